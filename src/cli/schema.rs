//! `aimaq schema`: the JSON schema of a plan.

use super::{Console, Outcome, Status};

pub(crate) fn run(console: &mut Console) -> Outcome {
    console.print(&aimaq::reform::plan_schema())?;
    Ok(Status::Done)
}
