//! `aimaq locate`: the unit that each point lies in.

use std::fs::File;
use std::io::{BufReader, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use aimaq::boundaries::{CsvColumns, LocateCounts, Places, locate_csv, locate_features};
use aimaq::io::{
    About, AtomicFile, Format, Holds, InputError, Layer, Outputs, read_any, read_endings, readable,
};

use aimaq::msg;
use aimaq::words::Value;

use super::layer::{boundaries, endings_help, put, writer};
use super::precondition::{CleanArg, Dirt};
use super::{Console, Failure, Outcome, Shared, Status};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "A point on a border belongs to the first of the units that meet there and is marked\n\
    `border`; a point in no unit is marked `outside`. With --key KEY only that field of the\n\
    unit is added, else all of them."
)]
pub(crate) struct Args {
    #[arg(value_name = "POINTS", help = points_help())]
    points: PathBuf,
    #[arg(
        long = "in",
        value_name = "BOUNDARIES",
        help = endings_help("Boundaries to look the points up in")
    )]
    within: PathBuf,
    /// Column of longitudes, if it is not lon, longitude, lng, long or x
    #[arg(long, value_name = "COLUMN")]
    lon: Option<String>,
    /// Column of latitudes, if it is not lat, latitude or y
    #[arg(long, value_name = "COLUMN")]
    lat: Option<String>,
    #[command(flatten)]
    clean: CleanArg,
    /// File for the points: a table for a table, else GeoJSON; `-` for stdout
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let holds = holds(args)?;
    let layer = boundaries(
        &args.within,
        &shared.reading(&args.within),
        (args.clean, Dirt::Told),
        console,
    )?;
    let places = Places::new(&layer, shared.key.as_deref())?;
    drop(ManuallyDrop::into_inner(layer));
    let counts = match holds {
        Holds::Points if to_stdout(args) => table(args, shared, &places, console.stdout())?,
        Holds::Points => {
            let mut file = AtomicFile::create(&args.output)?;
            let counts = table(args, shared, &places, &mut file)?;
            file.commit()?;
            counts
        }
        Holds::Features | Holds::Sheet => features(args, shared, &places, console)?,
    };
    if let Some(note) = &counts.note {
        let file = args.points.display().to_string();
        console.caution(&msg!("read-of", file = file, said = note));
    }
    report(&counts, console);
    Ok(Status::Done)
}

fn to_stdout(args: &Args) -> bool {
    args.output.as_os_str() == "-"
}

fn points_help() -> String {
    let endings = read_endings(Holds::Points);
    format!("Points: a table with columns of longitude and latitude, or features: {endings}")
}

/// What the file of points holds; checks that the result can be written as the same.
fn holds(args: &Args) -> Result<Holds, Failure> {
    let named = |path: &Path| path.display().to_string();
    let format = Format::of(&args.points).ok_or_else(|| {
        let (name, endings) = (named(&args.points), readable(Holds::Points));
        Failure::new(msg!("error-endings-points", file = name, endings = endings))
    })?;
    if format.holds != Holds::Points {
        if args.lon.is_some() || args.lat.is_some() {
            let message = msg!("error-columns-of-table", format = format.name);
            return Err(Failure::new(message));
        }
        writer(&args.output)?;
    } else if !to_stdout(args) && Format::of(&args.output).map(|f| f.holds) != Some(Holds::Points) {
        let (name, endings) = (named(&args.output), format.endings.join(", "));
        let message = msg!("error-endings-table", file = name, endings = endings);
        return Err(Failure::new(message));
    }
    Ok(format.holds)
}

/// The rows of a table, one after another.
fn table(
    args: &Args,
    shared: &Shared,
    places: &Places,
    output: impl Write,
) -> Result<LocateCounts, Failure> {
    let label = args.points.display().to_string();
    let error = |error| InputError::Open {
        file: label.clone(),
        error,
    };
    let columns = CsvColumns {
        lon: args.lon.clone(),
        lat: args.lat.clone(),
        crs: shared.crs().of(&args.points).map(str::to_owned),
    };
    if shared.encoding().of(&args.points).is_some() {
        let text = shared.text_of(&args.points)?;
        return Ok(locate_csv(
            text.as_bytes(),
            output,
            places,
            &columns,
            &label,
        )?);
    }
    let file = BufReader::with_capacity(1 << 18, File::open(&args.points).map_err(error)?);
    Ok(locate_csv(file, output, places, &columns, &label)?)
}

fn features(
    args: &Args,
    shared: &Shared,
    places: &Places,
    console: &mut Console,
) -> Result<LocateCounts, Failure> {
    let label = args.points.display().to_string();
    let points = read_any(&args.points, &shared.reading(&args.points))?;
    for warning in &points.warnings {
        console.caution(&msg!("read-of", file = &label, said = warning));
    }
    let (features, counts) = locate_features(points, places, &label)?;
    let about = About::of(&args.output);
    let layer = Layer::Features(&features);
    put(&args.output, layer, &about, Outputs::default(), console)?;
    Ok(counts)
}

fn report(counts: &LocateCounts, console: &Console) {
    for (field, name) in &counts.renamed {
        let (field, name) = (Value::from(field.as_str()), Value::from(name.as_str()));
        console.caution(&msg!("locate-renamed", field = field, name = name));
    }
    if counts.marked > 0 {
        console.caution(&msg!("write-marked", n = counts.marked, program = "aimaq"));
    }
    console.tell(&msg!(
        "locate-done",
        inside = counts.inside,
        border = counts.border,
        outside = counts.outside,
    ));
}
