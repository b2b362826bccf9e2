//! What a cleaning did: in lines, as CSV and as JSON.

use geo_types::Coord;
use serde_json::{Value, json};

use crate::coverage::{
    CleanLedger, OuterBorder, Reason, Repair, RepairKind, UnitChange, UnitIndex,
};
use crate::msg;
use crate::table::{Cell, Table};
use crate::words::{Message, Value as Text, change, number};

/// Every kind of repair, in the order in which they are told.
const KINDS: [RepairKind; 9] = [
    RepairKind::VertexMoved,
    RepairKind::NodeInserted,
    RepairKind::OverlapRemoved,
    RepairKind::GapFilled,
    RepairKind::SliverGiven,
    RepairKind::SelfOverlap,
    RepairKind::HoleOutside,
    RepairKind::SeamRemoved,
    RepairKind::RingDropped,
];

fn label(labels: &[String], unit: UnitIndex) -> &str {
    labels.get(unit.index()).map_or("?", String::as_str)
}

/// A few lines for people: what was done how often, and how much land it moved.
pub fn repairs_text(ledger: &CleanLedger) -> Vec<Message> {
    let mut lines: Vec<Message> = KINDS.iter().filter_map(|k| of_kind(ledger, *k)).collect();
    lines.push(match lines.is_empty() {
        true => msg!("clean-nothing"),
        false => balance(ledger),
    });
    lines.push(msg!(
        "clean-units",
        units_before = ledger.units_before,
        units_after = ledger.units_after,
        parts_before = ledger.parts_before,
        parts_after = ledger.parts_after,
    ));
    lines.extend(ledger.outer_border.as_ref().map(outer_border));
    lines
}

/// The repairs of a kind; nothing where there are none.
fn of_kind(ledger: &CleanLedger, kind: RepairKind) -> Option<Message> {
    let repairs = || ledger.repairs.iter().filter(move |r| r.kind == kind);
    let n = repairs().count();
    let largest = repairs().map(|r| r.size_m).fold(0.0, f64::max);
    let land: f64 = repairs()
        .map(|r| r.area_m2 * r.from.len().max(1) as f64)
        .sum();
    let land = || number(land, 1);
    let width = || number(largest, 2);
    (n > 0).then(|| match kind {
        RepairKind::VertexMoved => msg!("clean-moved", n = n, most = number(largest, 3)),
        RepairKind::NodeInserted => msg!("clean-inserted", n = n),
        RepairKind::RingDropped => msg!("clean-dropped", n = n),
        RepairKind::SeamRemoved => msg!("clean-seams", n = n, most = number(largest, 1)),
        RepairKind::GapFilled => msg!("clean-gaps", n = n, land = land(), width = width()),
        RepairKind::SliverGiven => msg!("clean-slivers", n = n, land = land(), width = width()),
        RepairKind::SelfOverlap => {
            msg!("clean-self-overlaps", n = n, land = land(), width = width())
        }
        RepairKind::HoleOutside => msg!("clean-holes", n = n, land = land(), width = width()),
        _ => msg!("clean-overlaps", n = n, land = land(), width = width()),
    })
}

/// A place by its coordinates, in the order in which they are written.
pub fn place(at: Coord<f64>) -> Text {
    Text::from(format!("({}, {})", at.x, at.y))
}

fn outer_border(border: &OuterBorder) -> Message {
    let rest = border.farthest.map(|far| {
        let metres = number(far.metres, 3);
        Text::from(msg!(
            "clean-border-moved",
            metres = metres,
            at = place(far.at)
        ))
    });
    msg!(
        "clean-border",
        before = number(border.before_km, 3),
        after = number(border.after_km, 3),
        kept = number(border.kept_km, 3),
        rest = rest.unwrap_or_else(|| "".into()),
        holes = border.holes,
    )
}

