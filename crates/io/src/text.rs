//! A text of which one part after another is looked at, whether it is all there
//! or still being read.

use aimaq_words::Message;
use std::borrow::Cow;
use std::sync::mpsc::{Receiver, SyncSender};

use super::InputError;
use super::json::{Scanned, Scanner, line_and_column, unended};

/// Bytes of a block at most: few enough to stay near the processor.
pub(super) const BLOCK: usize = 1 << 18;

/// What is wrong so many bytes before the end of what is held is wrong however the text
/// goes on: but for a string no piece is longer.
const SURE: usize = 1 << 12;

/// Where blocks of a file come from, and where they go to be filled again.
pub(super) struct Blocks {
    /// Blocks in order; an empty one is the end.
    pub(super) filled: Receiver<Result<Vec<u8>, InputError>>,
    pub(super) spare: SyncSender<Vec<u8>>,
    /// Bytes of all, where that is known.
    pub(super) length: Option<u64>,
}

/// Why a part of a text cannot be taken.
pub(super) enum TextError {
    /// The file cannot be read on; `None` if whoever reads it stopped.
    Source(Option<InputError>),
    /// The text is not what it should be.
    Wrong {
        what: Message,
        /// From 1.
        line: usize,
        /// From 1, in bytes.
        column: usize,
    },
}

/// The text from a place on; of a file only a window is held.
pub(super) struct Text<'a> {
    window: Cow<'a, [u8]>,
    /// What is taken of the window.
    at: usize,
    /// Where the text goes on behind the window.
    blocks: Option<Blocks>,
    /// Bytes before the window.
    before: u64,
    /// Of the window's start, both from 0.
    line: usize,
    column: usize,
}

impl<'a> Text<'a> {
    /// A text that is all there.
    pub(super) fn whole(bytes: &'a [u8]) -> Text<'a> {
        Text {
            window: Cow::Borrowed(bytes),
            at: 0,
            blocks: None,
            before: 0,
            line: 0,
            column: 0,
        }
    }

    /// A text that comes in blocks.
    pub(super) fn coming(blocks: Blocks) -> Text<'static> {
        Text {
            blocks: Some(blocks),
            ..Text::whole(b"")
        }
    }

