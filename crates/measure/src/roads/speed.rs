//! Maximum speeds, km/h.

use super::access::value;
use aimaq_io::Tags;

/// Speeds by class where no maximum is tagged: an assumption of this program,
/// near the common limits outside towns for the upper classes.
const BY_CLASS: [(&str, f32); 16] = [
    ("motorway", 110.0),
    ("motorway_link", 60.0),
    ("trunk", 90.0),
    ("trunk_link", 50.0),
    ("primary", 80.0),
    ("primary_link", 50.0),
    ("secondary", 70.0),
    ("secondary_link", 40.0),
    ("tertiary", 60.0),
    ("tertiary_link", 40.0),
    ("unclassified", 50.0),
    ("road", 50.0),
    ("residential", 40.0),
    ("living_street", 20.0),
    ("service", 20.0),
    ("track", 20.0),
];
/// `maxspeed` as a rule of a country: `KZ:urban`.
const BY_ZONE: [(&str, f32); 7] = [
    ("urban", 50.0),
    ("rural", 90.0),
    ("trunk", 100.0),
    ("motorway", 110.0),
    ("living_street", 20.0),
    ("zone30", 30.0),
    ("walk", 6.0),
];
/// Where no speed limit holds at all.
const UNLIMITED: f32 = 120.0;
/// Kilometres of a mile, and of a nautical mile.
const MILE: f32 = 1.609_344;
const KNOT: f32 = 1.852;

/// The speed of a class; `None` where cars do not use it.
pub(super) fn of_class(class: &str) -> Option<f32> {
    let found = BY_CLASS.iter().find(|(name, _)| *name == class);
    found.map(|(_, kmh)| *kmh)
}

/// Speeds along the nodes and against them: tagged for the direction, tagged,
/// or by class.
pub(super) fn both(tags: &Tags<'_>, class_kmh: f32) -> (f32, f32) {
    let tagged = |key: &str| value(tags, key).and_then(parse);
    let common = tagged("maxspeed").unwrap_or(class_kmh);
    (
        tagged("maxspeed:forward").unwrap_or(common),
        tagged("maxspeed:backward").unwrap_or(common),
    )
}

/// A value of `maxspeed` in km/h; `None` where it cannot be understood.
pub(super) fn parse(text: &str) -> Option<f32> {
    let text = text.trim().to_ascii_lowercase();
    match text.as_str() {
        "none" => return Some(UNLIMITED),
        "walk" => return Some(6.0),
        _ => {}
    }
    if let Some((_, zone)) = text.split_once(':') {
        return BY_ZONE
            .iter()
            .find(|(z, _)| *z == zone)
            .map(|(_, kmh)| *kmh);
    }
    let (number, unit) = match text.find(|c: char| !c.is_ascii_digit() && c != '.') {
        Some(at) => (&text[..at], text[at..].trim()),
        None => (text.as_str(), ""),
    };
    let number: f32 = number.parse().ok()?;
    let factor = match unit {
        "" | "km/h" | "kmh" | "kph" => 1.0,
        "mph" => MILE,
        "knots" | "knot" => KNOT,
        _ => return None,
    };
    let kmh = number * factor;
    (kmh > 0.0 && kmh.is_finite()).then_some(kmh)
}

/// A value of `duration` in hours: `90` and `01:30` and `01:30:00` and
/// `PT1H30M` are an hour and a half.
pub(super) fn duration_hours(text: &str) -> Option<f64> {
    let text = text.trim();
    let hours = match text.strip_prefix("PT") {
        Some(iso) => iso_hours(iso)?,
        None => clock_hours(text)?,
    };
    (hours > 0.0 && hours.is_finite()).then_some(hours)
}

fn clock_hours(text: &str) -> Option<f64> {
    let parts: Option<Vec<f64>> = text.split(':').map(|part| part.parse().ok()).collect();
    match parts?.as_slice() {
        [minutes] => Some(minutes / 60.0),
        [hours, minutes] => Some(hours + minutes / 60.0),
        [hours, minutes, seconds] => Some(hours + minutes / 60.0 + seconds / 3600.0),
        _ => None,
    }
}

fn iso_hours(text: &str) -> Option<f64> {
    let (mut hours, mut rest) = (0.0, text);
    while let Some(at) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let number: f64 = rest[..at].parse().ok()?;
        hours += match &rest[at..=at] {
            "H" => number,
            "M" => number / 60.0,
            "S" => number / 3600.0,
            _ => return None,
        };
        rest = &rest[at + 1..];
    }
    rest.is_empty().then_some(hours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speeds_are_understood_in_their_units() {
        assert_eq!(parse("90"), Some(90.0));
        assert_eq!(parse("90 km/h"), Some(90.0));
        assert_eq!(parse("50 mph"), Some(50.0 * MILE));
        assert_eq!(parse("RU:urban"), Some(50.0));
        assert_eq!(parse("none"), Some(120.0));
        assert_eq!(
            (parse("signals"), parse("0"), parse("")),
            (None, None, None)
        );
    }

    #[test]
    fn a_speed_or_duration_beyond_all_numbers_is_none() {
        assert_eq!(parse(&"9".repeat(60)), None);
        assert_eq!(duration_hours("inf"), None);
        assert_eq!(duration_hours(&format!("PT{}H", "9".repeat(400))), None);
    }

    #[test]
    fn durations_are_understood_in_their_forms() {
        for text in ["90", "01:30", "01:30:00", "PT1H30M", "PT90M"] {
            assert_eq!(duration_hours(text), Some(1.5), "{text}");
        }
        assert_eq!(
            (duration_hours("P1D"), duration_hours("soon")),
            (None, None)
        );
    }
}
