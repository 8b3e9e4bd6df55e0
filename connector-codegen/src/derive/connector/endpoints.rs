//! A connector whose endpoints are structs: a method for each.
//!
//! `endpoints(GetPet)` gives `fn get_pet(&self, endpoint: GetPet) -> Call<GetPet>`. A connector from a document already
//! has methods (`front/connector.rs`).

use super::auth;
use super::{KEYS, client, structure, wrapper};
use crate::derive::attribute;
use crate::derive::errors::{Errors, meant};
use crate::derive::scoped;
use crate::plan::name;
use crate::table::{Scope, tokens};
use connector_tables::{AlternativeBuf, ConnectorBuf, Owned as _, SchemeBuf, ServerBuf};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{ItemStruct, LitStr, Token, Type, parenthesized};

/// The content of the attribute.
#[derive(Default)]
struct Declared {
    base_url: Option<LitStr>,
    name: Option<LitStr>,
    schemes: Vec<SchemeBuf>,
    endpoints: Vec<Listed>,
}

/// An endpoint, and the name of its method if that is declared.
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

/// Returns the connector, and its mistakes as compile errors.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let Some(item) = structure(input, &mut errors) else { return errors.into_tokens() };
    let declared = read(&item, &mut errors);
    let client = client(&item, &mut errors);
    let methods = methods(&item, &declared, &mut errors);
    let errors = errors.into_tokens();
    let Some(client) = client else { return errors };
    let ident = &item.ident;
    let wrapper = wrapper(&item, client, &quote!(<#ident>::CONNECTOR));
    let (vis, table) = (&item.vis, tokens(&table(&item, &declared).view().record(), Scope::DERIVED));
    let own = scoped(&quote! {
        #[automatically_derived]
        #[allow(dead_code)]
        impl #ident {
            /// Static description of the API: servers, auth schemes, defaults.
            #vis const CONNECTOR: &'static __abi::Connector = &#table;

            #methods
        }
    });
    quote!(#errors #own #wrapper)
}

fn read(item: &ItemStruct, errors: &mut Errors) -> Declared {
    let mut declared = Declared::default();
    let mut attributes = attribute::of_name(&item.attrs, "connector").peekable();
    if attributes.peek().is_none() {
        let message = "missing document or endpoints: add `#[connector(\"api.yaml\")]`, or `#[connector(base_url = \"https://…\", \
                       endpoints(GetPet))]`";
        errors.report(item.ident.span(), message);
    }
    for attribute in attributes {
        let parsed = attribute.parse_args_with(|input: ParseStream<'_>| {
            while !input.is_empty() {
                argument(input, &mut declared)?;
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        });
        errors.keep(parsed);
    }
    declared
}

fn argument(input: ParseStream<'_>, declared: &mut Declared) -> syn::Result<()> {
    let key = input.call(Ident::parse_any)?;
    let text = |input: ParseStream<'_>| {
        input.parse::<Token![=]>()?;
        input.parse::<LitStr>()
    };
    match key.to_string().as_str() {
        "base_url" => declared.base_url = Some(text(input)?),
        "name" => declared.name = Some(text(input)?),
        "auth" => declared.schemes = auth::read(input)?,
        "endpoints" => {
            let inner;
            parenthesized!(inner in input);
            declared.endpoints = Punctuated::<Listed, Token![,]>::parse_terminated(&inner)?.into_iter().collect();
        }
        other => {
            let message = format!("a connector has no key `{other}`: {}", meant(other, KEYS));
            return Err(syn::Error::new(key.span(), message));
        }
    }
    Ok(())
}

/// Returns the connector's table. Any one of several auth methods is enough.
fn table(item: &ItemStruct, declared: &Declared) -> ConnectorBuf {
    let name = declared.name.as_ref().map_or_else(|| name::module_name(&item.ident.to_string()), LitStr::value);
    let server = |url: &LitStr| ServerBuf { url: url.value(), ..ServerBuf::default() };
    let alone = |scheme: &SchemeBuf| AlternativeBuf { schemes: vec![scheme.name.clone()] };
    ConnectorBuf {
        name,
        servers: declared.base_url.iter().map(server).collect(),
        security: declared.schemes.iter().map(alone).collect(),
        schemes: declared.schemes.clone(),
        ..ConnectorBuf::default()
    }
}

/// Returns a method for each endpoint.
fn methods(item: &ItemStruct, declared: &Declared, errors: &mut Errors) -> TokenStream {
    let mut seen: Vec<String> = vec!["builder".to_owned()];
    let mut methods = TokenStream::new();
    for listed in &declared.endpoints {
        let Some((method, named)) = method(listed, errors) else { continue };
        if seen.contains(&method.to_string()) {
            let message = format!("duplicate method `{method}`: name this one, `other = {named}`");
            errors.report(named.span(), message);
            continue;
        }
        seen.push(method.to_string());
        let (vis, docs) = (&item.vis, format!(" Creates a call of [`{named}`]."));
        let (lifetimes, ty) = free(&listed.ty);
        methods.extend(quote! {
            #[doc = #docs]
            #vis fn #method #lifetimes(&self, endpoint: #ty) -> ::connector_runtime::Call<#ty> {
                self.0.send(endpoint)
            }
        });
    }
    methods
}

/// Returns the name of the method, and that of the type.
fn method(listed: &Listed, errors: &mut Errors) -> Option<(Ident, Ident)> {
    let path = if let Type::Path(path) = &listed.ty { path.path.segments.last() } else { None };
    let Some(named) = path.map(|segment| segment.ident.clone()) else {
        let message = "expected the type of an endpoint: `endpoints(GetPet, find = pets::Search)`";
        errors.add(syn::Error::new_spanned(&listed.ty, message));
        return None;
    };
    let method = listed.method.clone();
    let method = method.unwrap_or_else(|| Ident::new(&name::method_name(&named.to_string()), named.span()));
    Some((method, named))
}

/// Names the unnamed lifetimes of a type. Returns the generics and the type: of `Search<'_>`, `<'e>` and `Search<'e>`.
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
