//! Tables of points.

use geo_types::Coord;

use super::InputError;

/// A table whose rows are points.
#[derive(Debug, Clone, PartialEq)]
pub struct PointTable {
    /// Names of the columns.
    pub header: Vec<String>,
    /// The rows, as text.
    pub rows: Vec<Vec<String>>,
    /// The points, one per row.
    pub points: Vec<Coord<f64>>,
}

const LONGITUDES: [&str; 5] = ["lon", "longitude", "lng", "long", "x"];
const LATITUDES: [&str; 3] = ["lat", "latitude", "y"];

/// Reads a CSV text with a column of longitudes and one of latitudes; the cells
/// are set apart by comma, semicolon or tab, whichever the header has most.
///
/// # Errors
/// Names the line and column that cannot be read.
pub fn parse_points(text: &str, label: &str) -> Result<PointTable, InputError> {
    let text = text.trim_start_matches('\u{feff}');
    let separator = separator_of(text.lines().next().unwrap_or_default().as_bytes());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let wrong = |e: csv::Error| InputError::content(label, e.to_string());
    let header: Vec<String> = reader
        .headers()
        .map_err(wrong)?
        .iter()
        .map(str::to_owned)
        .collect();
    let (lon, lat) = point_columns(&header, None, None, label)?;
    let (mut rows, mut points) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.map_err(wrong)?;
        let line = record.position().map_or(0, csv::Position::line);
        let number = |i: usize| -> Result<f64, InputError> {
            let cell = record.get(i).unwrap_or_default().trim();
            let message = || {
                format!(
                    "line {line}: `{cell}` in column `{}` is not a number",
                    header[i]
                )
            };
            cell.parse()
                .map_err(|_| InputError::content(label, message()))
        };
        let (x, y) = (number(lon)?, number(lat)?);
        if !(-180.0..=180.0).contains(&x) || !(-90.0..=90.0).contains(&y) {
            let message =
                format!("line {line}: ({x}, {y}) is no longitude and latitude in degrees");
            return Err(InputError::content(label, message));
        }
        points.push(Coord { x, y });
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(PointTable {
        header,
        rows,
        points,
    })
}

/// What sets the cells of a header apart: comma, semicolon or tab, whichever it
/// has most.
pub fn separator_of(header: &[u8]) -> u8 {
    let count = |separator: &u8| header.iter().filter(|b| *b == separator).count();
    let candidates = [b',', b';', b'\t'].into_iter().rev();
    candidates.max_by_key(count).unwrap_or(b',')
}

/// The columns of longitudes and latitudes: those named, else those with a
/// usual name.
///
/// # Errors
/// If there is no such column; lists those that there are.
pub fn point_columns(
    header: &[String],
    lon: Option<&str>,
    lat: Option<&str>,
    label: &str,
) -> Result<(usize, usize), InputError> {
    let find = |named: Option<&str>, usual: &[&str]| match named {
        Some(name) => column(header, &[name], label),
        None => column(header, usual, label),
    };
    Ok((find(lon, &LONGITUDES)?, find(lat, &LATITUDES)?))
}

fn column(header: &[String], names: &[&str], label: &str) -> Result<usize, InputError> {
    let found = names.iter().find_map(|name| {
        header
            .iter()
            .position(|h| h.trim().eq_ignore_ascii_case(name))
    });
    found.ok_or_else(|| {
        let message = format!(
            "no column is called {}; the columns are {}",
            names.join(", "),
            header.join(", ")
        );
        InputError::content(label, message)
    })
}
