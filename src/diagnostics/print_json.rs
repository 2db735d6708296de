//! Diagnostics as JSON: for editors, scripts and the forge.

use serde_json::{Value, json};

use super::diagnostic::{Diagnostic, EntityRef};
use super::files::Files;

/// Prints diagnostics as one JSON array, two spaces a level, a line break at the end.
///
/// Each is `{code, severity, file, line, column, end_line, end_column, message, label, hint, entity}`; what is not
/// known is `null`. Lines and columns count from 1, columns in characters; the end is one past the last character.
/// `entity` is `{kind, id, program}`.
///
/// ```
/// use milepost::diagnostics::{Files, print_json};
/// assert_eq!(print_json(&[], &Files::new()), "[]\n");
/// ```
#[must_use]
pub fn print_json(diagnostics: &[Diagnostic], files: &Files) -> String {
    let rows: Vec<Value> = diagnostics.iter().map(|d| row(d, files)).collect();
    format!("{:#}\n", Value::Array(rows))
}

fn row(diagnostic: &Diagnostic, files: &Files) -> Value {
    let span = diagnostic.span;
    let start = span.map(|s| files.location(s.file, s.start));
    let end = span.map(|s| files.location(s.file, s.end));
    json!({
        "code": diagnostic.code.name(),
        "severity": diagnostic.severity.name(),
        "file": span.map(|s| files.path(s.file)),
        "line": start.map(|l| l.line),
        "column": start.map(|l| l.column),
        "end_line": end.map(|l| l.line),
        "end_column": end.map(|l| l.column),
        "message": diagnostic.message,
        "label": diagnostic.label,
        "hint": diagnostic.hint,
        "entity": diagnostic.entity.as_ref().map(entity),
    })
}

fn entity(entity: &EntityRef) -> Value {
    json!({"kind": entity.kind, "id": entity.id, "program": entity.program})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, Span};

    #[test]
    fn every_field_is_there() {
        let mut files = Files::new();
        let id = files.add("p/a.yaml", "x: 1\n名字: 2\n");
        let found = [
            Diagnostic::new(Code::E003, "unknown key `名字`")
                .at(Span::new(id, 5, 11))
                .label("not a key")
                .hint("did you mean \"name\"?")
                .about(EntityRef::new("task", "TSK-NBL-1", Some("nbl"))),
            Diagnostic::new(Code::W123, "no status note"),
        ];
        assert_eq!(
            print_json(&found, &files),
            r#"[
  {
    "code": "E003",
    "severity": "error",
    "file": "p/a.yaml",
    "line": 2,
    "column": 1,
    "end_line": 2,
    "end_column": 3,
    "message": "unknown key `名字`",
    "label": "not a key",
    "hint": "did you mean \"name\"?",
    "entity": {
      "kind": "task",
      "id": "TSK-NBL-1",
      "program": "nbl"
    }
  },
  {
    "code": "W123",
    "severity": "warning",
    "file": null,
    "line": null,
    "column": null,
    "end_line": null,
    "end_column": null,
    "message": "no status note",
    "label": null,
    "hint": null,
    "entity": null
  }
]
"#
        );
    }
}
