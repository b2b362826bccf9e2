//! Acts that are known besides the plan at hand.

use jiff::civil::Date;

use super::composition::{PublishedArea, published_areas};
use super::plan::{Change, Plan};
use aimaq_territory::fold;
use aimaq_words::{Message, Value, msg};

/// Plans known for the same territory, to say which act creates a unit that the
/// plan at hand misses, and for which extent a published area is.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    creations: Vec<KnownCreation>,
    areas: Vec<PublishedArea>,
}

/// An act that creates a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownCreation {
    /// Name of the unit.
    pub unit: String,
    /// Region and old unit, as the act names it, from which it is split.
    pub from: String,
    /// Name or file of the plan that holds the act; empty for the plan at hand.
    pub plan: String,
    /// Title of the act, in the languages in which the plan has it.
    pub act: Value,
    /// The day the act takes effect.
    pub effective: Date,
}

impl KnownCreation {
    /// What to do where the unit is missed.
    pub(super) fn hint(&self) -> Message {
        let (act, day, from) = (self.act.clone(), self.effective, &self.from);
        match self.plan.as_str() {
            "" => msg!("hint-created-below", act = act, day = day, from = from),
            plan => msg!(
                "hint-created-by-plan",
                act = act,
                day = day,
                from = from,
                plan = plan
            ),
        }
    }
}

impl Catalogue {
    /// Adds all units that a plan creates, and the areas that it states.
    pub fn add(&mut self, name: &str, plan: &Plan) {
        self.areas.extend(published_areas(plan));
        for act in &plan.acts {
            for change in &act.changes {
                let Change::Split(split) = change.get_ref() else {
                    continue;
                };
                self.creations
                    .extend(split.into.iter().map(|part| KnownCreation {
                        unit: part.name.get_ref().clone(),
                        from: split.unit.get_ref().clone(),
                        plan: name.to_owned(),
                        act: act.called(),
                        effective: act.effective.get_ref().0,
                    }));
            }
        }
    }

    /// Adds what another catalogue knows, after what this one does.
    pub fn extend(&mut self, other: &Self) {
        self.creations.extend(other.creations.iter().cloned());
        self.areas.extend(other.areas.iter().cloned());
    }

    /// The published areas of regions that the plans state.
    pub(super) fn published_areas(&self) -> impl Iterator<Item = &PublishedArea> {
        self.areas.iter()
    }

    /// The act that creates a unit of this name; the first one added wins.
    pub fn creation_of(&self, unit: &str) -> Option<&KnownCreation> {
        let wanted = fold(unit);
        self.creations.iter().find(|c| fold(&c.unit) == wanted)
    }
}
