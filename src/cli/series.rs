//! `aimaq series`: figures of many years on constant borders.

use std::path::{Path, PathBuf};

use aimaq::batch::{
    SeriesAsk, SeriesSet, chart_look, own_figures, own_flows, series_of, series_source,
};
use aimaq::draw::{FontSet, Theme};
use aimaq::figures::{MOST_LINES, SeriesLook, series_chart};
use aimaq::geodata::Source;
use aimaq::io::write_atomic;
use aimaq::msg;
use aimaq::series::{
    Figures, Period, growth, growth_table, periods, read_figures, read_flows, series_table,
    side_by_side, spans,
};
use aimaq::table::{Column, Table};
use aimaq::words::{Lang, Message, say};

use super::font_args::{FontArgs, warn_of_missing};
use super::form::{Format, shown};
use super::job::{MeasuringArgs, Shared, asked, of_territory};
use super::keyword::day;
use super::picture::{Drawn, PictureFormat};
use super::series_areas::AreaArgs;
use super::{Console, Failure, Outcome, Status};

/// Years of a period where none are named, at most.
const SPAN: i16 = 5;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Plan on whose outcome the figures are put: an embedded name or a file (default: the
    /// territory as it is)
    #[arg(value_name = "PLAN")]
    plan: Option<String>,
    #[command(flatten)]
    areas: AreaArgs,
    /// Figures of your own (CSV): a column of units or regions, a `date` or `year`, and one of
    /// figures. A column `borders` names the day whose borders a row is of, `level` the count that
    /// it rests on
    #[arg(long, value_name = "FILE")]
    table: Option<PathBuf>,
    /// Column of these figures (default: the first one)
    #[arg(long, value_name = "COLUMN", requires = "table")]
    figure: Option<String>,
    /// Balances of your own (CSV): `unit`, `year`, `balance` (default with the territory's own
    /// figures: its own)
    #[arg(long, value_name = "FILE")]
    flows: Option<PathBuf>,
    /// What is shown (default: `side-by-side` as a table, `figures` as CSV and JSON)
    #[arg(long, value_enum)]
    what: Option<What>,
    /// From this day on
    #[arg(long, value_name = "DATE", value_parser = day)]
    from: Option<jiff::civil::Date>,
    /// Up to this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    to: Option<jiff::civil::Date>,
    /// Show figures as an index: the first one of this year is 100
    #[arg(long, value_name = "YEAR")]
    index: Option<i16>,
    /// Periods of growth and balance, as 1992-1996,1999-2003 (default: between breaks, at most five
    /// years)
    #[arg(long, value_name = "YEARS")]
    periods: Option<String>,
    /// Form of what is printed (default: `table`); that of a file is its ending's
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// File for the result: .csv or .json for a table, .svg, .png or .pdf for a chart (default:
    /// stdout)
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    fonts: FontArgs,
}

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum What {
    /// Each figure a row: how it came about, bounds, breaks, sources
    Figures,
    /// Days down, areas side by side
    SideBySide,
    /// Growth and balance by period
    Growth,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let spec = args
        .fonts
        .ask(asked(&MeasuringArgs::default(), None, shared));
    let job = of_territory(args.plan.as_deref(), spec)?;
    let source = series_source(&job)?;
    let ask = SeriesAsk {
        figures: figures(args, &source, shared)?,
        flows: flows(args, &source, shared)?,
        over: args.areas.over(&source, shared)?,
        borders: args.areas.borders,
    };
    let file = ask.figures.file.clone();
    let mut set = series_of(&job, ask)?;
    if set.series.lines.is_empty() {
        let failure = Failure::new(msg!("error-no-status"));
        return Err(failure.hint(msg!("hint-status")));
    }
    args.areas.choose(&mut set.series)?;
    let base = |year| {
        set.series
            .lines
            .iter()
            .any(|line| line.base(year).is_some())
    };
    if let Some(year) = args.index.filter(|year| !base(*year)) {
        let failure = Failure::new(msg!("error-no-base", year = year.to_string()));
        return Err(failure.hint(msg!("hint-base")));
    }
    set.series.between(args.from, args.to);
    set.series.without_empty_days();
    if set.series.days.is_empty() {
        return Err(Failure::new(msg!("error-no-figures")));
    }
    let picture = args.output.as_deref().filter(|path| !is_table(path));
    match picture {
        Some(_) if args.what == Some(What::Growth) => {
            let failure = Failure::new(msg!("error-growth-chart"));
            Err(failure.hint(msg!("hint-growth-chart")))
        }
        Some(path) => {
            let look = look(args, &set, &file, shared, chart_look(&job)?);
            draw(&set, path, &look, console)
        }
        None => put(args, &set, shared, console),
    }
}

