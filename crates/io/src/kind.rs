//! What a file is that is taken for GeoJSON and is something else, by its first bytes.

use aimaq_words::{Message, msg};

/// Bytes that are looked at.
pub(super) const LOOKED_AT: usize = 64;

/// What a text that is no GeoJSON object begins like, and what to do.
pub(super) fn other_kind(start: &[u8]) -> Option<Message> {
    let first = start.trim_ascii_start().first();
    Some(match start {
        [] => msg!("error-kind-empty"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => msg!("error-encoding-utf16"),
        [0x1e, ..] => msg!("error-kind-sequence"),
        [0x1f, 0x8b, ..] => msg!("error-kind-compressed"),
        [b'P', b'K', 3, 4, ..] => msg!("error-kind-zip"),
        [b'f', b'g', b'b', 3, ..] => msg!("error-kind-fgb"),
        _ if start.starts_with(b"SQLite format 3\0") => {
            msg!("error-kind-database")
        }
        _ if start.iter().all(|&b| b == 0) => msg!("error-kind-zeros"),
        _ if first.is_none() && start.len() < LOOKED_AT => msg!("error-kind-empty"),
        _ if first == Some(&b'[') => {
            msg!("error-kind-list")
        }
        _ if first == Some(&b'<') => msg!("error-kind-xml"),
        _ => return None,
    })
}
