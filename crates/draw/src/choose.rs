//! Which of its places each name takes: no two on each other, and all together as good as
//! can be found.

use super::room::Rect;
use super::spot::Spot;

/// The places that a name may take.
pub(crate) struct Wish {
    pub(crate) spots: Vec<Spot>,
    /// What it costs to leave it out.
    pub(crate) left_out: f64,
}

/// What it costs to leave a name out, and a figure that is said elsewhere too.
pub(crate) const LEFT_OUT: f64 = 1000.0;
pub(crate) const FIGURE_LEFT_OUT: f64 = 70.0;
/// How often all names are tried anew.
const ROUNDS: usize = 12;
/// How often all begins anew.
const STARTS: usize = 8;
/// From this on a place is so poor that all begins anew for it: a line to a name on the land of
/// another region.
const POOR: f64 = 110.0;
/// How many names may have to move for another one.
const MOST_MOVED: usize = 6;

/// For every name the place it takes; `None` where there is none.
///
/// Names with fewer places come first. Then each in turn may take a better place and
/// send those away that are there, if they find others and all is better than before. Where
/// one is left without a good place, all begins anew with that one.
pub(crate) fn choose(mut wishes: Vec<Wish>) -> Vec<Option<Spot>> {
    for wish in &mut wishes {
        wish.spots.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    }
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|&name| wishes[name].spots.len());
    let mut choice = Choice::new(&wishes);
    let mut best: Option<(f64, Vec<Option<usize>>)> = None;
    for _ in 0..STARTS {
        choice.settle(&order);
        let cost: f64 = (0..wishes.len()).map(|name| choice.cost(name)).sum();
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, choice.taken.clone()));
        }
        let is_bad = |name: &usize| choice.cost(*name) >= POOR;
        let (bad, good): (Vec<usize>, Vec<usize>) = order.iter().partition(|name| is_bad(name));
        if bad.is_empty() {
            break;
        }
        order = [bad, good].concat();
    }
    let taken = best.map(|(_, taken)| taken).unwrap_or_default();
    let pairs = wishes.into_iter().zip(taken);
    let found = pairs.map(|(wish, at)| wish.spots.into_iter().nth(at?));
    found.collect()
}

struct Choice<'a> {
    /// The places of every name, the best first.
    wishes: &'a [Wish],
    /// For every name those that may come into its way.
    near: Vec<Vec<usize>>,
    taken: Vec<Option<usize>>,
}

impl<'a> Choice<'a> {
    fn new(wishes: &'a [Wish]) -> Self {
        let hulls: Vec<Option<Rect>> = wishes.iter().map(|wish| hull(&wish.spots)).collect();
        let meet = |a: usize, b: usize| match (&hulls[a], &hulls[b]) {
            (Some(one), Some(other)) => a != b && one.overlaps(other),
            _ => false,
        };
        let names = 0..wishes.len();
        let near = names
            .clone()
            .map(|a| names.clone().filter(|&b| meet(a, b)).collect());
        Self {
            wishes,
            near: near.collect(),
            taken: vec![None; wishes.len()],
        }
    }

    /// Gives all names their places, those first that come first.
    fn settle(&mut self, order: &[usize]) {
        self.taken.fill(None);
        for &name in order {
            self.taken[name] = self.best(name);
        }
        for _ in 0..ROUNDS {
            let mut better = false;
            for &name in order {
                better |= self.improve(name);
            }
            if !better {
                break;
            }
        }
    }

    /// Those in whose way a place of a name is.
    fn in_the_way(&self, name: usize, spot: &Spot) -> impl Iterator<Item = usize> {
        self.near[name].iter().copied().filter(|&other| {
            let taken = self.taken[other].and_then(|at| self.wishes[other].spots.get(at));
            taken.is_some_and(|taken| taken.meets(spot))
        })
    }

    /// The best place of a name that is free.
    fn best(&self, name: usize) -> Option<usize> {
        let mut spots = self.wishes[name].spots.iter();
        spots.position(|spot| self.in_the_way(name, spot).next().is_none())
    }

    fn cost(&self, name: usize) -> f64 {
        let wish = &self.wishes[name];
        let taken = self.taken[name].and_then(|at| wish.spots.get(at));
        taken.map_or(wish.left_out, |spot| spot.cost)
    }

    /// Gives a name a better place, if others that are there can go elsewhere.
    fn improve(&mut self, name: usize) -> bool {
        let now = self.cost(name);
        let wishes: &'a [Wish] = self.wishes;
        for (at, spot) in wishes[name].spots.iter().enumerate() {
            if spot.cost >= now {
                return false;
            }
            let others: Vec<usize> = self.in_the_way(name, spot).collect();
            if others.len() > MOST_MOVED {
                continue;
            }
            let before: Vec<(usize, Option<usize>)> = std::iter::once(name)
                .chain(others.iter().copied())
                .map(|name| (name, self.taken[name]))
                .collect();
            let cost = |choice: &Self| before.iter().map(|(i, _)| choice.cost(*i)).sum::<f64>();
            let cost_before = cost(self);
            for &other in &others {
                self.taken[other] = None;
            }
            self.taken[name] = Some(at);
            for &other in &others {
                self.taken[other] = self.best(other);
            }
            // By more than what is rounded.
            if cost(self) + 1e-6 < cost_before {
                return true;
            }
            for (name, taken) in &before {
                self.taken[*name] = *taken;
            }
        }
        false
    }
}

/// The box around all places.
fn hull(spots: &[Spot]) -> Option<Rect> {
    let hulls = spots.iter().map(Spot::hull);
    hulls.reduce(|all, one| all.joined(&one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Placed;
    use geo_types::Coord;

    fn spot(x: f64, cost: f64) -> Spot {
        let at = Coord { x, y: 0.0 };
        Spot {
            placed: Placed {
                lines: vec![(at, x.to_string())],
                size: 10.0,
                bold: false,
                leader: None,
            },
            rect: Rect::centred(at, 10.0, 10.0),
            cost,
        }
    }

    fn places(spots: Vec<Vec<Spot>>) -> Vec<Option<f64>> {
        let wish = |spots| Wish {
            spots,
            left_out: LEFT_OUT,
        };
        let found = choose(spots.into_iter().map(wish).collect()).into_iter();
        found.map(|spot| spot.map(|s| s.rect.x + 5.0)).collect()
    }

    #[test]
    fn a_name_makes_way_for_one_that_has_no_other_place() {
        let both = vec![vec![spot(0.0, 0.0), spot(50.0, 1.0)], vec![spot(0.0, 5.0)]];
        assert_eq!(places(both), [Some(50.0), Some(0.0)]);
    }

    #[test]
    fn of_two_that_want_one_place_that_one_gets_it_that_loses_more() {
        let both = vec![
            vec![spot(0.0, 0.0), spot(50.0, 1.0)],
            vec![spot(0.0, 0.0), spot(90.0, 30.0)],
        ];
        assert_eq!(places(both), [Some(50.0), Some(0.0)]);
    }

    #[test]
    fn a_name_without_a_free_place_is_left_out() {
        let both = vec![vec![spot(0.0, 0.0)], vec![spot(0.0, 9.0)], Vec::new()];
        assert_eq!(places(both), [Some(0.0), None, None]);
    }
}
