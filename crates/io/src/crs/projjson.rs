//! A definition as PROJJSON.

use aimaq_words::Message;
use aimaq_words::msg;
use serde_json::Value;

use super::definition::{DEGREE, Definition, Geographic, Quantity, helmert, plane, quantity};
use super::ellipsoid::Ellipsoid;
use super::projection::{Parameters, bare};

/// Systems within systems that are followed.
const DEEPEST: usize = 4;

pub(super) fn definition(json: &Value) -> Result<Definition, Message> {
    of(json, DEEPEST)
}

fn of(json: &Value, depth: usize) -> Result<Definition, Message> {
    let within = |path: &str| -> Result<Definition, Message> {
        let inner = json.pointer(path).filter(|_| depth > 0);
        of(
            inner.ok_or_else(|| msg!("error-crs-no-path", path = path.to_string()))?,
            depth - 1,
        )
    };
    match text(json, "type").as_str() {
        "GeographicCRS" | "GeodeticCRS" => Ok(Definition {
            name: text(json, "name"),
            geographic: geographic(json)?,
            plane: None,
        }),
        "ProjectedCRS" => projected(json),
        "CompoundCRS" => within("/components/0"),
        "BoundCRS" => {
            let mut inside = within("/source_crs")?;
            let parameters = json.pointer("/transformation/parameters");
            let numbers = parameters.and_then(Value::as_array).map(|all| {
                let values = all.iter().filter_map(|p| p.get("value")?.as_f64());
                values.collect::<Vec<_>>()
            });
            inside.geographic.stated = numbers.and_then(|numbers| helmert(&numbers));
            Ok(inside)
        }
        other => Err(msg!("error-crs-no-places-json", other = other.to_string())),
    }
}

fn text(json: &Value, key: &str) -> String {
    let found = json.get(key).and_then(Value::as_str);
    found.unwrap_or_default().to_owned()
}

/// A number, or a number with its unit.
fn amount(json: &Value, usual: f64) -> Option<f64> {
    match json {
        Value::Object(both) => Some(both.get("value")?.as_f64()? * unit(both.get("unit"), usual)),
        other => Some(other.as_f64()? * usual),
    }
}

fn unit(json: Option<&Value>, usual: f64) -> f64 {
    match json {
        Some(Value::String(name)) => match name.as_str() {
            "degree" => DEGREE,
            "metre" | "unity" => 1.0,
            _ => usual,
        },
        Some(unit) => {
            let size = unit.get("conversion_factor").and_then(Value::as_f64);
            size.unwrap_or(usual)
        }
        None => usual,
    }
}

fn unit_of_axes(json: &Value, usual: f64) -> f64 {
    unit(json.pointer("/coordinate_system/axis/0/unit"), usual)
}

fn geographic(json: &Value) -> Result<Geographic, Message> {
    let datum = json.get("datum").or_else(|| json.get("datum_ensemble"));
    let datum = datum.ok_or(msg!("error-crs-no-datum"))?;
    let of_ellipsoid = |key: &str| {
        let value = datum.pointer(&format!("/ellipsoid/{key}"));
        value.and_then(|value| amount(value, 1.0))
    };
    let a = of_ellipsoid("semi_major_axis").or_else(|| of_ellipsoid("radius"));
    let a = a.ok_or(msg!("error-crs-no-axis"))?;
    let by_axes = || of_ellipsoid("semi_minor_axis").map(|b| if a > b { a / (a - b) } else { 0.0 });
    let inverse = of_ellipsoid("inverse_flattening").or_else(by_axes);
    let meridian = datum.pointer("/prime_meridian/longitude");
    Ok(Geographic {
        datum: text(datum, "name"),
        ellipsoid: Ellipsoid::new(a, inverse.unwrap_or(0.0)),
        meridian: meridian.and_then(|m| amount(m, DEGREE)).unwrap_or(0.0),
        angle: unit_of_axes(json, DEGREE),
        stated: None,
    })
}

fn projected(json: &Value) -> Result<Definition, Message> {
    let base = json.get("base_crs").ok_or(msg!("error-crs-no-base"))?;
    let geographic = geographic(base)?;
    let method = json
        .pointer("/conversion/method/name")
        .and_then(Value::as_str);
    let method = method.ok_or(msg!("error-crs-no-projection"))?;
    let all = json
        .pointer("/conversion/parameters")
        .and_then(Value::as_array);
    let mut parameters = Parameters::default();
    for parameter in all.into_iter().flatten() {
        let called = text(parameter, "name");
        let usual = match quantity(&called) {
            Quantity::Angle => DEGREE,
            Quantity::Length | Quantity::Ratio => 1.0,
        };
        let value = parameter.get("value").and_then(Value::as_f64);
        let value = value.ok_or(msg!("error-crs-parameter-number"))?;
        let size = unit(parameter.get("unit"), usual);
        parameters.values.push((bare(&called), value * size));
    }
    let plane = plane(
        method,
        &parameters,
        unit_of_axes(json, 1.0),
        geographic.ellipsoid,
    )?;
    Ok(Definition {
        name: text(json, "name"),
        geographic,
        plane: Some(plane),
    })
}
