//! Regions that become one.

use super::{common_kind, given_seat};
use crate::applied_change::AppliedChange;
use crate::apply::create::{end_areas, former_region};
use crate::apply::ending::end_region_into;
use crate::apply::{Context, Outcome, Refused};
use crate::naming::same_name;
use crate::plan::Merge;
use aimaq_territory::{Kind, Region, RegionId, Seat, UnitId};
use aimaq_words::msg;

pub(super) fn merge(context: &mut Context<'_>, change: &Merge) -> Outcome {
    let regions = context.regions(&change.regions)?;
    let hint = msg!("hint-other-name");
    let name = context.region_name_free(&change.into, &regions, hint);
    let code = match &change.code {
        Some(code) => context.region_code_free(code, &regions),
        None => Ok(()),
    };
    let units = regions.iter().flat_map(|&r| context.territory.units_of(r));
    let units: Vec<UnitId> = units.map(|(id, _)| id).collect();
    let seat = given_seat(context, change, &units);
    let (Ok(()), Ok(()), Ok(seat)) = (name, code, seat) else {
        return Err(Refused);
    };
    let into = change.into.get_ref();
    let bears = |&&id: &&RegionId| {
        let region = context.territory.region(id);
        region.names.all().any(|n| same_name(n, into))
    };
    let continuing = regions.iter().find(bears).copied();
    let result = match continuing {
        Some(region) => region,
        None => begin(context, change, &regions),
    };
    let names = |&region| context.territory.region(region).names.clone();
    let parts = regions.iter().map(names).collect();
    for (&region, name) in regions.iter().zip(&change.regions) {
        if region != result {
            end_region_into(context, region, result, name.span(), change.into.span())?;
        }
    }
    finish(context, change, result, seat);
    context.touch_region(result, change.into.span());
    let done = AppliedChange::RegionsMerged {
        parts,
        into: context.region_subject(result),
    };
    context.done(done);
    Ok(())
}

/// A new region without units yet: centre and kind of the largest, whatever the
/// order of the list.
fn begin(context: &mut Context<'_>, change: &Merge, regions: &[RegionId]) -> RegionId {
    let names = change.names.with(change.into.get_ref());
    let (key, aliases) = former_region(context, &names.en);
    let t = &context.territory;
    let mut parts: Vec<(RegionId, &Region, u64)> = regions
        .iter()
        .map(|&id| (id, t.region(id), t.region_population(id)))
        .collect();
    parts.sort_by_key(|(id, _, people)| (std::cmp::Reverse(*people), *id));
    let kind = common_kind(parts.iter().map(|(_, r, people)| (&r.kind, *people)));
    let region = Region {
        key,
        names: names.clone(),
        aliases,
        kind: kind.unwrap_or_else(|| Kind(String::new())),
        centre: parts.iter().find_map(|(_, r, _)| r.centre.clone()),
        codes: Vec::new(),
        areas: Vec::new(),
        since: Some(context.day),
        ended: None,
    };
    let aliases = region.aliases.clone();
    let id = context.territory.add_region(region);
    context.territory.gazetteer.add_region(id, &names, &aliases);
    id
}

fn finish(context: &mut Context<'_>, change: &Merge, id: RegionId, seat: Option<Seat>) {
    end_areas(context, &[id]);
    let mut codes = context.territory.region(id).codes.clone();
    if let Some(code) = &change.code {
        context.begin_code(&mut codes, code.get_ref());
    }
    let region = context.territory.region_mut(id);
    region.codes = codes;
    if let Some(seat) = seat {
        region.centre = Some(seat.into());
    }
}
