//! Every plan that is shipped: its inverse, its crosswalks, its figures.

use std::path::Path;

use aimaq::batch::{Base, Job, base};
use aimaq::geodata::DATA_SETS;
use aimaq::reform::{
    Applied, Column, Crosswalk, CrosswalkOptions, Level, Marks, PlanSource, Table, Weights, apply,
    compose, crosswalk, invert, parse, read_table, rebase, sources_named,
};
use aimaq::territory::{Lang, differences};

fn lang(tag: &str) -> Lang {
    Lang::new(tag).expect("a tag")
}

fn names() -> Vec<&'static str> {
    DATA_SETS
        .iter()
        .flat_map(|set| set.plans())
        .map(|(name, _)| name)
        .collect()
}

fn read(plan: &str) -> Base {
    let job = Job {
        plan: plan.to_owned(),
        ..Job::default()
    };
    base(&job).unwrap_or_else(|e| panic!("{plan}: {e}"))
}

fn applied(plan: &str) -> Applied {
    let b = read(plan);
    let source = PlanSource::new(&b.plan, &b.file.name, &b.file.text);
    let done = apply(source, &b.territory, &b.options);
    done.unwrap_or_else(|e| panic!("{plan}\n{e}"))
}

fn made(applied: &Applied, weights: Weights, level: Level, backward: bool) -> Crosswalk {
    let options = CrosswalkOptions {
        weights,
        level,
        backward,
    };
    crosswalk(applied, "Test", Vec::new(), options)
}

