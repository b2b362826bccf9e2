//! Errors as the command says them: what is wrong, and what to do.

use std::error::Error as StdError;

use aimaq::reform::Diagnostics;
use aimaq::words::Lang;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;

pyo3::create_exception!(
    aimaq,
    Error,
    PyException,
    "What is wrong with an input, where, and what to do.\n\n\
     `message` is the sentence, `hints` the list of what to do; `str()` gives both."
);

/// Something that went wrong, on its way to Python.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    hints: Vec<String>,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hints: Vec::new(),
        }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// An error says its cause in its own text; the problems of a plan, at the root of some
/// errors, are shown with their places and hints.
impl<E: StdError + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        let mut cause: Option<&(dyn StdError + 'static)> = Some(&error);
        while let Some(inner) = cause {
            if let Some(found) = inner.downcast_ref::<Diagnostics>() {
                return Self::new(found.said(Lang::EN));
            }
            cause = inner.source();
        }
        Self::new(error.to_string())
    }
}

impl From<Failure> for PyErr {
    fn from(failure: Failure) -> Self {
        let mut text = failure.message.clone();
        for hint in &failure.hints {
            text.push_str(&format!("\n  hint: {hint}"));
        }
        let error = Error::new_err(text);
        Python::attach(|py| {
            let value = error.value(py);
            // An exception without these attributes is still the exception.
            let _ = value.setattr("message", failure.message);
            let _ = value.setattr("hints", failure.hints);
        });
        error
    }
}
