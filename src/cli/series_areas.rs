//! The areas of `aimaq series`: regions or units of a day or of a plan's outcome, or
//! groups of units.

use aimaq::batch::{Over, own_groups};
use aimaq::geodata::Source;
use aimaq::io::read_text_in;
use aimaq::reform::Level;
use aimaq::series::{Series, read_groups};

use super::Failure;
use super::job::Shared;
use super::keyword::keyword;

/// Which areas are meant.
#[derive(Debug, clap::Args)]
pub(crate) struct AreaArgs {
    /// Borders of this day (default: those of the data, or of the plan's outcome)
    #[arg(long, value_name = "DATE")]
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
                let text = read_text_in(path.as_ref(), shared.encoding.as_deref())?;
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
        let known: Vec<String> = series
            .lines
            .iter()
            .map(|line| line.target.names.main().to_owned())
            .collect();
        for wanted in &self.only {
            let found = |line: &aimaq::series::Line| line.target.is_called(wanted);
            if !series.lines.iter().any(found) {
                let failure = Failure::new(format!("no area is called `{wanted}`"));
                let shown: Vec<&str> = known.iter().map(String::as_str).take(30).collect();
                return Err(failure.hint(format!("there are {}", shown.join(", "))));
            }
        }
        let wanted =
            |line: &aimaq::series::Line| self.only.iter().any(|name| line.target.is_called(name));
        series.lines.retain(wanted);
        Ok(())
    }
}
