//! The report: one self-contained HTML page.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::compare::{
    Assessment, State, Study, answer, extremes, land_notes, regions_heading, share_beyond,
    units_heading,
};
use crate::msg;
use crate::reform::AppliedAct;
use crate::table::Table;
use crate::territory::Names;
use crate::words::{Lang, Message, at_most, lexicon, number, say, share};

use super::deeds;
use super::large::{MOST_ROWS, search, whole};
use super::method::{ledger, measured};
use super::sections::{Section, file, sections, units};
use super::shown::{Shown, shown};

/// Everything a report shows.
#[derive(Debug)]
pub struct Page<'a> {
    /// Language.
    pub lang: Lang,
    /// Title of the plan.
    pub title: &'a Names,
    /// What the plan is for.
    pub description: Option<&'a Names>,
    /// The plan, carried out and measured.
    pub study: Study<'a>,
    /// Titles of the packs of standards that the plan names, and what they say.
    pub assessments: &'a [(Names, Vec<Assessment>)],
    /// The maps.
    pub maps: Vec<PageMap>,
    /// The charts.
    pub charts: Vec<PageMap>,
    /// Warnings, each a sentence.
    pub warnings: &'a [String],
    /// Sources, each a line.
    pub sources: &'a [String],
}

/// A picture of the page.
#[derive(Debug, Clone)]
pub struct PageMap {
    /// What it shows, for those who do not see it.
    pub title: String,
    /// The picture, as SVG without an XML declaration.
    pub svg: String,
    /// Whether it is a map of a whole state, before or after, in the frame of the other.
    pub state: bool,
}

/// Who lives farther from the centre than this cannot go there and back in a day's work.
const FAR_KM: f64 = 200.0;

/// Draws one map over the other as far as a hand has moved.
const SWIPE: &str = include_str!("swipe.js");

pub(super) const STYLE: &str = include_str!("page.css");

/// Writes the page.
pub fn page(page: &Page<'_>) -> String {
    let title = page.title.get(page.lang);
    let markup = html! {
        (DOCTYPE) "\n"
        html lang=(page.lang.as_str()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            "\n"
            body {
                (contents(page))
                main {
                    (first(page))
                    (figures(page))
                    @if let Some(description) = page.description {
                        p.lead { (description.get(page.lang)) } "\n"
                    }
                    (maps(page))
                    (heading("changes", &msg!("page-what-changed"), page.lang))
                    (acts(page))
                    (pictures("charts", &msg!("page-charts"), &page.charts, page.lang))
                    @for part in sections(&page.study, page.assessments) {
                        (section(&part, page.lang))
                    }
                    details id="units" {
                        summary { (say(&msg!("page-all-units"), page.lang)) }
                        (all_units(page))
                    }
                    "\n"
                    (method(page))
                    (lists(page))
                }
            }
        }
        "\n"
    };
    markup.into_string()
}

/// The title, the answer, and where it is most.
fn first(page: &Page<'_>) -> Markup {
    let (lang, comparison) = (page.lang, page.study.comparison);
    let title = page.title.get(lang);
    // Of a state that nothing changes there is nothing to answer.
    if page.study.applied.acts.is_empty() {
        return html! { h1 { (title) } "\n" };
    }
    html! {
        h1.kicker { (title) } "\n"
        p.answer { (say(&answer(comparison), lang)) } "\n"
        @for message in extremes(comparison) { p.extreme { (say(&message, lang)) } "\n" }
    }
}

/// Links to what the page holds.
fn contents(page: &Page<'_>) -> Markup {
    let parts = sections(&page.study, page.assessments);
    let own = |id: &'static str, text: Message| (id, text);
    let maps = (!page.maps.is_empty()).then(|| own("maps", msg!("page-maps")));
    let changes = own("changes", msg!("page-what-changed"));
    let charts = (!page.charts.is_empty()).then(|| own("charts", msg!("page-charts")));
    let after = [
        own("units", msg!("page-all-units")),
        own("method", msg!("page-method")),
        own("warnings", msg!("page-warnings")),
        own("sources", msg!("page-sources")),
    ];
    let of_section = |part: &Section| (part.id, part.heading.clone());
    let links = maps.into_iter().chain([changes]).chain(charts);
    let links = links.chain(parts.iter().map(of_section)).chain(after);
    html! {
        nav.contents aria-label=(say(&msg!("page-contents"), page.lang)) {
            ul {
                @for (id, text) in links { li { a href={ "#" (id) } { (say(&text, page.lang)) } } "\n" }
            }
        }
        "\n"
    }
}

