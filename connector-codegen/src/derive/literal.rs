//! Values of attributes by the kinds of descriptions.
//!
//! `on = [429, "5XX"]` is read as the list `[429, 5XX]` of a description is: each item must be a status.

use super::arguments::Given;
use super::errors::{Errors, meant};
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
    kinds: &[Kind],
    name: &Ident,
    errors: &mut Errors,
) -> syn::Result<Option<Given>> {
    let is_lit = match kind {
        Kind::Text | Kind::Template | Kind::Pointer | Kind::Source => input.peek(LitStr),
        Kind::Integer => input.peek(LitInt),
        Kind::Number => input.peek(LitInt) || input.peek(LitFloat),
        Kind::Duration | Kind::Status => input.peek(LitStr) || input.peek(LitInt),
        Kind::Boolean => input.peek(LitBool),
        Kind::Word(words) if input.peek(Ident::peek_any) && is_word(input, words, kinds) => {
            return word(input, words, name).map(Some);
        }
        Kind::List(of) if input.peek(token::Bracket) => {
            let inner;
            bracketed!(inner in input);
            let items: Vec<Lit> = Punctuated::<Lit, Token![,]>::parse_terminated(&inner)?.into_iter().collect();
            items.iter().for_each(|item| check(of, name, item, errors));
            return Ok(Some(Given::Items(items)));
        }
        Kind::Type if !input.peek(Lit) => return Ok(Some(Given::Type(Box::new(input.parse()?)))),
        _ => false,
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
fn is_word(input: ParseStream<'_>, words: &[&str], kinds: &[Kind]) -> bool {
    let typed = kinds.iter().any(|kind| matches!(kind, Kind::Type));
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
pub(super) fn text(lit: &Lit) -> String {
    match lit {
        Lit::Str(text) => text.value(),
        Lit::Int(number) => format!("{}{}", number.base10_digits(), number.suffix()),
        Lit::Float(number) => format!("{}{}", number.base10_digits(), number.suffix()),
        Lit::Bool(value) => value.value.to_string(),
        other => quote::ToTokens::to_token_stream(other).to_string(),
    }
}
