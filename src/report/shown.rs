//! Tables in the words of a language: for the terminal and for the page.

use crate::compare::State;
use crate::msg;
use crate::table::{Cell, Column, Digits, Figure, Table, trimmed};
use crate::words::{Lang, Number, Value, change, lexicon, number, say, share};

use super::align::align;

/// A table as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What it shows.
    pub title: Option<String>,
    /// Heads of the columns.
    pub header: Vec<String>,
    /// The rows, as long as the header.
    pub rows: Vec<Vec<String>>,
    /// Whether each column holds names or words, which stand to the left.
    pub is_text: Vec<bool>,
    /// What must be known to read it.
    pub notes: Vec<String>,
}

/// A table in a language, without the columns for programs and without those in
/// which there is nothing.
pub fn shown(table: &Table, lang: Lang) -> Shown {
    let columns = table.filled(table.width());
    let head = |&i: &usize| head(table, i, lang);
    let row = |row: &Vec<Cell>| columns.iter().map(|&i| cell(&row[i], lang)).collect();
    Shown {
        title: table.title.as_ref().map(|title| say(title, lang)),
        header: columns.iter().map(head).collect(),
        rows: table.rows.iter().map(row).collect(),
        is_text: columns.iter().map(|&i| table.is_text(i)).collect(),
        notes: table
            .notes
            .iter()
            .map(|note| lexicon().value(note, lang))
            .collect(),
    }
}

/// A table as aligned text: the title, the rows, then the notes.
pub fn table_text(table: &Table, lang: Lang) -> String {
    shown(table, lang).to_text()
}

impl Shown {
    /// With rows and columns changed over: the first column becomes the header, and
    /// the other headers the first column.
    #[must_use]
    pub fn transposed(self, lang: Lang) -> Self {
        let first = |row: &Vec<String>| row.first().cloned().unwrap_or_default();
        let mut header = vec![column(&Column::from("measure"), lang)];
        header.extend(self.rows.iter().map(first));
        let rows = self.header.iter().enumerate().skip(1).map(|(i, head)| {
            let cells = self.rows.iter().map(|row| row[i].clone());
            std::iter::once(head.clone()).chain(cells).collect()
        });
        Self {
            rows: rows.collect(),
            is_text: (0..header.len()).map(|i| i == 0).collect(),
            header,
            ..self
        }
    }

    /// As aligned text: the title, the rows, then the notes.
    pub fn to_text(&self) -> String {
        let rows: Vec<Vec<String>> = std::iter::once(&self.header)
            .chain(&self.rows)
            .cloned()
            .collect();
        let mut text = String::new();
        if let Some(title) = &self.title {
            text.push_str(title);
            text.push('\n');
        }
        text.push_str(&align(&rows, &self.is_text));
        for note in &self.notes {
            text.push_str(note);
            text.push('\n');
        }
        text
    }
}

/// The head of a column of a table. Of one state nothing comes after.
pub fn head(table: &Table, at: usize, lang: Lang) -> String {
    match &table.columns[at] {
        Column::Key(key) if table.of_one_state => column_word(alone(key), lang),
        other => column(other, lang),
    }
}

/// The key of a column of the later state where there is no earlier one.
fn alone(key: &str) -> &str {
    match key {
        "region_after" => "region",
        "centre_after" => "centre",
        "seat_after" => "seat",
        "distance_after_km" | "after_mean_km" => "mean_km",
        "after_median_km" => "median_km",
        "after_p90_km" => "p90_km",
        "after_max_km" => "max_km",
        "after_km" => "km",
        other => other,
    }
}

/// The head of a column in a language; a key without words is shown as it is.
pub fn column(of: &Column, lang: Lang) -> String {
    match of {
        Column::Key(key) => column_word(key, lang),
        Column::Called(_, names) => names.get(lang).to_owned(),
        Column::Of(name, key) => format!("{name}: {}", column_word(key, lang)),
        Column::Against(of, base) => {
            let base = match base == State::Before.as_str() {
                true => value_word(base, lang),
                false => base.clone(),
            };
            format!("{} − {base}", column(of, lang))
        }
    }
}

fn column_word(key: &str, lang: Lang) -> String {
    let beyond = key.strip_prefix("share_beyond_");
    if let Some(km) = beyond.and_then(|k| k.strip_suffix("_km")) {
        return say(&msg!("column-share_beyond_km", km = km), lang);
    }
    let word = lexicon().word("column", key, lang);
    word.unwrap_or_else(|| key.replace('_', " "))
}

