//! Colours and fonts of mails, spelled out since no mail program resolves a variable.

use serde::Serialize;

use crate::text::Lang;

/// A status colour in a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Tone {
    /// Behind the words.
    pub ground: &'static str,
    /// The words.
    pub ink: &'static str,
    /// Around them, so that the cell stays a cell where a dark mode changes its ground.
    pub edge: &'static str,
}

/// The tones by the name of the status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Tones {
    /// On plan.
    pub green: Tone,
    /// Needs attention.
    pub amber: Tone,
    /// Misses a commitment.
    pub red: Tone,
    /// Not assessed.
    pub none: Tone,
}

/// The palette.
#[must_use]
pub(super) fn tones() -> Tones {
    let tone = |ground, ink, edge| Tone { ground, ink, edge };
    Tones {
        green: tone("#d1fadf", "#05603a", "#7fc7a4"),
        amber: tone("#fef0c7", "#8a4b00", "#d9b45c"),
        red: tone("#fee4e2", "#b42318", "#e39a94"),
        none: tone("#f2f4f7", "#344054", "#b4bcc8"),
    }
}

/// Type of a language: size, line height and family, as the value of a `font` property. What stands inside takes it
/// over; cells do so everywhere but in Outlook, whose type stands in the head of the mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Fonts {
    /// The bottom line.
    lead: String,
    /// Running text.
    body: String,
    /// Tables.
    small: String,
}

/// The type of a language. An installed family stands first, for Outlook falls back to Times or `SimSun` where it does
/// not know the first. Chinese needs taller lines.
#[must_use]
pub(super) fn fonts(lang: Lang) -> Fonts {
    let (words, figures, taller) = match lang {
        Lang::En => ("Segoe UI,Arial,sans-serif", "Segoe UI,Arial,sans-serif", 0),
        Lang::ZhHans => {
            ("Microsoft YaHei,PingFang SC,Noto Sans CJK SC,Arial,sans-serif", "Microsoft YaHei,sans-serif", 2)
        }
    };
    let font = |size: u32, line: u32, family: &str| format!("{size}px/{}px {family}", line + taller);
    Fonts { lead: font(16, 25, words), body: font(14, 21, words), small: font(13, 19, figures) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast by the formula of WCAG 2.
    fn contrast(one: &str, other: &str) -> f64 {
        let luminance = |hex: &str| {
            let channel = |at: usize| {
                let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
                if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
        };
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_tone_can_be_read() {
        let Tones { green, amber, red, none } = tones();
        let measured = [red, amber, green, none].map(|tone| contrast(tone.ink, tone.ground));
        assert!(measured.iter().all(|ratio| *ratio >= 4.5), "{measured:?}");
        assert_eq!(measured.map(|ratio| format!("{ratio:.1}")), ["5.5", "6.0", "6.7", "9.5"]);
    }

    #[test]
    fn every_ink_of_the_templates_can_be_read() {
        let templates =
            [include_str!("../../../templates/mail/block.html"), include_str!("../../../templates/mail/parts.html")];
        let mut inks = 0;
        for part in
            templates.iter().flat_map(|template| template.split("color:#").skip(1).zip(template.split("color:#")))
        {
            let (after, before) = part;
            if before.ends_with("background-") {
                continue;
            }
            let ink = format!("#{}", &after[..6]);
            let ratio = contrast(&ink, "#ffffff");
            assert!(ratio >= 4.5, "{ink} has {ratio:.1} on white");
            inks += 1;
        }
        assert!(inks > 10, "only {inks} inks were found");
    }
}
