//! Small files that claim to be large, or point where nothing is: refused with a reason.

use aimaq::io::{InputError, ReadOptions, parse_flatgeobuf, parse_kml, parse_rows};
use std::io::Cursor;

fn flatgeobuf(head: &[u8], rest: &[u8]) -> Result<usize, InputError> {
    let mut bytes = b"fgb\x03fgb\x00".to_vec();
    bytes.extend((head.len() as u32).to_le_bytes());
    bytes.extend(head);
    bytes.extend(rest);
    let table = parse_flatgeobuf(Cursor::new(bytes), "a.fgb", &ReadOptions::default());
    table.map(|table| table.features.len())
}

/// A table whose only field, of that number, is eight bytes long.
fn head_with(field: usize, value: [u8; 8]) -> Vec<u8> {
    let length = 4 + 2 * (field + 1);
    let at = (4 + length).next_multiple_of(8);
    let mut bytes = (at as u32).to_le_bytes().to_vec();
    bytes.extend((length as u16).to_le_bytes());
    bytes.extend(16_u16.to_le_bytes());
    bytes.extend(vec![0; 2 * field]);
    bytes.extend(8_u16.to_le_bytes());
    bytes.resize(at, 0);
    bytes.extend(((at - 4) as i32).to_le_bytes());
    bytes.extend([0; 4]);
    bytes.extend(value);
    bytes
}

#[test]
fn a_flatgeobuf_of_more_features_than_there_are_is_cut_off() {
    for count in [1, 100_000_000, u64::MAX] {
        let error = flatgeobuf(&head_with(8, count.to_le_bytes()), &[]).expect_err("no features");
        let error = error.to_string();
        assert!(
            error.contains("cut off") || error.contains("damaged"),
            "{count}: {error}"
        );
    }
}

#[test]
fn a_feature_that_says_it_is_large_takes_no_room() {
    let head = head_with(8, 0_u64.to_le_bytes());
    assert_eq!(flatgeobuf(&head, &[]).ok(), Some(0));
    let error = flatgeobuf(&head, &[0xff; 12])
        .expect_err("no feature")
        .to_string();
    assert!(error.contains("feature 1: it is cut off"), "{error}");
    let error = flatgeobuf(&[0xff; 64], &[])
        .expect_err("no head")
        .to_string();
    assert!(error.contains("points out of its own bytes"), "{error}");
}

#[test]
fn nested_elements_and_collections_have_a_limit() {
    let deep = format!("<kml>{}", "<Folder>".repeat(200_000));
    let error = parse_kml(deep.as_bytes(), "a.kml", &ReadOptions::default());
    assert!(
        error
            .expect_err("deep")
            .to_string()
            .contains("nested more than")
    );
    let rows = format!("wkt\n\"{}\"\n", "GEOMETRYCOLLECTION(".repeat(200_000));
    let error = parse_rows(&rows, "a.csv", &ReadOptions::default())
        .expect_err("deep")
        .to_string();
    assert!(
        error.starts_with("a.csv: line 2: column `wkt`: collections are nested"),
        "{error}"
    );
}

#[test]
fn entities_and_markup_in_names_do_nothing() {
    let bomb = "<!DOCTYPE kml [<!ENTITY a \"aaaaaaaaaa\">]><kml>&a;</kml>";
    let error = parse_kml(bomb.as_bytes(), "a.kml", &ReadOptions::default());
    assert!(error.expect_err("a bomb").to_string().contains("entities"));
    let html =
        "<kml><Placemark><name><![CDATA[<script>alert(1)</script>]]></name></Placemark></kml>";
    let table = parse_kml(html.as_bytes(), "a.kml", &ReadOptions::default()).expect("reads");
    assert_eq!(
        table.features[0].properties["name"],
        "<script>alert(1)</script>"
    );
    let error = parse_kml(b"<html></html>", "a.kml", &ReadOptions::default());
    assert!(error.expect_err("a page").to_string().contains("no KML"));
}

#[test]
fn numbers_that_are_no_places_are_refused_in_every_text() {
    for at in ["nan nan", "1e400 1", "200000 5000000", "1"] {
        let rows = format!("wkt\nPOINT ({at})\n");
        let error = parse_rows(&rows, "a.csv", &ReadOptions::default())
            .expect_err(at)
            .to_string();
        assert!(
            error.starts_with("a.csv: line 2: column `wkt`: "),
            "{error}"
        );
    }
    for at in ["nan,1", "1e400,1", "200000,5000000", "1"] {
        let text = format!(
            "<kml><Placemark><Point><coordinates>{at}</coordinates></Point></Placemark></kml>"
        );
        let error = parse_kml(text.as_bytes(), "a.kml", &ReadOptions::default()).expect_err(at);
        assert!(
            error.to_string().starts_with("a.kml: feature 1: line 1: "),
            "{error}"
        );
    }
}
