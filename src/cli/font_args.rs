//! Fonts that stand in for letters which the embedded one lacks.

use std::path::{Path, PathBuf};

use aimaq::batch::Prepared;
use aimaq::draw::{FontFile, FontSet, Picture};
use aimaq::words::say;
use aimaq::{msg, words::Lang};

use super::{Console, Failure};

/// Options of commands that draw.
#[derive(Debug, clap::Args)]
pub(crate) struct FontArgs {
    /// Font for letters that the embedded one lacks: a TrueType or OpenType file, or the name of an
    /// installed font; repeatable, the first that has a letter draws it
    #[arg(long, value_name = "FILE|NAME")]
    font: Vec<String>,
}

impl FontArgs {
    /// Gives the fonts to what is drawn.
    pub(crate) fn load(&self, prepared: &mut Prepared) -> Result<(), Failure> {
        let files: Result<Vec<FontFile>, Failure> = self.font.iter().map(|f| font(f)).collect();
        prepared.fonts = FontSet::from(files?);
        Ok(())
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

fn font(asked: &str) -> Result<FontFile, Failure> {
    let file = Path::new(asked);
    if file.is_file() {
        let bytes = std::fs::read(file).map_err(|e| Failure::new(format!("{asked}: {e}")))?;
        return FontFile::new(bytes).map_err(|e| Failure::new(format!("{asked}: {e}")));
    }
    let folders = font_folders();
    let found = folders.iter().find_map(|folder| named(folder, asked, 0));
    found.ok_or_else(|| {
        Failure::new(format!(
            "{asked}: no file and no installed font is called so"
        ))
        .hint("give the path of a .ttf, .otf or .ttc file")
    })
}

/// Where systems keep their fonts.
fn font_folders() -> Vec<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let own = [".local/share/fonts", ".fonts", "Library/Fonts"];
    let own = home
        .into_iter()
        .flat_map(|home| own.map(|folder| home.join(folder)));
    let shared = [
        "/usr/local/share/fonts",
        "/usr/share/fonts",
        "/Library/Fonts",
    ];
    let system = ["/System/Library/Fonts", r"C:\Windows\Fonts"];
    own.chain(shared.into_iter().chain(system).map(PathBuf::from))
        .collect()
}

/// The first font of a name in a folder, by the order of its files.
fn named(folder: &Path, name: &str, depth: usize) -> Option<FontFile> {
    const DEEPEST: usize = 6;
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    paths.iter().find_map(|path| {
        if path.is_dir() {
            return (depth < DEEPEST)
                .then(|| named(path, name, depth + 1))
                .flatten();
        }
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        let is_font = ["ttf", "otf", "ttc"].contains(&ending.as_str());
        is_font
            .then(|| FontFile::named(&std::fs::read(path).ok()?, name))
            .flatten()
    })
}
