//! Features read by several threads at once.
//!
//! Each thread starts where a feature seems to start. Whether it does is known as
//! soon as the thread before it arrives there; what was read from a wrong start is
//! thrown away. So the result is that of reading in order, whatever the text.

use rayon::prelude::*;

use super::bare_feature::BareFeature;
use super::frame::Frame;
use super::geometry_reader::{GeometryReader, Longitudes};
use super::json::Scanner;

/// So much of a text should be held for it to be worth while, bytes.
pub(super) const HELD: usize = 1 << 21;

/// Pieces for each thread: who is done first takes another one.
const PIECES: usize = 3;

/// Reads the features that a text starts with, in the list of a collection, time after
/// time.
#[derive(Default)]
pub(super) struct Ahead {
    /// One of each thread; they keep their room, which new memory would cost again.
    runs: Vec<Run>,
    /// Of all that was read so far.
    pub(super) longitudes: Longitudes,
}

/// How far features of a text are whole and right.
pub(super) struct Read {
    /// Bytes of the text that they take, each with what separates it from the next.
    pub(super) taken: usize,
    /// Whether another feature follows.
    pub(super) more: bool,
}

/// Features in order from one place on.
#[derive(Default)]
struct Run {
    features: Vec<BareFeature>,
    taken: usize,
    more: bool,
    longitudes: Longitudes,
}

impl Ahead {
    /// Reads features from the start of a text on; [`Ahead::take`] gives them.
    pub(super) fn read(&mut self, text: &[u8], frame: &Frame) -> Read {
        let starts = starts(text, PIECES * rayon::current_num_threads());
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let pieces: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
        self.runs.resize_with(pieces.len(), Run::default);
        let runs = self.runs.par_iter_mut().zip(&pieces);
        runs.for_each(|(run, &(from, until))| run.read(text, from, until, frame));
        let mut all = Read {
            taken: 0,
            more: true,
        };
        for (run, (from, _)) in self.runs.iter_mut().zip(pieces) {
            self.longitudes.add(run.longitudes);
            if from == all.taken && all.more {
                (all.taken, all.more) = (run.taken, run.more);
            } else {
                run.features.clear();
            }
        }
        all
    }

    /// Takes the features out that were read.
    pub(super) fn take(&mut self) -> impl Iterator<Item = BareFeature> + '_ {
        self.runs.iter_mut().flat_map(|run| run.features.drain(..))
    }
}

impl Run {
    /// Reads the features from one place on up to the first that starts at or behind
    /// another.
    fn read(&mut self, text: &[u8], from: usize, until: usize, frame: &Frame) {
        let mut reader = GeometryReader::new(frame.clone());
        let mut scanner = Scanner::new(&text[from..]);
        (self.taken, self.more) = (from, true);
        self.features.clear();
        while self.more && self.taken < until {
            let feature = BareFeature::read(&mut reader, &mut scanner);
            let more = scanner.more(b']');
            let (Ok(feature), Ok(more)) = (feature, more) else {
                break;
            };
            scanner.peek();
            self.features.push(feature);
            (self.taken, self.more) = (from + scanner.at, more);
        }
        self.longitudes = reader.longitudes();
    }
}

/// The start of the text and up to `pieces - 1` more places, in order, about equally
/// far from each other, where features seem to start.
fn starts(text: &[u8], pieces: usize) -> Vec<usize> {
    let mut starts = vec![0];
    for piece in 1..pieces {
        let (from, until) = (
            text.len() / pieces * piece,
            text.len() / pieces * (piece + 1),
        );
        let found = next_feature(&text[from..until]).map(|at| from + at);
        starts.extend(found.filter(|at| Some(at) > starts.last()));
    }
    starts
}

/// Where in a text a feature seems to start: with its type or behind one that ends
/// with it.
fn next_feature(text: &[u8]) -> Option<usize> {
    const NAME: &[u8] = b"\"Feature\"";
    let named = (0..text.len()).filter(|&at| text[at..].starts_with(NAME));
    named.take(8).find_map(|at| {
        before(&text[..at], &[b":", b"\"type\"", b"{"]).or_else(|| {
            behind(&text[at + NAME.len()..], &[b"}", b","]).map(|n| at + NAME.len() + n)
        })
    })
}

