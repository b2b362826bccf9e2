//! The coordinate reference system that a `.prj` names (well-known text).

/// Radians in a degree, as the files write it.
const DEGREE: f64 = 0.017_453_292_519_943;

/// The name of the system, if it is not longitude and latitude on WGS 84 in degrees
/// from Greenwich.
pub(super) fn other_system(text: &str) -> Option<String> {
    let name = || text.split('"').nth(1).unwrap_or("unknown").to_owned();
    (!is_wgs84(text)).then(name)
}

fn is_wgs84(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim();
    let upper = text.to_uppercase();
    let geographic = ["GEOGCS", "GEOGCRS", "GEODCRS"];
    if !geographic.iter().any(|kind| upper.starts_with(kind)) {
        return false;
    }
    let mut data = ["DATUM", "ENSEMBLE"].into_iter();
    let datum = data.find_map(|key| parts(&upper, key).next());
    let Some(datum) = datum.as_deref().and_then(first_name) else {
        return false;
    };
    let datum: String = datum.chars().filter(char::is_ascii_alphanumeric).collect();
    let datum = datum.strip_prefix('D').unwrap_or(&datum);
    let known = ["WGS1984", "WGS84", "WORLDGEODETICSYSTEM1984"];
    if !known.iter().any(|name| datum.starts_with(name)) {
        return false;
    }
    let greenwich = parts(&upper, "PRIMEM").all(|part| second(&part) == Some(0.0));
    let in_degrees = |part: &str| second(part).is_none_or(|n| (n - DEGREE).abs() < 1e-9);
    let mut units = parts(&upper, "UNIT").chain(parts(&upper, "ANGLEUNIT"));
    greenwich && units.all(|part| in_degrees(&part))
}

/// What stands in the brackets behind a keyword, wherever it occurs, up to the first
/// bracket that closes or opens another.
fn parts(text: &str, key: &str) -> impl Iterator<Item = String> {
    let found = text.match_indices(key).filter_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        let rest = text[at + key.len()..].trim_start();
        let inside = rest.strip_prefix(['[', '('])?;
        let own = before.is_none_or(|c| !c.is_alphanumeric());
        own.then(|| {
            inside
                .split([']', ')', '[', '('])
                .next()
                .unwrap_or_default()
                .to_owned()
        })
    });
    found.collect::<Vec<_>>().into_iter()
}

fn first_name(part: &str) -> Option<&str> {
    part.split('"').nth(1)
}

fn second(part: &str) -> Option<f64> {
    part.split(',').nth(1)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wgs_84_in_degrees_from_greenwich_is_known_in_both_forms() {
        for text in [
            r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#,
            r#"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]"#,
            r#"GEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble",MEMBER["World Geodetic System 1984 (Transit)"],ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],CS[ellipsoidal,2],AXIS["latitude",north],ANGLEUNIT["degree",0.0174532925199433]]"#,
        ] {
            assert_eq!(other_system(text), None, "{text}");
        }
    }

    #[test]
    fn another_datum_meridian_unit_or_projection_is_another_system() {
        let datum = r#"DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]"#;
        for text in [
            format!(r#"GEOGCS["x",{datum},PRIMEM["Ferro",-17.6666666666667],UNIT["Degree",0.0174532925199433]]"#),
            format!(r#"GEOGCS["x",{datum},PRIMEM["Greenwich",0.0],UNIT["Grad",0.015707963267949]]"#),
            r#"GEOGCS["WGS 72BE, area 84",DATUM["WGS_1972_Transit_Broadcast_Ephemeris",SPHEROID["WGS 72",6378135,298.26]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]"#.to_owned(),
            format!(r#"PROJCS["WGS 84 / UTM zone 42N",GEOGCS["WGS 84",{datum}],UNIT["metre",1]]"#),
            String::new(),
        ] {
            assert!(other_system(&text).is_some(), "{text}");
        }
    }
}
