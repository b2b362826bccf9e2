//! `aimaq infer`: the reform between two vintages, proven by carrying it out.

use std::path::{Path, PathBuf};

use aimaq::boundaries::Row;
use aimaq::geodata::{Source, VintageFields, data_set, embedded_plan, vintage};
use aimaq::io::{Outputs, read_text, write_features};
use aimaq::msg;
use aimaq::reform::infer::{ActsFound, Difference, InferOptions, Inferred, Residue, infer};
use aimaq::reform::{Plan, parse};
use aimaq::report::table_text;
use aimaq::territory::{Territory, unit_shapes};
use aimaq::words::{Message, Value, at_most, list, number};
use jiff::civil::Date;
use serde_json::Map;

use super::layer::outlines;
use super::{Console, Failure, Outcome, Shared, Status};

/// The days that stand for those of vintages that are not given.
const DAYS: [Date; 2] = [Date::constant(2000, 1, 1), Date::constant(2001, 1, 1)];

/// Questions and leftovers that are told one by one.
const TOLD: usize = 20;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The earlier boundaries, or an embedded territory or folder; --key names the field of the codes
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The later ones
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// Field of the boundaries that holds the names of the units
    #[arg(long, value_name = "FIELD")]
    name: Option<String>,
    /// Field of the boundaries by whose value units are put into regions
    #[arg(long, value_name = "FIELD")]
    region: Option<String>,
    /// Field of the boundaries that holds what units are in law
    #[arg(long, value_name = "FIELD")]
    kind: Option<String>,
    /// Field of the boundaries that holds what seats are called; their places stand in FIELD_lat
    /// and FIELD_lon
    #[arg(long, value_name = "FIELD")]
    seat: Option<String>,
    /// Field of the boundaries that holds the people of the units
    #[arg(long, value_name = "FIELD")]
    people: Option<String>,
    /// Fields that are called otherwise in NEW, as key=FIELD, name=FIELD, region=FIELD and so on
    #[arg(long, value_name = "WHAT=FIELD", value_parser = renamed)]
    new_field: Vec<(String, String)>,
    /// Day of OLD (default: that of the territory, else 2000-01-01)
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// Day of NEW, on which the changes take effect (default: that of the territory, else
    /// 2001-01-01)
    #[arg(long, value_name = "DATE")]
    to: Option<Date>,
    /// Differences of borders up to this are noise (default: found in the data)
    #[arg(long, value_name = "METRES", value_parser = metres)]
    floor: Option<f64>,
    /// File for the plan (.toml); `-` for stdout
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Acts that are known: a plan file, or the name of an embedded plan; changes that fit one take
    /// its day and source
    #[arg(long, value_name = "PLAN")]
    acts: Option<String>,
    /// File for what each unit is, before and after: .csv, or .geojson as a layer of the land that
    /// changes hands
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// File for which figures may be compared (.csv): shares of land and people kept
    #[arg(long, value_name = "FILE")]
    sheet: Option<PathBuf>,
}

fn metres(text: &str) -> Result<f64, String> {
    let metres: Option<f64> = text.parse().ok();
    let metres = metres.filter(|m| m.is_finite() && *m >= 0.0);
    metres.ok_or_else(|| format!("`{text}` is no number of metres from 0 on"))
}

fn renamed(text: &str) -> Result<(String, String), String> {
    let known = ["key", "name", "region", "kind", "seat", "people"];
    match text.split_once('=') {
        Some((what, field)) if known.contains(&what) && !field.is_empty() => {
            Ok((what.to_owned(), field.to_owned()))
        }
        _ => Err(format!(
            "write WHAT=FIELD, with {} for WHAT",
            known.join(", ")
        )),
    }
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let form = args.report.as_deref().map(Form::of).transpose()?;
    let before = read(&args.old, false, args, shared, console)?;
    let after = read(&args.new, true, args, shared, console)?;
    if after.date < before.date {
        let (old, new) = (before.date, after.date);
        let failure = Failure::new(format!("NEW is of {new}, before OLD, which is of {old}"));
        return Err(failure.hint("name the earlier boundaries first, or give --from and --to"));
    }
    let options = InferOptions {
        title: format!("{} to {}", shown(&args.old), shown(&args.new)),
        floor_m: args.floor,
    };
    let known = args.acts.as_deref().map(acts).transpose()?;
    let mut found = infer(&before, &after, &options);
    let fitted = known.map(|known| found.with_acts(&known));
    let text = found.text(shared.lang())?;
    let mut outputs = Outputs::default();
    if let (Some(path), Some(form)) = (&args.report, form) {
        let report = match form {
            Form::Csv => found.differences_table().to_csv(shared.lang()),
            Form::GeoJson => layer(&found)?,
        };
        outputs.write(path, report.as_bytes())?;
    }
    if let Some(path) = &args.sheet {
        outputs.write(path, found.sheet().to_csv(shared.lang()).as_bytes())?;
    }
    if args.output.as_os_str() == "-" {
        console.print(&text)?;
    } else {
        outputs.write(&args.output, text.as_bytes())?;
    }
    outputs.commit()?;
    tell(&found, shared, console);
    if let Some(fitted) = fitted {
        tell_acts(&fitted, console);
    }
    told_outcome(&found, args, console)
}

