//! The fields of a Shapefile (dBASE table), as they are written: a number keeps its
//! digits, a text is decoded or refused, no field is lost.

use encoding_rs::{Encoding, UTF_8};
use serde_json::{Map, Number, Value};

use super::encoding::{self, KNOWN};
use super::format::ReadOptions;
use super::listed;
use aimaq_words::Message;
use aimaq_words::msg;

/// Length of the head before the fields, and of each field in it.
const HEAD: usize = 32;
const FIELD: usize = 32;
/// Ends the list of fields.
const END_OF_FIELDS: u8 = 0x0d;

/// A table that was read.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The rows in their order.
    pub(super) rows: Vec<Row>,
    /// What should be known, each a sentence.
    pub(super) warnings: Vec<Message>,
}

/// A row of a table.
#[derive(Debug, PartialEq)]
pub(super) enum Row {
    /// It is marked as deleted.
    Deleted,
    Values(Map<String, Value>),
    /// It cannot be read, and why; only where such rows may be left out.
    Odd(Message),
}

struct Field {
    name: String,
    kind: u8,
    /// Place and length in a row.
    at: usize,
    length: usize,
}

/// What a table declares about itself.
struct Head {
    fields: Vec<Field>,
    rows: usize,
    /// Where the rows begin, and the bytes of each.
    start: usize,
    row: usize,
    mark: u8,
    renamed: Vec<Message>,
}

/// How text is read.
struct Texts {
    /// The encoding, or why none is known.
    encoding: Result<&'static Encoding, Message>,
    /// Rows, from 1, of which a text was cut within a letter.
    cut: Vec<usize>,
}

/// Reads a table; `cpg` names its encoding where nobody said it.
///
/// # Errors
/// If the file is shorter than it says, has a field of an unknown kind, or holds text
/// that is not in its encoding.
pub(super) fn parse(
    dbf: &[u8],
    cpg: Option<&[u8]>,
    options: &ReadOptions,
) -> Result<Table, Message> {
    let head = head(dbf)?;
    let mut table = Table::default();
    let mut texts = match &options.encoding {
        Some(name) => Texts::of(Ok(encoding::known(name)?)),
        None => Texts::new(cpg, head.mark, &mut table.warnings)?,
    };
    for number in 0..head.rows {
        let from = head.start + number * head.row;
        let row = dbf.get(from..from + head.row).ok_or_else(|| {
            msg!(
                "error-dbf-ends",
                row = (number + 1).to_string(),
                all = head.rows.to_string()
            )
        })?;
        // The first byte says whether a row is deleted.
        let deleted = row.first() == Some(&b'*');
        table.rows.push(if deleted {
            Row::Deleted
        } else {
            match values(&head.fields, row, number + 1, &mut texts) {
                Ok(values) => Row::Values(values),
                Err(what) if options.partial => Row::Odd(what),
                Err(what) => return Err(what),
            }
        });
    }
    table.warnings.extend(texts.warning());
    table.warnings.extend(head.renamed);
    Ok(table)
}

fn head(dbf: &[u8]) -> Result<Head, Message> {
    let short = || msg!("error-file-head-cut");
    let bytes = |from: usize, n: usize| dbf.get(from..from + n).ok_or_else(short);
    let u16_at =
        |from: usize| bytes(from, 2).map(|b| usize::from(u16::from_le_bytes([b[0], b[1]])));
    let rows = bytes(4, 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize)?;
    let (start, row) = (u16_at(8)?, u16_at(10)?);
    let mark = bytes(29, 1)?[0];
    let (mut fields, mut renamed, mut at): (Vec<Field>, Vec<Message>, usize) =
        (Vec::new(), Vec::new(), 1);
    let mut from = HEAD;
    while from + FIELD <= start && bytes(from, 1)?[0] != END_OF_FIELDS {
        let field = bytes(from, FIELD)?;
        let length = usize::from(field[16]);
        let (name, note) = name(&field[..11], &fields);
        renamed.extend(note);
        fields.push(Field {
            name,
            kind: field[11],
            at,
            length,
        });
        at += length;
        from += FIELD;
    }
    if at > row || start < from {
        return Err(msg!("error-dbf-fields-long"));
    }
    Ok(Head {
        fields,
        rows,
        start,
        row,
        mark,
        renamed,
    })
}

