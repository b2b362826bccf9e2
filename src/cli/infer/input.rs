//! The two vintages, out of files or territories.

use std::path::Path;

use aimaq::geodata::{Backdrop, Source, VintageFields, data_set, vintage};
use aimaq::msg;
use aimaq::territory::Territory;
use aimaq::words::Message;
use jiff::civil::Date;

use super::Args;
use crate::cli::layer::outlines;
use crate::cli::{Console, Failure, Shared};

/// The days that stand for those of vintages that are not given.
const DAYS: [Date; 2] = [Date::constant(2000, 1, 1), Date::constant(2001, 1, 1)];

/// A vintage that was read.
pub(super) struct Read {
    pub(super) territory: Territory,
    /// Waters and neighbours, where a territory brings them.
    pub(super) backdrop: Backdrop,
    /// What was put right.
    pub(super) repairs: Vec<Message>,
    /// The file or territory.
    pub(super) name: String,
}

/// What a vintage is called: its file without folder and ending.
pub(super) fn shown(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// A vintage out of a file, or a territory.
pub(super) fn read(
    path: &Path,
    is_new: bool,
    args: &Args,
    shared: &Shared,
    console: &Console,
) -> Result<Read, Failure> {
    let given = if is_new { args.to } else { args.from };
    let name = path.to_string_lossy().into_owned();
    if path.is_dir() || (!path.exists() && data_set(&name).is_some()) {
        let opened = Source::named(&name)?.open_unrecorded()?;
        let mut territory = opened.territory;
        territory.date = given.unwrap_or(territory.date);
        return Ok(Read {
            territory,
            backdrop: opened.backdrop,
            repairs: Vec::new(),
            name,
        });
    }
    let day = given.unwrap_or(DAYS[usize::from(is_new)]);
    let fields = fields(is_new, args, shared)?;
    let outlines = outlines(path, &shared.reading(), console)?;
    let vintage = vintage(outlines, &fields, &shown(path), day)?;
    for repair in &vintage.repairs {
        console.tell(&msg!("read-of", file = name.as_str(), said = repair));
    }
    Ok(Read {
        territory: vintage.territory,
        backdrop: Backdrop::default(),
        repairs: vintage.repairs,
        name,
    })
}

/// The fields of a file that say what a unit is.
fn fields(is_new: bool, args: &Args, shared: &Shared) -> Result<VintageFields, Failure> {
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
    Ok(VintageFields {
        key,
        name: field("name", &args.name),
        region: field("region", &args.region),
        kind: field("kind", &args.kind),
        seat: field("seat", &args.seat),
        people: field("people", &args.people),
    })
}
