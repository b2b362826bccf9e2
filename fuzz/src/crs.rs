//! Coordinate reference systems: what is read gives places on earth or none.

use aimaq::io::Crs;

use crate::damage::damaged;
use crate::random::Random;

const DEFINITIONS: [&str; 5] = [
    r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#,
    r#"PROJCS["Pulkovo_1942_GK_Zone_13",GEOGCS["GCS_Pulkovo_1942",DATUM["D_Pulkovo_1942",SPHEROID["Krasovsky_1940",6378245.0,298.3],TOWGS84[23.92,-141.27,-80.9,0,0.35,0.82,-0.12]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",13500000.0],PARAMETER["Central_Meridian",75.0],PARAMETER["Scale_Factor",1.0],UNIT["Meter",1.0]]"#,
    r#"PROJCRS["x",BASEGEOGCRS["y",DATUM["European Terrestrial Reference System 1989",ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]]]],CONVERSION["z",METHOD["Lambert Azimuthal Equal Area",ID["EPSG",9820]],PARAMETER["Latitude of natural origin",52,ANGLEUNIT["degree",0.0174532925199433]],PARAMETER["Longitude of natural origin",10]],CS[Cartesian,2],LENGTHUNIT["metre",1]]"#,
    r#"{"type":"ProjectedCRS","name":"a","base_crs":{"name":"b","datum":{"name":"World Geodetic System 1984","ellipsoid":{"semi_major_axis":6378137,"inverse_flattening":298.257223563}}},"conversion":{"method":{"name":"Transverse Mercator"},"parameters":[{"name":"Longitude of natural origin","value":15,"unit":"degree"}]}}"#,
    "urn:ogc:def:crs:EPSG::3857",
];

pub const WORDS: &[&str] = &[
    "GEOGCS[",
    "PROJCRS[",
    "BOUNDCRS[",
    "UNIT[",
    "PARAMETER[",
    "Albers",
    "Polar_Stereographic",
    "Oblique_Stereographic",
    "Mercator_2SP",
    "Lambert_Conformal_Conic_2SP",
    "1e300",
    "-90",
    "0",
    "]",
    "\"",
];

pub fn crs(random: &mut Random) {
    let definition = DEFINITIONS[random.below(DEFINITIONS.len())];
    read_crs(&damaged(random, definition.as_bytes().to_vec(), WORDS));
}

pub fn read_crs(bytes: &[u8]) {
    let Ok(crs) = Crs::parse(&String::from_utf8_lossy(bytes)) else {
        return;
    };
    let _ = (crs.note(), crs.name());
    for x in [0.0, -1.5, 179.0, 5e5, -2e7, 1e300, f64::NAN] {
        for y in [0.0, 51.25, -90.0, 4.5e6, 1e308] {
            if let Ok(place) = crs.place(x, y) {
                assert!((-180.0..=180.0).contains(&place.lon()));
                assert!((-90.0..=90.0).contains(&place.lat()));
            }
        }
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    DEFINITIONS
        .iter()
        .map(|text| text.as_bytes().to_vec())
        .collect()
}
