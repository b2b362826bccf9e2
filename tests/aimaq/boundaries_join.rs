//! Other boundaries for the units of a territory: codes that do not fit, and codes of
//! the day after a plan.
//!
//! ```text
//! 47 +-----+-----+-----+-----+
//!    |  A  |  B  |  C  |  D  |   Bern: A (11) and B (12); Vaud: C (13) and D (14)
//! 46 +-----+-----+-----+-----+
//!    7     8     9    10    11
//! ```

use std::fs;
use std::path::Path;

use aimaq::batch::{Accepted, Job, Prepared, parse_manifest, prepare};
use aimaq::reform::find_unit;
use aimaq::territory::{Lang, Territory};
use serde_json::json;

const FILES: [(&str, &str); 3] = [
    (
        "territory.toml",
        "name = \"t\"\ntitle = { en = \"T\" }\ndate = 2020-01-01\n",
    ),
    (
        "regions.csv",
        "id,name_en,kind,codes,centre,centre_unit\nr1,Bern,canton,1,A town,u1\nr2,Vaud,canton,2,C town,u3\n",
    ),
    (
        "units.csv",
        "id,region,name_en,kind,seat,seat_lat,seat_lon,codes,population\n\
         u1,r1,A,municipality,A town,46.5,7.25,11,100\n\
         u2,r1,B,municipality,B town,46.5,8.5,12,200\n\
         u3,r2,C,municipality,C town,46.5,9.5,13,300\n\
         u4,r2,D,municipality,D town,46.5,10.5,14,150\n",
    ),
];

/// A feature of the boundaries: its code, and from where to where it goes.
type Strip = (&'static str, f64, f64);

/// A job about a plan with these changes of 2021 and these boundaries.
fn job(folder: &Path, change: &str, strips: &[Strip]) -> Job {
    for (name, text) in FILES {
        fs::write(folder.join(name), text).expect("written");
    }
    let plan = format!(
        "title = \"p\"\nterritory = \"t\"\nas_of = 2020-01-01\n[[acts]]\neffective = 2021-01-01\n[[acts.changes]]\n{change}\n"
    );
    fs::write(folder.join("p.toml"), plan).expect("written");
    let features = strips.iter().map(|&(code, west, east)| {
        let (south, north) = (46.0, 47.0);
        let corners = [[west, south], [east, south], [east, north], [west, north]];
        let ring = [corners.as_slice(), &[[west, south]]].concat();
        json!({ "type": "Feature", "properties": { "code": code },
            "geometry": { "type": "Polygon", "coordinates": [ring] } })
    });
    let features: Vec<_> = features.collect();
    let file = json!({ "type": "FeatureCollection", "features": features });
    fs::write(folder.join("b.geojson"), file.to_string()).expect("written");
    Job {
        plan: folder.join("p.toml").display().to_string(),
        territory: Some(folder.display().to_string()),
        boundaries: vec![folder.join("b.geojson")],
        key: Some("code".to_owned()),
        ..Job::default()
    }
}

fn done(job: &Job) -> Prepared {
    prepare(job).unwrap_or_else(|e| panic!("{e}"))
}

fn warnings(prepared: &Prepared) -> String {
    let all = prepared.warnings.iter().chain(&prepared.notes);
    let all: Vec<String> = all.map(|remark| remark.sentence(Lang::EN)).collect();
    all.join("\n")
}

/// Square degrees of a unit, whose land is as high as one degree.
fn width(territory: &Territory, unit: &str) -> f64 {
    let id = find_unit(territory, unit).expect("a unit");
    let land = territory.coverage.as_ref().expect("land");
    let atoms = &territory.unit(id).atoms;
    let one = 8_500.0;
    let km2: f64 = atoms.iter().map(|a| land.area_km2(a.0)).sum();
    km2 / one
}

fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 0.02, "{found} is not {wanted}");
}

const SAME: &str = "rename = { unit = \"B\", to = \"Bee\" }";

#[test]
fn a_unit_that_would_lose_its_land_to_a_wrong_code_stops_the_job() {
    let folder = tempfile::tempdir().expect("a folder");
    let strips = [
        ("11", 7.0, 8.0),
        ("12", 8.0, 9.0),
        ("13", 9.0, 10.0),
        ("1400", 10.0, 11.0),
    ];
    let mut job = job(folder.path(), SAME, &strips);
    let said = prepare(&job).expect_err("a wrong code").to_string();
    for part in [
        "1 unit has no feature by the codes of 2020-01-01 and would lose all land: Vaud/D",
        "1 feature belongs to no unit: codes 1400",
        "did you mean `14` by `1400`?",
        "--accept units-without-land",
    ] {
        assert!(said.contains(part), "{said}");
    }
    job.accept = vec![Accepted::UnitsWithoutLand];
    let said = warnings(&done(&job));
    assert!(said.contains("1 unit has no feature"), "{said}");
}

