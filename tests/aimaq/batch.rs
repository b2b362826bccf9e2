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
