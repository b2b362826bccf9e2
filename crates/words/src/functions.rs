//! The functions that messages may call.

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentError, FluentResource, FluentValue};

use super::formats::Formats;
use super::said::Said;

/// Lets the messages of a bundle call them.
pub(super) fn add(
    bundle: &mut FluentBundle<FluentResource>,
    formats: &Arc<Formats>,
) -> Result<(), FluentError> {
    let f = Arc::clone(formats);
    bundle.add_function("CASE", move |given, _| match given {
        [value, case] => in_case(&f, value, &text(case)),
        _ => FluentValue::None,
    })?;
    let f = Arc::clone(formats);
    bundle.add_function("FORMS", move |given, _| {
        let known = given
            .iter()
            .all(|v| each(v).iter().all(|n| f.forms.knows(n)));
        if known { "known" } else { "unknown" }.into()
    })?;
    let f = Arc::clone(formats);
    bundle.add_function("GENDER", move |given, _| {
        let name = given.first().map(text).unwrap_or_default();
        f.forms.gender(&name).unwrap_or("unknown").to_owned().into()
    })?;
    let f = Arc::clone(formats);
    bundle.add_function("DATE", move |given, _| match given {
        [value, pattern] => match Said::of(value) {
            Some(Said::Date(date, _)) => f.date(*date, &text(pattern)).into(),
            _ => FluentValue::None,
        },
        _ => FluentValue::None,
    })?;
    let f = Arc::clone(formats);
    bundle.add_function("SHORT", move |given, _| match given.first() {
        Some(FluentValue::Number(n)) => f.short(n.value).into(),
        _ => FluentValue::None,
    })?;
    bundle.add_function("COUNT", |given, _| match given.first().map(each) {
        Some(parts) => FluentValue::from(parts.len()),
        None => FluentValue::None,
    })?;
    bundle.add_function("EXACT", |given, _| match given.first() {
        Some(FluentValue::Number(n)) => FluentValue::Number(FluentNumber::from(n.value)),
        _ => FluentValue::None,
    })?;
    bundle.add_function("START", |given, _| {
        capital(&given.first().map(text).unwrap_or_default()).into()
    })
}

/// A name or each name of a list in a case; as it is where no rule fits it.
fn in_case<'a>(formats: &Formats, value: &FluentValue<'a>, case: &str) -> FluentValue<'a> {
    let put = |name: &String| {
        let inflected = formats.forms.case(name, case);
        inflected.unwrap_or_else(|| name.clone())
    };
    let parts: Vec<String> = each(value).iter().map(put).collect();
    formats.list(&parts).into()
}

/// The parts of a list; a single value is one part.
fn each(value: &FluentValue<'_>) -> Vec<String> {
    match Said::of(value) {
        Some(Said::List(parts, _)) => parts.clone(),
        _ => vec![text(value)],
    }
}

/// The text of a value as it stands in the message.
fn text(value: &FluentValue<'_>) -> String {
    match value {
        FluentValue::String(text) => text.to_string(),
        FluentValue::Number(n) => shown(n),
        other => match Said::of(other) {
            Some(Said::Date(_, text) | Said::List(_, text)) => text.clone(),
            None => String::new(),
        },
    }
}

/// A number as the language writes it.
pub(super) fn shown(n: &FluentNumber) -> String {
    let written = n.options.currency.clone();
    written.unwrap_or_else(|| n.as_string().into_owned())
}

/// A text with its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
