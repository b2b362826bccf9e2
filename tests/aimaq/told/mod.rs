//! Errors are told in the language of the reader: every one that can be made here, in kk
//! and ru, without a letter of the Latin alphabet outside of backquotes and quotations.

mod engine;
mod files;
mod jobs;
mod pages;
mod plans;
mod territories;

use std::io::{Error as IoError, ErrorKind};
use std::path::Path;

use aimaq::batch::{
    Asker, FetchedError, FontError, JobError, LookError, OptionError, PartialError, RecordError,
    RoadError, VerifyError,
};
use aimaq::boundaries::{BoundariesError, DissolveError, EngineError, LocateError, SimplifyError};
use aimaq::compare::{DraftsError, Lacking, StandardsError};
use aimaq::coverage::{
    self, BuildError, CheckError, CleanError, LedgerError, RingPlace, VertexPlace,
};
use aimaq::draw::{Colour, DrawError, LogoError, ThemeError};
use aimaq::figures::{MapBoxError, drawing, no_logo, no_theme};
use aimaq::geodata::{
    DataError, DraftError as FolderError, JoinError, LookupError, MissingFile, RemoteListError,
    VintageError,
};
use aimaq::io::{InputError, OutputError, parse_features, parse_table};
use aimaq::measure::{
    CandidateError, ChoiceError, NetworkError, SplitError, TooMany, parse_office_rules,
};
use aimaq::msg;
use aimaq::reform::{
    ChangePlace, ComposeError, CrosswalkError, Diagnostics, DraftError, HistoryError, InvertError,
    Problem, TableError,
};
use aimaq::series::{SeriesError, periods};
use aimaq::table::NoColumn;
use aimaq::words::{Lang, Message, Tell, Told};
use jiff::civil::date;

fn lang(tag: &str) -> Lang {
    Lang::new(tag).expect("a tag")
}

/// A sentence, as one of those that readers of files say.
fn what() -> Message {
    msg!("error-cell-empty")
}

fn one() -> String {
    "1".to_owned()
}

fn file() -> IoError {
    ErrorKind::NotFound.into()
}

/// What a person is told, without what stands in backquotes or is quoted.
fn plain(told: &Told, lang: Lang) -> String {
    let said = told.said(lang);
    let without: String = said.split('`').step_by(2).collect();
    let parts = without.split('«').enumerate();
    let parts = parts.map(|(i, part)| match i {
        0 => part,
        _ => part.split_once('»').map_or("", |(_, rest)| rest),
    });
    parts.collect()
}

fn no_latin(all: &[Told]) {
    for told in all {
        assert!(!told.said(Lang::EN).contains("error-"), "{told:?}");
        for lang in [lang("kk"), lang("ru")] {
            let said = plain(told, lang);
            let latin = said.chars().any(|c| c.is_ascii_alphabetic());
            // A name of the project of the roads, of the ellipsoid.
            let known = ["OpenStreetMap", "WGS"];
            let known = known.iter().any(|name| said.contains(name));
            assert!(!latin || known, "{lang}: {}", told.said(lang));
        }
    }
}

fn told(all: &[&dyn Tell]) {
    let all: Vec<Told> = all.iter().map(|error| error.told()).collect();
    no_latin(&all);
}
