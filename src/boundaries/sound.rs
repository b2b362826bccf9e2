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
    /// Whether a ring crosses itself.
    pub crossing: bool,
}

impl Boundaries {
    /// What keeps the boundaries from being a coverage; `None` where nothing does.
    ///
    /// # Errors
    /// If they cannot be checked.
    pub fn unsound(&self) -> Result<Option<Unsound>, CheckError> {
        if self.coverage.is_sound() {
            return Ok(None);
        }
        let found = check(&self.coverage.polygons(), &CheckOptions::default())?;
        let worst: Vec<&Finding> = found.iter().filter(|f| is_bad(f.kind)).collect();
        let crossing = |finding: &&Finding| finding.kind == FindingKind::SelfIntersection;
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

fn kinds(found: &[&Finding]) -> String {
    let groups = found.chunk_by(|a, b| a.kind == b.kind);
    let groups = groups.map(|group| {
        let name = group[0].kind.name().replace('_', " ");
        format!("{} × {name}", group.len())
    });
    groups.collect::<Vec<_>>().join(", ")
}
