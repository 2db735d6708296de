//! Exact printed text.

use super::*;

fn one(text: &str, build: impl FnOnce(FileId) -> Diagnostic) -> String {
    let mut files = Files::new();
    let id = files.add("p/a.yaml", text);
    print_text(&[build(id)], &files, Colouring::Plain)
}

fn at(text: &str, start: usize, end: usize) -> String {
    one(text, |id| Diagnostic::new(Code::E018, "message").at(Span::new(id, start, end)).label("here"))
}

#[test]
fn wide_characters_take_two_cells() {
    assert_eq!(
        at("名字: 液冷 x\n", 8, 14),
        "\
error[E018]: message
 --> p/a.yaml:1:5
  |
1 | 名字: 液冷 x
  |       ^^^^ here
"
    );
}

#[test]
fn tabs_become_four_cells() {
    assert_eq!(
        at("a:\t\tb\n", 4, 5),
        "\
error[E018]: message
 --> p/a.yaml:1:5
  |
1 | a:        b
  |           ^ here
"
    );
}

#[test]
fn windows_line_ends_and_byte_order_marks_do_not_shift_anything() {
    assert_eq!(
        at("\u{feff}a: 1\r\nb: 2\r\n", 12, 13),
        "\
error[E018]: message
 --> p/a.yaml:2:4
  |
2 | b: 2
  |    ^ here
"
    );
    assert_eq!(
        at("\u{feff}a: 1\n", 6, 7),
        "\
error[E018]: message
 --> p/a.yaml:1:4
  |
1 | a: 1
  |    ^ here
"
    );
}

#[test]
fn the_end_of_a_file_is_a_place() {
    assert_eq!(
        at("a: [\n", 5, 5),
        "\
error[E018]: message
 --> p/a.yaml:2:1
  |
2 |
  | ^ here
"
    );
    assert_eq!(
        at("a: [", 4, 4),
        "\
error[E018]: message
 --> p/a.yaml:1:5
  |
1 | a: [
  |     ^ here
"
    );
}

#[test]
fn a_file_without_text_is_only_named() {
    let printed = one("", |id| Diagnostic::new(Code::E021, "too large").at(Span::whole_file(id)).hint("split it"));
    assert_eq!(printed, "error[E021]: too large\n--> p/a.yaml\n = hint: split it\n");
}

#[test]
fn without_a_place_the_message_stands_alone() {
    let files = Files::new();
    let found = [Diagnostic::new(Code::W123, "no status note").hint("write one"), Diagnostic::new(Code::E001, "twice")];
    assert_eq!(
        print_text(&found, &files, Colouring::Plain),
        "warning[W123]: no status note\n = hint: write one\n\nerror[E001]: twice\n"
    );
    assert_eq!(print_text(&[], &files, Colouring::Plain), "");
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let printed = one("a\u{1b}[31m\u{202e}: 1", |id| {
        Diagnostic::new(Code::E003, "unknown key `a\u{1b}[31m`\nsecond")
            .at(Span::new(id, 0, 1))
            .label("\u{1b}]0;x\u{7}")
            .hint("\u{1b}[2J")
    });
    assert!(!printed.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{printed}");
    assert!(printed.starts_with("error[E003]: unknown key `a␛[31m` second\n"), "{printed}");
}

#[test]
fn a_long_line_keeps_its_true_column() {
    let long = format!("{}here{}\n", "x".repeat(500), "y".repeat(4_000));
    let printed = at(&long, 500, 504);
    assert!(printed.contains(" --> p/a.yaml:1:501\n"), "{printed}");
    let longest = printed.lines().map(|l| l.chars().count()).max();
    assert!(longest < Some(180), "{longest:?}");
    let caret = printed.lines().last().unwrap();
    assert!(caret.ends_with(" ^^^^ here"), "{caret}");
}

#[test]
fn labels_near_and_far() {
    let mut files = Files::new();
    let a = files.add("p/a.yaml", "k: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\ni: 9\nk: 2\n");
    let b = files.add("p/b.yaml", "k: 1\n");
    let found = [
        Diagnostic::new(Code::E002, "duplicate key `k`")
            .at(Span::new(a, 45, 46))
            .label("again")
            .also(Span::new(a, 0, 1), "first"),
        Diagnostic::new(Code::E001, "duplicate id `k`")
            .at(Span::new(a, 45, 46))
            .label("again")
            .also(Span::new(b, 0, 1), "first")
            .hint("rename one"),
    ];
    assert_eq!(
        print_text(&found, &files, Colouring::Plain),
        "\
error[E002]: duplicate key `k`
  --> p/a.yaml:10:1
   |
 1 | k: 1
   | - first
...
10 | k: 2
   | ^ again

error[E001]: duplicate id `k`
  --> p/a.yaml:10:1
   |
10 | k: 2
   | ^ again
   |
  ::: p/b.yaml:1:1
   |
 1 | k: 1
   | - first
   = hint: rename one
"
    );
}

#[test]
fn colours_change_nothing_but_colours() {
    let mut files = Files::new();
    let id = files.add("p/a.yaml", "a: 1\n");
    let found = [Diagnostic::new(Code::E018, "message").at(Span::new(id, 3, 4)).label("here").hint("type a word")];
    let coloured = print_text(&found, &files, Colouring::Ansi);
    assert!(coloured.contains("\u{1b}["));
    let mut bare = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        bare.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    bare.push_str(rest);
    assert_eq!(bare, print_text(&found, &files, Colouring::Plain));
}

#[test]
fn a_code_is_explained_in_full() {
    let printed = print_code(Code::E008);
    assert!(printed.starts_with("error[E008]: estimate not in order\n\nA three-point estimate"));
    assert!(printed.contains("\n\nWhy it matters: "));
    assert!(printed.ends_with("\n    estimate: 6d/3d/2d      # E008: write `2d/3d/6d`\n"));
}

proptest::proptest! {
    #[test]
    fn anything_prints(text in "\\PC*|[\\s\\S]{0,200}", start in 0_usize..300, length in 0_usize..300, other in 0_usize..300) {
        let mut files = Files::new();
        let id = files.add("a.yaml", text);
        let found = [Diagnostic::new(Code::E018, "m")
            .at(Span::new(id, start, start + length))
            .label("l")
            .also(Span::new(id, other, other + 3), "o")];
        let printed = print_text(&found, &files, Colouring::Plain);
        proptest::prop_assert!(printed.starts_with("error[E018]: m\n"));
        let json = crate::diagnostics::print_json(&found, &files);
        proptest::prop_assert!(json.contains("\"E018\""));
    }
}
