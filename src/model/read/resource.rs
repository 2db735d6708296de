//! Resources: `resources/ID.yaml`, shared or of one program, and `resources:` of a task.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::model::resource::{Need, Resource, Shortage};
use crate::source::{Node, Value};
use crate::terms::{ResourceId, Units};

use super::context::{Context, shortened};
use super::entity::{SharedFile, file_id};
use super::fields::Fields;
use super::people::name_or;
use super::values::FromNode;

/// Reads a resource of the portfolio, or of the program named. Nothing where no id can be made out.
pub fn read_resource<'t>(file: SharedFile<'t>, program: Option<&str>, cx: &mut Context<'t>) -> Option<Resource> {
    cx.about(EntityRef::new("resource", file.stem, program), |cx| {
        cx.entity_fields(file.node, file.span, |fields| {
            let id = file_id(fields, file.stem, |text| ResourceId::parse(text).ok())?;
            let resource = Resource {
                name: name_or(fields, id.as_str()),
                kind: fields.get("kind"),
                capacity: fields.required("capacity").unwrap_or(Units::ONE),
                calendar: fields.get("calendar"),
                absences: fields.items("absences", read_shortage),
                origin: fields.origin_of("id"),
                id,
            };
            Some(resource)
        })
    })
    .flatten()
}

fn read_shortage(fields: &mut Fields<'_, '_>) -> Option<Shortage> {
    let from = fields.required("from");
    let to = fields.required("to");
    let capacity = fields.get("capacity").unwrap_or(Units::NONE);
    let reason = fields.get("reason");
    let shortage = Shortage { from: from?, to: to?, capacity, reason };
    if shortage.to < shortage.from {
        fields.report(
            Diagnostic::new(Code::E006, format!("the absence ends on {}, before it begins", shortage.to))
                .at(fields.span("to"))
                .hint(format!("write a `to` that is not before {}", shortage.from)),
        );
        return None;
    }
    Some(shortage)
}

/// Reads `resources: {lin-wei: 1, lab-tpe: 2}` of a task, in the order written.
pub fn read_needs(fields: &mut Fields<'_, '_>) -> Vec<Need> {
    let Some(node) = fields.node("resources") else {
        return Vec::new();
    };
    let Value::Mapping(entries) = &node.value else {
        let example = fields.cx.own.say("resources: {lin-wei: 1, lab-tpe: 2}");
        fields.cx.wrong_type(node, "`resources`", "a mapping of resources to how many of each", &example);
        return Vec::new();
    };
    let mut needs = Vec::with_capacity(entries.len());
    let mut seen = BTreeSet::new();
    for entry in entries.iter().filter(|entry| !entry.key.value.starts_with("x-")) {
        let id = fields.cx.own_key(&entry.key, "resource", ResourceId::parse);
        let what = format!("`resources.{}`", shortened(&entry.key.value));
        let units = Units::from_node(&entry.value, &what, fields.cx);
        if units == Some(Units::NONE) {
            fields.report(
                Diagnostic::new(Code::E018, format!("{what} cannot be 0"))
                    .at(entry.value.span)
                    .hint("write how many it needs, or remove it"),
            );
            continue;
        }
        if let (Some(resource), Some(units)) = (id, units)
            && seen.insert(resource.clone())
        {
            needs.push(Need { resource, units, span: entry.key.span });
        }
    }
    needs
}

impl FromNode for Units {
    fn expected() -> String {
        "how many: a number".to_owned()
    }

    fn example() -> String {
        "1".to_owned()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        let number = f64::from_node(node, what, cx)?;
        let units = Self::of(number);
        if units.is_none() {
            cx.report(
                Diagnostic::new(Code::E018, format!("{what} cannot be {number}"))
                    .at(node.span)
                    .hint("write a number from 0 to 1000000, with at most two decimals: `1`, `0.5`"),
            );
        }
        units
    }
}
