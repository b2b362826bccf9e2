//! What the cleaning of boundaries changed, in sentences.

use crate::coverage::{CleanLedger, RepairKind};
use crate::msg;
use crate::words::{Message, number};

/// What the cleaning changed.
pub(super) fn summary(ledger: &CleanLedger, codes: &[String]) -> Vec<Message> {
    let count = |kinds: &[RepairKind]| kinds.iter().map(|&k| ledger.count(k)).sum::<usize>();
    let km2 = |m2: f64| number(m2 / 1e6, 2);
    let moved = ledger.repairs.iter();
    let moved = moved.filter(|r| r.kind == RepairKind::VertexMoved);
    let farthest = moved.fold(0.0_f64, |far, r| far.max(r.size_m));
    let rings = count(&[
        RepairKind::SelfOverlap,
        RepairKind::HoleOutside,
        RepairKind::SeamRemoved,
        RepairKind::SliverGiven,
        RepairKind::RingDropped,
    ]);
    let overlaps = count(&[RepairKind::OverlapRemoved]);
    let gaps = count(&[RepairKind::GapFilled]);
    let vertices = count(&[RepairKind::VertexMoved]);
    let nodes = count(&[RepairKind::NodeInserted]);
    let (overlap, gap) = (km2(ledger.overlap_removed_m2), km2(ledger.gap_filled_m2));
    let said = [
        (
            overlaps,
            msg!("repair-overlaps", n = overlaps, km2 = overlap),
        ),
        (gaps, msg!("repair-gaps", n = gaps, km2 = gap)),
        (
            vertices,
            msg!(
                "repair-vertices",
                n = vertices,
                metres = number(farthest, 2)
            ),
        ),
        (nodes, msg!("repair-nodes", n = nodes)),
        (rings, msg!("repair-rings", n = rings)),
    ];
    let said = said.into_iter().filter(|(count, _)| *count > 0);
    let mut all: Vec<Message> = said.map(|(_, message)| message).collect();
    all.extend(outer_border(ledger));
    let left = ledger.unrepaired.iter();
    let left: Vec<&str> = left
        .filter_map(|u| Some(codes.get(u.unit.index())?.as_str()))
        .collect();
    if !left.is_empty() {
        all.push(msg!("repair-left", codes = left.join(", ")));
    }
    all
}

/// How far the outer border has moved, if it has.
fn outer_border(ledger: &CleanLedger) -> Option<Message> {
    let border = ledger.outer_border?;
    let farthest = border.farthest?;
    Some(msg!(
        "repair-border",
        after = number(border.after_km, 1),
        before = number(border.before_km, 1),
        kept = number(border.kept_km, 1),
        metres = number(farthest.metres, 2),
    ))
}
