//! A plan carried out, and what can be asked of it.

use std::sync::{Arc, OnceLock};

use aimaq::batch::{
    Asker, JobReader, JobSpec, Layer, PartialPlan, Prepared, layer, merge_partials, merged_flows,
    merged_table, read_partial,
};
use aimaq::compare::{VIEWS, View};
use aimaq::io::parse_features;
use aimaq::measure::{Assigned, Assigner};
use aimaq::reform::{self as lib, Crosswalk, CrosswalkOptions, sources_named};
use aimaq::territory::{RegionId, Territory, UnitId};
use aimaq::words::Lang;
use arrow_array::{ArrayRef, Int32Array, RecordBatch, StringArray, UInt32Array};
use arrow_schema::Field;
use arrow_select::take::take;
use pyo3::prelude::*;
use serde_json::Value;

use crate::columns;
use crate::error::Failure;
use crate::layer::Given;
use crate::place::Points;
use crate::rebase::{carried, how};
use crate::table::{Made, Table, taken, with_columns};

/// A plan carried out, with both states measured.
#[pyclass(module = "aimaq._native", frozen)]
pub(crate) struct Reform {
    prepared: Prepared,
    /// Made when points are first assigned; none without boundaries.
    assigner: OnceLock<Option<Assigner>>,
}

#[pymethods]
impl Reform {
    /// Of the options of a job as JSON.
    #[new]
    fn new(py: Python<'_>, options: &str) -> PyResult<Self> {
        let made = py.detach(|| -> Result<Self, Failure> {
            let spec: JobSpec = serde_json::from_str(options)?;
            let job = spec.check(Asker::Manifest)?;
            Ok(Self {
                prepared: JobReader::new().prepare(&job)?,
                assigner: OnceLock::new(),
            })
        });
        Ok(made?)
    }

    /// What somebody should look at, and what was put right in the inputs.
    #[getter]
    fn remarks(&self) -> (Vec<String>, Vec<String>) {
        let (prepared, lang) = (&self.prepared, self.lang());
        let said = |remarks: &[aimaq::batch::Remark]| -> Vec<String> {
            remarks.iter().map(|r| r.on_terminal(lang)).collect()
        };
        (said(&prepared.warnings), said(&prepared.notes))
    }

    /// Title of the plan in the language asked for.
    #[getter]
    fn title(&self) -> String {
        let plan = &self.prepared.plan;
        let title = plan.titles.with(&plan.title);
        title.get(self.lang()).to_owned()
    }

    /// The days of the states before and after.
    #[getter]
    fn days(&self) -> (String, String) {
        let applied = &self.prepared.applied;
        (
            applied.before.date.to_string(),
            applied.after.date.to_string(),
        )
    }

    /// Regions or units of a state with their boundaries.
    fn layer(&self, py: Python<'_>, units: bool, before: bool) -> PyResult<Table> {
        let which = match (units, before) {
            (false, false) => Layer::RegionsAfter,
            (false, true) => Layer::RegionsBefore,
            (true, false) => Layer::UnitsAfter,
            (true, true) => Layer::UnitsBefore,
        };
        let made = py.detach(|| -> Made {
            let (text, _) = layer(&self.prepared, which)?;
            Table::of_features(parse_features(text.as_bytes(), "the layer")?)
        });
        Ok(made?)
    }

    /// A view of the results.
    fn stats(&self, py: Python<'_>, view: &str) -> PyResult<Table> {
        let made = py.detach(|| -> Made {
            let Some(found) = View::named(view) else {
                let known: Vec<&str> = VIEWS.iter().map(|view| view.key).collect();
                let message = format!("no view is called `{view}`");
                return Err(Failure::new(message).hint(format!("there are {}", known.join(", "))));
            };
            let table = found.table(&self.prepared.study())?;
            Ok(Table::new(of_table(&table, self.lang())?))
        });
        Ok(made?)
    }

