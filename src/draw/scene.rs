//! The scene: an SVG text under construction.

use std::fmt::Write as _;

use geo_types::Coord;

use super::font::{FAMILY, font_face_css};

/// An SVG under construction. Numbers have two decimals, a hundredth of a
/// pixel, and a point as the decimal mark.
pub(super) struct Scene {
    body: String,
    /// What goes before every id, so that several scenes fit in one page.
    pub(super) prefix: String,
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextStyle {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) fill: &'static str,
    /// `start`, `middle` or `end`.
    pub(super) anchor: &'static str,
    /// Width of a light edge around the letters.
    pub(super) halo: f64,
}

impl Scene {
    pub(super) fn new(prefix: &str) -> Self {
        Self {
            body: String::new(),
            prefix: prefix.to_owned(),
        }
    }

    /// Markup as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        self.body.push_str(markup);
    }

    /// A text with its baseline at a point.
    pub(super) fn text(&mut self, at: Coord<f64>, text: &str, style: TextStyle) {
        let weight = if style.bold {
            " font-weight=\"700\""
        } else {
            ""
        };
        let halo = if style.halo > 0.0 {
            format!(
                " paint-order=\"stroke\" stroke=\"#ffffff\" stroke-opacity=\"0.85\" stroke-linejoin=\"round\" stroke-width=\"{}\"",
                number(style.halo)
            )
        } else {
            String::new()
        };
        let _ = writeln!(
            self.body,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight} text-anchor=\"{}\" fill=\"{}\"{halo}>{}</text>",
            number(at.x),
            number(at.y),
            number(style.size),
            style.anchor,
            style.fill,
            escape(text)
        );
    }

    /// The whole SVG; with the font inside if it stands alone.
    pub(super) fn finish(self, width: f64, height: f64, title: &str, alone: bool) -> String {
        let declaration = if alone {
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        } else {
            ""
        };
        let style = if alone {
            format!("<style>{}</style>\n", font_face_css())
        } else {
            String::new()
        };
        let (w, h) = (number(width), number(height));
        let title = escape(title);
        format!(
            "{declaration}<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" aria-label=\"{title}\" font-family=\"'{FAMILY}', sans-serif\">\n<title>{title}</title>\n{style}<rect width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/>\n{}</svg>\n",
            self.body
        )
    }
}

/// Two decimals at most, without trailing zeros.
pub(super) fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    // Adding zero turns −0 into 0.
    format!("{}", rounded + 0.0)
}

/// Path data of a line; points within a tenth of a pixel are left out.
pub(super) fn path(points: &[Coord<f64>], closed: bool) -> String {
    let mut data = String::new();
    let mut last: Option<Coord<f64>> = None;
    let end = points.len().saturating_sub(1);
    for (i, &p) in points.iter().enumerate() {
        let near = last.is_some_and(|l| (l.x - p.x).abs() < 0.1 && (l.y - p.y).abs() < 0.1);
        let ring_end = closed && i == end;
        if (near && i != end) || ring_end {
            continue;
        }
        let command = if last.is_none() { 'M' } else { 'L' };
        let _ = write!(data, "{command}{} {}", number(p.x), number(p.y));
        last = Some(p);
    }
    if closed && last.is_some() {
        data.push('Z');
    }
    data
}

pub(super) fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_never_minus_zero() {
        assert_eq!(number(-0.001), "0");
        assert_eq!(number(12.5), "12.5");
        assert_eq!(number(1.0 / 3.0), "0.33");
    }

    #[test]
    fn a_closed_path_does_not_repeat_its_first_point() {
        let ring = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 0.0)].map(Coord::from);
        assert_eq!(path(&ring, true), "M0 0L9 0L9 9Z");
    }
}
