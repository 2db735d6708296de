use super::*;
use crate::diagnostics::Files;
use crate::source::parse_yaml;
use crate::terms::{PersonId, Severity};
use crate::text::{Lang, Text};
use crate::time::Date;

/// What a reader makes of a text, and the messages with their hints.
fn read<R>(text: &str, read: impl FnOnce(&mut Fields<'_, '_>) -> R) -> (Option<R>, Vec<String>) {
    let mut files = Files::new();
    let file = files.add("a.yaml", text);
    let node = parse_yaml(file, text, 0..text.len()).unwrap();
    let mut cx = Context::new(&files, Lang::En);
    let value = cx.entity_fields(&node, Span::whole_file(file), read);
    let said = |found: Diagnostic| format!("{}: {}; {}", found.code, found.message, found.hint.unwrap_or_default());
    (value, cx.diagnostics.into_iter().map(said).collect())
}

#[test]
fn a_key_that_nothing_asked_for_is_unknown() {
    let (_, said) = read("onwer: a\nx-note: b\ncolour: c\n", |fields| {
        fields.get::<PersonId>("owner");
        fields.get::<Date>("due");
    });
    assert_eq!(
        said,
        [
            "E003: unknown key `onwer`; did you mean `owner`?",
            "E003: unknown key `colour`; keys here are `due`, `owner`; names that begin with `x-` are free",
        ]
    );
}

#[test]
fn a_misspelt_key_is_not_missing_as_well() {
    let (_, said) = read("nmae: a\n", |fields| {
        fields.required::<Text>("name");
        fields.required::<Date>("due");
    });
    assert_eq!(
        said,
        ["E003: unknown key `nmae`; did you mean `name`?", "E018: `due` is missing; add `due: 2026-06-12`",]
    );
}

#[test]
fn a_key_without_a_value_is_not_written() {
    let (value, said) = read("owner:\ndue: ~\nlist:\n", |fields| {
        let owner = fields.get::<PersonId>("owner");
        let due = fields.required::<Date>("due");
        (owner, due, fields.list::<String>("list"))
    });
    assert_eq!(value, Some((None, None, Vec::new())));
    assert_eq!(said, ["E018: `due` is missing; add `due: 2026-06-12`"]);
}

#[test]
fn every_mistake_is_reported_and_the_rest_is_read() {
    let text = "severity: S5\nbudget: twelve\ndue: 2026-02-30\nto: [a, B c, d]\nok: true\n";
    let (value, said) = read(text, |fields| {
        let severity = fields.get::<Severity>("severity");
        let budget = fields.get::<f64>("budget");
        let due = fields.get::<Date>("due");
        (severity, budget, due, fields.list::<PersonId>("to").len(), fields.get::<bool>("ok"))
    });
    assert_eq!(value, Some((None, None, None, 2, Some(true))));
    assert_eq!(
        said,
        [
            "E018: `severity` cannot be `S5`; write `S1`, `S2`, `S3` or `S4`",
            "E018: `budget` takes a number, found `twelve`; write it like `12`",
            "E006: `2026-02-30` does not exist; write a day that its month has",
            "E018: each item of `to` takes the id of a person, found `B c`; write it like `lin-wei`",
        ]
    );
}

#[test]
fn places_have_the_paths_of_what_is_given_back() {
    let text = "id: a\nnext: {due: 2026-06-12}\nsteps: [{done: 1}, {name: b, done: 2}]\nto: [?, lin-wei]\n";
    let text = text.replace('?', "\"?\"");
    let (origin, said) = read(&text, |fields| {
        fields.get::<String>("id");
        fields.nested("next", |next| next.get::<Date>("due"));
        fields.items("steps", |step| {
            step.get::<i64>("done");
            step.required::<Text>("name")
        });
        fields.list::<PersonId>("to");
        fields.origin_of("id")
    });
    let origin = origin.unwrap();
    let at = |path: &str| origin.written(path).map(|span| &text[span.start as usize..span.end as usize]);
    assert_eq!(at("next.due"), Some("2026-06-12"));
    assert_eq!(at("steps.0.done"), Some("2"), "the step without a name was left out");
    assert_eq!(at("to.0"), Some("lin-wei"));
    assert_eq!(at("to.1"), None);
    assert_eq!(&text[origin.span.start as usize..origin.span.end as usize], "a");
    assert_eq!(said.len(), 2);
}

#[test]
fn entities_inside_an_entity_keep_their_own_places() {
    let text = "tasks: {A: {name: one}, B: {name: two, x-y: 1}}\nlast: z\n";
    let (origins, said) = read(text, |fields| {
        let tasks = fields.keyed_entities("tasks", |task, key| {
            task.get::<String>("name");
            Some(task.origin(key.span))
        });
        fields.get::<String>("last");
        (tasks, fields.origin_of("last"))
    });
    let (tasks, own) = origins.unwrap();
    let of = |origin: &Origin, path: &str| {
        origin.written(path).map(|span| text[span.start as usize..span.end as usize].to_owned())
    };
    assert_eq!(tasks.iter().map(|task| of(task, "name")).collect::<Vec<_>>(), [Some("one".into()), Some("two".into())]);
    assert_eq!(of(&own, "name"), None);
    assert_eq!(of(&own, "last"), Some("z".into()));
    assert_eq!(said, Vec::<String>::new());
}

#[test]
fn texts_are_bare_or_by_language() {
    let (texts, said) = read("a: Firmware\nb: {zh: 固件, en: Firmware}\nc: {de: x}\nd: [x]\n", |fields| {
        ["a", "b", "c", "d"].map(|name| fields.get::<Text>(name))
    });
    let [a, b, c, d] = texts.unwrap();
    assert_eq!(a.unwrap().words(Lang::En), Some("Firmware"));
    assert_eq!(b.unwrap().words(Lang::ZhHans), Some("固件"));
    assert_eq!(c, Some(Text::default()), "it was written, so it is not missing");
    assert_eq!(d, None);
    assert_eq!(said.len(), 2);
    assert!(said[0].starts_with("E003: unknown language `de` in `c`"));
}

#[test]
fn a_scalar_in_place_of_a_list_or_mapping_is_one_mistake() {
    let (_, said) = read("to: lin-wei\nnext: soon\nraci: 3\n", |fields| {
        fields.list::<PersonId>("to");
        fields.nested("next", |next| next.required::<Date>("due"));
        fields.keyed("raci", |_, _| Some(()));
    });
    assert_eq!(
        said,
        [
            "E018: `to` takes a list, found `lin-wei`; write it like `to: [lin-wei]`",
            "E018: `next` takes a mapping of keys to values, found `soon`; write it like `key: value`",
            "E018: `raci` takes a mapping of names to values, found `3`; write it like `raci: {name: value}`",
        ]
    );
    let (people, said) = read("to: lin-wei\n", |fields| fields.one_or_more::<PersonId>("to").len());
    assert_eq!((people, said.len()), (Some(1), 0));
}

#[test]
fn many_unknown_keys_cost_no_more_than_their_number() {
    let lines: Vec<String> = (0..20_000).map(|number| format!("key{number}: 1\n")).collect();
    let text = lines.concat();
    let (_, said) = read(&text, |fields| {
        fields.get::<String>("name");
    });
    assert_eq!(said.len(), 20_000);
}
