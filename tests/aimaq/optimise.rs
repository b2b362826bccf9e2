//! Splits, centres and choices of centres against plain enumeration, and on the
//! shipped data.

use aimaq::batch::{Job, prepare};
use aimaq::compare::{Measuring, split_texts};
use aimaq::measure::{
    CostMatrix, Metric, Objective, Outside, Proof, RankBy, SplitError, SplitLimits, SplitProblem,
    SplitRequest, State, exact_split, heuristic_split, placed, split_plan, split_region,
    study_centre,
};
use aimaq::reform::find_region;
use aimaq::territory::Lang;
use proptest::prelude::*;

use crate::support;

/// Units on a line of squares, each beside the next; one candidate in each.
///
/// ```text
/// 0 | 1 | 2 | 3
/// ```
fn row_of_four(people: [f64; 4]) -> SplitProblem {
    let way = |i: usize, j: usize| (i as f64 - j as f64).abs() * 10.0;
    SplitProblem {
        people: people.to_vec(),
        neighbours: vec![vec![1], vec![0, 2], vec![1, 3], vec![2]],
        homes: vec![0, 1, 2, 3],
        person_km: CostMatrix::from_fn(4, 4, |i, j| people[i] * way(i, j)),
        farthest_km: CostMatrix::from_fn(4, 4, way),
        parts: 2,
        least_people: 0.0,
        least_units: 1,
        objective: Objective::PersonKm,
    }
}

#[test]
fn a_row_is_cut_in_the_middle() {
    let solution = exact_split(&row_of_four([5.0, 1.0, 1.0, 5.0]), SplitLimits::default());
    let solution = solution.expect("a split");
    assert_eq!(solution.split.part_of, [0, 0, 1, 1]);
    assert_eq!(
        (solution.split.person_km, solution.proof),
        (20.0, Proof::Optimal)
    );
}

#[test]
fn a_unit_is_not_governed_across_another_part() {
    // Unit 3 would go to centre 0 for nothing, but units 1 and 2 lie between.
    let mut problem = row_of_four([1.0; 4]);
    let cost = |i: usize, j: usize| match (i, j) {
        (3, 0) => 0.0,
        (a, b) if a == b => 0.0,
        (3, _) => 50.0,
        (_, 0) => 100.0,
        _ => 1.0,
    };
    problem.person_km = CostMatrix::from_fn(4, 4, cost);
    let split = exact_split(&problem, SplitLimits::default())
        .expect("a split")
        .split;
    assert!(problem.allows(&split.part_of));
    assert_eq!(split.person_km, brute(&problem).expect("a split").1);
}

#[test]
fn parts_that_cannot_be_large_enough_are_refused() {
    let mut problem = row_of_four([5.0, 1.0, 1.0, 5.0]);
    problem.least_people = 7.0;
    let error = exact_split(&problem, SplitLimits::default()).expect_err("12 people");
    assert!(matches!(error, SplitError::Impossible { .. }), "{error}");
}

/// Value and person-kilometres of the best of all assignments and centres, by
/// plain enumeration.
fn brute(problem: &SplitProblem) -> Option<(f64, f64)> {
    let (units, parts) = (problem.units(), problem.parts);
    let assignments = (0..parts.pow(units as u32)).map(|code| {
        let digits = (0..units).map(|u| code / parts.pow(u as u32) % parts);
        digits.collect::<Vec<usize>>()
    });
    let allowed: Vec<Vec<usize>> = assignments.filter(|a| problem.allows(a)).collect();
    let within = match problem.objective {
        Objective::PersonKm => f64::INFINITY,
        Objective::Farthest => {
            let farthest = allowed.iter().filter_map(|a| {
                parts_of(problem, a)
                    .map(|part| part.map(|(_, far)| far).reduce(f64::min))
                    .try_fold(0.0_f64, |most, far| Some(most.max(far?)))
            });
            farthest.reduce(f64::min)?
        }
    };
    let sums = allowed.iter().filter_map(|a| {
        let least = parts_of(problem, a).map(|part| {
            part.filter(|(_, far)| *far <= within)
                .map(|(sum, _)| sum)
                .reduce(f64::min)
        });
        least.sum::<Option<f64>>()
    });
    let sum = sums.reduce(f64::min)?;
    let farthest = problem.objective == Objective::Farthest;
    Some((if farthest { within } else { sum }, sum))
}

