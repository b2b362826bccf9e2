//! The car profile: from the tags of a way to a road.

use super::access::{cars_are_named, cars_may_pass, directions, is_local, value};
use super::speed;
use aimaq_io::Tags;

/// Changes with every change of what a road is, how long and how fast it is or where one
/// may turn, so that results of an earlier version are not taken for those of this one.
pub const PROFILE_VERSION: u32 = 3;

/// Where a ferry has neither a duration nor a speed, km/h.
const FERRY_KMH: f32 = 10.0;

/// A way that cars can use.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Road {
    /// Speed along the nodes, km/h; 0 where that is not allowed.
    pub forward_kmh: f32,
    /// Speed against the nodes, km/h; 0 where that is not allowed.
    pub backward_kmh: f32,
    /// Hours of the whole way, where it is a ferry that says so.
    pub hours: Option<f64>,
    /// Whether it is a ferry: nobody starts from the middle of one.
    pub ferry: bool,
    /// Whether it is for those who have business there, and not to pass through.
    pub local: bool,
}

/// The road that a way is for cars; `None` where it is none.
pub fn road(tags: &Tags<'_>) -> Option<Road> {
    if value(tags, "route") == Some("ferry") {
        return ferry(tags);
    }
    let class = speed::of_class(value(tags, "highway")?)?;
    let area = value(tags, "area") == Some("yes");
    let impassable = value(tags, "smoothness") == Some("impassable");
    if area || impassable || !cars_may_pass(tags) {
        return None;
    }
    open(tags, speed::both(tags, class), None, false)
}

/// A ferry takes cars unless it says otherwise; one for walkers says so by
/// naming them and not cars.
fn ferry(tags: &Tags<'_>) -> Option<Road> {
    let for_walkers = ["foot", "bicycle"]
        .iter()
        .any(|key| matches!(value(tags, key), Some("yes" | "designated")));
    if !cars_may_pass(tags) || (for_walkers && !cars_are_named(tags)) {
        return None;
    }
    let hours = value(tags, "duration").and_then(speed::duration_hours);
    open(tags, speed::both(tags, FERRY_KMH), hours, true)
}

fn open(tags: &Tags<'_>, kmh: (f32, f32), hours: Option<f64>, ferry: bool) -> Option<Road> {
    let (forward, backward) = directions(tags);
    let road = Road {
        forward_kmh: if forward { kmh.0 } else { 0.0 },
        backward_kmh: if backward { kmh.1 } else { 0.0 },
        hours,
        ferry,
        local: is_local(tags),
    };
    (forward || backward).then_some(road)
}

/// Barriers that let no car through unless the node says otherwise.
const BARRIERS: [&str; 9] = [
    "bollard",
    "block",
    "jersey_barrier",
    "cycle_barrier",
    "kissing_gate",
    "stile",
    "turnstile",
    "debris",
    "log",
];

/// Whether a node stops cars.
pub fn is_barrier(tags: &Tags<'_>) -> bool {
    let Some(barrier) = value(tags, "barrier") else {
        return false;
    };
    !cars_may_pass(tags) || (BARRIERS.contains(&barrier) && !cars_are_named(tags))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speeds(tags: &Tags<'_>) -> Option<(f32, f32)> {
        road(tags).map(|road| (road.forward_kmh, road.backward_kmh))
    }

    #[test]
    fn a_class_has_its_speed_and_a_tag_goes_before_it() {
        assert_eq!(speeds(&[("highway", "primary")]), Some((80.0, 80.0)));
        let tagged = [
            ("highway", "primary"),
            ("maxspeed", "60"),
            ("maxspeed:backward", "40"),
        ];
        assert_eq!(speeds(&tagged), Some((60.0, 40.0)));
        assert_eq!(speeds(&[("highway", "footway")]), None);
    }

    #[test]
    fn one_way_roads_have_one_direction() {
        let way = |value| speeds(&[("highway", "tertiary"), ("oneway", value)]);
        assert_eq!(way("yes"), Some((60.0, 0.0)));
        assert_eq!(way("-1"), Some((0.0, 60.0)));
        assert_eq!(way("reversible"), None);
        let round = [("highway", "tertiary"), ("junction", "roundabout")];
        assert_eq!(speeds(&round), Some((60.0, 0.0)));
        let motorway = [("highway", "motorway"), ("oneway", "no")];
        assert_eq!(speeds(&motorway), Some((110.0, 110.0)));
    }

    #[test]
    fn a_direction_may_be_closed_to_cars_alone() {
        let way = [("highway", "service"), ("motor_vehicle:backward", "no")];
        assert_eq!(speeds(&way), Some((20.0, 0.0)));
        let psv = [("highway", "service"), ("access:forward", "psv")];
        assert_eq!(speeds(&psv), Some((0.0, 20.0)));
    }

    #[test]
    fn a_way_for_residents_is_local() {
        let local = |value| {
            let tags = [("highway", "residential"), ("motor_vehicle", value)];
            road(&tags).map(|road| road.local)
        };
        assert_eq!(local("destination"), Some(true));
        assert_eq!((local("yes"), local("private")), (Some(false), None));
    }

    #[test]
    fn the_most_exact_access_key_decides() {
        let way = |more: &[(&'static str, &'static str)]| {
            let tags = [&[("highway", "service")], more].concat();
            road(&tags).is_some()
        };
        assert!(!way(&[("access", "private")]));
        assert!(way(&[("access", "private"), ("motorcar", "yes")]));
        assert!(!way(&[("access", "yes"), ("motor_vehicle", "no")]));
        assert!(way(&[("access", "destination")]));
    }

    #[test]
    fn a_ferry_for_walkers_is_none_for_cars() {
        assert!(road(&[("route", "ferry")]).is_some());
        assert!(road(&[("route", "ferry"), ("foot", "yes")]).is_none());
        let both = [
            ("route", "ferry"),
            ("foot", "yes"),
            ("motor_vehicle", "yes"),
        ];
        assert!(road(&both).is_some());
    }

    #[test]
    fn a_bollard_stops_cars_and_a_gate_does_not_unless_it_is_private() {
        assert!(is_barrier(&[("barrier", "bollard")]));
        assert!(!is_barrier(&[
            ("barrier", "bollard"),
            ("motor_vehicle", "yes")
        ]));
        assert!(!is_barrier(&[("barrier", "gate")]));
        assert!(is_barrier(&[("barrier", "gate"), ("access", "private")]));
    }
}
