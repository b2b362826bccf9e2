//! `aimaq centres`: the best centres for a whole country.

use aimaq::compare::centres_table;
use aimaq::measure::{
    Candidate, ChooseBy, Limits, State, all_candidates, choose_centres, is_at, placed,
};
use aimaq::territory::Territory;

use super::form::{Format, print};
use super::job::{PlanArgs, Shared, prepared};
use super::keyword::keyword;
use super::{Console, Failure, Outcome};

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
    #[arg(long, value_parser = keyword::<ChooseBy>(), default_value = "median")]
    objective: ChooseBy,
    /// State of the units: before the plan or after it
    #[arg(long, value_parser = keyword::<State>(), default_value = "after")]
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
    let table = centres_table(&chosen);
    print(args.format, &table, &chosen, shared.lang(), console)
}

/// The places that are centres of regions.
fn in_law(territory: &Territory, places: &[Candidate]) -> Vec<usize> {
    let centres = territory
        .living_regions()
        .filter_map(|(_, r)| r.centre.as_ref());
    let places = centres.filter_map(|centre| places.iter().position(|place| is_at(place, centre)));
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places.dedup();
    places
}
