//! Centres of new regions that no file gives, but an act that forms them.

use std::collections::BTreeMap;

use super::known::KnownAct;
use crate::reform::infer::infer::Inferred;
use crate::reform::infer::question::Question;
use crate::territory::{Centre, Names, RegionId, Seat, UnitId, fold};

impl Inferred {
    /// Puts the centres of acts in the place of stand-ins, where a unit of the region has a seat
    /// of that name; the questions about them are answered.
    pub(super) fn take_centres(&mut self, acts: &[&KnownAct]) {
        let mut known: BTreeMap<RegionId, Seat> = BTreeMap::new();
        let questions = std::mem::take(&mut self.questions);
        self.questions = questions
            .into_iter()
            .filter(|question| {
                let found = match question {
                    Question::NoCentre(names) => self.seat_in_acts(names, acts),
                    _ => None,
                };
                let is_open = found.is_none();
                known.extend(found);
                is_open
            })
            .collect();
        for (id, seat) in known {
            self.after.region_mut(id).centre = Some(Centre {
                names: seat.names,
                position: seat.position,
            });
        }
    }

    /// The seat, in the region of that name, which an act names as its centre.
    fn seat_in_acts(&self, names: &Names, acts: &[&KnownAct]) -> Option<(RegionId, Seat)> {
        let (id, _) = self.after.living_regions().find(|r| r.1.names == *names)?;
        let is_own = |name: &str| all(names).any(|own| fold(own) == name);
        let mut centres = acts.iter().flat_map(|act| &act.centres);
        let centre = &centres.find(|(region, _)| is_own(region))?.1;
        let earlier = self.matching.units.iter().enumerate();
        let of_later: BTreeMap<UnitId, UnitId> = earlier
            .filter_map(|(place, later)| Some(((*later)?, UnitId::at(place))))
            .collect();
        let seat = self.after.units_of(id).find_map(|(unit, own)| {
            let before = of_later.get(&unit).map(|&id| self.before.unit(id));
            let seats = [own.seat.as_ref(), before.and_then(|b| b.seat.as_ref())];
            let mut seats = seats.into_iter().flatten();
            seats.find(|seat| all(&seat.names).any(|name| fold(name) == *centre))
        });
        Some((id, seat?.clone()))
    }
}

/// A name in all languages.
fn all(names: &Names) -> impl Iterator<Item = &str> {
    std::iter::once(names.main()).chain(names.others().map(|(_, name)| name))
}
