//! What codes must be like: of the length of their level, and nobody else's on the
//! same day.

use std::collections::BTreeMap;

use super::LoadError;
use super::table::Table;
use crate::territory::{CodeSystem, Dated, Region, Unit};

/// Holds the codes of the tables against the code system. Regions whose codes all
/// have another length than the system says have that length.
pub(super) fn check<R, U>(
    system: &mut CodeSystem,
    regions: (&Table<R>, &[Region]),
    units: (&Table<U>, &[Unit]),
) -> Result<(), LoadError> {
    let region_codes: Vec<&[Dated<String>]> = regions.1.iter().map(|r| &*r.codes).collect();
    let unit_codes: Vec<&[Dated<String>]> = units.1.iter().map(|u| &*u.codes).collect();
    if let Some(length) = one_length(&region_codes) {
        system.digits.regions = match system.digits.regions {
            0 => 0,
            _ => length,
        };
    }
    length(
        regions.0,
        &region_codes,
        system.digits.regions,
        &system.name,
    )?;
    length(units.0, &unit_codes, system.digits.units, &system.name)?;
    unique(regions.0, &region_codes)?;
    unique(units.0, &unit_codes)
}

/// The length of all codes, if they have one.
fn one_length(codes: &[&[Dated<String>]]) -> Option<usize> {
    let mut lengths = codes.iter().flat_map(|c| *c).map(|code| code.value.len());
    let first = lengths.next()?;
    lengths.all(|length| length == first).then_some(first)
}

fn length<R>(
    table: &Table<R>,
    codes: &[&[Dated<String>]],
    digits: usize,
    system: &str,
) -> Result<(), LoadError> {
    let all = codes.iter().enumerate();
    let mut all = all.flat_map(|(row, codes)| codes.iter().map(move |code| (row, &code.value)));
    let wrong = all.find(|(_, code)| digits > 0 && code.len() != digits);
    wrong.map_or(Ok(()), |(row, code)| {
        let message = format!(
            "`{code}` is not a code of the system {system}, whose codes have {digits} digits here; \
             mend it (a leading zero may be lost), or the `digits` of territory.toml"
        );
        Err(table.wrong(row, message))
    })
}

fn unique<R>(table: &Table<R>, codes: &[&[Dated<String>]]) -> Result<(), LoadError> {
    let mut holders: BTreeMap<&str, Vec<(usize, &Dated<String>)>> = BTreeMap::new();
    for (row, codes) in codes.iter().enumerate() {
        for code in *codes {
            let others = holders.entry(code.value.as_str()).or_default();
            let twin = others.iter().find(|(r, c)| *r != row && overlap(c, code));
            if let Some(&(other, _)) = twin {
                let line = table.line(other);
                let message = format!(
                    "the code `{}` is that of line {line} as well; make it unique",
                    code.value
                );
                return Err(table.wrong(row, message));
            }
            others.push((row, code));
        }
    }
    Ok(())
}

/// Whether both hold on some day.
fn overlap(a: &Dated<String>, b: &Dated<String>) -> bool {
    let before = |until: Option<_>, from: Option<_>| match (until, from) {
        (Some(until), Some(from)) => until <= from,
        _ => false,
    };
    !before(a.until, b.from) && !before(b.until, a.from)
}
