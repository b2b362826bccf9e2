//! Numbers and their units stay on one line of the page.

use crate::words::{Lang, lexicon};

/// What a browser does not show as text.
const SILENT: [&str; 2] = ["script", "style"];

/// A page whose texts do not break between a number and its unit; tags and scripts are as
/// they were.
pub(super) fn kept_together(page: &str, lang: Lang) -> String {
    let mut out = String::with_capacity(page.len() + page.len() / 64);
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        out.push_str(&lexicon().unbroken_on_page(&rest[..at], lang));
        rest = &rest[at..];
        let end = silent_end(rest).or_else(|| rest.find('>'));
        // `>` is always escaped in texts and attributes.
        let end = end.map_or(rest.len(), |end| end + 1);
        out.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    out.push_str(&lexicon().unbroken_on_page(rest, lang));
    out
}

/// Where an element that has no text ends, if one begins here.
fn silent_end(rest: &str) -> Option<usize> {
    let name = SILENT.into_iter().find(|name| {
        let after = rest[1..].strip_prefix(name);
        after.is_some_and(|after| after.starts_with([' ', '>']))
    })?;
    let close = rest.find(&format!("</{name}>"))?;
    Some(close + name.len() + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_their_units_and_nothing_else_changes() {
        let page = "<p title=\"5 km\">5 km <b>11 %</b></p><script>let a = 8 % 3;</script><path d=\"M1 2 m3 4\"/>9 km";
        assert_eq!(
            kept_together(page, Lang::EN),
            "<p title=\"5 km\">5\u{a0}km <b>11\u{a0}%</b></p><script>let a = 8 % 3;</script><path d=\"M1 2 m3 4\"/>9\u{a0}km"
        );
    }

    #[test]
    fn a_page_that_ends_in_a_tag_is_whole() {
        assert_eq!(kept_together("a<br", Lang::EN), "a<br");
    }
}
