//! What a person is told of an error, in any language.

use std::fmt;
use std::io::{self, ErrorKind};

use crate::{Lang, Message, msg, say};

/// What is wrong, and what to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub hints: Vec<Message>,
}

/// An error that is told in the language of the reader.
///
/// Its `Display` says the same in English, so that no sentence stands twice:
/// `#[error("{}", self.in_english())]`.
pub trait Tell {
    /// What is wrong, and what to do.
    fn told(&self) -> Told;

    /// The same as text for programs, which read it in English.
    fn in_english(&self) -> String {
        self.told().said(Lang::EN)
    }
}

impl Told {
    /// What is wrong; nothing that could be done is known.
    pub fn new(message: Message) -> Self {
        Self {
            message,
            hints: Vec::new(),
        }
    }

    /// Says what to do.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }

    /// The same in a sentence around it, such as one that names the file.
    #[must_use]
    pub fn within(mut self, around: impl FnOnce(Message) -> Message) -> Self {
        self.message = around(self.message);
        self
    }

    /// The same of a file.
    #[must_use]
    pub fn in_file(self, file: &str) -> Self {
        self.within(|said| msg!("error-in-file", file = file, said = said))
    }

    /// The same of a place in a file: of its line, from 1, where that is known.
    #[must_use]
    pub fn at_place(self, file: &str, line: Option<usize>) -> Self {
        let Some(line) = line.map(|line| line.to_string()) else {
            return self.in_file(file);
        };
        self.within(|said| msg!("error-at-place", file = file, line = line, said = said))
    }

    /// The same of a line of a file, from 1.
    #[must_use]
    pub fn in_line(self, file: &str, line: u64) -> Self {
        let line = line.to_string();
        self.within(|said| msg!("error-in-line", file = file, line = line, said = said))
    }

    /// All of it in a language, each hint on a line of its own.
    pub fn said(&self, lang: Lang) -> String {
        let mut text = say(&self.message, lang);
        for hint in &self.hints {
            text.push_str("\n  ");
            text.push_str(&say(&msg!("problem-hint", hint = hint), lang));
        }
        text
    }
}

impl From<Message> for Told {
    fn from(message: Message) -> Self {
        Self::new(message)
    }
}

impl<T: Tell + ?Sized> Tell for Box<T> {
    fn told(&self) -> Told {
        (**self).told()
    }
}

/// What a library of others says, which it says in English alone.
pub fn quoted(said: impl fmt::Display) -> Message {
    msg!("error-quoted", said = said.to_string())
}

/// A sentence as an error, for whom an error alone can be given.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct Sentence(pub Message);

impl Tell for Sentence {
    fn told(&self) -> Told {
        Told::new(self.0.clone())
    }
}

impl From<Sentence> for io::Error {
    fn from(sentence: Sentence) -> Self {
        Self::other(sentence)
    }
}

impl Tell for io::Error {
    fn told(&self) -> Told {
        let own = self.get_ref().and_then(|inner| inner.downcast_ref());
        match own {
            Some(Sentence(message)) => Told::new(message.clone()),
            None => Told::new(of_system(self)),
        }
    }
}

/// What the system says of a file or an address.
fn of_system(error: &io::Error) -> Message {
    let said = error.to_string();
    match error.kind() {
        ErrorKind::NotFound => msg!("error-system-not-found", said = said),
        ErrorKind::PermissionDenied => msg!("error-system-denied", said = said),
        ErrorKind::IsADirectory => msg!("error-system-is-folder", said = said),
        ErrorKind::NotADirectory => msg!("error-system-no-folder", said = said),
        ErrorKind::AlreadyExists => msg!("error-system-exists", said = said),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => msg!("error-system-full", said = said),
        ErrorKind::FileTooLarge => msg!("error-system-too-large", said = said),
        ErrorKind::ReadOnlyFilesystem => msg!("error-system-read-only", said = said),
        ErrorKind::InvalidFilename => msg!("error-system-name", said = said),
        ErrorKind::AddrInUse => msg!("error-system-address-used", said = said),
        ErrorKind::AddrNotAvailable => msg!("error-system-no-address", said = said),
        ErrorKind::TimedOut => msg!("error-system-late", said = said),
        ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset => {
            msg!("error-system-no-connection", said = said)
        }
        ErrorKind::UnexpectedEof => msg!("error-system-ends", said = said),
        _ => quoted(said),
    }
}

impl Tell for toml::ser::Error {
    fn told(&self) -> Told {
        Told::new(quoted(self))
    }
}

impl Tell for serde_json::Error {
    fn told(&self) -> Told {
        Told::new(match self.is_eof() {
            true => msg!(
                "error-json-cut",
                said = self.to_string(),
                line = self.line().to_string(),
            ),
            false => crate::text_fault(&self.to_string()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_within_an_error_of_the_system_is_told_in_every_language() {
        let ru = Lang::new("ru").expect("a tag");
        let own = io::Error::from(Sentence(msg!("toml-deep")));
        assert_eq!(own.to_string(), "values are nested too deep");
        assert_eq!(own.told().said(ru), say(&msg!("toml-deep"), ru));
        let system = io::Error::from(ErrorKind::NotFound);
        assert_eq!(system.told().said(Lang::EN), system.to_string());
        assert_ne!(system.told().said(ru), system.to_string());
    }

    #[test]
    fn hints_stand_on_lines_of_their_own() {
        let told = Told::new(msg!("form-list")).hint(msg!("form-text"));
        let told = told.within(|what| msg!("toml-other", said = what));
        assert_eq!(told.said(Lang::EN), "a list\n  hint: a text");
    }
}
