//! A plan that is being changed: acts and changes are put into its text, replaced and
//! taken out, and all else of the text stays as it was, comments with it.
//!
//! Undoing is not done here: whoever keeps the texts has every state.

mod error;
mod inline;

use serde_json::{Map, Value as Json};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

pub use error::DraftError;

use aimaq_words::text_fault;
use inline::{item, text_of};

/// The keys of an act that a draft can set.
const ACT_KEYS: [&str; 4] = ["title", "effective", "source", "note"];

/// A plan that is being changed. Acts and their changes are counted from 0, in the order
/// of the file.
#[derive(Debug, Clone)]
pub struct Draft {
    document: DocumentMut,
}

/// Where a change stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangePlace {
    /// Its act.
    pub act: usize,
    /// Its place in the act.
    pub change: usize,
}

impl Draft {
    /// The draft of a text.
    ///
    /// # Errors
    /// If the text is no TOML.
    pub fn of(text: &str) -> Result<Self, DraftError> {
        let document = text.parse::<DocumentMut>();
        let document = document.map_err(|error| DraftError::Toml(text_fault(error.message())))?;
        Ok(Self { document })
    }

    /// A plan without acts.
    pub fn begun(title: &str, territory: &str, as_of: jiff::civil::Date) -> String {
        let [title, territory] = [title, territory].map(text_of);
        format!("title = {title}\nterritory = {territory}\nas_of = {as_of}\n")
    }

    /// The text.
    pub fn text(&self) -> String {
        self.document.to_string()
    }

    /// How many acts there are.
    pub fn acts(&self) -> usize {
        let acts = self.document.get("acts").and_then(Item::as_array_of_tables);
        acts.map_or(0, ArrayOfTables::len)
    }

    /// How many changes an act has.
    pub fn changes(&self, act: usize) -> usize {
        let acts = self.document.get("acts").and_then(Item::as_array_of_tables);
        let changes = acts.and_then(|acts| acts.get(act)?.get("changes"));
        let changes = changes.and_then(Item::as_array_of_tables);
        changes.map_or(0, ArrayOfTables::len)
    }

    /// Adds an act at the end of the acts, with the keys that a draft can set, and says
    /// which it is.
    ///
    /// # Errors
    /// If acts are written in a form that is left to an editor, or a key or its value is none
    /// of an act.
    pub fn add_act(&mut self, fields: &Map<String, Json>) -> Result<usize, DraftError> {
        let mut act = Table::new();
        act.decor_mut().set_prefix("\n");
        self.acts_mut(true)?.push(act);
        let at = self.acts() - 1;
        self.set_act(at, fields)?;
        Ok(at)
    }

    /// Sets keys of an act; one whose value is null or empty goes.
    ///
    /// # Errors
    /// If there is no such act, or a key or its value is none of an act.
    pub fn set_act(&mut self, act: usize, fields: &Map<String, Json>) -> Result<(), DraftError> {
        let act = self.act_mut(act)?;
        for (key, value) in fields {
            if !ACT_KEYS.contains(&key.as_str()) {
                return Err(DraftError::ActKey(key.clone()));
            }
            let text = value.as_str().unwrap_or_default().trim();
            if text.is_empty() {
                act.remove(key);
                continue;
            }
            let written = match key.as_str() {
                "effective" => day(text)?,
                _ => text_of(text),
            };
            set(act, key, &written)?;
        }
        Ok(())
    }

    /// Takes an act out, with its changes.
    ///
    /// # Errors
    /// If there is no such act.
    pub fn remove_act(&mut self, act: usize) -> Result<(), DraftError> {
        self.act_mut(act)?;
        self.acts_mut(false)?.remove(act);
        Ok(())
    }

    /// Adds a change at the end of an act: an object with one key, as the plan writes it.
    ///
    /// # Errors
    /// If there is no such act, or the change cannot be written.
    pub fn add(&mut self, act: usize, change: &Json) -> Result<ChangePlace, DraftError> {
        let table = change_table(change)?;
        let changes = changes_mut(self.act_mut(act)?)?;
        changes.push(table);
        let change = changes.len() - 1;
        Ok(ChangePlace { act, change })
    }

    /// Puts another change in the place of one.
    ///
    /// # Errors
    /// If there is no such change, or the other cannot be written.
    pub fn replace(&mut self, at: ChangePlace, change: &Json) -> Result<(), DraftError> {
        let (key, value) = written(change)?;
        let changes = changes_mut(self.act_mut(at.act)?)?;
        let table = changes.get_mut(at.change).ok_or(DraftError::NoChange(at))?;
        let old: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
        for key in old {
            table.remove(&key);
        }
        table.insert(&key, value);
        Ok(())
    }

