//! Every reference of the portfolio: who names whom, by which id, and where.
//!
//! What enters: the portfolio. What leaves: one [`Reference`] for each id that stands for another entity or a person,
//! in a fixed order. What always holds: this is the one list of references; a field that is not in it is not looked
//! up. Links and parents of tasks are indexes already and not in it.

use crate::diagnostics::{EntityRef, Span};
use crate::model::document::Entity;
use crate::model::gate::{Gate, RaciSubject, Team};
use crate::model::issue::{Ask, Escalation, Issue, Related};
use crate::model::note::{MailEntry, StatusNote};
use crate::model::plan::{Plan, Task};
use crate::model::{Portfolio, Program};
use crate::terms::{EntityId, Origin, PersonId};

/// What kind of entity an id stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person.
    Person,
    /// A customer.
    Customer,
    /// A working calendar.
    Calendar,
    /// A functional area.
    Area,
    /// A service agreement.
    Sla,
    /// A recipe.
    Recipe,
    /// A task or milestone.
    Task,
    /// A requirement.
    Requirement,
    /// An issue.
    Issue,
    /// An escalation.
    Escalation,
    /// A risk.
    Risk,
    /// A decision.
    Decision,
    /// A review.
    Review,
    /// An action.
    Action,
    /// A document.
    Collateral,
    /// A baseline of the same program.
    Baseline,
    /// A gate of the same program.
    Gate,
    /// A workstream of the same program.
    Workstream,
}

impl Kind {
    /// The kind in the reader's words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Customer => "customer",
            Self::Calendar => "calendar",
            Self::Area => "functional area",
            Self::Sla => "service agreement",
            Self::Recipe => "recipe",
            Self::Task => "task",
            Self::Requirement => "requirement",
            Self::Issue => "issue",
            Self::Escalation => "escalation",
            Self::Risk => "risk",
            Self::Decision => "decision",
            Self::Review => "review",
            Self::Action => "action",
            Self::Collateral => "document",
            Self::Baseline => "baseline",
            Self::Gate => "gate",
            Self::Workstream => "workstream",
        }
    }

    /// Whether ids of this kind are unique by program only.
    #[must_use]
    pub fn by_program(self) -> bool {
        matches!(self, Self::Baseline | Self::Gate | Self::Workstream)
    }
}

/// One id that stands for another entity.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'p> {
    /// The entity that names the other: kind, id, program.
    pub from: Holder<'p>,
    /// What kind of entity is meant.
    pub to: Kind,
    /// Its id.
    pub id: &'p str,
    place: Place<'p>,
}

/// The entity that names others.
#[derive(Debug, Clone, Copy)]
pub struct Holder<'p> {
    /// Its kind, in the reader's words.
    pub kind: &'static str,
    /// Its id.
    pub id: &'p str,
    /// Its program.
    pub program: Option<&'p str>,
    /// Where it stands.
    pub origin: &'p Origin,
}

/// Where an id stands; looked up only when something is said about it.
#[derive(Debug, Clone, Copy)]
enum Place<'p> {
    At(Span),
    Field(&'static str),
    Item(&'static str, usize),
    InItem(&'static str, usize, &'static str),
    Key(&'static str, &'p str),
}

impl Reference<'_> {
    /// Where the id was written.
    #[must_use]
    pub fn span(&self) -> Span {
        let origin = self.from.origin;
        match self.place {
            Place::At(span) => span,
            Place::Field(name) => origin.of(name),
            Place::Item(name, index) => origin.of(&format!("{name}.{index}")),
            Place::InItem(name, index, field) => origin.of(&format!("{name}.{index}.{field}")),
            Place::Key(name, key) => origin.of(&format!("{name}.{key}")),
        }
    }

    /// The entity that names the other, for diagnostics.
    #[must_use]
    pub fn about(&self) -> EntityRef {
        EntityRef::new(self.from.kind, self.from.id, self.from.program)
    }
}

