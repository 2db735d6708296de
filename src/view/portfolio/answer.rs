//! The portfolio's answer: which programs are not green, and which decisions are wanted by when.

use crate::terms::Colour;
use crate::text::Arg;
use crate::view::context::{Context, ProgramContext};
use crate::view::parts::decisions;
use crate::view::status;

/// Programs that are named; of more, only the number is said.
const NAMED: usize = 3;

/// One or two sentences.
pub(super) fn says(context: &Context<'_>, programs: &[ProgramContext<'_>]) -> String {
    let colours = match programs {
        [] => return context.say("answer-none"),
        [only] => one(context, only),
        all => several(context, all),
    };
    format!("{colours}{}", decisions_wanted(context, programs))
}

/// The answer in a few words, for the window.
pub(super) fn short(context: &Context<'_>, programs: &[ProgramContext<'_>]) -> String {
    let worst = programs.iter().filter_map(|program| program.measures.status.overall.shown).max();
    let count = programs.iter().filter(|program| program.measures.status.overall.shown == worst).count();
    let colour = context.colour(worst).word.to_lowercase();
    context.say_with(
        "answer-short",
        &[
            ("n", Arg::Count(i64::try_from(count).unwrap_or(i64::MAX))),
            ("all", Arg::Count(i64::try_from(programs.len()).unwrap_or(i64::MAX))),
            ("colour", Arg::Text(&colour)),
        ],
    )
}

/// "Nebula A8 is red: …"
fn one(context: &Context<'_>, program: &ProgramContext<'_>) -> String {
    let overall = &program.measures.status.overall;
    let name = program.prose(&program.program.facts.short_name).text;
    let colour = context.colour(overall.shown).word.to_lowercase();
    let reason = status::says(program, overall);
    context.say_with(
        "answer-one",
        &[("name", Arg::Text(&name)), ("colour", Arg::Text(&colour)), ("reason", Arg::Text(&reason))],
    )
}

/// "One of four programs is red: Nebula A8. Two are amber: …"
fn several(context: &Context<'_>, programs: &[ProgramContext<'_>]) -> String {
    let of = |colour: Colour| -> Vec<&ProgramContext<'_>> {
        programs.iter().filter(|program| program.measures.status.overall.shown == Some(colour)).collect()
    };
    let (red, amber) = (of(Colour::Red), of(Colour::Amber));
    let all = context.say_n("numeral", programs.len());
    let first = programs.first().and_then(|program| program.measures.status.overall.shown);
    if let Some(colour) = first.filter(|colour| of(*colour).len() == programs.len()) {
        let colour = context.colour(Some(colour)).word.to_lowercase();
        return context.say_with("answer-all", &[("all", Arg::Text(&all)), ("colour", Arg::Text(&colour))]);
    }
    if red.is_empty() && amber.is_empty() {
        return context.say("answer-calm");
    }
    let mut sentence = String::new();
    for (programs, first, then) in [(red, "answer-red", "answer-red"), (amber, "answer-amber", "answer-amber-too")] {
        if programs.is_empty() {
            continue;
        }
        let key = if sentence.is_empty() { first } else { then };
        let n = Arg::Count(i64::try_from(programs.len()).unwrap_or(i64::MAX));
        let count = context.say_n("numeral-first", programs.len());
        let names = names(context, &programs);
        sentence.push_str(&context.say_with(
            key,
            &[("n", n), ("count", Arg::Text(&count)), ("all", Arg::Text(&all)), ("names", Arg::Text(&names))],
        ));
    }
    sentence
}

/// The names of few programs after a colon; nothing for many.
fn names(context: &Context<'_>, programs: &[&ProgramContext<'_>]) -> String {
    if programs.len() > NAMED {
        return String::new();
    }
    let names: Vec<String> =
        programs.iter().map(|program| program.prose(&program.program.facts.short_name).text).collect();
    format!("{}{}", context.say("answer-colon"), names.join(&context.say("list-comma")))
}

/// How many decisions wait and when the first is due; nothing where none waits.
fn decisions_wanted(context: &Context<'_>, programs: &[ProgramContext<'_>]) -> String {
    let wanted: Vec<_> = programs
        .iter()
        .flat_map(|program| {
            decisions::waiting(program).into_iter().filter_map(|decision| program.program.decisions.get(decision))
        })
        .map(|decision| decision.facts.needed_by)
        .collect();
    if wanted.is_empty() {
        return String::new();
    }
    let count = context.say_n("numeral-first", wanted.len());
    let n = Arg::Count(i64::try_from(wanted.len()).unwrap_or(i64::MAX));
    match wanted.into_iter().flatten().min() {
        Some(first) => {
            let date = context.words.date_near(first, context.year);
            context
                .say_with("answer-decisions-due", &[("n", n), ("count", Arg::Text(&count)), ("date", Arg::Text(&date))])
        }
        None => context.say_with("answer-decisions", &[("n", n), ("count", Arg::Text(&count))]),
    }
}
