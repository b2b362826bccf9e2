//! Fonts that stand in for letters which the embedded one lacks, and the look of pictures.

use std::path::PathBuf;

use aimaq::batch::JobSpec;
use aimaq::draw::Picture;
use aimaq::words::say;
use aimaq::{msg, words::Lang};

use super::Console;

/// Options of commands that draw.
#[derive(Debug, clap::Args)]
pub(crate) struct FontArgs {
    /// Font for letters that the embedded one lacks: a TrueType or OpenType file, or the name of an
    /// installed font; repeatable, the first that has a letter draws it
    #[arg(long, value_name = "FILE|NAME")]
    font: Vec<String>,
    /// Look of maps and charts: a TOML of colours, widths of lines, sizes of letters and fonts
    #[arg(long, value_name = "FILE")]
    theme: Option<PathBuf>,
}

impl FontArgs {
    /// What they ask for, with the rest of what is asked for.
    pub(crate) fn ask(&self, spec: JobSpec) -> JobSpec {
        JobSpec {
            font: (!self.font.is_empty()).then(|| self.font.clone()),
            theme: self.theme.clone(),
            ..spec
        }
    }
}

/// Warns of letters that no font has.
pub(crate) fn warn_of_missing(picture: &Picture, lang: Lang, console: &Console) {
    for missing in picture.missing() {
        let (letters, text) = (missing.letters.clone(), missing.text.clone());
        let warning = msg!(
            "picture-letters-missing",
            letters = letters,
            text = text,
            option = "aimaq map --font"
        );
        console.warn(&say(&warning, lang));
    }
}
