//! Manifests: many runs, each whole or not at all.

use crate::support;
use std::path::Path;

fn batch(extra: &[&str], folder: &Path) -> support::Session {
    let folder = folder.to_str().expect("UTF-8");
    let mut arguments = vec!["batch", "tests/manifests/one_fails.toml", "-o", folder];
    arguments.extend(["--quiet", "--format", "csv"]);
    arguments.extend(extra);
    support::aimaq_with(arguments, "batch")
}

#[test]
fn one_failing_run_does_not_stop_the_others() {
    let scratch = tempfile::tempdir().expect("scratch");
    let session = batch(&[], scratch.path());
    assert_eq!(session.code, 2, "{session}");
    let rows: Vec<&str> = session.stdout.lines().collect();
    assert_eq!(rows.len(), 4, "{session}");
    assert!(
        rows[1].starts_with("first,") && rows[1].contains("a2_to_east.toml,done,"),
        "{session}"
    );
    assert!(
        rows[2].starts_with("second,") && rows[2].contains(",failed,"),
        "{session}"
    );
    assert!(
        rows[3].starts_with("third,") && rows[3].contains("centre_moves.toml,done,"),
        "{session}"
    );
    assert!(session.stderr.contains("1 of 3 runs failed"), "{session}");
    for (run, exists) in [("first", true), ("second", false), ("third", true)] {
        let report = scratch.path().join(run).join("report.html");
        assert_eq!(report.exists(), exists, "{run}");
    }
    let summary = std::fs::read_to_string(scratch.path().join("summary.csv"));
    assert_eq!(summary.expect("summary.csv"), session.stdout);
}

#[test]
fn fail_fast_ends_with_the_first_failure() {
    let scratch = tempfile::tempdir().expect("scratch");
    let session = batch(&["--fail-fast"], scratch.path());
    assert_eq!(session.code, 2, "{session}");
    assert_eq!(session.stdout.lines().count(), 3, "{session}");
    assert!(
        session.stderr.contains("1 of 3 runs failed, 1 not begun"),
        "{session}"
    );
    assert!(!scratch.path().join("third").exists());
}

#[test]
fn a_warning_of_several_runs_is_told_once() {
    let scratch = tempfile::tempdir().expect("scratch");
    let squares = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/territories/four_squares");
    let squares = squares.display();
    let manifest = scratch.path().join("m.toml");
    let text = format!(
        "[defaults]\nterritory = \"{squares}\"\nplan = \"{squares}/a2_to_east.toml\"\n\
         demand = \"{squares}/people.csv\"\nunscaled = true\n\
         [[runs]]\nname = \"one\"\n[[runs]]\nname = \"two\"\nmetric = \"great-circle\"\n"
    );
    std::fs::write(&manifest, text).expect("a manifest");
    let manifest = manifest.to_str().expect("UTF-8");
    let session = support::aimaq_with(["batch", manifest, "--quiet"], "batch");
    assert_eq!(session.code, 0, "{session}");
    let warnings: Vec<&str> = session.stderr.lines().collect();
    assert!(!warnings.is_empty(), "{session}");
    assert!(
        warnings
            .iter()
            .all(|w| w.starts_with("warning: one, two: ")),
        "{session}"
    );
}

#[test]
fn a_folder_that_cannot_be_written_stops_a_batch_before_its_first_run() {
    let scratch = tempfile::tempdir().expect("scratch");
    let file = scratch.path().join("file");
    std::fs::write(&file, "").expect("a file");
    let session = batch(&[], &file);
    assert_eq!(session.code, 2, "{session}");
    assert_eq!(session.stdout, "", "{session}");
    assert_eq!(session.stderr.lines().count(), 1, "{session}");
}

/// A manifest of combinations over the squares, in a folder of its own.
fn squares(folder: &Path) -> std::path::PathBuf {
    let squares = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/territories/four_squares");
    let plans = folder.join("plans");
    std::fs::create_dir_all(&plans).expect("a folder");
    for plan in ["a2_to_east", "centre_moves"] {
        let name = format!("{plan}.toml");
        std::fs::copy(squares.join(&name), plans.join(&name)).expect("a plan");
    }
    let office = format!(
        "output = \"out\"\n[defaults]\nterritory = \"{}\"\n",
        squares.display()
    );
    std::fs::write(folder.join("office.toml"), office).expect("written");
    let manifest = folder.join("all.toml");
    let text = "include = [\"office.toml\"]\n[[matrix]]\nplan = \"plans/*.toml\"\n\
                lang = [\"en\", \"ru\"]\n[[runs]]\nname = \"alone\"\n\
                plan = \"plans/a2_to_east.toml\"\ndemand = \"seats\"\n";
    std::fs::write(&manifest, text).expect("written");
    manifest
}

