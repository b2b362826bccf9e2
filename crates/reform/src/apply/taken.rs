//! Names and codes that somebody has already on the day of the act.

use std::ops::Range;

use toml::Spanned;

use super::{Context, Outcome};
use crate::applied_change::Subject;
use crate::diagnostic::Problem;
use crate::naming::{called, same_name};
use crate::warning::Warning;
use aimaq_territory::{Names, RegionId, UnitId};
use aimaq_words::{Message, Value, msg};

fn bears(names: &Names, name: &str) -> bool {
    names.all().any(|n| same_name(n, name))
}

impl Context<'_> {
    /// Refuses a name for a unit of a region that another one there bears, unless the
    /// plan accepts two of one name and codes tell them apart: whether the unit will
    /// have one is `coded`.
    pub(super) fn unit_name_free(
        &mut self,
        region: RegionId,
        name: &Spanned<String>,
        but: &[UnitId],
        coded: bool,
    ) -> Outcome {
        let t = &self.territory;
        let named = t.gazetteer.units_named(name.get_ref()).iter().copied();
        let twin = named.filter(|id| !but.contains(id)).find(|&id| {
            let other = t.unit(id);
            other.exists() && other.region == region && bears(&other.names, name.get_ref())
        });
        let Some(twin) = twin else {
            return Ok(());
        };
        let unit = called(t, twin);
        let message = msg!("problem-unit-exists", unit = unit, day = self.day);
        if !(coded && t.unit(twin).code_on(self.day).is_some()) {
            let problem = Problem::error(message).hint(msg!("hint-other-name"));
            return Err(self.report(problem, name.span()));
        }
        let mut problem = Problem::refused(Warning::SameName {
            name: Names::new(name.get_ref().clone()),
            other: Subject::of_unit(t, twin),
            path: t.path(twin),
        });
        problem.message = message;
        self.report(problem, name.span());
        Ok(())
    }

    /// The same for a unit that is there and gets a new name.
    pub(super) fn new_name_free(
        &mut self,
        unit: UnitId,
        name: &Spanned<String>,
        but: &[UnitId],
    ) -> Outcome {
        let own = self.territory.unit(unit);
        let (region, coded) = (own.region, own.code_on(self.day).is_some());
        self.unit_name_free(region, name, but, coded)
    }

    /// Looks for a unit of the region that bears the name of one that comes to it.
    /// Two of one name stop the plan unless it accepts that, and need codes to be
    /// told apart.
    pub(super) fn names_apart(
        &mut self,
        unit: UnitId,
        region: RegionId,
        span: Range<usize>,
    ) -> Outcome {
        let own = self.territory.unit(unit).names.en.clone();
        let named = self.territory.gazetteer.units_named(&own);
        let twin = named.iter().copied().find(|&id| {
            let other = self.territory.unit(id);
            let here = other.exists() && other.region == region;
            here && id != unit && bears(&other.names, &own)
        });
        twin.map_or(Ok(()), |twin| self.same_name(unit, twin, span))
    }

    /// Reports two units of one name that meet in a region.
    pub(super) fn same_name(&mut self, unit: UnitId, twin: UnitId, span: Range<usize>) -> Outcome {
        let t = &self.territory;
        let own = &t.unit(unit).names;
        let warning = Warning::SameName {
            name: own.clone(),
            other: Subject::of_unit(t, twin),
            path: t.path(twin),
        };
        let coded = |id: UnitId| t.unit(id).code_on(self.day).is_some();
        if !(coded(unit) && coded(twin)) {
            let problem = Problem::error(warning.message()).hint(msg!("hint-same-name"));
            return Err(self.report(problem, span));
        }
        self.report(Problem::refused(warning), span);
        Ok(())
    }

    /// Refuses a name that another region bears.
    pub(super) fn region_name_free(
        &mut self,
        name: &Spanned<String>,
        but: &[RegionId],
        hint: Message,
    ) -> Outcome {
        let named = self.territory.gazetteer.regions_named(name.get_ref());
        let twin = named.iter().any(|id| {
            let region = self.territory.region(*id);
            region.exists() && !but.contains(id) && bears(&region.names, name.get_ref())
        });
        if !twin {
            return Ok(());
        }
        let message = msg!(
            "problem-region-exists",
            name = name.get_ref(),
            day = self.day
        );
        Err(self.report(Problem::error(message).hint(hint), name.span()))
    }

    /// Refuses a code that another unit holds.
    pub(super) fn unit_code_free(&mut self, code: &Spanned<String>, but: &[UnitId]) -> Outcome {
        let day = self.day;
        let text = code.get_ref().as_str();
        let t = &self.territory;
        let holder = t
            .living_units()
            .find(|(id, u)| !but.contains(id) && u.code_on(day) == Some(text))
            .map(|(id, _)| Value::from(called(t, id)));
        let digits = t.code_system.digits.units;
        self.code_free(code, holder, digits)
    }

    /// Refuses a code that another region holds.
    pub(super) fn region_code_free(&mut self, code: &Spanned<String>, but: &[RegionId]) -> Outcome {
        let day = self.day;
        let text = code.get_ref().as_str();
        let t = &self.territory;
        let holder = t
            .living_regions()
            .find(|(id, r)| !but.contains(id) && r.code_on(day) == Some(text))
            .map(|(_, region)| Value::from(&region.names));
        let digits = t.code_system.digits.regions;
        self.code_free(code, holder, digits)
    }

    fn code_free(
        &mut self,
        code: &Spanned<String>,
        holder: Option<Value>,
        digits: usize,
    ) -> Outcome {
        if let Some(holder) = holder {
            let hint = msg!("hint-recode-first", holder = holder.clone());
            let message = msg!(
                "problem-code-taken",
                holder = holder,
                code = code.get_ref(),
                day = self.day
            );
            return Err(self.report(Problem::error(message).hint(hint), code.span()));
        }
        self.well_formed(code, digits)
    }

    /// Codes of a level with a fixed length have that length.
    fn well_formed(&mut self, code: &Spanned<String>, digits: usize) -> Outcome {
        let text = code.get_ref();
        let wrong_length = digits > 0 && text.len() != digits;
        if text.is_empty() || wrong_length {
            let system = &self.territory.code_system.name;
            let message = msg!("problem-no-code-of-system", code = text, system = system);
            let hint = match digits {
                0 => msg!("hint-no-code"),
                digits => msg!("hint-code-digits", n = digits),
            };
            return Err(self.report(Problem::error(message).hint(hint), code.span()));
        }
        Ok(())
    }
}
