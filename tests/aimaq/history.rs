//! The state of Kazakhstan on four days, against the published figures.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use aimaq::batch::state_on;
use aimaq::geodata::Source;
use aimaq::reform::{find_region, find_unit};
use aimaq::territory::{Territory, differences};
use jiff::civil::{Date, date};

use crate::support::aimaq_in;

fn today() -> Territory {
    let source = Source::named("kazakhstan").expect("embedded");
    source.open().expect("loads").territory
}

fn on(day: Date) -> Territory {
    state_on(today(), day).unwrap_or_else(|e| panic!("{day}: {e}"))
}

/// Region, code, centre, number of units.
type Row = (&'static str, &'static str, &'static str, usize);

const UNCHANGED: [Row; 10] = [
    ("Akmola Region", "110000000", "Kokshetau", 20),
    ("Aktobe Region", "150000000", "Aktobe", 13),
    ("Atyrau Region", "230000000", "Atyrau", 8),
    ("West Kazakhstan Region", "270000000", "Oral", 13),
    ("Zhambyl Region", "310000000", "Taraz", 11),
    ("Kostanay Region", "390000000", "Kostanay", 20),
    ("Kyzylorda Region", "430000000", "Kyzylorda", 9),
    ("Mangystau Region", "470000000", "Aktau", 7),
    ("Pavlodar Region", "550000000", "Pavlodar", 13),
    ("North Kazakhstan Region", "590000000", "Petropavl", 14),
];
const ALMATY_CITY: Row = ("Almaty city", "750000000", "Almaty", 1);

fn agree(day: Date, rows: &[Row]) {
    let state = on(day);
    let found: BTreeSet<(String, String, String, usize)> = state
        .living_regions()
        .map(|(id, r)| {
            let centre = r.centre.as_ref().map(|c| c.names.en.clone());
            let code = r.code_on(day).unwrap_or_default().to_owned();
            (
                r.names.en.clone(),
                code,
                centre.unwrap_or_default(),
                state.units_of(id).count(),
            )
        })
        .collect();
    let expected: BTreeSet<(String, String, String, usize)> = UNCHANGED
        .iter()
        .chain(rows)
        .map(|&(name, code, centre, n)| (name.into(), code.into(), centre.into(), n))
        .collect();
    assert_eq!(found, expected, "{day}");
    assert_eq!(state.total_population(), 19_765_004, "{day}");
}

#[test]
fn sixteen_first_level_units_on_1_january_2018() {
    // South Kazakhstan holds Shymkent, and three districts that are divided later.
    agree(
        date(2018, 1, 1),
        &[
            ("Almaty Region", "190000000", "Taldykorgan", 19),
            ("Karaganda Region", "350000000", "Karaganda", 18),
            ("East Kazakhstan Region", "630000000", "Oskemen", 19),
            ("South Kazakhstan Region", "610000000", "Shymkent", 15),
            ("Astana city", "710000000", "Astana", 1),
            ALMATY_CITY,
        ],
    );
}

const BEFORE_2022: [Row; 7] = [
    ("Almaty Region", "190000000", "Taldykorgan", 20),
    ("Karaganda Region", "350000000", "Karaganda", 18),
    ("East Kazakhstan Region", "630000000", "Oskemen", 19),
    ("Turkistan Region", "610000000", "Turkistan", 17),
    ("Nur-Sultan city", "710000000", "Nur-Sultan", 1),
    ALMATY_CITY,
    ("Shymkent city", "790000000", "Shymkent", 1),
];

#[test]
fn seventeen_on_1_january_2022() {
    agree(date(2022, 1, 1), &BEFORE_2022);
}

const AFTER_2022: [Row; 10] = [
    ("Abai Region", "100000000", "Semey", 10),
    ("Almaty Region", "190000000", "Konaev", 10),
    ("Zhetysu Region", "330000000", "Taldykorgan", 10),
    ("Karaganda Region", "350000000", "Karaganda", 13),
    ("Ulytau Region", "620000000", "Zhezkazgan", 5),
    ("East Kazakhstan Region", "630000000", "Oskemen", 11),
    ("Turkistan Region", "610000000", "Turkistan", 17),
    ("Astana city", "710000000", "Astana", 1),
    ALMATY_CITY,
    ("Shymkent city", "790000000", "Shymkent", 1),
];

#[test]
fn twenty_on_1_january_2023() {
    agree(date(2023, 1, 1), &AFTER_2022);
}

/// Regions after 2022 with so many units more in Abai, East Kazakhstan and Almaty.
fn later(more: [usize; 3]) -> Vec<Row> {
    let mut rows = AFTER_2022;
    let names = ["Abai Region", "East Kazakhstan Region", "Almaty Region"];
    for (name, more) in names.iter().zip(more) {
        let row = rows.iter_mut().find(|row| row.0 == *name);
        row.expect("a region").3 += more;
    }
    rows.to_vec()
}

#[test]
fn four_districts_on_1_january_2024_and_alatau_after() {
    agree(date(2023, 12, 31), &AFTER_2022);
    agree(date(2024, 1, 1), &later([2, 2, 0]));
    agree(date(2026, 1, 1), &later([2, 2, 1]));
}

/// Region and number of units, of those that were otherwise before 2018.
fn before_2018(day: Date) -> BTreeMap<String, (String, usize)> {
    let state = on(day);
    assert_eq!(state.total_population(), 19_765_004, "{day}");
    let regions = state.living_regions().map(|(id, region)| {
        let centre = region.centre.as_ref().map(|c| c.names.en.clone());
        let units = state.units_of(id).count();
        (region.names.en.clone(), (centre.unwrap_or_default(), units))
    });
    regions.collect()
}

#[test]
fn nineteen_regions_on_1_january_1997_and_fourteen_from_may() {
    let regions = before_2018(date(1997, 1, 1));
    // With Almaty and the city of Akmola, which stand by themselves in every state.
    assert_eq!(regions.len(), 19 + 2);
    for (name, centre, units) in [
        ("Semipalatinsk Region", "Semey", 10),
        ("Zhezkazgan Region", "Zhezkazgan", 9),
        ("Taldykorgan Region", "Taldykorgan", 10),
        ("Kokshetau Region", "Kokshetau", 9),
        ("Turgai Region", "Arkalyk", 6),
        ("Akmola Region", "Akmola", 13),
        ("Almaty Region", "Almaty", 9),
        ("East Kazakhstan Region", "Oskemen", 11),
    ] {
        let expected = (centre.to_owned(), units);
        assert_eq!(regions.get(name), Some(&expected), "{name}");
    }
    let later = before_2018(date(1997, 5, 3));
    assert_eq!(later.len(), 14 + 2);
    assert_eq!(
        later["North Kazakhstan Region"],
        ("Petropavl".to_owned(), 18)
    );
    let in_2000 = before_2018(date(2000, 1, 1));
    assert_eq!(in_2000["Akmola Region"], ("Kokshetau".to_owned(), 20));
    assert_eq!(in_2000["Almaty Region"].0, "Almaty");
    assert_eq!(
        before_2018(date(2001, 4, 14))["Almaty Region"].0,
        "Taldykorgan"
    );
}

#[test]
fn the_way_back_to_1996_and_forth_again_is_the_state_of_2018() {
    let day = date(2018, 1, 1);
    let first = on(day);
    let mut again = on(date(2017, 12, 31));
    again.date = day;
    let mut differ = differences(&first, &again, "2018", "after the chain");
    // Published areas are of one composition; no act of these years states them again.
    differ.retain(|line| !line.contains("area is"));
    assert_eq!(differ, Vec::<String>::new());
}

#[test]
fn the_way_back_to_2018_and_forth_again_is_the_embedded_state_bit_for_bit() {
    let day = date(2022, 5, 1);
    let first = on(date(2018, 1, 1));
    assert_eq!(first.living_units().count(), 201);
    let again = on(date(2022, 4, 30));
    let differ = differences(&today(), &again, "embedded", "after the chain");
    assert_eq!(differ, Vec::<String>::new());
    assert_eq!(on(day).date, day);
}

#[test]
fn a_code_means_what_it_meant_on_the_day() {
    let name = |day: Date, code: &str| {
        let state = on(day);
        let id = find_unit(&state, code).unwrap_or_else(|p| panic!("{p:?}"));
        state.path(id)
    };
    let code = "code:191000000";
    assert_eq!(
        name(date(2022, 6, 7), code),
        "Almaty Region/Taldykorgan city"
    );
    assert_eq!(name(date(2022, 6, 8), code), "Almaty Region/Konaev city");
    assert_eq!(
        name(date(2022, 6, 8), "code:331000000"),
        "Zhetysu Region/Taldykorgan city"
    );
    assert_eq!(
        name(date(2018, 5, 1), "code:615400000"),
        "South Kazakhstan Region/Saryagash District"
    );
}

#[test]
fn the_units_of_2024_have_the_codes_of_the_classifier() {
    let state = on(date(2024, 1, 10));
    assert_eq!(state.living_units().count(), 207 + 5);
    for (path, code) in [
        ("Almaty Region/Alatau city", "191800000"),
        ("East Kazakhstan Region/Ulken Naryn District", "636300000"),
        ("East Kazakhstan Region/Markakol District", "635500000"),
        ("Abai Region/Makanshy District", "104500000"),
        ("Abai Region/Zhanasemey District", "104100000"),
    ] {
        let id = find_unit(&state, path).unwrap_or_else(|p| panic!("{path}: {p:?}"));
        assert_eq!(state.unit(id).code_on(state.date), Some(code), "{path}");
    }
    assert!(find_region(&state, "Abai Region").is_ok());
}

#[test]
fn an_area_is_that_of_its_own_days_alone() {
    let area = |day: Date| {
        let state = on(day);
        let (_, city) = state
            .living_regions()
            .find(|(_, region)| region.names.main() == "Almaty city")
            .expect("Almaty");
        city.area_on(day).map(|area| area.km2)
    };
    assert_eq!(area(date(2014, 4, 16)), None);
    assert_eq!(area(date(2014, 4, 17)), Some(682.0));
}

#[test]
fn nothing_is_known_before_1997() {
    let error = state_on(today(), date(1996, 12, 30))
        .expect_err("too early")
        .to_string();
    assert_eq!(
        error,
        "nothing is known of kazakhstan on 1996-12-30; the data begin on 1996-12-31"
    );
}

/// Region, code and people of every unit of a table of published figures.
fn facts(file: &str, columns: [&str; 4]) -> BTreeMap<String, (String, u64)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/facts")
        .join(file);
    let mut reader = csv::Reader::from_path(path).expect("a table");
    let header = reader.headers().expect("a header").clone();
    let at = columns.map(|c| header.iter().position(|h| h == c).expect(c));
    let kind = header.iter().position(|h| h == "kind").expect("kind");
    let rows = reader.records().map(|r| r.expect("a row"));
    let units = rows.filter(|r| ["district", "city_of_regional_significance"].contains(&&r[kind]));
    let units = units.map(|r| {
        let path = format!("{}/{}", &r[at[0]], &r[at[1]]);
        (
            path,
            (r[at[2]].to_owned(), r[at[3]].parse().expect("people")),
        )
    });
    units.collect()
}

