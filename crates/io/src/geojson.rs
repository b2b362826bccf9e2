//! GeoJSON (RFC 7946): feature collections and single features, read in one pass.

use aimaq_words::Message;
use aimaq_words::msg;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use super::ahead::{Ahead, HELD};
use super::bare_feature::{BareFeature, Noticed, id};
use super::exact;
use super::feature::{FeatureGeometry, FeatureTable};
use super::format::{About, Format, Holds, Layer, ReadOptions, Written};
use super::frame::Frame;
use super::geometry_reader::GeometryReader;
use super::json::{Scanned, Scanner};
use super::kind::{LOOKED_AT, other_kind};
use super::sink::Sink;
use super::text::{Text, TextError};
use super::write_geojson::GeoJsonWriter;
use super::{BYTE_ORDER_MARK, InputError, source, topojson};

/// GeoJSON, compressed or not.
pub(super) static FORMAT: Format = Format {
    name: "GeoJSON",
    holds: Holds::Features,
    endings: &[".geojson", ".json", ".geojson.gz", ".json.gz"],
    written: &[".geojson", ".json", ".geojson.gz", ".json.gz"],
    read,
    stream: Some(read_into),
    write: Some(write),
};

/// TopoJSON has this ending as well, and what it is stands anywhere in the text: it is read
/// again as that.
fn read(path: &Path, options: &ReadOptions) -> Result<FeatureTable, InputError> {
    match read_into(path, options, Sink::default())? {
        Some(table) => Ok(table),
        // It may be compressed, as this format may.
        None => source::table_of(path, options, |mut text, label| {
            let whole = text.all().map_err(|error| at_place(error, None, label))?;
            topojson::parse_topojson(whole, label, options)
        }),
    }
}

/// Reads a file into a sink; none if it is a topology, of which nothing was taken.
fn read_into(
    path: &Path,
    options: &ReadOptions,
    sink: Sink<'_>,
) -> Result<Option<FeatureTable>, InputError> {
    let mut is_topology = false;
    let table = source::table_of(path, options, |text, label| {
        let found = read_features(text, label, options, sink)?;
        is_topology = found.is_none();
        Ok(found.unwrap_or_default())
    })?;
    Ok((!is_topology).then_some(table))
}

fn write(out: &mut dyn Write, layer: Layer<'_>, about: &About<'_>) -> std::io::Result<Written> {
    packed_if_asked(out, about, |out| write_text(out, layer, about))?;
    Ok(Written::default())
}

/// Writes through gzip where the file ends so. Neither name nor time of the file are in it,
/// so that the same features give the same bytes.
pub(super) fn packed_if_asked(
    out: &mut dyn Write,
    about: &About<'_>,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> std::io::Result<()> {
    if !about.ends_with(".gz") {
        return write(out);
    }
    let mut packed = GzEncoder::new(out, Compression::default());
    write(&mut packed)?;
    packed.finish().map(drop)
}

fn write_text(out: &mut dyn Write, layer: Layer<'_>, about: &About<'_>) -> std::io::Result<()> {
    let mut writer = GeoJsonWriter::new(out, about.note)?;
    match layer {
        Layer::Rows(rows) => writer.all(rows)?,
        Layer::Features(features) => {
            for feature in features {
                writer.feature(feature)?;
            }
        }
    }
    writer.finish().map(drop)
}

/// Reads the features of a GeoJSON text; `label` names it in errors.
///
/// # Errors
/// Says in which feature, line and column the text is not GeoJSON, or which
/// coordinate is no longitude and latitude.
pub fn parse_features(bytes: &[u8], label: &str) -> Result<FeatureTable, InputError> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let options = ReadOptions::default();
    match read_features(Text::whole(bytes), label, &options, Sink::default())? {
        Some(table) => Ok(table),
        None => topojson::parse_topojson(bytes, label, &options),
    }
}

/// As [`parse_features`], of a text that may still be coming; none if it is a topology.
fn read_features(
    mut text: Text<'_>,
    label: &str,
    options: &ReadOptions,
    sink: Sink<'_>,
) -> Result<Option<FeatureTable>, InputError> {
    let frame = Frame::with(options, None).map_err(|what| InputError::content(label, what))?;
    let mut document = Document {
        reader: GeometryReader::new(frame),
        placed: options.crs.is_some(),
        sink,
        ..Document::default()
    };
    let held = text
        .held(LOOKED_AT)
        .map_err(|error| at_place(error, None, label))?;
    if let Some(what) = other_kind(&held[..held.len().min(LOOKED_AT)]) {
        return Err(InputError::content(label, what));
    }
    let read = document.read(text);
    read.map_err(|error| at_place(error, document.within, label))?;
    document.into_table(label)
}

/// An error with the feature in which it is, from 1.
pub(super) fn at_place(error: TextError, within: Option<usize>, label: &str) -> InputError {
    match error {
        TextError::Source(Some(error)) => error,
        TextError::Source(None) => InputError::Open {
            file: label.to_owned(),
            error: std::io::Error::from(aimaq_words::Sentence(msg!("error-file-stopped"))),
        },
        TextError::Wrong { what, line, column } => {
            let at = msg!(
                "error-geojson-at",
                said = what,
                line = line.to_string(),
                column = column.to_string(),
            );
            let message = match within {
                Some(feature) => msg!("error-feature", feature = feature.to_string(), said = at),
                None => at,
            };
            InputError::content(label, message)
        }
    }
}

