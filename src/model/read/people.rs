//! Shared files of people and customers, and `areas.yaml`.

use crate::diagnostics::{Code, Diagnostic, EntityRef};
use crate::model::people::{Absence, Area, Customer, Person};
use crate::source::{Node, Value};
use crate::terms::{AreaId, CustomerId, PersonId, Visibility};
use crate::text::Text;
use crate::time::Zone;

use super::context::Context;
use super::entity::{SharedFile, file_id};
use super::fields::Fields;

/// Reads `people/ID.yaml`. Nothing where no id can be made out.
pub fn read_person<'t>(file: SharedFile<'t>, cx: &mut Context<'t>) -> Option<Person> {
    cx.about(EntityRef::new("person", file.stem, None), |cx| {
        cx.entity_fields(file.node, file.span, |fields| {
            let id = file_id(fields, file.stem, |text| PersonId::parse(text).ok())?;
            let person = Person {
                name: name_or(fields, id.as_str()),
                title: fields.get("title"),
                area: fields.get("area"),
                site: fields.get("site"),
                zone: fields.required("tz").unwrap_or(Zone::UTC),
                email: fields.get("email"),
                calendar: fields.get("calendar"),
                languages: fields.one_or_more("languages"),
                manager: fields.get("manager"),
                absences: fields.items("absences", read_absence),
                visibility: fields.get("visibility").unwrap_or_default(),
                origin: fields.origin_of("id"),
                id,
            };
            Some(person)
        })
    })
    .flatten()
}

/// Reads `customers/ID.yaml`: the customer, and its contacts as people.
pub fn read_customer<'t>(file: SharedFile<'t>, cx: &mut Context<'t>) -> Option<(Customer, Vec<Person>)> {
    cx.about(EntityRef::new("customer", file.stem, None), |cx| {
        cx.entity_fields(file.node, file.span, |fields| {
            let id = file_id(fields, file.stem, |text| CustomerId::parse(text).ok())?;
            let contacts = fields.entities("contacts", |contact| read_contact(contact, &id));
            let customer = Customer {
                name: name_or(fields, id.as_str()),
                kind: fields.get("kind"),
                tier: fields.get("tier"),
                regions: fields.one_or_more("regions"),
                languages: fields.one_or_more("languages"),
                mail_domains: fields.one_or_more("mail_domains"),
                origin: fields.origin_of("id"),
                id,
            };
            Some((customer, contacts))
        })
    })
    .flatten()
}

/// Reads `areas.yaml`, a mapping of area ids to areas, in the order written.
pub fn read_areas<'t>(node: &'t Node, cx: &mut Context<'t>) -> Vec<Area> {
    let entries = match &node.value {
        Value::Mapping(entries) => entries.as_slice(),
        Value::Null => &[],
        Value::Scalar(_) | Value::Sequence(_) => {
            let example = "quality: {name: Quality, lead: hsu-yi}";
            cx.wrong_type(node, "`areas.yaml`", "a mapping of areas", example);
            &[]
        }
    };
    let mut areas = Vec::with_capacity(entries.len());
    for entry in entries.iter().filter(|entry| !entry.key.value.starts_with("x-")) {
        let key = &entry.key;
        let about = EntityRef::new("functional area", key.value.as_str(), None);
        let area = cx.about(about, |cx| {
            let id = cx.own_key(key, "functional area", AreaId::parse)?;
            cx.entity_fields(&entry.value, key.span, |fields| Area {
                name: name_or(fields, id.as_str()),
                lead: fields.get("lead"),
                origin: fields.origin(key.span),
                id,
            })
        });
        areas.extend(area);
    }
    areas
}

/// The required `name`; the id where it is missing or wrong, so that the entity can still be referred to.
pub fn name_or(fields: &mut Fields<'_, '_>, id: &str) -> Text {
    let lang = fields.cx.lang;
    fields.required("name").unwrap_or_else(|| Text::new(lang, id))
}

fn read_absence(fields: &mut Fields<'_, '_>) -> Option<Absence> {
    let from = fields.required("from");
    let to = fields.required("to");
    let reason = fields.get("reason");
    let absence = Absence { from: from?, to: to?, reason };
    if absence.to < absence.from {
        fields.report(
            Diagnostic::new(Code::E006, format!("the absence ends on {}, before it begins", absence.to))
                .at(fields.span("to"))
                .hint(format!("write a `to` that is not before {}", absence.from)),
        );
        return None;
    }
    Some(absence)
}

/// A customer's person; its id begins with the customer's.
fn read_contact(fields: &mut Fields<'_, '_>, customer: &CustomerId) -> Option<Person> {
    let span = fields.span("id");
    let id: Option<PersonId> = fields.required("id");
    if let Some(id) = id.as_ref().filter(|id| id.customer() != Some(customer.as_str())) {
        fields.report(
            Diagnostic::new(Code::E018, format!("`{id}` is not a person of `{customer}`"))
                .at(span)
                .hint(format!("write `{customer}/…`")),
        );
    }
    let name = fields.required("name");
    let title = fields.get("role");
    let zone = fields.required("tz");
    let email = fields.get("email");
    let languages = fields.one_or_more("languages");
    let id = id?;
    Some(Person {
        name: name.unwrap_or_else(|| Text::new(fields.cx.lang, id.as_str())),
        title,
        area: None,
        site: None,
        zone: zone.unwrap_or(Zone::UTC),
        email,
        calendar: None,
        languages,
        manager: None,
        absences: Vec::new(),
        visibility: Visibility::Customer,
        origin: fields.origin(span),
        id,
    })
}
