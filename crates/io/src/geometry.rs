//! GeoJSON geometries, straight from the text into coordinates.
//!
//! A geometry's `coordinates` may stand before its `type`, so they are read by
//! their nesting first and named afterwards. No tree of values is built.

use aimaq_words::Message;
use aimaq_words::msg;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::feature::FeatureGeometry;
use super::frame::Frame;
use super::json::{Scanned, Scanner};

/// Deepest nesting of collections; RFC 7946 advises against any.
const DEEPEST: usize = 16;

/// Lists of positions in lists: polygons, their rings, and these.
const LISTS: usize = 4;

/// A geometry as it was read, with what was noticed.
#[derive(Debug, Clone, Default)]
pub(super) struct ReadGeometry {
    pub(super) shape: FeatureGeometry,
    /// Positions with more than two numbers.
    pub(super) heights: usize,
    /// Rings that did not end where they began; they were closed.
    pub(super) unclosed: usize,
    /// Members of collections that are left out, for others have land or lines.
    pub(super) members: usize,
}

/// Reads geometries; keeps room for the longest line so far.
#[derive(Debug, Default)]
pub(super) struct GeometryReader {
    line: Vec<Coord<f64>>,
    heights: usize,
    /// Collections around what is read.
    depth: usize,
    frame: Frame,
    longitudes: Longitudes,
}

/// The least and the greatest of some longitudes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Longitudes([f64; 2]);

impl Default for Longitudes {
    /// Of none.
    fn default() -> Self {
        Self([f64::INFINITY, f64::NEG_INFINITY])
    }
}

impl Longitudes {
    /// Those of all.
    #[inline]
    pub(super) fn add(&mut self, Longitudes([west, east]): Longitudes) {
        self.0 = [self.0[0].min(west), self.0[1].max(east)];
    }

    /// If there are any.
    pub(super) fn range(self) -> Option<[f64; 2]> {
        Some(self.0).filter(|[west, east]| west <= east)
    }
}

/// `coordinates` by their nesting.
#[derive(Debug)]
pub(super) enum Coordinates {
    Empty,
    Position(Coord<f64>),
    Line(Vec<Coord<f64>>),
    Lines(Vec<Vec<Coord<f64>>>),
    Groups(Vec<Vec<Vec<Coord<f64>>>>),
}

impl GeometryReader {
    /// Reads geometries whose coordinates are brought to longitude and latitude.
    pub(super) fn new(frame: Frame) -> Self {
        Self {
            frame,
            ..Self::default()
        }
    }

    /// How coordinates are brought to longitude and latitude.
    pub(super) fn frame(&self) -> &Frame {
        &self.frame
    }

    /// Brings those to come there in another way.
    pub(super) fn set_frame(&mut self, frame: Frame) {
        self.frame = frame;
    }

    /// The longitudes of all that was read.
    pub(super) fn longitudes(&self) -> Longitudes {
        self.longitudes
    }

    /// A geometry or null.
    pub(super) fn geometry(&mut self, scanner: &mut Scanner<'_>) -> Scanned<ReadGeometry> {
        if scanner.null() {
            return Ok(ReadGeometry::default());
        }
        let mut kind = None;
        let mut coordinates = None;
        let mut members = None;
        self.heights = 0;
        scanner.object(|scanner, key| {
            match key {
                "type" => kind = Some(scanner.string()?.into_owned()),
                "coordinates" => coordinates = Some(self.coordinates(scanner, LISTS)?),
                "geometries" => members = Some(self.members(scanner)?),
                _ => scanner.skip()?,
            }
            Ok(())
        })?;
        let Some(kind) = kind else {
            return scanner.wrong(msg!("error-geojson-no-type"));
        };
        if kind == "GeometryCollection" {
            return Ok(collect(members.unwrap_or_default()));
        }
        let Some(coordinates) = coordinates else {
            return scanner.wrong(msg!(
                "error-geojson-no-coordinates",
                kind = kind.to_string()
            ));
        };
        match shape(&kind, coordinates) {
            Ok((shape, unclosed)) => Ok(ReadGeometry {
                shape,
                heights: self.heights,
                unclosed,
                members: 0,
            }),
            Err(what) => scanner.wrong(what),
        }
    }