    /// What `take` makes of the text from here on. It is called again with more
    /// of the text when it does not get by with what is held.
    pub(super) fn take<T>(
        &mut self,
        mut take: impl FnMut(&mut Scanner<'_>) -> Scanned<T>,
    ) -> Result<T, TextError> {
        loop {
            let rest = &self.window[self.at..];
            let mut scanner = Scanner::new(rest);
            let result = take(&mut scanner);
            let taken = scanner.at;
            // A number at the very end of the window may go on behind it.
            let complete = self.blocks.is_none() || taken < rest.len();
            match result {
                Ok(value) if complete => {
                    self.at += taken;
                    return Ok(value);
                }
                Err(wrong)
                    if self.blocks.is_none()
                        || (rest.len() - taken.min(wrong.at) > SURE && wrong.what != unended()) =>
                {
                    let (line, column) = self.place(self.at + wrong.at);
                    return Err(TextError::Wrong {
                        what: wrong.what,
                        line,
                        column,
                    });
                }
                _ => self.extend()?,
            }
        }
    }

    /// What is held of the text from here on, at least so many bytes if there are as
    /// many.
    pub(super) fn held(&mut self, bytes: usize) -> Result<&[u8], TextError> {
        if self.blocks.is_some() && self.window.len() - self.at < bytes {
            self.extend_to(bytes)?;
        }
        Ok(&self.window[self.at..])
    }

    /// All of the text from here on.
    pub(super) fn all(&mut self) -> Result<&[u8], TextError> {
        while self.blocks.is_some() {
            self.extend()?;
        }
        Ok(&self.window[self.at..])
    }

    /// Takes bytes that are held.
    pub(super) fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// The share of the text that is taken, while more of it is coming and its length is
    /// known.
    pub(super) fn share_taken(&self) -> Option<f64> {
        let length = self.blocks.as_ref().and_then(|blocks| blocks.length)?;
        Some((self.before + self.at as u64) as f64 / length as f64)
    }

    /// Line and column, both from 1, of a byte of the window.
    fn place(&self, at: usize) -> (usize, usize) {
        let (line, column) = line_and_column(&self.window, at);
        let before = if line == 1 { self.column } else { 0 };
        (self.line + line, before + column)
    }

    /// Holds at least as much again as is left.
    fn extend(&mut self) -> Result<(), TextError> {
        self.extend_to((self.window.len() - self.at) * 2 + 1)
    }

    /// Leaves out what is taken and holds at least so many bytes.
    fn extend_to(&mut self, bytes: usize) -> Result<(), TextError> {
        let (line, column) = self.place(self.at);
        (self.line, self.column) = (line - 1, column - 1);
        self.before += self.at as u64;
        let window = self.window.to_mut();
        window.drain(..std::mem::take(&mut self.at));
        if self.blocks.is_some() {
            // With room for a last block that is longer than needed.
            window.reserve(bytes.saturating_sub(window.len()) + BLOCK);
        }
        while let Some(blocks) = self.blocks.as_ref().filter(|_| window.len() < bytes) {
            let block = match blocks.filled.recv() {
                Ok(Ok(block)) => block,
                Ok(Err(error)) => return Err(TextError::Source(Some(error))),
                Err(_) => return Err(TextError::Source(None)),
            };
            if block.is_empty() {
                self.blocks = None;
                break;
            }
            window.extend_from_slice(&block);
            // Nobody waits for it once the last block has been filled.
            let _ = blocks.spare.try_send(block);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::mpsc::{channel, sync_channel};

    /// The text in blocks of so many bytes.
    fn in_blocks(bytes: &[u8], size: usize) -> Text<'static> {
        let (send, filled) = channel();
        for block in bytes.chunks(size).chain([&b""[..]]) {
            send.send(Ok(block.to_vec())).expect("it is received");
        }
        let spare = sync_channel(1).0;
        Text::coming(Blocks {
            filled,
            spare,
            length: None,
        })
    }

    fn numbers(mut text: Text<'_>) -> Result<Vec<f64>, (String, usize, usize)> {
        let mut found = vec![];
        loop {
            let next = text.take(|scanner| match scanner.peek() {
                Some(_) => scanner.number().map(Some),
                None => Ok(None),
            });
            match next {
                Ok(Some(number)) => found.push(number),
                Ok(None) => return Ok(found),
                Err(TextError::Wrong { what, line, column }) => {
                    return Err((what.in_english(), line, column));
                }
                Err(TextError::Source(_)) => return Err(("stopped".to_owned(), 0, 0)),
            }
        }
    }

    #[test]
    fn a_place_counts_from_the_start_of_the_text() {
        let text = b"1 2\n33 44\n  x 5";
        let at_x = Err(("expected a number".to_owned(), 3, 3));
        for size in 1..20 {
            assert_eq!(numbers(in_blocks(text, size)), at_x, "blocks of {size}");
        }
        assert_eq!(numbers(Text::whole(text)), at_x);
    }

    #[test]
    fn a_source_that_stops_is_an_error_and_not_the_end() {
        let (send, filled) = channel();
        send.send(Ok(b"1 2".to_vec())).expect("it is received");
        drop(send);
        let spare = sync_channel(1).0;
        let text = Text::coming(Blocks {
            filled,
            spare,
            length: None,
        });
        assert_eq!(numbers(text), Err(("stopped".to_owned(), 0, 0)));
    }

    proptest! {
        #[test]
        fn blocks_of_any_size_read_as_the_whole(text in "[ \n]{0,3}([-x]?[0-9]{1,4}[ \n]{1,2}){0,9}", size in 1_usize..9) {
            let whole = numbers(Text::whole(text.as_bytes()));
            prop_assert_eq!(numbers(in_blocks(text.as_bytes(), size)), whole);
        }
    }
}
