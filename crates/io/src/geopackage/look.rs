//! How QGIS draws a layer when it is opened: the table `layer_styles` in which it looks for
//! that, with a style in its own language (QML).

use std::borrow::Cow;
use std::fmt::Write;

use rusqlite::{Connection, params};

use super::super::xml::escaped;

/// The columns that QGIS has in this table.
const TABLE: &str = "
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
  f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
  styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
  owner TEXT(30), ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change)
  VALUES ('layer_styles', 'attributes', 'layer_styles', '2000-01-01T00:00:00.000Z');
";

/// Red, green and blue.
pub type Rgb = [u8; 3];

/// How a layer is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// What its features are drawn as.
    pub mark: Mark,
    /// A field, and the colour of each of its values; empty where all look the same.
    pub by: Option<(String, Vec<(String, Rgb)>)>,
    /// The colour of all others.
    pub colour: Rgb,
    /// The colour of the outline.
    pub line: Rgb,
}

/// What features are drawn as, with millimetres on paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Mark {
    /// Land with an outline so wide.
    Fill(f64),
    /// A circle so wide.
    Dot(f64),
}

/// Adds the looks of layers, each with the name of the layer and its column of geometry.
pub(super) fn add(
    database: &Connection,
    looks: &[(String, &'static str, &Look)],
) -> rusqlite::Result<()> {
    if looks.is_empty() {
        return Ok(());
    }
    database.execute_batch(TABLE)?;
    let sql = "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, \
               f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, \
               owner, update_time) \
               VALUES ('', '', ?1, ?2, ?1, ?3, '', 1, '', '', '2000-01-01T00:00:00.000Z')";
    for (name, geometry, look) in looks {
        database.execute(sql, params![name, geometry, look.qml()])?;
    }
    Ok(())
}

impl Look {
    /// The style as QGIS reads it.
    fn qml(&self) -> String {
        let mut text = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n\
                        <qgis version=\"3.22.0\" styleCategories=\"Symbology\">\n"
            .to_owned();
        let values = self.by.as_ref().map_or(&[][..], |(_, values)| values);
        // A value that XML cannot hold looks as all others do.
        let values: Vec<(Cow<'_, str>, Rgb)> = values
            .iter()
            .filter_map(|(value, colour)| Some((escaped(value).ok()?, *colour)))
            .collect();
        match &self.by {
            Some((field, _)) => {
                let field = escaped(field).unwrap_or_default();
                text += &format!(
                    "<renderer-v2 type=\"categorizedSymbol\" attr=\"{field}\" symbollevels=\"0\" forceraster=\"0\" enableorderby=\"0\">\n<categories>\n"
                );
                for (at, (value, _)) in values.iter().enumerate() {
                    text += &format!(
                        "<category render=\"true\" symbol=\"{at}\" value=\"{value}\" label=\"{value}\"/>\n"
                    );
                }
                // An empty value stands for all others.
                text += &format!(
                    "<category render=\"true\" symbol=\"{}\" value=\"\" label=\"\"/>\n</categories>\n",
                    values.len()
                );
            }
            None => {
                text += "<renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" forceraster=\"0\" enableorderby=\"0\">\n"
            }
        }
        text += "<symbols>\n";
        let colours = values.iter().map(|(_, colour)| *colour);
        for (at, colour) in colours.chain([self.colour]).enumerate() {
            self.symbol(at, colour, &mut text);
        }
        text += "</symbols>\n</renderer-v2>\n</qgis>\n";
        text
    }

    fn symbol(&self, name: usize, colour: Rgb, text: &mut String) {
        let rgba = |[r, g, b]: Rgb| format!("{r},{g},{b},255");
        let (kind, class, mut options) = match self.mark {
            Mark::Fill(width) => (
                "fill",
                "SimpleFill",
                vec![
                    ("style", "solid".to_owned()),
                    ("joinstyle", "bevel".to_owned()),
                    ("outline_width", width.to_string()),
                ],
            ),
            Mark::Dot(size) => (
                "marker",
                "SimpleMarker",
                vec![
                    ("name", "circle".to_owned()),
                    ("size", size.to_string()),
                    ("size_unit", "MM".to_owned()),
                    ("outline_width", "0.2".to_owned()),
                ],
            ),
        };
        options.extend([
            ("color", rgba(colour)),
            ("outline_color", rgba(self.line)),
            ("outline_style", "solid".to_owned()),
            ("outline_width_unit", "MM".to_owned()),
        ]);
        text.push_str(&format!("<symbol type=\"{kind}\" name=\"{name}\" alpha=\"1\" force_rhr=\"0\" clip_to_extent=\"1\"><layer class=\"{class}\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">"));
        for (key, value) in &options {
            let _ = write!(
                text,
                "<Option type=\"QString\" name=\"{key}\" value=\"{value}\"/>"
            );
        }
        text.push_str("</Option>");
        // For QGIS before 3.22.
        for (key, value) in &options {
            let _ = write!(text, "<prop k=\"{key}\" v=\"{value}\"/>");
        }
        text.push_str("</layer></symbol>\n");
    }
}
