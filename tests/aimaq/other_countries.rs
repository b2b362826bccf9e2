//! What other countries have: slashes in names, several units of one name, codes of
//! several lengths, centres named without their unit; and that the order of a list
//! decides nothing.
//!
//! ```text
//! 47 +-----+-----+-----+-----+
//!    |  A  |  B  |  C  |  D  |   Bern: A and B; Vaud: C and D
//! 46 +-----+-----+-----+-----+
//!    7     8     9    10    11
//! ```

use aimaq::reform::{
    Applied, ApplyOptions, CrosswalkOptions, Level, PlanSource, apply, crosswalk, find_unit,
    invert, parse,
};
use aimaq::territory::{RawTerritory, Territory, differences, load};
use aimaq::words::Lang;
use geo_types::{MultiPolygon, polygon};

/// The country with texts of its files replaced: each pair is what stands in one of
/// them and what is to stand there.
fn country(changes: &[(&str, &str)]) -> Result<Territory, String> {
    let files = [
        "name = \"t\"\ntitle = { en = \"T\" }\ndate = 2020-01-01\n[code_system]\nname = \"x\"\n",
        "id,name_en,kind,codes,centre,centre_unit\nr1,Bern,canton,1,A town,u1\nr2,Vaud,canton,2,C town,u3\n",
        "id,region,name_en,kind,seat,seat_lat,seat_lon,codes,population\n\
         u1,r1,A,municipality,A town,46.5,7.5,11,100\n\
         u2,r1,B,municipality,B town,46.5,8.5,12,200\n\
         u3,r2,C,municipality,C town,46.5,9.5,13,300\n\
         u4,r2,D,municipality,D town,46.5,10.5,14,150\n",
    ];
    let [description, regions, units] = files.map(|text| {
        let text = text.to_owned();
        changes
            .iter()
            .fold(text, |text, (old, new)| text.replace(old, new))
    });
    let square = |x: f64| {
        let ring = polygon![
            (x: x, y: 46.0), (x: x + 1.0, y: 46.0), (x: x + 1.0, y: 47.0), (x: x, y: 47.0),
        ];
        MultiPolygon::new(vec![ring])
    };
    let land = ["u1", "u2", "u3", "u4"].iter().zip([7.0, 8.0, 9.0, 10.0]);
    let raw = RawTerritory {
        description: &description,
        regions: &regions,
        units: &units,
        settlements: "name,lat,lon,population,unit\n",
        known_land: None,
        boundaries: Some(land.map(|(id, x)| ((*id).to_owned(), square(x))).collect()),
    };
    load(raw).map_err(|e| e.to_string())
}

fn plan_text(head: &str, changes: &[&str]) -> String {
    let mut text = format!(
        "title = \"p\"\nterritory = \"t\"\nas_of = 2020-01-01\n{head}\n[[acts]]\neffective = 2021-01-01\n"
    );
    for change in changes {
        text += &format!("[[acts.changes]]\n{change}\n");
    }
    text
}

fn carried_out(state: &Territory, text: &str) -> Result<Applied, String> {
    let plan = parse(text, "p.toml").map_err(|e| e.to_string())?;
    let source = PlanSource::new(&plan, "p.toml", text);
    apply(source, state, &ApplyOptions::default()).map_err(|e| e.to_string())
}

fn after(state: &Territory, changes: &[&str]) -> Applied {
    let text = plan_text("", changes);
    carried_out(state, &text).unwrap_or_else(|e| panic!("{text}\n{e}"))
}

/// Applies the plan and its inverse, and compares with the state before.
fn comes_back(state: &Territory, text: &str) {
    let plan = parse(text, "p.toml").expect("a plan");
    let source = PlanSource::new(&plan, "p.toml", text);
    let undone = invert(source, "p.toml", state, &ApplyOptions::default());
    let undone = undone.unwrap_or_else(|e| panic!("{text}\n{e}"));
    let differ = differences(state, &undone.after, "before", "undone");
    assert_eq!(differ, Vec::<String>::new(), "{}", undone.text);
}

