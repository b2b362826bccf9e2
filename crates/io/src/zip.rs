//! ZIP archives, read within limits and written without a date: stored and deflated
//! members, no encryption, nothing beyond 4 GiB.

use aimaq_words::Message;
use aimaq_words::Tell;
use aimaq_words::msg;
use std::io::{self, Read, Seek, SeekFrom, Write};

use encoding_rs::IBM866;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// Marks of the three kinds of heads.
const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// Lengths of the heads without what varies.
const LOCAL_LENGTH: usize = 30;
const CENTRAL_LENGTH: usize = 46;
const END_LENGTH: usize = 22;
/// A comment behind the end is at most so long.
const LONGEST_COMMENT: u64 = 0xffff;
/// The list of members is at most so long, bytes.
const LONGEST_LIST: u64 = 64 << 20;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// Bit of the flags: the member is encrypted; its name is UTF-8.
const ENCRYPTED: u16 = 1;
const UTF8: u16 = 1 << 11;
/// The first day that a date can say, 1 January 1980.
const NO_DATE: u32 = 0x0021_0000;

/// A member of an archive.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// Its path in the archive.
    pub(super) name: String,
    flags: u16,
    method: u16,
    crc: u32,
    packed: u64,
    size: u64,
    /// Where its own head begins.
    at: u64,
}

/// An archive that is read.
#[derive(Debug)]
pub(super) struct Archive<R> {
    from: R,
    pub(super) members: Vec<Member>,
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    let two = bytes.get(at..at + 2).and_then(|b| b.try_into().ok());
    two.map_or(0, u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|b| b.try_into().ok());
    four.map_or(0, u32::from_le_bytes)
}

fn said(error: io::Error) -> Message {
    msg!("error-file-unpack", said = error.told().message)
}

impl<R: Read + Seek> Archive<R> {
    /// Reads the list of members.
    ///
    /// # Errors
    /// If it is no archive, is cut off, or has members that leave it.
    pub(super) fn open(mut from: R) -> Result<Self, Message> {
        let length = from.seek(SeekFrom::End(0)).map_err(said)?;
        let tail = length.min(LONGEST_COMMENT + END_LENGTH as u64);
        let bytes = bytes_at(&mut from, length - tail, tail)?;
        let starts = (0..=bytes.len().saturating_sub(END_LENGTH)).rev();
        let end = starts
            .map(|at| &bytes[at..])
            .find(|rest| rest.len() >= END_LENGTH && u32_at(rest, 0) == END);
        let end = end.ok_or(msg!("error-zip-none"))?;
        let (count, list, at) = (u16_at(end, 10), u32_at(end, 12), u32_at(end, 16));
        if count == u16::MAX || list == u32::MAX || at == u32::MAX {
            return Err(msg!("error-zip-large"));
        }
        let (list, at) = (u64::from(list), u64::from(at));
        if at + list > length || list > LONGEST_LIST {
            return Err(msg!("error-zip-list"));
        }
        let bytes = bytes_at(&mut from, at, list)?;
        let mut members = Vec::new();
        let mut rest = &bytes[..];
        for _ in 0..count {
            let (member, length) = member(rest).ok_or(msg!("error-zip-list"))?;
            check_name(&member.name)?;
            members.push(member);
            rest = &rest[length..];
        }
        Ok(Self { from, members })
    }

