//! `aimaq clean`: dirty boundaries made a coverage.

use std::path::PathBuf;

use aimaq::boundaries::Row;
use aimaq::coverage::{CleanLedger, CleanOptions, OverlapRule, clean};
use aimaq::io::ReadOptions;
use aimaq::msg;
use aimaq::report::{repairs_json, repairs_table, repairs_text, unrepaired};
use aimaq::words::{Value, at_most, joined};

use super::boundaries::{Units, read_units};
use super::layer::{endings_help, write_layer_beside, writer};
use super::{Console, Failure, Outcome, Shared, Status};

/// The most units that an error or a warning names.
const NAMED: usize = 10;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "BOUNDARIES", help = endings_help("Boundaries, `--key` names the units"))]
    input: PathBuf,
    /// File for the layer, in the format of its ending; `-` for GeoJSON on stdout
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Vertices of different units within this distance become one (below 0.001 counts
    /// as that); widened, with a warning, to at most 0.5 where edges stay tangled
    #[arg(long, value_name = "METRES", default_value_t = CleanOptions::default().snap_m)]
    snap: f64,
    /// Gaps whose mean width (twice the area over the border) is below this are filled;
    /// 0 fills none. Widths of overlaps and slivers are mean widths too
    #[arg(long, value_name = "METRES", default_value_t = CleanOptions::default().gap_width_m)]
    gap_width: f64,
    /// Who gets land that several units claim: longest (shared border), smaller
    /// or larger (unit), or field:NAME (the greatest number in that field)
    #[arg(long, value_name = "RULE", default_value = "longest")]
    overlap: String,
    /// File for every repair: .csv, or .json with the sums and the outer border
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,
    /// Write the rest even if some units cannot be repaired and stay as they are, and without
    /// features that cannot be read
    #[arg(long)]
    partial: bool,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let ledger_form = args.ledger.as_deref().map(Form::of).transpose()?;
    writer(&args.output)?;
    let reading = ReadOptions {
        partial: args.partial,
        ..shared.reading(&args.input)
    };
    let (units, _) = read_units(&args.input, shared.key.as_deref(), None, &reading, console)?;
    let options = CleanOptions::default()
        .with_snap_m(args.snap)
        .with_gap_width_m(args.gap_width)
        .with_overlap(rule(&args.overlap, &units)?);
    let cleaned = clean(&units.shapes, &options).map_err(Failure::engine)?;
    for line in repairs_text(&cleaned.ledger) {
        console.tell(&line);
    }
    say_limits(&cleaned.ledger, args.snap, console);
    refuse_unrepaired(&cleaned.ledger, &units, args.partial, console)?;
    let ledger = ledger_form.map(|form| match form {
        Form::Csv => repairs_table(&cleaned.ledger, &units.labels).to_csv(shared.lang()),
        Form::Json => repairs_json(&cleaned.ledger, &units.labels),
    });
    let fields = units.fields.into_iter().zip(cleaned.units);
    let rows: Vec<Row> = fields.map(|(fields, land)| fields.with(land)).collect();
    let beside = args.ledger.as_deref().zip(ledger.as_deref());
    write_layer_beside(&args.output, &rows, beside, console)?;
    Ok(Status::Done)
}

/// How the ledger is written.
#[derive(Debug, Clone, Copy)]
enum Form {
    Csv,
    Json,
}

impl Form {
    fn of(path: &std::path::Path) -> Result<Form, Failure> {
        match path.extension().and_then(|e| e.to_str()) {
            Some("csv") => Ok(Form::Csv),
            Some("json") => Ok(Form::Json),
            _ => Err(Failure::new(msg!(
                "error-endings-ledger",
                file = path.display().to_string()
            ))),
        }
    }
}

fn rule(text: &str, units: &Units) -> Result<OverlapRule, Failure> {
    match text {
        "longest" => Ok(OverlapRule::Longest),
        "smaller" => Ok(OverlapRule::Smaller),
        "larger" => Ok(OverlapRule::Larger),
        _ => match text.strip_prefix("field:") {
            Some(field) => priorities(field, units).map(OverlapRule::Priority),
            None => Err(Failure::new(msg!("error-no-overlap-rule", name = text))
                .hint(msg!("hint-overlap-rules"))),
        },
    }
}

fn priorities(field: &str, units: &Units) -> Result<Vec<f64>, Failure> {
    let number = |i: usize| -> Result<f64, Failure> {
        let value = units.fields[i].properties.get(field);
        let parsed = value.and_then(|v| v.as_f64().or_else(|| v.as_str()?.trim().parse().ok()));
        parsed.ok_or_else(|| {
            Failure::new(msg!(
                "error-no-number-in-field",
                unit = units.labels[i].to_string(),
                field = field,
            ))
        })
    };
    (0..units.labels.len()).map(number).collect()
}

/// What the user has to know of how the repairs were made.
fn say_limits(ledger: &CleanLedger, asked_m: f64, console: &Console) {
    if ledger.snap_m > asked_m {
        let (asked, used) = (at_most(asked_m, 3), at_most(ledger.snap_m, 3));
        console.caution(&msg!("clean-snap", asked = asked, used = used));
    }
    if ledger.unsettled {
        console.caution(&msg!("clean-unsettled"));
    }
}

fn refuse_unrepaired(
    ledger: &CleanLedger,
    units: &Units,
    partial: bool,
    console: &Console,
) -> Result<(), Failure> {
    if ledger.unrepaired.is_empty() {
        return Ok(());
    }
    if partial {
        let left = ledger.unrepaired.iter().take(NAMED).map(|u| {
            let unit = Value::from(units.labels[u.unit.index()].as_str());
            msg!("clean-left-unit", unit = unit, why = unrepaired(u.reason))
        });
        let left = joined(", ", left);
        let left = match ledger.unrepaired.len().saturating_sub(NAMED) {
            0 => left,
            more => msg!("warning-and-more", names = left, n = more).into(),
        };
        console.caution(&msg!("clean-left", units = left));
        return Ok(());
    }
    let named = ledger.unrepaired.iter().take(NAMED).map(|u| {
        let unit = units.labels[u.unit.index()].to_string();
        msg!("error-unit-why", unit = unit, why = unrepaired(u.reason))
    });
    let mut named = joined(", ", named);
    if let Some(more) = ledger
        .unrepaired
        .len()
        .checked_sub(NAMED)
        .filter(|&n| n > 0)
    {
        named = msg!("error-and-more", names = named, n = more).into();
    }
    Err(Failure::new(msg!("error-unrepaired", units = named)).hint(msg!("hint-unrepaired")))
}
