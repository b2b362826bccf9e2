//! `aimaq sweep`: very many variants, ranked.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use aimaq::batch::{JobReader, Prepared};
use aimaq::io::{AtomicFile, OutputDir};
use aimaq::measure::{
    PARTS, Ranked, SweepBase, SweepBy, SweepKind, Tried, Variant, sweep, variant_plan, variants,
};
use aimaq::msg;
use aimaq::reform::{Diagnostics, find_region};
use aimaq::table::{Cell, Table};
use aimaq::territory::{RegionId, Territory};
use aimaq::words::{Lang, number, say};

use super::form::{Format, shown};
use super::job::{PlanArgs, Shared, job, told};
use super::keyword::keyword;
use super::{Console, Failure, Outcome, Status};

/// How many splits are tried where nobody says.
const SPLITS: usize = 1000;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Each variant is the state after PLAN with one more change. It is evaluated by what it changes\n\
    only, and takes no memory once it is written; the best are kept. A unit that holds the centre\n\
    of its region does not move."
)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    /// What is varied
    #[arg(long, value_parser = keyword::<SweepKind>(), default_value = "transfers")]
    over: SweepKind,
    /// Only units (or centres) of a region, by name or `code:CODE`; repeatable
    #[arg(long, value_name = "REGION")]
    from: Vec<String>,
    /// Only moves to a region; repeatable
    #[arg(long, value_name = "REGION")]
    to: Vec<String>,
    /// What is best
    #[arg(long, value_parser = keyword::<SweepBy>(), default_value = "person-km")]
    by: SweepBy,
    /// Kilometres beyond which people are counted
    #[arg(long, value_name = "KM", default_value_t = 200.0)]
    beyond: f64,
    /// Also variants that tear a region apart
    #[arg(long)]
    torn: bool,
    /// Stop after so many variants; splits, which never end, after 1000 where it is left out
    #[arg(long, value_name = "N")]
    most: Option<usize>,
    /// What splits are drawn by; the same seed gives the same splits
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How many of the best are shown
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: usize,
    /// Form of the best on stdout
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    /// File for all variants (.csv), written as they are evaluated
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Folder for the best as plans, `01.toml` and so on
    #[arg(long, value_name = "DIR")]
    plans: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    if let Some(folder) = &args.plans {
        OutputDir::check(folder)?;
    }
    let job = job(&args.plan, shared)?;
    let prepared = told(JobReader::new().without_record().prepare(&job)?, console);
    let after = &prepared.applied.after;
    let (from, to) = (regions(after, &args.from)?, regions(after, &args.to)?);
    let c = &prepared.comparison;
    let measured = (c.measuring.tolerance_km, args.beyond);
    let base = SweepBase::new(
        after,
        (&c.demand, &c.journeys),
        c.measuring.metric,
        measured,
    );
    let shower = Shower {
        after,
        base: &base,
        lang: prepared.lang(),
        beyond_km: args.beyond,
    };
    let all = variants(&base, after, (args.over, args.seed), (&from, &to));
    let usual = match args.over {
        SweepKind::Splits => SPLITS,
        _ => usize::MAX,
    };
    let all = all.take(args.most.unwrap_or(usual));
    let began = Instant::now();
    let ranked = evaluated(args, &shower, all, console)?;
    let seconds = number(began.elapsed().as_secs_f64(), 2);
    let table = shower.table(&ranked.best);
    console.print(&shown(args.format, &table, prepared.lang())?)?;
    if let Some(folder) = &args.plans {
        plans(folder, (&base, &prepared), &ranked.best)?;
    }
    let (n, torn) = (ranked.all, ranked.torn);
    console.tell(&msg!("sweep-done", n = n, torn = torn, seconds = seconds));
    Ok(Status::Done)
}

