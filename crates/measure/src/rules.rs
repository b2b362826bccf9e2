//! Rules that tie offices and seats to regions and people, as a file.
//!
//! ```toml
//! [single_member]
//! seats = 29
//! least = 1
//! source = "…"
//!
//! [[office]]
//! key = "clerks"
//! name = "clerks"
//! rule = { each = { number = 2, at_large = { before = 15, after = 10 } } }
//! source = "…"
//!
//! [[office]]
//! key = "deputies"
//! name = "deputies"
//! total = "at most {total} deputies"
//! rule = { most = { number = 3, exceptionally = 4, from_people = 2000000 } }
//! source = "…"
//! ```
//!
//! Every section is optional; what a section does not say is not invented. A number that
//! another law changed says since when: `{ before = 15, after = 10, since = 2022-06-08 }`;
//! without `since` the numbers are those before and after the plan. Where `from` says the
//! first day of the number before, none is told for earlier days. A name or source is a text, or one for each language: `{ en = "…", ru = "…" }`.

use aimaq_words::{Message, Tell, Told, msg, text_fault};
use serde::{Deserialize, Serialize};

use super::office::{Office, wrong_key};
use super::stated::Stated;
use aimaq_territory::Names;
use aimaq_words::line_at;

/// The rules of a country.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeRules {
    /// Seats that are apportioned to regions by people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub single_member: Option<SingleMember>,
    /// Offices of regions, in the order of their columns.
    #[serde(default, rename = "office", skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<Office>,
}

/// Seats by people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SingleMember {
    /// Seats to apportion.
    pub seats: Stated,
    /// Seats that every region has at least.
    #[serde(default)]
    pub least: u32,
    /// Seats of the whole house.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
    /// Where the rule is from.
    #[serde(with = "aimaq_territory::text")]
    pub source: Names,
}

/// Why rules could not be read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct OfficeRulesError {
    file: String,
    line: Option<usize>,
    message: Message,
}

impl Tell for OfficeRulesError {
    fn told(&self) -> Told {
        Told::new(self.message.clone()).at_place(&self.file, self.line)
    }
}

/// Reads a rules file.
///
/// # Errors
/// Names the line and key that is wrong.
pub fn parse_office_rules(text: &str, file: &str) -> Result<OfficeRules, OfficeRulesError> {
    let wrong = |line: Option<usize>, message: Message| OfficeRulesError {
        file: file.to_owned(),
        line,
        message,
    };
    let rules: OfficeRules = toml::from_str(text).map_err(|error| {
        let span = error.span();
        let line = span.map(|span| line_at(text, span.start));
        wrong(line, text_fault(error.message()))
    })?;
    if let Some((key, number)) = numbers(&rules).find(|(_, number)| *number > MOST) {
        let message = msg!(
            "error-many-seats",
            key = key,
            number = number.to_string(),
            most = MOST.to_string(),
        );
        return Err(wrong(None, message));
    }
    match wrong_key(&rules.offices) {
        Some(message) => Err(wrong(None, message)),
        None => Ok(rules),
    }
}

/// The most seats or posts that a rule may give: more than there are anywhere, and
/// few enough to be given one by one and to be summed over all regions.
const MOST: u32 = 100_000;

/// The seats and posts of rules, with their keys.
fn numbers(rules: &OfficeRules) -> impl Iterator<Item = (&str, u32)> {
    let members = rules.single_member.iter().flat_map(|rule| {
        [
            ("single_member.seats", rule.seats.most()),
            ("single_member.least", rule.least),
        ]
    });
    let offices = rules.offices.iter();
    members.chain(offices.map(|office| (office.key.as_str(), office.most())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_differ_before_and_after() {
        let text = "[[office]]\nkey = \"clerks\"\nname = \"clerks\"\n\
            rule = { each = { number = 2, at_large = { before = 15, after = 10 } } }\n";
        let rules = parse_office_rules(text, "r.toml").expect("valid");
        let [clerks] = rules.offices.as_slice() else {
            panic!("{rules:?}")
        };
        assert_eq!(clerks.of_region(7, |n| Some(n.after())), Some(2));
        assert_eq!(clerks.at_large(|n| Some(n.before())), Some(15));
        assert_eq!(clerks.at_large(|n| Some(n.after())), Some(10));
    }

    #[test]
    fn a_wrong_key_is_pointed_at() {
        let text = "\n[[office]]\nkey = \"a\"\nname = \"a\"\nrole = {}\n";
        let error = parse_office_rules(text, "r.toml").expect_err("wrong");
        assert!(error.to_string().starts_with("r.toml:"), "{error}");
        let error =
            parse_office_rules("\n[senate]\nper_region = 2\n", "r.toml").expect_err("wrong");
        let said = error.to_string();
        assert!(
            said.starts_with("r.toml:2: ") && said.contains("`office`"),
            "{said}"
        );
    }

    #[test]
    fn more_seats_than_can_be_counted_are_refused() {
        let text = "[single_member]\nseats = { before = 1, after = 4294967295 }\nsource = \"x\"\n";
        let error = parse_office_rules(text, "r.toml")
            .expect_err("wrong")
            .to_string();
        let said = "r.toml: `single_member.seats` is 4294967295; at most 100000 can be counted";
        assert_eq!(error, said);
    }
}
