//! The profile of restrictions: from the tags of a relation to a rule on turns
//! for cars.
//!
//! Keys and values as the wiki of OpenStreetMap defines them under
//! `Relation:restriction`.

use super::access::value;
use aimaq_io::Tags;

/// Keys that say what is forbidden, the most exact for cars first.
const KEYS: [&str; 4] = [
    "restriction:motorcar",
    "restriction:motor_vehicle",
    "restriction:vehicle",
    "restriction",
];
/// Keys of an older form that limits a restriction to days and hours.
const HOURS: [&str; 4] = ["day_on", "day_off", "hour_on", "hour_off"];
/// Values of `except` that free cars.
const FREED: [&str; 3] = ["motorcar", "motor_vehicle", "vehicle"];

/// What the tags of a restriction mean for cars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ruling {
    /// These turns may not be made.
    No,
    /// One may not turn back.
    NoUTurn,
    /// Of all turns only these may be made.
    Only,
    /// It is for other vehicles, or frees cars.
    Others,
    /// It holds at some times, and nobody can tell when one travels.
    Conditional,
    /// The value is not known.
    Unknown,
}

pub(super) fn ruling(tags: &Tags<'_>) -> Ruling {
    let freed = value(tags, "except").is_some_and(|list| {
        let mut except = list.split(';').map(str::trim);
        except.any(|vehicle| FREED.contains(&vehicle))
    });
    if freed {
        return Ruling::Others;
    }
    if HOURS.iter().any(|key| value(tags, key).is_some()) {
        return Ruling::Conditional;
    }
    match KEYS.iter().find_map(|key| value(tags, key)) {
        Some(said) => of_value(said),
        None if conditional(tags) => Ruling::Conditional,
        None if tags.iter().any(|(key, _)| key.starts_with("restriction:")) => Ruling::Others,
        None => Ruling::Unknown,
    }
}

/// Whether a restriction on cars has conditions.
fn conditional(tags: &Tags<'_>) -> bool {
    let has = |key: &&str| value(tags, &format!("{key}:conditional")).is_some();
    KEYS.iter().any(has)
}

fn of_value(said: &str) -> Ruling {
    match said {
        "no_left_turn" | "no_right_turn" | "no_straight_on" | "no_entry" | "no_exit" => Ruling::No,
        "no_u_turn" => Ruling::NoUTurn,
        "only_left_turn" | "only_right_turn" | "only_straight_on" | "only_u_turn" => Ruling::Only,
        _ => Ruling::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_bans_or_orders() {
        assert_eq!(ruling(&[("restriction", "no_left_turn")]), Ruling::No);
        assert_eq!(ruling(&[("restriction", "no_u_turn")]), Ruling::NoUTurn);
        assert_eq!(ruling(&[("restriction", "only_straight_on")]), Ruling::Only);
        assert_eq!(ruling(&[("restriction", "no_fun")]), Ruling::Unknown);
        assert_eq!(ruling(&[("type", "restriction")]), Ruling::Unknown);
    }

    #[test]
    fn a_restriction_for_others_is_none_for_cars() {
        let no = ("restriction", "no_left_turn");
        assert_eq!(
            ruling(&[no, ("except", "bicycle; motorcar")]),
            Ruling::Others
        );
        assert_eq!(ruling(&[no, ("except", "psv")]), Ruling::No);
        assert_eq!(ruling(&[("restriction:hgv", "no_u_turn")]), Ruling::Others);
    }

    #[test]
    fn the_key_for_cars_goes_before_that_for_all() {
        let tags = [
            ("restriction", "no_left_turn"),
            ("restriction:motorcar", "only_right_turn"),
        ];
        assert_eq!(ruling(&tags), Ruling::Only);
    }

    #[test]
    fn a_restriction_of_some_hours_is_conditional() {
        let hours = (
            "restriction:conditional",
            "no_left_turn @ (Mo-Fr 07:00-09:00)",
        );
        assert_eq!(ruling(&[hours]), Ruling::Conditional);
        let older = [("restriction", "no_left_turn"), ("hour_on", "07:00")];
        assert_eq!(ruling(&older), Ruling::Conditional);
    }
}
