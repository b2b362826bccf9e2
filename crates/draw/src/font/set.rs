//! Fonts that a user gives for letters that the embedded one lacks.

use std::sync::Arc;

use ttf_parser::{Face, name_id};

use crate::DrawError;

/// A font file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFile {
    family: String,
    bytes: Arc<[u8]>,
    index: u32,
}

impl FontFile {
    /// The first font of a TrueType or OpenType file.
    ///
    /// # Errors
    /// If it is none.
    pub fn new(bytes: Vec<u8>) -> Result<Self, DrawError> {
        let face = Face::parse(&bytes, 0).map_err(|_| DrawError::Font)?;
        let family = Self::families(&face).into_iter().next();
        Ok(Self {
            family: family.unwrap_or_else(|| "fallback".to_owned()),
            bytes: bytes.into(),
            index: 0,
        })
    }

    /// The font of a file that bears a name: that of its family or its full name.
    pub fn named(bytes: &[u8], name: &str) -> Option<Self> {
        let count = ttf_parser::fonts_in_collection(bytes).unwrap_or(1);
        let index = (0..count).find(|&index| {
            let Ok(face) = Face::parse(bytes, index) else {
                return false;
            };
            let same = |family: &String| family.eq_ignore_ascii_case(name);
            Self::families(&face).iter().any(same)
        })?;
        Some(Self {
            family: name.to_owned(),
            bytes: bytes.into(),
            index,
        })
    }

    fn families(face: &Face<'_>) -> Vec<String> {
        let wanted = [
            name_id::TYPOGRAPHIC_FAMILY,
            name_id::FAMILY,
            name_id::FULL_NAME,
        ];
        let of = |id: u16| {
            let names = face.names().into_iter().filter(move |n| n.name_id == id);
            names.filter_map(|name| name.to_string())
        };
        wanted.into_iter().flat_map(of).collect()
    }

    /// Whether it is upright and of ordinary weight and width: of a family's files, the one
    /// that its name alone means.
    pub fn is_regular(&self) -> bool {
        Face::parse(&self.bytes, self.index).is_ok_and(|face| {
            let ordinary = face.weight().to_number() == 400 && face.width().to_number() == 5;
            ordinary && !face.is_italic() && !face.is_oblique()
        })
    }

    /// The name of its family.
    pub fn family(&self) -> &str {
        &self.family
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn index(&self) -> u32 {
        self.index
    }
}

/// Fonts for what the embedded one lacks, in the order in which they are asked, and those
/// that are asked before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FontSet {
    /// The fonts that are asked first, where there are any, come last.
    files: Arc<[FontFile]>,
    /// Whether the last two are asked first: for ordinary letters, and for bold ones.
    has_own: bool,
}

impl FontSet {
    /// The same with fonts that are asked before the embedded one: for ordinary letters, and
    /// for bold ones.
    #[must_use]
    pub fn with_own(self, regular: FontFile, bold: FontFile) -> Self {
        let files = self.files.iter().cloned().chain([regular, bold]);
        Self {
            files: files.collect(),
            has_own: true,
        }
    }

    pub(crate) fn files(&self) -> &[FontFile] {
        &self.files
    }

    /// The place among the files of the font that is asked first.
    pub(crate) fn own(&self, bold: bool) -> Option<usize> {
        let from_end = if bold { 1 } else { 2 };
        self.files
            .len()
            .checked_sub(from_end)
            .filter(|_| self.has_own)
    }
}

impl From<Vec<FontFile>> for FontSet {
    fn from(files: Vec<FontFile>) -> Self {
        Self {
            files: files.into(),
            has_own: false,
        }
    }
}
