//! `aimaq infer`: the reform between two vintages, proven by carrying it out.

mod acts;
mod input;
mod report;
mod told;

use aimaq::msg;
use aimaq::words::Sentence;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use aimaq::io::Outputs;
use aimaq::reform::infer::{InferOptions, infer};
use jiff::civil::Date;

use super::{Console, Failure, Outcome, Shared};
use input::{read, shown};
use report::Form;

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
    /// Acts that are known: a plan file, the name of an embedded plan, or a table of events (.csv,
    /// with the columns type, unit, act or legal_act, and effective, signed or date); changes that
    /// fit one take its day and source. May be given several times
    #[arg(long, value_name = "PLAN|EVENTS")]
    acts: Vec<String>,
    /// File for what each unit is, before and after: .csv, .geojson as a layer of the land that
    /// changes hands, or .html as a page with maps
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// File for which figures may be compared (.csv): shares of land and people kept
    #[arg(long, value_name = "FILE")]
    sheet: Option<PathBuf>,
}

fn metres(text: &str) -> Result<f64, Sentence> {
    let metres: Option<f64> = text.parse().ok();
    let metres = metres.filter(|m| m.is_finite() && *m >= 0.0);
    metres.ok_or_else(|| Sentence(msg!("error-no-metres", text = text)))
}

fn renamed(text: &str) -> Result<(String, String), Sentence> {
    let known = ["key", "name", "region", "kind", "seat", "people"];
    match text.split_once('=') {
        Some((what, field)) if known.contains(&what) && !field.is_empty() => {
            Ok((what.to_owned(), field.to_owned()))
        }
        _ => Err(Sentence(msg!("error-renamed", known = known.join(", ")))),
    }
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let form = args.report.as_deref().map(Form::of).transpose()?;
    let known = acts::known(&args.acts)?;
    // They stay until the process ends, which gives all their memory back at once.
    let [old, new] = read(args, shared, console)?.map(ManuallyDrop::new);
    let days = [old.territory.date, new.territory.date];
    if days[1] < days[0] {
        let failure = Failure::new(msg!(
            "error-new-before-old",
            new = days[1].to_string(),
            old = days[0].to_string(),
        ));
        return Err(failure.hint(msg!("hint-earlier-first")));
    }
    let options = InferOptions {
        title: format!("{} → {}", shown(&args.old), shown(&args.new)),
        floor_m: args.floor,
    };
    let mut found = ManuallyDrop::new(infer(&old.territory, &new.territory, &options));
    let fitted = known.map(|known| found.with_acts(&known));
    let text = found.text(shared.lang())?;
    let mut outputs = Outputs::default();
    if let (Some(path), Some(form)) = (&args.report, form) {
        let report = form.write(&found, fitted.as_ref(), [&old, &new], shared.lang())?;
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
    told::found(&found, shared, console);
    if let Some(fitted) = &fitted {
        told::acts(&found, fitted, console);
    }
    told::outcome(&found, fitted.as_ref(), args, console)
}
