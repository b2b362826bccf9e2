//! Rules that tie offices and seats to regions and people, as a file.
//!
//! ```toml
//! [senate]
//! per_region = 2
//! appointed = { before = 15, after = 10 }
//! source = "…"
//!
//! [single_member]
//! seats = 29
//! least = 1
//! source = "…"
//!
//! [deputies]
//! most = 3
//! exceptionally = 4
//! from_people = 2000000
//! source = "…"
//! ```
//!
//! Every section is optional; what a section does not say is not invented. A source is
//! a text, or one for each language: `{ en = "…", ru = "…" }`.

use serde::{Deserialize, Serialize};

use crate::territory::Names;

/// The rules of a country.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeRules {
    /// An upper house in which every region has as many seats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub senate: Option<Senate>,
    /// Seats that are apportioned to regions by people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub single_member: Option<SingleMember>,
    /// Deputies of the governors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deputies: Option<Deputies>,
    /// Staff of a governor's office by people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<Staff>,
}

/// A number that is the same before and after, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Stated {
    /// The same in both states.
    Both(u32),
    /// Its own in each state.
    #[allow(missing_docs)]
    Each { before: u32, after: u32 },
}

impl Stated {
    /// The number before.
    pub fn before(self) -> u32 {
        match self {
            Self::Both(n) | Self::Each { before: n, .. } => n,
        }
    }

    /// The number after.
    pub fn after(self) -> u32 {
        match self {
            Self::Both(n) | Self::Each { after: n, .. } => n,
        }
    }
}

/// An upper house.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Senate {
    /// Seats of every region.
    pub per_region: Stated,
    /// Seats that are appointed.
    pub appointed: Stated,
    /// Where the rule is from.
    #[serde(with = "crate::territory::text")]
    pub source: Names,
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
    #[serde(with = "crate::territory::text")]
    pub source: Names,
}

/// Deputies of governors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deputies {
    /// At most so many.
    pub most: u32,
    /// In exceptional cases so many.
    pub exceptionally: u32,
    /// The case is exceptional from so many people on; where it is not set, no
    /// region is exceptional.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_people: Option<u64>,
    /// Where the rule is from.
    #[serde(with = "crate::territory::text")]
    pub source: Names,
}

/// Staff by bands of people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// The bands, by `from_people`.
    pub bands: Vec<Band>,
    /// Where the rule is from.
    #[serde(with = "crate::territory::text")]
    pub source: Names,
}

/// A band of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// It begins with so many people.
    pub from_people: u64,
    /// Posts of a region in it.
    pub posts: u32,
}

/// Why rules could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}{line}: {message}")]
pub struct OfficeRulesError {
    file: String,
    line: String,
    message: String,
}

impl Deputies {
    /// The most deputies of a governor of so many people.
    pub fn of(&self, people: u64) -> u32 {
        match self.from_people {
            Some(from) if people >= from => self.exceptionally,
            _ => self.most,
        }
    }
}

impl Staff {
    /// Posts of a region with so many people; `None` below the first band.
    pub fn of(&self, people: u64) -> Option<u32> {
        let reached = self.bands.iter().filter(|band| band.from_people <= people);
        reached.max_by_key(|band| band.from_people).map(|b| b.posts)
    }
}

/// Reads a rules file.
///
/// # Errors
/// Names the line and key that is wrong.
pub fn parse_office_rules(text: &str, file: &str) -> Result<OfficeRules, OfficeRulesError> {
    let wrong = |line: String, message: String| OfficeRulesError {
        file: file.to_owned(),
        line,
        message,
    };
    let rules: OfficeRules = toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| {
            let before = text.get(..span.start).unwrap_or_default();
            format!(":{}", before.matches('\n').count() + 1)
        });
        wrong(line.unwrap_or_default(), error.message().replace('\n', " "))
    })?;
    if let Some((key, number)) = numbers(&rules).find(|(_, number)| *number > MOST) {
        let message = format!("`{key}` is {number}; at most {MOST} can be counted");
        return Err(wrong(String::new(), message));
    }
    Ok(rules)
}

/// The most seats or posts that a rule may give: more than there are anywhere, and
/// few enough to be given one by one and to be summed over all regions.
const MOST: u32 = 100_000;

/// The seats and posts of rules, with their keys.
fn numbers(rules: &OfficeRules) -> impl Iterator<Item = (&'static str, u32)> {
    let senate = rules.senate.iter().flat_map(|rule| {
        let (elected, appointed) = (rule.per_region, rule.appointed);
        [
            ("senate.per_region", elected.before().max(elected.after())),
            (
                "senate.appointed",
                appointed.before().max(appointed.after()),
            ),
        ]
    });
    let members = rules.single_member.iter().flat_map(|rule| {
        let seats = rule.seats.before().max(rule.seats.after());
        [
            ("single_member.seats", seats),
            ("single_member.least", rule.least),
        ]
    });
    let deputies = rules.deputies.iter().flat_map(|rule| {
        [
            ("deputies.most", rule.most),
            ("deputies.exceptionally", rule.exceptionally),
        ]
    });
    let bands = rules.staff.iter().flat_map(|rule| &rule.bands);
    let posts = bands.map(|band| ("staff.bands.posts", band.posts));
    senate.chain(members).chain(deputies).chain(posts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_differ_before_and_after() {
        let text =
            "[senate]\nper_region = 2\nappointed = { before = 15, after = 10 }\nsource = \"x\"\n";
        let senate = parse_office_rules(text, "r.toml").expect("valid").senate;
        let senate = senate.expect("a senate");
        assert_eq!(
            (senate.per_region.before(), senate.per_region.after()),
            (2, 2)
        );
        assert_eq!(
            (senate.appointed.before(), senate.appointed.after()),
            (15, 10)
        );
    }

    #[test]
    fn a_wrong_key_is_pointed_at() {
        let error = parse_office_rules("\n[deputies]\nmots = 3\n", "r.toml").expect_err("wrong");
        assert!(error.to_string().starts_with("r.toml:3: "), "{error}");
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

    #[test]
    fn without_a_threshold_nobody_is_exceptional() {
        let mut rule = Deputies {
            most: 3,
            exceptionally: 4,
            from_people: None,
            source: Names::default(),
        };
        assert_eq!(rule.of(u64::MAX), 3);
        rule.from_people = Some(2_000_000);
        assert_eq!((rule.of(1_999_999), rule.of(2_000_000)), (3, 4));
    }

    #[test]
    fn a_band_reaches_to_the_next() {
        let band = |from_people, posts| Band { from_people, posts };
        let staff = Staff {
            bands: vec![band(500_000, 30), band(1_000_000, 40)],
            source: Names::default(),
        };
        let posts = [499_999, 500_000, 1_000_000].map(|people| staff.of(people));
        assert_eq!(posts, [None, Some(30), Some(40)]);
    }
}
