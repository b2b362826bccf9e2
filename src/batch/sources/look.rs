//! The look of maps and charts: a table of colours, widths of lines, sizes of letters and
//! fonts.

use std::ops::Range;
use std::path::Path;

use toml_edit::{Document, Item};

use super::fonts::{FontError, font, fonts};
use super::log::Log;
use crate::batch::error::JobError;
use crate::batch::job::Job;
use crate::draw::{Colour, FontSet, Theme, ThemeError, near};
use crate::figures::{no_theme, not_in_theme};
use crate::io::{InputError, read_text};
use crate::msg;
use crate::words::{Message, Tell, Told, line_at, quoted};

/// The tables of a file.
const TABLES: [&str; 4] = ["colours", "lines", "letters", "fonts"];
/// The fonts that it may name.
const FONTS: [&str; 2] = ["regular", "bold"];

/// Why a look cannot be had.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum LookError {
    /// The file cannot be read.
    Read(#[from] InputError),
    /// It is not TOML.
    Toml {
        /// The file.
        file: String,
        /// What is wrong with it.
        error: Box<toml_edit::TomlError>,
    },
    /// Something in it cannot be used.
    At {
        /// The file.
        file: String,
        /// The line.
        line: usize,
        /// What is wrong.
        what: Message,
    },
    /// Its texts cannot be read.
    Contrast {
        /// The file.
        file: String,
        /// Which.
        error: ThemeError,
    },
    /// A font that it names cannot be had.
    Font {
        /// The file.
        file: String,
        /// What is wrong with the font.
        error: FontError,
    },
}

impl Tell for LookError {
    fn told(&self) -> Told {
        match self {
            Self::Read(error) => error.told(),
            Self::Toml { file, error } => Told::new(quoted(error)).in_file(file),
            Self::At { file, line, what } => Told::new(what.clone()).at_place(file, Some(*line)),
            Self::Contrast { file, error } => {
                let told = Told::new(no_theme(error)).in_file(file);
                told.hint(msg!("hint-contrast"))
            }
            Self::Font { file, error } => error.told().in_file(file),
        }
    }
}

/// The look that a job asks for, and its fonts.
pub(in crate::batch) fn look(job: &Job, log: &mut Log) -> Result<(Theme, FontSet), JobError> {
    let mut set = fonts(&job.fonts, log)?;
    let Some(file) = &job.theme else {
        return Ok((Theme::default(), set));
    };
    let (theme, own) = read(file, log)?;
    if let Some([regular, bold]) = own {
        let name = file.display().to_string();
        let wrong = |error| LookError::Font {
            file: name.clone(),
            error,
        };
        let regular = font(&beside(file, &regular), log).map_err(wrong)?;
        let bold = font(&beside(file, &bold), log).map_err(wrong)?;
        set = set.with_own(regular, bold);
    }
    Ok((theme, set))
}

/// A font beside the file that names it, where there is one.
fn beside(file: &Path, font: &str) -> String {
    let there = file.parent().map(|folder| folder.join(font));
    let there = there.filter(|path| path.is_file());
    there.map_or_else(|| font.to_owned(), |path| path.display().to_string())
}

/// A theme, and the names of its fonts, for ordinary letters and for bold ones.
fn read(file: &Path, log: &mut Log) -> Result<(Theme, Option<[String; 2]>), LookError> {
    let (name, text) = (file.display().to_string(), read_text(file)?);
    log.read(&name, text.as_bytes());
    let document = Document::parse(text.as_str()).map_err(|error| LookError::Toml {
        file: name.clone(),
        error: Box::new(error),
    })?;
    let mut reader = Reader {
        theme: Theme::default(),
        fonts: [None, None],
        end: text.len(),
    };
    let tables = reader.tables(&document);
    tables.map_err(|(span, what)| LookError::At {
        file: name.clone(),
        line: line_at(&text, span.start),
        what,
    })?;
    let checked = reader.theme.check_contrast();
    checked.map_err(|error| LookError::Contrast { file: name, error })?;
    let [regular, bold] = reader.fonts;
    // A font alone stands for both.
    let own = match (regular, bold) {
        (None, None) => None,
        (Some(one), None) | (None, Some(one)) => Some([one.clone(), one]),
        (Some(regular), Some(bold)) => Some([regular, bold]),
    };
    Ok((reader.theme, own))
}

