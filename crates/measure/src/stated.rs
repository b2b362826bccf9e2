//! Numbers of a rule: one for good, one for each state, or one from a day on.

use std::fmt;

use jiff::civil::Date;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::State;

/// A number that is the same before and after, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Stated {
    /// The same in both states.
    Both(u32),
    /// Another from a day on, whatever the plan: the law of the day.
    #[allow(missing_docs)]
    Dated {
        before: u32,
        after: u32,
        since: Since,
        /// First day of the number before, where that is known: on earlier days there is
        /// none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Since>,
    },
    /// Its own in each state.
    #[allow(missing_docs)]
    Each { before: u32, after: u32 },
}

/// The first day on which a number holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since(pub Date);

impl Stated {
    /// The number of a state, which is that of a day; `None` on a day before the first
    /// that the rule knows of.
    pub fn of(self, state: State, day: Date) -> Option<u32> {
        Some(match self {
            Self::Both(n) => n,
            Self::Dated { after, since, .. } if day >= since.0 => after,
            Self::Dated {
                from: Some(from), ..
            } if day < from.0 => return None,
            Self::Dated { before, .. } => before,
            Self::Each { before, after } => match state {
                State::Before => before,
                State::After => after,
            },
        })
    }

    /// The number before.
    pub fn before(self) -> u32 {
        match self {
            Self::Both(n) | Self::Each { before: n, .. } | Self::Dated { before: n, .. } => n,
        }
    }

    /// The number after.
    pub fn after(self) -> u32 {
        match self {
            Self::Both(n) | Self::Each { after: n, .. } | Self::Dated { after: n, .. } => n,
        }
    }

    /// The larger of its numbers.
    pub fn most(self) -> u32 {
        self.before().max(self.after())
    }
}

impl Default for Stated {
    fn default() -> Self {
        Self::Both(0)
    }
}

impl<'de> Deserialize<'de> for Since {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Written)
    }
}

/// A TOML date, or a text.
struct Written;

impl<'de> Visitor<'de> for Written {
    type Value = Since;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a day as 2022-06-08")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Since, E> {
        let day = text.parse().map(Since);
        day.map_err(|_| E::custom(format!("`{text}` is no day; write it as 2022-06-08")))
    }

    /// What TOML writes as a date comes as a map with one entry.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Since, A::Error> {
        let entry: Option<(String, String)> = map.next_entry()?;
        let (_, text) = entry.ok_or_else(|| A::Error::custom("a day is missing"))?;
        self.visit_str(&text)
    }
}

impl Serialize for Since {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Rule {
        n: Stated,
    }

    fn read(text: &str) -> Stated {
        toml::from_str::<Rule>(text).expect("a rule").n
    }

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn a_number_with_a_day_follows_the_day_and_not_the_state() {
        let n = read("n = { before = 15, after = 10, since = 2022-06-08 }");
        let of = |state, on| n.of(state, day(on));
        assert_eq!(of(State::Before, "1900-01-01"), Some(15));
        assert_eq!(of(State::After, "2022-06-07"), Some(15));
        assert_eq!(of(State::Before, "2022-06-08"), Some(10));
        assert_eq!(n.most(), 15);
    }

    #[test]
    fn before_its_first_day_there_is_no_number() {
        let n = read("n = { before = 15, after = 10, since = 2022-06-08, from = 2007-05-21 }");
        let of = |on| n.of(State::Before, day(on));
        assert_eq!(of("2007-05-20"), None);
        assert_eq!(of("2007-05-21"), Some(15));
        assert_eq!(of("2022-06-08"), Some(10));
    }

    #[test]
    fn a_number_with_a_day_is_written_so_that_it_is_read_again() {
        for first in ["", ", from = 2007-05-21"] {
            let n = read(&format!(
                "n = {{ before = 15, after = 10, since = 2022-06-08{first} }}"
            ));
            let text = toml::to_string(&n).expect("a table");
            assert_eq!(read(&format!("[n]\n{text}")), n);
        }
    }

    #[test]
    fn a_number_without_one_follows_the_state() {
        let n = read("n = { before = 15, after = 10 }");
        assert_eq!(n.of(State::Before, day("2030-01-01")), Some(15));
        assert_eq!(n.of(State::After, day("2000-01-01")), Some(10));
    }
}
