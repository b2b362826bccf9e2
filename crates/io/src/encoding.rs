//! Encodings of text by the names that `.cpg` files use and the numbers in a `.dbf`.

use aimaq_words::Message;
use aimaq_words::msg;
use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// What the errors list.
pub(super) const KNOWN: &str = "UTF-8, 1250 to 1258, 866, 874, 932, 936, 949, 950, ISO-8859-1 to 16, KOI8-R, KOI8-U and the names the web has";

/// An encoding by its name: `UTF-8`, `1251`, `CP1251`, `ANSI 1251`, `IBM866`,
/// `ISO 88591`, `8859_5`, `LDID/201`, or any name that the web has.
pub(super) fn by_name(name: &str) -> Option<&'static Encoding> {
    let name = name.trim().to_lowercase();
    if let Some(mark) = name.strip_prefix("ldid/") {
        return by_mark(mark.parse().ok()?);
    }
    let bare: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let stripped = ["windows", "ansi", "cp", "ibm", "ms", "iso"]
        .into_iter()
        .find_map(|prefix| bare.strip_prefix(prefix))
        .unwrap_or(&bare);
    let by_number = match stripped {
        "utf8" | "65001" => Some("utf-8".to_owned()),
        "866" => Some("ibm866".to_owned()),
        "874" => Some("windows-874".to_owned()),
        "932" => Some("shift_jis".to_owned()),
        "936" | "54936" => Some("gb18030".to_owned()),
        "949" => Some("euc-kr".to_owned()),
        "950" => Some("big5".to_owned()),
        number if number.len() == 4 && number.starts_with("125") => {
            Some(format!("windows-{number}"))
        }
        number => number
            .strip_prefix("8859")
            .map(|part| format!("iso-8859-{part}")),
    };
    let found = Encoding::for_label(by_number.unwrap_or(name).as_bytes())?;
    Some(found).filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

/// An encoding by the language mark in the head of a `.dbf`.
pub(super) fn by_mark(mark: u8) -> Option<&'static Encoding> {
    let name = match mark {
        0x03 | 0x57 | 0x58 | 0x59 => "windows-1252",
        0x13 | 0x7b => "shift_jis",
        0x26 | 0x65 => "ibm866",
        0x4d | 0x7a => "gb18030",
        0x4e | 0x79 => "euc-kr",
        0x4f | 0x78 => "big5",
        0x50 | 0x7c => "windows-874",
        0x7d => "windows-1255",
        0x7e => "windows-1256",
        0x96 => "x-mac-cyrillic",
        0xc8 => "windows-1250",
        0xc9 => "windows-1251",
        0xca => "windows-1254",
        0xcb => "windows-1253",
        0xcc => "windows-1257",
        0xf0 => "utf-8",
        _ => return None,
    };
    Encoding::for_label(name.as_bytes())
}

/// An encoding that a person names.
///
/// # Errors
/// If there is none of that name; lists those that there are.
pub(super) fn known(name: &str) -> Result<&'static Encoding, Message> {
    by_name(name).ok_or_else(|| {
        msg!(
            "error-encoding-unknown",
            name = name.to_string(),
            known = KNOWN.to_string()
        )
    })
}

/// The text of a file in an encoding, without a byte order mark.
///
/// # Errors
/// If it is not in that encoding; says on which line.
pub(super) fn text(bytes: &[u8], encoding: &'static Encoding) -> Result<String, Message> {
    let decode = |bytes| encoding.decode_without_bom_handling_and_without_replacement(bytes);
    if let Some(text) = decode(bytes) {
        return Ok(text.trim_start_matches('\u{feff}').to_owned());
    }
    let lines = bytes.split(|&b| b == b'\n');
    let line = (1..).zip(lines).find(|(_, line)| decode(line).is_none());
    let line = line.map_or(1, |(number, _)| number);
    Err(msg!(
        "error-encoding-not",
        line = line.to_string(),
        encoding = encoding.name().to_string()
    ))
}

/// What is said of bytes that are no UTF-8: where, and what they may be instead.
pub(super) fn not_utf8(bytes: &[u8]) -> Message {
    let zeros = bytes.iter().take(512).filter(|b| **b == 0).count();
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            return msg!("error-encoding-utf16");
        }
        [b'P', b'K', 3, 4, ..] => {
            return msg!("error-encoding-workbook");
        }
        _ if zeros > 0 => return msg!("error-encoding-no-text"),
        _ => {}
    }
    let valid = std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len);
    let line = bytes[..valid].iter().filter(|b| **b == b'\n').count() + 1;
    let guess = guess(bytes);
    msg!(
        "error-encoding-guess",
        line = line.to_string(),
        guess = guess.to_string()
    )
}

