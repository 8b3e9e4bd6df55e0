//! The door of the macro `client!`.
//!
//! Separate from the crate of macros so that it can be tested as a function: its input is `"api.yaml", only = ["issues/*"]`,
//! its output the items of the client, with a line that makes rustc watch the file.

use super::load::Disk;
use super::pipeline::{self, Outcome};
use crate::config::{Config, Setting};
use crate::diag::{Diagnostic, Severity, render};
use crate::output;
use crate::text::Loader;
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Token, braced, bracketed, token};

/// `client!(…)`: the items of a client, or its errors as `compile_error!`s.
pub fn expand(input: TokenStream) -> TokenStream {
    match Disk::manifest_dir() {
        Ok(mut disk) => expand_with(&mut disk, input),
        Err(reason) => failed(syn::Error::new(Span::call_site(), reason)),
    }
}

/// The same with a loader of your own.
pub fn expand_with(loader: &mut dyn Loader, input: TokenStream) -> TokenStream {
    match syn::parse2::<Call>(input) {
        Ok(call) => items(loader, &call),
        Err(error) => failed(error),
    }
}

/// The items of a client.
pub(super) fn items(loader: &mut dyn Loader, call: &Call) -> TokenStream {
    // A wrong option is reported together with the problems of the document.
    let (config, wrong) = call.config();
    let wrong = wrong.map(syn::Error::into_compile_error);
    let outcome = pipeline::run(loader, &call.document.value(), &config);
    let (inputs, warning) = (watch(&outcome), warning(&outcome, &call.document));
    let report = outcome.has_errors().then(|| {
        let message = message(&outcome);
        quote_spanned!(call.document.span() => ::core::compile_error!(#message);)
    });
    let items = match &outcome.module {
        Some(module) if wrong.is_none() && report.is_none() => output::tokens(module),
        _ => broken(&quote!(#wrong #report)),
    };
    quote!(#warning #inputs #items)
}

/// An error in the call itself.
pub(super) fn failed(error: syn::Error) -> TokenStream {
    broken(&error.into_compile_error())
}

/// The names of a client, so that its errors are the only ones: rustc is silent about names imported from a module in which
/// a macro failed, and about everything that uses them.
fn broken(errors: &TokenStream) -> TokenStream {
    quote! {
        mod reports { #errors }
        pub use self::reports::{AnyError, CONNECTOR, Call, Client, Error, ErrorKind, Reply, endpoints, types};
    }
}

/// The errors as they are drawn, but the place of the first one comes before all else, where editors look for it:
/// `api.yaml:12:18: error[C109]: unknown parameter style (and 2 more)`.
fn message(outcome: &Outcome) -> String {
    let errors: Vec<Diagnostic> =
        outcome.diagnostics.iter().filter(|report| report.severity == Severity::Error).cloned().collect();
    let short = render::short(&errors, &outcome.sources);
    let plain = render::plain(&errors, &outcome.sources);
    let (first, drawn) =
        (short.lines().next().unwrap_or_default(), plain.split_once('\n').map_or("", |(_, rest)| rest));
    let more = match errors.len() {
        0 | 1 => String::new(),
        all => format!(" (and {} more)", all - 1),
    };
    format!("{first}{more}\n{}", drawn.trim_end())
}

/// Number of reports that a warning shows.
const SHOWN: usize = 3;

/// Non-fatal reports, as one warning at the path of the document. Macros cannot emit warnings in stable Rust, so this
/// declares a deprecated item and uses it: `use of deprecated constant … : 2 reports …`.
fn warning(outcome: &Outcome, document: &LitStr) -> Option<TokenStream> {
    let reports = outcome.diagnostics.iter().filter(|report| report.severity != Severity::Error);
    let reports: Vec<Diagnostic> = reports.cloned().collect();
    let (found, short) = (render::summary(&reports), render::short(&reports, &outcome.sources));
    let shown: Vec<&str> = short.lines().take(SHOWN).collect();
    if shown.is_empty() {
        return None;
    }
    let command = format!("`connector check {}` shows all, `warnings = \"off\"` shows none", document.value());
    let note = format!("{found}\n{}\n{command}", shown.join("\n"));
    let name = Ident::new("REPORTS_OF_THE_DOCUMENT", document.span());
    Some(quote! {
        const _: () = {
            #[deprecated(note = #note)]
            const #name: () = ();
            #name
        };
    })
}

/// Makes rustc watch every file that was read: it tracks what `include_bytes!` names.
fn watch(outcome: &Outcome) -> TokenStream {
    let paths = outcome.sources.iter().filter_map(|source| source.path.as_ref()?.to_str());
    quote!(#(const _: &[::core::primitive::u8] = ::core::include_bytes!(#paths);)*)
}

/// `"api.yaml", only = ["issues/*"], group = "tag"`
pub(super) struct Call {
    document: LitStr,
    options: Vec<Argument>,
}

/// `only = ["issues/*"]`
struct Argument {
    name: Ident,
    value: Setting,
}

impl Call {
    /// The document's path, as it was written.
    pub(super) fn path(&self) -> String {
        self.document.value()
    }

    /// The options, and their problems, each at its name.
    fn config(&self) -> (Config, Option<syn::Error>) {
        let mut config = Config::default();
        let mut wrong: Option<syn::Error> = None;
        for Argument { name, value } in &self.options {
            let Err(reason) = config.set(&name.to_string(), value.clone()) else { continue };
            let error = syn::Error::new(name.span(), reason);
            match &mut wrong {
                Some(all) => all.combine(error),
                None => wrong = Some(error),
            }
        }
        (config, wrong)
    }
}

impl Parse for Call {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if !input.peek(LitStr) {
            return Err(input.error("the path of a document is missing: `client!(\"api.yaml\")`"));
        }
        let document = input.parse()?;
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        let options = Punctuated::<Argument, Token![,]>::parse_terminated(input)?;
        Ok(Call { document, options: options.into_iter().collect() })
    }
}

impl Parse for Argument {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        input.parse::<Token![=]>()?;
        let inner;
        let value = if input.peek(token::Bracket) {
            bracketed!(inner in input);
            let texts = Punctuated::<LitStr, Token![,]>::parse_terminated(&inner)?;
            Setting::List(texts.iter().map(LitStr::value).collect())
        } else if input.peek(token::Brace) {
            braced!(inner in input);
            let pairs = inner.parse_terminated(pair, Token![,])?;
            Setting::Pairs(pairs.into_iter().collect())
        } else {
            Setting::Text(input.parse::<LitStr>()?.value())
        };
        Ok(Argument { name, value })
    }
}

/// `"date-time" = "string"`
fn pair(input: ParseStream<'_>) -> syn::Result<(String, String)> {
    let key: LitStr = input.parse()?;
    input.parse::<Token![=]>()?;
    let value: LitStr = input.parse()?;
    Ok((key.value(), value.value()))
}
