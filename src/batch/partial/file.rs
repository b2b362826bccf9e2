//! The file of a partial: lines of text behind a seal.
//!
//! The first line is the seal, the SHA-256 of all that follows it. Then what the sums were
//! made with, as JSON; what was counted; and a line for each page of a histogram: its kind
//! (`b`efore, `a`fter, `c`hange), the regions before and after, and pairs of metres and
//! millionths of people.

use crate::msg;
use crate::words::Message;
use crate::words::Tell;
use std::fmt::Write as _;

use super::{MadeWith, Partial, PartialError};
use crate::io::sha256_hex;
use crate::measure::{Counted, Histogram, Sums};
use crate::territory::RegionId;

/// What the first line begins with.
const HEAD: &str = "aimaq partial 1 sha256 ";
/// Pairs on a line.
const PAIRS: usize = 64;

impl Partial {
    /// The partial as sealed text; the same sums give the same bytes.
    pub fn to_text(&self) -> String {
        let mut body = serde_json::to_string(&self.made).unwrap_or_default();
        let s = &self.sums;
        let counts = [s.all, s.outside, s.without_centre];
        let counts = counts.iter().flat_map(|c| [c.points, c.parts]);
        body.push_str("\ncounted");
        for count in counts.chain([s.without_people]) {
            let _ = write!(body, " {count}");
        }
        body.push('\n');
        for ((before, after), sums) in &s.pairs {
            let kinds = [('b', &sums.before), ('a', &sums.after), ('c', &sums.change)];
            for (kind, histogram) in kinds {
                let bars: Vec<(i32, u64)> = histogram.bars().collect();
                for bars in bars.chunks(PAIRS) {
                    let _ = write!(body, "{kind} {} {}", before.0, after.0);
                    for (metres, parts) in bars {
                        let _ = write!(body, " {metres}:{parts}");
                    }
                    body.push('\n');
                }
            }
        }
        format!("{HEAD}{}\n{body}", sha256_hex(body.as_bytes()))
    }
}

/// Reads a sealed partial.
///
/// # Errors
/// If one byte differs from what was sealed, or it is no partial.
pub fn read_partial(text: &str, file: &str) -> Result<Partial, PartialError> {
    let wrong = |what: Message| PartialError::NoPartial {
        file: file.to_owned(),
        what,
    };
    let rest = text.strip_prefix(HEAD);
    let rest = rest.ok_or_else(|| wrong(msg!("error-partial-begin")))?;
    let parts = rest.split_once('\n');
    let (seal, body) = parts.ok_or_else(|| wrong(msg!("error-partial-cut")))?;
    if sha256_hex(body.as_bytes()) != seal {
        return Err(wrong(msg!("error-partial-seal")));
    }
    let mut lines = body.lines();
    let made: Result<MadeWith, _> = serde_json::from_str(lines.next().unwrap_or_default());
    let made = made.map_err(|error| wrong(error.told().message))?;
    let counted = lines.next().unwrap_or_default();
    let mut sums = counts(counted).ok_or_else(|| wrong(msg!("error-partial-counts")))?;
    for line in lines {
        bars(line, &made, &mut sums).ok_or_else(|| wrong(msg!("error-partial-line")))?;
    }
    Ok(Partial { made, sums })
}

fn counts(line: &str) -> Option<Sums> {
    let numbers = line.strip_prefix("counted ")?.split(' ');
    let numbers: Option<Vec<u64>> = numbers.map(|n| n.parse().ok()).collect();
    let numbers: [u64; 7] = numbers?.try_into().ok()?;
    let [p, q, r, s, t, u, without_people] = numbers;
    let counted = |points, parts| Counted { points, parts };
    Some(Sums {
        all: counted(p, q),
        outside: counted(r, s),
        without_centre: counted(t, u),
        without_people,
        ..Sums::default()
    })
}

/// Adds what a line holds; regions are those that the head names.
fn bars(line: &str, made: &MadeWith, sums: &mut Sums) -> Option<()> {
    let mut words = line.split(' ');
    let kind = words.next()?;
    let before: u32 = words.next()?.parse().ok()?;
    let after: u32 = words.next()?.parse().ok()?;
    made.before.get(before as usize)?;
    made.after.get(after as usize)?;
    let sums = sums.pairs.entry((RegionId(before), RegionId(after)));
    let sums = sums.or_default();
    let histogram: &mut Histogram = match kind {
        "b" => &mut sums.before,
        "a" => &mut sums.after,
        "c" => &mut sums.change,
        _ => return None,
    };
    for word in words {
        let (metres, parts) = word.split_once(':')?;
        let metres: i32 = metres.parse().ok().filter(|m: &i32| m.abs() <= FARTHEST)?;
        histogram.add(metres, parts.parse().ok()?).ok()?;
    }
    Some(())
}

/// No two places on earth are farther apart, in metres; so a partial that claims to know
/// some takes bounded memory.
const FARTHEST: i32 = 20_100_000;
