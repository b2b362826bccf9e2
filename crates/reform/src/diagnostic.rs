//! What is wrong with a plan, and where.

use std::error::Error;
use std::fmt;
use std::ops::Range;

use super::warning::Warning;
use aimaq_territory::Territory;
use aimaq_words::{Lang, Message, Tell, Told, Value, joined, lexicon, msg, say};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The plan cannot be applied.
    Error,
    /// The plan can be applied; somebody should look.
    Warning,
}

impl Severity {
    /// The word for it before a message and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One thing that is wrong, to be said in any language.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// What a plan can accept by its name.
    pub warning: Option<Box<Warning>>,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub hints: Vec<Message>,
    /// The bytes of the plan it is about.
    pub span: Option<Range<usize>>,
    /// The act it is about.
    pub act: Option<Box<Value>>,
}

impl Problem {
    /// A problem that stops the plan.
    pub fn error(message: Message) -> Self {
        Self {
            severity: Severity::Error,
            warning: None,
            message,
            hints: Vec::new(),
            span: None,
            act: None,
        }
    }

    /// Something that somebody should look at.
    pub fn warning(warning: Warning) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::refused(warning)
        }
    }

    /// Something that stops the plan unless it accepts it.
    pub fn refused(warning: Warning) -> Self {
        Self {
            hints: warning.hints(),
            message: warning.message(),
            warning: Some(Box::new(warning)),
            severity: Severity::Error,
            span: None,
            act: None,
        }
    }

    /// What is wrong, in a language.
    pub fn sentence(&self, lang: Lang) -> String {
        say(&self.message, lang)
    }

    /// What to do, in a language.
    pub fn advice(&self, lang: Lang) -> Vec<String> {
        self.hints.iter().map(|hint| say(hint, lang)).collect()
    }

    /// The name by which a plan accepts it.
    pub fn name(&self) -> Option<&'static str> {
        self.warning.as_deref().map(Warning::name)
    }

    /// Says where in the text it is.
    #[must_use]
    pub fn at(mut self, span: Range<usize>) -> Self {
        self.span = Some(span);
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }
}

/// All problems of a plan, with the text they point into.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostics {
    /// Name of the plan's file.
    pub file: String,
    /// Its text.
    pub text: String,
    /// The problems, in the order of the plan.
    pub problems: Vec<Problem>,
    /// The country in whose words they are said.
    pub country: Option<String>,
}

impl std::error::Error for Diagnostics {}

impl Tell for Diagnostics {
    /// The problems with their places; that they are errors is said by who tells them.
    fn told(&self) -> Told {
        Told::new(self.all(|said| said))
    }
}

impl Diagnostics {
    /// A single problem.
    pub fn one(file: &str, text: &str, problem: Problem) -> Self {
        Self {
            file: file.to_owned(),
            text: text.to_owned(),
            problems: vec![problem],
            country: None,
        }
    }

    /// The same in the words of the territory's country.
    #[must_use]
    pub fn of(mut self, territory: &Territory) -> Self {
        self.country.clone_from(&territory.country);
        self
    }

    /// The problems of a plan that are behind an error, where they are.
    pub fn behind<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a Self> {
        let mut cause = Some(error);
        while let Some(inner) = cause {
            if let Some(found) = inner.downcast_ref() {
                return Some(found);
            }
            cause = inner.source();
        }
        None
    }

    /// A problem of no text, such as a name that was asked for.
    pub fn alone(problem: Problem) -> Self {
        Self::one("", "", problem)
    }

    /// Whether any of them stops the plan.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|p| p.severity == Severity::Error)
    }

    /// Line and column of a byte of the text, both from 1, columns in
    /// characters.
    pub fn line_column(&self, byte: usize) -> (usize, usize) {
        let byte = byte.min(self.text.len());
        let before = self.text.get(..byte).unwrap_or(&self.text);
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        (line, before[start..].chars().count() + 1)
    }

    /// All problems in a language, each with its severity.
    pub fn said(&self, lang: Lang) -> String {
        let all = self.all(|said| msg!("told-error", said = said));
        say(&all, self.local(lang))
    }

    /// One of the problems as a person reads it, without its severity.
    pub fn shown(&self, problem: &Problem, lang: Lang) -> String {
        say(&self.whole(problem), self.local(lang))
    }

    /// A language in the words of the country.
    fn local(&self, lang: Lang) -> Lang {
        lexicon().in_country(lang, self.country.as_deref())
    }

    /// One problem as a person reads it: what is wrong, where in the text, what to do.
    fn whole(&self, problem: &Problem) -> Message {
        let mut parts: Vec<Value> = vec![problem.message.clone().into()];
        parts.extend(problem.name().map(|name| format!(" [{name}]").into()));
        parts.extend(problem.span.as_ref().map(|span| self.place(span).into()));
        let act = problem.act.as_deref();
        let act = act.map(|act| msg!("problem-act", act = act.clone()));
        let hints = problem.hints.iter();
        let hints = hints.map(|hint| msg!("problem-hint", hint = hint));
        for line in act.into_iter().chain(hints) {
            parts.extend(["\n  ".into(), line.into()]);
        }
        msg!("error-all", all = joined("", parts))
    }

    /// All problems, each with its severity; `error` says that one is an error.
    fn all(&self, error: impl Fn(Message) -> Message) -> Message {
        let all = self.problems.iter().map(|problem| {
            let said = self.whole(problem);
            match problem.severity {
                Severity::Error => error(said),
                Severity::Warning => msg!("told-warning", said = said),
            }
        });
        msg!("error-all", all = joined("\n", all))
    }

    /// Lines that point into the text.
    fn place(&self, span: &Range<usize>) -> String {
        let (line, column) = self.line_column(span.start);
        let place = format!("\n  --> {}:{line}:{column}", self.file);
        let Some(text) = self.text.lines().nth(line - 1) else {
            return place;
        };
        let (text, lead) = window(text, column - 1);
        let length = self.text.get(span.clone()).map_or(1, |s| {
            s.lines().next().unwrap_or("").chars().count().clamp(1, 100)
        });
        let room = text.chars().count().saturating_sub(lead).max(1);
        let (pad, marks) = (" ".repeat(lead), "^".repeat(length.min(room)));
        format!("{place}\n  | {text}\n  | {pad}{marks}")
    }
}

/// At most 100 characters of a line around a column, and the column in them.
fn window(line: &str, column: usize) -> (String, usize) {
    let skip = if column > 90 { column - 40 } else { 0 };
    let shown: String = line.chars().skip(skip).take(100).collect();
    (shown.trim_end().to_owned(), column - skip)
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.said(Lang::EN))
    }
}
