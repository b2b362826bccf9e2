//! A page as a tree of elements, as a browser where a script runs has it: what `noscript`
//! holds is parsed too, for the page's own script does so when it is shown.

/// A part of the page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Node<'a> {
    /// Text as it is shown, or as a script reads it.
    Text(String),
    Element(Element<'a>),
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element<'a> {
    pub(super) name: &'a str,
    pub(super) attributes: Vec<(&'a str, String)>,
    pub(super) children: Vec<Node<'a>>,
    /// Its markup between its tags.
    pub(super) inner: &'a str,
}

/// Elements without an end.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

impl Element<'_> {
    /// Whether it is a program or a style, which no language changes.
    pub(super) fn is_silent(&self) -> bool {
        let typed = self.attributes.iter().any(|(name, _)| *name == "type");
        self.name == "style" || (self.name == "script" && !typed)
    }
}

/// The body of a page; nothing where the markup is not as this program writes it.
pub(super) fn body(page: &str) -> Option<Element<'_>> {
    let start = page.find("<body")?;
    let (element, _) = element(&page[start..])?;
    Some(element)
}

/// The element that a text begins with, and what follows it.
fn element(text: &str) -> Option<(Element<'_>, &str)> {
    let end = text.find('>')?;
    let tag = text.get(1..end)?;
    let (tag, closed) = match tag.strip_suffix('/') {
        Some(tag) => (tag, true),
        None => (tag, false),
    };
    let name_end = tag.find([' ', '\n']).unwrap_or(tag.len());
    let (name, rest) = tag.split_at(name_end);
    let attributes = attributes(rest)?;
    let after = &text[end + 1..];
    let mut found = Element {
        name,
        attributes,
        children: Vec::new(),
        inner: "",
    };
    if closed || VOID.contains(&name) {
        return Some((found, after));
    }
    let close = format!("</{name}>");
    if ["script", "style"].contains(&name) {
        let end = after.find(&close)?;
        found.inner = &after[..end];
        if end > 0 {
            found.children = vec![Node::Text(found.inner.to_owned())];
        }
        return Some((found, &after[end + close.len()..]));
    }
    let mut rest = after;
    loop {
        if let Some(after_close) = rest.strip_prefix(close.as_str()) {
            found.inner = &after[..after.len() - rest.len()];
            return Some((found, after_close));
        }
        if rest.starts_with('<') {
            let (child, more) = element(rest)?;
            found.children.push(Node::Element(child));
            rest = more;
        } else {
            let end = rest.find('<')?;
            found.children.push(Node::Text(decoded(&rest[..end])));
            rest = &rest[end..];
        }
    }
}

fn attributes(mut rest: &str) -> Option<Vec<(&str, String)>> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Some(found);
        }
        let end = rest.find(['=', ' ', '\n']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        match after.strip_prefix("=\"") {
            Some(value) => {
                let end = value.find('"')?;
                found.push((name, decoded(&value[..end])));
                rest = &value[end + 1..];
            }
            None => {
                found.push((name, String::new()));
                rest = after;
            }
        }
    }
}

/// Text without the signs that stand for others.
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').map_or(0, |end| end + 1);
        let sign = rest.get(1..end.saturating_sub(1)).and_then(sign);
        match sign {
            Some(sign) => {
                out.push(sign);
                rest = &rest[end..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn sign(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        _ => {
            let number = name.strip_prefix('#')?;
            char::from_u32(number.parse().ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_as_a_browser_reads_it() {
        let page = "<!DOCTYPE html><html><body class=\"a &amp; b\">x &lt; y\
            <input hidden value=\"1\"><p>one<br>two</p><script type=\"application/json\">{\"a\":\"<\"}</script>\
            <svg><path d=\"M1 2\"/></svg><noscript><b>c</b></noscript></body></html>";
        let body = body(page).expect("a body");
        assert_eq!(body.attributes, [("class", "a & b".to_owned())]);
        assert_eq!(body.children[0], Node::Text("x < y".to_owned()));
        let names: Vec<&str> = body
            .children
            .iter()
            .filter_map(|child| match child {
                Node::Element(element) => Some(element.name),
                Node::Text(_) => None,
            })
            .collect();
        assert_eq!(names, ["input", "p", "script", "svg", "noscript"]);
        let Node::Element(noscript) = &body.children[5] else {
            panic!("an element");
        };
        assert_eq!((noscript.inner, noscript.children.len()), ("<b>c</b>", 1));
    }

    #[test]
    fn what_is_not_closed_is_no_page() {
        assert_eq!(body("<body><p>one</body>"), None);
        assert_eq!(body("<p>"), None);
    }
}
