//! Where the data of figures and of the page are from.

use super::Subject;
use crate::msg;
use crate::words::{Names, say};

/// One line per source of the data on a map.
pub(super) fn sources(subject: &Subject<'_>) -> Vec<String> {
    let files = subject.boundaries;
    let attribution = &subject.applied.after.attribution;
    let in_language = |text: &Names| text.get(subject.lang).to_owned();
    let mut lines: Vec<String> = Vec::new();
    if files.is_empty() {
        lines.extend(attribution.boundaries.iter().map(in_language));
    } else {
        let names = files
            .iter()
            .filter_map(|f| f.file_name())
            .map(|n| n.to_string_lossy());
        lines.push(names.collect::<Vec<_>>().join(", "));
    }
    lines.extend(attribution.others.iter().map(in_language));
    lines
}

/// The sources of the maps and, where roads are given, those of the roads.
pub fn page_sources(subject: &Subject<'_>) -> Vec<String> {
    let mut lines = sources(subject);
    if let Some(roads) = subject.roads {
        let file = roads.file_name().unwrap_or_default().to_string_lossy();
        lines.push(say(
            &msg!("roads-source", file = file.into_owned()),
            subject.lang,
        ));
    }
    lines
}
