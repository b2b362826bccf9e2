//! Rules that regions should keep to, as data, and the verdict on each.

use geo_types::Coord;
use serde::{Deserialize, Serialize};

use super::found::Found;
use crate::measure::{Metric, distance_km};
use crate::territory::components;
use crate::territory::{Names, RegionId, Territory};

/// Rules with their legal sources.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Norms {
    /// Title.
    pub title: String,
    /// Where the rules are found.
    pub source: String,
    /// The rules.
    pub rules: Vec<Norm>,
}

/// One rule; `source` says where it is found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Norm {
    /// The land hangs together.
    Contiguity {
        /// Legal source.
        source: String,
    },
    /// At least so many people.
    LeastPopulation {
        /// People.
        people: u64,
        /// Legal source.
        source: String,
    },
    /// At most so many people.
    MostPopulation {
        /// People.
        people: u64,
        /// Legal source.
        source: String,
    },
    /// No known settlement or seat farther from the centre, geodesic.
    MostKmToCentre {
        /// Kilometres.
        km: f64,
        /// Legal source.
        source: String,
    },
    /// No other region's centre nearer than that, geodesic.
    LeastKmBetweenCentres {
        /// Kilometres.
        km: f64,
        /// Legal source.
        source: String,
    },
    /// The centre is the seat of a city.
    CentreIsCity {
        /// Legal source.
        source: String,
    },
    /// The centre lies in the region.
    CentreInside {
        /// Legal source.
        source: String,
    },
    /// At most so many units.
    MostUnits {
        /// Number of units.
        units: usize,
        /// Legal source.
        source: String,
    },
}

/// What a rule says of a region.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// The region.
    pub region: Names,
    /// Name of the rule, as the file writes it.
    pub rule: &'static str,
    /// Whether the region keeps to it; `None` where the data cannot say.
    pub holds: Option<bool>,
    /// What was found.
    pub found: Found,
    /// Legal source of the rule.
    pub source: String,
}

/// Reads rules.
///
/// # Errors
/// Where the text is not rules, with its line, or a rule has no length.
pub fn parse_norms(text: &str) -> Result<Norms, String> {
    let norms: Norms = toml::from_str(text).map_err(|e| e.to_string())?;
    for (i, rule) in norms.rules.iter().enumerate() {
        if let Norm::MostKmToCentre { km, .. } | Norm::LeastKmBetweenCentres { km, .. } = rule
            && !(km.is_finite() && *km >= 0.0)
        {
            let number = i + 1;
            return Err(format!(
                "rule {number}: km = {km} is no length; write kilometres, zero or more"
            ));
        }
    }
    Ok(norms)
}

/// The verdict of every rule on every region, in the order of the regions' names.
pub fn verdicts(territory: &Territory, norms: &Norms) -> Vec<Verdict> {
    let mut regions: Vec<RegionId> = territory.living_regions().map(|(id, _)| id).collect();
    regions.sort_by(|a, b| {
        territory
            .region(*a)
            .names
            .en
            .cmp(&territory.region(*b).names.en)
    });
    let rows = regions
        .iter()
        .flat_map(|&id| norms.rules.iter().map(move |rule| (id, rule)));
    rows.map(|(id, rule)| verdict(territory, id, rule))
        .collect()
}

fn verdict(territory: &Territory, id: RegionId, rule: &Norm) -> Verdict {
    let people = territory.region_population(id);
    let units = territory.units_of(id).count();
    let (name, source, (holds, found)) = match rule {
        Norm::Contiguity { source } => ("contiguity", source, contiguity(territory, id)),
        Norm::LeastPopulation {
            people: least,
            source,
        } => (
            "least_population",
            source,
            (Some(people >= *least), Found::People(people)),
        ),
        Norm::MostPopulation {
            people: most,
            source,
        } => (
            "most_population",
            source,
            (Some(people <= *most), Found::People(people)),
        ),
        Norm::MostKmToCentre { km, source } => {
            ("most_km_to_centre", source, reach(territory, id, *km))
        }
        Norm::LeastKmBetweenCentres { km, source } => (
            "least_km_between_centres",
            source,
            apart(territory, id, *km),
        ),
        Norm::CentreIsCity { source } => ("centre_is_city", source, city(territory, id)),
        Norm::CentreInside { source } => ("centre_inside", source, inside(territory, id)),
        Norm::MostUnits {
            units: most,
            source,
        } => (
            "most_units",
            source,
            (Some(units <= *most), Found::Units(units)),
        ),
    };
    Verdict {
        region: territory.region(id).names.clone(),
        rule: name,
        holds,
        found,
        source: source.clone(),
    }
}

