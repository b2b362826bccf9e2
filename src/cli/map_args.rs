//! What maps show, of commands that draw them.

use aimaq::batch::JobSpec;
use aimaq::figures::{InsetChoice, MapBox, MapBoxError};

use super::font_args::FontArgs;

/// What maps show, and the fonts of their names.
#[derive(Debug, clap::Args)]
pub(crate) struct MapArgs {
    /// Show one region with the names of its units, by name or `code:CODE`
    #[arg(long, value_name = "NAME", conflicts_with = "bbox")]
    region: Option<String>,
    /// Show the land in a box of degrees; across 180 degrees the east is less than the west
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true)]
    bbox: Option<MapBox>,
    /// Show a region, or a box under a name, apart at a scale of its own; repeatable. Without it
    /// land that lies far off is
    #[arg(long, value_name = "REGION|NAME=W,S,E,N", value_parser = inset)]
    inset: Vec<InsetChoice>,
    #[command(flatten)]
    fonts: FontArgs,
}

fn inset(text: &str) -> Result<InsetChoice, MapBoxError> {
    text.parse()
}

impl MapArgs {
    /// What they ask for, with the rest of what is asked for.
    pub(crate) fn ask(&self, spec: JobSpec) -> JobSpec {
        let insets = self.inset.iter().map(ToString::to_string);
        self.fonts.ask(JobSpec {
            region: self.region.clone(),
            bbox: self.bbox.map(|sides| sides.sides().to_vec()),
            inset: (!self.inset.is_empty()).then(|| insets.collect()),
            ..spec
        })
    }
}
