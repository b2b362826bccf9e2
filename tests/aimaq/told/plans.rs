//! Errors of plans, tables and measures.

use super::*;

#[test]
fn errors_of_plans_and_measures_are_told_in_every_language() {
    let start = || (one(), date(2022, 6, 8));
    told(&[
        &StandardsError::NotStandards {
            line: 1,
            what: what(),
        },
        &StandardsError::NotALength { rule: 1, km: -1.0 },
        &DraftsError {
            first: start(),
            second: start(),
        },
        &ComposeError::Dates {
            to: date(2022, 6, 8),
            from: date(2022, 6, 9),
        },
        &ComposeError::Levels,
        &ComposeError::Missing(one()),
        &CrosswalkError::NoSeal { file: one() },
        &CrosswalkError::Broken { file: one() },
        &CrosswalkError::Content {
            file: one(),
            message: what(),
        },
        &InvertError::Differs(vec![one()]),
        &InvertError::Write(one()),
        &DraftError::Toml(what()),
        &DraftError::Form,
        &DraftError::NoAct(0),
        &DraftError::NoChange(ChangePlace { act: 0, change: 0 }),
        &DraftError::ActKey(one()),
        &DraftError::Day(one()),
        &DraftError::Change,
        &DraftError::Value,
        &TableError {
            file: one(),
            line: 1,
            message: what(),
        },
        &Diagnostics::alone(Problem::error(msg!("toml-deep"))),
        &ChoiceError::Number {
            wanted: 2,
            sites: 1,
        },
        &ChoiceError::NoClients,
        &NetworkError::NoRoad,
        &NetworkError::Crowded {
            at: geo_types::Coord { x: 1.0, y: 2.0 },
        },
        &CandidateError::Unknown {
            name: one(),
            near: Some(one()),
        },
        &CandidateError::Unknown {
            name: one(),
            near: None,
        },
        &SplitError::TooFew { parts: 2, units: 1 },
        &SplitError::Impossible {
            parts: 2,
            units: 1,
            people: 5.0,
        },
        &SplitError::NotFound {
            parts: 2,
            units: 1,
            people: 5.0,
        },
        &NoColumn {
            key: one(),
            known: vec![one()],
        },
    ]);
}
