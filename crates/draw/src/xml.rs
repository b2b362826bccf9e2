//! A writer of XML that closes every element and escapes every value by
//! construction.

use std::fmt::Write as _;

use super::colour::Colour;
use super::scene::Line;

/// An element whose start tag is open. It closes itself: with its content by
/// [`Element::with`], else empty when it is dropped.
pub(crate) struct Element<'a> {
    out: &'a mut String,
    name: &'static str,
    has_content: bool,
}

/// What stands between the tags of an element.
pub(crate) struct Content<'a> {
    out: &'a mut String,
}

/// A value of an attribute.
pub(crate) enum Value<'a> {
    Text(&'a str),
    Number(f64),
    Numbers(&'a [f64]),
    Colour(Colour),
    Path(&'a [Line]),
}

impl<'a> Element<'a> {
    /// Starts the outermost element.
    pub(crate) fn root(out: &'a mut String, name: &'static str) -> Self {
        out.push('<');
        out.push_str(name);
        Self {
            out,
            name,
            has_content: false,
        }
    }

    pub(crate) fn attr<'v>(self, name: &'static str, value: impl Into<Value<'v>>) -> Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        match value.into() {
            Value::Text(text) => push_escaped(self.out, text),
            Value::Number(number) => push_number(self.out, number),
            Value::Numbers(numbers) => push_numbers(self.out, numbers),
            Value::Colour(colour) => {
                let _ = write!(self.out, "{colour}");
            }
            Value::Path(lines) => push_path(self.out, lines),
        }
        self.out.push('"');
        self
    }

    /// An attribute that is there only where it has a value.
    pub(crate) fn maybe<'v>(self, name: &'static str, value: Option<impl Into<Value<'v>>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Closes the element after its content.
    pub(crate) fn with(mut self, content: impl FnOnce(&mut Content<'_>)) {
        self.has_content = true;
        self.out.push('>');
        content(&mut Content { out: self.out });
        self.out.push_str("</");
        self.out.push_str(self.name);
        self.out.push('>');
    }
}

impl Drop for Element<'_> {
    fn drop(&mut self) {
        if !self.has_content {
            self.out.push_str("/>");
        }
    }
}

impl Content<'_> {
    pub(crate) fn element(&mut self, name: &'static str) -> Element<'_> {
        Element::root(self.out, name)
    }

    pub(crate) fn text(&mut self, text: &str) {
        push_escaped(self.out, text);
    }

    /// A line break in the markup, for those who read it.
    pub(crate) fn line_break(&mut self) {
        self.out.push('\n');
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<&'a [f64]> for Value<'a> {
    fn from(numbers: &'a [f64]) -> Self {
        Self::Numbers(numbers)
    }
}

impl From<Colour> for Value<'_> {
    fn from(colour: Colour) -> Self {
        Self::Colour(colour)
    }
}

impl<'a> From<&'a [Line]> for Value<'a> {
    fn from(lines: &'a [Line]) -> Self {
        Self::Path(lines)
    }
}

/// The one escaper, for texts and values alike. What XML 1.0 cannot hold becomes
/// the replacement character.
fn push_escaped(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
}

/// Two decimals at most, a hundredth of a pixel, without trailing zeros and
/// never minus zero.
pub(crate) fn push_number(out: &mut String, value: f64) {
    /// Below it, hundredths are exact in 64 bits.
    const MOST: f64 = 1e13;
    let hundredths = (value.clamp(-MOST, MOST) * 100.0).round() as i64;
    let (whole, rest) = (
        hundredths.unsigned_abs() / 100,
        hundredths.unsigned_abs() % 100,
    );
    let sign = if hundredths < 0 { "-" } else { "" };
    let _ = match (rest, rest % 10) {
        (0, _) => write!(out, "{sign}{whole}"),
        (_, 0) => write!(out, "{sign}{whole}.{}", rest / 10),
        _ => write!(out, "{sign}{whole}.{rest:02}"),
    };
}

fn push_numbers(out: &mut String, numbers: &[f64]) {
    for (i, &number) in numbers.iter().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        push_number(out, number);
    }
}

