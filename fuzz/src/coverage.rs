//! What must hold of the coverage, whatever comes in.

use std::collections::HashSet;

use aimaq::coverage::{
    CheckError, CheckOptions, CleanError, CleanOptions, Coverage, CutError, Cutter, Finding,
    FindingKind, Measure, OverlapRule, Simplification, SimplifyError, check, clean,
};
use geo_types::{Coord, LineString, MultiPolygon};

use crate::random::Random;
use crate::shapes;

fn vertices(shapes: &[MultiPolygon<f64>]) -> HashSet<(u64, u64)> {
    let rings = shapes
        .iter()
        .flatten()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    let bits = |c: &Coord<f64>| ((c.x + 0.0).to_bits(), (c.y + 0.0).to_bits());
    rings.flat_map(|ring| &ring.0).map(bits).collect()
}

fn near(a: f64, b: f64, size: f64) -> bool {
    (a - b).abs() <= 1e-7 * size.abs().max(1e-3)
}

/// The land of a clean coverage is as large joined as it is in parts.
fn watertight(coverage: &Coverage) {
    let sum: f64 = coverage.areas_km2().iter().sum();
    let whole = coverage.dissolve(&vec![Some(0); coverage.unit_count()], 1);
    let joined = Coverage::build(&whole)
        .expect("a dissolve gives sound rings")
        .area_km2(0);
    assert!(
        near(sum, joined, sum),
        "{sum} km² in parts, {joined} km² joined"
    );
}

/// Rings that enclose nothing, all wound and started alike. Shells turn to the left
/// and holes to the right because of what they enclose; the area of a figure of
/// eight with equal loops, or of a ring that runs out and back, is 0 or a rounding
/// off it, and whether it turns is nobody's promise. All other rings must stay as
/// they are: building cuts no ring in two and leaves no vertex out, only tracing
/// does.
fn wound(mut shapes: Vec<MultiPolygon<f64>>) -> Vec<MultiPolygon<f64>> {
    let alike = |line: &mut LineString<f64>| {
        if line.0.len() > 3 && encloses_nothing(&line.0) {
            line.0 = smallest_walk(&line.0[1..]);
        }
    };
    for polygon in shapes.iter_mut().flatten() {
        polygon.exterior_mut(alike);
        polygon.interiors_mut(|holes| holes.iter_mut().for_each(alike));
    }
    shapes
}

/// Of the walks around an open ring, from each vertex and in both directions, the
/// first in order; closed.
fn smallest_walk(open: &[Coord<f64>]) -> Vec<Coord<f64>> {
    let mut ring: Vec<(f64, f64)> = open.iter().map(|c| (c.x, c.y)).collect();
    let mut best = ring.clone();
    for _ in 0..2 {
        for _ in 0..ring.len() {
            ring.rotate_left(1);
            if ring < best {
                best.clone_from(&ring);
            }
        }
        ring.reverse();
    }
    best.push(best[0]);
    best.into_iter().map(Coord::from).collect()
}

/// Whether the area of a closed ring is 0 but for rounding.
fn encloses_nothing(ring: &[Coord<f64>]) -> bool {
    let o = ring[0];
    let parts = ring.windows(2).map(|e| {
        [
            (e[0].x - o.x) * (e[1].y - o.y),
            (e[1].x - o.x) * (e[0].y - o.y),
        ]
    });
    let (area, size) = parts.fold((0.0, 0.0), |(area, size), [a, b]| {
        (area + a - b, size + a.abs() + b.abs())
    });
    area.abs() <= 1e-14 * size
}

pub fn build(random: &mut Random) {
    let units = shapes::any(random);
    let Ok(coverage) = Coverage::build(&units) else {
        return;
    };
    let shapes = coverage.polygons();
    assert_eq!(shapes.len(), units.len());
    let again = Coverage::build(&shapes).expect("what comes out goes in");
    assert_eq!(
        wound(again.polygons()),
        wound(shapes.clone()),
        "building twice changes something"
    );
    let sides: f64 = coverage.areas_km2().iter().sum();
    let rings: f64 = (0..units.len() as u32).map(|u| coverage.area_km2(u)).sum();
    let size: f64 = (0..units.len() as u32)
        .map(|u| coverage.area_km2(u).abs())
        .sum();
    assert!(
        near(sides, rings, size),
        "{sides} by arcs, {rings} by rings"
    );
    let at = coverage.locator();
    for point in vertices(&shapes).into_iter().take(20) {
        at.locate(Coord {
            x: f64::from_bits(point.0),
            y: f64::from_bits(point.1),
        });
    }
}

