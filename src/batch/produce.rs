//! All files of a run, as bytes.

use rayon::prelude::*;

use super::error::JobError;
use super::layers::{Layer, layer};
use super::left_out::{MANY_UNITS, has_units_file, left_out};
use super::outputs::{OutputFile, Outputs};
use super::prepare::Prepared;
use super::record::run_json;
use super::remark::Remark;
use super::report::{PagePictures, report};
#[cfg(feature = "geopackage")]
use super::results::results;
use super::views::{ViewTables, view_tables};
use super::workbook::views_workbook;
use crate::draw::{DrawError, draw_map};
use crate::figures::{
    ChartKind, MapChoice, MapView, SeriesLook, chart, map_of_narrow_screen, map_of_page,
    map_of_region, map_spec, series_chart,
};
use crate::msg;
use crate::reform::Diagnostics;
use crate::report::PageMap;
use crate::series::series_table;
use crate::territory::RegionId;
use crate::words::{Lang, say};

/// The files of a run, and what is to be said of its pictures.
#[derive(Debug, Clone, PartialEq)]
pub struct Produced {
    /// The files, `run.json` last.
    pub files: Vec<OutputFile>,
    /// Labels without room and letters without a font; they stand in `run.json` too.
    pub warnings: Vec<Remark>,
}

/// Makes every file of a run: layers, tables, maps, charts, the report, its text and, last,
/// `run.json`.
///
/// # Errors
/// If a map cannot be drawn, or the job was prepared without a record of what it read.
pub fn produce(prepared: &Prepared) -> Result<Produced, JobError> {
    if prepared.inputs.is_empty() {
        return Err(JobError::Unrecorded);
    }
    let wanted = prepared.job.outputs;
    let has_land = prepared.applied.after.coverage.is_some();
    let (data, drawn) = rayon::join(|| data(prepared), || pictures(prepared, has_land));
    let mut outputs = data?;
    let (maps, charts) = drawn?;
    let of_pictures = each_once(maps.iter().chain(&charts));
    let mut warnings = prepared.warnings.clone();
    warnings.extend(left_out(prepared).into_iter().map(Remark::from));
    warnings.extend(of_pictures.iter().cloned());
    let written = match wanted.is_all() {
        true => Some(written(prepared, (&maps, &charts), has_land, &warnings)?),
        false => None,
    };
    let pictures = maps.into_iter().chain(charts);
    outputs.files.extend(pictures.flat_map(|p| p.files));
    if let Some((report, text)) = written {
        outputs.add("report.html", report);
        outputs.add("report.md", text);
    }
    let english = [&*warnings, &*prepared.notes].map(|remarks| sentences(remarks, Lang::EN));
    let record = run_json(prepared, &outputs.files, (&english[0], &english[1]));
    outputs.add("run.json", record);
    Ok(Produced {
        files: outputs.files,
        warnings: of_pictures,
    })
}

/// Layers and tables, each as a file and all of them together.
fn data(prepared: &Prepared) -> Result<Outputs, JobError> {
    let (mut outputs, lang) = (Outputs::default(), prepared.lang());
    let is_all = prepared.job.outputs.is_all();
    if is_all {
        layers(prepared, &mut outputs)?;
    }
    let views = view_tables(&prepared.study())?;
    tables(&views, lang, &mut outputs);
    let book = || {
        is_all
            .then(|| views_workbook(&views, lang, Some(MANY_UNITS)))
            .transpose()
    };
    #[cfg(feature = "geopackage")]
    let package = || is_all.then(|| results(prepared, &views)).transpose();
    #[cfg(not(feature = "geopackage"))]
    let package = || Ok::<Option<Vec<u8>>, std::io::Error>(None);
    let (book, package) = rayon::join(book, package);
    if let Some(book) = book? {
        outputs.add("tables.xlsx", book);
    }
    if let Some(claim) = &prepared.claim {
        let table = series_table(&claim.series, None);
        outputs.add("tables/claim.csv", table.to_csv(lang));
    }
    if let Some(package) = package? {
        outputs.add("results.gpkg", package);
    }
    Ok(outputs)
}

/// Maps, where there is land, and charts; none where only tables are wanted.
fn pictures(prepared: &Prepared, has_land: bool) -> Result<(Vec<Picture>, Vec<Picture>), JobError> {
    if !prepared.job.outputs.has_pictures() {
        return Ok((Vec::new(), Vec::new()));
    }
    let maps = || match has_land {
        true => maps(prepared),
        false => Ok(Vec::new()),
    };
    let (maps, charts) = rayon::join(maps, || charts(prepared));
    Ok((maps?, charts?))
}

