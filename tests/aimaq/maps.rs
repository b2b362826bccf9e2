//! Golden maps and charts: what a person sees, compared with the pictures in `tests/ref`.
//! `just bless` accepts them as they are now; look at them first.

use std::path::Path;

use aimaq::batch::{Job, prepare};
use aimaq::draw::{LegendKey, Symbol, draw_map};
use aimaq::figures::{ChartKind, MapView, chart, map_spec, show_region};
use aimaq::territory::Lang;

fn lang(tag: &str) -> Lang {
    Lang::new(tag).expect("a tag")
}

fn job(plan: &str, lang: Lang) -> Job {
    Job {
        plan: plan.to_owned(),
        lang,
        ..Job::default()
    }
}

/// Width, height and colours.
struct Pixels {
    size: (u32, u32),
    rgb: Vec<u8>,
}

fn pixels(png: &[u8]) -> Pixels {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().expect("a PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut bytes).expect("a picture");
    let samples = info.color_type.samples();
    let rgb = bytes.chunks(samples).flat_map(|p| [p[0], p[1], p[2]]);
    Pixels {
        size: (info.width, info.height),
        rgb: rgb.collect(),
    }
}

/// Share of pixels that differ by more than a shade that nobody sees.
fn difference(a: &Pixels, b: &Pixels) -> f64 {
    let pairs = a.rgb.chunks(3).zip(b.rgb.chunks(3));
    let differs = |(p, q): &(&[u8], &[u8])| p.iter().zip(*q).any(|(x, y)| x.abs_diff(*y) > 24);
    let count = pairs.clone().count();
    pairs.filter(differs).count() as f64 / count as f64
}

fn golden(name: &str, png: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/ref/{name}.png"));
    if std::env::var_os("AIMAQ_BLESS").is_some() {
        std::fs::write(&path, png).expect("the golden picture is written");
        return;
    }
    let expected = std::fs::read(&path).expect("there is a golden picture");
    let (expected, found) = (pixels(&expected), pixels(png));
    assert_eq!(found.size, expected.size, "{name}: another size");
    let share = difference(&found, &expected);
    assert!(
        share < 0.001,
        "{name}: {:.2} % of the pixels differ; look at it, then `just bless`",
        share * 100.0
    );
}

fn check(name: &str, plan: &str, view: MapView, lang: Lang) {
    let prepared = prepare(&job(plan, lang)).expect("the plan applies");
    let drawing = draw_map(&map_spec(&prepared.subject(), view)).expect("the map is drawn");
    golden(name, &drawing.picture.png(0.5).expect("a PNG"));
    let unplaced = &drawing.unplaced;
    assert!(unplaced.is_empty(), "{name}: no room for {unplaced:?}");
}

fn check_chart(name: &str, plan: &str, kind: ChartKind, lang: Lang) {
    let prepared = prepare(&job(plan, lang)).expect("the plan applies");
    let drawn = chart(&prepared.subject(), kind).expect("the chart is drawn");
    let picture = drawn.expect("there is something to show");
    golden(name, &picture.png(0.5).expect("a PNG"));
}

#[test]
fn kazakhstan_before_the_reform() {
    check("before-en", "kazakhstan-2022", MapView::Before, Lang::EN);
}

#[test]
fn kazakhstan_after_the_reform_in_kazakh() {
    check("after-kk", "kazakhstan-2022", MapView::After, lang("kk"));
}

#[test]
fn the_change_in_russian() {
    check("change-ru", "kazakhstan-2022", MapView::Change, lang("ru"));
}

#[test]
fn nearer_and_farther_people() {
    check("access-en", "kazakhstan-2022", MapView::Access, Lang::EN);
}

#[test]
fn ways_to_the_centre_in_russian() {
    check("spider-ru", "kazakhstan-2022", MapView::Spider, lang("ru"));
}

/// The map of a region with a small map of where it lies.
fn located(region: &str, lang: Lang) -> aimaq::draw::MapSpec {
    let prepared = prepare(&job("kazakhstan-2022", lang)).expect("the plan applies");
    let subject = prepared.subject();
    let mut spec = map_spec(&subject, MapView::After);
    show_region(&mut spec, &subject, MapView::After, region).expect("a region");
    spec.locator = true;
    spec
}

#[test]
fn where_a_region_lies_in_kazakh() {
    let drawing = draw_map(&located("Ulytau Region", lang("kk"))).expect("drawn");
    golden("locator-kk", &drawing.picture.png(0.5).expect("a PNG"));
    let unplaced = &drawing.unplaced;
    assert!(unplaced.is_empty(), "no room for {unplaced:?}");
}

#[test]
fn no_name_stands_on_the_map_of_where_a_region_lies() {
    for (tag, region) in [
        ("en", "Abai Region"),
        ("kk", "Ulytau Region"),
        ("ru", "Zhetysu Region"),
        ("ru", "Mangystau Region"),
    ] {
        let drawing = draw_map(&located(region, lang(tag))).expect("drawn");
        let faults = drawing.faults();
        assert!(faults.is_empty(), "{tag} {region}: {faults:?}");
        let svg = drawing.picture.svg();
        assert_eq!(svg.matches("class=\"locator\"").count(), 1, "{region}");
    }
}

#[test]
fn the_map_of_ways_says_how_many_it_leaves_out() {
    let mut prepared = prepare(&job("kazakhstan-2022", Lang::EN)).expect("the plan applies");
    let notes = |prepared: &aimaq::batch::Prepared| {
        map_spec(&prepared.subject(), MapView::Spider)
            .notes
            .join(" ")
    };
    assert!(
        !notes(&prepared).contains("ways are drawn"),
        "all are drawn"
    );
    // Each way as many times as are too many, the later with fewer people.
    let own = prepared.comparison.journeys.clone();
    let times = 1 + 5000 / own.len();
    for i in 1..=times {
        let fewer = own.iter().cloned().map(|mut journey| {
            journey.people /= 10.0 * i as f64;
            journey
        });
        prepared.comparison.journeys.extend(fewer);
    }
    let said = notes(&prepared);
    assert!(said.contains("5\u{202f}000 of"), "{said}");
    let drawn = map_spec(&prepared.subject(), MapView::Spider);
    let lines: usize = drawn.links.iter().map(|link| link.lines.len()).sum();
    assert_eq!(lines, 5000);
}

#[test]
fn the_share_of_people_within_a_distance_in_kazakh() {
    let kind = ChartKind::Cumulative;
    check_chart("cumulative-kk", "kazakhstan-2022", kind, lang("kk"));
}

#[test]
fn the_changed_units_before_and_after_in_russian() {
    check_chart("slope-ru", "kazakhstan-2022", ChartKind::Slope, lang("ru"));
}

#[test]
fn those_who_are_nearer_and_farther_in_english() {
    check_chart(
        "winners-en",
        "kazakhstan-2022",
        ChartKind::Winners,
        Lang::EN,
    );
}

#[test]
fn people_against_distance_in_kazakh() {
    let kind = ChartKind::Population;
    check_chart("population-kk", "kazakhstan-2022", kind, lang("kk"));
}

#[test]
fn a_map_of_schematic_boundaries_says_so_in_every_language_and_view() {
    for (lang, said) in [
        (Lang::EN, "chematic"),
        (lang("kk"), "хема"),
        (lang("ru"), "хема"),
    ] {
        let prepared = prepare(&job("kazakhstan-2022", lang)).expect("the plan applies");
        for view in MapView::ALL.iter().copied() {
            let drawing = draw_map(&map_spec(&prepared.subject(), view)).expect("drawn");
            let svg = drawing.picture.svg();
            assert!(svg.contains(said), "{view} in {lang:?}");
        }
    }
}

/// The map of a change of the territory of four squares.
fn squares_changed(change: &str) -> aimaq::draw::MapSpec {
    let scratch = tempfile::tempdir().expect("scratch");
    let plan = scratch.path().join("plan.toml");
    let text = format!(
        "title = \"p\"\nterritory = \"four_squares\"\nas_of = 2020-01-01\n\
         [[acts]]\neffective = 2020-02-01\n[[acts.changes]]\n{change}\n"
    );
    std::fs::write(&plan, text).expect("a plan");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let squares = root.join("tests/territories/four_squares");
    let prepared = prepare(&Job {
        territory: Some(squares.display().to_string()),
        ..job(plan.to_str().expect("UTF-8"), Lang::EN)
    });
    map_spec(
        &prepared.expect("the plan applies").subject(),
        MapView::Change,
    )
}

#[test]
fn regions_that_become_one_are_coloured_whole_and_their_former_centre_is_marked() {
    let spec = squares_changed(
        "merge = { regions = [\"West\", \"East\"], into = \"Both\", centre = \"A1 town\", code = \"30\" }",
    );
    let fill = spec.areas[0].fill;
    assert!(spec.areas.iter().all(|area| area.fill == fill));
    let explained = spec.legend.iter().any(|e| e.key == LegendKey::Fill(fill));
    assert!(explained, "{:?}", spec.legend);
    let former = |key: &LegendKey| *key == LegendKey::Symbol(Symbol::OldCentre);
    assert!(spec.legend.iter().any(|entry| former(&entry.key)));
    let old: Vec<_> = spec
        .points
        .iter()
        .filter(|point| point.symbol == Symbol::OldCentre)
        .filter_map(|point| point.label.as_deref())
        .collect();
    assert_eq!(old, ["B2 town"]);
}

#[test]
fn a_region_that_takes_another_in_keeps_its_own_units_uncoloured() {
    let spec = squares_changed(
        "merge = { regions = [\"West\", \"East\"], into = \"West\", centre = \"A1 town\" }",
    );
    let own: Vec<_> = spec
        .areas
        .iter()
        .filter(|a| a.title.starts_with('A'))
        .collect();
    let others: Vec<_> = spec
        .areas
        .iter()
        .filter(|a| a.title.starts_with('B'))
        .collect();
    assert_eq!((own.len(), others.len()), (2, 2));
    assert!(own.iter().all(|a| others.iter().all(|b| a.fill != b.fill)));
}

#[test]
fn a_centre_that_moves_leaves_its_mark() {
    let spec = squares_changed("move_centre = { region = \"East\", centre = \"B1 town\" }");
    let symbol = |name: &str| {
        let found = spec
            .points
            .iter()
            .find(|p| p.label.as_deref() == Some(name));
        found.map(|point| point.symbol)
    };
    assert_eq!(symbol("B1 town"), Some(Symbol::NewCentre));
    assert_eq!(symbol("B2 town"), Some(Symbol::OldCentre));
}

/// The territory on both sides of 180 degrees, as it is.
fn straits(lang: Lang) -> aimaq::batch::Prepared {
    let scratch = tempfile::tempdir().expect("scratch");
    let plan = scratch.path().join("plan.toml");
    let text = "title = \"The Straits\"\nterritory = \"straits\"\nas_of = 2020-01-01\nacts = []\n";
    std::fs::write(&plan, text).expect("a plan");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/territories/straits");
    let prepared = prepare(&Job {
        territory: Some(folder.display().to_string()),
        ..job(plan.to_str().expect("UTF-8"), lang)
    });
    prepared.expect("the plan applies")
}

#[test]
fn a_cut_at_180_degrees_inside_a_unit_is_no_border() {
    let prepared = straits(Lang::EN);
    let spec = map_spec(&prepared.subject(), MapView::Before);
    let drawn = spec.borders.iter().flat_map(|border| &border.arcs);
    let lines = drawn.map(|&arc| &spec.arcs[arc].line.0);
    let edges = lines.flat_map(|line| line.windows(2));
    let along = edges.filter(|edge| edge.iter().all(|p| p.x.abs() == 180.0));
    assert_eq!(along.count(), 0);
    let cut = spec.arcs.iter().flat_map(|arc| arc.line.0.windows(2));
    let cut = cut.filter(|edge| edge.iter().all(|p| p.x.abs() == 180.0));
    assert!(cut.count() > 0, "there is no cut");
}

#[test]
fn a_map_of_a_region_names_its_units() {
    let prepared = prepare(&job("kazakhstan-2022", Lang::EN)).expect("the plan applies");
    let subject = prepared.subject();
    let mut spec = map_spec(&subject, MapView::After);
    show_region(&mut spec, &subject, MapView::After, "Abai Region").expect("a region");
    let drawing = draw_map(&spec).expect("drawn");
    golden("region-en", &drawing.picture.png(0.5).expect("a PNG"));
    let svg = drawing.picture.svg();
    assert!(svg.contains(">Ayagoz District<") && !svg.contains(">Aktau<"));
    let unknown = show_region(&mut spec, &subject, MapView::After, "Nowhere");
    assert!(unknown.is_err());
}

#[test]
fn on_the_map_of_the_change_a_region_has_the_units_that_it_loses_too() {
    let prepared = prepare(&job("kazakhstan-2022", Lang::EN)).expect("the plan applies");
    let subject = prepared.subject();
    let mut spec = map_spec(&subject, MapView::Change);
    show_region(&mut spec, &subject, MapView::Change, "Karaganda Region").expect("a region");
    let named = |name: &str| spec.labels.iter().any(|label| label.text == name);
    assert!(named("Shet District") && named("Zhanaarka District"));
    assert!(named("Ulytau Region") && !named("Karaganda Region"));
}

#[test]
fn units_that_become_one_where_they_are_are_coloured_and_explained() {
    let spec = squares_changed("merge = { units = [\"West/A1\", \"West/A2\"], into = \"A\" }");
    let fills = |title: &str| {
        let found = spec.areas.iter().find(|a| a.title.starts_with(title));
        found.map(|area| area.fill)
    };
    let merged = fills("A\n").expect("the unit");
    assert_ne!(Some(merged), fills("B1"));
    let explained = spec
        .legend
        .iter()
        .find(|e| e.key == LegendKey::Drawn(merged));
    assert_eq!(explained.map(|entry| entry.text.as_str()), Some("Merged"));
    let ended = LegendKey::Border(aimaq::draw::BorderStyle::OldUnit);
    assert!(spec.legend.iter().any(|entry| entry.key == ended));
}

#[test]
fn letters_that_no_font_has_are_named_with_their_text() {
    let prepared = straits(lang("ja"));
    let spec = map_spec(&prepared.subject(), MapView::Before);
    let picture = draw_map(&spec).expect("drawn").picture;
    let missing = picture.missing();
    for found in missing {
        assert!(
            found
                .letters
                .chars()
                .all(|letter| found.text.contains(letter))
        );
    }
    let letters: String = missing.iter().map(|m| m.letters.as_str()).collect();
    assert!(
        letters.chars().any(|letter| letter > '\u{3000}'),
        "{missing:?}"
    );
}
