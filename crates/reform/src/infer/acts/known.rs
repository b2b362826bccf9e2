//! Acts that are known to be law: out of plans, or out of tables of events.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::facts::facts_of_act;
use super::told::{Told, is_change};
use crate::invert::unplaced;
use crate::plan::{Act, Create, Day, Plan, Translations};
use aimaq_io::{InputError, TextTable};
use aimaq_territory::fold;
use aimaq_words::numeral::day_or_year;

/// Acts that are known to be law.
#[derive(Debug, Clone, Default)]
pub struct KnownActs {
    pub(super) acts: Vec<KnownAct>,
}

/// One act, and what it says.
#[derive(Debug, Clone)]
pub(super) struct KnownAct {
    /// The act, without changes.
    pub(super) act: Act,
    /// Facts, in a form in which two writings of one are the same.
    facts: BTreeSet<String>,
    /// Regions that it forms with their centres, both folded.
    pub(super) centres: Vec<(String, String)>,
    /// Events: the kind and whom they are about, as a person wrote them.
    events: Vec<[String; 2]>,
}

impl KnownAct {
    /// Its title with its day: titles of tables are often those of several.
    pub(super) fn label(&self) -> String {
        match &self.act.title {
            Some(title) => format!("{title} ({})", self.day()),
            None => self.act.label(),
        }
    }

    pub(super) fn day(&self) -> Date {
        self.act.effective.get_ref().0
    }

    /// How much of what is told stands in the act.
    pub(super) fn fits(&self, told: &Told) -> usize {
        let facts = self.facts.intersection(&told.facts).count();
        // What is done to a district is not done to its region, nor the other way round.
        let other_level = if told.is_of_regions {
            "district"
        } else {
            "region"
        };
        let says = |[kind, about]: &&[String; 2]| {
            let kinds = told.kinds.iter().any(|own| kind.contains(own));
            let level = !kind.contains(other_level);
            kinds && level && told.about.iter().any(|name| names(about, name))
        };
        facts + self.events.iter().filter(says).count()
    }
}

impl KnownActs {
    /// The acts of a plan.
    pub fn of_plan(plan: &Plan) -> Self {
        let acts = plan.acts.iter().map(|act| KnownAct {
            facts: facts_of_act(act),
            centres: centres(act),
            act: Act {
                changes: Vec::new(),
                unclear: Vec::new(),
                ..act.clone()
            },
            events: Vec::new(),
        });
        Self {
            acts: acts.collect(),
        }
    }

    /// The acts of a table of events, one event a row: `type` says what was done and `unit`
    /// to whom, in words; `act` or `legal_act` names the act, and `effective`, `signed` or
    /// `date` its day (the first of them that is one). `from`, `to`, `source` are read where
    /// they are there. Rows of one act and day are one act; a row without a day is left out, and
    /// one of a kind that changes no territory (`plan`, `count`).
    ///
    /// # Errors
    /// Names the column that is missing.
    pub fn of_events(table: &TextTable, label: &str) -> Result<Self, InputError> {
        let column = |name: &str| table.column(&[name]);
        let of = |row: &[String], column: Option<usize>| {
            column.map_or("", |c| TextTable::cell(row, c)).to_owned()
        };
        let title = table.column(&["act", "legal_act"]);
        let (Some(title), Some(kind)) = (title, column("type")) else {
            return Err(InputError::content(
                label,
                "a table of events has the columns `type` and `act` (or `legal_act`)",
            ));
        };
        let days = ["effective", "signed", "date"].map(column);
        let about = ["unit", "from", "to"].map(column);
        let mut all = Self::default();
        for (_, row) in &table.rows {
            let days = days.iter().map(|day| of(row, *day));
            let Some(day) = days.filter_map(|text| day_or_year(&text)).next() else {
                continue;
            };
            let kind = of(row, Some(kind)).to_lowercase();
            if !is_change(&kind) {
                continue;
            }
            let about = about.iter().map(|c| of(row, *c)).collect::<Vec<_>>();
            let event = [kind, fold(&about.join(" / "))];
            let title = of(row, Some(title));
            let same = |known: &&mut KnownAct| {
                known.day() == day && known.act.title.as_deref() == Some(title.as_str())
            };
            match all.acts.iter_mut().find(same) {
                Some(known) => known.events.push(event),
                None => all.acts.push(KnownAct {
                    act: head(title, day, of(row, column("source"))),
                    facts: BTreeSet::new(),
                    centres: Vec::new(),
                    events: vec![event],
                }),
            }
        }
        Ok(all)
    }

    /// These and others.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.acts.extend(others.acts);
        self
    }
}

/// The regions that an act forms with their centres, both folded.
fn centres(act: &Act) -> Vec<(String, String)> {
    let formed = act.changes.iter().flat_map(|c| c.get_ref().formed());
    let pair = |part: &Create| (fold(part.region.get_ref()), fold(part.centre.get_ref()));
    formed.map(pair).collect()
}

/// Whether a text has a name in it, by whole words; a city may stand there by its name alone.
fn names(text: &str, name: &str) -> bool {
    has(text, name)
        || name
            .strip_suffix(" city")
            .is_some_and(|name| has(text, name))
}

fn has(text: &str, name: &str) -> bool {
    let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(name).any(|(at, found)| {
        let after = &text[at + found.len()..];
        ends(text[..at].chars().next_back()) && ends(after.chars().next())
    })
}

fn head(title: String, day: Date, source: String) -> Act {
    Act {
        title: Some(title).filter(|title| !title.is_empty()),
        titles: Translations::default(),
        effective: unplaced(Day(day)),
        source: Some(source).filter(|source| !source.is_empty()),
        sources: Translations::default(),
        note: None,
        changes: Vec::new(),
        unclear: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_name_is_found_by_whole_words() {
        let text = "abai region: zhanasemey district from semey city";
        assert!(names(text, "semey city") && names(text, "zhanasemey district"));
        assert!(!names("zhanasemey city", "semey city") && !names(text, "abai reg"));
        assert!(names("konaev (qonaev) / kapshagai", "kapshagai city"));
        assert!(!names("abai region", "abai district"));
    }
}
