//! Wrong plans and what `aimaq check` says of them: the message points at the
//! key and says what to do.
//!
//! `tests/plans/wrong/NAME.toml` holds the plan and, in its first line, the
//! command; `NAME.txt` holds the exit code and what was printed.
//! `SNAPSHOTS=overwrite cargo test --test aimaq wrong_plans` accepts them as they are.

use std::path::{Path, PathBuf};
use std::process::Command;

use aimaq::reform::Warning;
use snapbox::{Assert, Data};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans/wrong")
}

fn plans() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("the folder of the plans");
    let paths = entries.map(|e| e.expect("an entry").path());
    let mut plans: Vec<PathBuf> = paths
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .collect();
    plans.sort();
    plans
}

/// The command in the first line of a plan.
fn command(plan: &Path) -> String {
    let text = std::fs::read_to_string(plan).expect("a plan");
    let command = text.lines().next().and_then(|l| l.strip_prefix("# aimaq "));
    let command = command.unwrap_or_else(|| panic!("{}: no command", plan.display()));
    command.to_owned()
}

/// The exit code, and stdout and stderr one after the other.
fn run(command: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_aimaq"))
        .args(command.split(' '))
        .current_dir(folder())
        .output()
        .expect("aimaq runs");
    let code = output.status.code().expect("an exit code");
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    format!("$ aimaq {command}\nexit {code}\n{out}{err}")
}

#[test]
fn every_wrong_plan_is_refused_with_its_reason() {
    let plans = plans();
    assert!(plans.len() >= 40, "{} plans", plans.len());
    let assert = Assert::new().action_env("SNAPSHOTS");
    for plan in plans {
        assert.eq(
            run(&command(&plan)),
            Data::read_from(&plan.with_extension("txt"), None),
        );
    }
}

#[test]
fn every_refusal_ends_with_1_or_2_and_says_what_to_do() {
    for plan in plans() {
        let said = std::fs::read_to_string(plan.with_extension("txt")).expect("a snapshot");
        let name = plan.display();
        assert!(
            said.contains("\nexit 1\n") || said.contains("\nexit 2\n"),
            "{name}: {said}"
        );
        let warning = said.contains("\nwarning: ") && !said.contains("\nerror: ");
        let helps = said.contains("hint: ") || said.contains("the data begin on");
        assert!(helps || warning, "{name}: {said}");
    }
}

/// What stands in Latin letters in every language: in backquotes what a plan, a file or the
/// command line holds, the line of the plan, and names that the data have in English alone.
fn without_quotes(said: &str, names: &[String]) -> Vec<String> {
    let lines = said.lines().skip(2);
    let own = lines.filter(|line| !line.starts_with("  --> ") && !line.starts_with("  | "));
    let plain = own.map(|line| {
        let text: String = line.split('`').step_by(2).collect();
        let without = |text: String, name: &String| text.replace(name.as_str(), "");
        names.iter().fold(text, without)
    });
    plain.collect()
}

