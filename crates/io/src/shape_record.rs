//! The content of one record of a `.shp`: its kind, and the coordinates as they stand
//! there. Numbers of parts and points are held against the length of the record before
//! anything is made of them.

use aimaq_words::{Message, msg};

/// A pair of coordinates.
pub(super) type Pair = (f64, f64);

/// What a record holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    Nothing,
    Points(Vec<Pair>),
    Lines(Vec<Vec<Pair>>),
    Rings(Vec<Vec<Pair>>),
}

/// A record that was read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Record {
    pub(super) shape: Shape,
    /// Positions with a height, which is left out.
    pub(super) heights: usize,
}

/// Reads the content of a record.
///
/// # Errors
/// If it is shorter than it says, or of a kind that has no outline.
pub(super) fn read(content: &[u8]) -> Result<Record, Message> {
    let kind = number(content, 0).ok_or(msg!("error-shp-empty"))?;
    let shape = match kind {
        0 => Shape::Nothing,
        1 | 11 | 21 => point(content)?,
        8 | 18 | 28 => {
            let count = counted(content, 36)?;
            Shape::Points(pairs(content, 40, count)?)
        }
        3 | 13 | 23 => Shape::Lines(parts(content)?),
        5 | 15 | 25 => Shape::Rings(parts(content)?),
        31 => return Err(msg!("error-shp-multipatch")),
        kind => return Err(msg!("error-shp-kind", kind = kind.to_string())),
    };
    let positions = match &shape {
        Shape::Nothing => 0,
        Shape::Points(points) => points.len(),
        Shape::Lines(parts) | Shape::Rings(parts) => parts.iter().map(Vec::len).sum(),
    };
    let has_heights = matches!(kind, 11 | 13 | 15 | 18);
    Ok(Record {
        shape,
        heights: if has_heights { positions } else { 0 },
    })
}

fn point(content: &[u8]) -> Result<Shape, Message> {
    let only = pairs(content, 4, 1)?;
    // A point of no numbers is none.
    let empty = only.iter().all(|(x, y)| x.is_nan() && y.is_nan());
    Ok(if empty {
        Shape::Nothing
    } else {
        Shape::Points(only)
    })
}

fn parts(content: &[u8]) -> Result<Vec<Vec<Pair>>, Message> {
    let (count, points) = (counted(content, 36)?, counted(content, 40)?);
    let starts = content.get(44..44 + 4 * count).ok_or_else(short)?;
    let starts = starts.chunks_exact(4).map(|four| number(four, 0));
    let mut starts: Vec<usize> = starts
        .map(|start| usize::try_from(start.unwrap_or(-1)).map_err(|_| apart()))
        .collect::<Result<_, _>>()?;
    let all = pairs(content, 44 + 4 * count, points)?;
    starts.push(all.len());
    let part = |ends: &[usize]| all.get(ends[0]..ends[1]).map(<[Pair]>::to_vec);
    let parts = starts.windows(2).map(|ends| part(ends).ok_or_else(apart));
    parts.collect()
}

fn short() -> Message {
    msg!("error-shp-short")
}

fn apart() -> Message {
    msg!("error-shp-apart")
}

/// A number of parts or points that the record has room for.
fn counted(content: &[u8], at: usize) -> Result<usize, Message> {
    let count = number(content, at).and_then(|n| usize::try_from(n).ok());
    count.filter(|n| *n <= content.len() / 4).ok_or_else(short)
}

fn pairs(content: &[u8], at: usize, count: usize) -> Result<Vec<Pair>, Message> {
    let bytes = content.get(at..at + 16 * count).ok_or_else(short)?;
    let float = |eight: &[u8]| eight.try_into().map_or(f64::NAN, f64::from_le_bytes);
    let pair = |both: &[u8]| (float(&both[..8]), float(&both[8..]));
    Ok(bytes.chunks_exact(16).map(pair).collect())
}

fn number(bytes: &[u8], at: usize) -> Option<i32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(i32::from_le_bytes(four.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polygon(parts: &[i32], points: i32) -> Vec<u8> {
        let mut bytes = 5_i32.to_le_bytes().to_vec();
        bytes.extend([0; 32]);
        let count = i32::try_from(parts.len()).expect("few");
        for number in [count, points].iter().chain(parts) {
            bytes.extend(number.to_le_bytes());
        }
        for i in 0..2 * points {
            bytes.extend(f64::from(i).to_le_bytes());
        }
        bytes
    }

    #[test]
    fn parts_are_cut_where_the_record_says() {
        let record = read(&polygon(&[0, 2], 5)).expect("reads");
        let Shape::Rings(rings) = record.shape else {
            panic!("{record:?}");
        };
        assert_eq!(
            rings,
            [
                vec![(0.0, 1.0), (2.0, 3.0)],
                vec![(4.0, 5.0), (6.0, 7.0), (8.0, 9.0)]
            ]
        );
    }

    #[test]
    fn numbers_that_cannot_be_are_refused_before_room_is_made_for_them() {
        let mut claims = polygon(&[0], 4);
        claims[40..44].copy_from_slice(&i32::MAX.to_le_bytes());
        for content in [
            &claims[..],
            &polygon(&[3, 1], 4),
            &polygon(&[-1], 4),
            &polygon(&[0], 4)[..60],
            &[7, 0, 0, 0],
            &[],
        ] {
            assert!(read(content).is_err());
        }
    }
}
