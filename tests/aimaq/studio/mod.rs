//! The studio over its socket: whose requests it answers, that its figures are those of
//! `aimaq stats`, that undoing restores bytes, and that nothing is lost.

#![cfg(feature = "studio")]

mod drawing;
mod figures;
mod files;
mod languages;
mod running;
mod safe;
