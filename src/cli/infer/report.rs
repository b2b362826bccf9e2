//! The report: a table, a layer for a map of one's own, or a page.

use std::path::Path;

use aimaq::boundaries::Row;
use aimaq::draw::{DrawError, FontSet, MapSpec, draw_map};
use aimaq::figures::{Vintages, narrow_vintage_map, vintage_maps};
use aimaq::io::write_features;
use aimaq::msg;
use aimaq::reform::infer::{ActsFound, Difference, Inferred};
use aimaq::report::{Narrow, PageMap, VintagePage, vintage_page};
use aimaq::table::Column;
use aimaq::territory::unit_shapes;
use aimaq::words::{Lang, say};
use geo_types::MultiPolygon;
use serde_json::{Map, Value};

use super::input::Read;
use crate::cli::Failure;

/// How the report is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    Csv,
    GeoJson,
    Html,
}

impl Form {
    /// By the ending of its file.
    pub(super) fn of(path: &Path) -> Result<Self, Failure> {
        match path.extension().and_then(|e| e.to_str()) {
            Some("csv") => Ok(Self::Csv),
            Some("geojson") => Ok(Self::GeoJson),
            Some("html") => Ok(Self::Html),
            _ => Err(Failure::new(msg!(
                "error-endings-report",
                file = path.display().to_string()
            ))),
        }
    }

    /// The report about two vintages.
    pub(super) fn write(
        self,
        found: &Inferred,
        acts: Option<&ActsFound>,
        vintages: [&Read; 2],
        lang: Lang,
    ) -> Result<String, Failure> {
        match self {
            Self::Csv => Ok(found.differences_table().to_csv(lang)),
            Self::GeoJson => layer(found),
            Self::Html => page(found, acts, vintages, lang),
        }
    }
}

fn page(
    found: &Inferred,
    acts: Option<&ActsFound>,
    vintages: [&Read; 2],
    lang: Lang,
) -> Result<String, Failure> {
    let fonts = FontSet::default();
    let maps = vintage_maps(&Vintages {
        lang,
        found,
        backdrop: &vintages[0].backdrop,
        fonts: &fonts,
    });
    let mut drawn = Vec::with_capacity(maps.len());
    for (key, spec) in maps {
        let Some(svg) = inline(&spec, &format!("{key}-"))? else {
            continue;
        };
        let narrow = (key == "change").then(|| narrow_vintage_map(&spec, lang));
        let narrow = narrow.map(|spec| inline(&spec, "narrow-")).transpose()?;
        drawn.push(PageMap {
            key: key.to_owned(),
            title: spec.title.clone(),
            notes: spec.subtitle.iter().cloned().collect(),
            svg,
            narrow: narrow.flatten().map(|svg| Narrow {
                svg,
                note: String::new(),
                is_part: true,
            }),
        });
    }
    let of = |read: &Read| {
        let repairs = read.repairs.iter();
        let said = repairs.map(|repair| msg!("read-of", file = read.name.as_str(), said = repair));
        said.map(|said| say(&said, lang)).collect::<Vec<_>>()
    };
    let repairs = vintages.map(of).concat();
    let sources = vintages.map(|read| read.name.clone());
    Ok(vintage_page(&VintagePage {
        lang,
        found,
        acts,
        maps: drawn,
        repairs: &repairs,
        sources: &sources,
    }))
}

/// A map for the page, whose ids begin with `prefix`; `None` where no land is to be drawn.
fn inline(spec: &MapSpec, prefix: &str) -> Result<Option<String>, Failure> {
    match draw_map(spec) {
        Ok(drawing) => Ok(Some(drawing.picture.inline_svg(prefix))),
        Err(DrawError::Empty) => Ok(None),
        Err(error) => Err(Failure::undrawn(error)),
    }
}

/// The units of the later vintage with what each is, as GeoJSON.
fn layer(found: &Inferred) -> Result<String, Failure> {
    let table = found.differences_table();
    let (old, new) = (unit_shapes(&found.before), unit_shapes(&found.after));
    let land = |difference: &Difference| match (difference.after, difference.before) {
        (Some(id), _) => new.get(id.index()).cloned(),
        (None, Some(id)) => old.get(id.index()).cloned(),
        (None, None) => None,
    };
    let keys: Vec<String> = table.columns.iter().map(Column::plain).collect();
    let rows = found.differences.iter().zip(&table.rows);
    let rows = rows.map(|(difference, cells)| {
        let cells = cells.iter().map(|cell| cell.json(Lang::EN));
        let properties: Map<String, Value> = keys.iter().cloned().zip(cells).collect();
        let land = land(difference).unwrap_or_else(|| MultiPolygon::new(Vec::new()));
        let row = Row::from((properties, land));
        (row.properties, row.land)
    });
    Ok(write_features(&rows.collect::<Vec<_>>(), None)?)
}
