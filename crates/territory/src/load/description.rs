//! `territory.toml`: what a data set says of itself.

use aimaq_words::msg;
use aimaq_words::text_fault;
use jiff::civil::Date;
use serde::Deserialize;

use super::error::Fault;
use crate::{Attribution, CodeSystem, Kinds, LevelWords, Names, Past, TestedClaim, Unknown};
use aimaq_words::{line_at, plainly};

const FILE: &str = "territory.toml";

/// What a data set says of itself.
pub(super) struct Description {
    pub(super) name: String,
    pub(super) title: Names,
    pub(super) country: Option<String>,
    pub(super) date: Date,
    pub(super) population_date: Option<Date>,
    pub(super) code_system: CodeSystem,
    pub(super) kinds: Kinds,
    pub(super) levels: LevelWords,
    pub(super) schematic: bool,
    pub(super) attribution: WrittenAttribution,
    pub(super) people_note: Option<Names>,
    pub(super) history: Vec<String>,
    pub(super) past: Vec<Past>,
    pub(super) unknown: Vec<Unknown>,
    pub(super) claim: Option<TestedClaim>,
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    #[serde(with = "aimaq_words::text")]
    title: Names,
    country: Option<String>,
    date: toml::Value,
    #[serde(default)]
    population_date: Option<toml::Value>,
    #[serde(default)]
    code_system: CodeSystem,
    #[serde(default)]
    kinds: Kinds,
    #[serde(default)]
    levels: LevelWords,
    #[serde(default)]
    schematic: bool,
    #[serde(default)]
    attribution: WrittenAttribution,
    people: Option<Text>,
    #[serde(default)]
    history: Vec<String>,
    #[serde(default)]
    past: WrittenPast,
    #[serde(default)]
    unknown: Vec<WrittenUnknown>,
    claim: Option<WrittenClaim>,
    #[serde(default, rename = "notes")]
    _notes: toml::Table,
}

/// The sources as they are written.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenAttribution {
    boundaries: Option<Text>,
    #[serde(default)]
    others: Vec<Text>,
}

/// A text for every language, or one for each.
#[derive(Deserialize)]
struct Text(#[serde(with = "aimaq_words::text")] Names);

impl From<WrittenAttribution> for Attribution {
    fn from(written: WrittenAttribution) -> Self {
        Self {
            boundaries: written.boundaries.map(|text| text.0),
            others: written.others.into_iter().map(|text| text.0).collect(),
        }
    }
}

/// A claim as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenClaim {
    says: Text,
    /// The year in which the status was lost.
    since: Option<i16>,
    note: Option<Text>,
}

impl From<WrittenClaim> for TestedClaim {
    fn from(written: WrittenClaim) -> Self {
        Self {
            says: written.says.0,
            since: written.since,
            note: written.note.map(|text| text.0),
        }
    }
}

/// One way back, or several from the latest time on.
#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenPast {
    One(Past),
    Several(Vec<Past>),
}

impl Default for WrittenPast {
    fn default() -> Self {
        Self::Several(Vec::new())
    }
}

impl From<WrittenPast> for Vec<Past> {
    fn from(written: WrittenPast) -> Self {
        match written {
            WrittenPast::One(past) => vec![past],
            WrittenPast::Several(all) => all,
        }
    }
}

/// What some days leave open, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenUnknown {
    from: Option<toml::Value>,
    until: Option<toml::Value>,
    what: Text,
}

impl WrittenUnknown {
    fn read(self) -> Result<Unknown, Fault> {
        let end = |key, value: &Option<toml::Value>| {
            let read = value.as_ref().map(|value| day(key, value));
            read.transpose()
        };
        Ok(Unknown {
            from: end("from", &self.from)?,
            until: end("until", &self.until)?,
            what: self.what.0,
        })
    }
}

impl Description {
    /// Reads the file; nothing where it cannot be used.
    pub(super) fn read(text: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        let before = faults.len();
        match toml::from_str::<toml::Table>(text) {
            Ok(table) => {
                let needed = ["name", "title", "date"];
                let missing = needed.into_iter().filter(|key| !table.contains_key(*key));
                faults.extend(missing.map(|key| {
                    let example = match key {
                        "name" => "name = \"norway\"",
                        "title" => "title = { en = \"Norway\", no = \"Norge\" }",
                        _ => "date = 2019-12-31",
                    };
                    Fault::new(
                        FILE,
                        msg!(
                            "error-load-no-key",
                            key = key.to_string(),
                            example = example.to_string()
                        ),
                    )
                }));
            }
            Err(error) => faults.push(wrong(text, &error)),
        }
        if faults.len() > before {
            return None;
        }
        let file: File = match toml::from_str(text) {
            Ok(file) => file,
            Err(error) => {
                faults.push(wrong(text, &error));
                return None;
            }
        };
        if let Some(code) = file.country.as_ref().filter(|code| !is_country(code)) {
            let message = msg!("error-load-country", code = code.to_string());
            faults.push(Fault::new(FILE, message));
            return None;
        }
        let counted = file.population_date.as_ref();
        let date = day("date", &file.date);
        let population_date = counted.map(|value| day("population_date", value));
        let unknown = file.unknown.into_iter().map(WrittenUnknown::read);
        let unknown: Result<Vec<Unknown>, Fault> = unknown.collect();
        let (date, population_date, unknown) = match (date, population_date.transpose(), unknown) {
            (Ok(date), Ok(population_date), Ok(unknown)) => (date, population_date, unknown),
            (date, counted, unknown) => {
                let wrong = [date.err(), counted.err(), unknown.err()];
                faults.extend(wrong.into_iter().flatten());
                return None;
            }
        };
        Some(Self {
            name: file.name,
            title: file.title,
            country: file.country,
            date,
            population_date,
            code_system: file.code_system,
            kinds: file.kinds,
            levels: file.levels,
            schematic: file.schematic,
            attribution: file.attribution,
            people_note: file.people.map(|text| text.0),
            history: file.history,
            past: file.past.into(),
            unknown,
            claim: file.claim.map(TestedClaim::from),
        })
    }
}

/// Whether this is a code of two capital letters, as ISO 3166 gives them.
fn is_country(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// The day that a key holds, as a date or as text.
fn day(key: &str, value: &toml::Value) -> Result<Date, Fault> {
    let day = value.to_string().trim_matches('"').parse();
    day.map_err(|_| {
        let message = msg!(
            "error-load-key-day",
            key = key.to_string(),
            value = value.to_string()
        );
        Fault::new(FILE, message)
    })
}

/// What the reader of TOML says, with its line and in the words of the other faults.
fn wrong(text: &str, error: &toml::de::Error) -> Fault {
    let message = plainly(error.message());
    let message = match message.strip_prefix("unknown field ") {
        Some(rest) => {
            let said = rest.replacen(", expected", " is not known here; expected", 1);
            let mut names = rest.split('`').skip(1).step_by(2);
            let key = names.next().unwrap_or_default();
            let known = names.collect::<Vec<_>>().join(", ");
            msg!(
                "error-load-unknown-key",
                said = said,
                key = key,
                known = known
            )
        }
        None => text_fault(error.message()),
    };
    let fault = Fault::new(FILE, message);
    match error.span() {
        Some(span) => fault.at(line_at(text, span.start)),
        None => fault,
    }
}
