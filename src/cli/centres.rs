//! `aimaq centres`: the best centres for a whole country.

use aimaq::words::Sentence;
use std::time::{Duration, Instant};

use aimaq::compare::centres_table;
use aimaq::measure::{
    Candidate, ChooseBy, Limits, Progress, State, Wanted, all_candidates, choose_centres, is_at,
    placed,
};
use aimaq::msg;
use aimaq::territory::Territory;
use aimaq::words::{Lang, say, share};

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
    /// Nodes of the search after which a gap is left: the same result on every machine
    #[arg(long, value_name = "N", default_value_t = Limits::default().nodes)]
    nodes: usize,
    /// Seconds after which a gap is left: the result then depends on the machine, and says so
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    time_limit: Option<Duration>,
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
        return Err(Failure::new(msg!(
            "error-too-many-places",
            points = points.len(),
            places = places.len(),
        ))
        .hint(msg!("hint-demand-seats")));
    }
    let limits = Limits {
        nodes: args.nodes,
        until: args
            .time_limit
            .and_then(|time| Instant::now().checked_add(time)),
    };
    let mut told = Told::new(console);
    let chosen = choose_centres(
        &points,
        &places,
        &in_law(territory, &places),
        Wanted {
            count: args.choose,
            by: args.objective,
            metric,
        },
        limits,
        &mut |progress| told.tell(progress, prepared.lang()),
    )?;
    told.end();
    let table = centres_table(&chosen);
    print(args.format, &table, &chosen, prepared.lang(), console)
}

/// Seconds, whole or with a fraction.
fn seconds(text: &str) -> Result<Duration, Sentence> {
    let seconds = text
        .parse()
        .ok()
        .and_then(|s| Duration::try_from_secs_f64(s).ok());
    seconds.ok_or_else(|| Sentence(msg!("error-no-seconds", text = text)))
}

/// Tells how far a search is, once a bound is known: after two seconds on one line of a
/// terminal, every half minute on a line of its own elsewhere.
struct Told<'a> {
    console: &'a Console,
    next: Instant,
    every: Duration,
}

impl<'a> Told<'a> {
    fn new(console: &'a Console) -> Self {
        let (first, every) = match console.is_terminal() {
            true => (Duration::from_secs(2), Duration::from_millis(200)),
            false => (Duration::from_secs(30), Duration::from_secs(30)),
        };
        Self {
            console,
            next: Instant::now() + first,
            every,
        }
    }

    fn tell(&mut self, now: Progress, lang: Lang) {
        if now.bound <= 0.0 || Instant::now() < self.next {
            return;
        }
        self.next = Instant::now() + self.every;
        let gap = match now.value > 0.0 {
            true => (now.value - now.bound) / now.value,
            false => 0.0,
        };
        let gap = share(gap.clamp(0.0, 1.0), 2);
        let message = msg!("centres-progress", gap = gap, nodes = now.nodes);
        self.console.progress(&say(&message, lang));
    }

    fn end(&self) {
        self.console.end_progress();
    }
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