/// The encoding that bytes of one letter each are most likely in. Letters beyond ASCII
/// stand side by side in Cyrillic, and mostly alone in the languages of the west.
fn guess(bytes: &[u8]) -> &'static str {
    let bytes = &bytes[..bytes.len().min(1 << 16)];
    let high = |b: u8| b >= 0x80;
    let pairs = bytes
        .windows(2)
        .filter(|w| high(w[0]) && high(w[1]))
        .count();
    let all = bytes.iter().filter(|b| high(**b)).count();
    if 2 * pairs < all {
        return "windows-1252";
    }
    // Small letters, which texts are mostly made of.
    let of =
        |range: std::ops::RangeInclusive<u8>| bytes.iter().filter(|b| range.contains(*b)).count();
    if of(0x80..=0xaf) > of(0xc0..=0xff) {
        "ibm866"
    } else {
        "windows-1251"
    }
}

/// Text as it was decoded.
#[derive(Debug, PartialEq)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// Whether the last letter was cut and is left out.
    pub(super) cut: bool,
}

/// The text that bytes are; none where they are not in the encoding. `full`: they fill
/// their field, so that the last letter may have been cut.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    encoding: &'static Encoding,
    full: bool,
) -> Option<Decoded<'a>> {
    if encoding != UTF_8 {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        return Some(Decoded { text, cut: false });
    }
    let whole = match std::str::from_utf8(bytes) {
        Ok(text) => {
            return Some(Decoded {
                text: Cow::Borrowed(text),
                cut: false,
            });
        }
        Err(error) if full && error.error_len().is_none() => error.valid_up_to(),
        Err(_) => return None,
    };
    let text = std::str::from_utf8(&bytes[..whole]).ok()?;
    Some(Decoded {
        text: Cow::Borrowed(text.trim_end()),
        cut: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_known_by_the_names_that_programs_write() {
        for (names, known) in [
            (
                &["UTF-8", "utf8", "UTF_8", "65001", " UTF-8\r\n"][..],
                "UTF-8",
            ),
            (
                &[
                    "1251",
                    "CP1251",
                    "windows-1251",
                    "ANSI 1251",
                    "cp-1251",
                    "LDID/201",
                ],
                "windows-1251",
            ),
            (&["IBM866", "866", "cp866", "IBM-866"], "IBM866"),
            (
                &["8859_5", "ISO-8859-5", "ISO 88595", "ISO_8859-5", "88595"],
                "ISO-8859-5",
            ),
            (&["ISO-8859-1", "88591", "1252", "LDID/87"], "windows-1252"),
            (&["KOI8-R", "koi8"], "KOI8-R"),
            (&["936", "cp936"], "gb18030"),
        ] {
            for name in names {
                let found = by_name(name).map(Encoding::name);
                assert_eq!(found, Some(known), "{name}");
            }
        }
        for name in ["", "UTF-16", "OEM", "rot13", "LDID/0"] {
            assert_eq!(by_name(name).map(Encoding::name), None, "{name}");
        }
    }

    #[test]
    fn what_is_no_utf_8_is_told_with_its_line_and_what_it_may_be() {
        let text = |encoding: &str, text: &str| {
            let encoding = by_name(encoding).expect("known");
            not_utf8(&encoding.encode(text).0)
        };
        let russian = "code,name\n1,Абайский район\n";
        for (encoding, text_there, expected) in [
            (
                "1251",
                russian,
                "line 2: not UTF-8, it looks like windows-1251",
            ),
            ("866", russian, "line 2: not UTF-8, it looks like ibm866"),
            (
                "1252",
                "name\nÎle-de-France\nRhône\n",
                "line 2: not UTF-8, it looks like windows-1252",
            ),
        ] {
            let said = text(encoding, text_there).in_english();
            assert!(said.starts_with(expected), "{said}");
        }
        let said = |bytes: &[u8]| not_utf8(bytes).in_english();
        assert!(said(b"\xff\xfea\0").contains("UTF-16"));
        assert!(said(b"PK\x03\x04\xff").contains("workbook"));
    }

    #[test]
    fn half_a_letter_at_the_end_of_a_full_field_is_left_out() {
        let bytes = &"Ақ".as_bytes()[..3];
        let cut = decode(bytes, UTF_8, true).expect("cut");
        assert_eq!((&*cut.text, cut.cut), ("А", true));
        assert_eq!(decode(bytes, UTF_8, false), None);
        assert_eq!(decode(b"\xc0\xe1", UTF_8, true), None);
    }
}
