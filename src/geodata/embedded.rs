//! The data sets that are compiled into the program.

/// A data set that is compiled into the program.
#[derive(Debug, Clone, Copy)]
pub struct DataSet {
    /// Its name, for example `kazakhstan`.
    pub name: &'static str,
    /// Its files by their path in the data set.
    pub files: &'static [(&'static str, &'static str)],
}

macro_rules! files {
    ($folder:literal: $($file:literal),+ $(,)?) => {
        &[$(($file, include_str!(concat!("../../geodata/", $folder, "/", $file)))),+]
    };
}

/// All embedded data sets.
pub static DATA_SETS: &[DataSet] = &[DataSet {
    name: "kazakhstan",
    files: files!("kazakhstan":
        "territory.toml",
        "regions.csv",
        "units.csv",
        "settlements.csv",
        "units.geojson",
        "outlines.geojson",
        "parts.geojson",
        "lakes.geojson",
        "rivers.geojson",
        "sea.geojson",
        "borders.geojson",
        "around.csv",
        "rules.toml",
        "series/figures.csv",
        "series/flows.csv",
        "series/groups.csv",
        "series/centres.csv",
        "series/sources.csv",
        "reforms/kazakhstan-2022.toml",
        "reforms/kazakhstan-2022-whole-districts.toml",
        "reforms/kazakhstan-former-zhezkazgan.toml",
        "reforms/kazakhstan-1997-2017.toml",
        "reforms/kazakhstan-1997-2017-undone.toml",
        "reforms/kazakhstan-2018-2021.toml",
        "reforms/kazakhstan-2018-2021-undone.toml",
        "reforms/kazakhstan-2022-2024.toml",
    ),
}];

/// The plan that is meant where none is named.
pub const DEFAULT_PLAN: &str = "kazakhstan-2022";
/// The territory that is meant where none is named.
pub const DEFAULT_TERRITORY: &str = "kazakhstan";

/// Embedded packs of rules that regions should keep to, by name.
pub static STANDARDS: &[(&str, &str)] = &[
    (
        "address-2022",
        include_str!("../../geodata/norms/address-2022.toml"),
    ),
    (
        "ukraine-capable-communities",
        include_str!("../../geodata/norms/ukraine-capable-communities.toml"),
    ),
];

/// Where the sources and licences of the embedded data are described.
pub static SOURCES: &str = include_str!("../../geodata/SOURCES.md");

impl DataSet {
    /// The text of one of its files.
    pub fn file(&self, path: &str) -> Option<&'static str> {
        let found = self.files.iter().find(|(name, _)| *name == path);
        found.map(|(_, text)| *text)
    }

    /// Names and texts of its reforms.
    pub fn plans(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.files.iter().filter_map(|(path, text)| {
            let name = path.strip_prefix("reforms/")?.strip_suffix(".toml")?;
            Some((name, *text))
        })
    }
}

/// The embedded data set of a name.
pub fn data_set(name: &str) -> Option<&'static DataSet> {
    DATA_SETS.iter().find(|set| set.name == name)
}

/// The embedded plan of a name, with its data set.
pub fn embedded_plan(name: &str) -> Option<(&'static DataSet, &'static str)> {
    DATA_SETS.iter().find_map(|set| {
        let (_, text) = set.plans().find(|(plan, _)| *plan == name)?;
        Some((set, text))
    })
}
