//! How numbers read: the caller's language decides.

use std::fmt;
use std::sync::Arc;

/// The text of a number, as the caller's language writes it.
#[derive(Clone)]
pub struct NumberText(Arc<dyn Fn(f64) -> String + Send + Sync>);

impl NumberText {
    /// Numbers as a function writes them.
    pub fn new(text: impl Fn(f64) -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(text))
    }

    /// The text of a number.
    pub fn show(&self, value: f64) -> String {
        (self.0)(value)
    }
}

/// Plain digits with a point, at most two decimals.
impl Default for NumberText {
    fn default() -> Self {
        Self::new(|value| {
            let mut text = String::new();
            super::xml::push_number(&mut text, value);
            text
        })
    }
}

impl fmt::Debug for NumberText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NumberText({})", self.show(1234.5))
    }
}
