//! The check of a territory folder: all that is wrong with it at once, and what is
//! missing that it could have.

mod land;
mod seats;
mod tables;

use geo_types::MultiPolygon;

pub(super) use seats::kilometres;
pub(super) use tables::listed;

use super::source::keyed_polygons;
use super::{DataError, Source};
use crate::territory::{Fault, RawTerritory, Territory, load, unit_lines};

/// What a check of a data set found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Survey {
    /// What is wrong, each with file, line and column where they are known.
    pub faults: Vec<String>,
    /// What is missing or unusual and may be meant so.
    pub notes: Vec<String>,
    /// Number of regions, units and people where the data set can be loaded.
    pub counts: Option<[u64; 3]>,
}

/// What a look at a loaded data set needs.
struct Subject<'a> {
    territory: &'a Territory,
    /// The lines of the units in `units.csv`.
    lines: Vec<usize>,
}

impl Subject<'_> {
    /// Something wrong with a unit, by its place.
    fn of_unit(&self, unit: usize, message: String) -> Fault {
        let fault = Fault::new("units.csv", message);
        match self.lines.get(unit) {
            Some(&line) => fault.at(line),
            None => fault,
        }
    }
}

impl Source {
    /// Checks the data set.
    ///
    /// # Errors
    /// If a file that it must have is missing, or one cannot be read at all.
    pub fn survey(&self) -> Result<Survey, DataError> {
        self.has_needed()?;
        let text = |path: &str| -> Result<String, DataError> {
            let file = self.read(path)?;
            Ok(file.map_or_else(String::new, |file| file.text.into_owned()))
        };
        let [description, regions, units, settlements] = [
            "territory.toml",
            "regions.csv",
            "units.csv",
            "settlements.csv",
        ]
        .map(text);
        let (description, regions) = (description?, regions?);
        let (units, settlements) = (units?, settlements?);
        let mut survey = Survey::default();
        let boundaries = match self.boundaries_of(&text("units.geojson")?) {
            Ok(boundaries) => boundaries,
            Err(error) => {
                survey.faults.push(error.to_string());
                None
            }
        };
        let loaded = load(RawTerritory {
            description: &description,
            regions: &regions,
            units: &units,
            settlements: &settlements,
            known_land: None,
            boundaries: boundaries.clone(),
        });
        match loaded {
            Err(error) => survey.add(&error.faults),
            Ok(territory) => {
                let lines = unit_lines(&units);
                look_at(&territory, lines, boundaries.as_deref(), &mut survey);
            }
        }
        Ok(survey)
    }

    fn boundaries_of(&self, text: &str) -> Result<Option<Keyed>, DataError> {
        match text {
            "" => Ok(None),
            text => keyed_polygons(text, &self.name_of("units.geojson"), "id").map(Some),
        }
    }
}

/// Land by the id of its unit, in the order of the file.
type Keyed = Vec<(String, MultiPolygon<f64>)>;

impl Survey {
    fn add(&mut self, faults: &[Fault]) {
        self.faults.extend(faults.iter().map(Fault::to_string));
    }
}

fn look_at(
    territory: &Territory,
    lines: Vec<usize>,
    boundaries: Option<&[(String, MultiPolygon<f64>)]>,
    survey: &mut Survey,
) {
    let subject = Subject { territory, lines };
    tables::look_at(territory, survey);
    match boundaries {
        Some(boundaries) => {
            land::look_at(&subject, boundaries, survey);
            seats::look_at(&subject, boundaries, survey);
        }
        None => survey.notes.push(
            "units.geojson is not there: no maps, no areas; bring boundaries with --boundaries FILE --key FIELD"
                .to_owned(),
        ),
    }
    let (regions, units) = (territory.living_regions(), territory.living_units());
    let counts = [regions.count() as u64, units.count() as u64];
    survey.counts = Some([counts[0], counts[1], territory.total_population()]);
}
