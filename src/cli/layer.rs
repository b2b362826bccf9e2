//! Boundaries that several commands read, and the layers that they write.

use aimaq::words::Tell;
use std::mem::ManuallyDrop;
use std::path::Path;

use aimaq::boundaries::{Boundaries, Outlines, Row};
use aimaq::io::{
    About, AtomicFile, FeatureTable, Format, GeoJsonWriter, Holds, Layer, Outputs, ReadOptions,
    WriteLayer, parse_features, read_boundaries_as, read_endings, write_atomic,
};

use aimaq::msg;
use aimaq::words::Message;

use super::precondition::{CleanArg, Dirt, cleaned, judge, unsound};
use super::{Console, Failure};

/// Reads boundaries and makes their coverage; shows the warnings, and looks whether they
/// are a coverage.
///
/// They stay until the process ends: it gives all its memory back at once, which
/// takes less time than doing so ring by ring before.
pub(crate) fn boundaries(
    path: &Path,
    options: &ReadOptions,
    (clean, dirt): (CleanArg, Dirt),
    console: &Console,
) -> Result<ManuallyDrop<Boundaries>, Failure> {
    let boundaries = unjudged(path, options, clean, console)?;
    let found = unsound(&boundaries, clean, dirt)?;
    judge(found, &boundaries.label, dirt, console)?;
    Ok(boundaries)
}

/// The same, not yet looked at.
pub(crate) fn unjudged(
    path: &Path,
    options: &ReadOptions,
    clean: CleanArg,
    console: &Console,
) -> Result<ManuallyDrop<Boundaries>, Failure> {
    let mut outlines = outlines(path, options, console)?;
    cleaned(&mut outlines, clean, console)?;
    let read = outlines.warnings.len();
    let boundaries = Boundaries::of(outlines)?;
    for warning in &boundaries.warnings[read..] {
        console.caution(&msg!("read-of", file = &boundaries.label, said = warning));
    }
    Ok(ManuallyDrop::new(boundaries))
}

/// Reads the outlines of units; shows the warnings.
pub(crate) fn outlines(
    path: &Path,
    options: &ReadOptions,
    console: &Console,
) -> Result<Outlines, Failure> {
    let label = path.display().to_string();
    let outlines = Outlines::new(read_boundaries_as(path, options)?, &label)?;
    for warning in outlines.named_warnings() {
        console.caution(&warning);
    }
    Ok(outlines)
}

/// Writes features to a file or, for `-`, to stdout.
pub(crate) fn write_layer(path: &Path, rows: &[Row], console: &mut Console) -> Result<(), Failure> {
    write_layer_beside(path, rows, None, console)
}

/// Writes features, and with them another file: both or none.
pub(crate) fn write_layer_beside(
    path: &Path,
    rows: &[Row],
    other: Option<(&Path, &str)>,
    console: &mut Console,
) -> Result<(), Failure> {
    writer(path)?;
    let mut outputs = Outputs::default();
    if let Some((path, text)) = other {
        outputs.write(path, text.as_bytes())?;
    }
    put(path, Layer::Rows(rows), &About::of(path), outputs, console)
}

/// Writes a layer with its companions, and with it files that are there already: all or
/// none. Says what could not be kept.
pub(crate) fn put(
    path: &Path,
    layer: Layer<'_>,
    about: &About<'_>,
    mut outputs: Outputs,
    console: &mut Console,
) -> Result<(), Failure> {
    let write = writer(path)?;
    let file = path.display().to_string();
    let to_stdout = path.as_os_str() == "-";
    let result = match to_stdout {
        true => write(&mut console.stdout(), layer, about),
        false => write(outputs.create(path)?, layer, about),
    };
    let result = result.map_err(|error| {
        let within = |said| msg!("error-cannot-write", file = &file, said = said);
        Failure::told(error.told().within(within))
    })?;
    for (ending, bytes) in &result.beside {
        outputs.write(&path.with_extension(ending), bytes)?;
    }
    console.flush()?;
    outputs.commit()?;
    let noteless = about.note.is_some() && !Format::written_to(path)?.keeps_notes();
    let lost = noteless
        .then(|| msg!("write-note"))
        .into_iter()
        .chain(result.lost);
    for lost in lost {
        console.caution(&msg!("read-of", file = &file, said = lost));
    }
    if !to_stdout {
        console.tell(&written(layer.len(), path));
    }
    Ok(())
}

/// What writes features under the ending of a path; checked before the work begins.
pub(crate) fn writer(path: &Path) -> Result<WriteLayer, Failure> {
    let format = Format::written_to(path)?;
    format
        .write
        .ok_or_else(|| Failure::new(msg!("error-not-written", format = format.name)))
}

/// Writes features of the crate `geojson` to a file.
pub(crate) fn write_features(
    path: &Path,
    features: &[geojson::Feature],
    console: &mut Console,
) -> Result<(), Failure> {
    if !is_geojson(path)? {
        let all: geojson::FeatureCollection = features.iter().cloned().collect();
        let table = FeatureTable::try_from(all)?;
        let layer = Layer::Features(&table.features);
        return put(path, layer, &About::of(path), Outputs::default(), console);
    }
    let mut writer = GeoJsonWriter::new(AtomicFile::create(path)?, None)?;
    for feature in features {
        writer.given(feature)?;
    }
    writer.finish()?.commit()?;
    console.tell(&written(features.len(), path));
    Ok(())
}

/// Writes a GeoJSON text with its note to a file, in the format of the file's ending.
pub(crate) fn put_text(path: &Path, text: &str, console: &mut Console) -> Result<(), Failure> {
    if is_geojson(path)? {
        write_atomic(path, text.as_bytes())?;
        return Ok(());
    }
    let table = parse_features(text.as_bytes(), "the result")?;
    let whole: serde_json::Value = serde_json::from_str(text)?;
    let about = About {
        note: whole.get("aimaq"),
        ..About::of(path)
    };
    put(
        path,
        Layer::Features(&table.features),
        &about,
        Outputs::default(),
        console,
    )
}

/// Whether GeoJSON is written to a file as plain text; an ending under which nothing is
/// written is an error.
pub(crate) fn is_geojson(path: &Path) -> Result<bool, Failure> {
    let is_packed = path
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("gz"));
    Ok(Format::written_to(path)?.name == "GeoJSON" && !is_packed)
}

fn written(features: usize, path: &Path) -> Message {
    let file = path.display().to_string();
    msg!("layer-written", n = features, file = file)
}

/// The help on boundaries that are read: the endings of all formats.
pub(crate) fn endings_help(what: &str) -> String {
    format!("{what}: {}", read_endings(Holds::Features))
}
