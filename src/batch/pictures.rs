//! The maps and charts of a run: drawn once for the page, and as files.

use rayon::prelude::*;

use super::error::JobError;
use super::outputs::OutputFile;
use super::prepare::Prepared;
use super::remark::Remark;
use crate::draw::{self, DrawError, MapSpec, draw_map};
use crate::figures::{
    ChartKind, MapChoice, MapView, SeriesLook, brief, chart, map_of_narrow_screen, map_of_page,
    map_of_region, map_spec, narrow_chart, series_chart,
};
use crate::msg;
use crate::reform::Diagnostics;
use crate::report::{Narrow, PageMap};
use crate::territory::RegionId;
use crate::words::say;

/// A picture as the page of a report shows it, and what is to be said of it.
pub(super) struct Shown {
    pub(super) page: PageMap,
    pub(super) warnings: Vec<Remark>,
}

/// A picture of a run: its files, and how the report shows it.
pub(super) struct Picture {
    pub(super) files: Vec<OutputFile>,
    pub(super) shown: Shown,
}

/// A picture in every format of a run, by its path without an ending.
fn files(path: &str, drawn: &draw::Picture) -> Result<Vec<OutputFile>, JobError> {
    let file = |ending: &str, bytes| OutputFile {
        path: format!("{path}.{ending}").into(),
        bytes,
    };
    let (png, svg) = rayon::join(|| drawn.png(1.0), || drawn.svg());
    Ok(vec![file("svg", svg.into_bytes()), file("png", png?)])
}

impl Shown {
    /// A chart that the page shows as it is; its name sets its ids apart there.
    fn of_chart((name, drawn, narrow): &Chart) -> Self {
        let narrow = narrow.as_ref().map(|narrow| Narrow {
            svg: narrow.inline_svg(&format!("{name}-narrow-")),
            note: String::new(),
            is_part: false,
        });
        Self {
            page: PageMap {
                key: (*name).to_owned(),
                title: drawn.title().to_owned(),
                notes: Vec::new(),
                svg: drawn.inline_svg(&format!("{name}-")),
                narrow,
            },
            warnings: letters_missing(drawn),
        }
    }
}

/// The warnings of pictures, those that several have once.
pub(super) fn each_once<'a>(pictures: impl Iterator<Item = &'a Shown>) -> Vec<Remark> {
    let mut once: Vec<Remark> = Vec::new();
    for warning in pictures.flat_map(|picture| &picture.warnings) {
        if !once.contains(warning) {
            once.push(warning.clone());
        }
    }
    once
}

