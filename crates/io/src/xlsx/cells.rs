//! The cells of a sheet.

use aimaq_words::Message;
use aimaq_words::msg;
use serde_json::{Number, Value};

use super::super::xml::Xml;
use super::dates;

/// Columns of a sheet at most.
const MOST_COLUMNS: usize = 16_384;

/// What the cells of all sheets refer to.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) texts: Vec<String>,
    /// Of each style, whether it shows a date.
    pub(super) dates: Vec<bool>,
    pub(super) from_1904: bool,
}

impl Shared {
    /// Reads the texts that several cells have in common.
    pub(super) fn read_texts(&mut self, text: &str) -> Result<(), Message> {
        let mut xml = Xml::new(text);
        if xml.child()? != Some("sst") {
            return Ok(());
        }
        while let Some(child) = xml.child()? {
            match child {
                "si" => self.texts.push(rich(&mut xml)?),
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    /// Reads which styles show dates.
    pub(super) fn read_styles(&mut self, text: &str) -> Result<(), Message> {
        let mut xml = Xml::new(text);
        let mut formats: Vec<(u32, String)> = Vec::new();
        if xml.child()? != Some("styleSheet") {
            return Ok(());
        }
        let number = |xml: &Xml<'_>, name| xml.attribute(name).and_then(|n| n.parse::<u32>().ok());
        while let Some(child) = xml.child()? {
            match child {
                "numFmts" => {
                    while xml.child()?.is_some() {
                        let code = xml.attribute("formatCode").unwrap_or_default();
                        let id = number(&xml, "numFmtId").unwrap_or_default();
                        formats.push((id, code.into_owned()));
                        xml.skip()?;
                    }
                }
                "cellXfs" => {
                    while xml.child()?.is_some() {
                        let id = number(&xml, "numFmtId").unwrap_or_default();
                        let code = formats.iter().find(|(known, _)| *known == id);
                        self.dates
                            .push(dates::is_date(id, code.map(|(_, code)| code.as_str())));
                        xml.skip()?;
                    }
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }
}

/// A text of several pieces with formats of their own, without how it is pronounced.
fn rich(xml: &mut Xml<'_>) -> Result<String, Message> {
    let mut all = String::new();
    while let Some(child) = xml.child()? {
        match child {
            "t" => all.push_str(&xml.content()?),
            "r" => {
                while let Some(child) = xml.child()? {
                    match child {
                        "t" => all.push_str(&xml.content()?),
                        _ => xml.skip()?,
                    }
                }
            }
            _ => xml.skip()?,
        }
    }
    Ok(all)
}

/// A row: its number from 1, and its cells that are not empty by their columns.
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) cells: Vec<(usize, Value)>,
}

/// The rows of a sheet that have cells.
///
/// # Errors
/// Says in which cell something is wrong.
pub(super) fn rows(text: &str, shared: &Shared) -> Result<Vec<Row>, Message> {
    let mut xml = Xml::new(text);
    let mut rows = Vec::new();
    if xml.child()? != Some("worksheet") {
        return Err(msg!("error-xlsx-no-sheet"));
    }
    while let Some(child) = xml.child()? {
        if child != "sheetData" {
            xml.skip()?;
            continue;
        }
        let mut number = 0;
        while let Some(child) = xml.child()? {
            if child != "row" {
                xml.skip()?;
                continue;
            }
            let own = xml.attribute("r").and_then(|n| n.parse::<usize>().ok());
            number = own.unwrap_or(number + 1);
            let cells = cells(&mut xml, number, shared)?;
            if !cells.is_empty() {
                rows.push(Row { number, cells });
            }
        }
    }
    Ok(rows)
}

fn cells(xml: &mut Xml<'_>, row: usize, shared: &Shared) -> Result<Vec<(usize, Value)>, Message> {
    let mut cells = Vec::new();
    let mut column = 0;
    while let Some(child) = xml.child()? {
        if child != "c" {
            xml.skip()?;
            continue;
        }
        if let Some(name) = xml.attribute("r") {
            let named = column_of(&name);
            column = named.ok_or_else(|| {
                msg!(
                    "error-xlsx-cell-name",
                    row = row.to_string(),
                    name = name.to_string()
                )
            })?;
        }
        let kind = xml.attribute("t").unwrap_or_default().into_owned();
        let style = xml.attribute("s").and_then(|n| n.parse::<usize>().ok());
        let value = cell(xml, &kind, style, shared);
        let value = value.map_err(|what| {
            msg!(
                "error-xlsx-cell",
                row = row.to_string(),
                column = (column + 1).to_string(),
                said = what
            )
        })?;
        if !value.is_null() {
            cells.push((column, value));
        }
        column += 1;
    }
    Ok(cells)
}

/// The column, from 0, in the name of a cell such as `AB12`.
fn column_of(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase);
    let mut column = 0_usize;
    for letter in letters {
        column = column * 26 + usize::from(letter - b'A') + 1;
        if column > MOST_COLUMNS {
            return None;
        }
    }
    column.checked_sub(1)
}

fn cell(
    xml: &mut Xml<'_>,
    kind: &str,
    style: Option<usize>,
    shared: &Shared,
) -> Result<Value, Message> {
    let mut text = None;
    while let Some(child) = xml.child()? {
        match child {
            "v" => text = Some(xml.content()?),
            "is" => text = Some(rich(xml)?),
            _ => xml.skip()?,
        }
    }
    let Some(text) = text else {
        return Ok(Value::Null);
    };
    match kind {
        "s" => {
            let known = text
                .trim()
                .parse::<usize>()
                .ok()
                .and_then(|at| shared.texts.get(at));
            let known = known.ok_or(msg!("error-xlsx-text"))?;
            Ok(Value::from(known.as_str()))
        }
        // An error of a formula stays as it is shown.
        "str" | "inlineStr" | "d" | "e" => Ok(Value::from(text)),
        "b" => Ok(Value::Bool(text.trim() == "1")),
        _ => {
            let is_date = style.and_then(|style| shared.dates.get(style)) == Some(&true);
            number(text.trim(), is_date, shared.from_1904)
        }
    }
}

fn number(text: &str, is_date: bool, from_1904: bool) -> Result<Value, Message> {
    if let (false, Ok(whole)) = (is_date, text.parse::<i64>()) {
        return Ok(Value::from(whole));
    }
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
    let number = number.ok_or_else(|| msg!("error-no-number", text = text.to_string()))?;
    if let Some(day) = is_date.then(|| dates::day(number, from_1904)).flatten() {
        return Ok(day);
    }
    // Large whole numbers are written with an exponent.
    if number.fract() == 0.0 && number.abs() < 9e15 {
        return Ok(Value::from(number as i64));
    }
    Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
}