/// Evaluates all, writes each and tells how far it is.
fn evaluated(
    args: &Args,
    shower: &Shower<'_>,
    all: impl Iterator<Item = Variant>,
    console: &Console,
) -> Result<Ranked, Failure> {
    let mut file = args.output.as_deref().map(AtomicFile::create).transpose()?;
    let head = shower.table(&[]).to_csv(Lang::EN);
    if let Some(file) = &mut file {
        file.write_all(head.as_bytes())?;
    }
    let mut last = Instant::now();
    let mut each = |tried: &Tried| -> Result<(), Failure> {
        if let Some(file) = &mut file {
            let mut line = shower.table(&[]);
            line.rows.push(shower.row(tried));
            let text = line.to_csv(shower.lang);
            file.write_all(text.get(head.len()..).unwrap_or_default().as_bytes())?;
        }
        if last.elapsed() > Duration::from_secs(1) {
            last = Instant::now();
            let said = msg!("sweep-progress", n = tried.number);
            console.progress(&say(&said, shower.lang));
        }
        Ok(())
    };
    let ranked = sweep(shower.base, all, (args.by, args.top, args.torn), &mut each)?;
    console.end_progress();
    if let Some(file) = file {
        file.commit()?;
    }
    Ok(ranked)
}

/// The best as plans, all of them or none.
fn plans(
    folder: &Path,
    (base, prepared): (&SweepBase, &Prepared),
    best: &[Tried],
) -> Result<(), Failure> {
    let read = aimaq::batch::base(&prepared.job)?;
    let applied = (&prepared.applied, &*read.file.text);
    let mut output = OutputDir::new(folder)?;
    for (place, tried) in (1..).zip(best) {
        let text = variant_plan(base, applied, &read.options, &tried.variant)?;
        output.stage(format!("{place:02}.toml").as_ref(), text.as_bytes())?;
    }
    output.publish()?;
    Ok(())
}

fn regions(after: &Territory, names: &[String]) -> Result<Vec<RegionId>, Failure> {
    let find = |name: &String| {
        let found = find_region(after, name);
        found.map_err(|problem| Failure::Plan(Diagnostics::alone(problem).of(after)))
    };
    names.iter().map(find).collect()
}

/// Puts variants into tables.
struct Shower<'a> {
    after: &'a Territory,
    base: &'a SweepBase,
    lang: Lang,
    beyond_km: f64,
}

impl Shower<'_> {
    fn table(&self, tried: &[Tried]) -> Table {
        let beyond = format!("share_beyond_{}_km", self.beyond_km);
        let mut table = Table::new([
            "variant",
            "change",
            "mean_km",
            "mean_change_km",
            "person_km",
            "people_nearer",
            "people_farther",
            &beyond,
        ]);
        table.rows = tried.iter().map(|tried| self.row(tried)).collect();
        table
    }

    fn row(&self, tried: &Tried) -> Vec<Cell> {
        let (now, then) = (&tried.figures, self.base.whole());
        let change = now
            .mean_km()
            .zip(then.mean_km())
            .map(|(now, then)| now - then);
        let people = |parts: i128| parts as f64 / PARTS as f64;
        let share = (now.parts > 0).then(|| now.beyond as f64 / now.parts as f64);
        vec![
            Cell::count(usize::try_from(tried.number).unwrap_or(usize::MAX)),
            Cell::Text(self.change(&tried.variant)),
            Cell::maybe(now.mean_km(), |km| Cell::decimal(km, 3)),
            Cell::maybe(change, |km| Cell::signed(km, 3)),
            Cell::decimal(people(now.metres) / 1000.0, 0),
            Cell::whole(people(now.nearer)),
            Cell::whole(people(now.farther)),
            Cell::maybe(share, Cell::share),
        ]
    }

    /// What a variant changes, in names.
    fn change(&self, variant: &Variant) -> String {
        let region = |id: RegionId| self.after.region(id).names.get(self.lang);
        match variant {
            Variant::Moves(_) => {
                let moved = self.base.moved(variant).into_iter();
                let moved = moved.map(|(unit, to)| {
                    let path = self.after.unit_path(unit).shown(self.lang);
                    format!("{path} → {}", region(to))
                });
                moved.collect::<Vec<_>>().join("; ")
            }
            Variant::Split {
                region: place,
                units,
                names,
                ..
            } => {
                let of = self.base.region(*place);
                let names_of = units.iter().map(|unit| {
                    let unit = self.after.unit(self.base.unit(*unit));
                    unit.names.get(self.lang)
                });
                let units = names_of.collect::<Vec<_>>().join("; ");
                format!("{} → {}: {units}", region(of), names.get(self.lang))
            }
            Variant::Centre {
                region: place,
                names,
                ..
            } => {
                let region = region(self.base.region(*place));
                format!("{region}: {}", names.get(self.lang))
            }
        }
    }
}
