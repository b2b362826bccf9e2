//! Crosswalks as files: CSV and JSON, sealed.
//!
//! The seal is the SHA-256 of the whole file with the digits of the seal itself
//! put to zero. It covers the plan and the inputs, whose own checksums stand in
//! the head, and the rows. A file of which one byte differs is refused.

use rustc_hash::FxHashMap;

use super::{Crosswalk, Quality, Row};
use aimaq_io::{csv_line, sha256_hex};
use aimaq_words::{Message, Tell, Told, as_text, from_text, msg, quoted};

/// Why a crosswalk cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum CrosswalkError {
    /// There is no seal.
    NoSeal {
        /// The file.
        file: String,
    },
    /// The seal is broken.
    Broken {
        /// The file.
        file: String,
    },
    /// The contents are not a crosswalk.
    Content {
        /// The file.
        file: String,
        /// What is wrong.
        message: Message,
    },
}

impl Tell for CrosswalkError {
    fn told(&self) -> Told {
        match self {
            Self::NoSeal { file } => Told::new(msg!("error-no-seal", file = file)),
            Self::Broken { file } => Told::new(msg!("error-broken-seal", file = file)),
            Self::Content { file, message } => Told::new(message.clone()).in_file(file),
        }
    }
}

const UNSEALED: &str = "0000000000000000000000000000000000000000000000000000000000000000";
const MARK: &str = "sha256 of this file: ";

fn sealed(text: &str) -> String {
    let digits = sha256_hex(text.as_bytes());
    text.replacen(&format!("{MARK}{UNSEALED}"), &format!("{MARK}{digits}"), 1)
}

/// The head of a CSV file: everything but the rows and figures.
#[derive(serde::Serialize, serde::Deserialize)]
struct Head {
    plan: String,
    from_date: jiff::civil::Date,
    to_date: jiff::civil::Date,
    level: super::Level,
    weights: super::Weights,
    schematic: bool,
    sources: Vec<super::Source>,
}

impl Crosswalk {
    /// The crosswalk as sealed JSON.
    pub fn to_json(&self) -> String {
        let json = serde_json::json!({
            "seal": format!("{MARK}{UNSEALED}"),
            "crosswalk": self,
        });
        let mut text = serde_json::to_string_pretty(&json).unwrap_or_default();
        text.push('\n');
        sealed(&text)
    }

    /// The crosswalk as sealed CSV: a head of lines that begin with `#`, then one
    /// line per row. Every column holds values of one kind.
    pub fn to_csv(&self) -> String {
        let head = Head {
            plan: self.plan.clone(),
            from_date: self.from_date,
            to_date: self.to_date,
            level: self.level,
            weights: self.weights,
            schematic: self.schematic,
            sources: self.sources.clone(),
        };
        let head = serde_json::to_string(&head).unwrap_or_default();
        let mut text = format!("# {MARK}{UNSEALED}\n# {head}\n");
        text.push_str("from,from_code,to,to_code,weight,low,high,basis,population,area_km2,settlements,changes,flow,quality\n");
        let mut indicators: FxHashMap<&str, f64> = FxHashMap::default();
        for quality in &self.quality {
            // The first of a name counts.
            let known = indicators.entry(&quality.to);
            known.or_insert(quality.indicator);
        }
        for row in &self.rows {
            let indicator = indicators.get(row.to.as_str());
            text.push_str(&line(row, indicator.copied().unwrap_or(0.0)));
        }
        sealed(&text)
    }

    /// The quality of a target.
    pub fn quality_of(&self, to: &str) -> Option<&Quality> {
        self.quality.iter().find(|q| q.to == to)
    }
}

fn line(row: &Row, indicator: f64) -> String {
    let numbers = [row.weight, row.low, row.high].map(|n| n.to_string());
    let cells = [
        row.from.as_str(),
        &row.from_code,
        &row.to,
        &row.to_code,
        &numbers[0],
        &numbers[1],
        &numbers[2],
        &row.basis,
        &row.population.to_string(),
        &row.area_km2.to_string(),
        &row.settlements.to_string(),
        &row.changes,
        row.flow.word(),
        &indicator.to_string(),
    ];
    // A line that begins with `#` would be part of the head.
    let cells = cells.map(|cell| as_text(cell).into_owned());
    csv_line(cells.iter().map(String::as_str), Some(b'#'))
}

/// Reads a sealed crosswalk, JSON or CSV.
///
/// # Errors
/// If it has no seal, if one byte differs from what was sealed, or if it is not
/// a crosswalk.
pub fn read_crosswalk(text: &str, file: &str) -> Result<Crosswalk, CrosswalkError> {
    let label = || file.to_owned();
    let no_seal = || CrosswalkError::NoSeal { file: label() };
    let at = text.find(MARK).ok_or_else(no_seal)? + MARK.len();
    let seal = text.get(at..at + UNSEALED.len()).ok_or_else(no_seal)?;
    let mut open = text.to_owned();
    open.replace_range(at..at + UNSEALED.len(), UNSEALED);
    if sha256_hex(open.as_bytes()) != seal {
        return Err(CrosswalkError::Broken { file: label() });
    }
    let content = |message: Message| CrosswalkError::Content {
        file: label(),
        message,
    };
    if text.starts_with('#') {
        return from_csv(text).map_err(content);
    }
    let json: serde_json::Value =
        serde_json::from_str(text).map_err(|e| content(e.told().message))?;
    let crosswalk = json.get("crosswalk").cloned().unwrap_or_default();
    serde_json::from_value(crosswalk).map_err(|e| content(e.told().message))
}

fn from_csv(text: &str) -> Result<Crosswalk, Message> {
    let head = text.lines().nth(1).and_then(|line| line.strip_prefix("# "));
    let head: Head =
        serde_json::from_str(head.unwrap_or_default()).map_err(|e| e.told().message)?;
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let rows: Result<Vec<Row>, csv::Error> = reader.deserialize().collect();
    let mut rows = rows.map_err(quoted)?;
    for row in &mut rows {
        let names = [
            &mut row.from,
            &mut row.to,
            &mut row.from_code,
            &mut row.to_code,
        ];
        for text in names.into_iter().chain([&mut row.basis, &mut row.changes]) {
            *text = from_text(text).to_owned();
        }
    }
    for (i, row) in rows.iter().enumerate() {
        let numbers = [row.weight, row.low, row.high, row.area_km2];
        if !numbers.iter().all(|number| number.is_finite()) {
            return Err(msg!("error-row-finite", row = (i + 1).to_string()));
        }
    }
    Ok(Crosswalk {
        plan: head.plan,
        from_date: head.from_date,
        to_date: head.to_date,
        level: head.level,
        weights: head.weights,
        schematic: head.schematic,
        sources: head.sources,
        quality: super::quality::of(&rows),
        rows,
    })
}
