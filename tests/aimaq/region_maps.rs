//! Maps of one region: what they say of its units, and how what is around it steps back; and
//! maps of a state before.

use aimaq::batch::{Job, Prepared, prepare};
use aimaq::draw::{LegendKey, MapSpec, NEIGHBOUR, Symbol, draw_map};
use aimaq::figures::{MapView, map_spec, region_inset, show_region};
use aimaq::territory::Lang;

fn prepared() -> Prepared {
    let job = Job {
        plan: "kazakhstan-2022".to_owned(),
        lang: Lang::EN,
        ..Job::default()
    };
    prepare(&job).expect("the plan applies")
}

fn of_region(prepared: &Prepared, view: MapView, name: &str) -> MapSpec {
    let subject = prepared.subject();
    let mut spec = map_spec(&subject, view);
    show_region(&mut spec, &subject, view, name).expect("a region");
    spec
}

fn texts(spec: &MapSpec) -> Vec<&str> {
    spec.labels
        .iter()
        .map(|label| label.text.as_str())
        .collect()
}

#[test]
fn units_of_a_region_bear_their_kilometres_and_others_none() {
    let spec = of_region(&prepared(), MapView::Access, "Abai Region");
    let texts = texts(&spec);
    assert!(texts.contains(&"Ayagoz District\n−2"), "{texts:?}");
    let figures = texts.iter().filter(|text| text.contains('\n'));
    assert_eq!(figures.count(), 10, "{texts:?}");
    let grey = spec.areas.iter().filter(|area| area.fill == NEIGHBOUR);
    assert_eq!(spec.areas.len() - grey.count(), 10);
    let drawing = draw_map(&spec).expect("drawn");
    assert!(drawing.unplaced.is_empty(), "{:?}", drawing.unplaced);
    let svg = drawing.picture.svg();
    assert!(svg.contains(">Ayagoz District<") && svg.contains(">+59<"));
}

#[test]
fn the_key_of_a_region_says_only_what_is_shown() {
    let spec = of_region(&prepared(), MapView::Change, "Zhetysu Region");
    let fills = spec
        .legend
        .iter()
        .filter(|entry| matches!(entry.key, LegendKey::Fill(_)));
    let fills: Vec<&str> = fills.map(|entry| entry.text.as_str()).collect();
    assert_eq!(fills.len(), 1, "{fills:?}");
    assert!(fills[0].contains("Zhetysu Region"), "{fills:?}");
}

#[test]
fn regions_around_one_are_pale() {
    let prepared = prepared();
    let spec = of_region(&prepared, MapView::After, "Abai Region");
    let colour = |name: &str| {
        let mut areas = spec.areas.iter();
        let area = areas
            .find(|area| area.title.starts_with(name))
            .expect("an area");
        area.fill.to_string()
    };
    let (own, other) = (colour("Abai Region"), colour("Pavlodar Region"));
    let svg = draw_map(&spec).expect("drawn").picture.svg();
    let [own, other] = [own, other].map(|colour| svg.contains(&format!("fill=\"{colour}\"")));
    assert!(own && !other);
}

#[test]
fn ways_before_have_the_regions_and_centres_of_that_day() {
    let prepared = prepared();
    let spec = map_spec(&prepared.subject(), MapView::AccessBefore);
    let texts = texts(&spec);
    assert!(
        texts.contains(&"Almaty Region") && !texts.contains(&"Abai Region"),
        "{texts:?}"
    );
    assert!(
        spec.points
            .iter()
            .all(|point| point.symbol == Symbol::Centre)
    );
    assert!(
        !spec
            .points
            .iter()
            .any(|point| point.label.as_deref() == Some("Konaev"))
    );
    let subtitle = spec.subtitle.as_deref().unwrap_or_default();
    assert_eq!(subtitle, "2022-05-01 · Regions: 17");
    // The land that the region had then: with what is Zhetysu now.
    let region = of_region(&prepared, MapView::AccessBefore, "Almaty Region");
    assert!(
        self::texts(&region)
            .iter()
            .any(|text| text.starts_with("Panfilov District"))
    );
}

#[test]
fn an_inset_that_is_asked_for_is_larger_than_the_map() {
    let prepared = prepared();
    let subject = prepared.subject();
    let mut spec = map_spec(&subject, MapView::Change);
    let plain = draw_map(&spec).expect("drawn").picture.size();
    let inset = region_inset(&subject, MapView::Change, "Abai Region").expect("a region");
    spec.insets.push(inset);
    let (width, height) = draw_map(&spec).expect("drawn").picture.size();
    assert!(
        width == plain.0 && height > plain.1 + 500.0,
        "{height} for {}",
        plain.1
    );
}

#[test]
fn keys_begin_with_what_colours_mean() {
    let prepared = prepared();
    for view in [MapView::Access, MapView::AccessAfter, MapView::Density] {
        let first = &map_spec(&prepared.subject(), view).legend[0];
        assert!(
            matches!(first.key, LegendKey::Fill(_)),
            "{view}: {}",
            first.text
        );
    }
}