/// The texts of a plan and of the made-up territory, by their length, and the names of
/// warnings.
fn names(plan: &Path) -> Vec<String> {
    let read = |path: PathBuf| std::fs::read_to_string(path).expect("a file");
    let text = read(plan.to_owned());
    let mut names: Vec<String> = text
        .split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect();
    let data = folder().join("../../data/grid");
    for table in ["regions.csv", "units.csv", "settlements.csv"] {
        let text = read(data.join(table));
        let cells = text.lines().skip(1).flat_map(|line| line.split(','));
        names.extend(cells.map(str::to_owned));
    }
    names.extend(Warning::NAMES.map(str::to_owned));
    names.extend([
        "GRID".to_owned(),
        plan.file_name().expect("a name").to_string_lossy().into(),
    ]);
    names.retain(|name| name.chars().any(|c| c.is_ascii_alphabetic()));
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

fn latin(line: &str) -> bool {
    line.chars().any(|c| c.is_ascii_alphabetic())
}

#[test]
fn every_refusal_is_told_in_the_language_of_the_reader() {
    for plan in plans() {
        let names = names(&plan);
        for lang in ["kk", "ru"] {
            let said = run(&format!("{} --lang {lang}", command(&plan)));
            let english: Vec<String> = without_quotes(&said, &names);
            let english: Vec<&String> = english.iter().filter(|line| latin(line)).collect();
            assert!(english.is_empty(), "{english:#?} in {said}");
        }
    }
}

/// Texts that are no plan, or hold what none may hold.
const NO_PLANS: [&str; 27] = [
    "title = \"x",
    "title = x",
    "title 1",
    "title",
    "title =",
    "title = = \"1\"",
    "title = \"1\" territory = \"2\"",
    "title = \"1\"\ntitle = \"1\"",
    "title = \"\\q\"",
    "[[acts]",
    "acts = [1, 2",
    "acts = [1 2]",
    "acts = { a = 1 b = 2 }",
    "acts = [1,, 2]",
    "as_of = 2022-13-01",
    "as_of = 2022-02-30",
    "as_of = 2022-05-01T10:00:00",
    "as_of = \"2022-05-01\"",
    "as_of = 007",
    "as_of = 1__0",
    "title = 5",
    "title = true",
    "title = [1]",
    "title = { a = 1 }",
    "titles = { Kazakh = \"1\" }",
    "title.a = 1\ntitle = \"1\"",
    "\"\" = 1",
];

/// Changes that are written wrongly.
const NO_CHANGES: [&str; 13] = [
    "",
    "transfer = { units = [], to = \"1\" }\nabolish = { unit = \"1\", into = \"2\" }",
    "transfer = 5",
    "transfer = { units = [5], to = \"1\" }",
    "transfer = { units = [] }",
    "transferr = { }",
    "recode = { unit = \"1\", region = \"1\", code = 5 }",
    "split = { unit = \"1\", into = [{ name = \"2\", centre = \"3\", by = 5 }] }",
    "split = { unit = \"1\", into = [{ name = \"2\", centre = \"3\", by = \"polygon\" }] }",
    "split = { unit = \"1\", into = [{ name = \"2\", centre = \"3\", by = { polygon = 5 } }] }",
    "split = { unit = \"1\", into = [{ name = \"2\", centre = \"3\", by = { line = [[1.0]] } }] }",
    "move_centre = { unit = \"1\", centre = \"2\", position = [\"1\", 2] }",
    "split = { unit = \"1\", into = [{ name = \"2\", centre = \"3\", by = \"nearest_centre\", population = -1 }] }",
];

#[test]
fn a_text_that_is_no_plan_is_told_in_the_language_of_the_reader() {
    let scratch = tempfile::tempdir().expect("scratch");
    let plan = scratch.path().join("1.toml");
    let head = "title = \"1\"\nterritory = \"1\"\nas_of = 2022-05-01\n";
    let changes = NO_CHANGES.map(|change| {
        format!("{head}[[acts]]\neffective = 2022-05-01\n[[acts.changes]]\n{change}\n")
    });
    let published = "[[published]]\nregion = \"1\"\nunit = \"1\"\narea_km2 = 1\nsource = \"1\"\n";
    let texts = NO_PLANS.map(str::to_owned).into_iter().chain(changes);
    for text in texts.chain([format!("{head}{published}")]) {
        std::fs::write(&plan, &text).expect("written");
        for lang in ["kk", "ru"] {
            let said = run(&format!("check {} --lang {lang}", plan.display()));
            let told = ["\nқате: ", "\nОшибка. "]
                .iter()
                .any(|word| said.contains(word));
            assert!(told, "{said} of {text}");
            let lines = without_quotes(&said, &[plan.display().to_string()]);
            let english: Vec<&String> = lines.iter().filter(|line| latin(line)).collect();
            assert!(english.is_empty(), "{english:#?} in {said} of {text}");
        }
    }
}
