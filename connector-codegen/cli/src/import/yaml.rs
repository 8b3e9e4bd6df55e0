//! YAML out of what an import found.
//!
//! Our own, because what is written has comments at its entries and is to be read by people, and the serde libraries
//! that write YAML either are no longer kept (serde_yaml) or know no comments. Small maps stand on one line, texts of
//! several lines as blocks, and a text is in quotes wherever a reader could take it for something else.
//!
//! `{a: [1, "no"]}` becomes `a: [1, "no"]`.

use std::fmt::Write as _;

/// Lines longer than this are broken where they can be.
const WIDTH: usize = 110;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Yaml {
    /// `true`, `1.5`, `null`: as it is.
    Plain(String),
    /// A text, quoted where it must be.
    Text(String),
    /// A list.
    List(Vec<Yaml>),
    /// A map in its order.
    Map(Vec<Entry>),
}

/// A member of a map.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// Lines of comments before it.
    pub(crate) notes: Vec<String>,
    /// Its name.
    pub(crate) key: String,
    /// The value.
    pub(crate) value: Yaml,
}

/// An entry without comments.
pub(crate) fn entry(key: &str, value: Yaml) -> Entry {
    Entry { notes: Vec::new(), key: key.to_owned(), value }
}

/// A text.
pub(crate) fn text(text: impl Into<String>) -> Yaml {
    Yaml::Text(text.into())
}

/// `true`
pub(crate) fn truth(value: bool) -> Yaml {
    Yaml::Plain(value.to_string())
}

/// A document.
pub(crate) fn write(entries: &[Entry]) -> String {
    let mut out = String::new();
    map(&mut out, entries, 0);
    out
}

fn map(out: &mut String, entries: &[Entry], depth: usize) {
    for Entry { notes, key, value } in entries {
        for note in notes.iter().flat_map(|note| note.lines()) {
            // Nothing may end the comment but its line.
            let note = note.replace(char::is_control, " ");
            let _ = writeln!(out, "{:1$}# {note}", "", 2 * depth);
        }
        let _ = write!(out, "{:1$}{key}:", "", 2 * depth, key = scalar(key));
        below(out, value, depth);
    }
}

/// Writes the value after a key or a dash.
fn below(out: &mut String, value: &Yaml, depth: usize) {
    let column = out.len() - out.rfind('\n').map_or(0, |at| at + 1);
    if let Some(line) = flow(value).filter(|line| column + line.len() < WIDTH && depth > 0 || is_small(value)) {
        let _ = writeln!(out, " {line}");
        return;
    }
    match value {
        Yaml::Map(entries) => {
            out.push('\n');
            map(out, entries, depth + 1);
        }
        Yaml::List(items) => {
            out.push('\n');
            for item in items {
                let _ = write!(out, "{:1$}-", "", 2 * (depth + 1));
                below(out, item, depth + 1);
            }
        }
        Yaml::Text(text) if is_block(text) => block(out, text, depth + 1),
        Yaml::Text(text) => drop(writeln!(out, " {}", scalar(text))),
        Yaml::Plain(text) => drop(writeln!(out, " {text}")),
    }
}

/// Scalars and empty things stand on the line of their key everywhere.
fn is_small(value: &Yaml) -> bool {
    match value {
        Yaml::Plain(_) => true,
        Yaml::Text(text) => !is_block(text),
        Yaml::List(items) => items.iter().all(|item| matches!(item, Yaml::Plain(_) | Yaml::Text(_))),
        Yaml::Map(entries) => entries.is_empty(),
    }
}

/// On one line, unless it has comments, texts of several lines, or maps that hold maps.
fn flow(value: &Yaml) -> Option<String> {
    match value {
        Yaml::Plain(text) => Some(text.clone()),
        Yaml::Text(text) if is_block(text) => None,
        Yaml::Text(text) => Some(scalar(text)),
        Yaml::List(items) => {
            let items: Vec<String> = items.iter().map(flow).collect::<Option<_>>()?;
            Some(format!("[{}]", items.join(", ")))
        }
        Yaml::Map(entries) if entries.is_empty() => Some("{}".to_owned()),
        Yaml::Map(entries) => {
            let one = |entry: &Entry| {
                let value = flow(&entry.value).filter(|_| entry.notes.is_empty())?;
                Some(format!("{}: {value}", scalar(&entry.key)))
            };
            let entries: Vec<String> = entries.iter().map(one).collect::<Option<_>>()?;
            Some(format!("{{ {} }}", entries.join(", ")))
        }
    }
}

/// Returns `true` if a text reads best as a block: several lines, none of which a block would change.
fn is_block(text: &str) -> bool {
    text.trim_end_matches('\n').contains('\n')
        && !text.starts_with([' ', '\n', '\t'])
        && !text.ends_with("\n\n")
        && text.lines().all(|line| !line.ends_with([' ', '\t']))
        && text.chars().all(|c| c == '\n' || is_printable(c))
}

fn block(out: &mut String, text: &str, depth: usize) {
    out.push_str(if text.ends_with('\n') { " |\n" } else { " |-\n" });
    for line in text.lines() {
        match line.is_empty() {
            true => out.push('\n'),
            false => drop(writeln!(out, "{:1$}{line}", "", 2 * depth)),
        }
    }
}

fn is_printable(c: char) -> bool {
    // Characters that JSON does not escape and YAML must: controls, and line breaks of older readers.
    !c.is_control() && !matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Words that some reader takes for something else than text.
const WORDS: &[&str] = &["null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan"];

/// A text on one line: bare if it cannot be misread, otherwise in double quotes.
fn scalar(text: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '$' | ' ' | '?');
    let first = text.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '/' | '$'));
    let word = WORDS.iter().any(|word| text.eq_ignore_ascii_case(word));
    if first && !word && !text.ends_with(' ') && text.chars().all(bare) {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_printable(c) => out.push(c),
            c if u32::from(c) > 0xffff => drop(write!(out, "\\U{:08x}", u32::from(c))),
            c => drop(write!(out, "\\u{:04x}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests;
