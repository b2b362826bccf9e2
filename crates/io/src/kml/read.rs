//! Reading KML.

use aimaq_words::Message;
use std::path::Path;

use geo_types::Coord;
use serde_json::{Map, Value};

use super::super::bare_feature::{BareFeature, Noticed};
use super::super::feature::{Feature, FeatureTable, SourceFile};
use super::super::format::ReadOptions;
use super::super::frame::Frame;
use super::super::geometry::{Coordinates, ReadGeometry, collect};
use super::super::parts::put_together;
use super::super::xml::{Piece, Xml, decoded};
use super::super::{InputError, read_bytes, sha256_hex};
use aimaq_words::msg;

/// Deepest nesting of geometries.
const DEEPEST: usize = 16;

pub(super) fn read(path: &Path, options: &ReadOptions) -> Result<FeatureTable, InputError> {
    let (bytes, name) = (read_bytes(path)?, path.display().to_string());
    let mut table = parse_kml(&bytes, &name, options)?;
    if options.checksum {
        let sha256 = sha256_hex(&bytes);
        table.sources.push(SourceFile { name, sha256 });
    }
    Ok(table)
}

/// Reads the placemarks of all folders; `label` names the text in errors.
///
/// # Errors
/// Says on which line, and in which feature, the text is no KML or a coordinate is no
/// longitude and latitude.
pub fn parse_kml(
    bytes: &[u8],
    label: &str,
    options: &ReadOptions,
) -> Result<FeatureTable, InputError> {
    let wrong = |what: Message| InputError::content(label, what);
    let text = decoded(bytes).map_err(wrong)?;
    let mut reader = Reader {
        xml: Xml::new(&text),
        frame: Frame::with(options, None).map_err(wrong)?,
        noticed: Noticed::default(),
        features: Vec::new(),
        left_out: 0,
        any: false,
    };
    reader.all().map_err(wrong)?;
    if !reader.any {
        return Err(wrong(msg!("error-kml-none")));
    }
    let mut warnings = reader.noticed.warnings();
    if reader.left_out > 0 {
        warnings.push(msg!("read-no-boundaries", n = reader.left_out));
    }
    warnings.extend(reader.frame.note());
    Ok(FeatureTable {
        features: reader.features,
        warnings,
        ..FeatureTable::default()
    })
}

struct Reader<'a> {
    xml: Xml<'a>,
    frame: Frame,
    noticed: Noticed,
    features: Vec<Feature>,
    /// Pictures, models, tracks and links, which are no boundaries.
    left_out: usize,
    any: bool,
}

