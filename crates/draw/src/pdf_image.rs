//! Pixels in a PDF.

use pdf_writer::{Filter, Finish, Pdf, Ref};

use super::DrawError;
use super::pdf::compressed;
use super::pixels::Pixels;

/// Where the objects of images start, beyond those of fonts.
const FIRST: i32 = 10_000;

/// The name of an image on the page.
pub(crate) fn image_name(image: usize) -> String {
    ["I", &image.to_string()].concat()
}

/// Its object; that of its opacity follows.
pub(crate) fn image_ref(image: usize) -> Ref {
    Ref::new(FIRST + 2 * image as i32)
}

/// Colours, and how much they cover, as two streams.
pub(crate) fn write_image(pdf: &mut Pdf, pixels: &Pixels, at: Ref) -> Result<(), DrawError> {
    let mask_at = Ref::new(at.get() + 1);
    let (width, height) = (pixels.width as i32, pixels.height as i32);
    let all = || pixels.rgba.chunks_exact(4);
    let colours: Vec<u8> = all().flat_map(|p| [p[0], p[1], p[2]]).collect();
    let cover: Vec<u8> = all().map(|p| p[3]).collect();
    let colours = compressed(&colours)?;
    let mut image = pdf.image_xobject(at, &colours);
    image.filter(Filter::FlateDecode);
    image.width(width).height(height).bits_per_component(8);
    image.s_mask(mask_at).color_space().device_rgb();
    image.finish();
    let cover = compressed(&cover)?;
    let mut mask = pdf.image_xobject(mask_at, &cover);
    mask.filter(Filter::FlateDecode);
    mask.width(width).height(height).bits_per_component(8);
    mask.color_space().device_gray();
    mask.finish();
    Ok(())
}
