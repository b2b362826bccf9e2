//! Texts of maps and charts can be read on what lies under them, on light pages and on dark
//! ones (WCAG 2.2, 1.4.3: 4.5 to 1).

use aimaq::draw::{Colour, LEAST_CONTRAST, Picture, draw_map};
use aimaq::figures::{ChartKind, MapView, chart, graticule, map_of_page, map_spec};
use aimaq::report::darkened;

use crate::support::prepared_in;

/// A colour as a dark page shows it.
fn dark(colour: Colour) -> Colour {
    let own = colour.to_string();
    let shown = darkened(own.trim_start_matches('#'));
    Colour::parse(&shown).expect("a colour")
}

/// The texts of a picture that are hard to read, each a line.
fn faint(name: &str, picture: &Picture) -> Vec<String> {
    let grounds = picture.grounds();
    assert!(grounds.len() > 5, "{name}: texts are found");
    let pages = ["light", "dark"].into_iter();
    let found = pages.flat_map(|page| {
        grounds.iter().filter_map(move |on| {
            let contrast = match page {
                "dark" => on.contrast(dark),
                _ => on.contrast(|colour| colour),
            };
            (contrast < LEAST_CONTRAST).then(|| {
                let (text, ink, ground) = (&on.text, on.ink, on.ground);
                format!("{name}, {page}: {text}, {ink} on {ground}: {contrast:.2}")
            })
        })
    });
    found.collect()
}

fn none(found: &[String]) {
    let first: Vec<_> = found.iter().take(40).cloned().collect();
    assert!(found.is_empty(), "{}\n{}", found.len(), first.join("\n"));
}

#[test]
fn letters_of_maps_are_apart_from_what_lies_under_them() {
    for tag in ["en", "kk", "ru"] {
        let prepared = prepared_in(tag);
        let subject = prepared.subject();
        let found = MapView::ALL.iter().flat_map(|&view| {
            let mut sheet = map_spec(&subject, view);
            sheet.graticule = Some(graticule(None, subject.lang));
            let maps = [sheet, map_of_page(&subject, view)];
            maps.into_iter().flat_map(move |spec| {
                let drawn = draw_map(&spec).expect("the map is drawn");
                faint(
                    &format!("{tag} {view}, {} px", spec.width_px),
                    &drawn.picture,
                )
            })
        });
        none(&found.collect::<Vec<_>>());
    }
}

#[test]
fn letters_of_charts_are_apart_from_what_lies_under_them() {
    let prepared = prepared_in("ru");
    let found = ChartKind::ALL.iter().flat_map(|&kind| {
        let drawn = chart(&prepared.subject(), kind).expect("the chart is drawn");
        faint(kind.as_str(), &drawn.expect("there is something to show"))
    });
    none(&found.collect::<Vec<_>>());
}
