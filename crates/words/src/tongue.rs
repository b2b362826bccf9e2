//! The words of one language, as its folder has them.

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::formats::{FILE, Formats};
use super::forms::Forms;
use super::lexicon::WordsError;
use super::{Lang, functions};

/// The file of a language with the cases of names.
const CASES: &str = "cases.toml";

/// The words of one language.
pub(super) struct Tongue {
    pub(super) bundle: FluentBundle<FluentResource>,
    pub(super) formats: Arc<Formats>,
    /// The languages from which a missing name is taken.
    pub(super) names_from: Vec<Lang>,
}

impl Tongue {
    /// From the names and texts of the files of its folder; what they say again replaces
    /// what those of `base` say.
    pub(super) fn new(
        lang: Lang,
        base: &[(&str, &str)],
        files: &[(&str, &str)],
    ) -> Result<Self, WordsError> {
        let wrong = |file: &str, what: String| WordsError {
            lang,
            file: file.to_owned(),
            what,
        };
        let mut forms = Forms::default();
        let mut format = empty(lang);
        let mut bundle = empty(lang);
        for (i, (file, text)) in base.iter().chain(files).enumerate() {
            if *file == CASES {
                forms = Forms::parse(text).map_err(|e| wrong(file, e.to_string()))?;
                continue;
            }
            let resource = FluentResource::try_new((*text).to_owned())
                .map_err(|(_, errors)| wrong(file, listed(&errors)))?;
            let into = if *file == FILE {
                &mut format
            } else {
                &mut bundle
            };
            if i < base.len() || base.is_empty() {
                let added = into.add_resource(resource);
                added.map_err(|errors| wrong(file, listed(&errors)))?;
            } else {
                into.add_resource_overriding(resource);
            }
        }
        let formats = Arc::new(Formats::new(format, forms));
        functions::add(&mut bundle, &formats).map_err(|e| wrong(FILE, e.to_string()))?;
        let names_from = formats.said("format-names-from", &FluentArgs::new());
        let names_from = names_from.unwrap_or_default();
        let others = names_from.split_whitespace().filter_map(Lang::new);
        Ok(Self {
            bundle,
            formats,
            names_from: lang.parent().into_iter().chain(others).collect(),
        })
    }
}

fn empty(lang: Lang) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = lang.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(n) => Some(functions::shown(n)),
        _ => None,
    }));
    bundle
}

fn listed<E: ToString>(errors: &[E]) -> String {
    let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
    errors.join("; ")
}
