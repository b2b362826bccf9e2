//! Sessions of the command, each compared with its text in `tests/cli`.
//! `just bless` accepts them as they are now.

use crate::support;
use snapbox::Data;
use snapbox::assert_data_eq;

fn session(name: &str, line: &str) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let expected = Data::read_from(&folder.join(format!("{name}.txt")), None);
    assert_data_eq!(support::aimaq(line).to_string(), expected.raw());
}

macro_rules! sessions {
    ($($name:ident: $line:literal,)+) => {
        $(
            #[test]
            fn $name() {
                session(stringify!($name), $line);
            }
        )+
    };
}

sessions! {
    the_places_of_a_region_are_ranked_as_its_centre: "centre --region code:190000000 --outside Almaty",
    a_place_outside_that_is_unknown_suggests_the_nearest: "centre --region code:190000000 --outside Talgat",
    a_region_is_split_next_to_the_plan: "optimise --region code:630000000 --into 2 --quiet",
    a_region_is_split_for_the_farthest_person: "optimise --region code:350000000 --into 3 --objective farthest --least-people 100000 --quiet",
    parts_that_cannot_be_large_enough_are_refused: "optimise --region code:630000000 --into 2 --least-people 700000 --quiet",
    centres_for_the_country_are_chosen_with_proof: "centres --choose 20 --demand seats",
    without_roads_nothing_is_made_up: "roads",
    a_view_of_roads_without_roads_is_refused: "stats --what roads",
    a_run_with_roads_that_are_not_there_writes_nothing: "run --roads no.osm.pbf -o no/folder",
    a_negative_snap_is_refused: "stats --roads no.osm.pbf --most-snap=-1",
    a_file_of_roads_that_is_not_there_is_named: "roads --roads no.osm.pbf",
    those_that_lost_status_and_those_that_kept_it: "series --groups own --by-status",
    growth_of_groups_in_russian: "series --groups own --what growth --periods 1999-2003,2009-2020 --lang ru",
    help_names_every_command: "--help",
    the_embedded_plans_are_listed: "data list",
    a_region_is_shown_by_its_name: "data show --lang ru",
    a_code_means_taldykorgan_before_the_reform: "data show code:191000000 --on 2022-05-01",
    a_code_means_konaev_after_the_reform: "data show code:191000000 --on 2022-06-08",
    a_name_that_two_regions_have_is_refused_with_its_candidates: "check tests/plans/ambiguous_name.toml",
    an_unknown_plan_lists_the_known_ones: "run no-such-plan",
    an_unknown_territory_lists_the_known_ones: "run kazakhstan-2022 --territory atlantis",
    a_missing_plan_file_is_named: "check no/such/plan.toml",
    boundaries_need_the_field_of_the_code: "apply kazakhstan-2022 --boundaries x.geojson -o -",
    statistics_as_a_table: "stats kazakhstan-2022",
    statistics_in_kazakh: "stats kazakhstan-2022 --lang kk --demand seats",
    the_whole_districts_variant_checks: "check kazakhstan-2022-whole-districts",
    the_former_zhezkazgan_variant_checks: "check kazakhstan-former-zhezkazgan",
    a_plan_that_forgets_the_decree_that_splits_names_it: "check tests/plans/without_decree_886.toml",
    a_plan_that_cannot_be_carried_out_is_an_error_of_a_run: "apply tests/plans/without_decree_886.toml -o -",
    a_misspelt_key_is_pointed_at: "check tests/plans/misspelt_key.toml",
    a_misspelt_key_is_pointed_at_in_russian: "check tests/plans/misspelt_key.toml --lang ru",
    a_plan_that_forgets_the_decree_names_it_in_kazakh: "check tests/plans/without_decree_886.toml --lang kk",
    an_unknown_plan_is_told_in_kazakh: "run no-such-plan --lang kk",
    an_unknown_plan_is_told_in_russian: "run no-such-plan --lang ru",
    a_missing_plan_file_is_told_in_kazakh: "check no/such/plan.toml --lang kk",
    a_missing_plan_file_is_told_in_russian: "check no/such/plan.toml --lang ru",
    a_negative_tolerance_is_told_in_kazakh: "stats --tolerance=-1 --lang kk",
    a_negative_tolerance_is_told_in_russian: "stats --tolerance=-1 --lang ru",
    a_broken_geojson_is_told_in_kazakh: "clean tests/fixtures/hostile/cut_off.geojson -o - --lang kk",
    a_broken_geojson_is_told_in_russian: "clean tests/fixtures/hostile/cut_off.geojson -o - --lang ru",
    an_unknown_option_is_told_in_kazakh: "stats --lang kk --tolerrance 5",
    an_unknown_option_is_told_in_russian: "stats --tolerrance 5 --lang ru",
    an_unknown_option_is_told_in_english: "stats --tolerrance 5",
    an_unknown_word_of_an_option_is_told_in_kazakh: "stats --metric straight --lang kk",
    a_width_out_of_range_is_told_in_russian: "map --width 0 -o map.svg --lang ru",
    an_argument_too_many_is_told_in_kazakh: "schema more --lang kk",
    a_negative_number_read_as_an_option_is_told_in_russian: "check tests/fixtures/gap.geojson --gap-width -3 --lang ru",
    an_inverse_does_not_replace_its_plan: "invert tests/plans/without_decree_886.toml -o tests/plans/without_decree_886.toml",
    a_share_with_a_decimal_comma_is_told_in_kazakh: "simplify tests/fixtures/gap.geojson --keep 0,1 -o - --lang kk",
    a_value_that_is_no_number_is_told_in_russian: "stats --tolerance far --lang ru",
    a_missing_output_is_told_in_kazakh: "map --lang kk",
    a_day_that_is_none_is_told_in_russian: "data show --on yesterday --lang ru",
    a_picture_format_that_cannot_be_drawn_is_named: "map kazakhstan-2022 --view after -o after.gif",
    what_stats_can_show_is_in_its_help: "stats --help",
    findings_are_counted_by_group: "check tests/fixtures/three_units_two_groups.geojson --by group",
    findings_are_counted_by_group_as_json: "check tests/fixtures/three_units_two_groups.geojson --by group --format json",
    groups_without_a_finding_are_counted: "check tests/fixtures/touching_at_a_point.geojson --by id",
    a_group_field_that_a_feature_lacks_is_named: "check tests/fixtures/three_units_two_groups.geojson --by region",
    a_plan_has_no_groups: "check kazakhstan-2022 --by region",
    the_outer_border_of_a_dissolve_is_told: "dissolve tests/fixtures/gap.geojson --by id -o -",
    what_simplifying_kept_and_left_out_is_told: "simplify tests/fixtures/detail_on_the_outer_border.geojson --tolerance 20000 -o -",
    the_outer_border_of_a_cleaning_is_told: "clean tests/fixtures/overlap.geojson -o - --key id",
    nothing_to_repair_keeps_the_outer_border: "clean tests/fixtures/enclave_without_neighbour.geojson -o - --key id",
    losers_are_ranked: "stats kazakhstan-2022 --demand seats --what losers",
    causes_add_up: "stats kazakhstan-2022 --demand seats --what causes",
    nearest_centres_as_csv: "stats kazakhstan-2022 --demand seats --what catchment --top 3 --format csv",
    statistics_in_russian: "stats kazakhstan-2022 --lang ru --demand seats",
    plans_side_by_side_in_kazakh: "compare kazakhstan-2022 kazakhstan-2022-whole-districts --demand seats --lang kk",
    units_under_two_plans_in_russian: "compare kazakhstan-2022 kazakhstan-former-zhezkazgan --demand seats --what units --lang ru",
    places_ranked_as_a_centre_in_russian: "centre --region code:190000000 --outside Almaty --lang ru",
    chosen_centres_in_kazakh: "centres --choose 20 --demand seats --lang kk",
    a_split_region_in_kazakh: "optimise --region code:630000000 --into 2 --quiet --lang kk",
    seats_in_russian: "stats kazakhstan-2022 --what seats --lang ru",
    offices_and_their_sums: "stats kazakhstan-2022 --what offices --top 1",
    offices_of_days_whose_law_the_rules_do_not_know: "stats kazakhstan-1997-2017 --what offices --top 1",
    plans_side_by_side: "compare kazakhstan-2022 kazakhstan-2022-whole-districts kazakhstan-former-zhezkazgan --demand seats",
    units_under_two_plans: "compare kazakhstan-2022 kazakhstan-former-zhezkazgan --demand seats --what units",
    unscaled_seats_are_refused: "stats kazakhstan-2022 --demand seats --unscaled",
    a_missing_demand_file_is_named: "stats kazakhstan-2022 --demand no/such/file.csv",
    a_population_field_without_a_file_is_refused: "stats kazakhstan-2022 --population-field pop",
    a_negative_threshold_is_refused: "stats kazakhstan-2022 --thresholds=-5,100",
    a_chart_is_written_as_svg_png_or_pdf: "chart kazakhstan-2022 --kind slope -o slope.gif",
    a_plan_to_start_from_is_commented: "new -",
    a_plan_to_start_from_overwrites_nothing: "new -o README.md",
    a_plan_to_start_from_needs_a_file: "new",
    two_drafts_differ_in_units_people_and_land: "diff kazakhstan-2022 kazakhstan-2022-whole-districts",
    two_drafts_differ_as_json: "diff kazakhstan-2022 kazakhstan-2022-whole-districts --format json",
}

#[test]
fn the_schema_is_the_one_beside_the_project() {
    let session = support::aimaq("schema");
    assert_eq!((session.code, session.stderr.as_str()), (0, ""));
    assert_eq!(session.stdout, include_str!("../../plan.schema.json"));
}

/// What its words do not say yet is said in English.
#[test]
fn a_fourth_language_needs_its_folder_alone() {
    let locales = "--locales tests/fixtures/locales --lang uz";
    let said = crate::support::aimaq(&format!("stats kazakhstan-2022 {locales}")).to_string();
    for words in [
        "hudud",
        "aholi soni",
        "08.06.2022",
        "19\u{a0}765\u{a0}004",
        "Yoʻllar berilmagan",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let said = crate::support::aimaq("stats kazakhstan-2022 --lang eo").to_string();
    assert!(said.contains("there are en, kk, ru"), "{said}");
}
