//! What is wrong with the command line itself, in the language that it asks for.
//!
//! In English clap says it. In other languages it is said here, by the kind of the error
//! and what clap knows of it; help stays English.

use std::error::Error;
use std::ffi::OsString;

use aimaq::figures::MapBoxError;
use aimaq::keyword::UnknownKeyword;
use aimaq::msg;
use aimaq::series::PeriodError;
use aimaq::words::{Lang, Message, NoLang, Sentence, Tell, Told, joined, lexicon, quoted, say};
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Console;

/// The language that the arguments ask for, wherever that stands; English where there are no
/// words for it.
pub(super) fn asked_lang(arguments: &[OsString]) -> Lang {
    let texts = arguments.iter().map(|argument| argument.to_string_lossy());
    let texts: Vec<_> = texts.collect();
    let follows = texts.iter().position(|text| text == "--lang");
    let tag = match follows {
        Some(at) => texts.get(at + 1).map(|text| &**text),
        None => texts.iter().find_map(|text| text.strip_prefix("--lang=")),
    };
    let lang = tag.and_then(Lang::new);
    lang.filter(|lang| lexicon().has(*lang)).unwrap_or_default()
}

/// Shows the error and returns the exit code. Help that was asked for comes as an error, too.
pub(super) fn show(error: &clap::Error, lang: Lang) -> u8 {
    let told = (lang != Lang::EN && error.use_stderr()).then(|| told(error));
    match told.flatten() {
        Some(told) => {
            let console = Console::new(false, lang);
            console.error(&told);
            if let Some(usage) = usage(error) {
                console.line(&say(&msg!("error-usage", usage = usage), lang));
            }
        }
        // Nothing can be done if even the help cannot be written.
        None => {
            let _ = error.print();
        }
    }
    u8::from(error.use_stderr()) * 2
}

/// How the command is written, without clap's word before it.
fn usage(error: &clap::Error) -> Option<String> {
    let text = text(error, ContextKind::Usage)?;
    let text = text.trim();
    Some(text.strip_prefix("Usage: ").unwrap_or(text).to_owned())
}

/// What is wrong; nothing where clap says something that has no words here.
fn told(error: &clap::Error) -> Option<Told> {
    let of = |kind| text(error, kind).unwrap_or_default();
    let option = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument => match option.strip_prefix('-') {
            None => msg!("error-usage-extra", value = option),
            Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => {
                msg!("error-usage-negative", value = option)
            }
            Some(_) => msg!("error-usage-option", option = option),
        },
        ErrorKind::InvalidSubcommand => {
            let command = of(ContextKind::InvalidSubcommand);
            msg!("error-usage-command", command = command)
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            msg!("error-usage-no-value", option = option)
        }
        ErrorKind::InvalidValue => msg!("error-usage-value", option = option, value = value),
        ErrorKind::ValueValidation if !option.is_empty() => msg!(
            "error-usage-value-because",
            option = option,
            value = value,
            said = reason(error.source()),
        ),
        ErrorKind::NoEquals => msg!("error-usage-equals", option = option),
        ErrorKind::TooManyValues => {
            msg!("error-usage-many", option = option, value = value)
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            msg!("error-usage-number", option = option)
        }
        ErrorKind::ArgumentConflict => {
            let other = of(ContextKind::PriorArg);
            msg!("error-usage-conflict", option = option, other = other)
        }
        ErrorKind::MissingRequiredArgument => msg!("error-usage-missing", options = option),
        ErrorKind::MissingSubcommand => msg!("error-usage-no-command"),
        ErrorKind::InvalidUtf8 => msg!("error-usage-letters"),
        _ => return None,
    };
    let mut told = Told::new(message);
    told.hints = hints(error);
    Some(told)
}

/// What may be meant, what is possible, and where all is told.
fn hints(error: &clap::Error) -> Vec<Message> {
    let meant = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let near = meant.iter().find_map(|kind| text(error, *kind));
    let near = near.map(|near| msg!("hint-near", near = near));
    let known = [ContextKind::ValidValue, ContextKind::ValidSubcommand];
    let known = known.iter().find_map(|kind| text(error, *kind));
    let known = known.map(|known| msg!("hint-possible", known = known));
    let help = msg!("hint-help");
    near.into_iter().chain(known).chain([help]).collect()
}

/// What clap knows of an error, several as a list.
fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(all) => (!all.is_empty()).then(|| all.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Why a value cannot be used, by whoever has read it.
fn reason(source: Option<&(dyn Error + 'static)>) -> Message {
    let Some(error) = source else {
        return msg!("error-usage-no-such");
    };
    let own: [fn(&(dyn Error + 'static)) -> Option<Told>; 5] = [
        told_by::<Sentence>,
        told_by::<UnknownKeyword>,
        told_by::<MapBoxError>,
        told_by::<PeriodError>,
        told_by::<NoLang>,
    ];
    if let Some(told) = own.iter().find_map(|told| told(error)) {
        return joined_with_hints(told);
    }
    let text = error.to_string();
    match range(&text) {
        Some((from, to)) => msg!("error-usage-range", from = from, to = to),
        None if NO_NUMBER.contains(&text.as_str()) => msg!("error-usage-no-number"),
        None => quoted(text),
    }
}

/// What the standard library says of a text that is no number.
const NO_NUMBER: [&str; 6] = [
    "invalid float literal",
    "cannot parse float from empty string",
    "invalid digit found in string",
    "cannot parse integer from empty string",
    "number too large to fit in target type",
    "number too small to fit in target type",
];

/// The limits of which clap says that a number is not within them.
fn range(said: &str) -> Option<(&str, &str)> {
    let (from, to) = said.split_once(" is not in ")?.1.split_once("..")?;
    Some((from, to.strip_prefix('=').unwrap_or(to)))
}

fn told_by<E: Tell + Error + 'static>(error: &(dyn Error + 'static)) -> Option<Told> {
    error.downcast_ref::<E>().map(Tell::told)
}

fn joined_with_hints(told: Told) -> Message {
    match told.hints.is_empty() {
        true => told.message,
        false => {
            let all = std::iter::once(told.message).chain(told.hints);
            msg!("error-all", all = joined("; ", all))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        let asked =
            |line: &str| asked_lang(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked("aimaq stats --no-such --lang kk").as_str(), "kk");
        assert_eq!(asked("aimaq --lang=ru stats --no-such").as_str(), "ru");
        assert_eq!(asked("aimaq stats --lang").as_str(), "en");
        assert_eq!(asked("aimaq stats --lang xx").as_str(), "en");
    }
}
