//! Writing XML: elements inside one another, and text in them.

use std::fmt::{Display, Write};

use quick_xml::escape::escape;

/// A document that is being written.
pub(super) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// A document with its root open.
    pub(super) fn new(root: &'static str, namespace: &str) -> Self {
        let text =
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<{root} xmlns=\"{namespace}\">\n");
        Self { text, open: vec![root] }
    }

    /// Opens an element, writes what is in it, and closes it.
    pub(super) fn within(&mut self, name: &'static str, inside: impl FnOnce(&mut Self)) {
        self.indent();
        let _ = writeln!(self.text, "<{name}>");
        self.open.push(name);
        inside(self);
        self.open.pop();
        self.indent();
        let _ = writeln!(self.text, "</{name}>");
    }

    /// An element with a value.
    pub(super) fn value(&mut self, name: &str, value: impl Display) {
        self.indent();
        let value = value.to_string();
        let clean: String = value.chars().filter(|c| may_stand(*c)).collect();
        let _ = writeln!(self.text, "<{name}>{}</{name}>", escape(clean.as_str()));
    }

    /// An element that says yes or no.
    pub(super) fn flag(&mut self, name: &str, value: bool) {
        self.value(name, u8::from(value));
    }

    /// The document, closed.
    pub(super) fn finish(mut self) -> String {
        while let Some(name) = self.open.pop() {
            let _ = writeln!(self.text, "</{name}>");
        }
        self.text
    }

    fn indent(&mut self) {
        self.text.push_str(&"  ".repeat(self.open.len()));
    }
}

/// Whether XML 1.0 lets a character stand in a text at all.
fn may_stand(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_stands_in_a_value() {
        let mut xml = Xml::new("Project", "urn:x");
        xml.within("Task", |xml| xml.value("Name", "a<b>&\"c\"\u{0}\u{8}固\u{ffff}"));
        let text = xml.finish();
        assert!(text.contains("    <Name>a&lt;b&gt;&amp;&quot;c&quot;固</Name>\n"), "{text}");
        assert!(text.ends_with("  </Task>\n</Project>\n"), "{text}");
    }
}
