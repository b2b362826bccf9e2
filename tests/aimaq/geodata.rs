//! The embedded data set: complete, consistent, and what its lock file says.

use std::collections::BTreeSet;
use std::path::Path;

use aimaq::coverage::Coverage;
use aimaq::geodata::{DATA_SETS, Opened, Source};
use aimaq::io::sha256_hex;
use aimaq::reform::find_unit;
use aimaq::territory::{Territory, Unit};
use geo_types::MultiPolygon;

/// Units whose seat stands on the land of a city beside them, or just outside the
/// generalised outline of their region.
fn lang(tag: &str) -> aimaq::territory::Lang {
    aimaq::territory::Lang::new(tag).expect("a tag")
}

const SEATS_ELSEWHERE: [&str; 7] = [
    "kostanay-region/kostanay-district",
    "kyzylorda-region/kazaly-district",
    "mangystau-region/munayli-district",
    "pavlodar-region/pavlodar-district",
    "turkistan-region/ordabasy-district",
    "turkistan-region/sauran-district",
    "karaganda-region/karazhal-city",
];

fn kazakhstan() -> Opened {
    let source = Source::named("kazakhstan").expect("embedded");
    source.open().expect("the embedded data set loads")
}

fn boundaries(territory: &Territory) -> &Coverage {
    territory.coverage.as_ref().expect("it has boundaries")
}

fn rings(shapes: &[MultiPolygon<f64>]) -> usize {
    let polygons = shapes.iter().flat_map(|shape| shape.iter());
    polygons.map(|p| 1 + p.interiors().len()).sum()
}

/// The outlines of the regions, dissolved: the border of the country.
fn country() -> Vec<MultiPolygon<f64>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/kazakhstan/outlines.geojson");
    let table = aimaq::io::read_boundaries(&file).expect("outlines");
    let outlines: Vec<_> = table
        .features
        .into_iter()
        .map(|f| f.into_polygons())
        .collect();
    let coverage = Coverage::build(&outlines).expect("a coverage");
    coverage.dissolve(&vec![Some(0); outlines.len()], 1)
}

#[test]
fn the_units_fill_the_outline_of_the_country_without_gap_or_overlap() {
    let territory = kazakhstan().territory;
    let coverage = boundaries(&territory);
    let empty = (0..coverage.unit_count() as u32).filter(|&u| coverage.is_empty_unit(u));
    assert_eq!(empty.count(), 0);
    let groups = vec![Some(0); coverage.unit_count()];
    // The ledger refuses where the area of the whole is not that of the units.
    let whole = coverage
        .dissolve_with_ledger(&groups, 1)
        .expect("no overlap")
        .0;
    let country = country();
    assert_eq!(rings(&whole), rings(&country));
    let area = |shapes: &[MultiPolygon<f64>]| aimaq::coverage::area::area_km2(&shapes[0]);
    assert!((area(&whole) / area(&country) - 1.0).abs() < 1e-7);
}

#[test]
fn every_border_inside_the_country_has_a_unit_on_both_sides() {
    let territory = kazakhstan().territory;
    let coverage = boundaries(&territory);
    let groups = vec![Some(0); coverage.unit_count()];
    let whole = Coverage::build(&coverage.dissolve(&groups, 1)).expect("a coverage");
    let outer = whole.outer_border_km();
    assert!((coverage.outer_border_km() / outer - 1.0).abs() < 1e-9);
}

#[test]
fn seats_stand_in_the_cells_of_their_units_but_for_those_listed() {
    let territory = kazakhstan().territory;
    let coverage = boundaries(&territory);
    let outside: BTreeSet<&str> = territory
        .living_units()
        .filter(|(_, unit)| {
            let seat = unit.seat.as_ref().expect("every unit has a seat");
            !unit
                .atoms
                .iter()
                .any(|a| coverage.contains(a.0, seat.position))
        })
        .map(|(_, unit)| unit.key.as_str())
        .collect();
    assert_eq!(outside, BTreeSet::from(SEATS_ELSEWHERE));
}

