//! The grammar of attributes, by tables: which keys there are, and what stands behind each.
//!
//! Apart from the keys themselves, so that an unknown key, a doubled one and a value of the wrong kind are reported in
//! one way. `output = Pet, paging(page(query = "page")), safe` is the list `[output: Type, paging: List([page: List]),
//! safe: Flag]`.

use super::errors::{Errors, list, meant};
use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, LitInt, LitStr, Token, Type, parenthesized, token};

/// The keys of one attribute or list.
pub(crate) struct Table {
    /// What has them, in words: `an endpoint`.
    pub(crate) of: &'static str,
    pub(crate) keys: &'static [Key],
}

/// A key and what may stand behind it.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) takes: &'static [Takes],
}

/// What may stand behind a key.
#[derive(Clone, Copy)]
pub(crate) enum Takes {
    /// Nothing: `safe`.
    Flag,
    /// `path = "x"`
    Text,
    /// `output = Vec<Pet>`
    Type,
    /// `attempts = 3`
    Integer,
    /// `body = form`
    Word(&'static [&'static str]),
    /// `paging(…)`
    List(&'static Table),
}

/// What stands behind a key.
pub(crate) enum Given {
    Flag,
    Text(LitStr),
    Type(Box<Type>),
    Integer(LitInt),
    Word(Ident),
    List(Arguments),
}

/// A key with what stands behind it.
pub(crate) struct Argument {
    pub(crate) name: Ident,
    pub(crate) value: Given,
}

/// The arguments of one list.
#[derive(Default)]
pub(crate) struct Arguments {
    all: Vec<Argument>,
}

/// A key of a table.
pub(crate) const fn key(name: &'static str, takes: &'static [Takes]) -> Key {
    Key { name, takes }
}

impl Arguments {
    /// Takes an argument away.
    pub(crate) fn take(&mut self, name: &str) -> Option<Argument> {
        let at = self.all.iter().position(|argument| argument.name == name)?;
        Some(self.all.remove(at))
    }

    /// A text.
    pub(crate) fn text(&mut self, name: &str) -> Option<LitStr> {
        match self.take(name)?.value {
            Given::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A type.
    pub(crate) fn ty(&mut self, name: &str) -> Option<Type> {
        match self.take(name)?.value {
            Given::Type(ty) => Some(*ty),
            _ => None,
        }
    }

    /// A whole number.
    pub(crate) fn integer(&mut self, name: &str, errors: &mut Errors) -> Option<u64> {
        match self.take(name)?.value {
            Given::Integer(number) => errors.keep(number.base10_parse()),
            _ => None,
        }
    }

    /// A list, and its name.
    pub(crate) fn list(&mut self, name: &str) -> Option<(Ident, Arguments)> {
        let argument = self.take(name)?;
        match argument.value {
            Given::List(list) => Some((argument.name, list)),
            _ => Some((argument.name, Arguments::default())),
        }
    }

    /// Whether a flag is there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        self.take(name).is_some()
    }

    /// All that are left, in their order.
    pub(crate) fn into_rest(self) -> Vec<Argument> {
        self.all
    }

    /// Adds those of a further attribute.
    pub(crate) fn extend(&mut self, more: Arguments, errors: &mut Errors) {
        more.all.into_iter().for_each(|argument| self.push(argument, errors));
    }

    fn push(&mut self, argument: Argument, errors: &mut Errors) {
        if self.all.iter().any(|known| known.name == argument.name) {
            errors.report(argument.name.span(), format!("`{}` is said twice: keep one", argument.name));
        } else {
            self.all.push(argument);
        }
    }
}

/// The attributes of that name, each with its arguments' tokens.
pub(crate) fn of_name<'a>(attributes: &'a [Attribute], name: &str) -> impl Iterator<Item = &'a Attribute> {
    let name = name.to_owned();
    attributes.iter().filter(move |attribute| attribute.path().is_ident(&name))
}

/// Everything that attributes of that name say, by the table.
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

/// The arguments that stand in tokens.
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

/// Reads to the end of the input. What is wrong is skipped up to the next comma.
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
            errors.report(input.span(), "a comma is missing before this");
            skip(input);
            let _ = input.parse::<Token![,]>();
        }
    }
    all
}

fn argument(input: ParseStream<'_>, table: &Table, errors: &mut Errors) -> syn::Result<Option<Argument>> {
    let name = input.call(Ident::parse_any)?;
    let Some(key) = table.keys.iter().find(|key| name == key.name) else {
        let names = table.keys.iter().map(|key| key.name);
        let meant = meant(&name.to_string(), names);
        errors.report(name.span(), format!("`{name}` is nothing that {} has: {meant}", table.of));
        skip(input);
        return Ok(None);
    };
    let value = value(input, key, &name, errors)?;
    Ok(Some(Argument { name, value }))
}

fn value(input: ParseStream<'_>, key: &Key, name: &Ident, errors: &mut Errors) -> syn::Result<Given> {
    let wrong = |span: Span| syn::Error::new(span, format!("`{name}` is written {}", shapes(key)));
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
            Takes::Text if input.peek(LitStr) => return Ok(Given::Text(input.parse()?)),
            Takes::Integer if input.peek(LitInt) => return Ok(Given::Integer(input.parse()?)),
            Takes::Word(words) if input.peek(Ident::peek_any) && is_word(input, words, key) => {
                return word(input, words, name);
            }
            Takes::Type if !input.peek(syn::Lit) => return Ok(Given::Type(Box::new(input.parse()?))),
            _ => {}
        }
    }
    Err(wrong(input.span()))
}

/// Whether the next name is to be a word: where a type may stand too, only the words themselves are.
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
    Err(syn::Error::new(word.span(), format!("`{name}` cannot be `{word}`: {meant}")))
}

/// How a key is written, in words.
fn shapes(key: &Key) -> String {
    let name = key.name;
    let shape = |takes: &Takes| match takes {
        Takes::Flag => format!("`{name}`"),
        Takes::Text => format!("`{name} = \"…\"`"),
        Takes::Type => format!("`{name} = Type`"),
        Takes::Integer => format!("`{name} = 3`"),
        Takes::Word(words) => format!("`{name} = WORD` with one of {}", list(words.iter().copied())),
        Takes::List(table) => {
            let keys: Vec<_> = table.keys.iter().map(|key| key.name).collect();
            format!("`{name}(…)` with {}", list(keys))
        }
    };
    key.takes.iter().map(shape).collect::<Vec<_>>().join(" or ")
}

/// Goes on to the next comma, or to the end. A type is stepped over whole, since it may hold commas.
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
