//! The land of a plan carried out, by the unit that had it and the one that has it, and
//! what became of it.

use std::collections::{BTreeMap, BTreeSet};

use super::Vintages;
use crate::draw::{Area, AreaLabel, Colour};
use crate::figures::maps::change::QUIET;
use crate::msg;
use crate::reform::Applied;
use crate::reform::infer::{Difference, Verdict};
use crate::reform::roots;
use crate::territory::{Lang, RegionId, Territory, UnitId};
use crate::words::{Message, Value, at_most, lexicon, say};

/// What became of a piece of land.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    /// It is of a unit that is new.
    New,
    /// It went from a unit that goes on to another that does.
    Transferred,
    /// Its unit ended.
    Merged,
    /// Its unit is in another region.
    Region,
    /// Its unit bears another name or code.
    Register,
    Same,
}

impl Fate {
    pub(super) const TOLD: [Self; 4] = [Self::New, Self::Transferred, Self::Merged, Self::Register];

    pub(super) fn colour(self) -> Colour {
        match self {
            Self::New => Colour::hex(0xf2a86b),
            Self::Transferred => Colour::hex(0xb9add7),
            Self::Merged => Colour::hex(0x8fbfe6),
            Self::Region => Colour::hex(0xdfe6c4),
            Self::Register => Colour::hex(0xd3d6de),
            Self::Same => QUIET,
        }
    }

    pub(super) fn text(self) -> Message {
        match self {
            Self::New => msg!("vintages-land-new"),
            Self::Transferred => msg!("vintages-land-transferred"),
            Self::Merged => msg!("vintages-land-merged"),
            Self::Region => msg!("vintages-land-region"),
            Self::Register | Self::Same => msg!("vintages-land-register"),
        }
    }
}

/// The regions that units go to.
pub(super) fn receiving(applied: &Applied) -> BTreeSet<RegionId> {
    let all = moved_units(applied).map(|id| applied.after.unit(id).region);
    all.collect()
}

/// The units that go on in another region.
fn moved_units(applied: &Applied) -> impl Iterator<Item = UnitId> + '_ {
    let (before, after) = (&applied.before, &applied.after);
    let goes_on = move |id: UnitId| before.get_unit(id).filter(|unit| unit.exists());
    let moved = after.living_units().filter(move |(id, unit)| {
        let earlier = goes_on(*id);
        earlier.is_some_and(|earlier| earlier.region != unit.region)
    });
    moved.map(|(id, _)| id)
}

