//! What came of the runs of a manifest: as a table, for programs, and as a page.

use serde_json::json;

use super::many::Ended;
use crate::report::index_page;
use crate::table::{Cell, Table};
use crate::words::Lang;

/// One row per run.
pub fn summary_view(ended: &[Ended], lang: Lang) -> Table {
    let mut table = Table::new([
        "name",
        "plan",
        "result",
        "files",
        "warnings",
        "regions",
        "population",
        "before_mean_km",
        "after_mean_km",
        "people_nearer",
        "people_farther",
        "error",
    ]);
    table.rows = ended.iter().map(|ended| row(ended, lang)).collect();
    table
}

fn row(ended: &Ended, lang: Lang) -> Vec<Cell> {
    let mut row = vec![
        Cell::Text(ended.name.clone()),
        Cell::Text(ended.plan.clone()),
    ];
    match &ended.result {
        Ok(done) => {
            row.push(Cell::Word("done"));
            row.extend([done.files, done.warnings.len(), done.regions].map(Cell::count));
            row.push(Cell::whole(done.population as f64));
            row.push(Cell::maybe(done.mean_km, |m| Cell::km(m.0)));
            row.push(Cell::maybe(done.mean_km, |m| Cell::km(m.1)));
            row.extend([done.moved.0, done.moved.1].map(Cell::whole));
            row.push(Cell::Missing);
        }
        Err(told) => {
            row.push(Cell::Word("failed"));
            row.extend(vec![Cell::Missing; 8]);
            let said = told.said(lang);
            row.push(Cell::Text(
                said.lines().next().unwrap_or_default().to_owned(),
            ));
        }
    }
    row
}

/// All that is known of the runs, for programs: the figures of [`summary_view`], warnings,
/// and the record of each, by its path.
pub fn summary_json(ended: &[Ended]) -> String {
    let table = summary_view(ended, Lang::EN).to_json(Lang::EN);
    let rows = table.as_array().cloned().unwrap_or_default();
    let runs = ended.iter().zip(rows).map(|(run, mut row)| {
        match &run.result {
            Ok(done) => {
                row["warnings"] = json!(done.warnings);
                row["notes"] = json!(done.notes);
                row["record"] = json!(format!("{}/run.json", run.name));
            }
            Err(told) => row["error"] = json!(told.said(Lang::EN)),
        }
        row
    });
    let all = json!({
        "program": "aimaq",
        "version": env!("CARGO_PKG_VERSION"),
        "runs": runs.collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&all).unwrap_or_default();
    text.push('\n');
    text
}

/// The page that leads to the reports of the runs.
pub fn batch_page(ended: &[Ended], lang: Lang) -> String {
    let link = |run: &Ended| {
        let name = run.name.replace('%', "%25").replace(' ', "%20");
        let done = run.result.as_ref().ok()?;
        let page = match done.has_report {
            true => "report.html",
            false => "run.json",
        };
        Some(format!("{name}/{page}"))
    };
    let links: Vec<Option<String>> = ended.iter().map(link).collect();
    index_page(&summary_view(ended, lang), &links, lang)
}
