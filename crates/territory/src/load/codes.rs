//! What codes must be like: of the length of their level, and nobody else's on the
//! same day.

use aimaq_words::msg;
use aimaq_words::{Message, Value};
use rustc_hash::FxHashMap;

use super::error::Fault;
use super::table::Table;
use crate::{CodeSystem, Dated};

/// The codes of the rows of a table.
pub(super) struct Coded<'a> {
    pub(super) table: &'a Table,
    pub(super) codes: Vec<&'a [Dated<String>]>,
}

/// Holds the codes of the tables against the code system. Regions whose codes all
/// have another length than the system says have that length.
pub(super) fn check(
    system: &mut CodeSystem,
    regions: &Coded<'_>,
    units: &Coded<'_>,
    faults: &mut Vec<Fault>,
) {
    if let Some(length) = one_length(&regions.codes)
        && system.digits.regions != 0
    {
        system.digits.regions = length;
    }
    length(regions, system.digits.regions, &system.name, faults);
    unique(regions, faults);
    length(units, system.digits.units, &system.name, faults);
    unique(units, faults);
}

/// The length of all codes, if they have one.
fn one_length(codes: &[&[Dated<String>]]) -> Option<usize> {
    let mut lengths = codes.iter().flat_map(|c| *c).map(|code| code.value.len());
    let first = lengths.next()?;
    lengths.all(|length| length == first).then_some(first)
}

fn length(of: &Coded<'_>, digits: usize, system: &str, faults: &mut Vec<Fault>) {
    let of_system = match system {
        "" => Value::from(":"),
        name => msg!("error-load-of-system", name = name).into(),
    };
    for (row, code) in all(of) {
        let code = &code.value;
        if digits > 0 && code.len() != digits {
            faults.push(wrong(
                of.table,
                row,
                msg!(
                    "error-load-digits",
                    code = code,
                    system = of_system.clone(),
                    digits = digits,
                ),
            ));
        }
    }
}

fn unique(of: &Coded<'_>, faults: &mut Vec<Fault>) {
    let mut holders: FxHashMap<&str, Vec<(usize, &Dated<String>)>> = FxHashMap::default();
    for (row, code) in all(of) {
        let others = holders.entry(code.value.as_str()).or_default();
        let twin = others.iter().find(|(r, c)| *r != row && overlap(c, code));
        if let Some(&(other, _)) = twin {
            let (code, line) = (&code.value, of.table.line(other));
            let message = msg!(
                "error-load-code-twice",
                code = code.to_string(),
                line = line.to_string()
            );
            faults.push(wrong(of.table, row, message));
        } else {
            others.push((row, code));
        }
    }
}

fn all<'a>(of: &'a Coded<'a>) -> impl Iterator<Item = (usize, &'a Dated<String>)> {
    let rows = of.codes.iter().enumerate();
    rows.flat_map(|(row, codes)| codes.iter().map(move |code| (row, code)))
}

fn wrong(table: &Table, row: usize, message: Message) -> Fault {
    let fault = Fault::new(table.name, message);
    fault.at(table.line(row)).in_column("codes")
}

/// Whether both hold on some day.
fn overlap(a: &Dated<String>, b: &Dated<String>) -> bool {
    let before = |until: Option<_>, from: Option<_>| match (until, from) {
        (Some(until), Some(from)) => until <= from,
        _ => false,
    };
    !before(a.until, b.from) && !before(b.until, a.from)
}
