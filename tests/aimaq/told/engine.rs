//! What the engine refuses.

use super::*;

fn builds() -> [BuildError; 4] {
    let ring = RingPlace {
        unit: 1.into(),
        polygon: 0,
        ring: 0,
    };
    let at = geo_types::Coord { x: 500.0, y: 0.0 };
    let place = VertexPlace {
        ring,
        vertex: 0,
        at,
    };
    [
        BuildError::NotFinite(place),
        BuildError::OutOfRange(place),
        BuildError::TooFewVertices { ring, vertices: 2 },
        BuildError::TooLarge {
            vertices: 9,
            max: 8,
        },
    ]
}

#[test]
fn what_the_engine_refuses_is_told_in_every_language() {
    let (x, y, unit) = (1.0, 2.0, 1.into());
    for error in builds() {
        told(&[
            &EngineError::from(error.clone()),
            &JoinError::Build(error.clone()),
            &VintageError::Build { file: one(), error },
        ]);
    }
    let cleans = [
        CleanError::Option {
            option: "snap_m",
            value: -1.0,
        },
        CleanError::Tangled { x, y },
        CleanError::Restless {
            snap_m: 0.5,
            before: 1,
            after: 2,
        },
        CleanError::Ledger { residual_m2: 1.0 },
        CleanError::OuterBorder { x, y },
        CleanError::UnitLost { unit },
    ];
    for error in cleans {
        told(&[
            &EngineError::from(error.clone()),
            &JoinError::Clean(error.clone()),
            &FolderError::Clean(error),
        ]);
    }
    told(&[&EngineError::from(CheckError::Tangled { x, y })]);
    let ledgers = [
        LedgerError::Area {
            area_in: 1.0,
            area_out: 2.0,
        },
        LedgerError::OuterBorder { x, y },
        LedgerError::Group {
            unit,
            group: 1,
            groups: 1,
        },
    ];
    for error in ledgers {
        told(&[&DissolveError::Ledger { file: one(), error }]);
    }
    let thin = [
        coverage::SimplifyError::TooFar {
            x,
            y,
            metres: 1.0,
            tolerance_m: 0.5,
        },
        coverage::SimplifyError::Count {
            what: "parts",
            before: 1,
            after: 2,
        },
        coverage::SimplifyError::Neighbours { x, y },
        coverage::SimplifyError::Vertices { x, y },
        coverage::SimplifyError::Land { unit, x, y },
        coverage::SimplifyError::Together { x, y },
    ];
    for error in thin {
        told(&[&SimplifyError::Ledger { file: one(), error }]);
    }
}
