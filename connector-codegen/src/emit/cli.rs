//! `src/main.rs` of a crate with `--cli`: a table of commands, and for each a function that makes the typed call.
//!
//! Apart from the client's modules, since only a crate has it. What commands do is in the runtime (`cli`).
//!
//! `GET /pets/{id}` is `command("get-pet", "…", run_get_pet).flags(&[flag("--id").required()])` and
//! `fn run_get_pet(…) -> Run { let call = api.get_pet(args.value("--id")?); cli::json(call) }`.

use super::ident::ident;
use super::{inner_doc, literal};
use crate::plan::{Argument, Endpoint, Group, Kind, OperationRow, Pass, Plan, ReplyVariant, Target, Ty};
use connector_tables::Form;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The whole file.
pub fn cli(plan: &Plan) -> TokenStream {
    let name = ident(&plan.name);
    let commands: Vec<_> = commands(plan).collect();
    let table = commands.iter().map(row);
    let functions = commands.iter().map(|command| function(command, plan));
    let docs = inner_doc(&format!("The endpoints of `{name}` as commands."));
    let title = literal::text(&plan.name);
    quote! {
        #docs
        #![allow(clippy::all, clippy::pedantic, deprecated, unused_imports)]
        use ::#name::{Client, types};
        use connector_runtime::cli::{self, Args, Command, Failure, Output, Run, Settings, command, flag};
        fn main() -> std::process::ExitCode { cli::main(#title, COMMANDS, connect) }
        fn connect(settings: &Settings) -> Result<Client, Failure> {
            settings.apply(Client::builder()).build().map_err(Failure::connect)
        }
        const COMMANDS: &[Command<Client>] = &[#(#table),*];
        #(#functions)*
    }
}

/// An endpoint with the names that the manifest gives it.
struct Named<'p> {
    name: &'p str,
    row: &'p OperationRow,
    group: &'p Group,
    endpoint: &'p Endpoint,
}

fn commands(plan: &Plan) -> impl Iterator<Item = Named<'_>> {
    let endpoints = plan.groups.iter().flat_map(|group| group.endpoints.iter().map(move |endpoint| (group, endpoint)));
    endpoints.filter_map(|(group, endpoint)| {
        let rust = format!("{}::{}", group.handle.as_deref().unwrap_or("Client"), endpoint.method);
        let is_row = |row: &&OperationRow| row.rust.as_ref() == Some(&rust);
        let row = plan.manifest.operations.iter().find(is_row)?;
        Some(Named { name: row.command.as_deref()?, row, group, endpoint })
    })
}

impl Named<'_> {
    /// The name of its function; with a word before it, so that no keyword and not `main` comes out.
    fn function(&self) -> Ident {
        ident(&format!("run_{}", self.name.replace('-', "_")))
    }

    /// Returns `true` if `--body` is a multipart body.
    fn has_parts(&self) -> bool {
        let arguments = self.endpoint.arguments.iter().chain(&self.endpoint.setters);
        let at = arguments.filter_map(|argument| match argument.target {
            Target::Param(_) => None,
            Target::Body(at) => Some(at),
            // The first variant is used.
            Target::Bodies => Some(0),
        });
        at.filter_map(|at| self.endpoint.table.bodies.get(at)).any(|body| body.kind.row().form == Form::Parts)
    }

    /// The call that reads `--body` as JSON.
    fn json(&self) -> TokenStream {
        if self.has_parts() { quote!(args.parts()?) } else { quote!(args.body()?) }
    }

    /// The flag of an argument; absent for a body.
    fn flag(&self, argument: &Argument) -> Option<String> {
        let Target::Param(at) = argument.target else { return None };
        let param = self.endpoint.table.params.get(at)?;
        let row = self.row.parameters.iter().find(|row| row.name == param.name && row.place == param.place);
        Some(row.map_or_else(|| format!("--{}", param.name), |row| row.flag.clone()))
    }
}

