//! Comprehensions: the parser turns `exists`, `filter` and the others into loops; this turns them back.

use cel::IdedExpr;
use cel::common::ast::{CallExpr, ComprehensionExpr, Expr, LiteralValue};

use super::tree::Fold;

/// What a comprehension makes of its elements.
pub(super) enum Gathered<'e> {
    Fold(Fold),
    Map(&'e IdedExpr),
}

/// The question asked of each element, and what becomes of the answers, from the loop that the parser's macros wrote.
pub(super) fn taken_apart(written: &ComprehensionExpr) -> Option<(Option<&IdedExpr>, Gathered<'_>)> {
    let Expr::Call(step) = &written.loop_step.expr else {
        return None;
    };
    match (&written.accu_init.expr, step.args.as_slice()) {
        (Expr::Literal(LiteralValue::Boolean(start)), [_, asked]) => {
            Some((Some(asked), Gathered::Fold(if *start.inner() { Fold::All } else { Fold::Exists })))
        }
        (Expr::Literal(LiteralValue::Int(_)), [asked, ..]) => Some((Some(asked), Gathered::Fold(Fold::ExistsOne))),
        (Expr::List(_), [asked, added, _]) => match appended(added)? {
            IdedExpr { expr: Expr::Ident(name), .. } if *name == written.iter_var => {
                Some((Some(asked), Gathered::Fold(Fold::Filter)))
            }
            mapped => Some((Some(asked), Gathered::Map(mapped))),
        },
        (Expr::List(_), _) => Some((None, Gathered::Map(appended(&written.loop_step)?))),
        _ => None,
    }
}

/// `x` of `@result + [x]`.
fn appended(expr: &IdedExpr) -> Option<&IdedExpr> {
    let Expr::Call(CallExpr { args, .. }) = &expr.expr else {
        return None;
    };
    let Expr::List(list) = &args.get(1)?.expr else {
        return None;
    };
    list.elements.first()
}
