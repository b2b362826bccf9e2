//! The `aimaq` command: parse, dispatch, exit code.
fn main() {}
