//! The inferred plan as a file: questions first, as comments.

use super::infer::Inferred;
use aimaq_words::{Lang, say};

/// Questions that stand in a plan at most; more are counted.
const MOST: usize = 50;

impl Inferred {
    /// The plan as TOML, its questions as comments in a language.
    ///
    /// # Errors
    /// If the plan cannot be written down.
    pub fn text(&self, lang: Lang) -> Result<String, toml::ser::Error> {
        let mut text = String::new();
        for question in self.questions.iter().take(MOST) {
            comment(&mut text, &say(&question.message(), lang));
        }
        if let Some(more) = self.questions.len().checked_sub(MOST).filter(|n| *n > 0) {
            comment(
                &mut text,
                &say(&aimaq_words::msg!("infer-more-questions", n = more), lang),
            );
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&toml::to_string(&self.plan)?);
        Ok(text)
    }
}

/// A line that holds nothing but a comment, whatever names hold.
fn comment(text: &mut String, line: &str) {
    let plain = line.chars().map(|c| if c.is_control() { ' ' } else { c });
    text.push_str("# ? ");
    text.extend(plain);
    text.push('\n');
}