    /// Unpacks a member (from 0) into `out`, if it takes no more than `most` bytes;
    /// gives how many it took.
    ///
    /// # Errors
    /// If it is damaged, encrypted, packed in an unknown way or too large.
    pub(super) fn unpack(
        &mut self,
        member: usize,
        out: &mut dyn Write,
        most: u64,
    ) -> Result<u64, Message> {
        let member = &self.members[member];
        if member.flags & ENCRYPTED != 0 {
            return Err(msg!("error-zip-encrypted"));
        }
        let head = bytes_at(&mut self.from, member.at, LOCAL_LENGTH as u64)?;
        if u32_at(&head, 0) != LOCAL {
            return Err(msg!("error-zip-head"));
        }
        let behind = u64::from(u16_at(&head, 26)) + u64::from(u16_at(&head, 28));
        let start = member.at + LOCAL_LENGTH as u64 + behind;
        self.from.seek(SeekFrom::Start(start)).map_err(said)?;
        let packed = (&mut self.from).take(member.packed);
        let mut text: Box<dyn Read + '_> = match member.method {
            STORED => Box::new(packed),
            DEFLATED => Box::new(DeflateDecoder::new(packed)),
            other => {
                return Err(msg!("error-zip-method", other = other.to_string()));
            }
        };
        let (mut crc, mut taken) = (Crc::new(), 0_u64);
        let mut block = vec![0; 1 << 16];
        loop {
            let read = text.read(&mut block).map_err(said)?;
            if read == 0 {
                break;
            }
            taken += read as u64;
            if taken > most {
                return Err(msg!("error-file-unpacks", mib = (most >> 20).to_string()));
            }
            crc.update(&block[..read]);
            out.write_all(&block[..read]).map_err(said)?;
        }
        if crc.sum() != member.crc || taken != member.size {
            return Err(msg!("error-zip-checksum"));
        }
        Ok(taken)
    }
}

fn bytes_at(from: &mut (impl Read + Seek), at: u64, length: u64) -> Result<Vec<u8>, Message> {
    from.seek(SeekFrom::Start(at)).map_err(said)?;
    let mut bytes = Vec::new();
    let read = from.take(length).read_to_end(&mut bytes).map_err(said)?;
    match read as u64 == length {
        true => Ok(bytes),
        false => Err(msg!("error-zip-end")),
    }
}

/// A member from its entry in the list, and how long that is.
fn member(bytes: &[u8]) -> Option<(Member, usize)> {
    let head = bytes
        .get(..CENTRAL_LENGTH)
        .filter(|head| u32_at(head, 0) == CENTRAL)?;
    let name = usize::from(u16_at(head, 28));
    let behind = usize::from(u16_at(head, 30)) + usize::from(u16_at(head, 32));
    let length = CENTRAL_LENGTH + name + behind;
    let name = bytes
        .get(..length)?
        .get(CENTRAL_LENGTH..CENTRAL_LENGTH + name)?;
    let flags = u16_at(head, 8);
    let name = match std::str::from_utf8(name) {
        Ok(name) => name.to_owned(),
        // What Windows writes for Cyrillic names.
        Err(_) if flags & UTF8 == 0 => IBM866.decode(name).0.into_owned(),
        Err(_) => String::from_utf8_lossy(name).into_owned(),
    };
    let member = Member {
        name: name.replace('\\', "/"),
        flags,
        method: u16_at(head, 10),
        crc: u32_at(head, 16),
        packed: u64::from(u32_at(head, 20)),
        size: u64::from(u32_at(head, 24)),
        at: u64::from(u32_at(head, 42)),
    };
    Some((member, length))
}

fn check_name(name: &str) -> Result<(), Message> {
    let leaves = name.starts_with('/')
        || name.split('/').any(|part| part == "..")
        || name.chars().any(|c| c == ':' || c.is_control());
    match leaves {
        true => Err(msg!("error-zip-outside", name = format!("{name:?}"))),
        false => Ok(()),
    }
}

/// An archive that is written.
#[derive(Debug, Default)]
pub(super) struct Packer {
    bytes: Vec<u8>,
    list: Vec<u8>,
    count: u16,
}

