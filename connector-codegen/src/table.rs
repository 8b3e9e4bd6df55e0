//! Tables as tokens: the one printer of them, by a walk over their fields.
//!
//! A query parameter that is not exploded is `query("labels").explode(false)`: its constructor, and a setter for each
//! field that differs from the default. No literal of a struct is printed, so that tables can grow.

pub(crate) mod text;

use connector_tables::kinds;
use connector_tables::walk::{Record, Value};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// Paths by which the printed code names constructors and types.
#[derive(Clone, Copy)]
pub(crate) struct Scope {
    /// Path before the constructors; absent if they are imported.
    constructors: Option<&'static str>,
    /// Path before types and constants.
    types: &'static str,
}

impl Scope {
    /// A module that imports all of `abi`.
    pub(crate) const IMPORTED: Self = Self { constructors: None, types: "abi" };
    /// A module that imports only the name `abi`.
    pub(crate) const NAMED: Self = Self { constructors: Some("abi"), types: "abi" };
    /// The output of a derive, which must not touch the names of its surroundings.
    pub(crate) const DERIVED: Self = Self { constructors: Some("__abi"), types: "__abi" };
}

/// Returns the tokens of a row.
pub(crate) fn tokens(record: &Record<'_>, scope: Scope) -> TokenStream {
    let prefix = scope.constructors.map(path);
    let module = record.module.map(path);
    let make = ident(record.make);
    let args = record.args.iter().filter_map(|value| argument(value, scope));
    let setters = record.changed().filter_map(|field| {
        let (name, value) = (ident(field.name), argument(&field.value, scope)?);
        Some(quote!(.#name(#value)))
    });
    quote!(#prefix #module #make(#(#args),*) #(#setters)*)
}

/// Returns the tokens of a value as the argument of a constructor or setter. An unset value is none.
fn argument(value: &Value<'_>, scope: Scope) -> Option<TokenStream> {
    let types = path(scope.types);
    Some(match value {
        Value::Absent => return None,
        Value::Flag(value) => quote!(#value),
        Value::Count(value) => literal(Literal::u64_unsuffixed(*value)),
        Value::Integer(value) => integer(*value),
        Value::Number(value) => number(*value),
        Value::Text(value) => literal(Literal::string(value)),
        Value::Status(value) => status(*value, scope),
        Value::Kinds(0) => quote!(0),
        Value::Kinds(value) => {
            let named = kinds::NAMES.iter().filter(|(bit, _)| value & bit != 0);
            let names = named.map(|(_, name)| ident(name));
            quote!(#(#types kinds::#names)|*)
        }
        Value::Word { of, variant, .. } => {
            let (of, variant) = (ident(of), ident(variant));
            quote!(#types #of::#variant)
        }
        Value::Record(record) => tokens(record, scope),
        Value::One(row) => {
            let row = argument(row, scope)?;
            quote!(&#row)
        }
        Value::List(rows) => {
            let rows = rows.iter().filter_map(|row| argument(row, scope));
            quote!(&[#(#rows),*])
        }
    })
}

/// `404`, `range(4)`, `DEFAULT`
fn status(value: u16, scope: Scope) -> TokenStream {
    let prefix = scope.constructors.map(path);
    let number = Literal::u16_unsuffixed(value);
    match value {
        0 => quote!(#prefix DEFAULT),
        1..=9 => quote!(#prefix range(#number)),
        _ => quote!(#number),
    }
}

/// Returns an integer. The sign is a token of its own: a negative literal does not survive parsing.
pub(crate) fn integer(value: i64) -> TokenStream {
    let digits = Literal::u64_unsuffixed(value.unsigned_abs());
    if value < 0 { quote!(-#digits) } else { quote!(#digits) }
}

/// Returns a number, in the shortest spelling that reads back the same.
pub(crate) fn number(value: f64) -> TokenStream {
    match format!("{:?}", value.abs()).parse::<Literal>() {
        Ok(digits) if value.is_sign_negative() => quote!(-#digits),
        Ok(digits) => quote!(#digits),
        Err(_) => quote!(0.0),
    }
}

fn literal(literal: Literal) -> TokenStream {
    quote!(#literal)
}

fn path(module: &str) -> TokenStream {
    let module = ident(module);
    quote!(#module::)
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

#[cfg(test)]
mod tests {
    use super::{Scope, tokens};
    use connector_tables::{self as tables, Style};

    fn printed(record: &tables::walk::Record<'_>, scope: Scope) -> String {
        tokens(record, scope).to_string().replace(' ', "")
    }

    #[test]
    fn only_what_differs_is_printed() {
        const GET: tables::Operation<'_> = tables::get("a", "/a/{b}")
            .params(&[tables::path("b"), tables::query("c").style(Style::DeepObject)])
            .errors(&[tables::json(404), tables::text(tables::range(4)), tables::json(tables::DEFAULT)])
            .security(&[]);
        let expected = r#"get("a","/a/{b}").params(&[path("b"),query("c").style(abi::Style::DeepObject)]).errors(&[json(404),text(range(4)),json(DEFAULT)]).security(&[])"#;
        assert_eq!(printed(&GET.record(), Scope::IMPORTED), expected);
    }

    #[test]
    fn a_derive_names_everything_in_full() {
        const RETRY: tables::Behavior<'_> = tables::behavior().retry(tables::retry().factor(1.5).statuses(&[429, 5]));
        let expected = "__abi::behavior().retry(__abi::retry().factor(1.5).statuses(&[429,__abi::range(5)]))";
        assert_eq!(printed(&RETRY.record(), Scope::DERIVED), expected);
        let rule = tables::rule().kinds(tables::kinds::STRING | tables::kinds::NULL);
        assert_eq!(printed(&rule.record(), Scope::NAMED), "abi::rule().kinds(abi::kinds::STRING|abi::kinds::NULL)");
    }
}
