//! Operators and functions.

use cel::IdedExpr;
use cel::common::ast::operators as cel_op;
use cel::common::ast::{CallExpr, Expr};

use super::compile::{Compiler, Typed, guess, one_of};
use super::tree::{Arithmetic, Node, OrderTest, TextTest};
use super::types::{Type, same_kind};

const FUNCTIONS: [&str; 12] = [
    "all",
    "exists",
    "exists_one",
    "filter",
    "map",
    "has",
    "size",
    "int",
    "double",
    "contains",
    "startsWith",
    "endsWith",
];

impl Compiler<'_> {
    pub(super) fn call(&mut self, expr: &IdedExpr, call: &CallExpr) -> Typed {
        let name = call.func_name.as_str();
        match (&call.target, call.args.as_slice()) {
            (None, [a, b]) => match name {
                cel_op::LOGICAL_AND => self.logic(a, b, "&&", joined_and),
                cel_op::LOGICAL_OR => self.logic(a, b, "||", joined_or),
                cel_op::EQUALS => self.equality(expr, a, b),
                cel_op::NOT_EQUALS => {
                    let (node, kind) = self.equality(expr, a, b);
                    (Node::Not(Box::new(node)), kind)
                }
                cel_op::IN => self.membership(expr, a, b),
                cel_op::INDEX | cel_op::OPT_INDEX => {
                    let hint = "ask all elements: `.exists(i, …)`".to_owned();
                    self.broken(expr, "conditions take no element by its place".to_owned(), Some(hint))
                }
                _ => match (order_test(name), arithmetic(name)) {
                    (Some(test), _) => self.order(expr, a, test, b),
                    (_, Some(operation)) => self.arithmetic(expr, a, operation, b),
                    _ => self.unknown_function(expr, name),
                },
            },
            (None, [a]) => match name {
                cel_op::LOGICAL_NOT => (Node::Not(Box::new(self.boolean(a, "what `!` turns round"))), Type::Bool),
                cel_op::NEGATE => {
                    let (node, kind) = self.number(a, "what `-` stands before");
                    (Node::Negate(Box::new(node)), kind)
                }
                "size" => self.size(expr, a),
                "int" => (Node::ToInt(Box::new(self.number(a, "what `int` takes").0)), Type::Int),
                "double" => (Node::ToDouble(Box::new(self.number(a, "what `double` takes").0)), Type::Double),
                _ => self.unknown_function(expr, name),
            },
            (None, [condition, then, otherwise]) if name == cel_op::CONDITIONAL => {
                let condition = self.boolean(condition, "what stands before `?`");
                let (then, kind) = self.expr(then);
                let (otherwise, other) = self.expr(otherwise);
                if !same_kind(&kind, &other) {
                    self.mistake(expr, format!("`?` gives {} or {}", kind.says(), other.says()), None);
                }
                (Node::If(Box::new([condition, then, otherwise])), kind)
            }
            (Some(target), []) if name == "size" => self.size(expr, target),
            (Some(target), [part]) => match text_test(name) {
                Some(test) => {
                    let (target, part) = (self.text_of(target, name), self.text_of(part, name));
                    (Node::TextTest(Box::new(target), test, Box::new(part)), Type::Bool)
                }
                None => self.unknown_function(expr, name),
            },
            _ => self.unknown_function(expr, name),
        }
    }

    fn unknown_function(&mut self, expr: &IdedExpr, name: &str) -> Typed {
        if FUNCTIONS.contains(&name) {
            let usage = match name {
                "all" | "exists" | "exists_one" | "filter" | "map" => {
                    format!("write `list.{name}(i, i.…)`")
                }
                "has" => "write `has(milestone.p_meet)`".to_owned(),
                "contains" | "startsWith" | "endsWith" => format!("write `text.{name}('…')`"),
                _ => format!("write `{name}(value)`"),
            };
            return self.broken(expr, format!("`{name}` is used wrongly"), Some(usage));
        }
        let hint = guess(name, &FUNCTIONS).unwrap_or_else(|| one_of("functions", &FUNCTIONS));
        self.broken(expr, format!("unknown function `{name}`"), Some(hint))
    }

    fn logic(&mut self, a: &IdedExpr, b: &IdedExpr, sign: &str, join: fn(Node, Node) -> Node) -> Typed {
        let side = format!("each side of `{sign}`");
        let a = self.boolean(a, &side);
        let b = self.boolean(b, &side);
        (join(a, b), Type::Bool)
    }

    fn equality(&mut self, expr: &IdedExpr, a: &IdedExpr, b: &IdedExpr) -> Typed {
        let ((left, left_kind), (right, right_kind)) = (self.expr(a), self.expr(b));
        if !left_kind.is_single() || !right_kind.is_single() || !same_kind(&left_kind, &right_kind) {
            let message = format!("{} is compared with {}", left_kind.says(), right_kind.says());
            self.mistake(expr, message, None);
        }
        self.known_word(&left_kind, b, &right);
        self.known_word(&right_kind, a, &left);
        (Node::Equal(Box::new(left), Box::new(right)), Type::Bool)
    }

    /// A word that is compared with one of a closed set must be in the set, or the comparison is never true.
    fn known_word(&mut self, kind: &Type, written: &IdedExpr, node: &Node) {
        let (Type::Word(words), Node::Text(word)) = (kind, node) else {
            return;
        };
        if !words.contains(&word.as_str()) {
            let hint = guess(word, words).unwrap_or_else(|| one_of("words", words));
            self.mistake(written, format!("`'{word}'` is never the case"), Some(hint));
        }
    }

    fn membership(&mut self, expr: &IdedExpr, a: &IdedExpr, b: &IdedExpr) -> Typed {
        let ((value, kind), (list, list_kind)) = (self.expr(a), self.expr(b));
        match &list_kind {
            Type::List(element) if kind.is_single() && same_kind(&kind, element) => {}
            Type::Unknown => {}
            Type::List(element) => {
                let message = format!("{} is looked for in a list of {}", kind.says(), element.says());
                self.mistake(expr, message, None);
            }
            other => {
                let message = format!("`in` looks into a list, not into {}", other.says());
                self.mistake(b, message, Some("write `value in ['a', 'b']`".to_owned()));
            }
        }
        if let (Expr::List(written), Node::List(words)) = (&b.expr, &list) {
            for (written, word) in written.elements.iter().zip(words) {
                self.known_word(&kind, written, word);
            }
        }
        (Node::In(Box::new(value), Box::new(list)), Type::Bool)
    }

    fn order(&mut self, expr: &IdedExpr, a: &IdedExpr, test: OrderTest, b: &IdedExpr) -> Typed {
        let ((left, left_kind), (right, right_kind)) = (self.expr(a), self.expr(b));
        let ordered = |kind: &Type| kind.is_number() || matches!(kind, Type::Text | Type::Unknown);
        if !ordered(&left_kind) || !ordered(&right_kind) || !same_kind(&left_kind, &right_kind) {
            let message = format!("{} cannot be less or more than {}", left_kind.says(), right_kind.says());
            self.mistake(expr, message, None);
        }
        (Node::Order(Box::new(left), test, Box::new(right)), Type::Bool)
    }

    fn arithmetic(&mut self, expr: &IdedExpr, a: &IdedExpr, operation: Arithmetic, b: &IdedExpr) -> Typed {
        let (left, left_kind) = self.number(a, "what is calculated with");
        let (right, right_kind) = self.number(b, "what is calculated with");
        let fraction = [&left_kind, &right_kind].into_iter().any(|kind| *kind == Type::Double);
        if left_kind != right_kind && left_kind != Type::Unknown && right_kind != Type::Unknown {
            let hint = "write `double(…)` around the whole number, or `2.0` for `2`".to_owned();
            self.mistake(expr, "a whole number and a fraction are calculated together".to_owned(), Some(hint));
        } else if fraction && operation == Arithmetic::Remainder {
            self.mistake(expr, "`%` takes whole numbers".to_owned(), Some("write `int(…)`".to_owned()));
        }
        let kind = if left_kind == Type::Unknown { right_kind } else { left_kind };
        (Node::Arithmetic(Box::new(left), operation, Box::new(right)), kind)
    }

    fn size(&mut self, expr: &IdedExpr, of: &IdedExpr) -> Typed {
        let (node, kind) = self.expr(of);
        if !matches!(kind, Type::List(_) | Type::Text | Type::Word(_) | Type::Unknown) {
            self.mistake(expr, format!("{} has no size", kind.says()), None);
        }
        (Node::Size(Box::new(node)), Type::Int)
    }
}