#[test]
fn a_path_is_read_at_every_slash_of_its_names() {
    let state = country(&[("Bern", "Bern / Berne"), (",B,", ",Vaz/Obervaz,")]).expect("sound");
    for written in [
        "Bern / Berne/A",
        "Bern / Berne/Vaz/Obervaz",
        "Vaz/Obervaz",
        "code:12",
    ] {
        let found = find_unit(&state, written);
        assert!(found.is_ok(), "{written}: {found:?}");
    }
    let moved = after(
        &state,
        &[r#"transfer = { units = ["Bern / Berne/Vaz/Obervaz"], to = "Vaud" }"#],
    );
    assert!(find_unit(&moved.after, "Vaud/Vaz/Obervaz").is_ok());
}

#[test]
fn a_path_that_no_slash_makes_sense_of_is_read_at_its_region() {
    let state = country(&[("Bern", "Bern / Berne")]).expect("sound");
    let problem = find_unit(&state, "Bern / Berne/X").expect_err("no such unit");
    let said = problem.sentence(Lang::EN);
    assert_eq!(said, "no unit is called `Bern / Berne/X`");
    let problem = find_unit(&state, "Berne/A").expect_err("no such region");
    assert!(
        problem
            .sentence(Lang::EN)
            .contains("no region is called `Berne`"),
        "{problem:?}"
    );
}

#[test]
fn a_path_that_can_mean_two_units_asks_for_a_code() {
    // The region `Bern` with a unit `x/A`, and the region `Bern/x` with a unit `A`.
    let state = country(&[("Vaud", "Bern/x"), (",B,", ",x/A,"), (",C,", ",A,")]).expect("sound");
    let problem = find_unit(&state, "Bern/x/A").expect_err("two units");
    assert_eq!(problem.advice(Lang::EN), ["write `code:12` or `code:13`"]);
}

#[test]
fn names_with_slashes_come_back() {
    let state = country(&[("Bern", "Bern / Berne"), (",B,", ",Vaz/Obervaz,")]).expect("sound");
    for change in [
        r#"merge = { units = ["code:11", "code:12"], into = "A" }"#,
        r#"merge = { units = ["code:11", "code:12"], into = "A / B" }"#,
        r#"transfer = { units = ["Vaz/Obervaz"], to = "Vaud" }"#,
        r#"abolish = { region = "Bern / Berne", into = "Vaud" }"#,
        r#"rename = { unit = "code:12", to = "Alvra/Albula" }"#,
    ] {
        comes_back(&state, &plan_text("", &[change]));
    }
}

/// Both orders of a list leave the same state and the same crosswalk.
fn order_decides_nothing(state: &Territory, first: &str, second: &str) {
    let (one, other) = (after(state, &[first]), after(state, &[second]));
    let differ = differences(&one.after, &other.after, "one", "other");
    assert_eq!(differ, Vec::<String>::new(), "{first}");
    assert_eq!(one.lineage, other.lineage, "{first}");
    for level in [Level::Units, Level::Regions] {
        let options = CrosswalkOptions {
            level,
            ..CrosswalkOptions::default()
        };
        let rows = |a: &Applied| crosswalk(a, "p", Vec::new(), options).to_csv();
        assert_eq!(rows(&one), rows(&other), "{first}");
    }
}

#[test]
fn the_order_of_regions_merged_into_a_new_name_decides_nothing() {
    let state = country(&[]).expect("sound");
    order_decides_nothing(
        &state,
        r#"merge = { regions = ["Bern", "Vaud"], into = "New", centre = "B town", code = "9" }"#,
        r#"merge = { regions = ["Vaud", "Bern"], into = "New", centre = "B town", code = "9" }"#,
    );
    order_decides_nothing(
        &state,
        r#"merge = { regions = ["Bern", "Vaud"], into = "New" }"#,
        r#"merge = { regions = ["Vaud", "Bern"], into = "New" }"#,
    );
}

#[test]
fn the_order_of_units_merged_into_a_new_name_decides_nothing() {
    let state = country(&[]).expect("sound");
    order_decides_nothing(
        &state,
        r#"merge = { units = ["A", "B"], into = "New" }"#,
        r#"merge = { units = ["B", "A"], into = "New" }"#,
    );
    order_decides_nothing(
        &state,
        r#"merge = { units = ["B", "C", "D"], into = "Vaud/New" }"#,
        r#"merge = { units = ["D", "C", "B"], into = "Vaud/New" }"#,
    );
}

#[test]
fn under_a_new_name_all_parts_end_and_change_their_region() {
    let state = country(&[]).expect("sound");
    let merged = after(
        &state,
        &[r#"merge = { regions = ["Bern", "Vaud"], into = "New" }"#],
    );
    let names = |t: &Territory| -> Vec<String> {
        t.living_regions()
            .map(|(_, r)| r.names.en.clone())
            .collect()
    };
    assert_eq!(names(&merged.after), ["New"]);
    let links = &merged.lineage.links;
    let moved =
        |kinds: &[aimaq::reform::LinkKind]| kinds.contains(&aimaq::reform::LinkKind::Transferred);
    assert!(
        links.len() == 4 && links.iter().all(|l| moved(&l.kinds)),
        "{links:?}"
    );
    let merged = after(&state, &[r#"merge = { units = ["A", "B"], into = "New" }"#]);
    let kinds: Vec<_> = merged
        .lineage
        .links
        .iter()
        .map(|l| l.kinds.clone())
        .collect();
    assert_eq!(kinds[0], kinds[1], "{kinds:?}");
    assert!(find_unit(&merged.after, "Bern/New").is_ok());
}

#[test]
fn a_name_of_one_of_the_parts_lets_that_one_go_on() {
    let state = country(&[]).expect("sound");
    let merged = after(&state, &[r#"merge = { units = ["B", "C"], into = "C" }"#]);
    let (c, merged_c) = (find_unit(&state, "C"), find_unit(&merged.after, "Vaud/C"));
    assert_eq!(c.expect("known"), merged_c.expect("goes on"));
}

#[test]
fn units_of_several_regions_need_to_know_where_the_new_one_is() {
    let state = country(&[]).expect("sound");
    let text = plan_text("", &[r#"merge = { units = ["A", "C"], into = "New" }"#]);
    let said = carried_out(&state, &text).expect_err("which region?");
    assert!(said.contains("the units are of several regions"), "{said}");
    assert!(said.contains("write `Bern/New` or `Vaud/New`"), "{said}");
}

#[test]
fn merges_into_a_new_name_come_back() {
    let state = country(&[]).expect("sound");
    for change in [
        r#"merge = { units = ["A", "B"], into = "New" }"#,
        r#"merge = { units = ["A", "B"], into = "New", code = "19" }"#,
        r#"merge = { units = ["B", "A"], into = "New", code = "12", centre = "A town" }"#,
        r#"merge = { units = ["B", "C", "D"], into = "Vaud/New", code = "19" }"#,
        r#"merge = { regions = ["Bern", "Vaud"], into = "New", code = "9" }"#,
        r#"merge = { regions = ["Vaud", "Bern"], into = "New", code = "9", centre = "B town" }"#,
    ] {
        comes_back(&state, &plan_text("", &[change]));
    }
}

const BOTH_A: (&str, &str) = (",C,", ",A,");

#[test]
fn two_units_of_one_name_meet_only_where_the_plan_accepts_it() {
    let state = country(&[BOTH_A]).expect("sound");
    let change = r#"merge = { regions = ["Bern", "Vaud"], into = "New" }"#;
    let said = carried_out(&state, &plan_text("", &[change])).expect_err("one name");
    assert!(
        said.contains("bears the name `A` as well [same-name]"),
        "{said}"
    );
    let accepted = plan_text("accept = [\"same-name\"]", &[change]);
    let merged = carried_out(&state, &accepted).unwrap_or_else(|e| panic!("{e}"));
    let paths: Vec<String> = merged
        .after
        .living_units()
        .map(|(id, _)| merged.after.path(id))
        .collect();
    assert_eq!(paths, ["New/A (11)", "New/B", "New/A (13)", "New/D"]);
    for path in &paths {
        assert!(find_unit(&merged.after, path).is_ok(), "{path}");
    }
    comes_back(&state, &accepted);
}

#[test]
fn a_merge_or_a_split_may_give_a_taken_name_where_the_plan_accepts_it() {
    let state = country(&[]).expect("sound");
    let split = r#"split = { unit = "B", into = [{ name = "A", centre = "New", position = [8.7, 46.5], population = 10, code = "15", by = { polygon = [[[8.6, 45], [9, 45], [9, 48], [8.6, 48]]] } }] }"#;
    let merge = r#"merge = { units = ["B", "C"], into = "Bern/A", code = "15" }"#;
    for change in [split, merge] {
        let said = carried_out(&state, &plan_text("", &[change])).expect_err("taken");
        assert!(
            said.contains("Bern/A exists on 2021-01-01 [same-name]"),
            "{said}"
        );
        let head = "accept = [\"same-name\", \"centre-outside\"]";
        let accepted = plan_text(head, &[change]);
        let done = carried_out(&state, &accepted).unwrap_or_else(|e| panic!("{e}"));
        for path in ["Bern/A (11)", "Bern/A (15)"] {
            assert!(find_unit(&done.after, path).is_ok(), "{path}");
        }
        comes_back(&state, &accepted);
        let uncoded = change.replace(", code = \"15\"", "");
        let said = carried_out(&state, &plan_text(head, &[&uncoded])).expect_err("no code");
        assert!(said.contains("Bern/A exists on 2021-01-01\n"), "{said}");
    }
}

#[test]
fn two_units_of_one_name_without_codes_cannot_meet() {
    let state = country(&[BOTH_A, (",11,", ",,"), (",13,", ",,")]).expect("sound");
    let change = r#"transfer = { units = ["Bern/A"], to = "Vaud" }"#;
    let text = plan_text("accept = [\"same-name\", \"centre-outside\"]", &[change]);
    let said = carried_out(&state, &text).expect_err("no codes");
    assert!(said.contains("`rename` one of them first"), "{said}");
}

#[test]
fn codes_of_regions_and_units_have_their_own_lengths() {
    let state = country(&[("name = \"x\"", "name = \"x\"\ndigits = 2")]).expect("sound");
    let recode = |region: &str, unit: &str| {
        let changes = [
            format!("recode = {{ region = \"Vaud\", code = \"{region}\" }}"),
            format!("recode = {{ unit = \"A\", code = \"{unit}\" }}"),
        ];
        carried_out(&state, &plan_text("", &[&changes[0], &changes[1]]))
    };
    assert!(recode("7", "2A").is_ok());
    assert!(recode("77", "2A").is_err());
    assert!(recode("7", "2").is_err());
    let levels = "name = \"x\"\ndigits = { regions = 1, units = 2 }";
    assert!(country(&[("name = \"x\"", levels)]).is_ok());
}

#[test]
fn a_code_of_the_wrong_length_is_named_on_loading() {
    let digits = ("name = \"x\"", "name = \"x\"\ndigits = 2");
    let said = country(&[digits, (",11,", ",1,")]).expect_err("a digit is lost");
    assert!(
        said.starts_with("units.csv: line 2: column `codes`: `1` is not a code"),
        "{said}"
    );
}

#[test]
fn a_code_that_two_units_have_is_named_on_loading() {
    let said = country(&[(",14,", ",11,")]).expect_err("twice");
    let wanted = "units.csv: line 5: column `codes`: the code `11` is that of line 2 as well; make it unique";
    assert_eq!(said, wanted);
}

#[test]
fn a_centre_without_its_unit_is_found_by_the_seat() {
    let without = country(&[(",centre_unit", ""), (",u1", ""), (",u3\n", "\n")]);
    let without = without.unwrap_or_else(|e| panic!("{e}"));
    let differ = differences(&country(&[]).expect("sound"), &without, "with", "without");
    assert_eq!(differ, Vec::<String>::new());
    let unknown = country(&[
        (",centre_unit", ""),
        ("A town,u1", "Elsewhere"),
        (",u3\n", "\n"),
    ]);
    assert_eq!(
        unknown.expect_err("no such seat"),
        "regions.csv: line 2: column `centre`: no unit of the region has a seat called `Elsewhere`; \
         write the id of its unit into the column `centre_unit`"
    );
}

#[test]
fn a_code_system_may_be_left_out() {
    assert!(country(&[("[code_system]\nname = \"x\"\n", "")]).is_ok());
}

#[test]
fn the_line_of_a_wrong_value_is_right_where_lines_end_with_two_characters() {
    let said = country(&[("\n", "\r\n"), ("46.5,9.5", "146.5,9.5")]).expect_err("no latitude");
    assert!(said.starts_with("units.csv: line 4:"), "{said}");
}

#[test]
fn all_that_is_wrong_with_a_change_is_said_at_once() {
    let state = country(&[]).expect("sound");
    let change = r#"merge = { units = ["A", "B"], into = "New", code = "13", centre = "Nowhere" }"#;
    let said = carried_out(&state, &plan_text("", &[change])).expect_err("code and centre");
    assert!(said.contains("Vaud/C has the code 13"), "{said}");
    assert!(said.contains("`Nowhere` is neither a seat"), "{said}");
    let change = r#"create = { region = "Vaud", units = ["A"], centre = "Nowhere" }"#;
    let said = carried_out(&state, &plan_text("", &[change])).expect_err("name and centre");
    assert!(said.contains("a region called `Vaud` exists"), "{said}");
    assert!(said.contains("`Nowhere` is neither a seat"), "{said}");
}

#[test]
fn a_unit_whose_border_crosses_itself_is_named_where_a_split_of_it_fails() {
    let land = |id: &str, polygons| ((*id).to_owned(), MultiPolygon::new(polygons));
    let square =
        polygon![(x: 7.0, y: 46.0), (x: 8.0, y: 46.0), (x: 8.0, y: 47.0), (x: 7.0, y: 47.0)];
    let bow = polygon![(x: 6.0, y: 46.0), (x: 6.5, y: 46.3), (x: 6.5, y: 46.0), (x: 6.0, y: 46.4)];
    let state = load(RawTerritory {
        description: "name = \"t\"\ntitle = { en = \"T\" }\ndate = 2020-01-01\n",
        regions: "id,name_en,kind\nr1,Bern,canton\n",
        units: "id,region,name_en,kind,seat,seat_lat,seat_lon,population\n\
                u1,r1,A,municipality,A town,46.5,7.5,100\n",
        settlements: "",
        known_land: None,
        boundaries: Some(vec![land("u1", vec![square, bow])]),
    });
    let state = state.unwrap_or_else(|e| panic!("{e}"));
    let change = r#"split = { unit = "A", into = [{ name = "New", centre = "New", position = [7.2, 46.5], population = 10, by = { polygon = [[[5, 45], [7.5, 45], [7.5, 48], [5, 48]]] } }] }"#;
    let said = carried_out(&state, &plan_text("", &[change])).expect_err("dirty");
    assert!(said.contains("its boundary crosses itself at 6."), "{said}");
    assert!(
        said.contains("repair the boundaries first: `aimaq clean`"),
        "{said}"
    );
}
