//! What lies around the country.

use crate::draw::{Around, AroundName};
use crate::geodata::Backdrop;
use crate::territory::Lang;

/// Seas, neighbours and their names; nothing where the data set has none.
pub(super) fn around(backdrop: &Backdrop, lang: Lang) -> Option<Around> {
    let names = backdrop.names.iter().map(|place| AroundName {
        text: place.names.get(lang).to_owned(),
        water: place.water,
        places: place.places.clone(),
    });
    backdrop.has_neighbours().then(|| Around {
        sea: backdrop.sea.clone(),
        borders: backdrop.borders.clone(),
        names: names.collect(),
    })
}
