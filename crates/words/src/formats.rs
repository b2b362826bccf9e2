//! Numbers, days and lists as a language writes them.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use jiff::civil::Date;

use super::Number;
use super::forms::Forms;

/// The file of a language that says how it writes numbers, days and lists.
pub(super) const FILE: &str = "format.ftl";

/// How a language writes numbers, days, lists and cases of names.
pub(super) struct Formats {
    bundle: FluentBundle<FluentResource>,
    decimal: String,
    group: String,
    minus: String,
    plus: String,
    /// Words that stay with the number before them.
    pub(super) units: Vec<String>,
    /// Cases of names.
    pub(super) forms: Forms,
}

impl Formats {
    /// From the messages of the language's `format.ftl`.
    pub(super) fn new(bundle: FluentBundle<FluentResource>, forms: Forms) -> Self {
        let sign = |key, usual: &str| {
            plain(&bundle, key, None, &FluentArgs::new()).unwrap_or_else(|| usual.to_owned())
        };
        let units = sign("format-units", "");
        Self {
            units: units.split_whitespace().map(str::to_owned).collect(),
            decimal: sign("format-decimal", "."),
            group: sign("format-group", "\u{202f}"),
            minus: sign("format-minus", "−"),
            plus: sign("format-plus", "+"),
            forms,
            bundle,
        }
    }

    /// A message of the format file.
    pub(super) fn said(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        plain(&self.bundle, key, None, args)
    }

    /// A number: groups of three, the language's signs; never a minus before zero.
    pub(super) fn number(&self, n: &Number) -> String {
        let digits = format!("{:.*}", n.decimals.into(), n.value.abs());
        let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
        let zero = digits.bytes().all(|b| b == b'0' || b == b'.');
        let mut text = match (n.value < 0.0 && !zero, n.signed && !zero) {
            (true, _) => self.minus.clone(),
            (false, true) => self.plus.clone(),
            (false, false) => String::new(),
        };
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i) % 3 == 0 {
                text.push_str(&self.group);
            }
            text.push(digit);
        }
        if !decimals.is_empty() {
            text.push_str(&self.decimal);
            text.push_str(decimals);
        }
        text
    }

    /// A share of 1 in per cent.
    pub(super) fn share(&self, n: &Number) -> String {
        let percent = Number {
            value: n.value * 100.0,
            ..*n
        };
        let mut args = FluentArgs::new();
        args.set("n", self.number(&percent));
        self.said("format-percent", &args)
            .unwrap_or_else(|| format!("{} %", self.number(&percent)))
    }

    /// A large number in short: `2.1 million`, `225 thousand`.
    pub(super) fn short(&self, value: f64) -> String {
        let (key, scaled) = match value.abs() {
            v if v >= 999_500.0 => ("format-million", value / 1e6),
            v if v >= 1000.0 => ("format-thousand", value / 1e3),
            _ => ("format-ones", value),
        };
        let decimals = u8::from(key == "format-million" && scaled.abs() < 99.95);
        let text = self.number(&Number {
            value: scaled,
            decimals,
            signed: false,
        });
        let mut args = FluentArgs::new();
        args.set("n", text.as_str());
        self.said(key, &args).unwrap_or(text)
    }

    /// A day by the pattern `format-date-<pattern>`; months by their attribute of the
    /// same name where they have one.
    pub(super) fn date(&self, date: Date, pattern: &str) -> String {
        let month = format!("format-month-{}", date.month());
        let none = FluentArgs::new();
        let name = plain(&self.bundle, &month, Some(pattern), &none)
            .or_else(|| plain(&self.bundle, &month, None, &none));
        let mut args = FluentArgs::new();
        args.set("day", date.day().to_string());
        args.set("day2", format!("{:02}", date.day()));
        args.set("month2", format!("{:02}", date.month()));
        args.set("year", date.year().to_string());
        args.set("month", name.unwrap_or_default());
        self.said(&format!("format-date-{pattern}"), &args)
            .unwrap_or_else(|| date.to_string())
    }

    /// Several as the language lists them: `a, b and c`.
    pub(super) fn list(&self, parts: &[String]) -> String {
        let Some((first, rest)) = parts.split_first() else {
            return String::new();
        };
        let mut all = first.clone();
        for (i, part) in rest.iter().enumerate() {
            let key = match i + 1 == rest.len() {
                true => "format-list-last",
                false => "format-list-more",
            };
            let mut args = FluentArgs::new();
            args.set("first", all.as_str());
            args.set("second", part.as_str());
            all = self
                .said(key, &args)
                .unwrap_or_else(|| format!("{all}, {part}"));
        }
        all
    }
}

/// A message or one of its attributes; nothing where it is not there.
fn plain(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    attribute: Option<&str>,
    args: &FluentArgs<'_>,
) -> Option<String> {
    let message = bundle.get_message(key)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    let mut errors = Vec::new();
    let text: Cow<'_, str> = bundle.format_pattern(pattern, Some(args), &mut errors);
    errors.is_empty().then(|| text.into_owned())
}
