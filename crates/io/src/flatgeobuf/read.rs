//! Reading FlatGeobuf.

use aimaq_words::Message;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use geo_types::Coord;
use serde_json::Map;

use super::super::bare_feature::{BareFeature, Noticed};
use super::super::feature::{FeatureTable, SourceFile};
use super::super::format::ReadOptions;
use super::super::frame::Frame;
use super::super::geometry::{Coordinates, ReadGeometry, collect};
use super::super::parts::put_together;
use super::super::sink::Sink;
use super::super::{InputError, sha256_file};
use super::buffer::{Damaged, Table};
use super::columns::{Column, columns, values};
use super::{MAGIC, TYPES, field, index};
use aimaq_words::msg;

/// The head is at most so long, bytes.
const LONGEST_HEAD: u32 = 64 << 20;

/// Deepest nesting of collections.
const DEEPEST: usize = 16;

pub(super) fn read(path: &Path, options: &ReadOptions) -> Result<FeatureTable, InputError> {
    Ok(read_into(path, options, Sink::default())?.unwrap_or_default())
}

/// Reads a file into a sink.
pub(super) fn read_into(
    path: &Path,
    options: &ReadOptions,
    sink: Sink<'_>,
) -> Result<Option<FeatureTable>, InputError> {
    let name = path.display().to_string();
    let cannot = |error| InputError::Open {
        file: name.clone(),
        error,
    };
    let file = File::open(path).map_err(cannot)?;
    let file = BufReader::with_capacity(1 << 18, file);
    let mut table = parse_into(file, &name, options, sink)?;
    if options.checksum {
        let sha256 = sha256_file(path)?;
        table.sources.push(SourceFile { name, sha256 });
    }
    Ok(Some(table))
}

/// Reads the features of a file; `label` names it in errors.
///
/// # Errors
/// If it is cut off or damaged, or a coordinate is no longitude and latitude.
pub fn parse_flatgeobuf(
    from: impl Read + Seek,
    label: &str,
    options: &ReadOptions,
) -> Result<FeatureTable, InputError> {
    parse_into(from, label, options, Sink::default())
}

fn parse_into(
    from: impl Read + Seek,
    label: &str,
    options: &ReadOptions,
    sink: Sink<'_>,
) -> Result<FeatureTable, InputError> {
    let wrong = |what| InputError::content(label, what);
    let (head, mut from) = head(from).map_err(wrong)?;
    let frame = Frame::with(options, head.crs.as_deref()).map_err(wrong)?;
    let mut table = features(&mut from, (&head, &frame), label, sink)?;
    table.warnings.extend(frame.note());
    Ok(table)
}

/// The head, and the file behind it.
fn head<R: Read + Seek>(mut from: R) -> Result<(Head, R), Message> {
    let mut magic = [0; 8];
    let is_there = from.read_exact(&mut magic).is_ok();
    if !is_there || !magic.starts_with(&MAGIC) {
        return Err(msg!("error-fgb-version"));
    }
    let bytes = sized(&mut from, LONGEST_HEAD)?.ok_or(msg!("error-fgb-no-head"))?;
    let head = Head::of(&bytes).map_err(|what| msg!("error-fgb-head", said = what))?;
    skip(&mut from, head.index)?;
    Ok((head, from))
}

fn features(
    from: &mut impl Read,
    (head, frame): (&Head, &Frame),
    label: &str,
    mut sink: Sink<'_>,
) -> Result<FeatureTable, InputError> {
    let mut noticed = Noticed::default();
    let mut binary = 0;
    loop {
        let number = sink.next();
        let within = |what: Message| {
            InputError::content(
                label,
                msg!("error-feature", feature = number.to_string(), said = what),
            )
        };
        let Some(bytes) = sized(from, u32::MAX).map_err(within)? else {
            break;
        };
        let bare = feature(&bytes, head, frame, &mut binary).map_err(within)?;
        sink.take(noticed.feature(number, bare))?;
    }
    let (count, found) = (head.count, sink.next() as u64 - 1);
    if count > 0 && count != found {
        let what = msg!(
            "error-fgb-cut",
            found = found.to_string(),
            count = count.to_string()
        );
        return Err(InputError::content(label, what));
    }
    let mut warnings = noticed.warnings();
    if binary > 0 {
        warnings.push(msg!("read-binary", n = binary));
    }
    Ok(FeatureTable {
        features: sink.into_features(),
        warnings,
        ..FeatureTable::default()
    })
}

