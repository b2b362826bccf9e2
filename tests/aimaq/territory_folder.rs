//! A country's own folder: the document says how it is made, the check finds all that is
//! wrong with it at once, and results speak the country's words.

use std::collections::BTreeSet;
use std::path::Path;

use crate::support::{Session, aimaq_in, words};

const DOCUMENT: &str = include_str!("../../docs/territory.md");

/// The blocks of the document: what stands after the three signs, and the lines.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(head) = line.strip_prefix("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            found.push((head.to_owned(), body.join("\n") + "\n"));
        }
    }
    found
}

/// Writes the files of the document into a folder.
fn write_files(folder: &Path) {
    for (head, body) in blocks(DOCUMENT) {
        if let Some((_, path)) = head.split_once(" file=") {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, body).expect("written");
        }
    }
}

fn islands() -> tempfile::TempDir {
    let scratch = tempfile::tempdir().expect("scratch");
    write_files(scratch.path());
    scratch
}

fn call(folder: &Path, line: &str) -> Session {
    let arguments = words(line);
    aimaq_in(folder, arguments.iter().map(String::as_str), line)
}

/// Replaces a text of a file.
fn change(folder: &Path, file: &str, old: &str, new: &str) {
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).expect("there");
    assert!(text.contains(old), "{file}: {old}");
    std::fs::write(path, text.replace(old, new)).expect("written");
}

