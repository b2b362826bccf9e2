//! Lists of what was used, the latest used last, so that what was not used for longest goes
//! first when there is too much.

/// The one that is meant, now the last.
pub fn used<T>(all: &mut [T], is: impl FnMut(&T) -> bool) -> Option<&mut T> {
    let at = all.iter().position(is)?;
    all[at..].rotate_left(1);
    all.last_mut()
}

#[cfg(test)]
mod tests {
    use super::used;

    #[test]
    fn what_is_used_comes_last_and_the_others_keep_their_order() {
        let mut all = [1, 2, 3, 4];
        assert_eq!(used(&mut all, |n| *n == 2), Some(&mut 2));
        assert_eq!(all, [1, 3, 4, 2]);
        assert_eq!(used(&mut all, |n| *n == 5), None);
        assert_eq!(all, [1, 3, 4, 2]);
    }
}
