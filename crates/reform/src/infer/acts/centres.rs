//! Centres of new regions that no file gives, but an act that forms them.

use std::collections::BTreeMap;

use super::known::KnownAct;
use crate::infer::infer::Inferred;
use crate::infer::question::Question;
use aimaq_territory::{Names, RegionId, Seat, UnitId, fold};

impl Inferred {
    /// Puts the centres of acts in the place of stand-ins, where a unit of the region has a seat
    /// of that name; the questions about them are answered.
    pub(super) fn take_centres(&mut self, acts: &[&KnownAct]) {
        let mut known: BTreeMap<RegionId, Seat> = BTreeMap::new();
        let of_later = self.matching.of_later_units();
        let questions = std::mem::take(&mut self.questions);
        self.questions = questions
            .into_iter()
            .filter(|question| {
                let found = match question {
                    Question::NoCentre(names) => self.seat_in_acts(names, acts, &of_later),
                    _ => None,
                };
                let is_open = found.is_none();
                known.extend(found);
                is_open
            })
            .collect();
        for (id, seat) in known {
            self.after.region_mut(id).centre = Some(seat.into());
        }
    }

    /// The seat, in the region of that name, which an act names as its centre.
    fn seat_in_acts(
        &self,
        names: &Names,
        acts: &[&KnownAct],
        of_later: &BTreeMap<UnitId, UnitId>,
    ) -> Option<(RegionId, Seat)> {
        let (id, _) = self.after.living_regions().find(|r| r.1.names == *names)?;
        let is_own = |name: &str| names.all().any(|own| fold(own) == name);
        let mut centres = acts.iter().flat_map(|act| &act.centres);
        let centre = &centres.find(|(region, _)| is_own(region))?.1;
        let seat = self.after.units_of(id).find_map(|(unit, own)| {
            let before = of_later.get(&unit).map(|&id| self.before.unit(id));
            let seats = [own.seat.as_ref(), before.and_then(|b| b.seat.as_ref())];
            let mut seats = seats.into_iter().flatten();
            seats.find(|seat| seat.names.all().any(|name| fold(name) == *centre))
        });
        Some((id, seat?.clone()))
    }
}
