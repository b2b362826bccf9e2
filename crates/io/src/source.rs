//! A file read, hashed and unpacked in one thread while another takes its text.

use aimaq_words::Tell;
use aimaq_words::msg;
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use flate2::read::MultiGzDecoder;
use sha2::{Digest, Sha256};

use super::feature::{FeatureTable, SourceFile};
use super::format::ReadOptions;
use super::text::{BLOCK, Blocks, Text};
use super::{BYTE_ORDER_MARK, InputError, hex, read_bytes, sha256_hex, text_in};

/// Blocks that may wait to be taken.
const AHEAD: usize = 8;

/// The most bytes that a compressed file may unpack to, and those that it may
/// whatever its length. Beyond them no boundaries unpack to so many times their
/// length, and what is read takes more memory than its text.
const MOST_UNPACKED: u64 = 4 << 30;
const FREE_UNPACKED: u64 = 16 << 20;
const MOST_RATIO: u64 = 50;

/// The table that `take` makes of the text of a file and of its label in errors, with
/// the file among its sources if a checksum is wanted. A name that ends in `.gz` is that
/// of a compressed file.
///
/// # Errors
/// Those of [`with_text_of`].
pub(super) fn table_of(
    path: &Path,
    options: &ReadOptions,
    take: impl FnOnce(Text<'_>, &str) -> Result<FeatureTable, InputError>,
) -> Result<FeatureTable, InputError> {
    let name = path.display().to_string();
    let packed = name.to_lowercase().ends_with(".gz");
    let (mut table, sha256) = match options.encoding.as_deref() {
        // A text in another encoding is small enough to be held.
        Some(encoding) if !packed => {
            let bytes = read_bytes(path)?;
            let sha256 = options.checksum.then(|| sha256_hex(&bytes));
            // JSON is UTF-8 where it can be read so: what was said is of other files.
            let said = Some(encoding).filter(|_| std::str::from_utf8(&bytes).is_err());
            let text = text_in(bytes, said, &name)?;
            (take(Text::whole(text.as_bytes()), &name)?, sha256)
        }
        _ => with_text_of(path, packed, options.checksum, |text| take(text, &name))?,
    };
    let source = sha256.map(|sha256| SourceFile { name, sha256 });
    table.sources.extend(source);
    Ok(table)
}

/// What `take` makes of the text of a file, and, if wanted, the SHA-256 of the file's
/// bytes in hexadecimal digits. `packed`: the file is compressed (gzip). A byte order
/// mark is left out of the text.
///
/// # Errors
/// The file cannot be opened, read or unpacked; those of `take`.
pub(super) fn with_text_of<T>(
    path: &Path,
    packed: bool,
    checksum: bool,
    take: impl FnOnce(Text<'static>) -> Result<T, InputError>,
) -> Result<(T, Option<String>), InputError> {
    let label = path.display().to_string();
    let cannot = |error| InputError::Open {
        file: label.clone(),
        error,
    };
    let file = File::open(path).map_err(cannot)?;
    let length = length_of(&file).filter(|_| !packed);
    let file = Hashed {
        file,
        hash: checksum.then(Sha256::new),
    };
    let (send, filled) = sync_channel(AHEAD);
    let (spare, empty) = sync_channel(AHEAD);
    let label = &label;
    thread::scope(|scope| {
        let work = move || deliver(file, packed, label, &send, &empty);
        let reader = thread::Builder::new()
            .spawn_scoped(scope, work)
            .map_err(cannot)?;
        let value = take(Text::coming(Blocks {
            filled,
            spare,
            length,
        }))?;
        let stopped = |_| {
            cannot(io::Error::from(aimaq_words::Sentence(msg!(
                "error-file-stopped"
            ))))
        };
        Ok((value, reader.join().map_err(stopped)?))
    })
}

/// Sends the text of a file block by block, an empty block last, until nobody wants
/// more; gives the hash of the file if it is hashed.
fn deliver(
    mut file: Hashed,
    packed: bool,
    label: &str,
    send: &SyncSender<Result<Vec<u8>, InputError>>,
    empty: &Receiver<Vec<u8>>,
) -> Option<String> {
    let poured = if packed {
        let most = most_unpacked(&file.file);
        let mut text = MultiGzDecoder::new(&mut file).take(most + 1);
        let unpacked = pour(&mut text, send, empty).map_err(|e| {
            InputError::content(label, msg!("error-file-unpack", said = e.told().message))
        });
        match text.limit() {
            0 => {
                let message = msg!("error-file-unpacks", mib = (most >> 20).to_string());
                Err(InputError::content(label, message))
            }
            _ => unpacked,
        }
    } else {
        pour(&mut file, send, empty).map_err(|error| InputError::Open {
            file: label.to_owned(),
            error,
        })
    };
    // Nobody listens any more where the text was found to be wrong.
    let _ = send.send(poured.map(|()| Vec::new()));
    file.hash.map(|hash| hex(&hash.finalize()))
}

/// The bytes that a packed file may unpack to.
pub(super) fn most_unpacked(file: &File) -> u64 {
    let most = length_of(file).map(most_of);
    most.map_or(MOST_UNPACKED, |most| most.min(MOST_UNPACKED))
}

/// Its bytes, where it is a file: what comes through a pipe has no length.
fn length_of(file: &File) -> Option<u64> {
    let known = file.metadata().ok().filter(Metadata::is_file);
    known.map(|file| file.len())
}

/// The bytes that so many packed ones may unpack to.
pub(super) fn most_of(packed: u64) -> u64 {
    FREE_UNPACKED.saturating_add(packed.saturating_mul(MOST_RATIO))
}

fn pour(
    source: &mut impl Read,
    send: &SyncSender<Result<Vec<u8>, InputError>>,
    empty: &Receiver<Vec<u8>>,
) -> io::Result<()> {
    let mut first = true;
    loop {
        let mut block = empty.try_recv().unwrap_or_default();
        // Costs nothing for a block that has been used before.
        block.resize(BLOCK, 0);
        let filled = fill(source, &mut block)?;
        block.truncate(filled);
        if std::mem::take(&mut first) && block.starts_with(BYTE_ORDER_MARK) {
            block.drain(..BYTE_ORDER_MARK.len());
        }
        if block.is_empty() || send.send(Ok(block)).is_err() {
            return Ok(());
        }
    }
}

/// Reads until the block is full or the source ends; gives the bytes read.
fn fill(source: &mut impl Read, block: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < block.len() {
        match source.read(&mut block[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// A file whose bytes may be hashed as they are read.
struct Hashed {
    file: File,
    hash: Option<Sha256>,
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        if let Some(hash) = &mut self.hash {
            hash.update(&buffer[..read]);
        }
        Ok(read)
    }
}
