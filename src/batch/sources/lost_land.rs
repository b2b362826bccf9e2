//! Units that would lose their land by a join of boundaries.

use std::fmt;

use jiff::civil::Date;

use crate::msg;
use crate::words::{Tell, Told, Value, joined};

/// How many are listed.
const SHOWN: usize = 5;

/// Units have no feature while features belong to no unit: some codes do not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostLand {
    /// The day that the codes are of.
    pub(super) day: Date,
    /// Paths of the units.
    pub(super) units: Vec<String>,
    /// Codes that these units should have.
    pub(super) missing: Vec<String>,
    /// Codes of features that no unit has.
    pub(super) stray: Vec<String>,
}

impl std::error::Error for LostLand {}

impl fmt::Display for LostLand {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.in_english())
    }
}

impl Tell for LostLand {
    fn told(&self) -> Told {
        let (units, features) = (
            counted(self.units.len(), "unit has", "units have"),
            counted(self.stray.len(), "feature belongs", "features belong"),
        );
        let meant = self.meant().into_iter().take(SHOWN);
        let meant = meant
            .map(|(missing, stray)| msg!("error-lost-meant", missing = missing, stray = stray));
        Told::new(msg!(
            "error-lost-land",
            units = units,
            n = self.units.len(),
            day = self.day.to_string(),
            names = first_few(&self.units),
            features = features,
            m = self.stray.len(),
            codes = first_few(&self.stray),
            meant = joined("", meant),
        ))
        .hint(msg!("hint-mend-codes"))
        .hint(msg!("hint-accept-without-land"))
    }
}

/// The first of some names, and how many more there are.
fn first_few(all: &[String]) -> Value {
    let (shown, more) = all.split_at(SHOWN.min(all.len()));
    let names = Value::from(shown.join(", "));
    match more.len() {
        0 => names,
        n => msg!("error-and-more", names = names, n = n).into(),
    }
}

impl LostLand {
    /// Codes that are missing, each with the one of a feature that it may stand for.
    fn meant(&self) -> Vec<(&str, &str)> {
        let pairs = self.stray.iter().filter_map(|stray| {
            let mut alike = self.missing.iter().filter(|code| are_alike(code, stray));
            match (alike.next(), alike.next()) {
                (Some(code), None) => Some((code.as_str(), stray.as_str())),
                _ => None,
            }
        });
        pairs.take(SHOWN).collect()
    }
}

/// Zeros lost before or after, one within the other, or one character off.
fn are_alike(code: &str, stray: &str) -> bool {
    let digits = |text: &str| text.trim_matches('0').to_owned();
    let within = |a: &str, b: &str| a.len() > 2 && b.contains(a);
    digits(code) == digits(stray)
        || within(code, stray)
        || within(stray, code)
        || (code.len() > 2 && strsim::osa_distance(code, stray) <= 1)
}

fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lost(missing: &[&str], stray: &[&str]) -> LostLand {
        let texts = |all: &[&str]| all.iter().map(|&text| text.to_owned()).collect();
        LostLand {
            day: jiff::civil::date(2020, 1, 1),
            units: texts(&["t/Oslo"]),
            missing: texts(missing),
            stray: texts(stray),
        }
    }

    #[test]
    fn a_code_that_one_missing_code_is_like_is_asked_about() {
        let said = lost(&["0301", "5001"], &["301A", "0301 "]).to_string();
        assert!(said.contains("did you mean `0301` by `0301 `?"), "{said}");
        assert!(!said.contains("`301A`"), "{said}");
    }

    #[test]
    fn a_code_that_could_be_several_is_not_guessed() {
        let said = lost(&["1001", "1003"], &["1002"]).to_string();
        assert!(!said.contains("did you mean"), "{said}");
        assert!(said.contains("1 unit has no feature by the codes of 2020-01-01"));
    }
}
