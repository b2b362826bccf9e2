//! Reading TopoJSON.

use aimaq_words::Message;
use aimaq_words::msg;
use std::path::Path;

use geo_types::Coord;
use serde_json::Value;

use super::super::bare_feature::{BareFeature, Noticed};
use super::super::feature::{Feature, FeatureTable, SourceFile};
use super::super::format::ReadOptions;
use super::super::frame::Frame;
use super::super::geometry::{Coordinates, ReadGeometry, collect};
use super::super::kind::{LOOKED_AT, other_kind};
use super::super::parts::put_together;
use super::super::{BYTE_ORDER_MARK, InputError, read_bytes, sha256_hex};
use super::document::{self, Object, Topology, Transform, Tree};

/// Positions that arcs may make together whatever their number, and how many times
/// their number: an arc is named by two neighbours, and by few layers.
const FREE_POSITIONS: usize = 1 << 20;
const MOST_USES: usize = 16;

/// Deepest nesting of collections.
const DEEPEST: usize = 16;

pub(super) fn read(path: &Path, options: &ReadOptions) -> Result<FeatureTable, InputError> {
    let (bytes, name) = (read_bytes(path)?, path.display().to_string());
    let mut table = parse_topojson(&bytes, &name, options)?;
    if options.checksum {
        let sha256 = sha256_hex(&bytes);
        table.sources.push(SourceFile { name, sha256 });
    }
    Ok(table)
}

/// Reads an object of a topology as features; `label` names the text in errors.
///
/// # Errors
/// If the text is no topology, if an arc is not there, a coordinate is no longitude and
/// latitude, or if there are several objects and none is named.
pub fn parse_topojson(
    bytes: &[u8],
    label: &str,
    options: &ReadOptions,
) -> Result<FeatureTable, InputError> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let wrong = |what: Message| InputError::content(label, what);
    if let Some(what) = other_kind(&bytes[..bytes.len().min(LOOKED_AT)]) {
        return Err(wrong(what.to_owned()));
    }
    let topology = document::parse(bytes).map_err(wrong)?;
    if topology.kind.as_deref() != Some("Topology") {
        return Err(wrong(msg!("error-topo-type")));
    }
    let declared = topology
        .crs
        .as_ref()
        .and_then(|crs| crs.pointer("/properties/name")?.as_str());
    let frame = Frame::with(options, declared).map_err(wrong)?;
    let table = features(topology, options.layer.as_deref(), &frame);
    let mut table = table.map_err(wrong)?;
    table.warnings.extend(frame.note());
    Ok(table)
}

fn features(
    topology: Topology,
    layer: Option<&str>,
    frame: &Frame,
) -> Result<FeatureTable, Message> {
    let object = chosen(topology.objects.0, layer)?;
    let mut arcs = Arcs::new(&topology.arcs, topology.transform, frame)?;
    let members = match (object.kind.as_deref(), object.geometries) {
        (Some("GeometryCollection"), members) => members.unwrap_or_default(),
        (_, geometries) => vec![Object {
            geometries,
            ..object
        }],
    };
    let mut noticed = Noticed::default();
    let mut features: Vec<Feature> = Vec::with_capacity(members.len());
    for (number, member) in (1..).zip(members) {
        let geometry = arcs.geometry(&member, 0);
        let geometry = geometry
            .map_err(|what| msg!("error-feature", feature = number.to_string(), said = what))?;
        let is_id = |id: &Value| id.is_string() || id.is_number();
        let bare = BareFeature {
            id: member.id.filter(is_id),
            geometry,
            properties: member.properties.unwrap_or_default(),
            ..BareFeature::default()
        };
        features.push(noticed.feature(number, bare));
    }
    Ok(FeatureTable {
        features,
        warnings: noticed.warnings(),
        ..FeatureTable::default()
    })
}

fn chosen(mut objects: Vec<(String, Object)>, layer: Option<&str>) -> Result<Object, Message> {
    let names: Vec<&str> = objects.iter().map(|(name, _)| name.as_str()).collect();
    let names = names.join(", ");
    let at = match (layer, objects.len()) {
        (None, 0) => return Err(msg!("error-topo-none")),
        (None, 1) => 0,
        (None, _) => {
            return Err(msg!("error-file-layers", names = names.to_string()));
        }
        (Some(layer), _) => objects
            .iter()
            .position(|(name, _)| name == layer)
            .ok_or_else(|| {
                msg!(
                    "error-file-no-layer",
                    layer = layer.to_string(),
                    names = names.to_string()
                )
            })?,
    };
    Ok(objects.swap_remove(at).1)
}

/// The arcs as places.
struct Arcs<'a> {
    arcs: Vec<Vec<Coord<f64>>>,
    /// Of each arc, how many positions have a height.
    heights: Vec<usize>,
    transform: Option<Transform>,
    frame: &'a Frame,
    /// Positions that may still be made.
    left: usize,
}