fn heading(id: &str, text: &Message, lang: Lang) -> Markup {
    html! { "\n" h2 id=(id) { (say(text, lang)) } "\n" }
}

/// The figures that a reader wants first.
fn figures(page: &Page<'_>) -> Markup {
    let c = page.study.comparison;
    let after = &page.study.applied.after;
    let (words, lang) = (lexicon(), page.lang);
    let whole = |n: f64| words.value(&number(n, 0), lang);
    let mean = |state| match c.mean_km(state) {
        Some(km) => words.value(&number(km, 1), lang),
        None => "–".to_owned(),
    };
    let arrow = |of: &dyn Fn(State) -> String| {
        let (before, after) = (of(State::Before), of(State::After));
        match before == after {
            true => after,
            false => format!("{before} → {after}"),
        }
    };
    let cards = [
        (
            regions_heading(after),
            arrow(&|s| whole(c.state(s).regions.len() as f64)),
        ),
        (
            units_heading(after),
            arrow(&|s| whole(c.state(s).units as f64)),
        ),
        (
            match after.population_date {
                Some(day) => msg!("page-population-of", day = day),
                None => msg!("page-population"),
            },
            arrow(&|s| whole(c.state(s).population as f64)),
        ),
        (msg!("page-distance-to-centre"), arrow(&mean)),
        (msg!("page-who-gains"), whole(c.shift.nearer)),
        (msg!("page-who-loses"), whole(c.shift.farther)),
        (
            msg!("page-beyond", km = at_most(FAR_KM, 0)),
            arrow(&|s| match share_beyond(c, s, FAR_KM) {
                Some(beyond) => words.value(&share(beyond, 1), lang),
                None => "–".to_owned(),
            }),
        ),
    ];
    html! {
        dl.figures {
            @for (name, figure) in &cards {
                div { dt { (say(name, lang)) } dd { (figure) } } "\n"
            }
        }
    }
}

fn acts(page: &Page<'_>) -> Markup {
    html! {
        ol.acts {
            @for act in &page.study.applied.acts {
                li {
                    strong { (act.titles.with(&act.title).get(page.lang)) }
                    span.date { (lexicon().date(act.effective, "short", page.lang)) }
                    ul {
                        @for change in deeds::changes(act, page.study.applied) {
                            li { (say(&change, page.lang)) } "\n"
                        }
                    }
                }
                "\n"
            }
        }
    }
}

/// The map of the change, then both states, of which one may be drawn over the other.
/// Without a script, and on paper, they follow each other.
fn maps(page: &Page<'_>) -> Markup {
    let lang = page.lang;
    let state = |map: &&PageMap| map.state;
    let others: Vec<&PageMap> = page.maps.iter().filter(|map| !state(map)).collect();
    let states: Vec<&PageMap> = page.maps.iter().filter(state).collect();
    html! {
        @if !page.maps.is_empty() {
            (heading("maps", &msg!("page-maps"), lang))
            @for map in others { (picture(map)) }
            @if let [before, after] = states[..] {
                div.swipe {
                    (picture(before))
                    (picture(after))
                    span aria-hidden="true" { (after.title) }
                    input type="range" min="0" max="100" value="50" step="any"
                        aria-label=(say(&msg!("page-swipe"), lang));
                }
                script { (PreEscaped(SWIPE)) }
            } @else {
                @for map in states { (picture(map)) }
            }
        }
    }
}

fn picture(picture: &PageMap) -> Markup {
    html! {
        figure {
            (PreEscaped(&picture.svg))
            figcaption { (picture.title) }
        }
        "\n"
    }
}

fn pictures(id: &str, title: &Message, pictures: &[PageMap], lang: Lang) -> Markup {
    html! {
        @if !pictures.is_empty() {
            (heading(id, title, lang))
            @for of in pictures { (picture(of)) }
        }
    }
}

