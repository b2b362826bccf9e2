//! All files of a run, as bytes.

use std::path::PathBuf;

use super::charts::{ChartKind, chart};
use super::job::JobError;
use super::layers::{Layer, layer};
use super::maps::map_spec;
use super::prepare::Prepared;
use super::record::run_json;
use super::sections::sections;
use super::views::{What, view};
use crate::draw::{View, render_png, render_svg};
use crate::report::{Page, PageMap, access_csv, lineage_csv, page, regions_csv, units_csv};
use crate::territory::Lang;

/// A file of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its path in the folder of the run.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Makes every file of a run: layers, tables, maps, the report and `run.json`.
///
/// # Errors
/// If a map cannot be drawn.
pub fn produce(prepared: &Prepared) -> Result<Vec<OutputFile>, JobError> {
    let mut files = Vec::new();
    let mut add = |path: &str, bytes: Vec<u8>| {
        files.push(OutputFile {
            path: path.into(),
            bytes,
        });
    };
    add(
        "regions.geojson",
        layer(prepared, Layer::RegionsAfter)?.0.into_bytes(),
    );
    add(
        "units.geojson",
        layer(prepared, Layer::UnitsAfter)?.0.into_bytes(),
    );
    add(
        "tables/regions.csv",
        regions_csv(&prepared.comparison).into_bytes(),
    );
    add(
        "tables/units.csv",
        units_csv(&prepared.comparison).into_bytes(),
    );
    add(
        "tables/access.csv",
        access_csv(&prepared.comparison).into_bytes(),
    );
    add(
        "tables/lineage.csv",
        lineage_csv(&prepared.applied).into_bytes(),
    );
    for (what, name) in What::FILES {
        if !what.needs_rules() || prepared.rules.is_some() {
            let table = view(prepared, what, Lang::En)?;
            add(&format!("tables/{name}"), table.to_csv().into_bytes());
        }
    }
    let mut maps = Vec::new();
    let mut warnings = prepared.warnings.clone();
    for map in [View::Before, View::After, View::Change] {
        let spec = map_spec(prepared, map);
        let rendered = render_svg(&spec)?;
        let unplaced = rendered.unplaced.iter();
        warnings.extend(unplaced.map(|label| format!("{map} map: no room for the label {label}")));
        add(&format!("maps/{map}.svg"), rendered.svg.into_bytes());
        add(&format!("maps/{map}.png"), render_png(&spec, 1.0)?);
        maps.push(page_map(prepared, map)?);
    }
    let mut charts = Vec::new();
    for kind in ChartKind::ALL {
        let Some(picture) = chart(prepared, kind)? else {
            continue;
        };
        let name = kind.file();
        add(&format!("charts/{name}.svg"), picture.svg().into_bytes());
        add(&format!("charts/{name}.png"), picture.png(1.0)?);
        charts.push(PageMap {
            title: picture.title().to_owned(),
            svg: picture.inline_svg(),
        });
    }
    let report = report(prepared, maps, charts, &warnings)?;
    add("report.html", report.into_bytes());
    let record = run_json(prepared, &files);
    files.push(OutputFile {
        path: "run.json".into(),
        bytes: record.into_bytes(),
    });
    Ok(files)
}

fn page_map(prepared: &Prepared, view: View) -> Result<PageMap, JobError> {
    let spec = map_spec(prepared, view);
    let svg = crate::draw::render_inline_svg(&spec, &format!("{view}-"))?;
    Ok(PageMap {
        title: spec.title,
        svg,
    })
}

fn report(
    prepared: &Prepared,
    maps: Vec<PageMap>,
    charts: Vec<PageMap>,
    warnings: &[String],
) -> Result<String, JobError> {
    let title = prepared.plan.titles.with(&prepared.plan.title);
    let sources = crate::batch::maps::sources(prepared);
    Ok(page(&Page {
        lang: prepared.job.lang,
        title: &title,
        description: prepared.plan.description.as_deref(),
        applied: &prepared.applied,
        comparison: &prepared.comparison,
        maps,
        charts,
        sections: sections(prepared)?,
        warnings,
        sources: &sources,
    }))
}
