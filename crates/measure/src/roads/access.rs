//! Who may use a way, and in which direction.

use aimaq_io::Tags;

/// Keys that say whether cars may pass, the most exact first.
const ACCESS: [&str; 4] = ["motorcar", "motor_vehicle", "vehicle", "access"];
/// Values that keep cars of the public out.
const CLOSED: [&str; 11] = [
    "no",
    "private",
    "agricultural",
    "forestry",
    "agricultural;forestry",
    "emergency",
    "military",
    "restricted",
    "psv",
    "bus",
    "use_sidepath",
];

/// Values that let in only those who have business there.
const LOCAL: [&str; 5] = [
    "destination",
    "delivery",
    "customers",
    "permit",
    "residents",
];

pub(super) fn value<'a>(tags: &Tags<'a>, key: &str) -> Option<&'a str> {
    tags.iter().find(|(k, _)| *k == key).map(|(_, v)| *v)
}

/// Whether cars may pass: the most exact key decides, no key means yes.
pub(super) fn cars_may_pass(tags: &Tags<'_>) -> bool {
    let said = ACCESS.iter().find_map(|key| value(tags, key));
    said.is_none_or(|said| !CLOSED.contains(&said))
}

/// Whether cars may use a way to get to a place on it, but not to pass through.
pub(super) fn is_local(tags: &Tags<'_>) -> bool {
    let said = ACCESS.iter().find_map(|key| value(tags, key));
    said.is_some_and(|said| LOCAL.contains(&said))
}

/// Whether a key for a direction, `forward` or `backward`, keeps cars out of it.
fn closed(tags: &Tags<'_>, direction: &str) -> bool {
    let said = ACCESS
        .iter()
        .find_map(|key| value(tags, &format!("{key}:{direction}")));
    said.is_some_and(|said| CLOSED.contains(&said))
}

/// Whether a key says in so many words that cars may pass.
pub(super) fn cars_are_named(tags: &Tags<'_>) -> bool {
    ACCESS.iter().any(|key| value(tags, key).is_some()) && cars_may_pass(tags)
}

/// Directions in which a way may be used: along its nodes, and against them.
///
/// Motorways and roundabouts are one-way unless they say otherwise. A way whose
/// direction changes with the time of day is closed: nobody can tell when.
pub(super) fn directions(tags: &Tags<'_>) -> (bool, bool) {
    let keys = [
        "oneway:motorcar",
        "oneway:motor_vehicle",
        "oneway:vehicle",
        "oneway",
    ];
    let (forward, backward) = match keys.iter().find_map(|key| value(tags, key)) {
        Some("yes" | "true" | "1") => (true, false),
        Some("-1" | "reverse") => (false, true),
        Some("reversible" | "alternating") => (false, false),
        Some("no" | "false" | "0") => (true, true),
        _ if one_way_by_kind(tags) => (true, false),
        _ => (true, true),
    };
    (
        forward && !closed(tags, "forward"),
        backward && !closed(tags, "backward"),
    )
}

fn one_way_by_kind(tags: &Tags<'_>) -> bool {
    let round = matches!(value(tags, "junction"), Some("roundabout" | "circular"));
    round || value(tags, "highway") == Some("motorway")
}
