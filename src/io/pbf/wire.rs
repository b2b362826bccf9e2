//! Messages of Protocol Buffers, read where they lie: nothing is copied, and no
//! length is believed that the bytes do not bear out.

/// What is wrong with a message.
pub(super) type Wire<T> = Result<T, &'static str>;

/// The value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// A number of varying length.
    Number(u64),
    /// A text, a message or a packed list.
    Bytes(&'a [u8]),
    /// Four or eight bytes, which no field here is made of.
    Fixed,
}

impl<'a> Value<'a> {
    pub(super) fn number(self) -> Wire<u64> {
        match self {
            Self::Number(number) => Ok(number),
            _ => Err("a field is no number that should be one"),
        }
    }

    pub(super) fn bytes(self) -> Wire<&'a [u8]> {
        match self {
            Self::Bytes(bytes) => Ok(bytes),
            _ => Err("a field is a number that should be a text, a message or a packed list"),
        }
    }
}

/// The fields of a message, by their numbers.
#[derive(Debug, Clone)]
pub(super) struct Fields<'a> {
    rest: &'a [u8],
}

impl<'a> Fields<'a> {
    pub(super) fn of(message: &'a [u8]) -> Self {
        Self { rest: message }
    }

    fn field(&mut self) -> Wire<(u64, Value<'a>)> {
        let key = varint(&mut self.rest)?;
        let value = match key & 7 {
            0 => Value::Number(varint(&mut self.rest)?),
            1 => self.take(8).map(|_| Value::Fixed)?,
            2 => {
                let length = varint(&mut self.rest)?;
                Value::Bytes(self.take(length)?)
            }
            5 => self.take(4).map(|_| Value::Fixed)?,
            _ => return Err("a field is of an unknown type"),
        };
        Ok((key >> 3, value))
    }

    fn take(&mut self, length: u64) -> Wire<&'a [u8]> {
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .ok_or("a field is longer than what holds it")?;
        self.rest = rest;
        Ok(taken)
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Wire<(u64, Value<'a>)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_err() {
            self.rest = &[];
        }
        Some(field)
    }
}

/// A number of seven bits per byte, the lowest first.
pub(super) fn varint(rest: &mut &[u8]) -> Wire<u64> {
    let mut value = 0;
    for (i, &byte) in rest.iter().take(10).enumerate() {
        value |= u64::from(byte & 0x7f) << (7 * i);
        if byte < 0x80 {
            *rest = &rest[i + 1..];
            return Ok(value);
        }
    }
    Err("a number does not end")
}

/// The numbers of a packed list.
#[derive(Debug, Clone)]
pub(super) struct Packed<'a> {
    rest: &'a [u8],
}

impl<'a> Packed<'a> {
    pub(super) fn of(list: &'a [u8]) -> Self {
        Self { rest: list }
    }

    /// The sums of numbers that may be negative: every number but the first is a
    /// step from the one before.
    pub(super) fn sums(self) -> impl Iterator<Item = Wire<i64>> + use<'a> {
        let mut sum = 0_i64;
        self.map(move |step| {
            let next = sum.checked_add(signed(step?));
            sum = next.ok_or("a sum of steps is out of range")?;
            Ok(sum)
        })
    }
}

impl Iterator for Packed<'_> {
    type Item = Wire<u64>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let number = varint(&mut self.rest);
        if number.is_err() {
            self.rest = &[];
        }
        Some(number)
    }
}

/// A number that may be negative, from its form with the sign in the lowest bit.
pub(super) fn signed(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_length_and_sign_are_read() {
        let list = [
            0, 1, 2, 0x96, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1,
        ];
        let numbers: Wire<Vec<u64>> = Packed::of(&list).collect();
        assert_eq!(numbers, Ok(vec![0, 1, 2, 150, u64::MAX]));
        assert_eq!(
            [0, 1, 2, 150, u64::MAX].map(signed),
            [0, -1, 1, 75, i64::MIN]
        );
    }

    #[test]
    fn a_list_ends_with_its_first_mistake() {
        let numbers: Vec<Wire<u64>> = Packed::of(&[7, 0x80]).collect();
        assert_eq!(numbers, [Ok(7), Err("a number does not end")]);
        let fields: Vec<_> = Fields::of(&[0x0a, 200, 1, 5]).collect();
        assert_eq!(fields, [Err("a field is longer than what holds it")]);
    }

    #[test]
    fn steps_that_leave_the_range_are_refused() {
        let most = [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1];
        let steps = [
            most,
            [0x82, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0],
        ]
        .concat();
        let sums: Vec<Wire<i64>> = Packed::of(&steps).sums().collect();
        assert_eq!(sums, [Ok(i64::MAX), Err("a sum of steps is out of range")]);
    }
}
