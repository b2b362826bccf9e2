//! A state as the beginning of another time.

use jiff::civil::Date;

use super::{Dated, OfficialArea, Territory};

impl Territory {
    /// The same state as the beginning of another time: what holds has always
    /// held, what has ended is forgotten, what begins later still does. Areas of regions that
    /// were there in the state `from` which this one was made hold since when they did there.
    #[must_use]
    pub fn redated(mut self, day: Date, from: &Self) -> Self {
        let today = self.date;
        for unit in &mut self.units {
            begin(&mut unit.codes, today);
            if let Some(area) = &mut unit.area {
                area.from = None;
            }
        }
        for (at, region) in self.regions.iter_mut().enumerate() {
            let known = from.regions.get(at).map_or(&[][..], |r| &r.areas);
            begin(&mut region.codes, today);
            region
                .areas
                .retain(|a| a.until.is_none_or(|until| until > today));
            let made = |area: &&mut OfficialArea| area.holds_on(today) && !known.contains(area);
            for area in region.areas.iter_mut().filter(made) {
                area.from = None;
            }
        }
        self.date = day;
        self
    }
}

/// Forgets codes that have ended; those that hold have always held.
fn begin(codes: &mut Vec<Dated<String>>, today: Date) {
    codes.retain(|c| c.until.is_none_or(|until| until > today));
    for code in codes.iter_mut().filter(|c| c.holds_on(today)) {
        code.from = None;
    }
}
