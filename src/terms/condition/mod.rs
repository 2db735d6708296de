//! Conditions: the CEL expressions of status rules and gate checks.
//!
//! What enters: the text of a condition. What leaves: a typed tree, or every mistake with its place in the text; later
//! the condition's outcome over [`Facts`]. What always holds: a condition that compiled cannot fail on types, names or
//! depth; a value that does not exist makes it "not evaluated", never true.
//!
//! The `cel` crate parses. It does not check, and its evaluator copies every record it visits (8 ms for one `exists`
//! over 5,000 issues), so names, types and evaluation are ours, over the table of [`super::rule_names`]. Of CEL this
//! covers `&& || ! == != < <= > >= + - * / % ?: in`, `has`, `size`, `int`, `double`, `contains`, `startsWith`,
//! `endsWith`, `all`, `exists`, `exists_one`, `filter` and `map`, with CEL's own meaning: `false && missing` is false,
//! whole numbers and fractions compare but do not add.

mod calls;
mod compile;
mod eval;
mod facts;
mod loops;
mod parse;
mod place;
mod tree;
mod types;
mod witnesses;

use std::ops::Range;

pub use facts::{Fact, Facts, Outcome, Root, Unevaluated};

use super::rule_names::NAMES;
use tree::Node;

crate::terms::states::words! {
    /// What a rule runs over.
    RuleSubject {
        /// Once for the program.
        Program = "program",
        /// Once for every committed milestone that is not yet met, as `milestone`.
        Committed = "committed",
    }
}

/// A compiled condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    text: String,
    root: Node,
}

/// What is wrong with a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// What is wrong: lower-case phrase, no final stop.
    pub message: String,
    /// What to type.
    pub hint: Option<String>,
    /// Where, in bytes of the condition's text; within it.
    pub range: Range<usize>,
}

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    ///
    /// Every mistake found, in the order of the text; at least one.
    ///
    /// ```
    /// use milepost::terms::{Condition, RuleSubject};
    /// assert!(Condition::compile("milestone.commitment_slip > 10", RuleSubject::Committed).is_ok());
    /// let mistakes = Condition::compile("issues.exists(i, i.opne)", RuleSubject::Program).unwrap_err();
    /// assert_eq!(mistakes[0].message, "unknown field `opne`");
    /// assert_eq!(mistakes[0].range, 19..23);
    /// ```
    pub fn compile(text: &str, over: RuleSubject) -> Result<Self, Vec<Mistake>> {
        let parsed = parse::parse(text).map_err(|mistake| vec![mistake])?;
        let root = compile::compile(text, &parsed, over)?;
        Ok(Self { text: text.to_owned(), root })
    }

    /// The condition as written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the condition says about these facts.
    ///
    /// Not evaluated: it needs a value that is missing, or a `has(…)` that it begins with or joins by `&&` is false; or it
    /// fails while it runs, by dividing by zero or by a number out of range. The reason comes with it.
    #[must_use]
    pub fn outcome(&self, facts: &Facts<'_>) -> Outcome {
        eval::outcome(&self.root, facts)
    }

    /// The elements of a list that make a condition that holds hold: those for which an `exists` or `filter` over it
    /// is true. Ascending places in the list as given; empty where the condition does not look at single elements.
    #[must_use]
    pub fn witnesses(&self, list: &str, facts: &Facts<'_>) -> Vec<usize> {
        witnesses::witnesses(&self.root, list, facts)
    }

    /// The elements of a list that keep a condition that fails from holding: those for which an `exists` over it that
    /// must not hold is true, an `all` is false, or which a `filter` that is counted finds. Ascending places in the
    /// list as given.
    #[must_use]
    pub fn counterexamples(&self, list: &str, facts: &Facts<'_>) -> Vec<usize> {
        witnesses::counterexamples(&self.root, list, facts)
    }

    /// Whether the condition names this value: `issues`, `issue_stats.open`.
    #[must_use]
    pub fn reads(&self, path: &str) -> bool {
        let (name, field) = path.split_once('.').map_or((path, None), |(name, field)| (name, Some(field)));
        let Some(root) = NAMES.iter().position(|known| known.name == name) else {
            return false;
        };
        self.root.reads(root, field)
    }
}

#[cfg(test)]
mod tests;
