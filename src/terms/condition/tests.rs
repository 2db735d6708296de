use super::*;

const ISSUES: [[Fact<'_>; 9]; 3] =
    [issue("ISS-X-1", 1, true, 9, true), issue("ISS-X-2", 2, true, 41, false), issue("ISS-X-3", 2, false, 90, false)];

const fn issue(id: &str, severity: i64, open: bool, age: i64, workaround: bool) -> [Fact<'_>; 9] {
    [
        Fact::Text(id),
        Fact::Int(severity),
        Fact::Bool(open),
        Fact::Text(if open { "analysing" } else { "closed" }),
        Fact::Int(age),
        Fact::Bool(workaround),
        Fact::Int(3),
        Fact::Bool(false),
        Fact::Missing,
    ]
}

fn milestone(slip: i64) -> Vec<Fact<'static>> {
    vec![
        Fact::Text("MS-X-1"),
        Fact::Int(slip),
        Fact::Int(-slip),
        Fact::Missing,
        Fact::Int(2),
        Fact::Bool(false),
        Fact::Missing,
        Fact::Bool(false),
    ]
}

fn condition(text: &str) -> Condition {
    Condition::compile(text, RuleSubject::Committed).unwrap_or_else(|mistakes| panic!("{text}: {mistakes:?}"))
}

fn outcome(text: &str) -> Outcome {
    let issues: Vec<&[Fact<'_>]> = ISSUES.iter().map(<[Fact<'_>; 9]>::as_slice).collect();
    let milestone = milestone(10);
    let stats = [Fact::Missing, Fact::Int(40), Fact::Double(0.25), Fact::Int(2)];
    let phase: Vec<Fact<'_>> = (0..8).map(Fact::Int).collect();
    let facts = Facts::new()
        .with("issues", Root::List(&issues))
        .with("milestone", Root::Record(&milestone))
        .with("issue_stats", Root::Record(&stats))
        .with("requirements", Root::List(&[]))
        .with("phase", Root::Record(&phase))
        .with("days_since_status_note", Root::Value(Fact::Int(8)));
    condition(text).outcome(&facts)
}

fn mistakes(text: &str, over: RuleSubject) -> Vec<(String, String)> {
    let found = Condition::compile(text, over).expect_err(text);
    found.into_iter().map(|mistake| (mistake.message, text[mistake.range].to_owned())).collect()
}

fn mistake(text: &str) -> (String, String) {
    mistakes(text, RuleSubject::Committed).remove(0)
}

#[test]
fn the_house_rules_are_evaluated() {
    for (text, expected) in [
        ("milestone.commitment_slip > 10", Outcome::Fails),
        ("has(milestone.p_meet) && milestone.p_meet < 0.5", absent("milestone", "p_meet")),
        ("milestone.commitment_float < 0 && !milestone.recovery_decided", Outcome::Holds),
        (
            "milestone.commitment_float < -20 || milestone.slips_in_last_4 >= 3 || (has(milestone.p_meet) && milestone.p_meet < 0.8)",
            Outcome::Fails,
        ),
        ("issues.exists(i, i.severity == 1 && i.open && !i.workaround_accepted)", Outcome::Fails),
        ("issues.exists(i, i.severity == 1 && i.open && i.workaround_accepted)", Outcome::Holds),
        (
            "has(issue_stats.s2_p95_age) && issues.exists(i, i.severity == 2 && i.open && i.age_days > issue_stats.s2_p95_age)",
            Outcome::Holds,
        ),
        ("has(issue_stats.s2_p85_age) && issues.exists(i, i.open)", absent("issue_stats", "s2_p85_age")),
        ("issue_stats.next_actions_overdue_share > 0.2", Outcome::Holds),
        ("requirements.all(r, r.priority != 'must' || r.verified)", Outcome::Holds),
        ("!issues.exists(i, i.severity <= 2 && i.open && i.phase_rank <= phase.dvt)", Outcome::Fails),
        ("qual.all(q, !q.test.startsWith('thermal-') || q.state == 'pass')", unnamed("qual")),
        ("gates.exists(g, g.due_wd <= 10)", unnamed("gates")),
        ("days_since_status_note > 7", Outcome::Holds),
    ] {
        assert_eq!(outcome(text), expected, "{text}");
    }
}

#[test]
fn the_rest_of_the_language_means_what_cel_means() {
    for text in [
        "issues.filter(i, i.open).size() == 2",
        "size(issues.map(i, i.age_days)) == 3",
        "41 in issues.map(i, i.age_days)",
        "issues.map(i, i.open, i.severity) .all(s, s <= 2)",
        "issues.exists_one(i, i.severity == 1)",
        "issues.exists(i, i.state in ['closed', 'rejected'])",
        "7 / 2 == 3 && 7 % 2 == 1 && -7 / 2 == -3",
        "double(7) / 2.0 == 3.5 && int(3.9) == 3",
        "1 == 1.0 && 1 < 1.5",
        "milestone.id.endsWith('-1') ? true : false",
        "false && milestone.p_meet > 0.5 ? false : true",
        "true || milestone.p_meet > 0.5",
        "milestone.p_meet > 0.5 || true",
        "issues.exists(i, issues.exists(j, j.id != i.id && j.severity == i.severity))",
        "milestone.id.contains('端') == false",
    ] {
        assert_eq!(outcome(text), Outcome::Holds, "{text}");
    }
}

