//! The table of what rules say of regions.

use super::cell::Cell;
use super::columns::column_word;
use super::sentences::pick;
use super::table::Table;
use crate::compare::{Found, Verdict};
use crate::territory::Lang;

/// The verdict of every rule on every region, with the rules' sources below.
pub fn rules_view(title: &str, verdicts: &[Verdict], lang: Lang) -> Table {
    let mut table = Table::new(&["region", "rule", "verdict", "found"]);
    for v in verdicts {
        let word = match v.holds {
            Some(true) => "rule_kept",
            Some(false) => "rule_broken",
            None => "rule_unknown",
        };
        table.rows.push(vec![
            Cell::Text(v.region.get(lang).to_owned()),
            Cell::Word(v.rule),
            Cell::Word(word),
            Cell::Text(found(&v.found, lang)),
        ]);
    }
    table.notes.push(format!("{title}."));
    let mut told: Vec<&str> = Vec::new();
    for v in verdicts {
        if !told.contains(&v.rule) {
            told.push(v.rule);
            table
                .notes
                .push(format!("{}: {}.", rule(v.rule, lang), v.source));
        }
    }
    table
}

/// The name of a rule; in English as the file of the rules writes it.
fn rule(key: &str, lang: Lang) -> String {
    match lang {
        Lang::En => key.replace('_', " "),
        Lang::Kk | Lang::Ru => column_word(key, lang),
    }
}

/// What was found, in a language; the numbers are the same in all.
fn found(found: &Found, lang: Lang) -> String {
    let (kk, ru) = match found {
        _ if lang == Lang::En => return found.to_string(),
        Found::Parts(1) => ("бір бөлік", "одна часть"),
        Found::Parts(n) => return counted(*n as u64, "бөлік саны", "число частей", lang),
        Found::People(n) => return counted(*n, "адам саны", "число жителей", lang),
        Found::Units(n) => return counted(*n as u64, "бірлік саны", "число единиц", lang),
        Found::Away { place, km } => {
            return format!("{} – {km:.1} км", place.get(lang));
        }
        Found::NoBoundaries => ("шекарасы жоқ", "нет границ"),
        Found::NoCentre => ("орталығы жоқ", "нет центра"),
        Found::NoPlace => ("белгілі орын жоқ", "нет известных мест"),
        Found::NoOtherCentre => ("басқа орталық жоқ", "других центров нет"),
        Found::CitySeat => (
            "қаланың әкімшілік орталығы",
            "административный центр города",
        ),
        Found::DistrictSeat => (
            "тек ауданның әкімшілік орталығы",
            "административный центр только района",
        ),
        Found::NoSeat => (
            "өз бірліктерінің бірде-бірінің әкімшілік орталығы емес",
            "не является административным центром ни одной своей единицы",
        ),
        Found::UnitSeat => (
            "өз бірліктерінің бірінің әкімшілік орталығы",
            "административный центр одной из своих единиц",
        ),
        Found::Inside => ("өз аумағында", "внутри региона"),
        Found::Outside => ("өз аумағынан тыс", "вне региона"),
    };
    pick(lang, "", kk, ru).to_owned()
}

/// A noun in the nominative with its number needs no plural.
fn counted(n: u64, kk: &str, ru: &str, lang: Lang) -> String {
    format!("{} – {n}", pick(lang, "", kk, ru))
}
