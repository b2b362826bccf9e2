//! Files that would hurt a reader that believes what they say of themselves
//! (`tests/fixtures/hostile`): the command refuses each with its name and a reason, in
//! little time and memory.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use flate2::{Compress, Compression, Crc, FlushCompress};

/// The most that the command may ever hold, in kB, and take.
const MOST_KB: u64 = 200_000;
const MOST_TIME: Duration = Duration::from_secs(60);
/// A message for a person is no longer, in bytes.
const LONGEST_MESSAGE: usize = 2000;

struct Ended {
    code: Option<i32>,
    said: String,
    peak_kb: u64,
}

/// Runs the command and watches the most memory that it held, where the system tells.
fn watched(folder: &Path, arguments: &[String]) -> Ended {
    let stderr = folder.join("stderr.txt");
    let mut child = Command::new(env!("CARGO_BIN_EXE_aimaq"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(&stderr).expect("a file"))
        .spawn()
        .expect("the command starts");
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let began = Instant::now();
    let mut peak_kb = 0;
    let code = loop {
        // Of what has ended it is not told any more.
        peak_kb = peak_kb.max(high_water_kb(&status).unwrap_or(0));
        if let Some(ended) = child.try_wait().expect("a child") {
            break ended.code();
        }
        if began.elapsed() > MOST_TIME {
            child.kill().expect("it is ours");
            child.wait().expect("it was ended");
            break None;
        }
        std::thread::sleep(Duration::from_micros(500));
    };
    let said = String::from_utf8_lossy(&std::fs::read(stderr).expect("a file")).into_owned();
    Ended {
        code,
        said,
        peak_kb,
    }
}

fn high_water_kb(status: &Path) -> Option<u64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// What is wrong with the end of a command that read a file; `said` after `read: ` is
/// what it says of a file that it reads all the same.
fn fault(ended: &Ended, name: &str, said: &str) -> Option<String> {
    let (code, said) = match said.strip_prefix("read: ") {
        Some(said) => (0, said),
        None => (2, said),
    };
    let wrong = if ended.code != Some(code) {
        "ended otherwise"
    } else if code == 2 && !ended.said.contains(name) {
        "does not name the file"
    } else if !ended.said.contains(said) {
        "says something else"
    } else if ended.said.contains("panicked") || ended.said.len() > LONGEST_MESSAGE {
        "is no message for a person"
    } else if ended.peak_kb > MOST_KB {
        "held too much"
    } else {
        return None;
    };
    let begin: String = ended.said.chars().take(LONGEST_MESSAGE).collect();
    Some(format!(
        "{name} {wrong}: {:?}, {} kB, not `{said}`: {begin}",
        ended.code, ended.peak_kb
    ))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile")
}

/// File, command and what is said, of each case.
fn cases() -> Vec<[String; 3]> {
    let text = std::fs::read_to_string(folder().join("cases.tsv")).expect("a list");
    let case = |line: &str| {
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        <[String; 3]>::try_from(cells).expect("three cells")
    };
    text.lines().map(case).collect()
}

/// Runs the cases of some commands; fails with all that are not as they should be.
fn all_are_refused(commands: &[&str]) {
    let mut faults = Vec::new();
    for [name, command, said] in cases() {
        if !commands.contains(&command.split(' ').next().expect("a word")) {
            continue;
        }
        let scratch = tempfile::tempdir().expect("scratch");
        let file = folder().join(&name).display().to_string();
        let words = command.split(' ').map(|word| match word {
            "FILE" => file.clone(),
            word => word.to_owned(),
        });
        let ended = watched(scratch.path(), &words.collect::<Vec<_>>());
        faults.extend(fault(&ended, &name, &said));
        // Nothing is left half-written.
        let left = std::fs::read_dir(scratch.path()).expect("a folder").count();
        if ended.code == Some(2) && left > 1 {
            faults.push(format!("{name}: something is left"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn there_are_hostile_files_for_every_reader() {
    let names: Vec<String> = cases().into_iter().map(|[name, ..]| name).collect();
    assert!(names.len() >= 150, "{}", names.len());
    for ending in [
        ".geojson",
        ".geojson.gz",
        ".geojsonl",
        ".topojson",
        ".shp",
        ".zip",
        ".gpkg",
        ".fgb",
        ".kml",
        ".kmz",
        ".csv",
        ".xlsx",
        ".tif",
        ".parquet",
        ".osm.pbf",
        ".toml",
        ".json",
    ] {
        let count = names.iter().filter(|name| name.ends_with(ending)).count();
        assert!(count >= 2, "{ending}: {count}");
    }
    let there = |name: &String| folder().join(name).is_file();
    assert!(names.iter().all(there));
}

#[test]
fn files_of_places_that_lie_are_refused_with_a_reason() {
    all_are_refused(&["convert"]);
}

#[test]
fn rasters_and_roads_that_lie_are_refused_with_a_reason() {
    all_are_refused(&["partial", "stats"]);
}

#[test]
fn manifests_and_records_that_lie_are_refused_with_a_reason() {
    all_are_refused(&["batch", "run"]);
}

#[test]
fn markup_in_names_stays_text_in_every_format() {
    let scratch = tempfile::tempdir().expect("scratch");
    let file = folder().join("markup.geojson").display().to_string();
    let script = "<script>alert(1)</script>";
    for (name, may_stand) in [("a.kml", false), ("a.csv", true), ("a.geojson", true)] {
        let words = ["convert", &file, "-o", name].map(str::to_owned);
        let ended = watched(scratch.path(), &words);
        assert_eq!(ended.code, Some(0), "{name}: {}", ended.said);
        let text = std::fs::read_to_string(scratch.path().join(name)).expect("written");
        assert_eq!(text.contains(script), may_stand, "{name}");
        assert!(text.contains("alert(1)"), "{name}");
    }
}

/// A deflated text whose middle is a million times one byte, very often.
fn repeated(first: &[u8], byte: u8, times: usize, last: &[u8]) -> Vec<u8> {
    let piece = |data: &[u8], flush| {
        let mut out = Vec::with_capacity(data.len() + 1000);
        let mut packer = Compress::new(Compression::best(), false);
        packer.compress_vec(data, &mut out, flush).expect("room");
        out
    };
    let million = piece(&vec![byte; 1 << 20], FlushCompress::Full);
    [
        piece(first, FlushCompress::Full),
        million.repeat(times),
        piece(last, FlushCompress::Finish),
    ]
    .concat()
}

/// An archive of members with their deflated bytes, length and sum.
fn archive(members: &[(&str, Vec<u8>, u32, u32)]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, packed, size, crc) in members {
        let at = out.len() as u32;
        let (length, name_length) = (packed.len() as u32, name.len() as u16);
        let mut head = vec![20, 0, 0, 0, 8, 0, 0, 0, 33, 0];
        for number in [*crc, length, *size] {
            head.extend(number.to_le_bytes());
        }
        head.extend(name_length.to_le_bytes());
        head.extend([0, 0]);
        out.extend([b'P', b'K', 3, 4]);
        out.extend(&head);
        out.extend(name.as_bytes());
        out.extend(packed);
        list.extend([b'P', b'K', 1, 2, 20, 0]);
        list.extend(&head);
        list.extend([0; 10]);
        list.extend(at.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let (count, at, length) = (members.len() as u16, out.len() as u32, list.len() as u32);
    out.extend(list);
    out.extend([b'P', b'K', 5, 6, 0, 0, 0, 0]);
    out.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    out.extend([length.to_le_bytes(), at.to_le_bytes()].concat());
    out.extend([0, 0]);
    out
}

fn small(name: &'static str, text: &str) -> (&'static str, Vec<u8>, u32, u32) {
    let mut crc = Crc::new();
    crc.update(text.as_bytes());
    let packed = repeated(text.as_bytes(), 0, 0, b"");
    (name, packed, text.len() as u32, crc.sum())
}

#[test]
fn what_unpacks_to_very_much_is_not_unpacked() {
    const TIMES: usize = 800;
    let size = (TIMES as u32) << 20;
    let large = |name, first: &str, byte, last: &str| {
        let packed = repeated(first.as_bytes(), byte, TIMES, last.as_bytes());
        (name, packed, size, 0)
    };
    let head = "{\"type\":\"FeatureCollection\",\"features\":[";
    let spaces = large("a.geojson", head, b' ', "]}");
    let mut gzip = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    gzip.extend(&spaces.1);
    gzip.extend([0; 8]);
    let book = |sheet| {
        let links = "<Relationships><Relationship Id=\"r\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
        let sheets =
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r\"/></sheets></workbook>";
        let links = small("xl/_rels/workbook.xml.rels", links);
        archive(&[links, small("xl/workbook.xml", sheets), sheet])
    };
    let in_sheet = "<worksheet><sheetData><row r=\"1\">";
    let sheet = large(
        "xl/worksheets/sheet1.xml",
        in_sheet,
        b' ',
        "</row></sheetData></worksheet>",
    );
    let texts = large(
        "xl/sharedStrings.xml",
        "<sst><si><t>",
        b'a',
        "</t></si></sst>",
    );
    let name = large(
        "doc.kml",
        "<kml><Placemark><name>",
        b'a',
        "</name></Placemark></kml>",
    );
    let mut faults = Vec::new();
    for (file, bytes) in [
        ("spaces.geojson.gz", gzip),
        ("spaces.zip", archive(&[spaces])),
        ("name.kmz", archive(&[name])),
        ("spaces.xlsx", book(sheet)),
        ("texts.xlsx", book(texts)),
    ] {
        let scratch = tempfile::tempdir().expect("scratch");
        let mut out = File::create(scratch.path().join(file)).expect("a file");
        out.write_all(&bytes).expect("written");
        let words = ["convert", file, "-o", "out.geojson"].map(str::to_owned);
        let ended = watched(scratch.path(), &words);
        faults.extend(fault(&ended, file, "unpacks to more than"));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
