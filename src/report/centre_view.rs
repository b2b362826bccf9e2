//! Places ranked as the centre of a region.

use super::cell::Cell;
use super::format::{km, percent, whole};
use super::sentences::{around, pick};
use super::table::Table;
use crate::measure::{CentreStudy, RankBy, RankedCentre};
use crate::territory::Lang;

/// One row per candidate, in the order of the study; below, how the centre in law
/// does among them.
pub fn centre_view(study: &CentreStudy, lang: Lang) -> Table {
    let mut table = Table::new(&[
        "rank",
        "place",
        "unit",
        "where",
        "mean_km",
        "median_km",
        "p90_km",
        "farthest_km",
        "rank_farthest",
        "blend",
        "rank_blend",
        "person_km",
    ]);
    table.title = title(study, lang);
    let law = study.decreed.as_ref().map(|d| d.row);
    let rows = study.candidates.iter().enumerate();
    table.rows = rows
        .map(|(i, candidate)| row(candidate, i, law == Some(i), lang))
        .collect();
    table.notes = vec![verdict(study, lang)];
    table
}

fn row(candidate: &RankedCentre, index: usize, law: bool, lang: Lang) -> Vec<Cell> {
    let place = match (law, candidate.inside) {
        (true, _) => "centre",
        (false, true) => "inside",
        (false, false) => "outside",
    };
    let rank = |rank: usize| Cell::Whole(rank as f64);
    let ways = candidate.ways_km;
    let mut row = vec![
        rank(index + 1),
        Cell::name(&candidate.place.names, lang),
        Cell::Text(candidate.place.unit_path.clone()),
        Cell::Word(place),
    ];
    row.extend([ways.mean, ways.median, ways.p90, ways.max].map(|km| Cell::Decimal(km, 1)));
    row.push(rank(candidate.rank_farthest));
    row.push(Cell::Decimal(candidate.blend, 3));
    row.push(rank(candidate.rank_blend));
    row.push(Cell::Whole(candidate.person_km));
    row
}

fn title(study: &CentreStudy, lang: Lang) -> String {
    let (region, people) = (study.region.get(lang), whole(study.people));
    let (when, count) = (around(study.state, lang), study.candidates.len());
    let (en, kk, ru) = match study.by {
        RankBy::Mean => ("mean way", "орташа қашықтық", "среднему расстоянию"),
        RankBy::Farthest => (
            "farthest person",
            "ең алыстағы адам",
            "самому дальнему жителю",
        ),
        RankBy::Blend => ("blend", "аралас көрсеткіш", "смешанному показателю"),
    };
    match lang {
        Lang::En => format!("{region}, {when}: {people} people, {count} candidates by {en}"),
        Lang::Kk => format!(
            "{region}, {when}: {people} адам, үміткер орындар – {count}, реті – {kk} бойынша"
        ),
        Lang::Ru => format!(
            "{region}, {when}: жителей – {people}, возможных мест – {count}, порядок – по {ru}"
        ),
    }
}

/// How the centre in law does by the mean and by the farthest person.
fn verdict(study: &CentreStudy, lang: Lang) -> String {
    let Some(law) = &study.decreed else {
        return pick(
            lang,
            "the region has no centre in law",
            "өңірдің заңда белгіленген орталығы жоқ",
            "у региона нет центра, установленного законом",
        )
        .to_owned();
    };
    let row = &study.candidates[law.row];
    let standing = |rank: fn(&RankedCentre) -> usize, more_km: f64, share: f64| {
        let best = study.candidates.iter().find(|r| rank(r) == 1);
        Standing {
            rank: rank(row),
            count: study.candidates.len(),
            best: best.map_or("", |r| r.place.names.get(lang)),
            more_km,
            share,
        }
    };
    let mean = standing(|r| r.rank_mean, law.mean_more_km, law.mean_more_share);
    let farthest = standing(
        |r| r.rank_farthest,
        law.farthest_more_km,
        law.farthest_more_share,
    );
    let mean = mean.said(
        pick(lang, "mean way", "орташа қашықтық", "среднее расстояние"),
        lang,
    );
    let farthest = farthest.said(
        pick(
            lang,
            "farthest person",
            "ең алыстағы адам",
            "самый дальний житель",
        ),
        lang,
    );
    let centre = law.names.get(lang);
    match lang {
        Lang::En => format!("{centre} in law; {mean}; {farthest}"),
        Lang::Kk => format!("заң бойынша орталық – {centre}; {mean}; {farthest}"),
        Lang::Ru => format!("центр по закону – {centre}; {mean}; {farthest}"),
    }
}

/// The place of the centre in law among the candidates.
struct Standing<'a> {
    rank: usize,
    count: usize,
    best: &'a str,
    more_km: f64,
    share: f64,
}

impl Standing<'_> {
    fn said(&self, what: &str, lang: Lang) -> String {
        let Self {
            rank, count, best, ..
        } = self;
        let (more, share) = (km(self.more_km, false), percent(self.share));
        match (lang, rank) {
            (Lang::En, 1) => format!("{what}: first of {count}"),
            (Lang::Kk, 1) => format!("{what}: {count} орынның ішінде бірінші"),
            (Lang::Ru, 1) => format!("{what}: первое место из {count}"),
            (Lang::En, _) => {
                format!("{what}: {rank} of {count}, {more} km ({share}) more than {best}")
            }
            (Lang::Kk, _) => format!(
                "{what}: {count} орынның ішінде {rank}-орын, ең жақсысынан ({best}) айырмасы – {more} км ({share})"
            ),
            (Lang::Ru, _) => format!(
                "{what}: {rank}-е место из {count}, на {more} км ({share}) больше лучшего ({best})"
            ),
        }
    }
}
