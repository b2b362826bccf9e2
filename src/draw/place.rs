//! Boxes on a picture, and whether they are free.

use geo_types::Coord;

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    pub(super) h: f64,
}

impl Rect {
    pub(super) fn centred(at: Coord<f64>, w: f64, h: f64) -> Self {
        Self {
            x: at.x - w / 2.0,
            y: at.y - h / 2.0,
            w,
            h,
        }
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }

    pub(super) fn holds(&self, other: &Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.x + other.w <= self.x + self.w
            && other.y + other.h <= self.y + self.h
    }

    /// Points spread over the rectangle, its corners included.
    pub(super) fn samples(&self) -> impl Iterator<Item = Coord<f64>> + '_ {
        const ACROSS: u8 = 8;
        const DOWN: u8 = 2;
        (0..=ACROSS).flat_map(move |i| {
            (0..=DOWN).map(move |j| Coord {
                x: self.x + self.w * f64::from(i) / f64::from(ACROSS),
                y: self.y + self.h * f64::from(j) / f64::from(DOWN),
            })
        })
    }
}

/// What is taken on a picture.
pub(super) struct Taken {
    pub(super) frame: Rect,
    boxes: Vec<Rect>,
}

impl Taken {
    pub(super) fn new(frame: Rect) -> Self {
        Self {
            frame,
            boxes: Vec::new(),
        }
    }

    pub(super) fn is_free(&self, rect: &Rect) -> bool {
        self.frame.holds(rect) && !self.boxes.iter().any(|taken| taken.meets(rect))
    }

    pub(super) fn take(&mut self, rect: Rect) {
        self.boxes.push(rect);
    }
}
