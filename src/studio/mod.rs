//! The studio: a page on the own machine in which a plan is drawn.
//!
//! A server on the loopback address over the same library as the command line. Whatever is
//! done on the page becomes a line of the plan; the file on disk is the only store, written
//! whole after each change; the figures are those that `aimaq stats` gives for the file.
//!
//! `http` reads requests within limits, `guard` says which of them are the page's own,
//! `server` takes them in, `answers` gives each to the [`Session`], which holds the plan;
//! `steps` changes it and `told` says to the page what differs.

mod answers;
mod assets;
mod bridge;
mod difference;
mod disk;
mod error;
mod evaluate;
mod export;
mod geometry;
mod guard;
mod http;
mod later;
mod nearness;
mod operation;
mod planned;
mod reference;
mod repair;
mod server;
mod session;
mod snapshot;
mod steps;
mod suggest;
mod tidy;
mod told;
mod touched;
mod views;
mod ways;
mod words;
mod words_files;

pub use error::StudioError;
pub use server::Server;
pub use session::{Opening, Session};
