//! The arguments of an attribute, as they were read.
//!
//! `output = Pet, safe` is the list `[output: Type, safe: Flag]`, from which each reader takes what it knows.

use super::errors::Errors;
use proc_macro2::Ident;
use syn::{Lit, LitStr, Type};

/// The value of a key.
pub(crate) enum Given {
    Flag,
    Text(LitStr),
    Type(Box<Type>),
    /// A number, `true` or `false`.
    Lit(Lit),
    Word(Ident),
    /// `[429, "5XX"]`
    Items(Vec<Lit>),
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

    /// Returns an argument.
    pub(crate) fn find(&self, name: &str) -> Option<&Argument> {
        self.all.iter().find(|argument| argument.name == name)
    }

    /// Yields the arguments, in order.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Argument> {
        self.all.iter()
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

    pub(super) fn push(&mut self, argument: Argument, errors: &mut Errors) {
        if self.all.iter().any(|known| known.name == argument.name) {
            errors.report(argument.name.span(), format!("`{}` is set twice: keep one", argument.name));
        } else {
            self.all.push(argument);
        }
    }
}