/// For each part, sum and farthest way under each candidate that stands in it.
fn parts_of<'a>(
    problem: &'a SplitProblem,
    part_of: &'a [usize],
) -> impl Iterator<Item = impl Iterator<Item = (f64, f64)> + 'a> + 'a {
    (0..problem.parts).map(move |part| {
        let centres = (0..problem.homes.len()).filter(move |&c| part_of[problem.homes[c]] == part);
        centres.map(move |c| {
            let units = (0..problem.units()).filter(|&u| part_of[u] == part);
            units.fold((0.0, 0.0_f64), |(sum, far), u| {
                (
                    sum + problem.person_km.at(u, c),
                    far.max(problem.farthest_km.at(u, c)),
                )
            })
        })
    })
}

/// A connected graph of up to seven units: a tree and some more borders.
fn problems() -> impl Strategy<Value = SplitProblem> {
    let units = 4usize..8;
    units
        .prop_flat_map(|n| {
            let candidates = n + 2;
            (
                proptest::collection::vec(1u32..20, n),
                proptest::collection::vec((0usize..n, 0usize..n), 0..4),
                proptest::collection::vec(0usize..n, 2),
                proptest::collection::vec(0u32..50, n * candidates),
                proptest::collection::vec(any::<prop::sample::Index>(), n),
                2usize..4,
                prop_oneof![Just(0u32), 5u32..25],
                1usize..3,
                any::<bool>(),
            )
        })
        .prop_map(
            |(people, more, homes, km, parents, parts, least, least_units, sum)| {
                let n = people.len();
                let mut neighbours = vec![Vec::new(); n];
                let tree = (1..n).map(|u| (u, parents[u].index(u)));
                for (a, b) in tree.chain(more) {
                    if a != b && !neighbours[a].contains(&b) {
                        neighbours[a].push(b);
                        neighbours[b].push(a);
                    }
                }
                let candidates = n + 2;
                let way = |i: usize, j: usize| f64::from(km[i * candidates + j]);
                SplitProblem {
                    person_km: CostMatrix::from_fn(n, candidates, |i, j| {
                        way(i, j) * f64::from(people[i])
                    }),
                    farthest_km: CostMatrix::from_fn(n, candidates, way),
                    people: people.iter().map(|&p| f64::from(p)).collect(),
                    neighbours,
                    homes: (0..n).chain(homes).collect(),
                    parts,
                    least_people: f64::from(least),
                    least_units,
                    objective: if sum {
                        Objective::PersonKm
                    } else {
                        Objective::Farthest
                    },
                }
            },
        )
}

proptest! {
    #[test]
    fn no_split_is_better_than_the_proven_one(problem in problems()) {
        let best = brute(&problem);
        match exact_split(&problem, SplitLimits::default()) {
            Ok(solution) => {
                let best = best.expect("the enumeration finds one too");
                prop_assert_eq!(solution.proof, Proof::Optimal);
                prop_assert!(problem.allows(&solution.split.part_of));
                prop_assert!((problem.value(&solution.split) - best.0).abs() < 1e-9);
                prop_assert!((solution.split.person_km - best.1).abs() < 1e-9);
            }
            Err(error) => prop_assert!(best.is_none(), "{}", error),
        }
    }

    #[test]
    fn a_stopped_search_and_the_heuristic_give_bounds_that_hold(problem in problems()) {
        let Some(best) = brute(&problem) else { return Ok(()) };
        let best = best.0;
        let limits = SplitLimits { nodes: 3, ..SplitLimits::default() };
        for solution in [exact_split(&problem, limits), heuristic_split(&problem)].into_iter().flatten() {
            let value = problem.value(&solution.split);
            prop_assert!(problem.allows(&solution.split.part_of));
            prop_assert!(value >= best - 1e-9);
            match solution.proof {
                Proof::Optimal => prop_assert!((value - best).abs() < 1e-6),
                Proof::Bound { bound, .. } => prop_assert!(bound <= best + 1e-6),
            }
        }
    }
}

fn kazakhstan() -> aimaq::batch::Prepared {
    let job = Job {
        plan: "kazakhstan-2022".into(),
        territory: None,
        boundaries: Vec::new(),
        key: None,
        boundaries_on: None,
        encoding: aimaq::io::Said::default(),
        crs: aimaq::io::Said::default(),
        accept: Vec::new(),
        population: None,
        demand_file: None,
        population_field: None,
        rules: None,
        roads: None,
        measuring: Measuring::default(),
        lang: Lang::EN,
        ..Job::default()
    };
    prepare(&job).expect("the shipped plan")
}