/// Calls `see` for every reference.
pub fn references<'p>(portfolio: &'p Portfolio, see: &mut impl FnMut(Reference<'p>)) {
    for person in portfolio.people.values() {
        let from = Holder {
            kind: "person",
            id: person.id.as_str(),
            program: None,
            origin: &person.origin,
        };
        from.one(
            Kind::Area,
            person.area.as_ref().map(|id| id.as_str()),
            "area",
            see,
        );
        from.one(
            Kind::Calendar,
            person.calendar.as_ref().map(|id| id.as_str()),
            "calendar",
            see,
        );
        from.person(person.manager.as_ref(), "manager", see);
    }
    for area in portfolio.areas.values() {
        let from = Holder {
            kind: "functional area",
            id: area.id.as_str(),
            program: None,
            origin: &area.origin,
        };
        from.person(area.lead.as_ref(), "lead", see);
    }
    for recipe in portfolio.recipes.values() {
        let from = Holder {
            kind: "recipe",
            id: recipe.id.as_str(),
            program: None,
            origin: &recipe.origin,
        };
        from.one(
            Kind::Recipe,
            recipe.supersedes.as_ref().map(|id| id.as_str()),
            "supersedes",
            see,
        );
        from.many(
            Kind::Issue,
            recipe.fixes.iter().map(EntityId::as_str),
            "fixes",
            see,
        );
    }
    for program in &portfolio.programs {
        program_references(program, see);
    }
}

fn program_references<'p>(program: &'p Program, see: &mut impl FnMut(Reference<'p>)) {
    let id = program.id.as_str();
    let holder = |kind, id, origin| Holder {
        kind,
        id,
        program: Some(program.id.as_str()),
        origin,
    };
    let from = holder("program", id, &program.origin);
    from.one(
        Kind::Customer,
        Some(program.customer.as_str()),
        "customer",
        see,
    );
    from.person(Some(&program.manager), "manager", see);
    from.person(program.sponsor.as_ref(), "sponsor", see);
    from.one(
        Kind::Calendar,
        Some(program.schedule.calendar.as_str()),
        "calendar",
        see,
    );
    from.one(
        Kind::Sla,
        program.inner.sla.as_ref().map(|id| id.as_str()),
        "sla",
        see,
    );
    from.one(
        Kind::Baseline,
        program.current_baseline.as_ref().map(|id| id.as_str()),
        "current_baseline",
        see,
    );
    for (index, (recipe, _)) in program.inner.recipes.iter().enumerate() {
        from.at(
            Kind::Recipe,
            recipe.as_str(),
            Place::InItem("recipes", index, "id"),
            see,
        );
    }
    for promise in &program.committed {
        let from = holder("program", id, &promise.origin);
        from.one(
            Kind::Task,
            Some(promise.milestone.as_str()),
            "milestone",
            see,
        );
        from.entity(Kind::Collateral, promise.source.as_ref(), "source", see);
    }
    plan_references(&program.plan, &holder, see);
    team_references(
        &program.team,
        &holder(program_team(), id, &program.origin),
        see,
    );
    for gate in &program.gates {
        gate_references(gate, &holder, see);
    }
    for baseline in &program.baselines {
        let from = holder("baseline", baseline.id.as_str(), &baseline.origin);
        from.people(&baseline.approved_by, "approved.by", see);
        from.entity(
            Kind::Decision,
            baseline.decision.as_ref(),
            "approved.decision",
            see,
        );
        for dates in &baseline.dates {
            from.at(
                Kind::Task,
                dates.task.as_str(),
                Place::Key("dates", dates.task.as_str()),
                see,
            );
        }
    }
    for mail in &program.mails {
        mail_references(mail, &holder("mail", &mail.name, &mail.origin), see);
    }
    filed_references(program, &holder, see);
}

fn program_team() -> &'static str {
    "team"
}

fn plan_references<'p>(
    plan: &'p Plan,
    holder: &impl Fn(&'static str, &'p str, &'p Origin) -> Holder<'p>,
    see: &mut impl FnMut(Reference<'p>),
) {
    for stream in &plan.workstreams {
        let from = holder("workstream", stream.id.as_str(), &stream.origin);
        from.one(
            Kind::Area,
            stream.area.as_ref().map(|id| id.as_str()),
            "workstream.area",
            see,
        );
        from.person(stream.lead.as_ref(), "workstream.lead", see);
        let calendar = stream.calendar.as_ref().map(|id| id.as_str());
        from.one(Kind::Calendar, calendar, "workstream.calendar", see);
    }
    for task in &plan.tasks {
        task_references(task, &holder("task", task.id.as_str(), &task.origin), see);
    }
}

fn task_references<'p>(task: &'p Task, from: &Holder<'p>, see: &mut impl FnMut(Reference<'p>)) {
    from.person(task.owner.as_ref(), "owner", see);
    from.one(
        Kind::Calendar,
        task.inner.calendar.as_ref().map(|id| id.as_str()),
        "calendar",
        see,
    );
    from.many(
        Kind::Requirement,
        task.implements.iter().map(EntityId::as_str),
        "implements",
        see,
    );
    from.one(
        Kind::Gate,
        task.gate.as_ref().map(|id| id.as_str()),
        "gate",
        see,
    );
}

