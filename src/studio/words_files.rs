//! More words of the page: files, filling, the nearest centre, the best.

use crate::msg;
use crate::words::Message;

/// The messages, with the places for their values left open.
pub(super) fn messages() -> Vec<Message> {
    vec![
        msg!("studio-files"),
        msg!("studio-files-here"),
        msg!("studio-files-none"),
        msg!("studio-file-own"),
        msg!("studio-open-it"),
        msg!("studio-put-beside"),
        msg!("studio-save-as"),
        msg!("studio-save-as-how"),
        msg!("studio-file-name"),
        msg!("studio-file-exists"),
        msg!("studio-file-no-name", ending = ".toml"),
        msg!("studio-saved-as", file = "{file}"),
        msg!("studio-opened", file = "{file}"),
        msg!("studio-map-file"),
        msg!("studio-making"),
        msg!("studio-layer-catchment"),
        msg!("studio-nearest-other", region = "{region}"),
        msg!("studio-catchment-how"),
        msg!("studio-moved-how"),
        msg!("studio-people-how"),
        msg!("studio-fill"),
        msg!("studio-fill-for", what = "{what}"),
        msg!("studio-fill-loose"),
        msg!("studio-fill-of", region = "{region}"),
        msg!("studio-fill-none"),
        msg!("studio-fill-marks"),
        msg!("studio-find-loose"),
        msg!("studio-no-loose"),
        msg!("studio-loose-is", region = "{region}", unit = "{unit}"),
        msg!("studio-best"),
        msg!("studio-best-how"),
        msg!("studio-best-draft", km = "{km}"),
        msg!("studio-best-nearest", km = "{km}", share = "{share}"),
        msg!(
            "studio-best-centres",
            bound = "{bound}",
            km = "{km}",
            n = "{n}",
            share = "{share}"
        ),
        msg!("studio-best-places", places = "{places}"),
        msg!("studio-change-shown"),
        msg!("studio-to-top"),
    ]
}
