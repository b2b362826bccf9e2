//! `docs/questions.md` stays true: its commands still run and still say what
//! stands there. `python3 docs/questions.py` writes it anew.

use crate::support;
use std::sync::Mutex;

/// A command of the document with what it is said to print.
#[derive(Clone)]
struct Shown {
    line: String,
    output: Vec<String>,
}

fn shown(text: &str) -> Vec<Shown> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while lines.by_ref().any(|line| line == "```console") {
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let (first, output) = block.split_first().expect("a command in the block");
        blocks.push(Shown {
            line: first.strip_prefix("$ aimaq ").expect("a call").to_owned(),
            output: output.iter().map(|line| (*line).to_owned()).collect(),
        });
    }
    blocks
}

/// What differs between the document and the command as it is now.
fn stale(shown: &Shown) -> Option<String> {
    let words = support::words(&shown.line);
    let session = support::aimaq_with(words.iter().map(String::as_str), &shown.line);
    let checks = shown.line.starts_with("check");
    if session.code != 0 && !(checks && session.code == 1) {
        return Some(session.to_string());
    }
    let now = format!("{}{}", session.stdout, session.stderr);
    let now: Vec<&str> = now.trim_end_matches('\n').lines().collect();
    let more = |line: &String| line.starts_with('…') && line.ends_with("more lines");
    let (same, count) = match shown.output.split_last() {
        Some((last, head)) if more(last) => {
            let left = now.len() - head.len().min(now.len());
            let said = format!("… {left} more lines");
            (now.iter().zip(head).all(|(a, b)| a == b), *last == said)
        }
        _ => (now.iter().eq(shown.output.iter()), true),
    };
    (!same || !count).then(|| format!("aimaq {}: the answer is another now", shown.line))
}

#[test]
fn every_question_has_a_command_or_says_which_data_are_missing() {
    let text = include_str!("../../docs/questions.md");
    let questions: Vec<&str> = text.split("\n## ").skip(1).collect();
    assert_eq!(questions.len(), 25);
    for question in questions {
        let title = question.lines().next().unwrap_or_default();
        assert!(question.contains("$ aimaq "), "{title}");
    }
}

#[test]
fn the_commands_still_say_what_the_document_says() {
    // A batch of whole runs takes long and has tests of its own.
    let mut blocks = shown(include_str!("../../docs/questions.md"));
    blocks.retain(|block| !block.line.starts_with("batch "));
    assert!(blocks.len() > 30, "{}", blocks.len());
    let queue = Mutex::new(blocks.into_iter());
    let next = || queue.lock().expect("a queue").next();
    let found: Vec<String> = std::thread::scope(|scope| {
        let worker = || {
            std::iter::from_fn(next)
                .filter_map(|b| stale(&b))
                .collect::<Vec<_>>()
        };
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(worker)).collect();
        let results = workers.into_iter().map(|w| w.join().expect("a worker"));
        results.flatten().collect()
    });
    assert!(
        found.is_empty(),
        "run `python3 docs/questions.py`\n{}",
        found.join("\n")
    );
}