fn all_of(manifest: &Path, extra: &[&str]) -> support::Session {
    let manifest = manifest.to_str().expect("UTF-8");
    let arguments = ["batch", manifest].into_iter().chain(extra.iter().copied());
    support::aimaq_with(arguments, "batch")
}

/// Every file below a folder with its bytes, but for the account of what is done.
fn contents(folder: &Path) -> std::collections::BTreeMap<std::path::PathBuf, Vec<u8>> {
    let mut files = std::collections::BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with(".aimaq-batch.jsonl") {
                let bytes = std::fs::read(&path).expect("a file");
                files.insert(path, bytes);
            }
        }
    }
    files
}

#[test]
fn a_matrix_runs_every_combination_and_what_is_done_is_not_done_again() {
    let scratch = tempfile::tempdir().expect("scratch");
    let manifest = squares(scratch.path());
    let first = all_of(&manifest, &["--quiet", "--format", "csv"]);
    assert_eq!(first.code, 0, "{first}");
    let names: Vec<&str> = first.stdout.lines().skip(1).collect();
    let names: Vec<&str> = names
        .iter()
        .filter_map(|row| row.split(',').next())
        .collect();
    let expected = [
        "alone",
        "a2_to_east-en",
        "a2_to_east-ru",
        "centre_moves-en",
        "centre_moves-ru",
    ];
    assert_eq!(names, expected);
    let output = scratch.path().join("out");
    let whole = contents(&output);
    assert!(whole.contains_key(&output.join("index.html")));

    let dry = all_of(&manifest, &["--dry-run"]);
    assert_eq!(dry.stdout.matches("unchanged: ").count(), 5, "{dry}");
    // What a batch that was killed was about to write.
    let staged = output.join(".aimaq-Ab3xYz/tables");
    std::fs::create_dir_all(&staged).expect("a folder");
    std::fs::write(staged.join("units.csv"), "half").expect("a file");
    let again = all_of(&manifest, &["--format", "csv"]);
    assert_eq!(again.stdout, first.stdout);
    assert!(again.stderr.contains("5 of 5"), "{again}");
    assert!(!again.stderr.contains(" done\n"), "{again}");
    assert_eq!(contents(&output), whole);
}