impl<'a> Arcs<'a> {
    fn new(
        arcs: &[Vec<document::Position>],
        transform: Option<Transform>,
        frame: &'a Frame,
    ) -> Result<Self, Message> {
        let mut all = Arcs {
            arcs: Vec::with_capacity(arcs.len()),
            heights: arcs
                .iter()
                .map(|arc| arc.iter().filter(|p| p.more).count())
                .collect(),
            transform,
            frame,
            left: 0,
        };
        for (number, arc) in arcs.iter().enumerate() {
            let (mut x, mut y) = (0.0, 0.0);
            let places = arc.iter().map(|step| {
                // Each step counts from the one before.
                (x, y) = match transform {
                    Some(_) => (x + step.x, y + step.y),
                    None => (step.x, step.y),
                };
                all.place(x, y)
            });
            let places = places.collect::<Result<Vec<_>, Message>>();
            let places = places
                .map_err(|what| msg!("error-topo-arc", arc = number.to_string(), said = what))?;
            all.arcs.push(places);
        }
        let positions: usize = all.arcs.iter().map(Vec::len).sum();
        all.left = FREE_POSITIONS + positions.saturating_mul(MOST_USES);
        Ok(all)
    }

    fn place(&mut self, x: f64, y: f64) -> Result<Coord<f64>, Message> {
        match self.transform {
            Some(Transform { scale, translate }) => {
                let (lon, lat) = (x * scale[0] + translate[0], y * scale[1] + translate[1]);
                self.frame.place(lon, lat)
            }
            None => self.frame.place(x, y),
        }
    }

    fn geometry(&mut self, object: &Object, depth: usize) -> Result<ReadGeometry, Message> {
        if depth > DEEPEST {
            return Err(msg!(
                "error-file-collections-deep",
                most = DEEPEST.to_string()
            ));
        }
        let Some(kind) = object.kind.as_deref() else {
            return Ok(ReadGeometry::default());
        };
        if kind == "GeometryCollection" {
            let members = object.geometries.iter().flatten();
            let members = members.map(|member| self.geometry(member, depth + 1));
            return Ok(collect(members.collect::<Result<_, _>>()?));
        }
        let mut heights = 0;
        let of_arcs = !matches!(kind, "Point" | "MultiPoint");
        let tree = if of_arcs {
            &object.arcs
        } else {
            &object.coordinates
        };
        let Some(tree) = tree else {
            let what = if of_arcs { "arcs" } else { "coordinates" };
            return Err(msg!(
                "error-topo-has-no",
                kind = kind.to_string(),
                what = what.to_string()
            ));
        };
        let coordinates = match kind {
            "Point" => match list(tree)? {
                [] => Coordinates::Empty,
                _ => Coordinates::Position(self.position(tree, &mut heights)?),
            },
            "MultiPoint" => Coordinates::Line(each(tree, |t| self.position(t, &mut heights))?),
            "LineString" => Coordinates::Line(self.line(tree, &mut heights)?),
            "MultiLineString" | "Polygon" => {
                Coordinates::Lines(each(tree, |t| self.line(t, &mut heights))?)
            }
            "MultiPolygon" => Coordinates::Groups(each(tree, |rings| {
                each(rings, |t| self.line(t, &mut heights))
            })?),
            _ => return Err(msg!("error-topo-kind", kind = kind.to_string())),
        };
        put_together(kind, coordinates, heights)
    }

    fn position(&mut self, tree: &Tree, heights: &mut usize) -> Result<Coord<f64>, Message> {
        match list(tree)? {
            [Tree::Number(x), Tree::Number(y), more @ ..] => {
                *heights += usize::from(!more.is_empty());
                self.place(*x, *y)
            }
            _ => Err(msg!("error-topo-position")),
        }
    }

    /// The arcs of a list, one after the other; a negative number is an arc reversed.
    fn line(&mut self, tree: &Tree, heights: &mut usize) -> Result<Vec<Coord<f64>>, Message> {
        let mut line: Vec<Coord<f64>> = Vec::new();
        for index in list(tree)? {
            let number = match index {
                Tree::Number(number) if number.fract() == 0.0 => *number as i64,
                _ => return Err(msg!("error-topo-arcs")),
            };
            let reversed = number < 0;
            let at = if reversed { !number } else { number } as usize;
            let missing = || {
                msg!(
                    "error-topo-no-arc",
                    arc = number.to_string(),
                    all = self.arcs.len().to_string()
                )
            };
            let arc = self.arcs.get(at).ok_or_else(missing)?;
            self.left = self
                .left
                .checked_sub(arc.len())
                .ok_or_else(|| msg!("error-topo-uses", most = MOST_USES.to_string()))?;
            *heights += self.heights[at];
            // Where one ends the next begins.
            let skipped = usize::from(!line.is_empty());
            match reversed {
                true => line.extend(arc.iter().rev().skip(skipped)),
                false => line.extend(arc.iter().skip(skipped)),
            }
        }
        Ok(line)
    }
}

fn list(tree: &Tree) -> Result<&[Tree], Message> {
    match tree {
        Tree::List(items) => Ok(items),
        Tree::Number(number) => Err(msg!("error-topo-list", number = number.to_string())),
    }
}

fn each<T>(tree: &Tree, item: impl FnMut(&Tree) -> Result<T, Message>) -> Result<Vec<T>, Message> {
    list(tree)?.iter().map(item).collect()
}