    /// Which units (or regions) come from which, with weights.
    fn crosswalk(
        &self,
        py: Python<'_>,
        weights: &str,
        level: &str,
        backward: bool,
    ) -> PyResult<Table> {
        let made = py.detach(|| -> Made {
            let crosswalk = self.weighted(how(weights, level, backward)?);
            let rows = serde_json::to_value(&crosswalk.rows)?;
            let rows = rows.as_array().cloned().unwrap_or_default();
            let rows = rows.into_iter().filter_map(|row| match row {
                Value::Object(row) => Some(row),
                _ => None,
            });
            Ok(Table::new(columns::of_rows(&rows.collect::<Vec<_>>())?))
        });
        Ok(made?)
    }

    /// A table of figures carried across the reform.
    fn rebase(
        &self,
        py: Python<'_>,
        table: Given,
        by: (String, String, bool),
        missing_marks: bool,
    ) -> PyResult<Table> {
        let made = py.detach(|| -> Made {
            let how = how(&by.0, &by.1, by.2)?;
            let crosswalk = self.weighted(how);
            let other = |written: &str| sources_named(&self.prepared.applied, how, written);
            carried(table, &crosswalk, &other, missing_marks)
        });
        Ok(made?)
    }

    /// The unit and region of each point before and after, and its ways.
    fn assign(
        &self,
        py: Python<'_>,
        points: Given,
        lon: Option<String>,
        lat: Option<String>,
    ) -> PyResult<Table> {
        let made = py.detach(|| -> Made {
            let points = Points::read(points, lon.as_deref(), lat.as_deref())?;
            let (known, rows) = points.known();
            let mut found: Vec<Option<Assigned>> = vec![None; points.places.len()];
            for (row, one) in rows.into_iter().zip(self.assigner()?.assign_all(&known)) {
                found[row] = one;
            }
            let added = self.assigned(&found)?;
            if let Some((name, _)) = added.iter().find(|(name, _)| taken(&points.batch, name)) {
                let message = format!("the points have a column `{name}` already; rename it");
                return Err(Failure::new(message));
            }
            let batch = with_columns(&points.batch, added)?;
            Ok(Table::new(batch).noted(points.warnings))
        });
        Ok(made?)
    }

    /// Exact sums of the ways of points of people, as sealed text.
    fn partial(
        &self,
        py: Python<'_>,
        points: Given,
        people: &str,
        lon: Option<String>,
        lat: Option<String>,
    ) -> PyResult<String> {
        let made = py.detach(|| -> Result<String, Failure> {
            let plan = PartialPlan::new(&self.prepared)?;
            let points = Points::read(points, lon.as_deref(), lat.as_deref())?;
            let Some(column) = points.batch.column_by_name(people) else {
                return Err(Failure::new(format!(
                    "the points have no column `{people}`"
                )));
            };
            let counts = columns::numbers(column, people)?;
            let placed = points.places.iter().zip(counts);
            let placed = placed.filter_map(|(at, count)| (*at).zip(count));
            let placed: Vec<(geo_types::Coord<f64>, f64)> = placed.collect();
            let mut making = plan.begin();
            making.add_without_people(points.places.len() - placed.len());
            making.add(&placed, "the points")?;
            Ok(making.finish()?.to_text())
        });
        Ok(made?)
    }
}

/// What partials that are added say.
#[pyfunction]
pub(crate) fn merge(
    py: Python<'_>,
    parts: Vec<(String, String)>,
    flows: bool,
    lang: &str,
) -> PyResult<Table> {
    let made = py.detach(|| -> Made {
        let read = parts.iter().map(|(label, text)| {
            let partial = read_partial(text, label)?;
            Ok((label.clone(), partial))
        });
        let Some(all) = merge_partials(read)? else {
            return Err(Failure::new("there are no partials"));
        };
        let table = match flows {
            true => merged_flows(&all)?,
            false => merged_table(&all)?,
        };
        Ok(Table::new(of_table(&table, lang.parse()?)?))
    });
    Ok(made?)
}

