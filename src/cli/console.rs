//! stdout for results, stderr for everything else.

use std::io::{self, IsTerminal as _, Write};

use aimaq::msg;
use aimaq::reform::Diagnostics;

use aimaq::territory::Territory;
use aimaq::words::{Lang, Message, Tell, Told, say};

use super::Failure;

/// Where a command writes.
pub(crate) struct Console {
    out: io::BufWriter<io::Stdout>,
    quiet: bool,
    lang: Lang,
}

impl Console {
    /// With the language in which messages are said.
    pub(crate) fn new(quiet: bool, lang: Lang) -> Self {
        Self {
            out: io::BufWriter::new(io::stdout()),
            quiet,
            lang,
        }
    }

    /// A result.
    pub(crate) fn print(&mut self, text: &str) -> Result<(), Failure> {
        self.bytes(text.as_bytes())
    }

    /// A result that is not text.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        ignore_closed(self.out.write_all(bytes))
    }

    /// stdout, for results that are written piece by piece.
    pub(crate) fn stdout(&mut self) -> impl Write {
        Quietly(&mut self.out)
    }

    /// A result as JSON.
    pub(crate) fn json(&mut self, value: &impl serde::Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(value).map_err(Failure::from)?;
        self.print(&text)?;
        self.print("\n")
    }

    /// A remark that asks for nothing, in its language already, left out by `--quiet`.
    pub(crate) fn remark(&self, text: &str) {
        self.tell(&msg!("told-note", said = text));
    }

    /// A word on the progress or the result, in the language of the call.
    pub(crate) fn tell(&self, message: &Message) {
        if !self.quiet {
            self.stderr(&say(message, self.lang));
        }
    }

    /// Goes on in the words of a country, in the language of the call.
    pub(crate) fn speak_of(&mut self, territory: &Territory) {
        self.lang = territory.local_words(self.lang);
    }

    /// A warning in the language of the call.
    pub(crate) fn caution(&self, message: &Message) {
        self.warn(&say(message, self.lang));
    }

    /// Whether somebody watches stderr.
    pub(crate) fn is_terminal(&self) -> bool {
        io::stderr().is_terminal()
    }

    /// How far the work is, left out by `--quiet`: on a terminal in place of what was told
    /// before, elsewhere on a line of its own.
    pub(crate) fn progress(&self, text: &str) {
        if self.quiet {
            return;
        }
        match self.is_terminal() {
            true => self.raw(&format!("\r\x1b[K{text}")),
            false => self.stderr(text),
        }
    }

    /// Clears what was told of the progress.
    pub(crate) fn end_progress(&self) {
        if !self.quiet && self.is_terminal() {
            self.raw("\r\x1b[K");
        }
    }

    fn raw(&self, text: &str) {
        let mut stderr = io::stderr();
        let _ = stderr.write_all(text.as_bytes());
        let _ = stderr.flush();
    }

    /// A warning: shown even with `--quiet`, for it is about the data.
    pub(crate) fn warn(&self, text: &str) {
        self.stderr(&say(&msg!("told-warning", said = text), self.lang));
    }

    /// An error with its hints.
    pub(crate) fn error(&self, told: &Told) {
        self.stderr(&say(
            &msg!("told-error", said = told.said(self.lang)),
            self.lang,
        ));
    }

    /// A line of its own, whatever is asked to be quiet.
    pub(crate) fn line(&self, text: &str) {
        self.stderr(text);
    }

    /// All problems of a plan, each with its severity.
    pub(crate) fn problems(&self, found: &Diagnostics) {
        self.stderr(&found.said(self.lang));
    }

    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        ignore_closed(self.out.flush())
    }

    /// A closed stderr leaves nobody to tell.
    fn stderr(&self, text: &str) {
        let _ = writeln!(io::stderr(), "{}", harmless(text));
    }
}

/// Names from files may hold what a terminal would obey: it stands as a sign instead.
fn harmless(text: &str) -> String {
    let obeyed = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let shown = |c| match obeyed(c) {
        true => char::REPLACEMENT_CHARACTER,
        false => c,
    };
    text.chars().map(shown).collect()
}

/// stdout, for which a reader that has seen enough is no error.
struct Quietly<'a>(&'a mut io::BufWriter<io::Stdout>);

impl Write for Quietly<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.write(bytes) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(bytes.len()),
            result => result,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.0.flush() {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            result => result,
        }
    }
}

/// A reader that has seen enough (`aimaq stats … | head`) is no error.
fn ignore_closed(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::told(
            error
                .told()
                .within(|said| msg!("error-stdout", said = said)),
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_not_told_what_to_do_by_a_name() {
        let name = "no plan is called `\u{1b}[31ma\u{7}`\n\thint";
        assert_eq!(
            harmless(name),
            "no plan is called `\u{fffd}[31ma\u{fffd}`\n\thint"
        );
    }
}