impl Packer {
    /// Adds a member.
    ///
    /// # Errors
    /// If the archive gets larger than its format allows.
    pub(super) fn add(&mut self, name: &str, content: &[u8]) -> io::Result<()> {
        let large = |_| io::Error::from(aimaq_words::Sentence(msg!("error-zip-write")));
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::default());
        packed.write_all(content)?;
        let packed = packed.finish()?;
        let mut crc = Crc::new();
        crc.update(content);
        let at = u32::try_from(self.bytes.len()).map_err(large)?;
        let mut shared = Vec::new();
        // Version 2.0 is enough to unpack it.
        shared.extend(20_u16.to_le_bytes());
        shared.extend(UTF8.to_le_bytes());
        shared.extend(DEFLATED.to_le_bytes());
        shared.extend(NO_DATE.to_le_bytes());
        shared.extend(crc.sum().to_le_bytes());
        for length in [packed.len(), content.len()] {
            shared.extend(u32::try_from(length).map_err(large)?.to_le_bytes());
        }
        shared.extend(u16::try_from(name.len()).map_err(large)?.to_le_bytes());
        shared.extend(0_u16.to_le_bytes());
        self.bytes.extend(LOCAL.to_le_bytes());
        self.bytes.extend(&shared);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(packed);
        self.list.extend(CENTRAL.to_le_bytes());
        self.list.extend(20_u16.to_le_bytes());
        self.list.extend(&shared);
        // No comment, first disk, no attributes.
        self.list.extend([0; 10]);
        self.list.extend(at.to_le_bytes());
        self.list.extend(name.as_bytes());
        self.count += 1;
        Ok(())
    }

    /// The whole archive.
    ///
    /// # Errors
    /// If it is larger than its format allows.
    pub(super) fn finish(mut self) -> io::Result<Vec<u8>> {
        let large = |_| io::Error::from(aimaq_words::Sentence(msg!("error-zip-write")));
        let at = u32::try_from(self.bytes.len()).map_err(large)?;
        let length = u32::try_from(self.list.len()).map_err(large)?;
        self.bytes.append(&mut self.list);
        self.bytes.extend(END.to_le_bytes());
        self.bytes.extend([0; 4]);
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(length.to_le_bytes());
        self.bytes.extend(at.to_le_bytes());
        self.bytes.extend([0; 2]);
        Ok(self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut packer = Packer::default();
        for (name, content) in members {
            packer.add(name, content).expect("small");
        }
        packer.finish().expect("small")
    }

    fn unpacked(bytes: &[u8], member: usize, most: u64) -> Result<Vec<u8>, String> {
        let mut out = Vec::new();
        let archive = Archive::open(Cursor::new(bytes));
        let unpacked = archive.and_then(|mut archive| archive.unpack(member, &mut out, most));
        unpacked.map_err(|wrong| wrong.in_english())?;
        Ok(out)
    }

    #[test]
    fn members_come_out_as_they_went_in() {
        let zeros = vec![0; 1 << 20];
        let bytes = packed(&[("a/қала.txt", b"text"), ("b", &zeros)]);
        assert!(bytes.len() < 1 << 12);
        let archive = Archive::open(Cursor::new(&bytes)).expect("an archive");
        assert_eq!(archive.members[0].name, "a/қала.txt");
        assert_eq!(unpacked(&bytes, 0, 4), Ok(b"text".to_vec()));
        assert_eq!(unpacked(&bytes, 1, 1 << 20), Ok(zeros));
        let error = unpacked(&bytes, 1, (1 << 20) - 1).expect_err("too large");
        assert!(error.contains("unpacks to more than"), "{error}");
    }

    #[test]
    fn what_is_damaged_or_leaves_the_archive_is_refused() {
        let bytes = packed(&[("a", b"some text")]);
        for length in 0..bytes.len() {
            assert!(
                unpacked(&bytes[..length], 0, 100).is_err(),
                "{length} bytes"
            );
        }
        for name in ["../a", "/a", "a/../../b", "C:a", "..\\a"] {
            let error = unpacked(&packed(&[(name, b"x")]), 0, 9).expect_err(name);
            assert!(error.contains("outside"), "{error}");
        }
    }
}