#[test]
fn every_shipped_plan_comes_back_bit_for_bit() {
    for name in names() {
        let b = read(name);
        let source = PlanSource::new(&b.plan, &b.file.name, &b.file.text);
        let inverse = invert(source, name, &b.territory, &b.options);
        let inverse = inverse.unwrap_or_else(|e| panic!("{name}\n{e}"));
        let forward = applied(name);
        let plan = parse(&inverse.text, "inverse.toml").expect("the inverse is a plan");
        let source = PlanSource::new(&plan, "inverse.toml", &inverse.text);
        let back = apply(source, &forward.after, &b.options);
        let back = back.unwrap_or_else(|e| panic!("{name}\n{e}"));
        let differ = differences(&forward.before, &back.after, "before", "undone");
        assert_eq!(differ, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn crosswalks_of_all_shipped_plans_sum_to_one_by_every_measure() {
    for name in names() {
        let applied = applied(name);
        for weights in [Weights::Population, Weights::Area, Weights::Settlements] {
            for level in [Level::Units, Level::Regions] {
                for backward in [false, true] {
                    let mut sums = std::collections::BTreeMap::new();
                    for row in made(&applied, weights, level, backward).rows {
                        *sums.entry(row.from).or_insert(0.0) += row.weight;
                    }
                    for (from, sum) in sums {
                        assert!((sum - 1.0_f64).abs() <= 1e-12, "{name}: {from}: {sum}");
                    }
                }
            }
        }
    }
}

#[test]
fn no_shipped_plan_has_a_warning_that_it_does_not_accept() {
    for name in names() {
        let found = applied(name).warnings;
        assert!(found.problems.is_empty(), "{name}\n{found}");
    }
}

/// The people of the earlier units, as the table of a statistician.
fn people(applied: &Applied) -> Table {
    let before = &applied.before;
    let rows = before.living_units();
    let rows = rows.map(|(id, _)| (before.path(id), vec![Some(before.population(id) as f64)]));
    Table {
        columns: vec![("population".into(), Column::Count)],
        rows: rows.collect(),
    }
}

#[test]
fn the_people_of_the_units_rebased_are_the_official_figures_of_the_six_regions() {
    let applied = applied("kazakhstan-2022");
    let made = made(&applied, Weights::Population, Level::Units, false);
    let rebased = rebase(&people(&applied), &made);
    let of = |region: &str| -> f64 {
        let inside = rebased
            .iter()
            .filter(|r| r.to.starts_with(&format!("{region}/")));
        inside.map(|r| r.cells[0].value.expect("known")).sum()
    };
    assert_eq!(of("Abai Region"), 610_189.0);
    assert_eq!(of("East Kazakhstan Region"), 730_172.0);
    assert_eq!(of("Ulytau Region"), 221_395.0);
    assert_eq!(of("Karaganda Region"), 1_134_753.0);
    assert_eq!(of("Zhetysu Region"), 698_675.0);
    assert_eq!(of("Almaty Region"), 1_505_984.0);
    let sum: f64 = rebased.iter().filter_map(|r| r.cells[0].value).sum();
    assert_eq!(sum, 19_765_004.0);
}

#[test]
fn rebasing_through_two_shipped_plans_is_rebasing_through_both_at_once() {
    let (first, second) = (applied("kazakhstan-2022"), applied("kazakhstan-2022-2024"));
    let each = |applied| made(applied, Weights::Population, Level::Units, false);
    let (a, b) = (each(&first), each(&second));
    let both = compose(&a, &b).expect("one after the other");
    let mut table = people(&first);
    for row in &mut table.rows {
        // Not whole, so that nothing is rounded to whole numbers on the way.
        row.1[0] = row.1[0].map(|x| x + 0.5);
    }
    let direct = rebase(&table, &both);
    let middle = rebase(&table, &a).into_iter();
    let middle = middle.map(|r| (r.to, r.cells.iter().map(|c| c.value).collect()));
    let twice = rebase(
        &Table {
            columns: table.columns,
            rows: middle.collect(),
        },
        &b,
    );
    assert_eq!(direct.len(), twice.len());
    for (d, t) in direct.iter().zip(&twice) {
        let (x, y) = (
            d.cells[0].value.expect("known"),
            t.cells[0].value.expect("known"),
        );
        assert!((x - y).abs() <= 1e-9 * x.max(1.0), "{}: {x} and {y}", d.to);
    }
}

#[test]
fn the_schema_of_a_plan_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/plan.schema.json");
    let committed = std::fs::read_to_string(path).expect("plan.schema.json");
    let current = aimaq::reform::plan_schema();
    assert!(
        committed == current,
        "run `aimaq schema > plan.schema.json`"
    );
}

#[test]
fn the_plan_to_start_from_can_be_applied() {
    let territory = read("kazakhstan-2022").territory;
    let text = aimaq::reform::starter(&territory);
    let plan = parse(&text, "new.toml").unwrap_or_else(|e| panic!("{e}"));
    let source = PlanSource::new(&plan, "new.toml", &text);
    let done = apply(source, &territory, &Default::default());
    assert!(
        done.unwrap_or_else(|e| panic!("{e}"))
            .warnings
            .problems
            .is_empty()
    );
}

/// Names of units recur in other regions; behind their region's they are unique
/// in every language.
#[test]
fn tables_in_kazakh_and_russian_name_the_same_units() {
    let done = applied("kazakhstan-2022");
    let options = CrosswalkOptions::default();
    let made = crosswalk(&done, "Test", Vec::new(), options);
    let other = |written: &str| sources_named(&done, options, written);
    for lang in [lang("kk"), lang("ru")] {
        let (mut text, mut paths) = (String::from("unit,n\n"), vec![]);
        for (id, unit) in done.before.living_units() {
            let region = done.before.region(unit.region).names.get(lang);
            let line = format!("\"{region}/{}\",1\n", unit.names.get(lang));
            text.push_str(&line);
            paths.push(done.before.path(id));
        }
        let table = read_table(&text, "t.csv", &made, &other, Marks::Empty)
            .unwrap_or_else(|e| panic!("{e}"));
        let found: Vec<String> = table.rows.into_iter().map(|(name, _)| name).collect();
        assert_eq!(found, paths, "{lang:?}");
    }
}

/// Spellings in the press, in encyclopaedias and in the classifier; those that
/// their collector doubts are left out.
#[test]
#[cfg_attr(not(shared_facts), ignore = "needs ../shared/facts, which is absent")]
fn known_spellings_find_their_units() {
    let facts = Path::new("../shared/facts/aliases.csv");
    let text = std::fs::read_to_string(facts).expect("a table");
    let state = applied("kazakhstan-2022-2024").after;
    let mut unknown = vec![];
    for row in csv::Reader::from_reader(text.as_bytes()).records() {
        let row = row.expect("a table");
        let (id, name) = (&row[0], &row[2]);
        let known = if id.starts_with("region:") {
            !state.gazetteer.regions_named(name).is_empty()
        } else {
            !state.gazetteer.units_named(name).is_empty()
        };
        if !known && !name.contains("[sic") && !name.contains('?') {
            unknown.push(format!("{id} {name}"));
        }
    }
    assert_eq!(unknown, Vec::<String>::new());
}
