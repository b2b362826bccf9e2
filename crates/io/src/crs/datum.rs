//! Datums: how the coordinates of one lie beside those of WGS 84.
//!
//! The shifts are those of the EPSG register for the land that the datum was made for,
//! with the accuracy that the register states; a definition that brings its own shift
//! goes before them.

use super::ellipsoid::{Ellipsoid, WGS84};
use super::projection::bare;

/// Metres along three axes, seconds of arc around them, and parts per million: a
/// position vector transformation.
pub(super) type Helmert = [f64; 7];

/// A datum that is known.
#[derive(Debug, PartialEq)]
pub(super) struct Datum {
    pub(super) name: &'static str,
    pub(super) ellipsoid: Ellipsoid,
    /// Names that it goes by, letters and digits in lower case; one that ends in
    /// a star is the beginning of several.
    pub(super) known_as: &'static [&'static str],
    /// How its coordinates become those of WGS 84; none if they are taken as they are.
    pub(super) shift: Option<Helmert>,
    /// How far off the result may be, metres.
    pub(super) metres: f64,
}

const GRS80: Ellipsoid = Ellipsoid::new(6_378_137.0, 298.257_222_101);
const KRASSOWSKY: Ellipsoid = Ellipsoid::new(6_378_245.0, 298.3);
const INTERNATIONAL: Ellipsoid = Ellipsoid::new(6_378_388.0, 297.0);
const BESSEL: Ellipsoid = Ellipsoid::new(6_377_397.155, 299.152_812_8);
const CLARKE_1866: Ellipsoid = Ellipsoid::new(6_378_206.4, 294.978_698_213_9);
const CLARKE_1880: Ellipsoid = Ellipsoid::new(6_378_249.2, 293.466_021_293_6);
const AIRY: Ellipsoid = Ellipsoid::new(6_377_563.396, 299.324_964_6);

/// WGS 84 and the frames that are within a metre or two of it, for which no shift is
/// made.
const fn near(
    name: &'static str,
    known_as: &'static [&'static str],
    ellipsoid: Ellipsoid,
    metres: f64,
) -> Datum {
    Datum {
        name,
        ellipsoid,
        known_as,
        shift: None,
        metres,
    }
}

const fn shifted(
    name: &'static str,
    known_as: &'static [&'static str],
    ellipsoid: Ellipsoid,
    shift: Helmert,
    metres: f64,
) -> Datum {
    Datum {
        name,
        ellipsoid,
        known_as,
        shift: Some(shift),
        metres,
    }
}

