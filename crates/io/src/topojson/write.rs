//! Writing TopoJSON: the arcs of the coverage that the polygons make.

use std::io::{self, Write};

use geo_types::{Coord, MultiPolygon, Polygon};

use super::super::format::{About, Item, Layer, Shape, Written};
use super::super::parts::{NOTHING, around, rings};
use aimaq_coverage::Coverage;
use aimaq_words::at_most;
use aimaq_words::msg;

pub(super) fn write(
    out: &mut dyn Write,
    layer: Layer<'_>,
    about: &About<'_>,
) -> io::Result<Written> {
    let topology = Topology::new(layer);
    let steps = about
        .steps
        .and_then(|steps| Steps::new(&topology, layer, steps));
    let mut text = Vec::new();
    write!(text, "{{\"type\":\"Topology\",")?;
    if let Some(note) = about.note {
        write!(text, "\"aimaq\":{note},")?;
    }
    if let Some(Steps {
        scale: [x, y],
        from,
    }) = steps
    {
        let [x, y, west, south] = [x, y, from.x, from.y].map(digits);
        write!(
            text,
            "\"transform\":{{\"scale\":[{x},{y}],\"translate\":[{west},{south}]}},"
        )?;
    }
    let name = serde_json::to_string(about.name)?;
    writeln!(
        text,
        "\"objects\":{{{name}:{{\"type\":\"GeometryCollection\",\"geometries\":["
    )?;
    let mut rings = topology.rings.iter();
    for (number, item) in layer.items().enumerate() {
        text.extend_from_slice(if number > 0 { b",\n" } else { b"" });
        push_object(&mut text, &item, &mut rings, steps)?;
        hand_on(out, &mut text, 1 << 17)?;
    }
    text.extend_from_slice(b"\n]}},\"arcs\":[\n");
    for (number, arc) in topology.arcs().enumerate() {
        text.extend_from_slice(if number > 0 { b",\n" } else { b"" });
        push_arc(&mut text, arc, steps)?;
        hand_on(out, &mut text, 1 << 17)?;
    }
    text.extend_from_slice(b"\n]}\n");
    hand_on(out, &mut text, 0)?;
    let rounded = steps.map(|steps| {
        let [x, y] = steps.scale.map(|size| at_most(size, 9));
        msg!("write-rounded", x = x, y = y)
    });
    Ok(Written {
        lost: rounded.into_iter().collect(),
        ..Written::default()
    })
}

fn hand_on(out: &mut dyn Write, text: &mut Vec<u8>, most: usize) -> io::Result<()> {
    if text.len() >= most {
        out.write_all(text)?;
        text.clear();
    }
    Ok(())
}

/// Numbers of arcs, negative where they are walked backwards.
type Walk = Vec<i64>;

/// The arcs of a layer, and which of them make each line and ring.
struct Topology<'a> {
    coverage: Coverage,
    /// Lines that share nothing; they come behind the arcs of the coverage.
    own: Vec<&'a [Coord<f64>]>,
    /// Of each feature with lines or polygons, part by part and ring by ring.
    rings: Vec<Vec<Vec<Walk>>>,
}

impl<'a> Topology<'a> {
    fn new(layer: Layer<'a>) -> Self {
        let land = layer.items().filter_map(|item| match item.shape {
            Shape::Polygons(land) => Some(land.clone()),
            _ => None,
        });
        let land: Vec<MultiPolygon<f64>> = land.collect();
        // What makes no coverage is written ring by ring.
        let coverage = Coverage::build(&land).ok();
        let mut units = coverage.iter().flat_map(Coverage::units);
        let shared = coverage.as_ref().map_or(0, Coverage::arc_count);
        let mut own: Vec<&[Coord<f64>]> = Vec::new();
        let mut rings = Vec::new();
        let mut alone = |line: &'a [Coord<f64>]| {
            own.push(line);
            vec![(shared + own.len() - 1) as i64]
        };
        for item in layer.items() {
            match (item.shape, &coverage) {
                (Shape::Lines(lines), _) => {
                    rings.push(lines.iter().map(|line| vec![alone(&line.0)]).collect());
                }
                (Shape::Polygons(_), Some(coverage)) => {
                    rings.extend(units.next().map(|unit| parts_of(coverage, unit)));
                }
                (Shape::Polygons(land), None) => rings.push(
                    land.iter()
                        .map(|polygon| lines_of(polygon).map(&mut alone).collect())
                        .collect(),
                ),
                _ => {}
            }
        }
        drop(units);
        Self {
            coverage: coverage.unwrap_or_default(),
            own,
            rings,
        }
    }

    fn arcs(&self) -> impl Iterator<Item = &[Coord<f64>]> {
        let shared = self.coverage.arcs().map(|arc| arc.coords);
        shared.chain(self.own.iter().copied())
    }
}

fn lines_of(polygon: &Polygon<f64>) -> impl Iterator<Item = &[Coord<f64>]> {
    rings(polygon).map(|ring| ring.0.as_slice())
}

/// The rings of a unit, part by part.
fn parts_of(coverage: &Coverage, unit: aimaq_coverage::UnitIndex) -> Vec<Vec<Walk>> {
    let mut rings = coverage.rings(unit).map(|halves| {
        let numbers = halves.iter().map(|half| {
            let arc = half.arc().index() as i64;
            if half.is_reversed() { !arc } else { arc }
        });
        numbers.collect::<Walk>()
    });
    let polygons = coverage.polygon(unit);
    polygons
        .iter()
        .map(|polygon| rings.by_ref().take(1 + polygon.interiors().len()).collect())
        .collect()
}

