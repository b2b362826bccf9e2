//! Pixels that are drawn into a picture.

use std::sync::Arc;

use base64::Engine as _;
use geo_types::Coord;

use super::DrawError;

/// Pixels with a place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Image {
    pub(crate) corner: Coord<f64>,
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) pixels: Arc<Pixels>,
}

/// Colours with how much they cover, from the upper left, line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pixels {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Red, green, blue and opacity of each.
    pub(crate) rgba: Vec<u8>,
}

impl Pixels {
    /// As a PNG.
    pub(crate) fn png(&self) -> Result<Vec<u8>, DrawError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Rgba);
        let wrong = |e: png::EncodingError| DrawError::Render(e.to_string());
        let mut writer = encoder.write_header().map_err(wrong)?;
        writer.write_image_data(&self.rgba).map_err(wrong)?;
        writer.finish().map_err(wrong)?;
        Ok(bytes)
    }

    /// As a PNG inside an address.
    pub(crate) fn data_url(&self) -> Result<String, DrawError> {
        let coded = base64::engine::general_purpose::STANDARD.encode(self.png()?);
        Ok(format!("data:image/png;base64,{coded}"))
    }

    /// Smaller by a whole number of times: each pixel is the mean of those that it stands for.
    pub(crate) fn shrunk(&self, times: u32) -> Self {
        let (width, height) = (self.width.div_ceil(times), self.height.div_ceil(times));
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let rgba = places.flat_map(|(x, y)| self.mean((x * times, y * times), times));
        Self {
            width,
            height,
            rgba: rgba.collect(),
        }
    }

    /// The mean of a square, whose colours count as much as they cover.
    fn mean(&self, (x, y): (u32, u32), side: u32) -> [u8; 4] {
        let (mut sums, mut cover, mut count) = ([0_u64; 3], 0_u64, 0_u64);
        for row in y..(y + side).min(self.height) {
            for column in x..(x + side).min(self.width) {
                let at = (row as usize * self.width as usize + column as usize) * 4;
                let Some([r, g, b, a]) = self.rgba.get(at..at + 4) else {
                    continue;
                };
                let a = u64::from(*a);
                for (sum, channel) in sums.iter_mut().zip([r, g, b]) {
                    *sum += u64::from(*channel) * a;
                }
                (cover, count) = (cover + a, count + 1);
            }
        }
        let [r, g, b] = sums.map(|sum| (sum / cover.max(1)) as u8);
        [r, g, b, (cover / count.max(1)) as u8]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_covers_nothing_gives_no_colour_to_a_smaller_picture() {
        let red_and_nothing = Pixels {
            width: 2,
            height: 1,
            rgba: vec![200, 0, 0, 255, 0, 255, 0, 0],
        };
        assert_eq!(red_and_nothing.shrunk(2).rgba, [200, 0, 0, 127]);
        assert_eq!(red_and_nothing.shrunk(1).rgba, [200, 0, 0, 255, 0, 0, 0, 0]);
    }
}
