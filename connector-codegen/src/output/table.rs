//! Tables in generated code, one row a line: what `abi::model!` and its like are given.
//!
//! Apart because the printer knows no macros and fills lines with their tokens: it prints a call without arguments in
//! the place of each table, and the tables are put in afterwards. The tokens stay as they are.
//!
//! `abi::model!(Pet { id = get "id", note = opt "note" });` becomes `abi::model!(Pet {`, two lines, and `});` where it
//! does not fit into one line.

#[cfg(test)]
mod tests;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::Item;

/// A table as long as this, with its indentation, has a line for each row.
const WIDTH: usize = 100;

/// A table that was taken out.
pub(super) struct Table {
    /// `abi::model`
    path: String,
    /// `Pet`
    name: String,
    /// `id = get "id"`
    rows: Vec<String>,
}

/// Takes the tables out of all modules.
pub(super) fn take(items: &mut [Item]) -> Vec<Table> {
    let mut tables = Vec::new();
    take_from(items, &mut tables);
    tables
}

fn take_from(items: &mut [Item], tables: &mut Vec<Table>) {
    for item in items {
        match item {
            Item::Mod(module) => {
                if let Some((_, items)) = &mut module.content {
                    take_from(items, tables);
                }
            }
            Item::Macro(item) => {
                if let Some((name, body)) = table(item.mac.tokens.clone()) {
                    let path: Vec<_> = item.mac.path.segments.iter().map(|part| part.ident.to_string()).collect();
                    tables.push(Table { path: path.join("::"), name, rows: rows(body.stream()) });
                    item.mac.tokens = TokenStream::new();
                }
            }
            _ => {}
        }
    }
}

/// `Pet { … }`, and nothing else.
fn table(tokens: TokenStream) -> Option<(String, Group)> {
    let mut tokens = tokens.into_iter();
    match (tokens.next()?, tokens.next()?, tokens.next()) {
        (TokenTree::Ident(name), TokenTree::Group(body), None) if body.delimiter() == Delimiter::Brace => {
            Some((name.to_string(), body))
        }
        _ => None,
    }
}

fn rows(tokens: TokenStream) -> Vec<String> {
    let mut rows = vec![Vec::new()];
    let mut depth = 0_usize;
    for token in tokens {
        match &token {
            // A comma between the arguments of a type ends no row.
            TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' => depth = depth.saturating_sub(1),
            TokenTree::Punct(punct) if punct.as_char() == ',' && depth == 0 => {
                rows.push(Vec::new());
                continue;
            }
            _ => {}
        }
        if let Some(row) = rows.last_mut() {
            row.push(token);
        }
    }
    rows.into_iter().map(text).filter(|row| !row.is_empty()).collect()
}

/// Tokens with the spaces that one expects: `0 = Ok(abi::Map<i64>)`.
fn text(tokens: impl IntoIterator<Item = TokenTree>) -> String {
    let mut out = String::new();
    let mut glued = true;
    for token in tokens {
        let (text, before, after) = match &token {
            TokenTree::Group(group) => (delimited(group), false, true),
            TokenTree::Punct(punct) => match punct.as_char() {
                '=' => ("=".to_owned(), true, true),
                ',' => (",".to_owned(), false, true),
                sign => (sign.to_string(), sign == '-' || sign == '&', false),
            },
            other => (other.to_string(), true, true),
        };
        if before && !glued {
            out.push(' ');
        }
        out.push_str(&text);
        glued = !after;
    }
    out
}

fn delimited(group: &Group) -> String {
    let inner = text(group.stream());
    match group.delimiter() {
        Delimiter::Parenthesis => format!("({inner})"),
        Delimiter::Bracket => format!("[{inner}]"),
        Delimiter::Brace => format!("{{{inner}}}"),
        Delimiter::None => inner,
    }
}

/// Puts the tables back into the text, in the same order.
pub(super) fn put(text: &str, tables: &[Table]) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut tables = tables.iter().peekable();
    for line in text.lines() {
        let code = line.trim_start();
        let indent = line.get(..line.len() - code.len()).unwrap_or_default();
        match tables.next_if(|table| code.strip_suffix("!();") == Some(&table.path)) {
            Some(table) => write(&mut out, indent, table),
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

fn write(out: &mut String, indent: &str, table: &Table) {
    let Table { path, name, rows } = table;
    let line = match rows.as_slice() {
        [] => format!("{indent}{path}!({name} {{}});"),
        rows => format!("{indent}{path}!({name} {{ {} }});", rows.join(", ")),
    };
    if rows.len() < 2 || line.len() <= WIDTH {
        out.push_str(&line);
        return;
    }
    out.push_str(&format!("{indent}{path}!({name} {{\n"));
    // No comma after the last row: the tokens are those of the macro.
    out.push_str(&format!("{indent}    {}\n", rows.join(&format!(",\n{indent}    "))));
    out.push_str(&format!("{indent}}});"));
}
