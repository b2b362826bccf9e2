//! Geometry as well-known text (OGC Simple Features; PostGIS writes `SRID=…;` before it).

use aimaq_words::Message;
use aimaq_words::msg;
use geo_types::{Coord, LineString, Polygon};

use super::format::Shape;
use super::frame::Frame;
use super::geometry::{Coordinates, ReadGeometry, collect};
use super::parts::{put_together, rings};

/// Deepest nesting of collections.
const DEEPEST: usize = 16;

/// What a text that may be a geometry begins with.
const WORDS: [(&str, &str); 7] = [
    ("POINT", "Point"),
    ("MULTIPOINT", "MultiPoint"),
    ("LINESTRING", "LineString"),
    ("MULTILINESTRING", "MultiLineString"),
    ("POLYGON", "Polygon"),
    ("MULTIPOLYGON", "MultiPolygon"),
    ("GEOMETRYCOLLECTION", "GeometryCollection"),
];

/// Whether a text begins as a geometry does.
pub(super) fn is_wkt(text: &str) -> bool {
    let frame = Frame::default();
    let mut parser = Parser::new(text, &frame);
    parser.reference().is_ok() && parser.kind().is_ok()
}

/// Reads a geometry; an empty text is none.
///
/// # Errors
/// Says at which character the text is no geometry.
pub(super) fn parse(text: &str, frame: &Frame) -> Result<ReadGeometry, Message> {
    if text.trim().is_empty() {
        return Ok(ReadGeometry::default());
    }
    let mut parser = Parser::new(text, frame);
    parser.reference()?;
    let geometry = parser.geometry(0)?;
    match parser.peek() {
        None => Ok(geometry),
        Some(_) => Err(parser.wrong(msg!("error-wkt-goes-on"))),
    }
}

type Parsed<T> = Result<T, Message>;

