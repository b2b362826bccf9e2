//! The reform between two vintages of boundaries.

use aimaq::boundaries::Outlines;
use aimaq::geodata::{Vintage, VintageFields, vintage};
use aimaq::io::{FeatureGeometry, ReadOptions};
use aimaq::reform::infer::{Difference, InferOptions, Inferred, infer as lib};
use aimaq::territory::unit_shapes;
use aimaq::words::{Lang, say};
use geo_types::MultiPolygon;
use jiff::civil::Date;
use pyo3::prelude::*;

use crate::error::Failure;
use crate::layer::{Given, Layer};
use crate::reform::of_table;
use crate::table::{GEOMETRY, Table, geometry_field, with_geometry};

/// Fields of boundaries: the code, name, region, kind, seat and people of a unit.
type Fields = (
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
);

/// What was found between two vintages.
#[pyclass(module = "aimaq._native", frozen)]
pub(crate) struct Inference {
    found: Inferred,
    text: String,
    notes: Vec<String>,
    lang: Lang,
}

/// Looks for the reform between boundaries and later ones.
#[pyfunction]
pub(crate) fn infer(
    py: Python<'_>,
    given: (Given, Given),
    fields: (Fields, Fields),
    days: (String, String),
    title: String,
    floor_m: Option<f64>,
    lang: &str,
) -> PyResult<Inference> {
    let made = py.detach(|| -> Result<Inference, Failure> {
        if floor_m.is_some_and(|metres| !metres.is_finite() || metres < 0.0) {
            return Err(Failure::new(
                "floor_m must be a number of metres, zero or more",
            ));
        }
        let lang: Lang = lang.parse()?;
        let (from, to): (Date, Date) = (days.0.parse()?, days.1.parse()?);
        if to < from {
            let message = format!("the later boundaries are of {to}, before {from}");
            return Err(Failure::new(message).hint("give the earlier boundaries first"));
        }
        let mut notes = Vec::new();
        let before = read(given.0, fields.0, ("before", from), &mut notes)?;
        let after = read(given.1, fields.1, ("after", to), &mut notes)?;
        let found = lib(&before, &after, &InferOptions { title, floor_m });
        let text = found.text(lang)?;
        Ok(Inference {
            found,
            text,
            notes,
            lang,
        })
    });
    Ok(made?)
}

fn read(
    given: Given,
    fields: Fields,
    (what, day): (&str, Date),
    notes: &mut Vec<String>,
) -> Result<aimaq::territory::Territory, Failure> {
    let (key, name, region, kind, seat, people) = fields;
    let mut layer = Layer::read(given, what, &ReadOptions::default())?;
    let named = [&name, &region, &kind, &seat, &people];
    let named = named.into_iter().flatten();
    let mut names: Vec<String> = std::iter::once(&key).chain(named).cloned().collect();
    names.iter().try_for_each(|name| layer.has(name))?;
    if let Some(seat) = &seat {
        names.extend(["_lon", "_lat"].map(|end| format!("{seat}{end}")));
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let outlines = Outlines::new(layer.features(&names)?, &layer.label)?;
    notes.append(&mut layer.warnings);
    notes.extend(outlines.warnings.iter().map(|said| say(said, Lang::EN)));
    let fields = VintageFields {
        key,
        name,
        region,
        kind,
        seat,
        people,
    };
    let Vintage { territory, repairs } = vintage(outlines, &fields, &layer.label, day)?;
    notes.extend(
        repairs
            .iter()
            .map(|said| format!("{what}: {}", say(said, Lang::EN))),
    );
    Ok(territory)
}

#[pymethods]
impl Inference {
    /// The plan as text, with its questions as comments.
    #[getter]
    fn plan(&self) -> &str {
        &self.text
    }

    /// How many changes the plan makes.
    #[getter]
    fn changes(&self) -> usize {
        self.found.changes
    }

    /// Metres up to which borders are the same; none where they were drawn anew.
    #[getter]
    fn floor_m(&self) -> Option<f64> {
        self.found.floor.map(|floor| floor.metres)
    }

    /// What a person has to decide, a sentence each.
    #[getter]
    fn questions(&self) -> Vec<String> {
        let questions = self.found.questions.iter();
        questions
            .map(|question| say(&question.message(), self.lang))
            .collect()
    }

    /// Whether the plan, carried out on the earlier boundaries, gives the later.
    #[getter]
    fn proven(&self) -> bool {
        self.found.applied.is_ok() && self.found.residue.is_empty()
    }

    /// How many units the plan does not lead to as they are.
    #[getter]
    fn residue(&self) -> usize {
        self.found.residue.len()
    }

    /// What was put right in the boundaries, a sentence each.
    #[getter]
    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    /// What each unit is, before and after, with its land.
    fn differences(&self, py: Python<'_>) -> PyResult<Table> {
        let made = py.detach(|| -> Result<Table, Failure> {
            let found = &self.found;
            let (old, new) = (unit_shapes(&found.before), unit_shapes(&found.after));
            let land = |difference: &Difference| -> Option<&MultiPolygon<f64>> {
                let later = difference.after.and_then(|id| new.get(id.index()));
                later.or_else(|| difference.before.and_then(|id| old.get(id.index())))
            };
            let shape = |difference| match land(difference) {
                Some(land) if !land.0.is_empty() => FeatureGeometry::Polygons(land.clone()),
                _ => FeatureGeometry::Nothing,
            };
            let shapes: Vec<FeatureGeometry> = found.differences.iter().map(shape).collect();
            let fields = of_table(&found.differences_table(), self.lang)?;
            let at = fields.num_columns();
            let field = geometry_field(GEOMETRY);
            Ok(Table::new(with_geometry(&fields, at, field, &shapes)?))
        });
        Ok(made?)
    }

    /// Which figures may be compared: shares of land and people kept.
    fn sheet(&self, py: Python<'_>) -> PyResult<Table> {
        let made = py.detach(|| -> Result<Table, Failure> {
            Ok(Table::new(of_table(&self.found.sheet(), self.lang)?))
        });
        Ok(made?)
    }
}
