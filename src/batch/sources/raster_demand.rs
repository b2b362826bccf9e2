//! `--demand FILE.tif`: a point for each pixel of a raster in which people live.

use crate::msg;
use std::path::Path;

use crate::io::{InputError, PeopleRaster, RasterSource, ReadOptions};
use crate::measure::{DemandTable, TablePoint};
use crate::territory::Names;
use crate::words::Message;

/// Inhabited pixels at most: each is a point that is held and has its way measured twice.
/// Sums take any number.
const MOST: usize = 20_000_000;

/// The inhabited pixels of a raster as points at their middles, and what is to be said of
/// their coordinate system.
///
/// # Errors
/// If it cannot be read, or more pixels are inhabited than can be held.
pub(super) fn raster_demand(
    file: &Path,
    reading: &ReadOptions,
) -> Result<(DemandTable, Vec<Message>), InputError> {
    let label = file.display().to_string();
    let mut source = RasterSource::open(file)?;
    let raster = PeopleRaster::of(&mut source, &label, reading)?;
    let mut points: Vec<TablePoint> = Vec::new();
    for &chunk in raster.chunks() {
        let people = raster.people(&mut source, chunk)?;
        if points.len() + people.len() > MOST {
            let what = msg!("error-raster-inhabited", most = MOST.to_string());
            return Err(InputError::content(&label, what));
        }
        points.extend(people.into_iter().map(|(position, people)| TablePoint {
            names: Names::default(),
            position,
            people,
        }));
    }
    let table = DemandTable {
        label,
        points,
        without_people: 0,
    };
    Ok((table, raster.note().into_iter().collect()))
}
