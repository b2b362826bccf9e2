//! Geometry as well-known binary: the form of ISO, and that of PostGIS with its flags.
//!
//! What a count says is held against the bytes that are there before room is made.

use aimaq_words::Message;
use aimaq_words::msg;
use geo_types::{Coord, LineString, Polygon};

use super::feature::FeatureGeometry;
use super::format::Shape;
use super::frame::Frame;
use super::geometry::{Coordinates, ReadGeometry, collect};
use super::parts::{put_together, rings};

/// Deepest nesting of collections.
const DEEPEST: usize = 16;

/// Types of geometry by their numbers.
const TYPES: [&str; 8] = [
    "Geometry",
    "Point",
    "LineString",
    "Polygon",
    "MultiPoint",
    "MultiLineString",
    "MultiPolygon",
    "GeometryCollection",
];

/// Flags of PostGIS in the type: heights, measures, and a code of the system.
const WITH_Z: u32 = 0x8000_0000;
const WITH_M: u32 = 0x4000_0000;
const WITH_SRID: u32 = 0x2000_0000;

/// Reads geometries of one coordinate reference system, for programs that hand them over
/// in memory.
#[derive(Debug, Clone, Default)]
pub struct WkbReader {
    frame: Frame,
}

impl WkbReader {
    /// Of a coordinate reference system: a code, a URN, well-known text or PROJJSON; none
    /// is longitude and latitude on WGS 84.
    ///
    /// # Errors
    /// If positions of that system cannot be taken there; says what to do.
    pub fn new(crs: Option<&str>) -> Result<Self, Message> {
        Frame::of(crs).map(|frame| Self { frame })
    }

    /// A geometry with its places as degrees of longitude and latitude.
    ///
    /// # Errors
    /// If it is cut off, goes on behind its end, is of a type that is not read, or lies
    /// nowhere on earth.
    pub fn read(&self, bytes: &[u8]) -> Result<FeatureGeometry, Message> {
        parse(bytes, &self.frame).map(|read| read.shape)
    }
}

/// A geometry as ISO well-known binary, the lowest byte first; `None` for none.
pub fn wkb(geometry: &FeatureGeometry) -> Option<Vec<u8>> {
    let bytes = bytes_of(Shape::from(geometry), false);
    (!bytes.is_empty()).then_some(bytes)
}

/// Reads a geometry.
///
/// # Errors
/// If it is cut off, goes on behind its end, or is of a type that is not read.
pub(super) fn parse(bytes: &[u8], frame: &Frame) -> Result<ReadGeometry, Message> {
    let mut reader = Reader {
        rest: bytes,
        frame,
        heights: 0,
    };
    let geometry = reader.geometry(0)?;
    match reader.rest.len() {
        0 => Ok(geometry),
        left => Err(msg!("error-wkb-left", left = left.to_string())),
    }
}

type Parsed<T> = Result<T, Message>;

struct Reader<'a> {
    rest: &'a [u8],
    frame: &'a Frame,
    heights: usize,
}

/// What stands before each geometry.
#[derive(Debug, Clone, Copy)]
struct Head {
    little: bool,
    kind: usize,
    /// Numbers of a position.
    numbers: usize,
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Parsed<[u8; N]> {
        let (first, rest) = self
            .rest
            .split_at_checked(N)
            .ok_or(msg!("error-file-cut"))?;
        self.rest = rest;
        first.try_into().map_err(|_| msg!("error-file-cut"))
    }

    fn u32(&mut self, little: bool) -> Parsed<u32> {
        let bytes = self.take()?;
        Ok(match little {
            true => u32::from_le_bytes(bytes),
            false => u32::from_be_bytes(bytes),
        })
    }

    fn f64(&mut self, little: bool) -> Parsed<f64> {
        let bytes = self.take()?;
        Ok(match little {
            true => f64::from_le_bytes(bytes),
            false => f64::from_be_bytes(bytes),
        })
    }

    /// A number of items that take so many bytes each at least.
    fn count(&mut self, little: bool, least: usize) -> Parsed<usize> {
        let count = self.u32(little)? as usize;
        match count <= self.rest.len() / least {
            true => Ok(count),
            false => Err(msg!("error-wkb-parts", count = count.to_string())),
        }
    }

    fn head(&mut self) -> Parsed<Head> {
        let little = match self.take()? {
            [0] => false,
            [1] => true,
            [other] => return Err(msg!("error-wkb-order", other = other.to_string())),
        };
        let code = self.u32(little)?;
        if code & WITH_SRID != 0 {
            self.u32(little)?;
        }
        let bare = code & !(WITH_Z | WITH_M | WITH_SRID);
        let (kind, dimensions) = (bare % 1000, bare / 1000);
        let (z, m) = match dimensions {
            0 => (code & WITH_Z != 0, code & WITH_M != 0),
            1 => (true, false),
            2 => (false, true),
            3 => (true, true),
            _ => return Err(msg!("error-file-geometry-type", kind = code.to_string())),
        };
        Ok(Head {
            little,
            kind: kind as usize,
            numbers: 2 + usize::from(z) + usize::from(m),
        })
    }