    fn members(&mut self, scanner: &mut Scanner<'_>) -> Scanned<Vec<ReadGeometry>> {
        if self.depth == DEEPEST {
            return scanner.wrong(msg!(
                "error-file-collections-deep",
                most = DEEPEST.to_string()
            ));
        }
        let mut members = Vec::new();
        scanner.expect(b'[')?;
        if scanner.take(b']') {
            return Ok(members);
        }
        loop {
            let mut reader = GeometryReader {
                depth: self.depth + 1,
                ..GeometryReader::new(self.frame.clone())
            };
            members.push(reader.geometry(scanner)?);
            self.longitudes.add(reader.longitudes);
            if !scanner.more(b']')? {
                return Ok(members);
            }
        }
    }

    /// Positions in at most so many lists, themselves counted.
    fn coordinates(&mut self, scanner: &mut Scanner<'_>, lists: usize) -> Scanned<Coordinates> {
        if lists == 0 {
            return scanner.wrong(msg!("error-geojson-deep"));
        }
        scanner.expect(b'[')?;
        if scanner.take(b']') {
            return Ok(Coordinates::Empty);
        }
        if scanner.peek() != Some(b'[') {
            return self.position(scanner).map(Coordinates::Position);
        }
        let mut list = match self.coordinates(scanner, lists - 1)? {
            Coordinates::Position(first) => {
                return self.line(first, scanner).map(Coordinates::Line);
            }
            Coordinates::Empty => Coordinates::Line(Vec::new()),
            Coordinates::Line(line) => Coordinates::Lines(vec![line]),
            Coordinates::Lines(lines) => Coordinates::Groups(vec![lines]),
            Coordinates::Groups(_) => return scanner.wrong(msg!("error-geojson-deep")),
        };
        while scanner.more(b']')? {
            list = match (list, self.coordinates(scanner, lists - 1)?) {
                (list, Coordinates::Empty) => list,
                (Coordinates::Lines(mut lines), Coordinates::Line(line)) => {
                    lines.push(line);
                    Coordinates::Lines(lines)
                }
                (Coordinates::Groups(mut groups), Coordinates::Lines(lines)) => {
                    groups.push(lines);
                    Coordinates::Groups(groups)
                }
                _ => return scanner.wrong(msg!("error-geojson-nesting")),
            };
        }
        Ok(list)
    }

    /// The rest of a line whose first position has been read.
    fn line(&mut self, first: Coord<f64>, scanner: &mut Scanner<'_>) -> Scanned<Vec<Coord<f64>>> {
        self.line.clear();
        self.line.push(first);
        while scanner.more(b']')? {
            scanner.expect(b'[')?;
            let position = self.position(scanner)?;
            self.line.push(position);
        }
        Ok(self.line.clone())
    }

    /// The rest of a position after its bracket.
    #[inline]
    fn position(&mut self, scanner: &mut Scanner<'_>) -> Scanned<Coord<f64>> {
        let x = scanner.number()?;
        if !scanner.more(b']')? {
            return scanner.wrong(msg!("error-file-position"));
        }
        let y = scanner.number()?;
        if scanner.more(b']')? {
            self.heights += 1;
            scanner.number()?;
            while scanner.more(b']')? {
                scanner.number()?;
            }
        }
        match self.frame.place(x, y) {
            Ok(at) => {
                self.longitudes.add(Longitudes([at.x, at.x]));
                Ok(at)
            }
            Err(what) => scanner.wrong(what),
        }
    }
}

