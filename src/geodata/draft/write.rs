//! The texts of the files of a new folder.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::centres::{PlaceRow, RegionRow};
use super::units::{UnitRow, Units};
use super::{DraftError, DraftOptions, KindWords, Levels, NO_DAY};
use crate::io::{csv_line, write_features};

/// `territory.toml`.
pub(super) fn description(units: &Units, regions: &[RegionRow], options: &DraftOptions) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let day = options.date.unwrap_or(NO_DAY);
    let mut text = format!(
        "# What each line means stands in docs/territory.md.\n\
         name = {}\n\
         title = {{ en = {} }}\n\
         # The day of this state; plans start from it (`as_of`).\n\
         date = {day}\n",
        quoted(&options.name),
        quoted(&options.title),
    );
    let unit_digits = one_length(units.rows.iter().map(|row| row.code.as_str()));
    let coded = regions.iter().filter(|row| row.is_coded);
    let region_digits = one_length(coded.map(|row| row.id.as_str()));
    let _ = write!(
        text,
        "\n[code_system]\nname = {}\n\
         # How many characters a code has; 0 is any number.\n\
         digits = {{ regions = {region_digits}, units = {unit_digits} }}\n",
        quoted(&options.key),
    );
    if let Levels::Prefix(n) = options.levels {
        let _ = writeln!(text, "prefixes = [{n}, {unit_digits}]");
    }
    text.push_str("\n# Who is to be named as the source of what maps and reports show.\n# [attribution]\n# boundaries = \"Boundaries: WHO, LICENCE\"\n# others = [\"Population: WHO, DAY\"]\n");
    for (words, is_region) in [(&options.unit_kind, false), (&options.region_kind, true)] {
        let _ = write!(
            text,
            "\n[kinds.{}]\nnames = {{ en = {} }}\nplural = {{ en = {} }}\n",
            quoted(&key(words)),
            quoted(&words.one),
            quoted(&words.several),
        );
        if is_region {
            text.push_str("region = true\n");
        }
    }
    text
}

/// The key of a kind: its word with underlines.
fn key(words: &KindWords) -> String {
    let one = words.one.to_lowercase();
    one.chars()
        .map(|c| if c.is_alphanumeric() { c } else { '_' })
        .collect()
}

/// The length of all codes, or 0 where they differ.
fn one_length<'a>(mut codes: impl Iterator<Item = &'a str>) -> usize {
    let first = codes.next().map_or(0, str::len);
    if codes.all(|code| code.len() == first) {
        first
    } else {
        0
    }
}

/// `regions.csv`.
pub(super) fn regions(rows: &[RegionRow], options: &DraftOptions) -> String {
    let kind = key(&options.region_kind);
    let mut text = String::from("id,name,kind,codes,centre,centre_unit\n");
    for row in rows {
        let code = if row.is_coded { row.id.as_str() } else { "" };
        let (centre, unit) = row
            .centre
            .as_ref()
            .map_or(("", ""), |(c, u)| (c.as_str(), u.as_str()));
        text.push_str(&csv_line(
            [&row.id, &row.name, kind.as_str(), code, centre, unit],
            None,
        ));
    }
    text
}

/// `units.csv`.
pub(super) fn units(rows: &[UnitRow], options: &DraftOptions) -> String {
    let kind = key(&options.unit_kind);
    let mut text =
        String::from("id,region,name,kind,codes,population,seat,seat_lat,seat_lon,source\n");
    for row in rows {
        let people = row.people.map(|n| n.to_string()).unwrap_or_default();
        let [seat, lat, lon, source] = match &row.seat {
            Some(seat) => [
                seat.name.clone(),
                seat.at.y.to_string(),
                seat.at.x.to_string(),
                match seat.is_stand_in {
                    true => "seat: a point inside the unit, not a place".to_owned(),
                    false => String::new(),
                },
            ],
            None => Default::default(),
        };
        let cells = [
            &row.code,
            &row.region,
            &row.name,
            &kind,
            &row.code,
            &people,
            &seat,
            &lat,
            &lon,
            &source,
        ];
        text.push_str(&csv_line(cells.map(String::as_str), None));
    }
    text
}

/// `settlements.csv`.
pub(super) fn settlements(rows: &[PlaceRow<'_>]) -> String {
    let mut text = String::from("name,lat,lon,population,unit\n");
    for row in rows {
        let at = row.place.position;
        let numbers = [
            at.y.to_string(),
            at.x.to_string(),
            row.place.population.to_string(),
        ];
        let [lat, lon, people] = &numbers;
        text.push_str(&csv_line(
            [row.place.names.main(), lat, lon, people, &row.code],
            None,
        ));
    }
    text
}

/// `units.geojson`.
pub(super) fn boundaries(units: &Units) -> Result<String, DraftError> {
    let land = units.coverage.polygons();
    let rows = units.rows.iter().zip(land).map(|(row, land)| {
        let mut properties = Map::new();
        properties.insert("id".to_owned(), Value::from(row.code.as_str()));
        (properties, land)
    });
    Ok(write_features(&rows.collect::<Vec<_>>(), None)?)
}
