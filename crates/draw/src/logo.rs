//! The sign of who publishes a page: a PNG or an SVG.

use std::sync::Arc;

use resvg::usvg;
use tiny_skia::{Pixmap, Transform};

use super::pixels::Pixels;

/// Height in pixels of a sign that was an SVG: enough for 1200 dots per inch on paper.
const DRAWN: f32 = 480.0;
/// How many times wider than high, or the other way round, a sign may be.
const LONGEST: f32 = 12.0;
/// The most pixels of a PNG, and the most elements of an SVG.
const MOST_PIXELS: u64 = 16_000_000;
const MOST_ELEMENTS: u32 = 100_000;

/// A sign that is drawn as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo(Arc<Pixels>);

/// Why a file is no sign that can be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LogoError {
    /// Something else.
    #[error("this is neither a PNG nor an SVG")]
    Format,
    /// A PNG that cannot be read.
    #[error("the PNG cannot be read: {0}")]
    Png(String),
    /// An SVG that cannot be read.
    #[error("the SVG cannot be read: {0}")]
    Svg(String),
    /// An SVG with something that depends on other files.
    #[error("the SVG has {0}; {1}")]
    Depends(&'static str, &'static str),
    /// Too large, or a line.
    #[error(
        "{0} × {1} pixels; a logo has at most 16 million, and is at most 12 times as wide as high"
    )]
    Size(u32, u32),
    /// Nothing can be seen.
    #[error("nothing is drawn in it")]
    Empty,
}

impl Logo {
    /// The sign of a file.
    ///
    /// # Errors
    /// See [`LogoError`].
    pub fn read(bytes: &[u8]) -> Result<Self, LogoError> {
        let pixels = match bytes {
            [0x89, b'P', b'N', b'G', ..] => of_png(bytes)?,
            _ => of_svg(bytes)?,
        };
        let (width, height) = (pixels.width as f32, pixels.height as f32);
        if width > LONGEST * height || height > LONGEST * width {
            return Err(LogoError::Size(pixels.width, pixels.height));
        }
        match pixels.rgba.chunks(4).any(|pixel| pixel.last() > Some(&0)) {
            true => Ok(Self(Arc::new(pixels))),
            false => Err(LogoError::Empty),
        }
    }

    /// How many times it is wider than high.
    pub(crate) fn shape(&self) -> f64 {
        f64::from(self.0.width) / f64::from(self.0.height.max(1))
    }

    pub(crate) fn pixels(&self) -> &Arc<Pixels> {
        &self.0
    }

    /// As the source of an image of a page.
    pub fn data_url(&self) -> String {
        self.0.data_url().unwrap_or_default()
    }
}

fn of_png(bytes: &[u8]) -> Result<Pixels, LogoError> {
    let wrong = |e: png::DecodingError| LogoError::Png(e.to_string());
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(
        png::Transformations::EXPAND | png::Transformations::STRIP_16 | png::Transformations::ALPHA,
    );
    let header = decoder.read_header_info().map_err(wrong)?;
    let (width, height) = (header.width, header.height);
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(LogoError::Size(width, height));
    }
    let mut reader = decoder.read_info().map_err(wrong)?;
    let size = reader
        .output_buffer_size()
        .ok_or(LogoError::Size(width, height))?;
    let mut bytes = vec![0; size];
    let frame = reader.next_frame(&mut bytes).map_err(wrong)?;
    let rgba = match frame.color_type {
        png::ColorType::GrayscaleAlpha => bytes
            .chunks_exact(2)
            .flat_map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]])
            .collect(),
        _ => bytes,
    };
    Ok(Pixels {
        width,
        height,
        rgba,
    })
}

