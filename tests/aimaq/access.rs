//! Measures on four squares in a row, small enough to draw on paper (see
//! `tests/territories/four_squares/territory.toml`).

use crate::support::osm;
use std::path::{Path, PathBuf};

use aimaq::batch::{Job, Prepared, RoadCache, Roads, prepare};
use aimaq::compare::{
    Lacking, Measuring, State, UnitChange, VIEWS, View, catchment, cause_rows, sensitivity, shapes,
};
use aimaq::measure::{DemandModel, Metric, SnapRules};
use aimaq::words::Lang;

/// A degree of the equator on the sphere of the great-circle metric, km. The
/// squares' middles lie half a degree north, where it is shorter by 4e-5.
const DEGREE: f64 = 111.195;

fn lang(tag: &str) -> Lang {
    Lang::new(tag).expect("a tag")
}

fn squares() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/territories/four_squares")
}

fn job(plan: &str) -> Job {
    Job {
        plan: squares().join(plan).display().to_string(),
        territory: Some(squares().display().to_string()),
        measuring: Measuring {
            metric: Metric::GreatCircle,
            ..Measuring::default()
        },
        ..Job::default()
    }
}

fn done(job: &Job) -> Prepared {
    prepare(job).expect("the plan applies")
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-3 * expected.abs().max(1.0)
}

#[test]
fn a_transfer_changes_the_region_and_not_the_centre() {
    let prepared = done(&job("a2_to_east.toml"));
    let c = &prepared.comparison;
    let a2 = c.units.iter().find(|u| u.unit.en == "A2").expect("A2");
    // One degree to A1 before, two degrees to B2 after.
    assert!(close(a2.distance_before_km.expect("km"), DEGREE), "{a2:?}");
    assert!(
        close(a2.distance_after_km.expect("km"), 2.0 * DEGREE),
        "{a2:?}"
    );
    assert!(close(c.shift.farther, 200.0) && c.shift.nearer == 0.0);
    let rows = cause_rows(&prepared.applied, c);
    let all = rows.last().expect("the country");
    assert!(
        close(all.region_changed_person_km, 200.0 * DEGREE),
        "{all:?}"
    );
    assert!(all.centre_moved_person_km.abs() < 1e-6, "{all:?}");
}

#[test]
fn a_moved_centre_changes_ways_without_changing_the_region() {
    let prepared = done(&job("centre_moves.toml"));
    let rows = cause_rows(&prepared.applied, &prepared.comparison);
    let names: Vec<&str> = rows.iter().map(|r| r.name.en.as_str()).collect();
    assert_eq!(names, ["East", "Four squares"]);
    // 300 people come one degree nearer, 400 go one degree farther away.
    assert!(
        close(rows[0].centre_moved_person_km, 100.0 * DEGREE),
        "{rows:?}"
    );
    assert!(rows[0].region_changed_person_km.abs() < 1e-6, "{rows:?}");
}

#[test]
fn the_nearest_centre_is_told_where_it_is_not_the_own() {
    let prepared = done(&job("a2_to_east.toml"));
    let rows = catchment(&prepared.applied, &prepared.comparison);
    let after: Vec<_> = rows.iter().filter(|r| r.state == State::After).collect();
    let (country, first) = (after[0], after[1]);
    assert_eq!(first.unit.en, "A2");
    assert_eq!(first.nearest_region.as_ref().expect("one").en, "West");
    assert!(close(first.saving_person_km, 200.0 * DEGREE), "{first:?}");
    assert!(close(country.people_elsewhere, 200.0), "{country:?}");
    // B1 is as far from B2 as A2 is from A1: nobody else would go elsewhere.
    assert!(after[2..].iter().all(|r| r.people_elsewhere == 0.0));
    let before = rows.iter().find(|r| r.state == State::Before);
    assert_eq!(before.expect("the country").people_elsewhere, 0.0);
}