/// A warning for each text of a picture with letters that no font has.
fn letters_missing(drawn: &draw::Picture) -> Vec<Remark> {
    let remark = |missing: &draw::Missing| {
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

/// Maps, where there is land, and charts; none where only tables are wanted.
pub(super) fn pictures(prepared: &Prepared) -> Result<(Vec<Picture>, Vec<Picture>), JobError> {
    if !prepared.job.outputs.has_pictures() {
        return Ok((Vec::new(), Vec::new()));
    }
    let maps = || match prepared.has_land() {
        true => maps(prepared),
        false => Ok(Vec::new()),
    };
    let (maps, charts) = rayon::join(maps, || charts(prepared));
    Ok((maps?, charts?))
}

/// One page of paper about a plan; none where there is no land, or nothing changes.
pub(super) fn brief_page(prepared: &Prepared) -> Result<Option<Vec<u8>>, JobError> {
    if !prepared.has_land() || prepared.applied.changes_nothing() {
        return Ok(None);
    }
    let drawing = brief(&prepared.subject(), None, None, prepared.logo.as_ref())?;
    Ok(Some(drawing.picture.pdf()?))
}

/// Drawn side by side, kept in their order.
fn maps(prepared: &Prepared) -> Result<Vec<Picture>, JobError> {
    let views = MapView::of_a_run(&prepared.applied).into_par_iter();
    views.map(|v| map(prepared, v)).collect()
}

fn map(prepared: &Prepared, view: MapView) -> Result<Picture, JobError> {
    let (sheet, page) = rayon::join(|| sheet(prepared, view), || page_map(prepared, view));
    let (files, warnings) = sheet?;
    let page = page?;
    Ok(Picture {
        files,
        shown: Shown { page, warnings },
    })
}

/// The files of a map, and what is to be said of it.
fn sheet(prepared: &Prepared, view: MapView) -> Result<(Vec<OutputFile>, Vec<Remark>), JobError> {
    let mut spec = map_spec(&prepared.subject(), view);
    choose(prepared, &mut spec, view)?;
    let drawing = draw_map(&spec)?;
    let mut warnings = letters_missing(&drawing.picture);
    let unplaced = drawing.unplaced.iter();
    warnings
        .extend(unplaced.map(|label| msg!("map-no-room", map = &spec.title, label = label).into()));
    Ok((files(&format!("maps/{view}"), &drawing.picture)?, warnings))
}

/// A map with what the job wants to see on it.
fn choose(prepared: &Prepared, spec: &mut MapSpec, view: MapView) -> Result<(), JobError> {
    let shown = prepared.job.maps.show(spec, &prepared.subject(), view);
    let after = &prepared.applied.after;
    shown.map_err(|problem| JobError::Plan(Diagnostics::alone(problem).of(after)))
}

/// The maps as the page shows them, drawn side by side; none without land.
pub(super) fn page_maps(prepared: &Prepared) -> Result<Vec<PageMap>, JobError> {
    let has_land = prepared.has_land();
    let views = MapView::of_a_run(&prepared.applied)
        .into_par_iter()
        .filter(|_| has_land);
    views.map(|v| page_map(prepared, v)).collect()
}

/// A map as a page shows it: what stands around it on paper stands beside it there.
fn page_map(prepared: &Prepared, view: MapView) -> Result<PageMap, JobError> {
    let wide = || -> Result<_, JobError> {
        let mut spec = map_of_page(&prepared.subject(), view);
        choose(prepared, &mut spec, view)?;
        let drawn = draw_map(&spec)?.picture;
        Ok((spec, drawn.inline_svg(&format!("{view}-"))))
    };
    let (wide, narrow) = rayon::join(wide, || narrow_map(prepared, view));
    let (spec, svg) = wide?;
    let notes = spec.subtitle.iter().chain(&spec.notes).cloned();
    let source = (!spec.source.is_empty()).then(|| spec.source.clone());
    Ok(PageMap {
        key: view.as_str().to_owned(),
        title: spec.title.clone(),
        notes: notes.chain(source).collect(),
        svg,
        narrow: narrow?,
    })
}

/// The map of the change for a narrow screen, and what must be known of it; nothing where
/// something else is to be shown.
fn narrow_map(prepared: &Prepared, view: MapView) -> Result<Option<Narrow>, JobError> {
    if view != MapView::Change || prepared.job.maps != MapChoice::default() {
        return Ok(None);
    }
    let Some(spec) = map_of_narrow_screen(&prepared.subject()) else {
        return Ok(None);
    };
    let svg = draw_map(&spec)?.picture.inline_svg("narrow-");
    Ok(Some(Narrow {
        svg,
        note: say(&msg!("map-colours"), prepared.lang()),
        is_part: true,
    }))
}

/// The most units of a country whose regions have maps of their own on the page.
const MOST_UNITS: usize = 1000;

/// The maps of the regions that change; none of a large country, and none without land.
pub(super) fn region_maps(prepared: &Prepared) -> Result<Vec<(RegionId, PageMap)>, JobError> {
    let comparison = &prepared.comparison;
    if !prepared.has_land() || comparison.units.len() > MOST_UNITS {
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

/// The charts with their files.
fn charts(prepared: &Prepared) -> Result<Vec<Picture>, JobError> {
    let drawn = drawn_charts(prepared)?;
    let pictures = drawn.par_iter().map(|chart| {
        let (name, drawn, _) = chart;
        Ok(Picture {
            files: files(&format!("charts/{name}"), drawn)?,
            shown: Shown::of_chart(chart),
        })
    });
    pictures.collect()
}

/// The charts as the page shows them.
pub(super) fn page_charts(prepared: &Prepared) -> Result<Vec<Shown>, JobError> {
    let drawn = drawn_charts(prepared)?;
    Ok(drawn.par_iter().map(Shown::of_chart).collect())
}

/// A chart by its name, and how a narrow screen shows it, where that is another way.
type Chart = (&'static str, draw::Picture, Option<draw::Picture>);

/// Drawn side by side, kept in their order; those with nothing to show are left out.
fn drawn_charts(prepared: &Prepared) -> Result<Vec<Chart>, JobError> {
    let kinds = ChartKind::ALL.into_par_iter();
    let drawn = kinds.map(|kind| {
        let drawn = chart(&prepared.subject(), *kind)?;
        let narrow = narrow_chart(&prepared.subject(), *kind)?;
        Ok(drawn.map(|drawn| (kind.as_str(), drawn, narrow)))
    });
    let drawn: Result<Vec<Option<_>>, JobError> = drawn.collect();
    let mut drawn: Vec<_> = drawn?.into_iter().flatten().collect();
    drawn.extend(claim_chart(prepared)?.map(|drawn| ("claim", drawn, None)));
    Ok(drawn)
}

/// The areas of the claim as an index: the year from which all are known is 100.
fn claim_chart(prepared: &Prepared) -> Result<Option<draw::Picture>, JobError> {
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
    Ok(Some(series_chart(&claim.series, &look)?))
}
