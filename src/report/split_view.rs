//! A region split into parts, beside the split of the plan.

use super::cell::Cell;
use super::format::{percent, whole};
use super::sentences::{around, pick};
use super::table::Table;
use crate::measure::{NamedPart, NamedSplit, Objective, Proof, RegionSplit};
use crate::territory::Lang;

/// One row per part of the whole region, the best split and that of the plan;
/// below, the units of the best parts, how the plan differs, and the proof.
pub fn split_view(split: &RegionSplit, lang: Lang) -> Table {
    let mut table = Table::new(&[
        "split",
        "part",
        "centre",
        "units",
        "people",
        "person_km",
        "mean_km",
        "farthest_km",
    ]);
    table.title = title(split, lang);
    let whole = split.whole.iter();
    table.rows = whole.map(|part| row("whole", part, 0, lang)).collect();
    let decree = split.decree.iter().map(|d| ("plan", d));
    for (word, split) in std::iter::once(("best", &split.best)).chain(decree) {
        let parts = split.parts.iter().enumerate();
        table
            .rows
            .extend(parts.map(|(i, part)| row(word, part, i + 1, lang)));
        table.rows.push(together(word, split));
    }
    let parts = split.best.parts.iter().enumerate();
    table.notes = parts
        .map(|(i, part)| best_part(i + 1, part, lang))
        .collect();
    table.notes.push(against_plan(split, lang));
    table.notes.push(proof(split, lang));
    table.notes.extend(reached(split, lang));
    table
}

fn row(word: &'static str, part: &NamedPart, place: usize, lang: Lang) -> Vec<Cell> {
    let numbered = || Cell::Said {
        shown: pick(
            lang,
            format!("part {place}"),
            format!("{place}-бөлік"),
            format!("часть {place}"),
        ),
        plain: format!("part {place}"),
    };
    let name = part.region.as_ref().map(|region| Cell::name(region, lang));
    vec![
        Cell::Word(word),
        name.unwrap_or_else(numbered),
        Cell::name(&part.centre, lang),
        Cell::Whole(part.units.len() as f64),
        Cell::Whole(part.people),
        Cell::Whole(part.person_km),
        Cell::Decimal(part.mean_km, 1),
        Cell::Decimal(part.farthest_km, 1),
    ]
}

fn together(word: &'static str, split: &NamedSplit) -> Vec<Cell> {
    let units: usize = split.parts.iter().map(|p| p.units.len()).sum();
    vec![
        Cell::Word(word),
        Cell::Word("together"),
        Cell::Missing,
        Cell::Whole(units as f64),
        Cell::Whole(split.parts.iter().map(|p| p.people).sum()),
        Cell::Whole(split.person_km),
        Cell::Decimal(split.mean_km, 1),
        Cell::Decimal(split.farthest_km, 1),
    ]
}

fn title(split: &RegionSplit, lang: Lang) -> String {
    let (region, parts) = (split.region.get(lang), split.best.parts.len());
    let (units, places) = (split.unit_count, split.candidates);
    let when = around(split.units, lang);
    let least = match split.objective {
        Objective::PersonKm => pick(
            lang,
            "person-kilometres",
            "адам-километр",
            "человеко-километры",
        ),
        Objective::Farthest => pick(
            lang,
            "way of the farthest person",
            "ең алыстағы адамның жолы",
            "расстояние самого дальнего жителя",
        ),
    };
    match lang {
        Lang::En => format!(
            "{region} in {parts} parts: {units} units as {when}, {places} places for a centre; least {least}"
        ),
        Lang::Kk => format!(
            "{region}, бөліктер – {parts}: бірліктер – {units} ({when}), орталық болатын орындар – {places}; барынша азайтылатыны – {least}"
        ),
        Lang::Ru => format!(
            "{region}, частей – {parts}: единиц – {units} ({when}), мест для центра – {places}; наименьшее – {least}"
        ),
    }
}

fn best_part(place: usize, part: &NamedPart, lang: Lang) -> String {
    let units = part.units.join(", ");
    match lang {
        Lang::En => format!("best, part {place}: {units}"),
        Lang::Kk => format!("ең жақсысы, {place}-бөлік: {units}"),
        Lang::Ru => format!("лучший, часть {place}: {units}"),
    }
}

