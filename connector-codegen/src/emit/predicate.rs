//! What must hold for a success to be one, as data.
//!
//! `/ok` is true: `abi::Predicate { at: abi::Source::Body("/ok"), test: abi::Test::In(&["true"]) }`.

use super::{literal, source};
use crate::spec::behavior::{Predicate, Test};
use proc_macro2::TokenStream;
use quote::quote;

/// The predicate.
pub(super) fn predicate(predicate: &Predicate) -> TokenStream {
    let at = source::source(&predicate.at);
    let texts = |values: &[serde_json::Value]| {
        let texts = values.iter().map(|value| literal::text(&value.to_string()));
        quote!(&[#(#texts),*])
    };
    let test = match &predicate.test {
        Test::Exists => quote!(Exists),
        Test::Missing => quote!(Missing),
        Test::In(values) => {
            let values = texts(values);
            quote!(In(#values))
        }
        Test::NotIn(values) => {
            let values = texts(values);
            quote!(NotIn(#values))
        }
    };
    quote!(abi::Predicate { at: #at, test: abi::Test::#test })
}
