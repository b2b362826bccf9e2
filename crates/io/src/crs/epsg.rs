//! Systems by the codes of the EPSG register: those that boundaries mostly come in.

use super::datum::{Datum, by_name};
use super::definition::{DEGREE, Definition, Geographic, plane};
use super::projection::Parameters;
use aimaq_words::Message;
use aimaq_words::msg;

/// Codes of longitude and latitude, each with its datum.
const GEOGRAPHIC: &[(u32, &str)] = &[
    (4326, "WGS 84"),
    (4979, "WGS 84"),
    (4258, "ETRS89"),
    (4269, "NAD83"),
    (4267, "NAD27"),
    (4284, "Pulkovo 1942"),
    (4200, "Pulkovo 1995"),
    (4230, "ED50"),
    (4322, "WGS 72"),
    (4277, "OSGB 1936"),
    (4314, "DHDN"),
    (4289, "Amersfoort"),
    (4312, "MGI"),
    (4275, "NTF"),
    (4171, "RGF93"),
    (4674, "SIRGAS 2000"),
    (4283, "GDA94"),
    (7844, "GDA2020"),
    (4167, "NZGD2000"),
    (4490, "CGCS2000"),
    (4619, "SWEREF99"),
    (7683, "GSK-2011"),
];

/// Grids of zones: the first and last code, the datum, the meridian of the first and
/// degrees from one to the next, the scale, the false easting of the first and metres
/// from one to the next, and the false northing.
struct Zones {
    codes: (u32, u32),
    datum: &'static str,
    name: &'static str,
    first: f64,
    apart: f64,
    scale: f64,
    east: f64,
    east_apart: f64,
    north: f64,
}

const fn zones(
    codes: (u32, u32),
    (name, datum): (&'static str, &'static str),
    (first, apart): (f64, f64),
    scale: f64,
    (east, east_apart, north): (f64, f64, f64),
) -> Zones {
    Zones {
        codes,
        datum,
        name,
        first,
        apart,
        scale,
        east,
        east_apart,
        north,
    }
}

const UTM: f64 = 0.9996;
const NORTH: (f64, f64, f64) = (500_000.0, 0.0, 0.0);
const SOUTH: (f64, f64, f64) = (500_000.0, 0.0, 10_000_000.0);

const ZONES: &[Zones] = &[
    zones(
        (32601, 32660),
        ("UTM north", "WGS 84"),
        (-177.0, 6.0),
        UTM,
        NORTH,
    ),
    zones(
        (32701, 32760),
        ("UTM south", "WGS 84"),
        (-177.0, 6.0),
        UTM,
        SOUTH,
    ),
    zones((25828, 25838), ("UTM", "ETRS89"), (-15.0, 6.0), UTM, NORTH),
    zones((23028, 23038), ("UTM", "ED50"), (-15.0, 6.0), UTM, NORTH),
    zones((26901, 26923), ("UTM", "NAD83"), (-177.0, 6.0), UTM, NORTH),
    zones(
        (31965, 31976),
        ("UTM north", "SIRGAS 2000"),
        (-117.0, 6.0),
        UTM,
        NORTH,
    ),
    zones(
        (31977, 31985),
        ("UTM south", "SIRGAS 2000"),
        (-81.0, 6.0),
        UTM,
        SOUTH,
    ),
    zones(
        (28402, 28432),
        ("Gauss-Krüger", "Pulkovo 1942"),
        (9.0, 6.0),
        1.0,
        (2_500_000.0, 1e6, 0.0),
    ),
    zones(
        (28462, 28492),
        ("Gauss-Krüger without zone", "Pulkovo 1942"),
        (9.0, 6.0),
        1.0,
        NORTH,
    ),
    zones(
        (2494, 2522),
        ("Gauss-Krüger by meridian", "Pulkovo 1942"),
        (21.0, 6.0),
        1.0,
        NORTH,
    ),
    zones(
        (2523, 2581),
        ("3-degree Gauss-Krüger", "Pulkovo 1942"),
        (21.0, 3.0),
        1.0,
        (7_500_000.0, 1e6, 0.0),
    ),
    zones(
        (2582, 2599),
        ("3-degree Gauss-Krüger by meridian", "Pulkovo 1942"),
        (21.0, 3.0),
        1.0,
        NORTH,
    ),
    zones(
        (2601, 2640),
        ("3-degree Gauss-Krüger by meridian", "Pulkovo 1942"),
        (75.0, 3.0),
        1.0,
        NORTH,
    ),
    zones(
        (20004, 20032),
        ("Gauss-Krüger", "Pulkovo 1995"),
        (21.0, 6.0),
        1.0,
        (4_500_000.0, 1e6, 0.0),
    ),
    zones(
        (31466, 31469),
        ("Gauss-Krüger", "DHDN"),
        (6.0, 3.0),
        1.0,
        (2_500_000.0, 1e6, 0.0),
    ),
];

