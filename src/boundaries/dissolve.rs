//! Features joined by a field, with sums of other fields.

use super::engine::joined_up;
use crate::words::{Tell, Told};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::Row;
use super::load::{Boundaries, BoundariesError};
use super::narrow::narrow_rings;
use super::sums::{SumError, Sums};
use crate::coverage::{DissolveLedger, LedgerError};
use crate::io::listed;
use crate::msg;
use crate::words::Message;

/// Field of the result that holds the number of units of a group.
pub const UNITS: &str = "units";

/// How features are joined.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DissolveOptions {
    /// The field whose equal values make a group.
    pub by: String,
    /// Only the first so many characters of the field's text count.
    pub prefix: Option<usize>,
    /// Fields to add up.
    pub sums: Vec<String>,
}

/// Groups with their land, and the sums that close.
#[derive(Debug, Clone, PartialEq)]
pub struct Dissolved {
    /// The groups in the order in which the features first name them; their
    /// fields are the grouping value, the sums and `units`.
    pub features: Vec<Row>,
    /// Units and area in and out.
    pub ledger: DissolveLedger,
    /// What should be known about the result.
    pub warnings: Vec<Message>,
}

/// Why features cannot be joined.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
#[non_exhaustive]
pub enum DissolveError {
    /// The boundaries or the grouping field do not do.
    Boundaries(#[from] BoundariesError),
    /// A field cannot be added up.
    Sum(#[from] SumError),
    /// A result would have two fields of one name.
    SameField {
        /// The name.
        field: String,
        /// What to do.
        what: Message,
    },
    /// A prefix of no characters.
    NoPrefix,
    /// What came out is not what went in.
    Ledger {
        /// The file.
        file: String,
        /// What differs.
        error: LedgerError,
    },
}

impl Tell for DissolveError {
    fn told(&self) -> Told {
        match self {
            Self::Boundaries(error) => error.told(),
            Self::Sum(error) => error.told(),
            Self::SameField { field, what } => {
                Told::new(msg!("error-same-field", field = field, what = what))
            }
            Self::NoPrefix => Told::new(msg!("error-no-prefix")),
            Self::Ledger { file, error } => Told::new(joined_up(error)).in_file(file),
        }
    }
}

/// Joins the features that have the same value in a field.
///
/// Every vertex of the result is bit for bit one of the boundaries, and
/// neighbouring groups go on sharing their borders.
///
/// # Errors
/// A feature without the field, a value that cannot be added up, the same
/// polygon twice, and land that is not conserved.
pub fn dissolve(
    boundaries: &Boundaries,
    options: &DissolveOptions,
) -> Result<Dissolved, DissolveError> {
    check_names(options)?;
    boundaries.without_duplicates()?;
    let groups = Groups::of(boundaries, options)?;
    let count = groups.values.len();
    let sums = options
        .sums
        .iter()
        .map(|field| Sums::of(boundaries, field, &groups.of, count))
        .collect::<Result<Vec<_>, _>>()?;
    let (shapes, ledger) = boundaries
        .coverage
        .dissolve_with_ledger(&groups.of, count)
        .map_err(|error| DissolveError::Ledger {
            file: boundaries.label.clone(),
            error,
        })?;
    let mut units = vec![0u64; count];
    groups
        .of
        .iter()
        .flatten()
        .for_each(|&g| units[g as usize] += 1);
    let mut features = Vec::with_capacity(count);
    for (group, (value, shape)) in groups.values.into_iter().zip(shapes).enumerate() {
        let mut fields = Map::new();
        fields.insert(options.by.clone(), value);
        fields.extend(sums.iter().map(|sum| (sum.field.clone(), sum.value(group))));
        fields.insert(UNITS.to_owned(), Value::from(units[group]));
        features.push(Row::from((fields, shape)));
    }
    let mut warnings: Vec<Message> = sums.iter().filter_map(without_value).collect();
    warnings.extend(narrow_rings(&features));
    Ok(Dissolved {
        features,
        ledger,
        warnings,
    })
}

fn without_value(sums: &Sums) -> Option<Message> {
    (!sums.missing.is_empty()).then(|| {
        let features = listed(&sums.missing);
        msg!("dissolve-missing", field = &sums.field, features = features)
    })
}

fn check_names(options: &DissolveOptions) -> Result<(), DissolveError> {
    if options.prefix == Some(0) {
        return Err(DissolveError::NoPrefix);
    }
    let names = || std::iter::once(&options.by).chain(&options.sums);
    for (i, name) in names().enumerate() {
        let what = if name == UNITS {
            msg!("error-rename-units")
        } else if names().skip(i + 1).any(|other| other == name) {
            msg!("error-name-once")
        } else {
            continue;
        };
        return Err(DissolveError::SameField {
            field: name.clone(),
            what,
        });
    }
    Ok(())
}

/// The group of each feature, and the value of each group.
struct Groups {
    of: Vec<Option<u32>>,
    values: Vec<Value>,
}

impl Groups {
    fn of(boundaries: &Boundaries, options: &DissolveOptions) -> Result<Groups, BoundariesError> {
        let mut known: FxHashMap<String, u32> = FxHashMap::default();
        let mut groups = Groups {
            of: Vec::new(),
            values: Vec::new(),
        };
        for (feature, properties) in boundaries.fields.iter().enumerate() {
            let mut text = boundaries.text(feature, &options.by)?;
            if let Some(prefix) = options.prefix {
                text = text.chars().take(prefix).collect();
            }
            let next = groups.values.len() as u32;
            let group = *known.entry(text).or_insert_with_key(|text| {
                groups.values.push(match options.prefix {
                    Some(_) => Value::String(text.clone()),
                    None => properties[&options.by].clone(),
                });
                next
            });
            groups.of.push(Some(group));
        }
        Ok(groups)
    }
}
