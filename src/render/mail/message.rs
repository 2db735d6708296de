//! A message: headers, a text part, an HTML part.

use std::time::SystemTime;

use lettre::Message;
use lettre::address::AddressError;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox as LettreMailbox, MultiPart, SinglePart};

use crate::render::engine::RenderError;
use crate::render::plain::width;
use crate::view::mail::{Envelope, Mail, Mailbox};

/// Characters of the hash in message ids.
const HASH: usize = 10;

/// Packs both parts of a mail with its headers.
///
/// # Errors
/// An address that is none.
pub(super) fn pack(mail: &Mail, text: &str, html: &str) -> Result<Vec<u8>, RenderError> {
    let envelope = &mail.envelope;
    let hash = hash(mail, text, html);
    let mut builder = Message::builder()
        // Mails need a date to be built; its line is replaced below by one with the program's offset.
        .date(SystemTime::UNIX_EPOCH)
        .message_id(Some(format!("<{}.{hash}@{}>", envelope.name, envelope.id_domain)))
        .subject(mail.subject.clone())
        .from(sender(envelope)?);
    for mailbox in &envelope.reply_to {
        builder = builder.reply_to(recipient(mailbox)?);
    }
    for mailbox in &envelope.to {
        builder = builder.to(recipient(mailbox)?);
    }
    // Neither of the encodings below writes `=_`, so no line of a part can be the boundary.
    let parts = MultiPart::alternative()
        .boundary(format!("=_{hash}"))
        .singlepart(part(ContentType::TEXT_PLAIN, text))
        .singlepart(part(ContentType::TEXT_HTML, html));
    let mut message = builder
        .multipart(parts)
        .map_err(|error| RenderError { message: format!("the mail `{}`: {error}", envelope.list) })?;
    let headers = message.headers_mut();
    let date = envelope.date.clone();
    headers.insert_raw(HeaderValue::dangerous_new_pre_encoded(
        HeaderName::new_from_ascii_str("Date"),
        date.clone(),
        date,
    ));
    let list = format!("{} <{}.{}>", envelope.list_name, envelope.list, envelope.id_domain);
    headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str("List-Id"), list));
    if let Some(office) = envelope.reply_to.last() {
        let leave = format!("<mailto:{}?subject=unsubscribe%20{}>", office.address, envelope.list);
        headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str("List-Unsubscribe"), leave));
    }
    for (name, value) in [("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All")] {
        headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned()));
    }
    headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str("Content-Language"), mail.languages()));
    Ok(message.formatted())
}

/// The hash of everything a reader sees and of who gets it.
fn hash(mail: &Mail, text: &str, html: &str) -> String {
    let envelope = &mail.envelope;
    let mut hasher = blake3::Hasher::new();
    let to = envelope.to.iter().map(|mailbox| mailbox.address.as_str());
    for part in [mail.subject.as_str(), envelope.date.as_str(), text, html].into_iter().chain(to) {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    let mut hash = hasher.finalize().to_hex().to_string();
    hash.truncate(HASH);
    hash
}

/// A part of text. Chinese takes base64, in which it is shorter than in quoted-printable; for the rest the shortest of
/// the encodings is taken that mail carries.
fn part(kind: ContentType, text: &str) -> SinglePart {
    let wide = text.chars().any(|c| width(c.encode_utf8(&mut [0; 4])) == 2);
    let chosen = || Body::new(text.to_owned());
    let body = if wide {
        Body::new_with_encoding(text.to_owned(), ContentTransferEncoding::Base64).unwrap_or_else(|_| chosen())
    } else {
        chosen()
    };
    SinglePart::builder().content_type(kind).body(body)
}

fn sender(envelope: &Envelope) -> Result<LettreMailbox, RenderError> {
    envelope.from.parse().map_err(|error| wrong(&envelope.from, error))
}

fn recipient(mailbox: &Mailbox) -> Result<LettreMailbox, RenderError> {
    let address = mailbox.address.parse().map_err(|error| wrong(&mailbox.address, error))?;
    Ok(LettreMailbox::new(mailbox.name.clone(), address))
}

fn wrong(address: &str, error: AddressError) -> RenderError {
    RenderError { message: format!("`{address}` is no mail address: {error}") }
}