    fn geometry(&mut self, depth: usize) -> Parsed<ReadGeometry> {
        if depth > DEEPEST {
            return Err(msg!(
                "error-file-collections-deep",
                most = DEEPEST.to_string()
            ));
        }
        let head = self.head()?;
        let name = TYPES.get(head.kind).copied().unwrap_or_default();
        if name == "GeometryCollection" {
            let count = self.count(head.little, 5)?;
            let members = (0..count).map(|_| self.geometry(depth + 1));
            return Ok(collect(members.collect::<Parsed<_>>()?));
        }
        self.heights = 0;
        let coordinates = match name {
            "Point" => match self.point(head)? {
                None => Coordinates::Empty,
                Some(at) => Coordinates::Position(at),
            },
            "LineString" => Coordinates::Line(self.line(head)?),
            "Polygon" => Coordinates::Lines(self.rings(head)?),
            "MultiPoint" => {
                let points = self.members(head, 1, Self::point)?;
                Coordinates::Line(points.into_iter().flatten().collect())
            }
            "MultiLineString" => Coordinates::Lines(self.members(head, 2, Self::line)?),
            "MultiPolygon" => Coordinates::Groups(self.members(head, 3, Self::rings)?),
            _ => {
                return Err(msg!(
                    "error-file-geometry-type",
                    kind = head.kind.to_string()
                ));
            }
        };
        put_together(name, coordinates, self.heights)
    }

    /// Members of one kind, each behind a head of its own.
    fn members<T>(
        &mut self,
        head: Head,
        kind: usize,
        read: impl Fn(&mut Self, Head) -> Parsed<T>,
    ) -> Parsed<Vec<T>> {
        let count = self.count(head.little, 9)?;
        let member = |_| {
            let own = self.head()?;
            match own.kind == kind {
                true => read(self, own),
                false => Err(msg!(
                    "error-wkb-part",
                    part = own.kind.to_string(),
                    whole = head.kind.to_string()
                )),
            }
        };
        (0..count).map(member).collect()
    }

    /// A point; one of no numbers is empty.
    fn point(&mut self, head: Head) -> Parsed<Option<Coord<f64>>> {
        let (x, y) = (self.f64(head.little)?, self.f64(head.little)?);
        for _ in 2..head.numbers {
            self.f64(head.little)?;
        }
        if x.is_nan() && y.is_nan() {
            return Ok(None);
        }
        self.heights += usize::from(head.numbers > 2);
        self.frame.place(x, y).map(Some)
    }

    fn line(&mut self, head: Head) -> Parsed<Vec<Coord<f64>>> {
        let count = self.count(head.little, 8 * head.numbers)?;
        let mut line = Vec::with_capacity(count);
        for _ in 0..count {
            let (x, y) = (self.f64(head.little)?, self.f64(head.little)?);
            for _ in 2..head.numbers {
                self.f64(head.little)?;
            }
            line.push(self.frame.place(x, y)?);
        }
        self.heights += if head.numbers > 2 { count } else { 0 };
        Ok(line)
    }

    fn rings(&mut self, head: Head) -> Parsed<Vec<Vec<Coord<f64>>>> {
        let count = self.count(head.little, 4)?;
        (0..count).map(|_| self.line(head)).collect()
    }
}

/// A geometry as bytes, the lowest first; with `several` one of a single part is written
/// as one of several, too. Nothing for none.
pub(super) fn bytes_of(shape: Shape<'_>, several: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    match shape {
        Shape::Nothing => {}
        Shape::Points([point]) if !several => push_point(&mut bytes, point),
        Shape::Points(points) => push_all(&mut bytes, 4, points, push_point),
        Shape::Lines([line]) if !several => push_line(&mut bytes, line),
        Shape::Lines(lines) => push_all(&mut bytes, 5, lines, push_line),
        Shape::Polygons(land) => match land.0.as_slice() {
            [polygon] if !several => push_polygon(&mut bytes, polygon),
            polygons => push_all(&mut bytes, 6, polygons, push_polygon),
        },
    }
    bytes
}

fn push_head(bytes: &mut Vec<u8>, kind: u32) {
    bytes.push(1);
    bytes.extend(kind.to_le_bytes());
}

fn push_count(bytes: &mut Vec<u8>, count: usize) {
    bytes.extend((count as u32).to_le_bytes());
}