#[test]
fn a_unit_without_a_feature_is_told_where_every_feature_has_its_unit() {
    let folder = tempfile::tempdir().expect("a folder");
    let strips = [("11", 7.0, 8.0), ("12", 8.0, 9.0), ("13", 9.0, 10.0)];
    let said = warnings(&done(&job(folder.path(), SAME, &strips)));
    assert!(said.contains("1 unit has no feature"), "{said}");
}

const RECODED: &str = "recode_table = { rows = [ { unit = \"A\", code = \"21\" }, { unit = \"D\", code = \"11\" } ] }";
const AFTER: [Strip; 4] = [
    ("21", 7.0, 8.0),
    ("12", 8.0, 9.0),
    ("13", 9.0, 10.0),
    ("11", 10.0, 11.0),
];

#[test]
fn boundaries_of_the_day_after_a_plan_join_by_the_codes_of_that_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut job = job(folder.path(), RECODED, &AFTER);
    for named in [false, true] {
        job.boundaries_on = named.then(|| jiff::civil::date(2021, 1, 1));
        let prepared = done(&job);
        for unit in ["A", "B", "C", "D"] {
            near(width(&prepared.applied.before, unit), 1.0);
        }
        let told = warnings(&prepared).contains("codes are taken as of 2021-01-01");
        assert_eq!(told, !named, "{}", warnings(&prepared));
    }
    let own = jiff::civil::date(2020, 12, 31);
    job.boundaries_on = Some(own);
    let said = prepare(&job).expect_err("codes of another day").to_string();
    assert!(said.contains("by the codes of 2020-12-31"), "{said}");
}

#[test]
fn a_part_of_a_later_day_gives_its_land_back_and_the_cut_follows_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let split = "split = { unit = \"A\", into = [ { name = \"New\", centre = \"New\", position = [7.8, 46.5], population = 10, code = \"15\", by = \"nearest_centre\" } ] }";
    let strips = [
        ("11", 7.0, 7.7),
        ("15", 7.7, 8.0),
        ("12", 8.0, 9.0),
        ("13", 9.0, 10.0),
        ("14", 10.0, 11.0),
    ];
    let mut job = job(folder.path(), split, &strips);
    job.boundaries_on = Some(jiff::civil::date(2021, 1, 1));
    let prepared = done(&job);
    near(width(&prepared.applied.before, "A"), 1.0);
    near(width(&prepared.applied.after, "A"), 0.7);
    near(width(&prepared.applied.after, "New"), 0.3);
}

#[test]
fn units_that_had_become_one_are_told_and_their_land_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let merge = "merge = { units = [\"A\", \"B\"], into = \"AB\", code = \"19\" }";
    let strips = [("19", 7.0, 9.0), ("13", 9.0, 10.0), ("14", 10.0, 11.0)];
    let prepared = done(&job(folder.path(), merge, &strips));
    near(width(&prepared.applied.after, "AB"), 2.0);
    let said = warnings(&prepared);
    assert!(said.contains("Bern/A → Bern/B"), "{said}");
    assert!(!said.contains("has no feature"), "{said}");
}

#[test]
fn a_manifest_says_the_day_of_the_codes_and_what_is_accepted() {
    let manifest = |more: &str| {
        let text = format!(
            "[[runs]]\nname = \"a\"\nplan = \"kazakhstan-2022\"\nboundaries = [\"b.geojson\"]\nkey = \"code\"\n{more}\n"
        );
        parse_manifest(&text, "m.toml", Path::new("")).map_err(|e| e.to_string())
    };
    for day in ["2022-06-08", "\"2022-06-08\""] {
        let read = manifest(&format!(
            "boundaries_on = {day}\naccept = [\"units-without-land\"]"
        ));
        let job = &read.expect("sound").runs[0].job;
        assert_eq!(job.boundaries_on, Some(jiff::civil::date(2022, 6, 8)));
        assert_eq!(job.accept, [Accepted::UnitsWithoutLand]);
    }
    let said = manifest("boundaries_on = \"June\"").expect_err("no day");
    assert!(
        said.contains("`boundaries_on`: `June` is not a day; write YYYY-MM-DD"),
        "{said}"
    );
    let said = manifest("accept = [\"all\"]").expect_err("no such thing");
    assert!(
        said.contains("`accept`: `all` is no thing that a job accepts"),
        "{said}"
    );
}
