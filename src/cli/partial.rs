//! `aimaq partial`: exact sums of a part of the demand.

use aimaq::words::Tell;
use std::path::{Path, PathBuf};

use aimaq::batch::{JobReader, PartialPlan};
use aimaq::io::write_atomic;
use aimaq::measure::{Metric, people};
use aimaq::msg;
use aimaq::words::number;

use super::job::{MeasuringArgs, Shared, asked, checked, told};
use super::keyword::keyword;
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "People are summed as whole millionths and ways as whole metres: any order of points, any\n\
    parts and any number of threads give the same bytes. People count as they are, and are not\n\
    scaled to official figures. `aimaq merge` adds the parts."
)]
pub(crate) struct Args {
    /// Points with people, or rasters (.tif) whose pixels are numbers of people: tables and rasters
    /// are read in constant memory, other formats whole. A pattern such as 'parts/*.csv' names many
    /// files
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<String>,
    /// Name of an embedded plan or path of a plan file
    ///
    /// [default: kazakhstan-2022, or with --territory the state of the territory as it is]
    #[arg(long, value_name = "PLAN")]
    plan: Option<String>,
    /// Field that holds the people (default: population, people, pop, inhabitants, …)
    #[arg(long, value_name = "FIELD")]
    people: Option<String>,
    /// How distance is measured
    #[arg(long, value_parser = keyword::<Metric>(), default_value = "geodesic")]
    metric: Metric,
    /// File for the sums
    #[arg(long, short, value_name = "PART")]
    output: PathBuf,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let files = files(&args.inputs)?;
    let mut spec = asked(&MeasuringArgs::default(), None, shared);
    spec.metric = Some(args.metric.to_string());
    let job = checked(args.plan.as_deref(), spec)?;
    let prepared = told(JobReader::new().prepare(&job)?, console);
    let plan = PartialPlan::new(&prepared)?;
    let mut making = plan.begin();
    for (i, file) in files.iter().enumerate() {
        let reading = shared.reading(file);
        for said in making.add_file(file, (args.people.as_deref(), &reading))? {
            let file = file.display().to_string();
            console.tell(&msg!("read-of", file = file, said = said));
        }
        if files.len() > 1 {
            let (done, all) = (i + 1, files.len());
            let said = msg!("partial-progress", done = done, all = all);
            console.progress(&aimaq::words::say(&said, shared.lang()));
        }
    }
    let partial = making.finish()?;
    console.end_progress();
    write_atomic(&args.output, partial.to_text().as_bytes())?;
    let sums = &partial.sums;
    let shown = |parts: u64| number(people(u128::from(parts)), 0);
    if sums.outside.points > 0 {
        let (n, people) = (sums.outside.points, shown(sums.outside.parts));
        console.caution(&msg!("partial-outside", n = n, people = people));
    }
    if sums.without_centre.points > 0 {
        let (n, people) = (sums.without_centre.points, shown(sums.without_centre.parts));
        console.caution(&msg!("partial-without-centre", n = n, people = people));
    }
    if sums.without_people > 0 {
        console.caution(&msg!("partial-without-people", n = sums.without_people));
    }
    let (n, people) = (sums.all.points, shown(sums.all.parts));
    let file = args.output.display().to_string();
    console.tell(&msg!("partial-done", n = n, people = people, file = file));
    Ok(Status::Done)
}

/// The files that are named, those of a pattern by their names.
pub(super) fn files(inputs: &[String]) -> Result<Vec<PathBuf>, Failure> {
    let mut files: Vec<PathBuf> = Vec::new();
    for input in inputs {
        if Path::new(input).exists() || !input.contains(['*', '?', '[']) {
            files.push(input.into());
            continue;
        }
        let found = glob::glob(input).map_err(|error| {
            let said = error.to_string();
            Failure::new(msg!("error-pattern", pattern = input, said = said))
        })?;
        let found: Result<Vec<PathBuf>, _> = found.collect();
        let found = found.map_err(|error| {
            let file = error.path().display().to_string();
            Failure::told(error.error().told().in_file(&file))
        })?;
        if found.is_empty() {
            return Err(Failure::new(msg!("error-no-such-files", pattern = input)));
        }
        files.extend(found);
    }
    let mut sorted: Vec<&PathBuf> = files.iter().collect();
    sorted.sort();
    match sorted.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => {
            let file = pair[0].display().to_string();
            Err(Failure::new(msg!("error-named-twice", file = file)))
        }
        None => Ok(files),
    }
}
