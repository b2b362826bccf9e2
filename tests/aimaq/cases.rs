//! Troubles that people who keep boundaries had, each with the files that show it. A
//! folder of `tests/cases` has the files and, in `session.txt`, what the commands say;
//! `just bless` accepts that as it is now.

use std::path::{Path, PathBuf};

use crate::support;
use snapbox::Data;
use snapbox::assert_data_eq;

/// Runs commands one after the other in a copy of a folder, and compares what they say.
fn case(folder: &str, lines: &[&str]) {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let scratch = tempfile::tempdir().expect("scratch");
    copy(&cases.join(folder), scratch.path());
    let sessions = lines.iter().map(|line| {
        let words = support::words(line);
        let words = words.iter().map(String::as_str);
        support::aimaq_in(scratch.path(), words, line).to_string()
    });
    let said = sessions.collect::<Vec<_>>().join("\n");
    let expected = Data::read_from(&cases.join(folder).join("session.txt"), None);
    assert_data_eq!(said, expected.raw());
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let there: PathBuf = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            std::fs::create_dir(&there).expect("a folder");
            copy(&path, &there);
        } else {
            std::fs::copy(&path, &there).expect("a copy");
        }
    }
}

macro_rules! cases {
    ($($name:ident: $folder:literal $lines:tt,)+) => {
        $(
            #[test]
            fn $name() {
                case($folder, &$lines);
            }
        )+
    };
}

