//! From the parsed expression to the typed tree: every name, field, function and type is checked on the way.

use std::ops::Range;

use cel::IdedExpr;
use cel::common::ast::{ComprehensionExpr, Expr, LiteralValue, SelectExpr};

use crate::diagnostics::suggestion;
use crate::terms::rule_names::{FactType, NAMES, Shape};

use super::loops::{Gathered, taken_apart};
use super::parse::Parsed;
use super::place::place;
use super::tree::{Each, Fold, Node};
use super::types::{Type, same_kind};
use super::{Mistake, RuleSubject};

/// The typed tree of a condition. Errors: every mistake in it, by place.
pub(super) fn compile(text: &str, parsed: &Parsed, over: RuleSubject) -> Result<Node, Vec<Mistake>> {
    let mut compiler = Compiler { text, parsed, over, locals: Vec::new(), mistakes: Vec::new() };
    let root = compiler.boolean(&parsed.expr, "the condition");
    let mut mistakes = compiler.mistakes;
    mistakes.sort_by_key(|mistake| mistake.range.start);
    if mistakes.is_empty() { Ok(root) } else { Err(mistakes) }
}

pub(super) type Typed = (Node, Type);

pub(super) struct Compiler<'t> {
    text: &'t str,
    parsed: &'t Parsed,
    over: RuleSubject,
    /// Variables of the comprehensions around, outermost first.
    locals: Vec<(String, Type)>,
    mistakes: Vec<Mistake>,
}

