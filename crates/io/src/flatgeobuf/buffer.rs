//! FlatBuffers, read without believing what they say.

use aimaq_words::{Message, msg};

/// What points out of the bytes that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Damaged;

impl From<Damaged> for Message {
    fn from(_: Damaged) -> Message {
        msg!("error-file-points-out")
    }
}

type Found<T> = Result<Option<T>, Damaged>;

/// A table in a buffer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The places of the fields.
    vtable: &'a [u8],
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], Damaged> {
    let end = at.checked_add(N).ok_or(Damaged)?;
    let found = bytes.get(at..end).and_then(|b| b.try_into().ok());
    found.ok_or(Damaged)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<usize, Damaged> {
    Ok(u32::from_le_bytes(array(bytes, at)?) as usize)
}

impl<'a> Table<'a> {
    /// The table that a buffer holds.
    pub(super) fn root(bytes: &'a [u8]) -> Result<Self, Damaged> {
        Self::at(bytes, u32_at(bytes, 0)?)
    }

    fn at(bytes: &'a [u8], at: usize) -> Result<Self, Damaged> {
        let back = i64::from(i32::from_le_bytes(array(bytes, at)?));
        let vtable = usize::try_from(at as i64 - back).map_err(|_| Damaged)?;
        let length = usize::from(u16::from_le_bytes(array(bytes, vtable)?));
        let vtable = bytes
            .get(vtable..vtable.saturating_add(length))
            .ok_or(Damaged)?;
        Ok(Self { bytes, at, vtable })
    }

    /// Where a field is.
    fn field(&self, number: u16) -> Found<usize> {
        let entry = 4 + 2 * usize::from(number);
        let Ok(offset) = array(self.vtable, entry).map(u16::from_le_bytes) else {
            return Ok(None);
        };
        match offset {
            0 => Ok(None),
            offset => Ok(Some(self.at + usize::from(offset))),
        }
    }

    fn number<const N: usize>(&self, field: u16) -> Found<[u8; N]> {
        let at = self.field(field)?;
        at.map(|at| array(self.bytes, at)).transpose()
    }

    pub(super) fn u8(&self, field: u16) -> Result<u8, Damaged> {
        Ok(self.number(field)?.map_or(0, u8::from_le_bytes))
    }

    pub(super) fn u16(&self, field: u16, default: u16) -> Result<u16, Damaged> {
        Ok(self.number(field)?.map_or(default, u16::from_le_bytes))
    }

    pub(super) fn i32(&self, field: u16) -> Result<i32, Damaged> {
        Ok(self.number(field)?.map_or(0, i32::from_le_bytes))
    }

    pub(super) fn u64(&self, field: u16) -> Result<u64, Damaged> {
        Ok(self.number(field)?.map_or(0, u64::from_le_bytes))
    }

    /// What a field points to.
    fn target(&self, field: u16) -> Found<usize> {
        let Some(at) = self.field(field)? else {
            return Ok(None);
        };
        Ok(Some(at + u32_at(self.bytes, at)?))
    }

    pub(super) fn table(&self, field: u16) -> Found<Table<'a>> {
        let at = self.target(field)?;
        at.map(|at| Self::at(self.bytes, at)).transpose()
    }

    /// A list of items of so many bytes.
    pub(super) fn list(&self, field: u16, size: usize) -> Found<&'a [u8]> {
        let Some(at) = self.target(field)? else {
            return Ok(None);
        };
        let length = u32_at(self.bytes, at)?.checked_mul(size).ok_or(Damaged)?;
        let from = at + 4;
        let end = from.checked_add(length).ok_or(Damaged)?;
        Ok(Some(self.bytes.get(from..end).ok_or(Damaged)?))
    }

    pub(super) fn text(&self, field: u16) -> Result<&'a str, Damaged> {
        let bytes = self.list(field, 1)?.unwrap_or_default();
        std::str::from_utf8(bytes).map_err(|_| Damaged)
    }

    /// A list of tables; whoever takes them counts them.
    pub(super) fn tables(
        &self,
        field: u16,
    ) -> Found<impl ExactSizeIterator<Item = Result<Table<'a>, Damaged>> + use<'a>> {
        let Some(at) = self.target(field)? else {
            return Ok(None);
        };
        let list = self.list(field, 4)?.unwrap_or_default();
        let bytes = self.bytes;
        let table = move |number: usize| {
            let slot = at + 4 + 4 * number;
            Table::at(bytes, slot + u32_at(bytes, slot)?)
        };
        Ok(Some((0..list.len() / 4).map(table)))
    }
}
