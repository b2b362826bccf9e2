//! Names on maps can be read: none stands on another, on a border of regions, on a shore or
//! on the frame, none on land of another region, none is cut, and none is left out.

use aimaq::draw::{MapSpec, draw_map};
use aimaq::figures::{
    MapView, Subject, map_of_narrow_screen, map_of_page, map_of_region, map_spec,
};

use crate::support::prepared_in;

/// What of a map cannot be read, each a line.
fn faults(name: &str, spec: &MapSpec) -> Vec<String> {
    let drawn = draw_map(spec).expect("the map is drawn");
    let on = drawn.faults().into_iter();
    let on = on.map(|fault| format!("{name}: {} on {:?}", fault.text, fault.on));
    let unplaced = drawn.unplaced.iter();
    let unplaced = unplaced.map(|text| format!("{name}: no room for {text}"));
    on.chain(unplaced).collect()
}

fn none(found: &[String]) {
    assert!(
        found.is_empty(),
        "{} faults\n{}",
        found.len(),
        found.join("\n")
    );
}

/// Every view as a sheet of its own, or as a map of the page.
fn views(tag: &str, of: fn(&Subject<'_>, MapView) -> MapSpec) {
    let prepared = prepared_in(tag);
    let subject = prepared.subject();
    let found = MapView::ALL.iter().flat_map(|&view| {
        let spec = of(&subject, view);
        faults(&format!("{tag} {view}, {} px", spec.width_px), &spec)
    });
    none(&found.collect::<Vec<_>>());
}

/// The regions that change with their units, and the change on a narrow screen.
fn regions(tag: &str) {
    let prepared = prepared_in(tag);
    let subject = prepared.subject();
    let touched = subject.comparison.touched_regions(subject.applied);
    assert_eq!(touched.len(), 6);
    let regions = touched.into_iter().map(|id| map_of_region(&subject, id));
    let narrow = map_of_narrow_screen(&subject);
    let found = regions.chain(narrow).flat_map(|spec| {
        let name = format!("{tag} {}, {} px", spec.title, spec.width_px);
        faults(&name, &spec)
    });
    none(&found.collect::<Vec<_>>());
}

#[test]
fn english_names_on_sheets_can_be_read() {
    views("en", map_spec);
}

#[test]
fn english_names_on_maps_of_the_page_can_be_read() {
    views("en", map_of_page);
}

#[test]
fn english_names_of_units_can_be_read() {
    regions("en");
}

#[test]
fn kazakh_names_on_sheets_can_be_read() {
    views("kk", map_spec);
}

#[test]
fn kazakh_names_on_maps_of_the_page_can_be_read() {
    views("kk", map_of_page);
}

#[test]
fn kazakh_names_of_units_can_be_read() {
    regions("kk");
}

#[test]
fn russian_names_on_sheets_can_be_read() {
    views("ru", map_spec);
}

#[test]
fn russian_names_on_maps_of_the_page_can_be_read() {
    views("ru", map_of_page);
}

#[test]
fn russian_names_of_units_can_be_read() {
    regions("ru");
}

/// A map whose key stands beside it, as on a slide.
fn on_a_slide(subject: &Subject<'_>, view: MapView) -> MapSpec {
    MapSpec {
        legend_beside: true,
        width_px: 960,
        design_px: 1550,
        ..map_spec(subject, view)
    }
}

#[test]
fn names_beside_a_key_can_be_read() {
    for tag in ["en", "kk", "ru"] {
        views(tag, on_a_slide);
    }
}
