//! The short view that `aimaq stats` prints.

use crate::compare::{
    State, Study, region_roads_table, road_gaps_table, shift_message, state_regions,
};
use crate::msg;
use crate::words::{Lang, say};

use super::shown::table_text;

/// The regions of both states, who is nearer and farther, and the ways along roads
/// or that there are none; of a territory that nothing changes its regions.
pub fn overview_text(study: &Study<'_>, lang: Lang) -> String {
    let columns = [
        "region",
        "centre",
        "units",
        "population",
        "area_km2",
        "area_source",
        "density_per_km2",
        "distance_mean_km",
        "distance_median_km",
        "distance_p90_km",
        "distance_max_km",
    ];
    let of = |state| table_text(&state_regions(study, state, &columns), lang);
    let roads = along_roads(study, lang);
    if study.applied.changes_nothing() {
        return format!("{}\n{roads}", of(State::After));
    }
    let [before, after] = State::BOTH.map(of);
    let shift = say(&shift_message(study.comparison), lang);
    format!("{before}\n{after}\n{shift}\n\n{roads}")
}

fn along_roads(study: &Study<'_>, lang: Lang) -> String {
    let Some(roads) = study.roads else {
        return say(&msg!("page-no-roads"), lang) + "\n";
    };
    let heading = say(&msg!("page-along-roads"), lang);
    let ways = table_text(&region_roads_table(roads), lang);
    let gaps = table_text(&road_gaps_table(roads), lang);
    format!("{heading}\n{ways}\n{gaps}")
}
