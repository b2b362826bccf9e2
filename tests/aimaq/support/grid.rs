//! A country small enough to draw on paper: four by three square units of one
//! degree in three regions, one column of regions after another.
//!
//! ```text
//! 3 +-----+-----+-----+-----+
//!   | A2  | B2  | C2  | D2  |     West: A0-A2, B0    Centre: B1-B2, C0-C2
//! 2 +-----+-----+-----+-----+     East: D0-D2
//!   | A1  | B1  | C1  | D1  |
//! 1 +-----+-----+-----+-----+     Each has its seat in the middle and a
//!   | A0  | B0  | C0  | D0  |     village a quarter of a degree to the east
//! 0 +-----+-----+-----+-----+     and north of it.
//!   0     1     2     3     4
//! ```
use aimaq::territory::{RawTerritory, Territory, load};
use geo_types::{MultiPolygon, polygon};

const DESCRIPTION: &str = r#"
name = "grid"
title = { en = "Grid" }
date = 2020-01-01
code_system = { name = "GRID", digits = 4, prefixes = [2, 4] }

[kinds]
city = { names = { en = "city" }, city = true }
city_of_regional_significance = { names = { en = "city of regional significance" }, city = true }
city_of_republican_significance = { names = { en = "city of national significance" }, city = true }
district = { names = { en = "district" } }
region = { names = { en = "region" }, region = true }
"#;

const REGIONS: &str = "\
id,name_en,name_kk,aliases,codes,centre,centre_unit,kind,area_km2,area_source
west,West,Батыс,Occident,1000,A0 town,a0,region,4000,published 2019
centre,Centre,,,2000,B1 town,b1,region,5000,published 2019
east,East,Шығыс,,3000,D0 town,d0,region,,
";

/// The land: every side between two squares has a vertex in its middle.
pub(crate) fn square(x: f64, y: f64) -> MultiPolygon<f64> {
    let h = 0.5;
    MultiPolygon::new(vec![polygon![
        (x: x, y: y), (x: x + h, y: y), (x: x + 1.0, y: y), (x: x + 1.0, y: y + h),
        (x: x + 1.0, y: y + 1.0), (x: x + h, y: y + 1.0), (x: x, y: y + 1.0), (x: x, y: y + h),
    ]])
}

fn region_of(column: usize, row: usize) -> &'static str {
    match (column, row) {
        (0, _) | (1, 0) => "west",
        (1 | 2, _) => "centre",
        _ => "east",
    }
}

/// The country, with its boundaries.
pub(crate) fn grid() -> Territory {
    let mut units = String::from(
        "id,region,name_en,name_kk,aliases,kind,seat,seat_lat,seat_lon,codes,population,area_km2,area_figure\n",
    );
    let mut settlements = String::from("name,lat,lon,population,unit\n");
    let mut land = Vec::new();
    for (column, letter) in ["A", "B", "C", "D"].iter().enumerate() {
        for row in 0..3 {
            let (x, y) = (column as f64, row as f64);
            let id = format!("{}{row}", letter.to_lowercase());
            let n = 10 * (column + 1) + row;
            let kind = if row == 0 { "city" } else { "district" };
            let area = if row == 1 { "900,published 2019" } else { "," };
            units.push_str(&format!(
                "{id},{},{letter}{row},{letter}{row} kk,{letter}{row} old,{kind},{letter}{row} town,{},{},{}{row}{column}0,{},{area}\n",
                region_of(column, row), y + 0.5, x + 0.5, column + 1, n * 1000,
            ));
            settlements.push_str(&format!(
                "{letter}{row} town,{},{},{},{id}\n",
                y + 0.5,
                x + 0.5,
                n * 600
            ));
            settlements.push_str(&format!(
                "{letter}{row} village,{},{},{},{id}\n",
                y + 0.75,
                x + 0.75,
                n * 200
            ));
            land.push((id, square(x, y)));
        }
    }
    load(RawTerritory {
        description: DESCRIPTION,
        regions: REGIONS,
        units: &units,
        settlements: &settlements,
        known_land: None,
        boundaries: Some(land),
    })
    .expect("the grid is a territory")
}

/// A plan for the grid with the given acts.
pub(crate) fn plan(acts: &str) -> String {
    format!("title = \"Test\"\nterritory = \"grid\"\nas_of = 2020-01-01\n\n{acts}")
}

/// One act on 1 March 2020 with these changes, each a line of TOML.
pub(crate) fn changes(changes: &[&str]) -> String {
    let mut acts = String::from("[[acts]]\neffective = 2020-03-01\n\n");
    for change in changes {
        acts.push_str("[[acts.changes]]\n");
        acts.push_str(change);
        acts.push_str("\n\n");
    }
    plan(&acts)
}
