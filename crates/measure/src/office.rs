//! Offices that regions have: how many by which rule, and what they are called, both
//! as a file says.

use aimaq_words::{Message, msg};
use serde::{Deserialize, Serialize};

use super::stated::Stated;
use aimaq_territory::Names;
use aimaq_words::{Lang, Value, lexicon};

/// Columns that a table of offices has anyway.
const TAKEN: [&str; 4] = ["state", "region", "population", "code"];

/// An office of regions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Key of its column: small letters, digits and `_`.
    pub key: String,
    /// Head of its column.
    #[serde(with = "aimaq_territory::text")]
    pub name: Names,
    /// The sentence on all of them, with `{of_regions}`, `{at_large}` and `{total}` for
    /// the numbers; without it the head and the number are told.
    #[serde(
        default,
        with = "aimaq_territory::text",
        skip_serializing_if = "is_empty"
    )]
    pub total: Names,
    /// A column with the people of a region for each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people_per: Option<PeoplePer>,
    /// How many a region has.
    pub rule: OfficeRule,
    /// Where the rule is from; empty where there is none yet.
    #[serde(
        default,
        with = "aimaq_territory::text",
        skip_serializing_if = "is_empty"
    )]
    pub source: Names,
}

/// The column with the people of a region for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeoplePer {
    /// Its key.
    pub key: String,
    /// Its head.
    #[serde(with = "aimaq_territory::text")]
    pub name: Names,
}

/// How many of an office a region has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum OfficeRule {
    /// The same in every region.
    Each {
        /// In a region.
        number: Stated,
        /// Those of no region.
        #[serde(default)]
        at_large: Stated,
    },
    /// At most so many.
    Most {
        /// In a region.
        number: u32,
        /// In an exceptional region.
        exceptionally: u32,
        /// A region is exceptional from so many people on; without it none is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from_people: Option<u64>,
    },
    /// By the people of the region.
    Bands(Vec<Band>),
}

/// A band of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// It begins with so many people.
    pub from_people: u64,
    /// How many a region in it has.
    pub number: u32,
}

fn is_empty(names: &Names) -> bool {
    names.en.is_empty()
}

impl Office {
    /// How many a region of so many people has; `None` below the first band, and where
    /// `stated`, which chooses the state, knows of none.
    pub fn of_region(&self, people: u64, stated: impl Fn(Stated) -> Option<u32>) -> Option<u32> {
        match &self.rule {
            OfficeRule::Each { number, .. } => stated(*number),
            OfficeRule::Most {
                number,
                exceptionally,
                from_people,
            } => Some(match from_people {
                Some(from) if people >= *from => *exceptionally,
                _ => *number,
            }),
            OfficeRule::Bands(bands) => {
                let reached = bands.iter().filter(|band| band.from_people <= people);
                let band = reached.max_by_key(|band| band.from_people);
                band.map(|band| band.number)
            }
        }
    }

    /// How many there are besides those of the regions; `None` where `stated` knows of
    /// no number.
    pub fn at_large(&self, stated: impl Fn(Stated) -> Option<u32>) -> Option<u32> {
        match self.rule {
            OfficeRule::Each { at_large, .. } => stated(at_large),
            _ => Some(0),
        }
    }

    /// The sentence on all of them, where the file has one.
    pub fn said(&self, of_regions: u64, at_large: u64) -> Option<Names> {
        if is_empty(&self.total) {
            return None;
        }
        let fill = |text: &str, lang: Lang| {
            let shown = |n: u64| lexicon().value(&Value::from(n), lang);
            text.replace("{of_regions}", &shown(of_regions))
                .replace("{at_large}", &shown(at_large))
                .replace("{total}", &shown(of_regions + at_large))
        };
        let english = Names::new(fill(self.total.main(), Lang::EN));
        let others = self.total.others();
        Some(others.fold(english, |said, (lang, text)| {
            said.with(lang, fill(text, lang))
        }))
    }

    /// The keys of its columns.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        let per = self.people_per.iter().map(|per| per.key.as_str());
        std::iter::once(self.key.as_str()).chain(per)
    }

    /// The largest number that it gives a region or the country.
    pub(super) fn most(&self) -> u32 {
        match &self.rule {
            OfficeRule::Each { number, at_large } => number.most().max(at_large.most()),
            OfficeRule::Most {
                number,
                exceptionally,
                ..
            } => *number.max(exceptionally),
            OfficeRule::Bands(bands) => bands.iter().map(|band| band.number).max().unwrap_or(0),
        }
    }
}

/// What is wrong with the keys of offices, if anything.
pub(super) fn wrong_key(offices: &[Office]) -> Option<Message> {
    let mut seen: Vec<&str> = TAKEN.to_vec();
    for key in offices.iter().flat_map(Office::keys) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if key.is_empty() || !key.chars().all(plain) {
            return Some(msg!("error-office-key", key = key));
        }
        if seen.contains(&key) {
            return Some(msg!("error-office-key-taken", key = key));
        }
        seen.push(key);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(rule: OfficeRule) -> Office {
        Office {
            key: "clerks".to_owned(),
            name: Names::new("clerks"),
            total: Names::default(),
            people_per: None,
            rule,
            source: Names::default(),
        }
    }

    #[test]
    fn without_a_threshold_nobody_is_exceptional() {
        let most = |from_people| {
            office(OfficeRule::Most {
                number: 3,
                exceptionally: 4,
                from_people,
            })
        };
        let of = |office: &Office, people| office.of_region(people, |n| Some(n.before()));
        assert_eq!(of(&most(None), u64::MAX), Some(3));
        let rule = most(Some(2_000_000));
        assert_eq!(of(&rule, 1_999_999), Some(3));
        assert_eq!(of(&rule, 2_000_000), Some(4));
    }

    #[test]
    fn a_band_reaches_to_the_next() {
        let band = |from_people, number| Band {
            from_people,
            number,
        };
        let rule = office(OfficeRule::Bands(vec![
            band(500_000, 30),
            band(1_000_000, 40),
        ]));
        let posts = [499_999, 500_000, 1_000_000].map(|n| rule.of_region(n, |n| Some(n.after())));
        assert_eq!(posts, [None, Some(30), Some(40)]);
    }

    #[test]
    fn the_sentence_of_the_file_is_told_with_its_numbers() {
        let mut rule = office(OfficeRule::Each {
            number: Stated::Both(2),
            at_large: Stated::default(),
        });
        assert_eq!(rule.said(34, 15), None);
        rule.total = Names::new("{of_regions} and {at_large}, {total} together");
        let said = rule.said(34, 15).expect("a sentence");
        assert_eq!(said.main(), "34 and 15, 49 together");
    }

    #[test]
    fn columns_have_keys_of_their_own() {
        let clerks = office(OfficeRule::Bands(Vec::new()));
        assert_eq!(wrong_key(std::slice::from_ref(&clerks)), None);
        let twice = wrong_key(&[clerks.clone(), clerks.clone()]);
        assert!(twice.is_some_and(|said| said.in_english().contains("already")));
        for key in ["", "Clerks", "region"] {
            let named = Office {
                key: key.to_owned(),
                ..clerks.clone()
            };
            assert!(wrong_key(&[named]).is_some(), "{key}");
        }
    }
}