fn is_table(path: &Path) -> bool {
    let ending = path.extension().and_then(|e| e.to_str());
    let ending = ending.map(str::to_ascii_lowercase);
    matches!(ending.as_deref(), Some("csv" | "json")) || path.as_os_str() == "-"
}

fn figures(args: &Args, source: &Source, shared: &Shared) -> Result<Figures, Failure> {
    let Some(path) = &args.table else {
        return Ok(own_figures(source)?);
    };
    let text = shared.text_of(path)?;
    let wanted = args.figure.as_deref();
    Ok(read_figures(&text, &path.display().to_string(), wanted)?)
}

/// Flows go with people: the territory's own only with its own figures.
fn flows(
    args: &Args,
    source: &Source,
    shared: &Shared,
) -> Result<Option<aimaq::series::Flows>, Failure> {
    if args.what != Some(What::Growth) {
        return Ok(None);
    }
    match &args.flows {
        Some(path) => {
            let text = shared.text_of(path)?;
            Ok(Some(read_flows(&text, &path.display().to_string())?))
        }
        None if args.table.is_none() => Ok(own_flows(source)?),
        None => Ok(None),
    }
}

fn table(args: &Args, set: &SeriesSet, format: Format, lang: Lang) -> Result<Table, Failure> {
    let default = match format {
        Format::Table => What::SideBySide,
        Format::Csv | Format::Json => What::Figures,
    };
    let series = &set.series;
    let mut table = match args.what.unwrap_or(default) {
        What::Figures => series_table(series, args.index),
        What::SideBySide => side_by_side(series, args.index),
        What::Growth => {
            let years: Vec<Period> = match &args.periods {
                Some(text) => periods(text)?,
                None => spans(series, SPAN),
            };
            growth_table(&growth(&set.ground, series, &set.flows, &years))
        }
    };
    table.title = Some(title(args, set, lang));
    Ok(table)
}

fn put(args: &Args, set: &SeriesSet, shared: &Shared, console: &mut Console) -> Outcome {
    let Some(path) = args
        .output
        .as_deref()
        .filter(|path| path.as_os_str() != "-")
    else {
        let format = args.format.unwrap_or(Format::Table);
        let table = table(args, set, format, shared.lang())?;
        console.print(&shown(format, &table, shared.lang())?)?;
        return Ok(Status::Done);
    };
    let json = path
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("json"));
    let format = if json { Format::Json } else { Format::Csv };
    if args.format.is_some_and(|asked| asked != format) {
        let failure = Failure::new(msg!(
            "error-format-ending",
            file = path.display().to_string()
        ));
        return Err(failure.hint(msg!("hint-format-ending")));
    }
    let table = table(args, set, format, shared.lang())?;
    write_atomic(path, shown(format, &table, shared.lang())?.as_bytes())?;
    let file = path.display().to_string();
    console.tell(&msg!("told-rows", n = table.rows.len(), file = file));
    Ok(Status::Done)
}

fn draw(set: &SeriesSet, path: &Path, look: &SeriesLook, console: &mut Console) -> Outcome {
    let format = PictureFormat::of(path, Drawn::Chart)
        .map_err(|failure| failure.hint(msg!("hint-table-endings")))?;
    let series = &set.series;
    if series.lines.len() > MOST_LINES {
        let n = series.lines.len();
        let failure = Failure::new(msg!("error-many-lines", n = n));
        return Err(failure.hint(msg!("hint-many-lines", most = MOST_LINES)));
    }
    let picture = series_chart(series, look).map_err(Failure::undrawn)?;
    warn_of_missing(&picture, look.lang, console);
    let bytes = format.write(&picture, 1.0).map_err(Failure::undrawn)?;
    write_atomic(path, &bytes)?;
    let file = path.display().to_string();
    console.tell(&msg!("told-picture", title = picture.title(), file = file));
    Ok(Status::Done)
}

/// What stands around a chart.
fn look(
    args: &Args,
    set: &SeriesSet,
    file: &str,
    shared: &Shared,
    (theme, fonts): (Theme, FontSet),
) -> SeriesLook {
    let lang = shared.lang();
    let source = match &args.table {
        Some(_) => msg!("series-source", file = file),
        None => msg!("claim-source"),
    };
    SeriesLook {
        theme,
        lang,
        title: title(args, set, lang),
        index: args.index,
        source: say(&source, lang),
        fonts,
    }
}

/// What the figures are of.
fn title(args: &Args, set: &SeriesSet, lang: Lang) -> Message {
    if let (Some(_), what) = (&args.table, set.series.what.as_str()) {
        return msg!(
            "series-title-table",
            what = aimaq::report::column(&Column::from(what), lang)
        );
    }
    match (args.areas.borders, &set.after) {
        (Some(day), _) => msg!("series-title-day", day = day),
        (None, Some(plan)) => msg!("series-title-plan", plan = plan),
        (None, None) => msg!("series-title"),
    }
}
