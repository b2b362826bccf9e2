//! `aimaq annex`: what an act makes of each region, as a text to be put before a law.

use aimaq::words::quoted;
use std::path::{Path, PathBuf};

use aimaq::batch::{Base, JobReader};
use aimaq::io::{AboutDocument, Block, docx, markdown, write_atomic};
use aimaq::msg;
use aimaq::reform::{PlanSource, apply};
use aimaq::report::annex;
use aimaq::words::{Lang, lexicon, say};

use super::job::{Shared, checked, reading};
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Name of an embedded plan (`aimaq data list`) or path of a plan file
    #[arg(value_name = "PLAN")]
    plan: String,
    /// File for the annex: .docx or .md; `-` for Markdown on stdout
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Who answers for it, in the properties of the file
    #[arg(long, value_name = "NAME", default_value = "")]
    author: String,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let form = Form::of(&args.output)?;
    let job = checked(Some(&args.plan), reading(shared))?;
    let Base {
        file,
        plan,
        territory,
        options,
        ..
    } = JobReader::new().without_record().base(&job)?;
    let source = PlanSource::new(&plan, &file.name, &file.text);
    let applied = apply(source, &territory, &options)?;
    let title = plan.titles.with(&plan.title);
    let languages: Vec<Lang> = match shared.given_lang() {
        Some(lang) => vec![lang],
        None => lexicon().languages().collect(),
    };
    let mut blocks: Vec<Block> = Vec::new();
    for (i, lang) in languages.iter().enumerate() {
        if i > 0 {
            blocks.push(Block::NewPage);
        }
        blocks.extend(annex(&applied, &title, territory.local_words(*lang)));
    }
    let first = languages.first().copied().unwrap_or_default();
    let about = AboutDocument {
        title: say(&msg!("annex-title", title = &title), first),
        author: args.author.clone(),
        language: first.to_string(),
    };
    match form {
        Form::Stdout => {
            console.print(&markdown(&blocks))?;
            return Ok(Status::Done);
        }
        Form::Markdown => write_atomic(&args.output, markdown(&blocks).as_bytes())?,
        Form::Docx => {
            let bytes = docx(&blocks, &about).map_err(|e| Failure::new(quoted(e)))?;
            write_atomic(&args.output, &bytes)?;
        }
    }
    let file = args.output.display().to_string();
    console.tell(&msg!("told-written", file = file));
    Ok(Status::Done)
}

/// How the annex is written.
enum Form {
    Docx,
    Markdown,
    Stdout,
}

impl Form {
    fn of(file: &Path) -> Result<Self, Failure> {
        if file.as_os_str() == "-" {
            return Ok(Self::Stdout);
        }
        let ending = file.extension().and_then(|ending| ending.to_str());
        match ending.map(str::to_ascii_lowercase).as_deref() {
            Some("docx") => Ok(Self::Docx),
            Some("md") => Ok(Self::Markdown),
            _ => Err(Failure::new(msg!(
                "error-endings-annex",
                file = file.display().to_string()
            ))),
        }
    }
}
