//! Trees, places and messages.

use proptest::prelude::*;

use super::*;

fn parse(text: &str) -> Result<Node, Vec<Diagnostic>> {
    parse_yaml(FileId(0), text, 0..text.len())
}

fn node(text: &str) -> Node {
    parse(text).unwrap()
}

/// The text a span covers.
fn covered(text: &str, span: Span) -> &str {
    &text[span.start as usize..span.end as usize]
}

/// Code and covered text of every diagnostic.
fn problems(text: &str) -> Vec<(&'static str, &str)> {
    let found = parse(text).unwrap_err();
    found.iter().map(|d| (d.code.name(), covered(text, d.span.unwrap()))).collect()
}

/// Message and hint of the only diagnostic.
fn said(text: &str) -> (String, String) {
    let mut found = parse(text).unwrap_err();
    assert_eq!(found.len(), 1, "{found:?}");
    let one = found.remove(0);
    (one.message, one.hint.unwrap())
}

fn text_of<'n>(node: &'n Node, key: &str) -> &'n str {
    &node.get(key).unwrap().as_scalar().unwrap().text
}

#[test]
fn scalars_keep_text_and_place() {
    let text = "\u{feff}名: 字\r\nq: \"x\\ty\"\r\nn: 012\r\n";
    let tree = node(text);
    let entries = tree.as_mapping().unwrap();
    assert_eq!(covered(text, entries[0].key.span), "名");
    assert_eq!(covered(text, entries[0].value.span), "字");
    assert_eq!(covered(text, entries[1].value.span), "\"x\\ty\"");
    assert_eq!(text_of(&tree, "q"), "x\ty");
    assert_eq!(tree.get("n").unwrap().as_scalar(), Some(&Scalar::plain("012")));
    assert_eq!(tree.get("q").unwrap().as_scalar(), Some(&Scalar::quoted("x\ty")));
}

#[test]
fn texts_of_several_lines() {
    let text = "a: |\n  one\n  two\n\nb: >-\n  folded\n  text\n# c\nc: plain\n  goes on\nd: |\n";
    let tree = node(text);
    assert_eq!(text_of(&tree, "a"), "one\ntwo\n");
    assert_eq!(covered(text, tree.get("a").unwrap().span), "one\n  two");
    assert_eq!(text_of(&tree, "b"), "folded text");
    assert_eq!(covered(text, tree.get("b").unwrap().span), "folded\n  text");
    assert_eq!(text_of(&tree, "c"), "plain goes on");
    assert_eq!(covered(text, tree.get("c").unwrap().span), "plain\n  goes on");
    assert!(!tree.get("c").unwrap().is_null() && text_of(&tree, "d").is_empty());
}

#[test]
fn collections_reach_from_first_to_last_character() {
    let text = "a:\n  - x: 1\n    y: [p, {q: r}]\n\n# end\nb: {}\nc:\n- 1\n- [k: v , w]\n";
    let tree = node(text);
    assert_eq!(covered(text, tree.get("a").unwrap().span), "- x: 1\n    y: [p, {q: r}]");
    assert_eq!(covered(text, tree.get("b").unwrap().span), "{}");
    let last = &tree.get("c").unwrap().as_sequence().unwrap()[1];
    assert_eq!(covered(text, last.span), "[k: v , w]");
    assert_eq!(covered(text, last.as_sequence().unwrap()[0].span), "k: v");
    assert_eq!(covered(text, tree.span), text.trim_end());
}

#[test]
fn nothing_has_a_place_too() {
    for empty in ["", "\n", "# only a comment\n", "---\n"] {
        assert!(node(empty).is_null(), "{empty:?}");
    }
    let text = "a:\nb: ~\nc: null\nd: \"null\"\ne: ''\n";
    let tree = node(text);
    assert_eq!(tree.get("a").unwrap().span, Span::new(FileId(0), 2, 2));
    assert!(["a", "b", "c"].iter().all(|key| tree.get(key).unwrap().is_null()));
    assert!(["d", "e"].iter().all(|key| !tree.get(key).unwrap().is_null()));
}

