//! One map and one chart in every format.

#![allow(clippy::expect_used, clippy::panic)] // a test that cannot go on says why

mod support;

use aimaq_draw::{
    Arc, Area, AreaLabel, BarsSpec, Border, BorderStyle, Colour, Focus, FontSet, Heading,
    LegendEntry, LegendKey, MapDrawing, MapPoint, MapSpec, NumberText, Part, Picture, Symbol,
    Theme, draw_bars, draw_map,
};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use support::{Pdf, after};

const PAGE: usize = 3;

fn ring(x0: f64, y0: f64, x1: f64, y1: f64) -> LineString<f64> {
    vec![(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)].into()
}

fn area(cell: usize, fill: u32, title: &str) -> Area {
    Area {
        cells: vec![cell],
        fill: Colour::hex(fill),
        title: title.to_owned(),
    }
}

/// Two cells side by side.
fn arcs() -> Vec<Arc> {
    let around = |points: &[(f64, f64)], cell| Arc {
        line: points.to_vec().into(),
        left: Some(cell),
        right: None,
    };
    vec![
        Arc {
            line: vec![(65.0, 45.0), (65.0, 50.0)].into(),
            left: Some(0),
            right: Some(1),
        },
        around(&[(65.0, 50.0), (60.0, 50.0), (60.0, 45.0), (65.0, 45.0)], 0),
        around(&[(65.0, 45.0), (70.0, 45.0), (70.0, 50.0), (65.0, 50.0)], 1),
    ]
}

fn spec() -> MapSpec {
    let areas = vec![
        area(0, 0xf6dcb4, "Ұлытау & <облысы>"),
        area(1, 0xc3dbef, "Жетісу"),
    ];
    MapSpec {
        graticule: None,
        links: Vec::new(),
        locator: false,
        title: "Үш жаңа облыс (2022) · кейін".to_owned(),
        subtitle: Some("2022-06-08".to_owned()),
        notes: vec!["Schematic boundaries".to_owned()],
        source: "© OpenStreetMap contributors (ODbL 1.0)".to_owned(),
        labels: vec![AreaLabel {
            text: "Ұлытау облысы".to_owned(),
            short: Vec::new(),
            cells: vec![0],
            strong: false,
            small: false,
            optional: false,
        }],
        borders: vec![Border {
            arcs: vec![0],
            style: BorderStyle::Old,
        }],
        lakes: vec![MultiPolygon(vec![Polygon::new(
            ring(58.0, 46.0, 61.0, 47.0),
            vec![],
        )])],
        rivers: vec![vec![(60.0, 46.0), (75.0, 49.0)].into()],
        points: vec![MapPoint {
            position: Coord { x: 67.0, y: 47.8 },
            symbol: Symbol::NewCentre,
            label: Some("Жезқазған".to_owned()),
        }],
        legend: vec![LegendEntry {
            key: LegendKey::Border(BorderStyle::Old),
            text: "Бұрынғы шекара".to_owned(),
        }],
        scale_bar: true,
        km: "км".to_owned(),
        numbers: NumberText::new(|km| format!("{km:.0}")),
        fonts: FontSet::default(),
        hidden: Vec::new(),
        legend_room: 0,
        legend_note: None,
        legend_beside: false,
        theme: Theme::default(),
        width_px: 800,
        design_px: 1600,
        arcs: arcs(),
        areas,
        focus: None,
        pale_around: false,
        insets: Vec::new(),
        around: None,
        towns: Vec::new(),
        parts: Vec::new(),
    }
}

fn map() -> MapDrawing {
    draw_map(&spec()).expect("drawn")
}

fn chart() -> Picture {
    let spec = BarsSpec {
        heading: Heading {
            title: "Әкімшілік орталыққа дейін".to_owned(),
            subtitle: "км".to_owned(),
            source: "source".to_owned(),
            fonts: FontSet::default(),
            theme: Theme::default(),
        },
        key: ["жақын", "алыс"].map(str::to_owned),
        bars: vec![("Жаңаарқа".to_owned(), -12.5, "−12,5".to_owned())],
        x_label: "км".to_owned(),
        changes: NumberText::new(|km| format!("{km:+.0}")),
    };
    draw_bars(&spec).expect("drawn")
}

#[test]
fn the_texts_of_a_pdf_are_texts_in_every_letter() {
    let bytes = map().picture.pdf().expect("a PDF");
    let text = Pdf(&bytes).text(PAGE);
    for line in [
        "Үш жаңа облыс (2022) · кейін",
        "2022-06-08",
        "Schematic boundaries",
        "Ұлытау облысы",
        "Жезқазған",
        "Бұрынғы шекара",
        "км",
        "© OpenStreetMap contributors (ODbL 1.0)",
    ] {
        let found = text.lines().filter(|l| *l == line).count();
        assert_eq!(found, 1, "{line} in\n{text}");
    }
}

