//! The library's side of the comparison with its peers, in memory.
//!
//! Reads a file once, then waits: each line on stdin is one task to do, timed
//! without reading and writing, and is answered by one line of JSON with the
//! seconds and what is known about the result. One thread.
//!
//! ```text
//! engine FILE FIELD PREFIX
//! build | dissolve | warm | step | check | clean FILE | simplify METRES FILE | locate N | write FILE
//! ```
//! `engine make FILE SIDE EDGES GROUP` writes a made-up coverage instead.

// A program for measuring: it prints and stops at the first thing that is wrong.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::panic)]

#[path = "../engine/synthetic/mod.rs"]
mod synthetic;

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::collections::HashSet;
use std::io::BufRead;
use std::path::Path;
use std::time::Instant;

use aimaq::coverage::{CheckOptions, CleanOptions, Coverage, Simplification, check, clean};
use aimaq::io::{AtomicFile, GeoJsonWriter, read_boundaries};
use geo_types::{Coord, MultiPolygon};
use serde_json::{Map, Value, json};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let ["make", file, columns, rows, edges, group] = words.as_slice() {
        let lattice = synthetic::Lattice {
            columns: columns.parse().unwrap(),
            rows: rows.parse().unwrap(),
            edges_per_side: edges.parse().unwrap(),
            group: group.parse().unwrap(),
            seed: synthetic::SEED,
        };
        return write_units(file, &lattice);
    }
    let [file, field, prefix] = words.as_slice() else {
        panic!("engine FILE FIELD PREFIX");
    };
    let input = Input::read(file, field, prefix.parse().unwrap());
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let words: Vec<&str> = line.split_whitespace().collect();
        println!("{}", input.answer(&words));
    }
}

/// Units with the group of each.
struct Input {
    units: Vec<MultiPolygon<f64>>,
    groups: Vec<Option<u32>>,
    count: usize,
    coverage: Coverage,
}

impl Input {
    fn read(file: &str, field: &str, prefix: usize) -> Input {
        let table = read_boundaries(Path::new(file)).unwrap();
        let mut names = std::collections::BTreeMap::new();
        let mut keys = vec![];
        let mut units = vec![];
        for feature in table.features {
            let text = feature.text(field).unwrap_or_default();
            let key: String = text.chars().take(prefix).collect();
            let next = names.len() as u32;
            keys.push(Some(*names.entry(key).or_insert(next)));
            units.push(feature.into_polygons());
        }
        let coverage = Coverage::build(&units).unwrap();
        Input {
            units,
            groups: keys,
            count: names.len(),
            coverage,
        }
    }

    fn answer(&self, words: &[&str]) -> Value {
        match *words {
            ["build"] => timed(|| Coverage::build(&self.units).unwrap()).1,
            ["dissolve"] => self.dissolve(true),
            ["warm"] => self.warm(),
            ["step"] => self.step(),
            ["check"] => self.check(),
            ["clean", file] => self.clean(file),
            ["simplify", metres, file] => self.simplify(metres.parse().unwrap(), file),
            ["locate", points] => self.locate(points.parse().unwrap()),
            ["write", file] => {
                let shapes = self.coverage.dissolve(&self.groups, self.count);
                timed(|| write(file, &shapes)).1
            }
            _ => panic!("unknown task {words:?}"),
        }
    }

    fn dissolve(&self, cold: bool) -> Value {
        let (shapes, mut answer) = timed(|| {
            let fresh = cold.then(|| Coverage::build(&self.units).unwrap());
            let coverage = fresh.as_ref().unwrap_or(&self.coverage);
            coverage.dissolve(&self.groups, self.count)
        });
        answer["exact"] = json!(self.exact(&shapes));
        answer
    }

    /// The topology exists, and so does the memory of a result before: the
    /// fastest of five in a row.
    fn warm(&self) -> Value {
        let seconds = |answer: &Value| answer["seconds"].as_f64().unwrap();
        let answers = (0..5).map(|_| self.dissolve(false));
        answers
            .min_by(|a, b| seconds(a).total_cmp(&seconds(b)))
            .unwrap()
    }

