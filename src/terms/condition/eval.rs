//! Evaluation of a compiled condition.

use std::cmp::Ordering;

use crate::terms::rule_names::{NAMES, Shape};

use super::facts::{Fact, Facts, Outcome, Root, Unevaluated};
use super::tree::{Arithmetic, Each, Fold, Node, OrderTest, TextTest};

/// A value while evaluating.
#[derive(Debug, Clone)]
pub(super) enum Value<'a> {
    Bool(bool),
    Int(i64),
    Double(f64),
    Text(&'a str),
    Record(&'a [Fact<'a>]),
    Records(&'a [&'a [Fact<'a>]]),
    Values(Vec<Value<'a>>),
}

type Evaluated<'a> = Result<Value<'a>, Unevaluated>;

/// What the compiler does not admit; it has no value.
const MISTYPED: Unevaluated = Unevaluated::Broken;

pub(super) fn outcome(root: &Node, facts: &Facts<'_>) -> Outcome {
    let mut locals = Vec::new();
    let guards = match root {
        Node::And(parts) => parts.as_slice(),
        other => std::slice::from_ref(other),
    };
    let guarded = guards.iter().find_map(|guard| match guard {
        Node::Has(record, field, _) if truth(guard, facts, &mut locals) != Ok(true) => {
            Some(Unevaluated::Absent(root_name(record), Some(field.name)))
        }
        _ => None,
    });
    match (truth(root, facts, &mut locals), guarded) {
        (Ok(true), _) => Outcome::Holds,
        (Ok(false), None) => Outcome::Fails,
        (Ok(false), Some(why)) | (Err(why), _) => Outcome::NotEvaluated(why),
    }
}

/// The truth of a boolean expression; the compiler admits no other in these places.
pub(super) fn truth<'a>(
    node: &'a Node,
    facts: &'a Facts<'a>,
    locals: &mut Vec<Value<'a>>,
) -> Result<bool, Unevaluated> {
    match eval(node, facts, locals)? {
        Value::Bool(value) => Ok(value),
        _ => Err(MISTYPED),
    }
}

pub(super) fn eval<'a>(node: &'a Node, facts: &'a Facts<'a>, locals: &mut Vec<Value<'a>>) -> Evaluated<'a> {
    match node {
        Node::Bool(value) => Ok(Value::Bool(*value)),
        Node::Int(value) => Ok(Value::Int(*value)),
        Node::Double(value) => Ok(Value::Double(*value)),
        Node::Text(value) => Ok(Value::Text(value)),
        Node::Root(index) => match facts.root(*index) {
            Root::Missing => Err(Unevaluated::Absent(NAMES.get(*index).map(|known| known.name), None)),
            Root::Value(fact) => value_of(fact, || (NAMES.get(*index).map(|known| known.name), None)),
            Root::Record(record) => Ok(Value::Record(record)),
            Root::List(records) => Ok(Value::Records(records)),
        },
        Node::Local(index) => locals.get(*index).cloned().ok_or(MISTYPED),
        Node::Field(record, field, slot) => {
            value_of(fact(record, *slot, facts, locals)?, || (root_name(record), Some(field.name)))
        }
        Node::Has(record, _, slot) => {
            Ok(Value::Bool(fact(record, *slot, facts, locals).is_ok_and(|fact| fact != Fact::Missing)))
        }
        Node::Not(part) => Ok(Value::Bool(!truth(part, facts, locals)?)),
        Node::Negate(part) => match eval(part, facts, locals)? {
            Value::Int(value) => value.checked_neg().map(Value::Int).ok_or(Unevaluated::OutOfRange),
            Value::Double(value) => Ok(Value::Double(-value)),
            _ => Err(MISTYPED),
        },
        Node::And(parts) => decide(false, parts.iter().map(|part| truth(part, facts, locals))),
        Node::Or(parts) => decide(true, parts.iter().map(|part| truth(part, facts, locals))),
        Node::Equal(a, b) => {
            let (a, b) = (eval(a, facts, locals)?, eval(b, facts, locals)?);
            Ok(Value::Bool(compare(&a, &b) == Some(Ordering::Equal)))
        }
        Node::Order(a, test, b) => {
            let (a, b) = (eval(a, facts, locals)?, eval(b, facts, locals)?);
            let order = compare(&a, &b);
            Ok(Value::Bool(order.is_some_and(|order| match test {
                OrderTest::Less => order.is_lt(),
                OrderTest::LessOrEqual => order.is_le(),
                OrderTest::Greater => order.is_gt(),
                OrderTest::GreaterOrEqual => order.is_ge(),
            })))
        }
        Node::Arithmetic(a, operation, b) => arithmetic(&eval(a, facts, locals)?, *operation, &eval(b, facts, locals)?),
        Node::If(parts) => {
            let [condition, then, otherwise] = &**parts;
            eval(if truth(condition, facts, locals)? { then } else { otherwise }, facts, locals)
        }
        Node::In(value, list) => {
            let value = eval(value, facts, locals)?;
            let list = eval(list, facts, locals)?;
            Ok(Value::Bool(elements(&list).any(|element| compare(&value, &element) == Some(Ordering::Equal))))
        }
        Node::List(parts) => {
            parts.iter().map(|part| eval(part, facts, locals)).collect::<Result<_, _>>().map(Value::Values)
        }
        Node::Size(part) => {
            let size = match eval(part, facts, locals)? {
                Value::Text(text) => text.chars().count(),
                list => elements(&list).count(),
            };
            i64::try_from(size).map(Value::Int).map_err(|_| Unevaluated::OutOfRange)
        }
        Node::ToInt(part) => match eval(part, facts, locals)? {
            Value::Double(value) => whole(value).map(Value::Int).ok_or(Unevaluated::OutOfRange),
            other => Ok(other),
        },
        Node::ToDouble(part) => match eval(part, facts, locals)? {
            Value::Int(value) => Ok(Value::Double(fraction(value))),
            other => Ok(other),
        },
        Node::TextTest(text, question, part) => match (eval(text, facts, locals)?, eval(part, facts, locals)?) {
            (Value::Text(text), Value::Text(part)) => Ok(Value::Bool(match question {
                TextTest::Contains => text.contains(part),
                TextTest::StartsWith => text.starts_with(part),
                TextTest::EndsWith => text.ends_with(part),
            })),
            _ => Err(MISTYPED),
        },
        Node::Each(each) => comprehension(each, facts, locals),
    }
}

fn comprehension<'a>(each: &'a Each, facts: &'a Facts<'a>, locals: &mut Vec<Value<'a>>) -> Evaluated<'a> {
    let list = eval(&each.list, facts, locals)?;
    // A field of an element is named with its list: `issues.urgency`.
    let of_list = |why: Unevaluated| match why {
        Unevaluated::Absent(None, Some(field)) => Unevaluated::Absent(list_name(&each.list, field), Some(field)),
        other => other,
    };
    let mut asked = elements(&list).map(|element| {
        locals.push(element);
        let answer = truth(&each.body, facts, locals).map_err(of_list);
        let element = locals.pop().ok_or(MISTYPED);
        answer.and_then(|answer| Ok((answer, element?)))
    });
    match &each.fold {
        Fold::All => decide(false, asked.map(|answer| Ok(answer?.0))),
        Fold::Exists => decide(true, asked.map(|answer| Ok(answer?.0))),
        Fold::ExistsOne => {
            let found = asked.try_fold(0_usize, |found, answer| answer.map(|(holds, _)| found + usize::from(holds)))?;
            Ok(Value::Bool(found == 1))
        }
        Fold::Filter | Fold::Map(_) => {
            let mut kept = Vec::new();
            for answer in asked {
                let (holds, element) = answer?;
                if holds {
                    kept.push(element);
                }
            }
            let Fold::Map(result) = &each.fold else {
                return Ok(Value::Values(kept));
            };
            kept.into_iter()
                .map(|element| {
                    locals.push(element);
                    let mapped = eval(result, facts, locals).map_err(of_list);
                    locals.pop();
                    mapped
                })
                .collect::<Result<_, _>>()
                .map(Value::Values)
        }
    }
}

/// `&&` and `||`, also over a list: the deciding value wins over one that is missing, wherever it stands.
fn decide<'a>(deciding: bool, answers: impl Iterator<Item = Result<bool, Unevaluated>>) -> Evaluated<'a> {
    let mut missing: Option<Unevaluated> = None;
    for answer in answers {
        match answer {
            Ok(value) if value == deciding => return Ok(Value::Bool(deciding)),
            Ok(_) => {}
            Err(why) => missing = Some(missing.map_or(why, |first| first.graver(why))),
        }
    }
    missing.map_or(Ok(Value::Bool(!deciding)), Err)
}

/// The name of a record that is one of the table, not an element of a list.
fn root_name(record: &Node) -> Option<&'static str> {
    match record {
        Node::Root(index) => NAMES.get(*index).map(|known| known.name),
        _ => None,
    }
}

