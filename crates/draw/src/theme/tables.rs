//! What colours, lines and letters of pictures mean, and how they are without a theme.

use crate::spec::BorderStyle;

/// What a colour of pictures means, with the colours of the program that stand for it.
pub(super) struct Role {
    pub(super) name: &'static str,
    pub(super) own: &'static [u32],
}

pub(super) const fn role(name: &'static str, own: &'static [u32]) -> Role {
    Role { name, own }
}

/// All meanings that have one colour.
pub(super) const ROLES: [Role; 27] = [
    role("paper", &[0xff_ffff]),
    role("ink", &[0x1c_2430]),
    role("soft", &[0x55_606e, 0x4d_5866]),
    role("accent", &[0xb3_261e]),
    role("land", &[0xf3_f1ec, 0xe9_e6de]),
    role("unknown", &[0xe0_e0e0, 0xe4_e4e4]),
    role("region-border", &[0x39_424e]),
    role("unit-border", &[0x7d_8590]),
    role("sketched-border", &[0x99_a0a9]),
    role("old-border", &[0x6f_7782]),
    role("sea", &[0xb5_d5ea]),
    role("lake", &[0xa9_d0ea]),
    role("shore", &[0x6b_a3cc]),
    role("river", &[0x7f_b2d9]),
    role("water-name", &[0x16_4568]),
    role("neighbour", &[0xe6_e6e3]),
    role("neighbour-border", &[0xa7_abb0]),
    role("neighbour-name", &[0x59_5f67]),
    role("graticule", &[0x55_6270]),
    role("note", &[0xff_f3cd]),
    role("note-edge", &[0xb5_8900]),
    role("merged", &[0x8f_bfe6]),
    role("divided", &[0xf2_a86b]),
    role("renamed", &[0xd3_d6de]),
    role("same", &[0x8a_94a0, 0xa3_a8ae]),
    role("grid", &[0xdd_e2e8]),
    role("leader", &[0xb4_bcc6]),
];

/// Meanings that have several colours, from the least to the most.
pub(super) const CLASSES: [(&str, &[u32]); 5] = [
    (
        "ways",
        &[
            0xf1_eff7, 0xd9_d3ea, 0xb9_add7, 0x97_83c1, 0x72_57a5, 0x4b_2f7e,
        ],
    ),
    (
        "nearer",
        &[
            0xe6_f0f7, 0xc8_dff0, 0x9c_c6e2, 0x62_a0cd, 0x2f_77ad, 0x14_537f,
        ],
    ),
    (
        "farther",
        &[
            0xfd_eedd, 0xf9_d6b1, 0xf0_ae6f, 0xdc_8536, 0xb3_590f, 0x7e_3b05,
        ],
    ),
    (
        "density",
        &[
            0xf7_f1e5, 0xf6_dcae, 0xf0_b878, 0xdf_8a4c, 0xb8_572f, 0x7a_2b1c,
        ],
    ),
    (
        "series",
        &[
            0x9a_3d0a, 0x1d_4e79, 0x00_7a5a, 0x7a_3e8e, 0xb0_7d00, 0x2f_8fc4, 0xb8_4a7d,
        ],
    ),
];

/// The list whose colours are those of regions.
pub(super) const REGIONS: &str = "regions";
/// In charts, the colours of who is nearer and who is farther, as the fourth of six classes.
pub(super) const TRENDS: [(&str, u32); 2] = [("nearer", 0x1f_6498), ("farther", 0xa8_500c)];
/// The class whose colour a trend has.
pub(super) const TREND_CLASS: usize = 4;

/// Names of the lines and their widths in design pixels.
pub(super) const LINES: [(&str, BorderStyle, f64); 8] = [
    ("unit", BorderStyle::Unit, 0.7),
    ("sketched", BorderStyle::Sketch, 0.9),
    ("old-unit", BorderStyle::OldUnit, 1.2),
    ("new-unit", BorderStyle::NewUnit, 1.5),
    ("region", BorderStyle::Region, 1.9),
    ("old", BorderStyle::Old, 1.6),
    ("new", BorderStyle::New, 3.0),
    ("country", BorderStyle::Country, 2.4),
];

/// Letters of a map, by what they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Letters {
    Title,
    Subtitle,
    Note,
    Legend,
    Source,
    /// The regions that a map is about, and the others.
    Region,
    OtherRegion,
    Unit,
    Place,
    Water,
    Neighbour,
}

/// Names of the letters and their sizes in design pixels.
pub(super) const LETTERS: [(&str, Letters, f64); 11] = [
    ("title", Letters::Title, 30.0),
    ("subtitle", Letters::Subtitle, 18.0),
    ("note", Letters::Note, 16.0),
    ("legend", Letters::Legend, 15.0),
    ("source", Letters::Source, 13.0),
    ("region", Letters::Region, 20.0),
    ("other-region", Letters::OtherRegion, 17.0),
    ("unit", Letters::Unit, 15.0),
    ("place", Letters::Place, 15.5),
    ("water", Letters::Water, 13.5),
    ("neighbour", Letters::Neighbour, 18.0),
];

/// Widths that a line may have, and sizes that letters may have, in design pixels.
pub(super) const WIDTHS: [f64; 2] = [0.1, 12.0];
pub(super) const SIZES: [f64; 2] = [12.0, 72.0];
