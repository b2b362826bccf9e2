//! Runs the command and shows a session as text, for snapshots.

#[allow(dead_code)] // only a part of it is of use here
#[path = "../../../crates/coverage/tests/coverages.rs"]
pub(crate) mod coverages;
pub(crate) mod grid;
pub(crate) mod osm;
pub(crate) mod reforms;
pub(crate) mod vintages;

use std::path::Path;
use std::process::Command;

use aimaq::batch::{Job, Prepared, prepare};
use aimaq::geodata::embedded_plan;
use aimaq::reform::{Plan, parse};
use aimaq::words::Lang;

/// An embedded plan.
pub(crate) fn shipped(name: &str) -> Plan {
    let (_, text) = embedded_plan(name).expect("embedded");
    parse(text, name).expect("a plan")
}

/// What one call of the command said and how it ended.
pub(crate) struct Session {
    /// The arguments, as they are typed.
    pub(crate) line: String,
    /// Standard output.
    pub(crate) stdout: String,
    /// Standard error.
    pub(crate) stderr: String,
    /// Exit code; -1 if a signal ended it.
    pub(crate) code: i32,
}

/// The reform of 2022, measured, in a language.
pub(crate) fn prepared_in(tag: &str) -> Prepared {
    let job = Job {
        plan: "kazakhstan-2022".to_owned(),
        lang: Lang::new(tag).expect("a tag"),
        ..Job::default()
    };
    prepare(&job).expect("the plan applies")
}

/// Runs `aimaq` in the project's root; arguments are separated by spaces.
pub(crate) fn aimaq(line: &str) -> Session {
    aimaq_with(line.split_whitespace(), line)
}

/// Runs `aimaq` with arguments of its own, shown as `line`.
pub(crate) fn aimaq_with<'a>(arguments: impl IntoIterator<Item = &'a str>, line: &str) -> Session {
    aimaq_in(env!("CARGO_MANIFEST_DIR").as_ref(), arguments, line)
}

/// The same in another folder.
pub(crate) fn aimaq_in<'a>(
    folder: &Path,
    arguments: impl IntoIterator<Item = &'a str>,
    line: &str,
) -> Session {
    let output = Command::new(env!("CARGO_BIN_EXE_aimaq"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .output()
        .expect("the command starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Session {
        line: line.to_owned(),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
        code: output.status.code().unwrap_or(-1),
    }
}

impl std::fmt::Display for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "$ aimaq {}", self.line)?;
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                writeln!(f, "--- {name}\n{}", text.trim_end())?;
            }
        }
        writeln!(f, "--- exit code {}", self.code)
    }
}

/// Words as a shell takes them: spaces inside double quotes do not part them.
pub(crate) fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            letter => words.last_mut().expect("never empty").push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
