//! Errors of boundaries and territories.

use super::*;

#[test]
fn errors_of_boundaries_and_territories_are_told_in_every_language() {
    let field = |empty| BoundariesError::NoField {
        file: one(),
        feature: 1,
        field: one(),
        empty,
        fields: one(),
    };
    told(&[
        &BoundariesError::Empty { file: one() },
        &BoundariesError::NotPolygons {
            file: one(),
            feature: 1,
            kind: "point",
        },
        &BoundariesError::Duplicate {
            file: one(),
            first: 1,
            second: 2,
        },
        &field(true),
        &field(false),
        &DissolveError::NoPrefix,
        &DissolveError::SameField {
            field: one(),
            what: msg!("error-name-once"),
        },
        &JoinError::Nothing {
            features: 3,
            date: date(2022, 6, 8),
            example: one(),
        },
        &JoinError::LostZeros {
            written: one(),
            meant: one(),
            unit: one(),
        },
        &DataError::Unknown {
            name: one(),
            known: one(),
        },
        &DataError::Missing { files: vec![one()] },
        &DataError::Missing {
            files: vec![one(), one()],
        },
        &LookupError::NoColumn {
            file: one(),
            wanted: vec!["`1`".to_owned(), "`2`".to_owned()],
            there: one(),
        },
        &FolderError::Several {
            code: one(),
            field: one(),
            first: one(),
            second: one(),
        },
        &FolderError::Short {
            code: one(),
            prefix: 2,
        },
        &FolderError::People(msg!("error-not-whole-people", text = "1")),
        &SeriesError::Line {
            file: one(),
            line: 1,
            message: msg!("error-series-no-unit"),
        },
        &periods("x").expect_err("no period"),
    ]);
}
