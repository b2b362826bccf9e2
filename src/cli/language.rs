//! `--lang` and `--locales`: the language of names and texts.

use aimaq::msg;
use aimaq::words::Tell;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use aimaq::words::{Lang, Lexicon, install, lexicon};
use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;

use super::Failure;
use super::job::Shared;

/// Takes the tag of a language; whether there are words for it is known when
/// `--locales` is read.
#[derive(Clone)]
pub(crate) struct Language;

impl TypedValueParser for Language {
    type Value = Lang;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Lang, clap::Error> {
        let tag = value.to_string_lossy();
        tag.parse().map_err(|e| {
            let option = argument.and_then(clap::Arg::get_long).unwrap_or("lang");
            let said = format!("--{option}: {e}\n");
            clap::Error::raw(ErrorKind::ValueValidation, said).with_cmd(command)
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Lexicon::tags().map(PossibleValue::new)))
    }
}

/// Reads the words of `--locales` and makes sure that there are some for `--lang`.
pub(crate) fn words(shared: &Shared) -> Result<(), Failure> {
    if let Some(folder) = &shared.locales {
        let read = read(folder)?;
        install(read).map_err(|_| Failure::new(msg!("error-words-in-use")))?;
    }
    if lexicon().has(shared.lang()) {
        return Ok(());
    }
    let known: Vec<String> = lexicon().languages().map(|lang| lang.to_string()).collect();
    let failure = Failure::new(msg!("error-no-words", lang = shared.lang().to_string()));
    Err(failure.hint(msg!("hint-there-are", known = known.join(", "))))
}

fn read(folder: &Path) -> Result<Lexicon, Failure> {
    let mut lexicon = Lexicon::shipped();
    for language in sorted(folder)? {
        let name = language.file_name().unwrap_or_default().to_string_lossy();
        let Some(lang) = Lang::new(&name).filter(|_| language.is_dir()) else {
            continue;
        };
        let mut files = Vec::new();
        for file in sorted(&language)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            if name.ends_with(".ftl") || name.ends_with(".toml") {
                let text = fs::read_to_string(&file).map_err(|e| cannot(&file, &e))?;
                files.push((name.into_owned(), text));
            }
        }
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let added = lexicon.with_language(lang, &files);
        lexicon = added.map_err(|e| Failure::at_option("--locales", &e))?;
    }
    Ok(lexicon)
}

fn sorted(folder: &Path) -> Result<Vec<std::path::PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|e| cannot(folder, &e))?;
    let paths: Result<Vec<_>, _> = entries.map(|entry| entry.map(|e| e.path())).collect();
    let mut paths = paths.map_err(|e| cannot(folder, &e))?;
    paths.sort();
    Ok(paths)
}

fn cannot(path: &Path, error: &std::io::Error) -> Failure {
    let file = path.display().to_string();
    let told = error.told().in_file(&file);
    Failure::told(told.within(|said| msg!("error-at-option", option = "--locales", said = said)))
}