pub fn dissolve(random: &mut Random) {
    let sound = random.one_in(2);
    let units = if sound {
        shapes::clean(random)
    } else {
        shapes::any(random)
    };
    let Ok(coverage) = Coverage::build(&units) else {
        return;
    };
    let groups = 1 + random.below(4);
    let group_of: Vec<Option<u32>> = units
        .iter()
        .map(|_| (!random.one_in(6)).then(|| random.below(groups) as u32))
        .collect();
    let result = coverage.dissolve_with_ledger(&group_of, groups);
    assert!(result.is_ok() || !sound, "{result:?}");
    let Ok((joined, ledger)) = result else { return };
    assert!(
        vertices(&joined).is_subset(&vertices(&units)),
        "a vertex moved"
    );
    assert_eq!(ledger.units, group_of.iter().flatten().count());
    let all: Vec<u32> = (0..groups as u32).collect();
    assert_eq!(coverage.dissolve_only(&group_of, &all), joined);
    if sound {
        watertight(&Coverage::build(&joined).expect("sound rings"));
    }
}

pub fn simplify(random: &mut Random) {
    let sound = random.one_in(2);
    let units = if sound {
        shapes::clean(random)
    } else {
        shapes::any(random)
    };
    let Ok(mut coverage) = Coverage::build(&units) else {
        return;
    };
    let before = coverage.polygons();
    let how = if random.one_in(3) {
        Simplification::Share {
            keep: random.below(11) as f64 / 10.0,
        }
    } else {
        let metres = 10_f64.powi(random.below(8) as i32);
        Simplification::by(*random.pick(&Measure::ALL), metres)
    };
    let unchanged = coverage.clone();
    let report = match coverage.simplify(how) {
        Ok(report) => report,
        Err(error) => {
            let crossing = matches!(
                error,
                SimplifyError::Land { .. } | SimplifyError::Together { .. }
            );
            assert!(crossing && !sound, "{error}");
            return assert_eq!(coverage, unchanged, "a failure changed something");
        }
    };
    assert!(report.vertices_after <= report.vertices_before);
    assert_eq!(
        report.farthest.is_some(),
        report.vertices_after < report.vertices_before
    );
    if let (Simplification::Tolerance { metres }, Some(farthest)) = (how, report.farthest) {
        assert!(farthest.metres <= metres, "{farthest:?} beyond {metres} m");
    }
    let after = coverage.polygons();
    assert!(vertices(&after).is_subset(&vertices(&before)));
    for (a, b) in after.iter().zip(&before) {
        assert_eq!(a.0.len(), b.0.len(), "a part vanished");
    }
    if sound {
        watertight(&coverage);
    }
}

pub fn cut(random: &mut Random) {
    let sound = random.one_in(2);
    let units = if sound {
        shapes::clean(random)
    } else {
        shapes::any(random)
    };
    let Ok(before) = Coverage::build(&units) else {
        return;
    };
    let corners: Vec<Coord<f64>> = units
        .iter()
        .flatten()
        .flat_map(|p| p.exterior().0.clone())
        .collect();
    if corners.is_empty() {
        return;
    }
    let spot = |random: &mut Random| {
        let at = *random.pick(&corners);
        let off = *random.pick(&[0.0, 0.0, 1e-9, 1e-7, 0.01, 0.3]);
        Coord {
            x: at.x + off * (random.below(5) as f64 - 2.0),
            y: at.y + off * (random.below(5) as f64 - 2.0),
        }
    };
    let points: Vec<Coord<f64>> = (0..2 + random.below(4)).map(|_| spot(random)).collect();
    let others = shapes::any(random);
    let line = LineString::new(points.clone());
    let weights: Vec<f64> = points
        .iter()
        .map(|_| random.below(3) as f64 / 10.0)
        .collect();
    let cutter = match random.below(5) {
        0 => Cutter::Line(&line),
        1 => Cutter::NearestCentre(&points),
        2 => Cutter::Power {
            centres: &points,
            weights: &weights,
        },
        3 => Cutter::Parts(&others),
        _ => Cutter::Polygon(&others[0]),
    };
    let unit = random.below(units.len()) as u32;
    let mut after = before.clone();
    match after.cut(unit, &cutter) {
        Err(error) => {
            assert_eq!(after, before, "a cut that failed changed something");
            let lost = matches!(
                error,
                CutError::Ledger { .. } | CutError::OuterBorder { .. }
            );
            assert!(
                !(sound && lost),
                "{error}: {:?} cut by {cutter:?}",
                units[unit as usize]
            );
        }
        Ok(report) => {
            assert_eq!(
                after.unit_count(),
                before.unit_count() + report.parts.len() - 1
            );
            if sound {
                watertight(&after);
                let parts: f64 = report.part_area_km2.iter().sum();
                // Vertices may bend the border by 1e-9 degrees.
                let bend = 1e-6 * parts.abs().sqrt().max(parts);
                assert!(
                    (parts - report.area_before_km2).abs() <= bend,
                    "{parts} of {}",
                    report.area_before_km2
                );
            }
        }
    }
}

