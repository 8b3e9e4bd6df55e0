//! When a call is sent again and how often, as data: what the document does not say is as the runtime has it.
//!
//! `abi::Retry { attempts: 5, ..abi::RETRY }`

use super::literal;
use crate::spec::Status;
use crate::spec::behavior::{Rate, Retry};
use proc_macro2::TokenStream;
use quote::quote;

/// The retry.
pub(super) fn retry(retry: &Retry) -> TokenStream {
    let mut members = TokenStream::new();
    if let Some(count) = retry.attempts {
        let count = literal::count(count.into());
        members.extend(quote!(attempts: #count,));
    }
    if let Some(millis) = retry.wait {
        let millis = literal::count(millis);
        members.extend(quote!(wait: #millis,));
    }
    if let Some(factor) = retry.factor {
        let factor = literal::float(factor);
        members.extend(quote!(factor: #factor,));
    }
    if let Some(millis) = retry.max_wait {
        let millis = literal::count(millis);
        members.extend(quote!(max_wait: #millis,));
    }
    if let Some(jitter) = retry.jitter {
        members.extend(quote!(jitter: #jitter,));
    }
    if let Some(statuses) = &retry.statuses {
        let each = statuses.iter().map(|status| status_number(*status));
        members.extend(quote!(statuses: &[#(#each),*],));
    }
    if let Some(name) = &retry.key_header {
        let name = literal::text(name);
        members.extend(quote!(key_header: #name,));
    }
    quote!(abi::Retry { #members ..abi::RETRY })
}

/// A status; 1 to 9 are ranges.
fn status_number(status: Status) -> TokenStream {
    let number = match status {
        Status::Exact(code) => usize::from(code),
        Status::Range(class) => usize::from(class),
        Status::Default => 0,
    };
    let number = literal::index(number);
    quote!(#number)
}

/// The rate limit.
pub(super) fn rate(rate: &Rate) -> TokenStream {
    let Rate { amount, per, burst, wait } = rate;
    let (amount, per) = (literal::count((*amount).into()), literal::count(*per));
    let burst = literal::count(burst.unwrap_or(0).into());
    quote!(abi::Rate { amount: #amount, per: #per, burst: #burst, wait: #wait })
}
