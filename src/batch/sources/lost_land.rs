//! Units that would lose their land by a join of boundaries.

use std::fmt;

use jiff::civil::Date;

use crate::words::first_of;

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
        let day = self.day;
        let (units, features) = (
            counted(self.units.len(), "unit has", "units have"),
            counted(self.stray.len(), "feature belongs", "features belong"),
        );
        write!(
            out,
            "{units} no feature by the codes of {day} and would lose all land: {}; \
             {features} to no unit: codes {}",
            first_of(&self.units, SHOWN),
            first_of(&self.stray, SHOWN)
        )?;
        for (missing, stray) in self.meant().into_iter().take(SHOWN) {
            write!(out, "; did you mean `{missing}` by `{stray}`?")?;
        }
        write!(
            out,
            "\n  hint: mend the codes, or name the day that they are of with --boundaries-on\n  \
             hint: where the boundaries really lack these units, accept that: \
             --accept units-without-land"
        )
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
