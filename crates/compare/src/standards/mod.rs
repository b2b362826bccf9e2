//! Rules that regions should keep to, as data, and the verdict on each.

mod judge;
mod table;

use aimaq_words::{Message, Tell, Told, msg, text_fault};
use serde::{Deserialize, Serialize};

use super::evidence::Evidence;
use aimaq_territory::Names;
use aimaq_words::line_at;

pub use judge::assess;
pub use table::standards_table;

/// Rules with their legal sources.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standards {
    /// Title.
    #[serde(with = "aimaq_words::text")]
    pub title: Names,
    /// Where the rules are found.
    #[serde(with = "aimaq_words::text")]
    pub source: Names,
    /// The rules.
    pub rules: Vec<Standard>,
}

/// One rule; `source` says where it is found, in one text or one for each language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Standard {
    /// The land is contiguous.
    Contiguity {
        /// Legal source.
        #[serde(with = "aimaq_words::text")]
        source: Names,
    },
    /// At least so many people.
    LeastPopulation {
        /// People.
        people: u64,
        /// Legal source.
        #[serde(with = "aimaq_words::text")]
        source: Names,
    },
    /// At most so many people.
    MostPopulation {
        /// People.
        people: u64,
        /// Legal source.
        #[serde(with = "aimaq_words::text")]
        source: Names,
    },
    /// No known settlement or seat farther from the centre, geodesic.
    MostKmToCentre {
        /// Kilometres.
        km: f64,
        /// Legal source.
        #[serde(with = "aimaq_words::text")]
        source: Names,
    },
    /// No other region's centre nearer than that, geodesic.
    LeastKmBetweenCentres {
        /// Kilometres.
        km: f64,
        /// Legal source.
        #[serde(with = "aimaq_words::text")]
        source: Names,
    },
    /// The centre is the seat of a city.
    CentreIsCity {
        /// Legal source.
        #[serde(with = "aimaq_words::text")]
        source: Names,
    },
    /// The centre lies in the region.
    CentreInside {
        /// Legal source.
        #[serde(with = "aimaq_words::text")]
        source: Names,
    },
    /// At most so many units.
    MostUnits {
        /// Number of units.
        units: usize,
        /// Legal source.
        #[serde(with = "aimaq_words::text")]
        source: Names,
    },
}

/// What a rule says of a region.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assessment {
    /// The region.
    pub region: Names,
    /// Name of the rule, as the file writes it.
    pub rule: &'static str,
    /// Whether the region keeps to it; `None` where the data cannot say.
    pub holds: Option<bool>,
    /// What was found.
    #[serde(rename = "found")]
    pub evidence: Evidence,
    /// Legal source of the rule; programs get it in English.
    #[serde(serialize_with = "aimaq_words::text::main")]
    pub source: Names,
}

impl Assessment {
    /// The verdict by the key of its word.
    pub fn verdict(&self) -> &'static str {
        match self.holds {
            Some(true) => "rule_kept",
            Some(false) => "rule_broken",
            None => "rule_unknown",
        }
    }
}

/// Why a text is no pack of standards.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
#[non_exhaustive]
pub enum StandardsError {
    /// It is not of their form.
    NotStandards {
        /// Where.
        line: usize,
        /// What is wrong there.
        what: Message,
    },
    /// The length of a rule is not one.
    NotALength {
        /// The rule, counted from 1.
        rule: usize,
        /// What it says.
        km: f64,
    },
}

impl Tell for StandardsError {
    fn told(&self) -> Told {
        Told::new(match self {
            Self::NotStandards { line, what } => {
                msg!("error-line", line = line.to_string(), said = what)
            }
            Self::NotALength { rule, km } => msg!(
                "error-rule-length",
                rule = rule.to_string(),
                km = km.to_string(),
            ),
        })
    }
}

/// Reads rules.
///
/// # Errors
/// Where the text is not rules, with its line, or the length of a rule is not one.
pub fn parse_standards(text: &str) -> Result<Standards, StandardsError> {
    let standards: Standards = toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        StandardsError::NotStandards {
            line: line_at(text, start),
            what: text_fault(error.message()),
        }
    })?;
    for (i, rule) in standards.rules.iter().enumerate() {
        if let Standard::MostKmToCentre { km, .. } | Standard::LeastKmBetweenCentres { km, .. } =
            rule
            && !(km.is_finite() && *km >= 0.0)
        {
            let (rule, km) = (i + 1, *km);
            return Err(StandardsError::NotALength { rule, km });
        }
    }
    Ok(standards)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_without_a_length_is_refused() {
        for km in ["nan", "inf", "-1"] {
            let rule = format!("most_km_to_centre = {{ km = {km}, source = \"s\" }}");
            let text = format!("title = \"t\"\nsource = \"s\"\n[[rules]]\n{rule}\n");
            let error = parse_standards(&text).expect_err("wrong");
            assert!(error.to_string().starts_with("rule 1: km = "), "{error}");
        }
    }

    #[test]
    fn a_source_in_one_language_or_several_is_written_as_it_was_read() {
        let several = "{ en = \"law\", ru = \"закон\" }";
        for source in ["\"law\"", several] {
            let text = format!(
                "title = \"t\"\nsource = {source}\nrules = [{{ contiguity = {{ source = {source} }} }}]"
            );
            let read = parse_standards(&text).expect("rules");
            assert_eq!(read.source.main(), "law");
            let written = toml::to_string(&read).expect("a table");
            assert_eq!(parse_standards(&written).as_ref(), Ok(&read), "{written}");
            assert_eq!(written.contains("закон"), source == several);
        }
        let number = "title = 5\nsource = \"s\"\nrules = []";
        let error = parse_standards(number).expect_err("a number").to_string();
        assert!(error.contains("a text for each language"), "{error}");
    }
}
