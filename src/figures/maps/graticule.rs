//! Meridians and parallels in the words of a language.

use crate::draw::Graticule;
use crate::msg;
use crate::words::{Lang, say};

/// Meridians and parallels so many degrees apart; without a number few that are round.
pub fn graticule(step: Option<f64>, lang: Lang) -> Graticule {
    let sides = [
        msg!("map-north", degrees = "{}"),
        msg!("map-south", degrees = "{}"),
        msg!("map-east", degrees = "{}"),
        msg!("map-west", degrees = "{}"),
    ];
    Graticule {
        step,
        sides: sides.map(|side| say(&side, lang)),
    }
}
