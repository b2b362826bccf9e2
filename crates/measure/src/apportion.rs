//! Apportionment: seats to regions by their people, with a least number each.
//!
//! All arithmetic is in whole numbers, so that a tie is a tie: it goes to the
//! region with more people, then to the one that comes first, and is told.

use std::cmp::Ordering;

use serde::Serialize;

/// A method of apportionment (Balinski and Young 2001).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Largest remainders of the Hare quota.
    Hamilton,
    /// Divisors 1, 2, 3, … (Jefferson).
    #[serde(rename = "dhondt")]
    DHondt,
    /// Divisors 1, 3, 5, … (Webster).
    SainteLague,
    /// Divisors √(1·2), √(2·3), …; the first seat goes before all others.
    HuntingtonHill,
}

impl Method {
    /// All methods, in the order of tables.
    pub const ALL: [Self; 4] = [
        Self::Hamilton,
        Self::DHondt,
        Self::SainteLague,
        Self::HuntingtonHill,
    ];

    /// The word for it in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Hamilton => "hamilton",
            Self::DHondt => "dhondt",
            Self::SainteLague => "sainte_lague",
            Self::HuntingtonHill => "huntington_hill",
        }
    }
}

/// Seats of every region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Apportionment {
    /// Seats, in the order of the regions.
    pub seats: Vec<u32>,
    /// Whether the last seat could as well have gone elsewhere.
    pub tied: bool,
}

/// Distributes `seats` over regions with so many people, at least `least` each;
/// `None` where there are too few seats for that, or no people at all.
///
/// Divisor methods give the least number first and go on from there. Hamilton's
/// takes out the regions whose quota would give them less, as long as there are
/// any, and apportions the other seats among the others.
pub fn apportion(people: &[u64], seats: u32, least: u32, method: Method) -> Option<Apportionment> {
    let needed = u64::from(least) * people.len() as u64;
    if needed > u64::from(seats) || people.iter().sum::<u64>() == 0 {
        return None;
    }
    Some(match method {
        Method::Hamilton => hamilton(people, seats, least),
        _ => by_divisors(people, seats, least, method),
    })
}

fn by_divisors(people: &[u64], seats: u32, least: u32, method: Method) -> Apportionment {
    let mut held = vec![least; people.len()];
    let mut tied = false;
    let given = least * people.len() as u32;
    for _ in given..seats {
        let claim = |i: usize| Claim::new(people[i], held[i], method);
        let order = |&a: &usize, &b: &usize| {
            let by_people = people[a].cmp(&people[b]);
            claim(a).compare(claim(b)).then(by_people).then(b.cmp(&a))
        };
        let Some(winner) = (0..people.len()).max_by(order) else {
            break;
        };
        let equal = |i: usize| claim(i).compare(claim(winner)) == Ordering::Equal;
        tied = (0..people.len()).any(|i| i != winner && equal(i));
        held[winner] += 1;
    }
    Apportionment { seats: held, tied }
}

/// The claim to a next seat: a fraction of whole numbers.
#[derive(Clone, Copy)]
struct Claim {
    people: u128,
    divisor: u128,
}

impl Claim {
    fn new(people: u64, held: u32, method: Method) -> Self {
        let (people, held) = (u128::from(people), u128::from(held));
        match method {
            Method::Hamilton | Method::DHondt => Self {
                people,
                divisor: held + 1,
            },
            Method::SainteLague => Self {
                people,
                divisor: 2 * held + 1,
            },
            // Squares compare as their roots do; with no seat yet the divisor is 0.
            Method::HuntingtonHill => Self {
                people: people * people,
                divisor: held * (held + 1),
            },
        }
    }

    fn compare(self, other: Self) -> Ordering {
        (self.people * other.divisor).cmp(&(other.people * self.divisor))
    }
}

fn hamilton(people: &[u64], seats: u32, least: u32) -> Apportionment {
    let mut fixed = vec![false; people.len()];
    loop {
        let open = |i: &usize| !fixed[*i];
        let total: u128 = (0..people.len())
            .filter(open)
            .map(|i| u128::from(people[i]))
            .sum();
        let taken = fixed.iter().filter(|f| **f).count() as u32 * least;
        let left = u128::from(seats - taken);
        // Compares quotas with the least number without dividing.
        let below = |i: &usize| u128::from(people[*i]) * left < u128::from(least) * total;
        let short: Vec<usize> = (0..people.len()).filter(open).filter(below).collect();
        if short.is_empty() {
            return remainders(people, &fixed, left, total, least);
        }
        for i in short {
            fixed[i] = true;
        }
    }
}

