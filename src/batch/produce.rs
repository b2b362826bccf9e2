//! All files of a run, as bytes.

use super::error::JobError;
use super::layers::{Layer, layer};
use super::left_out::{MANY_UNITS, has_units_file, large_page, left_out};
use super::outputs::{OutputFile, Outputs};
use super::pictures::{Picture, brief_page, each_once, pictures, region_maps};
use super::prepare::Prepared;
use super::record::{PlanRecord, run_json};
use super::remark::Remark;
use super::report::{PagePictures, report};
#[cfg(feature = "geopackage")]
use super::results::results;
use super::views::{ViewTables, view_tables};
use super::workbook::views_workbook;
use crate::report::PageMap;
use crate::territory::RegionId;
use crate::words::Lang;

/// The files of a run, and what is to be said of its pictures and its page.
#[derive(Debug, Clone, PartialEq)]
pub struct Produced {
    /// The files, `run.json` last.
    pub files: Vec<OutputFile>,
    /// Labels without room, letters without a font, a page that has become large; they stand in
    /// `run.json` too.
    pub warnings: Vec<Remark>,
}

/// What the files of a plan have in common in every language.
pub(super) struct Workings {
    views: ViewTables,
    /// The layers, by their paths; none where only tables and pictures are wanted.
    layers: Vec<(&'static str, String)>,
    record: PlanRecord,
}

impl Workings {
    pub(super) fn new(prepared: &Prepared) -> Result<Self, JobError> {
        let wanted = [
            ("regions.geojson", Layer::RegionsAfter),
            ("units.geojson", Layer::UnitsAfter),
        ];
        let is_wanted = |which| which != Layer::UnitsAfter || has_units_file(prepared);
        let wanted = wanted.into_iter().filter(|(_, which)| is_wanted(*which));
        let wanted = wanted.filter(|_| prepared.job.outputs.is_all());
        let layers = wanted.map(|(path, which)| Ok((path, layer(prepared, which)?.0)));
        Ok(Self {
            views: view_tables(&prepared.study())?,
            layers: layers.collect::<Result<_, JobError>>()?,
            record: PlanRecord::new(prepared),
        })
    }
}

/// Makes every file of a run: layers, tables, maps, charts, the report, its text, one page of
/// it for paper and, last, `run.json`.
///
/// # Errors
/// If a map cannot be drawn, or the job was prepared without a record of what it read.
pub fn produce(prepared: &Prepared) -> Result<Produced, JobError> {
    if prepared.inputs.is_empty() {
        return Err(JobError::Unrecorded);
    }
    let worked = || {
        let workings = Workings::new(prepared)?;
        let outputs = data(prepared, &workings)?;
        Ok::<_, JobError>((workings.record, outputs))
    };
    let (worked, drawn) = rayon::join(worked, || drawn(prepared));
    let (record, outputs) = worked?;
    finished(prepared, (&record, outputs), drawn?)
}

/// The same where the workings are known.
pub(super) fn produce_with(prepared: &Prepared, workings: &Workings) -> Result<Produced, JobError> {
    let (outputs, drawn) = rayon::join(|| data(prepared, workings), || drawn(prepared));
    finished(prepared, (&workings.record, outputs?), drawn?)
}

/// What is drawn for a run.
struct Drawn {
    maps: Vec<Picture>,
    charts: Vec<Picture>,
    /// The maps of the page of regions that change.
    regions: Vec<(RegionId, PageMap)>,
    brief: Option<Vec<u8>>,
}

fn drawn(prepared: &Prepared) -> Result<Drawn, JobError> {
    let is_all = prepared.job.outputs.is_all();
    let of_report = || match is_all {
        true => rayon::join(|| brief_page(prepared), || region_maps(prepared)),
        false => (Ok(None), Ok(Vec::new())),
    };
    let (pictures, (brief, regions)) = rayon::join(|| pictures(prepared), of_report);
    let (maps, charts) = pictures?;
    Ok(Drawn {
        maps,
        charts,
        regions: regions?,
        brief: brief?,
    })
}

fn finished(
    prepared: &Prepared,
    (record, mut outputs): (&PlanRecord, Outputs),
    Drawn {
        maps,
        charts,
        regions,
        brief,
    }: Drawn,
) -> Result<Produced, JobError> {
    let mut told = each_once(maps.iter().chain(&charts).map(|picture| &picture.shown));
    let mut warnings = prepared.warnings.clone();
    warnings.extend(left_out(prepared).into_iter().map(Remark::from));
    warnings.extend(told.iter().cloned());
    let written = match prepared.job.outputs.is_all() {
        true => Some(written(prepared, (&maps, &charts, regions), &warnings)?),
        false => None,
    };
    let pictures = maps.into_iter().chain(charts);
    outputs.files.extend(pictures.flat_map(|p| p.files));
    if let Some((report, text)) = written {
        let large = large_page(prepared, &report).map(Remark::from);
        warnings.extend(large.clone());
        told.extend(large);
        outputs.add("report.html", report);
        outputs.add("report.md", text);
    }
    if let Some(brief) = brief {
        outputs.add("brief.pdf", brief);
    }
    let english = [&*warnings, &*prepared.notes].map(|remarks| sentences(remarks, Lang::EN));
    let said = (&*english[0], &*english[1]);
    let record = run_json(prepared, record, &outputs.files, said);
    outputs.add("run.json", record);
    Ok(Produced {
        files: outputs.files,
        warnings: told,
    })
}

/// Layers and tables, each as a file and all of them together.
fn data(prepared: &Prepared, workings: &Workings) -> Result<Outputs, JobError> {
    let (mut outputs, lang) = (Outputs::default(), prepared.lang());
    let is_all = prepared.job.outputs.is_all();
    for (path, text) in &workings.layers {
        outputs.add(*path, text.as_str());
    }
    let views = &workings.views;
    tables(views, lang, &mut outputs);
    let book = || {
        is_all
            .then(|| views_workbook(views, lang, Some(MANY_UNITS)))
            .transpose()
    };
    #[cfg(feature = "geopackage")]
    let package = || is_all.then(|| results(prepared, views)).transpose();
    #[cfg(not(feature = "geopackage"))]
    let package = || Ok::<Option<Vec<u8>>, std::io::Error>(None);
    let (book, package) = rayon::join(book, package);
    if let Some(book) = book? {
        outputs.add("tables.xlsx", book);
    }
    if let Some(claim) = &prepared.claim {
        outputs.add("tables/claim.csv", &*prepared.claim_texts.csv(claim, lang));
    }
    if let Some(package) = package? {
        outputs.add("results.gpkg", package);
    }
    Ok(outputs)
}

/// The report as a page and as text.
fn written(
    prepared: &Prepared,
    (maps, charts, regions): (&[Picture], &[Picture], Vec<(RegionId, PageMap)>),
    warnings: &[Remark],
) -> Result<(String, String), JobError> {
    let pages = |pictures: &[Picture]| pictures.iter().map(|p| p.shown.page.clone()).collect();
    // Readers of the report see what was put right among the warnings.
    let remarks = [&*prepared.notes, warnings].concat();
    let said = sentences(&remarks, prepared.lang());
    let pictures = PagePictures {
        maps: pages(maps),
        regions,
        charts: pages(charts),
    };
    report(prepared, pictures, &said)
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
