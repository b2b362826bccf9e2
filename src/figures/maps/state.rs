//! The regions of one state: before the reform, or after it.

use super::borders::state_borders;
use super::change::receiving;
use super::land::land_lines;
use super::places::{centres, labels, later_centres};
use super::regions::{colours, region_areas};
use super::{Content, state_line};
use crate::compare::{State, regions_heading};
use crate::figures::Subject;
use crate::msg;
use crate::words::Message;

/// The regions before.
pub(super) fn before<'a>(subject: &Subject<'a>) -> Content<'a> {
    let before = &subject.applied.before;
    Content {
        points: centres(before, subject.lang),
        ..content(subject, State::Before, msg!("page-before"))
    }
}

/// The regions after.
pub(super) fn after<'a>(subject: &Subject<'a>) -> Content<'a> {
    let (before, after) = (&subject.applied.before, &subject.applied.after);
    let what = match subject.applied.changes_nothing() {
        true => regions_heading(after),
        false => msg!("page-after"),
    };
    Content {
        points: later_centres(before, after, subject.lang),
        ..content(subject, State::After, what)
    }
}

fn content<'a>(subject: &Subject<'a>, of: State, what: Message) -> Content<'a> {
    let (applied, lang) = (subject.applied, subject.lang);
    let state = of.of(applied);
    let named = receiving(subject);
    let colours = colours(&applied.before, &applied.after, &named);
    let lines = land_lines(state);
    let touched = subject.comparison.touched_regions(applied);
    Content {
        what,
        subtitle: state_line(subject, of),
        state,
        areas: region_areas(subject, of, &colours),
        borders: state_borders(state, &lines),
        lines,
        labels: labels(state, &touched, |_| true, lang),
        points: Vec::new(),
        links: Vec::new(),
        first: Vec::new(),
        legend_note: Vec::new(),
    }
}
