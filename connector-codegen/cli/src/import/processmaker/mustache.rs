//! Mustache, as data connectors have it, as templates of descriptions.
//!
//! Separate because URLs, parameters, headers and bodies are all written in it. `{{user.id}}`, `{{{user.id}}}` and
//! `{{& user.id}}` become `{{ user_id }}`; what computes (sections, partials, filters) cannot be carried over.

/// A piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// Plain text.
    Text(String),
    /// A value of that name.
    Name(String),
}

/// A text in pieces, and what was left out of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Text {
    pub(super) parts: Vec<Part>,
    /// Filters, by name: their values are inserted as they are.
    pub(super) filters: Vec<String>,
    /// Names that `{{{ }}}` inserted without change: often JSON of their own.
    pub(super) raw: Vec<String>,
}

/// Reads a text. What cannot be carried over is the error.
pub(super) fn read(text: &str) -> Result<Text, String> {
    let mut read = Text::default();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let (after, close) = match after.strip_prefix('{') {
            Some(after) => (after, "}}}"),
            None => (after, "}}"),
        };
        let (inner, tail) = after.split_once(close).ok_or("it has a `{{` without `}}`")?;
        push(&mut read.parts, before);
        placeholder(inner.trim(), close.len() > 2, &mut read)?;
        rest = tail;
    }
    push(&mut read.parts, rest);
    Ok(read)
}

/// The names in all placeholders of a text, in the form of names in descriptions.
pub(super) fn all(text: &str) -> Vec<String> {
    let inner = text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}"));
    inner
        .map(|(inner, _)| name(inner.trim_matches(['{', '&', ' ']).split('|').next().unwrap_or_default().trim()))
        .collect()
}

fn push(parts: &mut Vec<Part>, text: &str) {
    if !text.is_empty() {
        parts.push(Part::Text(text.to_owned()));
    }
}

fn placeholder(inner: &str, raw: bool, read: &mut Text) -> Result<(), String> {
    match inner.chars().next() {
        Some('!') => return Ok(()),
        Some('#' | '^' | '/') => return Err(format!("the section `{inner}` of its template")),
        Some('>') => return Err(format!("the partial `{inner}` of its template")),
        Some('=' | '%') => return Err(format!("the setting `{inner}` of its template")),
        _ => {}
    }
    let mut words = inner.trim_start_matches('&').split('|').map(str::trim);
    let name = name(words.next().unwrap_or_default());
    if name.is_empty() {
        return Err("a placeholder of its template has no name".to_owned());
    }
    read.filters.extend(words.map(str::to_owned));
    if raw || inner.starts_with('&') {
        read.raw.push(name.clone());
    }
    read.parts.push(Part::Name(name));
    Ok(())
}

/// A name that templates of descriptions take: `user.id` is `user_id`.
pub(super) fn name(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' };
    let name: String = name.chars().map(plain).collect();
    name.trim_matches('_').to_owned()
}

impl Text {
    /// With `{{ name }}` for each value.
    pub(super) fn template(&self) -> String {
        self.parts.iter().map(Part::template).collect()
    }

    /// The names, each once.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for part in &self.parts {
            if let Part::Name(name) = part
                && !names.contains(&name.as_str())
            {
                names.push(name.as_str());
            }
        }
        names
    }

    /// The name, if the text is that value and nothing else.
    pub(super) fn only(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [Part::Name(name)] => Some(name),
            _ => None,
        }
    }
}

impl Part {
    pub(super) fn template(&self) -> String {
        match self {
            Part::Text(text) => text.clone(),
            Part::Name(name) => format!("{{{{ {name} }}}}"),
        }
    }
}
