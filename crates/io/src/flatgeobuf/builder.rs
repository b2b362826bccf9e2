//! FlatBuffers, written front to back: a table, then what it points to.

/// Numbers are aligned as seen from the length that stands before each buffer.
const BEFORE: usize = 4;

/// A buffer that is being written.
#[derive(Debug)]
pub(super) struct Builder {
    bytes: Vec<u8>,
}

/// What a field of a table holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Field {
    U8(u8),
    U16(u16),
    I32(i32),
    U64(u64),
    /// Points to what is written later.
    Pointer,
}

/// Where a pointer stands that has yet to be set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot(usize);

impl Field {
    fn size(self) -> usize {
        match self {
            Field::U8(_) => 1,
            Field::U16(_) => 2,
            Field::I32(_) | Field::Pointer => 4,
            Field::U64(_) => 8,
        }
    }

    fn bytes(self) -> [u8; 8] {
        let number = match self {
            Field::U8(n) => u64::from(n),
            Field::U16(n) => u64::from(n),
            Field::I32(n) => u64::from(n.cast_unsigned()),
            Field::U64(n) => n,
            Field::Pointer => 0,
        };
        number.to_le_bytes()
    }
}

impl Builder {
    /// Begins a buffer with its root table; gives the slots of its pointers.
    pub(super) fn new(fields: &[(u16, Field)]) -> (Self, Vec<Slot>) {
        let mut builder = Self { bytes: vec![0; 4] };
        let slots = builder.table(Slot(0), fields);
        (builder, slots)
    }

    fn align(&mut self, size: usize) {
        while !(self.bytes.len() + BEFORE).is_multiple_of(size) {
            self.bytes.push(0);
        }
    }

    /// Makes a pointer point here.
    fn set(&mut self, slot: Slot) {
        let ahead = (self.bytes.len() - slot.0) as u32;
        self.bytes[slot.0..slot.0 + 4].copy_from_slice(&ahead.to_le_bytes());
    }

    /// Writes a table, its fields by their numbers; gives the slots of its pointers in
    /// their order.
    pub(super) fn table(&mut self, from: Slot, fields: &[(u16, Field)]) -> Vec<Slot> {
        let entries = fields.iter().map(|(number, _)| usize::from(*number) + 1);
        let entries = entries.max().unwrap_or(0);
        // The largest first, so that there are no gaps between fields.
        let mut order: Vec<usize> = (0..fields.len()).collect();
        order.sort_by_key(|&i| std::cmp::Reverse(fields[i].1.size()));
        let largest = order.first().map_or(4, |&i| fields[i].1.size().max(4));
        let (mut places, mut end) = (vec![0; fields.len()], 4_usize);
        for &i in &order {
            let size = fields[i].1.size();
            end = end.next_multiple_of(size);
            places[i] = end;
            end += size;
        }
        let mut vtable = vec![0_u16; 2 + entries];
        vtable[0] = (4 + 2 * entries) as u16;
        vtable[1] = end as u16;
        for (place, (number, _)) in places.iter().zip(fields) {
            vtable[2 + usize::from(*number)] = *place as u16;
        }
        self.align(2);
        let vtable_at = self.bytes.len();
        vtable
            .iter()
            .for_each(|entry| self.bytes.extend(entry.to_le_bytes()));
        self.align(largest);
        self.set(from);
        let at = self.bytes.len();
        self.bytes.extend(((at - vtable_at) as i32).to_le_bytes());
        self.bytes.resize(at + end, 0);
        for (place, (_, field)) in places.iter().zip(fields) {
            let from = at + place;
            let size = field.size();
            self.bytes[from..from + size].copy_from_slice(&field.bytes()[..size]);
        }
        let pointers = places.iter().zip(fields);
        let pointers = pointers.filter(|(_, (_, field))| matches!(field, Field::Pointer));
        pointers.map(|(place, _)| Slot(at + place)).collect()
    }

    /// Writes a list of items of so many bytes.
    pub(super) fn list(&mut self, from: Slot, size: usize, items: &[u8]) {
        self.align(4);
        while !(self.bytes.len() + 4 + BEFORE).is_multiple_of(size) {
            self.bytes.push(0);
        }
        self.set(from);
        self.bytes
            .extend(((items.len() / size) as u32).to_le_bytes());
        self.bytes.extend(items);
    }

    /// Writes a text, with the zero byte that C expects behind it.
    pub(super) fn text(&mut self, from: Slot, text: &str) {
        self.list(from, 1, text.as_bytes());
        self.bytes.push(0);
    }

    /// Writes a list of so many pointers to tables.
    pub(super) fn pointers(&mut self, from: Slot, count: usize) -> Vec<Slot> {
        self.list(from, 4, &vec![0; 4 * count]);
        let first = self.bytes.len() - 4 * count;
        (0..count).map(|i| Slot(first + 4 * i)).collect()
    }

    /// The buffer behind its length.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.align(8);
        let mut all = (self.bytes.len() as u32).to_le_bytes().to_vec();
        all.append(&mut self.bytes);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::super::buffer::Table;
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let fields = [
            (0, Field::Pointer),
            (2, Field::U8(7)),
            (3, Field::U64(u64::MAX - 1)),
            (5, Field::Pointer),
            (6, Field::I32(-5)),
        ];
        let (mut builder, slots) = Builder::new(&fields);
        builder.text(slots[0], "аймақ");
        let parts = builder.pointers(slots[1], 2);
        for (number, part) in (1..).zip(parts) {
            let inner = builder.table(part, &[(1, Field::U16(number)), (0, Field::Pointer)]);
            builder.list(inner[0], 8, &1.5_f64.to_le_bytes());
        }
        let bytes = builder.finish();
        let table = Table::root(&bytes[4..]).expect("sound");
        assert_eq!(table.text(0), Ok("аймақ"));
        assert_eq!(table.text(1), Ok(""));
        assert_eq!(
            (table.u8(2), table.u64(3), table.i32(6)),
            (Ok(7), Ok(u64::MAX - 1), Ok(-5))
        );
        assert_eq!(table.u16(9, 16), Ok(16));
        let parts = table.tables(5).expect("sound").expect("there");
        let parts: Vec<Table<'_>> = parts.collect::<Result<_, _>>().expect("sound");
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[1].u16(1, 0), Ok(2));
        let number = parts[1].list(0, 8).expect("sound").expect("there");
        assert_eq!(number, 1.5_f64.to_le_bytes());
        for length in 0..bytes.len() - 4 {
            let _ = Table::root(&bytes[4..4 + length]).map(|table| {
                let _ = table.text(0);
                table
                    .tables(5)
                    .map(|parts| parts.into_iter().flatten().count())
            });
        }
    }
}
