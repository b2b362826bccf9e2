//! Pictures on a dark page: each colour becomes as dark as it was light, and keeps its
//! hue.

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Lightness of the paper and of the ink of a dark page, as shares.
const PAPER: f64 = 0.09;
const INK: f64 = 0.92;

/// A rule for each colour of the pictures, which the browser uses where the page is dark.
pub(super) fn style<'a>(pictures: impl Iterator<Item = &'a str>) -> String {
    let mut colours: BTreeSet<&str> = BTreeSet::new();
    for picture in pictures {
        let mut rest = picture;
        while let Some(at) = rest.find("=\"#") {
            rest = &rest[at + 3..];
            let Some(colour) = rest.get(..6) else { break };
            if colour.bytes().all(|b| b.is_ascii_hexdigit()) {
                colours.insert(colour);
            }
        }
    }
    let mut css = String::new();
    for colour in colours {
        let dark = darkened(colour);
        for what in ["fill", "stroke"] {
            // Writing to a string cannot fail.
            let _ = writeln!(
                css,
                "svg [{what}=\"#{colour}\"]{{{what}:light-dark(#{colour},{dark})}}"
            );
        }
    }
    css
}

/// A colour of `rrggbb` with its lightness turned around, as a dark page shows it.
pub fn darkened(colour: &str) -> String {
    let channel = |i: usize| u8::from_str_radix(colour.get(i..i + 2).unwrap_or("00"), 16);
    let rgb = [0, 2, 4].map(|i| f64::from(channel(i).unwrap_or(0)) / 255.0);
    let most = rgb.iter().fold(0.0_f64, |a, b| a.max(*b));
    let least = rgb.iter().fold(1.0_f64, |a, b| a.min(*b));
    let light = f64::midpoint(most, least);
    let wanted = INK - (INK - PAPER) * light;
    // Pale tones would glow, were they as strong as in the light.
    let strength = if light > 0.75 { 1.6 } else { 1.0 };
    let turned = rgb.map(|c| {
        let room = |light: f64| light.min(1.0 - light).max(1e-9);
        let relative = (c - light) / room(light) * strength;
        let limit = 0.55;
        let c = wanted + relative.clamp(-limit, limit) * room(wanted);
        (c.clamp(0.0, 1.0) * 255.0).round() as u8
    });
    format!("#{:02x}{:02x}{:02x}", turned[0], turned[1], turned[2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_becomes_the_paper_and_ink_becomes_light() {
        assert_eq!(darkened("ffffff"), "#171717");
        assert_eq!(darkened("000000"), "#ebebeb");
    }

    #[test]
    fn every_colour_of_a_picture_has_a_rule_once() {
        let css = style(
            [
                "<path fill=\"#aabbcc\" stroke=\"#aabbcc\"/>",
                "<a b=\"#top\"/>",
            ]
            .into_iter(),
        );
        assert_eq!(css.lines().count(), 2, "{css}");
        assert!(
            css.contains("[fill=\"#aabbcc\"]{fill:light-dark(#aabbcc,#"),
            "{css}"
        );
    }
}
