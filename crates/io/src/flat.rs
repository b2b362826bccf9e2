//! Tables in which a row is a feature: places are two columns of degrees or one of
//! well-known text. What CSV and spreadsheets have in common.

use aimaq_words::Message;
use csv::ByteRecord;
use serde_json::{Map, Value};

use super::bare_feature::{BareFeature, Noticed};
use super::feature::{Feature, FeatureGeometry, FeatureTable};
use super::format::{Item, Layer, Shape};
use super::frame::Frame;
use super::geometry::ReadGeometry;
use super::points::PointColumns;
use super::schema::{Cell, Schema};
use super::wkt;
use aimaq_words::msg;

/// Names of columns with geometry as text; only the first is one whatever it holds.
const TEXTS: [&str; 6] = ["wkt", "geom", "geometry", "the_geom", "wkt_geom", "shape"];

/// Where the places of a table are.
#[derive(Debug)]
enum Places {
    Nowhere,
    Degrees(PointColumns),
    /// The column of that number.
    Text(usize),
}

/// Makes features of rows.
pub(super) struct FlatReader {
    header: Vec<String>,
    places: Places,
    frame: Frame,
    noticed: Noticed,
    features: Vec<Feature>,
}

impl FlatReader {
    /// For a table with that header; `sample` is its first row.
    pub(super) fn new(header: Vec<String>, sample: Option<&ByteRecord>, frame: Frame) -> Self {
        let text = text_column(&header, sample);
        let degrees = || {
            let columns = PointColumns::find(&header, None, None, "").ok()?;
            Some(columns.in_frame(frame.clone()))
        };
        let places = match text {
            Some(column) => Places::Text(column),
            None => degrees().map_or(Places::Nowhere, Places::Degrees),
        };
        Self {
            header: unlike(header),
            places,
            frame,
            noticed: Noticed::default(),
            features: Vec::new(),
        }
    }

    /// Adds a row: its cells as text, and as values.
    ///
    /// # Errors
    /// Says what is wrong with its place.
    pub(super) fn row(
        &mut self,
        texts: &ByteRecord,
        values: impl Iterator<Item = Value>,
    ) -> Result<(), Message> {
        let geometry = match &self.places {
            Places::Nowhere => ReadGeometry::default(),
            Places::Degrees(columns) => ReadGeometry {
                shape: FeatureGeometry::Points(vec![columns.point(texts)?]),
                ..ReadGeometry::default()
            },
            Places::Text(column) => {
                let cell = texts.get(*column).unwrap_or_default();
                let name = &self.header[*column];
                let text = std::str::from_utf8(cell).unwrap_or_default();
                let read = wkt::parse(text, &self.frame);
                read.map_err(|what| msg!("error-column", column = name.to_string(), said = what))?
            }
        };
        let geometry_column = match &self.places {
            Places::Text(column) => Some(*column),
            _ => None,
        };
        let named = self.header.iter().zip(values).enumerate();
        let kept = named.filter(|(at, _)| Some(*at) != geometry_column);
        let properties: Map<String, Value> = kept
            .map(|(_, (name, value))| (name.clone(), value))
            .collect();
        let bare = BareFeature {
            id: None,
            geometry,
            properties,
            ..BareFeature::default()
        };
        let number = self.features.len() + 1;
        self.features.push(self.noticed.feature(number, bare));
        Ok(())
    }

    /// The features, with what was noticed.
    pub(super) fn finish(self) -> FeatureTable {
        let mut warnings = match self.places {
            Places::Nowhere => vec![msg!("read-no-geometry", n = self.features.len())],
            _ => self.noticed.warnings(),
        };
        warnings.extend(self.frame.note());
        FeatureTable {
            features: self.features,
            warnings,
            ..FeatureTable::default()
        }
    }
}

