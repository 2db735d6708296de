//! One item of `after`: `A`, `A FS+2d`, `B SS+50%`, `C FF+2ed`, `D SF-1d`.

use crate::diagnostics::{Code, Diagnostic};
use crate::source::Node;
use crate::terms::{EntityId, Lag, LinkKind, TaskId};

use super::context::{Context, shortened};
use super::values::{FromNode, not_a_word};

/// A link as written, before its predecessor is looked up.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenLink {
    /// The predecessor.
    pub task: TaskId,
    /// The kind; finish to start where none is said.
    pub kind: LinkKind,
    /// The lag; none where none is said.
    pub lag: Lag,
}

impl FromNode for WrittenLink {
    fn expected() -> String {
        "a task, with a kind of link and a lag where needed".to_owned()
    }

    fn example() -> String {
        "TSK-NBL-110 FS+2d".to_owned()
    }

    fn from_node(node: &Node, what: &str, cx: &mut Context<'_>) -> Option<Self> {
        let text = String::from_node(node, what, cx)?;
        let mut words = text.split_whitespace();
        let task = words.next().and_then(|word| TaskId::parse(word).ok());
        // A lag that is set off by spaces is one word of a link all the same, to say how it is written.
        let link = words.next();
        let more: String = words.collect();
        let (Some(task), true) = (task, more.is_empty()) else {
            let joined = task_of(&text).map(|task| format!("{task} {}{more}", link.unwrap_or_default()));
            let meant = joined.filter(|joined| read_parts(joined).is_some());
            let hint = match meant {
                Some(joined) => format!("write `{joined}`, with one space"),
                None => format!("write it like `{}`", cx.own.say(&Self::example())),
            };
            let message = format!("`{}` is not a link", shortened(&text));
            cx.report(Diagnostic::new(Code::E018, message).at(node.span).hint(hint));
            return None;
        };
        let Some(link) = link else {
            return Some(Self { task, kind: LinkKind::FinishToStart, lag: Lag::ZERO });
        };
        let (kind, lag) = split(link);
        if kind.is_empty() {
            cx.report(
                Diagnostic::new(Code::E018, format!("the link to `{task}` has a lag and no kind"))
                    .at(node.span)
                    .hint(format!("write `{task} FS{lag}`, or `{task} SS{lag}` where it counts from the start")),
            );
            return None;
        }
        let Some(kind) = LinkKind::parse(kind) else {
            let codes = LinkKind::ALL.map(LinkKind::code);
            not_a_word(node, kind, "the kind of a link", &codes, cx);
            return None;
        };
        let lag = match lag {
            "" => Lag::ZERO,
            lag => match Lag::parse(lag) {
                Ok(lag) => lag,
                Err(error) => {
                    cx.bad_time(node, error.problem(), error.hint());
                    return None;
                }
            },
        };
        Some(Self { task, kind, lag })
    }
}

/// The kind of a link and its lag, either of them empty.
fn split(link: &str) -> (&str, &str) {
    link.split_at(link.find(['+', '-']).unwrap_or(link.len()))
}

fn task_of(text: &str) -> Option<TaskId> {
    TaskId::parse(text.split_whitespace().next()?).ok()
}

/// Kind and lag of a link that is written as it should be.
fn read_parts(text: &str) -> Option<(LinkKind, Lag)> {
    let (kind, lag) = split(text.split_once(' ')?.1);
    Some((LinkKind::parse(kind)?, Lag::parse(lag).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Files;
    use crate::source::parse_yaml;
    use crate::text::Lang;

    fn read(text: &str) -> (Option<WrittenLink>, Vec<String>) {
        let mut files = Files::new();
        let file = files.add("a.yaml", text);
        let node = parse_yaml(file, text, 0..text.len()).unwrap();
        let mut cx = Context::new(&files, Lang::En);
        let link = WrittenLink::from_node(&node, "each item of `after`", &mut cx);
        (link, cx.diagnostics.into_iter().map(|found| found.message).collect())
    }

    #[test]
    fn every_form_of_the_guide_is_read() {
        for (text, kind, lag) in [
            ("TSK-NBL-1", "FS", "+0d"),
            ("TSK-NBL-1 FS", "FS", "+0d"),
            ("TSK-NBL-1 FS+2d", "FS", "+2d"),
            ("TSK-NBL-1 SS+50%", "SS", "+50%"),
            ("MS-NBL-1 FF+2ed", "FF", "+2ed"),
            ("TSK-NBL-1  SF-1d", "SF", "-1d"),
        ] {
            let link = read(text).0.unwrap();
            assert_eq!((link.kind.code(), link.lag.to_string().as_str()), (kind, lag), "{text}");
        }
    }

    #[test]
    fn other_forms_say_what_is_wrong() {
        for (text, message) in [
            ("TSK-NBL-1 FS + 2d", "`TSK-NBL-1 FS + 2d` is not a link"),
            ("REQ-NBL-1", "`REQ-NBL-1` is not a link"),
            ("TSK-NBL-1 XS", "the kind of a link cannot be `XS`"),
            ("TSK-NBL-1 +2d", "the link to `TSK-NBL-1` has a lag and no kind"),
            ("TSK-NBL-1 FS+2", "the duration `2` has a number without a unit"),
            ("[a]", "each item of `after` takes text, found a list"),
        ] {
            let (link, messages) = read(text);
            assert_eq!((link, messages), (None, vec![message.to_owned()]), "{text}");
        }
    }
}