/// The report as a page and as text.
fn written(
    prepared: &Prepared,
    (maps, charts): (&[Picture], &[Picture]),
    has_land: bool,
    warnings: &[Remark],
) -> Result<(String, String), JobError> {
    let pages = |pictures: &[Picture]| pictures.iter().map(|p| p.page.clone()).collect();
    let region_maps = match has_land {
        true => region_maps(prepared)?,
        false => Vec::new(),
    };
    // Readers of the report see what was put right among the warnings.
    let remarks = [&*prepared.notes, warnings].concat();
    let said = sentences(&remarks, prepared.lang());
    let pictures = PagePictures {
        maps: pages(maps),
        regions: region_maps,
        charts: pages(charts),
    };
    report(prepared, pictures, &said)
}

/// The warnings of pictures, those that several have once.
pub(super) fn each_once<'a>(pictures: impl Iterator<Item = &'a Picture>) -> Vec<Remark> {
    let mut once: Vec<Remark> = Vec::new();
    for warning in pictures.flat_map(|picture| &picture.warnings) {
        if !once.contains(warning) {
            once.push(warning.clone());
        }
    }
    once
}

fn layers(prepared: &Prepared, outputs: &mut Outputs) -> Result<(), JobError> {
    outputs.add("regions.geojson", layer(prepared, Layer::RegionsAfter)?.0);
    if has_units_file(prepared) {
        outputs.add("units.geojson", layer(prepared, Layer::UnitsAfter)?.0);
    }
    Ok(())
}

/// A table a file, with names in the language and heads for programs.
fn tables(views: &ViewTables, lang: Lang, outputs: &mut Outputs) {
    for (view, table) in views {
        if let Some(file) = view.file {
            outputs.add(file, table.to_csv(lang));
        }
    }
}

pub(super) fn sentences(remarks: &[Remark], lang: Lang) -> Vec<String> {
    remarks.iter().map(|remark| remark.sentence(lang)).collect()
}

/// A picture of a run: its files, and how the report shows it.
pub(super) struct Picture {
    files: Vec<OutputFile>,
    pub(super) page: PageMap,
    warnings: Vec<Remark>,
}

impl Picture {
    /// A picture that the page shows as it is; `name` sets its ids apart there.
    fn new(path: &str, drawn: &crate::draw::Picture, name: &str) -> Result<Self, JobError> {
        let page = PageMap {
            key: name.to_owned(),
            title: drawn.title().to_owned(),
            notes: Vec::new(),
            svg: drawn.inline_svg(&format!("{name}-")),
            narrow: None,
        };
        Self::shown_as(path, drawn, page)
    }

    /// A picture in every format of a run, which the page shows in another drawing.
    fn shown_as(path: &str, drawn: &crate::draw::Picture, page: PageMap) -> Result<Self, JobError> {
        let file = |ending: &str, bytes| OutputFile {
            path: format!("{path}.{ending}").into(),
            bytes,
        };
        let (png, svg) = rayon::join(|| drawn.png(1.0), || drawn.svg());
        Ok(Self {
            files: vec![file("svg", svg.into_bytes()), file("png", png?)],
            page,
            warnings: letters_missing(drawn),
        })
    }
}

/// A warning for each text of a picture with letters that no font has.
pub(super) fn letters_missing(drawn: &crate::draw::Picture) -> Vec<Remark> {
    let remark = |missing: &crate::draw::Missing| {
        let (letters, text) = (missing.letters.clone(), missing.text.clone());
        msg!(
            "picture-letters-missing",
            letters = letters,
            text = text,
            option = "aimaq map --font"
        )
        .into()
    };
    drawn.missing().iter().map(remark).collect()
}

/// Drawn side by side, kept in their order.
fn maps(prepared: &Prepared) -> Result<Vec<Picture>, JobError> {
    let views = MapView::of_a_run(&prepared.applied).into_par_iter();
    views.map(|v| map(prepared, v)).collect()
}

fn map(prepared: &Prepared, view: MapView) -> Result<Picture, JobError> {
    let subject = prepared.subject();
    let mut spec = map_spec(&subject, view);
    let shown = prepared.job.maps.show(&mut spec, &subject, view);
    shown.map_err(|problem| JobError::Plan(Diagnostics::one("", "", problem)))?;
    let drawing = draw_map(&spec)?;
    let page = page_map(prepared, view)?;
    let mut picture = Picture::shown_as(&format!("maps/{view}"), &drawing.picture, page)?;
    let unplaced = drawing.unplaced.iter();
    let remarks =
        unplaced.map(|label| msg!("map-no-room", map = &spec.title, label = label).into());
    picture.warnings.extend(remarks);
    Ok(picture)
}