#[test]
fn areas_of_cells_are_those_of_the_units_up_to_one_scale_for_each_later_region() {
    let job = aimaq::batch::Job {
        plan: "kazakhstan-2022".to_owned(),
        ..Default::default()
    };
    let after = aimaq::batch::prepare(&job)
        .expect("it applies")
        .applied
        .after;
    let coverage = boundaries(&after);
    for (region, _) in after.living_regions() {
        // Units that the reform has divided have no published area any longer.
        let units = after.units_of(region).map(|(_, unit)| unit);
        let units: Vec<&Unit> = units.filter(|unit| unit.area.is_some()).collect();
        let scale = |unit: &Unit| {
            let area: f64 = unit.atoms.iter().map(|a| coverage.area_km2(a.0)).sum();
            area / unit.area.as_ref().expect("an area").km2
        };
        let first = scale(units[0]);
        for unit in units {
            assert!((scale(unit) / first - 1.0).abs() < 2e-4, "{}", unit.key);
        }
    }
}

#[test]
fn the_country_has_205_units_in_17_regions_and_all_its_people() {
    let territory = kazakhstan().territory;
    assert_eq!(territory.living_units().count(), 205);
    assert_eq!(territory.living_regions().count(), 17);
    // Bureau of National Statistics, 1 January 2023.
    assert_eq!(territory.total_population(), 19_765_004);
}

#[test]
fn every_name_and_alias_finds_its_unit_by_the_path() {
    let territory = kazakhstan().territory;
    for (id, unit) in territory.living_units() {
        let region = &territory.region(unit.region).names.en;
        let names = unit.names.all().map(str::to_owned);
        for name in names.chain(unit.aliases.iter().cloned()) {
            let path = format!("{region}/{name}");
            let found = find_unit(&territory, &path);
            assert_eq!(found.ok(), Some(id), "{path}");
        }
    }
}

#[test]
fn a_code_means_one_unit_on_a_day() {
    let territory = kazakhstan().territory;
    for day in ["2022-05-01", "2022-06-07", "2022-06-08", "2023-01-01"] {
        let day = day.parse().expect("a day");
        let mut seen = BTreeSet::new();
        for (_, unit) in territory.living_units() {
            let code = unit.code_on(day).expect("every unit has a code");
            assert!(seen.insert(code.to_owned()), "{code} on {day}");
            assert_eq!(code.len(), 9, "{code}");
        }
    }
}

#[test]
fn settlements_lie_in_the_unit_that_is_governed_from_them() {
    let opened = kazakhstan();
    let owner = opened.territory.unit_of_atom();
    let unit_of = |name: &str| {
        let mut found = opened.territory.settlements.iter();
        let settlement = found.find(|s| s.names.en == name).expect("a settlement");
        let unit = owner[settlement.atom.0 as usize].expect("a unit");
        opened.territory.unit(unit).key.as_str()
    };
    assert_eq!(unit_of("Zhezqazghan"), "karaganda-region/zhezkazgan-city");
    assert_eq!(unit_of("Pavlodar"), "pavlodar-region/pavlodar-city");
    assert_eq!(unit_of("Almaty"), "almaty-city/almaty-city");
}

#[test]
fn the_embedded_files_are_those_of_the_lock() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata");
    let lock = std::fs::read_to_string(folder.join("geodata.lock")).expect("a lock");
    for set in DATA_SETS {
        for (name, text) in set.files {
            let line = format!("{}  {}/{name}", sha256_hex(text.as_bytes()), set.name);
            assert!(lock.lines().any(|l| l == line), "{line}");
        }
    }
}

#[test]
fn a_settlement_that_is_a_seat_has_the_names_of_the_seat() {
    let territory = kazakhstan().territory;
    let mut named = 0;
    for settlement in &territory.settlements {
        let unit = &territory.units[settlement.atom.0 as usize];
        let seat = unit.seat.as_ref().expect("every unit has a seat");
        let at = (settlement.position.x - seat.position.x)
            .hypot(settlement.position.y - seat.position.y);
        if settlement.names.en == seat.names.en && at < 0.02 {
            assert_eq!(settlement.names, seat.names);
            named += 1;
        }
    }
    assert!(
        named > 50,
        "{named} settlements bear the English name of their seat"
    );
    let with = |given: fn(&aimaq::territory::Names) -> bool| {
        territory
            .settlements
            .iter()
            .filter(|s| given(&s.names))
            .count()
    };
    assert_eq!(
        (
            with(|n| n.given(lang("kk")).is_some()),
            with(|n| n.given(lang("ru")).is_some())
        ),
        (335, 335)
    );
}