/// All that are known; longer names go before those that they begin with.
pub(super) static DATUMS: [Datum; 34] = [
    near(
        "WGS 84",
        &["wgs1984*", "wgs84*", "worldgeodeticsystem1984*"],
        WGS84,
        0.0,
    ),
    near(
        "ETRS89",
        &[
            "etrs1989",
            "etrs89",
            "europeanterrestrialreferencesystem1989",
        ],
        GRS80,
        1.0,
    ),
    near(
        "NAD83",
        &[
            "northamerican1983",
            "northamericandatum1983",
            "nad83",
            "nad1983",
        ],
        GRS80,
        4.0,
    ),
    near(
        "SIRGAS 2000",
        &["sirgas2000", "sistemadereferenciageocentrico*"],
        GRS80,
        1.0,
    ),
    near(
        "RGF93",
        &["rgf1993*", "rgf93*", "reseaugeodesiquefrancais1993*"],
        GRS80,
        1.0,
    ),
    near(
        "GDA2020",
        &["gda2020", "geocentricdatumofaustralia2020"],
        GRS80,
        3.0,
    ),
    near(
        "GDA94",
        &["gda1994", "gda94", "geocentricdatumofaustralia1994"],
        GRS80,
        3.0,
    ),
    near(
        "NZGD2000",
        &["nzgd2000", "newzealandgeodeticdatum2000"],
        GRS80,
        1.0,
    ),
    near(
        "CGCS2000",
        &["china2000", "chinageodeticcoordinatesystem2000", "cgcs2000"],
        GRS80,
        1.0,
    ),
    near("JGD", &["jgd20*", "japanesegeodeticdatum20*"], GRS80, 2.0),
    near("SWEREF99", &["sweref99", "sweref1999"], GRS80, 1.0),
    near(
        "LKS",
        &[
            "lks1994",
            "lks94",
            "lks1992",
            "lks92",
            "lithuania1994*",
            "latvia1992",
            "latviangeodeticcoordinatesystem1992",
        ],
        GRS80,
        1.0,
    ),
    near("ETRF2000-PL", &["etrf2000poland", "etrf2000pl"], GRS80, 1.0),
    near(
        "HTRS96",
        &["croatianterrestrialreferencesystem", "htrs96"],
        GRS80,
        1.0,
    ),
    near("IRENET95", &["irenet95"], GRS80, 1.0),
    near(
        "Mexico ITRF2008",
        &["mexicoitrf2008", "itrf2008mexico"],
        GRS80,
        1.0,
    ),
    near(
        "KGD2002",
        &["koreangeodeticdatum2002", "korea2000", "kgd2002"],
        GRS80,
        1.0,
    ),
    near(
        "TWD97",
        &["taiwandatum1997", "twd97", "twd1997"],
        GRS80,
        1.0,
    ),
    near("EST97", &["estonia1997", "est97"], GRS80, 1.0),
    near(
        "GSK-2011",
        &["gsk2011", "geodezicheskayasistemakoordinat2011"],
        GRS80,
        1.0,
    ),
    near(
        "ITRF",
        &["itrf*", "internationalterrestrialreferenceframe*"],
        GRS80,
        2.0,
    ),
    near(
        "Hartebeesthoek94",
        &["hartebeesthoek1994", "hartebeesthoek94"],
        WGS84,
        1.0,
    ),
    shifted(
        "Pulkovo 1942",
        &["pulkovo1942"],
        KRASSOWSKY,
        [25.0, -141.0, -78.5, 0.0, 0.35, 0.736, 0.0],
        4.5,
    ),
    shifted(
        "Pulkovo 1995",
        &["pulkovo1995"],
        KRASSOWSKY,
        [24.47, -130.89, -81.56, 0.0, 0.0, 0.13, -0.22],
        1.0,
    ),
    shifted(
        "WGS 72BE",
        &[
            "wgs1972transitbroadcastephemeris",
            "wgs72be",
            "wgs1972be",
            "wgs72transit",
        ],
        Ellipsoid::new(6_378_135.0, 298.26),
        [0.0, 0.0, 1.9, 0.0, 0.0, 0.814, -0.38],
        2.0,
    ),
    shifted(
        "WGS 72",
        &["wgs1972", "wgs72", "worldgeodeticsystem1972"],
        Ellipsoid::new(6_378_135.0, 298.26),
        [0.0, 0.0, 4.5, 0.0, 0.0, 0.554, 0.219],
        2.0,
    ),
    shifted(
        "ED50",
        &["european1950", "europeandatum1950", "ed50", "ed1950"],
        INTERNATIONAL,
        [-87.0, -98.0, -121.0, 0.0, 0.0, 0.0, 0.0],
        10.0,
    ),
    shifted(
        "NAD27",
        &[
            "northamerican1927",
            "northamericandatum1927",
            "nad27",
            "nad1927",
        ],
        CLARKE_1866,
        [-8.0, 160.0, 176.0, 0.0, 0.0, 0.0, 0.0],
        10.0,
    ),
    shifted(
        "OSGB 1936",
        &["osgb1936", "osgb36", "ordnancesurveyofgreatbritain1936"],
        AIRY,
        [446.448, -125.157, 542.06, 0.15, 0.247, 0.842, -20.489],
        2.0,
    ),
    shifted(
        "DHDN",
        &["deutscheshauptdreiecksnetz", "dhdn"],
        BESSEL,
        [598.1, 73.7, 418.2, 0.202, 0.045, -2.455, 6.7],
        3.0,
    ),
    shifted(
        "Amersfoort",
        &["amersfoort"],
        BESSEL,
        [
            565.4171, 50.3319, 465.5524, -0.398_957, 0.343_988, -1.877_402, 4.0725,
        ],
        1.0,
    ),
    shifted(
        "MGI",
        &[
            "mgi",
            "militargeographischeinstitut",
            "militargeographischesinstitut",
        ],
        BESSEL,
        [577.326, 90.129, 463.919, 5.137, 1.474, 5.297, 2.4232],
        2.0,
    ),
    shifted(
        "Belge 1972",
        &["belge1972", "reseaunationalbelge1972"],
        INTERNATIONAL,
        [
            -106.8686, 52.2978, -103.7239, 0.3366, -0.457, 1.8422, -1.2747,
        ],
        1.0,
    ),
    shifted(
        "NTF",
        &["nouvelletriangulationfrancaise*", "ntf*"],
        CLARKE_1880,
        [-168.0, -60.0, 320.0, 0.0, 0.0, 0.0, 0.0],
        2.0,
    ),
];

/// The datum of a name as definitions write it.
pub(super) fn by_name(name: &str) -> Option<&'static Datum> {
    let bare = bare(name.strip_prefix("D_").unwrap_or(name));
    let bare = bare.strip_suffix("ensemble").unwrap_or(&bare);
    let meant = |own: &&str| match own.strip_suffix('*') {
        Some(head) => bare.starts_with(head),
        None => bare == *own,
    };
    let known = |datum: &&Datum| datum.known_as.iter().any(meant);
    DATUMS.iter().find(known)
}

/// Longitude and latitude in radians on an ellipsoid, moved to WGS 84.
pub(super) fn to_wgs84(lon: f64, lat: f64, on: Ellipsoid, shift: &Helmert) -> (f64, f64) {
    let [x, y, z] = on.to_space(lon, lat);
    let [tx, ty, tz, rx, ry, rz, ppm] = *shift;
    let [rx, ry, rz] = [rx, ry, rz].map(|seconds| (seconds / 3_600.0).to_radians());
    let scale = 1.0 + ppm * 1e-6;
    WGS84.geodetic([
        tx + scale * (x - rz * y + ry * z),
        ty + scale * (rz * x + y - rx * z),
        tz + scale * (rx * y - ry * x + z),
    ])
}