/// `command("get-pet", "…", run_get_pet).flags(&[flag("--id").required()])`
fn row(command: &Named<'_>) -> TokenStream {
    let (name, function) = (literal::text(command.name), command.function());
    let about = literal::text(command.endpoint.docs.first().map(String::as_str).unwrap_or_default());
    let flag = |argument: &Argument, required: bool| {
        let flag = command.flag(argument)?;
        let required = required.then(|| quote!(.required()));
        let many = matches!(argument.pass, Pass::Slice(_)).then(|| quote!(.many()));
        Some(quote!(flag(#flag) #required #many))
    };
    let required = command.endpoint.arguments.iter().filter_map(|argument| flag(argument, true));
    let optional = command.endpoint.setters.iter().filter_map(|argument| flag(argument, false));
    let flags: Vec<_> = required.chain(optional).collect();
    let flags = (!flags.is_empty()).then(|| quote!(.flags(&[#(#flags),*])));
    let has_body = |arguments: &[Argument]| arguments.iter().any(|each| !matches!(each.target, Target::Param(_)));
    let body = match (has_body(&command.endpoint.arguments), has_body(&command.endpoint.setters)) {
        (true, _) => quote!(.required_body()),
        (false, true) => quote!(.body()),
        (false, false) => quote!(),
    };
    let parts = command.has_parts().then(|| quote!(.parts()));
    quote!(command(#name, #about, #function) #flags #body #parts)
}

fn function(command: &Named<'_>, plan: &Plan) -> TokenStream {
    let (function, method) = (command.function(), ident(&command.endpoint.method));
    let group = command.group.handle.as_ref().map(|_| ident(&command.group.module)).map(|group| quote!(.#group()));
    let arguments = command.endpoint.arguments.iter().map(|argument| match command.flag(argument) {
        Some(flag) => required(&argument.pass, &flag),
        None => body(argument, command, plan),
    });
    let setters = command.endpoint.setters.iter().map(|argument| match command.flag(argument) {
        Some(flag) => optional(argument, &flag),
        None => optional_body(argument, command, plan),
    });
    let run = run(&command.endpoint.output, plan);
    quote! {
        fn #function<'c>(api: &'c Client, args: &Args) -> Run<'c> {
            let call = api #group.#method(#(#arguments),*);
            #(#setters)*
            #run
        }
    }
}

/// `args.value("--id")?`
fn required(pass: &Pass, flag: &str) -> TokenStream {
    match pass {
        Pass::Str => quote!(args.text(#flag)?),
        Pass::Value(_) | Pass::Into(_) => quote!(args.value(#flag)?),
        Pass::Ref(_) => quote!(&args.value(#flag)?),
        Pass::Slice(_) => quote!(&args.list(#flag)?),
    }
}

/// `let call = if args.has("--limit") { call.limit(args.value("--limit")?) } else { call };`
fn optional(argument: &Argument, flag: &str) -> TokenStream {
    let (setter, value) = (ident(&argument.name), required(&argument.pass, flag));
    quote!(let call = if args.has(#flag) { call.#setter(#value) } else { call };)
}

fn optional_body(argument: &Argument, command: &Named<'_>, plan: &Plan) -> TokenStream {
    let (setter, value) = (ident(&argument.name), body(argument, command, plan));
    quote!(let call = if args.has_body() { call.#setter(#value) } else { call };)
}

/// The body as the argument wants it: `&args.body()?`, text, bytes, or the first variant of an enum.
fn body(argument: &Argument, command: &Named<'_>, plan: &Plan) -> TokenStream {
    if argument.target == Target::Bodies {
        return bodies(&argument.pass, command, plan);
    }
    let json = command.json();
    match &argument.pass {
        Pass::Str => quote!(&args.body_text()?),
        Pass::Into(ty) if is_bytes(ty, plan) => quote!(args.body_bytes()?),
        Pass::Into(_) => quote!(args.body_text()?),
        Pass::Value(_) => json,
        Pass::Ref(ty) if is_bytes(ty, plan) => quote!(&args.body_bytes()?.into()),
        Pass::Ref(_) => quote!(&#json),
        Pass::Slice(_) => quote!(&args.body::<Vec<_>>()?),
    }
}

fn bodies(pass: &Pass, command: &Named<'_>, plan: &Plan) -> TokenStream {
    let json = command.json();
    let (Pass::Ref(ty) | Pass::Value(ty) | Pass::Into(ty) | Pass::Slice(ty)) = pass else {
        return quote!(&args.body_text()?);
    };
    let Ty::Item(name) = ty else { return quote!(&#json) };
    let Some(Kind::Bodies(variants)) = kind(name, plan) else { return quote!(&#json) };
    let Some((variant, content)) = variants.first() else { return quote!(&#json) };
    let (name, variant) = (ident(name), ident(variant));
    let content = match content {
        ty if is_bytes(ty, plan) => quote!(args.body_bytes()?.into()),
        Ty::Path(path) if path == "String" => quote!(args.body_text()?),
        _ => json,
    };
    quote!(&types::#name::#variant(#content))
}

/// How the output is printed: `cli::json(call)`.
fn run(output: &Ty, plan: &Plan) -> TokenStream {
    match resolve(output, plan) {
        Ty::Unit => quote!(cli::empty(call)),
        ty if is_bytes(ty, plan) => quote!(cli::bytes(call)),
        Ty::Item(name) => match kind(name, plan) {
            Some(Kind::Replies(variants)) => replies(name, variants, plan),
            _ => quote!(cli::json(call)),
        },
        _ => quote!(cli::json(call)),
    }
}

fn replies(name: &str, variants: &[ReplyVariant], plan: &Plan) -> TokenStream {
    let name = ident(name);
    let arms = variants.iter().map(|variant| {
        let (variant, ty) = (ident(&variant.name), &variant.ty);
        match ty {
            Ty::Unit => quote!(types::#name::#variant => Output::Empty),
            ty if is_bytes(ty, plan) => quote!(types::#name::#variant(value) => Output::Bytes(value)),
            _ => quote!(types::#name::#variant(value) => Output::json(&value)),
        }
    });
    quote!(cli::replies(call, |reply| match reply { #(#arms),* }))
}

/// Whether it is a body as bytes or a stream, which has no JSON form.
fn is_bytes(ty: &Ty, plan: &Plan) -> bool {
    matches!(resolve(ty, plan), Ty::Path(path) if path == "abi::Body")
}

/// What an alias stands for in the end. An alias is never part of itself; the bound is for plans by hand.
fn resolve<'p>(ty: &'p Ty, plan: &'p Plan) -> &'p Ty {
    let mut ty = ty;
    for _ in 0..64 {
        match ty {
            Ty::Item(name) => match kind(name, plan) {
                Some(Kind::Alias(inner)) => ty = inner,
                _ => return ty,
            },
            _ => return ty,
        }
    }
    ty
}

fn kind<'p>(name: &str, plan: &'p Plan) -> Option<&'p Kind> {
    plan.types.iter().find(|item| item.name == name).map(|item| &item.kind)
}