cases! {
    codes_in_a_float_column_keep_all_their_digits: "dbf_float_field" [
        "dissolve 54_float_codes.shp --by KATO --sum POP -o -",
    ],
    text_in_an_encoding_that_is_not_stated_is_refused: "dbf_text_not_utf8" [
        "clean 05_cp1251_undeclared.shp -o -",
        "clean 05_cp1251_cpg_says_utf8.shp -o -",
        "clean 05_latin1_undeclared.shp -o -",
        "clean 05_cp1251_undeclared.shp --encoding 1251 -o -",
        "clean 05_latin1_undeclared.shp --encoding latin1 -o -",
    ],
    a_letter_that_is_cut_in_half_is_left_out_and_told: "dbf_utf8_cut_in_a_letter" [
        "clean 04_cut_utf8.shp -o -",
    ],
    two_columns_of_one_name_are_both_kept: "dbf_same_field_twice" [
        "clean 08_same_field.shp -o -",
    ],
    units_that_overlap_are_not_dissolved_unless_cleaned: "dissolve_overlaps" [
        "dissolve 19_overlapping.geojson --by g --sum pop -o -",
        "dissolve 19_overlapping.geojson --by g --sum pop --clean -o -",
    ],
    features_keep_their_ids: "feature_id_dropped" [
        "clean 03_ids.geojson -o -",
        "simplify 03_ids.geojson --tolerance 10 -o -",
        "locate 56c_points.geojson --in 28_units.geojson -o -",
    ],
    a_seat_far_outside_its_unit_is_warned_of: "seat_far_outside_its_unit" [
        "check seat/p.toml --territory seat",
        "stats seat/p.toml --territory seat --what units",
        "data check seat",
    ],
    what_is_simplified_at_a_pole_keeps_its_area: "simplify_at_the_pole" [
        "simplify 38b_pole_seam.geojson --tolerance 1 -o south.geojson",
        "simplify 38c_north_pole.geojson --tolerance 1 -o north.geojson",
    ],
    longitudes_beyond_180_by_rounding_are_read: "longitude_180_plus_rounding" [
        "check 38_rounding_180.geojson",
        "check 38_over_180.geojson",
    ],
    records_of_shapefiles_are_found_by_their_index: "shx_not_followed" [
        "clean 11_gap.shp -o -",
        "clean 14_null_long.shp -o -",
        "clean 70_hdr_small.shp -o -",
    ],
    shells_and_holes_are_told_by_which_lies_in_which: "shapefile_ring_direction" [
        "clean 15_two_islands_ccw.shp -o -",
        "clean 15_both_ccw.shp -o -",
    ],
    rings_that_touch_themselves_are_found_and_not_simplified: "check_misses_self_touch" [
        "check 23_vertex_on_own_edge.geojson",
        "check 23b_inverted.geojson",
        "check 26_touching_holes.geojson",
        "check 41_dup_vertices.geojson",
        "simplify 23_vertex_on_own_edge.geojson --tolerance 10 -o -",
        "simplify 23b_inverted.geojson --tolerance 10 -o -",
        "simplify 26_touching_holes.geojson --tolerance 10 -o -",
        "simplify 41_dup_vertices.geojson --tolerance 10 -o -",
        "simplify 23_vertex_on_own_edge.geojson --tolerance 10 --clean -o -",
        "simplify 23b_inverted.geojson --tolerance 10 --clean -o -",
        "simplify 26_touching_holes.geojson --tolerance 10 --clean -o -",
        "simplify 41_dup_vertices.geojson --tolerance 10 --clean -o -",
    ],
    points_in_another_encoding_are_refused: "locate_two_encodings_in_one_file" [
        "locate d4.csv --in u4.geojson -o -",
        "locate d4.csv --in u4.geojson --encoding 1251 -o -",
    ],
    lines_are_counted_where_they_end_with_two_characters: "line_number_with_crlf" [
        "locate b2.csv --in 28_units.geojson -o -",
        "locate b3.csv --in 28_units.geojson -o -",
        "stats --demand excel.csv",
    ],
    tables_of_figures_may_have_semicolons: "rebase_semicolons" [
        "rebase semi.csv --territory four_squares --through four_squares/a2_to_east.toml -o -",
        "rebase excel.csv --territory four_squares --through four_squares/a2_to_east.toml -o -",
    ],
    a_wrong_cell_of_a_territory_is_named_by_line_and_column: "territory_table_messages" [
        "check comma_pop/p.toml --territory comma_pop",
        "check semicolon/p.toml --territory semicolon",
    ],
    codes_and_names_that_two_units_have_are_told: "territory_codes_unchecked" [
        "check dup_code/p.toml --territory dup_code",
        "check short_code/p.toml --territory short_code",
        "check same_name/q.toml --territory same_name",
    ],
    what_a_spreadsheet_would_run_is_text: "csv_formula" [
        "stats formula/p.toml --territory formula --what units --format csv",
        "crosswalk formula/p.toml --territory formula -o -",
        "convert points.geojson -o marked.csv",
        "convert marked.csv -o -",
        "locate points.csv --in units.geojson -o -",
    ],
    a_file_of_another_kind_is_named_as_what_it_is: "wrong_kind_of_file" [
        "check 47_nd.geojson",
        "check 47_rs.geojson",
        "check 48_cp1251.geojson",
        "check 48_cp1251.geojson --encoding 1251",
        "check 48_single_array.geojson",
        "check 48_topology.json",
        "check 48_utf16.geojson",
        "check 48_zero_bytes.geojson",
    ],
    a_group_that_is_null_is_told_from_one_that_is_not_there: "null_group" [
        "dissolve 20_null_group.geojson --by g -o -",
    ],
    a_letter_of_another_alphabet_finds_what_it_looks_like: "look_alike_letters" [
        "check l_homoglyph.toml --territory four_squares",
    ],
    coordinate_systems_are_parsed_not_searched: "prj_by_substring" [
        "clean 51_wgs84_paris.shp -o -",
        "clean 51_wgs84_grad.shp -o -",
        "clean 51_wgs72be.shp -o -",
    ],
    a_finding_stands_on_one_line_whatever_the_names: "names_with_line_breaks" [
        "check 63_names_overlap.geojson --key name",
    ],
    every_spelling_of_an_encoding_is_known: "cpg_names" [
        "clean 06_cpgIBM866.shp -o -",
        "clean 06_cpgKOI8.shp -o -",
        "clean 06_cpgUTF_8.shp -o -",
        "clean 06_cpg_empty.shp -o -",
        "clean 06_cpg_iso5b.shp -o -",
    ],
    letters_that_no_font_has_are_named: "letters_missing_on_maps" [
        "map p.toml --territory t --view after -o m.png",
    ],
    names_may_hold_slashes: "slash_in_names" [
        "invert p.toml --territory t -o -",
        "invert p2.toml --territory t -o -",
        "invert p3.toml --territory t -o -",
        "rebase f.csv --territory t --through p.toml -o -",
    ],
    the_order_of_merged_regions_makes_no_difference: "merge_into_a_new_name" [
        "stats ab.toml --territory t -w causes",
        "stats ba.toml --territory t -w causes",
    ],
    a_code_without_its_leading_zero_is_suggested: "leading_zero_lost" [
        "apply e.toml --territory t --boundaries b.geojson --key kommunenummer -o -",
    ],
    a_unit_that_crosses_itself_is_not_split: "dirty_unit_split" [
        "apply p.toml --territory t -o -",
    ],
    regions_and_units_may_have_codes_of_their_own_length: "codes_of_unequal_length" [
        "check p.toml --territory t",
    ],
    the_unit_of_a_centre_is_found_by_its_seat: "centre_without_unit" [
        "data check t",
    ],
    land_across_180_is_cut_on_both_sides: "across_180" [
        "apply polygon.toml --territory t --units -o -",
        "apply nearest.toml --territory t --units -o -",
        "check cross180.geojson",
    ],
}

