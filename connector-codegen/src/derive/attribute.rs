//! The grammar of attributes, by tables: the keys, and the kind of value that each accepts.
//!
//! `output = Pet, paging(page(query = "page")), safe` is the list `[output: Type, paging: List([page: List]), safe:
//! Flag]`. An unknown key, a duplicate one and a value of the wrong kind are reported here, whatever the attribute.

use super::errors::{Errors, list, meant};
use super::value;
use connector_tables::SourceBuf;
use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, LitInt, LitStr, Token, Type, parenthesized, token};

/// The keys of one attribute or list.
pub(crate) struct Table {
    /// The owner of the keys, in words: `an endpoint`.
    pub(crate) of: &'static str,
    pub(crate) keys: &'static [Key],
}

/// A key and the kinds of values that it accepts.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) takes: &'static [Takes],
}

/// A kind of value.
#[derive(Clone, Copy)]
pub(crate) enum Takes {
    /// None: `safe`.
    Flag,
    /// `path = "x"`
    Text,
    /// `output = Vec<Pet>`
    Type,
    /// `attempts = 3`
    Integer,
    /// `timeout = "30s"` or `timeout = 30`
    Duration,
    /// `body = form`
    Word(&'static [&'static str]),
    /// `paging(…)`
    List(&'static Table),
}

/// The value of a key.
pub(crate) enum Given {
    Flag,
    Text(LitStr),
    Type(Box<Type>),
    Integer(LitInt),
    Word(Ident),
    List(Arguments),
}

/// A key with its value.
pub(crate) struct Argument {
    pub(crate) name: Ident,
    pub(crate) value: Given,
}

/// The arguments of one list.
#[derive(Default)]
pub(crate) struct Arguments {
    all: Vec<Argument>,
}

/// Keys that have another name now.
const RENAMED: [(&str, &str); 2] = [("url", "next_url"), ("last", "total_pages")];

impl Table {
    fn find(&self, name: &Ident) -> Option<&Key> {
        self.keys.iter().find(|key| name == key.name)
    }
}

/// Creates a key of a table.
pub(crate) const fn key(name: &'static str, takes: &'static [Takes]) -> Key {
    Key { name, takes }
}

impl Arguments {
    /// Removes an argument.
    pub(crate) fn take(&mut self, name: &str) -> Option<Argument> {
        let at = self.all.iter().position(|argument| argument.name == name)?;
        Some(self.all.remove(at))
    }

    /// Removes a text.
    pub(crate) fn text(&mut self, name: &str) -> Option<LitStr> {
        match self.take(name)?.value {
            Given::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Removes a type.
    pub(crate) fn ty(&mut self, name: &str) -> Option<Type> {
        match self.take(name)?.value {
            Given::Type(ty) => Some(*ty),
            _ => None,
        }
    }

    /// Removes a location in a response.
    pub(crate) fn source(&mut self, name: &str, errors: &mut Errors) -> Option<SourceBuf> {
        self.text(name).map(|text| value::source(&text, errors))
    }

    /// Removes a duration. Returns milliseconds.
    pub(crate) fn duration(&mut self, name: &str, errors: &mut Errors) -> Option<u64> {
        match self.take(name)?.value {
            Given::Text(text) => value::duration(&text.value(), text.span(), errors),
            // `5m` without quotes is an integer with a suffix.
            Given::Integer(number) => {
                let text = format!("{}{}", number.base10_digits(), number.suffix());
                value::duration(&text, number.span(), errors)
            }
            _ => None,
        }
    }

    /// Removes an integer.
    pub(crate) fn integer(&mut self, name: &str, errors: &mut Errors) -> Option<u64> {
        match self.take(name)?.value {
            Given::Integer(number) => errors.keep(number.base10_parse()),
            _ => None,
        }
    }

    /// Removes a list. Returns it with its name.
    pub(crate) fn list(&mut self, name: &str) -> Option<(Ident, Arguments)> {
        let argument = self.take(name)?;
        match argument.value {
            Given::List(list) => Some((argument.name, list)),
            _ => Some((argument.name, Arguments::default())),
        }
    }

    /// Removes a flag. Returns `true` if it was there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        self.take(name).is_some()
    }

    /// Returns the remaining arguments, in order.
    pub(crate) fn into_rest(self) -> Vec<Argument> {
        self.all
    }

    /// Adds the arguments of another attribute.
    pub(crate) fn extend(&mut self, more: Arguments, errors: &mut Errors) {
        more.all.into_iter().for_each(|argument| self.push(argument, errors));
    }

    fn push(&mut self, argument: Argument, errors: &mut Errors) {
        if self.all.iter().any(|known| known.name == argument.name) {
            errors.report(argument.name.span(), format!("`{}` is set twice: keep one", argument.name));
        } else {
            self.all.push(argument);
        }
    }
}

/// Yields the attributes of that name.
pub(crate) fn of_name<'a>(attributes: &'a [Attribute], name: &str) -> impl Iterator<Item = &'a Attribute> {
    let name = name.to_owned();
    attributes.iter().filter(move |attribute| attribute.path().is_ident(&name))
}

