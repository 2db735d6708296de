//! Bytes of somebody else's file as text.
//!
//! What enters: bytes as they came, packed or not, in any encoding. What leaves: text. What always holds: no more than
//! [`LARGEST_TEXT`] bytes are unpacked, however small the file was.

use std::borrow::Cow;
use std::io::Read;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use flate2::read::MultiGzDecoder;

use super::draft::ImportError;

/// Bytes that are unpacked at most. The largest public plans have some tens of megabytes.
pub const LARGEST_TEXT: u64 = 512 * 1024 * 1024;

/// The bytes themselves, or what they hold if they are gzip.
///
/// # Errors
/// A broken gzip file, or more than [`LARGEST_TEXT`] bytes in it.
pub fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, ImportError> {
    unpacked_up_to(bytes, LARGEST_TEXT)
}

fn unpacked_up_to(bytes: &[u8], limit: u64) -> Result<Cow<'_, [u8]>, ImportError> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut text = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(limit + 1).read_to_end(&mut text);
    read.map_err(|error| ImportError::new(format!("the file is not whole gzip: {error}")))?;
    if text.len() as u64 > limit {
        return Err(ImportError::new(format!("the gzip file holds more than {} MB", limit / 1_000_000)));
    }
    Ok(Cow::Owned(text))
}

/// The text of bytes: by their byte-order mark, else by the name of an encoding that the file gives, else UTF-8, else,
/// where they are no UTF-8, Windows-1252, which older tools wrote. What cannot be read becomes U+FFFD.
#[must_use]
pub fn text<'b>(bytes: &'b [u8], declared: Option<&str>) -> Cow<'b, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0;
    }
    let declared = declared.and_then(|name| Encoding::for_label(name.trim().as_bytes()));
    // A file that says UTF-16 in bytes one can read is not in UTF-16.
    let declared = declared.filter(|encoding| encoding.is_ascii_compatible());
    if let Some(encoding) = declared {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) if looks_like_utf_16(bytes) => utf_16(bytes),
        Err(error) => {
            // A file in UTF-8 that was cut in the middle of its last character is still UTF-8.
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let cut = error.error_len().is_none() && !before.is_ascii();
            let encoding = if cut { UTF_8 } else { WINDOWS_1252 };
            encoding.decode_without_bom_handling(bytes).0
        }
    }
}

/// Whether an encoding has this name.
#[must_use]
pub fn is_encoding(name: &str) -> bool {
    Encoding::for_label(name.trim().as_bytes()).is_some()
}

/// Every other byte of the beginning is zero.
fn looks_like_utf_16(bytes: &[u8]) -> bool {
    matches!(bytes, [0, first, 0, ..] | [first, 0, _, 0, ..] if *first != 0)
}

fn utf_16(bytes: &[u8]) -> Cow<'_, str> {
    let encoding = if bytes.starts_with(&[0]) { encoding_rs::UTF_16BE } else { encoding_rs::UTF_16LE };
    encoding.decode_without_bom_handling(bytes).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn gzip_is_unpacked_up_to_the_limit() {
        let bomb = packed(&vec![b'a'; 100_000]);
        assert!(bomb.len() < 500);
        assert_eq!(unpacked(&bomb).unwrap().len(), 100_000);
        assert_eq!(unpacked_up_to(&bomb, 100_000).unwrap().len(), 100_000);
        let said = unpacked_up_to(&bomb, 99_999).unwrap_err().message;
        assert_eq!(said, "the gzip file holds more than 0 MB");
        assert!(unpacked(&bomb[..20]).unwrap_err().message.starts_with("the file is not whole gzip"));
        assert_eq!(unpacked(b"plain").unwrap().as_ref(), b"plain");
    }

    #[test]
    fn encodings_are_told_apart() {
        let utf_16: Vec<u8> = "é固".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xff, 0xfe], utf_16.as_slice()].concat();
        assert_eq!(text(&marked, None), "é固");
        assert_eq!(text("é固".as_bytes(), Some("utf-8")), "é固");
        assert_eq!(text("\u{feff}é".as_bytes(), Some("utf-16")), "é");
        assert_eq!(text("é固".as_bytes(), Some("utf-16")), "é固");
        assert_eq!(text(b"caf\xe9", None), "café");
        assert_eq!(text(&"é固".as_bytes()[..4], None), "é\u{fffd}");
        assert_eq!(text(b"\xb9\xcc", Some("GBK")), "固");
        assert_eq!(text(b"caf\xe9 ", Some("no such encoding")), "café ");
    }
}
