//! What the command line is told to do by files: manifests, records of runs,
//! rules on seats, and rules that regions should keep to.

use std::path::Path;
use std::sync::LazyLock;

use aimaq::batch::{Job, parse_manifest};
use aimaq::compare::{Standards, assess, parse_standards};
use aimaq::measure::{Method, OfficeRules, State, Stated, apportion, parse_office_rules};
use aimaq::territory::Territory;

use crate::damage::damaged;
use crate::random::Random;
use crate::territories;

const MANIFESTS: [&str; 2] = [
    include_str!("../../tests/manifests/one_fails.toml"),
    "[defaults]\nlang = \"kk\"\nkey = \"code\"\nboundaries = [\"a.shp\"]\n\n[[runs]]\n\
     name = \"a\"\nplan = \"p.toml\"\ndemand = \"people.csv\"\npopulation_field = \"pop\"\n\
     unscaled = true\nmetric = \"great-circle\"\ntolerance = 2.5\nthresholds = [50, 100.5]\n\
     rules = \"rules.toml\"\nroads = \"land.osm.pbf\"\nmost_snap = 10\nlong_snap = 2\n",
];

/// What a manifest is made of, sound and damaged.
pub const MANIFEST_WORDS: &[&str] = &[
    "[defaults]",
    "[[runs]]",
    "\"",
    "=",
    "\n",
    "nan",
    "-1",
    "1e999",
    "..",
    "output = ",
    "name = ",
    "plan = ",
    "demand = ",
    "\"seats\"",
    "unscaled = true",
    "thresholds = [",
    "tolerance = ",
    "roads = ",
    "most_snap = ",
    "lang = \"ru\"",
];

pub fn manifest(random: &mut Random) {
    let text = random.pick(&MANIFESTS).as_bytes().to_vec();
    read_manifest(&damaged(random, text, MANIFEST_WORDS));
}

/// Every run of a manifest that is read has a folder of its own, and a job that
/// survives its record.
pub fn read_manifest(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let manifest = match parse_manifest(&text, "fuzz.toml", Path::new("folder")) {
        Err(error) => return assert!(error.to_string().starts_with("fuzz.toml"), "{error}"),
        Ok(manifest) => manifest,
    };
    assert!(!manifest.runs.is_empty());
    for (i, run) in manifest.runs.iter().enumerate() {
        let folder = manifest.output.join(&run.name);
        assert_eq!(folder.parent(), Some(&*manifest.output), "{}", run.name);
        assert_ne!(run.name, "summary.csv", "the name of the summary");
        assert!(
            manifest.runs[..i]
                .iter()
                .all(|other| other.name != run.name)
        );
        is_recorded(&run.job);
    }
}

/// What a record holds is the job that it is read as.
fn is_recorded(job: &Job) {
    let text = serde_json::json!({ "job": job.spec() }).to_string();
    assert_eq!(Job::from_run_json(&text).as_ref(), Ok(job), "{text}");
}

const RECORDS: [&str; 3] = [
    r#"{"program":"aimaq","job":{"plan":"kazakhstan-2022","territory":null,"boundaries":[],"key":null,"demand":"settlements","demand_file":null,"population_field":null,"scaled":true,"metric":"geodesic","tolerance_km":1.0,"thresholds_km":[50.0,100.0],"rules":null,"roads":null,"lang":"en"},"inputs":[]}"#,
    r#"{"job":{"plan":"p.toml","territory":"t","boundaries":["a.shp","b.geojson"],"key":"KATO","boundaries_on":"2022-06-08","accept":["units-without-land"],"demand":"seats","demand_file":"people.csv","population_field":"pop","scaled":false,"metric":"great-circle","tolerance_km":0.5,"thresholds_km":[],"rules":"r.toml","roads":{"file":"land.osm.pbf","most_snap_km":50.0,"long_snap_km":5.0},"lang":"kk"}}"#,
    r#"{"job":{"plan":"p","demand":"seats","metric":"geodesic","tolerance_km":1,"lang":"ru"}}"#,
];

/// What a record of a run is made of, sound and damaged.
pub const RECORD_WORDS: &[&str] = &[
    "null",
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    "-1",
    "1e999",
    "true",
    "\"job\":",
    "\"plan\":",
    "\"demand\":",
    "\"seats\"",
    "\"metric\":",
    "\"tolerance_km\":",
    "\"thresholds_km\":",
    "\"boundaries\":",
    "\"roads\":",
    "\"file\":",
    "\"most_snap_km\":",
    "\"long_snap_km\":",
    "\"lang\":",
];

pub fn record(random: &mut Random) {
    let text = random.pick(&RECORDS).as_bytes().to_vec();
    read_record(&damaged(random, text, &RECORD_WORDS[..10]));
}

/// A job that is read measures in lengths, and survives its record.
pub fn read_record(bytes: &[u8]) {
    match Job::from_run_json(&String::from_utf8_lossy(bytes)) {
        Err(error) => assert!(!error.to_string().is_empty(), "an error without a word"),
        Ok(job) => {
            let snaps = job
                .roads
                .iter()
                .flat_map(|r| [r.rules.most_km, r.rules.long_km]);
            let lengths = job.measuring.thresholds_km.iter().copied();
            let mut lengths = lengths.chain(snaps).chain([job.measuring.tolerance_km]);
            assert!(lengths.all(|km| km.is_finite() && km >= 0.0), "{job:?}");
            is_recorded(&job);
        }
    }
}

