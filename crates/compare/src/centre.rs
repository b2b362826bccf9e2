//! The table of places ranked as the centre of a region.

use super::{cells, sentences};
use aimaq_measure::{CentreStudy, RankBy, RankedCentre};
use aimaq_words::msg;
use aimaq_words::table::{Cell, Table};
use aimaq_words::{Message, Names, number, share};

/// One row per candidate, in the order of the study; below, how the centre in law
/// does among them.
pub fn centre_table(study: &CentreStudy) -> Table {
    let mut table = Table::new([
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
    table.title = Some(title(study));
    let law = study.decreed.as_ref().map(|d| d.row);
    let rows = study.candidates.iter().enumerate();
    table.rows = rows.map(|(i, c)| row(c, i, law == Some(i))).collect();
    table.notes = vec![verdict(study).into()];
    table
}

fn row(candidate: &RankedCentre, index: usize, law: bool) -> Vec<Cell> {
    let place = match (law, candidate.inside) {
        (true, _) => "centre",
        (false, true) => "inside",
        (false, false) => "outside",
    };
    let ways = candidate.ways_km;
    let mut row = vec![
        Cell::count(index + 1),
        Cell::Name(candidate.place.names.clone()),
        cells::path(candidate.place.unit_path.as_ref()),
        Cell::Word(place),
    ];
    row.extend([ways.mean, ways.median, ways.p90, ways.max].map(Cell::km));
    row.push(Cell::count(candidate.rank_farthest));
    row.push(Cell::decimal(candidate.blend, 3));
    row.push(Cell::count(candidate.rank_blend));
    row.push(Cell::whole(candidate.person_km));
    row
}

fn title(study: &CentreStudy) -> Message {
    let by = match study.by {
        RankBy::Mean => msg!("centre-by-mean"),
        RankBy::Farthest => msg!("centre-by-farthest"),
        RankBy::Blend => msg!("centre-by-blend"),
    };
    msg!(
        "centre-title",
        region = &study.region,
        when = sentences::around(study.state),
        people = sentences::people(study.people),
        count = study.candidates.len(),
        by = by,
    )
}

/// How the centre in law does by the mean and by the farthest person.
fn verdict(study: &CentreStudy) -> Message {
    let Some(law) = &study.decreed else {
        return msg!("centre-none");
    };
    let row = &study.candidates[law.row];
    let count = study.candidates.len();
    let place = |of: Message, rank: fn(&RankedCentre) -> usize, (km, part): (f64, f64)| {
        let best = study.candidates.iter().find(|r| rank(r) == 1);
        match rank(row) {
            1 => msg!("centre-first", of = of, count = count),
            rank => msg!(
                "centre-rank",
                of = of,
                rank = rank,
                count = count,
                more = number(km, 1),
                share = share(part, 1),
                best = best.map_or_else(Names::default, |r| r.place.names.clone()),
            ),
        }
    };
    let more = (law.mean_more_km, law.mean_more_share);
    let mean = place(msg!("centre-of-mean"), |r| r.rank_mean, more);
    let more = (law.farthest_more_km, law.farthest_more_share);
    let farthest = place(msg!("centre-of-farthest"), |r| r.rank_farthest, more);
    let centre = &law.names;
    msg!(
        "centre-verdict",
        centre = centre,
        mean = mean,
        farthest = farthest
    )
}
