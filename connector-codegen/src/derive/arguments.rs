//! The arguments of an attribute, as they were read.
//!
//! `output = Pet, safe` is the list `[output: Type, safe: Flag]`; each reader removes the arguments that it knows.

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
    pub(crate) all: Vec<Argument>,
}

impl Arguments {
    /// Removes an argument.
    pub(crate) fn take(&mut self, name: &str) -> Option<Argument> {
        let at = self.all.iter().position(|argument| argument.name == name)?;
        Some(self.all.remove(at))
    }

    /// Removes a text.
    pub(crate) fn text(&mut self, name: &str) -> Option<LitStr> {
        if let Given::Text(text) = self.take(name)?.value { Some(text) } else { None }
    }

    /// Removes a type.
    pub(crate) fn ty(&mut self, name: &str) -> Option<Type> {
        if let Given::Type(ty) = self.take(name)?.value { Some(*ty) } else { None }
    }

    /// Returns an argument.
    pub(crate) fn find(&self, name: &str) -> Option<&Argument> {
        self.all.iter().find(|argument| argument.name == name)
    }

    /// Removes a flag. Returns `true` if it was there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        self.take(name).is_some()
    }

    /// Adds an argument. One of the same name is an error.
    pub(super) fn push(&mut self, argument: Argument, errors: &mut Errors) {
        if self.all.iter().any(|known| known.name == argument.name) {
            errors.report(argument.name.span(), format!("`{}` is set twice: keep one", argument.name));
        } else {
            self.all.push(argument);
        }
    }
}