#[test]
fn a_pdf_brings_its_fonts_and_has_the_size_of_the_picture() {
    let picture = map().picture;
    let bytes = picture.pdf().expect("a PDF");
    let pdf = Pdf(&bytes);
    let (width, height) = picture.size();
    let page = pdf.dictionary(PAGE);
    let expected = format!("/MediaBox [0 0 {width} {height}]");
    assert!(page.contains(&expected), "{expected} in {page}");
    let fonts = pdf.fonts(PAGE);
    assert_eq!(fonts.len(), 2, "regular and bold");
    for (_, font) in fonts {
        let font = pdf.dictionary(font);
        assert!(font.contains("/Identity-H"), "{font}");
        let descendant = after(&font, "/DescendantFonts [").expect("a descendant");
        let descriptor = after(&pdf.dictionary(descendant), "/FontDescriptor ");
        let descriptor = pdf.dictionary(descriptor.expect("a descriptor"));
        let file = after(&descriptor, "/FontFile2 ").expect("a file");
        let file = pdf.stream(file);
        assert_eq!(file[..4], [0, 1, 0, 0], "a TrueType font");
    }
}

#[test]
fn a_chart_is_a_pdf_too() {
    let bytes = chart().pdf().expect("a PDF");
    let text = Pdf(&bytes).text(PAGE);
    for line in ["Әкімшілік орталыққа дейін", "Жаңаарқа", "−12,5"]
    {
        assert!(text.lines().any(|l| l == line), "{line} in\n{text}");
    }
}

#[test]
fn an_svg_escapes_texts_and_sets_its_ids_apart() {
    let picture = map().picture;
    let svg = picture.svg();
    assert!(svg.contains("<title>Ұлытау &amp; &lt;облысы&gt;</title>"));
    assert!(svg.contains("@font-face"));
    let inline = picture.inline_svg("after-");
    assert!(!inline.contains("@font-face"));
    for id in ["id=\"after-clip", "url(#after-clip"] {
        assert!(inline.contains(id), "{id}");
    }
}

#[test]
fn a_png_grows_with_its_scale() {
    let picture = map().picture;
    let size = |scale| {
        let bytes = picture.png(scale).expect("a PNG");
        let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info();
        let reader = reader.expect("a PNG");
        (reader.info().width, reader.info().height)
    };
    let (width, height) = picture.size();
    assert_eq!(size(1.0), (width as u32, height as u32));
    assert_eq!(size(2.0), (2 * width as u32, 2 * height as u32));
}

#[test]
fn the_same_map_gives_the_same_bytes() {
    let (a, b) = (map().picture, map().picture);
    assert_eq!(a.svg(), b.svg());
    assert_eq!(a.png(1.0).expect("a PNG"), b.png(1.0).expect("a PNG"));
    assert_eq!(a.pdf().expect("a PDF"), b.pdf().expect("a PDF"));
}

#[test]
fn a_name_without_room_is_reported() {
    let mut crowded = spec();
    crowded.labels[0].text = "Ұлытауоблысыныңбұрынғыәкімшілікорталығы".repeat(9);
    let drawing = draw_map(&crowded).expect("drawn");
    assert_eq!(drawing.unplaced, [crowded.labels[0].text.clone()]);
    assert!(map().unplaced.is_empty());
}

#[test]
fn a_map_without_land_or_with_too_many_pixels_is_refused() {
    let empty = MapSpec {
        arcs: Vec::new(),
        ..spec()
    };
    assert!(draw_map(&empty).is_err());
    assert!(map().picture.png(40.0).is_err());
}

#[test]
fn land_that_lies_far_off_is_shown_apart_under_its_name() {
    let mut far = spec();
    far.arcs.push(Arc {
        line: vec![(-60.0, 14.0), (-60.0, 15.0), (-61.0, 15.0), (-60.0, 14.0)].into(),
        left: Some(2),
        right: None,
    });
    far.areas.push(area(2, 0xd3e6bd, "Island"));
    far.parts = vec![Part {
        name: "Far island".to_owned(),
        cells: vec![2],
    }];
    let (near, far) = (map().picture, draw_map(&far).expect("drawn").picture);
    assert!(far.svg().contains(">Far island<"));
    assert!(!near.svg().contains(">Far island<"));
    assert!(far.size().1 > near.size().1 + 80.0);
}

#[test]
fn a_name_stands_beside_its_land_with_a_line_where_it_finds_no_room_inside() {
    let mut small = spec();
    small.arcs.push(Arc {
        line: vec![(71.0, 47.0), (71.3, 47.0), (71.0, 47.3), (71.0, 47.0)].into(),
        left: Some(2),
        right: None,
    });
    small.areas.push(area(2, 0xd3e6bd, "Island"));
    small.labels = vec![AreaLabel {
        text: "Аралдағы аудан".to_owned(),
        short: Vec::new(),
        cells: vec![2],
        strong: false,
        small: false,
        optional: false,
    }];
    let drawing = draw_map(&small).expect("drawn");
    assert!(drawing.unplaced.is_empty(), "{:?}", drawing.unplaced);
    assert!(drawing.picture.svg().contains(">Аралдағы"));
    assert_eq!(drawing.faults(), []);
    // A figure that is said elsewhere too is left out instead.
    small.labels[0].optional = true;
    let without = draw_map(&small).expect("drawn");
    assert!(!without.picture.svg().contains(">Аралдағы"));
}

#[test]
fn a_box_shows_its_land_only() {
    let mut part = spec();
    part.focus = Some(Focus::Box([60.5, 46.0, 63.0, 48.0]));
    let svg = draw_map(&part).expect("drawn").picture.svg();
    assert!(!svg.contains(">Жезқазған<"), "a place outside the box");
    assert!(map().picture.svg().contains(">Жезқазған<"));
}
