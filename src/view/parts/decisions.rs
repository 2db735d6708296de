//! What waits for an answer, and what is asked of whom.

use serde::Serialize;

use crate::audience::{Ask, Decision, PersonName};
use crate::terms::{DecisionState, EntityId, Scope};
use crate::time::Date;
use crate::view::address::Page;
use crate::view::context::ProgramContext;
use crate::view::macros::expand;
use crate::view::shapes::{Link, Prose, Ref, When};

/// A decision wanted; `Decision` of `components/list.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionItem {
    /// Its id.
    pub id: String,
    /// Its place on the page of decisions.
    pub href: Option<String>,
    /// The question.
    pub question: Prose,
    /// What it changes.
    pub effect: Option<Prose>,
    /// Who must decide, or else who owns it.
    pub owner: Option<Prose>,
    /// By when.
    pub needed_by: Option<When>,
    /// Whether that has passed.
    pub overdue: bool,
    /// What happens without it.
    pub without_it: Option<Prose>,
    /// Its program, on pages of the portfolio.
    pub program: Option<Link>,
}

/// Something asked of somebody; `Ask` of `components/list.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskItem {
    /// What.
    pub text: Prose,
    /// Of whom.
    pub to: Option<Prose>,
    /// By when.
    pub due: Option<When>,
    /// The same as a date.
    #[serde(skip)]
    pub on: Option<Date>,
    /// Whether that has passed.
    pub overdue: bool,
    /// About what.
    #[serde(rename = "ref")]
    pub about: Option<Ref>,
}

/// Decisions that wait, indexes into `Program::decisions`, the most pressing first.
#[must_use]
pub fn waiting(context: &ProgramContext<'_>) -> Vec<usize> {
    let decisions = &context.program.decisions;
    let mut waiting: Vec<usize> =
        (0..decisions.len()).filter(|index| decisions[*index].facts.state == DecisionState::Needed).collect();
    waiting.sort_by_key(|index| {
        let by = decisions[*index].facts.needed_by;
        (by.is_none(), by, *index)
    });
    waiting
}

/// A decision wanted, by its place in `Program::decisions`.
#[must_use]
pub fn item(context: &ProgramContext<'_>, decision: usize) -> Option<DecisionItem> {
    let found = context.program.decisions.get(decision)?;
    let needed_by = found.facts.needed_by;
    Some(DecisionItem {
        id: found.id.to_string(),
        href: context.anchor_href(Page::Decisions, found.id.as_str()),
        question: context.prose(&found.facts.title),
        effect: found.facts.effect.as_ref().map(|text| context.prose(text)),
        owner: deciders(context, found),
        needed_by: needed_by.map(|date| context.when(date)),
        overdue: needed_by.is_some_and(|date| date < context.as_of()),
        without_it: found.facts.without_it.as_ref().map(|text| context.prose(text)),
        program: None,
    })
}

/// Who must decide, or else who owns the decision.
#[must_use]
pub fn deciders(context: &ProgramContext<'_>, decision: &Decision<'_>) -> Option<Prose> {
    names(context, &decision.refs.by).or_else(|| decision.refs.owner.as_ref().map(|owner| context.person(owner)))
}

/// Names in a row; a name that stands for several people is said once.
#[must_use]
pub fn names(context: &ProgramContext<'_>, people: &[PersonName<'_>]) -> Option<Prose> {
    let mut said: Vec<Prose> = Vec::new();
    for person in people {
        let name = context.person(person);
        if !said.contains(&name) {
            said.push(name);
        }
    }
    let lang = said.first()?.lang;
    let texts: Vec<String> = said.into_iter().map(|name| name.text).collect();
    Some(Prose { text: texts.join(&context.say("list-comma")), lang })
}

/// What the last status note asks for; nothing where the reader is never asked.
#[must_use]
pub fn asks(context: &ProgramContext<'_>) -> Option<Vec<AskItem>> {
    if matches!(context.scope(), Scope::Customer(_)) {
        return None;
    }
    let asks = context.program.notes.last().map_or(&[][..], |note| note.asks.as_slice());
    Some(asks.iter().map(|ask| ask_item(context, ask)).collect())
}

fn ask_item(context: &ProgramContext<'_>, ask: &Ask<'_>) -> AskItem {
    let text = context.prose(ask.text);
    AskItem {
        text: Prose { text: expand(context, &text.text), ..text },
        to: ask.to.as_ref().map(|person| context.person(person)),
        due: ask.due.map(|date| context.when(date)),
        on: ask.due,
        overdue: ask.due.is_some_and(|date| date < context.as_of()),
        about: ask.about.as_ref().map(|about| context.mention(about)),
    }
}
