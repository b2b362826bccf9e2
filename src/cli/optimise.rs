//! `aimaq optimise`: where the border inside a region should be.

use std::path::PathBuf;
use std::time::Instant;

use aimaq::batch::Prepared;
use aimaq::io::write_atomic;
use aimaq::measure::{
    NamedPart, NamedSplit, Objective, Proof, RegionSplit, SplitLimits, SplitRequest, State,
    split_plan, split_region,
};
use aimaq::report::{Grid, km, number, percent, whole};
use aimaq::territory::{Lang, RegionId};

use super::centre::Format;
use super::job::{PlanArgs, Shared, prepared, region_named};
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    /// The region as it is before the plan, by name or `code:CODE`
    #[arg(long, value_name = "NAME")]
    region: String,
    /// Number of parts
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u16).range(1..))]
    into: u16,
    /// What is to be least
    #[arg(long, value_enum, default_value = "person-km")]
    objective: Objective,
    /// Least number of people in a part
    #[arg(long, value_name = "N", default_value_t = 0)]
    least_people: u64,
    /// Least number of units in a part
    #[arg(long, value_name = "N", default_value_t = 1)]
    least_units: usize,
    /// Units as they are before the plan or after it
    #[arg(long, value_enum, default_value = "after")]
    units: State,
    /// Nodes of the search tree after which a gap is left
    #[arg(long, value_name = "N", default_value_t = SplitLimits::default().nodes)]
    nodes: u64,
    /// File for the best split as a plan; `-` for stdout instead of the table
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Form of the result
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let prepared = prepared(&args.plan, shared, console)?;
    let region = region_named(&prepared.applied.before, &args.region)?;
    let began = Instant::now();
    let split = split(args, &prepared, region)?;
    console.note(&format!("solved in {:.2} s", began.elapsed().as_secs_f64()));
    for note in &split.notes {
        console.warn(note);
    }
    if prepared.applied.before.schematic {
        console.warn(
            "the boundaries inside the regions are schematic: which units are neighbours is, too",
        );
    }
    if let Some(path) = &args.output {
        let plan = split_plan(&prepared.applied, &prepared.plan, region, &split)?;
        if path.as_os_str() == "-" {
            console.print(&plan)?;
            return Ok(Status::Done);
        }
        write_atomic(path, plan.as_bytes())?;
        console.note(&format!("{} written", path.display()));
    }
    match args.format {
        Format::Table => console.print(&table(&split, shared.lang))?,
        Format::Csv => console.print(&grid(&split, shared.lang, false).csv())?,
        Format::Json => console.json(&split)?,
    }
    Ok(Status::Done)
}

fn split(args: &Args, prepared: &Prepared, region: RegionId) -> Result<RegionSplit, Failure> {
    let metric = prepared.job.measuring.metric;
    let demand = &prepared.comparison.demand;
    let request = SplitRequest {
        region,
        parts: usize::from(args.into),
        objective: args.objective,
        least_people: args.least_people as f64,
        least_units: args.least_units,
        units: args.units,
        metric,
    };
    let limits = SplitLimits {
        nodes: args.nodes,
        ..SplitLimits::default()
    };
    Ok(split_region(&prepared.applied, demand, request, limits)?)
}

fn table(split: &RegionSplit, lang: Lang) -> String {
    let mut text = format!(
        "{} in {} parts: {} units as {} the plan, {} places for a centre; least {}\n",
        split.region.get(lang),
        split.best.parts.len(),
        split.unit_count,
        split.units.word(),
        split.candidates,
        match split.objective {
            Objective::PersonKm => "person-kilometres",
            Objective::Farthest => "way of the farthest person",
        }
    );
    text.push_str(&grid(split, lang, true).aligned());
    for (i, part) in split.best.parts.iter().enumerate() {
        text.push_str(&format!(
            "best, part {}: {}\n",
            i + 1,
            part.units.join(", ")
        ));
    }
    text.push_str(&moved(split));
    text.push_str(&proof(split));
    text.push_str(&reached(split));
    text
}

