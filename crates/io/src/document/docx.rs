//! A text for a word processor: WordprocessingML (ECMA-376) in a ZIP archive. Nothing in
//! it is of the day on which it is written.

use std::io;

use super::{AboutDocument, Block};
use crate::xml::escaped;
use crate::zip::Packer;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PARTS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The whole file.
///
/// # Errors
/// If a text has a letter that XML cannot hold, or the file gets larger than an archive
/// may be.
pub fn docx(blocks: &[Block], about: &AboutDocument) -> io::Result<Vec<u8>> {
    let mut packer = Packer::default();
    let mut add = |name: &str, text: String| packer.add(name, (HEAD.to_owned() + &text).as_bytes());
    add("[Content_Types].xml", content_types())?;
    add("_rels/.rels", relations())?;
    add("docProps/core.xml", core(about)?)?;
    add("word/_rels/document.xml.rels", own_relations())?;
    add("word/styles.xml", styles(about)?)?;
    add("word/document.xml", document(blocks)?)?;
    packer.finish()
}

fn content_types() -> String {
    format!(
        "<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{PARTS}.document.main+xml\"/>\
         <Override PartName=\"/word/styles.xml\" ContentType=\"{PARTS}.styles+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         </Types>"
    )
}

fn relations() -> String {
    format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"r2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         </Relationships>"
    )
}

fn own_relations() -> String {
    format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"r1\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>\
         </Relationships>"
    )
}

fn core(about: &AboutDocument) -> io::Result<String> {
    let author = match about.author.is_empty() {
        true => String::new(),
        false => format!("<dc:creator>{}</dc:creator>", escaped(&about.author)?),
    };
    Ok(format!(
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title>{author}\
         <dc:language>{}</dc:language></cp:coreProperties>",
        escaped(&about.title)?,
        escaped(&about.language)?
    ))
}

/// Headings that a word processor knows as such, and the text in half points.
fn styles(about: &AboutDocument) -> io::Result<String> {
    let heading = |level: u8, size: u8| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/>\
             <w:spacing w:before=\"280\" w:after=\"100\"/><w:outlineLvl w:val=\"{}\"/></w:pPr>\
             <w:rPr><w:b/><w:sz w:val=\"{size}\"/></w:rPr></w:style>",
            level - 1
        )
    };
    Ok(format!(
        "<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>\
         <w:sz w:val=\"24\"/><w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>\
         <w:pPr><w:spacing w:after=\"100\"/></w:pPr></w:style>{}{}{}</w:styles>",
        escaped(&about.language)?,
        heading(1, 32),
        heading(2, 28),
        heading(3, 24)
    ))
}

fn document(blocks: &[Block]) -> io::Result<String> {
    let mut body = String::new();
    for block in blocks {
        match block {
            Block::Heading(level, text) => {
                let style = format!("<w:pStyle w:val=\"Heading{}\"/>", (*level).clamp(1, 3));
                body.push_str(&paragraph(text, &style, false)?);
            }
            Block::Paragraph(text) => body.push_str(&paragraph(text, "", false)?),
            Block::Table {
                head,
                rows,
                figures,
            } => body.push_str(&table(head, rows, figures)?),
            Block::NewPage => body.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
        }
    }
    // A4 with 20 mm around, in twentieths of a point.
    Ok(format!(
        "<w:document xmlns:w=\"{MAIN}\"><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" \
         w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    ))
}

fn paragraph(text: &str, properties: &str, bold: bool) -> io::Result<String> {
    let bold = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    let properties = match properties.is_empty() {
        true => String::new(),
        false => format!("<w:pPr>{properties}</w:pPr>"),
    };
    let text = escaped(text)?;
    Ok(format!(
        "<w:p>{properties}<w:r>{bold}<w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    ))
}

/// A table under a head that every page repeats.
fn table(head: &[String], rows: &[Vec<String>], figures: &[bool]) -> io::Result<String> {
    let edges = ["top", "left", "bottom", "right", "insideH", "insideV"];
    let edges = edges.map(|edge| format!("<w:{edge} w:val=\"single\" w:sz=\"4\"/>"));
    let columns = "<w:gridCol/>".repeat(head.len());
    let mut out = format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>{}</w:tblBorders></w:tblPr>\
         <w:tblGrid>{columns}</w:tblGrid>",
        edges.concat()
    );
    let all = std::iter::once((head, true)).chain(rows.iter().map(|row| (row.as_slice(), false)));
    for (cells, is_head) in all {
        out.push_str("<w:tr><w:trPr><w:cantSplit/>");
        out.push_str(if is_head {
            "<w:tblHeader/></w:trPr>"
        } else {
            "</w:trPr>"
        });
        for (i, cell) in cells.iter().enumerate() {
            let side = match figures.get(i) {
                Some(true) => "<w:spacing w:after=\"0\"/><w:jc w:val=\"right\"/>",
                _ => "<w:spacing w:after=\"0\"/>",
            };
            out.push_str("<w:tc>");
            out.push_str(&paragraph(cell, side, is_head)?);
            out.push_str("</w:tc>");
        }
        out.push_str("</w:tr>");
    }
    // Between two tables there has to be a paragraph.
    out.push_str("</w:tbl><w:p/>");
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zip::Archive;

    fn member(bytes: &[u8], name: &str) -> String {
        let mut archive = Archive::open(io::Cursor::new(bytes)).expect("an archive");
        let at = archive.members.iter().position(|m| m.name == name);
        let mut text = Vec::new();
        archive
            .unpack(at.expect("a member"), &mut text, 1 << 20)
            .expect("unpacked");
        String::from_utf8(text).expect("UTF-8")
    }

    #[test]
    fn texts_are_escaped_and_the_same_text_gives_the_same_bytes() {
        let blocks = [
            Block::Heading(1, "A & B".into()),
            Block::Table {
                head: vec!["<x>".into()],
                rows: vec![vec!["1".into()]],
                figures: vec![true],
            },
        ];
        let about = AboutDocument {
            title: "A & B".into(),
            author: String::new(),
            language: "en".into(),
        };
        let bytes = docx(&blocks, &about).expect("written");
        assert_eq!(bytes, docx(&blocks, &about).expect("written"));
        let text = member(&bytes, "word/document.xml");
        assert!(
            text.contains("A &amp; B") && text.contains("&lt;x&gt;"),
            "{text}"
        );
        assert!(
            text.contains("<w:tblHeader/>") && text.contains("w:val=\"right\""),
            "{text}"
        );
        assert!(!member(&bytes, "docProps/core.xml").contains("creator"));
    }
}
