//! Random reforms of random territories: every kind of change, several at once.

use std::fmt::Write as _;

use aimaq::reform::{Applied, ApplyOptions, PlanSource, apply, parse};
use aimaq::territory::{RawTerritory, RegionId, Territory, UnitId, load};
use geo::{Area as _, InteriorPoint as _};

use super::coverages::{Random, random_coverage};

const DESCRIPTION: &str = r#"
name = "random"
title = { en = "Random" }
date = 2020-01-01
code_system = { name = "R" }

[kinds]
city = { names = { en = "city" }, city = true }
district = { names = { en = "district" } }
region = { names = { en = "region" }, region = true }
"#;

/// Warnings that a random reform gives no thought to.
const ACCEPT: &str = r#"accept = ["centre-not-largest", "centre-outside", "exclave", "region-in-parts", "same-name", "unit-without-boundaries", "unit-without-people"]"#;

/// A territory of crooked units with enclaves, parts apart and holes.
pub(crate) fn territory(seed: u64) -> Territory {
    let mut random = Random(seed);
    let count = 6 + random.below(10);
    let side = 4 + random.below(5);
    let land: Vec<_> = random_coverage(seed, side, count)
        .into_iter()
        .filter(|land| land.unsigned_area() > 0.0)
        .collect();
    let regions = 2 + random.below(3);
    let mut units =
        String::from("id,region,name,name_ru,kind,seat,seat_lat,seat_lon,codes,population\n");
    let mut first = vec![None; regions];
    for (i, land) in land.iter().enumerate() {
        let at = land.interior_point().expect("land").0;
        let region = i % regions;
        first[region].get_or_insert(i);
        let kind = ["district", "city"][random.below(2)];
        let people = random.below(5000);
        let _ = writeln!(
            units,
            "u{i},r{region},U{i},У{i},{kind},U{i} town,{},{},{},{people}",
            at.y,
            at.x,
            1000 + i
        );
    }
    let mut table = String::from("id,name,kind,codes,centre,centre_unit\n");
    for (r, first) in first.iter().enumerate() {
        let first = first.expect("more units than regions");
        let _ = writeln!(table, "r{r},R{r},region,{},U{first} town,u{first}", 10 + r);
    }
    let boundaries = land.into_iter().enumerate();
    load(RawTerritory {
        description: DESCRIPTION,
        regions: &table,
        units: &units,
        settlements: "",
        known_land: None,
        boundaries: Some(
            boundaries
                .map(|(i, land)| (format!("u{i}"), land))
                .collect(),
        ),
    })
    .expect("a territory")
}

/// A plan of these changes.
pub(crate) fn plan(changes: &[String]) -> String {
    let mut text =
        format!("title = \"Random\"\nterritory = \"random\"\nas_of = 2020-01-01\n{ACCEPT}\n");
    if !changes.is_empty() {
        text.push_str("\n[[acts]]\neffective = 2021-01-01\n");
    }
    for change in changes {
        let _ = write!(text, "\n[[acts.changes]]\n{change}\n");
    }
    text
}

/// Carries a plan out.
pub(crate) fn applied(text: &str, state: &Territory) -> Result<Applied, String> {
    let plan = parse(text, "plan.toml").map_err(|e| e.to_string())?;
    let source = PlanSource::new(&plan, "plan.toml", text);
    apply(source, state, &ApplyOptions::default()).map_err(|e| e.to_string())
}

/// A random reform of a territory: its changes and the state that they leave.
pub(crate) fn reform(state: &Territory, seed: u64, most: usize) -> (Vec<String>, Applied) {
    let mut random = Random(seed ^ 0x5eed);
    let wanted = 1 + random.below(most);
    let mut changes: Vec<String> = Vec::new();
    let mut now = applied(&plan(&changes), state).expect("nothing changes");
    for attempt in 0..40 {
        if changes.len() >= wanted {
            break;
        }
        let Some(change) = change(state, &now.after, &mut random, attempt) else {
            continue;
        };
        // What one change makes of regions another does not undo: a list that goes straight
        // from before to after may be longer than one by way of what never was.
        if of_regions(&change) && changes.iter().any(|c| of_regions(c)) {
            continue;
        }
        changes.push(change);
        match applied(&plan(&changes), state) {
            Ok(next) => now = next,
            Err(_) => {
                changes.pop();
            }
        }
    }
    (changes, now)
}

