//! Why polygons that were read make no coverage, in the words of every language; the engine
//! has none.

use aimaq_coverage::{BuildError, VertexPlace};
use aimaq_words::{Message, msg};

/// Why polygons make no coverage.
pub fn built(error: &BuildError) -> Message {
    let said = error.to_string();
    let at = |place: &VertexPlace| {
        let [x, y] = [place.at.x, place.at.y].map(|n| n.to_string());
        (place.ring.unit.to_string(), x, y)
    };
    match error {
        BuildError::NotFinite(place) => {
            let (unit, x, y) = at(place);
            msg!(
                "error-engine-not-finite",
                said = said,
                unit = unit,
                x = x,
                y = y
            )
        }
        BuildError::OutOfRange(place) => {
            let (unit, x, y) = at(place);
            msg!(
                "error-engine-out-of-range",
                said = said,
                unit = unit,
                x = x,
                y = y
            )
        }
        BuildError::TooFewVertices { ring, vertices } => msg!(
            "error-engine-few-vertices",
            said = said,
            unit = ring.unit.to_string(),
            vertices = *vertices,
        ),
        BuildError::TooLarge { vertices, max } => msg!(
            "error-engine-too-large",
            said = said,
            vertices = *vertices,
            max = *max,
        ),
        _ => said.into(),
    }
}