/// Partials added to one.
#[pyfunction]
pub(crate) fn add_partials(py: Python<'_>, parts: Vec<(String, String)>) -> PyResult<String> {
    let made = py.detach(|| -> Result<String, Failure> {
        let read = parts.iter().map(|(label, text)| {
            let partial = read_partial(text, label)?;
            Ok((label.clone(), partial))
        });
        let all = merge_partials(read)?;
        let all = all.ok_or_else(|| Failure::new("there are no partials"))?;
        Ok(all.to_text())
    });
    Ok(made?)
}

impl Reform {
    fn lang(&self) -> Lang {
        self.prepared.job.lang
    }

    fn weighted(&self, how: CrosswalkOptions) -> Crosswalk {
        let (applied, plan) = (&self.prepared.applied, &self.prepared.plan);
        lib::crosswalk(applied, &plan.title, Vec::new(), how)
    }

    pub(crate) fn assigner(&self) -> Result<&Assigner, Failure> {
        let applied = &self.prepared.applied;
        let metric = self.prepared.job.measuring.metric;
        let assigner = self
            .assigner
            .get_or_init(|| Assigner::new(&applied.before, &applied.after, metric));
        assigner.as_ref().ok_or_else(|| {
            let message = "points cannot be assigned, for the units have no boundaries";
            Failure::new(message).hint("name some: Reform(..., boundaries=[...], key=...)")
        })
    }

    /// The columns that assigning adds.
    fn assigned(&self, found: &[Option<Assigned>]) -> Result<Vec<(String, ArrayRef)>, Failure> {
        let (before, after) = (&self.prepared.applied.before, &self.prepared.applied.after);
        let lang = self.lang();
        let regions = |t: &Territory| {
            StringArray::from_iter_values(t.regions.iter().map(|r| r.names.get(lang)))
        };
        let units = |t: &Territory| {
            StringArray::from_iter_values(t.units.iter().map(|u| u.names.get(lang)))
        };
        let region = |names: StringArray, of: fn(&Assigned) -> RegionId| {
            let at =
                UInt32Array::from_iter(found.iter().map(|one| one.as_ref().map(|one| of(one).0)));
            take(&names, &at, None)
        };
        let unit = |names: StringArray, of: fn(&Assigned) -> UnitId| {
            let at =
                UInt32Array::from_iter(found.iter().map(|one| one.as_ref().map(|one| of(one).0)));
            take(&names, &at, None)
        };
        let metres = |of: fn(&Assigned) -> Option<u32>| -> ArrayRef {
            let whole = found.iter().map(|one| one.as_ref().and_then(of));
            Arc::new(Int32Array::from_iter(
                whole.map(|m| m.and_then(|m| i32::try_from(m).ok())),
            ))
        };
        Ok(vec![
            (
                "region_before".to_owned(),
                region(regions(before), |one| one.place.region_before)?,
            ),
            (
                "region_after".to_owned(),
                region(regions(after), |one| one.place.region_after)?,
            ),
            (
                "unit_before".to_owned(),
                unit(units(before), |one| one.place.unit_before)?,
            ),
            (
                "unit_after".to_owned(),
                unit(units(after), |one| one.place.unit_after)?,
            ),
            ("metres_before".to_owned(), metres(|one| one.before_m)),
            ("metres_after".to_owned(), metres(|one| one.after_m)),
        ])
    }
}

/// A table of results as columns, with names in a language.
pub(crate) fn of_table(table: &aimaq::table::Table, lang: Lang) -> Result<RecordBatch, Failure> {
    let columns = table.columns.iter().enumerate().map(|(at, column)| {
        let values: Vec<Value> = table.rows.iter().map(|row| row[at].json(lang)).collect();
        let texts = |value: Value| match value {
            Value::Array(labels) => {
                let labels: Vec<&str> = labels.iter().filter_map(Value::as_str).collect();
                Value::from(labels.join(";"))
            }
            other => other,
        };
        let values: Vec<Value> = values.into_iter().map(texts).collect();
        let array = columns::column(&values.iter().collect::<Vec<_>>());
        let field = Field::new(column.plain(), array.data_type().clone(), true);
        (field, array)
    });
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns.unzip();
    columns::batch(fields, arrays, table.rows.len())
}