struct Parser<'a> {
    text: &'a str,
    at: usize,
    frame: &'a Frame,
    heights: usize,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, frame: &'a Frame) -> Self {
        Self {
            text,
            at: 0,
            frame,
            heights: 0,
        }
    }

    fn wrong(&self, what: impl Into<Message>) -> Message {
        let before = self.text.get(..self.at).unwrap_or_default();
        msg!(
            "error-wkt-at",
            said = what.into(),
            at = (before.chars().count() + 1).to_string()
        )
    }

    /// The next byte that is no white space, not yet taken.
    fn peek(&mut self) -> Option<u8> {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().take_while(|b| b.is_ascii_whitespace()).count();
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    /// Letters in upper case; none if something else comes next.
    fn word(&mut self) -> String {
        self.peek();
        let rest = &self.text[self.at..];
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        self.at += letters;
        rest[..letters].to_ascii_uppercase()
    }

    /// `SRID=4326;` as PostGIS writes it.
    fn reference(&mut self) -> Parsed<()> {
        let start = self.at;
        if self.word() != "SRID" {
            self.at = start;
            return Ok(());
        }
        let end = self.text[self.at..].find(';');
        let code = end.and_then(|end| self.text[self.at..self.at + end].trim().strip_prefix('='));
        let Some(code) = code else {
            return Err(self.wrong(msg!("error-wkt-srid")));
        };
        let code = code.trim();
        let plain = Frame::of(Some(&format!("EPSG:{code}"))).is_ok_and(|frame| !frame.moves());
        if !plain && !self.frame.moves() {
            return Err(msg!("error-wkt-srid-other", code = code.to_string()));
        }
        self.at += end.unwrap_or_default() + 1;
        Ok(())
    }

    /// The type of a geometry as GeoJSON calls it.
    fn kind(&mut self) -> Parsed<&'static str> {
        let word = self.word();
        let known = |word: &str| WORDS.iter().find(|known| known.0 == word).map(|k| k.1);
        // The dimensions may be a word of their own or stand at the end.
        let bare = ["ZM", "Z", "M"]
            .iter()
            .find_map(|end| word.strip_suffix(end));
        match known(&word).or_else(|| bare.and_then(known)) {
            Some(kind) => Ok(kind),
            None if word.is_empty() => Err(self.wrong(msg!("error-wkt-geometry"))),
            None => Err(self.wrong(msg!("error-wkt-word", word = word.to_string()))),
        }
    }

    fn geometry(&mut self, depth: usize) -> Parsed<ReadGeometry> {
        if depth > DEEPEST {
            return Err(self.wrong(msg!(
                "error-file-collections-deep",
                most = DEEPEST.to_string()
            )));
        }
        let kind = self.kind()?;
        let start = self.at;
        if !matches!(self.word().as_str(), "Z" | "M" | "ZM") {
            self.at = start;
        }
        if kind == "GeometryCollection" {
            return Ok(collect(self.list(|own| own.geometry(depth + 1))?));
        }
        self.heights = 0;
        let coordinates = match kind {
            "Point" => match self.list(Self::position)?.as_slice() {
                [] => Coordinates::Empty,
                [one] => Coordinates::Position(*one),
                _ => return Err(self.wrong(msg!("error-wkt-point"))),
            },
            "MultiPoint" => Coordinates::Line(self.list(Self::point)?),
            "LineString" => Coordinates::Line(self.line()?),
            "MultiLineString" | "Polygon" => Coordinates::Lines(self.list(Self::line)?),
            _ => Coordinates::Groups(self.list(|own| own.list(Self::line))?),
        };
        put_together(kind, coordinates, self.heights)
    }

    /// `EMPTY`, or items in brackets.
    fn list<T>(&mut self, item: impl Fn(&mut Self) -> Parsed<T>) -> Parsed<Vec<T>> {
        if !self.take(b'(') {
            let start = self.at;
            if self.word() == "EMPTY" {
                return Ok(Vec::new());
            }
            self.at = start;
            return Err(self.wrong(msg!("error-wkt-open")));
        }
        let mut items = vec![item(self)?];
        while self.take(b',') {
            items.push(item(self)?);
        }
        match self.take(b')') {
            true => Ok(items),
            false => Err(self.wrong(msg!("error-wkt-comma"))),
        }
    }

    fn line(&mut self) -> Parsed<Vec<Coord<f64>>> {
        self.list(Self::position)
    }

    /// A point of several, in brackets of its own or without.
    fn point(&mut self) -> Parsed<Coord<f64>> {
        let own = self.take(b'(');
        let at = self.position()?;
        match own && !self.take(b')') {
            true => Err(self.wrong(msg!("error-wkt-close"))),
            false => Ok(at),
        }
    }

    fn position(&mut self) -> Parsed<Coord<f64>> {
        let (x, y) = (self.number()?, self.number()?);
        let mut more = 0;
        while !matches!(self.peek(), Some(b',' | b')') | None) {
            self.number()?;
            more += 1;
            if more > 2 {
                return Err(self.wrong(msg!("error-wkt-four")));
            }
        }
        self.heights += usize::from(more > 0);
        self.frame.place(x, y)
    }

    fn number(&mut self) -> Parsed<f64> {
        self.peek();
        let rest = &self.text[self.at..];
        let of_number =
            |b: &u8| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E');
        let length = rest.bytes().take_while(|b| of_number(b)).count();
        let number = rest[..length].parse::<f64>().ok();
        let Some(number) = number.filter(|number| number.is_finite()) else {
            return Err(self.wrong(msg!("error-json-number")));
        };
        self.at += length;
        Ok(number)
    }
}

/// A geometry as text; nothing for none.
pub(super) fn text_of(shape: Shape<'_>) -> String {
    let mut text = String::new();
    match shape {
        Shape::Nothing => {}
        Shape::Points([point]) => {
            text.push_str("POINT (");
            push_position(&mut text, point);
            text.push(')');
        }
        Shape::Points(points) => {
            text.push_str("MULTIPOINT ");
            push_list(&mut text, points, |text, point| {
                text.push('(');
                push_position(text, point);
                text.push(')');
            });
        }
        Shape::Lines([line]) => {
            text.push_str("LINESTRING ");
            push_line(&mut text, line);
        }
        Shape::Lines(lines) => {
            text.push_str("MULTILINESTRING ");
            push_list(&mut text, lines, push_line);
        }
        Shape::Polygons(land) => match land.0.as_slice() {
            [polygon] => {
                text.push_str("POLYGON ");
                push_polygon(&mut text, polygon);
            }
            polygons => {
                text.push_str("MULTIPOLYGON ");
                push_list(&mut text, polygons, push_polygon);
            }
        },
    }
    text
}