#[test]
fn a_part_of_a_file_is_placed_in_the_whole() {
    let text = "---\nid: x\nid: y\n---\nbody";
    let found = parse_yaml(FileId(7), text, 4..16).unwrap_err();
    assert_eq!(found[0].span, Some(Span::new(FileId(7), 10, 12)));
    assert_eq!(found[0].labels[0].span, Span::new(FileId(7), 4, 6));
}

#[test]
fn keys_are_texts_whatever_they_look_like() {
    let tree = node("1.3: a\ntrue: b\n2026-06-12: c\n\"q\": d\n");
    let keys: Vec<&str> = tree.as_mapping().unwrap().iter().map(|e| e.key.value.as_str()).collect();
    assert_eq!(keys, ["1.3", "true", "2026-06-12", "q"]);
}

#[test]
fn every_duplicate_key_is_reported() {
    let text = "a: 1\nb: {x: 1, x: 2}\na: 2\n\"a\": 3\nc:\n  - y: 1\n    y: 2\n";
    assert_eq!(problems(text), [("E002", "x"), ("E002", "y"), ("E002", "a"), ("E002", "\"a\"")]);
    assert_eq!(problems("a: 1\na: 2\nb: [\n"), [("E002", "a"), ("E017", "[")]);
}

#[test]
fn everything_beyond_the_subset_is_reported() {
    let text = "a: &x 1\nb: *x\nc: *nope\nd: !t v\ne: !!str\n<<: 1\n? [1]\n: 2\n: 3\n";
    assert_eq!(
        problems(text),
        [
            ("E026", "&x"),
            ("E026", "*x"),
            ("E026", "*nope"),
            ("E026", "!t"),
            ("E026", "!!str"),
            ("E026", "<<"),
            ("E026", "[1]"),
            ("E026", "")
        ]
    );
    assert_eq!(problems("---\na: 1\n---\nb: 2\n"), [("E026", "---")]);
    assert_eq!(problems("%YAML 1.2\n---\na: 1\n"), [("E026", "%")]);
    assert_eq!(problems("!t x\n"), [("E026", "!t")]);
}

#[test]
fn a_macro_without_quotes_is_said_once() {
    for text in ["k: {{MS-A.forecast}}\n", "k: {{MS-A.forecast}} is late\n"] {
        let (message, hint) = said(text);
        assert_eq!(message, "key is not a plain text");
        assert!(hint.contains("macro in quotes"), "{hint}");
    }
}

#[test]
fn nesting_is_bounded() {
    for deep in ["[".repeat(100_000), "{a: ".repeat(100_000), "- ".repeat(100_000)] {
        let found = parse(&deep).unwrap_err();
        assert_eq!(found.last().unwrap().code, Code::E026);
    }
    let by_indentation: String = (0..2_000).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    assert_eq!(parse(&by_indentation).unwrap_err().len(), 1);
    let allowed = format!("{}{}", "[".repeat(NESTING_LIMIT), "]".repeat(NESTING_LIMIT));
    assert!(parse(&allowed).is_ok());
}

#[test]
fn brackets_and_quotes_are_located_where_they_open() {
    assert_eq!(problems("a: [1, 2\nb: 3\n"), [("E017", "[")]);
    assert_eq!(problems("a: {b: 1\nc: 2\n"), [("E017", "{")]);
    assert_eq!(problems("a: [1, 2"), [("E017", "[")]);
    assert_eq!(problems("a: [1}\n"), [("E017", "[")]);
    assert_eq!(problems("x: 'y'\na: \"x\nb: 2\n"), [("E017", "\"")]);
    assert_eq!(problems("a: 'x\nb: 2\n"), [("E017", "'")]);
    assert_eq!(said("a: [1}\n").1, "close it with `]`");
    assert_eq!(said("a: {b: 1\nc: 2\n").1, "write `}` where it ends");
}

