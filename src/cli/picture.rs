//! The format of a picture, by the ending of its file.

use std::path::Path;

use aimaq::draw::{DrawError, MapDrawing, Picture};
use aimaq::io::write_atomic;
use aimaq::msg;
use aimaq::words::Lang;

use super::font_args::warn_of_missing;
use super::{Console, Failure, Outcome, Status};

/// A format of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PictureFormat {
    Svg,
    Png,
    Pdf,
}

/// What a picture is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Drawn {
    Map,
    Chart,
    Brief,
}

impl PictureFormat {
    /// By the ending, in capitals or not; `what` is what is written.
    pub(crate) fn of(file: &Path, what: Drawn) -> Result<Self, Failure> {
        let ending = file.extension().and_then(|e| e.to_str());
        match ending.map(str::to_ascii_lowercase).as_deref() {
            Some("svg") => Ok(Self::Svg),
            Some("png") => Ok(Self::Png),
            Some("pdf") => Ok(Self::Pdf),
            _ => {
                let file = file.display().to_string();
                Err(Failure::new(match what {
                    Drawn::Map => msg!("error-endings-map", file = file),
                    Drawn::Chart => msg!("error-endings-chart", file = file),
                    Drawn::Brief => msg!("error-endings-brief", file = file),
                }))
            }
        }
    }

    /// The picture in this format; `scale` is pixels of a PNG per pixel of it.
    pub(crate) fn write(self, picture: &Picture, scale: f32) -> Result<Vec<u8>, DrawError> {
        match self {
            Self::Svg => Ok(picture.svg().into_bytes()),
            Self::Png => picture.png(scale),
            Self::Pdf => picture.pdf(),
        }
    }
}

/// Puts the bytes of a drawing into a file, and says what has no room on it and which letters
/// no font has.
pub(crate) fn put_drawing(
    output: &Path,
    drawing: &MapDrawing,
    bytes: &[u8],
    lang: Lang,
    console: &mut Console,
) -> Outcome {
    for label in &drawing.unplaced {
        console.caution(&msg!("told-no-room", label = label));
    }
    warn_of_missing(&drawing.picture, lang, console);
    write_atomic(output, bytes)?;
    let file = output.display().to_string();
    console.tell(&msg!("told-written", file = file));
    Ok(Status::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_decides_in_capitals_or_not() {
        let format = |file: &str| PictureFormat::of(Path::new(file), Drawn::Map).ok();
        assert_eq!(format("a.PNG"), Some(PictureFormat::Png));
        assert_eq!(format("a.b.pdf"), Some(PictureFormat::Pdf));
        assert_eq!(format("a.svg"), Some(PictureFormat::Svg));
        assert_eq!(format("svg"), None);
    }
}
