//! Crosswalks: weights, seals, composition, and tables carried across them.

use crate::support::grid;
use aimaq::reform::{
    Applied, ApplyOptions, Crosswalk, CrosswalkOptions, Flow, Level, Marks, PlanSource, Status,
    Table, Weights, apply, compose, crosswalk, parse, read_crosswalk, read_table, rebase,
    rebased_csv, sources_named,
};
use aimaq::territory::Territory;

const SPLIT: &str = r#"split = { unit = "C1", into = [{ name = "New", centre = "C1 village", population = 7000, by = { polygon = [[[2.6, 0], [4, 0], [4, 4], [2.6, 4]]] } }] }"#;
const GUESSED: &str = r#"split = { unit = "C1", into = [{ name = "New", centre = "C1 village", by = { polygon = [[[2.6, 0], [4, 0], [4, 4], [2.6, 4]]] } }] }"#;

fn applied(text: &str, state: &Territory) -> Applied {
    let plan = parse(text, "plan.toml").expect("a plan");
    let source = PlanSource::new(&plan, "plan.toml", text);
    let done = apply(source, state, &ApplyOptions::default());
    done.unwrap_or_else(|e| panic!("{e}"))
}

fn made(text: &str, options: CrosswalkOptions) -> Crosswalk {
    crosswalk(&applied(text, &grid::grid()), "Test", Vec::new(), options)
}

fn options(weights: Weights, backward: bool) -> CrosswalkOptions {
    CrosswalkOptions {
        weights,
        level: Level::Units,
        backward,
    }
}

fn weight(crosswalk: &Crosswalk, from: &str, to: &str) -> f64 {
    let row = crosswalk.rows.iter().find(|r| r.from == from && r.to == to);
    row.unwrap_or_else(|| panic!("no row {from} to {to}"))
        .weight
}

fn sums_to_one(crosswalk: &Crosswalk) {
    let mut sums = std::collections::BTreeMap::new();
    for row in &crosswalk.rows {
        *sums.entry(&row.from).or_insert(0.0) += row.weight;
    }
    for (from, sum) in sums {
        assert!((sum - 1.0_f64).abs() < 1e-12, "{from}: {sum}");
    }
}

#[test]
fn weights_are_the_shares_of_people_land_or_settlements() {
    let text = grid::changes(&[SPLIT]);
    let by = |weights| {
        weight(
            &made(&text, options(weights, false)),
            "Centre/C1",
            "Centre/New",
        )
    };
    assert_eq!(by(Weights::Population), 7000.0 / 31000.0);
    // The village has 6200 of 24800, and two fifths of the square are with it.
    assert_eq!(by(Weights::Settlements), 6200.0 / 24800.0);
    assert!((by(Weights::Area) - 0.4).abs() < 1e-9);
}

#[test]
fn rows_sum_to_one_in_both_directions() {
    let text = grid::changes(&[
        SPLIT,
        r#"merge = { units = ["A1", "A2"], into = "A1" }"#,
        r#"create = { region = "North", centre = "B2 town", units = ["B2", "C2"] }"#,
        r#"abolish = { unit = "Centre/New", into = "East/D1" }"#,
    ]);
    for backward in [false, true] {
        for weights in [Weights::Population, Weights::Area, Weights::Settlements] {
            sums_to_one(&made(&text, options(weights, backward)));
        }
    }
}

#[test]
fn edges_have_types_and_directions() {
    let text = grid::changes(&[
        SPLIT,
        r#"merge = { units = ["A1", "A2"], into = "A1" }"#,
        r#"abolish = { unit = "Centre/New", into = "East/D1" }"#,
        r#"set_status = { unit = "B2", kind = "city" }"#,
    ]);
    let made = made(&text, options(Weights::Population, false));
    let edge = |from: &str, to: &str| {
        let row = made
            .rows
            .iter()
            .find(|r| r.from == from && r.to == to)
            .expect(from);
        (row.changes.clone(), row.flow)
    };
    assert_eq!(edge("West/A0", "West/A0"), ("continues".into(), Flow::Both));
    assert_eq!(edge("West/A2", "West/A1"), ("merged".into(), Flow::Forward));
    assert_eq!(
        edge("Centre/C1", "Centre/C1"),
        ("split".into(), Flow::Backward)
    );
    assert_eq!(
        edge("Centre/C1", "East/D1"),
        ("transferred; split; merged".into(), Flow::None)
    );
    assert_eq!(
        edge("Centre/B2", "Centre/B2"),
        ("promoted".into(), Flow::Both)
    );
}

