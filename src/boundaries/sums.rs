//! Sums of fields: whole numbers exactly, others as floating point.

use crate::msg;
use crate::words::{Tell, Told};
use serde_json::{Number, Value};

use super::load::{Boundaries, BoundariesError};

/// Sums of one field over groups.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sums {
    pub(super) field: String,
    whole: Vec<i128>,
    rest: Vec<f64>,
    /// What went in, added up feature by feature.
    total: (i128, f64),
    /// Features without a value, counted from 1.
    pub(super) missing: Vec<usize>,
}

impl Sums {
    /// Adds a field up over the groups of the features. An empty value counts
    /// as none.
    pub(super) fn of(
        boundaries: &Boundaries,
        field: &str,
        group_of: &[Option<u32>],
        groups: usize,
    ) -> Result<Sums, SumError> {
        let mut sums = Sums {
            field: field.to_owned(),
            whole: vec![0; groups],
            rest: vec![0.0; groups],
            total: (0, 0.0),
            missing: Vec::new(),
        };
        let known = |properties: &serde_json::Map<String, Value>| properties.contains_key(field);
        if !boundaries.fields.iter().any(known) {
            return Err(boundaries.no_field(0, field).into());
        }
        for (feature, properties) in boundaries.fields.iter().enumerate() {
            let Some(group) = group_of.get(feature).copied().flatten() else {
                continue;
            };
            match amount(properties.get(field)) {
                Ok(Amount::Whole(n)) => {
                    sums.whole[group as usize] += i128::from(n);
                    sums.total.0 += i128::from(n);
                }
                Ok(Amount::Real(x)) => {
                    sums.rest[group as usize] += x;
                    sums.total.1 += x;
                }
                Ok(Amount::Nothing) => sums.missing.push(feature + 1),
                Err(value) => return Err(wrong(boundaries, feature, field, value)),
            }
        }
        sums.close()
    }

    pub(super) fn value(&self, group: usize) -> Value {
        let (whole, rest) = (self.whole[group], self.rest[group]);
        let number = match i64::try_from(whole) {
            Ok(n) if rest == 0.0 => Some(Number::from(n)),
            _ => Number::from_f64(whole as f64 + rest),
        };
        number.map_or(Value::Null, Value::Number)
    }

    /// Whether the groups hold what the features held: whole numbers exactly,
    /// others but for rounding.
    fn close(self) -> Result<Sums, SumError> {
        let (whole, rest) = (
            self.whole.iter().sum::<i128>(),
            self.rest.iter().sum::<f64>(),
        );
        let size: f64 = self.rest.iter().map(|x| x.abs()).sum();
        if whole == self.total.0 && (rest - self.total.1).abs() <= 1e-9 * size {
            return Ok(self);
        }
        Err(SumError::NotConserved {
            field: self.field,
            before: self.total.0 as f64 + self.total.1,
            after: whole as f64 + rest,
        })
    }
}

/// Why a field cannot be added up.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum SumError {
    /// No feature has the field.
    Field(#[from] BoundariesError),
    /// A value is no number.
    NoNumber {
        /// The file.
        file: String,
        /// The feature, counted from 1.
        feature: usize,
        /// The field.
        field: String,
        /// Its value.
        value: String,
    },
    /// The groups do not hold what the features held.
    NotConserved {
        /// The field.
        field: String,
        /// The sum over the features.
        before: f64,
        /// The sum over the groups.
        after: f64,
    },
}

impl Tell for SumError {
    fn told(&self) -> Told {
        match self {
            Self::Field(error) => error.told(),
            Self::NoNumber {
                file,
                feature,
                field,
                value,
            } => Told::new(msg!(
                "error-no-number-to-add",
                file = file,
                feature = feature.to_string(),
                value = value,
                field = field,
            )),
            Self::NotConserved {
                field,
                before,
                after,
            } => Told::new(msg!(
                "error-not-conserved",
                field = field,
                before = before.to_string(),
                after = after.to_string(),
            )),
        }
    }
}

fn wrong(boundaries: &Boundaries, feature: usize, field: &str, value: String) -> SumError {
    SumError::NoNumber {
        file: boundaries.label.clone(),
        feature: feature + 1,
        field: field.to_owned(),
        value,
    }
}

enum Amount {
    Whole(i64),
    Real(f64),
    Nothing,
}

fn amount(value: Option<&Value>) -> Result<Amount, String> {
    match value {
        None | Some(Value::Null) => Ok(Amount::Nothing),
        Some(Value::Number(n)) => Ok(match (n.as_i64(), n.as_f64()) {
            (Some(whole), _) => Amount::Whole(whole),
            (None, Some(real)) => Amount::Real(real),
            (None, None) => Amount::Nothing,
        }),
        Some(Value::String(text)) => number_in(text.trim()).ok_or_else(|| text.clone()),
        Some(other) => Err(other.to_string()),
    }
}

fn number_in(text: &str) -> Option<Amount> {
    if text.is_empty() {
        return Some(Amount::Nothing);
    }
    if let Ok(whole) = text.parse() {
        return Some(Amount::Whole(whole));
    }
    let real: f64 = text.parse().ok()?;
    real.is_finite().then_some(Amount::Real(real))
}
