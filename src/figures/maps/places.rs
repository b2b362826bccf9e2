//! Names of regions, and the centres.

use geo_types::Coord;

use super::land::cells;
use crate::draw::{AreaLabel, LegendEntry, LegendKey, MapPoint, Part, Symbol};
use crate::msg;
use crate::territory::{Lang, RegionId, Territory};
use crate::words::say;

/// The names of the regions that are `shown`; those of the regions that a plan
/// touches are strong.
pub(super) fn labels(
    state: &Territory,
    touched: &[RegionId],
    shown: impl Fn(RegionId) -> bool,
    lang: Lang,
) -> Vec<AreaLabel> {
    labels_on(state, &region_cells(state), touched, shown, lang)
}

/// The same on other cells, by region.
pub(super) fn labels_on(
    state: &Territory,
    cells: &[Vec<usize>],
    touched: &[RegionId],
    shown: impl Fn(RegionId) -> bool,
    lang: Lang,
) -> Vec<AreaLabel> {
    let labels = state.living_regions().filter_map(|(id, region)| {
        let cells = cells[id.0 as usize].clone();
        // A city that is a region bears its name at its symbol.
        let is_area = !state.kinds.is_city(&region.kind) && !cells.is_empty();
        (is_area && shown(id)).then(|| AreaLabel {
            text: region.names.get(lang).to_owned(),
            short: shorter(region.names.get(lang), lang),
            cells,
            strong: touched.contains(&id),
            small: false,
            optional: false,
        })
    });
    labels.collect()
}

/// A name with the words shortened that maps shorten, such as "обл.", and in languages that do
/// so also with the endings of its adjectives; nothing where it has none of these words.
pub(super) fn shorter(name: &str, lang: Lang) -> Vec<String> {
    let pairs = say(&msg!("map-short-forms"), lang);
    let short = |word: &str| {
        let mut pairs = parted(&pairs);
        pairs
            .find(|(long, _)| *long == word)
            .map(|(_, short)| short)
    };
    let words = name.split(' ').map(|word| (word, short(word)));
    let words: Vec<_> = words.collect();
    let any = words.iter().any(|(_, short)| short.is_some());
    let words = words.into_iter().map(|(word, short)| short.unwrap_or(word));
    if !any {
        return Vec::new();
    }
    let short = words.collect::<Vec<_>>().join(" ");
    let shortest = without_endings(&short, lang);
    [short].into_iter().chain(shortest).collect()
}

/// Texts and what stands for them, from a list such as `область=обл.`.
fn parted(pairs: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = pairs.split_whitespace();
    pairs.filter_map(|pair| pair.split_once('='))
}

/// A name with the endings of its words shortened: "Карагандин. обл."; `None` where none is.
fn without_endings(name: &str, lang: Lang) -> Option<String> {
    let pairs = say(&msg!("map-short-endings"), lang);
    let short = |word: &str| {
        let mut pairs = parted(&pairs);
        pairs.find_map(|(long, short)| Some(format!("{}{short}", word.strip_suffix(long)?)))
    };
    let words = name.split(' ').map(|word| short(word).ok_or(word));
    let words: Vec<Result<String, &str>> = words.collect();
    let any = words.iter().any(Result::is_ok);
    let words = words
        .into_iter()
        .map(|word| word.unwrap_or_else(str::to_owned));
    any.then(|| words.collect::<Vec<_>>().join(" "))
}

/// A name without the words that maps shorten, where nothing but regions has names.
pub(super) fn bare(name: &str, lang: Lang) -> String {
    let pairs = say(&msg!("map-short-forms"), lang);
    let is_general = |word: &&str| {
        let mut pairs = parted(&pairs);
        pairs.any(|(long, _)| long == *word)
    };
    let words: Vec<&str> = name.split(' ').filter(|word| !is_general(word)).collect();
    words.join(" ")
}

/// The atoms of every region by its id.
pub(super) fn region_cells(state: &Territory) -> Vec<Vec<usize>> {
    cells(&state.region_of_atom(), |id| id.0, state.regions.len())
}

/// The names of all land, for insets.
pub(super) fn parts(state: &Territory, lang: Lang) -> Vec<Part> {
    let cells = region_cells(state);
    let parts = state.living_regions().map(|(id, region)| Part {
        name: region.names.get(lang).to_owned(),
        cells: cells[id.0 as usize].clone(),
    });
    parts.collect()
}

/// The centres of a state.
pub(super) fn centres(state: &Territory, lang: Lang) -> Vec<MapPoint> {
    symbols(state, lang, |_| Some(Symbol::Centre))
}

/// The centres of the later state, those that have become one apart.
pub(super) fn later_centres(before: &Territory, after: &Territory, lang: Lang) -> Vec<MapPoint> {
    let old = positions(before);
    symbols(after, lang, |position| {
        let stays = old.contains(&position);
        Some(if stays {
            Symbol::Centre
        } else {
            Symbol::NewCentre
        })
    })
}

/// The places that were centres and are none any longer.
pub(super) fn former_centres(before: &Territory, after: &Territory, lang: Lang) -> Vec<MapPoint> {
    let new = positions(after);
    symbols(before, lang, |position| {
        (!new.contains(&position)).then_some(Symbol::OldCentre)
    })
}

fn positions(state: &Territory) -> Vec<Coord<f64>> {
    let centres = state.living_regions();
    let centres = centres.filter_map(|(_, region)| Some(region.centre.as_ref()?.position));
    centres.collect()
}

fn symbols(
    state: &Territory,
    lang: Lang,
    symbol: impl Fn(Coord<f64>) -> Option<Symbol>,
) -> Vec<MapPoint> {
    let points = state.living_regions().filter_map(|(_, region)| {
        let centre = region.centre.as_ref()?;
        Some(MapPoint {
            position: centre.position,
            symbol: symbol(centre.position)?,
            label: Some(centre.names.get(lang).to_owned()),
        })
    });
    let mut points: Vec<MapPoint> = points.collect();
    points.dedup_by(|a, b| a.position == b.position);
    points
}

/// The symbols that are there.
pub(super) fn symbol_legend(points: &[MapPoint], lang: Lang) -> Vec<LegendEntry> {
    let kinds = [
        (Symbol::Centre, msg!("page-region-centre")),
        (Symbol::NewCentre, msg!("page-new-centre")),
        (Symbol::OldCentre, msg!("page-old-centre")),
    ];
    let shown = kinds
        .into_iter()
        .filter(|(symbol, _)| points.iter().any(|p| p.symbol == *symbol));
    let entries = shown.map(|(symbol, text)| LegendEntry {
        key: LegendKey::Symbol(symbol),
        text: say(&text, lang),
    });
    entries.collect()
}