/// The name of a field, and a note if another one has it already.
fn name(bytes: &[u8], before: &[Field]) -> (String, Option<Message>) {
    let end = bytes.iter().position(|&b| b == 0).unwrap_or(bytes.len());
    let plain = match encoding::decode(&bytes[..end], UTF_8, true) {
        Some(decoded) => decoded.text.trim().to_owned(),
        None => bytes[..end].iter().map(|&b| char::from(b)).collect(),
    };
    let taken = |name: &str| before.iter().any(|field| field.name == name);
    if !taken(&plain) {
        return (plain, None);
    }
    let mut others = (2..).map(|n| format!("{plain}_{n}"));
    let other = others.find(|name| !taken(name)).unwrap_or_default();
    let note = msg!("read-field-twice", field = &plain, other = &other);
    (other, Some(note))
}

fn values(
    fields: &[Field],
    row: &[u8],
    number: usize,
    texts: &mut Texts,
) -> Result<Map<String, Value>, Message> {
    let mut values = Map::new();
    for field in fields {
        let bytes = &row[field.at..field.at + field.length];
        let value = value(field, bytes, number, texts).map_err(|what| {
            msg!(
                "error-dbf-field",
                field = field.name.to_string(),
                feature = number.to_string(),
                said = what
            )
        })?;
        values.insert(field.name.clone(), value);
    }
    Ok(values)
}

fn value(field: &Field, bytes: &[u8], row: usize, texts: &mut Texts) -> Result<Value, Message> {
    let binary = |n: usize| bytes.get(..n).ok_or(msg!("error-dbf-short"));
    Ok(match field.kind {
        b'C' => texts.text(bytes, row)?,
        b'N' | b'F' => number(bytes)?,
        b'L' => match bytes.first() {
            Some(b'1' | b'T' | b't' | b'Y' | b'y') => Value::Bool(true),
            Some(b'0' | b'F' | b'f' | b'N' | b'n') => Value::Bool(false),
            _ => Value::Null,
        },
        b'D' => date(bytes),
        b'I' | b'+' => {
            let b = binary(4)?;
            Value::from(i32::from_le_bytes([b[0], b[1], b[2], b[3]]))
        }
        b'B' | b'O' if field.length == 8 => {
            Number::from_f64(f64::from_bits(long(binary(8)?))).map_or(Value::Null, Value::Number)
        }
        // Ten-thousandths of the unit.
        b'Y' => Value::from(long(binary(8)?) as i64 as f64 / 1e4),
        // Kept in another file, or of no use as a field.
        b'M' | b'B' | b'G' | b'P' | b'T' | b'@' | b'0' => Value::Null,
        kind => return Err(msg!("error-dbf-kind", kind = char::from(kind).to_string())),
    })
}

fn long(bytes: &[u8]) -> u64 {
    bytes.try_into().map_or(0, u64::from_le_bytes)
}

/// A number with the digits that are written. One that is a code, with a zero in front
/// or more digits than a number holds, stays text.
fn number(bytes: &[u8]) -> Result<Value, Message> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
    if text.is_empty() || text.bytes().all(|b| b == b'*') {
        return Ok(Value::Null);
    }
    let bare = text.trim_start_matches(['-', '+']);
    let digits = bare.bytes().all(|b| b.is_ascii_digit());
    if digits && !bare.is_empty() {
        let code = bare.len() > 1 && bare.starts_with('0');
        return Ok(
            match text.strip_prefix('+').unwrap_or(text).parse::<i64>() {
                Ok(number) if !code => Value::from(number),
                _ => Value::from(text),
            },
        );
    }
    let real = text.parse::<f64>().ok().filter(|x| x.is_finite());
    let real = real.ok_or_else(|| msg!("error-no-number", text = text.to_string()))?;
    // Whole numbers stay whole, so that codes read as they are meant.
    if real.fract() == 0.0 && real.abs() < 9e15 {
        return Ok(Value::from(real as i64));
    }
    Ok(Value::from(real))
}

