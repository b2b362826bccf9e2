//! Time of one map of the main job: laid out, and written as SVG, PNG and PDF.

#![allow(clippy::expect_used)]

use std::hint::black_box;

use aimaq::batch::{Job, prepare};
use aimaq::draw::draw_map;
use aimaq::figures::{MapView, map_spec};
use criterion::{Criterion, criterion_group, criterion_main};

fn kazakhstan(c: &mut Criterion) {
    let job = Job {
        plan: "kazakhstan-2022".to_owned(),
        ..Job::default()
    };
    let prepared = prepare(&job).expect("embedded");
    let views = MapView::of_a_run(&prepared.applied);
    for view in views {
        let spec = map_spec(&prepared.subject(), view);
        c.bench_function(&format!("map {view}: laid out"), |b| {
            b.iter(|| draw_map(black_box(&spec)).expect("land"));
        });
        let drawn = draw_map(&spec).expect("land").picture;
        c.bench_function(&format!("map {view}: SVG"), |b| b.iter(|| drawn.svg()));
        c.bench_function(&format!("map {view}: PNG"), |b| b.iter(|| drawn.png(1.0)));
        c.bench_function(&format!("map {view}: PDF"), |b| b.iter(|| drawn.pdf()));
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = kazakhstan
}
criterion_main!(benches);
