//! Errors of options and jobs.

use super::*;

fn options() -> Vec<OptionError> {
    let mut all = Vec::new();
    for asker in [Asker::CommandLine, Asker::Manifest, Asker::Record] {
        let [option, other] = ["plan", "tolerance_km"].map(|field| asker.name(field));
        let word = "1"
            .parse::<aimaq::measure::Metric>()
            .expect_err("no metric");
        let file = one();
        all.extend([
            OptionError::Missing {
                option: option.clone(),
            },
            OptionError::NotALength {
                option: other.clone(),
                km: -1.0,
            },
            OptionError::NotADay {
                option: other.clone(),
                given: one(),
            },
            OptionError::Unknown {
                option: other.clone(),
                word,
            },
            OptionError::NotABox {
                option: other.clone(),
                error: MapBoxError::Numbers,
            },
            OptionError::NotABox {
                option: other.clone(),
                error: MapBoxError::Longitudes,
            },
            OptionError::NotABox {
                option: other.clone(),
                error: MapBoxError::Latitudes,
            },
            OptionError::Alone {
                option: option.clone(),
                other: other.clone(),
            },
            OptionError::NeedsKey {
                option: option.clone(),
                other: other.clone(),
            },
            OptionError::UnscaledSeats {
                option: option.clone(),
            },
            OptionError::NotRead {
                option: other.clone(),
                file: file.clone(),
                read: vec![],
            },
            OptionError::NotRead {
                option: other.clone(),
                file,
                read: vec![one()],
            },
            OptionError::Contradiction { option, other },
        ]);
    }
    all
}

#[test]
fn errors_of_options_are_told_in_every_language() {
    for error in options() {
        told(&[&error, &JobError::Option(error.clone())]);
    }
}

#[test]
fn errors_of_jobs_are_told_in_every_language() {
    let early = HistoryError::TooEarly {
        territory: one(),
        day: date(1990, 1, 1),
        first: date(2000, 1, 1),
    };
    let points = |swapped| JobError::PointsOutside {
        file: one(),
        outside: 7,
        points: 9,
        swapped,
    };
    told(&[
        &JobError::UnknownPlan {
            name: one(),
            known: one(),
        },
        &JobError::NoPlan(one()),
        &JobError::UnknownRules {
            name: one(),
            known: one(),
        },
        &JobError::NoBoundaries(one()),
        &points(0),
        &points(6),
        &JobError::NoDemand(one()),
        &JobError::NoSeries {
            territory: one(),
            file: "1.csv",
            hint: msg!("hint-name-table"),
        },
        &JobError::Unrecorded,
        &JobError::Together(file()),
        &JobError::History(early),
        &JobError::Lacking(Lacking::Roads),
        &JobError::Lacking(Lacking::OfficeRules),
        &JobError::Draw(DrawError::Empty),
        &RecordError::NotARecord(what()),
        &RecordError::NoSuchInput(one()),
        &VerifyError::Record {
            path: "1".into(),
            error: RecordError::NotARecord(what()),
        },
        &PartialError::TooMany {
            file: one(),
            error: TooMany,
        },
        &PartialError::NoPartial {
            file: one(),
            what: msg!("error-partial-cut"),
        },
        &PartialError::Different {
            file: one(),
            first: one(),
            what: msg!("error-differs-inputs"),
        },
        &FetchedError::NoCache,
        &FetchedError::NoBoundaries(one()),
        &FetchedError::Changed {
            set: one(),
            file: "1".into(),
            found: one(),
            expected: one(),
        },
        &FontError::Unknown(one()),
        &FontError::NoFont {
            file: one(),
            error: DrawError::Font,
        },
        &RoadError::Elsewhere {
            file: one(),
            points: 3,
            most_km: 1.5,
        },
        &LookError::At {
            file: one(),
            line: 1,
            what: msg!("error-look-one-colour", name = "1"),
        },
        &MissingFile {
            set: one(),
            file: "1".into(),
        },
        &RemoteListError::Name(one()),
    ]);
}
