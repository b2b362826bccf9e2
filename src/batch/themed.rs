//! The colours of a theme on the page itself, so that it is of one piece with its maps.

use crate::draw::{Colour, LEAST_CONTRAST, Theme};
use crate::report::darkened;

/// The paper, the ink, the lesser ink and the accent of a page without a theme.
const OWN: [(&str, Colour); 4] = [
    ("paper", Colour::hex(0xfb_faf6)),
    ("ink", Colour::hex(0x1b_1e23)),
    ("soft", Colour::hex(0x57_5d66)),
    ("accent", Colour::hex(0xa3_201b)),
];
const WHITE: Colour = Colour::hex(0xff_ffff);
/// The least contrast of what is no text, such as the edge of a field (WCAG 2.2, 1.4.11).
const LEAST_OF_EDGES: f64 = 3.0;
/// The shares of ink in a rule and an edge, and in a wash, on which texts stand.
const SHARES: [f64; 2] = [0.16, 0.42];
const WASHES: [f64; 2] = [0.05, 0.02];
/// The share by which a colour comes nearer to another one, again and again.
const STEP: f64 = 0.05;

/// Rules of a style sheet that give a page the paper, the inks and the accent of a theme; none
/// where it names none of them.
///
/// A theme is checked on its own grounds. Here its colours stand on others too, and on a dark
/// page: where one could not be read there, it comes nearer to the ink.
pub(super) fn themed(theme: &Theme) -> String {
    if OWN.iter().all(|(name, _)| theme.colour(name).is_none()) {
        return String::new();
    }
    let chosen = OWN.map(|(name, own)| theme.colour(name).unwrap_or(own));
    let dark = chosen.map(|colour| {
        let hex = colour.to_string();
        Colour::parse(&darkened(hex.trim_start_matches('#'))).unwrap_or(colour)
    });
    let (light, dark) = (tokens(chosen), tokens(dark));
    let of = |value: &dyn Fn(usize) -> String| -> String {
        let rules = light.iter().enumerate();
        let rules = rules.map(|(i, (name, _))| format!("--{name}:{};", value(i)));
        rules.collect()
    };
    let plain = of(&|i| light[i].1.to_string());
    let both = of(&|i| format!("light-dark({},{})", light[i].1, dark[i].1));
    // Paper that is printed on is white.
    let on_white = tokens([WHITE, chosen[1], chosen[2], chosen[3]]);
    let printed = on_white
        .iter()
        .filter(|(name, _)| OWN[1..].iter().any(|(own, _)| own == name));
    let printed: String = printed
        .map(|(name, colour)| format!("--{name}:{colour};"))
        .collect();
    format!(
        "@media screen{{:root{{{plain}}}@supports (color: light-dark(red, red)){{:root{{{both}}}}}}}\n\
        @media print{{:root,:root[data-theme]{{{printed}}}}}\n"
    )
}

/// The tokens of a page by their names, out of its paper, ink, lesser ink and accent.
fn tokens([paper, ink, soft, accent]: [Colour; 4]) -> [(&'static str, Colour); 8] {
    let far = match WHITE.contrast(paper) > Colour::hex(0).contrast(paper) {
        true => WHITE,
        false => Colour::hex(0),
    };
    let ink = nearer(ink, far, LEAST_CONTRAST, &[paper]);
    let washes = WASHES.map(|share| mixed(paper, ink, share)).into_iter();
    let mut washes = washes.filter(|wash| ink.contrast(*wash) >= LEAST_CONTRAST);
    let wash = washes.next().unwrap_or(paper);
    let [rule, edge] = SHARES.map(|share| mixed(paper, ink, share));
    let text = |colour| nearer(colour, ink, LEAST_CONTRAST, &[paper, wash]);
    [
        ("paper", paper),
        ("sheet", paper),
        ("wash", wash),
        ("rule", rule),
        ("edge", nearer(edge, ink, LEAST_OF_EDGES, &[paper])),
        ("ink", ink),
        ("soft", text(soft)),
        ("accent", text(accent)),
    ]
}

/// A colour, as much nearer to another one as it needs to be told from all grounds.
fn nearer(colour: Colour, to: Colour, least: f64, grounds: &[Colour]) -> Colour {
    let told = |colour: &Colour| {
        grounds
            .iter()
            .all(|ground| colour.contrast(*ground) >= least)
    };
    let steps = (0..=20).map(|step| mixed(colour, to, STEP * f64::from(step)));
    let mut steps = steps.filter(told);
    steps.next().unwrap_or(to)
}

/// A colour with a share of another one in it.
fn mixed(one: Colour, other: Colour, share: f64) -> Colour {
    let mix = |a: u8, b: u8| (f64::from(a) * (1.0 - share) + f64::from(b) * share).round() as u8;
    Colour {
        r: mix(one.r, other.r),
        g: mix(one.g, other.g),
        b: mix(one.b, other.b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(colours: &[(&str, u32)]) -> Theme {
        let mut theme = Theme::default();
        for (name, colour) in colours {
            theme
                .set_colour(name, Colour::hex(*colour))
                .expect("a name");
        }
        theme
    }

    #[test]
    fn a_theme_that_names_no_colour_of_the_page_leaves_it_as_it_is() {
        assert_eq!(themed(&Theme::default()), "");
        assert_eq!(themed(&theme(&[("sea", 0x8a_b8d8)])), "");
    }

    #[test]
    fn the_accent_of_a_theme_is_that_of_the_page_in_light_and_dark() {
        let css = themed(&theme(&[("accent", 0x8a_1c7c)]));
        assert!(css.contains("--accent:light-dark(#8a1c7c,#"), "{css}");
        assert!(css.contains("--paper:light-dark(#fbfaf6,#"), "{css}");
        assert!(
            css.contains("@media print{:root,:root[data-theme]{--ink:#1b1e23;"),
            "{css}"
        );
    }

    #[test]
    fn whatever_a_theme_says_all_texts_of_the_page_can_be_read() {
        let colours = [
            0x00_0000, 0x10_2430, 0x8a_1c7c, 0xff_c107, 0xff_ffff, 0x80_8080,
        ];
        for paper in colours {
            for other in colours {
                let of = |name: &'static str| {
                    let all = tokens([paper, other, other, other].map(Colour::hex));
                    all.into_iter()
                        .find(|(own, _)| *own == name)
                        .expect("a token")
                        .1
                };
                for ground in ["paper", "wash"] {
                    for text in ["soft", "accent"] {
                        let ratio = of(text).contrast(of(ground));
                        assert!(
                            ratio >= LEAST_CONTRAST,
                            "{text} on {ground}: {ratio}, {paper:x} {other:x}"
                        );
                    }
                }
                assert!(of("ink").contrast(of("paper")) >= LEAST_CONTRAST);
                assert!(of("edge").contrast(of("paper")) >= LEAST_OF_EDGES);
            }
        }
    }
}
