//! What a client does around a call, as a table: only what is unusual.
//!
//! A call that is sent once is `abi::Behavior { retry: Some(abi::Retry { attempts: 1, ..abi::RETRY }), ..abi::BEHAVIOR }`.
//! Every name has `abi::` before it: a marker of the document may be called `Next`.

use super::{fixed, literal, paging, predicate, retry, source};
use crate::plan::Behavior;
use crate::spec::Pick;
use proc_macro2::TokenStream;
use quote::quote;

/// `behavior: &abi::Behavior { … },`; nothing, where nothing is unusual.
pub(super) fn member(behavior: Option<&Behavior>) -> TokenStream {
    match behavior {
        Some(behavior) => {
            let members = members(behavior);
            quote!(behavior: &abi::Behavior { #members ..abi::BEHAVIOR },)
        }
        None => TokenStream::new(),
    }
}

fn members(behavior: &Behavior) -> TokenStream {
    let Behavior { said, select, output } = behavior;
    let mut members = TokenStream::new();
    if !said.fixed.is_empty() {
        let each = said.fixed.iter().map(fixed::fixed);
        members.extend(quote!(fixed: &[#(#each),*],));
    }
    if !select.is_empty() {
        let select = literal::text(select);
        members.extend(quote!(select: #select,));
    }
    if !output.is_empty() {
        let each = output.iter().map(pick);
        members.extend(quote!(output: &[#(#each),*],));
    }
    if let Some(success) = &said.success {
        let success = predicate::predicate(success);
        members.extend(quote!(success: Some(#success),));
    }
    if let Some(paging) = &said.paging {
        let paging = paging::paging(paging);
        members.extend(quote!(paging: Some(&#paging),));
    }
    if let Some(retry) = &said.retry {
        let retry = retry::retry(retry);
        members.extend(quote!(retry: Some(#retry),));
    }
    if let Some(rate) = &said.rate {
        let rate = retry::rate(rate);
        members.extend(quote!(rate: Some(#rate),));
    }
    if let Some(millis) = said.timeout {
        let millis = literal::count(millis);
        members.extend(quote!(timeout: Some(#millis),));
    }
    if let Some(safe) = said.safe {
        members.extend(quote!(safe: Some(#safe),));
    }
    members
}

fn pick(pick: &Pick) -> TokenStream {
    let (name, from) = (literal::text(&pick.name), source::source(&pick.from));
    quote!(abi::Pick { name: #name, from: #from })
}
