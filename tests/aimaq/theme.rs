//! The look of maps and charts from a file, and the sign of who publishes them.

use std::path::Path;

use aimaq::batch::{Job, prepare};
use aimaq::draw::{Theme, draw_map};
use aimaq::figures::{ChartKind, MapView, brief, chart, map_spec};

use crate::support;

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\">\
    <rect width=\"40\" height=\"20\" fill=\"#0a7d5a\"/></svg>";

/// A job of the four squares, with a theme and a logo of these texts.
fn job(folder: &Path, theme: Option<&str>, logo: Option<&str>) -> Job {
    let squares = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/territories/four_squares");
    let written = |name: &str, text: Option<&str>| {
        text.map(|text| {
            let file = folder.join(name);
            std::fs::write(&file, text).expect("written");
            file
        })
    };
    Job {
        plan: squares.join("a2_to_east.toml").display().to_string(),
        territory: Some(squares.display().to_string()),
        theme: written("look.toml", theme),
        logo: written("logo.svg", logo),
        ..Job::default()
    }
}

#[test]
fn a_theme_gives_maps_and_charts_their_colours_lines_and_letters() {
    let scratch = tempfile::tempdir().expect("scratch");
    let theme = "[colours]\nink = \"#002b36\"\naccent = \"#8a1c7c\"\npaper = \"#fffdf5\"\n\
        [lines]\nnew = 5.5\n[letters]\ntitle = 44\n";
    let svg = |theme: Option<&str>| {
        let prepared = prepare(&job(scratch.path(), theme, None)).expect("the plan applies");
        let spec = map_spec(&prepared.subject(), MapView::Change);
        let map = draw_map(&spec).expect("drawn").picture.svg();
        let winners = chart(&prepared.subject(), ChartKind::Winners).expect("drawn");
        (map, winners.expect("a chart").svg())
    };
    let (map, chart) = svg(Some(theme));
    for (picture, what) in [(&map, "map"), (&chart, "chart")] {
        assert!(
            picture.contains("#002b36") && picture.contains("#fffdf5"),
            "{what}"
        );
        assert!(!picture.contains("#1c2430"), "{what}: the own ink is left");
        assert!(
            !picture.contains("fill=\"#ffffff\""),
            "{what}: the own paper is left"
        );
    }
    assert!(
        map.contains("stroke=\"#8a1c7c\" stroke-width=\"5.5\""),
        "the new border"
    );
    assert!(map.contains("font-size=\"44\""), "the title");
    let (map, _) = svg(None);
    assert!(map.contains("#1c2430") && map.contains("font-size=\"30\""));
}

#[test]
fn a_theme_that_cannot_be_is_refused_where_it_is_wrong() {
    let scratch = tempfile::tempdir().expect("scratch");
    for (theme, said) in [
        (
            "[colours]\nink = \"#000000\"\nacent = \"#b3261e\"\n",
            "look.toml:3: there is no colour `acent`; did you mean `accent`?",
        ),
        (
            "[colors]\n",
            "look.toml:1: there is no table `colors`; did you mean `colours`?",
        ),
        (
            "[colours]\nink = \"grey\"\n",
            "look.toml:2: `ink`: \"grey\" is no colour; write \"#rrggbb\"",
        ),
        (
            "[colours]\nregions = \"#aabbcc\"\n",
            "look.toml:2: `regions` is a list of colours",
        ),
        (
            "[colours]\nnearer = [\"#aabbcc\"]\n",
            "look.toml:2: `nearer` has 6 colours, not 1",
        ),
        (
            "[colours]\nink = [\"#aabbcc\"]\n",
            "look.toml:2: `ink` is one colour, not a list",
        ),
        (
            "[lines]\nregion = \"thick\"\n",
            "look.toml:2: `region` is a number of pixels",
        ),
        (
            "[lines]\nregion = 99\n",
            "look.toml:2: `region` is from 0.1 to 12 pixels of the design, not 99",
        ),
        (
            "[letters]\ntitel = 20\n",
            "look.toml:2: there is no size of letters `titel`; did you mean `title`?",
        ),
        (
            "[letters]\nunit = 4\n",
            "look.toml:2: `unit` is from 12 to 72",
        ),
        (
            "[fonts]\nregular = \"no-such-font-anywhere\"\n",
            "look.toml: no-such-font-anywhere: no file and no installed font",
        ),
        (
            "[fonts]\nitalic = \"x\"\n",
            "look.toml:2: there is no font `italic`",
        ),
        ("colours = 3\n", "look.toml:1: `colours` is a table"),
        ("[colours\n", "look.toml: TOML parse error at line 1"),
        (
            "[colours]\nsoft = \"#999999\"\n",
            "`soft` (#999999) on `paper` (#ffffff) has a contrast of 2.8 to 1: texts need 4.5 to 1",
        ),
    ] {
        let error = prepare(&job(scratch.path(), Some(theme), None));
        let error = error.expect_err(theme).to_string();
        assert!(error.contains(said), "{theme}\n{error}\n{said}");
    }
}