fn team_references<'p>(team: &'p Team, from: &Holder<'p>, see: &mut impl FnMut(Reference<'p>)) {
    let from = Holder {
        origin: team.origin.as_ref().unwrap_or(from.origin),
        ..*from
    };
    from.people(&team.core, "core", see);
    for row in &team.raci {
        let from = Holder {
            origin: &row.origin,
            ..from
        };
        let (kind, id) = match &row.subject {
            RaciSubject::Task(id) => (Kind::Task, id.as_str()),
            RaciSubject::Workstream(id) => (Kind::Workstream, id.as_str()),
        };
        from.at(kind, id, Place::At(row.origin.span), see);
        from.people(&row.accountable, "A", see);
        from.people(&row.responsible, "R", see);
        from.people(&row.consulted, "C", see);
        from.people(&row.informed, "I", see);
    }
}

fn gate_references<'p>(
    gate: &'p Gate,
    holder: &impl Fn(&'static str, &'p str, &'p Origin) -> Holder<'p>,
    see: &mut impl FnMut(Reference<'p>),
) {
    let from = holder("gate", gate.id.as_str(), &gate.origin);
    from.entity(Kind::Task, Some(&gate.milestone), "milestone", see);
    from.people(&gate.approvers, "approvers", see);
    if let Some(decision) = &gate.decision {
        from.people(&decision.by, "decision.by", see);
        let conditions = decision.conditions.iter().map(EntityId::as_str);
        from.many(Kind::Action, conditions, "decision.conditions", see);
    }
    for criterion in &gate.criteria {
        let from = Holder {
            origin: &criterion.origin,
            ..from
        };
        from.entity(
            Kind::Collateral,
            criterion.evidence.as_ref(),
            "evidence",
            see,
        );
        from.person(criterion.signed_by.as_ref(), "by", see);
        from.entity(
            Kind::Decision,
            criterion.waived_by.as_ref(),
            "waived_by",
            see,
        );
        from.person(criterion.owner.as_ref(), "owner", see);
    }
}

fn mail_references<'p>(
    mail: &'p MailEntry,
    from: &Holder<'p>,
    see: &mut impl FnMut(Reference<'p>),
) {
    for person in &mail.to {
        from.at(
            Kind::Person,
            person.as_str(),
            Place::Key("to", person.as_str()),
            see,
        );
    }
}

/// References of entities that have a file of their own.
fn filed_references<'p>(
    program: &'p Program,
    holder: &impl Fn(&'static str, &'p str, &'p Origin) -> Holder<'p>,
    see: &mut impl FnMut(Reference<'p>),
) {
    for requirement in &program.requirements {
        let from = of(requirement, holder);
        let refs = &requirement.refs;
        from.person(refs.owner.as_ref(), "owner", see);
        from.many(
            Kind::Task,
            refs.tasks.iter().map(EntityId::as_str),
            "tasks",
            see,
        );
        from.entity(
            Kind::Collateral,
            refs.document.as_ref(),
            "source.document",
            see,
        );
        from.entity(Kind::Decision, refs.waived_by.as_ref(), "waived_by", see);
        from.many(
            Kind::Area,
            requirement.inner.areas.iter().map(|id| id.as_str()),
            "areas",
            see,
        );
        for (index, evidence) in requirement.facts.evidence.iter().enumerate() {
            if let Some(recipe) = &evidence.recipe {
                let place = Place::InItem("evidence", index, "recipe");
                from.at(Kind::Recipe, recipe.as_str(), place, see);
            }
        }
    }
    for issue in &program.issues {
        issue_references(issue, &of(issue, holder), see);
    }
    for escalation in &program.escalations {
        escalation_references(escalation, &of(escalation, holder), see);
    }
    for risk in &program.risks {
        let from = of(risk, holder);
        from.person(risk.refs.owner.as_ref(), "owner", see);
        from.many(
            Kind::Task,
            risk.refs.drives.iter().map(EntityId::as_str),
            "drives",
            see,
        );
        for (index, step) in risk.facts.mitigations.iter().enumerate() {
            if let Some(owner) = &step.owner {
                let place = Place::InItem("mitigations", index, "owner");
                from.at(Kind::Person, owner.as_str(), place, see);
            }
        }
    }
    for decision in &program.decisions {
        let from = of(decision, holder);
        let refs = &decision.refs;
        from.person(refs.owner.as_ref(), "owner", see);
        from.people(&refs.by, "by", see);
        from.people(&refs.decided_by, "decided.by", see);
        from.many(
            Kind::Task,
            refs.recovers.iter().map(EntityId::as_str),
            "recovers",
            see,
        );
        from.entity(
            Kind::Decision,
            refs.superseded_by.as_ref(),
            "superseded_by",
            see,
        );
    }
    for review in &program.reviews {
        let from = of(review, holder);
        from.person(review.refs.chair.as_ref(), "chair", see);
        from.people(&review.refs.attendees, "attendees", see);
        let materials = review.refs.materials.iter().map(EntityId::as_str);
        from.many(Kind::Collateral, materials, "materials", see);
        from.many(
            Kind::Action,
            review.refs.actions.iter().map(EntityId::as_str),
            "actions",
            see,
        );
    }
    for action in &program.actions {
        let from = of(action, holder);
        from.person(action.refs.owner.as_ref(), "owner", see);
        if let Some(source) = &action.refs.source {
            from.at(
                kind_of(source),
                source.as_str(),
                Place::Field("source"),
                see,
            );
        }
    }
    for document in &program.collateral {
        let from = of(document, holder);
        from.entity(
            Kind::Collateral,
            document.refs.supersedes.as_ref(),
            "supersedes",
            see,
        );
        for (index, (person, _)) in document.refs.delivered_to.iter().enumerate() {
            let place = Place::InItem("delivered_to", index, "who");
            from.at(Kind::Person, person.as_str(), place, see);
        }
    }
    for note in &program.notes {
        note_references(note, program, see);
    }
    for entry in &program.reports {
        for milestone in &entry.milestones {
            let from = holder("report", program.id.as_str(), &milestone.origin);
            from.at(
                Kind::Task,
                milestone.task.as_str(),
                Place::At(milestone.origin.span),
                see,
            );
        }
    }
}

fn issue_references<'p>(issue: &'p Issue, from: &Holder<'p>, see: &mut impl FnMut(Reference<'p>)) {
    let refs = &issue.refs;
    from.person(refs.owner.as_ref(), "owner", see);
    from.person(refs.next_action_owner.as_ref(), "next_action.owner", see);
    from.person(refs.reported_by.as_ref(), "reported.by", see);
    from.person(
        refs.workaround_accepted_by.as_ref(),
        "workaround.accepted_by",
        see,
    );
    from.many(
        Kind::Task,
        refs.blocks.iter().map(EntityId::as_str),
        "blocks",
        see,
    );
    from.related(&refs.related, "related", see);
    from.one(
        Kind::Area,
        issue.inner.area.as_ref().map(|id| id.as_str()),
        "area",
        see,
    );
    let recipe = issue.inner.found_on_recipe.as_ref().map(|id| id.as_str());
    from.one(Kind::Recipe, recipe, "found_on.recipe", see);
    for line in &refs.log {
        from.at(Kind::Person, line.by.as_str(), Place::At(line.span), see);
    }
}

