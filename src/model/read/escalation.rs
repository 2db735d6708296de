//! Escalations: `escalations/ESC-NBL-003.md`.

use crate::model::issue::{Ask, Escalation, EscalationFacts, EscalationInner, EscalationRefs, Raised};
use crate::source::Value;
use crate::terms::Level;

use super::context::Context;
use super::entity::{EntityFile, read_entity};
use super::fields::Fields;

crate::terms::words! {
    /// `status` of an escalation.
    Standing {
        /// Not yet settled.
        Open = "open",
        /// Settled.
        Closed = "closed",
    }
}

/// Reads an escalation. Nothing where no id can be made out.
///
/// `raised` is the first step and `raised_next` the one after it, or a list of all that follow; a step that names no
/// level is the first rung.
pub fn read_escalation<'t>(file: EntityFile<'t>, cx: &mut Context<'t>) -> Option<Escalation> {
    read_entity(file, cx, |fields, _| {
        let about = fields.list("about");
        let level = fields.required("level").unwrap_or(Level::L1);
        let standing = fields.required("status").unwrap_or(Standing::Open);
        let facts = EscalationFacts {
            level,
            open: standing == Standing::Open,
            impact: fields.get("impact"),
            next_update: fields.get("next_update"),
        };
        let inner = EscalationInner {
            colour: fields.get("colour"),
            ask: fields.nested("ask", read_ask).flatten(),
            exit: fields.get("exit"),
        };
        let refs = EscalationRefs { about, raised: read_steps(fields), customer_exec: fields.get("customer_exec") };
        (facts, inner, refs)
    })
}

/// Something asked of somebody: `{text: …, to: v-mehta, due: 2026-06-15, ref: ESC-NBL-003}`.
pub(super) fn read_ask(fields: &mut Fields<'_, '_>) -> Option<Ask> {
    let text = fields.required("text");
    let to = fields.get("to");
    let due = fields.get("due");
    let about = fields.get("ref");
    text.map(|text| Ask { text, to, due, about })
}

/// All steps by time, those of the same minute in the order written.
fn read_steps(fields: &mut Fields<'_, '_>) -> Vec<Raised> {
    if !fields.has("raised") {
        fields.needs("raised", "{at: 2026-06-05T09:00+08:00, by: j-ortega, to: chou-pei}");
    }
    let mut steps: Vec<Raised> = fields.nested("raised", read_step).flatten().into_iter().collect();
    match fields.node("raised_next").map(|node| &node.value) {
        Some(Value::Sequence(_)) => steps.extend(fields.items("raised_next", read_step)),
        _ => steps.extend(fields.nested("raised_next", read_step).flatten()),
    }
    steps.sort_by_key(|step| step.at);
    steps
}

fn read_step(fields: &mut Fields<'_, '_>) -> Option<Raised> {
    let level = fields.get("level").unwrap_or(Level::L1);
    let at = fields.required("at");
    let by = fields.required("by");
    let to = fields.required("to");
    Some(Raised { level, at: at?, by: by?, to: to? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Files, Span};
    use crate::model::document::Body;
    use crate::source::parse_yaml;
    use crate::text::Lang;

    #[test]
    fn steps_after_the_first_are_one_or_a_list() {
        let first = "{at: 2026-06-05T09:00+08:00, by: j-ortega, to: chou-pei}";
        let second = "{level: L2, at: 2026-06-09T09:30+08:00, by: j-ortega, to: v-mehta}";
        let third = "{level: L3, at: 2026-06-11T09:30+08:00, by: j-ortega, to: s-brandt}";
        for (next, levels) in [
            (second.to_owned(), vec![Level::L1, Level::L2]),
            (format!("[{third}, {second}]"), vec![Level::L1, Level::L2, Level::L3]),
        ] {
            let text = format!("id: ESC-NBL-003\nlevel: L2\nstatus: open\nraised: {first}\nraised_next: {next}\n");
            let mut files = Files::new();
            let file = files.add("e.md", text.as_str());
            let node = parse_yaml(file, &text, 0..text.len()).unwrap();
            let mut cx = Context::new(&files, Lang::En);
            let file = EntityFile {
                stem: "ESC-NBL-003",
                program: "nbl",
                node: &node,
                span: Span::whole_file(file),
                body: Body::default(),
            };
            let escalation = read_escalation(file, &mut cx).unwrap();
            assert_eq!(cx.diagnostics, []);
            let steps = escalation.refs.raised.iter();
            assert_eq!(steps.map(|step| step.level).collect::<Vec<_>>(), levels);
        }
    }
}
