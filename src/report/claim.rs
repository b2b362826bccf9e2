//! The section of the report that holds the claim of a territory against its figures.

use super::Section;
use crate::msg;
use crate::series::Claim;
use crate::territory::TestedClaim;
use crate::words::Value;

/// What is claimed, what the figures say, and what they cannot say.
pub(super) fn section(claim: &Claim, tested: &TestedClaim) -> Section {
    let mut tables = claim.tables.clone();
    if let Some(first) = tables.first_mut() {
        let mut notes = vec![Value::from(&tested.says)];
        notes.extend(tested.note.iter().map(Value::from));
        notes.append(&mut first.notes);
        first.notes = notes;
    }
    Section::new("claim", msg!("claim-heading"), tables).finding(Some(claim.finding.clone()))
}