/// Passes over the index, which may be no longer than the file.
fn skip(from: &mut (impl Read + Seek), length: u64) -> Result<(), Message> {
    let cut = || msg!("error-fgb-index-cut");
    let at = from.stream_position().map_err(|_| cut())?;
    let end = from.seek(SeekFrom::End(0)).map_err(|_| cut())?;
    let to = at
        .checked_add(length)
        .filter(|to| *to <= end)
        .ok_or_else(cut)?;
    from.seek(SeekFrom::Start(to)).map(drop).map_err(|_| cut())
}

/// The bytes of the next buffer, which stands behind its length; none at the end.
fn sized(from: &mut impl Read, most: u32) -> Result<Option<Vec<u8>>, Message> {
    let cut = || msg!("error-file-cut");
    let mut length = Vec::with_capacity(4);
    from.take(4).read_to_end(&mut length).map_err(|_| cut())?;
    let length: [u8; 4] = match length.try_into() {
        Ok(length) => length,
        Err(none) if Vec::is_empty(&none) => return Ok(None),
        Err(_) => return Err(cut()),
    };
    let length = u32::from_le_bytes(length);
    if length > most {
        return Err(msg!("error-fgb-bytes", length = length.to_string()));
    }
    // Room is made as bytes come, whatever the length says.
    let mut bytes = Vec::with_capacity(length.min(1 << 16) as usize);
    let read = from.take(u64::from(length)).read_to_end(&mut bytes);
    match read {
        Ok(read) if read as u64 == u64::from(length) => Ok(Some(bytes)),
        _ => Err(cut()),
    }
}

/// What the head says.
struct Head {
    columns: Vec<Column>,
    geometry: u8,
    count: u64,
    /// Bytes of the index.
    index: u64,
    crs: Option<String>,
}

impl Head {
    fn of(bytes: &[u8]) -> Result<Head, Message> {
        let table = Table::root(bytes)?;
        let count = table.u64(field::header::FEATURES_COUNT)?;
        let node = table.u16(field::header::INDEX_NODE_SIZE, index::NODE)?;
        Ok(Head {
            columns: columns(&table, field::header::COLUMNS, bytes.len())?,
            geometry: table.u8(field::header::GEOMETRY_TYPE)?,
            count,
            index: index::length(count, node).ok_or(Damaged)?,
            crs: system(&table)?,
        })
    }
}

/// The coordinate reference system: by its code, else as well-known text.
fn system(head: &Table<'_>) -> Result<Option<String>, Damaged> {
    let Some(crs) = head.table(field::header::CRS)? else {
        return Ok(None);
    };
    let (org, code) = (crs.text(field::crs::ORG)?, crs.i32(field::crs::CODE)?);
    let org = if org.is_empty() { "EPSG" } else { org };
    let named = crs.text(field::crs::CODE_STRING)?;
    let text = crs.text(field::crs::WKT)?;
    Ok(if !named.is_empty() {
        Some(format!("{org}:{named}"))
    } else if code > 0 {
        Some(format!("{org}:{code}"))
    } else {
        Some(text.to_owned()).filter(|text| !text.is_empty())
    })
}

fn feature(
    bytes: &[u8],
    head: &Head,
    frame: &Frame,
    binary: &mut usize,
) -> Result<BareFeature, Message> {
    let table = Table::root(bytes)?;
    let geometry = match table.table(field::feature::GEOMETRY)? {
        Some(geometry) => Taken::of(bytes, frame).geometry(&geometry, head.geometry, 0)?,
        None => ReadGeometry::default(),
    };
    let own = columns(&table, field::feature::COLUMNS, bytes.len())?;
    let columns = if own.is_empty() { &head.columns } else { &own };
    let mut properties = Map::new();
    let bytes = table.list(field::feature::PROPERTIES, 1)?;
    *binary += values(bytes.unwrap_or_default(), columns, &mut properties)?;
    Ok(BareFeature {
        id: None,
        geometry,
        properties,
        ..BareFeature::default()
    })
}