/// Acts that are known, out of a plan.
fn acts(name: &str) -> Result<Plan, Failure> {
    let text = match embedded_plan(name) {
        Some((_, text)) => text.to_owned(),
        None => read_text(Path::new(name))?,
    };
    Ok(parse(&text, name)?)
}

fn tell_acts(fitted: &ActsFound, console: &Console) {
    for (act, n) in &fitted.fitted {
        console.tell(&msg!("infer-act-fits", act = act, n = *n));
    }
    for act in &fitted.without_change {
        console.tell(&msg!("infer-act-alone", act = act));
    }
    if fitted.without_act > 0 {
        console.tell(&msg!("infer-changes-alone", n = fitted.without_act));
    }
    if !fitted.is_dated {
        console.caution(&msg!("infer-acts-undated"));
    }
}

/// How the report is written.
#[derive(Debug, Clone, Copy)]
enum Form {
    Csv,
    GeoJson,
}

impl Form {
    fn of(path: &Path) -> Result<Self, Failure> {
        match path.extension().and_then(|e| e.to_str()) {
            Some("csv") => Ok(Self::Csv),
            Some("geojson") => Ok(Self::GeoJson),
            _ => Err(Failure::new(format!(
                "{}: the report is written as .csv or .geojson",
                path.display()
            ))),
        }
    }
}

