//! Headers of columns in English, Kazakh and Russian, by their key.

use crate::territory::Lang;

/// The header of a column; a key without an entry is shown in words as it is.
pub fn column_word(key: &str, lang: Lang) -> String {
    if let Some(km) = key
        .strip_prefix("share_beyond_")
        .and_then(|k| k.strip_suffix("_km"))
    {
        return match lang {
            Lang::En => format!("beyond {km} km"),
            Lang::Kk => format!("{km} км-ден алыс"),
            Lang::Ru => format!("дальше {km} км"),
        };
    }
    match phrases(key) {
        Some((en, kk, ru)) => match lang {
            Lang::En => en,
            Lang::Kk => kk,
            Lang::Ru => ru,
        }
        .to_owned(),
        None => key.replace('_', " "),
    }
}

/// A word in a cell; kinds of units as reports call them.
pub(super) fn value_word(key: &str, lang: Lang) -> String {
    match phrases(key) {
        Some(_) => column_word(key, lang),
        None => super::words::kind_word(key, lang),
    }
}

#[rustfmt::skip]
fn phrases(key: &str) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match key {
        "scope" => ("whose", "кімдікі", "чьё"),
        "state" => ("state", "күйі", "состояние"),
        "name" => ("name", "атауы", "название"),
        "region" => ("region", "өңір", "регион"),
        "unit" => ("unit", "бірлік", "единица"),
        "kind" => ("kind", "түрі", "вид"),
        "place" => ("place", "орын", "место"),
        "centre" => ("centre", "орталығы", "центр"),
        "region_before" => ("region before", "бұрынғы өңір", "регион до"),
        "region_after" => ("region after", "кейінгі өңір", "регион после"),
        "centre_before" => ("centre before", "бұрынғы орталық", "центр до"),
        "centre_after" => ("centre after", "кейінгі орталық", "центр после"),
        "people" => ("people", "адам", "человек"),
        "population" => ("population", "халқы", "население"),
        "distance_before_km" | "before_km" => ("before, km", "бұрын, км", "до, км"),
        "distance_after_km" | "after_km" => ("after, km", "кейін, км", "после, км"),
        "distance_change_km" | "change_km" => ("change, km", "өзгеріс, км", "изменение, км"),
        "mean_km" => ("mean, km", "орташа, км", "среднее, км"),
        "median_km" => ("median", "медиана", "медиана"),
        "p90_km" => ("90 % within", "90 % шегінде", "90 % в пределах"),
        "max_km" => ("farthest", "ең алысы", "наибольшее"),
        "worst_tenth_km" => ("worst tenth", "ең алыс 10 %", "худшая десятая"),
        "gini" => ("Gini", "Джини", "Джини"),
        "person_km" => ("person-km", "адам-км", "человеко-км"),
        "person_km_change" => ("person-km more", "адам-км өзгерісі", "человеко-км, изменение"),
        "people_nearer" => ("people nearer", "жақындағаны", "стало ближе"),
        "people_farther" => ("people farther", "алыстағаны", "стало дальше"),
        "people_same" => ("people as far", "өзгеріссіз", "без изменений"),
        "centre_moved_km" => ("centre moved, km", "орталық көшті, км", "перенос центра, км"),
        "region_changed_km" => ("region changed, km", "өңір өзгерді, км", "смена региона, км"),
        "centre_moved_person_km" => ("centre moved, person-km", "орталық көшті, адам-км", "перенос центра, человеко-км"),
        "region_changed_person_km" => ("region changed, person-km", "өңір өзгерді, адам-км", "смена региона, человеко-км"),
        "before_person_km" => ("before, person-km", "бұрын, адам-км", "до, человеко-км"),
        "after_person_km" => ("after, person-km", "кейін, адам-км", "после, человеко-км"),
        "nearest_region" => ("nearest centre's region", "ең жақын орталық өңірі", "регион ближайшего центра"),
        "nearest_centre" => ("nearest centre", "ең жақын орталық", "ближайший центр"),
        "nearest_km" => ("to the nearest, km", "ең жақынға, км", "до ближайшего, км"),
        "own_km" => ("to the own, km", "өз орталығына, км", "до своего, км"),
        "people_elsewhere" => ("people nearer to another", "өзгеге жақын адам", "ближе к чужому, чел."),
        "saving_person_km" => ("saving, person-km", "үнем, адам-км", "экономия, человеко-км"),
        "area_km2" => ("area, km²", "аумағы, км²", "площадь, км²"),
        "border_km" => ("border, km", "шекарасы, км", "граница, км"),
        "polsby_popper" => ("Polsby–Popper", "Полсби–Поппер", "Полсби–Поппер"),
        "reock" => ("Reock", "Риок", "Риок"),
        "hull_share" => ("share of hull", "қабықтағы үлесі", "доля оболочки"),
        "parts" => ("parts", "бөліктер", "части"),
        "holes" => ("holes", "тесіктер", "дыры"),
        "quantity" => ("quantity", "шама", "величина"),
        "regions" => ("regions", "өңірлер", "регионы"),
        "most_region" => ("most", "ең көбі", "больше всех"),
        "least_region" => ("least", "ең азы", "меньше всех"),
        "most" => ("value", "мәні", "значение"),
        "least" => ("value", "мәні", "значение"),
        "ratio" => ("most / least", "қатынасы", "отношение"),
        "senators" => ("senators", "сенаторлар", "сенаторы"),
        "deputies" => ("deputy governors", "әкім орынбасарлары", "заместители акима"),
        "posts" => ("posts", "штат бірліктері", "штатные единицы"),
        "people_per_senator" => ("people per senator", "1 сенаторға адам", "чел. на сенатора"),
        "seats_hamilton" => ("Hamilton", "Гамильтон", "Гамильтон"),
        "seats_dhondt" => ("D’Hondt", "Д’Ондт", "Д’Ондт"),
        "seats_sainte_lague" => ("Sainte-Laguë", "Сент-Лагю", "Сент-Лагю"),
        "seats_huntington_hill" => ("Huntington–Hill", "Хантингтон–Хилл", "Хантингтон–Хилл"),
        "per_seat_hamilton" | "per_seat_dhondt" | "per_seat_sainte_lague" | "per_seat_huntington_hill"
            => ("people per seat", "1 орынға адам", "чел. на мандат"),
        "deviation" => ("off the mean", "орташадан ауытқу", "отклонение"),
        "demand" => ("demand", "бастау нүктелері", "откуда едут"),
        "scaled" => ("scaled", "масштабталған", "приведено"),
        "metric" => ("metric", "өлшем", "мера"),
        "chosen" => ("chosen", "таңдалған", "выбрано"),
        "before_mean_km" => ("before: mean", "бұрын: орташа", "до: среднее"),
        "after_mean_km" => ("after: mean", "кейін: орташа", "после: среднее"),
        "before_median_km" => ("before: median", "бұрын: медиана", "до: медиана"),
        "after_median_km" => ("after: median", "кейін: медиана", "после: медиана"),
        "before_p90_km" => ("before: 90 %", "бұрын: 90 %", "до: 90 %"),
        "after_p90_km" => ("after: 90 %", "кейін: 90 %", "после: 90 %"),
        "before_max_km" => ("before: farthest", "бұрын: ең алысы", "до: наибольшее"),
        "after_max_km" => ("after: farthest", "кейін: ең алысы", "после: наибольшее"),
        "units" => ("units", "бірліктер", "единицы"),
        "cities" => ("cities", "қалалар", "города"),
        "districts" => ("districts", "аудандар", "районы"),
        "code" => ("code", "коды", "код"),
        "area_source" => ("area from", "аумақ дереккөзі", "источник площади"),
        "density_per_km2" => ("per km²", "1 км²-ге", "на км²"),
        "distance_mean_km" => ("mean, km", "орташа, км", "среднее, км"),
        "distance_median_km" => ("median", "медиана", "медиана"),
        "distance_p90_km" => ("90 % within", "90 % шегінде", "90 % в пределах"),
        "distance_max_km" => ("farthest", "ең алысы", "наибольшее"),
        "seat_before" => ("seat before", "бұрынғы орталығы", "центр единицы до"),
        "seat_after" => ("seat after", "кейінгі орталығы", "центр единицы после"),
        "nearer_mean_km" => ("nearer by, km", "жақындағаны, км", "ближе на, км"),
        "farther_mean_km" => ("farther by, km", "алыстағаны, км", "дальше на, км"),
        "nearest_saving_person_km" => ("nearest centres would save, person-km", "ең жақын орталық үнемі, адам-км", "экономия при ближайших центрах, человеко-км"),
        "population_ratio" => ("largest / smallest region", "ең ірі / ең кіші өңір", "крупнейший / меньший регион"),
        "population_gini" => ("Gini of regions' people", "өңірлер халқының Джиниі", "Джини населения регионов"),
        "result" => ("result", "нәтиже", "результат"),
        "files" => ("files", "файлдар", "файлы"),
        "warnings" => ("warnings", "ескертулер", "предупреждения"),
        "error" => ("error", "қате", "ошибка"),
        "plan" => ("plan", "жоспар", "план"),
        "measure" => ("measure", "көрсеткіш", "показатель"),
        "before" => ("before", "бұрын", "до"),
        "after" => ("after", "кейін", "после"),
        "yes" => ("yes", "иә", "да"),
        "no" => ("no", "жоқ", "нет"),
        "country" => ("country", "ел", "страна"),
        "people_of_later_region" => ("people of later region", "кейінгі өңір халқы", "жители нового региона"),
        "settlement" => ("settlement", "елді мекен", "населённый пункт"),
        "seat" => ("seat", "орталығында", "в центре единицы"),
        "row" => ("row", "кесте жолы", "строка таблицы"),
        "settlements" => ("settlements", "елді мекендер", "населённые пункты"),
        "seats" => ("seats", "бірлік орталықтары", "центры единиц"),
        "geodesic" => ("geodesic", "геодезиялық", "геодезическая"),
        "great-circle" => ("great circle", "үлкен шеңбер", "большой круг"),
        "official" => ("official", "ресми", "официальная"),
        "boundaries" => ("boundaries", "шекара бойынша", "по границам"),
        "schematic_boundaries" => ("schematic boundaries", "схемалық шекара", "схематичные границы"),
        _ => return None,
    })
}
