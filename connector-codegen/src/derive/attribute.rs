//! The grammar of attributes, by tables: the keys, and the kind of value that each accepts.
//!
//! `output = Pet, paging(page(query = "page")), safe` is the list `[output: Type, paging: List([page: List]), safe:
//! Flag]`. An unknown key, a duplicate one and a value of the wrong kind are reported here, whatever the attribute.

use super::arguments::{Argument, Arguments, Given};
use super::errors::{Errors, meant};
use super::grammar::{self, forms, keys, owner, shapes};
use super::literal::literal;
use crate::catalog::keys::{Key, Kind, Table};
use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Token, Type, parenthesized, token};

/// Keys that have another name now.
const RENAMED: [(&str, &str); 2] = [("url", "next_url"), ("last", "total_pages")];

/// Yields the attributes of that name.
pub(crate) fn of_name<'a>(attributes: &'a [Attribute], name: &str) -> impl Iterator<Item = &'a Attribute> {
    let name = name.to_owned();
    attributes.iter().filter(move |attribute| attribute.path().is_ident(&name))
}

/// Reads all attributes of that name, by the table.
pub(crate) fn read(attributes: &[Attribute], name: &str, table: &'static Table, errors: &mut Errors) -> Arguments {
    let mut all = Arguments::default();
    for attribute in of_name(attributes, name) {
        if let Some(list) = errors.keep(attribute.meta.require_list()) {
            let more = tokens(list.tokens.clone(), table, errors);
            all.extend(more, errors);
        }
    }
    all
}

/// Reads arguments from tokens.
pub(crate) fn tokens(tokens: TokenStream, table: &'static Table, errors: &mut Errors) -> Arguments {
    let parsed = (|input: ParseStream<'_>| Ok(arguments(input, table, errors))).parse2(tokens);
    match parsed {
        Ok(arguments) => arguments,
        Err(error) => {
            errors.add(error);
            Arguments::default()
        }
    }
}

/// Reads to the end of the input. After a mistake, reading goes on behind the next comma.
pub(crate) fn arguments(input: ParseStream<'_>, table: &'static Table, errors: &mut Errors) -> Arguments {
    let keys = keys(table);
    let mut all = Arguments::default();
    while !input.is_empty() {
        match argument(input, table, &keys, errors) {
            Ok(Some(argument)) => all.push(argument, errors),
            Ok(None) => {}
            Err(error) => {
                errors.add(error);
                skip(input);
            }
        }
        if !input.is_empty() && input.parse::<Token![,]>().is_err() {
            errors.report(input.span(), "expected a comma before this");
            skip(input);
            let _ = input.parse::<Token![,]>();
        }
    }
    all
}

fn argument(
    input: ParseStream<'_>,
    table: &'static Table,
    keys: &[Key],
    errors: &mut Errors,
) -> syn::Result<Option<Argument>> {
    let written = input.call(Ident::parse_any)?;
    let renamed = RENAMED.iter().find(|(old, _)| written == old).map(|(_, new)| *new);
    let find = |name: &dyn Fn(&Key) -> bool| keys.iter().find(|key| name(key));
    let key = match (find(&|key| written == key.name), find(&|key| Some(key.name) == renamed)) {
        (Some(key), _) => key,
        (None, Some(key)) => {
            let message = format!("{} has no key `{written}`: write `{}`, as in descriptions", owner(table), key.name);
            errors.report(written.span(), message);
            key
        }
        (None, None) => {
            let meant = meant(&written.to_string(), keys.iter().map(|key| key.name));
            errors.report(written.span(), format!("{} has no key `{written}`: {meant}", owner(table)));
            skip(input);
            return Ok(None);
        }
    };
    let name = if written == key.name { written } else { Ident::new(key.name, written.span()) };
    let value = value(input, key, &name, errors)?;
    Ok(Some(Argument { name, value }))
}

fn value(input: ParseStream<'_>, key: &Key, name: &Ident, errors: &mut Errors) -> syn::Result<Given> {
    let wrong = |span: Span| syn::Error::new(span, format!("expected {}", shapes(key)));
    let kinds = forms(key.kind);
    if input.peek(token::Paren) {
        let inner;
        let paren = parenthesized!(inner in input);
        let table = kinds.iter().find_map(|kind| if let Kind::Object(table) = kind { Some(*table) } else { None });
        let table = table.ok_or_else(|| wrong(paren.span.join()))?;
        let list = arguments(&inner, table, errors);
        grammar::check(table, name, &list, errors);
        return Ok(Given::List(list));
    }
    if !input.peek(Token![=]) {
        return kinds.iter().rev().find_map(alone).ok_or_else(|| wrong(name.span()));
    }
    let equals = input.parse::<Token![=]>()?;
    if input.is_empty() || input.peek(Token![,]) {
        return Err(wrong(equals.span));
    }
    for kind in &kinds {
        if let Some(given) = literal(input, kind, &kinds, name, errors)? {
            return Ok(given);
        }
    }
    Err(wrong(input.span()))
}

/// Returns the value of a key alone, if that is enough: of `link`, no arguments.
fn alone(kind: &Kind) -> Option<Given> {
    match kind {
        Kind::Flag | Kind::Boolean => Some(Given::Flag),
        Kind::Object(table) if table.keys.iter().all(|key| !key.required) => Some(Given::List(Arguments::default())),
        _ => None,
    }
}

/// Skips to the next comma, or to the end. A type is skipped as a whole, since it may contain commas.
fn skip(input: ParseStream<'_>) {
    if input.peek(Token![=]) && !input.peek2(syn::Lit) {
        let ahead = input.fork();
        let typed = ahead.parse::<Token![=]>().is_ok() && ahead.parse::<Type>().is_ok();
        if typed {
            let _ = input.parse::<Token![=]>();
            let _ = input.parse::<Type>();
        }
    }
    while !input.is_empty() && !input.peek(Token![,]) {
        let _ = input.parse::<proc_macro2::TokenTree>();
    }
}
