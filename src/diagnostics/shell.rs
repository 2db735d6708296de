//! A path in a command that a reader copies.

/// The text as one word of a POSIX shell: as it is where no character in it means more than itself, else in single
/// quotes.
///
/// ```
/// use milepost::diagnostics::shell_word;
/// assert_eq!(shell_word("../programs"), "../programs");
/// assert_eq!(shell_word("我的项目"), "我的项目");
/// assert_eq!(shell_word("my plans"), "'my plans'");
/// assert_eq!(shell_word("it's"), r"'it'\''s'");
/// assert_eq!(shell_word(""), "''");
/// ```
#[must_use]
pub fn shell_word(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,:@%=".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}
