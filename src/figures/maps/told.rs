//! What is said of an area that is pointed at: its name, then its figures, each in a line.

use super::Subject;
use crate::compare::{RegionSummary, UnitChange};
use crate::msg;
use crate::words::{Message, change, number, say};

/// Of a unit: from which region to which, its people, their way before and after.
pub(super) fn unit(subject: &Subject<'_>, row: &UnitChange) -> String {
    let lang = subject.lang;
    let (before, after) = (row.region_before.get(lang), row.region_after.get(lang));
    let region = match before == after {
        true => after.to_owned(),
        false => format!("{before} → {after}"),
    };
    let people = msg!("doc-tip-people", people = number(row.population as f64, 0));
    let ways = row.distance_before_km.zip(row.distance_after_km);
    let name = row.unit.get(lang).to_owned();
    lines(
        name,
        [Some(region), Some(say(&people, lang))],
        ways.map(|ways| way(subject, ways)),
        subject,
    )
}

/// Of a region of one state: its centre, its people, their mean way.
pub(super) fn region(subject: &Subject<'_>, row: &RegionSummary) -> String {
    let lang = subject.lang;
    let centre = row.centre.as_ref();
    let centre = centre.map(|name| say(&msg!("doc-tip-centre", centre = name), lang));
    let people = msg!("doc-tip-people", people = number(row.population as f64, 0));
    let mean = row.distance_km.map(|way| way.mean);
    let way = mean.map(|km| msg!("doc-tip-way", km = number(km, 1)));
    let name = row.region.get(lang).to_owned();
    lines(name, [centre, Some(say(&people, lang))], way, subject)
}

fn way(subject: &Subject<'_>, (before, after): (f64, f64)) -> Message {
    let tolerance = subject.comparison.measuring.tolerance_km;
    if (after - before).abs() <= tolerance {
        return msg!("doc-tip-way", km = number(after, 1));
    }
    msg!(
        "doc-tip-ways",
        before = number(before, 1),
        after = number(after, 1),
        change = change(after - before, 1)
    )
}

fn lines(
    name: String,
    more: [Option<String>; 2],
    way: Option<Message>,
    subject: &Subject<'_>,
) -> String {
    let way = way.map(|way| say(&way, subject.lang));
    let mut lines = vec![name];
    lines.extend(more.into_iter().flatten().chain(way));
    lines.join("\n")
}
