//! The documents stay true: every command that they show exists with its options.

#![allow(clippy::expect_used)] // a test that cannot go on says why

mod support;

use std::path::Path;

/// Lines of shell blocks that call `aimaq`, without remarks and redirections.
fn commands(text: &str) -> Vec<String> {
    let mut shell = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            shell = matches!(line, "```sh" | "```bash" | "```console");
        } else if let Some(call) = line.trim_start_matches("$ ").strip_prefix("aimaq ")
            && shell
        {
            let call = call.split([';', '|', '>', '#']).next().unwrap_or_default();
            found.push(call.trim().to_owned());
        }
    }
    found
}

fn options(call: &str) -> Vec<&str> {
    let words = call.split_whitespace();
    words
        .filter(|word| word.starts_with("--"))
        .map(|word| word.split('=').next().unwrap_or(word))
        .collect()
}

/// The help of the deepest subcommand that the call names.
fn help(call: &str) -> String {
    let words: Vec<&str> = call.split_whitespace().take(2).collect();
    let two = support::aimaq(&format!("{} --help", words.join(" ")));
    let nested = words.len() == 2 && words[0] == "data";
    if nested && two.code == 0 {
        return two.stdout;
    }
    let one = support::aimaq(&format!("{} --help", words[0]));
    assert_eq!(one.code, 0, "`aimaq {call}`: {}", one.stderr);
    one.stdout
}

fn check(document: &str) -> usize {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    let text = std::fs::read_to_string(&path).expect("the document is there");
    let calls = commands(&text);
    for call in &calls {
        let help = help(call);
        for option in options(call) {
            assert!(
                help.contains(option),
                "{document}: `aimaq {call}` shows {option}, which the help does not"
            );
        }
    }
    calls.len()
}

#[test]
fn every_command_of_the_readme_exists() {
    assert!(check("README.md") > 5);
}

#[test]
fn the_readme_names_the_two_commands_that_do_all() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.contains(&"cargo run --release -- run kazakhstan-2022"));
    assert!(lines.contains(&"cargo test"));
}
