//! What an author starts from: the schema of a plan, and a commented plan.

use super::plan::{Day, Plan, Translations};
use aimaq_territory::Territory;

/// The JSON schema of a plan, as `plan.schema.json` holds it.
pub fn plan_schema() -> String {
    let schema = schemars::schema_for!(Plan);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// The plan that leaves a territory as it is, with the title of the territory.
pub fn unchanged(territory: &Territory) -> Plan {
    Plan {
        title: territory.title.main().to_owned(),
        titles: Translations::of(&territory.title),
        description: None,
        descriptions: Translations::default(),
        territory: territory.name.clone(),
        as_of: Day(territory.date),
        follows: None,
        accept: Vec::new(),
        rules: Vec::new(),
        acts: Vec::new(),
        published: Vec::new(),
    }
}

/// A plan that can be applied as it stands, with comments on all that a plan can
/// hold. Its one act renames the first unit of the territory.
pub fn starter(territory: &Territory) -> String {
    let mut units = territory.living_units();
    let (path, name, code) = match units.next() {
        Some((id, unit)) => (
            territory.path(id),
            unit.names.en.clone(),
            unit.code_on(territory.date).unwrap_or("CODE").to_owned(),
        ),
        None => (
            "Region/Unit".to_owned(),
            "Unit".to_owned(),
            "CODE".to_owned(),
        ),
    };
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    TEMPLATE
        .replace("$TERRITORY", &quoted(&territory.name))
        .replace("$DATE", &territory.date.to_string())
        .replace("$PATH", &quoted(&path))
        .replace("$NAME", &quoted(&format!("{name} (renamed)")))
        .replace("$CODE", &code)
}

const TEMPLATE: &str = r#"# A reform as a file. `aimaq check FILE` says what is wrong with it, `aimaq run FILE`
# carries it out. Lines that begin with # are comments.

title = "A reform"
# description = "What it is for, in a sentence or two."
territory = $TERRITORY
# The day whose state it changes.
as_of = $DATE
# A plan after which it starts: an embedded name, or a file beside this one.
# follows = "other.toml"
# Warnings that it accepts: area-differs, area-of-other-units, centre-not-largest,
# centre-outside, exclave, region-in-parts, same-name, unit-without-boundaries,
# unit-without-people.
# accept = ["region-in-parts"]

# One act: changes that take effect on one day. Acts apply in the order of their
# days, two acts of one day in the order of the file.
[[acts]]
title = "The first act"
effective = $DATE
# source = "where its text is found"

# A unit is named by its path, by any name that only it bears, or by its code on
# the day of the act, here "code:$CODE".
[[acts.changes]]
rename = { unit = $PATH, to = $NAME }

# Everything else that a change can be; take the # away and put your names in.
#
# A new region out of units of others:
# [[acts.changes]]
# create = { region = "New Region", centre = "Town", code = "CODE", units = ["Region/Unit", "Region/Other unit"] }
#
# Units go to another region:
# [[acts.changes]]
# transfer = { units = ["Region/Unit"], to = "Other Region" }
#
# Units, or regions, become one:
# [[acts.changes]]
# merge = { units = ["Region/Unit", "Region/Other unit"], into = "Unit" }
#
# A unit, or region, ends; another receives its land and people:
# [[acts.changes]]
# abolish = { unit = "Region/Unit", into = "Region/Other unit" }
#
# A unit is divided. The land of a new part is found by "nearest_centre", by
# { polygon = "file.geojson" }, by { line = [[67.1, 48.2], [68.0, 48.9]] } (the land on the
# right of it), by { units = [...] } (lower units), or by { settlements = [...] }:
# [[acts.changes]]
# split = { unit = "Region/Unit", into = [
#   { name = "New unit", centre = "Village", position = [67.5, 48.5], population = 12000, by = "nearest_centre" },
# ] }
#
# Land goes from one unit to another, and both go on; it is found as that of a new part:
# [[acts.changes]]
# move_border = { from = "Region/Unit", to = "Region/Other unit", by = { polygon = "strip.geojson" }, population = 300 }
#
# A region ends, and others are formed out of all its units, each as in `create`:
# [[acts.changes]]
# divide = { region = "Region", into = [
#   { region = "First Region", centre = "Town", units = ["Region/Unit"] },
#   { region = "Second Region", centre = "Other town", units = ["Region/Other unit"] },
# ] }
#
# Many get another code, or name, at once, and may exchange them: rows of a CSV file
# beside the plan (columns unit or region, and code or to), or rows of the plan:
# [[acts.changes]]
# recode_table = { file = "codes.csv" }
# [[acts.changes]]
# rename_table = { rows = [{ unit = "Region/Unit", to = "New name" }, { region = "Region", to = "New Region" }] }
#
# A unit, or region, is governed from elsewhere; becomes another kind; gets another code:
# [[acts.changes]]
# move_centre = { region = "Region", centre = "Town" }
# [[acts.changes]]
# set_status = { unit = "Region/Unit", kind = "city_of_regional_significance" }
# [[acts.changes]]
# recode = { unit = "Region/Unit", code = "CODE" }

# Published areas in the state after the plan:
# [[published]]
# region = "New Region"
# area_km2 = 12345
# source = "who published it"
"#;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::plan::parse;
    use super::*;

    /// The template with all that is commented out taken in.
    fn taken_in() -> String {
        let key = |line: &str| {
            let name = line.split(" = ").next().unwrap_or_default();
            let letters = name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit());
            line.contains(" = ") && letters
        };
        let lines = TEMPLATE.lines().map(|line| match line.strip_prefix("# ") {
            Some(rest) if rest.starts_with("[[") || rest.starts_with("  {") => rest,
            Some(rest) if rest.starts_with("] }") || key(rest) => rest,
            _ => line,
        });
        let text: String = lines.map(|line| format!("{line}\n")).collect();
        let text = text
            .replace("$TERRITORY", "\"t\"")
            .replace("$PATH", "\"R/U\"");
        text.replace("$NAME", "\"V\"")
            .replace("$DATE", "2020-01-01")
    }

    #[test]
    fn everything_that_a_change_can_be_stands_in_the_plan_to_start_from() {
        let plan = parse(&taken_in(), "new.toml").unwrap_or_else(|e| panic!("{e}"));
        let changes = plan.acts.iter().flat_map(|act| &act.changes);
        let words: BTreeSet<String> = changes
            .map(|change| {
                let value = serde_json::to_value(change.get_ref()).expect("a change");
                let map = value.as_object().expect("one key");
                map.keys().next().expect("its word").clone()
            })
            .collect();
        let schema: serde_json::Value = serde_json::from_str(&plan_schema()).expect("JSON");
        let known = schema["$defs"]["Change"]["oneOf"]
            .as_array()
            .expect("changes");
        let known: BTreeSet<String> = known
            .iter()
            .filter_map(|c| c["required"][0].as_str().map(str::to_owned))
            .collect();
        assert_eq!(words, known);
    }
}
