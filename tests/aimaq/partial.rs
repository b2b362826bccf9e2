//! Partial sums: any parts in any order are the same bytes, and say what `stats` says.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support;

const PLAN: [&str; 4] = ["--plan", "kazakhstan-2022", "--quiet", "-o"];

/// Places with people all over the country, some of them in none of its units.
fn points(count: usize) -> Vec<String> {
    let place = |i: usize| {
        let (x, y) = ((i * 7919) % 4200, (i * 104_729) % 1500);
        let people = 1.0 + (i % 97) as f64 * 0.377;
        format!(
            "{},{},{people}",
            46.5 + x as f64 / 100.0,
            40.5 + y as f64 / 100.0
        )
    };
    (0..count).map(place).collect()
}

fn table(file: &Path, rows: &[String]) {
    let text = format!("lon,lat,people\n{}\n", rows.join("\n"));
    std::fs::write(file, text).expect("written");
}

fn partial(inputs: &[&str], output: &Path) -> support::Session {
    let output = output.to_str().expect("UTF-8");
    let arguments = ["partial"].into_iter().chain(inputs.iter().copied());
    support::aimaq_with(arguments.chain(PLAN).chain([output]), "partial")
}

fn rows(text: &str) -> BTreeMap<(String, String, String), Vec<String>> {
    let lines = text.lines().skip(1);
    let row = |line: &str| {
        let mut cells = line.split(',').map(str::to_owned);
        let mut next = || cells.next().unwrap_or_default();
        let key = (next(), next(), next());
        (key, cells.collect())
    };
    lines.map(row).collect()
}

#[test]
fn any_parts_in_any_order_are_the_same_bytes() {
    let scratch = tempfile::tempdir().expect("scratch");
    let at = |name: &str| scratch.path().join(name);
    let all = points(5000);
    table(&at("all.csv"), &all);
    let session = partial(&[at("all.csv").to_str().expect("UTF-8")], &at("all.part"));
    assert_eq!(session.code, 0, "{session}");
    assert!(session.stderr.contains("in no unit"), "{session}");
    let cuts = [0, 1, 700, 701, 3333, 5000];
    for (i, cut) in cuts.windows(2).enumerate() {
        let mut part: Vec<String> = all[cut[0]..cut[1]].to_vec();
        part.reverse();
        table(&at(&format!("piece{i}.csv")), &part);
    }
    let text = |name: &str| at(name).to_str().expect("UTF-8").to_owned();
    for i in [3, 0, 4] {
        let (input, output) = (text(&format!("piece{i}.csv")), at(&format!("{i}.part")));
        assert_eq!(partial(&[&input], &output).code, 0);
    }
    // Two pieces at once, by a pattern.
    assert_eq!(partial(&[&text("piece[12].csv")], &at("12.part")).code, 0);
    for (parts, output) in [
        (vec![text("all.part")], text("one.csv")),
        (
            vec![
                text("4.part"),
                text("12.part"),
                text("0.part"),
                text("3.part"),
            ],
            text("many.csv"),
        ),
        (
            vec![
                text("0.part"),
                text("3.part"),
                text("4.part"),
                text("12.part"),
            ],
            text("sum.part"),
        ),
    ] {
        let arguments = ["merge"]
            .into_iter()
            .chain(parts.iter().map(String::as_str));
        let arguments = arguments.chain(["--quiet", "-o", &output]);
        let session = support::aimaq_with(arguments, "merge");
        assert_eq!(session.code, 0, "{session}");
    }
    let read = |name: &str| std::fs::read_to_string(at(name)).expect("a file");
    assert_eq!(read("many.csv"), read("one.csv"));
    assert_eq!(read("sum.part"), read("all.part"));
}

#[test]
fn points_are_the_same_sums_out_of_any_format() {
    let scratch = tempfile::tempdir().expect("scratch");
    let at = |name: &str| scratch.path().join(name);
    let text = |name: &str| at(name).to_str().expect("UTF-8").to_owned();
    table(&at("all.csv"), &points(3000));
    let part = |file: &str| {
        let session = partial(&[&text(file)], &at("some.part"));
        assert_eq!(session.code, 0, "{session}");
        std::fs::read_to_string(at("some.part")).expect("a file")
    };
    let expected = part("all.csv");
    for file in ["a.geojson", "a.geojson.gz", "a.geojsonl", "a.fgb", "a.shp"] {
        let convert = ["convert", &text("all.csv"), "-o", &text(file), "--quiet"];
        let session = support::aimaq_with(convert, "convert");
        assert_eq!(session.code, 0, "{session}");
        assert_eq!(part(file), expected, "{file}");
    }
}