fn date(bytes: &[u8]) -> Value {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim();
    let is_date = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    if !is_date || text == "00000000" {
        return Value::Null;
    }
    Value::from(format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]))
}

impl Texts {
    fn new(cpg: Option<&[u8]>, mark: u8, warnings: &mut Vec<Message>) -> Result<Self, Message> {
        let name = cpg.map(|cpg| String::from_utf8_lossy(cpg).trim().to_owned());
        let name = name.filter(|name| !name.is_empty());
        let encoding = match &name {
            Some(name) => Ok(encoding::by_name(name).ok_or_else(|| {
                msg!(
                    "error-dbf-cpg",
                    name = name.to_string(),
                    known = KNOWN.to_string()
                )
            })?),
            None => {
                warnings.push(msg!("read-no-cpg"));
                match mark {
                    0 => Ok(UTF_8),
                    mark => encoding::by_mark(mark)
                        .ok_or_else(|| msg!("error-dbf-mark", mark = mark.to_string())),
                }
            }
        };
        Ok(Self::of(encoding))
    }

    fn of(encoding: Result<&'static Encoding, Message>) -> Self {
        Self {
            encoding,
            cut: Vec::new(),
        }
    }

    fn text(&mut self, field: &[u8], row: usize) -> Result<Value, Message> {
        let is_pad = |b: &u8| matches!(b, b' ' | 0);
        let end = field.iter().rposition(|b| !is_pad(b)).map_or(0, |i| i + 1);
        let start = field[..end].iter().position(|b| !is_pad(b)).unwrap_or(end);
        let (bytes, full) = (&field[start..end], end == field.len());
        if bytes.is_empty() {
            return Ok(Value::Null);
        }
        if bytes.is_ascii() {
            return Ok(Value::from(String::from_utf8_lossy(bytes)));
        }
        let hint = "say --encoding NAME, or write the name into a .cpg file beside it";
        let encoding = match &self.encoding {
            Ok(encoding) => *encoding,
            Err(why) => return Err(msg!("error-dbf-why", why = why, hint = hint, known = KNOWN)),
        };
        let Some(decoded) = encoding::decode(bytes, encoding, full) else {
            let name = encoding.name();
            return Err(msg!(
                "error-dbf-encoding",
                name = name.to_string(),
                hint = hint.to_string(),
                known = KNOWN.to_string()
            ));
        };
        if decoded.cut {
            self.cut.push(row);
        }
        Ok(Value::from(decoded.text.trim()))
    }

    fn warning(&mut self) -> Option<Message> {
        self.cut.dedup();
        (!self.cut.is_empty()).then(|| msg!("read-cut", features = listed(&self.cut)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_digits() {
        let value = |text: &str| number(text.as_bytes());
        for (text, expected) in [
            ("  191034101", Value::from(191_034_101)),
            ("191034101.000", Value::from(191_034_101)),
            ("0301", Value::from("0301")),
            ("0", Value::from(0)),
            ("-7", Value::from(-7)),
            ("0.5", Value::from(0.5)),
            (
                "12345678901234567890123",
                Value::from("12345678901234567890123"),
            ),
            ("1.2345e2", Value::from(123.45)),
            ("*****", Value::Null),
            ("   ", Value::Null),
        ] {
            assert_eq!(value(text), Ok(expected), "{text}");
        }
        assert!(value("12,5").is_err() && value("nan").is_err());
    }
}
