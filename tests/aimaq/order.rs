//! The order in which a law lists units, in which it has its acts of one day, and in
//! which files have their rows, changes no figure, no lineage and no map.

use std::path::{Path, PathBuf};

use aimaq::batch::{Job, Prepared, prepare};
use aimaq::compare::VIEWS;
use aimaq::draw::draw_map;
use aimaq::figures::{MapView, map_spec};
use aimaq::territory::Lang;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

fn straits() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/territories/straits")
}

/// The changes of one day, each with the units that it lists.
const CHANGES: [(&str, &[&str], &str); 4] = [
    (
        "merge = { units",
        &["2201", "2202", "22003"],
        "into = \"Μακρά/Nea\" }",
    ),
    ("transfer = { units", &["42", "40003"], "to = \"ზღვა\" }"),
    (
        "create = { region = \"Neu\", centre = \"Klein\", units",
        &["104", "2204", "102"],
        "code = \"9\" }",
    ),
    ("transfer = { units", &["303-1", "1003"], "to = \"東島\" }"),
];

/// A plan with its acts and lists in an order.
fn plan(acts: &[usize], lists: &[Vec<&str>]) -> String {
    let mut text = "title = \"p\"\nterritory = \"straits\"\nas_of = 2020-01-01\naccept = [\"centre-not-largest\", \"centre-outside\", \"exclave\", \"region-in-parts\", \"same-name\", \"unit-without-boundaries\", \"unit-without-people\"]\n".to_owned();
    for &act in acts {
        let (begin, _, end) = CHANGES[act];
        let units: Vec<String> = lists[act].iter().map(|c| format!("\"code:{c}\"")).collect();
        text += &format!(
            "[[acts]]\ntitle = \"a\"\neffective = 2021-01-01\n[[acts.changes]]\n{begin} = [{}], {end}\n",
            units.join(", ")
        );
    }
    text
}

fn done(territory: &Path, text: &str) -> Prepared {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("p.toml");
    std::fs::write(&file, text).expect("written");
    let job = Job {
        plan: file.display().to_string(),
        territory: Some(territory.display().to_string()),
        ..Job::default()
    };
    prepare(&job).unwrap_or_else(|e| panic!("{text}\n{e}"))
}

/// All tables, by their names.
fn figures(prepared: &Prepared) -> Vec<(&'static str, String)> {
    let study = prepared.study();
    let views = VIEWS.iter().filter(|view| view.is_possible(&study));
    let table = |view: &aimaq::compare::View| view.table(&study).expect("possible");
    views
        .map(|view| (view.key, table(view).to_csv(Lang::EN)))
        .collect()
}

fn maps(prepared: &Prepared) -> Vec<String> {
    let views = MapView::of_a_run(&prepared.applied).into_iter();
    let drawn = views.map(|view| draw_map(&map_spec(&prepared.subject(), view)));
    drawn.map(|map| map.expect("a map").picture.svg()).collect()
}

fn each_way(cases: u32) -> TestRunner {
    TestRunner::new(Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    })
}

#[test]
fn the_order_of_acts_and_of_lists_changes_no_figure_and_no_map() {
    let acts: Vec<usize> = (0..CHANGES.len()).collect();
    let lists: Vec<Vec<&str>> = CHANGES.iter().map(|(_, units, _)| units.to_vec()).collect();
    let first = done(&straits(), &plan(&acts, &lists));
    let (wanted, drawn) = (figures(&first), maps(&first));
    let lists: Vec<_> = lists.into_iter().map(|l| Just(l).prop_shuffle()).collect();
    let any_order = (Just(acts).prop_shuffle(), lists);
    let same = |(acts, lists): (Vec<usize>, Vec<Vec<&str>>)| {
        let other = done(&straits(), &plan(&acts, &lists));
        prop_assert_eq!(&figures(&other), &wanted);
        prop_assert_eq!(&maps(&other), &drawn);
        Ok(())
    };
    each_way(6)
        .run(&any_order, same)
        .unwrap_or_else(|e| panic!("{e}"));
}

/// The straits with the rows of a table in an order.
fn reordered(table: &str, order: &[usize]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for entry in std::fs::read_dir(straits()).expect("files") {
        let path = entry.expect("a file").path();
        let name = path.file_name().expect("a name").to_owned();
        std::fs::copy(&path, folder.path().join(name)).expect("copied");
    }
    let mut reader = csv::Reader::from_path(straits().join(table)).expect("a table");
    let head = reader.headers().expect("columns").clone();
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    let mut writer = csv::Writer::from_path(folder.path().join(table)).expect("a table");
    writer.write_record(&head).expect("columns");
    for &place in order.iter().filter(|&&place| place < rows.len()) {
        writer.write_record(&rows[place]).expect("a row");
    }
    writer.flush().expect("written");
    folder
}

#[test]
fn the_order_of_rows_changes_no_figure() {
    let reform = std::fs::read_to_string(straits().join("reform.toml")).expect("a plan");
    let sorted = |prepared: &Prepared| {
        let tables = figures(prepared).into_iter();
        let lines = tables.map(|(key, text)| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            (key, lines)
        });
        lines.collect::<Vec<_>>()
    };
    let wanted = sorted(&done(&straits(), &reform));
    let table = prop_oneof![
        Just("units.csv"),
        Just("regions.csv"),
        Just("settlements.csv")
    ];
    let order = (table, Just((0..14).collect::<Vec<usize>>()).prop_shuffle());
    let same = |(table, order): (&str, Vec<usize>)| {
        let folder = reordered(table, &order);
        prop_assert_eq!(&sorted(&done(folder.path(), &reform)), &wanted);
        Ok(())
    };
    each_way(8)
        .run(&order, same)
        .unwrap_or_else(|e| panic!("{e}"));
}

#[test]
fn no_figure_depends_on_the_number_of_threads() {
    let tables = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        let pool = pool.build().expect("a pool");
        pool.install(|| {
            let job = Job {
                plan: "kazakhstan-2022".to_owned(),
                ..Job::default()
            };
            figures(&prepare(&job).expect("the shipped plan applies"))
        })
    };
    let alone = tables(1);
    assert!(alone.len() > 10);
    assert_eq!(alone, tables(4));
}
