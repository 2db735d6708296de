//! Which tool a file is of, told by its first bytes: for whoever gave it to the wrong reader.

use super::bytes::unpacked;

/// What to do with a file that the reader of `format` (`msproject`, `p6`, `psplib`) could not take; nothing where its
/// beginning says nothing, or where it is of that format.
#[must_use]
pub fn other_tool(bytes: &[u8], format: &str) -> Option<&'static str> {
    let plain = unpacked(bytes).ok()?;
    let start = plain.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&plain).trim_ascii_start();
    let (of, hint) = if start.starts_with(b"\xd0\xcf\x11\xe0") {
        ("", "this is Microsoft Project's own format; save the plan there as XML, and import that")
    } else if start.starts_with(b"ERMHDR") {
        ("p6", "this is a file of Primavera P6: `milepost import p6`")
    } else if start.starts_with(b"<") {
        let hint =
            "this is XML: `milepost import msproject` reads that of Microsoft Project; of Primavera P6, export XER";
        ("msproject", hint)
    } else if start.starts_with(b"%PDF") {
        ("", "this is a PDF; export the plan as XML (Microsoft Project) or XER (Primavera P6)")
    } else if start.starts_with(b"PK\x03\x04") {
        ("", "this is a zip archive or a workbook; unpack it, or export XML (Microsoft Project) or XER (Primavera P6)")
    } else {
        return None;
    };
    (of != format).then_some(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_that_was_meant_is_named() {
        let said = |bytes: &[u8], format| other_tool(bytes, format).unwrap_or("");
        assert!(said(b"\xd0\xcf\x11\xe0\xa1\xb1", "msproject").contains("save the plan there as XML"));
        assert!(said(b"ERMHDR\t19.12", "msproject").contains("`milepost import p6`"));
        assert!(said(b"\xef\xbb\xbf\n<?xml version=\"1.0\"?>", "p6").contains("`milepost import msproject`"));
        assert_eq!(other_tool(b"<Project/>", "msproject"), None);
        assert_eq!(other_tool(b"ERMHDR", "p6"), None);
        assert_eq!(other_tool(b"", "p6"), None);
    }
}
