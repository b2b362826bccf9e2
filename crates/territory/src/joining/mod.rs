//! Joining by name: which unit or region a table means that writes names in another
//! alphabet, another language or another spelling.
//!
//! A name that somebody bears is exact. One that sounds like the name of only one is
//! normalised: nothing but the alphabet, the word for the kind, or the ending of an
//! adjective differs. One that is merely like another is suggested, and is nobody's
//! until it is asked for.

mod skeleton;

use std::collections::BTreeMap;

use self::skeleton::{KindWord, Skeleton, skeleton};
use super::fold;

/// What is looked up for a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameMatch {
    /// It bears that name.
    Exact(usize),
    /// It alone has a name that sounds so.
    Normalised(usize),
    /// It has the name that is most like it.
    Suggested(usize),
    /// Several may be meant.
    Several(Vec<usize>),
    /// Nothing is like it.
    Nothing,
}

/// Names of things by their number.
#[derive(Debug, Clone, Default)]
pub struct NameIndex {
    exact: BTreeMap<String, Vec<usize>>,
    sounds: BTreeMap<String, Vec<usize>>,
    kinds: Vec<Option<KindWord>>,
}

/// How like names must be to suggest one, and by how much the next must be less so.
const LEAST_LIKE: f64 = 0.86;
const AHEAD: f64 = 0.02;

impl NameIndex {
    /// Adds a thing with its names and gives its number, from 0.
    pub fn add<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) -> usize {
        let id = self.kinds.len();
        let mut kind = None;
        for name in names {
            put(&mut self.exact, fold(name), id);
            let skeleton = skeleton(name);
            kind = kind.or(skeleton.kind);
            put(&mut self.sounds, skeleton.sound, id);
        }
        self.kinds.push(kind);
        id
    }

    /// The thing that a name means.
    pub fn find(&self, name: &str) -> NameMatch {
        let wanted = skeleton(name);
        if let Some(ids) = self.exact.get(&fold(name)) {
            return match self.of_kind(ids, wanted.kind).as_slice() {
                [one] => NameMatch::Exact(*one),
                many => NameMatch::Several(many.to_vec()),
            };
        }
        if wanted.sound.is_empty() {
            return NameMatch::Nothing;
        }
        for sound in forms(&wanted) {
            let Some(ids) = self.sounds.get(&sound) else {
                continue;
            };
            match self.of_kind(ids, wanted.kind).as_slice() {
                [] => {}
                [one] if self.may_be_another(*one, wanted.kind) => {
                    return NameMatch::Suggested(*one);
                }
                [one] => return NameMatch::Normalised(*one),
                many => return NameMatch::Several(many.to_vec()),
            }
        }
        self.most_like(&wanted)
    }

    /// Those that are not of another kind than a name says.
    fn of_kind(&self, ids: &[usize], kind: Option<KindWord>) -> Vec<usize> {
        let fits = |id: &usize| match (kind, self.kinds[*id]) {
            (Some(wanted), Some(own)) => wanted == own,
            _ => true,
        };
        ids.iter().copied().filter(fits).collect()
    }

    /// Whether a name says a kind that others have in their names, and a thing not: a
    /// "Taldykorgan district" among districts that say so is hardly the city "Taldykorgan".
    fn may_be_another(&self, id: usize, kind: Option<KindWord>) -> bool {
        kind.is_some() && self.kinds[id].is_none() && self.kinds.contains(&kind)
    }

    fn most_like(&self, wanted: &Skeleton) -> NameMatch {
        let mut best: BTreeMap<usize, f64> = BTreeMap::new();
        for (sound, ids) in &self.sounds {
            let like = forms(wanted).map(|form| strsim::jaro_winkler(&form, sound));
            let like = like.fold(0.0, f64::max);
            if like < LEAST_LIKE {
                continue;
            }
            for id in self.of_kind(ids, wanted.kind) {
                let own = best.entry(id).or_default();
                *own = own.max(like);
            }
        }
        let mut best: Vec<(usize, f64)> = best.into_iter().collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        match best.as_slice() {
            [] => NameMatch::Nothing,
            [(one, _)] => NameMatch::Suggested(*one),
            [(one, like), (_, next), ..] if like - next >= AHEAD => NameMatch::Suggested(*one),
            many => NameMatch::Several(many.iter().take(3).map(|(id, _)| *id).collect()),
        }
    }
}

fn put(index: &mut BTreeMap<String, Vec<usize>>, key: String, id: usize) {
    let ids = index.entry(key).or_default();
    if !key_has(ids, id) {
        ids.push(id);
    }
}

fn key_has(ids: &[usize], id: usize) -> bool {
    ids.last() == Some(&id)
}

/// How the name may sound whose adjective a name is: `жарминский` is of `жарма`.
fn forms(wanted: &Skeleton) -> impl Iterator<Item = String> + '_ {
    let sound = &wanted.sound;
    let stems = [
        Some(sound.as_str()),
        sound.strip_suffix("in"),
        sound.strip_suffix("ov"),
    ];
    let stems = stems.into_iter().flatten().filter(|stem| stem.len() > 2);
    let endings = ["", "a", "i", "e", "oe"];
    let of_adjective = stems.flat_map(move |stem| endings.map(|end| format!("{stem}{end}")));
    let all = std::iter::once(sound.clone()).chain(of_adjective);
    all.take(if wanted.adjective { usize::MAX } else { 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> NameIndex {
        let mut index = NameIndex::default();
        index.add(["Abai Region", "Абай облысы"]);
        index.add(["Abai District", "Абай ауданы"]);
        index.add(["Zharma District", "Жарма ауданы"]);
        index.add(["Kurchum District", "Күршім ауданы"]);
        index.add(["Aksu District"]);
        index.add(["Aksu city"]);
        index.add(["Taldykorgan"]);
        index
    }

    #[test]
    fn names_are_exact_normalised_suggested_or_nobodys() {
        let index = index();
        for (name, expected) in [
            ("абай  ауданы", NameMatch::Exact(1)),
            ("Abay oblysy", NameMatch::Normalised(0)),
            ("Абайский район", NameMatch::Normalised(1)),
            ("Жарминский район", NameMatch::Normalised(2)),
            ("Kurshum District", NameMatch::Normalised(3)),
            ("Kurchem District", NameMatch::Suggested(3)),
            ("Abai", NameMatch::Several(vec![0, 1])),
            ("Aqsu qalasy", NameMatch::Normalised(5)),
            ("Ақсу", NameMatch::Several(vec![4, 5])),
            ("Petropavl", NameMatch::Nothing),
            ("Taldyqorghan", NameMatch::Normalised(6)),
            ("Талдыкорганский район", NameMatch::Suggested(6)),
            ("", NameMatch::Nothing),
        ] {
            assert_eq!(index.find(name), expected, "{name}");
        }
    }
}