const STANDARDS: [&str; 3] = [
    include_str!("../../geodata/norms/address-2022.toml"),
    include_str!("../../geodata/norms/ukraine-capable-communities.toml"),
    "title = \"t\"\nsource = \"s\"\n[[rules]]\nleast_population = { people = 300, source = \"a\" }\n\
     [[rules]]\nmost_population = { people = 500, source = \"b\" }\n[[rules]]\nmost_units = { units = 2, source = \"c\" }\n",
];

/// What rules on regions are made of, sound and damaged.
pub const NORM_WORDS: &[&str] = &[
    "\"",
    "=",
    "}",
    "{",
    "\n",
    "nan",
    "-1",
    "inf",
    "99999999999999999999",
    "[[rules]]",
    "title = ",
    "source = ",
    "contiguity = ",
    "centre_is_city = ",
    "centre_inside = ",
    "least_population = { people = ",
    "most_population = { people = ",
    "most_km_to_centre = { km = ",
    "least_km_between_centres = { km = ",
    "most_units = { units = ",
];

pub fn norms(random: &mut Random) {
    let text = random.pick(&STANDARDS).as_bytes().to_vec();
    read_standards(&damaged(random, text, NORM_WORDS));
}

/// Rules that are read can be written, and judge every region once.
pub fn read_standards(bytes: &[u8]) {
    static SQUARES: LazyLock<Territory> = LazyLock::new(territories::squares);
    let norms: Standards = match parse_standards(&String::from_utf8_lossy(bytes)) {
        Err(error) => return assert!(!error.to_string().is_empty(), "an error without a word"),
        Ok(norms) => norms,
    };
    let text = toml::to_string(&norms).expect("rules are tables");
    assert_eq!(parse_standards(&text).as_ref(), Ok(&norms), "{text}");
    let judged = assess(&SQUARES, &norms);
    assert_eq!(
        judged.len(),
        norms.rules.len() * SQUARES.living_regions().count()
    );
}

const RULES: [&str; 2] = [
    include_str!("../../geodata/kazakhstan/rules.toml"),
    "[[office]]\nkey = \"a\"\nname = \"A\"\nrule = { each = { number = { before = 2, after = 3 }, at_large = 10 } }\n\
     [[office]]\nkey = \"b\"\nname = \"B\"\ntotal = \"{total}\"\n\
     rule = { bands = [{ from_people = 0, number = 30 }, { from_people = 500, number = 40 }] }\nsource = \"b\"\n",
];

/// What rules on seats and offices are made of, sound and damaged.
pub const RULE_WORDS: &[&str] = &[
    "\"",
    "=",
    "}",
    "{",
    "\n",
    "-1",
    "4294967295",
    "99999999999999999999",
    "[[office]]",
    "[single_member]",
    "key = ",
    "name = ",
    "rule = { each = { number = 2, at_large = { before = 1, after = 2 } } }",
    "rule = { most = { number = 1, exceptionally = 2 } }",
    "seats = ",
    "least = ",
    "of = ",
    "people_per = { key = \"c\", name = \"C\" }",
    "rule = { bands = [{ from_people = 0, number = 1 }] }",
    "source = ",
];

pub fn rules(random: &mut Random) {
    let text = random.pick(&RULES).as_bytes().to_vec();
    read_rules(&damaged(random, text, &RULE_WORDS[..8]));
}

/// Rules that are read can be written, and can be carried out.
pub fn read_rules(bytes: &[u8]) {
    const PEOPLE: [u64; 3] = [300, 700, 2_000_000];
    let rules: OfficeRules = match parse_office_rules(&String::from_utf8_lossy(bytes), "fuzz.toml")
    {
        Err(error) => return assert!(error.to_string().starts_with("fuzz.toml"), "{error}"),
        Ok(rules) => rules,
    };
    let text = toml::to_string(&rules).expect("rules are tables");
    assert_eq!(
        parse_office_rules(&text, "again").as_ref(),
        Ok(&rules),
        "{text}"
    );
    let day = "2022-06-08".parse().expect("a day");
    let each = |n: Stated| [State::Before, State::After].map(|state| n.of(state, day));
    let after = |n: Stated| n.of(State::After, day);
    if let Some(rule) = &rules.single_member {
        for seats in each(rule.seats).into_iter().flatten() {
            for method in Method::ALL {
                let found = apportion(&PEOPLE, seats, rule.least, method);
                let given = found.map(|a| a.seats.iter().sum::<u32>());
                assert!(given.is_none_or(|given| given == seats), "{method:?}");
            }
        }
    }
    for office in &rules.offices {
        let numbers = PEOPLE.map(|people| office.of_region(people, after));
        let of_regions: Option<u32> = numbers.into_iter().sum();
        let both = of_regions.zip(office.at_large(after));
        if let Some(said) = both.and_then(|(n, m)| office.said(n.into(), m.into())) {
            assert!(!said.main().is_empty());
        }
    }
}

pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    let texts: &[&str] = match target {
        "manifest" => &MANIFESTS,
        "record" => &RECORDS,
        "norms" => &STANDARDS,
        _ => &RULES,
    };
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}