/// What may still be taken of a feature: as much as its bytes can hold once.
struct Taken<'a> {
    positions: usize,
    parts: usize,
    frame: &'a Frame,
}

impl<'p> Taken<'p> {
    fn of(bytes: &[u8], frame: &'p Frame) -> Self {
        Self {
            positions: bytes.len() / 16,
            parts: bytes.len() / 4,
            frame,
        }
    }

    fn geometry(
        &mut self,
        table: &Table<'_>,
        head: u8,
        depth: usize,
    ) -> Result<ReadGeometry, Message> {
        if depth > DEEPEST {
            return Err(msg!(
                "error-file-collections-deep",
                most = DEEPEST.to_string()
            ));
        }
        let own = table.u8(field::geometry::TYPE)?;
        let kind = if own > 0 { own } else { head };
        let name = TYPES.get(usize::from(kind)).copied().unwrap_or("curve");
        let positions = self.positions(table)?;
        let heights = table
            .list(field::geometry::Z, 8)?
            .is_some_and(|z| !z.is_empty())
            || table
                .list(field::geometry::M, 8)?
                .is_some_and(|m| !m.is_empty());
        let mut heights = if heights { positions.len() } else { 0 };
        let coordinates = match name {
            "Point" => positions
                .first()
                .map_or(Coordinates::Empty, |p| Coordinates::Position(*p)),
            "MultiPoint" | "LineString" => Coordinates::Line(positions),
            "Polygon" | "MultiLineString" => Coordinates::Lines(lines(table, positions)?),
            "MultiPolygon" => {
                let mut groups = Vec::new();
                for part in self.parts(table)? {
                    let part = part?;
                    let positions = self.positions(&part)?;
                    let z = part
                        .list(field::geometry::Z, 8)?
                        .is_some_and(|z| !z.is_empty());
                    heights += if z { positions.len() } else { 0 };
                    groups.push(lines(&part, positions)?);
                }
                Coordinates::Groups(groups)
            }
            "GeometryCollection" => {
                let parts = self.parts(table)?;
                let members = parts.map(|part| self.geometry(&part?, 0, depth + 1));
                return Ok(collect(members.collect::<Result<_, Message>>()?));
            }
            _ => return Err(msg!("error-file-geometry-type", kind = kind.to_string())),
        };
        put_together(name, coordinates, heights)
    }

    fn parts<'a>(
        &mut self,
        table: &Table<'a>,
    ) -> Result<impl Iterator<Item = Result<Table<'a>, Damaged>> + use<'a>, Damaged> {
        let parts = table.tables(field::geometry::PARTS)?;
        let count = parts.as_ref().map_or(0, ExactSizeIterator::len);
        self.parts = self.parts.checked_sub(count).ok_or(Damaged)?;
        Ok(parts.into_iter().flatten())
    }

    fn positions(&mut self, table: &Table<'_>) -> Result<Vec<Coord<f64>>, Message> {
        let numbers = table.list(field::geometry::XY, 8)?.unwrap_or_default();
        let count = numbers.len() / 16;
        self.positions = self.positions.checked_sub(count).ok_or(Damaged)?;
        let number = |bytes: &[u8]| bytes.try_into().map_or(f64::NAN, f64::from_le_bytes);
        let position = |pair: &[u8]| self.frame.place(number(&pair[..8]), number(&pair[8..]));
        numbers.chunks_exact(16).map(position).collect()
    }
}

/// The lines or rings that positions make, each up to the end that is given.
fn lines(table: &Table<'_>, positions: Vec<Coord<f64>>) -> Result<Vec<Vec<Coord<f64>>>, Message> {
    let ends = table.list(field::geometry::ENDS, 4)?.unwrap_or_default();
    if ends.is_empty() {
        return Ok(vec![positions]);
    }
    let mut lines = Vec::new();
    let mut from = 0;
    for end in ends.chunks_exact(4) {
        let end = end.try_into().map_or(0, u32::from_le_bytes) as usize;
        let line = positions.get(from..end).ok_or(msg!("error-fgb-rings"))?;
        lines.push(line.to_vec());
        from = end;
    }
    match from == positions.len() {
        true => Ok(lines),
        false => Err(msg!("error-fgb-last-ring")),
    }
}