/// The name of the list that a comprehension runs over, also where it was filtered first, if its elements have a field.
fn list_name(list: &Node, field: &str) -> Option<&'static str> {
    let mut list = list;
    while let Node::Each(each) = list {
        list = &each.list;
    }
    let Node::Root(index) = list else { return None };
    let known = NAMES.get(*index)?;
    matches!(known.shape, Shape::List(fields) if fields.iter().any(|own| own.name == field)).then_some(known.name)
}

fn fact<'a>(
    record: &'a Node,
    slot: usize,
    facts: &'a Facts<'a>,
    locals: &mut Vec<Value<'a>>,
) -> Result<Fact<'a>, Unevaluated> {
    match eval(record, facts, locals)? {
        Value::Record(values) => values.get(slot).copied().ok_or(MISTYPED),
        _ => Err(MISTYPED),
    }
}

/// The value of a fact; `path` says which one it is where it does not exist.
fn value_of(fact: Fact<'_>, path: impl Fn() -> (Option<&'static str>, Option<&'static str>)) -> Evaluated<'_> {
    match fact {
        Fact::Missing => {
            let (name, field) = path();
            Err(Unevaluated::Absent(name, field))
        }
        Fact::Bool(value) => Ok(Value::Bool(value)),
        Fact::Int(value) => Ok(Value::Int(value)),
        Fact::Double(value) => Ok(Value::Double(value)),
        Fact::Text(value) => Ok(Value::Text(value)),
    }
}

fn elements<'v, 'a: 'v>(list: &'v Value<'a>) -> impl Iterator<Item = Value<'a>> + 'v {
    let (records, values): (&[&'a [Fact<'a>]], &[Value<'a>]) = match list {
        Value::Records(records) => (records, &[]),
        Value::Values(values) => (&[], values),
        _ => (&[], &[]),
    };
    records.iter().map(|record| Value::Record(record)).chain(values.iter().cloned())
}

