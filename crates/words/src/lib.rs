//! The words of every language: what is to be said, and how it is said.
//!
//! Whatever a person reads comes from `locales/<language>/*.ftl`, in the syntax of
//! Project Fluent. The code holds keys and values, never sentences:
//!
//! ```
//! use aimaq_words::msg;
//! use aimaq_words::{Lang, Names, change, lexicon};
//!
//! let kk = Lang::new("kk").expect("a tag");
//! let name = Names::new("Abai Region").with(kk, "Абай облысы");
//! // What is to be said; cheap to clone, the same in every language.
//! let sentence = msg!("sensitivity", region = name, least = change(-11.3, 1), most = change(94.7, 1));
//! // How it is said, at the edge: page, terminal, map.
//! assert_eq!(
//!     lexicon().say(&sentence, kk),
//!     "Абай облысы: таңдауға қарай орташа қашықтықтың өзгерісі −11,3 км мен +94,7 км аралығында."
//! );
//! ```
//!
//! - [`Lang`] is the tag of a language; which languages there are is up to the folder.
//! - [`Names`] is a main name with names in other languages.
//! - [`Message`] is a key with [`Value`]s, made by [`msg!`](crate::msg). Values of
//!   numbers, shares, dates and lists are written as the language writes them.
//! - [`Lexicon`] says messages: [`lexicon()`] is the one of the program.
//! - Words by a key of the data are families: `column-*` heads of columns, `value-*`
//!   words in cells, `sheet-*` sheets of a workbook, `kind-*` kinds of units (see [`FAMILIES`] and [`Lexicon::word`]).
//!
//! A new message goes into each `locales/<language>/*.ftl` under the same key with the
//! same arguments; a test fails where one is missing or not used. `locales/README.md`
//! has the functions that messages may call (cases of names, dates, short numbers).

mod formats;
mod forms;
mod functions;
pub mod keyword;
mod lang;
mod lexicon;
mod message;
mod names;
pub mod numeral;
mod plainly;
mod said;
mod spreadsheet;
pub mod table;
mod text_fault;
mod told;
mod tongue;
mod unbroken;

pub use functions::capital;
pub use lang::{Lang, NoLang};
pub use lexicon::{FAMILIES, Lexicon, WordsError, install, lexicon};
pub use message::{Message, Number, Value, at_most, change, joined, list, number, share};
pub use names::Names;
pub use names::text;
pub use plainly::{first_of, line_at, plainly, wrong_form};
pub use spreadsheet::{as_text, from_text, mark_as_text};
pub use text_fault::{known_fault, text_fault};
pub use told::{Sentence, Tell, Told, quoted};

/// A message in every language that there are words for, for a text that is kept.
pub fn every_language(message: &Message) -> Names {
    let lexicon = lexicon();
    let others = lexicon.languages().filter(|lang| *lang != Lang::EN);
    let said = others.filter_map(|lang| Some((lang, lexicon.try_say(message, lang).ok()?)));
    let english = Names::new(lexicon.say(message, Lang::EN));
    said.fold(english, |names, (lang, text)| names.with(lang, text))
}

/// Messages in JSON as sentences for programs, which read them in English.
pub fn in_english<S: serde::Serializer>(messages: &[Message], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(messages.iter().map(|message| say(message, Lang::EN)))
}

/// A message in a language, by the words of the program.
pub fn say(message: &Message, lang: Lang) -> String {
    lexicon().say(message, lang)
}
