//! Time of the least list of changes between two states of a loaded territory: what a drawing
//! tool asks for after every stroke.

#![allow(clippy::expect_used)]

use aimaq::batch::{Job, base};
use aimaq::reform::infer::least;
use aimaq::reform::{PlanSource, apply, parse};
use aimaq::territory::Territory;
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

const HEAD: &str = "title = \"Drawn\"\nterritory = \"kazakhstan\"\nas_of = 2022-05-01\n\
    accept = [\"centre-not-largest\", \"region-in-parts\", \"exclave\", \"centre-outside\"]\n\
    [[acts]]\neffective = 2022-06-01\n";

/// What is drawn, and its name.
const STROKES: [(&str, &str); 3] = [
    (
        "two units go to another region",
        "[[acts.changes]]\ntransfer = { units = [\"Karaganda Region/Ulytau District\", \
         \"Karaganda Region/Zhanaarka District\"], to = \"Kostanay Region\" }\n",
    ),
    (
        "two units become one",
        "[[acts.changes]]\nmerge = { units = [\"Almaty Region/Eskeldi District\", \
         \"Almaty Region/Koksu District\"], into = \"Almaty Region/Eskeldi District\" }\n",
    ),
    (
        "a border moves",
        "[[acts.changes]]\nmove_border = { from = \"Almaty Region/Eskeldi District\", \
         to = \"Almaty Region/Koksu District\", by = { line = [[77.0, 45.0], [79.5, 44.8]] } }\n",
    ),
];

fn drawn(c: &mut Criterion) {
    let job = Job {
        plan: "kazakhstan-2022".to_owned(),
        ..Job::default()
    };
    let base = base(&job).expect("embedded");
    let before: &Territory = &base.territory;
    for (what, stroke) in STROKES {
        let text = format!("{HEAD}{stroke}");
        let plan = parse(&text, "drawn.toml").expect("a plan");
        let source = PlanSource::new(&plan, "drawn.toml", &text);
        let Ok(done) = apply(source, before, &base.options) else {
            continue;
        };
        c.bench_function(&format!("least, {what}"), |b| {
            b.iter(|| least(black_box(&done.before), black_box(&done.after)));
        });
    }
    let source = PlanSource::new(&base.plan, &base.file.name, &base.file.text);
    let done = apply(source, before, &base.options).expect("applies");
    c.bench_function("least, all of kazakhstan-2022", |b| {
        b.iter(|| least(black_box(&done.before), black_box(&done.after)));
    });
}

criterion_group!(benches, drawn);
criterion_main!(benches);
