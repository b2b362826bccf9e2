//! What must hold before anything is carried out.

use jiff::civil::Date;

use super::Context;
use crate::diagnostic::Problem;
use crate::plan::{Act, Plan};
use crate::warning::Warning;

impl Context<'_> {
    pub(in crate::apply) fn check_head(&mut self, plan: &Plan) {
        if plan.territory != self.territory.name {
            self.problems.push(
                Problem::error(format!(
                    "the plan is for the territory `{}`, not for `{}`",
                    plan.territory, self.territory.name
                ))
                .hint("choose another with --territory"),
            );
        }
        for name in &plan.accept {
            if !Warning::NAMES.contains(&name.get_ref().as_str()) {
                let message = format!("no warning is called `{}`", name.get_ref());
                let problem = Problem::error(message).at(name.span());
                let known = Warning::NAMES.join(", ");
                self.problems
                    .push(problem.hint(format!("a plan can accept {known}")));
            }
        }
        let start = plan.as_of.0.max(self.territory.date);
        for act in &plan.acts {
            self.check_date(act, plan.as_of.0, start);
            if act.changes.is_empty() && act.unclear.is_empty() {
                let message = format!("{} changes nothing", act.label());
                let problem = Problem::error(message).at(act.effective.span());
                self.problems
                    .push(problem.hint("add `[[acts.changes]]` below it, or leave the act out"));
            }
        }
    }

    fn check_date(&mut self, act: &Act, as_of: Date, start: Date) {
        let day = act.effective.get_ref().0;
        let label = act.label();
        let problem = if day < as_of {
            Problem::error(format!(
                "{label} takes effect on {day}, before the plan's `as_of` {as_of}"
            ))
            .hint("set `as_of` to an earlier day, or mend the date")
        } else if day < start {
            Problem::error(format!(
                "{label} takes effect on {day}, before the state of {start} that it changes"
            ))
            .hint(format!("date it {start} or later"))
        } else {
            return;
        };
        self.problems.push(problem.at(act.effective.span()));
    }
}
