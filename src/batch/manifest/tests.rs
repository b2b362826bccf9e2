//! What manifests say, and mistakes in them.

use super::*;
use crate::measure::DemandModel;
use crate::territory::Lang;

fn parse(text: &str) -> Result<Manifest, String> {
    parse_manifest(text, "m.toml", Path::new("here")).map_err(|e| e.to_string())
}

#[test]
fn a_run_takes_the_defaults_that_it_does_not_override() {
    let text = "output = \"out\"\n[defaults]\nlang = \"kk\"\ndemand = \"seats\"\n\
        [[runs]]\nname = \"a\"\nplan = \"p\"\n[[runs]]\nname = \"b\"\nplan = \"p\"\nlang = \"ru\"\n";
    let manifest = parse(text).expect("valid");
    assert_eq!(manifest.output, Path::new("here/out"));
    let langs: Vec<Lang> = manifest.runs.iter().map(|r| r.job.lang).collect();
    assert_eq!(
        langs,
        ["kk", "ru"].map(|tag| Lang::new(tag).expect("a tag"))
    );
    let models = manifest.runs.iter().map(|r| r.job.measuring.demand);
    assert!(models.into_iter().all(|m| m == DemandModel::Seats));
}

#[test]
fn a_demand_that_is_no_word_is_a_file_beside_the_manifest() {
    let text = "[[runs]]\nname = \"a\"\nplan = \"p\"\ndemand = \"people.csv\"\n";
    let job = &parse(text).expect("valid").runs[0].job;
    assert_eq!(
        job.demand_file.as_deref(),
        Some(Path::new("here/people.csv"))
    );
}

#[test]
fn defaults_that_say_how_a_file_is_read_are_for_runs_with_such_a_file() {
    let text = "[defaults]\nkey = \"code\"\npopulation_field = \"pop\"\ndemand = \"people.csv\"\n\
        [[runs]]\nname = \"a\"\nplan = \"p\"\nboundaries = [\"a.shp\"]\n\
        [[runs]]\nname = \"b\"\nplan = \"p\"\ndemand = \"seats\"\n";
    let runs = parse(text).expect("valid").runs;
    let fields = |job: &Job| (job.key.clone(), job.population_field.clone());
    let both = (Some("code".to_owned()), Some("pop".to_owned()));
    assert_eq!(fields(&runs[0].job), both);
    assert_eq!(fields(&runs[1].job), (None, None));
}

#[test]
fn what_is_said_of_a_file_follows_it_beside_the_manifest() {
    let text = "[defaults]\nencoding = \"866\"\n[[runs]]\nname = \"a\"\nplan = \"p\"\n\
        territory = \"kazakhstan\"\npopulation = \"pop.csv\"\ndemand = \"people.csv\"\n\
        crs = [\"EPSG:4326\", \"people.csv=EPSG:32633\"]\n";
    let job = &parse(text).expect("valid").runs[0].job;
    let [population, people] = ["here/pop.csv", "here/people.csv"].map(Path::new);
    assert_eq!(job.population.as_deref(), Some(population));
    assert_eq!(job.crs.of(people), Some("EPSG:32633"));
    assert_eq!(job.crs.of(population), Some("EPSG:4326"));
    assert_eq!(job.encoding.of(people), Some("866"));
    // The same in a record, which says it of the files as they are named there.
    let again = job.spec().check(crate::batch::Asker::Record);
    assert_eq!(again.as_ref(), Ok(job));
}

#[test]
fn roads_lie_beside_the_manifest() {
    let text = "[defaults]\nroads = \"land.osm.pbf\"\nlong_snap = 2\n[[runs]]\nname = \"a\"\nplan = \"p\"\n";
    let roads = parse(text).expect("valid").runs[0].job.roads.clone();
    let roads = roads.expect("roads");
    assert_eq!(roads.file, Path::new("here/land.osm.pbf"));
    assert_eq!((roads.rules.most_km, roads.rules.long_km), (50.0, 2.0));
    let error = parse(&text.replace("= 2", "= -2")).expect_err("wrong");
    assert!(
        error.contains("`long_snap_km`: -2 is not a length"),
        "{error}"
    );
}

#[test]
fn what_maps_show_is_asked_for_as_on_the_command_line() {
    let text = "[defaults]\nregion = \"West\"\nfont = [\"Noto Sans\"]\n\
        [[runs]]\nname = \"a\"\nplan = \"p\"\ninset = [\"East\", \"Far=1,2,3,4.5\"]\n\
        [[runs]]\nname = \"b\"\nplan = \"p\"\nbbox = [5, 6, 7, 8]\n";
    let runs = parse(text).expect("valid").runs;
    let (a, b) = (&runs[0].job, &runs[1].job);
    assert_eq!(a.maps.region.as_deref(), Some("West"));
    let insets: Vec<String> = a.maps.insets.iter().map(ToString::to_string).collect();
    assert_eq!(insets, ["East", "Far=1,2,3,4.5"]);
    assert_eq!(a.fonts, ["Noto Sans"]);
    // A box stands instead of the region that the defaults name.
    assert_eq!(b.maps.region, None);
    let sides = b.maps.bbox.map(crate::figures::MapBox::sides);
    assert_eq!(sides, Some([5.0, 6.0, 7.0, 8.0]));
}

#[test]
fn mistakes_are_named() {
    let run = "[[runs]]\nname = \"a\"\nplan = \"p\"\n";
    for (text, said) in [
        (String::new(), "no [[runs]]"),
        (format!("{run}{run}"), "two runs are called `a`"),
        (
            format!("{run}langg = \"kk\"\n"),
            "m.toml:1: run `a`: unknown field `langg`",
        ),
        (
            format!("[defaults]\nlangg = \"kk\"\n{run}"),
            "m.toml:2: unknown field `langg`",
        ),
        (
            format!("{run}lang = \"xx\"\n"),
            "`lang`: `xx` is no language; there are en, kk, ru",
        ),
        (
            format!("{run}unscaled = true\ndemand = \"seats\"\n"),
            "`unscaled` does not go with demand at the seats",
        ),
        (
            format!("{run}boundaries = [\"a.shp\"]\n"),
            "`boundaries` needs `key`",
        ),
        (
            format!("{run}bbox = [1, 2, 3]\n"),
            "`bbox`: four numbers of degrees: west, south, east, north",
        ),
        (
            format!("{run}inset = [\"A=1,2,1,3\"]\n"),
            "`inset`: west and east are different longitudes",
        ),
        (
            format!("{run}region = \"A\"\nbbox = [1, 2, 3, 4]\n"),
            "`region` and `bbox` contradict each other",
        ),
        (run.replace("\"a\"", "\"../a\""), "a name is also a folder"),
        (
            run.replace("\"a\"", "\"summary.csv\""),
            "the name of the summary",
        ),
        (
            run.replace("plan = \"p\"", ""),
            "m.toml:1: run `a`: `plan` is missing",
        ),
    ] {
        let error = parse(&text).expect_err("wrong");
        assert!(error.contains(said), "{error}");
    }
}