#[test]
fn a_record_names_the_look_and_the_logo_with_their_checksums() {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path();
    job(
        folder,
        Some("[colours]\naccent = \"#8a1c7c\"\n[fonts]\nregular = \"letters.ttf\"\n"),
        Some(LOGO),
    );
    let font = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/font/aimaq-sans-bold.ttf");
    std::fs::copy(font, folder.join("letters.ttf")).expect("a font");
    let squares = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/territories/four_squares");
    let plan = squares.join("a2_to_east.toml").display().to_string();
    let run = |arguments: &[&str]| support::aimaq_in(folder, arguments.iter().copied(), "run");
    let session = run(&[
        "run",
        &plan,
        "--territory",
        &squares.display().to_string(),
        "--theme",
        "look.toml",
        "--logo",
        "logo.svg",
        "-o",
        "out",
        "--quiet",
    ]);
    assert_eq!(session.code, 0, "{session}");
    let text = std::fs::read_to_string(folder.join("out/run.json")).expect("a record");
    let record: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(record["job"]["theme"], "look.toml");
    assert_eq!(record["job"]["logo"], "logo.svg");
    for name in ["look.toml", "logo.svg", "letters.ttf"] {
        let inputs = record["inputs"].as_array().expect("inputs");
        let input = inputs
            .iter()
            .find(|input| input["name"] == name)
            .expect(name);
        let bytes = std::fs::read(folder.join(name)).expect("a file");
        assert_eq!(input["sha256"], aimaq::io::sha256_hex(&bytes), "{name}");
    }
    let page = std::fs::read_to_string(folder.join("out/report.html")).expect("a report");
    assert!(
        page.contains("<img class=\"logo\" src=\"data:image/png;base64,"),
        "the logo"
    );
    assert!(
        page.contains("stroke=\"#8a1c7c\""),
        "the accent of the theme"
    );
    assert!(
        page.contains("--accent:light-dark(#8a1c7c,"),
        "the accent of the page itself"
    );
    let own = page.matches("@font-face").count();
    assert_eq!(own, 2, "the fonts of all pictures stand in the page once");
    assert_eq!(run(&["run", "out/run.json", "--verify"]).code, 0);
    std::fs::write(folder.join("look.toml"), "[lines]\nnew = 2\n").expect("written");
    let session = run(&["run", "out/run.json", "-o", "again"]);
    assert_eq!(session.code, 2, "{session}");
    assert!(
        session.stderr.contains("look.toml has changed"),
        "{session}"
    );
}

#[test]
fn a_logo_stands_on_the_brief_in_every_format() {
    let scratch = tempfile::tempdir().expect("scratch");
    let prepared = prepare(&job(scratch.path(), None, Some(LOGO))).expect("the plan applies");
    let subject = prepared.subject();
    let drawn = |logo| {
        brief(&subject, Some("Draft"), None, logo)
            .expect("drawn")
            .picture
    };
    let (with, without) = (drawn(prepared.logo.as_ref()), drawn(None));
    assert_eq!(with.svg().matches("<image").count(), 1);
    assert_eq!(without.svg().matches("<image").count(), 0);
    let pdf = with.pdf().expect("a PDF");
    let has = |what: &[u8]| pdf.windows(what.len()).any(|part| part == what);
    assert!(
        has(b"/Subtype /Image") && has(b"/SMask"),
        "its pixels and their opacity"
    );
    assert_ne!(
        with.png(1.0).expect("a PNG"),
        without.png(1.0).expect("a PNG")
    );
    assert_eq!(with.size(), without.size());
}

#[test]
fn a_file_that_is_no_logo_ends_the_command_with_the_reason() {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path();
    for (file, bytes, said) in [
        (
            "logo.gif",
            &b"GIF89a"[..],
            "logo.gif: this is neither a PNG nor an SVG",
        ),
        (
            "logo.png",
            b"\x89PNG\r\n\x1a\nshort",
            "logo.png: the PNG cannot be read",
        ),
        (
            "logo.svg",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"><text>A</text></svg>",
            "turn them into paths",
        ),
    ] {
        std::fs::write(folder.join(file), bytes).expect("written");
        for line in [
            "brief kazakhstan-2022 -o brief.pdf",
            "run kazakhstan-2022 -o out",
        ] {
            let arguments = line.split(' ').chain(["--logo", file]);
            let session = support::aimaq_in(folder, arguments, line);
            assert_eq!(session.code, 2, "{session}");
            assert!(session.stderr.contains(said), "{session}");
        }
        assert!(!folder.join("out").exists() && !folder.join("brief.pdf").exists());
    }
    let session = support::aimaq_in(folder, "run --logo none.svg -o out".split(' '), "run");
    assert_eq!(session.code, 2, "{session}");
    assert!(session.stderr.contains("none.svg"), "{session}");
}

#[test]
fn the_document_names_all_that_a_theme_may_change() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/maps.md");
    let text = std::fs::read_to_string(file).expect("the document");
    let lists = Theme::list_names().map(|(name, _)| name);
    let names = Theme::colour_names().chain(lists);
    let names = names
        .chain(Theme::line_names())
        .chain(Theme::letter_names());
    let missing: Vec<&str> = names
        .filter(|name| !text.contains(&format!("`{name}`")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    // The example is one that can be used.
    let example = text
        .split("```toml\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let scratch = tempfile::tempdir().expect("scratch");
    let used = prepare(&job(scratch.path(), example, None));
    assert!(
        used.is_ok(),
        "{:?}",
        used.err().map(|error| error.to_string())
    );
}
