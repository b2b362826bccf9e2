//! The report as a text: what the page says, without its pictures.

use crate::compare::{answer, answer_of_state, extremes, land_notes, where_most};
use crate::io::Block;
use crate::msg;
use crate::words::{Lang, Message, lexicon, say};

use super::deeds;
use super::large::MOST_ROWS;
use super::method::{ledger, measured, people_of};
use super::page::Page;
use super::sections::sections;
use super::shown::shown;
use crate::table::Table;

/// The blocks of the text, in the order of the page.
pub fn report_text(page: &Page<'_>) -> Vec<Block> {
    let (study, lang) = (&page.study, page.lang);
    let told = |message: &Message| Block::Paragraph(say(message, lang));
    let heading = |message: &Message| Block::Heading(2, say(message, lang));
    let mut blocks = vec![Block::Heading(1, page.title.get(lang).to_owned())];
    let acts = &study.applied.acts;
    if acts.is_empty() {
        blocks.extend(answer_of_state(study.comparison).iter().map(told));
    } else {
        blocks.push(told(&answer(study.comparison)));
        blocks.extend(where_most(study.comparison).iter().map(told));
        blocks.extend(extremes(study.comparison).iter().map(told));
    }
    blocks.extend(
        page.description
            .map(|text| Block::Paragraph(text.get(lang).to_owned())),
    );
    if !acts.is_empty() {
        blocks.push(heading(&msg!("page-what-changed")));
    }
    for act in acts {
        let day = lexicon().date(act.effective, "short", lang);
        let title = act.titles.with(&act.title).get(lang).to_owned();
        blocks.push(Block::Heading(3, format!("{title}, {day}")));
        let changes = deeds::changes(act, study.applied);
        blocks.extend(changes.iter().map(told));
    }
    for section in sections(study, page.assessments, page.claim) {
        let finding = section.finding.as_ref().unwrap_or(&section.heading);
        blocks.push(heading(finding));
        match (section.has_rows(), &section.instead) {
            (true, _) => section
                .tables
                .iter()
                .for_each(|of| table(of, lang, &mut blocks)),
            (false, Some(instead)) => blocks.push(told(instead)),
            (false, None) => {}
        }
    }
    blocks.push(heading(&msg!("page-method")));
    blocks.extend(people_of(study).iter().map(told));
    blocks.push(told(&measured(study.comparison)));
    if !acts.is_empty() {
        blocks.extend(ledger(&study.applied.ledger).iter().map(told));
    }
    blocks.push(heading(&msg!("page-warnings")));
    blocks.extend(land_notes(&study.applied.after).iter().map(told));
    blocks.extend(page.warnings.iter().cloned().map(Block::Paragraph));
    blocks.push(heading(&msg!("page-sources")));
    blocks.extend(page.sources.iter().cloned().map(Block::Paragraph));
    blocks
}

/// A table with its title and notes; without rows it is left out.
fn table(table: &Table, lang: Lang, blocks: &mut Vec<Block>) {
    if table.rows.is_empty() {
        return;
    }
    let all = table.rows.len();
    let mut shown = shown(table, lang);
    shown.rows.truncate(MOST_ROWS);
    blocks.extend(shown.title.map(Block::Paragraph));
    blocks.push(Block::Table {
        head: shown.header,
        rows: shown.rows,
        figures: shown.is_text.iter().map(|text| !text).collect(),
    });
    if all > MOST_ROWS {
        let told = msg!("page-first-rows", shown = MOST_ROWS, all = all);
        blocks.push(Block::Paragraph(say(&told, lang)));
    }
    blocks.extend(shown.notes.into_iter().map(Block::Paragraph));
}