/// Land with one owner before and one after.
pub(super) struct Pieces<'a> {
    pub(super) vintages: &'a Vintages<'a>,
    pub(super) applied: &'a Applied,
    /// The differences of each unit of the carried out plan.
    told: BTreeMap<UnitId, Vec<&'a Difference>>,
    /// Cells by the unit after and the unit before.
    pub(super) cells: BTreeMap<(UnitId, Option<UnitId>), Vec<usize>>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(vintages: &'a Vintages<'a>, applied: &'a Applied) -> Self {
        let (before, after) = (&applied.before, &applied.after);
        let roots = roots(before, after);
        let (had, has) = (before.unit_of_atom(), after.unit_of_atom());
        let mut cells: BTreeMap<(UnitId, Option<UnitId>), Vec<usize>> = BTreeMap::new();
        for (place, root) in roots.iter().enumerate() {
            if let Some(to) = has[place] {
                let from = had.get(root.index()).copied().flatten();
                cells.entry((to, from)).or_default().push(place);
            }
        }
        let found = vintages.found;
        let later: BTreeMap<String, UnitId> = after
            .living_units()
            .map(|(id, _)| (after.path(id), id))
            .collect();
        let mut told: BTreeMap<UnitId, Vec<&Difference>> = BTreeMap::new();
        for difference in &found.differences {
            let path = difference.after.map(|id| found.after.path(id));
            if let Some(id) = path.and_then(|path| later.get(&path)) {
                told.entry(*id).or_default().push(difference);
            }
        }
        Self {
            vintages,
            applied,
            told,
            cells,
        }
    }

    fn verdicts(&self, id: UnitId) -> impl Iterator<Item = Verdict> + '_ {
        let told = self.told.get(&id).into_iter().flatten();
        told.map(|difference| difference.verdict)
    }

    pub(super) fn fate(&self, to: UnitId, from: Option<UnitId>) -> Fate {
        let (before, after) = (&self.applied.before, &self.applied.after);
        if from != Some(to) {
            let known = before.get_unit(to).is_some_and(|unit| unit.exists());
            let ended = from.is_some_and(|id| !after.unit(id).exists());
            return match (known, ended) {
                (_, true) => Fate::Merged,
                (true, false) => Fate::Transferred,
                (false, false) => Fate::New,
            };
        }
        let register = [Verdict::Renamed, Verdict::Respelled, Verdict::Recoded];
        if before.unit(to).region != after.unit(to).region {
            Fate::Region
        } else if self.verdicts(to).any(|verdict| register.contains(&verdict)) {
            Fate::Register
        } else {
            Fate::Same
        }
    }

    /// What is said of a piece that is pointed at.
    fn title(&self, to: UnitId, from: Option<UnitId>) -> String {
        let (before, after) = (&self.applied.before, &self.applied.after);
        let lang = self.vintages.lang;
        let mut lines = vec![after.unit(to).names.get(lang).to_owned()];
        let region = |t: &Territory, id: UnitId| {
            let unit = t.get_unit(id).filter(|unit| unit.exists())?;
            Some(t.region(unit.region).names.get(lang).to_owned())
        };
        match (region(before, to), region(after, to)) {
            (Some(old), Some(new)) if old != new => lines.push(format!("{old} → {new}")),
            (_, new) => lines.extend(new),
        }
        if let Some(from) = from.filter(|from| *from != to) {
            let unit = before.unit_path(from);
            lines.push(say(&msg!("vintages-tip-from", unit = &unit), lang));
        }
        let told = self.told.get(&to).into_iter().flatten();
        let told = told.map(|difference| verdict(difference, lang));
        let mut told: Vec<String> = told.collect();
        told.dedup();
        lines.extend(told);
        lines.join("\n")
    }

    pub(super) fn areas(&self, tones: &[Colour], named: bool) -> Vec<Area> {
        let pieces = self.cells.iter().map(|(&(to, from), cells)| {
            let fate = self.fate(to, from);
            let region = self.applied.after.unit(to).region;
            let fill = match fate {
                Fate::Region if named => tones[region.index()],
                fate => fate.colour(),
            };
            Area {
                cells: cells.clone(),
                fill,
                title: self.title(to, from),
            }
        });
        pieces.collect()
    }

    /// The names of the units whose land or names are others.
    pub(super) fn names(&self) -> Vec<AreaLabel> {
        let mut units: BTreeMap<UnitId, Vec<usize>> = BTreeMap::new();
        let mut told: BTreeSet<UnitId> = BTreeSet::new();
        for (&(to, from), cells) in &self.cells {
            units.entry(to).or_default().extend(cells);
            let fate = self.fate(to, from);
            if !matches!(fate, Fate::Same | Fate::Region) {
                told.insert(to);
                told.extend(from.filter(|from| self.applied.after.unit(*from).exists()));
            }
        }
        units.retain(|id, _| told.contains(id));
        let names = units.into_iter().map(|(id, cells)| AreaLabel {
            short: Vec::new(),
            text: self
                .applied
                .after
                .unit(id)
                .names
                .get(self.vintages.lang)
                .to_owned(),
            cells,
            strong: false,
            small: true,
            optional: true,
        });
        names.collect()
    }
}

/// A difference in words: `border moved, 12.5 km²`.
fn verdict(difference: &Difference, lang: Lang) -> String {
    let word = Value::word("value", difference.verdict.word());
    match difference.km2 {
        Some(km2) => say(
            &msg!("vintages-tip-km2", word = word, km2 = at_most(km2, 1)),
            lang,
        ),
        None => lexicon().value(&word, lang),
    }
}