    /// Takes a change out.
    ///
    /// # Errors
    /// If there is no such change.
    pub fn remove(&mut self, at: ChangePlace) -> Result<(), DraftError> {
        self.take(at).map(|_| ())
    }

    /// Moves a change to the end of another act.
    ///
    /// # Errors
    /// If there is no such change or no such act.
    pub fn move_to(&mut self, at: ChangePlace, act: usize) -> Result<ChangePlace, DraftError> {
        self.act_mut(act)?;
        let mut table = self.take(at)?;
        table.set_position(None);
        let changes = changes_mut(self.act_mut(act)?)?;
        changes.push(table);
        let change = changes.len() - 1;
        Ok(ChangePlace { act, change })
    }

    /// Takes all acts and published areas out: what stays is what the plan starts from.
    pub fn behead(&mut self) {
        for key in ["acts", "published", "accept", "rules"] {
            self.document.remove(key);
        }
    }

    fn take(&mut self, at: ChangePlace) -> Result<Table, DraftError> {
        let changes = changes_mut(self.act_mut(at.act)?)?;
        let table = changes.get(at.change).cloned();
        let table = table.ok_or(DraftError::NoChange(at))?;
        changes.remove(at.change);
        Ok(table)
    }

    fn acts_mut(&mut self, make: bool) -> Result<&mut ArrayOfTables, DraftError> {
        if make && !self.document.contains_key("acts") {
            let none = Item::ArrayOfTables(ArrayOfTables::new());
            self.document.insert("acts", none);
        }
        let acts = self.document.get_mut("acts");
        let acts = acts.ok_or(DraftError::NoAct(0))?;
        acts.as_array_of_tables_mut().ok_or(DraftError::Form)
    }

    fn act_mut(&mut self, act: usize) -> Result<&mut Table, DraftError> {
        let acts = self.acts_mut(false)?;
        acts.get_mut(act).ok_or(DraftError::NoAct(act))
    }
}

fn changes_mut(act: &mut Table) -> Result<&mut ArrayOfTables, DraftError> {
    if !act.contains_key("changes") {
        let none = Item::ArrayOfTables(ArrayOfTables::new());
        act.insert("changes", none);
    }
    let changes = act.get_mut("changes").ok_or(DraftError::Form)?;
    changes.as_array_of_tables_mut().ok_or(DraftError::Form)
}

/// The key and value of a change as the plan writes them.
fn written(change: &Json) -> Result<(String, Item), DraftError> {
    let object = change.as_object().filter(|object| object.len() == 1);
    let (key, value) = object
        .and_then(|object| object.iter().next())
        .ok_or(DraftError::Change)?;
    Ok((key.clone(), item(key, value)?))
}

fn change_table(change: &Json) -> Result<Table, DraftError> {
    let (key, value) = written(change)?;
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    table.insert(&key, value);
    Ok(table)
}

/// Sets a key to a value as TOML writes it; what stands around the old value stays.
fn set(table: &mut Table, key: &str, written: &str) -> Result<(), DraftError> {
    let value: toml_edit::Value = written.parse().map_err(|_| DraftError::Value)?;
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            let decor = old.decor().clone();
            *old = value;
            *old.decor_mut() = decor;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
    Ok(())
}

