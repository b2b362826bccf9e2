//! What a reader must know of the borders that maps and pages show.

use aimaq_territory::Territory;
use aimaq_words::msg;
use aimaq_words::{Message, joined};

/// Which borders of a state are schematic and which are not, a sentence each; nothing
/// where none is.
pub fn land_notes(state: &Territory) -> Vec<Message> {
    if !state.schematic || state.coverage.is_none() {
        return Vec::new();
    }
    if state.known_land.is_none() {
        return vec![msg!("page-schematic")];
    }
    let sketched = state.sketched_regions();
    let names = sketched.iter().map(|&id| &state.region(id).names);
    let regions = joined(", ", names);
    let mut notes = vec![msg!("page-schematic-inside")];
    if !sketched.is_empty() {
        notes.push(msg!("page-schematic-regions", regions = regions));
    }
    notes
}