fn escalation_references<'p>(
    escalation: &'p Escalation,
    from: &Holder<'p>,
    see: &mut impl FnMut(Reference<'p>),
) {
    from.related(&escalation.refs.about, "about", see);
    from.person(escalation.refs.customer_exec.as_ref(), "customer_exec", see);
    for (index, step) in escalation.refs.raised.iter().enumerate() {
        let (by, to) = if index == 0 {
            ("raised.by", "raised.to")
        } else {
            ("raised_next.by", "raised_next.to")
        };
        from.person(Some(&step.by), by, see);
        from.person(Some(&step.to), to, see);
    }
    if let Some(ask) = &escalation.inner.ask {
        from.person(ask.to.as_ref(), "ask.to", see);
        if let Some(about) = &ask.about {
            from.at(kind_of(about), about.as_str(), Place::Field("ask.ref"), see);
        }
    }
}

fn note_references<'p>(
    note: &'p StatusNote,
    program: &'p Program,
    see: &mut impl FnMut(Reference<'p>),
) {
    let from = Holder {
        kind: "status note",
        id: program.id.as_str(),
        program: Some(program.id.as_str()),
        origin: &note.origin,
    };
    from.person(note.author.as_ref(), "author", see);
    from.many(
        Kind::Decision,
        note.decisions.iter().map(EntityId::as_str),
        "decisions",
        see,
    );
    for (index, Ask { to, about, .. }) in note.asks.iter().enumerate() {
        if let Some(to) = to {
            from.at(
                Kind::Person,
                to.as_str(),
                Place::InItem("asks", index, "to"),
                see,
            );
        }
        if let Some(about) = about {
            from.at(
                kind_of(about),
                about.as_str(),
                Place::InItem("asks", index, "ref"),
                see,
            );
        }
    }
    for (index, highlight) in note.highlights.iter().enumerate() {
        if let Some(about) = &highlight.about {
            from.at(
                kind_of(about),
                about.as_str(),
                Place::InItem("highlights", index, "ref"),
                see,
            );
        }
    }
    if let crate::model::note::OverrideWord::Set(set) = &note.override_ {
        from.at(
            Kind::Person,
            set.by.as_str(),
            Place::Field("override.by"),
            see,
        );
    }
}

