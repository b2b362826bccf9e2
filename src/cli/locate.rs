//! `aimaq locate`: the unit that each point lies in.

use std::fs::File;
use std::io::{BufReader, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use aimaq::boundaries::{CsvColumns, LocateCounts, Places, locate_csv, locate_features};
use aimaq::io::{AtomicFile, GeoJsonWriter, InputError, read_boundaries_unrecorded};

use super::layer::boundaries;
use super::{Console, Failure, Outcome, Shared, Status};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "A point on a border belongs to the first of the units that meet there and is marked\n\
    `border`; a point in no unit is marked `outside`. With --key KEY only that field of the\n\
    unit is added, else all of them."
)]
pub(crate) struct Args {
    /// Points: CSV with columns of longitude and latitude, or GeoJSON
    #[arg(value_name = "POINTS")]
    points: PathBuf,
    /// Boundaries to look the points up in: GeoJSON (also with .gz) or Shapefile
    #[arg(long = "in", value_name = "BOUNDARIES")]
    within: PathBuf,
    /// Column of longitudes, if it is not lon, longitude, lng, long or x
    #[arg(long, value_name = "COLUMN")]
    lon: Option<String>,
    /// Column of latitudes, if it is not lat, latitude or y
    #[arg(long, value_name = "COLUMN")]
    lat: Option<String>,
    /// File for the points, of the same format; `-` for stdout
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let format = format(args)?;
    let layer = boundaries(&args.within, console)?;
    let places = Places::new(&layer, shared.key.as_deref())?;
    drop(ManuallyDrop::into_inner(layer));
    let counts = if args.output.as_os_str() == "-" {
        work(args, format, &places, console.stdout())?
    } else {
        let mut file = AtomicFile::create(&args.output)?;
        let counts = work(args, format, &places, &mut file)?;
        file.commit()?;
        counts
    };
    report(&counts, console);
    Ok(Status::Done)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    GeoJson,
}

fn format(args: &Args) -> Result<Format, Failure> {
    let of = |path: &Path| {
        let ending = path.extension()?.to_str()?.to_lowercase();
        match ending.as_str() {
            "csv" | "tsv" | "txt" => Some(Format::Csv),
            "geojson" | "json" | "gz" => Some(Format::GeoJson),
            _ => None,
        }
    };
    let input = of(&args.points).ok_or_else(|| {
        let message = format!(
            "{}: points are read from .csv, .geojson and .json",
            args.points.display()
        );
        Failure::new(message)
    })?;
    let same = args.output.as_os_str() == "-" || of(&args.output) == Some(input);
    if !same {
        let (read, write) = match input {
            Format::Csv => ("a table", ".csv"),
            Format::GeoJson => ("GeoJSON", ".geojson"),
        };
        let message = format!(
            "{}: points from {read} are written as {write}",
            args.output.display()
        );
        return Err(Failure::new(message));
    }
    if input == Format::GeoJson && (args.lon.is_some() || args.lat.is_some()) {
        return Err(Failure::new(
            "--lon and --lat name columns of a table; GeoJSON has none",
        ));
    }
    Ok(input)
}

fn work(
    args: &Args,
    format: Format,
    places: &Places,
    mut output: impl Write,
) -> Result<LocateCounts, Failure> {
    let label = args.points.display().to_string();
    if format == Format::Csv {
        let error = |error| InputError::Open {
            file: label.clone(),
            error,
        };
        let file = File::open(&args.points).map_err(error)?;
        let columns = CsvColumns {
            lon: args.lon.clone(),
            lat: args.lat.clone(),
        };
        return Ok(locate_csv(
            BufReader::with_capacity(1 << 18, file),
            output,
            places,
            &columns,
            &label,
        )?);
    }
    let table = read_boundaries_unrecorded(&args.points)?;
    let (features, counts) = locate_features(table, places, &label)?;
    let mut writer = GeoJsonWriter::new(&mut output, None)?;
    for feature in &features {
        writer.feature(&feature.properties, &feature.geometry)?;
    }
    writer.finish()?;
    Ok(counts)
}

fn report(counts: &LocateCounts, console: &Console) {
    for (field, name) in &counts.renamed {
        console.warn(&format!(
            "the points have a column `{field}`; the added one is called `{name}`"
        ));
    }
    if let Some(shown) = counts.pointless_listed() {
        console.warn(&format!(
            "without a geometry, so in no unit: features {shown}"
        ));
    }
    console.note(&format!(
        "{} points inside units, {} on borders, {} outside",
        counts.inside, counts.border, counts.outside
    ));
}
