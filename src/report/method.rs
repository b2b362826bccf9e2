//! How it was measured and that nothing was lost, in English, Kazakh and Russian.

use super::format::{percent, whole};
use super::sentences::pick;
use super::words::{Word, word};
use crate::compare::Comparison;
use crate::measure::{DemandModel, Metric};
use crate::reform::Ledger;
use crate::territory::Lang;

/// Where people start from, what a distance is, and whom the points leave out.
pub(super) fn measured(comparison: &Comparison, lang: Lang) -> String {
    let m = &comparison.measuring;
    let (demand, metric) = (demand(m.demand, lang), metric(m.metric, lang));
    let tolerance = m.tolerance_km;
    let population = comparison.after.population.max(1);
    let unplaced = percent(comparison.unplaced as f64 / population as f64);
    match lang {
        Lang::En => format!(
            "{demand} The points are the same before and after. Distance: {metric}, in a straight line, to the centre of the people's own region. A way that changes by at most {tolerance} km counts as unchanged. Share of people that no point stands for: {unplaced}."
        ),
        Lang::Kk => format!(
            "{demand} Нүктелер бұрын да, кейін де бірдей. Қашықтық: {metric}, түзу сызық бойынша, өз өңірінің орталығына дейін. Қашықтықтың {tolerance} км-ден аспайтын айырмасы өзгеріс деп саналмайды. Бірде-бір нүктеге жатқызылмаған халықтың үлесі: {unplaced}."
        ),
        Lang::Ru => format!(
            "{demand} Точки до и после одни и те же. Расстояние: {metric}, по прямой, до центра своего региона. Расстояние, изменившееся не более чем на {tolerance} км, считается неизменным. Доля жителей, не отнесённых ни к одной точке: {unplaced}."
        ),
    }
}

fn demand(model: DemandModel, lang: Lang) -> &'static str {
    match model {
        DemandModel::Settlements => pick(
            lang,
            "People start from the known settlements of their unit; the rest of the unit's official population starts from its seat.",
            "Халық өз бірлігінің белгілі елді мекендерінде деп алынған; бірліктің ресми халқының қалған бөлігі – оның орталығында.",
            "Жители отнесены к известным населённым пунктам своей единицы; остальная часть официального населения единицы – к её центру.",
        ),
        DemandModel::Seats => pick(
            lang,
            "All people of a unit start from its seat.",
            "Бірліктің бүкіл халқы оның орталығында деп алынған.",
            "Все жители единицы отнесены к её центру.",
        ),
    }
}

fn metric(metric: Metric, lang: Lang) -> &'static str {
    match metric {
        Metric::Geodesic => pick(
            lang,
            "geodesic on WGS 84 (Karney 2013)",
            "WGS 84 эллипсоидындағы геодезиялық (Karney 2013)",
            "геодезическое на эллипсоиде WGS 84 (Karney 2013)",
        ),
        Metric::GreatCircle => pick(
            lang,
            "great circle on a sphere of radius 6371.0088 km",
            "радиусы 6371.0088 км сферадағы үлкен шеңбер бойынша",
            "по большому кругу на сфере радиусом 6371.0088 км",
        ),
    }
}

/// Units, people and land: what went in came out.
pub(super) fn ledger(l: &Ledger, lang: Lang) -> String {
    let title = word(Word::Ledger, lang);
    let people = [l.population_before, l.population_after].map(|n| whole(n as f64));
    let [before, after] = people;
    let (had, made, ended, has) = (
        l.units_before,
        l.units_created,
        l.units_ended,
        l.units_after,
    );
    let land = match (l.divided_before_km2, l.divided_after_km2) {
        (Some(before), Some(after)) => land(before, after, lang),
        _ => String::new(),
    };
    match lang {
        Lang::En => format!(
            "{title}: {had} units before, {made} created, {ended} ended, {has} after; {before} people before, {after} after.{land}"
        ),
        Lang::Kk => format!(
            "{title}: бірліктер бұрын – {had}, құрылғаны – {made}, таратылғаны – {ended}, кейін – {has}; халқы бұрын – {before}, кейін – {after}.{land}"
        ),
        Lang::Ru => format!(
            "{title}: единиц до – {had}, образовано – {made}, упразднено – {ended}, после – {has}; жителей до – {before}, после – {after}.{land}"
        ),
    }
}

/// Follows the sentence on units and people, after a space.
fn land(before_km2: f64, after_km2: f64, lang: Lang) -> String {
    match lang {
        Lang::En => format!(
            " Land of the divided units: {before_km2:.6} km² before, {after_km2:.6} km² after; every other border is unchanged, vertex by vertex."
        ),
        Lang::Kk => format!(
            " Бөлінген бірліктердің аумағы: бұрын – {before_km2:.6} км², кейін – {after_km2:.6} км²; қалған шекаралардың бәрі әр нүктесіне дейін өзгеріссіз."
        ),
        Lang::Ru => format!(
            " Площадь разделённых единиц: до – {before_km2:.6} км², после – {after_km2:.6} км²; все остальные границы не изменились ни в одной вершине."
        ),
    }
}
