//! Writing the fields of a Shapefile (dBASE III table).

use std::io;

use super::format::{Item, Layer};
use super::schema::{Cell, Column, Kind, Schema, some_of};
use aimaq_words::Message;
use aimaq_words::msg;

/// Bytes of the name of a field, and of a text, at most.
const LONGEST_NAME: usize = 10;
const LONGEST_TEXT: usize = 254;
/// Digits of a number at most; longer ones are written with an exponent.
const LONGEST_NUMBER: usize = 24;
/// 1 January 2000, years from 1900: the day of the last change.
const DAY: [u8; 3] = [100, 1, 1];

/// A field with the room that its values take.
struct Field {
    name: String,
    kind: u8,
    length: usize,
    decimals: usize,
}

/// The table of a layer, and what is lost in it.
///
/// # Errors
/// If it has more fields than fit into a row.
pub(super) fn table(layer: Layer<'_>) -> io::Result<(Vec<u8>, Vec<Message>)> {
    let mut schema = Schema::of(layer);
    let mut lost = std::mem::take(&mut schema.told);
    let (names, shortened) = names(&schema.columns);
    lost.extend(shortened);
    let fields: Vec<Field> = names
        .into_iter()
        .enumerate()
        .map(|(column, name)| field(name, &schema, column, layer))
        .collect();
    let row: usize = 1 + fields.iter().map(|field| field.length).sum::<usize>();
    let mut bytes = head(&fields, layer.len(), row)?;
    bytes.reserve(row * layer.len() + 1);
    let mut cut = 0;
    for (number, item) in (1_usize..).zip(layer.items()) {
        bytes.push(b' ');
        for (column, field) in fields.iter().enumerate() {
            match schema.columns.get(column) {
                Some(_) => cut += usize::from(push(&mut bytes, &schema.cell(column, &item), field)),
                None => push_text(&mut bytes, &number.to_string(), field.length, true),
            }
        }
    }
    // The end of the file.
    bytes.push(0x1a);
    if cut > 0 {
        lost.push(msg!("write-cut", n = cut, most = LONGEST_TEXT));
    }
    Ok((bytes, lost))
}

fn head(fields: &[Field], rows: usize, row: usize) -> io::Result<Vec<u8>> {
    let large = |_| io::Error::from(aimaq_words::Sentence(msg!("error-write-fields")));
    let length = 32 + 32 * fields.len() + 1;
    let mut head = vec![3];
    head.extend(DAY);
    head.extend(u32::try_from(rows).map_err(large)?.to_le_bytes());
    head.extend(u16::try_from(length).map_err(large)?.to_le_bytes());
    head.extend(u16::try_from(row).map_err(large)?.to_le_bytes());
    head.resize(32, 0);
    for field in fields {
        let mut name = field.name.as_bytes().to_vec();
        name.resize(11, 0);
        head.extend(name);
        head.push(field.kind);
        head.extend([0; 4]);
        head.push(u8::try_from(field.length).map_err(large)?);
        head.push(u8::try_from(field.decimals).map_err(large)?);
        head.extend([0; 14]);
    }
    head.push(0x0d);
    Ok(head)
}

/// Names that fit, each once whatever the case of its letters, and a note on those that
/// had to be shortened. A table without fields gets one with the number of the feature.
fn names(columns: &[Column]) -> (Vec<String>, Option<Message>) {
    let mut names: Vec<String> = Vec::with_capacity(columns.len());
    let mut shortened = Vec::new();
    for column in columns {
        let taken = |name: &str| names.iter().any(|n| n.eq_ignore_ascii_case(name));
        let plain = cut(column.name.trim(), LONGEST_NAME);
        let mut others = (1..).map(|n| {
            let end = format!("_{n}");
            format!("{}{end}", cut(plain, LONGEST_NAME - end.len()))
        });
        let name = match plain.is_empty() || taken(plain) {
            true => others.find(|name| !taken(name)).unwrap_or_default(),
            false => plain.to_owned(),
        };
        if name != column.name {
            shortened.push(format!("{} → {name}", column.name));
        }
        names.push(name);
    }
    if names.is_empty() {
        names.push("fid".to_owned());
    }
    let names_of = some_of(&shortened);
    let note = msg!("write-names", most = LONGEST_NAME, names = names_of);
    (names, (!shortened.is_empty()).then_some(note))
}

/// The longest beginning of a text that takes so many bytes and ends with a letter.
fn cut(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn field(name: String, schema: &Schema, column: usize, layer: Layer<'_>) -> Field {
    let Some(Column { kind, .. }) = schema.columns.get(column) else {
        let length = layer.len().to_string().len();
        return Field {
            name,
            kind: b'N',
            length,
            decimals: 0,
        };
    };
    let texts = layer
        .items()
        .map(|item: Item<'_>| text_of(&schema.cell(column, &item)));
    let (mut length, mut decimals) = (1, 0);
    for text in texts {
        length = length.max(text.len());
        let digits = text.split_once('.').map_or(0, |(_, part)| part.len());
        decimals = decimals.max(digits);
    }
    let (kind, length, decimals) = match kind {
        Kind::Bool => (b'L', 1, 0),
        Kind::Integer => (b'N', length, 0),
        Kind::Real => (b'N', length, decimals.min(15).min(length.saturating_sub(2))),
        Kind::Text => (b'C', length.min(LONGEST_TEXT), 0),
    };
    Field {
        name,
        kind,
        length,
        decimals,
    }
}

fn text_of(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Bool(true) => "T".to_owned(),
        Cell::Bool(false) => "F".to_owned(),
        Cell::Real(number) => {
            let plain = number.to_string();
            match plain.len() <= LONGEST_NUMBER {
                true => plain,
                false => ryu::Buffer::new().format(*number).to_owned(),
            }
        }
        other => other.text().into_owned(),
    }
}

/// Writes a value; gives whether a part of it did not fit.
fn push(bytes: &mut Vec<u8>, cell: &Cell<'_>, field: &Field) -> bool {
    let text = text_of(cell);
    match (field.kind, cell) {
        (b'L', Cell::Null) => bytes.push(b'?'),
        (b'C', _) => {
            let kept = cut(&text, field.length);
            push_text(bytes, kept, field.length, false);
            return kept.len() < text.len();
        }
        _ => push_text(bytes, &text, field.length, true),
    }
    false
}

fn push_text(bytes: &mut Vec<u8>, text: &str, length: usize, right: bool) {
    let padding = length.saturating_sub(text.len());
    let spaces = std::iter::repeat_n(b' ', padding);
    if right {
        bytes.extend(spaces);
        bytes.extend(text.as_bytes());
    } else {
        bytes.extend(text.as_bytes());
        bytes.extend(spaces);
    }
}