/// Polygons of a collection together; a collection of mixed kinds keeps the
/// first kind that has land, lines or points, in that order.
pub(super) fn collect(members: Vec<ReadGeometry>) -> ReadGeometry {
    let mut all = ReadGeometry::default();
    let (mut polygons, mut lines, mut points) = (Vec::new(), Vec::new(), Vec::new());
    let mut kinds = [0, 0, 0];
    for member in members {
        all.heights += member.heights;
        all.unclosed += member.unclosed;
        all.members += member.members;
        match member.shape {
            FeatureGeometry::Polygons(p) => {
                kinds[0] += 1;
                polygons.extend(p.0);
            }
            FeatureGeometry::Lines(l) => {
                kinds[1] += 1;
                lines.extend(l);
            }
            FeatureGeometry::Points(p) => {
                kinds[2] += 1;
                points.extend(p);
            }
            FeatureGeometry::Nothing => {}
        }
    }
    let kept = kinds
        .iter()
        .position(|&n| n > 0)
        .map_or(0, |kind| kinds[kind]);
    all.members += kinds.iter().sum::<usize>() - kept;
    all.shape = if !polygons.is_empty() {
        FeatureGeometry::Polygons(MultiPolygon::new(polygons))
    } else if !lines.is_empty() {
        FeatureGeometry::Lines(lines)
    } else if !points.is_empty() {
        FeatureGeometry::Points(points)
    } else {
        FeatureGeometry::Nothing
    };
    all
}

/// The shape of a geometry, and how many of its rings had to be closed.
pub(super) fn shape(
    kind: &str,
    coordinates: Coordinates,
) -> Result<(FeatureGeometry, usize), Message> {
    use Coordinates::{Empty, Groups, Line, Lines, Position};
    let mut unclosed = 0;
    let shape = match (kind, coordinates) {
        (
            "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon",
            Empty,
        ) => FeatureGeometry::Nothing,
        (
            "MultiPoint" | "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon",
            Line(line),
        ) if line.is_empty() => FeatureGeometry::Nothing,
        ("Point", Position(point)) => FeatureGeometry::Points(vec![point]),
        ("MultiPoint", Line(points)) => FeatureGeometry::Points(points),
        ("LineString", Line(line)) => FeatureGeometry::Lines(vec![LineString::new(line)]),
        ("MultiLineString", Lines(lines)) => {
            FeatureGeometry::Lines(lines.into_iter().map(LineString::new).collect())
        }
        ("Polygon", Lines(rings)) => {
            FeatureGeometry::Polygons(MultiPolygon::new(vec![polygon(rings, 1, &mut unclosed)?]))
        }
        ("MultiPolygon", Groups(groups)) => {
            let parts = (1..).zip(groups);
            let polygons = parts.map(|(part, rings)| polygon(rings, part, &mut unclosed));
            FeatureGeometry::Polygons(MultiPolygon::new(polygons.collect::<Result<_, _>>()?))
        }
        (
            "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon",
            other,
        ) => {
            return Err(msg!(
                "error-geojson-form",
                kind = kind.to_string(),
                depth = depth(&other).to_string()
            ));
        }
        _ => return Err(msg!("error-geojson-kind", kind = kind.to_string())),
    };
    Ok((shape, unclosed))
}

fn depth(coordinates: &Coordinates) -> usize {
    match coordinates {
        Coordinates::Empty | Coordinates::Position(_) => 1,
        Coordinates::Line(_) => 2,
        Coordinates::Lines(_) => 3,
        Coordinates::Groups(_) => 4,
    }
}

fn polygon(
    rings: Vec<Vec<Coord<f64>>>,
    part: usize,
    unclosed: &mut usize,
) -> Result<Polygon<f64>, Message> {
    let mut lines = Vec::with_capacity(rings.len());
    for (ring, number) in rings.into_iter().zip(1..) {
        let line = ring_of(ring, unclosed).map_err(|e| {
            msg!(
                "error-part-ring",
                part = part.to_string(),
                ring = number.to_string(),
                said = e
            )
        })?;
        lines.push(line);
    }
    let mut lines = lines.into_iter();
    let shell = lines.next().unwrap_or_else(|| LineString::new(Vec::new()));
    Ok(Polygon::new(shell, lines.collect()))
}

fn ring_of(mut ring: Vec<Coord<f64>>, unclosed: &mut usize) -> Result<LineString<f64>, Message> {
    if ring.first() != ring.last() {
        *unclosed += 1;
        ring.extend(ring.first().copied());
    }
    if ring.len() < 4 {
        return Err(msg!("error-ring-four", n = ring.len().to_string()));
    }
    Ok(LineString::new(ring))
}
