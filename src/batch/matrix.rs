//! `[[matrix]]`: one run for each combination of what stands in lists.

use crate::msg;
use crate::words::Message;
use std::path::Path;

use toml::{Table, Value};

/// Options whose value is one thing, so that a list of them is a choice, in the order in
/// which they make names. Lists of the others, such as `boundaries`, are their value.
const ONE: [&str; 17] = [
    "plan",
    "territory",
    "demand",
    "demand_file",
    "population",
    "lang",
    "metric",
    "rules",
    "key",
    "boundaries_on",
    "roads",
    "region",
    "scaled",
    "unscaled",
    "tolerance_km",
    "population_field",
    "outputs",
];

/// The most runs of one matrix: as many as anybody looks through.
const MOST: usize = 100_000;

/// One table for each combination, each with a `name`; the last option of [`ONE`] changes
/// fastest, plans slowest.
///
/// # Errors
/// If a list is empty, a pattern matches nothing, or there are too many combinations.
pub(super) fn combinations(mut matrix: Table, folder: &Path) -> Result<Vec<Table>, Message> {
    let name = match matrix.remove("name") {
        None => None,
        Some(Value::String(name)) => Some(name),
        Some(other) => return Err(msg!("error-matrix-name", other = other.to_string())),
    };
    let mut options: Vec<(String, Value)> = matrix.into_iter().collect();
    options.sort_by_key(|(key, _)| ONE.iter().position(|one| one == key));
    let mut runs = vec![Table::new()];
    let mut axes = Vec::new();
    for (key, value) in options {
        let choices = choices(&key, value, folder)?;
        if runs.len().saturating_mul(choices.len()) > MOST {
            return Err(msg!("error-matrix-large", most = MOST.to_string()));
        }
        if choices.len() > 1 {
            axes.push(key.clone());
        }
        let with = |run: &Table| {
            let each = choices.iter().map(|choice| {
                let mut run = run.clone();
                run.insert(key.clone(), choice.clone());
                run
            });
            each.collect::<Vec<_>>()
        };
        runs = runs.iter().flat_map(with).collect();
    }
    for run in &mut runs {
        let name = match &name {
            Some(pattern) => filled(pattern, run)?,
            None => default_name(&axes, run),
        };
        run.insert("name".to_owned(), Value::String(name));
    }
    Ok(runs)
}

/// The values that an option takes: those of a list, and the files of a pattern.
fn choices(key: &str, value: Value, folder: &Path) -> Result<Vec<Value>, Message> {
    let list = match value {
        Value::Array(list) if ONE.contains(&key) => list,
        other => vec![other],
    };
    if list.is_empty() {
        return Err(msg!("error-empty-list", key = key));
    }
    let mut choices = Vec::new();
    for value in list {
        match value.as_str().filter(|text| text.contains(['*', '?'])) {
            Some(pattern) if ONE.contains(&key) => choices.extend(matches(pattern, folder)?),
            _ => choices.push(value),
        }
    }
    Ok(choices)
}

/// The files of a pattern by their names, from the folder of the manifest.
fn matches(pattern: &str, folder: &Path) -> Result<Vec<Value>, Message> {
    let base = glob::Pattern::escape(&folder.display().to_string());
    let whole = match base.is_empty() || Path::new(pattern).is_absolute() {
        true => pattern.to_owned(),
        false => format!("{base}/{pattern}"),
    };
    let wrong = |error: &dyn std::fmt::Display| {
        let said = error.to_string();
        msg!("error-pattern-wrong", pattern = pattern, said = said)
    };
    let mut files = Vec::new();
    for file in glob::glob(&whole).map_err(|error| wrong(&error))? {
        let file = file.map_err(|error| wrong(&error))?;
        let inside = file.strip_prefix(folder).unwrap_or(&file);
        files.push(Value::String(inside.display().to_string()));
    }
    match files.is_empty() {
        true => Err(msg!("error-pattern-no-files", pattern = pattern)),
        false => Ok(files),
    }
}

/// A name with the values of options in place of their keys in braces.
fn filled(pattern: &str, run: &Table) -> Result<String, Message> {
    let mut name = pattern.to_owned();
    for (key, value) in run {
        name = name.replace(&format!("{{{key}}}"), &short(value));
    }
    match name.find('{') {
        Some(at) => {
            let known: Vec<&str> = run.keys().map(String::as_str).collect();
            Err(msg!(
                "error-matrix-option",
                option = &name[at..],
                known = known.join(", "),
            ))
        }
        None => Ok(name),
    }
}

/// What sets a run apart from the others: the values of the options in lists.
fn default_name(axes: &[String], run: &Table) -> String {
    let keys: Vec<&String> = match axes.is_empty() {
        true => run.keys().filter(|key| *key == "plan").collect(),
        false => axes.iter().collect(),
    };
    let values = keys.into_iter().filter_map(|key| run.get(key)).map(short);
    values.collect::<Vec<_>>().join("-")
}

/// A value as a part of a name: of a file its name without the ending.
fn short(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let path = Path::new(&text);
    let letters = |e: &std::ffi::OsStr| e.to_string_lossy().chars().all(char::is_alphabetic);
    let has_ending = path.extension().is_some_and(letters);
    let short = match has_ending || text.contains('/') {
        true => path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned()),
        false => None,
    };
    short.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Result<Vec<String>, String> {
        let runs = combinations(toml::from_str(text).expect("TOML"), Path::new(""));
        let runs = runs.map_err(|wrong| wrong.in_english())?;
        let name = |run: &Table| run["name"].as_str().expect("a name").to_owned();
        Ok(runs.iter().map(name).collect())
    }

    #[test]
    fn every_combination_is_a_run_and_plans_change_slowest() {
        let text = "plan = [\"a\", \"d/b.toml\"]\nlang = [\"kk\", \"ru\"]\nmetric = \"geodesic\"\n";
        let expected = ["a-kk", "a-ru", "b-kk", "b-ru"];
        assert_eq!(names(text).expect("runs"), expected);
        let named = format!("{text}name = \"{{lang}}.{{plan}}.{{metric}}\"\n");
        let expected = [
            "kk.a.geodesic",
            "ru.a.geodesic",
            "kk.b.geodesic",
            "ru.b.geodesic",
        ];
        assert_eq!(names(&named).expect("runs"), expected);
    }

    #[test]
    fn a_list_that_is_a_value_makes_no_combinations() {
        let text = "plan = \"a\"\nthresholds_km = [1, 2]\nboundaries = [\"a.shp\", \"b.shp\"]\n";
        assert_eq!(names(text).expect("runs"), ["a"]);
    }

    #[test]
    fn mistakes_are_named() {
        for (text, said) in [
            ("plan = []", "`plan` is an empty list"),
            ("plan = [\"none/*.toml\"]", "there are no such files"),
            (
                "plan = \"a\"\nname = \"{plam}\"",
                "`{plam}`, which is no option",
            ),
            ("name = 5", "is a text, not 5"),
        ] {
            let error = names(text).expect_err("wrong");
            assert!(error.contains(said), "{error}");
        }
    }
}
