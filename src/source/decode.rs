//! Bytes to text.

/// Where a file stops being UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NotUtf8 {
    /// The text with `U+FFFD` in place of what could not be read, so that the line can be quoted.
    pub text: String,
    /// Byte offset, in `text` and in the file, of the first byte that could not be read.
    pub offset: usize,
    /// That byte; absent where the file ends in the middle of a character.
    pub byte: u8,
    /// What the encoding may be instead, where the first bytes tell.
    pub guess: Option<&'static str>,
}

/// The text of a file.
///
/// Errors: the bytes are not UTF-8; UTF-16 is recognised by its byte-order mark.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, NotUtf8> {
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        NotUtf8 {
            offset,
            byte: bytes.get(offset).copied().unwrap_or_default(),
            guess: match bytes {
                [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
                _ => None,
            },
            text: String::from_utf8_lossy(bytes).into_owned(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bad_byte_is_found_in_the_quotable_text() {
        let bad = decode(b"a: 1\nb: \xc3\xfb\xd7\xd6\n".to_vec()).unwrap_err();
        assert_eq!((bad.offset, bad.byte, bad.guess), (8, 0xc3, None));
        assert!(bad.text[bad.offset..].starts_with('\u{fffd}'));
    }

    #[test]
    fn utf_16_is_named() {
        let bad = decode(b"\xff\xfea\0".to_vec()).unwrap_err();
        assert_eq!((bad.offset, bad.guess), (0, Some("UTF-16")));
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(decode("名字".into()), Ok("名字".to_owned()));
    }
}
