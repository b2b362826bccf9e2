//! The columns of a FlatGeobuf file and the values in them.

use aimaq_words::Message;
use aimaq_words::msg;
use serde_json::{Map, Number, Value};

use super::buffer::{Damaged, Table};
use super::field;

/// A column as the head declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: String,
    kind: u8,
}

/// Types of values, as the schema numbers them.
pub(super) const BOOL: u8 = 2;
pub(super) const LONG: u8 = 7;
pub(super) const DOUBLE: u8 = 10;
pub(super) const STRING: u8 = 11;

/// The columns that a table lists; their names take no more bytes than there are.
pub(super) fn columns(table: &Table<'_>, field: u16, bytes: usize) -> Result<Vec<Column>, Damaged> {
    let Some(tables) = table.tables(field)? else {
        return Ok(Vec::new());
    };
    // A value names its column by 16 bits.
    if tables.len() > usize::from(u16::MAX) {
        return Err(Damaged);
    }
    let mut left = bytes;
    let mut columns: Vec<Column> = Vec::with_capacity(tables.len());
    for table in tables {
        let table = table?;
        let name = table.text(field::column::NAME)?;
        left = left.checked_sub(name.len()).ok_or(Damaged)?;
        columns.push(Column {
            name: name.to_owned(),
            kind: table.u8(field::column::TYPE)?,
        });
    }
    Ok(columns)
}

/// Adds the values of a feature; one that it does not have is null. Gives how many
/// were binary data, which are left out.
pub(super) fn values(
    mut bytes: &[u8],
    columns: &[Column],
    into: &mut Map<String, Value>,
) -> Result<usize, Message> {
    for column in columns {
        into.insert(column.name.clone(), Value::Null);
    }
    let mut binary = 0;
    while !bytes.is_empty() {
        let number = usize::from(u16::from_le_bytes(take(&mut bytes)?));
        let column = columns.get(number);
        let column = column.ok_or_else(|| msg!("error-fgb-column", number = number.to_string()))?;
        let value = value(column.kind, &mut bytes);
        let value = value
            .map_err(|what| msg!("error-field", field = column.name.to_string(), said = what))?;
        match value {
            Some(value) => {
                into.insert(column.name.clone(), value);
            }
            None => binary += 1,
        }
    }
    Ok(binary)
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Result<[u8; N], Message> {
    let (first, rest) = bytes.split_at_checked(N).ok_or(Damaged)?;
    *bytes = rest;
    Ok(first.try_into().map_err(|_| Damaged)?)
}

fn real(number: f64) -> Value {
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}

/// A value; none for binary data.
fn value(kind: u8, bytes: &mut &[u8]) -> Result<Option<Value>, Message> {
    Ok(Some(match kind {
        0 => Value::from(i8::from_le_bytes(take(bytes)?)),
        1 => Value::from(u8::from_le_bytes(take(bytes)?)),
        BOOL => Value::from(take::<1>(bytes)? != [0]),
        3 => Value::from(i16::from_le_bytes(take(bytes)?)),
        4 => Value::from(u16::from_le_bytes(take(bytes)?)),
        5 => Value::from(i32::from_le_bytes(take(bytes)?)),
        6 => Value::from(u32::from_le_bytes(take(bytes)?)),
        LONG => Value::from(i64::from_le_bytes(take(bytes)?)),
        8 => Value::from(u64::from_le_bytes(take(bytes)?)),
        // The decimal number that was meant, not its neighbour in more digits.
        9 => real(
            f32::from_le_bytes(take(bytes)?)
                .to_string()
                .parse()
                .unwrap_or(f64::NAN),
        ),
        DOUBLE => real(f64::from_le_bytes(take(bytes)?)),
        STRING | 12 | 13 => {
            let text =
                std::str::from_utf8(counted(bytes)?).map_err(|_| msg!("error-file-text-utf8"))?;
            let json = (kind == 12)
                .then(|| serde_json::from_str(text).ok())
                .flatten();
            json.unwrap_or_else(|| Value::from(text))
        }
        14 => {
            counted(bytes)?;
            return Ok(None);
        }
        other => return Err(msg!("error-fgb-type", other = other.to_string())),
    }))
}

fn counted<'a>(bytes: &mut &'a [u8]) -> Result<&'a [u8], Message> {
    let length = u32::from_le_bytes(take(bytes)?) as usize;
    let (first, rest) = bytes.split_at_checked(length).ok_or(Damaged)?;
    *bytes = rest;
    Ok(first)
}