#[test]
fn what_was_lost_or_depends_on_a_changed_plan_is_done_again_and_nothing_else() {
    let scratch = tempfile::tempdir().expect("scratch");
    let manifest = squares(scratch.path());
    let first = all_of(&manifest, &["--quiet", "--format", "csv"]);
    assert_eq!(first.code, 0, "{first}");
    let output = scratch.path().join("out");
    let whole = contents(&output);
    let to_do = || {
        let dry = all_of(&manifest, &["--dry-run", "--quiet"]);
        let lines = dry.stdout.lines();
        let lines = lines.filter_map(|line| line.strip_prefix("to do: "));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(to_do().is_empty());

    // A batch that was ended in the middle: a result is gone, the account breaks off.
    std::fs::remove_file(output.join("a2_to_east-en/units.geojson")).expect("removed");
    let account = output.join(".aimaq-batch.jsonl");
    let text = std::fs::read_to_string(&account).expect("an account");
    std::fs::write(&account, &text[..text.len() - 40]).expect("written");
    let last = text.lines().last().expect("a line");
    let last = last.split('"').nth(3).expect("a name").to_owned();
    let mut expected = vec!["a2_to_east-en".to_owned(), last];
    let mut found = to_do();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    assert_eq!(all_of(&manifest, &["--quiet"]).code, 0);
    assert_eq!(contents(&output), whole);

    let plan = scratch.path().join("plans/centre_moves.toml");
    let text = std::fs::read_to_string(&plan).expect("a plan");
    std::fs::write(&plan, format!("# changed\n{text}")).expect("written");
    assert_eq!(to_do(), ["centre_moves-en", "centre_moves-ru"]);
    assert_eq!(all_of(&manifest, &["--quiet"]).code, 0);
    assert!(to_do().is_empty());
    // Somebody has changed a result, and kept its length.
    let report = output.join("alone/tables/units.csv");
    let mut bytes = std::fs::read(&report).expect("a table");
    bytes[0] ^= 1;
    std::fs::write(&report, bytes).expect("written");
    assert_eq!(to_do(), ["alone"]);
}

#[test]
fn a_run_that_is_repeated_is_compared_with_its_folder() {
    let scratch = tempfile::tempdir().expect("scratch");
    let manifest = squares(scratch.path());
    assert_eq!(all_of(&manifest, &["--quiet"]).code, 0);
    let folder = scratch.path().join("out/alone");
    let record = folder.join("run.json");
    let verify = || {
        let record = record.to_str().expect("UTF-8");
        support::aimaq_with(["run", record, "--verify"], "batch")
    };
    let same = verify();
    assert_eq!((same.code, same.stdout.as_str()), (0, ""), "{same}");
    std::fs::write(folder.join("tables/units.csv"), "x").expect("written");
    let changed = verify();
    assert_eq!(changed.code, 1, "{changed}");
    assert_eq!(changed.stdout, "changed: tables/units.csv\n");
}

#[test]
fn tables_alone_are_made_without_pictures_and_are_those_of_a_whole_run() {
    let scratch = tempfile::tempdir().expect("scratch");
    let manifest = squares(scratch.path());
    let text = "include = [\"office.toml\"]\n[[matrix]]\nplan = \"plans/a2_to_east.toml\"\n\
                outputs = [\"all\", \"tables\", \"maps\"]\n";
    std::fs::write(&manifest, text).expect("written");
    let session = all_of(&manifest, &["--quiet"]);
    assert_eq!(session.code, 0, "{session}");
    let output = scratch.path().join("out");
    let files = |run: &str| {
        let folder = output.join(run);
        let all = contents(&folder).into_iter();
        let short = all.map(|(path, bytes)| {
            let path = path.strip_prefix(&folder).expect("inside").to_owned();
            (path, bytes)
        });
        short.collect::<std::collections::BTreeMap<_, _>>()
    };
    let (all, tables, maps) = (files("all"), files("tables"), files("maps"));
    let of = |path: &Path| path.extension().and_then(|e| e.to_str()).map(str::to_owned);
    assert!(tables.len() > 5 && tables.contains_key(Path::new("run.json")));
    for (path, bytes) in &tables {
        if path.ends_with("run.json") {
            let text = String::from_utf8_lossy(bytes);
            assert!(text.contains("\"outputs\": \"tables\""), "{text}");
        } else {
            assert_eq!(of(path).as_deref(), Some("csv"));
            assert_eq!(all.get(path), Some(bytes), "{}", path.display());
        }
    }
    assert!(maps.keys().any(|path| of(path).as_deref() == Some("svg")));
    assert!(!maps.contains_key(Path::new("report.html")));
    let again = support::aimaq_with(
        [
            "run",
            output.join("tables/run.json").to_str().expect("UTF-8"),
            "--verify",
        ],
        "run",
    );
    assert_eq!(again.code, 0, "{again}");
    let index = std::fs::read_to_string(output.join("index.html")).expect("an index");
    assert!(index.contains("tables/run.json") && index.contains("all/report.html"));
}

#[test]
fn two_batches_do_not_write_into_one_folder_at_once() {
    let scratch = tempfile::tempdir().expect("scratch");
    let manifest = squares(scratch.path());
    let output = scratch.path().join("out");
    std::fs::create_dir(&output).expect("a folder");
    let other = std::fs::File::create(output.join(".aimaq-batch.lock")).expect("a file");
    other.lock().expect("held");
    let session = all_of(&manifest, &["--quiet"]);
    assert_eq!(session.code, 2, "{session}");
    assert!(
        session
            .stderr
            .contains("another batch writes into this folder"),
        "{session}"
    );
    assert!(!output.join("alone").exists());
    drop(other);
    let session = all_of(&manifest, &["--quiet"]);
    assert_eq!(session.code, 0, "{session}");
}
