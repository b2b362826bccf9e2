//! The made-up country of `tests/territories/straits`: everything that other countries
//! have, and the changes that one sentence of a law makes.

use std::collections::BTreeMap;
use std::path::Path;

use aimaq::geodata::Source;
use aimaq::measure::region_shape;
use aimaq::reform::{
    Applied, ApplyOptions, CrosswalkOptions, Inverse, Level, LinkKind, PlanSource, apply,
    crosswalk, find_region, find_unit, invert, parse, read_row_files, row_files,
};
use aimaq::territory::{HeldLand, Territory, differences, region_shapes};
use aimaq::words::Lang;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/territories/straits")
}

fn opened(folder: &Path) -> Territory {
    let source = Source::named(&folder.display().to_string()).expect("folder");
    source.open().expect("straits").territory
}

fn straits() -> Territory {
    opened(&folder())
}

fn text(head: &str, changes: &[&str]) -> String {
    let mut text = format!(
        "title = \"p\"\nterritory = \"straits\"\nas_of = 2020-01-01\n{head}\n[[acts]]\neffective = 2021-01-01\n"
    );
    for change in changes {
        text += &format!("[[acts.changes]]\n{change}\n");
    }
    text
}

fn applied_to(territory: &Territory, text: &str) -> Result<Applied, String> {
    let plan = parse(text, "p.toml").map_err(|e| e.to_string())?;
    let source = PlanSource::new(&plan, "p.toml", text);
    apply(source, territory, &ApplyOptions::default()).map_err(|e| e.to_string())
}

fn applied(text: &str) -> Result<Applied, String> {
    applied_to(&straits(), text)
}

fn inverted(text: &str) -> Result<Inverse, String> {
    let plan = parse(text, "p.toml").map_err(|e| e.to_string())?;
    let source = PlanSource::new(&plan, "p.toml", text);
    invert(source, "p.toml", &straits(), &ApplyOptions::default()).map_err(|e| e.to_string())
}

/// Earlier and later paths with what happened on the way, in the order of the names.
fn lineage(applied: &Applied) -> Vec<(String, String, Vec<LinkKind>)> {
    let links = applied.lineage.links.iter().map(|link| {
        let (from, to) = (applied.before.path(link.from), applied.after.path(link.to));
        (from, to, link.kinds.clone())
    });
    let mut links: Vec<_> = links.collect();
    links.sort();
    links
}

fn reform() -> String {
    std::fs::read_to_string(folder().join("reform.toml")).expect("plan")
}

#[test]
fn the_reform_of_the_straits_is_carried_out_undone_and_carried_over() {
    let done = applied(&reform()).expect("applied");
    let after = &done.after;
    let beyond = find_unit(after, "ზღვა/გაღმა").expect("the part beyond 180");
    let coverage = after.coverage.as_ref().expect("land");
    let lands = after
        .unit(beyond)
        .atoms
        .iter()
        .map(|a| coverage.polygon(a.0));
    let west_most = lands
        .flat_map(|land| land.0)
        .flat_map(|p| p.exterior().0.clone());
    let from = west_most.map(|p| p.x).fold(f64::NEG_INFINITY, f64::max);
    assert!((-180.0..=180.0).contains(&from));
    assert!((coverage.area_km2(after.unit(beyond).atoms[0].0) - 22_600.0).abs() < 1_000.0);
    let inverse = inverted(&reform()).expect("undone");
    assert!(differences(&straits(), &inverse.after, "before", "undone").is_empty());
    let options = CrosswalkOptions {
        level: Level::Regions,
        ..CrosswalkOptions::default()
    };
    let table = crosswalk(&done, "p", Vec::new(), options).to_csv();
    // The people of the island region divide: some move with its northern unit.
    assert!(table.contains("東島") && table.contains("ზღვა"), "{table}");
}

