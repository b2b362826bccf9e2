//! GeoJSON geometries, straight from the text into coordinates.
//!
//! A geometry's `coordinates` may stand before its `type`, so they are read by
//! their nesting first and named afterwards. No tree of values is built.

use aimaq_words::msg;
use geo_types::Coord;

use super::frame::Frame;
use super::geometry::{Coordinates, ReadGeometry, collect, shape};
use super::json::{Scanned, Scanner};

/// Deepest nesting of collections; RFC 7946 advises against any.
const DEEPEST: usize = 16;

/// Lists of positions in lists: polygons, their rings, and these.
const LISTS: usize = 4;

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
