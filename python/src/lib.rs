//! The native part of the Python module `aimaq`.
//!
//! Tables and geometry come in and go out by the Arrow C stream interface (PyCapsule),
//! geometry as well-known binary with the metadata of GeoArrow. What is said to people,
//! defaults and docstrings are in `aimaq/__init__.py`, the only user of this module.

mod boundaries;
mod columns;
mod error;
mod infer;
mod layer;
mod place;
mod rebase;
mod reform;
mod table;

// The command is the same source behind another door.
#[path = "../../src/cli/mod.rs"]
#[allow(unreachable_pub, dead_code)]
mod cli;

use std::ffi::OsString;

use pyo3::prelude::*;

/// Runs the command; the first argument is its name. Returns the exit code.
#[pyfunction]
fn main(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| cli::main(arguments.into_iter()))
}

/// The names of the views of a reform, each with a line of help.
#[pyfunction]
fn views() -> Vec<(&'static str, &'static str)> {
    let views = aimaq::compare::VIEWS.iter();
    views.map(|view| (view.key, view.help)).collect()
}

/// The names of the options of a reform.
#[pyfunction]
fn option_names() -> Vec<&'static str> {
    aimaq::batch::JobSpec::NAMES.to_vec()
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("Error", module.py().get_type::<error::Error>())?;
    module.add_class::<table::Table>()?;
    module.add_class::<reform::Reform>()?;
    module.add_class::<infer::Inference>()?;
    module.add_function(wrap_pyfunction!(main, module)?)?;
    module.add_function(wrap_pyfunction!(views, module)?)?;
    module.add_function(wrap_pyfunction!(option_names, module)?)?;
    module.add_function(wrap_pyfunction!(boundaries::check, module)?)?;
    module.add_function(wrap_pyfunction!(boundaries::clean, module)?)?;
    module.add_function(wrap_pyfunction!(boundaries::dissolve, module)?)?;
    module.add_function(wrap_pyfunction!(boundaries::simplify, module)?)?;
    module.add_function(wrap_pyfunction!(place::locate, module)?)?;
    module.add_function(wrap_pyfunction!(infer::infer, module)?)?;
    module.add_function(wrap_pyfunction!(rebase::rebase_through, module)?)?;
    module.add_function(wrap_pyfunction!(reform::merge, module)?)?;
    module.add_function(wrap_pyfunction!(reform::add_partials, module)?)?;
    Ok(())
}
