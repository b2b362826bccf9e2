//! What a cleaning did: in lines, as CSV and as JSON.

use serde_json::{Value, json};

use crate::coverage::{CleanLedger, OuterBorder, Repair, RepairKind, UnitChange, UnitIndex};
use crate::table::{Cell, Table};

/// Every kind of repair, in the order in which they are told.
const KINDS: [(RepairKind, &str); 9] = [
    (RepairKind::VertexMoved, "vertices moved"),
    (RepairKind::NodeInserted, "vertices inserted"),
    (RepairKind::OverlapRemoved, "overlaps removed"),
    (RepairKind::GapFilled, "gaps filled"),
    (RepairKind::SliverGiven, "slivers given away"),
    (RepairKind::SelfOverlap, "self-overlaps resolved"),
    (
        RepairKind::HoleOutside,
        "holes outside their shells made land",
    ),
    (RepairKind::SeamRemoved, "spikes and seams removed"),
    (
        RepairKind::RingDropped,
        "units without rings of fewer than three vertices",
    ),
];

fn label(labels: &[String], unit: UnitIndex) -> &str {
    labels.get(unit.index()).map_or("?", String::as_str)
}

/// A few lines for people: what was done how often, and how much land it moved.
pub fn repairs_text(ledger: &CleanLedger) -> Vec<String> {
    let mut lines = vec![];
    for (kind, words) in KINDS {
        let of_kind = || ledger.repairs.iter().filter(move |r| r.kind == kind);
        let (count, largest) = of_kind().fold((0_usize, 0.0_f64), |(count, largest), r| {
            (count + 1, largest.max(r.size_m))
        });
        if count == 0 {
            continue;
        }
        let land: f64 = of_kind()
            .map(|r| r.area_m2 * r.from.len().max(1) as f64)
            .sum();
        lines.push(match kind {
            RepairKind::VertexMoved => format!("{count} {words}, at most {largest:.3} m"),
            RepairKind::NodeInserted | RepairKind::RingDropped => format!("{count} {words}"),
            RepairKind::SeamRemoved => format!("{count} {words}, at most {largest:.1} m long"),
            _ => format!("{count} {words}: {land:.1} m², mean width at most {largest:.2} m"),
        });
    }
    if lines.is_empty() {
        lines.push("nothing to repair".to_owned());
    } else {
        lines.push(balance(ledger));
    }
    lines.push(format!(
        "{} units before and {} after, {} parts before and {} after",
        ledger.units_before, ledger.units_after, ledger.parts_before, ledger.parts_after
    ));
    lines.extend(ledger.outer_border.as_ref().map(outer_border));
    lines
}

fn outer_border(border: &OuterBorder) -> String {
    let lengths = format!(
        "outer border {:.3} km before and {:.3} after, {:.3} of them bit for bit",
        border.before_km, border.after_km, border.kept_km
    );
    let moved = border.farthest.map(|far| {
        format!(
            ", the rest at most {:.3} m from where it was, at ({}, {})",
            far.metres, far.at.x, far.at.y
        )
    });
    let holes = format!("; {} holes stay between units", border.holes);
    lengths + &moved.unwrap_or_default() + &holes
}

fn balance(ledger: &CleanLedger) -> String {
    format!(
        "area of {} units changed: {:.6} km² before, {:.6} km² after; \
         gaps {:+.1} m², overlaps {:+.1} m², slivers {:+.1} m², self-overlaps {:+.1} m², vertices {:+.1} m²; residual {:.6} m²",
        ledger.changed.len(),
        ledger.before_km2,
        ledger.after_km2,
        ledger.gap_filled_m2,
        -ledger.overlap_removed_m2,
        -ledger.sliver_dropped_m2,
        ledger.own_overlap_m2,
        ledger.moved_m2,
        ledger.residual_m2(),
    )
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
    let changed: Vec<Value> = ledger.changed.iter().map(|u| change(u, labels)).collect();
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

fn change(u: &UnitChange, labels: &[String]) -> Value {
    json!({
        "unit": label(labels, u.unit),
        "before_km2": u.before_km2,
        "after_km2": u.after_km2,
        "change_m2": (u.after_km2 - u.before_km2) * 1e6,
        "moved_m2": u.moved_m2,
    })
}
