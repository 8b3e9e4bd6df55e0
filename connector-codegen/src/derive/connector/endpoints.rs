//! A connector out of endpoints that are structs: a method for each.
//!
//! Apart from a connector out of a document, which has methods already. `endpoints(GetPet)` gives
//! `fn get_pet(&self, endpoint: GetPet) -> Call<'_, GetPet>`.

use super::auth::{self, Scheme};
use super::{KEYS, client, structure, wrapper};
use crate::derive::attribute;
use crate::derive::errors::{Errors, meant};
use crate::derive::scoped;
use crate::plan::name;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{ItemStruct, LitStr, Token, Type, parenthesized};

/// What the attribute says.
#[derive(Default)]
struct Said {
    base_url: Option<LitStr>,
    name: Option<LitStr>,
    schemes: Vec<Scheme>,
    endpoints: Vec<Listed>,
}

/// An endpoint and the name of its method, if that was said.
struct Listed {
    method: Option<Ident>,
    ty: Type,
}

impl Parse for Listed {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let named = input.peek(syn::Ident) && input.peek2(Token![=]);
        let method = if named { Some(input.parse()?) } else { None };
        if named {
            input.parse::<Token![=]>()?;
        }
        Ok(Listed { method, ty: input.parse()? })
    }
}

/// The connector, and what is wrong as compile errors.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let Some(item) = structure(input, &mut errors) else { return errors.into_tokens() };
    let said = read(&item, &mut errors);
    let client = client(&item, &mut errors);
    let methods = methods(&item, &said, &mut errors);
    let errors = errors.into_tokens();
    let Some(client) = client else { return errors };
    let ident = &item.ident;
    let wrapper = wrapper(&item, client, &quote!(<#ident>::CONNECTOR));
    let (vis, table) = (&item.vis, table(&item, &said));
    let own = scoped(&quote! {
        #[automatically_derived]
        #[allow(dead_code)]
        impl #ident {
            /// What is known of the API as a whole.
            #vis const CONNECTOR: &'static __abi::Connector = #table;

            #methods
        }
    });
    quote!(#errors #own #wrapper)
}

fn read(item: &ItemStruct, errors: &mut Errors) -> Said {
    let mut said = Said::default();
    let mut attributes = attribute::of_name(&item.attrs, "connector").peekable();
    if attributes.peek().is_none() {
        let message = "what it connects to is missing: write `#[connector(\"api.yaml\")]` for a document, or \
                       `#[connector(base_url = \"https://…\", endpoints(GetPet))]`";
        errors.report(item.ident.span(), message);
    }
    for attribute in attributes {
        let parsed = attribute.parse_args_with(|input: ParseStream<'_>| {
            while !input.is_empty() {
                argument(input, &mut said)?;
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        });
        errors.keep(parsed);
    }
    said
}

fn argument(input: ParseStream<'_>, said: &mut Said) -> syn::Result<()> {
    let key = input.call(Ident::parse_any)?;
    let text = |input: ParseStream<'_>| {
        input.parse::<Token![=]>()?;
        input.parse::<LitStr>()
    };
    match key.to_string().as_str() {
        "base_url" => said.base_url = Some(text(input)?),
        "name" => said.name = Some(text(input)?),
        "auth" => said.schemes = auth::read(input)?,
        "endpoints" => {
            let inner;
            parenthesized!(inner in input);
            said.endpoints = Punctuated::<Listed, Token![,]>::parse_terminated(&inner)?.into_iter().collect();
        }
        other => {
            let message = format!("`{other}` is nothing that a connector has: {}", meant(other, KEYS));
            return Err(syn::Error::new(key.span(), message));
        }
    }
    Ok(())
}

/// The connector's table.
fn table(item: &ItemStruct, said: &Said) -> TokenStream {
    let name = said.name.as_ref().map_or_else(|| name::module_name(&item.ident.to_string()), LitStr::value);
    let servers = said.base_url.as_ref().map(|url| quote!(servers: &[__abi::server(#url, "")],));
    let (mut schemes, mut security) = (TokenStream::new(), TokenStream::new());
    if !said.schemes.is_empty() {
        let names = said.schemes.iter().map(|scheme| &scheme.name);
        security = quote!(security: &[#(&[#names]),*],);
        let rows = said.schemes.iter().map(auth::emit);
        schemes = quote!(schemes: &[#(#rows),*],);
    }
    quote!(&__abi::Connector { name: #name, #servers #schemes #security ..__abi::CONNECTOR })
}

/// A method per endpoint.
fn methods(item: &ItemStruct, said: &Said, errors: &mut Errors) -> TokenStream {
    let mut seen: Vec<String> = vec!["builder".to_owned()];
    let mut methods = TokenStream::new();
    for listed in &said.endpoints {
        let Some((method, named)) = method(listed, errors) else { continue };
        if seen.contains(&method.to_string()) {
            let message = format!("there is a method `{method}` already: name this one, `other = {named}`");
            errors.report(named.span(), message);
            continue;
        }
        seen.push(method.to_string());
        let (vis, docs) = (&item.vis, format!(" A call of [`{named}`]."));
        let (lifetimes, ty) = free(&listed.ty);
        methods.extend(quote! {
            #[doc = #docs]
            #vis fn #method #lifetimes(&self, endpoint: #ty) -> ::connector_runtime::Call<'_, #ty> {
                self.0.send(endpoint)
            }
        });
    }
    methods
}

/// The method's name, and the name of the type.
fn method(listed: &Listed, errors: &mut Errors) -> Option<(Ident, Ident)> {
    let named = match &listed.ty {
        Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.clone()),
        _ => None,
    };
    let Some(named) = named else {
        let message = "an endpoint is named by its type: `endpoints(GetPet, find = pets::Search)`";
        errors.add(syn::Error::new_spanned(&listed.ty, message));
        return None;
    };
    let method = listed.method.clone();
    let method = method.unwrap_or_else(|| Ident::new(&name::method_name(&named.to_string()), named.span()));
    Some((method, named))
}

/// A type whose unnamed lifetimes have a name, and that name as generics: `Search<'_>` is `<'e>` and `Search<'e>`.
fn free(ty: &Type) -> (TokenStream, TokenStream) {
    let mut found = false;
    let ty = with_names(ty.to_token_stream(), &mut found);
    (if found { quote!(<'e>) } else { TokenStream::new() }, ty)
}

fn with_names(tokens: TokenStream, found: &mut bool) -> TokenStream {
    let named = |tree| match tree {
        TokenTree::Ident(ident) if ident == "_" => {
            *found = true;
            TokenTree::Ident(Ident::new("e", Span::call_site()))
        }
        other => other,
    };
    tokens.into_iter().map(named).collect()
}
