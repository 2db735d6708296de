//! The page of decisions: what waits for an answer, what was promised, what was answered, and the reviews.

use std::cmp::Reverse;

use serde::Serialize;

use crate::audience::{Action, Decision, PersonName, Review};
use crate::terms::{DecisionState, ReviewOutcome};
use crate::text::Arg;

use super::context::ProgramContext;
use super::frame::Head;
use super::macros;
use super::parts::decisions::{deciders, waiting};
use super::shapes::{Link, Mark, Markdown, Prose, Ref, When};

/// Rows that the page has room for. What is open comes first, so that only old ones are left out.
const ACTIONS: usize = 60;
const DECIDED: usize = 30;
const REVIEWS: usize = 20;
/// Bytes of bodies of each list, beyond which a row comes without its body.
const BODIES: usize = 8_000;

/// What `templates/pages/decisions.html` reads.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionsPage {
    needed: Vec<NeededRow>,
    decided: Vec<DecidedRow>,
    decided_more: Option<String>,
    actions: Vec<ActionRow>,
    actions_note: String,
    actions_more: Option<String>,
    reviews: Vec<ReviewRow>,
    reviews_more: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct NeededRow {
    id: String,
    question: Prose,
    options: Vec<OptionRow>,
    effect: Option<Prose>,
    without_it: Option<Prose>,
    owner: Option<Prose>,
    needed_by: Option<When>,
    overdue: bool,
    body: Option<Markdown>,
}

#[derive(Debug, Clone, Serialize)]
struct OptionRow {
    text: Prose,
    chosen: bool,
}

#[derive(Debug, Clone, Serialize)]
struct DecidedRow {
    id: String,
    question: Prose,
    choice: Option<Prose>,
    why: Option<Prose>,
    when: Option<When>,
    by: Vec<Prose>,
    consequences: Vec<Prose>,
    superseded: bool,
    body: Option<Markdown>,
}

#[derive(Debug, Clone, Serialize)]
struct ActionRow {
    id: String,
    text: Prose,
    owner: Option<Prose>,
    opened: Option<When>,
    due: Option<When>,
    overdue: bool,
    done: Option<When>,
    mark: Mark,
    source: Option<Link>,
}

#[derive(Debug, Clone, Serialize)]
struct ReviewRow {
    id: String,
    title: Prose,
    kind: String,
    when: When,
    outcome: Option<Mark>,
    chair: Option<Prose>,
    actions: Vec<Ref>,
    body: Option<Markdown>,
}

/// The page.
#[must_use]
pub fn page(context: &ProgramContext<'_>) -> (Head, DecisionsPage) {
    let needed = waiting(context);
    let answer = match needed.len() {
        0 => context.say("decisions-answer-none"),
        count => context.say_n("decisions-answer", count),
    };
    let decided = decided(context);
    let (actions, open, overdue) = actions(context);
    let mut reviews: Vec<&Review<'_>> = context.program.reviews.iter().collect();
    reviews.sort_by_key(|review| Reverse(review.facts.date));
    let (mut room, mut room_reviews) = (BODIES, BODIES);
    let page = DecisionsPage {
        needed: needed
            .into_iter()
            .filter_map(|index| context.program.decisions.get(index))
            .map(|decision| needed_row(context, decision))
            .collect(),
        decided: decided.iter().take(DECIDED).map(|one| decided_row(context, one, &mut room)).collect(),
        decided_more: more(context, decided.len(), DECIDED),
        actions_more: more(context, actions.len(), ACTIONS),
        actions: actions.iter().take(ACTIONS).map(|action| action_row(context, action)).collect(),
        actions_note: actions_note(context, open, overdue),
        reviews: reviews.iter().take(REVIEWS).map(|one| review_row(context, one, &mut room_reviews)).collect(),
        reviews_more: more(context, reviews.len(), REVIEWS),
    };
    (Head::of_page(context, "tab-decisions", &answer), page)
}

fn more(context: &ProgramContext<'_>, all: usize, shown: usize) -> Option<String> {
    (all > shown).then(|| context.say_n("and-more", all - shown))
}

/// A body, as long as the list has room for it.
fn body_within(body: Option<Markdown>, room: &mut usize) -> Option<Markdown> {
    let body = body.filter(|body| body.markdown.len() <= *room)?;
    *room -= body.markdown.len();
    Some(body)
}

fn needed_row(context: &ProgramContext<'_>, decision: &Decision<'_>) -> NeededRow {
    let facts = decision.facts;
    let options = facts
        .options
        .iter()
        .enumerate()
        .map(|(index, text)| OptionRow { text: context.prose(text), chosen: facts.recommend == Some(index + 1) });
    NeededRow {
        id: decision.id.to_string(),
        question: context.prose(&facts.title),
        options: options.collect(),
        effect: facts.effect.as_ref().map(|text| context.prose(text)),
        without_it: facts.without_it.as_ref().map(|text| context.prose(text)),
        owner: deciders(context, decision),
        needed_by: facts.needed_by.map(|date| context.when(date)),
        overdue: facts.needed_by.is_some_and(|date| date < context.as_of()),
        body: macros::body(context, &decision.body),
    }
}

