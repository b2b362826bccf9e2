//! Fonts that stand in for letters which the embedded one lacks: files, or installed
//! fonts by their names.

use std::path::{Path, PathBuf};

use super::log::Log;
use crate::draw::{DrawError, FontFile, FontSet};
use crate::figures::drawing;
use crate::io::{InputError, read_bytes};
use crate::msg;
use crate::words::{Tell, Told};

/// Why a font cannot be had.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum FontError {
    /// The file cannot be read.
    Read(#[from] InputError),
    /// The file is no font.
    NoFont {
        /// The file.
        file: String,
        /// What is wrong with it.
        error: DrawError,
    },
    /// Neither a file nor an installed font.
    Unknown(String),
}

impl Tell for FontError {
    fn told(&self) -> Told {
        match self {
            Self::Read(error) => error.told(),
            Self::NoFont { file, error } => Told::new(drawing(error)).in_file(file),
            Self::Unknown(font) => {
                Told::new(msg!("error-no-font", font = font)).hint(msg!("hint-no-font"))
            }
        }
    }
}

/// How deep folders of fonts are looked through.
const DEEPEST: usize = 6;

/// The fonts that are asked for, in their order.
pub(super) fn fonts(asked: &[String], log: &mut Log) -> Result<FontSet, FontError> {
    let files: Result<Vec<FontFile>, FontError> = asked.iter().map(|f| font(f, log)).collect();
    Ok(FontSet::from(files?))
}

/// A font by its file, or by its name among installed ones.
pub(super) fn font(asked: &str, log: &mut Log) -> Result<FontFile, FontError> {
    let file = Path::new(asked);
    if file.is_file() {
        let bytes = read_bytes(file)?;
        log.read(asked, &bytes);
        return FontFile::new(bytes).map_err(|error| FontError::NoFont {
            file: asked.to_owned(),
            error,
        });
    }
    let folders = font_folders();
    let found = folders.iter().find_map(|folder| named(folder, asked, 0));
    let (path, bytes, font) = found.ok_or_else(|| FontError::Unknown(asked.to_owned()))?;
    log.read(&path.display().to_string(), &bytes);
    Ok(font)
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

/// A file of a font, its bytes, and the font.
type Found = (PathBuf, Vec<u8>, FontFile);

/// The font of a name in a folder: the first regular one, by the order of its files, else
/// the first.
fn named(folder: &Path, name: &str, depth: usize) -> Option<Found> {
    let mut first = None;
    regular(folder, name, depth, &mut first).or(first)
}

/// The first regular font of a name; the first of any kind is put aside.
fn regular(folder: &Path, name: &str, depth: usize, first: &mut Option<Found>) -> Option<Found> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    paths.into_iter().find_map(|path| {
        if path.is_dir() {
            let deeper = depth < DEEPEST;
            return deeper
                .then(|| regular(&path, name, depth + 1, first))
                .flatten();
        }
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        if !["ttf", "otf", "ttc"].contains(&ending.as_str()) {
            return None;
        }
        let bytes = std::fs::read(&path).ok()?;
        let font = FontFile::named(&bytes, name)?;
        if font.is_regular() {
            return Some((path, bytes, font));
        }
        first.get_or_insert((path, bytes, font));
        None
    })
}