/// Whether the rule holds, and why.
type Finding = (Option<bool>, Found);

fn unknown(found: Found) -> Finding {
    (None, found)
}

fn contiguity(territory: &Territory, id: RegionId) -> Finding {
    let parts = components(territory, id).map_or(0, |parts| parts.len());
    match parts {
        0 => unknown(Found::NoBoundaries),
        n => (Some(n == 1), Found::Parts(n)),
    }
}

fn centre(territory: &Territory, id: RegionId) -> Option<Coord<f64>> {
    territory.region(id).centre.as_ref().map(|c| c.position)
}

fn away(place: &Names, km: f64) -> Found {
    let place = place.clone();
    Found::Away { place, km }
}

/// The farthest seat or settlement.
fn reach(territory: &Territory, id: RegionId, most: f64) -> Finding {
    let Some(centre) = centre(territory, id) else {
        return unknown(Found::NoCentre);
    };
    let owner = territory.unit_of_atom();
    let mine = |atom: usize| owner[atom].is_some_and(|u| territory.unit(u).region == id);
    let seats = territory.units_of(id).filter_map(|(_, u)| {
        let seat = u.seat.as_ref()?;
        Some((&seat.names, seat.position))
    });
    let places = territory
        .settlements
        .iter()
        .filter(|s| mine(s.atom.0 as usize));
    let places = places.map(|s| (&s.names, s.position));
    let far = seats
        .chain(places)
        .map(|(name, at)| (distance_km(Metric::Geodesic, centre, at), name))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match far {
        Some((km, place)) => (Some(km <= most), away(place, km)),
        None => unknown(Found::NoPlace),
    }
}

/// The nearest other centre.
fn apart(territory: &Territory, id: RegionId, least: f64) -> Finding {
    let Some(own) = centre(territory, id) else {
        return unknown(Found::NoCentre);
    };
    let others = territory.living_regions().filter(|(other, _)| *other != id);
    let near = others
        .filter_map(|(_, r)| {
            let c = r.centre.as_ref()?;
            Some((distance_km(Metric::Geodesic, own, c.position), &c.names))
        })
        .min_by(|a, b| a.0.total_cmp(&b.0));
    match near {
        Some((km, place)) => (Some(km >= least), away(place, km)),
        None => (Some(true), Found::NoOtherCentre),
    }
}

fn seat_there(territory: &Territory, id: RegionId) -> Option<(bool, bool)> {
    let at = centre(territory, id)?;
    let seat = |u: &crate::territory::Unit| u.seat.as_ref().is_some_and(|s| s.position == at);
    let own = territory.units_of(id).filter(|(_, u)| seat(u));
    let own: Vec<bool> = own.map(|(_, u)| territory.kinds.is_city(&u.kind)).collect();
    Some((!own.is_empty(), own.contains(&true)))
}

fn city(territory: &Territory, id: RegionId) -> Finding {
    match seat_there(territory, id) {
        None => unknown(Found::NoCentre),
        Some((_, true)) => (Some(true), Found::CitySeat),
        Some((true, false)) => (Some(false), Found::DistrictSeat),
        Some((false, false)) => (Some(false), Found::NoSeat),
    }
}

fn inside(territory: &Territory, id: RegionId) -> Finding {
    let Some(at) = centre(territory, id) else {
        return unknown(Found::NoCentre);
    };
    if seat_there(territory, id).is_some_and(|(own, _)| own) {
        return (Some(true), Found::UnitSeat);
    }
    let Some(land) = territory.coverage.as_ref().filter(|c| c.arc_count() > 0) else {
        return unknown(Found::NoBoundaries);
    };
    let mut atoms = territory.units_of(id).flat_map(|(_, u)| &u.atoms);
    let own = atoms.any(|a| land.contains(a.0, at));
    let found = if own { Found::Inside } else { Found::Outside };
    (Some(own), found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_without_a_length_is_refused() {
        for km in ["nan", "inf", "-1"] {
            let rule = format!("most_km_to_centre = {{ km = {km}, source = \"s\" }}");
            let text = format!("title = \"t\"\nsource = \"s\"\n[[rules]]\n{rule}\n");
            let error = parse_norms(&text).expect_err("wrong");
            assert!(error.starts_with("rule 1: km = "), "{error}");
        }
    }
}
