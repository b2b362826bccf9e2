//! The chosen centres of a whole country.

use super::cell::Cell;
use super::format::{km, percent, whole};
use super::sentences::pick;
use super::table::Table;
use crate::measure::{ChooseBy, ChosenCentre, ChosenCentres, LawCentres};
use crate::territory::Lang;

/// One row per centre; below, everyone's ways and whether a better choice is ruled
/// out.
pub fn centres_view(chosen: &ChosenCentres, lang: Lang) -> Table {
    let mut table = Table::new(&[
        "place",
        "unit",
        "in_law",
        "people",
        "mean_km",
        "farthest_km",
    ]);
    table.title = title(chosen, lang);
    table.rows = chosen.centres.iter().map(|c| row(c, lang)).collect();
    table.notes.push(nearest(chosen, lang));
    table
        .notes
        .extend(chosen.in_law.map(|law| in_law(&law, lang)));
    table.notes.push(proof(chosen, lang));
    table
}

fn row(centre: &ChosenCentre, lang: Lang) -> Vec<Cell> {
    vec![
        Cell::name(&centre.place.names, lang),
        Cell::Text(centre.place.unit_path.clone()),
        match centre.in_law {
            true => Cell::Word("centre"),
            false => Cell::Missing,
        },
        Cell::Whole(centre.people),
        Cell::Decimal(centre.mean_km, 1),
        Cell::Decimal(centre.farthest_km, 1),
    ]
}

fn title(chosen: &ChosenCentres, lang: Lang) -> String {
    let (count, points, places) = (chosen.centres.len(), chosen.points, chosen.candidates);
    let least = match chosen.by {
        ChooseBy::Median => {
            let sum = whole(chosen.value);
            match lang {
                Lang::En => format!("least sum of ways: {sum} person-km"),
                Lang::Kk => format!("жолдардың ең аз қосындысы: {sum} адам-км"),
                Lang::Ru => format!("наименьшая сумма расстояний: {sum} человеко-км"),
            }
        }
        ChooseBy::Centre => {
            let way = km(chosen.value, false);
            match lang {
                Lang::En => format!("least farthest person: {way} km"),
                Lang::Kk => format!("ең алыстағы адамның ең қысқа жолы: {way} км"),
                Lang::Ru => format!("наименьшее расстояние самого дальнего жителя: {way} км"),
            }
        }
    };
    match lang {
        Lang::En => format!("{count} centres for {points} points out of {places} places, {least}"),
        Lang::Kk => format!(
            "орталықтар – {count}, бастау нүктелері – {points}, қарастырылған орындар – {places}; {least}"
        ),
        Lang::Ru => format!(
            "центров – {count}, исходных точек – {points}, рассмотрено мест – {places}; {least}"
        ),
    }
}

fn nearest(chosen: &ChosenCentres, lang: Lang) -> String {
    let (mean, most) = (km(chosen.mean_km, false), km(chosen.farthest_km, false));
    match lang {
        Lang::En => format!("everyone to the nearest: mean {mean} km, farthest {most} km"),
        Lang::Kk => format!(
            "әркім өзіне ең жақын орталыққа барса: орташа – {mean} км, ең алысы – {most} км"
        ),
        Lang::Ru => {
            format!("каждый до ближайшего центра: среднее – {mean} км, наибольшее – {most} км")
        }
    }
}

fn in_law(law: &LawCentres, lang: Lang) -> String {
    let (mean, most) = (km(law.mean_km, false), km(law.farthest_km, false));
    let count = law.count;
    match lang {
        Lang::En => format!(
            "to the nearest of the {count} centres in law: mean {mean} km, farthest {most} km"
        ),
        Lang::Kk => format!(
            "заң бойынша {count} орталықтың ең жақынына: орташа – {mean} км, ең алысы – {most} км"
        ),
        Lang::Ru => format!(
            "до ближайшего из центров по закону ({count}): среднее – {mean} км, наибольшее – {most} км"
        ),
    }
}

fn proof(chosen: &ChosenCentres, lang: Lang) -> String {
    if chosen.proven {
        let nodes = chosen.nodes;
        return match lang {
            Lang::En => format!("proven: no other choice is better ({nodes} nodes of the search)"),
            Lang::Kk => format!("дәлелденді: бұдан жақсы таңдау жоқ (іздеу түйіндері – {nodes})"),
            Lang::Ru => format!("доказано: лучшего выбора нет (узлов поиска – {nodes})"),
        };
    }
    let gap = percent(chosen.gap);
    pick(
        lang,
        format!("not proven: the best may be up to {gap} less"),
        format!("дәлелденбеді: ең жақсы мән бұдан аз болуы мүмкін, бірақ ең көбі {gap}"),
        format!("не доказано: наилучшее значение может быть меньше, но не более чем на {gap}"),
    )
}
