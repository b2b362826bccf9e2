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

    /// Makes room for those still to come, by the share of the text that is taken. To
    /// move features to a larger room again and again would take a part of the time of
    /// reading them.
    pub(super) fn make_room(&mut self, taken: Option<f64>) {
        let (Self::Keep(features), Some(taken)) = (self, taken) else {
            return;
        };
        let all = (features.len() as f64 / taken) as usize;
        if taken > 0.0 && features.capacity() < all / 2 {
            // More than that, for the texts of the first may be longer than those of
            // others. Room that stays empty takes no memory.
            features.reserve(all + all / 4 - features.len());
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