fn push_list<T>(text: &mut String, items: &[T], push: impl Fn(&mut String, &T)) {
    text.push('(');
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            text.push_str(", ");
        }
        push(text, item);
    }
    text.push(')');
}

fn push_polygon(text: &mut String, polygon: &Polygon<f64>) {
    let rings: Vec<&LineString<f64>> = rings(polygon).collect();
    push_list(text, &rings, |text, ring| push_line(text, ring));
}

fn push_line(text: &mut String, line: &LineString<f64>) {
    push_list(text, &line.0, push_position);
}

fn push_position(text: &mut String, at: &Coord<f64>) {
    let mut digits = ryu::Buffer::new();
    text.push_str(short(digits.format(at.x)));
    text.push(' ');
    text.push_str(short(digits.format(at.y)));
}

fn short(number: &str) -> &str {
    number.strip_suffix(".0").unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FeatureGeometry;
    use geo_types::MultiPolygon;

    fn read(text: &str) -> Result<FeatureGeometry, String> {
        parse(text, &Frame::default())
            .map(|read| read.shape)
            .map_err(|wrong| wrong.in_english())
    }

    #[test]
    fn every_spelling_is_read() {
        let points =
            FeatureGeometry::Points(vec![Coord { x: 1.0, y: 2.5 }, Coord { x: -3e1, y: 4.0 }]);
        for text in [
            "MULTIPOINT (1 2.5, -3e1 4)",
            "multipoint((1 2.5),(-30 4))",
            "MultiPoint Z ((1 2.5 7),(-30 4 8))",
            "SRID=4326;MULTIPOINTZ((1 2.5 7),(-30 4 8))",
            "GEOMETRYCOLLECTION (POINT (1 2.5), POINT M (-30 4 9))",
        ] {
            assert_eq!(read(text), Ok(points.clone()), "{text}");
        }
        for text in [
            "",
            "POINT EMPTY",
            "POLYGON EMPTY",
            "MULTIPOLYGON (EMPTY)",
            "GEOMETRYCOLLECTION EMPTY",
        ] {
            assert_eq!(read(text), Ok(FeatureGeometry::Nothing), "{text}");
        }
        let high = parse("POINT Z (1 2 3)", &Frame::default());
        assert_eq!(high.map(|read| read.heights), Ok(1));
    }

    #[test]
    fn a_wrong_text_is_named_with_its_place() {
        for (text, expected) in [
            (
                "POLYGON ((0 0, 1 0, 1 1, 0 0)",
                "expected `,` or `)`, at character 30",
            ),
            ("POINT (1)", "expected a number, at character 9"),
            (
                "POINT (1 2) x",
                "the text goes on after the geometry, at character 13",
            ),
            (
                "CURVE (1 2)",
                "`CURVE` is no geometry that is read, at character 6",
            ),
            ("POINT (1e999 2)", "expected a number, at character 8"),
        ] {
            assert_eq!(read(text), Err(expected.to_owned()), "{text}");
        }
        let deep = "GEOMETRYCOLLECTION(".repeat(100_000);
        assert!(read(&deep).expect_err("deep").contains("nested"));
        assert!(
            read("SRID=32642;POINT (1 2)")
                .expect_err("projected")
                .contains("--crs EPSG:32642")
        );
        assert!(!is_wkt("Polygonal") && !is_wkt("12") && is_wkt("polygon((1 2))"));
    }

    #[test]
    fn what_is_written_reads_as_it_was() {
        let ring = |from: f64| {
            LineString::from(vec![
                (from, 0.0),
                (from + 0.1, 0.0),
                (from, 1.0 / 3.0),
                (from, 0.0),
            ])
        };
        let land = MultiPolygon::new(vec![
            Polygon::new(ring(0.0), vec![ring(0.01)]),
            Polygon::new(ring(5.0), vec![]),
        ]);
        let one = MultiPolygon::new(vec![land.0[0].clone()]);
        for land in [land, one] {
            let text = text_of(Shape::Polygons(&land));
            assert_eq!(read(&text), Ok(FeatureGeometry::Polygons(land)), "{text}");
        }
        let lines = [ring(1.0), ring(2.0)];
        for lines in [&lines[..], &lines[..1]] {
            let text = text_of(Shape::Lines(lines));
            assert_eq!(
                read(&text),
                Ok(FeatureGeometry::Lines(lines.to_vec())),
                "{text}"
            );
        }
    }
}