#[test]
fn collections_in_collections_have_a_limit() {
    let levels = 20_000;
    let open = r#"{"type":"GeometryCollection","geometries":["#.repeat(levels);
    let point = r#"{"type":"Point","coordinates":[1,1]}"#;
    let text = format!(
        r#"{{"type":"Feature","properties":{{}},"geometry":{open}{point}{}}}"#,
        "]}".repeat(levels)
    );
    let scratch = tempfile::tempdir().expect("scratch");
    std::fs::write(scratch.path().join("deep.geojson"), text).expect("a file");
    for line in [
        "clean deep.geojson -o -",
        "check deep.geojson",
        "simplify deep.geojson --tolerance 1 -o -",
        "locate deep.geojson --in deep.geojson -o -",
        "convert deep.geojson -o deep.gpkg",
    ] {
        let said = support::aimaq_in(scratch.path(), line.split(' '), line);
        assert_eq!(said.code, 2, "{line}: {}", said.stderr);
        assert!(said.stderr.contains("nested"), "{line}: {}", said.stderr);
    }
}

#[test]
fn of_many_units_drawn_twice_the_first_are_named() {
    let squares = (0..600).map(|i| {
        let (x, y) = (f64::from(i % 300 % 20), f64::from(i % 300 / 20));
        let (e, n) = (x + 1.0, y + 1.0);
        format!(
            r#"{{"type":"Feature","properties":{{}},"geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{e},{y}],[{e},{n}],[{x},{n}],[{x},{y}]]]}}}}"#
        )
    });
    let squares: Vec<String> = squares.collect();
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        squares.join(",")
    );
    let scratch = tempfile::tempdir().expect("scratch");
    std::fs::write(scratch.path().join("twice.geojson"), text).expect("a file");
    let line = "clean twice.geojson -o x.geojson";
    let said = support::aimaq_in(scratch.path(), line.split(' '), line);
    assert_eq!(said.code, 2, "{}", said.stderr);
    assert!(said.stderr.contains("#301"), "{}", said.stderr);
    assert!(said.stderr.len() < 2_000, "{}", said.stderr.len());
    assert!(!scratch.path().join("x.geojson").exists());
}

#[test]
fn a_record_is_not_run_on_other_inputs() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let scratch = tempfile::tempdir().expect("scratch");
    copy(&cases.join("rerun_on_changed_inputs"), scratch.path());
    let run = |line: &str| support::aimaq_in(scratch.path(), line.split(' '), line);
    let first = run("run ab.toml --territory t -o out");
    assert_eq!(first.code, 0, "{}", first.stderr);
    assert_eq!(run("run out/run.json -o again").code, 0);
    let units = scratch.path().join("t/units.csv");
    let text = std::fs::read_to_string(&units).expect("a table");
    std::fs::write(&units, text + "\n").expect("a table");
    let refused = run("run out/run.json -o third");
    assert_eq!(refused.code, 2);
    let said = &refused.stderr;
    assert!(said.contains("units.csv has changed: SHA-256"), "{said}");
    assert!(!scratch.path().join("third").exists());
}
