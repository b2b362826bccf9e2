//! Plans side by side: which are best in some respect, and how they differ from one.

use super::State;
use aimaq_words::Lang;
use aimaq_words::table::{Cell, Column, Figure, NoColumn, Table};

/// A column by which plans are judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// The column.
    pub column: String,
    /// Whether more is better, and not less.
    pub more: bool,
}

impl Criterion {
    /// By a text: the name of a column, with `+` before it where more is better.
    pub fn parse(text: &str) -> Self {
        let more = text.strip_prefix('+');
        Self {
            column: more.unwrap_or(text).trim().to_owned(),
            more: more.is_some(),
        }
    }
}

/// Adds the column `pareto`: `yes` for a plan that no other beats, being as good by every
/// criterion and better by one; nothing where a figure is missing.
///
/// # Errors
/// Lists the columns where there is none of that name.
pub fn mark_pareto(table: &mut Table, criteria: &[Criterion]) -> Result<(), NoColumn> {
    let columns: Vec<usize> = criteria
        .iter()
        .map(|criterion| table.column(&criterion.column))
        .collect::<Result<_, _>>()?;
    let state = table.column("state").ok();
    let values = |row: &Vec<Cell>| -> Option<Vec<f64>> {
        let each = columns.iter().zip(criteria).map(|(at, criterion)| {
            let value = figure(row, *at, state, &criterion.column)?;
            Some(if criterion.more { -value } else { value })
        });
        each.collect()
    };
    let all: Vec<Option<Vec<f64>>> = table.rows.iter().map(values).collect();
    let beats = |one: &[f64], other: &[f64]| {
        let pairs = || one.iter().zip(other);
        pairs().all(|(a, b)| a <= b) && pairs().any(|(a, b)| a < b)
    };
    let marks = all.iter().map(|own| match own {
        None => Cell::Missing,
        Some(own) => match all.iter().flatten().any(|other| beats(other, own)) {
            true => Cell::Word("no"),
            false => Cell::Word("yes"),
        },
    });
    let marks: Vec<Cell> = marks.collect();
    table.columns.push(Column::from("pareto"));
    for (row, mark) in table.rows.iter_mut().zip(marks) {
        row.push(mark);
    }
    Ok(())
}

/// Adds, for each column of figures, how much it is more than in the row whose first cell
/// reads `base`; `before` is the first state before.
///
/// # Errors
/// Lists the names where there is none.
pub fn against(table: &mut Table, base: &str, lang: Lang) -> Result<(), NoColumn> {
    let state = table.column("state").ok();
    let before = |row: &Vec<Cell>| {
        let is = |at: usize| row[at] == Cell::Word(State::Before.as_str());
        base == State::Before.as_str() && state.is_some_and(is)
    };
    let named = |row: &&Vec<Cell>| {
        let reads = row.first().is_some_and(|cell| cell.plain(lang) == base);
        reads || before(row)
    };
    let Some(then) = table.rows.iter().find(named).cloned() else {
        let names = table.rows.iter().filter_map(|row| row.first());
        return Err(NoColumn {
            key: base.to_owned(),
            known: names.map(|cell| cell.plain(lang)).collect(),
        });
    };
    let names: Vec<String> = table.columns.iter().map(Column::plain).collect();
    let shown = |at: usize| table.rows.iter().find_map(|row| row[at].as_figure());
    let figures = (0..names.len()).filter_map(|at| Some((at, shown(at)?)));
    let figures: Vec<(usize, Figure)> = figures.collect();
    for &(at, _) in &figures {
        let of = Box::new(table.columns[at].clone());
        table.columns.push(Column::Against(of, base.to_owned()));
    }
    for row in &mut table.rows {
        let own = row.clone();
        for &(at, shown) in &figures {
            let of = |row: &Vec<Cell>| figure(row, at, state, &names[at]);
            let change = of(&own).zip(of(&then)).map(|(own, then)| own - then);
            row.push(Cell::maybe(change, |change| Cell::change(change, shown)));
        }
    }
    Ok(())
}

/// The figure of a row. Of the state before nobody is nearer or farther than before.
fn figure(row: &[Cell], at: usize, state: Option<usize>, column: &str) -> Option<f64> {
    let before = state.is_some_and(|at| row[at] == Cell::Word(State::Before.as_str()));
    let moved = ["people_nearer", "people_farther"].contains(&column);
    row[at].figure().or((before && moved).then_some(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(["plan", "state", "mean_km", "people_farther"]);
        let row = |plan: &str, state: State, km: f64, farther: Option<f64>| {
            vec![
                Cell::Text(plan.to_owned()),
                Cell::Word(state.as_str()),
                Cell::km(km),
                Cell::maybe(farther, Cell::whole),
            ]
        };
        table.rows = vec![
            row("before", State::Before, 100.0, None),
            row("a", State::After, 80.0, Some(5.0)),
            row("b", State::After, 80.0, Some(9.0)),
            row("c", State::After, 90.0, Some(2.0)),
        ];
        table
    }

    fn marks(criteria: &[&str]) -> Vec<String> {
        let criteria: Vec<Criterion> = criteria.iter().map(|c| Criterion::parse(c)).collect();
        let mut marked = table();
        mark_pareto(&mut marked, &criteria).expect("columns");
        let last = |row: &Vec<Cell>| row.last().map(|cell| cell.plain(Lang::EN));
        marked.rows.iter().filter_map(last).collect()
    }

    #[test]
    fn a_plan_is_beaten_by_one_that_is_as_good_and_better_in_one_respect() {
        assert_eq!(
            marks(&["mean_km", "people_farther"]),
            ["yes", "yes", "no", "yes"]
        );
        assert_eq!(marks(&["mean_km"]), ["no", "yes", "yes", "no"]);
        assert_eq!(marks(&["+mean_km"]), ["yes", "no", "no", "no"]);
        let error = mark_pareto(&mut table(), &[Criterion::parse("km")]);
        assert!(error.is_err_and(|error| error.known.contains(&"mean_km".to_owned())));
    }

    #[test]
    fn figures_are_set_against_those_of_a_plan() {
        let mut set = table();
        against(&mut set, "a", Lang::EN).expect("a plan");
        let csv = set.to_csv(Lang::EN);
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(
            lines[0],
            "plan,state,mean_km,people_farther,mean_km − a,people_farther − a"
        );
        assert_eq!(lines[1], "before,before,100,,20,-5");
        assert_eq!(lines[4], "c,after,90,2,10,-3");
        assert!(against(&mut table(), "d", Lang::EN).is_err());
    }
}
