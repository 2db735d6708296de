//! Numbers that lie in a range: probabilities, percentages, amounts.

use std::ops::RangeInclusive;

use crate::diagnostics::{Code, Diagnostic};
use crate::source::{Node, Value};

use super::context::{Context, shortened};

/// The number of a node; E018 where it is none or lies outside. A percentage written for a fraction, or the other way
/// round, is answered with the number to write.
pub(super) fn read_within(node: &Node, what: &str, range: &RangeInclusive<f64>, cx: &mut Context<'_>) -> Option<f64> {
    let Value::Scalar(scalar) = &node.value else {
        cx.wrong_type(node, what, &format!("a number {}", words(range)), &range.start().to_string());
        return None;
    };
    let number = scalar.as_float().filter(|number| number.is_finite());
    if let Some(number) = number.filter(|number| range.contains(number)) {
        return Some(number);
    }
    let hint = match meant(&scalar.text, range) {
        Some((number, words)) => format!("write `{number}`{words}"),
        None => format!("write a number {}", words(range)),
    };
    let message = match number {
        Some(number) => format!("{what} cannot be {number}"),
        None => format!("{what} takes a number {}, found `{}`", words(range), shortened(&scalar.text)),
    };
    cx.report(Diagnostic::new(Code::E018, message).at(node.span).hint(hint));
    None
}

/// `from 0 to 1`
fn words(range: &RangeInclusive<f64>) -> String {
    let (low, high) = (range.start(), range.end());
    if high.is_finite() { format!("from {low} to {high}") } else { format!("from {low}") }
}

/// The number in the range that a text such as `30%` stands for, and what to say of it.
fn meant(text: &str, range: &RangeInclusive<f64>) -> Option<(f64, String)> {
    const FRACTION: f64 = 1.0;
    let text = text.trim();
    let bare = text.strip_suffix(['%', '％']).map(str::trim_end);
    let number: f64 = bare.unwrap_or(text).parse().ok().filter(|number: &f64| number.is_finite())?;
    let is_fraction = (range.end() - FRACTION).abs() < f64::EPSILON;
    let meant = if is_fraction && (bare.is_some() || number > FRACTION) { number / 100.0 } else { number };
    if !range.contains(&meant) {
        return None;
    }
    let words = if is_fraction { format!(" for {number} %") } else { String::new() };
    Some((meant, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_and_fractions_are_told_apart() {
        let hint = |text: &str, high: f64| meant(text, &(0.0..=high)).map(|(number, words)| format!("{number}{words}"));
        assert_eq!(hint("30%", 1.0).as_deref(), Some("0.3 for 30 %"));
        assert_eq!(hint("30", 1.0).as_deref(), Some("0.3 for 30 %"));
        assert_eq!(hint("30 %", 100.0).as_deref(), Some("30"));
        assert_eq!(hint("130%", 1.0), None);
        assert_eq!(hint("much", 1.0), None);
        assert_eq!(hint("inf", 100.0), None);
    }
}
