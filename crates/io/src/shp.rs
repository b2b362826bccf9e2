//! The records of a `.shp`, found by its `.shx` where that fits, so that what lies
//! between them, and what the head claims, does not matter.

use aimaq_words::Message;
use aimaq_words::msg;

/// Length of the head of a `.shp` and of a `.shx`.
const HEAD: usize = 100;
/// Length of the head of a record, and of an entry of the index.
const RECORD: usize = 8;
/// Where the head of the file says how long it is, in words of two bytes.
const LENGTH_AT: usize = 24;

/// The contents of the records in their order; `wanted` is how many there should be.
///
/// # Errors
/// If a record goes on behind the end of the file.
pub(super) fn records<'a>(
    shp: &'a [u8],
    shx: Option<&[u8]>,
    wanted: usize,
    warnings: &mut Vec<Message>,
) -> Result<Vec<&'a [u8]>, Message> {
    if shp.len() < HEAD {
        return Err(msg!("error-file-head-cut"));
    }
    let indexed = shx.map(|shx| by_index(shp, shx));
    match indexed {
        Some(Some(records)) if records.len() == wanted => Ok(records),
        Some(_) => {
            let records = one_by_one(shp)?;
            warnings.push(msg!("read-no-shx"));
            Ok(records)
        }
        None => one_by_one(shp),
    }
}

/// The contents of the records that an index names, if each lies in the file.
fn by_index<'a>(shp: &'a [u8], shx: &[u8]) -> Option<Vec<&'a [u8]>> {
    let entries = shx.get(HEAD..)?.chunks_exact(RECORD);
    let content = |entry: &[u8]| {
        let at = bytes_at(entry, 0)?;
        (at >= HEAD).then_some(())?;
        // The head of the record is believed, not the index.
        let length = bytes_at(shp, at + 4)?;
        shp.get(at + RECORD..at + RECORD + length)
    };
    entries.map(content).collect()
}

/// The contents of the records from the head of the file to its end.
fn one_by_one(shp: &[u8]) -> Result<Vec<&[u8]>, Message> {
    let (mut records, mut at) = (Vec::new(), HEAD);
    let declared = bytes_at(shp, LENGTH_AT).unwrap_or(0);
    while at + RECORD <= shp.len() {
        let number = shp[at..at + 4]
            .iter()
            .fold(0_usize, |n, &b| n << 8 | usize::from(b));
        // What follows the declared end is another shape only if it says so.
        if at >= declared && number != records.len() + 1 {
            break;
        }
        let length = bytes_at(shp, at + 4);
        let content = length.and_then(|length| shp.get(at + RECORD..at + RECORD + length));
        let content = content
            .ok_or_else(|| msg!("error-shp-goes-on", shape = (records.len() + 1).to_string()))?;
        records.push(content);
        at += RECORD + content.len();
    }
    Ok(records)
}

/// A number of words of two bytes, as bytes.
fn bytes_at(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    let words = i32::from_be_bytes(four.try_into().ok()?);
    usize::try_from(words).ok()?.checked_mul(2)
}
