//! Boxes on a picture, and whether they are free.

use geo_types::Coord;
use rstar::primitives::Rectangle;
use rstar::{AABB, RTree};

use super::scene::Form;

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) w: f64,
    pub(crate) h: f64,
}

/// The length of a step. Pixels are far from what cannot be squared, against which `hypot`
/// guards at many times the cost.
pub(crate) fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

impl Rect {
    pub(crate) fn centred(at: Coord<f64>, w: f64, h: f64) -> Self {
        Self {
            x: at.x - w / 2.0,
            y: at.y - h / 2.0,
            w,
            h,
        }
    }

    /// A box and a place.
    pub(crate) fn around(rect: Option<Self>, at: Coord<f64>) -> Self {
        let Some(rect) = rect else {
            return Self::centred(at, 0.0, 0.0);
        };
        let (x, y) = (rect.x.min(at.x), rect.y.min(at.y));
        Self {
            x,
            y,
            w: rect.right().max(at.x) - x,
            h: rect.bottom().max(at.y) - y,
        }
    }

    /// A box around both.
    pub(crate) fn joined(&self, other: &Self) -> Self {
        let corners = [
            Coord {
                x: other.x,
                y: other.y,
            },
            Coord {
                x: other.right(),
                y: other.bottom(),
            },
        ];
        let grow = |rect: Self, at| Self::around(Some(rect), at);
        corners.into_iter().fold(*self, grow)
    }

    pub(crate) fn middle(&self) -> Coord<f64> {
        Coord {
            x: self.x + self.w / 2.0,
            y: self.y + self.h / 2.0,
        }
    }

    pub(crate) fn right(&self) -> f64 {
        self.x + self.w
    }

    pub(crate) fn bottom(&self) -> f64 {
        self.y + self.h
    }

    /// Whether they share more than an edge.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    pub(crate) fn holds(&self, other: &Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }

    /// What both have in common; nothing where they only touch.
    pub(crate) fn common(&self, other: &Self) -> Option<Self> {
        self.overlaps(other).then(|| {
            let (x, y) = (self.x.max(other.x), self.y.max(other.y));
            Self {
                x,
                y,
                w: self.right().min(other.right()) - x,
                h: self.bottom().min(other.bottom()) - y,
            }
        })
    }

    /// From where to where along a segment it is inside, as shares of it (Liang and
    /// Barsky 1984).
    pub(crate) fn inside(&self, a: Coord<f64>, b: Coord<f64>) -> Option<(f64, f64)> {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let (mut from, mut to) = (0.0_f64, 1.0_f64);
        let sides = [
            (-dx, a.x - self.x),
            (dx, self.right() - a.x),
            (-dy, a.y - self.y),
            (dy, self.bottom() - a.y),
        ];
        for (towards, room) in sides {
            if towards == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if towards < 0.0 {
                from = from.max(room / towards);
            } else {
                to = to.min(room / towards);
            }
        }
        (from < to).then_some((from, to))
    }

    /// Length of a segment's part inside.
    pub(crate) fn length_inside(&self, a: Coord<f64>, b: Coord<f64>) -> f64 {
        let (from, to) = self.inside(a, b).unwrap_or_default();
        (to - from) * length(b.x - a.x, b.y - a.y)
    }

    /// The same with so much more on each side.
    pub(crate) fn grown(&self, by: f64) -> Self {
        Self {
            x: self.x - by,
            y: self.y - by,
            w: self.w + 2.0 * by,
            h: self.h + 2.0 * by,
        }
    }

    /// Itself as a form.
    pub(crate) fn form(&self) -> Form {
        Form::Rect {
            corner: Coord {
                x: self.x,
                y: self.y,
            },
            width: self.w,
            height: self.h,
            radius: 0.0,
        }
    }

    /// How far a place is from it; nothing inside.
    pub(crate) fn distance(&self, at: Coord<f64>) -> f64 {
        let x = (self.x - at.x).max(at.x - self.right()).max(0.0);
        let y = (self.y - at.y).max(at.y - self.bottom()).max(0.0);
        length(x, y)
    }