fn of_regions(change: &str) -> bool {
    let words = [
        "divide =",
        "abolish = { region",
        "merge = { regions",
        "create =",
    ];
    words.iter().any(|word| change.starts_with(word))
}

/// What a change may be about.
struct Draw<'a> {
    first: &'a Territory,
    state: &'a Territory,
    random: &'a mut Random,
    units: Vec<UnitId>,
    regions: Vec<RegionId>,
}

impl Draw<'_> {
    fn unit(&mut self) -> String {
        let id = self.units[self.random.below(self.units.len())];
        self.state.path(id)
    }

    /// A unit that has no land but its own: what is cut from another would go twice.
    fn own_land(&mut self) -> String {
        let known = self.first.atoms.len();
        let is_own = |id: &UnitId| {
            let had = self.first.get_unit(*id).map(|unit| &unit.atoms);
            let mut atoms = self.state.unit(*id).atoms.iter();
            atoms.all(|&atom| had.is_some_and(|had| had.contains(&self.state.root(atom, known))))
        };
        let units: Vec<UnitId> = self.units.iter().copied().filter(is_own).collect();
        let id = units.get(self.random.below(units.len())).copied();
        self.state.path(id.unwrap_or(self.units[0]))
    }

    fn units(&mut self, most: usize) -> Vec<String> {
        let count = 1 + self.random.below(most);
        let mut all: Vec<String> = (0..count).map(|_| self.unit()).collect();
        all.sort();
        all.dedup();
        all
    }

    fn region(&mut self) -> RegionId {
        self.regions[self.random.below(self.regions.len())]
    }

    fn region_name(&mut self) -> String {
        let id = self.region();
        self.state.region(id).names.en.clone()
    }

    /// A line or polygon through the middle of the land of a unit.
    fn cut(&mut self, path: &str) -> String {
        let id = self.units.iter().find(|&&id| self.state.path(id) == path);
        let atoms = id
            .map(|&id| self.state.unit(id).atoms.clone())
            .unwrap_or_default();
        let land = self.state.coverage.as_ref().expect("land");
        let atom = atoms[self.random.below(atoms.len())];
        let at = land
            .polygon(atom.0)
            .interior_point()
            .map_or((70.0, 45.0), |p| p.x_y());
        let mut off = |size: f64| self.random.signed() * size;
        let (x, y) = (at.0 + off(0.002), at.1 + off(0.002));
        let (u, v) = (off(0.3), off(0.3));
        match self.random.below(2) {
            0 => format!(
                "{{ line = [[{}, {}], [{x}, {y}], [{}, {}]] }}",
                x - u,
                y - v,
                x + v,
                y + u
            ),
            _ => {
                let r = 0.004 + 0.01 * self.random.signed().abs();
                format!(
                    "{{ polygon = [[[{}, {}], [{}, {}], [{}, {}]]] }}",
                    x - r,
                    y - r,
                    x + r,
                    y - 0.7 * r,
                    x,
                    y + r
                )
            }
        }
    }
}

fn quoted(all: &[String]) -> String {
    let all: Vec<String> = all.iter().map(|one| format!("{one:?}")).collect();
    all.join(", ")
}

