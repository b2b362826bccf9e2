//! Values to Arrow columns and back.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type,
    UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, RecordBatchOptions,
    StringArray,
};
use arrow_schema::{DataType, Field, Schema};
use serde_json::{Map, Number, Value};

use crate::error::Failure;

/// Columns of values, row by row; a column is of the narrowest kind that holds all its
/// values: truths, whole numbers, numbers, text.
pub(crate) fn of_rows(rows: &[Map<String, Value>]) -> Result<RecordBatch, Failure> {
    let mut names: Vec<&String> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for name in rows.iter().flat_map(Map::keys) {
        if seen.insert(name) {
            names.push(name);
        }
    }
    let column = |name: &&String| {
        let values: Vec<&Value> = rows
            .iter()
            .map(|row| row.get(*name).unwrap_or(&Value::Null))
            .collect();
        let array = column(&values);
        let field = Field::new(name.as_str(), array.data_type().clone(), true);
        (field, array)
    };
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = names.iter().map(column).unzip();
    batch(fields, arrays, rows.len())
}

/// A batch, which may have rows without columns.
pub(crate) fn batch(
    fields: Vec<Field>,
    arrays: Vec<ArrayRef>,
    rows: usize,
) -> Result<RecordBatch, Failure> {
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    let schema = Arc::new(Schema::new(fields));
    Ok(RecordBatch::try_new_with_options(schema, arrays, &options)?)
}

pub(crate) fn column(values: &[&Value]) -> ArrayRef {
    let given = || values.iter().filter(|value| !value.is_null());
    let all = |is: fn(&Value) -> bool| given().all(|value| is(value));
    if given().next().is_some() && all(Value::is_boolean) {
        return Arc::new(BooleanArray::from_iter(values.iter().map(|v| v.as_bool())));
    }
    if given().next().is_some() && all(Value::is_i64) {
        return Arc::new(Int64Array::from_iter(values.iter().map(|v| v.as_i64())));
    }
    // A whole number beyond 64 bits with a sign would lose digits as a float.
    if given().next().is_some() && all(|value| value.is_f64() || value.is_i64()) {
        return Arc::new(Float64Array::from_iter(values.iter().map(|v| v.as_f64())));
    }
    let text = |value: &&Value| match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    };
    Arc::new(StringArray::from_iter(values.iter().map(text)))
}

/// The values of a column.
///
/// # Errors
/// If it is neither text, numbers, truths nor days.
pub(crate) fn values(array: &ArrayRef, name: &str) -> Result<Vec<Value>, Failure> {
    fn whole<T>(array: &ArrayRef) -> Vec<Value>
    where
        T: arrow_array::ArrowPrimitiveType,
        Value: From<T::Native>,
    {
        let numbers = array.as_primitive::<T>().iter();
        numbers
            .map(|n| n.map_or(Value::Null, Value::from))
            .collect()
    }
    fn text<'a>(texts: impl Iterator<Item = Option<&'a str>>) -> Vec<Value> {
        texts.map(|t| t.map_or(Value::Null, Value::from)).collect()
    }
    Ok(match array.data_type() {
        DataType::Null => vec![Value::Null; array.len()],
        DataType::Boolean => {
            let truths = array.as_boolean().iter();
            truths.map(|t| t.map_or(Value::Null, Value::from)).collect()
        }
        DataType::Int8 => whole::<Int8Type>(array),
        DataType::Int16 => whole::<Int16Type>(array),
        DataType::Int32 => whole::<Int32Type>(array),
        DataType::Int64 => whole::<Int64Type>(array),
        DataType::UInt8 => whole::<UInt8Type>(array),
        DataType::UInt16 => whole::<UInt16Type>(array),
        DataType::UInt32 => whole::<UInt32Type>(array),
        DataType::UInt64 => whole::<UInt64Type>(array),
        DataType::Float64 => whole::<Float64Type>(array),
        DataType::Float32 => {
            let numbers = array.as_primitive::<Float32Type>().iter();
            // By its shortest text, so that 0.1 stays 0.1.
            let number = |n: f32| n.to_string().parse().ok().and_then(Number::from_f64);
            numbers
                .map(|n| n.and_then(number).map_or(Value::Null, Value::from))
                .collect()
        }
        DataType::Utf8 => text(array.as_string::<i32>().iter()),
        DataType::LargeUtf8 => text(array.as_string::<i64>().iter()),
        DataType::Utf8View => text(array.as_string_view().iter()),
        DataType::Date32 => {
            let days = array.as_primitive::<Date32Type>().iter();
            days.map(|day| day.and_then(date).map_or(Value::Null, Value::from))
                .collect()
        }
        DataType::Dictionary(_, _) => {
            let dictionary = array.as_any_dictionary();
            let entries = values(dictionary.values(), name)?;
            // Keys of nothing are all null, and cannot be brought into its range.
            if entries.is_empty() {
                return Ok(vec![Value::Null; array.len()]);
            }
            let keys = dictionary.normalized_keys();
            let entry = |(row, key): (usize, usize)| match array.is_null(row) {
                true => Value::Null,
                false => entries.get(key).cloned().unwrap_or_default(),
            };
            keys.into_iter().enumerate().map(entry).collect()
        }
        other => {
            let message = format!("column `{name}` is of type {other}, which is not read");
            return Err(Failure::new(message).hint("make it text or numbers, or drop it"));
        }
    })
}

/// Days since 1970 as text.
fn date(days: i32) -> Option<String> {
    let epoch = jiff::civil::date(1970, 1, 1);
    let day = epoch.checked_add(jiff::Span::new().try_days(days).ok()?);
    Some(day.ok()?.to_string())
}

/// The numbers of a column; a row without one is none.
///
/// # Errors
/// If it holds something else.
pub(crate) fn numbers(array: &ArrayRef, name: &str) -> Result<Vec<Option<f64>>, Failure> {
    let of = |value: Value| match &value {
        Value::Null => Ok(None),
        Value::Number(number) => Ok(number.as_f64()),
        Value::String(text) if text.trim().is_empty() => Ok(None),
        Value::String(text) => text.trim().parse().map(Some).map_err(|_| text.clone()),
        other => Err(other.to_string()),
    };
    let wrong = |row: usize, text: String| {
        Failure::new(format!(
            "row {}: column `{name}`: `{text}` is no number",
            row + 1
        ))
    };
    if let DataType::Float64 = array.data_type() {
        return Ok(array.as_primitive::<Float64Type>().iter().collect());
    }
    let values = values(array, name)?;
    (0..)
        .zip(values)
        .map(|(row, value)| of(value).map_err(|text| wrong(row, text)))
        .collect()
}
