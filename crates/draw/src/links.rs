//! Lines between places, such as from settlements to their centre.

use geo_types::LineString;

use super::panel::Panel;
use super::scene::{Form, Layer, Scene, Stroke};

impl Panel<'_> {
    /// Draws the lines, later ones on top.
    pub(crate) fn links(&self, scene: &mut Scene) {
        scene.layer(Layer::Links);
        for link in &self.spec.links {
            let lines: Vec<LineString<f64>> = link
                .lines
                .iter()
                .map(|ends| LineString(ends.to_vec()))
                .collect();
            let drawn = self.plane.lines(&lines);
            if !drawn.is_empty() {
                let stroke = Stroke::plain(link.colour, link.width * self.k);
                scene.shape(Form::Lines(drawn), None, Some(stroke));
            }
        }
    }
}
