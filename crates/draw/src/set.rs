//! A name that has its place, drawn.

use geo_types::Coord;

use super::label::Placed;
use super::legend::{INK, plain};
use super::room::Taken;
use super::scene::{Anchor, Form, Line, Scene, Stroke, TextStyle};
use super::spot::Spot;

/// Takes the room of a name and of its line.
pub(crate) fn take(spot: &Spot, taken: &mut Taken) {
    taken.take(spot.rect);
    if let Some([from, to]) = spot.placed.leader {
        taken.take_line(from, to, spot.placed.size / 2.0);
    }
}

/// Draws a name, and its line if it has one.
pub(crate) fn set(scene: &mut Scene, placed: &Placed, k: f64) {
    if let Some([from, to]) = placed.leader {
        let line = Line {
            points: vec![from, to],
            closed: false,
        };
        // Without a dot at its end, which would look like a place, and with a light edge, so that
        // it does not look like a border.
        let form = Form::Lines(vec![line]);
        let edge = Stroke::plain(scene.halo(), 3.4 * k);
        scene.shape(form.clone(), None, Some(edge));
        scene.shape(form, None, Some(Stroke::plain(INK, 1.1 * k)));
    }
    let style = TextStyle {
        bold: placed.bold,
        halo: placed.size * 0.22,
        ..plain(placed.size, INK, Anchor::Middle)
    };
    for (centre, line) in &placed.lines {
        let baseline = Coord {
            x: centre.x,
            y: centre.y + placed.size * 0.36,
        };
        scene.text(baseline, line, style);
    }
}
