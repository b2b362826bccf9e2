//! `recode_table` and `rename_table`: many rows that apply at once, so that codes and
//! names may change hands among them.

use std::ops::Range;

use toml::Spanned;

use super::rename::{give_region_name, give_unit_name};
use super::{Context, Outcome, Refused, TargetId, named_twice};
use crate::applied_change::AppliedChange;
use crate::diagnostic::Problem;
use crate::naming::same_name;
use crate::plan::{Recode, Rename, RowTable, Target};
use aimaq_territory::{RegionId, UnitId};
use aimaq_words::{Message, msg};

pub(super) fn recode(
    context: &mut Context<'_>,
    table: &RowTable<Recode>,
    span: Range<usize>,
) -> Outcome {
    let named = resolved(context, table, span, |row| &row.target)?;
    each_row(context, table, |context, i, row| {
        let same = |j: usize| table.rows[j].code.get_ref() == row.code.get_ref();
        let beside = |j: usize| named.ids[i].same_level(&named.ids[j]);
        if (0..i).any(|j| beside(j) && same(j)) {
            let message = msg!("problem-rows-code", code = row.code.get_ref());
            return Err(twice(context, message, &row.code));
        }
        match &named.ids[i] {
            Id::Unit(_) => context.unit_code_free(&row.code, &named.units),
            Id::Region(_) => context.region_code_free(&row.code, &named.regions),
        }
    })?;
    for (id, row) in named.ids.iter().zip(&table.rows) {
        let t = &context.territory;
        let mut codes = match *id {
            Id::Unit(id) => t.unit(id).codes.clone(),
            Id::Region(id) => t.region(id).codes.clone(),
        };
        context.begin_code(&mut codes, row.code.get_ref());
        match *id {
            Id::Unit(id) => context.territory.unit_mut(id).codes = codes,
            Id::Region(id) => context.territory.region_mut(id).codes = codes,
        }
    }
    context.done(AppliedChange::RecodedMany {
        rows: table.rows.len(),
    });
    Ok(())
}

pub(super) fn rename(
    context: &mut Context<'_>,
    table: &RowTable<Rename>,
    span: Range<usize>,
) -> Outcome {
    let named = resolved(context, table, span, |row| &row.target)?;
    each_row(context, table, |context, i, row| {
        let beside = |j: usize| match (&named.ids[i], &named.ids[j]) {
            (Id::Unit(a), Id::Unit(b)) => {
                context.territory.unit(*a).region == context.territory.unit(*b).region
            }
            (a, b) => a.same_level(b),
        };
        let same = |j: usize| same_name(table.rows[j].to.get_ref(), row.to.get_ref());
        if (0..i).any(|j| beside(j) && same(j)) {
            let message = msg!("problem-rows-name", name = row.to.get_ref());
            return Err(twice(context, message, &row.to));
        }
        match named.ids[i] {
            Id::Unit(id) => context.new_name_free(id, &row.to, &named.units),
            Id::Region(_) => {
                context.region_name_free(&row.to, &named.regions, msg!("hint-other-name"))
            }
        }
    })?;
    for (id, row) in named.ids.iter().zip(&table.rows) {
        match *id {
            Id::Unit(id) => give_unit_name(context, id, row),
            Id::Region(id) => give_region_name(context, id, row),
        }
    }
    context.done(AppliedChange::RenamedMany {
        rows: table.rows.len(),
    });
    Ok(())
}

/// Asks of every row whether it may apply; all are asked, so that all faults are told.
fn each_row<T>(
    context: &mut Context<'_>,
    table: &RowTable<T>,
    mut may: impl FnMut(&mut Context<'_>, usize, &T) -> Outcome,
) -> Outcome {
    let mut outcome = Ok(());
    for (i, row) in table.rows.iter().enumerate() {
        let free = context.in_row(place(table, i), |context| may(context, i, row));
        if free.is_err() {
            outcome = Err(Refused);
        }
    }
    outcome
}

/// Two rows give the same.
fn twice(context: &mut Context<'_>, message: Message, given: &Spanned<String>) -> Refused {
    let problem = Problem::error(message).hint(msg!("hint-mend-one"));
    context.report(problem, given.span())
}

/// What a row is about.
#[derive(Clone, Copy, PartialEq)]
enum Id {
    Unit(UnitId),
    Region(RegionId),
}

impl Id {
    fn same_level(&self, other: &Self) -> bool {
        matches!(self, Self::Unit(_)) == matches!(other, Self::Unit(_))
    }
}

/// What the rows are about.
struct Named {
    ids: Vec<Id>,
    units: Vec<UnitId>,
    regions: Vec<RegionId>,
}

fn resolved<T>(
    context: &mut Context<'_>,
    table: &RowTable<T>,
    span: Range<usize>,
    target: impl Fn(&T) -> &Target,
) -> Result<Named, Refused> {
    if table.rows.is_empty() {
        let problem = match &table.file {
            Some(file) => Problem::error(msg!("problem-no-row-read", file = file.get_ref())),
            None => Problem::error(msg!("problem-no-rows")),
        };
        return Err(context.report(problem.hint(msg!("hint-file-or-rows")), span));
    }
    let mut named = Named {
        ids: Vec::new(),
        units: Vec::new(),
        regions: Vec::new(),
    };
    let mut refused = false;
    for (i, row) in table.rows.iter().enumerate() {
        let (Target::Unit(text) | Target::Region(text)) = target(row);
        let found = context.in_row(place(table, i), |context| {
            let id = match context.target(target(row))? {
                TargetId::Unit(id) => Id::Unit(id),
                TargetId::Region(id) => Id::Region(id),
            };
            if named.ids.contains(&id) {
                let problem = named_twice(text.get_ref());
                return Err(context.report(problem, text.span()));
            }
            Ok(id)
        });
        match found {
            Ok(id) => named.ids.push(id),
            Err(Refused) => refused = true,
        }
    }
    for id in &named.ids {
        match *id {
            Id::Unit(id) => named.units.push(id),
            Id::Region(id) => named.regions.push(id),
        }
    }
    if refused { Err(Refused) } else { Ok(named) }
}

/// The file and the line of a row; nothing for a row of the plan.
fn place<T>(table: &RowTable<T>, row: usize) -> Option<(&str, u64)> {
    let file = table.file.as_ref()?;
    Some((file.get_ref(), *table.lines.get(row)?))
}
