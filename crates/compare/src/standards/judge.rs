//! Whether regions keep to the rules.

use geo_types::Coord;

use super::{Assessment, Standard, Standards};
use crate::evidence::Evidence;
use aimaq_measure::{Metric, distance_km};
use aimaq_territory::{Names, RegionId, Territory, Unit, UnitId, component_counts};

/// The verdict of every rule on every region, by the codes of the regions.
pub fn assess(territory: &Territory, standards: &Standards) -> Vec<Assessment> {
    let regions = territory.regions_in_order();
    let looked = Looked {
        owner: territory.unit_of_atom(),
        parts: component_counts(territory),
    };
    let rows = regions
        .iter()
        .flat_map(|&id| standards.rules.iter().map(move |rule| (id, rule)));
    rows.map(|(id, rule)| assessment((territory, &looked), id, rule))
        .collect()
}

/// What is looked up once for all regions.
struct Looked {
    owner: Vec<Option<UnitId>>,
    /// The number of parts of every region.
    parts: Option<Vec<usize>>,
}

fn assessment(
    (territory, looked): (&Territory, &Looked),
    id: RegionId,
    rule: &Standard,
) -> Assessment {
    let people = territory.region_population(id);
    let units = territory.units_of(id).count();
    let (name, source, (holds, evidence)) = match rule {
        Standard::Contiguity { source } => ("contiguity", source, contiguity(looked, id)),
        Standard::LeastPopulation {
            people: least,
            source,
        } => (
            "least_population",
            source,
            (Some(people >= *least), Evidence::People(people)),
        ),
        Standard::MostPopulation {
            people: most,
            source,
        } => (
            "most_population",
            source,
            (Some(people <= *most), Evidence::People(people)),
        ),
        Standard::MostKmToCentre { km, source } => (
            "most_km_to_centre",
            source,
            reach((territory, looked), id, *km),
        ),
        Standard::LeastKmBetweenCentres { km, source } => (
            "least_km_between_centres",
            source,
            apart(territory, id, *km),
        ),
        Standard::CentreIsCity { source } => ("centre_is_city", source, city(territory, id)),
        Standard::CentreInside { source } => ("centre_inside", source, inside(territory, id)),
        Standard::MostUnits {
            units: most,
            source,
        } => (
            "most_units",
            source,
            (Some(units <= *most), Evidence::Units(units)),
        ),
    };
    Assessment {
        region: territory.region(id).names.clone(),
        rule: name,
        holds,
        evidence,
        source: source.clone(),
    }
}

/// Whether the rule holds, and why.
type Judged = (Option<bool>, Evidence);

fn unknown(evidence: Evidence) -> Judged {
    (None, evidence)
}

fn contiguity(looked: &Looked, id: RegionId) -> Judged {
    let parts = looked.parts.as_ref();
    let parts = parts.and_then(|parts| parts.get(id.index()).copied());
    let parts = parts.unwrap_or(0);
    match parts {
        0 => unknown(Evidence::NoBoundaries),
        n => (Some(n == 1), Evidence::Parts(n)),
    }
}

fn centre(territory: &Territory, id: RegionId) -> Option<Coord<f64>> {
    territory.region(id).centre.as_ref().map(|c| c.position)
}

fn away(place: &Names, km: f64) -> Evidence {
    let place = place.clone();
    Evidence::Away { place, km }
}

/// The farthest seat or settlement.
fn reach((territory, looked): (&Territory, &Looked), id: RegionId, most: f64) -> Judged {
    let Some(centre) = centre(territory, id) else {
        return unknown(Evidence::NoCentre);
    };
    let mine = |atom: usize| looked.owner[atom].is_some_and(|u| territory.unit(u).region == id);
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
        None => unknown(Evidence::NoPlace),
    }
}

/// The nearest other centre.
fn apart(territory: &Territory, id: RegionId, least: f64) -> Judged {
    let Some(own) = centre(territory, id) else {
        return unknown(Evidence::NoCentre);
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
        None => (Some(true), Evidence::NoOtherCentre),
    }
}

fn seat_there(territory: &Territory, id: RegionId) -> Option<(bool, bool)> {
    let at = centre(territory, id)?;
    let seat = |u: &Unit| u.seat.as_ref().is_some_and(|s| s.position == at);
    let own = territory.units_of(id).filter(|(_, u)| seat(u));
    let own: Vec<bool> = own.map(|(_, u)| territory.kinds.is_city(&u.kind)).collect();
    Some((!own.is_empty(), own.contains(&true)))
}

fn city(territory: &Territory, id: RegionId) -> Judged {
    match seat_there(territory, id) {
        None => unknown(Evidence::NoCentre),
        Some((_, true)) => (Some(true), Evidence::CitySeat),
        Some((true, false)) => (Some(false), Evidence::DistrictSeat),
        Some((false, false)) => (Some(false), Evidence::NoSeat),
    }
}

fn inside(territory: &Territory, id: RegionId) -> Judged {
    let Some(at) = centre(territory, id) else {
        return unknown(Evidence::NoCentre);
    };
    if seat_there(territory, id).is_some_and(|(own, _)| own) {
        return (Some(true), Evidence::UnitSeat);
    }
    let Some(land) = territory.coverage.as_ref().filter(|c| c.arc_count() > 0) else {
        return unknown(Evidence::NoBoundaries);
    };
    let mut atoms = territory.units_of(id).flat_map(|(_, u)| &u.atoms);
    let own = atoms.any(|a| land.contains(a.0, at));
    let evidence = if own {
        Evidence::Inside
    } else {
        Evidence::Outside
    };
    (Some(own), evidence)
}
