//! Time to resolve, check and apply a plan in memory on loaded data.

#![allow(clippy::expect_used)]

use aimaq::batch::{Job, base};
use aimaq::reform::{PlanSource, apply, parse};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

fn kazakhstan(c: &mut Criterion) {
    let job = Job {
        plan: "kazakhstan-2022".to_owned(),
        ..Job::default()
    };
    let base = base(&job).expect("embedded");
    let (name, text) = (&base.file.name, &base.file.text);
    let mut bare = base.territory.clone();
    bare.coverage = None;
    c.bench_function("parse kazakhstan-2022", |b| {
        b.iter(|| parse(black_box(text), name).expect("a plan"));
    });
    for (what, state) in [
        ("with boundaries", &base.territory),
        ("without boundaries", &bare),
    ] {
        c.bench_function(&format!("apply kazakhstan-2022 {what}"), |b| {
            b.iter(|| {
                let source = PlanSource::new(black_box(&base.plan), name, text);
                apply(source, state, &base.options).expect("applies")
            });
        });
    }
}

criterion_group!(benches, kazakhstan);
criterion_main!(benches);
