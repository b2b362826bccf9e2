//! The examples of docs/plan.md can be carried out and undone, with the figures that
//! it names.

use std::collections::BTreeMap;
use std::path::Path;

use aimaq::geodata::Source;
use aimaq::reform::{
    Applied, ApplyOptions, PlanSource, apply, find_region, find_unit, invert, parse, read_row_files,
};
use aimaq::territory::Territory;

/// The examples of the document: the head of all, each after it, and the file that
/// one of them names.
fn examples() -> (String, Vec<String>, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/plan.md");
    let text = std::fs::read_to_string(path).expect("the document");
    let (_, examples) = text.split_once("## Examples\n").expect("examples");
    let (examples, _) = examples.split_once("\n## ").expect("a next section");
    let blocks = |language: &str| -> Vec<String> {
        let begin = format!("```{language}\n");
        let blocks = examples.split(&begin).skip(1);
        let blocks = blocks.filter_map(|rest| Some(rest.split_once("```")?.0.to_owned()));
        blocks.collect()
    };
    let mut plans = blocks("toml");
    let head = plans.remove(0);
    (head, plans, blocks("csv").concat())
}

fn kazakhstan() -> Territory {
    let source = Source::named("kazakhstan").expect("embedded");
    source.open().expect("sound").territory
}

/// Carries an example out and undoes it.
fn carried_out(state: &Territory, text: &str, codes: &str) -> Applied {
    let mut plan = parse(text, "p.toml").unwrap_or_else(|e| panic!("{e}"));
    let texts = BTreeMap::from([("codes.csv".to_owned(), codes.to_owned())]);
    read_row_files(&mut plan, &texts).unwrap_or_else(|e| panic!("{e:?}"));
    let source = PlanSource::new(&plan, "p.toml", text);
    let options = ApplyOptions::default();
    let done = apply(source, state, &options).unwrap_or_else(|e| panic!("{e}"));
    invert(source, "p.toml", state, &options).unwrap_or_else(|e| panic!("{text}\n{e}"));
    done
}

#[test]
fn the_examples_of_the_document_do_what_it_says() {
    let (head, examples, codes) = examples();
    let state = kazakhstan();
    let done: Vec<Applied> = examples
        .iter()
        .map(|example| carried_out(&state, &format!("{head}\n{example}"), &codes))
        .collect();
    let [divided, moved, recoded, renamed] = done.as_slice() else {
        panic!("{} examples", done.len())
    };
    let people = |region: &str| {
        let id = find_region(&divided.after, region).expect("formed");
        divided.after.region_population(id)
    };
    assert_eq!(
        (people("Aktau Region"), people("Zhanaozen Region")),
        (509_802, 257_154)
    );
    let district = |t: &Territory| t.population(find_unit(t, "Mangistau District").expect("it"));
    assert_eq!(district(&moved.after), district(&moved.before) + 2_600);
    let coded = find_unit(&recoded.after, "code:471000000").expect("coded");
    assert_eq!(recoded.after.unit(coded).names.en, "Zhanaozen city");
    let renamed = find_unit(&renamed.after, "Mangghystau Region/Beineu District");
    renamed.unwrap_or_else(|e| panic!("{e:?}"));
}