#[test]
fn a_target_of_whole_sources_has_the_quality_one() {
    let text = grid::changes(&[
        SPLIT,
        r#"abolish = { unit = "Centre/New", into = "East/D1" }"#,
    ]);
    let made = made(&text, options(Weights::Population, false));
    assert_eq!(made.quality_of("West/A1").expect("a target").indicator, 1.0);
    // D1 has 41000 of its own, whole, and 7000 that are 7/31 of C1.
    let expected = 41.0 / 48.0 + 7.0 / 48.0 * (7.0 / 31.0);
    let found = made.quality_of("East/D1").expect("a target").indicator;
    assert!((found - expected).abs() < 1e-12, "{found}");
}

#[test]
fn a_split_known_by_land_alone_has_open_bounds() {
    let known = made(
        &grid::changes(&[SPLIT]),
        options(Weights::Population, false),
    );
    let guessed = made(
        &grid::changes(&[GUESSED]),
        options(Weights::Population, false),
    );
    let bounds = |c: &Crosswalk| {
        let row = c
            .rows
            .iter()
            .find(|r| r.to == "Centre/New")
            .expect("the part");
        (row.low, row.high)
    };
    let share = 7000.0 / 31000.0;
    assert_eq!(bounds(&known), (share, share));
    assert_eq!(bounds(&guessed), (0.0, 1.0));
}

#[test]
fn codes_and_words_that_a_spreadsheet_would_run_come_back_without_their_mark() {
    let mut made = made(
        &grid::changes(&[SPLIT]),
        options(Weights::Population, false),
    );
    for row in &mut made.rows {
        row.from = format!("={}", row.from);
        row.from_code = format!("@{}", row.from_code);
        row.to_code = format!("+{}", row.to_code);
    }
    let text = made.to_csv();
    assert!(text.contains("'@") && text.contains("'="), "{text}");
    assert_eq!(read_crosswalk(&text, "file").expect("sealed"), made);
}

#[test]
fn a_sealed_file_is_read_back_and_refused_if_one_byte_differs() {
    let made = made(
        &grid::changes(&[SPLIT]),
        options(Weights::Population, false),
    );
    for text in [made.to_csv(), made.to_json()] {
        assert_eq!(read_crosswalk(&text, "file").expect("sealed"), made);
        for at in (0..text.len()).step_by(7) {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = if bytes[at] == b'x' { b'y' } else { b'x' };
            let changed = String::from_utf8(bytes).expect("ASCII was replaced");
            assert!(read_crosswalk(&changed, "file").is_err(), "byte {at}");
        }
    }
}