#[test]
fn an_inverse_accepts_no_more_than_it_needs() {
    let inverse = inverted(&text(
        "",
        &["rename = { unit = \"code:41\", to = \"East\" }"],
    ));
    assert!(inverse.expect("undone").plan.accept.is_empty());
    let accepted = inverted(&reform()).expect("undone").plan.accept;
    let names: Vec<&str> = accepted
        .iter()
        .map(|name| name.get_ref().as_str())
        .collect();
    assert!(
        names.contains(&"same-name") && !names.contains(&"unit-without-people"),
        "{names:?}"
    );
}

#[test]
fn a_region_across_180_is_one_part_without_a_border_there() {
    let state = straits();
    let id = find_region(&state, "ზღვა").expect("region");
    assert_eq!(HeldLand::of(&state).parts(id).len(), 1);
    let shapes = region_shapes(&state);
    let shape = region_shape(&shapes[id.index()]).expect("land");
    assert_eq!((shape.parts, shape.holes), (1, 0));
    // Four degrees along two parallels and two along two meridians.
    assert!(
        (shape.border_km - 1_290.0).abs() < 10.0,
        "{}",
        shape.border_km
    );
}

#[test]
fn a_region_is_divided_wholly_by_one_change() {
    let divide = "divide = { region = \"ზღვა\", into = [\
        { region = \"West\", centre = \"შუა\", code = \"303\", units = [\"code:303-1\", \"code:303-2\"] },\
        { region = \"East\", centre = \"აღმოსავლეთი\", kind = \"canton\", units = [\"code:303-3\"] } ] }";
    let plan = text("", &[divide]);
    let done = applied(&plan).expect("divided");
    assert!(find_region(&done.after, "ზღვა").is_err());
    let people = |name| {
        let id = find_region(&done.after, name).expect("formed");
        done.after.region_population(id)
    };
    assert_eq!((people("West"), people("East")), (1_900, 350));
    assert!(lineage(&done).iter().any(|(from, to, kinds)| {
        from == "ზღვა/შუა" && to == "West/შუა" && kinds == &[LinkKind::Transferred]
    }));
    inverted(&plan).expect("undone");
}

#[test]
fn a_division_that_forgets_a_unit_or_takes_one_of_another_region_is_refused() {
    let part = |name: &str, units: &str| {
        format!(
            "{{ region = \"{name}\", centre = \"c\", position = [179.5, -17.0], units = [{units}] }}"
        )
    };
    let divide = |a: &str, b: &str| {
        let (a, b) = (part("West", a), part("East", b));
        text(
            "accept = [\"centre-outside\"]",
            &[&format!(
                "divide = {{ region = \"ზღვა\", into = [{a}, {b}] }}"
            )],
        )
    };
    let forgotten = applied(&divide("\"code:303-1\"", "\"code:303-3\"")).expect_err("one is left");
    assert!(forgotten.contains("no part has ზღვა/შუა"), "{forgotten}");
    let all = "\"code:303-1\", \"code:303-2\", \"code:303-3\"";
    let foreign = applied(&divide(all, "\"code:41\"")).expect_err("not of the region");
    assert!(
        foreign.contains("units of `East` are not of ზღვა"),
        "{foreign}"
    );
}

fn border(by: &str) -> String {
    let change = format!(
        "move_border = {{ from = \"ზღვა/შუა\", to = \"ზღვა/აღმოსავლეთი\", by = {by}, population = 100 }}"
    );
    text("", &[&change])
}

#[test]
fn a_border_between_two_units_that_go_on_is_moved_by_one_change() {
    let plan = border(
        "{ polygon = [[[-179.5, -19.0], [-178.5, -19.0], [-178.5, -15.0], [-179.5, -15.0]]] }",
    );
    let done = applied(&plan).expect("moved");
    let people = |t: &Territory, name: &str| t.population(find_unit(t, name).expect("unit"));
    assert_eq!(people(&done.after, "ზღვა/შუა"), 1_400);
    assert_eq!(people(&done.after, "ზღვა/აღმოსავლეთი"), 450);
    let moved = lineage(&done);
    assert!(
        moved.iter().any(|(from, to, kinds)| {
            from == "ზღვა/შუა"
                && to == "ზღვა/აღმოსავლეთი"
                && kinds.contains(&LinkKind::Split)
                && kinds.contains(&LinkKind::Merged)
        }),
        "{moved:?}"
    );
    assert_eq!(
        done.after.living_units().count(),
        done.before.living_units().count()
    );
    inverted(&plan).expect("undone");
}

