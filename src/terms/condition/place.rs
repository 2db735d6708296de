//! Where the parts of a condition stand in its text.

use std::ops::Range;

use cel::IdedExpr;
use cel::common::ast::{Expr, SourceInfo};

/// The bytes to point at for an expression: a field's or function's name, an operator, a literal.
pub(super) fn place(text: &str, places: &SourceInfo, expr: &IdedExpr) -> Range<usize> {
    let Some((start, last)) = places.offset_for(expr.id) else {
        return 0..text.len();
    };
    let start = (start as usize).min(text.len());
    let end = (last as usize).saturating_add(1).clamp(start, text.len());
    let found = match &expr.expr {
        Expr::Select(select) => after_dot(text, start, &select.field),
        Expr::Call(call) => before(text, start, &call.func_name),
        _ => None,
    };
    let range = found.unwrap_or(start..end);
    if text.is_char_boundary(range.start) && text.is_char_boundary(range.end) { range } else { 0..text.len() }
}

/// A field's name: the parser names the dot before it, or the bracket of the `has` around it.
fn after_dot(text: &str, from: usize, field: &str) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    rest.match_indices('.').find_map(|(dot, _)| {
        let name = rest[dot + 1..].trim_start();
        let start = text.len() - name.len();
        let is_it = name.starts_with(field)
            && !name[field.len()..].starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_');
        is_it.then_some(start..start + field.len())
    })
}

/// A function's name: the parser names the bracket after it. Operators are not written with their names.
fn before(text: &str, bracket: usize, function: &str) -> Option<Range<usize>> {
    let head = text.get(..bracket)?.trim_end();
    head.ends_with(function).then(|| head.len() - function.len()..head.len())
}
