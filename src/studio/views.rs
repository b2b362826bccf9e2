//! Tables of results in the words of a language, as the page shows them.

use serde_json::{Value as Json, json};

use super::error::StudioError;
use crate::batch::Prepared;
use crate::compare::{VIEWS, View};
use crate::report::shown;
use crate::words::Lang;

/// Rows that the page shows at most.
const ROWS: usize = 500;

/// The names of the views that are possible.
pub(super) fn names(prepared: &Prepared) -> Vec<&'static str> {
    let study = prepared.study();
    let possible = VIEWS.iter().filter(|view| view.is_possible(&study));
    possible.map(|view| view.key).collect()
}

/// A view as a table of texts.
pub(super) fn view(prepared: &Prepared, key: &str, lang: Lang) -> Result<Json, StudioError> {
    let unknown = || StudioError::Unknown(key.to_owned());
    let view = View::named(key).ok_or_else(unknown)?;
    let study = prepared.study();
    let table = view.table(&study).map_err(|_| unknown())?;
    let mut table = shown(&table, lang);
    let all = table.rows.len();
    table.rows.truncate(ROWS);
    Ok(json!({
        "key": key,
        "header": table.header,
        "is_text": table.is_text,
        "rows": table.rows,
        "all": all,
        "notes": table.notes,
    }))
}
