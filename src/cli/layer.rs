//! Boundaries that several commands read, and the layer they write.

use std::mem::ManuallyDrop;
use std::path::Path;

use aimaq::boundaries::{Boundaries, Row};
use aimaq::io::{AtomicFile, GeoJsonWriter, read_boundaries_unrecorded};

use super::{Console, Failure};

/// Reads boundaries and makes their coverage; shows the warnings.
///
/// They stay until the process ends: it gives all its memory back at once, which
/// takes less time than doing so ring by ring before.
pub(crate) fn boundaries(
    path: &Path,
    console: &Console,
) -> Result<ManuallyDrop<Boundaries>, Failure> {
    let label = path.display().to_string();
    let boundaries = Boundaries::new(read_boundaries_unrecorded(path)?, &label)?;
    for warning in &boundaries.warnings {
        console.warn(&format!("{label}: {warning}"));
    }
    Ok(ManuallyDrop::new(boundaries))
}

/// Writes features as GeoJSON to a file or, for `-`, to stdout.
pub(crate) fn write_layer(path: &Path, rows: &[Row], console: &mut Console) -> Result<(), Failure> {
    if path.as_os_str() == "-" {
        let mut writer = GeoJsonWriter::new(console.stdout(), None)?;
        writer.all(rows)?;
        writer.finish()?;
        return Ok(());
    }
    let mut writer = GeoJsonWriter::new(AtomicFile::create(path)?, None)?;
    writer.all(rows)?;
    writer.finish()?.commit()?;
    console.note(&format!("{} features in {}", rows.len(), path.display()));
    Ok(())
}