/// What was decided, latest first.
fn decided<'a>(context: &ProgramContext<'a>) -> Vec<&'a Decision<'a>> {
    let mut decided: Vec<&Decision<'_>> =
        context.program.decisions.iter().filter(|one| one.facts.state != DecisionState::Needed).collect();
    decided.sort_by_key(|decision| Reverse(decision.facts.decided_on));
    decided
}

fn decided_row(context: &ProgramContext<'_>, decision: &Decision<'_>, room: &mut usize) -> DecidedRow {
    let facts = decision.facts;
    let chosen = facts.choice.and_then(|choice| facts.options.get(choice.checked_sub(1)?));
    let mut consequences: Vec<Prose> = facts.consequence.iter().map(|text| context.prose(text)).collect();
    if let Some(next) = &decision.refs.superseded_by {
        consequences.push(context.plain(context.say_with("superseded-by", &[("id", Arg::Text(next.id))])));
    }
    DecidedRow {
        id: decision.id.to_string(),
        question: context.prose(&facts.title),
        choice: chosen.map(|text| context.prose(text)),
        why: facts.why.as_ref().map(|text| context.prose(text)),
        when: facts.decided_on.map(|date| context.when(date)),
        by: names(context, &decision.refs.decided_by),
        consequences,
        superseded: facts.state == DecisionState::Superseded,
        body: body_within(macros::body(context, &decision.body), room),
    }
}

/// Names one by one; a name that stands for several people is said once.
pub(super) fn names(context: &ProgramContext<'_>, people: &[PersonName<'_>]) -> Vec<Prose> {
    let mut said: Vec<Prose> = Vec::new();
    for name in people.iter().map(|person| context.person(person)) {
        if !said.contains(&name) {
            said.push(name);
        }
    }
    said
}

/// Open actions by due date, then done ones, latest first; with how many are open and overdue.
fn actions<'a>(context: &ProgramContext<'a>) -> (Vec<&'a Action<'a>>, usize, usize) {
    let mut actions: Vec<&Action<'_>> = context.program.actions.iter().collect();
    actions.sort_by_key(|action| {
        let due = action.facts.due;
        (done_on(context, action).is_some(), Reverse(done_on(context, action)), due.is_none(), due)
    });
    let open = actions.iter().filter(|action| done_on(context, action).is_none()).count();
    let overdue = actions.iter().filter(|action| is_overdue(context, action)).count();
    (actions, open, overdue)
}

fn done_on(context: &ProgramContext<'_>, action: &Action<'_>) -> Option<crate::time::Date> {
    action.facts.done.filter(|date| *date <= context.as_of())
}

fn is_overdue(context: &ProgramContext<'_>, action: &Action<'_>) -> bool {
    done_on(context, action).is_none() && action.facts.due.is_some_and(|due| due < context.as_of())
}

/// How an action stands: done, overdue or open.
pub(super) fn action_mark(context: &ProgramContext<'_>, action: &Action<'_>) -> Mark {
    let (colour, key) = match (done_on(context, action), is_overdue(context, action)) {
        (Some(_), _) => ("done", "action-done"),
        (None, true) => ("red", "action-overdue"),
        (None, false) => ("none", "action-open"),
    };
    Mark { colour: Some(colour), word: context.say(key) }
}

fn action_row(context: &ProgramContext<'_>, action: &Action<'_>) -> ActionRow {
    let source = action.refs.source.as_ref().map(|mention| {
        let found = context.mention(mention);
        Link { href: found.href, text: context.plain(found.id) }
    });
    ActionRow {
        id: action.id.to_string(),
        text: context.prose(&action.facts.text),
        owner: action.refs.owner.as_ref().map(|owner| context.person(owner)),
        opened: action.facts.opened.map(|date| context.when(date)),
        due: action.facts.due.map(|date| context.when(date)),
        overdue: is_overdue(context, action),
        done: done_on(context, action).map(|date| context.when(date)),
        mark: action_mark(context, action),
        source,
    }
}

fn actions_note(context: &ProgramContext<'_>, open: usize, overdue: usize) -> String {
    let mut note = context.say_n("actions-open", open);
    if overdue > 0 {
        note.push_str(&context.say("comma"));
        note.push_str(&context.say_n("actions-overdue", overdue));
    }
    note
}

fn review_row(context: &ProgramContext<'_>, review: &Review<'_>, room: &mut usize) -> ReviewRow {
    let facts = review.facts;
    let held = facts.date <= context.as_of();
    let outcome = match facts.outcome.filter(|_| held) {
        Some(ReviewOutcome::Pass) => Some(("done", "review-pass")),
        Some(ReviewOutcome::Conditional) => Some(("amber", "review-conditional")),
        Some(ReviewOutcome::Fail) => Some(("red", "review-fail")),
        None if !held => Some(("none", "review-planned")),
        None => None,
    };
    ReviewRow {
        id: review.id.to_string(),
        title: context.prose(&facts.title),
        kind: context.say(&format!("review-kind-{}", facts.kind.word())),
        when: context.when(facts.date),
        outcome: outcome.map(|(colour, key)| Mark { colour: Some(colour), word: context.say(key) }),
        chair: review.refs.chair.as_ref().map(|chair| context.person(chair)),
        actions: review.refs.actions.iter().map(|action| Ref { title: None, ..context.mention(action) }).collect(),
        body: body_within(macros::body(context, &review.body), room),
    }
}
