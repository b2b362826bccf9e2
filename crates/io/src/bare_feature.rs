//! A feature as the readers of JSON find it, and what they notice on the way.

use serde_json::{Map, Value};

use super::exact::{self, Changed};
use super::feature::{Feature, FeatureGeometry};
use super::geometry::ReadGeometry;
use super::geometry_reader::GeometryReader;
use super::json::{Scanned, Scanner};
use super::listed;
use aimaq_words::Message;
use aimaq_words::msg;

/// The most fields of one name that are told.
const TWICE_NAMED: usize = 10;

/// A feature as it was read.
#[derive(Default)]
pub(super) struct BareFeature {
    pub(super) id: Option<Value>,
    pub(super) geometry: ReadGeometry,
    pub(super) properties: Map<String, Value>,
    pub(super) changed: Changed,
}

impl BareFeature {
    pub(super) fn read(
        reader: &mut GeometryReader,
        scanner: &mut Scanner<'_>,
    ) -> Scanned<BareFeature> {
        let mut feature = BareFeature::default();
        scanner.object(|scanner, key| {
            match key {
                "geometry" => feature.geometry = reader.geometry(scanner)?,
                "properties" => {
                    feature.properties = exact::properties(scanner, &mut feature.changed)?;
                }
                "id" => feature.id = id(scanner, &mut feature.changed)?,
                "type" => {
                    let kind = scanner.string()?;
                    if kind != "Feature" {
                        return scanner
                            .wrong(msg!("error-file-no-feature", kind = kind.to_string()));
                    }
                }
                _ => scanner.skip()?,
            }
            Ok(())
        })?;
        Ok(feature)
    }
}

/// What was changed or missing, by the numbers of the features.
#[derive(Default)]
pub(super) struct Noticed {
    heights: usize,
    unclosed: Vec<usize>,
    empty: Vec<usize>,
    members: usize,
    changed: Changed,
}

impl Noticed {
    /// A feature as others get it; `number` counts from 1.
    pub(super) fn feature(&mut self, number: usize, feature: BareFeature) -> Feature {
        self.heights += feature.geometry.heights;
        if feature.geometry.unclosed > 0 {
            self.unclosed.push(number);
        }
        if feature.geometry.shape == FeatureGeometry::Nothing {
            self.empty.push(number);
        }
        self.members += feature.geometry.members;
        self.changed.long += feature.changed.long;
        for twice in feature.changed.twice {
            if !self.changed.twice.contains(&twice) {
                self.changed.twice.push(twice);
            }
        }
        Feature {
            id: feature.id,
            geometry: feature.geometry.shape,
            properties: feature.properties,
        }
    }

    pub(super) fn warnings(&self) -> Vec<Message> {
        let mut warnings = Vec::new();
        if self.heights > 0 {
            warnings.push(msg!("read-heights", n = self.heights));
        }
        if self.members > 0 {
            warnings.push(msg!("read-members", n = self.members));
        }
        if self.changed.long > 0 {
            warnings.push(msg!("read-long-numbers", n = self.changed.long));
        }
        for (field, other) in self.changed.twice.iter().take(TWICE_NAMED) {
            warnings.push(msg!("read-field-twice", field = field, other = other));
        }
        if !self.unclosed.is_empty() {
            let features = listed(&self.unclosed);
            warnings.push(msg!("read-unclosed", features = features));
        }
        if !self.empty.is_empty() {
            warnings.push(msg!("read-empty", features = listed(&self.empty)));
        }
        warnings
    }
}

/// The identifier of a feature; what is neither a string nor a number is none.
pub(super) fn id(scanner: &mut Scanner<'_>, changed: &mut Changed) -> Scanned<Option<Value>> {
    let id = exact::value(scanner, changed)?;
    Ok(Some(id).filter(|id| id.is_string() || id.is_number()))
}