/// Path data in tenths of a pixel: a place for the start, then steps from point to
/// point. Steps of nothing are left out.
fn push_path(out: &mut String, lines: &[Line]) {
    let tenths = |v: f64| (v.clamp(-1e9, 1e9) * 10.0).round() as i64;
    for line in lines.iter().filter(|line| !line.points.is_empty()) {
        let mut last = None;
        for point in &line.points {
            let (x, y) = (tenths(point.x), tenths(point.y));
            match last {
                None => {
                    out.push('M');
                    push_tenths(out, x, None);
                    push_tenths(out, y, Some(x));
                    out.push('l');
                    last = Some((x, y, None));
                }
                Some((a, b, before)) if (a, b) != (x, y) => {
                    push_tenths(out, x - a, before);
                    push_tenths(out, y - b, Some(x - a));
                    last = Some((x, y, Some(y - b)));
                }
                Some(_) => {}
            }
        }
        if let Some((.., None)) = last {
            // A point is a line to itself, which round ends make a dot.
            out.push_str("0 0");
        }
        if line.closed {
            out.push('z');
        }
    }
}

/// A number of tenths, apart from the one before where nothing else sets it apart: its sign,
/// or its point where the one before has a point of its own, as in `1.5.5`.
fn push_tenths(out: &mut String, tenths: i64, before: Option<i64>) {
    if let Some(before) = before {
        let begins_with_point = (1..=9).contains(&tenths);
        let has_point = before % 10 != 0;
        if tenths >= 0 && !(begins_with_point && has_point) {
            out.push(' ');
        }
    }
    if tenths < 0 {
        out.push('-');
    }
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    if whole > 0 || rest == 0 {
        push_integer(out, whole);
    }
    if rest > 0 {
        out.push('.');
        push_integer(out, rest);
    }
}

fn push_integer(out: &mut String, value: u64) {
    let mut digits = [0_u8; 20];
    let (mut at, mut rest) = (digits.len(), value);
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend(digits[at..].iter().map(|&digit| char::from(digit)));
}

#[cfg(test)]
mod tests {
    use geo_types::Coord;

    use super::*;

    fn number(value: f64) -> String {
        let mut text = String::new();
        push_number(&mut text, value);
        text
    }

    #[test]
    fn numbers_are_short_and_never_minus_zero() {
        assert_eq!(number(-0.001), "0");
        assert_eq!(number(12.5), "12.5");
        assert_eq!(number(-7.05), "-7.05");
        assert_eq!(number(1.0 / 3.0), "0.33");
        assert_eq!(number(1600.0), "1600");
        assert_eq!(number(f64::NAN), "0");
        assert_eq!(number(f64::INFINITY), "10000000000000");
    }

    #[test]
    fn values_and_texts_are_escaped_by_the_writer() {
        let mut out = String::new();
        let wild = "a<b> & \"c\" 'd'\n\u{1}\u{ffff}";
        Element::root(&mut out, "text")
            .attr("title", wild)
            .with(|t| t.text(wild));
        let escaped = "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;&#10;\u{fffd}\u{fffd}";
        assert_eq!(out, format!("<text title=\"{escaped}\">{escaped}</text>"));
    }

    #[test]
    fn every_element_is_closed_with_and_without_content() {
        let mut out = String::new();
        Element::root(&mut out, "g").with(|g| {
            g.element("rect").attr("width", 1.5);
            g.element("a").with(|a| a.element("b").with(|_| ()));
        });
        assert_eq!(out, "<g><rect width=\"1.5\"/><a><b></b></a></g>");
    }

    #[test]
    fn a_value_that_is_missing_leaves_no_attribute() {
        let mut out = String::new();
        Element::root(&mut out, "g")
            .maybe("id", None::<&str>)
            .maybe("x", Some(2.0));
        assert_eq!(out, "<g x=\"2\"/>");
    }

    #[test]
    fn a_closed_path_ends_with_its_closing_command() {
        let points = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0)].map(Coord::from);
        let line = |closed| Line {
            points: points.to_vec(),
            closed,
        };
        let mut out = String::new();
        push_path(&mut out, &[line(true), line(false)]);
        assert_eq!(out, "M0 0l9 0 0 9zM0 0l9 0 0 9");
    }

    #[test]
    fn steps_of_a_path_are_between_rounded_points_and_as_short_as_can_be() {
        let points = [(0.04, -1.5), (0.53, -1.96), (0.54, -1.97), (12.0, 3.25)].map(Coord::from);
        let line = Line {
            points: points.to_vec(),
            closed: false,
        };
        let mut out = String::new();
        push_path(&mut out, &[line]);
        assert_eq!(out, "M0-1.5l.5-.5 11.5 5.3");
    }

    #[test]
    fn a_point_sets_a_number_apart_from_one_that_has_a_point() {
        let points = [(0.5, 0.5), (1.0, 1.0), (3.0, 1.2), (4.5, 1.7)].map(Coord::from);
        let line = Line {
            points: points.to_vec(),
            closed: false,
        };
        let mut out = String::new();
        push_path(&mut out, &[line]);
        assert_eq!(out, "M.5.5l.5.5 2 .2 1.5.5");
    }
}
