//! A variant as a plan file.

use std::fmt::Write as _;

use super::base::SweepBase;
use super::variants::Variant;
use aimaq_reform::{Applied, ApplyOptions, Diagnostics, PlanSource, apply, parse};
use aimaq_territory::Territory;

/// The plan that a variant is of, with an act behind it that makes the variant. `plan` is
/// its text; empty where there is none, and then the territory is as it is.
///
/// # Errors
/// If the plan so made cannot be applied, with its problems.
pub fn variant_plan(
    base: &SweepBase,
    (applied, plan): (&Applied, &str),
    options: &ApplyOptions,
    variant: &Variant,
) -> Result<String, Diagnostics> {
    let after = &applied.after;
    let mut text = match plan.trim().is_empty() {
        true => format!(
            "title = \"{}\"\nterritory = \"{}\"\nas_of = {}\n",
            after.title.main(),
            after.name,
            after.date
        ),
        false => plan.trim_end().to_owned() + "\n",
    };
    let _ = write!(text, "\n[[acts]]\neffective = {}\n", after.date);
    for change in changes(base, after, variant) {
        let _ = write!(text, "\n[[acts.changes]]\n{change}\n");
    }
    let file = "the plan of the variant";
    let parsed = parse(&text, file)?;
    apply(
        PlanSource::new(&parsed, file, &text),
        &applied.before,
        options,
    )?;
    Ok(text)
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A name that no region has: that of another with the next number.
fn free_name(after: &Territory, name: &str) -> String {
    let mut numbered = (2..).map(|number| format!("{name} {number}"));
    let taken = |wanted: &str| {
        let mut regions = after.regions.iter();
        regions.any(|region| region.names.main() == wanted)
    };
    let free = numbered.find(|wanted| !taken(wanted));
    free.unwrap_or_else(|| name.to_owned())
}

fn changes(base: &SweepBase, after: &Territory, variant: &Variant) -> Vec<String> {
    match variant {
        Variant::Moves(_) => {
            let moved = base.moved(variant).into_iter();
            let change = |(unit, region)| {
                let unit = quoted(&after.path(unit));
                let to = quoted(after.region(region).names.main());
                format!("transfer = {{ units = [{unit}], to = {to} }}")
            };
            moved.map(change).collect()
        }
        Variant::Split {
            region,
            units,
            at,
            names,
        } => {
            let name = quoted(&free_name(
                after,
                after.region(base.region(*region)).names.main(),
            ));
            let centre = quoted(names.main());
            let paths = units
                .iter()
                .map(|unit| quoted(&after.path(base.unit(*unit))));
            let units = paths.collect::<Vec<_>>().join(", ");
            let place = format!("[{}, {}]", at.x, at.y);
            vec![format!(
                "create = {{ region = {name}, centre = {centre}, position = {place}, units = [{units}] }}"
            )]
        }
        Variant::Centre {
            region, at, names, ..
        } => {
            let region = quoted(after.region(base.region(*region)).names.main());
            let centre = quoted(names.main());
            let place = format!("[{}, {}]", at.x, at.y);
            vec![format!(
                "move_centre = {{ region = {region}, centre = {centre}, position = {place} }}"
            )]
        }
    }
}
