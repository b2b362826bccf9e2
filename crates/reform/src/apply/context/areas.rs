//! Published areas of the state that the whole plan leaves.

use super::{Context, TargetId};
use crate::apply::Refused;
use crate::plan::{Plan, Published};
use aimaq_territory::{OfficialArea, RegionId};
use aimaq_words::msg;

impl Context<'_> {
    /// Areas hold for the state that the whole plan leaves.
    pub(in crate::apply) fn publish_areas(&mut self, plan: &Plan) {
        self.act = Some(Box::new(msg!("problem-published-areas").into()));
        for published in &plan.published {
            let target = self.target(&published.target);
            let area = self.area(published);
            match target {
                Ok(TargetId::Unit(id)) => self.territory.unit_mut(id).area = Some(area),
                Ok(TargetId::Region(id)) => self.publish_region(id, area),
                Err(Refused) => {}
            }
        }
    }

    fn area(&self, published: &Published) -> OfficialArea {
        OfficialArea {
            km2: published.area_km2,
            figure: published.source.clone(),
            from: Some(self.day),
            until: None,
            published: !published.computed,
        }
    }

    fn publish_region(&mut self, id: RegionId, area: OfficialArea) {
        let day = self.day;
        let areas = &mut self.territory.region_mut(id).areas;
        for old in areas.iter_mut().filter(|a| a.holds_on(day)) {
            old.until = Some(day);
        }
        areas.push(area);
    }
}
