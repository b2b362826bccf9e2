//! Where features go as they are read.

use super::InputError;
use super::feature::Feature;

/// Does something with a feature; what it says against it ends the reading.
pub(super) type TakeFeature<'a> = dyn FnMut(Feature) -> Result<(), InputError> + 'a;

/// Features are kept, or handed on one after the other, so that a file of any length fits
/// into memory.
pub(super) enum Sink<'a> {
    Keep(Vec<Feature>),
    Hand(usize, &'a mut TakeFeature<'a>),
}

impl Default for Sink<'_> {
    fn default() -> Self {
        Self::Keep(Vec::new())
    }
}

impl<'a> Sink<'a> {
    pub(super) fn hand(take: &'a mut TakeFeature<'a>) -> Self {
        Self::Hand(0, take)
    }

    /// The number of the next feature, from 1.
    pub(super) fn next(&self) -> usize {
        match self {
            Self::Keep(features) => features.len() + 1,
            Self::Hand(count, _) => count + 1,
        }
    }

    pub(super) fn take(&mut self, feature: Feature) -> Result<(), InputError> {
        match self {
            Self::Keep(features) => {
                features.push(feature);
                Ok(())
            }
            Self::Hand(count, take) => {
                *count += 1;
                take(feature)
            }
        }
    }

    /// The features that were kept.
    pub(super) fn into_features(self) -> Vec<Feature> {
        match self {
            Self::Keep(features) => features,
            Self::Hand(..) => Vec::new(),
        }
    }
}