fn change(first: &Territory, state: &Territory, random: &mut Random, n: usize) -> Option<String> {
    let units: Vec<UnitId> = state.living_units().map(|(id, _)| id).collect();
    let regions: Vec<RegionId> = state.living_regions().map(|(id, _)| id).collect();
    let kind = random.below(18);
    let code = 2000 + random.below(100_000);
    let place = format!(
        "position = [{}, {}]",
        70.0 + 0.03 * random.signed(),
        45.0 + 0.03 * random.signed()
    );
    let mut draw = Draw {
        first,
        state,
        random,
        units,
        regions,
    };
    Some(match kind {
        0 => format!(
            "transfer = {{ units = [{}], to = {:?} }}",
            quoted(&draw.units(3)),
            draw.region_name()
        ),
        1 => format!(
            "create = {{ region = \"N{n}\", code = \"{code}\", centre = \"C{n}\", {place}, units = [{}] }}",
            quoted(&draw.units(4))
        ),
        2 => {
            let all = draw.units(3);
            format!(
                "merge = {{ units = [{}], into = {:?} }}",
                quoted(&all),
                all[0]
            )
        }
        3 => {
            let all = draw.units(3);
            let region = all[0].split('/').next()?;
            format!(
                "merge = {{ units = [{}], into = \"{region}/M{n}\", code = \"{code}\", centre = \"C{n}\", {place} }}",
                quoted(&all)
            )
        }
        4 => format!(
            "abolish = {{ unit = {:?}, into = {:?} }}",
            draw.unit(),
            draw.unit()
        ),
        5 | 6 => {
            let unit = draw.own_land();
            format!(
                "split = {{ unit = {unit:?}, into = [{{ name = \"S{n}\", code = \"{code}\", centre = \"C{n}\", {place}, by = {} }}] }}",
                draw.cut(&unit)
            )
        }
        7..=9 => {
            let unit = draw.own_land();
            format!(
                "move_border = {{ from = {unit:?}, to = {:?}, by = {} }}",
                draw.unit(),
                draw.cut(&unit)
            )
        }
        10 => format!("rename = {{ unit = {:?}, to = \"X{n}\" }}", draw.unit()),
        11 => format!(
            "rename = {{ region = {:?}, to = \"Y{n}\" }}",
            draw.region_name()
        ),
        12 => format!("recode = {{ unit = {:?}, code = \"{code}\" }}", draw.unit()),
        13 => {
            let (a, b) = (draw.unit(), draw.unit());
            let code = |path: &str| {
                let id = draw.units.iter().find(|&&id| state.path(id) == path)?;
                state.unit(*id).code_on(state.date).map(str::to_owned)
            };
            format!(
                "recode_table = {{ rows = [{{ unit = {a:?}, code = {:?} }}, {{ unit = {b:?}, code = {:?} }}] }}",
                code(&b)?,
                code(&a)?
            )
        }
        14 => format!(
            "set_status = {{ unit = {:?}, kind = \"city\" }}",
            draw.unit()
        ),
        15 => format!(
            "move_centre = {{ unit = {:?}, centre = \"C{n}\", {place} }}",
            draw.unit()
        ),
        16 => match draw.random.below(3) {
            0 => format!(
                "move_centre = {{ region = {:?}, centre = \"C{n}\", {place} }}",
                draw.region_name()
            ),
            1 => format!(
                "abolish = {{ region = {:?}, into = {:?} }}",
                draw.region_name(),
                draw.region_name()
            ),
            _ => format!(
                "merge = {{ regions = [{:?}, {:?}], into = \"Z{n}\", code = \"{code}\", centre = \"C{n}\", {place} }}",
                draw.region_name(),
                draw.region_name()
            ),
        },
        _ => {
            let region = draw.region();
            let all: Vec<String> = state
                .units_of(region)
                .map(|(id, _)| state.path(id))
                .collect();
            let at = draw.random.below(all.len());
            let name = &state.region(region).names.en;
            format!(
                "divide = {{ region = {name:?}, into = [{{ region = \"D{n}\", centre = \"C{n}\", {place}, units = [{}] }}, {{ region = \"E{n}\", code = \"{code}\", centre = \"C{n}\", {place}, units = [{}] }}] }}",
                quoted(&all[..at]),
                quoted(&all[at..])
            )
        }
    })
}
