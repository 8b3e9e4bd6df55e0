//! Line breaks of tables in generated code: the input of `abi::model!` and similar macros, one row a line.
//!
//! Separate because the printer does not know macros and fills lines with their tokens. Only blanks between the tokens of
//! tables change here; everything else stays as printed.
//!
//! `abi::model!(Pet { id = get "id", note = opt "note" });` becomes `abi::model!(Pet {`, two lines, and `});` where it
//! does not fit into one line.

#[cfg(test)]
mod tests;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Item, Macro};

/// A table as long as this, with its indentation, has a line for each row.
const WIDTH: usize = 100;

/// The blanks between two tokens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    Space,
    /// Before a row: a space, or a line break in a long table.
    Row,
    /// After the last row.
    End,
}

/// The tokens of a table as text, each with the gap before it.
#[derive(Default)]
struct Table {
    tokens: Vec<(Gap, String)>,
    /// The gap after the last token.
    gap: Gap,
}

/// Lays out the tables of these items in the printer's text.
pub(super) fn lay_out(text: &str, items: &[Item]) -> String {
    let mut tables = Vec::new();
    find(items, &mut tables);
    let mut tables = tables.into_iter().peekable();
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while !rest.is_empty() {
        let (indent, code) = rest.split_at(rest.len() - rest.trim_start_matches(' ').len());
        out.push_str(indent);
        rest = code;
        if let Some(after) = tables.peek().and_then(|table| table.skip(code)) {
            tables.next().into_iter().for_each(|table| table.write(&mut out, indent));
            rest = after;
        }
        let (line, after) = rest.split_at(rest.find('\n').map_or(rest.len(), |end| end + 1));
        out.push_str(line);
        rest = after;
    }
    out
}

/// The tables of all modules, in the order of the text.
fn find(items: &[Item], tables: &mut Vec<Table>) {
    for item in items {
        match item {
            Item::Mod(module) => module.content.iter().for_each(|(_, items)| find(items, tables)),
            Item::Macro(item) if is_table(&item.mac) => {
                let mut table = Table::default();
                table.add(item.mac.to_token_stream(), false);
                tables.push(table);
            }
            _ => {}
        }
    }
}

/// Returns `true` for `Pet { … }` only.
fn is_table(call: &Macro) -> bool {
    let mut tokens = call.tokens.clone().into_iter();
    let both = (tokens.next(), tokens.next(), tokens.next());
    matches!(both, (Some(TokenTree::Ident(_)), Some(TokenTree::Group(body)), None) if is_body(&body))
}

fn is_body(group: &Group) -> bool {
    group.delimiter() == Delimiter::Brace
}

impl Table {
    /// Adds tokens, with the usual blanks between them: `0 = Ok(abi::Map<i64>)`.
    fn add(&mut self, tokens: TokenStream, are_rows: bool) {
        let mut depth = 0_usize;
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.add_group(&group),
                TokenTree::Punct(punct) => {
                    let sign = punct.as_char();
                    // A comma between the arguments of a type does not end a row.
                    depth = (depth + usize::from(sign == '<')).saturating_sub(usize::from(sign == '>'));
                    let after = match sign {
                        ',' if are_rows && depth == 0 => Gap::Row,
                        ',' | '=' => Gap::Space,
                        _ => Gap::None,
                    };
                    let before = if matches!(sign, '=' | '-' | '&') { self.gap } else { Gap::None };
                    self.push(before, sign.to_string(), after);
                }
                word => self.push(self.gap, word.to_string(), Gap::Space),
            }
        }
    }

    fn add_group(&mut self, group: &Group) {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ('(', ')'),
            Delimiter::Bracket => ('[', ']'),
            Delimiter::Brace => ('{', '}'),
            Delimiter::None => return self.add(group.stream(), false),
        };
        let has_rows = is_body(group) && !group.stream().is_empty();
        let (before, inner, end) = match (is_body(group), has_rows) {
            (true, true) => (self.gap, Gap::Row, Gap::End),
            (true, false) => (self.gap, Gap::None, Gap::None),
            (false, _) => (Gap::None, Gap::None, Gap::None),
        };
        self.push(before, open.to_string(), inner);
        self.add(group.stream(), has_rows);
        self.push(end, close.to_string(), Gap::Space);
    }

    fn push(&mut self, before: Gap, text: String, after: Gap) {
        self.tokens.push((before, text));
        self.gap = after;
    }

    /// Returns the rest of the text after the table, if the text begins with its tokens, with any blanks between them.
    fn skip<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.tokens.iter().try_fold(text, |text, (_, token)| text.trim_start().strip_prefix(token.as_str()))
    }

    fn write(&self, out: &mut String, indent: &str) {
        let rows = self.tokens.iter().filter(|(gap, _)| *gap == Gap::Row).count();
        let blanks = self.tokens.iter().filter(|(gap, _)| *gap != Gap::None).count();
        // With the semicolon after it.
        let width = indent.len() + blanks + self.tokens.iter().map(|(_, token)| token.len()).sum::<usize>() + 1;
        let is_long = rows > 1 && width > WIDTH;
        for (gap, token) in &self.tokens {
            match gap {
                Gap::None => {}
                Gap::Row if is_long => out.extend(["\n", indent, "    "]),
                Gap::End if is_long => out.extend(["\n", indent]),
                Gap::Space | Gap::Row | Gap::End => out.push(' '),
            }
            out.push_str(token);
        }
    }
}
