//! The door of `#[derive(Connector)]`: a struct around a client that is generated from a document, or around the plain
//! one.
//!
//! Separate from the other derives because a document is read. `#[connector("tracker.yaml")] struct Tracker(Client);`
//! gives `mod tracker { … }`, as `client!("tracker.yaml")` would, and `Tracker::builder()`.

use super::client::{self, Call};
use super::load::Disk;
use crate::derive::connector as derive;
use crate::derive::errors::Errors;
use crate::plan::name::module_name;
use crate::text::Loader;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::{ItemStruct, LitStr};

/// `#[derive(Connector)]`: the items beside the struct. Errors are `compile_error!`s among them.
pub fn expand(input: TokenStream) -> TokenStream {
    match Disk::manifest_dir() {
        Ok(mut disk) => expand_with(&mut disk, input),
        Err(reason) => syn::Error::new(proc_macro2::Span::call_site(), reason).into_compile_error(),
    }
}

/// The same with a loader of your own.
pub fn expand_with(loader: &mut dyn Loader, input: TokenStream) -> TokenStream {
    match document(&input) {
        Some(tokens) => from_document(loader, input, tokens),
        None => derive::expand(input),
    }
}

/// The content of `#[connector("…")]`, if it is the path of a document.
fn document(input: &TokenStream) -> Option<TokenStream> {
    let item: ItemStruct = syn::parse2(input.clone()).ok()?;
    let attribute = item.attrs.into_iter().find(|attribute| attribute.path().is_ident("connector"))?;
    let list = attribute.meta.require_list().ok()?;
    syn::parse2::<LitStr>(list.tokens.clone().into_iter().take(1).collect()).ok()?;
    Some(list.tokens.clone())
}

fn from_document(loader: &mut dyn Loader, input: TokenStream, tokens: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let Some(item) = derive::structure(input, &mut errors) else { return errors.into_tokens() };
    let (module, tokens) = module(&item, tokens, &mut errors);
    let (path, items) = match syn::parse2::<Call>(tokens) {
        Ok(call) => (call.path(), client::items(loader, &call)),
        Err(error) => (String::new(), client::failed(error)),
    };
    let vis = &item.vis;
    let docs = format!(" The client that `{path}` describes.");
    let wrapper = derive::client(&item, &mut errors).map(|ty| derive::wrapper(&item, ty, &quote!(#module::CONNECTOR)));
    let errors = errors.into_tokens();
    quote! {
        #errors

        #[doc = #docs]
        #[allow(dead_code, unreachable_pub)]
        #vis mod #module { #items }

        #wrapper
    }
}

/// The module's name, by `mod = name` or else after the struct, and the other arguments.
fn module(item: &ItemStruct, tokens: TokenStream, errors: &mut Errors) -> (Ident, TokenStream) {
    let mut module = Ident::new(&module_name(&item.ident.to_string()), item.ident.span());
    let mut rest = TokenStream::new();
    for argument in arguments(tokens) {
        match argument.as_slice() {
            [TokenTree::Ident(key), TokenTree::Punct(equals), value @ ..]
                if key == "mod" && equals.as_char() == '=' =>
            {
                let name = value.iter().cloned().collect();
                module = match syn::parse2(name) {
                    Ok(name) => name,
                    Err(error) => {
                        errors.report(error.span(), "the name of a module is missing: `mod = tracker`");
                        format_ident!("client")
                    }
                };
            }
            argument => rest.extend(argument.iter().cloned().chain([comma()])),
        }
    }
    (module, rest)
}

fn comma() -> TokenTree {
    TokenTree::Punct(proc_macro2::Punct::new(',', proc_macro2::Spacing::Alone))
}

/// Tokens between commas.
fn arguments(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let is_comma = |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ',');
    trees.split(is_comma).filter(|argument| !argument.is_empty()).map(<[TokenTree]>::to_vec).collect()
}