impl Compiler<'_> {
    pub(super) fn expr(&mut self, expr: &IdedExpr) -> Typed {
        match &expr.expr {
            Expr::Literal(literal) => self.literal(expr, literal),
            Expr::Ident(name) => self.name(expr, name),
            Expr::Select(select) => self.field(expr, select),
            Expr::Call(call) => self.call(expr, call),
            Expr::Comprehension(comprehension) => self.comprehension(expr, comprehension),
            Expr::List(list) => {
                let mut parts = Vec::new();
                let mut kind = Type::Unknown;
                for element in &list.elements {
                    let (node, found) = self.expr(element);
                    if !same_kind(&kind, &found) {
                        let message = format!("the list mixes {} and {}", kind.says(), found.says());
                        self.mistake(element, message, None);
                    }
                    kind = if kind == Type::Unknown { found } else { kind };
                    parts.push(node);
                }
                (Node::List(parts), Type::List(Box::new(kind)))
            }
            Expr::Map(_) | Expr::Struct(_) | Expr::Unspecified => {
                self.broken(expr, "conditions have no maps or messages".to_owned(), None)
            }
        }
    }

    fn literal(&mut self, expr: &IdedExpr, literal: &LiteralValue) -> Typed {
        match literal {
            LiteralValue::Boolean(value) => (Node::Bool(*value.inner()), Type::Bool),
            LiteralValue::Int(value) => (Node::Int(*value.inner()), Type::Int),
            LiteralValue::Double(value) => (Node::Double(*value.inner()), Type::Double),
            LiteralValue::String(value) => (Node::Text(value.inner().to_owned()), Type::Text),
            LiteralValue::Null => {
                let hint = "ask `has(…)` whether a value exists".to_owned();
                self.broken(expr, "no value is `null`".to_owned(), Some(hint))
            }
            LiteralValue::UInt(value) => {
                let hint = format!("write `{}`", value.inner());
                self.broken(expr, "numbers have no `u`".to_owned(), Some(hint))
            }
            LiteralValue::Bytes(_) => self.broken(expr, "conditions have no bytes".to_owned(), None),
        }
    }

    fn name(&mut self, expr: &IdedExpr, name: &str) -> Typed {
        if let Some(index) = self.locals.iter().rposition(|(local, _)| local == name) {
            return (Node::Local(index), self.locals[index].1.clone());
        }
        if let Some((index, known)) = NAMES.iter().enumerate().find(|(_, known)| known.name == name) {
            if known.committed_only && self.over == RuleSubject::Program {
                let message = format!("`{name}` exists only in rules over committed milestones");
                return self.broken(expr, message, Some("add `for: committed` to the rule".to_owned()));
            }
            return (Node::Root(index), Type::of_shape(known.shape));
        }
        let names: Vec<&str> = NAMES
            .iter()
            .filter(|known| !known.committed_only || self.over == RuleSubject::Committed)
            .map(|known| known.name)
            .chain(self.locals.iter().map(|(local, _)| local.as_str()))
            .collect();
        let hint = guess(name, &names).unwrap_or_else(|| {
            if is_word(name) { format!("a word stands in quotes: `'{name}'`") } else { one_of("names", &names) }
        });
        self.broken(expr, format!("unknown name `{name}`"), Some(hint))
    }

    fn field(&mut self, expr: &IdedExpr, select: &SelectExpr) -> Typed {
        let (record, kind) = self.expr(&select.operand);
        let name = select.field.as_str();
        let fields = match kind {
            Type::Record(fields) => fields,
            Type::Unknown => return (Node::Bool(false), Type::Unknown),
            Type::List(_) => {
                let hint = "ask its elements: `.exists(i, i.…)`, `.all(i, i.…)`".to_owned();
                return self.broken(expr, format!("a list has no field `{name}`"), Some(hint));
            }
            other => {
                return self.broken(expr, format!("{} has no field `{name}`", other.says()), None);
            }
        };
        let Some((slot, field)) = fields.iter().enumerate().find(|(_, field)| field.name == name) else {
            let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
            let hint = guess(name, &names).unwrap_or_else(|| one_of("fields", &names));
            return self.broken(expr, format!("unknown field `{name}`"), Some(hint));
        };
        if select.test {
            (Node::Has(Box::new(record), field, slot), Type::Bool)
        } else {
            (Node::Field(Box::new(record), field, slot), Type::of_fact(field.fact))
        }
    }

    fn comprehension(&mut self, expr: &IdedExpr, written: &ComprehensionExpr) -> Typed {
        let (list, kind) = self.expr(&written.iter_range);
        let element = match &kind {
            Type::List(element) => (**element).clone(),
            Type::Unknown => Type::Unknown,
            other => {
                let message = format!("{} has no elements", other.says());
                return self.broken(expr, message, None);
            }
        };
        let Some((asked, result)) = taken_apart(written) else {
            return self.broken(expr, "the condition cannot be read".to_owned(), None);
        };
        self.locals.push((written.iter_var.clone(), element.clone()));
        let body = asked.map_or(Node::Bool(true), |asked| self.boolean(asked, "what is asked of each element"));
        let (fold, kind) = match result {
            Gathered::Fold(fold @ Fold::Filter) => (fold, Type::List(Box::new(element))),
            Gathered::Fold(fold) => (fold, Type::Bool),
            Gathered::Map(mapped) => {
                let (node, mapped) = self.expr(mapped);
                (Fold::Map(node), Type::List(Box::new(mapped)))
            }
        };
        self.locals.pop();
        (Node::Each(Box::new(Each { list, fold, body })), kind)
    }

    pub(super) fn boolean(&mut self, expr: &IdedExpr, what: &str) -> Node {
        let (node, kind) = self.expr(expr);
        if !matches!(kind, Type::Bool | Type::Unknown) {
            let hint = match kind {
                Type::Int | Type::Double => Some("compare it: `… > 0`".to_owned()),
                Type::List(_) => Some("ask its elements: `….exists(i, i.…)`".to_owned()),
                _ => None,
            };
            self.mistake(expr, format!("{what} must be true or false, not {}", kind.says()), hint);
        }
        node
    }

    pub(super) fn number(&mut self, expr: &IdedExpr, what: &str) -> Typed {
        let (node, kind) = self.expr(expr);
        if kind.is_number() || kind == Type::Unknown {
            return (node, kind);
        }
        self.mistake(expr, format!("{what} must be a number, not {}", kind.says()), None);
        (node, Type::Unknown)
    }

    pub(super) fn text_of(&mut self, expr: &IdedExpr, function: &str) -> Node {
        let (node, kind) = self.expr(expr);
        if !matches!(kind, Type::Text | Type::Word(_) | Type::Unknown) {
            self.mistake(expr, format!("`{function}` takes text, not {}", kind.says()), None);
        }
        node
    }

    fn range(&self, expr: &IdedExpr) -> Range<usize> {
        place(self.text, &self.parsed.places, expr)
    }

    pub(super) fn mistake(&mut self, expr: &IdedExpr, message: String, hint: Option<String>) {
        let range = self.range(expr);
        self.mistakes.push(Mistake { message, hint, range });
    }

    pub(super) fn broken(&mut self, expr: &IdedExpr, message: String, hint: Option<String>) -> Typed {
        self.mistake(expr, message, hint);
        (Node::Bool(false), Type::Unknown)
    }
}

pub(super) fn guess(word: &str, known: &[&str]) -> Option<String> {
    suggestion(word, known.iter().copied())
}

pub(super) fn one_of(what: &str, known: &[&str]) -> String {
    format!("{what}: `{}`", known.join("`, `"))
}

fn is_word(name: &str) -> bool {
    NAMES.iter().any(|known| match known.shape {
        Shape::Record(fields) | Shape::List(fields) => {
            fields.iter().any(|field| matches!(field.fact, FactType::Word(words) if words.contains(&name)))
        }
        Shape::Value(_) => false,
    })
}
