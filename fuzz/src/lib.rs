//! What is fed to the library and what must hold of it, for the seeded runner here
//! and for the guided one in `guided`.

mod coverage;
mod crs;
mod damage;
mod formats;
mod jobs;
#[path = "../../tests/aimaq/support/osm.rs"]
mod osm;
mod packed;
mod random;
mod rasters;
mod readers;
mod roads;
mod seeds;
mod series;
mod shapes;
mod sums;
mod tables;
mod territories;
mod vintages;

pub use random::Random;

/// One part of the library.
pub struct Target {
    pub name: &'static str,
    /// Draws an input and asserts what must hold.
    draw: fn(&mut Random),
    /// As `draw`, of bytes that are the file to be read.
    read: Option<fn(&[u8])>,
    /// What the files are made of.
    words: &'static [&'static str],
}

impl Target {
    /// By its name.
    pub fn named(name: &str) -> Option<&'static Target> {
        TARGETS.iter().find(|target| target.name == name)
    }

    /// With the input of a seed.
    pub fn seeded(&self, seed: u64) {
        (self.draw)(&mut Random::new(seed));
    }

    /// With bytes that a fuzzer chose: a reader's file, else the choices.
    pub fn steered(&self, bytes: &[u8]) {
        match self.read {
            Some(read) => read(bytes),
            None => (self.draw)(&mut Random::steered(bytes)),
        }
    }

    /// Small inputs for a fuzzer to start from.
    pub fn seeds(&self) -> Vec<Vec<u8>> {
        seeds::of(self.name)
    }

    /// The words of the target's files as a dictionary of libFuzzer, which takes one
    /// without words for a missing file unless there is a comment in it.
    pub fn dictionary(&self) -> String {
        let hex = |word: &&str| word.bytes().map(|b| format!("\\x{b:02x}")).collect();
        let words = self.words.iter().map(hex);
        let lines = words.map(|word: String| format!("\"{word}\"\n"));
        format!("# {}\n{}", self.name, lines.collect::<String>())
    }
}

const fn drawn(name: &'static str, draw: fn(&mut Random)) -> Target {
    Target {
        name,
        draw,
        read: None,
        words: &[],
    }
}

const fn reader(
    name: &'static str,
    draw: fn(&mut Random),
    read: fn(&[u8]),
    words: &'static [&'static str],
) -> Target {
    Target {
        name,
        draw,
        read: Some(read),
        words,
    }
}

/// Everything that can be run.
pub const TARGETS: &[Target] = &[
    drawn("build", coverage::build),
    drawn("dissolve", coverage::dissolve),
    drawn("simplify", coverage::simplify),
    drawn("cut", coverage::cut),
    drawn("check", coverage::find),
    drawn("clean", coverage::repair),
    reader(
        "geojson",
        readers::geojson,
        readers::read_geojson,
        readers::GEOJSON_WORDS,
    ),
    reader(
        "geojson-lines",
        readers::geojson_lines,
        readers::read_geojson_lines,
        readers::GEOJSON_WORDS,
    ),
    reader(
        "shapefile",
        readers::shapefile,
        readers::read_shapefile,
        &[readers::PART, "UTF-8", "GEOGCS[WGS84]", "1251"],
    ),
    reader(
        "topojson",
        formats::topojson,
        formats::read_topojson,
        formats::TOPOJSON_WORDS,
    ),
    reader(
        "flatgeobuf",
        formats::flatgeobuf,
        formats::read_flatgeobuf,
        formats::BINARY_WORDS,
    ),
    reader("kml", formats::kml, formats::read_kml, formats::XML_WORDS),
    reader("kmz", formats::kmz, formats::read_kmz, formats::XML_WORDS),
    reader("wkt", formats::wkt, formats::read_wkt, formats::WKT_WORDS),
    reader(
        "zip",
        formats::zipped,
        formats::read_zipped,
        formats::BINARY_WORDS,
    ),
    reader(
        "xlsx",
        formats::xlsx,
        formats::read_xlsx,
        formats::BINARY_WORDS,
    ),
    reader(
        "geopackage",
        formats::geopackage,
        formats::read_geopackage,
        formats::BINARY_WORDS,
    ),
    #[cfg(feature = "parquet")]
    reader(
        "geoparquet",
        formats::geoparquet,
        formats::read_geoparquet,
        formats::BINARY_WORDS,
    ),
    reader("crs", crs::crs, crs::read_crs, crs::WORDS),
    reader("csv", readers::csv, readers::read_csv, readers::CSV_WORDS),
    reader(
        "plan",
        readers::plan,
        readers::read_plan,
        readers::PLAN_WORDS,
    ),
    reader("packed", packed::packed, packed::read_packed, &[]),
    reader("roads", roads::roads, roads::read_roads, roads::WORDS),
    reader(
        "kept-roads",
        tables::cached,
        tables::read_cached,
        tables::KEPT_WORDS,
    ),
    reader(
        "manifest",
        jobs::manifest,
        jobs::read_manifest,
        jobs::MANIFEST_WORDS,
    ),
    reader(
        "record",
        jobs::record,
        jobs::read_record,
        jobs::RECORD_WORDS,
    ),
    reader("norms", jobs::norms, jobs::read_standards, jobs::NORM_WORDS),
    reader("rules", jobs::rules, jobs::read_rules, jobs::RULE_WORDS),
    reader(
        "crosswalk",
        tables::rebased,
        tables::read_rebased,
        tables::WORDS,
    ),
    reader("partial", sums::partial, sums::read, sums::WORDS),
    reader("raster", rasters::raster, rasters::read, rasters::WORDS),
    reader(
        "series",
        series::series_tables,
        series::read_series,
        series::WORDS,
    ),
    reader(
        "territory",
        territories::territory,
        territories::read_territory,
        territories::WORDS,
    ),
    reader(
        "people",
        territories::people,
        territories::read_people,
        territories::PEOPLE_WORDS,
    ),
    reader(
        "vintages",
        vintages::two_vintages,
        vintages::read_vintages,
        vintages::WORDS,
    ),
];
