//! Files inside a ZIP archive, by the readers of what is in it; zipped Shapefiles are
//! written as well.

use aimaq_words::Message;
use aimaq_words::msg;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

use super::feature::{FeatureTable, SourceFile};
use super::format::{About, Format, Holds, Layer, ReadOptions, Written};
use super::zip::{Archive, Packer};
use super::{InputError, sha256_file, source, write_shapefile};

/// An archive with one file of another format, or one of several by its name.
pub(super) static FORMAT: Format = Format {
    name: "ZIP archive",
    holds: Holds::Features,
    endings: &[".zip"],
    written: &[],
    read,
    stream: None,
    write: None,
};

/// A Shapefile with its companions in one file.
pub(super) static SHAPEFILE: Format = Format {
    name: "zipped Shapefile",
    holds: Holds::Features,
    endings: &[".shz", ".shp.zip"],
    written: &[".shz", ".shp.zip"],
    read,
    stream: None,
    write: Some(write),
};

/// Endings of the files of a Shapefile.
const SHAPEFILE_PARTS: [&str; 5] = ["shp", "dbf", "shx", "prj", "cpg"];

pub(super) fn read(path: &Path, options: &ReadOptions) -> Result<FeatureTable, InputError> {
    let label = path.display().to_string();
    let wrong = |what: Message| InputError::content(&label, what);
    let cannot = |error| InputError::Open {
        file: label.clone(),
        error,
    };
    let file = File::open(path).map_err(cannot)?;
    let mut left = source::most_unpacked(&file);
    let mut archive = Archive::open(BufReader::new(file)).map_err(wrong)?;
    let names: Vec<String> = archive.members.iter().map(|m| m.name.clone()).collect();
    let main = chosen(&names, options.layer.as_deref()).map_err(wrong)?;
    let scratch = tempfile::tempdir().map_err(cannot)?;
    for (at, name) in names.iter().enumerate() {
        if !belongs(name, &names[main]) {
            continue;
        }
        let within = |what| wrong(msg!("error-in-file", file = name.as_str(), said = what));
        let out = File::create(scratch.path().join(base(name))).map_err(cannot)?;
        let mut out = BufWriter::new(out);
        let taken = archive.unpack(at, &mut out, left).map_err(within)?;
        out.flush().map_err(cannot)?;
        left -= taken;
    }
    let inner = scratch.path().join(base(&names[main]));
    let single = mains(&names).len() == 1;
    let options = ReadOptions {
        checksum: false,
        layer: options.layer.clone().filter(|_| single),
        ..options.clone()
    };
    let format = Format::of(&inner).ok_or_else(|| wrong(msg!("error-zip-nothing")))?;
    let read = (format.read)(&inner, &options);
    let inside = format!("{label}/{}", names[main]);
    let mut table = read.map_err(|error| renamed(error, &inside))?;
    table.sources = vec![SourceFile {
        name: label.clone(),
        sha256: sha256_file(path)?,
    }];
    Ok(table)
}

/// An error about a file that was unpacked, by its name in the archive.
fn renamed(error: InputError, inside: &str) -> InputError {
    let file = inside.to_owned();
    match error {
        InputError::Open { error, .. } => InputError::Open { file, error },
        InputError::Content { message, .. } => InputError::Content { file, message },
    }
}

/// The last part of a path in an archive.
fn base(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The members that a reader can start from.
fn mains(names: &[String]) -> Vec<usize> {
    let is_main = |name: &str| {
        let hidden = base(name).starts_with('.') || name.starts_with("__MACOSX/");
        let format = Format::of(Path::new(base(name)));
        !hidden
            && format.is_some_and(|f| {
                !f.endings
                    .iter()
                    .any(|e| matches!(*e, ".zip" | ".shz" | ".kmz"))
            })
    };
    let all: Vec<usize> = (0..names.len()).filter(|&at| is_main(&names[at])).collect();
    // A readme beside the boundaries is no table of points.
    let holds_features = |at: &&usize| {
        let format = Format::of(Path::new(base(&names[**at])));
        format.is_some_and(|format| format.holds == Holds::Features)
    };
    let features: Vec<usize> = all.iter().filter(holds_features).copied().collect();
    if features.is_empty() { all } else { features }
}

/// The member that is read: the only one, or the one that is named.
fn chosen(names: &[String], layer: Option<&str>) -> Result<usize, Message> {
    let mains = mains(names);
    let listed = || {
        let names: Vec<&str> = mains.iter().map(|&at| names[at].as_str()).collect();
        names.join(", ")
    };
    match (mains.as_slice(), layer) {
        ([], _) => Err(msg!("error-zip-no-format")),
        ([only], _) => Ok(*only),
        (_, None) => Err(msg!("error-zip-several", files = listed().to_string())),
        (several, Some(layer)) => {
            let named = |at: &&usize| {
                let name = names[**at].as_str();
                [name, base(name), stem(base(name))].contains(&layer)
            };
            let found = several.iter().find(named).copied();
            found.ok_or_else(|| {
                msg!(
                    "error-zip-no-file",
                    layer = layer.to_string(),
                    files = listed().to_string()
                )
            })
        }
    }
}

/// Whether a member is the main one or goes with it.
fn belongs(name: &str, main: &str) -> bool {
    if name == main {
        return true;
    }
    let is_part = |name: &str| {
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_lowercase());
        ending.is_some_and(|ending| SHAPEFILE_PARTS.contains(&ending.as_str()))
    };
    is_part(main) && is_part(name) && stem(name).eq_ignore_ascii_case(stem(main))
}

fn write(out: &mut dyn Write, layer: Layer<'_>, about: &About<'_>) -> std::io::Result<Written> {
    let mut shp = Vec::new();
    let written = write_shapefile::write(&mut shp, layer, about)?;
    let mut packer = Packer::default();
    packer.add(&format!("{}.shp", about.name), &shp)?;
    for (ending, bytes) in &written.beside {
        packer.add(&format!("{}.{ending}", about.name), bytes)?;
    }
    out.write_all(&packer.finish()?)?;
    Ok(Written {
        beside: Vec::new(),
        lost: written.lost,
    })
}