/// Where the marks start that a text ends with, the last mark first and white space
/// between them.
fn before(mut text: &[u8], marks: &[&[u8]]) -> Option<usize> {
    for mark in marks {
        text = text.trim_ascii_end().strip_suffix(*mark)?;
    }
    Some(text.len())
}

/// How long the marks are that a text starts with, with white space before, between
/// and behind them.
fn behind(text: &[u8], marks: &[&[u8]]) -> Option<usize> {
    let mut rest = text;
    for mark in marks {
        rest = rest.trim_ascii_start().strip_prefix(*mark)?;
    }
    Some(text.len() - rest.trim_ascii_start().len())
}

#[cfg(test)]
mod tests {
    use super::super::geojson::parse_features;
    use super::super::geojson_lines::parse_lines;
    use super::*;

    fn list(features: &[&str]) -> String {
        features.join(" ,\n ")
    }

    const POINT: &str = r#"{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}}"#;
    const TYPE_LAST: &str = r#"{"geometry": {"coordinates": [3, 4], "type": "Point"}, "properties": null, "type": "Feature"}"#;

    #[test]
    fn a_feature_is_found_by_its_type_or_behind_that_of_the_one_before() {
        let text = list(&[POINT, POINT]);
        assert_eq!(
            next_feature(&text.as_bytes()[1..]),
            text[1..].find(r#"{"type": "F"#)
        );
        let text = list(&[TYPE_LAST, TYPE_LAST]);
        assert_eq!(next_feature(text.as_bytes()), text.rfind(r#"{"geometry""#));
        assert_eq!(next_feature(br#"{"name": "Feature"}"#), None);
    }

    #[test]
    fn several_starts_read_the_same_as_one() {
        // A name that looks like a feature makes starts that are none.
        let trap = r#"{"type": "Feature", "properties": {"a": {"type": "Feature"}, "b": "{\"type\": \"Feature\"}"}, "geometry": null}"#;
        let text = format!("{}]}}", list(&[POINT, trap, TYPE_LAST, trap, trap, POINT]));
        let run = |from, until| {
            let mut run = Run::default();
            run.read(text.as_bytes(), from, until, &Frame::default());
            run
        };
        let alone = run(0, text.len());
        assert_eq!((alone.features.len(), alone.more), (6, false));
        for from in 1..text.len() {
            let Some(start) = next_feature(&text.as_bytes()[from..]).map(|at| from + at) else {
                continue;
            };
            let first = run(0, start);
            if first.taken == start {
                let rest = run(start, text.len());
                assert_eq!(first.features.len() + rest.features.len(), 6, "from {from}");
                assert_eq!(rest.taken, alone.taken);
            }
        }
        let mut ahead = Ahead::default();
        for _ in 0..2 {
            let all = ahead.read(text.as_bytes(), &Frame::default());
            let count = ahead.take().count();
            assert!((1..=6).contains(&count) && all.taken <= alone.taken);
        }
    }

    #[test]
    fn the_longitudes_of_all_positions_are_noted() {
        let of = |text: &str| {
            parse_features(text.as_bytes(), "it")
                .expect(text)
                .longitudes
        };
        let collection = |features: &[&str]| {
            let list = list(features);
            format!(r#"{{"type": "FeatureCollection", "features": [{list}]}}"#)
        };
        let inner = r#"{"type": "Feature", "properties": {}, "geometry": {"type": "GeometryCollection", "geometries": [{"type": "MultiPoint", "coordinates": [[-7, 0], [5, 1]]}]}}"#;
        assert_eq!(of(POINT), Some([1.0, 1.0]));
        assert_eq!(of(&collection(&[POINT, TYPE_LAST])), Some([1.0, 3.0]));
        assert_eq!(of(&collection(&[POINT, inner, POINT])), Some([-7.0, 5.0]));
        assert_eq!(of(&collection(&[])), None);
        let lines = format!("{POINT}\n{inner}\n").into_bytes();
        let lines = parse_lines(&lines, "it").expect("two features");
        assert_eq!(lines.longitudes, Some([-7.0, 5.0]));
    }

    #[test]
    fn what_is_not_whole_is_not_taken() {
        let text = list(&[POINT, POINT]);
        let mut ahead = Ahead::default();
        let read = ahead.read(&text.as_bytes()[..text.len() - 1], &Frame::default());
        assert_eq!(ahead.take().count(), 1);
        assert_eq!(Some(read.taken), text.rfind(r#"{"type": "F"#));
        assert!(read.more);
    }
}