fn clean_options(random: &mut Random) -> CleanOptions {
    let overlap = match random.below(4) {
        0 => OverlapRule::Longest,
        1 => OverlapRule::Smaller,
        2 => OverlapRule::Larger,
        _ => OverlapRule::Priority((0..6).map(|_| random.below(3) as f64).collect()),
    };
    CleanOptions::default()
        .with_snap_m(*random.pick(&[0.0, 0.0, 0.01, 0.5, 0.5, 5.0, 1000.0]))
        .with_gap_width_m(*random.pick(&[0.0, 0.1, 10.0, 10.0, 1000.0]))
        .with_overlap(overlap)
}

pub fn repair(random: &mut Random) {
    let units = match random.below(4) {
        0 => shapes::wild(random),
        1 => shapes::clean(random),
        _ => shapes::dirty(random),
    };
    let options = clean_options(random);
    let cleaned = match clean(&units, &options) {
        Err(CleanError::Build(_)) => return,
        // The cells are 80 m wide or more: only a tolerance as wide breeds repairs.
        Err(CleanError::Restless { snap_m, .. }) if snap_m > 80.0 => return,
        result => result.expect("whatever is drawn can be cleaned"),
    };
    assert_eq!(cleaned.units.len(), units.len());
    assert!(
        cleaned.ledger.residual_m2().abs() <= 1.0,
        "{:?}",
        cleaned.ledger.residual_m2()
    );
    let ledger = &cleaned.ledger;
    assert_eq!(ledger.units_before, ledger.units_after, "a unit was lost");
    assert_eq!(ledger.outer_border.is_none(), ledger.unsettled);
    if let Some(border) = ledger.outer_border {
        let kept = border.kept_km;
        let most = border.before_km.min(border.after_km);
        assert!(kept <= most + 1e-6 * (1.0 + most), "{border:?}");
        assert!(
            border.farthest.is_some() || near(kept, border.after_km, kept),
            "{border:?}"
        );
    }
    let drawn = |i: usize| units[i].iter().any(|p| !p.exterior().0.is_empty());
    let lost = |i: usize| cleaned.units[i].0.is_empty() && drawn(i);
    assert!(!(0..units.len()).any(lost), "a unit became empty");
    assert_eq!(cleaned.ledger.snap_m, options.snap_m, "tangled at first");
    if cleaned.ledger.unrepaired.is_empty() && !cleaned.ledger.unsettled {
        watertight(&Coverage::build(&cleaned.units).expect("cleaned rings are sound"));
        nothing_left(&cleaned.units, &options);
    }
}

/// What is cleaned has nothing left to find but narrow parts that are all that their
/// unit has there, and cleaning it again changes nothing.
fn nothing_left(units: &[MultiPolygon<f64>], options: &CleanOptions) {
    let limits = CheckOptions::default().with_gap_width_m(options.gap_width_m);
    let mut left = check(units, &limits).expect("what is cleaned can be checked");
    left.retain(|f| !matches!(f.kind, FindingKind::Sliver | FindingKind::Empty));
    assert!(left.is_empty(), "left after cleaning: {left:?}");
    let again = clean(units, options).expect("what is cleaned can be cleaned");
    assert_eq!(again.units, units, "cleaning twice changes something");
}

pub fn find(random: &mut Random) {
    let units = shapes::any(random);
    match check(&units, &CheckOptions::default()) {
        Err(CheckError::Build(_)) => {}
        Err(error) => panic!("{error}"),
        Ok(found) => {
            let inside = |f: &Finding| f.units.iter().all(|&u| u.index() < units.len());
            assert!(found.iter().all(inside), "a unit that is not there");
        }
    }
}