fn compare(a: &Value<'_>, b: &Value<'_>) -> Option<Ordering> {
    match (a, b) {
        (Value::Bool(a), Value::Bool(b)) => Some(a.cmp(b)),
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(b)),
        (Value::Text(a), Value::Text(b)) => Some(a.cmp(b)),
        (Value::Double(a), Value::Double(b)) => a.partial_cmp(b),
        (Value::Int(a), Value::Double(b)) => fraction(*a).partial_cmp(b),
        (Value::Double(a), Value::Int(b)) => a.partial_cmp(&fraction(*b)),
        _ => None,
    }
}

fn arithmetic<'a>(a: &Value<'_>, operation: Arithmetic, b: &Value<'_>) -> Evaluated<'a> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => match operation {
            Arithmetic::Add => a.checked_add(*b),
            Arithmetic::Subtract => a.checked_sub(*b),
            Arithmetic::Multiply => a.checked_mul(*b),
            Arithmetic::Divide => a.checked_div(*b),
            Arithmetic::Remainder => a.checked_rem(*b),
        }
        .map(Value::Int)
        .ok_or_else(|| no_result(operation, *b == 0)),
        (Value::Double(a), Value::Double(b)) => {
            let result = match operation {
                Arithmetic::Add => a + b,
                Arithmetic::Subtract => a - b,
                Arithmetic::Multiply => a * b,
                Arithmetic::Divide => a / b,
                Arithmetic::Remainder => return Err(MISTYPED),
            };
            if result.is_finite() { Ok(Value::Double(result)) } else { Err(no_result(operation, *b == 0.0)) }
        }
        _ => Err(MISTYPED),
    }
}

fn no_result(operation: Arithmetic, by_zero: bool) -> Unevaluated {
    match operation {
        Arithmetic::Divide | Arithmetic::Remainder if by_zero => Unevaluated::DivisionByZero,
        _ => Unevaluated::OutOfRange,
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts, days and shares lie far below 2^53")]
fn fraction(value: i64) -> f64 {
    value as f64
}

#[allow(clippy::cast_possible_truncation, reason = "the range is checked first")]
fn whole(value: f64) -> Option<i64> {
    (value.abs() < 9e15).then_some(value.trunc() as i64)
}
