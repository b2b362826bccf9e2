//! Options that cannot be used, in the words of whoever gave them.

use jiff::civil::Date;

use crate::figures::MapBoxError;
use crate::keyword::{Keyword, UnknownKeyword};
use crate::msg;
use crate::words::{Lang, Lexicon, Tell, Told, Value, lexicon};

/// Who gave an option, and so how it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// `--tolerance` on the command line.
    CommandLine,
    /// `tolerance_km` in a manifest.
    Manifest,
    /// `job.tolerance_km` in a `run.json`.
    Record,
}

impl Asker {
    /// An option, by the name of its field in [`super::JobSpec`], as the asker
    /// writes it.
    pub fn name(self, field: &str) -> String {
        match self {
            Self::CommandLine => match field {
                "plan" => "PLAN".to_owned(),
                "scaled" => "--unscaled".to_owned(),
                "demand_file" => "--demand".to_owned(),
                _ => format!("--{}", field.trim_end_matches("_km").replace('_', "-")),
            },
            Self::Manifest => format!("`{field}`"),
            Self::Record => format!("`job.{field}`"),
        }
    }

    /// A number of kilometres that can be a length.
    pub(super) fn length(self, km: f64, field: &str) -> Result<f64, OptionError> {
        if km.is_finite() && km >= 0.0 {
            return Ok(km);
        }
        let option = self.name(field);
        Err(OptionError::NotALength { option, km })
    }

    /// A day, where one is given.
    pub(super) fn day(self, day: Option<&str>, field: &str) -> Result<Option<Date>, OptionError> {
        let read = |given: &str| {
            let day: Result<Date, _> = given.parse();
            day.map_err(|_| OptionError::NotADay {
                option: self.name(field),
                given: given.to_owned(),
            })
        };
        day.map(read).transpose()
    }

    /// The values that words stand for.
    pub(super) fn words<T: Keyword>(
        self,
        words: &[String],
        field: &str,
    ) -> Result<Vec<T>, OptionError> {
        let read = |word: &String| {
            word.parse::<T>().map_err(|word| OptionError::Unknown {
                option: self.name(field),
                word,
            })
        };
        words.iter().map(read).collect()
    }

    /// A language that there are words for; English where none is named.
    pub(super) fn language(self, tag: Option<&str>, field: &str) -> Result<Lang, OptionError> {
        let Some(tag) = tag else {
            return Ok(Lang::EN);
        };
        let lang = Lang::new(tag).filter(|lang| lexicon().has(*lang));
        lang.ok_or_else(|| OptionError::Unknown {
            option: self.name(field),
            word: UnknownKeyword {
                noun: "language",
                given: tag.to_owned(),
                known: Lexicon::tags().collect(),
            },
        })
    }

    /// The value that a word stands for; the default where there is none.
    pub(super) fn word<T: Keyword + Default>(
        self,
        word: Option<&str>,
        field: &str,
    ) -> Result<T, OptionError> {
        let Some(word) = word else {
            return Ok(T::default());
        };
        word.parse().map_err(|word| OptionError::Unknown {
            option: self.name(field),
            word,
        })
    }
}

/// What is wrong with an option; each names the option as the asker writes it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum OptionError {
    /// It has to be there.
    Missing {
        /// The option.
        option: String,
    },
    /// It is a length, and no such length can be.
    NotALength {
        /// The option.
        option: String,
        /// What was given.
        km: f64,
    },
    /// It is a day, and this is none.
    NotADay {
        /// The option.
        option: String,
        /// What was given.
        given: String,
    },
    /// It is one of several words, and this is none of them.
    Unknown {
        /// The option.
        option: String,
        /// What was given, and the words there are.
        word: UnknownKeyword,
    },
    /// It is a box of degrees, and this is none.
    NotABox {
        /// The option.
        option: String,
        /// What is wrong with it.
        error: MapBoxError,
    },
    /// It says how something else is read, which is not given.
    Alone {
        /// The option.
        option: String,
        /// What it goes with.
        other: String,
    },
    /// Boundaries without the field of their codes.
    NeedsKey {
        /// The boundaries.
        option: String,
        /// The field.
        other: String,
    },
    /// Seats are never scaled.
    UnscaledSeats {
        /// The option.
        option: String,
    },
    /// It says something of a file that is none of the job's.
    NotRead {
        /// The option.
        option: String,
        /// The file.
        file: String,
        /// The files of the job.
        read: Vec<String>,
    },
    /// Two options say the opposite.
    Contradiction {
        /// The option.
        option: String,
        /// The other.
        other: String,
    },
}

impl Tell for OptionError {
    fn told(&self) -> Told {
        Told::new(match self {
            Self::Missing { option } => msg!("error-option-missing", option = named(option)),
            Self::NotALength { option, km } => msg!(
                "error-option-length",
                option = named(option),
                km = km.to_string(),
            ),
            Self::NotADay { option, given } => {
                msg!("error-option-day", option = named(option), given = given)
            }
            Self::Unknown { option, word } => msg!(
                "error-option-wrong",
                option = named(option),
                said = word.told().message,
            ),
            Self::NotABox { option, error } => msg!(
                "error-option-wrong",
                option = named(option),
                said = error.told().message,
            ),
            Self::Alone { option, other } => msg!(
                "error-option-alone",
                option = named(option),
                other = named(other),
            ),
            Self::NeedsKey { option, other } => msg!(
                "error-option-key",
                option = named(option),
                other = named(other),
            ),
            Self::UnscaledSeats { option } => msg!("error-option-seats", option = named(option)),
            Self::NotRead { option, file, read } if read.is_empty() => {
                msg!(
                    "error-option-none-read",
                    option = named(option),
                    file = file
                )
            }
            Self::NotRead { option, file, read } => msg!(
                "error-option-not-read",
                option = named(option),
                file = file,
                read = read.join(", "),
            ),
            Self::Contradiction { option, other } => msg!(
                "error-option-contradiction",
                option = named(option),
                other = named(other),
            ),
        })
    }
}

/// An option as it is called in a sentence; keys stand in backquotes already.
fn named(option: &str) -> Value {
    match option {
        "PLAN" => msg!("error-option-plan").into(),
        name if name.starts_with('-') => msg!("error-option-name", name = name).into(),
        key => key.into(),
    }
}
