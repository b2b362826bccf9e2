//! What stands on the sheet of a map, how large, and with what words.

use aimaq::draw::{DrawError, MapDrawing, MapSpec, draw_map};
use aimaq::figures::{Paper, SheetPart, graticule};
use aimaq::msg;
use aimaq::words::Lang;
use aimaq::words::Sentence;

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
fn degrees(text: &str) -> Result<f64, Sentence> {
    let degrees = text.parse().ok().filter(|n| (0.01..=90.0).contains(n));
    degrees.ok_or_else(|| Sentence(msg!("error-degrees")))
}

impl SheetArgs {
    /// Whether an option asks for something that a map of the whole land has not.
    ///
    /// # Errors
    /// A map of where a part lies that shows no part.
    pub(crate) fn check(&self, spec: &MapSpec) -> Result<(), Failure> {
        match self.locator && spec.focus.is_none() {
            true => Err(Failure::new(msg!("error-locator"))),
            false => Ok(()),
        }
    }

    /// Changes what a map says and how large it says it where it has the sheet to itself.
    pub(crate) fn dress(&self, spec: &mut MapSpec, lang: Lang) {
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
        spec.design_px = self.paper.map_or(spec.design_px, Paper::design);
    }

    /// Draws maps on a sheet, as large as it lets them be.
    ///
    /// # Errors
    /// If there is no land, or the picture would be too large.
    pub(crate) fn draw(&self, specs: &[MapSpec], width: u32) -> Result<MapDrawing, DrawError> {
        let Some(paper) = self.paper else {
            return Stand::Row.drawn(specs, f64::from(width));
        };
        let (short, long) = paper.sides();
        let Some(long) = long else {
            return Stand::Row.drawn(specs, short);
        };
        let (across, upright) = ((long, short), (short, long));
        let ways = match (paper, specs.len()) {
            (Paper::Slide, 1) => vec![(across, Stand::LegendBeside)],
            (Paper::Slide, _) => vec![(across, Stand::Row)],
            (_, 1) => vec![(across, Stand::Row), (upright, Stand::Row)],
            _ => vec![(across, Stand::Row), (upright, Stand::Column)],
        };
        let mut best: Option<(f64, MapDrawing)> = None;
        for (sides, stand) in ways {
            let drawn = stand.fitted(specs, sides)?;
            let (w, h) = drawn.picture.size();
            if best.as_ref().is_none_or(|(largest, _)| w * h > *largest) {
                best = Some((w * h, drawn.on_paper(sides)));
            }
        }
        best.map(|(_, drawn)| drawn).ok_or(DrawError::Empty)
    }

    /// Pixels of a PNG per pixel of the drawing.
    pub(crate) fn scale(&self) -> f32 {
        self.dpi.map_or(1.0, |dpi| f32::from(dpi) / 72.0)
    }
}

/// How maps stand on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// From left to right, each with its legend below.
    Row,
    /// Below each other, each with its legend below.
    Column,
    /// From left to right, each with its legend to the right.
    LegendBeside,
}

impl Stand {
    /// The maps, as large as a sheet lets them be.
    fn fitted(self, specs: &[MapSpec], (w, h): (f64, f64)) -> Result<MapDrawing, DrawError> {
        let mut width = w;
        loop {
            let drawn = self.drawn(specs, width)?;
            let (_, tall) = drawn.picture.size();
            if tall <= h || width <= 1.0 {
                return Ok(drawn);
            }
            // Letters and the key do not shrink with the map: it may take more than one go.
            width = (width * h / tall).floor().min(width - 1.0);
        }
    }

    /// The maps in a width, of the same width each.
    fn drawn(self, specs: &[MapSpec], width: f64) -> Result<MapDrawing, DrawError> {
        let count = specs.len().max(1) as f64;
        // Two maps on a sheet have somewhat smaller letters than one, and so has a wide one.
        let (part, design) = match self {
            Self::LegendBeside => (count, 1.55 / count),
            _ if specs.len() < 2 => (1.0, 1.0),
            Self::Row => (count, 1.2 / count),
            Self::Column => (1.0, 0.78),
        };
        let mut all: Option<MapDrawing> = None;
        for spec in specs {
            let spec = MapSpec {
                width_px: (width / part).floor().max(1.0) as u32,
                design_px: (f64::from(spec.design_px) * design) as u32,
                legend_beside: self == Self::LegendBeside,
                ..spec.clone()
            };
            let drawn = draw_map(&spec)?;
            all = Some(match all {
                None => drawn,
                Some(before) if self == Self::Column => before.above(drawn),
                Some(before) => before.beside(drawn),
            });
        }
        all.ok_or(DrawError::Empty)
    }
}
