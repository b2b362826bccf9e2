//! Rasters of people: a GeoTIFF whose pixels are numbers of people, as WorldPop and
//! GHS-POP are published. The people of a pixel are at its middle.
//!
//! Only one tile or strip at a time is held, and a tile that the file does not have is
//! nobody. What the file says of its size is believed as far as [`LARGEST`] goes.

mod georeference;

use aimaq_words::msg;
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use geo_types::Coord;
use tiff::ColorType;
use tiff::decoder::{ChunkType, Decoder, DecodingResult, Limits};
use tiff::tags::Tag;

use self::georeference::{Grid, declared, text};
use super::InputError;
use super::format::ReadOptions;
use super::frame::Frame;
use aimaq_words::Message;

/// Pixels of a tile or strip at most; the file has to be written in smaller ones else.
const LARGEST: u64 = 1 << 24;
/// Bytes of a decoded tile or strip at most.
const BYTES: usize = 1 << 27;
/// Bytes of what stands beside the pixels at most, such as the places of tiles.
const BESIDE: usize = 1 << 26;

/// Whether a file is a raster by its ending.
pub fn is_raster(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|e| ["tif", "tiff"].contains(&e.to_ascii_lowercase().as_str()))
}

/// Where the tiles or strips of a raster are, and what their numbers mean.
#[derive(Debug, Clone)]
pub struct PeopleRaster {
    label: String,
    frame: Frame,
    grid: Grid,
    width: u32,
    /// Pixels across and down of a full tile or strip.
    chunk: (u32, u32),
    /// The tiles or strips that are there.
    chunks: Vec<u32>,
    /// What stands for no number.
    nothing: Option<f64>,
}

/// A raster that is being read; each thread has its own.
pub struct RasterSource<R: Read + Seek>(Decoder<R>);

impl<R: Read + Seek> std::fmt::Debug for RasterSource<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RasterSource")
    }
}

impl<R: Read + Seek> RasterSource<R> {
    /// Of the bytes of a file.
    ///
    /// # Errors
    /// If it is no TIFF.
    pub fn new(from: R, label: &str) -> Result<Self, InputError> {
        let mut limits = Limits::default();
        limits.decoding_buffer_size = BYTES;
        limits.intermediate_buffer_size = BYTES;
        limits.ifd_value_size = BESIDE;
        let decoder = Decoder::new(from).map_err(|error| unread(label, &error))?;
        Ok(Self(decoder.with_limits(limits)))
    }
}

impl RasterSource<BufReader<File>> {
    /// Opens a file.
    ///
    /// # Errors
    /// If it cannot be opened or is no TIFF.
    pub fn open(path: &Path) -> Result<Self, InputError> {
        let label = path.display().to_string();
        let file = File::open(path).map_err(|error| InputError::Open {
            file: label.clone(),
            error,
        })?;
        Self::new(BufReader::with_capacity(1 << 16, file), &label)
    }
}

impl PeopleRaster {
    /// What a file says of itself; `label` names it in errors.
    ///
    /// # Errors
    /// If it has several bands, is not tied to the earth, or its tiles are too large.
    pub fn of<R: Read + Seek>(
        source: &mut RasterSource<R>,
        label: &str,
        options: &ReadOptions,
    ) -> Result<Self, InputError> {
        let wrong = |what: Message| InputError::content(label, what);
        let decoder = &mut source.0;
        let (width, height) = decoder.dimensions().map_err(|e| unread(label, &e))?;
        match decoder.colortype().map_err(|e| unread(label, &e))? {
            ColorType::Gray(_) => {}
            other => {
                return Err(wrong(msg!(
                    "error-raster-bands",
                    other = format!("{other:?}")
                )));
            }
        }
        let chunk = decoder.chunk_dimensions();
        if u64::from(chunk.0) * u64::from(chunk.1) > LARGEST {
            let (across, down) = chunk;
            return Err(wrong(msg!(
                "error-raster-tiles",
                across = across.to_string(),
                down = down.to_string()
            )));
        }
        let across = u64::from(width).div_ceil(u64::from(chunk.0.max(1)));
        let all = across * u64::from(height).div_ceil(u64::from(chunk.1.max(1)));
        let lengths = match decoder.get_chunk_type() {
            ChunkType::Strip => Tag::StripByteCounts,
            ChunkType::Tile => Tag::TileByteCounts,
        };
        let lengths = decoder.get_tag_u64_vec(lengths);
        let lengths = lengths.map_err(|e| unread(label, &e))?;
        if lengths.len() as u64 != all || chunk.0 == 0 || chunk.1 == 0 {
            return Err(wrong(msg!("error-raster-tiles-sum")));
        }
        let there = (0..).zip(lengths).filter(|(_, length)| *length > 0);
        // What the caller names counts, whatever the file says or fails to say.
        let said = match &options.crs {
            Some(_) => None,
            None => declared(decoder).map_err(wrong)?,
        };
        let frame = Frame::with(options, said.as_deref());
        let text = text(decoder, Tag::GdalNodata);
        Ok(Self {
            label: label.to_owned(),
            grid: Grid::of(decoder).map_err(wrong)?,
            frame: frame.map_err(wrong)?,
            width,
            chunk,
            chunks: there.map(|(number, _)| number).collect(),
            nothing: text.and_then(|text| text.trim_matches(['\0', ' ']).parse().ok()),
        })
    }

