//! The areas of `aimaq series`: regions or units of a day or of a plan's outcome, or
//! groups of units.

use aimaq::batch::{Over, own_groups};
use aimaq::geodata::Source;
use aimaq::msg;
use aimaq::reform::Level;
use aimaq::series::{Series, Target, read_groups};
use aimaq::territory::nearest_names;
use aimaq::words::Names;
use aimaq::words::Value;

use super::Failure;
use super::job::Shared;
use super::keyword::{day, keyword};

/// How many areas a hint names.
const MOST_NAMED: usize = 30;

/// Which areas are meant.
#[derive(Debug, clap::Args)]
pub(crate) struct AreaArgs {
    /// Borders of this day (default: those of the data, or of the plan's outcome)
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) borders: Option<jiff::civil::Date>,
    /// Regions or units
    #[arg(long, value_parser = keyword::<Level>(), default_value = "regions")]
    level: Level,
    /// Groups of units instead: a table with the columns `unit` and `group` (and `status`, `lost` or
    /// `kept`, and `against`, the group to compare with), or `own` for those of the territory
    #[arg(long, value_name = "FILE|own", conflicts_with_all = ["borders", "level"])]
    groups: Option<String>,
    /// Put the groups together by their status: those that lost it, those that kept it
    #[arg(long, requires = "groups")]
    by_status: bool,
    /// Only areas of this name, in any language; repeatable
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
}

impl AreaArgs {
    pub(crate) fn over(&self, source: &Source, shared: &Shared) -> Result<Over, Failure> {
        let Some(groups) = &self.groups else {
            return Ok(Over::Level(self.level));
        };
        let (members, file) = match groups.as_str() {
            "own" => own_groups(source)?,
            path => {
                let text = shared.text_of(path.as_ref())?;
                (read_groups(&text, path)?, path.to_owned())
            }
        };
        Ok(match self.by_status {
            true => Over::Roles(members, file),
            false => Over::Groups(members, file),
        })
    }

    /// Keeps the areas that are asked for by name.
    pub(crate) fn choose(&self, series: &mut Series) -> Result<(), Failure> {
        if self.only.is_empty() {
            return Ok(());
        }
        for wanted in &self.only {
            let found = |line: &aimaq::series::Line| line.target.is_called(wanted);
            if !series.lines.iter().any(found) {
                return Err(unknown(wanted, series));
            }
        }
        let wanted =
            |line: &aimaq::series::Line| self.only.iter().any(|name| line.target.is_called(name));
        series.lines.retain(wanted);
        Ok(())
    }
}

/// No area is called so: those of a name near it, else some of all.
fn unknown(wanted: &str, series: &Series) -> Failure {
    let targets = series.lines.iter().map(|line| &line.target);
    let names = targets.clone().map(|target| &target.names);
    let near = nearest_names(wanted, targets.flat_map(Target::called));
    let failure = Failure::new(msg!("error-no-area", name = wanted));
    if let Some(near) = near.first() {
        return failure.hint(msg!("hint-near", near = *near));
    }
    let mut shown: Vec<&str> = names.map(Names::main).take(MOST_NAMED + 1).collect();
    let more = shown.len() > MOST_NAMED;
    shown.truncate(MOST_NAMED);
    let mut known = Value::from(shown.join(", "));
    if more {
        known = msg!("error-and-others", names = known).into();
    }
    failure.hint(msg!("hint-there-are", known = known))
}