fn joined_and(a: Node, b: Node) -> Node {
    Node::And(joined(a, b, |node| match node {
        Node::And(parts) => Ok(parts),
        other => Err(other),
    }))
}

fn joined_or(a: Node, b: Node) -> Node {
    Node::Or(joined(a, b, |node| match node {
        Node::Or(parts) => Ok(parts),
        other => Err(other),
    }))
}

/// One flat list of what two sides join by the same sign.
fn joined(a: Node, b: Node, parts: impl Fn(Node) -> Result<Vec<Node>, Node>) -> Vec<Node> {
    let mut all = Vec::new();
    for side in [a, b] {
        match parts(side) {
            Ok(own) => all.extend(own),
            Err(single) => all.push(single),
        }
    }
    all
}

fn order_test(name: &str) -> Option<OrderTest> {
    match name {
        cel_op::LESS => Some(OrderTest::Less),
        cel_op::LESS_EQUALS => Some(OrderTest::LessOrEqual),
        cel_op::GREATER => Some(OrderTest::Greater),
        cel_op::GREATER_EQUALS => Some(OrderTest::GreaterOrEqual),
        _ => None,
    }
}

fn arithmetic(name: &str) -> Option<Arithmetic> {
    match name {
        cel_op::ADD => Some(Arithmetic::Add),
        cel_op::SUBSTRACT => Some(Arithmetic::Subtract),
        cel_op::MULTIPLY => Some(Arithmetic::Multiply),
        cel_op::DIVIDE => Some(Arithmetic::Divide),
        cel_op::MODULO => Some(Arithmetic::Remainder),
        _ => None,
    }
}

fn text_test(name: &str) -> Option<TextTest> {
    match name {
        "contains" => Some(TextTest::Contains),
        "startsWith" => Some(TextTest::StartsWith),
        "endsWith" => Some(TextTest::EndsWith),
        _ => None,
    }
}