    /// The tiles or strips that are there, by their numbers.
    pub fn chunks(&self) -> &[u32] {
        &self.chunks
    }

    /// Pixels of a tile or strip at most.
    pub fn chunk_pixels(&self) -> usize {
        self.chunk.0 as usize * self.chunk.1 as usize
    }

    /// What is to be said of its coordinate system.
    pub fn note(&self) -> Option<Message> {
        self.frame.note()
    }

    /// The people of a tile or strip, pixel by pixel; pixels without people are left out.
    ///
    /// # Errors
    /// If it cannot be decoded, a number is below zero, or a pixel with people has no place
    /// on earth.
    pub fn people<R: Read + Seek>(
        &self,
        source: &mut RasterSource<R>,
        chunk: u32,
    ) -> Result<Vec<(Coord<f64>, f64)>, InputError> {
        let read = source.0.read_chunk(chunk);
        let pixels = numbers(read.map_err(|error| unread(&self.label, &error))?);
        let across = self.width.div_ceil(self.chunk.0);
        let (left, top) = (
            (chunk % across) * self.chunk.0,
            (chunk / across) * self.chunk.1,
        );
        let width = self.chunk.0.min(self.width - left);
        let mut people = Vec::new();
        for (at, number) in (0_u32..).zip(pixels) {
            if number == 0.0 || number.is_nan() || self.nothing == Some(number) {
                continue;
            }
            let (column, row) = (left + at % width, top + at / width);
            people.push((self.place(column, row, number)?, number));
        }
        Ok(people)
    }

    fn place(&self, column: u32, row: u32, number: f64) -> Result<Coord<f64>, InputError> {
        let wrong = |what: Message| {
            let message = msg!(
                "error-raster-pixel",
                column = column.to_string(),
                row = row.to_string(),
                said = what
            );
            InputError::content(&self.label, message)
        };
        if number < 0.0 || number.is_infinite() {
            return Err(wrong(msg!(
                "error-raster-people",
                number = number.to_string()
            )));
        }
        let (x, y) = self.grid.middle(column, row);
        self.frame.place(x, y).map_err(wrong)
    }
}

/// The pixels as numbers; of 32 bits the shortest decimal number that is meant is not
/// looked for, for people are rounded to millionths anyway.
fn numbers(pixels: DecodingResult) -> Box<dyn Iterator<Item = f64>> {
    use DecodingResult as Of;
    match pixels {
        Of::U8(all) => Box::new(all.into_iter().map(f64::from)),
        Of::U16(all) => Box::new(all.into_iter().map(f64::from)),
        Of::U32(all) => Box::new(all.into_iter().map(f64::from)),
        Of::U64(all) => Box::new(all.into_iter().map(|n| n as f64)),
        Of::I8(all) => Box::new(all.into_iter().map(f64::from)),
        Of::I16(all) => Box::new(all.into_iter().map(f64::from)),
        Of::I32(all) => Box::new(all.into_iter().map(f64::from)),
        Of::I64(all) => Box::new(all.into_iter().map(|n| n as f64)),
        Of::F16(all) => Box::new(all.into_iter().map(f64::from)),
        Of::F32(all) => Box::new(all.into_iter().map(f64::from)),
        Of::F64(all) => Box::new(all.into_iter()),
    }
}

fn unread(label: &str, error: &tiff::TiffError) -> InputError {
    InputError::content(label, msg!("error-raster-unread", said = error.to_string()))
}

#[cfg(test)]
mod tests;