/// Where something is wrong, and what.
type Wrong = (Range<usize>, Message);

struct Reader {
    theme: Theme,
    fonts: [Option<String>; 2],
    /// Of the text, for what has no place.
    end: usize,
}

impl Reader {
    fn tables(&mut self, document: &Document<&str>) -> Result<(), Wrong> {
        for (table, items) in document.as_table() {
            let span = document.as_table().key(table).and_then(|key| key.span());
            let span = span.or_else(|| items.span()).unwrap_or(self.end..self.end);
            if !TABLES.contains(&table) {
                return Err((span, unknown("table", table, &TABLES)));
            }
            let Some(items) = items.as_table_like() else {
                return Err((span, msg!("error-look-table", name = table)));
            };
            for (key, item) in items.iter() {
                let span = items.key(key).and_then(toml_edit::Key::span);
                let span = span.unwrap_or(self.end..self.end);
                self.entry(table, key, item).map_err(|what| (span, what))?;
            }
        }
        Ok(())
    }

    fn entry(&mut self, table: &str, key: &str, item: &Item) -> Result<(), Message> {
        let theme = &mut self.theme;
        let told = |error: ThemeError| no_theme(&error);
        match table {
            "colours" => match item.as_array() {
                Some(list) => {
                    let colours = list.iter().map(|value| colour(key, value.as_str(), value));
                    let colours: Vec<Colour> = colours.collect::<Result<_, _>>()?;
                    theme
                        .set_colours(key, &colours)
                        .map_err(|error| match error {
                            ThemeError::Unknown { .. } if is_colour(key) => {
                                msg!("error-look-one-colour", name = key)
                            }
                            error => told(error),
                        })
                }
                None if Theme::list_names().any(|(name, _)| name == key) => {
                    Err(msg!("error-look-colours", name = key))
                }
                None if !is_colour(key) => {
                    let lists = Theme::list_names().map(|(name, _)| name);
                    let known: Vec<&str> = Theme::colour_names().chain(lists).collect();
                    Err(unknown("colour", key, &known))
                }
                None => {
                    let colour = colour(key, item.as_str(), item)?;
                    theme.set_colour(key, colour).map_err(told)
                }
            },
            "lines" => theme.set_line(key, number(key, item)?).map_err(told),
            "letters" => theme.set_letters(key, number(key, item)?).map_err(told),
            _ => {
                let Some(at) = FONTS.iter().position(|font| *font == key) else {
                    return Err(unknown("font", key, &FONTS));
                };
                let name = item.as_str();
                let name = name.ok_or_else(|| msg!("error-look-font-name", name = key))?;
                self.fonts[at] = Some(name.to_owned());
                Ok(())
            }
        }
    }
}

fn is_colour(key: &str) -> bool {
    Theme::colour_names().any(|name| name == key)
}

fn unknown(what: &'static str, name: &str, known: &[&'static str]) -> Message {
    let known = match near(name, known.iter().copied()) {
        Some(near) => msg!("error-near", near = near),
        None => msg!("error-known", known = known.join(", ")),
    };
    not_in_theme(what, name, known)
}

/// A colour; `written` is how it stands in the file.
fn colour(
    key: &str,
    text: Option<&str>,
    written: &impl std::fmt::Display,
) -> Result<Colour, Message> {
    let found = text.and_then(Colour::parse);
    let written = written.to_string();
    found.ok_or_else(|| msg!("error-look-colour", name = key, written = written.trim(),))
}

fn number(key: &str, item: &Item) -> Result<f64, Message> {
    let whole = || item.as_integer().map(|n| n as f64);
    item.as_float()
        .or_else(whole)
        .ok_or_else(|| msg!("error-look-pixels", name = key))
}