#[test]
fn land_that_went_on_to_a_third_unit_comes_back_step_by_step() {
    let strip =
        "{ polygon = [[[-179.5, -19.0], [-178.5, -19.0], [-178.5, -15.0], [-179.5, -15.0]]] }";
    let first =
        format!("move_border = {{ from = \"code:303-2\", to = \"code:303-3\", by = {strip} }}");
    let second = "move_border = { from = \"code:303-3\", to = \"code:303-1\", by = { units = [\"ზღვა/შუა\"] } }";
    inverted(&text("", &[&first, second])).expect("undone");
}

#[test]
fn a_border_does_not_move_across_the_seat() {
    let plan = border(
        "{ polygon = [[[179.4, -19.0], [-178.5, -19.0], [-178.5, -15.0], [179.4, -15.0]]] }",
    );
    let refused = applied(&plan).expect_err("the seat lies there");
    assert!(
        refused.contains("the seat of ზღვა/შუა, would go with the land"),
        "{refused}"
    );
}

#[test]
fn codes_and_names_change_hands_within_a_table() {
    let codes = "recode_table = { rows = [ { unit = \"code:101\", code = \"102\" }, { unit = \"code:102\", code = \"101\" }, { region = \"東島\", code = \"44\" } ] }";
    let names = "rename_table = { rows = [ { unit = \"code:101\", to = \"Vaz/Obervaz\" }, { unit = \"code:102\", to = \"Nova\" } ] }";
    let plan = text("", &[codes, names]);
    let done = applied(&plan).expect("exchanged");
    let unit = done
        .after
        .unit(find_unit(&done.after, "code:102").expect("coded"));
    assert_eq!((unit.key.as_str(), unit.names.en.as_str()), ("a1", "Nova"));
    inverted(&plan).expect("undone");
    let twice = codes.replace("code = \"101\"", "code = \"102\"");
    let refused = applied(&text("", &[&twice])).expect_err("one code twice");
    assert!(refused.contains("two rows give the code 102"), "{refused}");
}

#[test]
fn a_table_in_a_file_names_its_line() {
    let plan_text = text("", &["rename_table = { file = \"names.csv\" }"]);
    let rows = |csv: &str| {
        let mut plan = parse(&plan_text, "p.toml").expect("plan");
        assert_eq!(
            row_files(&plan)
                .map(|f| f.get_ref().as_str())
                .collect::<Vec<_>>(),
            ["names.csv"]
        );
        let texts = BTreeMap::from([("names.csv".to_owned(), csv.to_owned())]);
        read_row_files(&mut plan, &texts).map_err(|problem| problem.sentence(Lang::EN))?;
        let source = PlanSource::new(&plan, "p.toml", &plan_text);
        apply(source, &straits(), &ApplyOptions::default()).map_err(|e| e.to_string())
    };
    let done =
        rows("unit;to;name_fr\r\ncode:41;East;Est\r\ncode:2201;Nova I;\r\n").expect("renamed");
    assert_eq!(
        done.after
            .unit(find_unit(&done.after, "East").expect("unit"))
            .key,
        "d1"
    );
    let unknown = rows("unit,to\ncode:41,East\ncode:999,West\n").expect_err("no such code");
    assert!(
        unknown.contains("999") && unknown.contains("names.csv line 3"),
        "{unknown}"
    );
    let empty = rows("unit,to\ncode:41,\n").expect_err("no name");
    assert!(
        empty.contains("names.csv: line 2: there is nothing in the column `to`"),
        "{empty}"
    );
}

