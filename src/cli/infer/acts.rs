//! Acts that are known, out of plans or tables of events.

use std::path::Path;

use aimaq::geodata::embedded_plan;
use aimaq::io::{parse_table, read_text};
use aimaq::reform::infer::KnownActs;
use aimaq::reform::parse;

use crate::cli::Failure;

/// Reads what the options name; nothing where there is none.
pub(super) fn known(names: &[String]) -> Result<Option<KnownActs>, Failure> {
    let mut all: Option<KnownActs> = None;
    for name in names {
        let acts = read(name)?;
        all = Some(all.unwrap_or_default().and(acts));
    }
    Ok(all)
}

fn read(name: &str) -> Result<KnownActs, Failure> {
    let text = match embedded_plan(name) {
        Some((_, text)) => text.to_owned(),
        None => read_text(Path::new(name))?,
    };
    let is_table = Path::new(name)
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("csv"));
    if is_table {
        return Ok(KnownActs::of_events(&parse_table(&text, name)?, name)?);
    }
    Ok(KnownActs::of_plan(&parse(&text, name)?))
}
