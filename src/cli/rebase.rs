//! `aimaq rebase`: a table of figures carried across a reform.

use std::path::PathBuf;

use aimaq::io::{read_text, write_atomic};
use aimaq::msg;
use aimaq::reform::{Marks, Status as CellStatus, read_crosswalk, read_table, rebase, rebased_csv};

use super::crosswalk::{How, of_plan};
use super::job::{MeasuringArgs, PlanArgs, Shared};
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// CSV: the first column names the unit (path, code, or name that only it
    /// bears; through a plan in any language and by alias), the others hold figures. A header `deaths` or `deaths:count` is of
    /// counts, `death_rate:rate/population` of rates with the column of their
    /// denominator, `income:median` of medians. An empty cell is missing
    #[arg(value_name = "TABLE")]
    table: PathBuf,
    /// Plan, or crosswalk file (.csv, .json) that `aimaq crosswalk` wrote
    #[arg(long, value_name = "PLAN|CROSSWALK")]
    through: String,
    /// Take cells such as `-`, `…` and `N/A` as missing
    #[arg(long)]
    missing_marks: bool,
    #[command(flatten)]
    how: How,
    #[command(flatten)]
    measuring: MeasuringArgs,
    /// File for the table (.csv); `-` for stdout
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let is_file = args.through.ends_with(".csv") || args.through.ends_with(".json");
    let label = args.table.display().to_string();
    let table = shared.text_of(&args.table)?;
    let marks = match args.missing_marks {
        true => Marks::Usual,
        false => Marks::Empty,
    };
    let (crosswalk, table) = if is_file {
        if args.how.backward {
            let failure = Failure::new(msg!("error-backward-plan"));
            return Err(failure.hint(msg!("hint-backward-plan")));
        }
        let crosswalk = read_crosswalk(&read_text(args.through.as_ref())?, &args.through)?;
        let table = read_table(&table, &label, &crosswalk, &|_| Vec::new(), marks)?;
        (crosswalk, table)
    } else {
        let plan = PlanArgs {
            plan: Some(args.through.clone()),
            measuring: args.measuring.clone(),
        };
        let applied = of_plan(&plan, shared, console)?;
        let crosswalk = applied.crosswalk(args.how);
        let other = |written: &str| applied.sources_named(args.how, written);
        let table = read_table(&table, &label, &crosswalk, &other, marks)?;
        (crosswalk, table)
    };
    let rebased = rebase(&table, &crosswalk);
    let text = rebased_csv(&table, &rebased);
    if args.output.as_os_str() == "-" {
        console.print(&text)?;
    } else {
        write_atomic(&args.output, text.as_bytes())?;
    }
    let cells = || rebased.iter().flat_map(|r| &r.cells);
    let count = |status| cells().filter(|c| c.status == status).count();
    console.tell(&msg!(
        "told-rebased",
        units = rebased.len(),
        exact = count(CellStatus::Exact),
        estimated = count(CellStatus::Estimated),
        missing = count(CellStatus::Missing),
        impossible = count(CellStatus::Impossible),
    ));
    Ok(Status::Done)
}