#[test]
fn the_best_split_of_a_region_is_a_plan_that_can_be_applied() {
    let prepared = kazakhstan();
    let demand = &prepared.comparison.demand;
    for name in [
        "East Kazakhstan Region",
        "Karaganda Region",
        "Almaty Region",
    ] {
        let region = find_region(&prepared.applied.before, name).expect("a region");
        let request = SplitRequest {
            region,
            parts: 2,
            objective: Objective::PersonKm,
            least_people: 0.0,
            least_units: 1,
            units: State::After,
            metric: Metric::Geodesic,
        };
        let split = split_region(&prepared.applied, demand, request, SplitLimits::default());
        let split = split.expect("a split");
        assert_eq!(split.proof, Proof::Optimal, "{name}");
        let decree = split.decree.as_ref().expect("the decree divides it");
        assert_eq!(decree.parts.len(), 2, "{name}");
        assert!(split.best.person_km <= decree.person_km, "{name}");
        let reached = split.reached.expect("something is to be gained");
        assert!(reached > 0.0 && reached <= 1.0, "{name} {reached}");
        let text = split_plan(
            &prepared.applied,
            &prepared.plan,
            Some("kazakhstan-2022"),
            region,
            &split,
            &split_texts(&split),
        )
        .expect("a plan");
        assert!(text.contains("create = {"), "{text}");
        // The plan divides these regions itself, so the split stands in its place.
        assert!(!text.contains("follows"), "{text}");
    }
}

#[test]
fn the_split_of_a_region_that_the_plan_leaves_alone_follows_the_plan() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("turkistan.toml");
    let name = file.to_str().expect("a path");
    let line = format!("optimise --region \"Turkistan Region\" --into 2 -o {name} --quiet");
    let arguments = support::words(&line);
    let session = support::aimaq_with(arguments.iter().map(String::as_str), &line);
    assert_eq!(session.code, 0, "{session}");
    let stdout = &session.stdout;
    assert!(
        stdout.contains("the plan leaves the region whole"),
        "{stdout}"
    );
    assert!(!stdout.contains("of what is possible"), "{stdout}");
    let text = std::fs::read_to_string(&file).expect("the plan");
    let head = "as_of = 2022-06-08\nfollows = \"kazakhstan-2022\"";
    assert!(text.contains(head), "{text}");
    let session = support::aimaq(&format!("apply {name} -o - --quiet"));
    assert_eq!(session.code, 0, "{session}");
    let regions = session.stdout.matches("\"type\":\"Feature\"").count();
    assert_eq!(regions, 21, "twenty regions of the reform and one more");
}

#[test]
fn a_decreed_centre_is_ranked_among_all_places() {
    let prepared = kazakhstan();
    let demand = &prepared.comparison.demand;
    let points = placed(&prepared.applied, demand, State::After);
    let region = find_region(&prepared.applied.after, "Almaty Region").expect("a region");
    let outside = Outside::Named(vec!["Almaty".into()]);
    let study = study_centre(
        &prepared.applied,
        &points,
        (State::After, region),
        Metric::GreatCircle,
        &outside,
        RankBy::Mean,
        0.5,
    );
    let study = study.expect("places are known").expect("people live there");
    let names: Vec<&str> = study
        .candidates
        .iter()
        .map(|c| c.place.names.en.as_str())
        .collect();
    for place in ["Konaev", "Almaty", "Talgar", "Kaskelen"] {
        assert_eq!(
            names.iter().filter(|n| **n == place).count(),
            1,
            "{place} in {names:?}"
        );
    }
    let law = study.decreed.expect("a centre in law");
    assert_eq!(study.candidates[law.row].place.names.en, "Konaev");
    assert!(
        study
            .candidates
            .is_sorted_by(|a, b| a.ways_km.mean <= b.ways_km.mean)
    );
    let best = study.candidates[0].ways_km.mean;
    let own = study.candidates[law.row].ways_km.mean;
    assert!((law.mean_more_km - (own - best)).abs() < 1e-9 && law.mean_more_km > 0.0);
}
