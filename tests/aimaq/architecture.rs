//! ARCHITECTURE.md is true: its picture names every room and what it imports, and no
//! import goes up.
//!
//! A room is a folder of `src`, or a package in `crates`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What each room imports.
type Imports = BTreeMap<String, BTreeSet<String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries.map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    let stem = path.file_stem().expect("a name");
    stem.to_str().expect("UTF-8").to_owned()
}

/// The rooms with their place on disk. `main` only starts `cli`, and `lib` lists the rooms.
fn rooms() -> BTreeMap<String, PathBuf> {
    let inside = entries(&root().join("src"));
    let inside = inside.into_iter().map(|path| (name(&path), path));
    let mut rooms: BTreeMap<String, PathBuf> = inside
        .filter(|(room, _)| !["lib", "main"].contains(&room.as_str()))
        .collect();
    let crates = root().join("crates");
    if crates.is_dir() {
        rooms.extend(
            entries(&crates)
                .into_iter()
                .map(|p| (name(&p), p.join("src"))),
        );
    }
    rooms
}

fn sources(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        entries(path).iter().for_each(|p| sources(p, found));
    } else if path.extension().is_some_and(|e| e == "rs") {
        found.push(path.to_owned());
    }
}

/// The code of a file without remarks and without its tests, which stand last.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("a source file");
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = text.lines();
    let lines = lines.map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The first segments of a path that begins here: one, or those of a group in braces.
fn first_segments(text: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        let letters = text.chars();
        letters
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let Some(group) = text.strip_prefix('{') else {
        return vec![word(text)];
    };
    let (mut depth, mut found, mut at) = (0, vec![], 0);
    for (i, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                found.push(word(group[at..i].trim()));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(word(group[at..i].trim()));
                at = i + 1;
            }
            _ => {}
        }
    }
    found
}

/// Whether a match at `at` is a word of its own and not the end of another.
fn begins_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':' && c != '$')
}

/// What `lib.rs` hands on of the packages, with the room that it is of: `msg` is of `words`.
fn handed_on() -> BTreeMap<String, String> {
    let code = code(&root().join("src/lib.rs"));
    let lines = code.lines().filter_map(|line| {
        let (package, names) = line.strip_prefix("pub use aimaq_")?.split_once("::")?;
        let names = first_segments(names).into_iter();
        Some(names.map(|name| (name, package.to_owned())))
    });
    lines.flatten().collect()
}

/// The rooms that a room's code names.
fn imports_of(room: &str, code: &str, rooms: &BTreeMap<String, PathBuf>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let in_crate = rooms[room].starts_with(root().join("crates"));
    let own: &[&str] = if in_crate {
        &[]
    } else {
        &["crate::", "aimaq::"]
    };
    for prefix in own {
        for (at, _) in code.match_indices(prefix) {
            if begins_word(code, at) {
                found.extend(first_segments(&code[at + prefix.len()..]));
            }
        }
    }
    for (at, prefix) in code.match_indices("aimaq_") {
        if begins_word(code, at) {
            found.extend(first_segments(&code[at + prefix.len()..]));
        }
    }
    if !in_crate {
        let of_packages = handed_on();
        let packages = found.iter().filter_map(|name| of_packages.get(name));
        let packages: Vec<String> = packages.cloned().collect();
        found.extend(packages);
    }
    found.retain(|name| name != room && rooms.contains_key(name));
    found
}

fn imports() -> Imports {
    let rooms = rooms();
    let of = |(room, path): (&String, &PathBuf)| {
        let mut files = vec![];
        sources(path, &mut files);
        let uses = files
            .iter()
            .flat_map(|file| imports_of(room, &code(file), &rooms));
        (room.clone(), uses.collect())
    };
    rooms.iter().map(of).collect()
}

/// What somebody is called by the law of one country: words for it are in the data.
const OF_A_COUNTRY: [&str; 7] = [
    "senat", "governor", "deputy", "deputies", "akim", "oblast", "mazhilis",
];