fn day(text: &str) -> Result<String, DraftError> {
    let day: Result<jiff::civil::Date, _> = text.parse();
    let day = day.map_err(|_| DraftError::Day(text.to_owned()))?;
    Ok(day.to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TEXT: &str = "# A plan.\ntitle = \"x\" # its name\nterritory = \"y\"\nas_of = 2022-05-01\n\n\
        # The first.\n[[acts]]\neffective = 2022-06-08 # a day\n\n[[acts.changes]]\n\
        transfer = { units = [\"A/b\"], to = \"C\" } # why\n\n[[published]]\nregion = \"C\"\n\
        area_km2 = 5\nsource = \"s\"\n";

    fn draft() -> Draft {
        Draft::of(TEXT).expect("TOML")
    }

    fn act(json: Json) -> Map<String, Json> {
        json.as_object().expect("an object").clone()
    }

    const FIRST: ChangePlace = ChangePlace { act: 0, change: 0 };

    #[test]
    fn a_text_that_is_not_changed_stays_as_it_was() {
        assert_eq!(draft().text(), TEXT);
    }

    #[test]
    fn a_change_is_added_after_the_others_of_its_act_and_all_else_stays() {
        let mut draft = draft();
        let change = json!({ "transfer": { "units": ["A/\"d\"", "A/e"], "to": "F" } });
        assert_eq!(draft.add(0, &change).expect("added").change, 1);
        let line = "\n[[acts.changes]]\ntransfer = { units = ['A/\"d\"', \"A/e\"], to = \"F\" }\n";
        let at = TEXT.find("\n[[published]]").expect("there");
        assert_eq!(draft.text(), [&TEXT[..at], line, &TEXT[at..]].concat());
        draft
            .remove(ChangePlace { act: 0, change: 1 })
            .expect("there");
        assert_eq!(draft.text(), TEXT);
    }

    #[test]
    fn a_long_list_of_units_has_a_line_for_each() {
        let mut draft = draft();
        let units: Vec<String> = (0..9).map(|n| format!("Some Region/Unit {n}")).collect();
        let change = json!({ "create": { "region": "N", "centre": "T", "units": units } });
        draft.add(0, &change).expect("added");
        let text = draft.text();
        assert!(
            text.contains(
                "create = { region = \"N\", centre = \"T\", units = [\n  \"Some Region/Unit 0\",\n"
            ),
            "{text}"
        );
        assert!(text.contains("  \"Some Region/Unit 8\",\n] }\n"), "{text}");
    }

    #[test]
    fn an_act_is_added_before_what_follows_the_acts() {
        let mut draft = draft();
        let fields = act(json!({ "title": "Second", "effective": "2023-01-01" }));
        assert_eq!(draft.add_act(&fields).expect("added"), 1);
        draft
            .add(1, &json!({ "rename": { "unit": "A/b", "to": "B" } }))
            .expect("added");
        let text = draft.text();
        let second = "\n[[acts]]\ntitle = \"Second\"\neffective = 2023-01-01\n\n[[acts.changes]]\nrename = { unit = \"A/b\", to = \"B\" }\n\n[[published]]";
        assert!(text.contains(second), "{text}");
        assert!(super::super::parse(&text, "x").is_ok(), "{text}");
    }

    #[test]
    fn a_change_is_replaced_moved_and_taken_out() {
        let mut draft = draft();
        let other = json!({ "transfer": { "units": ["A/c"], "to": "C" } });
        draft.replace(FIRST, &other).expect("there");
        assert!(
            draft
                .text()
                .contains("\n[[acts.changes]]\ntransfer = { units = [\"A/c\"], to = \"C\" }\n")
        );
        draft
            .add_act(&act(json!({ "effective": "2024-01-01" })))
            .expect("added");
        let moved = draft.move_to(FIRST, 1).expect("there");
        assert_eq!(
            (moved.act, moved.change, draft.changes(0), draft.changes(1)),
            (1, 0, 0, 1)
        );
        assert!(
            super::super::parse(&draft.text(), "x").is_ok(),
            "{}",
            draft.text()
        );
        draft.remove_act(1).expect("there");
        assert_eq!((draft.acts(), draft.changes(0)), (1, 0));
        assert!(draft.remove(FIRST).is_err());
    }

    #[test]
    fn the_day_and_source_of_an_act_are_set_and_its_remarks_stay() {
        let mut draft = draft();
        let fields = act(json!({ "effective": "2022-07-01", "source": "a paper" }));
        draft.set_act(0, &fields).expect("there");
        assert!(
            draft
                .text()
                .contains("effective = 2022-07-01 # a day\nsource = \"a paper\"\n"),
            "{}",
            draft.text()
        );
        let wrong = draft.set_act(0, &act(json!({ "effective": "soon" })));
        assert!(matches!(wrong, Err(DraftError::Day(_))));
        let key = draft.set_act(0, &act(json!({ "changes": "x" })));
        assert!(matches!(key, Err(DraftError::ActKey(_))));
    }

    #[test]
    fn a_plan_is_begun_without_acts_and_gets_its_first() {
        let text = Draft::begun("A \"draft\"", "kazakhstan", jiff::civil::date(2022, 5, 1));
        let mut draft = Draft::of(&text).expect("TOML");
        assert_eq!(draft.acts(), 0);
        draft
            .add_act(&act(json!({ "effective": "2022-05-01" })))
            .expect("added");
        let text = draft.text();
        assert!(
            text.ends_with("as_of = 2022-05-01\n\n[[acts]]\neffective = 2022-05-01\n"),
            "{text}"
        );
        assert!(super::super::parse(&text, "x").is_ok());
    }
}
