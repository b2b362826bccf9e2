//! Values that Fluent does not have: days and lists.

use std::borrow::Cow;

use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentType;
use intl_memoizer::{IntlLangMemoizer, concurrent};
use jiff::civil::Date;

/// A value with its text in the language of the message.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// A day.
    Date(Date, String),
    /// The parts of a list, and all of them.
    List(Vec<String>, String),
}

impl Said {
    /// The value behind a value of Fluent.
    pub(super) fn of<'a>(value: &'a FluentValue<'_>) -> Option<&'a Self> {
        match value {
            FluentValue::Custom(custom) => custom.as_ref().as_any().downcast_ref(),
            _ => None,
        }
    }

    /// As a value of Fluent.
    pub(super) fn value(self) -> FluentValue<'static> {
        FluentValue::Custom(Box::new(self))
    }

    fn text(&self) -> Cow<'static, str> {
        match self {
            Self::Date(_, text) | Self::List(_, text) => Cow::Owned(text.clone()),
        }
    }
}

impl FluentType for Said {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &IntlLangMemoizer) -> Cow<'static, str> {
        self.text()
    }

    fn as_string_threadsafe(&self, _: &concurrent::IntlLangMemoizer) -> Cow<'static, str> {
        self.text()
    }
}