/// Coordinates as whole steps.
#[derive(Debug, Clone, Copy)]
struct Steps {
    /// Degrees of a step.
    scale: [f64; 2],
    from: Coord<f64>,
}

impl Steps {
    /// So many along each side of the box around all positions.
    fn new(topology: &Topology<'_>, layer: Layer<'_>, steps: u32) -> Option<Self> {
        let points = layer.items().filter_map(|item| match item.shape {
            Shape::Points(points) => Some(points),
            _ => None,
        });
        let all = topology.arcs().chain(points).flatten();
        let bounds = all.fold(NOTHING, |all, at| around(all, [at.x, at.y, at.x, at.y]));
        let [west, south, east, north] = bounds;
        if west > east {
            return None;
        }
        let size = |length: f64| match length > 0.0 {
            true => length / f64::from(steps.max(2) - 1),
            false => 1.0,
        };
        Some(Self {
            scale: [size(east - west), size(north - south)],
            from: Coord { x: west, y: south },
        })
    }

    fn of(&self, at: Coord<f64>) -> [i64; 2] {
        let x = ((at.x - self.from.x) / self.scale[0]).round();
        let y = ((at.y - self.from.y) / self.scale[1]).round();
        [x as i64, y as i64]
    }
}

fn push_object(
    text: &mut Vec<u8>,
    item: &Item<'_>,
    rings: &mut std::slice::Iter<'_, Vec<Vec<Walk>>>,
    steps: Option<Steps>,
) -> io::Result<()> {
    let kind = match item.shape {
        Shape::Nothing => "null",
        Shape::Points([_]) => "\"Point\"",
        Shape::Points(_) => "\"MultiPoint\"",
        Shape::Lines([_]) => "\"LineString\"",
        Shape::Lines(_) => "\"MultiLineString\"",
        Shape::Polygons(land) if land.0.len() == 1 => "\"Polygon\"",
        Shape::Polygons(_) => "\"MultiPolygon\"",
    };
    // A coverage may put the parts of a unit together in another number.
    let parts = match item.shape {
        Shape::Lines(_) | Shape::Polygons(_) => rings.next(),
        _ => None,
    };
    let kind = match (item.shape, parts) {
        (Shape::Polygons(_), Some(parts)) if parts.len() == 1 => "\"Polygon\"",
        (Shape::Polygons(_), Some(_)) => "\"MultiPolygon\"",
        _ => kind,
    };
    write!(text, "{{\"type\":{kind},")?;
    if let Some(id) = item.id {
        write!(text, "\"id\":{id},")?;
    }
    text.extend_from_slice(b"\"properties\":");
    serde_json::to_writer(&mut *text, item.properties)?;
    match (item.shape, parts) {
        (Shape::Points(points), _) => {
            let places: Vec<String> = points.iter().map(|at| position(*at, steps)).collect();
            match places.as_slice() {
                [place] => write!(text, ",\"coordinates\":{place}")?,
                places => write!(text, ",\"coordinates\":[{}]", places.join(","))?,
            }
        }
        (Shape::Lines(_), Some(parts)) => {
            let lines: Vec<&Walk> = parts.iter().flatten().collect();
            text.extend_from_slice(b",\"arcs\":");
            match lines.as_slice() {
                [line] => serde_json::to_writer(&mut *text, line)?,
                lines => serde_json::to_writer(&mut *text, lines)?,
            }
        }
        (Shape::Polygons(_), Some(parts)) => {
            text.extend_from_slice(b",\"arcs\":");
            match parts.as_slice() {
                [rings] => serde_json::to_writer(&mut *text, rings)?,
                parts => serde_json::to_writer(&mut *text, parts)?,
            }
        }
        _ => {}
    }
    text.push(b'}');
    Ok(())
}

fn position(at: Coord<f64>, steps: Option<Steps>) -> String {
    match steps {
        Some(steps) => {
            let [x, y] = steps.of(at);
            format!("[{x},{y}]")
        }
        None => format!("[{},{}]", digits(at.x), digits(at.y)),
    }
}

fn digits(number: f64) -> String {
    let text = ryu::Buffer::new().format(number).to_owned();
    match text.strip_suffix(".0") {
        Some(whole) => whole.to_owned(),
        None => text,
    }
}

fn push_arc(text: &mut Vec<u8>, arc: &[Coord<f64>], steps: Option<Steps>) -> io::Result<()> {
    text.push(b'[');
    match steps {
        None => {
            for (number, at) in arc.iter().enumerate() {
                text.extend_from_slice(if number > 0 { b"," } else { b"" });
                text.extend_from_slice(position(*at, None).as_bytes());
            }
        }
        Some(steps) => {
            let mut before = [0, 0];
            for (number, [x, y]) in in_steps(arc, steps).into_iter().enumerate() {
                text.extend_from_slice(if number > 0 { b"," } else { b"" });
                write!(text, "[{},{}]", x - before[0], y - before[1])?;
                before = [x, y];
            }
        }
    }
    text.push(b']');
    Ok(())
}

/// The positions of an arc in steps, without those that stay in place; one that would
/// not make a line or a ring any more keeps them all.
fn in_steps(arc: &[Coord<f64>], steps: Steps) -> Vec<[i64; 2]> {
    let all: Vec<[i64; 2]> = arc.iter().map(|at| steps.of(*at)).collect();
    let mut fewer = all.clone();
    fewer.dedup();
    let least = if arc.first() == arc.last() { 4 } else { 2 };
    if fewer.len() < least { all } else { fewer }
}
