//! The built-in templates, unfolded before they are loaded.
//!
//! What enters: templates as they are written, and the messages of one language. What leaves: templates that render to
//! the same bytes in about half the time: a message without values stands in them as text, and the small components
//! (a text, a date, a link) stand in place of their calls. What always holds: only built-in files are touched, and
//! only where it is certain to change nothing. A file of the user's, and a call of a component that he has replaced,
//! is loaded as it is, so that an error in it is shown at his own line.

use std::collections::BTreeMap;

use crate::text::Words;

use super::assets::{Assets, embedded_text};
use super::units;

/// Components within components that are unfolded.
const DEPTH: usize = 4;
/// A component with one of these has names of its own, which its caller could know too.
const WITH_NAMES: [&str; 4] = ["for ", "set ", "set_global ", "block "];

/// Every template by name, ready to load.
pub(super) fn unfolded<'a>(assets: &'a Assets, words: &Words) -> Vec<(&'a str, String)> {
    let is_ours = |name: &str, text: &str| name.ends_with(".html") && embedded_text(name) == text;
    let small: BTreeMap<&str, Component<'_>> =
        assets.templates().filter(|(name, text)| is_ours(name, text)).flat_map(|(_, text)| components(text)).collect();
    let unfold = |text: &str| {
        let text = (0..DEPTH).fold(text.to_owned(), |text, _| with_components(&text, &small));
        with_messages(&text, words)
    };
    assets
        .templates()
        .map(|(name, text)| (name, if is_ours(name, text) { unfold(text) } else { text.to_owned() }))
        .collect()
}

/// A component that can stand in place of its call.
struct Component<'a> {
    parameters: Vec<&'a str>,
    body: String,
}

/// The components of a file that can be unfolded: each parameter is given by its caller, the body trims its own ends
/// and gives no names.
fn components(text: &str) -> Vec<(&str, Component<'_>)> {
    let of = |part| -> Option<(&str, Component<'_>)> {
        let (name, rest): (&str, &str) = str::split_once(part, '(')?;
        let (parameters, rest) = rest.split_once(") -%}")?;
        let (body, _) = rest.split_once(&format!("{{%- endcomponent {name} %}}"))?;
        let names =
            |tag: &str| WITH_NAMES.iter().any(|word| tag.trim_start_matches('-').trim_start().starts_with(word));
        if parameters.contains('=') || body.split("{%").skip(1).any(names) {
            return None;
        }
        let parameters = parameters.split(',').map(str::trim).collect();
        Some((name, Component { parameters, body: without_outer_trims(body.trim()) }))
    };
    text.split("{% component ").skip(1).filter_map(of).collect()
}

/// A body whose first and last tag leave the text around the call alone.
fn without_outer_trims(body: &str) -> String {
    let mut out = body.to_owned();
    if out.starts_with("{%-") || out.starts_with("{{-") {
        out.remove(2);
    }
    if out.ends_with("-%}") || out.ends_with("-}}") {
        out.remove(out.len() - 3);
    }
    out
}

/// Puts small components in place of their calls, once.
fn with_components(text: &str, small: &BTreeMap<&str, Component<'_>>) -> String {
    replaced(text, "{{ <", "/> }}", |call| {
        let mut parts = call.split_whitespace();
        let component = small.get(parts.next()?)?;
        let given: Vec<(&str, &str)> = parts.map(argument).collect::<Option<_>>()?;
        let fits = given.len() == component.parameters.len()
            && component.parameters.iter().all(|parameter| given.iter().any(|(name, _)| name == parameter));
        fits.then(|| with_arguments(&component.body, &given))
    })
}

/// `value={row.finish}`: nothing but a path, which costs nothing to read more than once.
fn argument(part: &str) -> Option<(&str, &str)> {
    let (name, value) = part.split_once("={")?;
    let path = value.strip_suffix('}')?;
    let is_path = path.starts_with(|first: char| first.is_ascii_lowercase())
        && path.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
    is_path.then_some((name, path))
}

