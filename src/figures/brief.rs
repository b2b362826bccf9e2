//! One page of paper about a plan: the answer, the map of the change, five figures, who
//! gains and who loses most.

use super::maps::{MapView, map_spec};
use super::{Subject, sources::page_sources};
use crate::compare::{
    State, UnitChange, answer, land_notes, regions_heading, share_beyond, where_most,
};
use crate::draw::{BriefSpec, DrawError, Logo, MapDrawing, MapPart, draw_brief};
use crate::msg;
use crate::words::{Message, at_most, change, lexicon, number, say, share};

/// Rows of each list.
const ROWS: usize = 6;
/// Whose way is longer than this has no centre within reach, kilometres.
const FAR_KM: f64 = 200.0;
/// Width of the design of the map: its letters are not smaller than 7 points.
const DESIGN_PX: u32 = 1050;

/// The page, with a title instead of that of the plan, who answers for it and their sign.
///
/// # Errors
/// If there is no land, or a font cannot be read.
pub fn brief(
    subject: &Subject<'_>,
    title: Option<&str>,
    author: Option<&str>,
    logo: Option<&Logo>,
) -> Result<MapDrawing, DrawError> {
    let (c, lang) = (subject.comparison, subject.lang);
    let mut map = map_spec(subject, MapView::Change);
    map.hidden = vec![MapPart::Title, MapPart::Notes, MapPart::Source];
    map.design_px = DESIGN_PX;
    let mut footer: Vec<String> = land_notes(&subject.applied.after)
        .iter()
        .map(|note| say(note, lang))
        .collect();
    footer.push(say(&msg!("page-straight-line"), lang));
    footer.push(page_sources(subject).join(" · "));
    let unbroken = |told: &Message| lexicon().unbroken(&say(told, lang), lang);
    let author = author.filter(|author| !author.is_empty());
    let title = title.map_or_else(|| subject.title(), str::to_owned);
    draw_brief(&BriefSpec {
        title: match author {
            Some(author) => format!("{title} · {author}"),
            None => title,
        },
        logo: logo.cloned(),
        answer: unbroken(&answer(c)),
        details: where_most(c).iter().map(unbroken).collect(),
        map,
        figures: figures(subject),
        lists: [
            list(subject, msg!("page-who-gains"), &c.winners()),
            list(subject, msg!("page-who-loses"), &c.losers()),
        ],
        footer,
    })
}

fn figures(subject: &Subject<'_>) -> Vec<(String, String)> {
    let (c, lang) = (subject.comparison, subject.lang);
    let words = lexicon();
    let whole = |n: f64| words.value(&number(n, 0), lang);
    let arrow = |of: &dyn Fn(State) -> Option<String>| {
        let show = |state| of(state).unwrap_or_else(|| "–".to_owned());
        format!("{} → {}", show(State::Before), show(State::After))
    };
    let rows: [(Message, String); 5] = [
        (
            regions_heading(&subject.applied.after),
            arrow(&|s| Some(whole(c.state(s).regions.len() as f64))),
        ),
        (
            msg!("doc-mean-distance"),
            arrow(&|s| Some(words.value(&number(c.mean_km(s)?, 1), lang))),
        ),
        (msg!("doc-people-nearer"), whole(c.shift.nearer)),
        (msg!("doc-people-farther"), whole(c.shift.farther)),
        (
            msg!("page-beyond", km = at_most(FAR_KM, 0)),
            arrow(&|s| Some(words.value(&share(share_beyond(c, s, FAR_KM)?, 1), lang))),
        ),
    ];
    rows.map(|(name, figure)| (words.unbroken(&say(&name, lang), lang), figure))
        .into()
}

fn list(
    subject: &Subject<'_>,
    heading: Message,
    units: &[&UnitChange],
) -> (String, Vec<(String, String)>) {
    let lang = subject.lang;
    let rows = units.iter().take(ROWS).map(|unit| {
        let km = change(unit.distance_change_km.unwrap_or(0.0), 0);
        let people = number(unit.population as f64, 0);
        let figure = say(&msg!("doc-brief-row", km = km, people = people), lang);
        (unit.unit.get(lang).to_owned(), figure)
    });
    (say(&heading, lang), rows.collect())
}