fn section(section: &Section, lang: Lang) -> Markup {
    html! {
        (heading(section.id, &section.heading, lang))
        @if section.has_rows() {
            @for of in &section.tables { (table(of, section.file, lang)) }
        } @else if let Some(instead) = &section.instead {
            p { (say(instead, lang)) }
        }
    }
}

/// Every unit; of a large country a search over all, and no table.
fn all_units(page: &Page<'_>) -> Markup {
    let (units, file) = (units(&page.study), file("units"));
    match file {
        Some(file) if units.rows.len() > MOST_ROWS => search(&units, file, page.lang),
        _ => table(&units, None, page.lang),
    }
}

/// Any table: figures stand to the right, the first cell of a row names it. A long one
/// that a file has is cut short.
fn table(table: &Table, file: Option<&'static str>, lang: Lang) -> Markup {
    let all = table.rows.len();
    let cut = file.filter(|_| all > MOST_ROWS);
    let mut shown = shown(table, lang);
    if cut.is_some() {
        shown.rows.truncate(MOST_ROWS);
    }
    let class = |column: usize| (!shown.is_text[column]).then_some("n");
    html! {
        // A box that scrolls can be reached and named without a mouse.
        div.scroll tabindex="0" role="region" aria-label=(name_of(&shown, lang)) {
            table {
                @if let Some(title) = &shown.title { caption { (title) } }
                thead {
                    tr {
                        @for (i, head) in shown.header.iter().enumerate() {
                            th scope="col" class=[class(i)] { (head) }
                        }
                    }
                }
                "\n"
                tbody {
                    @for row in &shown.rows {
                        tr {
                            @for (i, cell) in row.iter().enumerate() {
                                @if i == 0 {
                                    th scope="row" { (cell) }
                                } @else {
                                    td class=[class(i)] { (cell) }
                                }
                            }
                        }
                        "\n"
                    }
                }
            }
        }
        @for note in &shown.notes { p.note { (note) } }
        @if let Some(file) = cut { (whole(all, file, lang)) }
        "\n"
    }
}

/// What a table is called aloud: its title, else its first column.
fn name_of(shown: &Shown, lang: Lang) -> String {
    let title = shown
        .title
        .clone()
        .or_else(|| shown.header.first().cloned());
    title.unwrap_or_else(|| say(&msg!("page-table"), lang))
}

fn method(page: &Page<'_>) -> Markup {
    let (study, lang) = (&page.study, page.lang);
    let told = ledger(&study.applied.ledger);
    let told: Vec<String> = told.iter().map(|said| say(said, lang)).collect();
    html! {
        (heading("method", &msg!("page-method"), lang))
        @if let Some(day) = study.applied.after.population_date {
            p { (say(&msg!("method-population", day = day), lang)) }
        }
        p { (say(&measured(study.comparison), lang)) }
        @if study.roads.is_none() {
            p { (say(&msg!("page-no-roads"), lang)) }
        }
        p { (told.join(" ")) }
    }
}

/// The title of an act and where its text is found, where that is known.
fn act_source(act: &AppliedAct, lang: Lang) -> Option<String> {
    let source = act.sources.with(act.source.as_ref()?);
    let title = act.titles.with(&act.title);
    Some(format!("{}: {}", title.get(lang), source.get(lang)))
}

fn lists(page: &Page<'_>) -> Markup {
    let acts = page.study.applied.acts.iter();
    let acts: Vec<String> = acts.filter_map(|act| act_source(act, page.lang)).collect();
    let schematic = land_notes(&page.study.applied.after).into_iter();
    let schematic = schematic.map(|note| say(&note, page.lang));
    let warnings: Vec<String> = schematic.chain(page.warnings.iter().cloned()).collect();
    html! {
        (heading("warnings", &msg!("page-warnings"), page.lang))
        @if warnings.is_empty() {
            p { (say(&msg!("page-no-warnings"), page.lang)) }
        }
        (list(&warnings))
        (heading("sources", &msg!("page-sources"), page.lang))
        (list(&acts))
        (list(page.sources))
    }
}

fn list(lines: &[String]) -> Markup {
    html! {
        @if !lines.is_empty() {
            ul {
                @for line in lines { li { (line) } "\n" }
            }
        }
    }
}