#[test]
fn no_source_knows_the_offices_of_a_country() {
    let mut files = vec![];
    sources(&root().join("src"), &mut files);
    sources(&root().join("crates"), &mut files);
    let mut found = vec![];
    for file in &files {
        let code = code(file).to_lowercase();
        let words = OF_A_COUNTRY.iter().filter(|word| code.contains(**word));
        found.extend(words.map(|word| format!("{word} in {}", file.display())));
    }
    assert!(found.is_empty(), "{found:#?}");
    // The words are looked for where they are: the data say them.
    let rules = root().join("geodata/kazakhstan/rules.toml");
    let rules = std::fs::read_to_string(rules).expect("rules");
    assert!(rules.contains("senators") && rules.contains("governor"));
}

/// The lines of the picture: a room and, after an arrow, the rooms that it imports.
fn picture() -> Vec<(String, BTreeSet<String>)> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the document");
    let mut blocks = text.split("```").skip(1).step_by(2);
    let picture = blocks.find(|block| block.contains('►'));
    let lines = picture.expect("a picture with arrows").lines().skip(1);
    let lines = lines.filter(|line| !line.trim().is_empty());
    let line = |line: &str| {
        let (room, uses) = line.split_once('►').unwrap_or((line, ""));
        let uses = uses.split_whitespace().map(str::to_owned);
        let room = room.trim_matches(|c: char| c.is_whitespace() || c == '─');
        (room.to_owned(), uses.collect())
    };
    lines.map(line).collect()
}

/// The picture as the imports would have it: every room above what it imports, those that
/// are there in the order of the document.
fn drawn(imports: &Imports, order: &[String]) -> String {
    let place = |room: &String| order.iter().position(|o| o == room).unwrap_or(usize::MAX);
    let mut left: Vec<&String> = imports.keys().collect();
    left.sort_by_key(|room| (place(room), room.as_str()));
    let mut text = String::new();
    while !left.is_empty() {
        let free = |room: &&String| left.iter().all(|other| !imports[*other].contains(*room));
        let Some(at) = left.iter().position(free) else {
            return format!("{text}these import each other in a circle: {left:?}");
        };
        let room = left.remove(at);
        let uses: Vec<&str> = imports[room].iter().map(String::as_str).collect();
        let line = format!(
            "{room} {}► {}",
            "─".repeat(12 - room.len().min(11)),
            uses.join(" ")
        );
        let line = if uses.is_empty() { room } else { &line };
        text += &format!("{line}\n");
    }
    text
}

#[test]
fn the_picture_shows_what_each_room_imports_and_nothing_else() {
    let (imports, picture) = (imports(), picture());
    assert!(imports.len() > 8, "the rooms are not found: {imports:?}");
    let order: Vec<String> = picture.iter().map(|(room, _)| room.clone()).collect();
    let shown: Imports = picture.into_iter().collect();
    assert!(
        shown == imports,
        "ARCHITECTURE.md should show this picture:\n\n{}",
        drawn(&imports, &order)
    );
}

#[test]
fn an_arrow_of_the_picture_goes_to_a_room_below() {
    let picture = picture();
    for (i, (room, uses)) in picture.iter().enumerate() {
        let below: Vec<&String> = picture[i + 1..].iter().map(|(room, _)| room).collect();
        for used in uses {
            assert!(
                below.contains(&used),
                "{room} imports {used}, which is not below"
            );
        }
    }
}

#[test]
fn the_document_and_the_crate_describe_every_room() {
    let text = |file: &str| std::fs::read_to_string(root().join(file)).expect("a document");
    let (document, library) = (text("ARCHITECTURE.md"), text("src/lib.rs"));
    for (room, path) in rooms() {
        let place = path.strip_prefix(root()).expect("inside");
        let place = place.to_str().expect("UTF-8").trim_end_matches("/src");
        let heading = format!("**`{place}`**");
        assert!(
            document.contains(&heading),
            "ARCHITECTURE.md has no {heading}"
        );
        let row = format!("[`{room}`]");
        // The command alone has arguments and fetches.
        let listed = ["cli", "fetch"].contains(&room.as_str()) || library.contains(&row);
        assert!(listed, "src/lib.rs does not list {room}");
    }
}

#[test]
fn imports_are_read_out_of_paths_and_groups() {
    let path = root().join("src");
    let rooms = ["io", "measure", "coverage", "report"].map(|room| (room.to_owned(), path.clone()));
    let code = "use crate::{io::{Format, read}, measure};\nfn f(x: aimaq_coverage::Unit) {}\nuse super::report;";
    let found = imports_of("report", code, &rooms.into());
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    assert_eq!(found, ["coverage", "io", "measure"]);
}
