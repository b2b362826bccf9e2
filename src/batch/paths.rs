//! Paths of a job that start at a folder: that of a manifest, or the one in which
//! a recorded run was started.

use std::path::{Path, PathBuf};

use super::job_spec::{JobSpec, demand_model};
use super::sources::RoadSpec;
use crate::geodata::{data_set, embedded_plan};

impl JobSpec {
    /// The same with paths that start at a folder. The names of embedded plans
    /// and territories stay.
    #[must_use]
    pub fn in_folder(mut self, folder: &Path) -> Self {
        let join = |path: &mut PathBuf| *path = folder.join(&*path);
        let named = |name: &mut String, is_there: &dyn Fn(&Path) -> bool| {
            let path = folder.join(&*name);
            if is_there(&path) {
                *name = path.display().to_string();
            }
        };
        if let Some(plan) = &mut self.plan {
            let embedded = embedded_plan(plan).is_some();
            named(plan, &|path| !embedded && path.is_file());
        }
        let territory = self.territory.as_mut().map(|territory| {
            let (then, embedded) = (territory.clone(), data_set(territory).is_some());
            named(territory, &|path| !embedded && path.is_dir());
            (then, territory.clone())
        });
        // Of which file something is said is written as that file is.
        for said in [&mut self.encoding, &mut self.crs].into_iter().flatten() {
            for file in said.0.iter_mut().filter_map(|said| said.file.as_mut()) {
                match &territory {
                    Some((then, now)) if *file == Path::new(then) => *file = now.into(),
                    _ => join(file),
                }
            }
        }
        for said in self.crs.iter_mut().flat_map(|said| &mut said.0) {
            named(&mut said.value, &|path| path.is_file());
        }
        self.boundaries.iter_mut().flatten().for_each(join);
        self.population.iter_mut().for_each(join);
        self.rules.iter_mut().for_each(join);
        self.theme.iter_mut().for_each(join);
        self.logo.iter_mut().for_each(join);
        for font in self.font.iter_mut().flatten() {
            named(font, &|path| path.is_file());
        }
        self.roads.iter_mut().map(RoadSpec::file_mut).for_each(join);
        if let (_, Some(file)) = self.demand() {
            self.demand_file = Some(folder.join(file));
            self.demand = self.demand.filter(|word| demand_model(word).is_some());
        }
        self
    }
}
