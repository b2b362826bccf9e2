//! What stands on the sheet of a map, how large, and with what words.

use aimaq::draw::{DrawError, MapDrawing, MapSpec, draw_map};
use aimaq::figures::{Paper, SheetPart, graticule};
use aimaq::words::Lang;

use super::Failure;
use super::keyword::keyword;

/// Options of a map on its sheet.
#[derive(Debug, clap::Args)]
pub(crate) struct SheetArgs {
    /// Title instead of that of the plan
    #[arg(long, value_name = "TEXT", help_heading = "Sheet")]
    title: Option<String>,
    /// Who is to be named beside the sources
    #[arg(long, value_name = "TEXT", help_heading = "Sheet")]
    credit: Option<String>,
    /// Leave parts of the map out
    #[arg(
        long,
        value_name = "PART,PART…",
        value_delimiter = ',',
        value_parser = keyword::<SheetPart>(),
        help_heading = "Sheet"
    )]
    hide: Vec<SheetPart>,
    /// Draw meridians and parallels, so many degrees apart; without a number few that are round
    #[arg(
        long,
        value_name = "DEGREES",
        num_args = 0..=1,
        value_parser = degrees,
        help_heading = "Sheet"
    )]
    graticule: Option<Option<f64>>,
    /// With --region or --bbox: show in a corner where in all of the land it lies
    #[arg(long, help_heading = "Sheet")]
    locator: bool,
    /// Make it for a paper: size of the page, and of the letters on it
    #[arg(
        long,
        value_parser = keyword::<Paper>(),
        conflicts_with = "width",
        help_heading = "Sheet"
    )]
    paper: Option<Paper>,
    /// Dots of a PNG per inch, where a point of the paper is 1/72 inch (default: 72)
    #[arg(
        long,
        value_parser = clap::value_parser!(u16).range(36..=1200),
        requires = "paper",
        help_heading = "Sheet"
    )]
    dpi: Option<u16>,
}

/// Degrees between lines.
fn degrees(text: &str) -> Result<f64, String> {
    let degrees = text.parse().ok().filter(|n| (0.01..=90.0).contains(n));
    degrees.ok_or_else(|| "degrees from 0.01 to 90".to_owned())
}

impl SheetArgs {
    /// Whether an option asks for something that a map of the whole land has not.
    ///
    /// # Errors
    /// A map of where a part lies that shows no part.
    pub(crate) fn check(&self, spec: &MapSpec) -> Result<(), Failure> {
        match self.locator && spec.focus.is_none() {
            true => Err(Failure::new(
                "--locator shows where a part of the land lies: use it with --region or --bbox",
            )),
            false => Ok(()),
        }
    }

    /// Changes what a map says and how large it says it; `part` of the width of a sheet
    /// is its own.
    pub(crate) fn dress(&self, spec: &mut MapSpec, part: f64, lang: Lang) {
        spec.graticule = self.graticule.map(|step| graticule(step, lang));
        spec.locator = self.locator;
        if let Some(title) = &self.title {
            spec.title.clone_from(title);
        }
        if let Some(credit) = &self.credit {
            spec.source = match spec.source.is_empty() {
                true => credit.clone(),
                false => format!("{} · {credit}", spec.source),
            };
        }
        spec.hidden
            .extend(self.hide.iter().map(|part| part.drawn()));
        let design = self.paper.map_or(spec.design_px, Paper::design);
        // Two maps on a sheet have somewhat smaller letters than one.
        let letters = if part < 1.0 { 1.2 } else { 1.0 };
        spec.design_px = (f64::from(design) * part * letters) as u32;
    }

    /// Draws maps beside each other, as large as the sheet lets them be.
    ///
    /// # Errors
    /// If there is no land, or the picture would be too large.
    pub(crate) fn draw(&self, specs: &mut [MapSpec], width: u32) -> Result<MapDrawing, DrawError> {
        let Some(paper) = self.paper else {
            return beside(specs, f64::from(width));
        };
        let (short, long) = paper.sides();
        let Some(long) = long else {
            return beside(specs, short);
        };
        // On its side, unless it is then smaller than upright.
        let mut best: Option<(f64, MapDrawing)> = None;
        for (w, h) in [(long, short), (short, long)] {
            let first = beside(specs, w)?;
            let (_, tall) = first.picture.size();
            let drawn = match tall > h {
                true => beside(specs, (w * h / tall).floor())?,
                false => first,
            };
            let size = drawn.picture.size();
            let area = size.0 * size.1;
            if best.as_ref().is_none_or(|(largest, _)| area > *largest) {
                best = Some((area, drawn.on_paper((w, h))));
            }
            if paper == Paper::Slide {
                break;
            }
        }
        best.map(|(_, drawn)| drawn).ok_or(DrawError::Empty)
    }

    /// Pixels of a PNG per pixel of the drawing.
    pub(crate) fn scale(&self) -> f32 {
        self.dpi.map_or(1.0, |dpi| f32::from(dpi) / 72.0)
    }
}

/// The maps from left to right, of the same width each.
fn beside(specs: &mut [MapSpec], width: f64) -> Result<MapDrawing, DrawError> {
    let each = (width / specs.len().max(1) as f64).floor();
    let mut all: Option<MapDrawing> = None;
    for spec in specs {
        spec.width_px = each.max(1.0) as u32;
        let drawn = draw_map(spec)?;
        all = Some(match all {
            None => drawn,
            Some(before) => before.beside(drawn),
        });
    }
    all.ok_or(DrawError::Empty)
}