fn shown(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// A vintage out of a file, or a territory.
fn read(
    path: &Path,
    is_new: bool,
    args: &Args,
    shared: &Shared,
    console: &Console,
) -> Result<Territory, Failure> {
    let given = if is_new { args.to } else { args.from };
    let name = path.to_string_lossy();
    if path.is_dir() || (!path.exists() && data_set(&name).is_some()) {
        let mut territory = Source::named(&name)?.open_unrecorded()?.territory;
        territory.date = given.unwrap_or(territory.date);
        return Ok(territory);
    }
    let field = |what: &str, own: &Option<String>| {
        let mut other = args.new_field.iter().filter(|(of, _)| is_new && of == what);
        other
            .next()
            .map(|(_, field)| field.clone())
            .or_else(|| own.clone())
    };
    let Some(key) = field("key", &shared.key) else {
        let failure = Failure::new("the field with the codes of the units is needed");
        return Err(failure.hint("name it with --key FIELD"));
    };
    let fields = VintageFields {
        key,
        name: field("name", &args.name),
        region: field("region", &args.region),
        kind: field("kind", &args.kind),
        seat: field("seat", &args.seat),
        people: field("people", &args.people),
    };
    let day = given.unwrap_or(DAYS[usize::from(is_new)]);
    let outlines = outlines(path, &shared.reading(), console)?;
    let vintage = vintage(outlines, &fields, &shown(path), day)?;
    for repair in &vintage.repairs {
        console.tell(&msg!("read-of", file = name.as_ref(), said = repair));
    }
    Ok(vintage.territory)
}

/// What was found, on the terminal.
fn tell(found: &Inferred, shared: &Shared, console: &Console) {
    let [east, north] = found.shift_m;
    if east != 0.0 || north != 0.0 {
        console.tell(&msg!(
            "infer-shift",
            east = number(east, 2),
            north = number(north, 2)
        ));
    }
    console.tell(&floor(found));
    let counts = found.counts();
    let counts = counts.iter().map(|(verdict, n)| {
        let word = Value::word("value", verdict.word());
        msg!("infer-count", word = word, n = *n)
    });
    console.tell(&msg!("infer-counts", counts = list(counts)));
    let mut changed = found.differences_table();
    let quiet = ["same", "drawn_anew"];
    changed.rows.retain(|row| {
        !row.get(4)
            .is_some_and(|cell| quiet.contains(&cell.plain(shared.lang()).as_str()))
    });
    if !changed.rows.is_empty() && changed.rows.len() <= 2 * TOLD {
        console.tell(&msg!(
            "infer-table",
            table = table_text(&changed, shared.lang())
        ));
    }
    for question in found.questions.iter().take(TOLD) {
        console.tell(&msg!("infer-question", said = question.message()));
    }
    if let Some(more) = found.questions.len().checked_sub(TOLD).filter(|n| *n > 0) {
        console.tell(&msg!("infer-more-questions", n = more));
    }
}

fn floor(found: &Inferred) -> Message {
    let Some(floor) = found.floor else {
        return msg!("infer-no-floor");
    };
    let (below, above, equal) = (floor.below, floor.above, floor.equal);
    let metres = at_most(floor.metres, 3);
    if floor.is_given {
        return msg!(
            "infer-floor-given",
            metres = metres,
            below = below,
            above = above
        );
    }
    match floor.gap[1].is_finite() {
        true => msg!(
            "infer-floor",
            metres = metres,
            equal = equal,
            below = below,
            above = above,
            most = at_most(floor.gap[0], 3),
            least = at_most(floor.gap[1], 1)
        ),
        false => msg!("infer-floor-all", equal = equal),
    }
}

fn told_outcome(found: &Inferred, args: &Args, console: &Console) -> Outcome {
    let file = args.output.display().to_string();
    console.tell(&msg!("infer-changes", n = found.changes, file = file));
    if let Err(problems) = &found.applied {
        console.caution(&msg!("infer-not-carried-out"));
        console.problems(problems);
        return Ok(Status::Found);
    }
    if found.residue.is_empty() {
        console.tell(&msg!("infer-proven"));
        return Ok(Status::Done);
    }
    console.caution(&msg!("infer-residue", n = found.residue.len()));
    for left in found.residue.iter().take(TOLD) {
        console.caution(&residue(left));
    }
    Ok(Status::Found)
}

fn residue(left: &Residue) -> Message {
    let text = |code: &Option<String>| code.clone().unwrap_or_default();
    match left {
        Residue::Missing(unit) => msg!("infer-residue-missing", unit = unit),
        Residue::Extra(unit) => msg!("infer-residue-extra", unit = unit),
        Residue::Land {
            unit,
            missing_km2,
            extra_km2,
        } => msg!(
            "infer-residue-land",
            unit = unit,
            missing = at_most(*missing_km2, 6),
            extra = at_most(*extra_km2, 6)
        ),
        Residue::Code { unit, plan, later } => msg!(
            "infer-residue-code",
            unit = unit,
            plan = text(plan),
            later = text(later)
        ),
    }
}

/// The units of the later vintage with what each is, as GeoJSON.
fn layer(found: &Inferred) -> Result<String, Failure> {
    let table = found.differences_table();
    let (old, new) = (unit_shapes(&found.before), unit_shapes(&found.after));
    let land = |difference: &Difference| match (difference.after, difference.before) {
        (Some(id), _) => new.get(id.index()).cloned(),
        (None, Some(id)) => old.get(id.index()).cloned(),
        (None, None) => None,
    };
    let keys: Vec<String> = table
        .columns
        .iter()
        .map(aimaq::table::Column::plain)
        .collect();
    let rows = found
        .differences
        .iter()
        .zip(&table.rows)
        .map(|(difference, cells)| {
            let lang = aimaq::words::Lang::EN;
            let pairs = keys
                .iter()
                .cloned()
                .zip(cells.iter().map(|cell| cell.json(lang)));
            let properties: Map<String, serde_json::Value> = pairs.collect();
            let land = land(difference).unwrap_or_else(|| geo_types::MultiPolygon::new(Vec::new()));
            Row::from((properties, land))
        });
    let rows: Vec<Row> = rows.collect();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| (row.properties, row.land))
        .collect();
    Ok(write_features(&rows, None)?)
}