/// Grids that stand alone: code, name, datum, method, and parameters in degrees and
/// metres.
type Grid = (
    u32,
    &'static str,
    &'static str,
    &'static str,
    &'static [(&'static str, f64)],
);

const GRIDS: &[Grid] = &[
    (
        3857,
        "Web Mercator",
        "WGS 84",
        "Mercator_Auxiliary_Sphere",
        &[],
    ),
    (
        2154,
        "Lambert-93",
        "RGF93",
        "Lambert_Conformal_Conic_2SP",
        &[
            ("latitudeoforigin", 46.5),
            ("centralmeridian", 3.0),
            ("standardparallel1", 49.0),
            ("standardparallel2", 44.0),
            ("falseeasting", 700_000.0),
            ("falsenorthing", 6_600_000.0),
        ],
    ),
    (
        3035,
        "LAEA Europe",
        "ETRS89",
        "Lambert_Azimuthal_Equal_Area",
        &[
            ("latitudeoforigin", 52.0),
            ("centralmeridian", 10.0),
            ("falseeasting", 4_321_000.0),
            ("falsenorthing", 3_210_000.0),
        ],
    ),
    (
        3034,
        "LCC Europe",
        "ETRS89",
        "Lambert_Conformal_Conic_2SP",
        &[
            ("latitudeoforigin", 52.0),
            ("centralmeridian", 10.0),
            ("standardparallel1", 35.0),
            ("standardparallel2", 65.0),
            ("falseeasting", 4_000_000.0),
            ("falsenorthing", 2_800_000.0),
        ],
    ),
    (
        5880,
        "Brazil Polyconic",
        "SIRGAS 2000",
        "Polyconic",
        &[
            ("centralmeridian", -54.0),
            ("falseeasting", 5_000_000.0),
            ("falsenorthing", 10_000_000.0),
        ],
    ),
    (
        27700,
        "British National Grid",
        "OSGB 1936",
        "Transverse_Mercator",
        &[
            ("latitudeoforigin", 49.0),
            ("centralmeridian", -2.0),
            ("scalefactor", 0.999_601_271_7),
            ("falseeasting", 400_000.0),
            ("falsenorthing", -100_000.0),
        ],
    ),
    (
        28992,
        "RD New",
        "Amersfoort",
        "Oblique_Stereographic",
        &[
            ("latitudeoforigin", 52.156_160_555_555_55),
            ("centralmeridian", 5.387_638_888_888_89),
            ("scalefactor", 0.999_907_9),
            ("falseeasting", 155_000.0),
            ("falsenorthing", 463_000.0),
        ],
    ),
    (
        31370,
        "Belgian Lambert 72",
        "Belge 1972",
        "Lambert_Conformal_Conic_2SP",
        &[
            ("latitudeoforigin", 90.0),
            ("centralmeridian", 4.367_486_666_666_666),
            ("standardparallel1", 51.166_667_233_333_33),
            ("standardparallel2", 49.833_333_9),
            ("falseeasting", 150_000.013),
            ("falsenorthing", 5_400_088.438),
        ],
    ),
    (
        5070,
        "Conus Albers",
        "NAD83",
        "Albers",
        &[
            ("latitudeoforigin", 23.0),
            ("centralmeridian", -96.0),
            ("standardparallel1", 29.5),
            ("standardparallel2", 45.5),
        ],
    ),
    (
        3577,
        "Australian Albers",
        "GDA94",
        "Albers",
        &[
            ("centralmeridian", 132.0),
            ("standardparallel1", -18.0),
            ("standardparallel2", -36.0),
        ],
    ),
    (
        2193,
        "New Zealand Transverse Mercator",
        "NZGD2000",
        "Transverse_Mercator",
        &[
            ("centralmeridian", 173.0),
            ("scalefactor", UTM),
            ("falseeasting", 1_600_000.0),
            ("falsenorthing", 10_000_000.0),
        ],
    ),
    (
        3006,
        "SWEREF99 TM",
        "SWEREF99",
        "Transverse_Mercator",
        &[
            ("centralmeridian", 15.0),
            ("scalefactor", UTM),
            ("falseeasting", 500_000.0),
        ],
    ),
    (
        3067,
        "TM35FIN",
        "ETRS89",
        "Transverse_Mercator",
        &[
            ("centralmeridian", 27.0),
            ("scalefactor", UTM),
            ("falseeasting", 500_000.0),
        ],
    ),
    (
        2180,
        "Poland CS92",
        "ETRS89",
        "Transverse_Mercator",
        &[
            ("centralmeridian", 19.0),
            ("scalefactor", 0.9993),
            ("falseeasting", 500_000.0),
            ("falsenorthing", -5_300_000.0),
        ],
    ),
    (
        3301,
        "Estonian Coordinate System of 1997",
        "EST97",
        "Lambert_Conformal_Conic_2SP",
        &[
            ("latitudeoforigin", 57.517_553_930_555_55),
            ("centralmeridian", 24.0),
            ("standardparallel1", 59.333_333_333_333_34),
            ("standardparallel2", 58.0),
            ("falseeasting", 500_000.0),
            ("falsenorthing", 6_375_000.0),
        ],
    ),
    (
        3413,
        "Polar Stereographic North",
        "WGS 84",
        "Polar_Stereographic",
        &[("latitudeoforigin", 70.0), ("centralmeridian", -45.0)],
    ),
    (
        3031,
        "Antarctic Polar Stereographic",
        "WGS 84",
        "Polar_Stereographic",
        &[("latitudeoforigin", -71.0)],
    ),
    // Of ESRI's register: the system of GHS-POP, which EPSG does not have.
    (54009, "World Mollweide", "WGS 84", "Mollweide", &[]),
];

