//! People out of features of points, one feature after the other.

use crate::msg;
use crate::words::Message;
use geo_types::Coord;

use super::demand_file::{field_called, no_field, wanted};
use crate::io::{Feature, InputError};
use crate::numeral;

/// Takes the people out of features.
#[derive(Debug)]
pub(in crate::batch) struct FeaturePeople<'a> {
    label: &'a str,
    wanted: &'a [&'a str],
    /// The field that holds the people, from the first feature on that has one.
    field: Option<String>,
    /// The fields of the first feature.
    known: Vec<String>,
    /// Features that were looked at.
    seen: usize,
}

impl<'a> FeaturePeople<'a> {
    /// `field` holds the people, or a field with a usual name; `label` names the file in
    /// errors.
    pub(in crate::batch) fn new(field: &'a Option<&'a str>, label: &'a str) -> Self {
        Self {
            label,
            wanted: wanted(field),
            field: None,
            known: Vec::new(),
            seen: 0,
        }
    }

    /// Where a feature is, and its people; `None` where it does not say how many.
    ///
    /// # Errors
    /// If it is no point, or says no number of people.
    pub(in crate::batch) fn take(
        &mut self,
        feature: &Feature,
    ) -> Result<(Coord<f64>, Option<f64>), InputError> {
        self.seen += 1;
        let place = self.seen.to_string();
        let wrong = |what: Message| InputError::content(self.label, what);
        let [position] = *feature.points() else {
            return Err(wrong(msg!("error-not-a-point", feature = place)));
        };
        if self.field.is_none() {
            let known: Vec<&str> = feature.field_names();
            self.field = field_called(self.wanted, &known).map(str::to_owned);
            if self.known.is_empty() {
                self.known = known.into_iter().map(str::to_owned).collect();
            }
        }
        let Some(field) = &self.field else {
            return Ok((position, None));
        };
        let text = feature.text(field);
        let people = numeral::people(text.as_deref().unwrap_or_default());
        let people = people.map_err(|what| {
            let what = msg!("error-column", column = field, said = what);
            wrong(msg!("error-feature", feature = place, said = what))
        });
        Ok((position, people?))
    }

    /// That one of the features had a field of people.
    ///
    /// # Errors
    /// Lists the fields of the first feature.
    pub(in crate::batch) fn end(&self) -> Result<(), InputError> {
        let known: Vec<&str> = self.known.iter().map(String::as_str).collect();
        match self.field.is_some() || self.seen == 0 {
            true => Ok(()),
            false => Err(no_field(self.wanted, &known, self.label)),
        }
    }
}
