//! The lines of a description: fences, lists, quotes, indentation.
//!
//! Separate from `inline`, which cleans the text of one line. An indented line would be a doc test to rustdoc, and
//! a fence without a language too: `"    let x"` becomes `let x`, and "```" becomes "```text".

use super::inline;

/// The context that the lines so far set for the next one.
#[derive(Default)]
struct State {
    out: Vec<String>,
    /// Open lists: indentation in the source, indentation of the marker and of the text here.
    lists: Vec<List>,
    /// The text of a quote goes on.
    quote: bool,
}

struct List {
    source: usize,
    marker: usize,
    text: usize,
}

/// Clean lines of a text without tabs and carriage returns.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut state = State::default();
    let mut source = text.lines();
    while let Some(line) = source.next() {
        let trimmed = line.trim();
        if let Some(fence) = fence(trimmed) {
            state.fence(fence, indent(line), &mut source);
        } else if trimmed.is_empty() {
            state.blank();
            state.quote = false;
        } else if is_rule(trimmed) {
            state.blank();
            state.lists.clear();
        } else {
            state.text(line, trimmed);
        }
    }
    while state.out.last().is_some_and(String::is_empty) {
        state.out.pop();
    }
    state.out
}

impl State {
    /// An empty line, never two.
    fn blank(&mut self) {
        if self.out.last().is_some_and(|last| !last.is_empty()) {
            self.out.push(String::new());
        }
    }

    /// A code block, at the left margin, that rustdoc does not compile.
    fn fence(&mut self, mark: &str, by: usize, source: &mut std::str::Lines<'_>) {
        self.blank();
        self.lists.clear();
        self.quote = false;
        self.out.push(format!("{mark}text"));
        let symbol = if mark.starts_with('~') { '~' } else { '`' };
        for line in source {
            let end = line.trim();
            if end.len() >= mark.len() && end.chars().all(|c| c == symbol) {
                break;
            }
            let line = line.get(by.min(indent(line))..).unwrap_or_default();
            self.out.push(line.trim_end().to_owned());
        }
        self.out.push(mark.to_owned());
        self.out.push(String::new());
    }

    fn text(&mut self, line: &str, trimmed: &str) {
        let by = indent(line);
        let fresh = self.out.last().is_none_or(String::is_empty);
        if let Some((mark, rest)) = marker(trimmed) {
            self.item(by, mark, rest);
            return;
        }
        if fresh && by == 0 {
            self.lists.clear();
        }
        if let Some(rest) = trimmed.strip_prefix('>') {
            self.lists.clear();
            self.quote = true;
            self.out.push(format!("> {}", inline::clean(rest.trim_start_matches(['>', ' ']))).trim_end().to_owned());
            return;
        }
        let clean = inline::clean(trimmed);
        if clean.is_empty() {
            self.blank();
        } else if self.quote && !fresh {
            self.out.push(format!("> {clean}"));
        } else {
            if fresh {
                self.lists.retain(|list| list.source < by);
            }
            let by = self.lists.last().map_or(0, |list| list.text);
            self.out.push(format!("{:by$}{}", "", guard(clean)));
        }
    }

    /// An item of a list, under the item that it belongs to.
    fn item(&mut self, by: usize, mark: &str, rest: &str) {
        while self.lists.last().is_some_and(|list| list.source > by) {
            self.lists.pop();
        }
        if self.lists.last().is_none_or(|list| list.source + 1 < by) && self.lists.len() < 6 {
            let marker = self.lists.last().map_or(0, |list| list.text);
            self.lists.push(List { source: by, marker, text: marker });
        }
        let ordered = mark.ends_with(['.', ')']);
        let mark = if ordered { mark } else { "-" };
        let rest = inline::clean(rest);
        let Some(list) = self.lists.last_mut() else { return };
        list.text = list.marker + mark.len() + 1;
        let marker = list.marker;
        // A text before a list would swallow an item that does not begin at 1.
        if self.quote {
            self.quote = false;
            self.blank();
        }
        if rest.is_empty() {
            return;
        }
        self.out.push(format!("{:marker$}{mark} {}", "", guard(rest)));
    }
}

/// A text that would begin a block of its own inside a line that we made.
fn guard(text: String) -> String {
    let symbol = text.starts_with(['=', '+', '-', '~']) && text.chars().all(|c| matches!(c, '=' | '+' | '-' | '~'));
    if symbol || marker(&text).is_some() { format!("\\{text}") } else { text }
}

/// Returns `true` if a clean line begins a list item, table, heading, quote or code block: not a sentence.
pub(super) fn begins(line: &str) -> bool {
    text(line).len() < line.len() || is_fence(line)
}

/// Returns `true` if a line opens a code block.
pub(super) fn is_fence(line: &str) -> bool {
    fence(line).is_some()
}

/// Returns the text of a clean line without the marker of a list item, table, heading or quote. Numbers stay.
pub(super) fn text(line: &str) -> &str {
    if let Some((_, rest)) = marker(line).filter(|(mark, _)| mark.len() == 1) {
        return rest;
    }
    let heading = line.trim_start_matches('#');
    match heading.len() < line.len() && heading.starts_with(' ') {
        true => heading.trim(),
        false => line.trim_start_matches(['>', '|']).trim(),
    }
}

/// The fence that a line opens: at least three backticks or tildes.
fn fence(trimmed: &str) -> Option<&str> {
    let symbol = trimmed.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let rest = trimmed.trim_start_matches(symbol);
    let mark = trimmed.get(..trimmed.len() - rest.len())?;
    (mark.len() >= 3 && !rest.contains('`')).then_some(mark)
}

/// A line across the page.
fn is_rule(trimmed: &str) -> bool {
    let dense: String = trimmed.chars().filter(|c| *c != ' ').collect();
    dense.len() >= 3 && ["-", "*", "_", "="].iter().any(|mark| dense.chars().all(|c| mark.starts_with(c)))
}

/// The marker of a list item, and what follows it.
fn marker(trimmed: &str) -> Option<(&str, &str)> {
    let (mark, rest) = trimmed.split_once(' ')?;
    let number = mark
        .strip_suffix(['.', ')'])
        .is_some_and(|n| !n.is_empty() && n.len() < 10 && n.bytes().all(|b| b.is_ascii_digit()));
    (number || matches!(mark, "-" | "*" | "+")).then_some((mark, rest.trim()))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
