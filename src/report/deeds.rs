//! What each act did, in Kazakh and Russian; in English it is said already.
//!
//! Verbs are such that the name before them stays in the nominative, for names
//! cannot be inflected by rule.

use super::sentences::pick;
use super::words::kind_word;
use crate::reform::{AppliedAct, Deed, Subject};
use crate::territory::{Kind, Lang, Names};

/// One sentence per change of an act.
pub(super) fn changes(act: &AppliedAct, lang: Lang) -> Vec<String> {
    match lang {
        Lang::En => act.changes.clone(),
        Lang::Kk | Lang::Ru => act.deeds.iter().map(|deed| sentence(deed, lang)).collect(),
    }
}

fn sentence(deed: &Deed, lang: Lang) -> String {
    let say = |kk: String, ru: String| pick(lang, String::new(), kk, ru);
    let called = |subject: &Subject| called(subject, lang);
    match deed {
        Deed::Created {
            region,
            centre,
            units,
            origins,
        } => {
            let (region, centre) = (region.get(lang), centre.get(lang));
            let from = list(origins, lang);
            say(
                format!(
                    "{region} құрылады: орталығы – {centre}, құрамындағы бірліктер саны – {units} (бұрын: {from})"
                ),
                format!(
                    "образуется {region}: центр – {centre}, единиц в составе – {units} (прежде: {from})"
                ),
            )
        }
        Deed::UnitsMerged { units, into } => {
            let into = called(into);
            say(
                format!("бірліктер біріктіріледі ({units}): {into}"),
                format!("единицы объединяются ({units}): {into}"),
            )
        }
        Deed::RegionsMerged { regions, into } => {
            let into = called(into);
            say(
                format!("өңірлер біріктіріледі ({regions}): {into}"),
                format!("регионы объединяются ({regions}): {into}"),
            )
        }
        Deed::UnitEnded { unit, into } => {
            let (unit, into) = (called(unit), called(into));
            say(
                format!("{unit} таратылады; аумағын {into} қабылдайды"),
                format!("{unit} упраздняется; территорию принимает {into}"),
            )
        }
        Deed::RegionEnded { region, into } => {
            let (region, into) = (called(region), called(into));
            say(
                format!("{region} таратылады; бірліктерін {into} қабылдайды"),
                format!("{region} упраздняется; единицы принимает {into}"),
            )
        }
        Deed::Transferred { units, to } => {
            let units: Vec<String> = units.iter().map(called).collect();
            let (units, to) = (units.join(", "), to.get(lang));
            say(
                format!("{to} өз құрамына қабылдайды: {units}"),
                format!("{to} принимает в свой состав: {units}"),
            )
        }
        Deed::Divided { unit, parts } => {
            let (unit, parts) = (called(unit), list(parts, lang));
            say(
                format!("{unit} бөлінеді; бөлініп шығады: {parts}"),
                format!("{unit} разделяется; выделено: {parts}"),
            )
        }
        Deed::Renamed { what, to } => {
            let (what, to) = (called(what), to.get(lang));
            say(
                format!("{what} қайта аталады; жаңа атауы – {to}"),
                format!("{what} переименовывается; новое название – {to}"),
            )
        }
        Deed::CentreMoved { what, from, to } => {
            let (what, to) = (called(what), to.get(lang));
            let way = from
                .as_ref()
                .map_or_else(|| to.to_owned(), |old| format!("{} → {to}", old.get(lang)));
            say(
                format!("{what}: орталығы көшіріледі ({way})"),
                format!("{what}: центр переносится ({way})"),
            )
        }
        Deed::Status { what, kind } => {
            let (what, kind) = (called(what), status(kind, lang));
            say(
                format!("{what} мәртебесін өзгертеді; жаңа мәртебесі – {kind}"),
                format!("{what} меняет статус; новый статус – {kind}"),
            )
        }
        Deed::Recoded { what, code } => {
            let what = called(what);
            say(
                format!("{what} жаңа код алады: {code}"),
                format!("{what} получает код {code}"),
            )
        }
    }
}

/// A unit with its region in brackets.
fn called(subject: &Subject, lang: Lang) -> String {
    let name = subject.names.get(lang);
    match &subject.region {
        Some(region) => format!("{name} ({})", region.get(lang)),
        None => name.to_owned(),
    }
}

fn list(names: &[Names], lang: Lang) -> String {
    let names: Vec<&str> = names.iter().map(|n| n.get(lang)).collect();
    names.join(", ")
}

/// A status in law, also one of a region.
fn status(kind: &Kind, lang: Lang) -> String {
    match kind.0.as_str() {
        "capital" => pick(lang, "capital", "астана", "столица").to_owned(),
        "region" => pick(lang, "region", "облыс", "область").to_owned(),
        "city" => pick(lang, "city", "қала", "город").to_owned(),
        other => kind_word(other, lang),
    }
}