fn grid(split: &RegionSplit, lang: Lang, short: bool) -> Grid {
    let header = [
        "split",
        "part",
        "centre",
        "units",
        "people",
        "person_km",
        "mean_km",
        "farthest_km",
    ];
    let mut grid = Grid::new(&header, &[0, 1, 2]);
    if let Some(whole) = &split.whole {
        grid.push(part("whole", whole, 0, lang, short));
    }
    let decree = split.decree.iter().map(|d| ("plan", d));
    for (word, split) in std::iter::once(("best", &split.best)).chain(decree) {
        for (i, p) in split.parts.iter().enumerate() {
            grid.push(part(word, p, i + 1, lang, short));
        }
        grid.push(total(word, split, short));
    }
    grid
}

fn figures(person_km: f64, mean: f64, farthest: f64, short: bool) -> [String; 3] {
    if short {
        [whole(person_km), km(mean, false), km(farthest, false)]
    } else {
        [number(person_km, 1), number(mean, 3), number(farthest, 3)]
    }
}

fn part(word: &str, part: &NamedPart, place: usize, lang: Lang, short: bool) -> Vec<String> {
    let name = part.region.as_ref().map(|r| r.get(lang).to_owned());
    let people = if short {
        whole(part.people)
    } else {
        number(part.people, 1)
    };
    let mut row = vec![
        word.to_owned(),
        name.unwrap_or_else(|| format!("part {place}")),
        part.centre.get(lang).to_owned(),
        part.units.len().to_string(),
        people,
    ];
    row.extend(figures(
        part.person_km,
        part.mean_km,
        part.farthest_km,
        short,
    ));
    row
}

fn total(word: &str, split: &NamedSplit, short: bool) -> Vec<String> {
    let people: f64 = split.parts.iter().map(|p| p.people).sum();
    let units: usize = split.parts.iter().map(|p| p.units.len()).sum();
    let people = if short {
        whole(people)
    } else {
        number(people, 1)
    };
    let mut row = vec![
        word.to_owned(),
        "together".to_owned(),
        String::new(),
        units.to_string(),
        people,
    ];
    row.extend(figures(
        split.person_km,
        split.mean_km,
        split.farthest_km,
        short,
    ));
    row
}

/// Units that the plan has in a part other than that of the best split with
/// most of the same people.
fn moved(split: &RegionSplit) -> String {
    let Some(decree) = &split.decree else {
        return "the plan does not take these units whole: its own split is not comparable\n"
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
        others.map(|u| format!("{u} to {}", best.centre.en))
    });
    let differing: Vec<String> = differing.collect();
    if differing.is_empty() {
        "against the plan: the same border\n".to_owned()
    } else {
        format!("against the plan: {}\n", differing.join("; "))
    }
}

fn proof(split: &RegionSplit) -> String {
    let (sets, nodes) = (split.centre_sets, split.nodes);
    let method = if split.exact_method {
        format!("{sets} sets of centres, {nodes} nodes of the search")
    } else {
        format!("local search from {sets} starts, bound without contiguity")
    };
    match split.proof {
        Proof::Optimal => format!("proven: no contiguous split is better ({method})\n"),
        Proof::Bound { bound, gap } => format!(
            "not proven: no split is better than {}, {} less ({method})\n",
            whole(bound),
            percent(gap)
        ),
    }
}

fn reached(split: &RegionSplit) -> String {
    let Some(reached) = split.reached else {
        return String::new();
    };
    let parts = split.decree.as_ref().map_or(0, |d| d.parts.len());
    let other = if parts == split.best.parts.len() {
        String::new()
    } else {
        format!(" (it makes {parts} parts)")
    };
    format!(
        "the plan reaches {} of what is possible{other}\n",
        percent(reached)
    )
}