fn table(text: &str, crosswalk: &Crosswalk) -> Table {
    read_table(text, "table.csv", crosswalk, &|_| Vec::new(), Marks::Empty)
        .unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn counts_rates_and_medians_are_carried_as_far_as_they_can() {
    let text = grid::changes(&[SPLIT, r#"merge = { units = ["A1", "A2"], into = "A1" }"#]);
    let made = made(&text, options(Weights::Population, false));
    let figures = "unit,people,births,rate:rate/people,income:median\n\
        C1,31000,310,10,500\nA1,11000,100,9,400\nWest/A2,12000,,8,300\ncode:1000,10000,5,2,250\n";
    let rebased = rebase(&table(figures, &made), &made);
    let cell = |unit: &str, column: usize| {
        let row = rebased.iter().find(|r| r.to == unit).expect(unit);
        row.cells[column]
    };
    assert_eq!(
        (cell("Centre/New", 0).value, cell("Centre/New", 0).status),
        (Some(7000.0), Status::Estimated)
    );
    assert_eq!(
        (cell("Centre/New", 1).low, cell("Centre/New", 1).high),
        (Some(0.0), Some(310.0))
    );
    assert_eq!(cell("Centre/New", 3).status, Status::Impossible);
    assert_eq!(
        (cell("West/A1", 0).value, cell("West/A1", 0).status),
        (Some(23000.0), Status::Exact)
    );
    assert_eq!(
        (cell("West/A1", 1).value, cell("West/A1", 1).status),
        (None, Status::Missing)
    );
    let rate = (9.0 * 11000.0 + 8.0 * 12000.0) / 23000.0;
    assert_eq!(
        (cell("West/A1", 2).value, cell("West/A1", 2).status),
        (Some(rate), Status::Exact)
    );
    assert_eq!(cell("West/A1", 3).status, Status::Impossible);
    assert_eq!(
        (cell("West/A0", 3).value, cell("West/A0", 3).status),
        (Some(250.0), Status::Exact)
    );
    assert_eq!(cell("East/D0", 0).status, Status::Missing);
    let csv = rebased_csv(&table(figures, &made), &rebased);
    assert!(
        csv.starts_with("unit,code,people,people_status,people_low,people_high,births,"),
        "{csv}"
    );
}

#[test]
fn whole_counts_stay_whole_and_add_up() {
    let made = made(&grid::changes(&[SPLIT]), options(Weights::Area, false));
    let rebased = rebase(&table("unit,n\nC1,7\n", &made), &made);
    let n = |unit: &str| {
        rebased
            .iter()
            .find(|r| r.to == unit)
            .and_then(|r| r.cells[0].value)
    };
    assert_eq!(
        n("Centre/C1").expect("known") + n("Centre/New").expect("known"),
        7.0
    );
    assert_eq!(n("Centre/New").expect("known").fract(), 0.0);
}

#[test]
fn a_table_may_use_other_languages_and_aliases() {
    let done = applied(&grid::changes(&[SPLIT]), &grid::grid());
    let options = options(Weights::Population, false);
    let made = crosswalk(&done, "Test", Vec::new(), options);
    let other = |written: &str| sources_named(&done, options, written);
    let text = "unit,n\nБатыс/A1,1\nOccident/A2,2\noccident/a0,3\n";
    let table = read_table(text, "t.csv", &made, &other, Marks::Empty).expect("known spellings");
    let names: Vec<&str> = table.rows.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["West/A1", "West/A2", "West/A0"]);
    let bare = read_table(text, "t.csv", &made, &|_| Vec::new(), Marks::Empty)
        .expect_err("a crosswalk alone knows its names");
    assert!(bare.to_string().contains("`Батыс/A1` is no unit"), "{bare}");
    let twice = read_table(
        "unit,n\nWest/A1,1\nБатыс/A1,1\n",
        "t.csv",
        &made,
        &other,
        Marks::Empty,
    );
    assert!(
        twice
            .expect_err("one unit")
            .to_string()
            .contains("stands in line 2 already")
    );
}

#[test]
fn a_table_that_cannot_be_used_says_where_and_why() {
    let made = made(
        &grid::changes(&[SPLIT]),
        options(Weights::Population, false),
    );
    let wrong = |text: &str| {
        read_table(text, "t.csv", &made, &|_| Vec::new(), Marks::Empty)
            .expect_err("wrong")
            .to_string()
    };
    assert_eq!(
        wrong("unit,n\nC1,many\n"),
        "t.csv: line 2: column `n`: `many` is not a number"
    );
    assert_eq!(
        wrong("unit,n\nC1,1\ncode:3120,2\n"),
        "t.csv: line 3: Centre/C1 stands in line 2 already; leave one of them out"
    );
    assert_eq!(
        wrong("unit,n\nCentre/C9,1\n"),
        "t.csv: line 2: `Centre/C9` is no unit of the crosswalk; did you mean `Centre/C0`?"
    );
    assert!(wrong("unit,r:rate\n").contains("say of what"));
    assert!(wrong("unit,r:rate/people\n").contains("no column of the table"));
    assert!(wrong("unit,r:share\n").contains("is no kind of column"));
}

#[test]
fn rebasing_twice_is_rebasing_through_the_composed_crosswalk() {
    let first = applied(&grid::changes(&[SPLIT]), &grid::grid());
    let second = grid::changes(&[
        r#"merge = { units = ["Centre/New", "East/D1"], into = "East/D1" }"#,
        r#"split = { unit = "C2", into = [{ name = "Newer", centre = "C2 village", by = "nearest_centre" }] }"#,
    ])
    .replace("2020-03-01", "2020-05-01");
    let second = applied(&second, &first.after);
    let each = |applied: &Applied| {
        crosswalk(
            applied,
            "Test",
            Vec::new(),
            options(Weights::Population, false),
        )
    };
    let (a, mut b) = (each(&first), each(&second));
    b.from_date = a.to_date;
    let both = compose(&a, &b).expect("one after the other");
    sums_to_one(&both);
    let figures = "unit,n\nC1,100.5\nC2,77.25\nD1,1.5\nA0,3\n";
    let direct = rebase(&table(figures, &both), &both);
    let once = table(figures, &a);
    let middle = rebase(&once, &a);
    let rows = middle
        .iter()
        .map(|r| (r.to.clone(), r.cells.iter().map(|c| c.value).collect()));
    let twice = rebase(
        &Table {
            columns: once.columns,
            rows: rows.collect(),
        },
        &b,
    );
    assert_eq!(direct.len(), twice.len());
    for (d, t) in direct.iter().zip(&twice) {
        let (x, y) = (d.cells[0].value, t.cells[0].value);
        let close = match (x, y) {
            (Some(x), Some(y)) => (x - y).abs() < 1e-9,
            (x, y) => x == y,
        };
        assert!(close && d.to == t.to, "{}: {x:?} and {y:?}", d.to);
    }
}

#[test]
fn a_source_that_begins_with_the_sign_of_the_head_is_kept() {
    let mut crosswalk = made(&grid::changes(&[SPLIT]), CrosswalkOptions::default());
    crosswalk.rows.truncate(1);
    "# 1/C1".clone_into(&mut crosswalk.rows[0].from);
    let read = read_crosswalk(&crosswalk.to_csv(), "c.csv").expect("what is written is read");
    assert_eq!(read.rows, crosswalk.rows);
}
