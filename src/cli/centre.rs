//! `aimaq centre`: where the centre of a region should be.

use aimaq::batch::Prepared;
use aimaq::measure::{CentreStudy, Outside, RankBy, RankedCentre, State, placed, study_centre};
use aimaq::report::{Grid, km, number, percent, whole};
use aimaq::territory::{Lang, RegionId};

use super::job::{PlanArgs, Shared, prepared, region_named};
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    /// The region, by name or `code:CODE`
    #[arg(long, value_name = "NAME")]
    region: String,
    /// State of the region: before the plan or after it
    #[arg(long, value_enum, default_value = "after")]
    state: State,
    /// A place outside the region that may be its centre as well; repeatable
    #[arg(long, value_name = "SETTLEMENT")]
    outside: Vec<String>,
    /// Any place of the territory may be the centre
    #[arg(long, conflicts_with = "outside")]
    allow_outside: bool,
    /// By what the candidates are put in order
    #[arg(long, value_enum, default_value = "mean")]
    by: RankBy,
    /// Weight of the mean in the blend, 0 to 1; the rest is that of the farthest person
    #[arg(long, value_name = "W", default_value_t = 0.5)]
    blend: f64,
    /// Form of the result
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// Forms that results of places come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// Aligned text
    Table,
    /// Rows with full figures
    Csv,
    /// Everything
    Json,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    if !(0.0..=1.0).contains(&args.blend) {
        return Err(Failure::new("--blend must be from 0 to 1"));
    }
    let prepared = prepared(&args.plan, shared, console)?;
    let region = region_named(args.state.of(&prepared.applied), &args.region)?;
    let study = study(args, &prepared, region)?;
    match args.format {
        Format::Table => console.print(&table(&study, shared.lang))?,
        Format::Csv => console.print(&grid(&study, shared.lang, false).csv())?,
        Format::Json => console.json(&study)?,
    }
    Ok(Status::Done)
}

fn study(args: &Args, prepared: &Prepared, region: RegionId) -> Result<CentreStudy, Failure> {
    let measuring = &prepared.comparison.measuring;
    let points = placed(&prepared.applied, &prepared.comparison.demand, args.state);
    let outside = match (args.allow_outside, args.outside.is_empty()) {
        (true, _) => Outside::All,
        (false, true) => Outside::None,
        (false, false) => Outside::Named(args.outside.clone()),
    };
    let study = study_centre(
        &prepared.applied,
        &points,
        (args.state, region),
        measuring.metric,
        &outside,
        args.by,
        args.blend,
    )?;
    study.ok_or_else(|| {
        Failure::new(format!(
            "{}: no place in it could be a centre, or nobody is known to live there",
            args.region
        ))
    })
}

fn table(study: &CentreStudy, lang: Lang) -> String {
    let mut text = format!(
        "{}, {} the plan: {} people, {} candidates by {}\n",
        study.region.get(lang),
        study.state.word(),
        whole(study.people),
        study.candidates.len(),
        match study.by {
            RankBy::Mean => "mean way",
            RankBy::Farthest => "farthest person",
            RankBy::Blend => "blend",
        }
    );
    text.push_str(&grid(study, lang, true).aligned());
    text.push_str(&verdict(study, lang));
    text
}

fn grid(study: &CentreStudy, lang: Lang, short: bool) -> Grid {
    let mut grid = Grid::new(
        &[
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
        ],
        &[1, 2, 3],
    );
    let law = study.decreed.as_ref().map(|d| d.row);
    for (i, row) in study.candidates.iter().enumerate() {
        grid.push(cells(row, i + 1, law == Some(i), lang, short));
    }
    grid
}

fn cells(row: &RankedCentre, rank: usize, law: bool, lang: Lang, short: bool) -> Vec<String> {
    let way = |value: f64| {
        if short {
            km(value, false)
        } else {
            number(value, 3)
        }
    };
    let person_km = row.person_km;
    let place = match (law, row.inside) {
        (true, _) => "centre",
        (false, true) => "inside",
        (false, false) => "outside",
    };
    vec![
        rank.to_string(),
        row.place.names.get(lang).to_owned(),
        row.place.unit_path.clone(),
        place.to_owned(),
        way(row.ways_km.mean),
        way(row.ways_km.median),
        way(row.ways_km.p90),
        way(row.ways_km.max),
        row.rank_farthest.to_string(),
        number(row.blend, 3),
        row.rank_blend.to_string(),
        if short {
            whole(person_km)
        } else {
            number(person_km, 1)
        },
    ]
}

fn verdict(study: &CentreStudy, lang: Lang) -> String {
    let Some(law) = &study.decreed else {
        return "the region has no centre in law\n".to_owned();
    };
    let row = &study.candidates[law.row];
    let first = |rank: fn(&RankedCentre) -> usize| {
        let best = study.candidates.iter().find(|r| rank(r) == 1);
        best.map_or("", |r| r.place.names.get(lang)).to_owned()
    };
    let part = |what: &str, rank: usize, best: String, more: f64, share: f64| {
        let count = study.candidates.len();
        if rank == 1 {
            format!("{what}: first of {count}")
        } else {
            let (more, share) = (km(more, false), percent(share));
            format!("{what}: {rank} of {count}, {more} km ({share}) more than {best}")
        }
    };
    format!(
        "{} in law; {}; {}\n",
        law.names.get(lang),
        part(
            "mean way",
            row.rank_mean,
            first(|r| r.rank_mean),
            law.mean_more_km,
            law.mean_more_share
        ),
        part(
            "farthest person",
            row.rank_farthest,
            first(|r| r.rank_farthest),
            law.farthest_more_km,
            law.farthest_more_share
        ),
    )
}
