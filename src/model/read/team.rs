//! `team.yaml`: core team, responsibilities and meetings; `audiences.yaml`: who gets which mail.

use crate::diagnostics::{Code, Diagnostic, EntityRef, Span, Spanned};
use crate::model::gate::{Meeting, RaciRow, RaciSubject, Team};
use crate::model::note::{MailEntry, MailForm};
use crate::source::{Node, Value};
use crate::terms::{EntityId, PersonId, Scope, TaskId, WorkstreamId};
use crate::text::Lang;

use super::context::{Context, shortened};
use super::fields::Fields;
use super::portfolio::read_weekday;
use super::values::{FromNode, wrong};

/// Reads `team.yaml`.
pub fn read_team<'t>(node: &'t Node, file: Span, cx: &mut Context<'t>) -> Team {
    cx.entity_fields(node, file, |fields| Team {
        raci: fields.keyed_entities("raci", read_raci),
        cadence: fields.items("cadence", read_meeting),
        core: fields.list("core"),
        origin: Some(fields.origin(file)),
    })
    .unwrap_or_default()
}

fn read_raci(fields: &mut Fields<'_, '_>, key: &Spanned<String>) -> Option<RaciRow> {
    let subject = match TaskId::parse(&key.value) {
        Ok(task) => RaciSubject::Task(task),
        Err(_) => RaciSubject::Workstream(fields.cx.own_key(key, "milestone or workstream", WorkstreamId::parse)?),
    };
    Some(RaciRow {
        subject,
        accountable: fields.one_or_more("A"),
        responsible: fields.one_or_more("R"),
        consulted: fields.one_or_more("C"),
        informed: fields.one_or_more("I"),
        origin: fields.origin(key.span),
    })
}

fn read_meeting(fields: &mut Fields<'_, '_>) -> Option<Meeting> {
    let name = fields.required("name");
    if !fields.has("every") {
        fields.needs("every", "wed");
    }
    let weekday = read_weekday(fields, "every");
    let at: Option<TimeOfDay> = fields.required("at");
    let zone = fields.required("tz");
    let visibility = fields.get("audience").unwrap_or_default();
    Some(Meeting { name: name?, weekday: weekday?, at: at?.0, zone: zone?, visibility })
}

/// `09:00`
struct TimeOfDay(chrono::NaiveTime);

impl FromNode for TimeOfDay {
    fn expected() -> String {
        "a time of day".to_owned()
    }

    fn example() -> String {
        "\"09:00\"".to_owned()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        let text = String::from_node(node, what, cx)?;
        let complete = text.len() == 5;
        let time = chrono::NaiveTime::parse_from_str(&text, "%H:%M").ok().filter(|_| complete);
        if time.is_none() {
            cx.bad_time(
                node,
                format!("`{}` is not a time of day", shortened(&text)),
                "write hours and minutes, as in `09:00`".to_owned(),
            );
        }
        time.map(Self)
    }
}

crate::terms::words! {
    /// `audience:` of a mail.
    MailAudience {
        /// Executives.
        Executive = "executive",
        /// Internal readers.
        Internal = "internal",
        /// The program's customer.
        Customer = "customer",
    }
}

/// What `audiences.yaml` needs to know of its program.
#[derive(Debug, Clone, Copy)]
pub struct MailProgram<'a> {
    /// The program's id.
    pub id: &'a str,
    /// Its customer, for `audience: customer`.
    pub customer: &'a crate::terms::CustomerId,
    /// Its first language, for mails that name none.
    pub lang: Lang,
    /// Its core team, for `@core`.
    pub core: &'a [PersonId],
}

/// Reads `audiences.yaml`, a mapping of names to mails, in the order written. The place of each recipient is kept as
/// `to.PERSON`; for those of `@core` it is the place of that word.
pub fn read_mails<'t>(node: &'t Node, program: MailProgram<'_>, cx: &mut Context<'t>) -> Vec<MailEntry> {
    let entries = match &node.value {
        Value::Mapping(entries) => entries.as_slice(),
        Value::Null => &[],
        Value::Scalar(_) | Value::Sequence(_) => {
            let example = "exec: {audience: executive, to: [s-brandt]}";
            let example = cx.own.say(example);
            cx.wrong_type(node, "`audiences.yaml`", "a mapping of mails", &example);
            &[]
        }
    };
    let mut mails = Vec::with_capacity(entries.len());
    for entry in entries.iter().filter(|entry| !entry.key.value.starts_with("x-")) {
        let about = EntityRef::new("mail", entry.key.value.as_str(), Some(program.id));
        let mail = cx.about(about, |cx| {
            cx.entity_fields(&entry.value, entry.key.span, |fields| read_mail(fields, &entry.key, program))
        });
        mails.extend(mail.flatten());
    }
    mails
}

fn read_mail(fields: &mut Fields<'_, '_>, key: &Spanned<String>, program: MailProgram<'_>) -> Option<MailEntry> {
    if !key.value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        fields.report(
            Diagnostic::new(Code::E018, format!("`{}` is not a name for a mail", shortened(&key.value)))
                .at(key.span)
                .hint("write lower-case letters, digits and dashes: the name becomes part of a file's name"),
        );
    }
    let audience: Option<MailAudience> = fields.required("audience");
    let to = read_recipients(fields, program.core);
    let mut languages: Vec<Lang> = fields.one_or_more("language");
    if languages.is_empty() {
        languages.push(program.lang);
    }
    let weekday = read_weekday(fields, "when");
    let form = fields.get("as");
    let origin = fields.origin(key.span);
    let audience = audience?;
    Some(MailEntry {
        name: key.value.clone(),
        origin,
        audience: match audience {
            MailAudience::Executive => Scope::Executive,
            MailAudience::Internal => Scope::Internal,
            MailAudience::Customer => Scope::Customer(program.customer.clone()),
        },
        to,
        languages,
        weekday,
        form: form.unwrap_or(match audience {
            MailAudience::Executive => MailForm::Summary,
            MailAudience::Internal => MailForm::Full,
            MailAudience::Customer => MailForm::Customer,
        }),
    })
}

/// The people of `to`, each once, `@core` resolved.
fn read_recipients(fields: &mut Fields<'_, '_>, core: &[PersonId]) -> Vec<PersonId> {
    if !fields.has("to") {
        fields.needs("to", "[s-brandt]");
    }
    let mut people: Vec<PersonId> = Vec::new();
    for Spanned { value, span } in fields.spanned_one_or_more::<Recipient>("to") {
        let named = match &value {
            Recipient::Core => core,
            Recipient::Person(id) => std::slice::from_ref(id),
        };
        for id in named {
            if !people.contains(id) {
                fields.cx.place(format!("to.{id}"), span);
                people.push(id.clone());
            }
        }
    }
    people
}

enum Recipient {
    Core,
    Person(PersonId),
}

impl FromNode for Recipient {
    fn expected() -> String {
        "the id of a person or `\"@core\"`".to_owned()
    }

    fn example() -> String {
        "lin-wei".to_owned()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        let scalar = node.as_scalar();
        if scalar.is_some_and(|scalar| scalar.text == "@core") {
            return Some(Self::Core);
        }
        let id = scalar.and_then(|scalar| PersonId::parse(&scalar.text).ok());
        if id.is_none() {
            wrong::<Self>(node, what, cx);
        }
        id.map(Self::Person)
    }
}
