//! Golden maps: what a person sees, compared with the pictures in `tests/ref`.
//! `just bless` accepts them as they are now; look at them first.

#![allow(clippy::expect_used)] // a test that cannot go on says why

use std::path::Path;

use aimaq::batch::{Job, MapView, map_spec, prepare};
use aimaq::draw::{render_png, render_svg};
use aimaq::territory::Lang;
use resvg::tiny_skia::Pixmap;

fn job(plan: &str, lang: Lang) -> Job {
    Job {
        plan: plan.to_owned(),
        lang,
        ..Job::default()
    }
}

/// Share of pixels that differ by more than a shade that nobody sees.
fn difference(a: &Pixmap, b: &Pixmap) -> f64 {
    let pixels = a.data().chunks(4).zip(b.data().chunks(4));
    let differs = |(p, q): &(&[u8], &[u8])| p.iter().zip(*q).any(|(x, y)| x.abs_diff(*y) > 24);
    let count = pixels.clone().count();
    pixels.filter(differs).count() as f64 / count as f64
}

fn golden(name: &str, png: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/ref/{name}.png"));
    if std::env::var_os("AIMAQ_BLESS").is_some() {
        std::fs::write(&path, png).expect("the golden map is written");
        return;
    }
    let expected = std::fs::read(&path).expect("there is a golden map");
    let read = |bytes: &[u8]| Pixmap::decode_png(bytes).expect("a PNG");
    let (expected, found) = (read(&expected), read(png));
    let size = |p: &Pixmap| (p.width(), p.height());
    assert_eq!(size(&found), size(&expected), "{name}: another size");
    let share = difference(&found, &expected);
    assert!(
        share < 0.001,
        "{name}: {:.2} % of the pixels differ; look at it, then `just bless`",
        share * 100.0
    );
}

fn check(name: &str, plan: &str, view: MapView, lang: Lang) {
    let prepared = prepare(&job(plan, lang)).expect("the plan applies");
    let spec = map_spec(&prepared, view);
    golden(name, &render_png(&spec, 0.5).expect("the map is drawn"));
    let rendered = render_svg(&spec).expect("the map is drawn");
    assert!(
        rendered.unplaced.is_empty(),
        "{name}: no room for {:?}",
        rendered.unplaced
    );
}

#[test]
fn kazakhstan_before_the_reform() {
    check("before-en", "kazakhstan-2022", MapView::Before, Lang::En);
}

#[test]
fn kazakhstan_after_the_reform_in_kazakh() {
    check("after-kk", "kazakhstan-2022", MapView::After, Lang::Kk);
}

#[test]
fn the_change_in_russian() {
    check("change-ru", "kazakhstan-2022", MapView::Change, Lang::Ru);
}

#[test]
fn nearer_and_farther_people() {
    check("access-en", "kazakhstan-2022", MapView::Access, Lang::En);
}

#[test]
fn a_map_of_schematic_boundaries_says_so_in_every_language_and_view() {
    for (lang, said) in [
        (Lang::En, "chematic"),
        (Lang::Kk, "хема"),
        (Lang::Ru, "хема"),
    ] {
        let prepared = prepare(&job("kazakhstan-2022", lang)).expect("the plan applies");
        for view in [
            MapView::Before,
            MapView::After,
            MapView::Change,
            MapView::Access,
        ] {
            let svg = render_svg(&map_spec(&prepared, view)).expect("drawn").svg;
            assert!(svg.contains(said), "{view} in {lang:?}");
        }
    }
}
