//! Names and codes: the index from what people write to units and regions.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Names, Region, RegionId, Unit, UnitId};

/// Index from folded names and from codes to units and regions.
///
/// It holds every unit that exists or has existed; whoever asks decides which of
/// the candidates live on the day in question. Copies share what was there from
/// the beginning; a name that is added keeps its whole list apart.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    first: Arc<Index>,
    added: Index,
}

#[derive(Debug, Clone, Default)]
struct Index {
    units: Ids<UnitId>,
    regions: Ids<RegionId>,
}

impl Gazetteer {
    /// Indexes all names of the given units and regions.
    pub fn new(units: &[Unit], regions: &[Region]) -> Self {
        let mut gazetteer = Self::default();
        for (i, unit) in (0u32..).zip(units) {
            gazetteer.add_unit(UnitId(i), &unit.names, &unit.aliases);
        }
        for (i, region) in (0u32..).zip(regions) {
            gazetteer.add_region(RegionId(i), &region.names, &region.aliases);
        }
        Self {
            first: Arc::new(gazetteer.added),
            added: Index::default(),
        }
    }

    /// Makes a unit findable by more names.
    pub fn add_unit(&mut self, id: UnitId, names: &Names, aliases: &[String]) {
        for name in names.all().chain(aliases.iter().map(String::as_str)) {
            insert(&mut self.added.units, &self.first.units, name, id);
        }
    }

    /// Makes a region findable by more names.
    pub fn add_region(&mut self, id: RegionId, names: &Names, aliases: &[String]) {
        for name in names.all().chain(aliases.iter().map(String::as_str)) {
            insert(&mut self.added.regions, &self.first.regions, name, id);
        }
    }

    /// Units that bear or bore a name, in the order of their ids.
    pub fn units_named(&self, name: &str) -> &[UnitId] {
        let name = fold(name);
        let ids = self.added.units.get(&name);
        ids.or_else(|| self.first.units.get(&name))
            .map_or(&[], Vec::as_slice)
    }

    /// Regions that bear or bore a name, in the order of their ids.
    pub fn regions_named(&self, name: &str) -> &[RegionId] {
        let name = fold(name);
        let ids = self.added.regions.get(&name);
        ids.or_else(|| self.first.regions.get(&name))
            .map_or(&[], Vec::as_slice)
    }
}

type Ids<T> = FxHashMap<String, Vec<T>>;

fn insert<T: Copy + Ord>(added: &mut Ids<T>, first: &Ids<T>, name: &str, id: T) {
    let name = fold(name);
    let ids = added.entry(name).or_insert_with_key(|name| {
        let known = first.get(name);
        known.cloned().unwrap_or_default()
    });
    if let Err(place) = ids.binary_search(&id) {
        ids.insert(place, id);
    }
}

/// The form in which names are compared: case, hyphens, apostrophes, ё and
/// repeated spaces make no difference.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut gap = false;
    for letter in name.trim().chars() {
        match letter {
            '\'' | '’' | '‘' | 'ʼ' | '`' => {}
            '-' | '‐' | '‑' | '–' | '_' => gap = true,
            c if c.is_whitespace() => gap = true,
            c => {
                if gap && !folded.is_empty() {
                    folded.push(' ');
                }
                gap = false;
                if c.is_ascii() {
                    folded.push(c.to_ascii_lowercase());
                    continue;
                }
                folded.extend(c.to_lowercase().map(|c| if c == 'ё' { 'е' } else { c }));
            }
        }
    }
    folded
}

/// What a folded name looks like: letters of Cyrillic and Greek as the Latin ones that
/// they cannot be told from.
fn look(folded: &str) -> String {
    let latin = |letter| match letter {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' => 'c',
        'е' | 'ε' => 'e',
        'н' => 'h',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'х' | 'χ' => 'x',
        'у' | 'υ' => 'y',
        other => other,
    };
    folded.chars().map(latin).collect()
}

/// The names most like `wanted`, best first, at most three, none that is far.
pub fn nearest_names<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = fold(wanted);
    let looks = look(&wanted);
    let like = |name: &str| match fold(name) {
        name if look(&name) == looks => 1.0,
        name => strsim::jaro_winkler(&wanted, &name),
    };
    let mut scored: Vec<(f64, &str)> = names
        .map(|name| (like(name), name))
        .filter(|(score, _)| *score > 0.84)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(3).map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_hyphens_and_apostrophes_make_no_difference() {
        assert_eq!(
            fold("Bukhar-Zhyrau  District"),
            fold("bukhar zhyrau district")
        );
        assert_eq!(fold("Saran'"), "saran");
        assert_eq!(fold("ҚАРАҒАНДЫ"), "қарағанды");
    }

    #[test]
    fn a_misspelt_name_finds_its_neighbour() {
        let names = ["Aksuat District", "Aksu District", "Zharma District"];
        let near = nearest_names("Aksuat Distrct", names.into_iter());
        assert_eq!(near[0], "Aksuat District");
    }

    #[test]
    fn a_name_with_letters_of_another_alphabet_finds_what_it_looks_like() {
        // The first letter is Cyrillic.
        let near = nearest_names("А2", ["A1", "A2", "B2"].into_iter());
        assert_eq!(near, ["A2"]);
    }
}
