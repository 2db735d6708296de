//! How wide words are, roughly: enough to decide whether two labels collide.

/// Width in em: East Asian wide characters are 1 em, others a little over half.
///
/// ```
/// use milepost::view::gantt::width_em;
/// assert_eq!(width_em("验收"), 2.0);
/// assert!(width_em("Acceptance") < 6.0);
/// ```
#[must_use]
pub fn width_em(text: &str) -> f64 {
    text.chars().map(|c| if is_wide(c) { 1.0 } else { 0.55 }).sum()
}

/// Whether a character is East Asian wide or fullwidth, by block.
#[must_use]
pub fn is_wide(c: char) -> bool {
    matches!(
        u32::from(c),
        0x1100..=0x115F
            | 0x2E80..=0xA4CF
            | 0xAC00..=0xD7A3
            | 0xF900..=0xFAFF
            | 0xFE30..=0xFE6F
            | 0xFF00..=0xFF60
            | 0xFFE0..=0xFFE6
            | 0x1F300..=0x1FAFF
            | 0x20000..=0x3FFFD
    )
}