fn absent(name: &'static str, field: &'static str) -> Outcome {
    Outcome::NotEvaluated(Unevaluated::Absent(Some(name), Some(field)))
}

fn unnamed(name: &'static str) -> Outcome {
    Outcome::NotEvaluated(Unevaluated::Absent(Some(name), None))
}

#[test]
fn what_could_not_be_evaluated_says_why() {
    let of = Outcome::NotEvaluated;
    for (text, expected) in [
        ("1 / 0 == 1", of(Unevaluated::DivisionByZero)),
        ("1 % 0 == 1", of(Unevaluated::DivisionByZero)),
        ("1.0 / 0.0 > 1.0", of(Unevaluated::DivisionByZero)),
        ("9223372036854775807 + 1 > 0", of(Unevaluated::OutOfRange)),
        ("int(1e300) > 0", of(Unevaluated::OutOfRange)),
        ("milestone.slip > 0 || milestone.p_meet > 0.5", absent("milestone", "slip")),
        ("milestone.p_meet > 0.5 || 1 / 0 == 1", of(Unevaluated::DivisionByZero)),
        ("milestone.commitment_slip == 9 && 1 / 0 == 1", Outcome::Fails),
        ("issues.exists(i, i.urgency == 1)", absent("issues", "urgency")),
        ("issues.filter(i, i.open).exists(i, i.urgency == 1)", absent("issues", "urgency")),
        ("issues.exists(i, issues.size() / (i.age_days - 41) > 5)", of(Unevaluated::DivisionByZero)),
        ("issues.exists(i, has(i.urgency) && i.urgency == 1)", Outcome::Fails),
        ("milestone.commitment_slip < 5 || (has(milestone.p_meet) && milestone.p_meet < 0.8)", Outcome::Fails),
    ] {
        assert_eq!(outcome(text), expected, "{text}");
    }
    assert_eq!(Unevaluated::Absent(Some("milestone"), Some("p_meet")).path().as_deref(), Some("milestone.p_meet"));
    assert_eq!(Unevaluated::Absent(Some("qual"), None).path().as_deref(), Some("qual"));
    assert_eq!(Unevaluated::DivisionByZero.path(), None);
}

#[test]
fn mistakes_are_named_at_their_place() {
    for (text, message, at) in [
        ("milestone.comitment_slip > 10", "unknown field `comitment_slip`", "comitment_slip"),
        ("has(milestone.p_met) && true", "unknown field `p_met`", "p_met"),
        ("isues.exists(i, i.open)", "unknown name `isues`", "isues"),
        ("issues.exist(i, i.open)", "unknown function `exist`", "exist"),
        ("issues.exists(i.open)", "`exists` is used wrongly", "exists"),
        ("matches(milestone.id, 'x')", "unknown function `matches`", "matches"),
        ("issues.exists(i, i.severity == 'S1')", "a whole number is compared with text", "=="),
        ("milestone.commitment_slip > '10'", "a whole number cannot be less or more than text", ">"),
        ("milestone.commitment_slip", "the condition must be true or false, not a whole number", "commitment_slip"),
        ("milestone.done && 1", "each side of `&&` must be true or false, not a whole number", "1"),
        ("requirements.exists(r, r.priority == 'most')", "`'most'` is never the case", "'most'"),
        ("issues.exists(i, i.state in ['closed', 'rejekted'])", "`'rejekted'` is never the case", "'rejekted'"),
        ("requirements.exists(r, r.priority == must)", "unknown name `must`", "must"),
        ("issues.open", "a list has no field `open`", "open"),
        ("milestone.slip + 1.5 > 2.0", "a whole number and a fraction are calculated together", "+"),
        ("milestone.slip == null", "no value is `null`", "null"),
        ("issues[0].open", "conditions take no element by its place", "["),
        ("phase.dvd > 3", "unknown field `dvd`", "dvd"),
        ("'端' == milestone.di", "unknown field `di`", "di"),
        ("milestone.done &&", "the condition ends too early", ""),
        ("milestone.done ++ 1", "`+` is not expected here", "+"),
        ("milestone.id == 'x", "the text that begins with `'` is not closed", "'"),
        ("milestone.done = true", "`=` has no meaning here", "="),
        ("", "the condition is empty", ""),
        ("端", "`端` has no meaning here", "端"),
    ] {
        assert_eq!(mistake(text), (message.to_owned(), at.to_owned()), "{text}");
    }
}

#[test]
fn all_mistakes_are_found_in_one_run() {
    let found = mistakes("milestone.slp > 1 || issues.exists(i, i.opn) || x", RuleSubject::Committed);
    let places: Vec<&str> = found.iter().map(|(_, at)| at.as_str()).collect();
    assert_eq!(places, ["slp", "opn", "x"]);
}

