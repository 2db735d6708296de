//! Mails: a view of one, rendered as HTML and as text, and packed as a message.
//!
//! What enters: a `Mail`. What leaves: the bytes of an `.eml` file. What always holds: the same view gives the same
//! bytes, message id and boundary included; the HTML part stays under 60 KB, for which lists are shortened; no line is
//! longer than mail allows.

mod message;
mod palette;
pub(super) mod text;

use tera::Value;

use crate::text::Lang;
use crate::view::mail::Mail;

use super::engine::{Engine, RenderError, value};

/// The largest HTML part, in bytes. Gmail cuts off what passes about 102 KB, and a thread counts together.
pub const LARGEST: usize = 60_000;

/// A mail, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eml {
    /// The file's name: `2026-W24.nbl.exec.eml`.
    pub file: String,
    /// The message.
    pub bytes: Vec<u8>,
    /// Bytes of the HTML part before its lists were shortened; nothing where they were not.
    pub shortened_from: Option<usize>,
}

/// Renders a mail and packs it.
///
/// # Errors
/// A template that does not fit, an address that is none, or an HTML part that is too large even with short lists.
pub fn eml(mail: &Mail, engine: &Engine) -> Result<Eml, RenderError> {
    let mut mail = mail.clone();
    let mut html = html(&mail, engine)?;
    let whole = html.len();
    while html.len() > LARGEST && mail.shorten() {
        html = self::html(&mail, engine)?;
    }
    if html.len() > LARGEST {
        let message = format!("the mail `{}` has {} bytes even with short lists", mail.envelope.list, html.len());
        return Err(RenderError { message });
    }
    let text = plain(&mail, engine)?;
    let bytes = message::pack(&mail, &text, &html)?;
    Ok(Eml { file: format!("{}.eml", mail.envelope.name), bytes, shortened_from: (whole > LARGEST).then_some(whole) })
}

/// The HTML part.
///
/// # Errors
/// A template that does not fit.
pub fn html(mail: &Mail, engine: &Engine) -> Result<String, RenderError> {
    let tones = value(&palette::tones())?;
    let mut blocks = Vec::new();
    for block in &mail.blocks {
        let (top, sub) = if block.leads { (1, 2) } else { (2, 3) };
        let values = [
            ("block", value(block)?),
            ("tones", tones.clone()),
            ("top", Value::from(top)),
            ("sub", Value::from(sub)),
            ("fonts", value(&palette::fonts(block.words))?),
        ];
        blocks.push(Value::safe_string(&engine.render(block.words, "mail/block.html", values)?));
    }
    let values = [("mail", value(mail)?), ("blocks", Value::from(blocks))];
    engine.render(lead(mail), "mail/mail.html", values)
}

/// The text part.
///
/// # Errors
/// A template that does not fit.
pub fn plain(mail: &Mail, engine: &Engine) -> Result<String, RenderError> {
    let mut blocks = Vec::new();
    for block in &mail.blocks {
        let rendered = engine.render(block.words, "mail/block.txt", [("block", value(block)?)])?;
        blocks.push(Value::from(text::tidy(&rendered)));
    }
    Ok(text::tidy(&engine.render(lead(mail), "mail/mail.txt", [("blocks", Value::from(blocks))])?))
}

fn lead(mail: &Mail) -> Lang {
    mail.blocks.first().map_or(Lang::En, |block| block.words)
}
