//! `aimaq centre`: where the centre of a region should be.

use aimaq::batch::Prepared;
use aimaq::compare::centre_table;
use aimaq::measure::{CentreStudy, Outside, RankBy, State, placed, study_centre};
use aimaq::msg;
use aimaq::territory::RegionId;

use super::form::print;
use super::job::Shared;
use super::keyword::keyword;
use super::region_args::RegionArgs;
use super::{Console, Failure, Outcome};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    about: RegionArgs,
    /// State of the region: before the plan or after it
    #[arg(long, value_parser = keyword::<State>(), default_value = "after")]
    state: State,
    /// A place outside the region that may be its centre as well; repeatable
    #[arg(long, value_name = "SETTLEMENT")]
    outside: Vec<String>,
    /// Any place of the territory may be the centre
    #[arg(long, conflicts_with = "outside")]
    allow_outside: bool,
    /// By what the candidates are put in order
    #[arg(long, value_parser = keyword::<RankBy>(), default_value = "mean")]
    by: RankBy,
    /// Weight of the mean in the blend, 0 to 1; the rest is that of the farthest person
    #[arg(long, value_name = "W", default_value_t = 0.5)]
    blend: f64,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    if !(0.0..=1.0).contains(&args.blend) {
        return Err(Failure::new(msg!("error-blend")));
    }
    let (prepared, region) = args.about.open(args.state, shared, console)?;
    let study = study(args, &prepared, region)?;
    let table = centre_table(&study);
    print(args.about.format, &table, &study, prepared.lang(), console)
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
        Failure::new(msg!(
            "error-no-candidate",
            region = args.about.region.to_string()
        ))
    })
}