#[test]
fn a_milestone_exists_only_where_rules_run_over_milestones() {
    let found = mistakes("milestone.done", RuleSubject::Program);
    assert_eq!(found[0].0, "`milestone` exists only in rules over committed milestones");
}

#[test]
fn hints_say_what_to_type() {
    let hint = |text| Condition::compile(text, RuleSubject::Committed).unwrap_err().remove(0).hint.unwrap();
    assert_eq!(hint("milestone.comitment_slip > 10"), "did you mean `commitment_slip`?");
    assert_eq!(hint("requirements.exists(r, r.priority == must)"), "a word stands in quotes: `'must'`");
    assert_eq!(hint("issues.exist(i, i.open)"), "did you mean `exists`?");
    assert_eq!(
        hint("phase.x > 1"),
        "fields: `evaluation`, `poc`, `evt`, `dvt`, `pvt`, `acceptance`, `deployment`, `sustaining`"
    );
}

#[test]
fn size_and_depth_are_bounded() {
    let nested = |count: usize, open: &str, close: &str| format!("{}1{}", open.repeat(count), close.repeat(count));
    assert!(Condition::compile(&nested(20, "(", ")").replace('1', "true"), RuleSubject::Program).is_ok());
    for text in [
        nested(60, "(", ")"),
        nested(60, "[", "]"),
        nested(120, "!(", ")"),
        format!("a{}", ".a".repeat(900)),
        format!("true{}", " && true".repeat(10_000)),
        "(".repeat(5000),
        "?[{(.".repeat(50),
        "x".repeat(100_000),
    ] {
        assert!(Condition::compile(&text, RuleSubject::Program).is_err(), "{} bytes", text.len());
    }
    // As deep as the bounds allow.
    let chain = format!("days_since_status_note{} > 0", " - 1".repeat(200));
    assert!(Condition::compile(&chain, RuleSubject::Program).is_ok());
}

#[test]
fn witnesses_are_what_made_it_fire() {
    let issues: Vec<&[Fact<'_>]> = ISSUES.iter().map(<[Fact<'_>; 9]>::as_slice).collect();
    let facts = Facts::new().with("issues", Root::List(&issues));
    for (text, expected) in [
        ("issues.exists(i, i.severity == 2 && i.open)", vec![1]),
        ("issues.exists(i, i.severity == 1 && !i.open) || issues.exists(i, i.severity == 2)", vec![1, 2]),
        ("!issues.all(i, i.open)", vec![2]),
        ("!issues.exists(i, i.age_days > 100)", vec![]),
        ("issues.filter(i, i.open).size() > 1", vec![0, 1]),
    ] {
        assert_eq!(condition(text).outcome(&facts), Outcome::Holds, "{text}");
        assert_eq!(condition(text).witnesses("issues", &facts), expected, "{text}");
    }
}

#[test]
fn counterexamples_are_what_keeps_it_from_holding() {
    let issues: Vec<&[Fact<'_>]> = ISSUES.iter().map(<[Fact<'_>; 9]>::as_slice).collect();
    let facts = Facts::new().with("issues", Root::List(&issues));
    for (text, expected) in [
        ("!issues.exists(i, i.severity == 2 && i.open)", vec![1]),
        ("issues.all(i, i.open)", vec![2]),
        ("issues.filter(i, i.open).size() <= 1", vec![0, 1]),
        ("issues.exists(i, i.age_days > 100)", vec![]),
        ("!issues.exists(i, i.severity == 2) && issues.size() > 1", vec![1, 2]),
    ] {
        assert_eq!(condition(text).outcome(&facts), Outcome::Fails, "{text}");
        assert_eq!(condition(text).counterexamples("issues", &facts), expected, "{text}");
    }
}

#[test]
fn what_is_read_is_known() {
    let read = condition("issue_stats.next_actions_overdue_share > 0.2 && issues.exists(i, i.open)");
    assert!(read.reads("issue_stats.next_actions_overdue_share"));
    assert!(read.reads("issues"));
    assert!(!read.reads("issue_stats.open"));
    assert!(!read.reads("gates"));
}

#[test]
fn no_text_makes_it_panic() {
    // A small deterministic generator of almost-conditions.
    const PARTS: [&str; 40] = [
        "issues",
        ".exists(",
        "i",
        ",",
        "i.open",
        ")",
        "(",
        "[",
        "]",
        "{",
        "}",
        "&&",
        "||",
        "!",
        "==",
        "<",
        "'a'",
        "\"",
        "'",
        "1",
        "2.5",
        "u",
        "has(",
        "milestone.",
        "p_meet",
        "?",
        ":",
        "端",
        " ",
        "\n",
        "\\",
        "in",
        "-",
        "//",
        "r'",
        "b'",
        "'''",
        "null",
        "0x",
        ".",
    ];
    let mut state: u64 = 1;
    for _ in 0..400 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(PARTS[usize::try_from(state >> 33).unwrap() % PARTS.len()]);
        }
        if let Err(mistakes) = Condition::compile(&text, RuleSubject::Committed) {
            assert!(mistakes.iter().all(|mistake| text.get(mistake.range.clone()).is_some()), "{text:?}");
        }
    }
}