fn push_all<T>(bytes: &mut Vec<u8>, kind: u32, parts: &[T], push: fn(&mut Vec<u8>, &T)) {
    push_head(bytes, kind);
    push_count(bytes, parts.len());
    parts.iter().for_each(|part| push(bytes, part));
}

fn push_position(bytes: &mut Vec<u8>, at: &Coord<f64>) {
    bytes.extend(at.x.to_le_bytes());
    bytes.extend(at.y.to_le_bytes());
}

fn push_point(bytes: &mut Vec<u8>, at: &Coord<f64>) {
    push_head(bytes, 1);
    push_position(bytes, at);
}

fn push_positions(bytes: &mut Vec<u8>, line: &LineString<f64>) {
    push_count(bytes, line.0.len());
    line.0.iter().for_each(|at| push_position(bytes, at));
}

fn push_line(bytes: &mut Vec<u8>, line: &LineString<f64>) {
    push_head(bytes, 2);
    push_positions(bytes, line);
}

fn push_polygon(bytes: &mut Vec<u8>, polygon: &Polygon<f64>) {
    push_head(bytes, 3);
    push_count(bytes, 1 + polygon.interiors().len());
    rings(polygon).for_each(|ring| push_positions(bytes, ring));
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::MultiPolygon;

    fn read(bytes: &[u8]) -> Result<FeatureGeometry, String> {
        parse(bytes, &Frame::default())
            .map(|read| read.shape)
            .map_err(|wrong| wrong.in_english())
    }

    #[test]
    fn what_is_written_reads_as_it_was_and_a_part_of_it_does_not() {
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
        let lines = [ring(1.0), ring(2.0)];
        let points = [Coord { x: 1.0, y: 2.0 }];
        for several in [false, true] {
            for shape in [
                Shape::Polygons(&land),
                Shape::Lines(&lines),
                Shape::Lines(&lines[..1]),
                Shape::Points(&points),
            ] {
                let bytes = bytes_of(shape, several);
                let expected = match shape {
                    Shape::Polygons(land) => FeatureGeometry::Polygons(land.clone()),
                    Shape::Lines(lines) => FeatureGeometry::Lines(lines.to_vec()),
                    Shape::Points(points) => FeatureGeometry::Points(points.to_vec()),
                    Shape::Nothing => FeatureGeometry::Nothing,
                };
                assert_eq!(read(&bytes), Ok(expected));
                for length in 0..bytes.len() {
                    assert!(read(&bytes[..length]).is_err(), "{length}");
                }
            }
        }
    }

    #[test]
    fn other_orders_dimensions_and_flags_are_read() {
        let point = |order: u8, code: u32, more: &[u8], numbers: &[f64]| {
            let big = order == 0;
            let code = if big {
                code.to_be_bytes()
            } else {
                code.to_le_bytes()
            };
            let numbers = numbers.iter().flat_map(|n| {
                if big {
                    n.to_be_bytes()
                } else {
                    n.to_le_bytes()
                }
            });
            let head = std::iter::once(order).chain(code);
            head.chain(more.iter().copied())
                .chain(numbers)
                .collect::<Vec<u8>>()
        };
        let expected = Ok(FeatureGeometry::Points(vec![Coord { x: 1.0, y: 2.0 }]));
        assert_eq!(read(&point(0, 1, &[], &[1.0, 2.0])), expected);
        assert_eq!(read(&point(1, 1001, &[], &[1.0, 2.0, 3.0])), expected);
        assert_eq!(read(&point(1, 3001, &[], &[1.0, 2.0, 3.0, 4.0])), expected);
        assert_eq!(
            read(&point(1, WITH_Z | WITH_SRID | 1, &[0; 4], &[1.0, 2.0, 3.0])),
            expected
        );
        assert_eq!(
            read(&point(1, 1, &[], &[f64::NAN; 2])),
            Ok(FeatureGeometry::Nothing)
        );
        assert!(read(&point(1, 8, &[], &[1.0, 2.0])).is_err());
    }

    #[test]
    fn a_count_that_the_bytes_cannot_hold_takes_no_room() {
        for kind in 2..8_u32 {
            let mut bytes = vec![1];
            bytes.extend(kind.to_le_bytes());
            bytes.extend(u32::MAX.to_le_bytes());
            bytes.extend([0; 64]);
            let error = read(&bytes).expect_err("too many");
            assert!(error.contains("too short"), "{error}");
        }
        let collection = [1, 7, 0, 0, 0, 1, 0, 0, 0];
        let error = read(&collection.repeat(100_000)).expect_err("deep");
        assert!(error.contains("nested"), "{error}");
    }
}