/// The definition of a code.
pub(super) fn definition(code: u32) -> Result<Definition, Message> {
    let of = |name: &str, datum: &str| (format!("EPSG:{code}, {name}"), by_name(datum));
    if let Some((_, datum)) = GEOGRAPHIC.iter().find(|(own, _)| *own == code) {
        let (name, datum) = of(datum, datum);
        return made(name, datum, None);
    }
    // What the code of the web's projection was before it had one.
    let code = if [900_913, 102_100, 102_113, 3785].contains(&code) {
        3857
    } else {
        code
    };
    if let Some((_, name, datum, method, parameters)) = GRIDS.iter().find(|grid| grid.0 == code) {
        let (name, datum) = of(name, datum);
        return made(name, datum, Some((*method, parameters.to_vec())));
    }
    let found = ZONES
        .iter()
        .find(|z| (z.codes.0..=z.codes.1).contains(&code));
    let Some(zones) = found else {
        return Err(msg!("error-crs-code", code = code.to_string()));
    };
    let nth = f64::from(code - zones.codes.0);
    let parameters = vec![
        ("centralmeridian", zones.first + nth * zones.apart),
        ("scalefactor", zones.scale),
        ("falseeasting", zones.east + nth * zones.east_apart),
        ("falsenorthing", zones.north),
    ];
    let (name, datum) = of(&format!("{} / {}", zones.datum, zones.name), zones.datum);
    made(name, datum, Some(("Transverse_Mercator", parameters)))
}

fn made(
    name: String,
    datum: Option<&'static Datum>,
    projection: Option<(&str, Vec<(&str, f64)>)>,
) -> Result<Definition, Message> {
    let geographic = Geographic::of(datum.ok_or(msg!("error-crs-datum"))?);
    let plane = projection.map(|(method, values)| {
        let values = values.into_iter().map(|(name, value)| {
            let angle = ["latitude", "parallel", "meridian"]
                .iter()
                .any(|part| name.contains(part));
            (name.to_owned(), if angle { value * DEGREE } else { value })
        });
        let parameters = Parameters {
            values: values.collect(),
        };
        plane(method, &parameters, 1.0, geographic.ellipsoid)
    });
    Ok(Definition {
        name,
        plane: plane.transpose()?,
        geographic,
    })
}
