//! The words of reports and maps, in English, Kazakh and Russian.

use crate::territory::Lang;

/// A word or phrase that reports and maps use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Word {
    Before,
    After,
    Change,
    WhatChanged,
    Maps,
    Regions,
    Region,
    Unit,
    Kind,
    Centre,
    Units,
    Cities,
    Districts,
    Population,
    People,
    AreaKm2,
    PerKm2,
    DistanceToCentre,
    DistanceChange,
    Mean,
    Median,
    Ninety,
    Farthest,
    PeopleOfLaterRegions,
    Nearer,
    Farther,
    Same,
    WhoGains,
    WhoLoses,
    NobodyGains,
    NobodyLoses,
    AllUnits,
    Sources,
    Warnings,
    NoWarnings,
    Ledger,
    Schematic,
    Official,
    FromBoundaries,
    FromSchematic,
    RegionBorder,
    OldBorder,
    NewBorder,
    UnitBorder,
    RegionCentre,
    NewCentre,
    OldCentre,
    MovedUnits,
    KmLess,
    KmMore,
    Km,
    InForce,
    Total,
    Method,
    Charts,
}

/// The phrase in a language.
pub fn word(word: Word, lang: Lang) -> &'static str {
    let (en, kk, ru) = phrases(word);
    match lang {
        Lang::En => en,
        Lang::Kk => kk,
        Lang::Ru => ru,
    }
}

#[rustfmt::skip]
fn phrases(word: Word) -> (&'static str, &'static str, &'static str) {
    match word {
        Word::Before => ("Before", "Бұрын", "До"),
        Word::After => ("After", "Кейін", "После"),
        Word::Change => ("Change", "Өзгеріс", "Изменение"),
        Word::WhatChanged => ("What changed", "Не өзгерді", "Что изменилось"),
        Word::Maps => ("Maps", "Карталар", "Карты"),
        Word::Regions => ("Regions", "Өңірлер", "Регионы"),
        Word::Region => ("Region", "Өңір", "Регион"),
        Word::Unit => ("Unit", "Бірлік", "Единица"),
        Word::Kind => ("Kind", "Түрі", "Вид"),
        Word::Centre => ("Centre", "Орталығы", "Центр"),
        Word::Units => ("Units", "Бірліктер", "Единицы"),
        Word::Cities => ("Cities", "Қалалар", "Города"),
        Word::Districts => ("Districts", "Аудандар", "Районы"),
        Word::Population => ("Population", "Халқы", "Население"),
        Word::People => ("People", "Адам", "Человек"),
        Word::AreaKm2 => ("Area, km²", "Аумағы, км²", "Площадь, км²"),
        Word::PerKm2 => ("People per km²", "1 км²-ге адам", "Чел. на км²"),
        Word::DistanceToCentre => ("Distance to the centre, km", "Орталыққа дейінгі қашықтық, км", "Расстояние до центра, км"),
        Word::DistanceChange => ("Change of the distance to the centre, km", "Орталыққа дейінгі қашықтықтың өзгерісі, км", "Изменение расстояния до центра, км"),
        Word::Mean => ("mean", "орташа", "среднее"),
        Word::Median => ("median", "медиана", "медиана"),
        Word::Ninety => ("90 % within", "90 % шегінде", "90 % в пределах"),
        Word::Farthest => ("farthest", "ең алысы", "наибольшее"),
        Word::PeopleOfLaterRegions => ("The people of the later regions, before and after", "Кейінгі өңірлердің халқы: бұрын және кейін", "Жители новых регионов: до и после"),
        Word::Nearer => ("nearer", "жақын", "ближе"),
        Word::Farther => ("farther", "алыс", "дальше"),
        Word::Same => ("as far", "өзгеріссіз", "без изменений"),
        Word::WhoGains => ("Who is nearer", "Кімге жақындады", "Кому стало ближе"),
        Word::WhoLoses => ("Who is farther away", "Кімге алыстады", "Кому стало дальше"),
        Word::NobodyGains => ("No unit is nearer to its centre.", "Бірде-бір бірлік орталығына жақындаған жоқ.", "Ни одна единица не стала ближе к центру."),
        Word::NobodyLoses => ("No unit is farther from its centre.", "Бірде-бір бірлік орталығынан алыстаған жоқ.", "Ни одна единица не стала дальше от центра."),
        Word::AllUnits => ("All units", "Барлық бірліктер", "Все единицы"),
        Word::Sources => ("Sources", "Дереккөздер", "Источники"),
        Word::Warnings => ("Warnings", "Ескертулер", "Предупреждения"),
        Word::NoWarnings => ("None.", "Жоқ.", "Нет."),
        Word::Ledger => ("What went in came out", "Кіргені мен шыққаны тең", "Что вошло, то и вышло"),
        Word::Schematic => ("Boundaries inside the regions are schematic", "Өңірлер ішіндегі шекаралар схемалық", "Границы внутри регионов схематичны"),
        Word::Official => ("official", "ресми", "официальная"),
        Word::FromBoundaries => ("from boundaries", "шекара бойынша", "по границам"),
        Word::FromSchematic => ("from schematic boundaries", "схемалық шекара бойынша", "по схематичным границам"),
        Word::RegionBorder => ("Border of a region", "Өңір шекарасы", "Граница региона"),
        Word::OldBorder => ("Border that ends", "Жойылған шекара", "Упразднённая граница"),
        Word::NewBorder => ("New border", "Жаңа шекара", "Новая граница"),
        Word::UnitBorder => ("Border of a district or city", "Аудан не қала шекарасы", "Граница района или города"),
        Word::RegionCentre => ("Centre of a region", "Өңір орталығы", "Центр региона"),
        Word::NewCentre => ("New centre", "Жаңа орталық", "Новый центр"),
        Word::OldCentre => ("Former centre", "Бұрынғы орталық", "Прежний центр"),
        Word::MovedUnits => ("Moves to", "Қосылады", "Переходит в состав"),
        Word::KmLess => ("km nearer", "км жақын", "км ближе"),
        Word::KmMore => ("km farther", "км алыс", "км дальше"),
        Word::Km => ("km", "км", "км"),
        Word::InForce => ("in force", "күшіне енген күні", "в силе с"),
        Word::Total => ("Total", "Барлығы", "Всего"),
        Word::Method => ("How it was measured", "Қалай өлшенді", "Как измерено"),
        Word::Charts => ("Charts", "Диаграммалар", "Диаграммы"),
    }
}

/// What a kind of unit is called; a kind without an entry is shown as written.
pub fn kind_word(kind: &str, lang: Lang) -> String {
    let (en, kk, ru) = match kind {
        "district" => ("district", "аудан", "район"),
        "city_of_regional_significance" => (
            "city of regional significance",
            "облыстық маңызы бар қала",
            "город областного значения",
        ),
        "city_of_republican_significance" => (
            "city of national significance",
            "республикалық маңызы бар қала",
            "город республиканского значения",
        ),
        other => return other.replace('_', " "),
    };
    let shown = match lang {
        Lang::En => en,
        Lang::Kk => kk,
        Lang::Ru => ru,
    };
    shown.to_owned()
}
