//! A definition as well-known text, of either version and of either maker of dialects.

use super::definition::{DEGREE, Definition, Geographic, Quantity, helmert, plane, quantity};
use super::ellipsoid::Ellipsoid;
use super::projection::{Parameters, bare};
use super::wkt::Node;
use aimaq_words::Message;
use aimaq_words::msg;

const GEOGRAPHIC: &[&str] = &[
    "GEOGCS",
    "GEOGCRS",
    "GEODCRS",
    "GEOGRAPHICCRS",
    "GEODETICCRS",
    "BASEGEOGCRS",
    "BASEGEODCRS",
];
const PROJECTED: &[&str] = &["PROJCS", "PROJCRS", "PROJECTEDCRS"];
const UNITS: &[&str] = &["UNIT", "ANGLEUNIT", "LENGTHUNIT", "SCALEUNIT"];

pub(super) fn definition(text: &str) -> Result<Definition, Message> {
    of(&Node::parse(text)?)
}

fn of(node: &Node) -> Result<Definition, Message> {
    let inner = |keywords: &[&str]| -> Result<Definition, Message> {
        let all = [GEOGRAPHIC, PROJECTED, &["BOUNDCRS"]].concat();
        let within = node.first(keywords).unwrap_or(node);
        of(within.first(&all).ok_or(msg!("error-crs-no-geographic"))?)
    };
    match node.keyword.as_str() {
        keyword if GEOGRAPHIC.contains(&keyword) => Ok(Definition {
            name: name(node),
            geographic: geographic(node)?,
            plane: None,
        }),
        keyword if PROJECTED.contains(&keyword) => projected(node),
        "COMPD_CS" | "COMPOUNDCRS" => inner(&[]),
        "BOUNDCRS" => {
            let mut inside = inner(&["SOURCECRS"])?;
            inside.geographic.stated = abridged(node).or(inside.geographic.stated);
            Ok(inside)
        }
        other => Err(msg!("error-crs-no-places", other = other.to_string())),
    }
}

fn name(node: &Node) -> String {
    node.name().unwrap_or("unnamed").to_owned()
}

fn geographic(node: &Node) -> Result<Geographic, Message> {
    let datum = node.first(&["DATUM", "GEODETICDATUM", "TRF", "ENSEMBLE"]);
    let datum = datum.ok_or(msg!("error-crs-no-datum"))?;
    let spheroid = datum.first(&["SPHEROID", "ELLIPSOID"]);
    let spheroid = spheroid.ok_or(msg!("error-crs-no-ellipsoid"))?;
    let mut numbers = spheroid.numbers();
    let (Some(a), Some(inverse)) = (numbers.next(), numbers.next()) else {
        return Err(msg!("error-crs-no-axis-flattening"));
    };
    let stated = datum.first(&["TOWGS84"]);
    let stated = stated.and_then(|node| helmert(&node.numbers().collect::<Vec<_>>()));
    Ok(Geographic {
        datum: name(datum),
        ellipsoid: Ellipsoid::new(a * unit(spheroid).unwrap_or(1.0), inverse),
        meridian: meridian(node),
        angle: unit(node).unwrap_or(DEGREE),
        stated,
    })
}

/// The prime meridian; in degrees where it brings no unit of its own.
fn meridian(node: &Node) -> f64 {
    let meridian = node.first(&["PRIMEM", "PRIMEMERIDIAN"]);
    let east =
        meridian.and_then(|node| Some(node.numbers().next()? * unit(node).unwrap_or(DEGREE)));
    east.unwrap_or(0.0)
}

/// The size of the unit of a node, its own or that of its axes.
fn unit(node: &Node) -> Option<f64> {
    let of_axes = || node.all(&["AXIS"]).find_map(|axis| axis.first(UNITS));
    let found = node.first(UNITS).or_else(of_axes)?;
    let size = found.numbers().next()?;
    // Programs write degrees with few or many digits, and mean the same.
    Some(if (size - DEGREE).abs() < 1e-9 {
        DEGREE
    } else {
        size
    })
}

fn projected(node: &Node) -> Result<Definition, Message> {
    let base = node
        .first(GEOGRAPHIC)
        .ok_or(msg!("error-crs-no-geographic"))?;
    let geographic = geographic(base)?;
    let conversion = node.first(&["CONVERSION"]).unwrap_or(node);
    let method = conversion.first(&["PROJECTION", "METHOD"]);
    let method = method
        .and_then(Node::name)
        .ok_or(msg!("error-crs-no-projection"))?;
    let metres = unit(node).unwrap_or(1.0);
    let mut parameters = Parameters::default();
    for parameter in conversion.all(&["PARAMETER"]) {
        let (Some(called), Some(value)) = (parameter.name(), parameter.numbers().next()) else {
            return Err(msg!("error-crs-parameter"));
        };
        let size = match (unit(parameter), quantity(called)) {
            (Some(own), _) => own,
            (None, Quantity::Angle) => geographic.angle,
            (None, Quantity::Length) => metres,
            (None, Quantity::Ratio) => 1.0,
        };
        parameters.values.push((bare(called), value * size));
    }
    let method = if is_web(node) {
        "mercatorauxiliarysphere"
    } else {
        method
    };
    let plane = plane(method, &parameters, metres, geographic.ellipsoid)?;
    Ok(Definition {
        name: name(node),
        geographic,
        plane: Some(plane),
    })
}

/// Whether a Mercator projection is that of maps in the web, which one maker of texts
/// tells only beside them.
fn is_web(node: &Node) -> bool {
    let extension = node
        .first(&["EXTENSION"])
        .map(|node| format!("{:?}", node.entries));
    extension.is_some_and(|text| text.contains("+proj=merc") && text.contains("+b=6378137"))
        || bare(&name(node)).contains("pseudomercator")
}

/// The shift of a bound system.
fn abridged(node: &Node) -> Option<super::datum::Helmert> {
    let all = node.first(&["ABRIDGEDTRANSFORMATION"])?.all(&["PARAMETER"]);
    let mut numbers = Vec::new();
    for parameter in all {
        let value = parameter.numbers().next()?;
        // Rotations in seconds of arc, the scale as parts of a million.
        let scale = bare(parameter.name()?).contains("scale");
        numbers.push(if scale && (value - 1.0).abs() < 0.1 {
            (value - 1.0) * 1e6
        } else {
            value
        });
    }
    helmert(&numbers)
}
