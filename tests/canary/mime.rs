//! A mail as its reader sees it: transfer encodings undone, so that a text can be looked for in it.

/// The headers and parts of a message, decoded; what is in no known encoding stays as it is.
pub(crate) fn decoded(message: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(message).replace("\r\n", "\n");
    let mut out = String::new();
    let mut encoding = String::new();
    let mut block = String::new();
    let mut in_headers = true;
    for line in text.lines().chain(["--"]) {
        if line.starts_with("--") {
            out += &body(&encoding, &std::mem::take(&mut block));
            encoding.clear();
            in_headers = true;
        } else if in_headers {
            in_headers = !line.is_empty();
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-transfer-encoding:") {
                value.trim().clone_into(&mut encoding);
            }
            out += &words(line);
        } else {
            block += line;
            block.push('\n');
            continue;
        }
        out.push('\n');
    }
    out.into_bytes()
}

fn body(encoding: &str, block: &str) -> String {
    match encoding {
        "quoted-printable" => quoted_printable(block),
        "base64" => base64(block),
        _ => block.to_owned(),
    }
}

/// A line of the headers with its encoded words read: `=?utf-8?b?…?=`.
fn words(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("=?utf-8?") {
        out += before;
        let Some((word, left)) = after.split_once("?=") else { break };
        out += &match word.split_once('?') {
            Some(("b" | "B", text)) => base64(text),
            Some((_, text)) => quoted_printable(&text.replace('_', " ")),
            None => word.to_owned(),
        };
        rest = left;
    }
    out + rest
}

fn quoted_printable(text: &str) -> String {
    let joined = text.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| *first == b'=').and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn base64(text: &str) -> String {
    let digits = text.bytes().filter_map(|byte| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    });
    let (mut bits, mut held, mut bytes) = (0_u32, 0, Vec::new());
    for digit in digits {
        bits = bits << 6 | u32::from(digit);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).unwrap());
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn encodings_are_undone() {
    let mail = "Subject: =?utf-8?b?5pif5LqR?= x\r\n\r\n--a\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\ncn=\r\nry=20=E6=98=9F\r\n\
                --a\r\nContent-Transfer-Encoding: base64\r\n\r\nY25y\r\neQ==\r\n--a--\r\n";
    let text = String::from_utf8(decoded(mail.as_bytes())).unwrap();
    for part in ["Subject: 星云 x", "cnry 星", "\ncnry\n"] {
        assert!(format!("\n{text}\n").contains(part), "{text}");
    }
}
