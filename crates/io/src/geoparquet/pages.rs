//! What the pages of a column say of themselves, before any is unpacked: a page of some
//! kilobytes may claim, and hold, gigabytes.

use aimaq_words::Message;
use aimaq_words::msg;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom, Take};

use super::super::source::most_of;

/// Structures in structures that the crate `parquet` goes through, and more.
const DEEPEST: usize = 100;

/// The bytes that the pages of a column unpack to, as they say.
///
/// # Errors
/// If one says that it unpacks to too many.
pub(super) fn unpacked(file: &File, begin: u64, length: u64) -> Result<u64, Message> {
    // Where a head cannot be read the crate cannot go on either, and says what is wrong.
    walked(file, begin, length).unwrap_or(Ok(0))
}

fn walked(file: &File, begin: u64, length: u64) -> Option<Result<u64, Message>> {
    let mut file = BufReader::new(file.try_clone().ok()?);
    file.seek(SeekFrom::Start(begin)).ok()?;
    let (mut left, mut sum) = (length, 0_u64);
    while left > 0 {
        let mut head = Compact((&mut file).take(left));
        let Some(page) = head.page() else { break };
        let rest = head.0.limit();
        let most = most_of(page.packed);
        if page.unpacked > most {
            return Some(Err(msg!(
                "error-parquet-page",
                mib = (most >> 20).to_string()
            )));
        }
        sum = sum.saturating_add(page.unpacked);
        let Some(behind) = rest.checked_sub(page.packed) else {
            break;
        };
        if file
            .seek_relative(i64::try_from(page.packed).ok()?)
            .is_err()
        {
            break;
        }
        left = behind;
    }
    Some(Ok(sum))
}

/// The lengths that the head of a page states.
#[derive(Debug, Default, PartialEq, Eq)]
struct Page {
    unpacked: u64,
    packed: u64,
}

/// Thrift's compact form.
struct Compact<R>(Take<R>);

impl<R: Read> Compact<R> {
    /// The head of a page: its second field is the length unpacked, its third that packed.
    fn page(&mut self) -> Option<Page> {
        let mut page = Page::default();
        self.fields(|reader, field, kind| {
            let (2 | 3, 4..=6) = (field, kind) else {
                return reader.skip(kind, 0);
            };
            let number = reader.varint()?;
            // Signs are in the last bit; what is below nothing is refused elsewhere.
            let number = if number & 1 == 0 { number >> 1 } else { 0 };
            match field {
                2 => page.unpacked = page.unpacked.max(number),
                _ => page.packed = number,
            }
            Some(())
        })?;
        Some(page)
    }

    /// The fields of a structure, each by its number and kind.
    fn fields(&mut self, mut field: impl FnMut(&mut Self, i64, u8) -> Option<()>) -> Option<()> {
        let mut number = 0_i64;
        loop {
            let byte = self.byte()?;
            if byte == 0 {
                return Some(());
            }
            number = match byte >> 4 {
                0 => {
                    let long = self.varint()?;
                    (long >> 1) as i64 ^ -((long & 1) as i64)
                }
                step => number.wrapping_add(i64::from(step)),
            };
            field(self, number, byte & 15)?;
        }
    }

    fn skip(&mut self, kind: u8, depth: usize) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        match kind {
            1 | 2 => Some(()),
            3 => self.byte().map(drop),
            4..=6 => self.varint().map(drop),
            7 => self.pass(8),
            8 => {
                let length = self.varint()?;
                self.pass(length)
            }
            9 | 10 => self.skip_list(depth),
            11 => self.skip_map(depth),
            12 => self.fields(|reader, _, kind| reader.skip(kind, depth + 1)),
            _ => None,
        }
    }

    fn skip_list(&mut self, depth: usize) -> Option<()> {
        let byte = self.byte()?;
        let count = match byte >> 4 {
            15 => self.varint()?,
            few => u64::from(few),
        };
        (0..count).try_for_each(|_| self.skip_item(byte & 15, depth))
    }

    fn skip_map(&mut self, depth: usize) -> Option<()> {
        let count = self.varint()?;
        if count == 0 {
            return Some(());
        }
        let kinds = self.byte()?;
        (0..count).try_for_each(|_| {
            self.skip_item(kinds >> 4, depth)?;
            self.skip_item(kinds & 15, depth)
        })
    }

    /// In lists a truth is a byte of its own.
    fn skip_item(&mut self, kind: u8, depth: usize) -> Option<()> {
        match kind {
            1 | 2 => self.byte().map(drop),
            kind => self.skip(kind, depth + 1),
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let mut byte = [0];
        self.0.read_exact(&mut byte).ok()?;
        Some(byte[0])
    }

    fn varint(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..70).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 127).checked_shl(shift).unwrap_or(0);
            if byte < 128 {
                return Some(number);
            }
        }
        None
    }

    fn pass(&mut self, bytes: u64) -> Option<()> {
        let passed = std::io::copy(&mut (&mut self.0).take(bytes), &mut std::io::sink());
        (passed.ok()? == bytes).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(bytes: &[u8]) -> Option<Page> {
        Compact(bytes.take(bytes.len() as u64)).page()
    }

    #[test]
    fn the_head_of_a_page_is_read_past_all_that_may_stand_in_it() {
        let found = Some(Page {
            unpacked: 200,
            packed: 7,
        });
        let sizes = [0x15, 0, 0x15, 0x90, 3, 0x15, 14];
        assert_eq!(page(&[&sizes[..], &[0]].concat()), found);
        // A text, a list of truths, a structure, a map, a double, an empty map.
        let more: &[&[u8]] = &[
            &[0x18, 2, b'a', b'b'],
            &[0x19, 0x21, 1, 2],
            &[0x1c, 0x11, 0x15, 2, 0],
            &[0x1b, 1, 0x55, 2, 4],
            &[0x17, 0, 0, 0, 0, 0, 0, 0, 0],
            &[0x1b, 0],
            &[0],
        ];
        assert_eq!(page(&[&sizes[..], &more.concat()].concat()), found);
        assert_eq!(page(&sizes), None);
        let deep = [vec![0x1c; 10_000], vec![0; 10_001]].concat();
        assert_eq!(page(&deep), None);
    }
}