fn remainders(
    people: &[u64],
    fixed: &[bool],
    left: u128,
    total: u128,
    least: u32,
) -> Apportionment {
    let whole = |i: usize| u128::from(people[i]) * left / total.max(1);
    let rest = |i: usize| u128::from(people[i]) * left % total.max(1);
    let mut held: Vec<u32> = (0..people.len())
        .map(|i| if fixed[i] { least } else { whole(i) as u32 })
        .collect();
    let mut order: Vec<usize> = (0..people.len()).filter(|&i| !fixed[i]).collect();
    let given: u128 = order.iter().map(|&i| whole(i)).sum();
    order.sort_by(|&a, &b| {
        let by_people = people[b].cmp(&people[a]);
        rest(b).cmp(&rest(a)).then(by_people).then(a.cmp(&b))
    });
    let more = (left - given) as usize;
    let tied = more > 0 && more < order.len() && rest(order[more - 1]) == rest(order[more]);
    for &i in order.iter().take(more) {
        held[i] += 1;
    }
    Apportionment { seats: held, tied }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seats(people: &[u64], seats: u32, least: u32, method: Method) -> Vec<u32> {
        apportion(people, seats, least, method)
            .expect("enough seats")
            .seats
    }

    /// Six parties, ten seats: quotas of 4.70, 1.60, 1.59, 1.20, 0.60 and 0.31.
    #[test]
    fn the_methods_differ_where_they_should() {
        let people = [47_000, 16_000, 15_900, 12_000, 6_000, 3_100];
        let by = |method| seats(&people, 10, 0, method);
        assert_eq!(by(Method::Hamilton), [5, 2, 1, 1, 1, 0]);
        assert_eq!(by(Method::DHondt), [5, 2, 2, 1, 0, 0]);
        assert_eq!(by(Method::SainteLague), [4, 2, 2, 1, 1, 0]);
        assert_eq!(by(Method::HuntingtonHill), [4, 2, 1, 1, 1, 1]);
    }

    #[test]
    fn the_first_seat_of_huntington_and_hill_goes_to_everyone() {
        assert_eq!(seats(&[1_000_000, 1], 3, 0, Method::HuntingtonHill), [2, 1]);
        assert_eq!(seats(&[1_000_000, 1], 3, 0, Method::SainteLague), [3, 0]);
    }

    #[test]
    fn hamilton_leaves_out_those_below_the_least_number() {
        // Quotas of 10 seats: 5.0, 4.9, 0.1; the last takes 1, the others share 9.
        assert_eq!(seats(&[500, 490, 10], 10, 1, Method::Hamilton), [5, 4, 1]);
    }

    #[test]
    fn a_tie_is_told() {
        let even = apportion(&[10, 10], 1, 0, Method::DHondt).expect("a seat");
        assert_eq!((even.seats, even.tied), (vec![1, 0], true));
        let odd = apportion(&[11, 10], 1, 0, Method::Hamilton).expect("a seat");
        assert!(!odd.tied);
    }

    #[test]
    fn too_few_seats_for_the_least_number_are_refused() {
        assert_eq!(apportion(&[1, 1, 1], 2, 1, Method::DHondt), None);
    }

    proptest! {
        #[test]
        fn every_seat_is_given_and_everyone_has_the_least(
            people in prop::collection::vec(1u64..5_000_000, 1..25),
            extra in 0u32..40,
            least in 0u32..3,
        ) {
            let total = least * people.len() as u32 + extra;
            for method in Method::ALL {
                let found = seats(&people, total, least, method);
                prop_assert_eq!(found.iter().sum::<u32>(), total);
                prop_assert!(found.iter().all(|s| *s >= least));
            }
        }

        #[test]
        fn more_people_never_have_fewer_seats(
            people in prop::collection::vec(1u64..1000, 2..12),
            extra in 0u32..40,
        ) {
            for method in Method::ALL {
                let found = seats(&people, extra, 0, method);
                for (i, a) in people.iter().enumerate() {
                    for (j, b) in people.iter().enumerate() {
                        prop_assert!(a <= b || found[i] >= found[j], "{:?}", method);
                    }
                }
            }
        }
    }
}