    pub(crate) fn has(&self, at: Coord<f64>) -> bool {
        (self.x..=self.right()).contains(&at.x) && (self.y..=self.bottom()).contains(&at.y)
    }

    fn corners(&self) -> AABB<[f64; 2]> {
        AABB::from_corners([self.x, self.y], [self.right(), self.bottom()])
    }
}

/// What is taken on a picture.
#[derive(Clone)]
pub(crate) struct Taken {
    frame: Rect,
    boxes: RTree<Rectangle<[f64; 2]>>,
}

impl Taken {
    pub(crate) fn new(frame: Rect) -> Self {
        Self {
            frame,
            boxes: RTree::new(),
        }
    }

    pub(crate) fn is_free(&self, rect: &Rect) -> bool {
        let touching = || self.boxes.locate_in_envelope_intersecting(rect.corners());
        let overlaps = |taken: &Rectangle<[f64; 2]>| {
            let ([x, y], [right, bottom]) = (taken.lower(), taken.upper());
            let taken = Rect {
                x,
                y,
                w: right - x,
                h: bottom - y,
            };
            taken.overlaps(rect)
        };
        self.frame.holds(rect) && !touching().any(overlaps)
    }

    /// Whether a line runs through anything but what it starts at.
    pub(crate) fn crosses(&self, from: Coord<f64>, to: Coord<f64>) -> bool {
        let line = Rect::around(Some(Rect::around(None, from)), to);
        let mut near = self.boxes.locate_in_envelope_intersecting(line.corners());
        near.any(|taken| {
            let ([x, y], [right, bottom]) = (taken.lower(), taken.upper());
            let rect = Rect {
                x,
                y,
                w: right - x,
                h: bottom - y,
            };
            !rect.has(from) && rect.length_inside(from, to) > 0.0
        })
    }

    /// Takes the boxes along a line, each so long.
    pub(crate) fn take_line(&mut self, from: Coord<f64>, to: Coord<f64>, step: f64) {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let count = (length(dx, dy) / step.max(1.0)).ceil().min(1000.0);
        let at = |i: f64| Coord {
            x: from.x + dx * i / count,
            y: from.y + dy * i / count,
        };
        let mut i = 0.0;
        while i < count {
            let part = Rect::around(Some(Rect::around(None, at(i))), at(i + 1.0));
            self.take(part.grown(0.5));
            i += 1.0;
        }
    }

    pub(crate) fn take(&mut self, rect: Rect) {
        let corners = ([rect.x, rect.y], [rect.right(), rect.bottom()]);
        self.boxes
            .insert(Rectangle::from_corners(corners.0, corners.1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Rect = Rect {
        x: 0.0,
        y: 0.0,
        w: 10.0,
        h: 10.0,
    };

    #[test]
    fn boxes_that_touch_leave_each_other_free() {
        let mut taken = Taken::new(Rect { w: 40.0, ..UNIT });
        taken.take(UNIT);
        assert!(taken.is_free(&Rect { x: 10.0, ..UNIT }));
        assert!(!taken.is_free(&Rect { x: 9.9, ..UNIT }));
        assert!(
            !taken.is_free(&Rect { x: 35.0, ..UNIT }),
            "outside the frame"
        );
    }

    #[test]
    fn only_the_part_of_a_segment_inside_a_box_counts() {
        let length = |a: (f64, f64), b: (f64, f64)| UNIT.length_inside(a.into(), b.into());
        assert!((length((-5.0, 5.0), (5.0, 5.0)) - 5.0).abs() < 1e-12);
        assert!((length((-5.0, 5.0), (50.0, 5.0)) - 10.0).abs() < 1e-12);
        assert_eq!(length((-5.0, -5.0), (-1.0, 20.0)), 0.0);
        assert_eq!(length((2.0, -5.0), (2.0, -1.0)), 0.0);
        assert!((length((2.0, 2.0), (2.0, 3.0)) - 1.0).abs() < 1e-12);
    }
}