fn balance(ledger: &CleanLedger) -> Message {
    msg!(
        "clean-balance",
        units = ledger.changed.len(),
        before = number(ledger.before_km2, 6),
        after = number(ledger.after_km2, 6),
        gaps = change(ledger.gap_filled_m2, 1),
        overlaps = change(-ledger.overlap_removed_m2, 1),
        slivers = change(-ledger.sliver_dropped_m2, 1),
        self_overlaps = change(ledger.own_overlap_m2, 1),
        vertices = change(ledger.moved_m2, 1),
        residual = number(ledger.residual_m2(), 6),
    )
}

/// Why a unit could not be repaired.
pub fn unrepaired(why: Reason) -> Message {
    match why {
        Reason::NoLand => msg!("clean-no-land"),
        _ => msg!("clean-covered"),
    }
}

/// One row for each repair.
pub fn repairs_table(ledger: &CleanLedger, labels: &[String]) -> Table {
    let mut table = Table::new([
        "kind",
        "longitude",
        "latitude",
        "size_m",
        "unit",
        "from",
        "area_m2",
    ]);
    let row = |r: &Repair| {
        let from = r.from.iter().map(|&unit| label(labels, unit).to_owned());
        vec![
            Cell::Text(r.kind.name().to_owned()),
            Cell::degrees(r.at.x),
            Cell::degrees(r.at.y),
            Cell::trimmed(r.size_m, 6),
            Cell::maybe(r.unit, |unit| Cell::Text(label(labels, unit).to_owned())),
            Cell::List(from.collect()),
            Cell::trimmed(r.area_m2, 6),
        ]
    };
    table.rows = ledger.repairs.iter().map(row).collect();
    table
}

/// The repairs, the change of each unit, and the sums.
pub fn repairs_json(ledger: &CleanLedger, labels: &[String]) -> String {
    let repairs: Vec<Value> = ledger.repairs.iter().map(|r| repair(r, labels)).collect();
    let changed: Vec<Value> = ledger
        .changed
        .iter()
        .map(|u| unit_change(u, labels))
        .collect();
    let unrepaired = ledger
        .unrepaired
        .iter()
        .map(|u| json!({ "unit": label(labels, u.unit), "reason": u.reason.to_string() }));
    let all = json!({
        "snap_m": ledger.snap_m,
        "unsettled": ledger.unsettled,
        "units_before": ledger.units_before,
        "units_after": ledger.units_after,
        "parts_before": ledger.parts_before,
        "parts_after": ledger.parts_after,
        "outer_border": ledger.outer_border.as_ref().map(border),
        "before_km2": ledger.before_km2,
        "after_km2": ledger.after_km2,
        "gap_filled_m2": ledger.gap_filled_m2,
        "overlap_removed_m2": ledger.overlap_removed_m2,
        "sliver_dropped_m2": ledger.sliver_dropped_m2,
        "own_overlap_m2": ledger.own_overlap_m2,
        "moved_m2": ledger.moved_m2,
        "residual_m2": ledger.residual_m2(),
        "unrepaired": unrepaired.collect::<Vec<_>>(),
        "units": changed,
        "repairs": repairs,
    });
    format!("{all:#}\n")
}

fn border(border: &OuterBorder) -> Value {
    json!({
        "before_km": border.before_km,
        "after_km": border.after_km,
        "kept_km": border.kept_km,
        "farthest_m": border.farthest.map_or(0.0, |far| far.metres),
        "farthest_at": border.farthest.map(|far| [far.at.x, far.at.y]),
        "holes": border.holes,
    })
}

fn repair(r: &Repair, labels: &[String]) -> Value {
    let from: Vec<&str> = r.from.iter().map(|&unit| label(labels, unit)).collect();
    json!({
        "kind": r.kind.name(),
        "at": [r.at.x, r.at.y],
        "size_m": r.size_m,
        "unit": r.unit.map(|unit| label(labels, unit)),
        "from": from,
        "area_m2": r.area_m2,
    })
}

fn unit_change(u: &UnitChange, labels: &[String]) -> Value {
    json!({
        "unit": label(labels, u.unit),
        "before_km2": u.before_km2,
        "after_km2": u.after_km2,
        "change_m2": (u.after_km2 - u.before_km2) * 1e6,
        "moved_m2": u.moved_m2,
    })
}