#[test]
fn a_row_of_squares_has_the_shape_of_its_rectangle() {
    let prepared = done(&job("a2_to_east.toml"));
    let rows = shapes(&prepared.applied);
    let east = |state| {
        let found = rows
            .iter()
            .find(|r| r.state == state && r.region.en == "East");
        found.expect("East").shape
    };
    let (before, after) = (east(State::Before), east(State::After));
    // Rectangles of 2 × 1 and 3 × 1: π·4·w/(2w+2)² and w/(π·(w²+1)/4).
    assert!((before.polsby_popper - 0.698).abs() < 5e-3, "{before:?}");
    assert!((before.reock - 0.509).abs() < 5e-3, "{before:?}");
    assert!((after.reock - 0.382).abs() < 5e-3, "{after:?}");
    assert_eq!((after.parts, after.holes), (1, 0));
    assert!(close(after.area_km2 / before.area_km2, 1.5));
}

fn from_file(scaled: bool) -> Prepared {
    let mut job = job("a2_to_east.toml");
    job.demand_file = Some(squares().join("people.csv"));
    job.measuring.scaled = scaled;
    done(&job)
}

#[test]
fn a_table_is_scaled_to_the_official_people_of_each_unit() {
    let prepared = from_file(true);
    let people = |unit: &str| {
        let c = &prepared.comparison;
        let id = c.units.iter().find(|u| u.unit.en == unit).expect(unit).id;
        let own = c.journeys.iter().filter(|j| j.unit_after == id);
        own.map(|j| j.people).sum::<f64>()
    };
    let found = ["A1", "A2", "B1", "B2"].map(people);
    assert_eq!(found, [100.0, 200.0, 300.0, 400.0]);
    // A2's only point is 1.4 degrees from A1; B1 and B2 start from their seats.
    let mut units = prepared.comparison.units.iter();
    let a2 = units.find(|unit| unit.unit.en == "A2").expect("a unit");
    assert!(
        close(a2.distance_before_km.expect("km"), 1.4 * DEGREE),
        "{a2:?}"
    );
    let said = sentences(&prepared, Lang::EN);
    assert!(
        said.contains("1 point with 7 people lies in no unit and is left out: At sea"),
        "{said}"
    );
    assert!(said.contains("1 point has no number of people"), "{said}");
    assert!(
        said.contains("2 units have no point with people; their 700 people"),
        "{said}"
    );
}

fn sentences(prepared: &aimaq::batch::Prepared, lang: Lang) -> String {
    let said = prepared.warnings.iter();
    let said: Vec<String> = said.map(|remark| remark.sentence(lang)).collect();
    said.join("\n")
}

#[test]
fn what_to_look_at_is_said_in_the_language_of_the_job() {
    let prepared = from_file(true);
    let said = sentences(&prepared, lang("kk"));
    assert!(
        said.contains("1 нүкте (7 адам) бірде-бір аумақтық бірлікке"),
        "{said}"
    );
    let said = sentences(&prepared, lang("ru"));
    assert!(
        said.contains("1 точка (7 чел.) не попала ни в одну территориальную единицу"),
        "{said}"
    );
}

#[test]
fn an_unscaled_table_counts_as_it_is() {
    let prepared = from_file(false);
    let people: f64 = prepared.comparison.journeys.iter().map(|j| j.people).sum();
    assert_eq!(people, 200.0);
    let said = sentences(&prepared, Lang::EN);
    assert!(
        said.contains("200 people are counted as they are, against 1\u{202f}000 officially"),
        "{said}"
    );
}

#[test]
fn the_choice_of_demand_is_varied_and_the_chosen_one_is_marked_once() {
    let prepared = from_file(true);
    let other = prepared.other_scaling.clone();
    let variants = sensitivity(&prepared.applied, &prepared.comparison, other);
    let chosen: Vec<&str> = variants
        .iter()
        .filter(|v| v.chosen)
        .map(|v| v.demand.as_str())
        .collect();
    assert_eq!(chosen.len(), 1);
    assert!(chosen[0].ends_with("people.csv"), "{chosen:?}");
    let people: Vec<Option<f64>> = variants
        .iter()
        .map(|v| v.after.as_ref().map(|s| s.distribution.people))
        .collect();
    // Settlements scaled, unscaled (there are none), seats, the file, the file
    // unscaled, the file by the other metric.
    let expected = [
        Some(1000.0),
        None,
        Some(1000.0),
        Some(1000.0),
        Some(200.0),
        Some(1000.0),
    ];
    assert_eq!(people, expected);
}

