//! Single values: how a node becomes a date, a number, a word, an id or a text.
//!
//! What enters: a node and the name of its field. What leaves: the value, or nothing and one diagnostic that says what
//! was found and what to write. What always holds: the text of a scalar is taken as the author wrote it, so that
//! `1.10` stays `1.10` as a recipe and `no` stays a word.

use crate::diagnostics::{Code, Diagnostic, suggestion};
use crate::model::issue::Related;
use crate::source::{Node, Scalar, Value};
use crate::terms::{
    ActionId, AreaId, BaselineId, CalendarId, CollateralId, CriterionId, CustomerId, DecisionId, EntityId,
    EscalationId, GateId, IdError, IssueId, Moment, PersonId, ProgramId, RecipeId, RequirementId, ResourceId, ReviewId,
    RiskId, RuleId, SlaId, TaskId, Word, WorkstreamId,
};
use crate::text::{Lang, Text};
use crate::time::{
    Date, DateOrLocal, Duration, Estimate, Instant, IsoWeek, Zone, parse_date, parse_date_or_local, parse_instant,
    parse_zone,
};

use super::context::{Context, shortened};

/// A type that can be read from one node.
pub trait FromNode: Sized {
    /// What is taken, with its article, for messages: `a date`.
    fn expected() -> String;
    /// What an author could type, for hints: `2026-06-12`.
    fn example() -> String;
    /// Reads a node that is not null. `what` names the field in messages: `` `owner` ``. Nothing where it cannot be
    /// read, after reporting why.
    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self>;
}

/// The scalar of a node; E018 where it is none.
fn scalar<'n, T: FromNode>(node: &'n Node, what: &str, cx: &mut Context<'_>) -> Option<&'n Scalar> {
    match &node.value {
        Value::Scalar(scalar) => Some(scalar),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) => {
            wrong::<T>(node, what, cx);
            None
        }
    }
}

pub(super) fn wrong<T: FromNode>(node: &Node, what: &str, cx: &mut Context<'_>) {
    let example = cx.own.say(&T::example());
    cx.wrong_type(node, what, &T::expected(), &example);
}

impl FromNode for String {
    fn expected() -> String {
        "text".to_owned()
    }

    fn example() -> String {
        "\"some words\"".to_owned()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        scalar::<Self>(node, what, cx).map(|scalar| scalar.text.clone())
    }
}

impl FromNode for bool {
    fn expected() -> String {
        "`true` or `false`".to_owned()
    }

    fn example() -> String {
        "true".to_owned()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        let scalar = scalar::<Self>(node, what, cx)?;
        let value = scalar.as_bool();
        if value.is_none() {
            wrong::<Self>(node, what, cx);
        }
        value
    }
}

impl FromNode for i64 {
    fn expected() -> String {
        "a whole number".to_owned()
    }

    fn example() -> String {
        "3".to_owned()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        let scalar = scalar::<Self>(node, what, cx)?;
        let number = scalar.as_int();
        if number.is_none() {
            wrong::<Self>(node, what, cx);
        }
        number
    }
}

impl FromNode for f64 {
    fn expected() -> String {
        "a number".to_owned()
    }

    fn example() -> String {
        "12".to_owned()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        let scalar = scalar::<Self>(node, what, cx)?;
        let number = scalar.as_float().filter(|number| number.is_finite());
        if number.is_none() {
            wrong::<Self>(node, what, cx);
        }
        number
    }
}

/// Types of `time`, whose own errors say what is wrong and what to write.
macro_rules! times {
    ($($type:ty, $expected:literal, $example:literal, $parse:expr;)*) => {$(
        impl FromNode for $type {
            fn expected() -> String {
                $expected.to_owned()
            }

            fn example() -> String {
                $example.to_owned()
            }

            fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
                let scalar = scalar::<Self>(node, what, cx)?;
                match $parse(scalar.text.as_str()) {
                    Ok(value) => Some(value),
                    Err(error) => {
                        cx.bad_time(node, error.problem(), error.hint());
                        None
                    }
                }
            }
        }
    )*};
}

times! {
    Date, "a date", "2026-06-12", parse_date;
    Instant, "a time with its offset", "2026-06-12T18:00+08:00", parse_instant;
    Duration, "a duration", "5d", Duration::parse;
    Estimate, "an estimate", "3d", Estimate::parse;
    IsoWeek, "an ISO week", "2026-W24", IsoWeek::parse;
    Moment, "a date", "2026-06-12", |text| parse_date_or_local(text).map(|moment| match moment {
        DateOrLocal::Date(date) => Moment::Day(date),
        DateOrLocal::Local(local) => Moment::At(local),
    });
}

impl FromNode for Zone {
    fn expected() -> String {
        "a time zone".to_owned()
    }

    fn example() -> String {
        "Asia/Taipei".to_owned()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        let scalar = scalar::<Self>(node, what, cx)?;
        match parse_zone(&scalar.text) {
            Ok(zone) => Some(zone),
            Err(error) => {
                let names = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
                let hint = suggestion(&scalar.text, names).unwrap_or_else(|| error.hint());
                cx.report(Diagnostic::new(Code::E018, error.problem()).at(node.span).hint(hint));
                None
            }
        }
    }
}

