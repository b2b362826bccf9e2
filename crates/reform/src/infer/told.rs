//! What was found, as sentences.

use super::infer::Inferred;
use super::proof::Residue;
use aimaq_words::msg;
use aimaq_words::{Message, at_most, number};

impl Inferred {
    /// By how much the later borders lie elsewhere, where all of them do.
    pub fn shift_said(&self) -> Option<Message> {
        let [east, north] = self.shift_m;
        (east != 0.0 || north != 0.0).then(|| {
            msg!(
                "infer-shift",
                east = number(east, 2),
                north = number(north, 2)
            )
        })
    }

    /// What tells noise from change, and what it rests on.
    pub fn floor_said(&self) -> Message {
        let Some(floor) = self.floor else {
            return msg!("infer-no-floor");
        };
        let (below, above, equal) = (floor.below, floor.above, floor.equal);
        let metres = at_most(floor.metres, 3);
        if floor.is_given {
            return msg!(
                "infer-floor-given",
                metres = metres,
                below = below,
                above = above
            );
        }
        match floor.gap[1].is_finite() {
            true => msg!(
                "infer-floor",
                metres = metres,
                equal = equal,
                below = below,
                above = above,
                most = at_most(floor.gap[0], 3),
                least = at_most(floor.gap[1], 1)
            ),
            false => msg!("infer-floor-all", equal = equal),
        }
    }
}

impl Residue {
    /// What is left, in words.
    pub fn message(&self) -> Message {
        let text = |code: &Option<String>| code.clone().unwrap_or_default();
        match self {
            Self::Missing(unit) => msg!("infer-residue-missing", unit = unit),
            Self::Extra(unit) => msg!("infer-residue-extra", unit = unit),
            Self::Land {
                unit,
                missing_km2,
                extra_km2,
            } => msg!(
                "infer-residue-land",
                unit = unit,
                missing = at_most(*missing_km2, 6),
                extra = at_most(*extra_km2, 6)
            ),
            Self::Code { unit, plan, later } => msg!(
                "infer-residue-code",
                unit = unit,
                plan = text(plan),
                later = text(later)
            ),
        }
    }
}