/// A body in whose tags the parameters are their arguments.
fn with_arguments(body: &str, given: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(body.len() * 2);
    let mut rest = body;
    while let Some(start) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        let close = if rest[start..].starts_with("{{") { "}}" } else { "%}" };
        let end = rest[start..].find(close).map_or(rest.len(), |at| start + at);
        out.push_str(&rest[..start]);
        push_tag(&rest[start..end], given, &mut out);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Copies a tag; a word of it is a parameter where it is no attribute (`row.value`), no name of an argument (`value=`)
/// and not within quotes.
fn push_tag(tag: &str, given: &[(&str, &str)], out: &mut String) {
    for (part, quoted) in tag.split('"').zip([false, true].into_iter().cycle()) {
        let mut rest = part;
        while !quoted && let Some(start) = rest.find(is_word) {
            let end = rest[start..].find(|c| !is_word(c)).map_or(rest.len(), |at| start + at);
            let (word, after) = (&rest[start..end], &rest[end..]);
            let is_name = rest[..start].ends_with('.') || (after.starts_with('=') && !after.starts_with("=="));
            let argument = given.iter().find(|(name, _)| *name == word && !is_name);
            out.push_str(&rest[..start]);
            out.push_str(argument.map_or(word, |(_, path)| path));
            rest = after;
        }
        out.push_str(rest);
        out.push('"');
    }
    out.pop();
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Puts messages without values in place of their keys: as text, or as a string where white space at an end has to be
/// safe from the tags around it.
fn with_messages(text: &str, words: &Words) -> String {
    replaced(text, "{{ t(key=\"", "\") }}", |key| {
        let message = words.has(key).then(|| words.say(key))?;
        if message.contains(['"', '\\', '{', '}']) {
            return None;
        }
        if message.trim().len() < message.len() || message.is_empty() {
            return Some(format!("{{{{ \"{message}\" }}}}"));
        }
        let mut escaped = Vec::with_capacity(message.len());
        tera::escape_html(&units::bound(&message), &mut escaped).ok()?;
        String::from_utf8(escaped).ok()
    })
}

/// A text in which what stands between `open` and the next `close` is replaced, both included, where there is
/// something to replace it with.
fn replaced(text: &str, open: &str, close: &str, with: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        out.push_str(before);
        let new = after.split_once(close).and_then(|(inside, after)| Some((with(inside)?, after)));
        out.push_str(new.as_ref().map_or(open, |(new, _)| new));
        rest = new.as_ref().map_or(after, |(_, after)| after);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn words() -> Words {
        Words::new(Lang::En, &["open = Open & so\ncomma = {\", \"}\nbrace = {\"{\"}"]).unwrap()
    }

    #[test]
    fn messages_stand_as_text() {
        let of = |text: &str| with_messages(text, &words());
        assert_eq!(of("<b>{{ t(key=\"open\") }}</b>"), "<b>Open &amp; so</b>");
        assert_eq!(of("a{{ t(key=\"comma\") }}b"), "a{{ \", \" }}b");
        for kept in ["{{ t(key=\"brace\") }}", "{{ t(key=\"none\") }}", "{{ t(key=\"open\", n=page.n) }}"] {
            assert_eq!(of(kept), kept);
        }
    }

    #[test]
    fn small_components_stand_in_place_of_their_calls() {
        let text = "{% component ui.text(value) -%}\n{%- if value -%}<b a=\"{{ value.a }}\">{{ f(value=value.text) }}</b>\
                    {%- endif -%}\n{%- endcomponent ui.text %}";
        let small: BTreeMap<&str, Component<'_>> = components(text).into_iter().collect();
        let of = |text: &str| with_components(text, &small);
        assert_eq!(
            of("<p> {{ <ui.text value={row.value} /> }} </p>"),
            "<p> {% if row.value -%}<b a=\"{{ row.value.a }}\">{{ f(value=row.value.text) }}</b>{%- endif %} </p>"
        );
        for kept in [
            "{{ <ui.text value={t(key=\"open\")} /> }}",
            "{{ <ui.text value={a.b} more={a.c} /> }}",
            "{{ <ui.other value={a.b} /> }}",
            "{{- <ui.text value={a.b} /> -}}",
        ] {
            assert_eq!(of(kept), kept);
        }
    }

    #[test]
    fn components_with_names_of_their_own_are_called() {
        let of = |text: &str| components(text).len();
        assert_eq!(of("{% component a(items) -%}{%- for item in items -%}x{%- endfor -%}{%- endcomponent a %}"), 0);
        assert_eq!(of("{% component a(value, more=None) -%}x{%- endcomponent a %}"), 0);
        assert_eq!(of("{% component a(value) -%}x{%- endcomponent a %}"), 1);
    }

    #[test]
    fn a_file_of_the_users_is_loaded_as_it_is() {
        let (page, text) = ("pages/issue.html", "components/text.html");
        let mine = format!("{}{{# mine #}}", embedded_text(text));
        let assets = Assets::new(BTreeMap::from([(text.to_owned(), mine.clone())]));
        let all: BTreeMap<&str, String> = unfolded(&assets, &assets.words(Lang::En).unwrap()).into_iter().collect();
        assert_eq!(all[text], mine);
        assert!(
            all[page].contains("<ui.text ")
                && !all[page].contains("<ui.mark ")
                && !all[page].contains("t(key=\"summary\")")
        );
    }
}
