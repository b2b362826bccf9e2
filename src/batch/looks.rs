//! How the layers of a run are drawn where they are opened in a GIS: regions in the colours
//! that the maps of the run have.

use super::layers::Layer;
use crate::draw::Theme;
use crate::figures::colours_of;
use crate::io::{Look, Mark, Rgb};
use crate::territory::Territory;

/// Land of no region, lines, and points.
const NO_REGION: Rgb = [0xee, 0xee, 0xee];
const REGION_LINE: Rgb = [0x55, 0x55, 0x55];
const UNIT_LINE: Rgb = [0x99, 0x99, 0x99];
const WHITE: Rgb = [0xff, 0xff, 0xff];
const DARK: Rgb = [0x22, 0x22, 0x22];
const PEOPLE: Rgb = [0x1f, 0x6f, 0xb4];

/// The looks of all layers.
pub(super) struct Looks {
    regions: Look,
    units: Look,
    pub(super) centres: Look,
    pub(super) seats: Look,
    pub(super) settlements: Look,
}

impl Looks {
    pub(super) fn of(before: &Territory, after: &Territory, theme: &Theme) -> Self {
        let colours = colours_of(before, after).into_iter();
        let colours: Vec<_> = colours.map(|own| theme.become_of(own)).collect();
        let named = |state: &Territory| -> Vec<(String, Rgb)> {
            let names = state
                .regions
                .iter()
                .map(|region| region.names.main().to_owned());
            let colours = colours.iter().map(|colour| [colour.r, colour.g, colour.b]);
            names.zip(colours).collect()
        };
        // A region may have had another name; two of one name look alike.
        let mut values = named(after);
        for (name, colour) in named(before) {
            if !values.iter().any(|(known, _)| *known == name) {
                values.push((name, colour));
            }
        }
        let land = |field: &str, line, width| Look {
            mark: Mark::Fill(width),
            by: Some((field.to_owned(), values.clone())),
            colour: NO_REGION,
            line,
        };
        let dots = |size, colour, line| Look {
            mark: Mark::Dot(size),
            by: None,
            colour,
            line,
        };
        Self {
            regions: land("name", REGION_LINE, 0.4),
            units: land("region", UNIT_LINE, 0.15),
            centres: dots(3.0, DARK, WHITE),
            seats: dots(1.6, WHITE, DARK),
            settlements: dots(1.0, PEOPLE, WHITE),
        }
    }

    pub(super) fn of_land(&self, layer: Layer) -> &Look {
        match layer {
            Layer::RegionsBefore | Layer::RegionsAfter => &self.regions,
            Layer::UnitsBefore | Layer::UnitsAfter => &self.units,
        }
    }
}
