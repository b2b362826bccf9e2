//! The help of every command, each compared with its text in `tests/cli/help`; completions
//! and the manual page know every command.

use std::io::Write;
use std::process::{Command, Stdio};

use snapbox::{Data, assert_data_eq};

use crate::support::aimaq;

/// The commands that a help text lists.
fn listed(help: &str) -> Vec<String> {
    let (_, list) = help.split_once("Commands:\n").expect("a list of commands");
    let lines = list.lines().take_while(|line| line.starts_with("  "));
    // A line that is indented further goes on with the text of the one before.
    let lines = lines.filter(|line| !line.starts_with("   "));
    let names = lines.filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

/// Every command, those of `data` with it: `run`, `data show`.
fn commands() -> Vec<String> {
    let mut all = vec![];
    for command in listed(&aimaq("--help").stdout) {
        if command == "data" {
            let nested = listed(&aimaq("data --help").stdout);
            all.extend(nested.iter().map(|name| format!("data {name}")));
        }
        all.push(command);
    }
    all
}

#[test]
fn the_help_of_every_command_is_as_its_snapshot() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/help");
    let commands = commands();
    for command in &commands {
        let session = aimaq(&format!("{command} --help"));
        let file = folder.join(format!("{}.txt", command.replace(' ', "-")));
        assert_data_eq!(session.to_string(), Data::read_from(&file, None).raw());
    }
    let kept = std::fs::read_dir(folder).expect("the snapshots").count();
    assert_eq!(kept, commands.len(), "a snapshot is of no command");
}

#[test]
fn completions_of_every_shell_know_every_command() {
    let commands = listed(&aimaq("--help").stdout);
    assert!(commands.len() > 20, "{commands:?}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let session = aimaq(&format!("completions {shell}"));
        assert_eq!((session.code, session.stderr.as_str()), (0, ""), "{shell}");
        for command in &commands {
            assert!(
                session.stdout.contains(command.as_str()),
                "{shell}: {command}"
            );
        }
        assert!(session.stdout.contains("allow-outside"), "{shell}: options");
    }
}

#[test]
fn completions_for_bash_are_a_script_that_bash_reads() {
    let shell = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn();
    let mut shell = shell.expect("the checks run in bash");
    let mut input = shell.stdin.take().expect("a pipe");
    let script = aimaq("completions bash").stdout;
    input.write_all(script.as_bytes()).expect("written");
    drop(input);
    assert!(shell.wait().expect("ended").success());
}

#[test]
fn a_shell_that_is_not_known_is_refused_with_those_that_are() {
    let session = aimaq("completions cmd");
    assert_eq!((session.code, session.stdout.as_str()), (2, ""));
    assert!(
        session
            .stderr
            .contains("bash, elvish, fish, powershell, zsh")
    );
}

#[test]
fn the_manual_page_describes_every_command_and_the_shared_options() {
    let session = aimaq("man");
    assert_eq!((session.code, session.stderr.as_str()), (0, ""));
    assert!(session.stdout.contains(".TH aimaq 1"));
    for command in listed(&aimaq("--help").stdout) {
        let name = format!("aimaq\\-{command}(1)");
        assert!(session.stdout.contains(&name), "{name}");
    }
    for option in ["territory", "boundaries", "key", "lang", "quiet"] {
        assert!(
            session.stdout.contains(&format!("\\-\\-{option}")),
            "{option}"
        );
    }
}
