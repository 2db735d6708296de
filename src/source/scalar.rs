//! Texts of YAML and what the core schema takes them for.
//!
//! Source: YAML 1.2.2, section 10.3.2 (tag resolution of the core schema). Only unquoted texts resolve: `"12"` is a
//! text. There is no `yes` or `no`, no `0777` in eights, no `1:30` in sixties.

/// A text as it stands in the file, escapes and folding undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text.
    pub text: String,
    /// True if it was written without quotes and not as a block (`|`, `>`).
    pub plain: bool,
}

impl Scalar {
    /// An unquoted text.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), plain: true }
    }

    /// A text in quotes or a block.
    #[must_use]
    pub fn quoted(text: impl Into<String>) -> Self {
        Self { text: text.into(), plain: false }
    }

    /// `true` or `false`, also `True`, `TRUE`; nothing else.
    ///
    /// ```
    /// use milepost::source::Scalar;
    /// assert_eq!(Scalar::plain("true").as_bool(), Some(true));
    /// assert_eq!(Scalar::plain("no").as_bool(), None);
    /// assert_eq!(Scalar::quoted("true").as_bool(), None);
    /// ```
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self.plain_text()? {
            "true" | "True" | "TRUE" => Some(true),
            "false" | "False" | "FALSE" => Some(false),
            _ => None,
        }
    }

    /// A whole number: decimal with an optional sign (leading zeros mean nothing), `0o17` or `0xff`; `None` also
    /// where it does not fit 64 bits.
    ///
    /// ```
    /// use milepost::source::Scalar;
    /// assert_eq!(Scalar::plain("-12").as_int(), Some(-12));
    /// assert_eq!(Scalar::plain("012").as_int(), Some(12));
    /// assert_eq!(Scalar::plain("0x1F").as_int(), Some(31));
    /// assert_eq!(Scalar::plain("1_000").as_int(), None);
    /// ```
    #[must_use]
    pub fn as_int(&self) -> Option<i64> {
        let text = self.plain_text()?;
        if let Some(digits) = text.strip_prefix("0o") {
            return radix(digits, 8);
        }
        if let Some(digits) = text.strip_prefix("0x") {
            return radix(digits, 16);
        }
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        all_digits(digits).then(|| text.parse().ok()).flatten()
    }

    /// A number with or without fraction and exponent, also `.inf`, `-.inf` and `.nan`, which callers that need a
    /// finite number refuse, as they do what is too large (`1e999` is infinite); every whole number is one as well.
    ///
    /// ```
    /// use milepost::source::Scalar;
    /// assert_eq!(Scalar::plain("0.4").as_float(), Some(0.4));
    /// assert_eq!(Scalar::plain("1e3").as_float(), Some(1000.0));
    /// assert_eq!(Scalar::plain("inf").as_float(), None);
    /// assert_eq!(Scalar::plain("1.4.2").as_float(), None);
    /// ```
    #[must_use]
    pub fn as_float(&self) -> Option<f64> {
        let text = self.plain_text()?;
        if let Some(digits) = text.strip_prefix("0o") {
            return radix(digits, 8).and_then(exact_float);
        }
        if let Some(digits) = text.strip_prefix("0x") {
            return radix(digits, 16).and_then(exact_float);
        }
        let negative = text.starts_with('-');
        match text.strip_prefix(['+', '-']).unwrap_or(text) {
            ".inf" | ".Inf" | ".INF" if negative => Some(f64::NEG_INFINITY),
            ".inf" | ".Inf" | ".INF" => Some(f64::INFINITY),
            ".nan" | ".NaN" | ".NAN" if text.starts_with('.') => Some(f64::NAN),
            number if is_float(number) => text.parse().ok(),
            _ => None,
        }
    }

    fn plain_text(&self) -> Option<&str> {
        self.plain.then_some(self.text.as_str())
    }
}

/// True for what the core schema takes for null when it is not quoted.
pub(super) fn is_null_text(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
fn is_float(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let mantissa_is_number = match mantissa.split_once('.') {
        Some(("", fraction)) => all_digits(fraction),
        Some((whole, fraction)) => all_digits(whole) && (fraction.is_empty() || all_digits(fraction)),
        None => all_digits(mantissa),
    };
    let exponent_is_number = exponent.is_none_or(|e| all_digits(e.strip_prefix(['+', '-']).unwrap_or(e)));
    mantissa_is_number && exponent_is_number
}

fn radix(digits: &str, radix: u32) -> Option<i64> {
    let only_digits = digits.chars().all(|c| c.is_digit(radix));
    (only_digits && !digits.is_empty()).then(|| i64::from_str_radix(digits, radix).ok()).flatten()
}

/// Numbers in eights and sixteens are measured in bits, not in quantities: 32 of them are enough.
fn exact_float(number: i64) -> Option<f64> {
    u32::try_from(number).ok().map(f64::from)
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers() {
        for (text, number) in [("0", Some(0)), ("+7", Some(7)), ("-0", Some(0)), ("0o14", Some(12)), ("0xC", Some(12))]
        {
            assert_eq!(Scalar::plain(text).as_int(), number, "{text}");
        }
        for text in ["", "+", "1.0", "1e3", "0x", "0o8", "-0x1", "0x-1", "1:30", "٣", "99999999999999999999"] {
            assert_eq!(Scalar::plain(text).as_int(), None, "{text}");
        }
    }

    #[test]
    fn fractions() {
        for (text, number) in [(".5", 0.5), ("1.", 1.0), ("-1.5e-1", -0.15), ("12", 12.0), ("0x10", 16.0)] {
            assert_eq!(Scalar::plain(text).as_float(), Some(number), "{text}");
        }
        for text in ["", ".", "-", "e3", "1e", "1.4.2", "NaN", "infinity", "-.nan", "1_0", "0x"] {
            assert_eq!(Scalar::plain(text).as_float(), None, "{text}");
        }
        assert_eq!(Scalar::plain("-.inf").as_float(), Some(f64::NEG_INFINITY));
        assert!(Scalar::plain(".nan").as_float().is_some_and(f64::is_nan));
    }

    #[test]
    fn quotes_make_a_text() {
        let quoted = Scalar::quoted("12");
        assert_eq!((quoted.as_int(), quoted.as_float()), (None, None));
    }

    #[test]
    fn words_of_yaml_1_1_are_texts() {
        for text in ["yes", "no", "on", "off", "y", "n", "tRUE"] {
            assert_eq!(Scalar::plain(text).as_bool(), None, "{text}");
        }
    }
}
