//! What the points of a file are called.

use crate::territory::{Lang, Names};

/// Main name of a point; the first that is there counts. `name:kk` and `name_kk` are
/// its name in Kazakh, and so on for every language.
const NAMES: [&str; 3] = ["name:en", "name_en", "name"];
/// Fields that hold a name where there is none of those, in lower case.
const OTHER_NAMES: [&str; 20] = [
    "village",
    "settlement",
    "place",
    "town",
    "city",
    "locality",
    "title",
    "label",
    "название",
    "наименование",
    "населённый пункт",
    "населенный пункт",
    "село",
    "аул",
    "атауы",
    "елді мекен",
    "ауыл",
    "unit",
    "id",
    "code",
];

/// The names of a point by the fields of its table; where there is no main name,
/// one in another language stands for it, then a field with another usual name, then the
/// line or number of the point.
pub(super) fn names(known: &[&str], number: u64, text: impl Fn(&str) -> Option<String>) -> Names {
    let given = |field: &str| text(field).filter(|name| !name.is_empty());
    let mut names = Names::default();
    for separator in ["name_", "name:"] {
        for field in known {
            let lang = field.strip_prefix(separator).and_then(Lang::new);
            if let Some(lang) = lang.filter(|lang| *lang != Lang::EN)
                && let Some(name) = given(field)
            {
                names.set(lang, name);
            }
        }
    }
    let main = NAMES.iter().find_map(|field| given(field));
    let any = main.or_else(|| names.others().next().map(|(_, name)| name.to_owned()));
    names.en = any
        .or_else(|| other_name(known, given))
        .unwrap_or_else(|| format!("#{number}"));
    names
}

fn other_name(known: &[&str], given: impl Fn(&str) -> Option<String>) -> Option<String> {
    let called = |wanted: &&str| {
        let mut fields = known.iter();
        fields.find(|field| field.trim().to_lowercase() == **wanted)
    };
    let fields = OTHER_NAMES.iter().filter_map(called);
    fields.copied().find_map(given)
}