#[test]
fn every_command_of_the_document_can_be_carried_out() {
    let scratch = islands();
    let shell = blocks(DOCUMENT)
        .into_iter()
        .filter(|(head, _)| head == "sh");
    let lines: Vec<String> = shell
        .flat_map(|(_, body)| body.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    assert!(lines.len() >= 9, "{lines:#?}");
    for line in &lines {
        let session = call(scratch.path(), line.strip_prefix("aimaq ").expect("a call"));
        assert_eq!(session.code, 0, "{session}");
    }
    assert!(scratch.path().join("made-report/maps/change.png").exists());
}

#[test]
fn the_folder_of_two_files_is_that_of_the_document() {
    let scratch = islands();
    let shell = blocks(DOCUMENT)
        .into_iter()
        .find(|(_, body)| body.starts_with("aimaq data new made"));
    let line = shell.expect("the call").1;
    let line = line
        .lines()
        .next()
        .and_then(|l| l.strip_prefix("aimaq "))
        .expect("a line")
        .to_owned();
    let made = call(scratch.path(), &line);
    assert_eq!(made.code, 0, "{made}");
    assert!(!made.stderr.contains("missing"), "{made}");
    // Regions stand in the order of their ids, which differ.
    let show = |folder: &str| {
        let shown = call(scratch.path(), &format!("data show --territory {folder}")).stdout;
        shown.lines().map(str::to_owned).collect::<BTreeSet<_>>()
    };
    assert_eq!(show("made"), show("islands"));
    let again = call(scratch.path(), &line);
    assert_eq!(again.code, 2, "{again}");
    assert!(again.stderr.contains("nothing is overwritten"), "{again}");
}

#[test]
fn a_new_folder_names_what_is_missing() {
    let scratch = islands();
    let made = call(
        scratch.path(),
        "data new bare --boundaries parishes.geojson --key no --name called --region-prefix 1",
    );
    assert_eq!(made.code, 0, "{made}");
    for missing in [
        "territory.toml: the day of the state; 2000-01-01 stands for it",
        "units.csv: the people of all units (column `population`)",
        "units.csv: 4 of the seats (columns `seat`, `seat_lat`, `seat_lon`)",
        "regions.csv: the names of regions, for which their code stands (column `name`): 1, 2",
        "regions.csv: the centres of regions (columns `centre`, `centre_unit`): 1, 2",
    ] {
        assert!(made.stderr.contains(missing), "{missing}\n{made}");
    }
    let checked = call(scratch.path(), "data check bare");
    assert_eq!(checked.code, 0, "{checked}");
    assert!(
        checked
            .stderr
            .contains("2 regions, 4 units, 0 people; nothing wrong"),
        "{checked}"
    );
}

#[test]
fn a_table_of_people_with_another_code_is_named_and_nothing_is_written() {
    let scratch = islands();
    change(scratch.path(), "people.csv", "12,400", "12,1.400");
    let line = "data new made --boundaries parishes.geojson --key no --name called --region shire --population people.csv";
    let refused = call(scratch.path(), line);
    assert_eq!(refused.code, 2, "{refused}");
    let said = "people.csv: line 3: column `people`: `1.400` is not a whole number of people";
    assert!(refused.stderr.contains(said), "{refused}");
    assert!(!scratch.path().join("made").exists());
}

#[test]
fn all_that_is_wrong_with_the_tables_is_said_at_once() {
    let scratch = islands();
    let folder = scratch.path();
    change(
        folder,
        "islands/units.csv",
        "900,Anchor",
        "\"1,125\",Anchor",
    );
    change(
        folder,
        "islands/units.csv",
        "b,w,Beta,parish,12",
        "b,x,Beta,parish,1",
    );
    change(
        folder,
        "islands/units.csv",
        "parish,22,800,Delta,0.5",
        "parish,21,800,Delta,\"0,5\"",
    );
    change(folder, "islands/regions.csv", "w,West,shire", "w,West,");
    change(
        folder,
        "islands/units.geojson",
        "\"id\":\"c\"",
        "\"id\":\"z\"",
    );
    let checked = call(folder, "data check islands");
    let wanted = [
        "units.csv: line 2: column `population`: `1,125` may be 1125 or 1.125; write it without the comma, or with a point",
        "units.csv: line 3: column `region`: the region `x` is not in regions.csv",
        "regions.csv: line 2: column `kind`: the cell is empty; fill it in",
        "units.csv: line 3: column `codes`: `1` is not a code: codes have 2 digits here; mend it (a leading zero may be lost), or the `digits` of territory.toml",
        "units.csv: line 5: column `codes`: the code `21` is that of line 4 as well; make it unique",
        "units.geojson: feature 3: no unit of units.csv has the id `z`",
    ];
    assert_eq!(
        checked.stdout.lines().collect::<Vec<_>>(),
        wanted,
        "{checked}"
    );
    assert_eq!(checked.code, 1, "{checked}");
    let refused = call(folder, "check beta.toml");
    assert_eq!(refused.code, 2, "{refused}");
    assert!(
        refused.stderr.contains("line 3: column `region`"),
        "{refused}"
    );
}

#[test]
fn seats_with_swapped_axes_units_without_land_and_dirt_are_found() {
    let scratch = islands();
    let folder = scratch.path();
    change(
        folder,
        "islands/units.csv",
        "Omega,parish,22,800,Delta,0.5,3.5",
        "Omega,parish,22,800,Delta,3.5,0.5",
    );
    let land = "[[2,0],[3,0],[3,1],[2,1],[2,0]]";
    change(
        folder,
        "islands/units.geojson",
        land,
        "[[1.9,0],[3,0],[3,1],[2,1],[1.9,0]]",
    );
    let checked = call(folder, "data check islands");
    assert_eq!(checked.code, 1, "{checked}");
    let seat = "units.csv: line 5: column `seat_lat`: the seat of Omega (lat 3.5, lon 0.5) is";
    assert!(checked.stdout.contains(seat), "{checked}");
    assert!(
        checked
            .stdout
            .contains("latitude and longitude are swapped"),
        "{checked}"
    );
    assert!(
        checked
            .stdout
            .contains("× overlap, the first in b and c at"),
        "{checked}"
    );
    let alpha = "{\"type\":\"Feature\",\"properties\":{\"id\":\"a\"}";
    change(
        folder,
        "islands/units.geojson",
        alpha,
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"b\"}",
    );
    let checked = call(folder, "data check islands");
    let bare = "units.csv: line 2: Alpha has no land";
    assert!(checked.stdout.contains(bare), "{checked}");
}

#[test]
fn missing_files_and_keys_are_named_without_the_words_of_a_library() {
    let scratch = islands();
    let folder = scratch.path();
    std::fs::create_dir(folder.join("none")).expect("made");
    let checked = call(folder, "data check none");
    assert_eq!(checked.code, 2, "{checked}");
    let said = "none/territory.toml, none/regions.csv, none/units.csv are not there";
    assert!(checked.stderr.contains(said), "{checked}");
    change(folder, "islands/territory.toml", "name = \"islands\"\n", "");
    change(
        folder,
        "islands/territory.toml",
        "title = \"The Four Islands\"\n",
        "",
    );
    change(folder, "islands/units.csv", ",kind,", ",sort,");
    let checked = call(folder, "data check islands");
    let wanted = [
        "territory.toml: there is no `name`; write it, as `name = \"norway\"`",
        "territory.toml: there is no `title`; write it, as `title = { en = \"Norway\", no = \"Norge\" }`",
        "units.csv: line 1: there is no column `kind`; there are id, region, name, sort, codes, population, seat, seat_lat, seat_lon",
    ];
    assert_eq!(
        checked.stdout.lines().collect::<Vec<_>>(),
        wanted,
        "{checked}"
    );
}

#[test]
fn tables_of_a_territory_may_be_as_a_spreadsheet_saves_them() {
    let scratch = islands();
    let folder = scratch.path();
    let plain = call(folder, "data show --territory islands");
    let path = folder.join("islands/units.csv");
    let text = std::fs::read_to_string(&path).expect("a table");
    let text = text
        .replace(',', ";")
        .replace("0.5", "0,5")
        .replace('\n', "\r\n");
    std::fs::write(&path, format!("\u{feff}{text}")).expect("a table");
    let checked = call(folder, "data check islands");
    assert_eq!(checked.code, 0, "{checked}");
    assert_eq!(
        call(folder, "data show --territory islands").stdout,
        plain.stdout
    );
    // One name in letters of Windows 1251, which are no UTF-8.
    let mut bytes = text.into_bytes();
    let at = bytes.windows(4).position(|w| w == b"Beta").expect("a name");
    bytes.splice(at..at + 4, *b"\xc1\xe5\xf2\xe0");
    std::fs::write(&path, bytes).expect("a table");
    let refused = call(folder, "data check islands");
    assert!(refused.stderr.contains("--encoding"), "{refused}");
    let shown = call(folder, "data show --territory islands --encoding 1251");
    assert!(shown.stdout.contains("Бета"), "{shown}");
}

#[test]
fn results_speak_the_words_of_the_country() {
    let scratch = islands();
    let run = call(scratch.path(), "run beta.toml -o out");
    assert_eq!(run.code, 0, "{run}");
    let read =
        |file: &str| std::fs::read_to_string(scratch.path().join("out").join(file)).expect("there");
    let map = read("maps/after.svg");
    assert!(
        map.contains("Borders of parishes") && map.contains("Borders of shires"),
        "the legend of the map"
    );
    let page = read("report.html");
    assert!(page.contains("<dt>Shires</dt>") && page.contains("<dt>Parishes</dt>"));
    let regions = read("tables/regions.csv");
    assert!(
        regions.starts_with("state,region,code,centre,units,population,"),
        "{regions}"
    );
    for file in [
        "report.html",
        "maps/change.svg",
        "regions.geojson",
        "tables/regions.csv",
    ] {
        let text = read(file).to_lowercase();
        for word in ["district", "cities", "senator", "governor"] {
            assert!(!text.contains(word), "{word} in {file}");
        }
    }
    let compared = call(scratch.path(), "compare beta.toml");
    assert_eq!(compared.code, 0, "{compared}");
    assert!(!compared.stdout.contains("senators"), "{compared}");
}

#[test]
fn units_of_several_kinds_are_counted_by_their_names() {
    let scratch = islands();
    let folder = scratch.path();
    change(
        folder,
        "islands/units.csv",
        "a,w,Alpha,parish",
        "a,w,Alpha,port",
    );
    let described = "[kinds.parish]\nnames = \"parish\"";
    change(
        folder,
        "islands/territory.toml",
        described,
        "[kinds.port]\nnames = \"port\"\nplural = \"ports\"\n\n[kinds.parish]\nnames = \"parish\"",
    );
    let stats = call(folder, "stats beta.toml --what regions --format csv");
    let header = "state,region,code,centre,units,units_parish,units_port,population,";
    assert!(stats.stdout.starts_with(header), "{stats}");
    assert!(
        stats.stdout.contains("before,West,1,Anchor,2,1,1,1300"),
        "{stats}"
    );
    let shown = call(folder, "stats beta.toml --what regions");
    assert!(shown.stdout.contains("parishes  ports"), "{shown}");
}

#[test]
fn without_boundaries_a_run_has_all_but_maps_and_says_so() {
    let scratch = islands();
    let folder = scratch.path();
    std::fs::remove_file(folder.join("islands/units.geojson")).expect("removed");
    let run = call(folder, "run beta.toml -o out");
    assert_eq!(run.code, 0, "{run}");
    assert!(
        run.stderr
            .contains("no boundaries are known, so there are no maps"),
        "{run}"
    );
    assert!(!folder.join("out/maps").exists());
    let page = std::fs::read_to_string(folder.join("out/report.html")).expect("there");
    assert!(page.contains("no boundaries are known"));
    assert!(folder.join("out/tables/units.csv").exists());
}

#[test]
fn a_reform_of_units_alone_shows_the_ways_to_their_seats() {
    let scratch = islands();
    let folder = scratch.path();
    change(
        folder,
        "beta.toml",
        "transfer = { units = [\"West/Beta\"], to = \"East\" }",
        "merge = { units = [\"West/Alpha\", \"West/Beta\"], into = \"Alpha\" }",
    );
    let run = call(folder, "run beta.toml -o out");
    assert_eq!(run.code, 0, "{run}");
    let read = |file: &str| std::fs::read_to_string(folder.join("out").join(file)).expect("there");
    assert!(read("tables/local.csv").starts_with("unit,region_after,seat_before,seat_after,"));
    assert!(read("report.html").contains("Distance to the seat of the own unit, km"));
}
