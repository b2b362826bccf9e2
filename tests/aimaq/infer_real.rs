//! Reforms found in real boundaries: the districts of Kazakhstan, the communes and
//! departments of France.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use aimaq::batch::{Job, prepare};
use aimaq::io::write_features;
use aimaq::reform::infer::{InferOptions, KnownActs, infer};
use aimaq::reform::{Applied, Change, Plan, parse};
use geo_types::{Coord, MultiPolygon};
use serde_json::{Map, json};

use crate::support::vintages::vintage;
use crate::support::{Session, aimaq_in, shipped};

fn districts(plan: &str) -> Applied {
    let job = Job {
        plan: plan.to_owned(),
        boundaries: vec!["../shared/data/kazakhstan/kaz_admbnda_adm2_2018.shp".into()],
        key: Some("KATO".to_owned()),
        ..Job::default()
    };
    prepare(&job).expect("the plan applies").applied
}

/// What plans form, rename and move, by the words of their changes.
fn formed(plans: &[&Plan]) -> BTreeSet<String> {
    let acts = plans.iter().flat_map(|plan| &plan.acts);
    let changes = acts.flat_map(|act| &act.changes);
    let said = changes.flat_map(|change| match change.get_ref() {
        Change::Create(c) => vec![format!("create {}", c.region.get_ref())],
        Change::Split(c) => {
            let parts = c.into.iter();
            parts
                .map(|p| format!("split {}", p.name.get_ref()))
                .collect()
        }
        Change::Rename(c) => vec![format!("rename {}", c.to.get_ref())],
        Change::MoveCentre(c) => vec![format!("centre {}", c.centre.get_ref())],
        other => vec![format!("{other:?}")],
    });
    said.collect()
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data, which is absent")]
fn the_acts_of_2022_to_2024_come_back_out_of_the_real_districts() {
    let before = districts("kazakhstan-2022").before;
    let after = vintage(&districts("kazakhstan-2022-2024").after);
    let options = InferOptions {
        title: "Found".to_owned(),
        floor_m: None,
    };
    let mut found = infer(&before, &after, &options);
    assert!(found.applied.is_ok(), "{:?}", found.applied);
    assert_eq!(found.residue, []);
    let law = ["kazakhstan-2022", "kazakhstan-2022-2024"].map(shipped);
    let law = [&law[0], &law[1]];
    assert_eq!(formed(&[&found.plan]), formed(&law));
    let known = KnownActs::of_plan(law[0]).and(KnownActs::of_plan(law[1]));
    let fitted = found.with_acts(&known);
    assert!(fitted.is_dated, "{fitted:?}");
    assert_eq!((fitted.without_act, fitted.without_change), (0, vec![]));
    assert_eq!(found.residue, []);
    let days = |plans: &[&Plan]| -> Vec<String> {
        let acts = plans.iter().flat_map(|plan| &plan.acts);
        let mut days: Vec<_> = acts
            .map(|act| act.effective.get_ref().0.to_string())
            .collect();
        days.sort();
        days
    };
    assert_eq!(days(&[&found.plan]), days(&law));
}

fn infer_in(folder: &Path, arguments: &str) -> Session {
    let line = format!("infer {arguments}");
    aimaq_in(folder, line.split_whitespace(), &line)
}

fn plan_of(folder: &Path) -> Plan {
    let text = std::fs::read_to_string(folder.join("plan.toml")).expect("written");
    parse(&text, "plan.toml").expect("a plan")
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data, which is absent")]
fn the_regions_of_2016_come_back_out_of_departments_with_a_field_for_the_region() {
    let scratch = tempfile::tempdir().expect("scratch");
    let root = env!("CARGO_MANIFEST_DIR");
    for (file, state) in [("old.geojson", " --before"), ("new.geojson", "")] {
        let line = format!(
            "apply docs/examples/france-2016/france-2016.toml --territory docs/examples/france-2016 --boundaries ../shared/data/france/departements.geojson.gz --key code --units{state} -q -o {}",
            scratch.path().join(file).display()
        );
        let session = aimaq_in(Path::new(root), line.split_whitespace(), &line);
        assert_eq!(session.code, 0, "{session}");
    }
    let arguments = "old.geojson new.geojson --key code --name name --region region --from 2015-12-31 --to 2016-01-01 -o plan.toml";
    let session = infer_in(scratch.path(), arguments);
    assert_eq!(session.code, 0, "{session}");
    let law =
        std::fs::read_to_string(Path::new(root).join("docs/examples/france-2016/france-2016.toml"));
    let law = parse(&law.expect("the example"), "france-2016.toml").expect("a plan");
    let merged = |plan: &Plan| -> BTreeSet<BTreeSet<String>> {
        let changes = plan.acts.iter().flat_map(|act| &act.changes);
        let merged = changes.filter_map(|change| match change.get_ref() {
            Change::Merge(c) => Some(c.regions.iter().map(|r| r.get_ref().clone()).collect()),
            _ => None,
        });
        merged.collect()
    };
    let found = plan_of(scratch.path());
    assert_eq!(merged(&found), merged(&law), "{session}");
    let count = |plan: &Plan| plan.acts.iter().map(|act| act.changes.len()).sum::<usize>();
    assert!(count(&found) <= count(&law), "{session}");
}

/// The communes of some departments, their names, and who has a long border with whom.
struct Communes {
    features: Vec<(Map<String, serde_json::Value>, MultiPolygon<f64>)>,
    long: Vec<(usize, usize)>,
}

/// Pairs of communes that have a border of many vertices, no commune twice.
fn communes() -> Communes {
    let file = Path::new("../shared/data/france/communes.geojson.gz");
    let table = aimaq::io::read_boundaries(file).expect("communes");
    let mut features = Vec::new();
    for feature in table.features {
        let [code, name] = ["code", "nom"].map(|f| feature.text(f).expect("a field").to_owned());
        if ["01", "02", "03", "04", "05", "06"].contains(&&code[..2]) {
            let mut properties = Map::new();
            properties.insert("dep".into(), json!(code[..2]));
            properties.insert("code".into(), json!(code));
            properties.insert("nom".into(), json!(name));
            features.push((properties, feature.into_polygons()));
        }
    }
    let mut of: BTreeMap<[u64; 2], BTreeSet<usize>> = BTreeMap::new();
    for (place, (_, land)) in features.iter().enumerate() {
        for p in land.iter().flat_map(|p| &p.exterior().0) {
            of.entry([p.x.to_bits(), p.y.to_bits()])
                .or_default()
                .insert(place);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for places in of.values().filter(|places| places.len() == 2) {
        let mut both = places.iter().copied();
        if let (Some(a), Some(b)) = (both.next(), both.next()) {
            *shared.entry((a, b)).or_default() += 1;
        }
    }
    let (mut long, mut taken) = (Vec::new(), BTreeSet::new());
    for ((a, b), count) in shared {
        let dep = |place: usize| features[place].0["dep"].clone();
        let free = ![a, b].iter().any(|one| taken.contains(one));
        if count >= 8 && free && dep(a) == dep(b) {
            taken.extend([a, b]);
            long.push((a, b));
        }
    }
    Communes { features, long }
}

/// Moves a vertex in the middle of the border of two communes for both of them.
fn bend(communes: &mut Communes, (a, b): (usize, usize)) {
    let points = |place: usize| -> Vec<Coord<f64>> {
        let land = &communes.features[place].1;
        land.iter().flat_map(|p| p.exterior().0.clone()).collect()
    };
    let other = points(b);
    let common: Vec<Coord<f64>> = points(a)
        .into_iter()
        .filter(|p| other.contains(p))
        .collect();
    let at = common[common.len() / 2];
    for place in [a, b] {
        for polygon in &mut communes.features[place].1 {
            polygon.exterior_mut(|ring| {
                for p in ring.0.iter_mut().filter(|p| **p == at) {
                    *p = Coord {
                        x: at.x + 0.002,
                        y: at.y + 0.0015,
                    };
                }
            });
        }
    }
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data, which is absent")]
fn mergers_border_moves_names_and_a_code_that_is_used_again_come_back_out_of_communes() {
    let scratch = tempfile::tempdir().expect("scratch");
    let mut communes = communes();
    let write = |file: &str, communes: &Communes| {
        let text = write_features(&communes.features, None).expect("written");
        std::fs::write(scratch.path().join(file), text).expect("saved");
    };
    write("old.geojson", &communes);
    let pairs: Vec<(usize, usize)> = communes.long.iter().step_by(7).copied().collect();
    let code = |communes: &Communes, place: usize| communes.features[place].0["code"].clone();
    let freed = code(&communes, pairs[0].1);
    let mut merged = BTreeSet::new();
    for &(a, b) in &pairs[..10] {
        merged.insert([code(&communes, a), code(&communes, b)].map(|c| c.to_string()));
        communes.features[b].0 = communes.features[a].0.clone();
    }
    for &pair in &pairs[10..13] {
        bend(&mut communes, pair);
    }
    for &(a, _) in &pairs[13..18] {
        let name = communes.features[a].0["nom"].as_str().expect("a name");
        let name = format!("{name}-la-Neuve");
        communes.features[a].0.insert("nom".into(), json!(name));
    }
    communes.features[pairs[13].0]
        .0
        .insert("code".into(), freed);
    write("new.geojson", &communes);
    let session = infer_in(
        scratch.path(),
        "old.geojson new.geojson --key code --name nom --region dep -o plan.toml",
    );
    assert_eq!(session.code, 0, "{session}");
    let found = plan_of(scratch.path());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for change in found.acts.iter().flat_map(|act| &act.changes) {
        let word = match change.get_ref() {
            Change::Merge(c) if c.units.len() == 2 => "merge",
            Change::MoveBorder(_) => "move_border",
            Change::Rename(_) => "rename",
            Change::Recode(_) => "recode",
            _ => "other",
        };
        *counts.entry(word).or_default() += 1;
    }
    let wanted = [
        ("merge", 10),
        ("move_border", 3),
        ("recode", 1),
        ("rename", 5),
    ];
    assert_eq!(counts, wanted.into_iter().collect(), "{session}");
    assert_eq!(merged.len(), 10);
}