fn of_svg(bytes: &[u8]) -> Result<Pixels, LogoError> {
    let text = std::str::from_utf8(bytes).map_err(|_| LogoError::Format)?;
    let text = text.trim_start_matches('\u{feff}');
    if !text.trim_start().starts_with('<') || !text.contains("<svg") {
        return Err(LogoError::Format);
    }
    let limits = usvg::roxmltree::ParsingOptions {
        allow_dtd: true,
        nodes_limit: MOST_ELEMENTS,
        ..usvg::roxmltree::ParsingOptions::default()
    };
    let document = usvg::roxmltree::Document::parse_with_options(text, limits)
        .map_err(|e| LogoError::Svg(e.to_string()))?;
    for element in document.descendants().filter(|node| node.is_element()) {
        match element.tag_name().name() {
            "text" => {
                return Err(LogoError::Depends(
                    "texts, whose font is not in it",
                    "turn them into paths, in Inkscape by Path > Object to Path",
                ));
            }
            "image" => {
                return Err(LogoError::Depends(
                    "pictures of pixels in it",
                    "give it as a PNG",
                ));
            }
            _ => {}
        }
    }
    let tree = usvg::Tree::from_xmltree(&document, &usvg::Options::default())
        .map_err(|e| LogoError::Svg(e.to_string()))?;
    let size = tree.size();
    let scale = DRAWN / size.height();
    let (width, height) = (size.width() * scale, DRAWN);
    if width > LONGEST * height || height > LONGEST * width {
        return Err(LogoError::Size(width as u32, height as u32));
    }
    let mut pixmap = Pixmap::new(width.ceil() as u32, height as u32)
        .ok_or(LogoError::Size(width as u32, height as u32))?;
    let transform = Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    let straight = pixmap.pixels().iter().map(|pixel| pixel.demultiply());
    let rgba = straight.flat_map(|p| [p.red(), p.green(), p.blue(), p.alpha()]);
    Ok(Pixels {
        width: pixmap.width(),
        height: pixmap.height(),
        rgba: rgba.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\">\
        <rect width=\"10\" height=\"10\" fill=\"#c00\"/></svg>";

    #[test]
    fn an_svg_is_drawn_in_its_shape() {
        let logo = Logo::read(SQUARE.as_bytes()).expect("a logo");
        assert_eq!(logo.shape(), 2.0);
        let pixels = logo.pixels();
        assert_eq!(pixels.rgba[..4], [0xcc, 0, 0, 255]);
        let last = pixels.rgba.len() - 4;
        assert_eq!(pixels.rgba[last..], [0, 0, 0, 0]);
    }

    #[test]
    fn a_png_of_any_kind_is_read() {
        for colour in [
            png::ColorType::Grayscale,
            png::ColorType::GrayscaleAlpha,
            png::ColorType::Rgb,
            png::ColorType::Rgba,
        ] {
            let mut bytes = Vec::new();
            let mut encoder = png::Encoder::new(&mut bytes, 3, 2);
            encoder.set_color(colour);
            let mut writer = encoder.write_header().expect("a header");
            let data = vec![200; 6 * colour.samples()];
            writer.write_image_data(&data).expect("pixels");
            writer.finish().expect("a PNG");
            let logo = Logo::read(&bytes).expect("a logo");
            assert_eq!(logo.pixels().rgba[..3], [200, 200, 200], "{colour:?}");
            let back = Logo::read(&logo.pixels().png().expect("a PNG"));
            assert_eq!(back, Ok(logo), "{colour:?}");
        }
    }

    #[test]
    fn what_is_no_sign_is_refused_with_the_reason() {
        let svg = |inside: &str| {
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>")
        };
        for (file, reason) in [
            ("GIF89a".to_owned(), "neither a PNG nor an SVG"),
            ("<html></html>".to_owned(), "neither a PNG nor an SVG"),
            (svg("<text>A</text>"), "turn them into paths"),
            (svg("<image href=\"a.png\"/>"), "give it as a PNG"),
            (svg(""), "nothing is drawn"),
            (svg("<path d="), "cannot be read"),
            (SQUARE.replace("0 0 20 10", "0 0 2000 10"), "12 times"),
        ] {
            let error = Logo::read(file.as_bytes()).expect_err(&file).to_string();
            assert!(error.contains(reason), "{file}: {error}");
        }
        let cut = Logo::read(b"\x89PNG\r\n\x1a\n....")
            .expect_err("cut")
            .to_string();
        assert!(cut.contains("the PNG cannot be read"), "{cut}");
    }
}
