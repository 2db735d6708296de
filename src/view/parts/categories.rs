//! Categories of requirements and risks: the author's words, translated where the product knows them.

use crate::view::context::Context;

/// A category as the page says it: `performance` is 性能 on a Chinese page, and any other word itself.
#[must_use]
pub fn name(context: &Context<'_>, category: &str) -> String {
    let key = format!("category-{}", category.to_lowercase().replace([' ', '_'], "-"));
    if context.words.has(&key) { context.say(&key) } else { category.to_owned() }
}

/// Likewise as a heading, its first letter large.
#[must_use]
pub fn heading(context: &Context<'_>, category: &str) -> String {
    let name = name(context, category);
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
