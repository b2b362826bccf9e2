//! Whether boundaries are a coverage: no land is two units', no ring crosses itself.

use geo_types::Coord;

use super::load::Boundaries;
use crate::coverage::{CheckError, CheckOptions, Finding, FindingKind, check};

/// What of boundaries would make joined, thinned or looked up land wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsound {
    /// How many of each kind, in words of reports: `2 × overlap`.
    pub kinds: String,
    /// Where the first is.
    pub at: Option<Coord<f64>>,
    /// Whether a ring crosses itself, or touches itself where that matters.
    pub crossing: bool,
}

impl Boundaries {
    /// What keeps the boundaries from being a coverage; `None` where nothing does. For work
    /// that passes rings on as they are, that is also rings that touch themselves or run
    /// along a border twice.
    ///
    /// # Errors
    /// If they cannot be checked.
    pub fn unsound(&self, rings_stay: bool) -> Result<Option<Unsound>, CheckError> {
        let valid = !rings_stay || self.coverage.has_valid_rings();
        if self.coverage.is_sound_of(self.valid_shapes) && valid {
            return Ok(None);
        }
        let found = check(&self.coverage.polygons(), &CheckOptions::default())?;
        let touches = |kind| rings_stay && is_touching(kind);
        let bad = |f: &&Finding| is_bad(f.kind) || touches(f.kind);
        let worst: Vec<&Finding> = found.iter().filter(bad).collect();
        let crossing = |f: &&Finding| f.kind == FindingKind::SelfIntersection || touches(f.kind);
        Ok(worst.first().map(|first| Unsound {
            kinds: kinds(&worst),
            at: first.at,
            crossing: worst.iter().any(crossing),
        }))
    }
}

/// Whether what is joined, thinned or looked up would come out wrong.
fn is_bad(kind: FindingKind) -> bool {
    matches!(
        kind,
        FindingKind::Overlap | FindingKind::SelfIntersection | FindingKind::Duplicate
    )
}

/// Whether a ring is invalid that crosses nothing.
fn is_touching(kind: FindingKind) -> bool {
    matches!(kind, FindingKind::Spike | FindingKind::SelfTouch)
}

fn kinds(found: &[&Finding]) -> String {
    let groups = found.chunk_by(|a, b| a.kind == b.kind);
    let groups = groups.map(|group| {
        let name = group[0].kind.name().replace('_', " ");
        format!("{} × {name}", group.len())
    });
    groups.collect::<Vec<_>>().join(", ")
}