/// A map as a page shows it: what stands around it on paper stands beside it there.
pub(super) fn page_map(prepared: &Prepared, view: MapView) -> Result<PageMap, JobError> {
    let subject = prepared.subject();
    let mut spec = map_of_page(&subject, view);
    let shown = prepared.job.maps.show(&mut spec, &subject, view);
    shown.map_err(|problem| JobError::Plan(Diagnostics::one("", "", problem)))?;
    let drawn = draw_map(&spec)?.picture;
    let notes = spec.subtitle.iter().chain(&spec.notes).cloned();
    let source = (!spec.source.is_empty()).then(|| spec.source.clone());
    Ok(PageMap {
        key: view.as_str().to_owned(),
        title: spec.title.clone(),
        notes: notes.chain(source).collect(),
        svg: drawn.inline_svg(&format!("{view}-")),
        narrow: narrow_map(prepared, view)?,
    })
}

/// The map of the change for a narrow screen, and what must be known of it; nothing where
/// something else is to be shown.
fn narrow_map(prepared: &Prepared, view: MapView) -> Result<Option<(String, String)>, JobError> {
    if view != MapView::Change || prepared.job.maps != MapChoice::default() {
        return Ok(None);
    }
    let Some(spec) = map_of_narrow_screen(&prepared.subject()) else {
        return Ok(None);
    };
    let svg = draw_map(&spec)?.picture.inline_svg("narrow-");
    Ok(Some((svg, spec.legend_note.unwrap_or_default())))
}

/// The most units of a country whose regions have maps of their own on the page.
const MOST_UNITS: usize = 1000;

/// The maps of the regions that change; none of a large country.
pub(super) fn region_maps(prepared: &Prepared) -> Result<Vec<(RegionId, PageMap)>, JobError> {
    let comparison = &prepared.comparison;
    if comparison.units.len() > MOST_UNITS {
        return Ok(Vec::new());
    }
    let touched = comparison.touched_regions(&prepared.applied);
    let map = |id: RegionId| -> Result<Option<(RegionId, PageMap)>, JobError> {
        let spec = map_of_region(&prepared.subject(), id);
        let drawn = match draw_map(&spec) {
            Ok(drawing) => drawing.picture,
            // The boundaries at hand have nothing of this region.
            Err(DrawError::Empty) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let map = PageMap {
            key: format!("region-{}", id.0),
            title: spec.title.clone(),
            notes: spec.notes.clone(),
            svg: drawn.inline_svg(&format!("region-{}-", id.0)),
            narrow: None,
        };
        Ok(Some((id, map)))
    };
    let drawn: Result<Vec<_>, JobError> = touched.into_par_iter().map(map).collect();
    Ok(drawn?.into_iter().flatten().collect())
}

/// Drawn side by side, kept in their order; those with nothing to show are left out.
pub(super) fn charts(prepared: &Prepared) -> Result<Vec<Picture>, JobError> {
    let kinds = ChartKind::ALL.into_par_iter();
    let drawn: Result<Vec<Option<Picture>>, JobError> =
        kinds.map(|kind| chart_picture(prepared, *kind)).collect();
    let mut drawn: Vec<Picture> = drawn?.into_iter().flatten().collect();
    drawn.extend(claim_picture(prepared)?);
    Ok(drawn)
}

/// The areas of the claim as an index: the year from which all are known is 100.
fn claim_picture(prepared: &Prepared) -> Result<Option<Picture>, JobError> {
    let Some(claim) = &prepared.claim else {
        return Ok(None);
    };
    let look = SeriesLook {
        lang: prepared.lang(),
        title: msg!("claim-title"),
        index: claim.series.first_common_year(),
        source: say(&msg!("claim-source"), prepared.lang()),
        fonts: prepared.fonts.clone(),
        theme: prepared.theme.clone(),
    };
    let drawn = series_chart(&claim.series, &look)?;
    Picture::new("charts/claim", &drawn, "claim").map(Some)
}

fn chart_picture(prepared: &Prepared, kind: ChartKind) -> Result<Option<Picture>, JobError> {
    let Some(drawn) = chart(&prepared.subject(), kind)? else {
        return Ok(None);
    };
    let path = format!("charts/{}", kind.as_str());
    Picture::new(&path, &drawn, kind.as_str()).map(Some)
}
