//! Borders of regions that are as they are, and what is sketched between them.

use std::collections::BTreeMap;

use aimaq::batch::{Job, Prepared, prepare};
use aimaq::coverage::area::area_km2;
use aimaq::figures::{MapView, map_spec};
use aimaq::geodata::{Source, embedded_plan};
use aimaq::measure::{Area, AreaSource};
use aimaq::territory::{Territory, region_shapes};
use aimaq::words::Lang;

fn prepared(plan: &str) -> Prepared {
    let job = Job {
        plan: plan.to_owned(),
        ..Job::default()
    };
    prepare(&job).expect("the plan applies")
}

/// The shipped plan with a text put in the place of another.
fn changed(from: &str, to: &str) -> Prepared {
    changed_at(&[(from, to)])
}

/// The embedded plan with several places changed.
fn changed_at(places: &[(&str, &str)]) -> Prepared {
    let (_, text) = embedded_plan("kazakhstan-2022").expect("it is embedded");
    let mut text = text.to_owned();
    for (from, to) in places {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let folder = tempfile::tempdir().expect("scratch");
    let file = folder.path().join("changed.toml");
    std::fs::write(&file, text).expect("written");
    prepared(file.to_str().expect("UTF-8"))
}

fn sketched(state: &Territory) -> Vec<&str> {
    let regions = state.sketched_regions().into_iter();
    regions
        .map(|id| state.region(id).names.en.as_str())
        .collect()
}

fn areas(prepared: &Prepared) -> BTreeMap<String, Area> {
    let regions = prepared.comparison.after.regions.iter();
    regions
        .map(|r| (r.region.en.clone(), r.area.clone().expect("an area")))
        .collect()
}

#[test]
fn every_region_before_and_after_the_reform_has_its_real_border() {
    let applied = prepared("kazakhstan-2022").applied;
    assert!(sketched(&applied.before).is_empty());
    assert!(sketched(&applied.after).is_empty());
}

#[test]
fn no_land_of_a_unit_crosses_the_border_of_a_later_region() {
    let after = prepared("kazakhstan-2022").applied.after;
    let text = include_str!("../../geodata/kazakhstan/outlines.geojson");
    let table = aimaq::io::parse_features(text.as_bytes(), "outlines").expect("outlines");
    let outlines: Vec<_> = table
        .features
        .into_iter()
        .map(|f| f.into_polygons())
        .collect();
    let mut wanted: Vec<f64> = outlines.iter().map(area_km2).collect();
    let shapes = region_shapes(&after);
    let living = after.living_regions();
    let mut found: Vec<f64> = living
        .map(|(id, _)| area_km2(&shapes[id.index()]))
        .collect();
    wanted.sort_by(f64::total_cmp);
    found.sort_by(f64::total_cmp);
    assert_eq!((wanted.len(), found.len()), (20, 20));
    for (wanted, found) in wanted.iter().zip(&found) {
        assert!((wanted / found - 1.0).abs() < 1e-9, "{wanted} {found}");
    }
}

#[test]
fn a_region_of_a_plan_whose_border_runs_elsewhere_is_named_as_sketched() {
    let prepared = prepared("kazakhstan-2022-whole-districts");
    let after = &prepared.applied.after;
    assert_eq!(sketched(after), ["East Kazakhstan Region", "Abai Region"]);
    let notes = map_spec(&prepared.subject(), MapView::After).notes;
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert!(notes[1].contains("Abai Region"), "{notes:?}");
}

#[test]
fn outlines_enclose_what_is_published_but_for_the_cities() {
    let territory = Source::named("kazakhstan").expect("embedded").open();
    let state = territory.expect("it opens").territory;
    let shapes = region_shapes(&state);
    for (id, region) in state.living_regions() {
        let published = region.area_on(state.date).expect("published").km2;
        let share = area_km2(&shapes[id.index()]) / published - 1.0;
        // The figures of the three cities are general knowledge.
        let most = if state.kinds.is_city(&region.kind) {
            0.04
        } else {
            0.02
        };
        assert!(share.abs() < most, "{}: {share:.4}", region.names.en);
    }
}

#[test]
fn a_published_area_is_official_for_its_own_composition_only() {
    let shipped = areas(&prepared("kazakhstan-2022"));
    assert!(shipped.values().all(|a| a.source == AreaSource::Official));
    let without = changed("  \"Karaganda Region/Zhanaarka District\",\n", "");
    let found = areas(&without);
    for region in ["Ulytau Region", "Karaganda Region"] {
        let area = &found[region];
        assert_eq!(area.source, AreaSource::SchematicBoundaries, "{region}");
        assert_eq!(area.figure, None, "{region}");
    }
    assert_eq!(found["Abai Region"].source, AreaSource::Official);
    let warnings = &without.applied.warnings.problems;
    let stale = warnings
        .iter()
        .filter(|p| p.name() == Some("area-of-other-units"));
    assert_eq!(stale.count(), 2);
}

#[test]
fn an_error_that_a_plan_accepts_does_not_keep_an_area_official() {
    let rules = "rules = [\"address-2022\"]\n";
    let accepting = format!("{rules}accept = [\"centre-outside\"]\n");
    let without_centre = changed_at(&[
        (rules, &accepting),
        ("  \"Karaganda Region/Zhezkazgan city\",\n", ""),
        (
            "centre = \"Zhezkazgan\", area_km2",
            "centre = \"Zhezkazgan\", position = [67.71, 47.79], area_km2",
        ),
    ]);
    let found = areas(&without_centre);
    for region in ["Ulytau Region", "Karaganda Region"] {
        assert_eq!(found[region].source, AreaSource::SchematicBoundaries);
    }
}

#[test]
fn an_area_that_the_land_contradicts_is_warned_of_with_both_figures() {
    let found = changed("area_km2 = 188936.61", "area_km2 = 150000");
    assert_eq!(areas(&found)["Ulytau Region"].source, AreaSource::Official);
    let problems = &found.applied.warnings.problems;
    let said = problems.iter().find(|p| p.name() == Some("area-differs"));
    let said = said.expect("a warning").sentence(Lang::EN);
    assert!(
        said.contains("150") && said.contains("Ulytau Region"),
        "{said}"
    );
}