#[test]
fn a_table_without_its_field_says_which_fields_there_are() {
    let mut job = job("a2_to_east.toml");
    job.demand_file = Some(squares().join("people.csv"));
    job.population_field = Some("inhabitants".into());
    let error = prepare(&job).expect_err("no such field").to_string();
    assert!(error.contains("no field is called inhabitants"), "{error}");
    assert!(error.contains("name, lat, lon, population"), "{error}");
}

#[test]
fn seats_need_rules_and_say_so() {
    let prepared = done(&job("a2_to_east.toml"));
    let seats = View::named("seats").expect("a view");
    assert!(!seats.is_possible(&prepared.study()));
    let error = seats.table(&prepared.study()).expect_err("no rules");
    assert_eq!(error, Lacking::OfficeRules);
    assert!(error.to_string().contains("--rules"), "{error}");
}

#[test]
fn every_view_has_as_many_cells_as_columns() {
    let mut job = Job {
        plan: "kazakhstan-2022".into(),
        ..Job::default()
    };
    job.measuring.demand = DemandModel::Seats;
    let scratch = tempfile::tempdir().expect("scratch");
    let file = scratch.path().join("abai.osm.pbf");
    let osm = osm::Osm::new()
        .node(1, 80.25, 50.40, &[])
        .node(2, 78.55, 50.76, &[]);
    osm.way(1, &[1, 2], &[("highway", "trunk")]).write(&file);
    job.roads = Some(Roads {
        file,
        rules: SnapRules::default(),
        cache: RoadCache::Off,
    });
    let prepared = done(&job);
    let study = prepared.study();
    for view in &VIEWS {
        let table = view.table(&study).expect("a view");
        assert!(!table.rows.is_empty(), "{}", view.key);
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "{}", view.key);
        }
    }
}

#[test]
fn a_country_without_people_has_no_mean() {
    let mut prepared = done(&job("a2_to_east.toml"));
    prepared.comparison.journeys.clear();
    for state in State::BOTH {
        assert_eq!(prepared.comparison.mean_km(state), None);
    }
}

#[test]
fn winners_and_losers_are_ranked_by_their_change() {
    let prepared = done(&job("centre_moves.toml"));
    let c = &prepared.comparison;
    let names = |units: Vec<&UnitChange>| -> Vec<String> {
        units.iter().map(|u| u.unit.en.clone()).collect()
    };
    // B1 comes one degree nearer, B2 goes one degree farther away.
    assert_eq!(names(c.winners()), ["B1"]);
    assert_eq!(names(c.losers()), ["B2"]);
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data, which is absent")]
fn a_gazetteer_of_thousands_of_places_gives_about_the_same_answer() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let file = data.join("kazakhstan/places_osm.geojson");
    let prepared = done(&Job {
        plan: "kazakhstan-2022".into(),
        demand_file: Some(file),
        ..Job::default()
    });
    let people: f64 = prepared.comparison.journeys.iter().map(|j| j.people).sum();
    assert!((people - 19_765_004.0).abs() < 1.0, "{people}");
    for (name, before, after) in [
        ("Abai Region", 205.6, 110.5),
        ("Ulytau Region", 400.1, 72.2),
        ("Almaty Region", 218.9, 79.4),
    ] {
        let found = prepared
            .comparison
            .people
            .iter()
            .find(|r| r.region.en == name);
        let found = found.expect(name);
        let off = |d: Option<aimaq::measure::Distribution>, km: f64| d.expect("people").mean - km;
        let (before, after) = (off(found.before_km, before), off(found.after_km, after));
        // Real places lie around their seats: tens of kilometres, not hundreds.
        assert!(
            before.abs() < 25.0 && after.abs() < 25.0,
            "{name}: {before} {after}"
        );
    }
}
