//! What is known of a file by the ending of its name alone.

use aimaq_words::msg;
use std::path::Path;

use super::InputError;
use super::feature::{Feature, FeatureGeometry, FeatureTable};
use super::format::{FORMATS, Format, Holds, ReadOptions};
use super::sink::{Sink, TakeFeature};
use aimaq_words::{Lang, Message, say};

/// Formats that this program was built without: what people call each, its endings, and
/// the feature that brings it.
const NOT_BUILT: &[(&str, &[&str], &str)] = &[
    #[cfg(not(feature = "geopackage"))]
    ("GeoPackage", &[".gpkg"], "geopackage"),
    #[cfg(not(feature = "parquet"))]
    ("GeoParquet", &[".parquet", ".geoparquet"], "parquet"),
];

/// What to say of a file in a format that this program was built without.
pub(super) fn not_built(path: &Path) -> Option<Message> {
    let (name, _, feature) = NOT_BUILT
        .iter()
        .find(|(_, ends, _)| ends_with(path, ends))?;
    Some(msg!(
        "error-file-not-built",
        name = name.to_string(),
        feature = feature.to_string()
    ))
}

/// Whether the name of a file has one of these endings, in any case.
pub(super) fn ends_with(path: &Path, endings: &[&str]) -> bool {
    let name = path.to_string_lossy().to_lowercase();
    endings.iter().any(|ending| name.ends_with(ending))
}

/// The endings of files that hold features, or points as well, as a list.
pub fn read_endings(what: Holds) -> String {
    say(&readable(what), Lang::EN)
}

/// The endings under which features are written, as a list.
pub fn written_endings() -> String {
    say(&writable(), Lang::EN)
}

/// As [`read_endings`], to be said in any language.
pub fn readable(what: Holds) -> Message {
    let holds = |format: &&&Format| what != Holds::Features || format.holds == Holds::Features;
    let endings = FORMATS.iter().filter(holds).flat_map(|f| f.endings);
    either(&endings.copied().collect::<Vec<_>>())
}

/// As [`written_endings`], to be said in any language.
pub(super) fn writable() -> Message {
    let written = FORMATS.iter().filter(|format| format.write.is_some());
    either(&written.flat_map(|f| f.written).copied().collect::<Vec<_>>())
}

fn either(endings: &[&str]) -> Message {
    let (last, others) = endings.split_last().unwrap_or((&"", &[]));
    msg!("error-either", others = others.join(", "), last = *last)
}

/// Whether a file ends as files with features do.
pub fn is_feature_file(path: &Path) -> bool {
    Format::of(path).is_some_and(|format| format.holds == Holds::Features)
}

/// Reads boundaries, which a table can hold as text in one of its columns; `what` says
/// what they are in the error about an ending.
pub(super) fn read(
    path: &Path,
    what: &str,
    options: &ReadOptions,
) -> Result<FeatureTable, InputError> {
    let wrong = |message: Message| InputError::content(&path.display().to_string(), message);
    let Some(format) = Format::of(path) else {
        return Err(wrong(unknown(path, what, Holds::Features)));
    };
    let table = (format.read)(path, options)?;
    let is_land = |feature: &Feature| matches!(feature.geometry, FeatureGeometry::Polygons(_));
    if format.holds != Holds::Features && !table.features.iter().any(is_land) {
        let message = msg!("error-file-table-wkt", what = what.to_string());
        return Err(wrong(message));
    }
    Ok(table)
}

/// Reads a file of any of the formats; a table without places gives features without
/// a geometry.
///
/// # Errors
/// If the ending is unknown or the contents are not what they should be.
pub fn read_any(path: &Path, options: &ReadOptions) -> Result<FeatureTable, InputError> {
    let Some(format) = Format::of(path) else {
        let message = unknown(path, "features", Holds::Points);
        return Err(InputError::content(&path.display().to_string(), message));
    };
    (format.read)(path, options)
}

/// Hands on the features of a file one after the other, in the order of the file; what is
/// left are its warnings. A format that can be streamed is not held as a whole, whatever the
/// length of the file: GeoJSON, a feature a line or not, and FlatGeobuf.
///
/// # Errors
/// Those of [`read_any`], and those of `take`.
pub fn each_feature(
    path: &Path,
    options: &ReadOptions,
    take: &mut TakeFeature<'_>,
) -> Result<Vec<Message>, InputError> {
    let stream = Format::of(path).and_then(|format| format.stream);
    if let Some(stream) = stream
        && let Some(table) = stream(path, options, Sink::hand(&mut *take))?
    {
        return Ok(table.warnings);
    }
    let table = read_any(path, options)?;
    table.features.into_iter().try_for_each(take)?;
    Ok(table.warnings)
}

fn unknown(path: &Path, what: &str, holds: Holds) -> Message {
    let known = || {
        let endings = readable(holds);
        msg!(
            "error-file-ending",
            what = what.to_string(),
            endings = endings
        )
    };
    not_built(path).unwrap_or_else(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_that_is_not_in_this_build_is_named_with_its_feature() {
        for (name, endings, feature) in NOT_BUILT {
            for ending in *endings {
                let path = format!("x{ending}");
                let error = read_any(Path::new(&path), &ReadOptions::default());
                let error = error.expect_err("not built").to_string();
                assert!(error.starts_with(&path) && error.contains(name), "{error}");
                assert!(error.contains(&format!("--features {feature}")), "{error}");
                let error = Format::written_to(Path::new(&path)).expect_err("not built");
                assert!(error.to_string().contains(feature), "{error}");
            }
        }
        assert!(not_built(Path::new("x.geojson")).is_none());
    }
}
