//! What must hold before anything is carried out.

use jiff::civil::Date;

use super::Context;
use crate::diagnostic::Problem;
use crate::plan::{Act, Plan};
use crate::warning::Warning;
use aimaq_words::msg;

impl Context<'_> {
    pub(in crate::apply) fn check_head(&mut self, plan: &Plan) {
        if plan.territory != self.territory.name {
            self.problems.push(
                Problem::error(msg!(
                    "problem-other-territory",
                    plan = &plan.territory,
                    here = &self.territory.name
                ))
                .hint(msg!("hint-other-territory")),
            );
        }
        for name in &plan.accept {
            if !Warning::NAMES.contains(&name.get_ref().as_str()) {
                let message = msg!("problem-no-warning", name = name.get_ref());
                let problem = Problem::error(message).at(name.span());
                let known = Warning::NAMES.join(", ");
                self.problems
                    .push(problem.hint(msg!("hint-can-accept", known = known)));
            }
        }
        let start = plan.as_of.0.max(self.territory.date);
        for act in &plan.acts {
            self.check_date(act, plan.as_of.0, start);
            if act.changes.is_empty() && act.unclear.is_empty() {
                let message = msg!("problem-act-empty", act = act.called());
                let problem = Problem::error(message).at(act.effective.span());
                self.problems.push(problem.hint(msg!("hint-act-empty")));
            }
        }
    }

    fn check_date(&mut self, act: &Act, as_of: Date, start: Date) {
        let day = act.effective.get_ref().0;
        let act_called = act.called();
        let problem = if day < as_of {
            Problem::error(msg!(
                "problem-before-plan",
                act = act_called,
                day = day,
                start = as_of
            ))
            .hint(msg!("hint-earlier-plan"))
        } else if day < start {
            Problem::error(msg!(
                "problem-before-state",
                act = act_called,
                day = day,
                start = start
            ))
            .hint(msg!("hint-later-act", start = start.to_string()))
        } else {
            return;
        };
        self.problems.push(problem.at(act.effective.span()));
    }
}
