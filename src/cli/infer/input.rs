//! The two vintages, out of files or territories.

use std::panic::resume_unwind;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use aimaq::boundaries::Outlines;
use aimaq::geodata::{Backdrop, Source, VintageFields, data_set, vintage};
use aimaq::io::read_boundaries_as;
use aimaq::msg;
use aimaq::territory::Territory;
use aimaq::words::Message;
use jiff::civil::Date;

use super::Args;
use crate::cli::{Console, Failure, Shared};

/// The days that stand for those of vintages that are not given.
const DAYS: [Date; 2] = [Date::constant(2000, 1, 1), Date::constant(2001, 1, 1)];

/// A vintage that was read.
pub(super) struct Read {
    pub(super) territory: Territory,
    /// Waters and neighbours, where a territory brings them.
    pub(super) backdrop: Arc<Backdrop>,
    /// What the reader warned of, each with the name of the file.
    warnings: Vec<Message>,
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

/// Both vintages, read side by side; what is told of them is told one after the other.
pub(super) fn read(args: &Args, shared: &Shared, console: &Console) -> Result<[Read; 2], Failure> {
    let (old, new) = thread::scope(|scope| {
        let new = scope.spawn(|| vintage_of(&args.new, true, args, shared));
        let old = vintage_of(&args.old, false, args, shared);
        (old, new.join().unwrap_or_else(|panic| resume_unwind(panic)))
    });
    let both = [old?, new?];
    for read in &both {
        for warning in &read.warnings {
            console.caution(warning);
        }
        for repair in &read.repairs {
            let file = read.name.as_str();
            console.tell(&msg!("read-of", file = file, said = repair));
        }
    }
    Ok(both)
}

/// A vintage out of a file, or a territory.
fn vintage_of(path: &Path, is_new: bool, args: &Args, shared: &Shared) -> Result<Read, Failure> {
    let given = if is_new { args.to } else { args.from };
    let name = path.to_string_lossy().into_owned();
    if path.is_dir() || (!path.exists() && data_set(&name).is_some()) {
        let opened = Source::named(&name)?.open_unrecorded()?;
        let mut territory = opened.territory;
        territory.date = given.unwrap_or(territory.date);
        return Ok(Read {
            territory,
            backdrop: opened.backdrop,
            warnings: Vec::new(),
            repairs: Vec::new(),
            name,
        });
    }
    let day = given.unwrap_or(DAYS[usize::from(is_new)]);
    let fields = fields(is_new, args, shared)?;
    let table = read_boundaries_as(path, &shared.reading(path))?;
    let outlines = Outlines::new(table, &name)?;
    let warnings = outlines.named_warnings().collect();
    let vintage = vintage(outlines, &fields, &shown(path), day)?;
    Ok(Read {
        territory: vintage.territory,
        backdrop: Arc::default(),
        warnings,
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
        let failure = Failure::new(msg!("error-needs-key"));
        return Err(failure.hint(msg!("hint-key-field")));
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
