//! What a plan has to do, without an order yet.

/// A unit or region on the way: the place of an earlier one in its table, or, beyond
/// these, one that the plan forms.
pub(super) type Who = usize;

/// One thing to do; each becomes one change.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// Parts are split off a unit, each with the place of its land in the flows.
    Split { unit: Who, parts: Vec<(Who, usize)> },
    /// Land goes from a unit to another; the place of the land in the flows.
    MoveBorder { from: Who, to: Who, flow: usize },
    /// Units end into one that goes on, the first of the list, or that is new.
    MergeUnits {
        units: Vec<Who>,
        into: Who,
        is_new: bool,
        code: bool,
        centre: bool,
    },
    /// A region is formed out of units.
    Create { region: Who, units: Vec<Who> },
    /// A region ends and others are formed out of its units.
    Divide {
        region: Who,
        into: Vec<(Who, Vec<Who>)>,
    },
    /// Regions end into one that goes on, the first of the list, or that is new.
    MergeRegions {
        regions: Vec<Who>,
        into: Who,
        is_new: bool,
        code: bool,
        centre: bool,
    },
    /// A region ends into another.
    EndRegion { region: Who, into: Who },
    /// Units go to a region.
    Transfer { units: Vec<Who>, to: Who },
    /// A unit or region gets another name; whether that of its centre goes with it.
    Rename { what: Thing, centre: bool },
    /// A unit or region gets another code.
    Recode { what: Thing },
    /// A unit or region becomes another kind.
    Status { what: Thing },
    /// A unit or region is governed from elsewhere.
    MoveCentre { what: Thing },
}

/// A unit or a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    Unit(Who),
    Region(Who),
}

impl Step {
    /// The units that must be there before it is done, and those that it changes.
    pub(super) fn units(&self) -> Vec<Who> {
        match self {
            Self::Split { unit, .. } => vec![*unit],
            Self::MoveBorder { from, to, .. } => vec![*from, *to],
            Self::MergeUnits { units, .. } => units.clone(),
            Self::Create { units, .. } | Self::Transfer { units, .. } => units.clone(),
            Self::Divide { into, .. } => into.iter().flat_map(|(_, units)| units.clone()).collect(),
            Self::Rename { what, .. }
            | Self::Recode { what }
            | Self::Status { what }
            | Self::MoveCentre { what } => match what {
                Thing::Unit(unit) => vec![*unit],
                Thing::Region(_) => Vec::new(),
            },
            Self::MergeRegions { .. } | Self::EndRegion { .. } => Vec::new(),
        }
    }

    /// The units that it takes land from, or ends.
    pub(super) fn takes_from(&self, unit: Who) -> bool {
        match self {
            Self::Split { unit: own, .. } => *own == unit,
            Self::MoveBorder { from, .. } => *from == unit,
            _ => false,
        }
    }

    /// Whether it forms or ends units.
    pub(super) fn is_of_units(&self) -> bool {
        matches!(self, Self::Split { .. } | Self::MergeUnits { .. })
    }
}
