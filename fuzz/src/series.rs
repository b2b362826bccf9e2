//! Tables of figures over the years, of groups, flows and centres.

use std::sync::LazyLock;

use aimaq::series::{
    Ground, States, Status, group_targets, read_centres, read_figures, read_flows, read_groups,
    region_targets, series,
};
use aimaq::territory::Territory;

use crate::damage::damaged;
use crate::random::Random;
use crate::readers::PART;
use crate::territories::squares;

const FIGURES: &str = "unit,date,people,precision,level,extent,doubt\nWest/A1,2001,100,10,a,,\n\
    12,2001-02-03,50,1,b,x,jump\nWest,2002,170,,a,,\nWest/A1; East/B1,2002,90,1,a,,\n*,2003,400,,,,\n";

const GROUPS: &str = "unit,group,status,against\nWest/A1,one,lost,two\nEast,two,kept,\n";

/// What such tables are made of, sound and damaged.
pub const WORDS: &[&str] = &[
    ",",
    "\"",
    "\n",
    ";",
    "*",
    "nan",
    "-1",
    "1e999",
    "0000",
    "9999",
    "-9999-01-01",
    PART,
    "West/A1",
    "East",
    "12",
    "lost",
    "kept",
    "jump",
    "computed",
    "unit",
    "year",
    "balance",
    "group",
    "place",
];

pub fn series_tables(random: &mut Random) {
    let (mut figures, mut groups) = (FIGURES.as_bytes().to_vec(), GROUPS.as_bytes().to_vec());
    match random.one_in(2) {
        true => figures = damaged(random, figures, WORDS),
        false => groups = damaged(random, groups, WORDS),
    }
    put_together(&figures, &groups);
}

/// Figures and groups in one.
pub fn read_series(bytes: &[u8]) {
    let at = bytes.windows(PART.len()).position(|w| w == PART.as_bytes());
    let groups = at.map_or(GROUPS.as_bytes(), |at| &bytes[at + PART.len()..]);
    put_together(&bytes[..at.unwrap_or(bytes.len())], groups);
}

pub fn seeds() -> Vec<Vec<u8>> {
    let flows = "unit,year,balance\nWest/A1,2001,-5\n";
    [[FIGURES, PART, GROUPS].concat(), flows.to_owned()]
        .map(String::into_bytes)
        .into()
}

/// Whatever is read is put together without a panic; a figure lies within its bounds, and
/// only what is missing has none.
fn put_together(figures: &[u8], groups: &[u8]) {
    static SQUARES: LazyLock<Territory> = LazyLock::new(squares);
    let (text, members) = (
        String::from_utf8_lossy(figures),
        String::from_utf8_lossy(groups),
    );
    let _ = read_flows(&text, "fuzz.csv");
    let _ = read_centres(&text, "fuzz.csv");
    let base = &*SQUARES;
    let states = States::from([(base.date, base.clone())]);
    let ground = Ground::new(base, states.values());
    let mut targets = region_targets(&ground, base);
    if let Ok(members) = read_groups(&members, "groups.csv") {
        let found = group_targets(&ground, &states, base.date, &members, "groups.csv");
        targets.extend(found.unwrap_or_default());
    }
    let Ok(figures) = read_figures(&text, "fuzz.csv", None) else {
        return;
    };
    let Ok(made) = series(&ground, &states, base.date, &figures, targets) else {
        return;
    };
    for point in made.lines.iter().flat_map(|line| &line.points) {
        let cell = &point.cell;
        assert_eq!(cell.value.is_none(), cell.status == Status::Missing);
        if let (Some(low), Some(value), Some(high)) = (cell.low, cell.value, cell.high) {
            // A share is rounded to whole people.
            assert!(low <= value + 1.0 && value <= high + 1.0 || !value.is_finite());
        }
    }
}