    /// One unit goes to the next group: only the two groups are traced anew.
    fn step(&self) -> Value {
        let mut groups = self.groups.clone();
        let (from, to) = (
            groups[0],
            groups.iter().copied().find(|g| *g != groups[0]).unwrap(),
        );
        groups[0] = to;
        timed(|| {
            self.coverage
                .dissolve_only(&groups, &[from, to].map(Option::unwrap))
        })
        .1
    }

    fn check(&self) -> Value {
        let (found, mut answer) = timed(|| check(&self.units, &CheckOptions::default()).unwrap());
        answer["findings"] = json!(found.len());
        answer
    }

    fn clean(&self, file: &str) -> Value {
        let (cleaned, mut answer) = timed(|| clean(&self.units, &CleanOptions::default()).unwrap());
        answer["open_m2"] = json!(cleaned.ledger.residual_m2().abs());
        write(file, &cleaned.units);
        answer
    }

    fn simplify(&self, metres: f64, file: &str) -> Value {
        let mut coverage = self.coverage.clone();
        let (report, mut answer) =
            timed(|| coverage.simplify(Simplification::Area { metres }).unwrap());
        answer["vertices"] = json!([report.vertices_before, report.vertices_after]);
        if file != "-" {
            write(file, &coverage.polygons());
        }
        answer
    }

    fn locate(&self, count: usize) -> Value {
        let (locator, build) = timed(|| self.coverage.locator());
        let points: Vec<Coord<f64>> = synthetic::points(count, self.extent());
        let (found, mut answer) = timed(|| locator.locate_all(&points));
        answer["build"] = build["seconds"].clone();
        answer["found"] = json!(found.iter().flatten().count());
        answer
    }

    fn extent(&self) -> [f64; 4] {
        let vertices = self.coverage.arcs().flat_map(|arc| arc.coords);
        let start = [
            f64::INFINITY,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NEG_INFINITY,
        ];
        vertices.fold(start, |[w, s, e, n], c| {
            [w.min(c.x), s.min(c.y), e.max(c.x), n.max(c.y)]
        })
    }

    /// Share of the vertices that are bit for bit vertices of the input.
    fn exact(&self, shapes: &[MultiPolygon<f64>]) -> f64 {
        let bits = |c: &Coord<f64>| (c.x.to_bits(), c.y.to_bits());
        let known: HashSet<_> = vertices(&self.units).map(bits).collect();
        let (mut all, mut exact) = (0_usize, 0_usize);
        for vertex in vertices(shapes) {
            all += 1;
            exact += usize::from(known.contains(&bits(vertex)));
        }
        exact as f64 / all as f64
    }
}

fn vertices(shapes: &[MultiPolygon<f64>]) -> impl Iterator<Item = &Coord<f64>> {
    let polygons = shapes.iter().flatten();
    let rings = polygons.flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    rings.flat_map(|ring| &ring.0)
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Value) {
    let start = Instant::now();
    let result = work();
    (result, json!({"seconds": start.elapsed().as_secs_f64()}))
}

fn write(file: &str, shapes: &[MultiPolygon<f64>]) {
    let mut writer =
        GeoJsonWriter::new(AtomicFile::create(Path::new(file)).unwrap(), None).unwrap();
    for shape in shapes {
        writer.polygons(&Map::new(), shape).unwrap();
    }
    writer.finish().unwrap().commit().unwrap();
}

fn write_units(file: &str, lattice: &synthetic::Lattice) {
    let mut writer =
        GeoJsonWriter::new(AtomicFile::create(Path::new(file)).unwrap(), None).unwrap();
    for (shape, group) in lattice.units().iter().zip(lattice.group_of()) {
        let mut fields = Map::new();
        fields.insert("group".to_owned(), json!(format!("{:05}", group.unwrap())));
        writer.polygons(&fields, shape).unwrap();
    }
    writer.finish().unwrap().commit().unwrap();
}