/// The column with geometry as text.
fn text_column(header: &[String], sample: Option<&ByteRecord>) -> Option<usize> {
    let of_name = |name: &&str| {
        let same = |column: &String| column.trim().eq_ignore_ascii_case(name);
        header.iter().position(same)
    };
    TEXTS.iter().enumerate().find_map(|(nth, name)| {
        let column = of_name(name)?;
        let cell = sample.and_then(|row| row.get(column)).unwrap_or_default();
        let text = std::str::from_utf8(cell).unwrap_or_default();
        (nth == 0 || wkt::is_wkt(text)).then_some(column)
    })
}

/// Names of columns, each once: the second `a` is `a_2`, a column without a name
/// `column_3`.
fn unlike(header: Vec<String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(header.len());
    for (number, name) in (1..).zip(header) {
        let plain = match name.trim() {
            "" => format!("column_{number}"),
            name => name.to_owned(),
        };
        let mut others = (2..).map(|n| format!("{plain}_{n}"));
        let name = match names.contains(&plain) {
            true => others.find(|other| !names.contains(other)),
            false => Some(plain),
        };
        names.push(name.unwrap_or_default());
    }
    names
}

/// A layer as a table.
#[derive(Debug)]
pub(super) struct FlatWriter<'a> {
    layer: Layer<'a>,
    pub(super) schema: Schema,
    places: Written,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    /// There are none, or the columns hold them already.
    Nothing,
    Degrees,
    Text,
}

impl<'a> FlatWriter<'a> {
    pub(super) fn new(layer: Layer<'a>) -> Self {
        let schema = Schema::of(layer);
        let shapes = || layer.items().map(|item| item.shape);
        let single = |shape: Shape<'_>| matches!(shape, Shape::Points([_]));
        let places = if shapes().all(|shape| shape == Shape::Nothing) {
            Written::Nothing
        } else if shapes().all(single) {
            match holds_degrees(layer, &schema) {
                None => Written::Degrees,
                Some(true) => Written::Nothing,
                Some(false) => Written::Text,
            }
        } else {
            Written::Text
        };
        Self {
            layer,
            schema,
            places,
        }
    }

    /// The names of the columns.
    pub(super) fn header(&self) -> Vec<&str> {
        let columns = self.schema.columns.iter().map(|c| c.name.as_str());
        let places: &[&str] = match self.places {
            Written::Nothing => &[],
            Written::Degrees => &["lon", "lat"],
            Written::Text => &["wkt"],
        };
        columns.chain(places.iter().copied()).collect()
    }

    /// The rows, cell by cell.
    pub(super) fn rows(&self) -> impl Iterator<Item = Vec<Cell<'a>>> {
        self.layer.items().map(|item| self.row(&item))
    }

    fn row(&self, item: &Item<'a>) -> Vec<Cell<'a>> {
        let columns = 0..self.schema.columns.len();
        let mut cells: Vec<Cell<'a>> = columns.map(|c| self.schema.cell(c, item)).collect();
        match (self.places, item.shape) {
            (Written::Degrees, Shape::Points([at])) => {
                cells.extend([Cell::Real(at.x), Cell::Real(at.y)]);
            }
            (Written::Text, shape) => cells.push(Cell::Text(wkt::text_of(shape).into())),
            _ => {}
        }
        cells
    }
}

/// Whether columns with the names of degrees hold the very points; none if there are no
/// such columns.
fn holds_degrees(layer: Layer<'_>, schema: &Schema) -> Option<bool> {
    let header: Vec<String> = schema.columns.iter().map(|c| c.name.clone()).collect();
    let columns = PointColumns::find(&header, None, None, "").ok()?;
    let holds = |item: Item<'_>| {
        let cells = (0..header.len()).map(|column| schema.cell(column, &item));
        let record: ByteRecord = cells.map(|cell| cell.text().into_owned()).collect();
        let at = columns.point(&record).map(|at| [at]);
        at.is_ok_and(|at| item.shape == Shape::Points(&at))
    };
    Some(layer.items().all(holds))
}
