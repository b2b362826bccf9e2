//! Why a file is not fetched, in the words of every language; the crate that fetches has
//! none.

use aimaq::msg;
use aimaq::words::{Tell, Told};
use aimaq_fetch::FetchError;

/// What a person is told of a file that cannot be fetched.
pub(super) fn told_of(error: &FetchError) -> Told {
    Told::new(match error {
        FetchError::Status { url, status } => {
            msg!("error-fetch-status", url = url, status = status.to_string(),)
        }
        FetchError::Broken { url, reason, bytes } => msg!(
            "error-fetch-broken",
            url = url,
            reason = reason,
            bytes = bytes.to_string(),
        ),
        FetchError::Length {
            what,
            found,
            expected,
        } => msg!(
            "error-fetch-length",
            what = what,
            found = found.to_string(),
            expected = expected.to_string(),
        ),
        FetchError::Differs {
            what,
            found,
            expected,
        } => msg!(
            "error-fetch-differs",
            what = what,
            found = found,
            expected = expected,
        ),
        FetchError::TooLong { url, most } => {
            msg!("error-fetch-too-long", url = url, most = most.to_string())
        }
        FetchError::NoChecksum { url } => msg!("error-fetch-no-checksum", url = url),
        FetchError::Read { path, source } => msg!(
            "error-fetch-read",
            file = path.display().to_string(),
            said = source.told().message,
        ),
        FetchError::Write { path, source } => msg!(
            "error-fetch-write",
            file = path.display().to_string(),
            said = source.told().message,
        ),
    })
}
