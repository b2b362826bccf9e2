//! A text as Markdown, with tables as GitHub writes them.

use super::Block;

/// The whole text.
pub fn markdown(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Heading(level, text) => {
                let marks = "#".repeat(usize::from(*level).clamp(1, 6));
                out.push_str(&format!("{marks} {}\n\n", plain(text)));
            }
            Block::Paragraph(text) => out.push_str(&format!("{}\n\n", plain(text))),
            Block::Table {
                head,
                rows,
                figures,
            } => {
                line(&mut out, head);
                let marks = figures
                    .iter()
                    .map(|right| if *right { "--:" } else { "---" });
                let marks: Vec<String> = marks.map(str::to_owned).collect();
                line(&mut out, &marks);
                rows.iter().for_each(|row| line(&mut out, row));
                out.push('\n');
            }
            Block::NewPage => {}
        }
    }
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}

fn line(out: &mut String, cells: &[String]) {
    out.push('|');
    for cell in cells {
        out.push_str(&format!(" {} |", plain(cell).replace('|', "\\|")));
    }
    out.push('\n');
}

/// A text whose letters mean nothing to Markdown, in one line.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
    {
        if matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '\\' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_to_the_right_and_marks_are_letters() {
        let table = Block::Table {
            head: vec!["unit".into(), "people".into()],
            rows: vec![vec!["A|b *c*".into(), "12".into()]],
            figures: vec![false, true],
        };
        let blocks = [Block::Heading(2, "Annex".into()), table, Block::NewPage];
        let text = markdown(&blocks);
        assert_eq!(
            text,
            "## Annex\n\n| unit | people |\n| --- | --: |\n| A\\|b \\*c\\* | 12 |\n"
        );
    }
}
