//! `aimaq centres`: the best centres for a whole country.

use aimaq::measure::{
    ChooseBy, ChosenCentres, Limits, State, all_candidates, choose_centres, is_at, placed,
};
use aimaq::report::{Grid, km, number, percent, whole};
use aimaq::territory::{Lang, Territory};

use super::centre::Format;
use super::job::{PlanArgs, Shared, prepared};
use super::{Console, Failure, Outcome, Status};

/// The most entries of the matrix of distances: 400 MB each.
const MOST_ENTRIES: usize = 50_000_000;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    /// Number of centres
    #[arg(long, value_name = "K")]
    choose: usize,
    /// What is to be least: everyone's ways (median) or the farthest person's (centre)
    #[arg(long, value_enum, default_value = "median")]
    objective: ChooseBy,
    /// State of the units: before the plan or after it
    #[arg(long, value_enum, default_value = "after")]
    state: State,
    /// Nodes of the search after which a gap is left
    #[arg(long, value_name = "N", default_value_t = Limits::default().nodes)]
    nodes: usize,
    /// Form of the result
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let prepared = prepared(&args.plan, shared, console)?;
    let metric = prepared.job.measuring.metric;
    let demand = &prepared.comparison.demand;
    let points = placed(&prepared.applied, demand, args.state);
    let territory = args.state.of(&prepared.applied);
    let places = all_candidates(territory);
    if points.len().saturating_mul(places.len()) > MOST_ENTRIES {
        return Err(Failure::new(format!(
            "{} points and {} places are too many for the choice of centres",
            points.len(),
            places.len()
        ))
        .hint("measure by --demand seats"));
    }
    let chosen = choose_centres(
        &points,
        &places,
        &in_law(territory, &places),
        args.choose,
        args.objective,
        metric,
        Limits { nodes: args.nodes },
    )?;
    match args.format {
        Format::Table => console.print(&table(&chosen, shared.lang))?,
        Format::Csv => console.print(&grid(&chosen, shared.lang, false).csv())?,
        Format::Json => console.json(&chosen)?,
    }
    Ok(Status::Done)
}

/// The places that are centres of regions.
fn in_law(territory: &Territory, places: &[aimaq::measure::Candidate]) -> Vec<usize> {
    let centres = territory
        .living_regions()
        .filter_map(|(_, r)| r.centre.as_ref());
    let places = centres.filter_map(|centre| places.iter().position(|place| is_at(place, centre)));
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places.dedup();
    places
}

fn table(chosen: &ChosenCentres, lang: Lang) -> String {
    let (what, value) = match chosen.by {
        ChooseBy::Median => ("sum of ways", format!("{} person-km", whole(chosen.value))),
        ChooseBy::Centre => ("farthest person", format!("{} km", km(chosen.value, false))),
    };
    let mut text = format!(
        "{} centres for {} points out of {} places, least {what}: {value}\n",
        chosen.centres.len(),
        chosen.points,
        chosen.candidates
    );
    text.push_str(&grid(chosen, lang, true).aligned());
    text.push_str(&format!(
        "everyone to the nearest: mean {} km, farthest {} km\n",
        km(chosen.mean_km, false),
        km(chosen.farthest_km, false)
    ));
    if let Some(law) = chosen.in_law {
        text.push_str(&format!(
            "to the nearest of the {} centres in law: mean {} km, farthest {} km\n",
            law.count,
            km(law.mean_km, false),
            km(law.farthest_km, false)
        ));
    }
    text.push_str(&if chosen.proven {
        format!(
            "proven: no other choice is better ({} nodes of the search)\n",
            chosen.nodes
        )
    } else {
        format!(
            "not proven: the best may be up to {} less\n",
            percent(chosen.gap)
        )
    });
    text
}

fn grid(chosen: &ChosenCentres, lang: Lang, short: bool) -> Grid {
    let header = [
        "place",
        "unit",
        "in_law",
        "people",
        "mean_km",
        "farthest_km",
    ];
    let mut grid = Grid::new(&header, &[0, 1, 2]);
    for centre in &chosen.centres {
        let way = |v: f64| if short { km(v, false) } else { number(v, 3) };
        let people = centre.people;
        grid.push(vec![
            centre.place.names.get(lang).to_owned(),
            centre.place.unit_path.clone(),
            if centre.in_law { "centre" } else { "" }.to_owned(),
            if short {
                whole(people)
            } else {
                number(people, 1)
            },
            way(centre.mean_km),
            way(centre.farthest_km),
        ]);
    }
    grid
}
