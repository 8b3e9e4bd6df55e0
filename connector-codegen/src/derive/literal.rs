//! Values of attributes by the kinds of descriptions, and arguments as objects of keys.
//!
//! `on = [429, "5XX"]` is read as the list `[429, 5XX]` of a description is: each item must be a status.

use super::attribute::{Argument, Arguments, Given};
use super::errors::{Errors, meant};
use super::grammar::{Key, Takes, own_name, spell};
use crate::catalog::keys::paging::{IN, PARAM, PLACES};
use crate::catalog::keys::read::{Mistakes, Read};
use crate::catalog::keys::{self, Kind};
use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Lit, LitBool, LitFloat, LitInt, LitStr, Token, bracketed, token};

/// Reads a value of a kind. Returns `None` if the next token is not of its form.
pub(super) fn literal(
    input: ParseStream<'_>,
    kind: &Kind,
    key: &Key,
    name: &Ident,
    errors: &mut Errors,
) -> syn::Result<Option<Given>> {
    let is_lit = match kind {
        Kind::Text | Kind::Template | Kind::Pointer | Kind::Source => input.peek(LitStr),
        Kind::Integer => input.peek(LitInt),
        Kind::Number => input.peek(LitInt) || input.peek(LitFloat),
        Kind::Duration | Kind::Status => input.peek(LitStr) || input.peek(LitInt),
        Kind::Boolean => input.peek(LitBool),
        Kind::Word(words) if input.peek(Ident::peek_any) && is_word(input, words, key) => {
            return word(input, words, name).map(Some);
        }
        Kind::List(of) if input.peek(token::Bracket) => {
            let inner;
            bracketed!(inner in input);
            let items: Vec<Lit> = Punctuated::<Lit, Token![,]>::parse_terminated(&inner)?.into_iter().collect();
            items.iter().for_each(|item| check(of, name, item, errors));
            return Ok(Some(Given::Items(items)));
        }
        Kind::Word(_) | Kind::Any | Kind::Type | Kind::Object(_) | Kind::Map(_) | Kind::List(_) | Kind::Either(_) => {
            false
        }
    };
    if !is_lit {
        return Ok(None);
    }
    let lit: Lit = input.parse()?;
    check(kind, name, &lit, errors);
    Ok(Some(match lit {
        Lit::Str(text) => Given::Text(text),
        lit => Given::Lit(lit),
    }))
}

/// Reports a literal that is not a duration, pointer and so on, as its kind requires.
fn check(kind: &Kind, name: &Ident, lit: &Lit, errors: &mut Errors) {
    if let Some((message, help)) = keys::mistake(kind, &name.to_string(), &text(lit)) {
        errors.report(lit.span(), format!("{message}: {help}"));
    }
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

/// Returns a literal as descriptions write it. `5m` without quotes is an integer with a suffix.
fn text(lit: &Lit) -> String {
    match lit {
        Lit::Str(text) => text.value(),
        Lit::Int(number) => format!("{}{}", number.base10_digits(), number.suffix()),
        Lit::Float(number) => format!("{}{}", number.base10_digits(), number.suffix()),
        Lit::Bool(value) => value.value.to_string(),
        other => quote::ToTokens::to_token_stream(other).to_string(),
    }
}

fn json(lit: &Lit) -> String {
    let text = text(lit);
    if matches!(lit, Lit::Str(_)) { serde_json::Value::from(text).to_string() } else { text }
}

impl Arguments {
    /// Returns `true` if a key of a description has a value.
    pub(super) fn contains(&self, key: &str) -> bool {
        self.of_key(key).is_some()
    }

    fn of_key(&self, key: &str) -> Option<&Argument> {
        match key {
            PARAM | IN => PLACES.iter().find_map(|place| self.find(place)),
            _ => self.find(own_name(key)),
        }
    }

    /// Reports mistakes, each at its argument.
    pub(super) fn report(&self, mistakes: Mistakes, errors: &mut Errors) {
        for mistake in mistakes.all {
            let [of, key] = mistake.at;
            let Some(of) = self.of_key(of) else { continue };
            let inner = if let Given::List(list) = &of.value { list.of_key(key) } else { None };
            errors.report(inner.unwrap_or(of).name.span(), format!("{}: {}", mistake.message, mistake.help));
        }
    }
}

impl Read for Arguments {
    fn text(&self, key: &str) -> Option<String> {
        let argument = self.of_key(key)?;
        match &argument.value {
            _ if key == IN => Some(argument.name.to_string()),
            Given::Text(value) => Some(value.value()),
            Given::Lit(lit) => Some(text(lit)),
            Given::Word(word) => Some(word.to_string()),
            Given::Flag => Some("true".to_owned()),
            Given::Type(_) | Given::Items(_) | Given::List(_) => None,
        }
    }

    fn json(&self, key: &str) -> Option<String> {
        match &self.of_key(key)?.value {
            Given::Text(text) => Some(serde_json::Value::from(text.value()).to_string()),
            Given::Items(items) => Some(format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(","))),
            Given::Flag | Given::Type(_) | Given::Lit(_) | Given::Word(_) | Given::List(_) => self.text(key),
        }
    }

    fn object(&self, key: &str) -> Option<&dyn Read> {
        match &self.of_key(key)?.value {
            Given::List(list) => Some(list),
            _ => None,
        }
    }

    fn has(&self, key: &keys::Key) -> bool {
        self.contains(key.name)
    }

    fn spell(&self, key: &keys::Key) -> String {
        format!("`{}`", spell(key))
    }
}