/// Reads all attributes of that name, by the table.
pub(crate) fn read(attributes: &[Attribute], name: &str, table: &Table, errors: &mut Errors) -> Arguments {
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
pub(crate) fn tokens(tokens: TokenStream, table: &Table, errors: &mut Errors) -> Arguments {
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
pub(crate) fn arguments(input: ParseStream<'_>, table: &Table, errors: &mut Errors) -> Arguments {
    let mut all = Arguments::default();
    while !input.is_empty() {
        match argument(input, table, errors) {
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

fn argument(input: ParseStream<'_>, table: &Table, errors: &mut Errors) -> syn::Result<Option<Argument>> {
    let written = input.call(Ident::parse_any)?;
    let Some(key) = table.find(&written).or_else(|| renamed(&written, table, errors)) else {
        let meant = meant(&written.to_string(), table.keys.iter().map(|key| key.name));
        errors.report(written.span(), format!("{} has no key `{written}`: {meant}", table.of));
        skip(input);
        return Ok(None);
    };
    let name = if written == key.name { written } else { Ident::new(key.name, written.span()) };
    let value = value(input, key, &name, errors)?;
    Ok(Some(Argument { name, value }))
}

/// Returns the key that has another name now, after a report.
fn renamed<'t>(name: &Ident, table: &'t Table, errors: &mut Errors) -> Option<&'t Key> {
    let (_, new) = RENAMED.iter().find(|(old, _)| name == old)?;
    let key = table.keys.iter().find(|key| key.name == *new)?;
    errors.report(name.span(), format!("{} has no key `{name}`: write `{new}`, as in descriptions", table.of));
    Some(key)
}

fn value(input: ParseStream<'_>, key: &Key, name: &Ident, errors: &mut Errors) -> syn::Result<Given> {
    let wrong = |span: Span| syn::Error::new(span, format!("expected {}", shapes(key)));
    if input.peek(token::Paren) {
        let inner;
        let paren = parenthesized!(inner in input);
        let table = key.takes.iter().find_map(|takes| if let Takes::List(table) = takes { Some(table) } else { None });
        let table = table.ok_or_else(|| wrong(paren.span.join()))?;
        return Ok(Given::List(arguments(&inner, table, errors)));
    }
    if !input.peek(Token![=]) {
        let flag = key.takes.iter().any(|takes| matches!(takes, Takes::Flag));
        return if flag { Ok(Given::Flag) } else { Err(wrong(name.span())) };
    }
    let equals = input.parse::<Token![=]>()?;
    if input.is_empty() || input.peek(Token![,]) {
        return Err(wrong(equals.span));
    }
    for takes in key.takes {
        match takes {
            Takes::Text | Takes::Duration if input.peek(LitStr) => return Ok(Given::Text(input.parse()?)),
            Takes::Integer | Takes::Duration if input.peek(LitInt) => return Ok(Given::Integer(input.parse()?)),
            Takes::Word(words) if input.peek(Ident::peek_any) && is_word(input, words, key) => {
                return word(input, words, name);
            }
            Takes::Type if !input.peek(syn::Lit) => return Ok(Given::Type(Box::new(input.parse()?))),
            _ => {}
        }
    }
    Err(wrong(input.span()))
}

/// Returns `true` if the next name is to be read as a word. If the key accepts types too, only the words themselves are.
fn is_word(input: ParseStream<'_>, words: &[&str], key: &Key) -> bool {
    let typed = key.takes.iter().any(|takes| matches!(takes, Takes::Type));
    let next = input.fork().call(Ident::parse_any);
    !typed || next.is_ok_and(|next| words.contains(&next.to_string().as_str()))
}

fn word(input: ParseStream<'_>, words: &[&str], name: &Ident) -> syn::Result<Given> {
    let word = input.call(Ident::parse_any)?;
    if words.iter().any(|known| word == known) {
        return Ok(Given::Word(word));
    }
    let meant = meant(&word.to_string(), words.iter().copied());
    Err(syn::Error::new(word.span(), format!("invalid value `{word}` of `{name}`: {meant}")))
}

/// Returns how a key is written, in words.
fn shapes(key: &Key) -> String {
    let name = key.name;
    let shape = |takes: &Takes| match takes {
        Takes::Flag => format!("`{name}`"),
        Takes::Text => format!("`{name} = \"…\"`"),
        Takes::Type => format!("`{name} = Type`"),
        Takes::Integer => format!("`{name} = 3`"),
        Takes::Duration => format!("`{name} = \"30s\"` or `{name} = 30` for seconds"),
        Takes::Word([word]) => format!("`{name} = {word}`"),
        Takes::Word(words) => format!("`{name} = WORD` with one of {}", list(words.iter().copied())),
        Takes::List(table) => {
            let keys: Vec<_> = table.keys.iter().map(|key| key.name).collect();
            format!("`{name}(…)` with {}", list(keys))
        }
    };
    key.takes.iter().map(shape).collect::<Vec<_>>().join(" or ")
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
