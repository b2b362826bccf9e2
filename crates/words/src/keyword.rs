//! Choices that are written as a word: on the command line, in manifests, in records.

use crate::{Tell, Told, msg};

/// A choice that has a word.
pub trait Keyword: Copy + std::str::FromStr<Err = UnknownKeyword> + Send + Sync + 'static {
    /// All values, in the order in which help lists them.
    const VALUES: &'static [Self];

    /// The word for it.
    fn keyword(self) -> &'static str;

    /// What it means, in one line for help.
    fn meaning(self) -> String;
}

/// A word that is none of those that stand for a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct UnknownKeyword {
    /// What is chosen: `metric`.
    pub noun: &'static str,
    /// What was written.
    pub given: String,
    /// The words that there are.
    pub known: Vec<&'static str>,
}

impl Tell for UnknownKeyword {
    fn told(&self) -> Told {
        Told::new(msg!(
            "error-unknown-word",
            given = &self.given,
            noun = self.noun,
            known = self.known.join(", "),
        ))
    }
}

/// Defines an enum whose values have words: `ALL`, `as_str`, `FromStr`, `Display` and
/// [`Keyword`]. The documentation of a value is its line in the help of an option.
#[macro_export]
macro_rules! keywords {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident: $noun:literal $(, default $default:ident)? {
            $($(#[doc = $line:literal])+ $value:ident = $word:literal,)+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[doc = $line])+ $value,)+
        }

        impl $name {
            /// All values, in the order in which help lists them.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// The word for it on the command line and in files.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $word,)+
                }
            }
        }

        $(
            impl Default for $name {
                fn default() -> Self {
                    Self::$default
                }
            }
        )?

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::keyword::UnknownKeyword;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let found = Self::ALL.iter().find(|value| value.as_str() == text);
                found.copied().ok_or_else(|| $crate::keyword::UnknownKeyword {
                    noun: $noun,
                    given: text.to_owned(),
                    known: Self::ALL.iter().map(|value| value.as_str()).collect(),
                })
            }
        }

        impl $crate::keyword::Keyword for $name {
            const VALUES: &'static [Self] = Self::ALL;

            fn keyword(self) -> &'static str {
                self.as_str()
            }

            fn meaning(self) -> String {
                let text = match self {
                    $(Self::$value => concat!($($line),+),)+
                };
                text.trim().trim_end_matches('.').to_owned()
            }
        }
    };
}

pub use crate::keywords;

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macro makes public items")]
mod tests {
    use super::Keyword;

    keywords! {
        /// Ways to go.
        pub enum Way: "way", default OnFoot {
            /// On foot,
            /// slowly.
            OnFoot = "on-foot",
            /// By car.
            ByCar = "by-car",
        }
    }

    #[test]
    fn a_word_gives_its_value_and_back() {
        for way in Way::ALL {
            assert_eq!(way.to_string().parse(), Ok(*way));
        }
        assert_eq!(Way::default(), Way::OnFoot);
    }

    #[test]
    fn an_unknown_word_is_refused_with_those_that_there_are() {
        let error = "by-boat".parse::<Way>().expect_err("no such way");
        assert_eq!(
            error.to_string(),
            "`by-boat` is no way; there are on-foot, by-car"
        );
    }

    #[test]
    fn the_lines_of_the_documentation_are_one_line_of_help() {
        assert_eq!(Way::OnFoot.meaning(), "On foot, slowly");
    }
}
