//! Which elements of a list make a condition hold.

use std::collections::BTreeSet;

use super::NAMES;
use super::eval::{Value, truth};
use super::facts::{Facts, Root};
use super::tree::{Each, Fold, Node};

/// The elements that make a condition hold.
pub(super) fn witnesses(root: &Node, list: &str, facts: &Facts<'_>) -> Vec<usize> {
    decisive(root, Asked::IsTrue, list, facts)
}

/// The elements that keep a condition from holding.
pub(super) fn counterexamples(root: &Node, list: &str, facts: &Facts<'_>) -> Vec<usize> {
    decisive(root, Asked::IsFalse, list, facts)
}

fn decisive(root: &Node, asked: Asked, list: &str, facts: &Facts<'_>) -> Vec<usize> {
    let Some(index) = NAMES.iter().position(|known| known.name == list) else {
        return Vec::new();
    };
    let mut found = BTreeSet::new();
    collect(root, asked, index, facts, &mut found);
    found.into_iter().collect()
}

/// Which answer of an expression makes the whole condition hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    IsTrue,
    IsFalse,
}

fn collect(node: &Node, asked: Asked, list: usize, facts: &Facts<'_>, found: &mut BTreeSet<usize>) {
    match node {
        Node::Not(part) => {
            let opposite = if asked == Asked::IsTrue { Asked::IsFalse } else { Asked::IsTrue };
            collect(part, opposite, list, facts, found);
        }
        Node::And(parts) | Node::Or(parts) => {
            let wanted = Ok(asked == Asked::IsTrue);
            for part in parts.iter().filter(|part| truth(part, facts, &mut Vec::new()) == wanted) {
                collect(part, asked, list, facts, found);
            }
        }
        Node::Each(each) if matches!(each.list, Node::Root(index) if index == list) => {
            let answer = match (&each.fold, asked) {
                (Fold::Filter | Fold::Map(_), _) | (Fold::Exists | Fold::ExistsOne, Asked::IsTrue) => true,
                (Fold::All, Asked::IsFalse) => false,
                _ => return,
            };
            found.extend(answering(each, answer, list, facts));
        }
        _ => {
            for part in node.parts() {
                collect(part, asked, list, facts, found);
            }
        }
    }
}

fn answering<'a>(each: &'a Each, answer: bool, list: usize, facts: &'a Facts<'a>) -> impl Iterator<Item = usize> + 'a {
    let records = match facts.root(list) {
        Root::List(records) => records,
        _ => &[],
    };
    records.iter().enumerate().filter_map(move |(index, record)| {
        (truth(&each.body, facts, &mut vec![Value::Record(record)]) == Ok(answer)).then_some(index)
    })
}