fn units(state: &Territory) -> BTreeMap<String, (String, u64)> {
    let living = state
        .living_units()
        .filter(|(_, u)| u.kind.0 != "city_of_republican_significance");
    let rows = living.map(|(id, u)| {
        let code = u.code_on(state.date).unwrap_or_default().to_owned();
        (state.path(id), (code, state.population(id)))
    });
    rows.collect()
}

#[test]
#[cfg_attr(not(shared_facts), ignore = "needs ../shared/facts, which is absent")]
fn every_unit_agrees_with_the_published_tables() {
    let before = facts(
        "units_before_2022.csv",
        ["region_before", "name_en", "kato_old", "population"],
    );
    let after = facts(
        "units_after_2023.csv",
        ["region_after", "name_en", "kato_new", "population"],
    );
    // The tables of facts write some names with a second form in brackets.
    let named = |day: Date| {
        let mut found = units(&on(day));
        let long = "East Kazakhstan Region/Oskemen (Ust-Kamenogorsk) city";
        let oskemen = found.remove("East Kazakhstan Region/Oskemen city");
        found.insert(long.into(), oskemen.expect("Oskemen"));
        found
    };
    assert_eq!(named(date(2023, 1, 1)), after);
    assert_eq!(named(date(2023, 12, 31)), after);
    let mut found = named(date(2022, 1, 1));
    let konaev = found.remove("Almaty Region/Kapshagai city");
    found.insert(
        "Almaty Region/Kapshagai (Kapchagay) city".into(),
        konaev.expect("Kapshagai"),
    );
    assert_eq!(found, before);
}

#[test]
fn the_state_of_a_day_has_the_boundaries_that_are_given() {
    let folder = tempfile::tempdir().expect("scratch");
    let run = |line: &str| aimaq_in(folder.path(), line.split_whitespace(), line);
    let own = run("apply kazakhstan-2022 --units --before -o own.geojson");
    assert_eq!(own.code, 0, "{own}");
    for day in ["2000-01-01", "2022-05-01", "2024-06-01"] {
        let line =
            format!("apply --on {day} --units --boundaries own.geojson --key code -o on.geojson");
        let session = run(&line);
        assert_eq!(session.code, 0, "{session}");
        let text = std::fs::read_to_string(folder.path().join("on.geojson")).expect("written");
        assert!(text.contains(r#""schematic":false"#), "{day}");
        assert!(!text.contains(r#""schematic":true"#), "{day}");
    }
    let missing = run("apply --on 2022-05-01 --boundaries no.geojson --key code -o on.geojson");
    assert_eq!(missing.code, 2, "{missing}");
    assert!(missing.to_string().contains("no.geojson"), "{missing}");
}
