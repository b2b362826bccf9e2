//! Sweeps: a variant has the figures of its plan.

use std::path::Path;

use crate::support;

fn sweep(extra: &[&str]) -> support::Session {
    let arguments = ["sweep", "kazakhstan-2022", "--quiet", "--format", "csv"];
    support::aimaq_with(arguments.into_iter().chain(extra.iter().copied()), "sweep")
}

fn cells(line: &str) -> Vec<&str> {
    line.split(',').collect()
}

/// Person-kilometres after a plan, as `stats` measures them.
fn person_km(plan: &Path) -> f64 {
    let plan = plan.to_str().expect("UTF-8");
    let arguments = [
        "stats",
        plan,
        "--what",
        "distances",
        "--format",
        "csv",
        "--quiet",
    ];
    let session = support::aimaq_with(arguments, "stats");
    assert_eq!(session.code, 0, "{session}");
    let mut lines = session.stdout.lines();
    let head = cells(lines.next().expect("a header"));
    let at = head
        .iter()
        .position(|name| *name == "person_km")
        .expect("a column");
    let row = lines.find(|line| line.starts_with("country,") && line.contains(",after,"));
    cells(row.expect("the country"))[at]
        .parse()
        .expect("a number")
}

#[test]
fn the_best_variants_are_plans_with_the_figures_that_the_sweep_gave() {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path().join("best");
    let plans = folder.to_str().expect("UTF-8");
    for over in ["transfers", "centres", "splits"] {
        let session = sweep(&[
            "--over",
            over,
            "--top",
            "2",
            "--from",
            "Abai Region",
            "--plans",
            plans,
        ]);
        assert_eq!(session.code, 0, "{session}");
        let rows: Vec<Vec<&str>> = session.stdout.lines().skip(1).map(cells).collect();
        assert_eq!(rows.len(), 2, "{session}");
        for (row, name) in rows.iter().zip(["01.toml", "02.toml"]) {
            let given: f64 = row[4].parse().expect("a number");
            let measured = person_km(&folder.join(name));
            // Ways are whole metres here: half a metre for each of twenty million people.
            assert!(
                (given - measured).abs() < 10_000.0,
                "{over} {given} {measured}"
            );
        }
    }
}

#[test]
fn of_all_variants_carried_out_as_plans_none_is_better_than_the_best() {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path().join("all");
    let plans = folder.to_str().expect("UTF-8");
    let from = ["--over", "transfers", "--torn", "--from", "Ulytau Region"];
    let to = ["--to", "Karaganda Region", "--to", "Kostanay Region"];
    let all = ["--top", "1000", "--plans", plans];
    let session = sweep(&[&from[..], &to[..], &all[..]].concat());
    assert_eq!(session.code, 0, "{session}");
    let listed: Vec<f64> = session
        .stdout
        .lines()
        .skip(1)
        .map(|row| cells(row)[4].parse().expect("a number"))
        .collect();
    assert!(listed.len() > 5, "{session}");
    let files = (1..=listed.len()).map(|n| folder.join(format!("{n:02}.toml")));
    let measured: Vec<f64> = files.map(|plan| person_km(&plan)).collect();
    for (given, measured) in listed.iter().zip(&measured) {
        assert!((given - measured).abs() < 10_000.0, "{given} {measured}");
    }
    let best = measured.iter().copied().fold(f64::INFINITY, f64::min);
    assert!((measured[0] - best).abs() < 10_000.0, "{measured:?}");
}

#[test]
fn what_is_best_of_all_is_what_is_best_of_the_list() {
    let scratch = tempfile::tempdir().expect("scratch");
    let file = scratch.path().join("all.csv");
    let all = file.to_str().expect("UTF-8");
    let from = [
        "--over",
        "pairs",
        "--from",
        "Ulytau Region",
        "--from",
        "Abai Region",
    ];
    let to = [
        "--to",
        "Karaganda Region",
        "--to",
        "Pavlodar Region",
        "--to",
        "East Kazakhstan Region",
    ];
    let more = ["--torn", "--top", "3", "-o", all, "--by", "farther"];
    let session = sweep(&[&from[..], &to[..], &more[..]].concat());
    assert_eq!(session.code, 0, "{session}");
    let text = std::fs::read_to_string(&file).expect("all variants");
    let mut rows: Vec<&str> = text.lines().skip(1).collect();
    assert!(rows.len() > 300, "{}", rows.len());
    let farther = |row: &&str| {
        let number: f64 = cells(row)[6].parse().expect("a number");
        (number * 10.0).round() as i64
    };
    rows.sort_by_key(farther);
    assert_eq!(
        session.stdout.lines().skip(1).collect::<Vec<_>>(),
        rows[..3]
    );
    // Fewer of them leave every region in one piece.
    let whole = sweep(&[&from[..], &to[..], &["--top", "100000"]].concat());
    assert!(whole.stdout.lines().count() < rows.len(), "{whole}");
}

#[test]
fn the_same_seed_gives_the_same_splits_and_each_is_in_one_piece() {
    let session = |seed: &str| {
        let arguments = [
            "--over", "splits", "--most", "300", "--top", "5", "--seed", seed,
        ];
        let session = sweep(&arguments);
        assert_eq!(session.code, 0, "{session}");
        session.stdout
    };
    let one = session("5");
    assert_eq!(one, session("5"));
    assert_ne!(one, session("6"));
    let changes: Vec<&str> = one.lines().skip(1).collect();
    assert_eq!(changes.len(), 5, "{one}");
    assert!(changes.iter().all(|row| row.contains(" → ")), "{one}");
}

#[test]
fn every_threshold_moves_one_unit_more_to_its_nearest_centre() {
    let arguments = [
        "--over",
        "thresholds",
        "--torn",
        "--top",
        "1000",
        "--by",
        "person-km",
    ];
    let session = sweep(&arguments);
    assert_eq!(session.code, 0, "{session}");
    let mut rows: Vec<&str> = session.stdout.lines().skip(1).collect();
    assert!(rows.len() > 10, "{session}");
    let moved = |row: &&str| row.matches(" → ").count();
    // The best of them moves all, for every move is to a nearer centre.
    assert_eq!(moved(&rows[0]), rows.len(), "{session}");
    rows.sort_by_key(moved);
    let counts: Vec<usize> = rows.iter().map(moved).collect();
    assert_eq!(counts, (1..=rows.len()).collect::<Vec<_>>());
}