/// What kind of entity a related id stands for.
#[must_use]
pub fn kind_of(related: &Related) -> Kind {
    match related {
        Related::Risk(_) => Kind::Risk,
        Related::Requirement(_) => Kind::Requirement,
        Related::Issue(_) => Kind::Issue,
        Related::Task(_) => Kind::Task,
        Related::Decision(_) => Kind::Decision,
        Related::Escalation(_) => Kind::Escalation,
        Related::Collateral(_) => Kind::Collateral,
        Related::Review(_) => Kind::Review,
        Related::Action(_) => Kind::Action,
    }
}

fn of<'p, Id: EntityId, Facts, Inner, Refs>(
    entity: &'p Entity<Id, Facts, Inner, Refs>,
    holder: &impl Fn(&'static str, &'p str, &'p Origin) -> Holder<'p>,
) -> Holder<'p> {
    holder(Id::KIND, entity.id.as_str(), &entity.origin)
}

impl<'p> Holder<'p> {
    fn at(&self, to: Kind, id: &'p str, place: Place<'p>, see: &mut impl FnMut(Reference<'p>)) {
        see(Reference {
            from: *self,
            to,
            id,
            place,
        });
    }

    fn one(
        &self,
        to: Kind,
        id: Option<&'p str>,
        field: &'static str,
        see: &mut impl FnMut(Reference<'p>),
    ) {
        if let Some(id) = id {
            self.at(to, id, Place::Field(field), see);
        }
    }

    fn many(
        &self,
        to: Kind,
        ids: impl Iterator<Item = &'p str>,
        field: &'static str,
        see: &mut impl FnMut(Reference<'p>),
    ) {
        for (index, id) in ids.enumerate() {
            self.at(to, id, Place::Item(field, index), see);
        }
    }

    fn entity<Id: EntityId>(
        &self,
        to: Kind,
        id: Option<&'p Id>,
        field: &'static str,
        see: &mut impl FnMut(Reference<'p>),
    ) {
        self.one(to, id.map(EntityId::as_str), field, see);
    }

    fn person(
        &self,
        id: Option<&'p PersonId>,
        field: &'static str,
        see: &mut impl FnMut(Reference<'p>),
    ) {
        self.one(Kind::Person, id.map(|id| id.as_str()), field, see);
    }

    fn people(
        &self,
        ids: &'p [PersonId],
        field: &'static str,
        see: &mut impl FnMut(Reference<'p>),
    ) {
        self.many(Kind::Person, ids.iter().map(|id| id.as_str()), field, see);
    }

    fn related(
        &self,
        related: &'p [Related],
        field: &'static str,
        see: &mut impl FnMut(Reference<'p>),
    ) {
        for (index, other) in related.iter().enumerate() {
            self.at(
                kind_of(other),
                other.as_str(),
                Place::Item(field, index),
                see,
            );
        }
    }
}
