//! Whether options go together, and what they ask for.

use std::path::Path;

use super::job_spec::JobSpec;
use super::option::{Asker, OptionError};
use super::sources::{RoadCache, Roads};
use crate::compare::Measuring;
use crate::figures::{InsetChoice, MapBox, MapBoxError, MapChoice};
use crate::io::Said;
use crate::measure::{DemandModel, SnapRules};
use crate::words::Lang;

impl JobSpec {
    /// Options that go only with others.
    pub(super) fn check_companions(&self, asker: Asker) -> Result<(), OptionError> {
        let name = |field| asker.name(field);
        if self.has_boundaries() && self.key.is_none() {
            return Err(OptionError::NeedsKey {
                option: name("boundaries"),
                other: name("key"),
            });
        }
        if !self.has_boundaries() && self.key.is_some() {
            return Err(OptionError::Alone {
                option: name("key"),
                other: name("boundaries"),
            });
        }
        if !self.has_boundaries() && self.boundaries_on.is_some() {
            return Err(OptionError::Alone {
                option: name("boundaries_on"),
                other: name("boundaries"),
            });
        }
        let has_table = self.demand().1.is_some() || self.population.is_some();
        if self.population_field.is_some() && !has_table {
            return Err(OptionError::Alone {
                option: name("population_field"),
                other: format!("a file of points in {}", name("demand")),
            });
        }
        Ok(())
    }

    /// What is said of files, each of which is to be one of this job. The command line may
    /// name files beside the job, and looks at its own.
    pub(super) fn said(
        &self,
        said: Option<&Said>,
        field: &str,
        asker: Asker,
    ) -> Result<Said, OptionError> {
        let said = said.cloned().unwrap_or_default();
        let (_, demand) = self.demand();
        let mut read: Vec<&Path> = self.boundaries.iter().flatten().map(|p| &**p).collect();
        read.extend(self.population.as_deref());
        read.extend(demand.as_deref());
        read.extend(self.territory.as_deref().map(Path::new));
        let unread = said.unread(&read).filter(|_| asker != Asker::CommandLine);
        let Some(file) = unread.map(|file| file.display().to_string()) else {
            return Ok(said);
        };
        let names: Vec<String> = read.iter().map(|path| path.display().to_string()).collect();
        Err(OptionError::NotRead {
            option: asker.name(field),
            file,
            read: names,
        })
    }

    pub(super) fn measuring(&self, asker: Asker) -> Result<Measuring, OptionError> {
        let defaults = Measuring::default();
        let (demand, file) = self.demand();
        let demand = asker.word(demand.as_deref(), "demand")?;
        let scaled = match (self.scaled, self.unscaled) {
            (Some(true), Some(true)) | (Some(false), Some(false)) => {
                return Err(OptionError::Contradiction {
                    option: asker.name("scaled"),
                    other: asker.name("unscaled"),
                });
            }
            (Some(scaled), _) => scaled,
            (None, unscaled) => !unscaled.unwrap_or(false),
        };
        if !scaled && file.is_none() && demand == DemandModel::Seats {
            let written = self.unscaled.map_or("scaled", |_| "unscaled");
            return Err(OptionError::UnscaledSeats {
                option: asker.name(written),
            });
        }
        let thresholds = self.thresholds_km.clone();
        let thresholds = thresholds.unwrap_or(defaults.thresholds_km);
        Ok(Measuring {
            demand,
            scaled,
            metric: asker.word(self.metric.as_deref(), "metric")?,
            tolerance_km: asker.length(
                self.tolerance_km.unwrap_or(defaults.tolerance_km),
                "tolerance_km",
            )?,
            thresholds_km: thresholds
                .into_iter()
                .map(|km| asker.length(km, "thresholds_km"))
                .collect::<Result<_, _>>()?,
        })
    }

    /// Ways along roads are kept beside their file.
    pub(super) fn checked_roads(&self, asker: Asker) -> Result<Option<Roads>, OptionError> {
        let defaults = SnapRules::default();
        let (file, limits) = match &self.roads {
            None => (None, None),
            Some(roads) => {
                let (file, limits) = roads.parts();
                (Some(file), limits)
            }
        };
        let (most, long) = limits.unwrap_or((defaults.most_km, defaults.long_km));
        let most = self.most_snap_km.unwrap_or(most);
        let long = self.long_snap_km.unwrap_or(long);
        let rules = SnapRules {
            most_km: asker.length(most, "most_snap_km")?,
            long_km: asker.length(long, "long_snap_km")?,
        };
        Ok(file.map(|file| Roads {
            file: file.clone(),
            rules,
            cache: RoadCache::default(),
        }))
    }

    /// Other languages of the report, each once.
    pub(super) fn checked_also(&self, asker: Asker) -> Result<Vec<Lang>, OptionError> {
        let own = asker.language(self.lang.as_deref(), "lang")?;
        let mut all: Vec<Lang> = Vec::new();
        for tag in self.also.iter().flatten() {
            let lang = asker.language(Some(tag), "also")?;
            if lang != own && !all.contains(&lang) {
                all.push(lang);
            }
        }
        Ok(all)
    }

    /// What maps show.
    pub(super) fn checked_maps(&self, asker: Asker) -> Result<MapChoice, OptionError> {
        if self.region.is_some() && self.bbox.is_some() {
            return Err(OptionError::Contradiction {
                option: asker.name("region"),
                other: asker.name("bbox"),
            });
        }
        let wrong = |field: &'static str| {
            move |error: MapBoxError| OptionError::NotABox {
                option: asker.name(field),
                error,
            }
        };
        let bbox = self.bbox.as_deref().map(MapBox::try_from).transpose();
        let insets = self.inset.as_deref().unwrap_or_default().iter();
        let insets: Result<Vec<InsetChoice>, MapBoxError> =
            insets.map(|inset| inset.parse()).collect();
        Ok(MapChoice {
            region: self.region.clone(),
            bbox: bbox.map_err(wrong("bbox"))?,
            insets: insets.map_err(wrong("inset"))?,
        })
    }
}
