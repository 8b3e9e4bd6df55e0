//! Paging, retries and the like: attribute to the runtime's table of behavior.
//!
//! Apart because most endpoints say nothing of it. `paging(link), retry(attempts = 5)` is
//! `Behavior { paging: Some(&Paging { next: Next::Link("next"), … }), retry: Some(Retry { attempts: 5, … }), … }`.

use crate::derive::attribute::{Arguments, Given};
use crate::derive::duration::milliseconds;
use crate::derive::errors::Errors;
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::LitStr;

/// What an endpoint says of its calls.
#[derive(Default)]
pub(super) struct Behavior {
    /// The members of the table that say something.
    pub(super) members: TokenStream,
    /// It gives a list in parts.
    pub(super) paged: bool,
}

/// Takes what concerns behavior out of the struct's arguments.
pub(super) fn read(arguments: &mut Arguments, errors: &mut Errors) -> Behavior {
    let mut members = TokenStream::new();
    let paging = arguments.list("paging").and_then(|(name, list)| paging(name.span(), list, errors));
    let paged = paging.is_some();
    members.extend(paging.map(|paging| quote!(paging: ::core::option::Option::Some(&#paging),)));
    if let Some(select) = arguments.text("select") {
        let pointer = pointer(&select, errors);
        members.extend(quote!(select: #pointer,));
    }
    if let Some((name, list)) = arguments.list("retry") {
        let retry = retry(name.span(), list, errors);
        members.extend(quote!(retry: ::core::option::Option::Some(#retry),));
    }
    if let Some(time) = arguments.text("timeout").and_then(|text| milliseconds(&text, errors)) {
        members.extend(quote!(timeout: ::core::option::Option::Some(#time),));
    }
    if let Some(safe) = arguments.take("safe") {
        let safe = !matches!(safe.value, Given::Word(word) if word == "false");
        members.extend(quote!(safe: ::core::option::Option::Some(#safe),));
    }
    Behavior { members, paged }
}

/// The ways to page, of which there must be one.
const WAYS: [&str; 6] = ["page", "offset", "token", "last_item", "url", "link"];

/// A table of paging.
pub(in crate::derive) fn paging(span: Span, mut list: Arguments, errors: &mut Errors) -> Option<TokenStream> {
    let total = list.text("total").map(|text| source(&text, errors));
    let max_pages = list.integer("max_pages", errors);
    let mut ways = WAYS.iter().filter_map(|way| list.list(way).map(|(name, list)| (*way, name, list)));
    let Some((way, name, mut list)) = ways.next() else {
        let message =
            "paging needs a way: `page(query = \"page\")`, `offset(…)`, `token(…)`, `last_item(…)`, `url(…)` or `link`";
        errors.report(span, message);
        return None;
    };
    if let Some((other, name, _)) = ways.next() {
        errors.report(name.span(), format!("paging goes one way: keep `{way}` or `{other}`"));
    }
    let more = list.text("more").map(|text| source(&text, errors));
    let slot = slot(&mut list, errors);
    // The size goes where the page's parameter goes.
    let place = slot.as_ref().map_or_else(|| quote!(Query), |slot| slot.place.clone());
    let size = list.text("size").map(|size| {
        let default = list.integer("default_size", errors).unwrap_or(0);
        quote!(size: ::core::option::Option::Some((__abi::Slot::#place(#size), #default)),)
    });
    let next = Way { way, span: name.span(), list, slot }.next(errors)?;
    let total = total.map(|total| quote!(total: ::core::option::Option::Some(#total),));
    let more = more.map(|more| quote!(more: ::core::option::Option::Some(#more),));
    let max_pages = max_pages.map(|pages| quote!(max_pages: #pages,));
    Some(quote!(__abi::Paging { next: #next, #size #total #more #max_pages ..__abi::PAGING }))
}

/// Where a page's parameter goes.
struct Slot {
    place: TokenStream,
    name: LitStr,
}

/// `query = "page"`, and the same for other places.
fn slot(list: &mut Arguments, errors: &mut Errors) -> Option<Slot> {
    let places = [
        ("query", quote!(Query)),
        ("header", quote!(Header)),
        ("cookie", quote!(Cookie)),
        ("path", quote!(Path)),
        ("body", quote!(Body)),
    ];
    let mut found: Option<Slot> = None;
    for (key, place) in places {
        let Some(name) = list.text(key) else { continue };
        if found.is_some() {
            errors.report(name.span(), "the page's parameter goes to one place: keep one");
        }
        if key == "body" {
            pointer(&name, errors);
        }
        found.get_or_insert(Slot { place, name });
    }
    found
}

/// A way to page with what was said of it.
struct Way {
    way: &'static str,
    span: Span,
    list: Arguments,
    slot: Option<Slot>,
}

impl Way {
    fn next(mut self, errors: &mut Errors) -> Option<TokenStream> {
        Some(match self.way {
            "url" => {
                let from = source(&self.needed("from", errors)?, errors);
                quote!(__abi::Next::Url(#from))
            }
            "link" => {
                let rel = self.list.text("rel").map_or_else(|| "next".to_owned(), |rel| rel.value());
                quote!(__abi::Next::Link(#rel))
            }
            "token" => {
                let from = source(&self.needed("from", errors)?, errors);
                let slot = self.param("cursor", errors)?;
                quote!(__abi::Next::Token(#slot, #from))
            }
            "last_item" => {
                let field = pointer(&self.needed("field", errors)?, errors);
                let slot = self.param("after", errors)?;
                quote!(__abi::Next::LastItem(#slot, #field))
            }
            "offset" => {
                let start = self.list.integer("start", errors).unwrap_or(0);
                let slot = self.param("offset", errors)?;
                quote!(__abi::Next::Offset(#slot, #start))
            }
            _ => {
                let start = self.list.integer("start", errors).unwrap_or(1);
                let last = self.list.text("last").map(|last| source(&last, errors));
                let last = match last {
                    Some(last) => quote!(::core::option::Option::Some(#last)),
                    None => quote!(::core::option::Option::None),
                };
                let slot = self.param("page", errors)?;
                quote!(__abi::Next::Page(#slot, #start, #last))
            }
        })
    }

    fn needed(&mut self, key: &str, errors: &mut Errors) -> Option<LitStr> {
        let text = self.list.text(key);
        if text.is_none() {
            errors.report(self.span, format!("`{}` needs `{key} = \"…\"`: where it stands in the reply", self.way));
        }
        text
    }

    /// The parameter that is set for each page; `usual` is what it is often called.
    fn param(&mut self, usual: &str, errors: &mut Errors) -> Option<TokenStream> {
        let Some(Slot { place, name }) = self.slot.take() else {
            let message =
                format!("`{}` needs the parameter that is set for each page: `query = \"{usual}\"`", self.way);
            errors.report(self.span, message);
            return None;
        };
        Some(quote!(__abi::Slot::#place(#name)))
    }
}

fn retry(span: Span, mut list: Arguments, errors: &mut Errors) -> TokenStream {
    let mut members = TokenStream::new();
    if let Some(attempts) = list.integer("attempts", errors) {
        match u32::try_from(attempts) {
            Ok(attempts) if attempts > 0 => members.extend(quote!(attempts: #attempts,)),
            _ => errors.report(span, "`attempts` counts the first one too: 1 is never again, 3 is twice again"),
        }
    }
    if let Some(wait) = list.text("wait").and_then(|text| milliseconds(&text, errors)) {
        members.extend(quote!(wait: #wait,));
    }
    if let Some(wait) = list.text("max_wait").and_then(|text| milliseconds(&text, errors)) {
        members.extend(quote!(max_wait: #wait,));
    }
    if let Some(header) = list.text("key_header") {
        members.extend(quote!(key_header: #header,));
    }
    quote!(__abi::Retry { #members ..__abi::RETRY })
}

/// A place in a reply: a pointer into its body, `$status`, or `$headers.NAME`.
fn source(text: &LitStr, errors: &mut Errors) -> TokenStream {
    let value = text.value();
    if value == "$status" {
        return quote!(__abi::Source::Status);
    }
    match value.strip_prefix("$headers.") {
        Some(header) => quote!(__abi::Source::Header(#header)),
        None => {
            let pointer = pointer(text, errors);
            quote!(__abi::Source::Body(#pointer))
        }
    }
}

/// A JSON pointer.
pub(in crate::derive) fn pointer(text: &LitStr, errors: &mut Errors) -> String {
    let value = text.value();
    if !value.is_empty() && !value.starts_with('/') {
        let meant = value.trim_start_matches("$.").replace('.', "/");
        errors.report(text.span(), format!("`{value}` is no JSON pointer (RFC 6901): write `/{meant}`"));
    }
    value
}