/// Units that the plan has in a part other than that of the best split with
/// most of the same people.
fn against_plan(split: &RegionSplit, lang: Lang) -> String {
    let Some(decree) = &split.decree else {
        return pick(
            lang,
            "the plan does not take these units whole: its own split is not comparable",
            "жоспар бұл бірліктерді бөлшектейді: оның өз бөлуін салыстыруға болмайды",
            "план делит эти единицы: его собственный раздел сравнить нельзя",
        )
        .to_owned();
    };
    let same =
        |a: &NamedPart, b: &NamedPart| a.units.iter().filter(|u| b.units.contains(u)).count();
    let differing = split.best.parts.iter().flat_map(|best| {
        let like = decree.parts.iter().max_by_key(|d| same(best, d));
        let others = best
            .units
            .iter()
            .filter(move |u| like.is_some_and(|d| !d.units.contains(u)));
        let centre = best.centre.get(lang);
        others.map(move |unit| match lang {
            Lang::En => format!("{unit} to {centre}"),
            Lang::Kk | Lang::Ru => format!("{unit} → {centre}"),
        })
    });
    let mut differing = differing.collect::<Vec<_>>().join("; ");
    if differing.is_empty() {
        differing = pick(lang, "the same border", "шекара бірдей", "граница та же").to_owned();
    }
    let plan = pick(
        lang,
        "against the plan",
        "жоспармен салыстырғанда",
        "по сравнению с планом",
    );
    format!("{plan}: {differing}")
}

fn proof(split: &RegionSplit, lang: Lang) -> String {
    let said = match split.proof {
        Proof::Optimal => pick(
            lang,
            "proven: no contiguous split is better",
            "дәлелденді: бұдан жақсы тұтас аумақты бөлу жоқ",
            "доказано: лучшего связного раздела нет",
        )
        .to_owned(),
        Proof::Bound { bound, gap } => {
            let (bound, gap) = (whole(bound), percent(gap));
            pick(
                lang,
                format!("not proven: no split is better than {bound}, {gap} less"),
                format!("дәлелденбеді: төменгі шек – {bound}, айырмасы – {gap}"),
                format!("не доказано: нижняя граница – {bound}, на {gap} меньше"),
            )
        }
    };
    format!("{said} ({})", method(split, lang))
}

/// How the best split was found, and how much was searched.
fn method(split: &RegionSplit, lang: Lang) -> String {
    let (sets, nodes) = (split.centre_sets, split.nodes);
    if split.exact_method {
        pick(
            lang,
            format!("{sets} sets of centres, {nodes} nodes of the search"),
            format!("орталықтар жиындары – {sets}, іздеу түйіндері – {nodes}"),
            format!("наборов центров – {sets}, узлов поиска – {nodes}"),
        )
    } else {
        pick(
            lang,
            format!("local search from {sets} starts, bound without contiguity"),
            format!(
                "жергілікті іздеу, бастапқы нұсқалар – {sets}; шек тұтас аумақ талабынсыз алынған"
            ),
            format!(
                "локальный поиск, начальных вариантов – {sets}; граница без требования связности"
            ),
        )
    }
}

/// How much of what is possible the plan reaches.
fn reached(split: &RegionSplit, lang: Lang) -> Option<String> {
    let reached = percent(split.reached?);
    let parts = split.decree.as_ref().map_or(0, |d| d.parts.len());
    let other = if parts == split.best.parts.len() {
        String::new()
    } else {
        pick(
            lang,
            format!(" (it makes {parts} parts)"),
            format!(" (жоспардағы бөліктер – {parts})"),
            format!(" (в плане частей – {parts})"),
        )
    };
    Some(match lang {
        Lang::En => format!("the plan reaches {reached} of what is possible{other}"),
        Lang::Kk => format!("мүмкін жақсартудың жоспарда іске асқан үлесі – {reached}{other}"),
        Lang::Ru => format!("план достигает {reached} возможного{other}"),
    })
}