impl FromNode for Lang {
    fn expected() -> String {
        "a language".to_owned()
    }

    fn example() -> String {
        "zh-Hans".to_owned()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        let scalar = scalar::<Self>(node, what, cx)?;
        let lang = Self::parse(&scalar.text);
        if lang.is_none() {
            not_a_word(node, &scalar.text, what, &Self::ALL.map(Self::tag), cx);
        }
        lang
    }
}

impl FromNode for Text {
    fn expected() -> String {
        "text, or a text for each language".to_owned()
    }

    fn example() -> String {
        "{en: \"Firmware\", zh: \"固件\"}".to_owned()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        match &node.value {
            Value::Scalar(scalar) => Some(Self::new(cx.lang, scalar.text.clone())),
            Value::Mapping(entries) if !entries.is_empty() => {
                let mut text: Option<Self> = None;
                let mut refused = false;
                for entry in entries {
                    let Some(lang) = Lang::parse(&entry.key.value) else {
                        refused = true;
                        unknown_language(entry, what, cx);
                        continue;
                    };
                    let name = format!("the text of {what} in `{}`", entry.key.value);
                    let Some(words) = String::from_node(&entry.value, &name, cx) else {
                        refused = true;
                        continue;
                    };
                    text = Some(match text {
                        Some(text) => text.with(lang, words),
                        None => Self::new(lang, words),
                    });
                }
                // A text that exists only in words nobody can read is kept empty: it was written, and its mistake is said.
                text.or_else(|| refused.then(Self::default))
            }
            Value::Null | Value::Sequence(_) | Value::Mapping(_) => {
                wrong::<Self>(node, what, cx);
                None
            }
        }
    }
}

fn unknown_language(entry: &crate::source::Entry, what: &str, cx: &mut Context<'_>) {
    let key = &entry.key.value;
    if key.starts_with("x-") {
        return;
    }
    cx.report(
        Diagnostic::new(Code::E003, format!("unknown language `{}` in {what}", shortened(key)))
            .at(entry.key.span)
            .hint("languages are `en` and `zh`"),
    );
}

impl<T: Word> FromNode for T {
    fn expected() -> String {
        let words: Vec<&str> = T::ALL_WORDS.iter().map(|(word, _)| *word).collect();
        one_of(&words)
    }

    fn example() -> String {
        T::ALL_WORDS.first().map(|(word, _)| (*word).to_owned()).unwrap_or_default()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        let scalar = scalar::<Self>(node, what, cx)?;
        let found = T::ALL_WORDS.iter().find(|(word, _)| *word == scalar.text);
        if found.is_none() {
            let words: Vec<&str> = T::ALL_WORDS.iter().map(|(word, _)| *word).collect();
            not_a_word(node, &scalar.text, what, &words, cx);
        }
        found.map(|(_, value)| *value)
    }
}

/// E018: a word that is not one of those allowed.
pub fn not_a_word(node: &Node, found: &str, what: &str, words: &[&str], cx: &mut Context<'_>) {
    let hint = suggestion(found, words.iter().copied()).unwrap_or_else(|| format!("write {}", one_of(words)));
    cx.report(
        Diagnostic::new(Code::E018, format!("{what} cannot be `{}`", shortened(found)))
            .at(node.span)
            .label("not a word this key takes")
            .hint(hint),
    );
}

fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// Id types; the example comes from the error of an empty text, so that the shape is said in one place.
macro_rules! ids {
    ($($type:ident, $kind:expr;)*) => {$(
        impl FromNode for $type {
            fn expected() -> String {
                let kind: &str = $kind;
                let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
                format!("the id of {article} {kind}")
            }

            fn example() -> String {
                $type::parse("").err().map(|error: IdError| error.expected.to_owned()).unwrap_or_default()
            }

            fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
                let scalar = scalar::<Self>(node, what, cx)?;
                let id = $type::parse(&scalar.text).ok();
                if id.is_none() {
                    wrong::<Self>(node, what, cx);
                }
                id
            }
        }
    )*};
}

ids! {
    TaskId, TaskId::KIND;
    RequirementId, RequirementId::KIND;
    IssueId, IssueId::KIND;
    EscalationId, EscalationId::KIND;
    RiskId, RiskId::KIND;
    DecisionId, DecisionId::KIND;
    ReviewId, ReviewId::KIND;
    ActionId, ActionId::KIND;
    CollateralId, CollateralId::KIND;
    ProgramId, "program";
    PersonId, "person";
    CustomerId, "customer";
    CalendarId, "calendar";
    ResourceId, "resource";
    AreaId, "functional area";
    SlaId, "service agreement";
    WorkstreamId, "workstream";
    GateId, "gate";
    CriterionId, "criterion";
    RecipeId, "recipe";
    BaselineId, "baseline";
    RuleId, "rule";
}

impl FromNode for Related {
    fn expected() -> String {
        "the id of an issue, task, requirement, risk, decision, review, action, escalation or document".to_owned()
    }

    fn example() -> String {
        IssueId::example()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        let related = Self::parse(&scalar::<Self>(node, what, cx)?.text);
        if related.is_none() {
            wrong::<Self>(node, what, cx);
        }
        related
    }
}
