//! YAML as the tests write it: one line a key or entity, everything below in flow style.

/// A value; a leaf is written as it stands.
#[derive(Debug, Clone)]
pub(crate) enum Yaml {
    /// Anything already written.
    Leaf(String),
    /// Keys with values, in order.
    Map(Vec<(String, Yaml)>),
    /// Items.
    List(Vec<Yaml>),
}

impl Yaml {
    /// A mapping without keys.
    pub(crate) fn map() -> Self {
        Self::Map(Vec::new())
    }

    /// Adds a key.
    pub(crate) fn put(&mut self, key: String, value: Yaml) {
        let Self::Map(entries) = self else { panic!("keys stand in a mapping") };
        entries.push((key, value));
    }

    /// Adds a value at a path; `steps[]` is a list with one item.
    pub(crate) fn insert(&mut self, path: &[String], value: String) {
        let Self::Map(entries) = self else { panic!("keys stand in a mapping") };
        let (first, rest) = path.split_first().unwrap();
        let (key, is_list) = first.strip_suffix("[]").map_or((first.as_str(), false), |key| (key, true));
        if rest.is_empty() {
            entries.push((key.to_owned(), Self::Leaf(value)));
            return;
        }
        let at = entries.iter().position(|(other, _)| other == key).unwrap_or_else(|| {
            let empty = if is_list { Self::List(vec![Self::map()]) } else { Self::map() };
            entries.push((key.to_owned(), empty));
            entries.len() - 1
        });
        match &mut entries[at].1 {
            Self::List(items) => items[0].insert(rest, value),
            below => below.insert(rest, value),
        }
    }

    /// Adds a key to each mapping, named after the mapping's path.
    pub(crate) fn add_unknown(&mut self, path: &str, name: &mut impl FnMut(&str) -> String) {
        match self {
            Self::Leaf(_) => {}
            Self::List(items) => items.iter_mut().for_each(|item| item.add_unknown(path, name)),
            Self::Map(entries) => {
                for (key, value) in entries.iter_mut() {
                    let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    value.add_unknown(&below, name);
                }
                entries.push((name(path), Self::Leaf("1".to_owned())));
            }
        }
    }

    /// The text of a file.
    pub(crate) fn lines(&self) -> String {
        let Self::Map(entries) = self else { return self.flow() + "\n" };
        let lines: Vec<String> = entries
            .iter()
            .map(|(key, value)| match value.entities() {
                Some(below) => format!("{key}:\n{}", below.concat()),
                None => format!("{key}: {}\n", value.flow()),
            })
            .collect();
        lines.concat()
    }

    /// Mappings by key have a line each, so that what one holds does not move the places of the others.
    fn entities(&self) -> Option<Vec<String>> {
        let Self::Map(entries) = self else { return None };
        let line = |(key, value): &(String, Self)| match value {
            Self::Map(_) => Some(format!("  {key}: {}\n", value.flow())),
            _ => None,
        };
        entries.iter().map(line).collect::<Option<Vec<_>>>().filter(|lines| !lines.is_empty())
    }

    fn flow(&self) -> String {
        match self {
            Self::Leaf(text) => text.clone(),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::flow).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Map(entries) => {
                let entries: Vec<String> =
                    entries.iter().map(|(key, value)| format!("{key}: {}", value.flow())).collect();
                format!("{{{}}}", entries.join(", "))
            }
        }
    }
}
