//! GeoJSON as one feature after another, without a collection around them: a feature a
//! line, or a text sequence (RFC 8142), in which a record separator stands before each.

use aimaq_words::msg;
use std::io::Write;
use std::path::Path;

use super::bare_feature::{BareFeature, Noticed};
use super::feature::FeatureTable;
use super::format::{About, Format, Holds, Layer, ReadOptions, Written};
use super::frame::Frame;
use super::geojson::{at_place, packed_if_asked};
use super::geometry_reader::GeometryReader;
use super::sink::Sink;
use super::text::{Text, TextError};
use super::write_geojson::{push_any, push_row};
use super::{BYTE_ORDER_MARK, InputError, source};

/// Stands before each text of a sequence.
const RECORD_SEPARATOR: u8 = 0x1e;

/// Features a line or in a sequence, compressed or not.
pub(super) static FORMAT: Format = Format {
    name: "newline-delimited GeoJSON",
    holds: Holds::Features,
    endings: &[
        ".geojsonl",
        ".geojsons",
        ".ndjson",
        ".jsonl",
        ".geojsonl.gz",
    ],
    written: &[
        ".geojsonl",
        ".geojsons",
        ".ndjson",
        ".jsonl",
        ".geojsonl.gz",
    ],
    read,
    stream: Some(read_into),
    write: Some(write),
};

fn read(path: &Path, options: &ReadOptions) -> Result<FeatureTable, InputError> {
    Ok(read_into(path, options, Sink::default())?.unwrap_or_default())
}

/// Reads a file into a sink.
fn read_into(
    path: &Path,
    options: &ReadOptions,
    sink: Sink<'_>,
) -> Result<Option<FeatureTable>, InputError> {
    let table = source::table_of(path, options, |text, label| {
        read_features(text, label, options, sink)
    });
    table.map(Some)
}

/// Reads features that stand one after another; `label` names the text in errors.
///
/// # Errors
/// Says in which feature, line and column the text is not GeoJSON, or which
/// coordinate is no longitude and latitude.
pub fn parse_lines(bytes: &[u8], label: &str) -> Result<FeatureTable, InputError> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let sink = Sink::default();
    read_features(Text::whole(bytes), label, &ReadOptions::default(), sink)
}

fn read_features(
    mut text: Text<'_>,
    label: &str,
    options: &ReadOptions,
    mut sink: Sink<'_>,
) -> Result<FeatureTable, InputError> {
    let mut noticed = Noticed::default();
    let frame = Frame::with(options, None).map_err(|what| InputError::content(label, what))?;
    let mut reader = GeometryReader::new(frame);
    loop {
        let number = sink.next();
        let next = next_feature(&mut text, &mut reader);
        match next.map_err(|error| at_place(error, Some(number), label))? {
            Some(feature) => sink.take(noticed.feature(number, feature))?,
            None => break,
        }
    }
    if sink.next() == 1 {
        let message = msg!("error-geojson-lines-none");
        return Err(InputError::content(label, message));
    }
    let mut warnings = noticed.warnings();
    warnings.extend(reader.frame().note());
    Ok(FeatureTable {
        features: sink.into_features(),
        warnings,
        longitudes: reader.longitudes().range(),
        ..FeatureTable::default()
    })
}

fn next_feature(
    text: &mut Text<'_>,
    reader: &mut GeometryReader,
) -> Result<Option<BareFeature>, TextError> {
    text.take(|scanner| {
        while scanner.take(RECORD_SEPARATOR) {}
        match scanner.peek() {
            None => Ok(None),
            Some(b'{') => BareFeature::read(reader, scanner).map(Some),
            Some(_) => scanner.wrong(msg!("error-geojson-line-begin")),
        }
    })
}

/// A note has no place beside the features and is left out.
fn write(out: &mut dyn Write, layer: Layer<'_>, about: &About<'_>) -> std::io::Result<Written> {
    let is_sequence = about.ends_with(".geojsons");
    packed_if_asked(out, about, |out| write_text(out, layer, is_sequence))?;
    Ok(Written::default())
}

fn write_text(out: &mut dyn Write, layer: Layer<'_>, is_sequence: bool) -> std::io::Result<()> {
    let mut line = Vec::new();
    let mut hand_on = |line: &mut Vec<u8>| {
        line.push(b'\n');
        if is_sequence {
            out.write_all(&[RECORD_SEPARATOR])?;
        }
        let written = out.write_all(line);
        line.clear();
        written
    };
    match layer {
        Layer::Rows(rows) => {
            for row in rows {
                push_row(&mut line, row)?;
                hand_on(&mut line)?;
            }
        }
        Layer::Features(features) => {
            for feature in features {
                push_any(&mut line, feature)?;
                hand_on(&mut line)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FeatureGeometry, parse_features};

    const FIRST: &str = r#"{"type":"Feature","id":"a","properties":{"code":"01"},"geometry":{"type":"Point","coordinates":[70.5,50.25]}}"#;
    const SECOND: &str = r#"{"type":"Feature","properties":{"code":"02"},"geometry":null}"#;

    #[test]
    fn a_line_or_a_record_is_a_feature() {
        let collection = format!(r#"{{"type":"FeatureCollection","features":[{FIRST},{SECOND}]}}"#);
        let expected = parse_features(collection.as_bytes(), "collection").expect("reads");
        for text in [
            format!("{FIRST}\n{SECOND}"),
            format!("{FIRST}\r\n\r\n{SECOND}\r\n"),
            format!("\u{feff}{FIRST}\n{SECOND}\n"),
            format!("\u{1e}{FIRST}\n\u{1e}{SECOND}\n"),
        ] {
            let read = parse_lines(text.as_bytes(), "lines").expect("reads");
            assert_eq!(read.features, expected.features, "{text}");
            assert_eq!(read.warnings, expected.warnings);
        }
    }

    #[test]
    fn an_error_names_feature_and_line() {
        for (text, expected) in [
            (
                format!("{FIRST}\n[1]\n"),
                "feature 2: expected a feature, which begins with `{` at line 2 column 1",
            ),
            (format!("{FIRST}\n{}", &SECOND[..40]), "feature 2: "),
            ("\n\n".to_owned(), "no features"),
            (
                r#"{"type":"FeatureCollection","features":[]}"#.to_owned(),
                "feature 1: expected a Feature, found `FeatureCollection`",
            ),
        ] {
            let error = parse_lines(text.as_bytes(), "x")
                .expect_err("refused")
                .to_string();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn what_is_written_reads_as_it_was() {
        let read = parse_lines(format!("{FIRST}\n{SECOND}\n").as_bytes(), "x").expect("reads");
        let mut out = Vec::new();
        write(&mut out, Layer::Features(&read.features), &About::default()).expect("memory");
        let again = parse_lines(&out, "y").expect("reads");
        assert_eq!(again.features, read.features);
        assert!(matches!(
            again.features[1].geometry,
            FeatureGeometry::Nothing
        ));
        assert_eq!(out.iter().filter(|&&b| b == b'\n').count(), 2);
    }
}