/// A cell as people read it in a language.
pub fn cell(cell: &Cell, lang: Lang) -> String {
    let words = lexicon();
    match cell {
        Cell::Name(names) => names.get(lang).to_owned(),
        Cell::Word(key) => value_word(key, lang),
        Cell::Words(keys) => {
            let keys = keys.iter().map(|key| value_word(key, lang));
            keys.collect::<Vec<_>>().join("; ")
        }
        Cell::Kind(_, names) => names.get(lang).to_owned(),
        Cell::Localised { shown, .. } => say(shown, lang),
        Cell::Figure(figure) => words.value(&value(*figure), lang),
        Cell::Text(_) | Cell::Path(..) | Cell::List(_) | Cell::Missing => cell.plain(lang),
    }
}

/// A word of a fixed set; a quantity is called as its column.
fn value_word(key: &str, lang: Lang) -> String {
    let key = key.replace(' ', "_");
    let word = |family| lexicon().word(family, &key, lang);
    let word = word("value").or_else(|| word("column"));
    word.unwrap_or_else(|| key.replace('_', " "))
}

fn value(figure: Figure) -> Value {
    let decimals = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
    match figure.shown {
        Digits::Fixed(n) => number(figure.value, decimals(n)),
        Digits::Signed(n) => change(figure.value, decimals(n)),
        Digits::Share => share(figure.value, 1),
        Digits::Trimmed(n) => {
            let text = trimmed(figure.value, n);
            let length = text.split_once('.').map_or(0, |(_, after)| after.len());
            Value::Number(Number {
                value: figure.value,
                decimals: decimals(length),
                signed: false,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::new(tag).expect("a tag")
    }

    fn table() -> Table {
        let mut table = Table::new(["unit", "people", "change_km", "share", "posts"]);
        table = table.with_columns_for_programs(&["code"]);
        let row = |name: &str, people: Cell, km: f64, share: f64| {
            vec![
                Cell::Text(name.into()),
                people,
                Cell::signed(km, 1),
                Cell::share(share),
                Cell::Missing,
                Cell::Text("7".into()),
            ]
        };
        table.rows = vec![
            row("Шу", Cell::whole(1234.0), -12.25, 0.125),
            row("B", Cell::Missing, 0.04, 1.0),
        ];
        table
    }

    #[test]
    fn people_see_neither_empty_columns_nor_those_for_programs() {
        let shown = shown(&table(), Lang::EN);
        assert_eq!(shown.header, ["unit", "people", "change, km", "share"]);
        assert_eq!(shown.is_text, [true, false, false, false]);
    }

    #[test]
    fn text_is_aligned_by_letters_and_changes_carry_their_sign() {
        let text = table_text(&table(), Lang::EN);
        let lines: Vec<&str> = text.lines().collect();
        assert!(
            lines[1].contains("−12.") && lines[1].contains("12.5"),
            "{text}"
        );
        let end = |line: &str| line.chars().count();
        assert_eq!(end(lines[1]), end(lines[2]));
    }

    #[test]
    fn changed_over_the_first_column_is_the_header() {
        let over = shown(&table(), Lang::EN).transposed(Lang::EN);
        assert_eq!(over.header, ["measure", "Шу", "B"]);
        assert_eq!(over.rows[0][0], "people");
        assert_eq!(over.rows[0][2], "");
    }

    #[test]
    fn a_name_that_looks_like_a_key_stays_a_name() {
        let mut plans = Table::new(["plan", "people"]);
        let row = |name: &str| vec![Cell::Text(name.into()), Cell::whole(1.0)];
        plans.rows = ["my_plan", "most"].map(row).into();
        let over = shown(&plans, lang("ru")).transposed(lang("ru"));
        assert_eq!(over.header[1..], ["my_plan", "most"]);
    }

    #[test]
    fn a_number_is_written_as_the_language_writes_it() {
        let half = Cell::trimmed(2.5, 6);
        assert_eq!(cell(&half, Lang::EN), "2.5");
        assert_eq!(cell(&half, lang("ru")), "2,5");
        let part = Cell::Localised {
            shown: msg!("split-part", n = 1_usize),
            plain: "part 1".into(),
        };
        assert_eq!(cell(&part, lang("ru")), "часть 1");
        assert_eq!(part.plain(lang("ru")), "part 1");
    }
}
