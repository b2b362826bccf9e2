//! Wrong plans and what `aimaq check` says of them: the message points at the
//! key and says what to do.
//!
//! `tests/plans/wrong/NAME.toml` holds the plan and, in its first line, the
//! command; `NAME.txt` holds the exit code and what was printed.
//! `SNAPSHOTS=overwrite cargo test --test aimaq wrong_plans` accepts them as they are.

use std::path::{Path, PathBuf};
use std::process::Command;

use snapbox::{Assert, Data};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans/wrong")
}

fn plans() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("the folder of the plans");
    let paths = entries.map(|e| e.expect("an entry").path());
    let mut plans: Vec<PathBuf> = paths
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .collect();
    plans.sort();
    plans
}

/// The exit code, and stdout and stderr one after the other.
fn run(plan: &Path) -> String {
    let text = std::fs::read_to_string(plan).expect("a plan");
    let command = text.lines().next().and_then(|l| l.strip_prefix("# aimaq "));
    let command = command.unwrap_or_else(|| panic!("{}: no command", plan.display()));
    let output = Command::new(env!("CARGO_BIN_EXE_aimaq"))
        .args(command.split(' '))
        .current_dir(folder())
        .output()
        .expect("aimaq runs");
    let code = output.status.code().expect("an exit code");
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    format!("$ aimaq {command}\nexit {code}\n{out}{err}")
}

#[test]
fn every_wrong_plan_is_refused_with_its_reason() {
    let plans = plans();
    assert!(plans.len() >= 40, "{} plans", plans.len());
    let assert = Assert::new().action_env("SNAPSHOTS");
    for plan in plans {
        assert.eq(
            run(&plan),
            Data::read_from(&plan.with_extension("txt"), None),
        );
    }
}

#[test]
fn every_refusal_ends_with_1_or_2_and_says_what_to_do() {
    for plan in plans() {
        let said = std::fs::read_to_string(plan.with_extension("txt")).expect("a snapshot");
        let name = plan.display();
        assert!(
            said.contains("\nexit 1\n") || said.contains("\nexit 2\n"),
            "{name}: {said}"
        );
        let warning = said.contains("\nwarning: ") && !said.contains("\nerror: ");
        let helps = said.contains("hint: ") || said.contains("the data begin on");
        assert!(helps || warning, "{name}: {said}");
    }
}