#[test]
fn a_refused_region_hides_no_later_error_and_makes_none() {
    let plan = text(
        "",
        &[
            "create = { region = \"New\", centre = \"東\", units = [\"東島/東\", \"code:42\", \"東島/Nord\", \"東島/missing\"] }",
            "transfer = { units = [\"code:104\"], to = \"New\" }",
            "rename = { unit = \"code:7\", to = \"x\" }",
        ],
    );
    let found = applied(&plan).expect_err("three are wrong");
    assert!(
        found.contains("missing") && found.contains("code 7"),
        "{found}"
    );
    assert!(found.contains("is left without units"), "{found}");
    assert!(!found.contains("no region is called `New`"), "{found}");
}

#[test]
fn the_order_of_a_list_of_merged_regions_changes_nothing() {
    let merged = |regions: &str| {
        let change = format!("merge = {{ regions = [{regions}], into = \"New\" }}");
        applied(&text("accept = [\"same-name\"]", &[&change])).expect("merged")
    };
    let orders = [
        "\"Berg / Mont\", \"Μακρά\", \"東島\"",
        "\"東島\", \"Μακρά\", \"Berg / Mont\"",
        "\"Μακρά\", \"東島\", \"Berg / Mont\"",
    ];
    let [first, others @ ..] = orders.map(merged);
    for other in others {
        assert_eq!(
            differences(&first.after, &other.after, "one", "other"),
            [""; 0]
        );
        assert_eq!(lineage(&first), lineage(&other));
    }
    assert!(
        ["Berg / Mont", "Μακρά", "東島"]
            .iter()
            .all(|n| find_region(&first.after, n).is_err())
    );
}

#[test]
fn the_order_of_units_in_a_list_and_of_acts_on_a_day_changes_nothing() {
    let one = text(
        "",
        &[
            "transfer = { units = [\"code:42\", \"code:40003\"], to = \"ზღვა\" }",
            "merge = { units = [\"code:2201\", \"code:2202\"], into = \"Μακρά/Nea\" }",
        ],
    );
    let other = text(
        "",
        &["merge = { units = [\"code:2202\", \"code:2201\"], into = \"Μακρά/Nea\" }"],
    ) + "[[acts]]\neffective = 2021-01-01\n[[acts.changes]]\ntransfer = { units = [\"code:40003\", \"code:42\"], to = \"ზღვა\" }\n";
    let (one, other) = (applied(&one).expect("one"), applied(&other).expect("other"));
    assert_eq!(
        differences(&one.after, &other.after, "one", "other"),
        [""; 0]
    );
    assert_eq!(lineage(&one), lineage(&other));
    assert!(
        find_unit(&one.after, "Nova").is_ok(),
        "only one is left: both others ended"
    );
}

#[test]
fn the_order_of_rows_and_features_in_files_changes_nothing() {
    let place = tempfile::tempdir().expect("a folder");
    for entry in std::fs::read_dir(folder()).expect("files") {
        let path = entry.expect("file").path();
        let name = path.file_name().expect("name").to_owned();
        std::fs::copy(&path, place.path().join(name)).expect("copied");
    }
    for table in ["units.csv", "regions.csv", "settlements.csv"] {
        let mut reader = csv::Reader::from_path(folder().join(table)).expect("table");
        let head = reader.headers().expect("columns").clone();
        let mut rows: Vec<_> = reader.records().map(|row| row.expect("row")).collect();
        rows.reverse();
        let mut writer = csv::Writer::from_path(place.path().join(table)).expect("table");
        writer.write_record(&head).expect("columns");
        rows.iter()
            .for_each(|row| writer.write_record(row).expect("row"));
        writer.flush().expect("written");
    }
    let features = std::fs::read_to_string(folder().join("units.geojson")).expect("features");
    let mut features: serde_json::Value = serde_json::from_str(&features).expect("json");
    features["features"].as_array_mut().expect("list").reverse();
    std::fs::write(place.path().join("units.geojson"), features.to_string()).expect("written");
    let one = applied(&reform()).expect("one");
    let other = applied_to(&opened(place.path()), &reform()).expect("other");
    assert_eq!(
        differences(&one.after, &other.after, "one", "other"),
        [""; 0]
    );
    assert_eq!(lineage(&one), lineage(&other));
}
