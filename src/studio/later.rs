//! What takes time and nobody waits for.

use std::thread;

/// Gives back what was held, on a thread of its own: a state of many units takes as long to
/// give back as a stroke may.
pub(super) fn drop_later<T: Send + 'static>(value: T) {
    // Where there is no thread to be had, the closure and the value end here.
    let _ended = thread::Builder::new().spawn(move || drop(value));
}