/// Any GeoJSON object.
#[derive(Default)]
struct Document<'a> {
    kind: Option<String>,
    /// Where features go, and whether there is a list of them.
    sink: Sink<'a>,
    listed: bool,
    /// The geometry and the properties of a text that is one feature.
    single: BareFeature,
    coordinates_seen: bool,
    /// Whether it was said where the positions lie, so that a member `crs` does not.
    placed: bool,
    /// The feature that is being read, from 1.
    within: Option<usize>,
    noticed: Noticed,
    reader: GeometryReader,
    ahead: Ahead,
}

impl Document<'_> {
    /// Member by member, and of the features one by one: of a text that is still
    /// coming no more than that has to be there.
    fn read(&mut self, mut text: Text<'_>) -> Result<(), TextError> {
        let mut more = text.take(|scanner| {
            scanner.expect(b'{')?;
            scanner.has_first(b'}')
        })?;
        while more {
            let features_come = text.take(|scanner| self.member(scanner))?;
            if features_come {
                self.features(&mut text)?;
            }
            more = text.take(|scanner| scanner.more(b'}'))?;
        }
        text.take(|scanner| scanner.end())
    }

    /// A member with its value; of the features the key alone, and true.
    fn member(&mut self, scanner: &mut Scanner<'_>) -> Scanned<bool> {
        let key = scanner.key()?;
        match &*key {
            "type" => self.kind = Some(scanner.string()?.into_owned()),
            "features" => return Ok(true),
            "geometry" => self.single.geometry = self.reader.geometry(scanner)?,
            "properties" => {
                self.single.properties = exact::properties(scanner, &mut self.single.changed)?;
            }
            "id" => self.single.id = id(scanner, &mut self.single.changed)?,
            "crs" => {
                let crs = scanner.value::<Value>()?;
                if let Err(what) = self.take_crs(&crs) {
                    return scanner.wrong(what);
                }
            }
            "coordinates" | "geometries" => {
                self.coordinates_seen = true;
                scanner.skip()?;
            }
            _ => scanner.skip()?,
        }
        Ok(false)
    }

    fn features(&mut self, text: &mut Text<'_>) -> Result<(), TextError> {
        self.listed = true;
        let mut more = text.take(|scanner| {
            scanner.expect(b'[')?;
            scanner.has_first(b']')
        })?;
        while more {
            // Several features at once as far as that goes, else the next one alone,
            // with more of the text or an error that says where it is.
            let read = self.ahead.read(text.held(HELD)?, self.reader.frame());
            text.advance(read.taken);
            for feature in self.ahead.take() {
                take(&mut self.sink, &mut self.noticed, feature)?;
            }
            self.sink.make_room(text.share_taken());
            more = read.more;
            if more && read.taken == 0 {
                self.within = Some(self.sink.next());
                let (feature, next) = text.take(|scanner| {
                    let feature = BareFeature::read(&mut self.reader, scanner)?;
                    Ok((feature, scanner.more(b']')?))
                })?;
                take(&mut self.sink, &mut self.noticed, feature)?;
                more = next;
            }
        }
        self.within = None;
        Ok(())
    }

    fn into_table(mut self, label: &str) -> Result<Option<FeatureTable>, InputError> {
        let wrong = |message: Message| Err(InputError::content(label, message));
        match (self.kind.as_deref(), self.listed) {
            (Some("FeatureCollection"), true) => {}
            (Some("Feature"), false) => self.sink.take(self.noticed.feature(1, self.single))?,
            (Some("Feature"), true) => {
                return wrong(msg!("error-geojson-both"));
            }
            (Some("FeatureCollection"), false) => {
                return wrong(msg!("error-geojson-no-features"));
            }
            (Some("Topology"), _) => return Ok(None),
            (Some(kind), _) if self.coordinates_seen => {
                return wrong(msg!("error-file-bare-geometry", kind = kind.to_string()));
            }
            _ => return wrong(msg!("error-geojson-neither")),
        }
        let mut warnings = self.noticed.warnings();
        warnings.extend(self.reader.frame().note());
        let mut longitudes = self.reader.longitudes();
        longitudes.add(self.ahead.longitudes);
        Ok(Some(FeatureTable {
            features: self.sink.into_features(),
            warnings,
            longitudes: longitudes.range(),
            ..FeatureTable::default()
        }))
    }

    /// Takes positions as a member `crs` says, where nobody said otherwise.
    fn take_crs(&mut self, crs: &Value) -> Result<(), Message> {
        if self.placed {
            return Ok(());
        }
        let frame = Frame::of(declared_crs(crs))?;
        let late = self.listed || self.single.geometry.shape != FeatureGeometry::Nothing;
        if late && frame.moves() {
            return Err(msg!("error-geojson-late-crs"));
        }
        self.reader.set_frame(frame);
        Ok(())
    }
}

/// Gives a feature away with what was noticed.
fn take(sink: &mut Sink<'_>, noticed: &mut Noticed, feature: BareFeature) -> Result<(), TextError> {
    let feature = noticed.feature(sink.next(), feature);
    let taken = sink.take(feature);
    taken.map_err(|error| TextError::Source(Some(error)))
}

/// The coordinate reference system that a member `crs` names; none for null.
pub(super) fn declared_crs(crs: &Value) -> Option<&str> {
    let name = crs.pointer("/properties/name").and_then(Value::as_str);
    (!crs.is_null()).then(|| name.unwrap_or("unnamed"))
}
