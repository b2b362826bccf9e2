//! `aimaq data new`: a territory folder out of boundaries and tables.

use aimaq::words::Sentence;
use std::path::{Path, PathBuf};

use aimaq::batch::read_demand;
use aimaq::boundaries::Outlines;
use aimaq::geodata::{DraftOptions, Drafted, KindWords, Levels, Lookup, draft};
use aimaq::io::{OutputDir, ReadOptions};
use aimaq::msg;
use aimaq::territory::{AtomId, Settlement};

use super::keyword::day;
use super::layer::outlines;
use super::{Console, Failure, Outcome, Shared, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder to make; --boundaries and --key name the file and the field of the codes
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Field of the boundaries that holds the names of the units
    #[arg(long, value_name = "FIELD")]
    name: String,
    /// Field of the boundaries by whose value units are put into regions
    #[arg(long, value_name = "FIELD", required_unless_present = "region_prefix")]
    region: Option<String>,
    /// Put units into regions by the first N characters of their codes
    #[arg(long, value_name = "N", conflicts_with = "region",
        value_parser = clap::value_parser!(u16).range(1..))]
    region_prefix: Option<u16>,
    /// Table with the names of the regions: columns `code` and `name`, and `centre` where
    /// it says what the centre of a region is called
    #[arg(long, value_name = "TABLE")]
    regions: Option<PathBuf>,
    /// Table with the people of the units; several rows of one code are added up
    #[arg(long, value_name = "TABLE")]
    population: Option<PathBuf>,
    /// Column of that table that holds the codes (default: as --key, code or id)
    #[arg(long, value_name = "COLUMN", requires = "population")]
    population_key: Option<String>,
    /// Column or field that holds the people, of units and of places (default: population,
    /// people, pop or inhabitants)
    #[arg(long, value_name = "COLUMN")]
    population_field: Option<String>,
    /// Points with names and people, CSV or GeoJSON: the settlements, of which the largest
    /// of a unit becomes its seat and the largest of a region its centre
    #[arg(long, value_name = "FILE")]
    places: Option<PathBuf>,
    /// Let a point inside stand for the seat of every unit that no place is known in
    #[arg(long)]
    seats_inside: bool,
    /// What a unit is called, and several: `kommune,kommuner`
    #[arg(long, value_name = "ONE,SEVERAL", default_value = "unit,units", value_parser = words)]
    unit_kind: KindWords,
    /// What a region is called, and several: `fylke,fylker`
    #[arg(long, value_name = "ONE,SEVERAL", default_value = "region,regions", value_parser = words)]
    region_kind: KindWords,
    /// Title of the country (default: the name of the folder)
    #[arg(long)]
    title: Option<String>,
    /// The day of this state
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<jiff::civil::Date>,
}

fn words(text: &str) -> Result<KindWords, Sentence> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    match parts.as_slice() {
        [one, several] if !one.is_empty() && !several.is_empty() => Ok(KindWords {
            one: (*one).to_owned(),
            several: (*several).to_owned(),
        }),
        _ => Err(Sentence(msg!("error-kind-words"))),
    }
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let folder = &args.folder;
    let is_taken = folder
        .read_dir()
        .is_ok_and(|mut entries| entries.next().is_some());
    if is_taken || folder.is_file() {
        let failure = Failure::new(msg!("error-exists", file = folder.display().to_string()));
        return Err(failure.hint(msg!("hint-nothing-overwritten")));
    }
    let [boundaries] = shared.boundaries.as_slice() else {
        let failure = Failure::new(msg!("error-needs-boundaries"));
        return Err(failure.hint(msg!("hint-boundaries-file")));
    };
    let Some(key) = &shared.key else {
        let failure = Failure::new(msg!("error-needs-key"));
        return Err(failure.hint(msg!("hint-key-field")));
    };
    OutputDir::check(folder)?;
    let options = options(args, key, shared)?;
    let reading = shared.reading(boundaries);
    let outlines = named(outlines(boundaries, &reading, console)?, boundaries);
    let drafted = draft(outlines, &options)?;
    let mut output = OutputDir::new(folder)?;
    for (path, text) in &drafted.files {
        output.stage(Path::new(path), text.as_bytes())?;
    }
    output.publish()?;
    tell(&drafted, folder, console);
    Ok(Status::Done)
}

fn named(mut outlines: Outlines, file: &Path) -> Outlines {
    outlines.label = file.display().to_string();
    outlines
}

fn options(args: &Args, key: &str, shared: &Shared) -> Result<DraftOptions, Failure> {
    let read = |file: &PathBuf| -> Result<(String, String), Failure> {
        let text = shared.text_of(file)?;
        Ok((text, file.display().to_string()))
    };
    let name = args
        .folder
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let levels = match (&args.region, args.region_prefix) {
        (_, Some(n)) => Levels::Prefix(n.into()),
        (Some(field), None) => Levels::Field(field.clone()),
        (None, None) => return Err(Failure::new(msg!("error-needs-region"))),
    };
    let field = args.population_field.as_deref();
    let people_columns = match field {
        Some(column) => vec![column],
        None => vec!["population", "people", "pop", "inhabitants"],
    };
    let people_keys = match args.population_key.as_deref() {
        Some(column) => vec![column],
        None => vec![key, "code", "id"],
    };
    let regions = args.regions.as_ref().map(read).transpose()?;
    let of_regions = |columns: &[&str]| {
        regions
            .as_ref()
            .map(|(text, label)| Lookup::parse(text, label, &["code", "id", "region"], columns))
    };
    let people = args.population.as_ref().map(read).transpose()?;
    let people =
        people.map(|(text, label)| Lookup::parse(&text, &label, &people_keys, &people_columns));
    Ok(DraftOptions {
        title: args.title.clone().unwrap_or_else(|| name.clone()),
        name,
        date: args.date,
        key: key.to_owned(),
        unit_name: args.name.clone(),
        levels,
        unit_kind: args.unit_kind.clone(),
        region_kind: args.region_kind.clone(),
        region_names: of_regions(&["name", "name_en"]).transpose()?,
        // A table of names without centres is as good.
        region_centres: of_regions(&["centre", "center", "capital"]).and_then(Result::ok),
        people: people.transpose()?,
        places: args
            .places
            .as_deref()
            .map(|file| places(file, field, &shared.reading(file)))
            .transpose()?
            .unwrap_or_default(),
        seats_inside: args.seats_inside,
    })
}

fn places(
    file: &Path,
    field: Option<&str>,
    reading: &ReadOptions,
) -> Result<Vec<Settlement>, Failure> {
    let table = read_demand(file, field, reading)?;
    let places = table.points.into_iter().map(|point| Settlement {
        names: point.names,
        position: point.position,
        population: point.people.round() as u64,
        atom: AtomId(0),
    });
    Ok(places.collect())
}

fn tell(drafted: &Drafted, folder: &Path, console: &Console) {
    for repair in &drafted.repairs {
        console.tell(repair);
    }
    let (shown, [regions, units]) = (folder.display().to_string(), drafted.counts);
    console.tell(&msg!(
        "told-drafted",
        folder = &shown,
        regions = regions,
        units = units
    ));
    for missing in &drafted.missing {
        console.caution(&msg!("told-missing", what = missing));
    }
    let check = format!("aimaq data check {shown}");
    let new = format!("aimaq new plan.toml --territory {shown}");
    console.tell(&msg!("told-next", check = check, new = new));
}
