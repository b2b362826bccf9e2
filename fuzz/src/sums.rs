//! Partial sums, and tables of people that are read in batches.

use std::sync::LazyLock;

use aimaq::batch::{
    MadeWith, Partial, RegionName, merge_partials, merged_flows, merged_table, read_partial,
};
use aimaq::io::{PeopleReader, sha256_hex};
use aimaq::measure::{Counted, Sums};
use aimaq::territory::RegionId;
use aimaq::words::{Lang, Names};

use crate::damage::damaged;
use crate::random::Random;

const HEAD: &str = "aimaq partial 1 sha256 ";

/// What partials and tables are made of, sound and damaged.
pub const WORDS: &[&str] = &[
    " ",
    ":",
    "\n",
    "b 0 0",
    "a 1 1",
    "c 0 1",
    "-20100000:1",
    "2147483647:18446744073709551615",
    "counted",
    "18446744073709551615",
    "\"order\":4294967295",
    "1e999",
    "null",
];

static WRITTEN: LazyLock<String> = LazyLock::new(|| {
    let region = |name: &str, order| RegionName {
        names: Names::new(name),
        code: Some("1".to_owned()),
        order,
    };
    let made = MadeWith {
        plan: "p".to_owned(),
        inputs: "00".to_owned(),
        version: "0".to_owned(),
        metric: "geodesic".to_owned(),
        tolerance_m: 1000,
        thresholds_km: vec![100.0, 0.5],
        before: vec![region("West", Some(0)), region("Gone", None)],
        after: vec![region("West", Some(1)), region("East", Some(0))],
        country: Names::default(),
    };
    let mut sums = Sums {
        all: Counted {
            points: 3,
            parts: 9,
        },
        without_people: 1,
        ..Sums::default()
    };
    for (metres, parts) in [(0, 1), (1023, 5), (1024, 1_000_000), (700_000, 3)] {
        let pair = sums.pairs.entry((RegionId(0), RegionId(1))).or_default();
        pair.before.add(metres, parts).expect("fits");
        pair.after.add(2 * metres, parts).expect("fits");
        pair.change.add(-metres, parts).expect("fits");
    }
    Partial { made, sums }.to_text()
});

const PEOPLE: &str = "lon,lat,people\n70.5,50,1.5\n71,50.25,\"1 000\"\n72,-51,-\n";

pub fn partial(random: &mut Random) {
    if random.one_in(3) {
        read_people(&damaged(random, PEOPLE.as_bytes().to_vec(), WORDS));
    } else {
        read(&damaged(random, WRITTEN.as_bytes().to_vec(), WORDS));
    }
}

/// A partial, whose seal need not be right.
pub fn read(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = read_partial(&text, "p.part");
    let body = text.split_once('\n').map_or("", |(_, body)| body);
    let sealed = format!("{HEAD}{}\n{body}", sha256_hex(body.as_bytes()));
    let Ok(found) = read_partial(&sealed, "p.part") else {
        return;
    };
    let again = read_partial(&found.to_text(), "p.part").expect("what is written is read");
    assert_eq!(again.to_text(), found.to_text());
    for table in [merged_table(&found), merged_flows(&found)]
        .into_iter()
        .flatten()
    {
        table.to_csv(Lang::EN);
    }
    let twice = [&found, &again].map(|one| Ok(("p.part".to_owned(), one.clone())));
    if let Ok(Some(twice)) = merge_partials(twice) {
        read_partial(&twice.to_text(), "p.part").expect("a sum is a partial");
    }
}

fn read_people(bytes: &[u8]) {
    let Ok(mut reader) = PeopleReader::new(bytes, &["people"], "p.csv") else {
        return;
    };
    while let Ok(records) = reader.records(2) {
        if records.is_empty() {
            return;
        }
        for record in &records {
            if let Ok((_, people)) = reader.row(record) {
                assert!(people.is_none_or(|people| people >= 0.0));
            }
        }
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    vec![WRITTEN.as_bytes().to_vec()]
}