impl Reader<'_> {
    /// Every placemark, whatever is around it.
    fn all(&mut self) -> Result<(), Message> {
        while let Some(piece) = self.xml.next()? {
            match piece {
                Piece::Start("kml") => self.any = true,
                Piece::Start("Placemark") => {
                    let number = self.features.len() + 1;
                    let bare = self.placemark();
                    let bare = bare.map_err(|what| {
                        msg!("error-feature", feature = number.to_string(), said = what)
                    })?;
                    self.features.push(self.noticed.feature(number, bare));
                }
                Piece::Start(
                    "NetworkLink" | "GroundOverlay" | "PhotoOverlay" | "ScreenOverlay",
                ) => {
                    self.left_out += 1;
                    self.xml.skip()?;
                }
                Piece::Start("Style" | "StyleMap" | "Schema") => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn placemark(&mut self) -> Result<BareFeature, Message> {
        let id = self
            .xml
            .attribute("id")
            .map(|id| Value::from(id.into_owned()));
        let mut feature = BareFeature {
            id,
            ..BareFeature::default()
        };
        while let Some(child) = self.xml.child()? {
            match child {
                "name" | "description" => {
                    let text = self.xml.content()?;
                    feature
                        .properties
                        .insert(child.to_owned(), Value::from(text.trim()));
                }
                "ExtendedData" => self.data(&mut feature.properties)?,
                "Point" | "LineString" | "LinearRing" | "Polygon" | "MultiGeometry" => {
                    feature.geometry = self.geometry(child, 0)?;
                }
                "Model" | "Track" | "MultiTrack" => {
                    self.left_out += 1;
                    self.xml.skip()?;
                }
                _ => self.xml.skip()?,
            }
        }
        Ok(feature)
    }

    /// The fields of a placemark, typed or not.
    fn data(&mut self, properties: &mut Map<String, Value>) -> Result<(), Message> {
        while let Some(child) = self.xml.child()? {
            match child {
                "SchemaData" => self.data(properties)?,
                "Data" => {
                    let name = self.xml.attribute("name").unwrap_or_default().into_owned();
                    let mut value = String::new();
                    while let Some(child) = self.xml.child()? {
                        match child {
                            "value" => value = self.xml.content()?,
                            _ => self.xml.skip()?,
                        }
                    }
                    put(properties, name, value);
                }
                "SimpleData" => {
                    let name = self.xml.attribute("name").unwrap_or_default().into_owned();
                    let value = self.xml.content()?;
                    put(properties, name, value);
                }
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    fn geometry(&mut self, kind: &str, depth: usize) -> Result<ReadGeometry, Message> {
        if depth > DEEPEST {
            return Err(msg!("error-kml-deep", most = DEEPEST.to_string()));
        }
        let mut heights = 0;
        let mut lines = Vec::new();
        let mut members = Vec::new();
        while let Some(child) = self.xml.child()? {
            match (kind, child) {
                (
                    "MultiGeometry",
                    "Point" | "LineString" | "LinearRing" | "Polygon" | "MultiGeometry",
                ) => {
                    members.push(self.geometry(child, depth + 1)?);
                }
                ("Polygon", "outerBoundaryIs") => {
                    lines.splice(0..0, self.rings(&mut heights)?).for_each(drop)
                }
                ("Polygon", "innerBoundaryIs") => lines.extend(self.rings(&mut heights)?),
                ("Point" | "LineString" | "LinearRing", "coordinates") => {
                    lines.push(self.positions(&mut heights)?);
                }
                _ => self.xml.skip()?,
            }
        }
        match kind {
            "MultiGeometry" => Ok(collect(members)),
            "Polygon" => put_together(kind, Coordinates::Lines(lines), heights),
            "Point" => match lines.concat().as_slice() {
                [] => Ok(ReadGeometry::default()),
                [at] => put_together(kind, Coordinates::Position(*at), heights),
                _ => Err(self.xml.wrong(msg!("error-kml-point"))),
            },
            _ => put_together("LineString", Coordinates::Line(lines.concat()), heights),
        }
    }

    /// The rings in a boundary: one, or several where a program wrote it wrongly.
    fn rings(&mut self, heights: &mut usize) -> Result<Vec<Vec<Coord<f64>>>, Message> {
        let mut rings = Vec::new();
        while let Some(child) = self.xml.child()? {
            if child != "LinearRing" {
                self.xml.skip()?;
                continue;
            }
            while let Some(child) = self.xml.child()? {
                match child {
                    "coordinates" => rings.push(self.positions(heights)?),
                    _ => self.xml.skip()?,
                }
            }
        }
        Ok(rings)
    }

    /// Longitude, latitude and perhaps a height, set apart by commas; positions are set
    /// apart by white space.
    fn positions(&mut self, heights: &mut usize) -> Result<Vec<Coord<f64>>, Message> {
        let text = self.xml.content()?;
        let mut positions = Vec::new();
        for tuple in text.split_whitespace() {
            let numbers: Option<Vec<f64>> = tuple.split(',').map(|n| n.parse().ok()).collect();
            let at = match numbers.as_deref() {
                Some(&[lon, lat]) => self.frame.place(lon, lat),
                Some(&[lon, lat, height]) => {
                    // Programs write a height of nothing where there is none.
                    *heights += usize::from(height != 0.0);
                    self.frame.place(lon, lat)
                }
                _ => Err(msg!("error-kml-tuple", tuple = tuple.to_string())),
            };
            positions.push(at.map_err(|what| self.xml.wrong(what))?);
        }
        Ok(positions)
    }
}

/// A field; the second of one name gets another.
fn put(properties: &mut Map<String, Value>, name: String, value: String) {
    let mut others = (2..).map(|n| format!("{name}_{n}"));
    let other = match properties.contains_key(&name) {
        true => others.find(|other| !properties.contains_key(other)),
        false => None,
    };
    properties.insert(other.unwrap_or(name), Value::from(value));
}
