//! Colours: of regions, and of figures.

use std::collections::BTreeSet;
use std::fmt;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
}

impl Colour {
    /// From `0xRRGGBB`.
    pub const fn hex(value: u32) -> Self {
        let [_, r, g, b] = value.to_be_bytes();
        Self { r, g, b }
    }

    /// From `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let plain = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        let value = u32::from_str_radix(digits, 16).ok()?;
        plain.then(|| Self::hex(value))
    }

    /// How much apart two colours are in lightness, from 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Relative luminance of sRGB.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            match c <= 0.040_45 {
                true => c / 12.92,
                false => ((c + 0.055) / 1.055).powf(2.4),
            }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }

    /// This colour under another one that hides a share of it.
    pub(crate) fn covered(self, by: Self, opacity: f64) -> Self {
        let mix = |under: u8, over: u8| {
            let mixed = f64::from(over) * opacity + f64::from(under) * (1.0 - opacity);
            mixed.round() as u8
        };
        Self {
            r: mix(self.r, by.r),
            g: mix(self.g, by.g),
            b: mix(self.b, by.b),
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }
}

/// Light enough for black text, and apart from each other in lightness or in
/// blue against yellow, so that they differ for the colour-blind too.
pub(crate) const PALETTE: [Colour; 9] = [
    Colour::hex(0xf6dcb4),
    Colour::hex(0xc3dbef),
    Colour::hex(0xd3e6bd),
    Colour::hex(0xf3c6c0),
    Colour::hex(0xdccfe8),
    Colour::hex(0xfbf1b0),
    Colour::hex(0xbfe3dc),
    Colour::hex(0xe3d5c5),
    Colour::hex(0xf2cfe0),
];

/// One colour per key; neighbours (pairs of indexes) never share one, and colours are
/// used about equally often. Where the palette does not last, further colours follow.
///
/// The colours depend on the order of the keys alone: append new keys and the
/// old ones keep theirs unless a new neighbour takes part before them.
pub fn region_colours(keys: &[&str], adjacency: &[(usize, usize)]) -> Vec<Colour> {
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); keys.len()];
    for &(a, b) in adjacency {
        if a != b && a.max(b) < keys.len() {
            before[a.max(b)].push(a.min(b));
        }
    }
    let mut chosen: Vec<usize> = Vec::with_capacity(keys.len());
    let mut used = vec![0_usize; PALETTE.len()];
    for neighbours in before {
        let taken: BTreeSet<usize> = neighbours.into_iter().map(|j| chosen[j]).collect();
        let free = |c: &usize| !taken.contains(c);
        let best = (0..PALETTE.len())
            .filter(free)
            .min_by_key(|&c| (used[c], c));
        let best = best.or_else(|| (PALETTE.len()..).find(free)).unwrap_or(0);
        if let Some(count) = used.get_mut(best) {
            *count += 1;
        }
        chosen.push(best);
    }
    let most = chosen.iter().max().map_or(0, |most| most + 1);
    let all = palette(most);
    chosen.into_iter().map(|c| all[c]).collect()
}

/// The palette, and as many colours beyond it as are wanted: of hues as far from each
/// other as can be, none twice.
fn palette(count: usize) -> Vec<Colour> {
    /// The golden angle, in degrees.
    const TURN: f64 = 137.507_764;
    let mut colours = PALETTE.to_vec();
    let mut step = 0_u32;
    while colours.len() < count {
        let tier = [0.60, 0.90, 0.76][step as usize % 3];
        let colour = of_hue(f64::from(step) * TURN, tier, 0.16 + 0.22 * (1.0 - tier));
        // After some thousand colours hues come close to others: lightness then helps.
        if !colours.contains(&colour) || step > 100_000 {
            colours.push(colour);
        }
        step += 1;
    }
    colours
}

/// A colour of a hue in degrees around a grey, both from 0 to 1.
fn of_hue(degrees: f64, grey: f64, strength: f64) -> Colour {
    let channel = |turn: f64| {
        let wave = (degrees + turn).to_radians().cos();
        ((grey + strength * wave).clamp(0.0, 1.0) * 255.0).round() as u8
    };
    Colour {
        r: channel(0.0),
        g: channel(-120.0),
        b: channel(120.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_differ_and_survivors_keep_their_colour() {
        let before = region_colours(&["a", "b", "c"], &[(0, 1), (1, 2)]);
        let after = region_colours(&["a", "b", "c", "d"], &[(0, 1), (1, 2), (3, 1), (3, 2)]);
        assert_eq!(before, after[..3]);
        assert!(after[3] != after[1] && after[3] != after[2]);
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let contrast = |a, b| Colour::hex(a).contrast(Colour::hex(b));
        assert!((contrast(0x00_0000, 0xff_ffff) - 21.0).abs() < 1e-9);
        assert!((contrast(0x76_7676, 0xff_ffff) - 4.54).abs() < 0.01);
        assert_eq!(contrast(0x12_3456, 0x12_3456), 1.0);
    }

    #[test]
    fn a_colour_is_read_as_it_is_written() {
        assert_eq!(Colour::parse("#1C2430"), Some(Colour::hex(0x1c_2430)));
        for wrong in ["1c2430", "#fff", "grey", "#12345g", "#+12345", ""] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn more_neighbours_than_the_palette_has_colours_still_differ() {
        let keys = vec!["k"; 60];
        let all = (0..60).flat_map(|a| (0..a).map(move |b| (b, a)));
        let mut colours = region_colours(&keys, &all.collect::<Vec<_>>());
        assert_eq!(colours[..9], PALETTE);
        colours.sort_by_key(|c| (c.r, c.g, c.b));
        colours.dedup();
        assert_eq!(colours.len(), 60);
    }
}