#[test]
fn what_features_lack_is_named_with_its_feature() {
    let scratch = tempfile::tempdir().expect("scratch");
    let file = scratch.path().join("people.geojsonl");
    let feature = |properties: &str, geometry: &str| {
        format!(r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{geometry}}}"#)
    };
    let point = r#"{"type":"Point","coordinates":[71.0,51.0]}"#;
    let line = r#"{"type":"LineString","coordinates":[[71.0,51.0],[72.0,51.0]]}"#;
    let told = |features: &[String], expected: &str| {
        std::fs::write(&file, features.join("\n")).expect("written");
        let output = scratch.path().join("x.part");
        let session = partial(&[file.to_str().expect("UTF-8")], &output);
        assert_eq!((session.code, output.exists()), (2, false), "{session}");
        assert!(session.stderr.contains(expected), "{session}");
    };
    let good = feature(r#""people":5"#, point);
    let wrong = [good.clone(), feature(r#""people":"many""#, point)];
    told(&wrong, "feature 2: column `people`");
    told(
        &[good.clone(), feature(r#""people":-1"#, point)],
        "feature 2",
    );
    told(&[good, feature("", line)], "feature 2 is not a point");
    let none = feature(r#""count":5"#, point);
    told(&[none], "the fields are count");
}

#[test]
fn what_is_merged_is_what_stats_measures_to_the_metre() {
    let scratch = tempfile::tempdir().expect("scratch");
    let file = scratch.path().join("people.csv");
    table(&file, &points(3000));
    let file = file.to_str().expect("UTF-8");
    let part = scratch.path().join("people.part");
    assert_eq!(partial(&[file], &part).code, 0);
    let merged = ["merge", part.to_str().expect("UTF-8"), "--quiet", "-o", "-"];
    let merged = support::aimaq_with(merged, "merge");
    let stats = [
        "stats",
        "kazakhstan-2022",
        "--what",
        "distances",
        "--format",
        "csv",
        "--demand",
    ];
    let more = [file, "--unscaled", "--accept", "points-outside", "--quiet"];
    let stats = support::aimaq_with(stats.into_iter().chain(more), "stats");
    assert_eq!((merged.code, stats.code), (0, 0), "{merged}{stats}");
    let (merged, stats) = (rows(&merged.stdout), rows(&stats.stdout));
    assert!(merged.len() > 60, "{}", merged.len());
    for (key, ours) in &merged {
        let theirs = &stats[key];
        for (column, within) in [
            (0, 0.06),
            (1, 0.0011),
            (2, 0.0011),
            (3, 0.0011),
            (4, 0.0011),
        ] {
            let number = |cells: &[String]| cells[column].parse::<f64>().expect("a number");
            let apart = (number(ours) - number(theirs)).abs();
            assert!(apart <= within, "{key:?} {column}: {ours:?} {theirs:?}");
        }
    }
}

#[test]
fn partials_of_other_plans_and_damaged_ones_are_refused() {
    let scratch = tempfile::tempdir().expect("scratch");
    let at = |name: &str| {
        scratch
            .path()
            .join(name)
            .to_str()
            .expect("UTF-8")
            .to_owned()
    };
    table(at("p.csv").as_ref(), &points(50));
    assert_eq!(partial(&[&at("p.csv")], at("p.part").as_ref()).code, 0);
    let whole = [
        "partial",
        &at("p.csv"),
        "--plan",
        "kazakhstan-2022-whole-districts",
    ];
    let whole = whole.into_iter().chain(["--quiet", "-o"]);
    let other = at("other.part");
    assert_eq!(
        support::aimaq_with(whole.chain([other.as_str()]), "partial").code,
        0
    );
    let text = std::fs::read_to_string(at("p.part")).expect("a file");
    std::fs::write(at("damaged.part"), text.replace("counted 5", "counted 6")).expect("written");
    std::fs::write(at("short.part"), &text[..text.len() - 9]).expect("written");
    std::fs::write(at("none.part"), "lon,lat\n").expect("written");
    for (parts, said) in [
        (
            ["p.part", "other.part"],
            "its plan is kazakhstan-2022-whole-districts",
        ),
        (
            ["p.part", "damaged.part"],
            "it is not as it was sealed; make it again",
        ),
        (["p.part", "short.part"], "it is not as it was sealed"),
        (["p.part", "none.part"], "it does not begin as one"),
        (["p.part", "p.part"], "is named twice and would count twice"),
    ] {
        let parts = parts.map(at);
        let arguments = ["merge", &parts[0], &parts[1], "-o", "-"];
        let session = support::aimaq_with(arguments, "merge");
        assert_eq!(
            (session.code, session.stdout.as_str()),
            (2, ""),
            "{session}"
        );
        assert!(session.stderr.contains(said), "{session}");
    }
}

#[test]
fn a_line_that_cannot_be_read_is_named_and_nothing_is_written() {
    let scratch = tempfile::tempdir().expect("scratch");
    let file = scratch.path().join("p.csv");
    let part = scratch.path().join("p.part");
    std::fs::write(&file, "lon,lat,people\n70,50,1\n70,50,many\n").expect("written");
    let session = partial(&[file.to_str().expect("UTF-8")], &part);
    assert_eq!(session.code, 2, "{session}");
    assert!(
        session.stderr.contains("line 3: column `people`: `many`"),
        "{session}"
    );
    assert!(!part.exists());
}

/// A raster of a tenth of a degree in tiles, nearly empty as real ones are: people stand in
/// one pixel of fifty. Gives their sum in millionths.
fn raster(file: &Path) -> u64 {
    let (width, height, tile) = (400_u32, 160_u32, 64_u32);
    let people = |column: u32, row: u32| {
        let i = row * width + column;
        match i.is_multiple_of(50) && column < 300 {
            true => 0.5 + (i % 89) as f32 * 0.377,
            false => 0.0,
        }
    };
    let out = std::fs::File::create(file).expect("a file");
    let mut encoder = tiff::encoder::TiffEncoder::new(out).expect("an encoder");
    let mut folder = encoder.image_directory().expect("a directory");
    use tiff::tags::Tag;
    let (across, down) = (width.div_ceil(tile), height.div_ceil(tile));
    let (mut places, mut lengths, mut parts) = (Vec::new(), Vec::new(), 0);
    for number in 0..across * down {
        let (left, top) = (number % across * tile, number / across * tile);
        let mut pixels = Vec::new();
        for (row, column) in (0..tile).flat_map(|r| (0..tile).map(move |c| (r, c))) {
            let (column, row) = (left + column, top + row);
            let inside = column < width && row < height;
            let own = if inside { people(column, row) } else { 0.0 };
            parts += (f64::from(own) * 1e6).round() as u64;
            pixels.extend(own.to_le_bytes());
        }
        // A tile that nobody lives in is not there at all.
        if pixels.iter().all(|byte| *byte == 0) {
            places.push(0);
            lengths.push(0);
            continue;
        }
        let packed = weezl::encode::Encoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8)
            .encode(&pixels)
            .expect("packed");
        places.push(folder.write_data(&packed[..]).expect("a tile") as u32);
        lengths.push(packed.len() as u32);
    }
    let shorts: [(Tag, u16); 6] = [
        (Tag::BitsPerSample, 32),
        (Tag::Compression, 5),
        (Tag::PhotometricInterpretation, 1),
        (Tag::SamplesPerPixel, 1),
        (Tag::SampleFormat, 3),
        (Tag::PlanarConfiguration, 1),
    ];
    for (tag, value) in shorts {
        folder.write_tag(tag, value).expect("a tag");
    }
    for (tag, value) in [
        (Tag::ImageWidth, width),
        (Tag::ImageLength, height),
        (Tag::TileWidth, tile),
        (Tag::TileLength, tile),
    ] {
        folder.write_tag(tag, value).expect("a tag");
    }
    folder
        .write_tag(Tag::TileOffsets, &places[..])
        .expect("places");
    folder
        .write_tag(Tag::TileByteCounts, &lengths[..])
        .expect("lengths");
    let scale = [0.1, 0.1, 0.0];
    folder
        .write_tag(Tag::ModelPixelScaleTag, &scale[..])
        .expect("a scale");
    let tie = [0.0, 0.0, 0.0, 47.0, 56.0, 0.0];
    folder
        .write_tag(Tag::ModelTiepointTag, &tie[..])
        .expect("a tie");
    let keys: [u16; 12] = [1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4326];
    folder
        .write_tag(Tag::GeoKeyDirectoryTag, &keys[..])
        .expect("keys");
    folder.finish().expect("written");
    parts
}

#[test]
fn of_a_raster_in_packed_tiles_nobody_is_lost() {
    let scratch = tempfile::tempdir().expect("scratch");
    let (file, part) = (
        scratch.path().join("people.tif"),
        scratch.path().join("p.part"),
    );
    let parts = raster(&file);
    let session = partial(&[file.to_str().expect("UTF-8")], &part);
    assert_eq!(session.code, 0, "{session}");
    let text = std::fs::read_to_string(&part).expect("a partial");
    let counted = text.lines().find(|line| line.starts_with("counted "));
    let numbers: Vec<u64> = counted
        .expect("what was counted")
        .split(' ')
        .skip(1)
        .map(|number| number.parse().expect("a number"))
        .collect();
    assert_eq!(numbers[1], parts, "{session}");
    // Everybody is in a region or in none.
    let bars = text.lines().filter(|line| line.starts_with("a "));
    let bars = bars.flat_map(|line| line.split(' ').skip(3));
    let placed: u64 = bars
        .map(|bar| bar.rsplit(':').next().expect("parts"))
        .map(|parts| parts.parse::<u64>().expect("a number"))
        .sum();
    assert_eq!(placed + numbers[3] + numbers[5], parts);
    assert!(placed > parts / 3, "{placed} of {parts}");
    // The same pixels as demand: each inhabited one in a unit has its way.
    let line = format!(
        "stats kazakhstan-2022 --demand {} --unscaled --accept points-outside --format json --quiet",
        file.display()
    );
    let session = support::aimaq(&line);
    assert_eq!(session.code, 0, "{session}");
    let stats: serde_json::Value = serde_json::from_str(&session.stdout).expect("JSON");
    let regions = stats["people_of_later_regions"]
        .as_array()
        .expect("regions");
    let people = regions
        .iter()
        .filter_map(|region| region["after_km"]["people"].as_f64());
    let people: f64 = people.sum();
    let (people, placed) = (people * 1e6, placed as f64);
    assert!((people - placed).abs() < 1e3, "{people} and {placed}");
}