#[test]
fn hints_say_what_to_type() {
    for (text, message, hint) in [
        ("a:\n\tb: 1\n", "tab used as indentation", "use spaces"),
        ("id: x\nowner:lin\ndue: y\n", "missing space", "write `owner: lin`"),
        ("- a\n-b\n", "missing space", "write `- b`"),
        ("a: b: c\n", "second colon on the line", "put the text after the first colon in quotes"),
        ("a: @x\n", "text begins with `@`", "put the text in quotes"),
        ("a: `x`\n", "text begins with a backtick", "put the text in quotes"),
        ("a: \u{7}x\n", "control character U+0007 in the text", "remove it"),
        ("a: \"say \"hi\"\"\n", "text after the closing quote", "write `\\\"` for a quote inside the text"),
        ("a: 'it's'\n", "text after the closing quote", "write `''` for a quote inside the text"),
        (
            "a: \"x\"#y\n",
            "comment sticks to the text before it",
            "put a space before `#`, or put the whole text in quotes",
        ),
        ("a: [x, , z]\n", "item without a value inside brackets", "remove one of the commas, or write what is missing"),
        ("a: [b: c d: e]\n", "expected `,` or `]`", "separate the items with `, ` and close the bracket with `]`"),
        ("k: [\n a,\n]\n", "closing bracket is not indented", "indent it further than the key it belongs to"),
        ("a: |x\n  y\n", "text on the line of `|` or `>`", "begin the text on the next line, or put it in quotes"),
    ] {
        assert_eq!(said(text), (message.to_owned(), hint.to_owned()), "{text:?}");
    }
}

#[test]
fn the_line_at_fault_is_named() {
    assert_eq!(problems("a: 1\n  b: 2\n"), [("E017", "b: 2")]);
    assert_eq!(problems("a:\n  b: 1\n c: 2\n"), [("E017", "c: 2")]);
    assert_eq!(problems("key\nb: 1\n"), [("E017", "key")]);
    assert_eq!(problems("a: x\n- b\n"), [("E017", "- b")]);
    assert_eq!(problems("a:\n  - b\n c\n"), [("E017", "c")]);
    assert_eq!(problems("k: \"\\\\ \\q\"\n"), [("E017", "\\q")]);
}

/// Text that looks enough like YAML to reach deep into the parser.
fn nearly_yaml() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a", "名", "- ", ": ", ":", "\n", "\n  ", "\r\n", "\t", "\"", "'", "[", "]", "{", "}", ",", ", ", "#", " #",
        "|\n", ">-\n", "&x ", "*x", "!t ", "? ", "---\n", "...\n", "%Y", "\\", "\\x", "~", "\u{feff}", "\0", "<<", "@",
        " ", "  ", "1", "\u{85}", "\u{2028}", "😀",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Every span lies in the text, on character boundaries, and inside its parent's.
fn check_places(text: &str, node: &Node) {
    assert!(text.get(node.span.start as usize..node.span.end as usize).is_some());
    let inside = |span: Span| span.start >= node.span.start && span.end <= node.span.end;
    match &node.value {
        Value::Null | Value::Scalar(_) => {}
        Value::Sequence(items) => items.iter().for_each(|item| {
            assert!(inside(item.span), "{text:?} {node:?}");
            check_places(text, item);
        }),
        Value::Mapping(entries) => entries.iter().for_each(|entry| {
            assert!(inside(entry.key.span) && inside(entry.value.span), "{text:?} {node:?}");
            check_places(text, &entry.value);
        }),
    }
}

fn check(text: &str) {
    match parse(text) {
        Ok(tree) => check_places(text, &tree),
        Err(found) => {
            assert!(!found.is_empty());
            for diagnostic in found {
                let span = diagnostic.span.unwrap();
                assert!(text.get(span.start as usize..span.end as usize).is_some(), "{diagnostic:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nearly_yaml_never_panics(text in nearly_yaml()) {
        check(&text);
    }

    #[test]
    fn any_text_never_panics(text in "[\\s\\S]{0,100}") {
        check(&text);
    }
}
