//! `src/main.rs` of a crate with `--cli`: a table of commands, and for each a function that makes the typed call.
//!
//! Only crates have it; modules do not. The package connector-cli-runtime does the work of the commands.
//!
//! `GET /pets/{id}` is `command("get-pet", "…", run_get_pet).flags(&[flag("--id").required()])` and
//! `fn run_get_pet(…) -> Run { args.call(api.get_pet(args.value("--id")?)).json() }`.

use super::ident::ident;
use super::method::is_text;
use super::{inner_doc, literal, only};
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
        use connector_cli_runtime::{self as cli, Args, Command, Failure, Run, Settings, command, flag};
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

    /// The method that reads `--body` as JSON.
    fn json(&self) -> TokenStream {
        if self.has_parts() { quote!(parts) } else { quote!(body) }
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
    let only = only(command.group.feature.as_deref());
    quote!(#only command(#name, #about, #function) #flags #body #parts)
}

fn function(command: &Named<'_>, plan: &Plan) -> TokenStream {
    let (function, method) = (command.function(), ident(&command.endpoint.method));
    let group = command.group.handle.as_ref().map(|_| ident(&command.group.module)).map(|group| quote!(.#group()));
    let read = |argument| Read::new(argument, command, plan);
    let arguments = command.endpoint.arguments.iter().map(|argument| read(argument).required());
    let setters = command.endpoint.setters.iter().map(|argument| read(argument).optional(&ident(&argument.name)));
    let print = print(&command.endpoint.output, plan);
    let only = only(command.group.feature.as_deref());
    quote! {
        #only
        fn #function<'c>(api: &'c Client, args: &Args) -> Run<'c> {
            args.call(api #group.#method(#(#arguments),*)) #(#setters)* #print
        }
    }
}

/// Method of `Args` that reads an argument from the command line, and the expression that makes the argument of it.
struct Read {
    /// `text`, `value`, `body::<Vec<_>>`
    method: TokenStream,
    /// Absent for a body.
    flag: Option<String>,
    /// `&value`
    by_ref: bool,
    /// `value.into()`
    into: bool,
    /// `UploadBody::Multipart` in `&types::UploadBody::Multipart(value)`.
    variant: Option<TokenStream>,
    /// The value is an `Option` itself.
    nullable: bool,
}

impl Read {
    fn new(argument: &Argument, command: &Named<'_>, plan: &Plan) -> Self {
        let pass = &argument.pass;
        match command.flag(argument) {
            Some(flag) => Self::param(pass, flag),
            None if argument.target == Target::Bodies => {
                Self::bodies(pass, command, plan).unwrap_or_else(|| Self::body(pass, command, plan))
            }
            None => Self::body(pass, command, plan),
        }
    }

    fn param(pass: &Pass, flag: String) -> Self {
        let (method, by_ref) = match pass {
            Pass::Str => (quote!(text), false),
            Pass::Value(_) | Pass::Into(_) => (quote!(value), false),
            Pass::Ref(_) => (quote!(value), true),
            Pass::Slice(item) if is_text(item) => (quote!(list::<String>), true),
            Pass::Slice(_) => (quote!(list), true),
        };
        Read { method, flag: Some(flag), by_ref, into: false, variant: None, nullable: is_nullable(pass) }
    }

    fn body(pass: &Pass, command: &Named<'_>, plan: &Plan) -> Self {
        let (method, by_ref, into) = match pass {
            Pass::Str => (quote!(body_text), true, false),
            Pass::Into(ty) if is_bytes(ty, plan) => (quote!(body_bytes), false, false),
            Pass::Into(_) => (quote!(body_text), false, false),
            Pass::Value(_) => (command.json(), false, false),
            Pass::Ref(ty) if is_bytes(ty, plan) => (quote!(body_bytes), true, true),
            Pass::Ref(_) => (command.json(), true, false),
            Pass::Slice(item) if is_text(item) => (quote!(body::<Vec<String>>), true, false),
            Pass::Slice(_) => (quote!(body::<Vec<_>>), true, false),
        };
        Read { method, flag: None, by_ref, into, variant: None, nullable: is_nullable(pass) }
    }

    /// The first variant of an enum over several media types.
    fn bodies(pass: &Pass, command: &Named<'_>, plan: &Plan) -> Option<Self> {
        let Some(Ty::Item(name)) = pass.ty() else { return None };
        let Some(Kind::Bodies(variants)) = kind(name, plan) else { return None };
        let (variant, content) = variants.first()?;
        let into = is_bytes(content, plan);
        let method = match content {
            _ if into => quote!(body_bytes),
            Ty::Path(path) if path == "String" => quote!(body_text),
            _ => command.json(),
        };
        let (name, variant) = (ident(name), ident(variant));
        Some(Read { method, flag: None, by_ref: true, into, variant: Some(quote!(#name::#variant)), nullable: false })
    }

    /// `args.text("--owner")?`
    fn required(&self) -> TokenStream {
        let (method, flag) = (&self.method, &self.flag);
        self.passed(&quote!(args.#method(#flag)?))
    }

    /// `.value("--limit", |call, value| call.limit(Some(value)))`: a setter accepts several types, but one `Option`, so
    /// that the type of the value is known.
    fn optional(&self, setter: &Ident) -> TokenStream {
        let (method, flag) = (&self.method, self.flag.iter());
        let is_known = ["text", "body_text", "body_bytes"].iter().any(|known| method.to_string() == *known);
        let value = match &self.variant {
            Some(_) => self.passed(&quote!(value)),
            None if is_known => quote!(value),
            None => quote!(Some(value)),
        };
        let ty = self.nullable.then(|| quote!(: Option<_>));
        quote!(.#method(#(#flag,)* |call, value #ty| call.#setter(#value)))
    }

    fn passed(&self, value: &TokenStream) -> TokenStream {
        let sign = self.by_ref.then(|| quote!(&));
        let into = self.into.then(|| quote!(.into()));
        match &self.variant {
            Some(variant) => quote!(#sign types::#variant(#value #into)),
            None => quote!(#sign #value #into),
        }
    }
}

fn is_nullable(pass: &Pass) -> bool {
    matches!(pass.ty(), Some(Ty::Option(_)))
}

/// Method that prints the output: `.json()`.
fn print(output: &Ty, plan: &Plan) -> TokenStream {
    match resolve(output, plan) {
        Ty::Unit => quote!(.empty()),
        ty if is_bytes(ty, plan) => quote!(.bytes()),
        Ty::Item(name) => match kind(name, plan) {
            Some(Kind::Replies(variants)) => replies(name, variants, plan),
            _ => quote!(.json()),
        },
        _ => quote!(.json()),
    }
}

/// `.replies(cli::outputs!(types::CreateReply { Created(json), Accepted }))`
fn replies(name: &str, variants: &[ReplyVariant], plan: &Plan) -> TokenStream {
    let name = ident(name);
    let rows = variants.iter().map(|variant| {
        let (variant, ty) = (ident(&variant.name), &variant.ty);
        match ty {
            Ty::Unit => quote!(#variant),
            ty if is_bytes(ty, plan) => quote!(#variant(bytes)),
            _ => quote!(#variant(json)),
        }
    });
    quote!(.replies(cli::outputs!(types::#name { #(#rows),* })))
}

/// Returns `true` if the type is a body as bytes or a stream, which has no JSON form.
fn is_bytes(ty: &Ty, plan: &Plan) -> bool {
    matches!(resolve(ty, plan), Ty::Path(path) if path == "abi::Body")
}

/// The type behind all aliases. An alias is never part of itself; the bound is for plans written manually.
fn resolve<'p>(ty: &'p Ty, plan: &'p Plan) -> &'p Ty {
    let mut ty = ty;
    for _ in 0..64 {
        let Ty::Item(name) = ty else { return ty };
        let Some(Kind::Alias(inner)) = kind(name, plan) else { return ty };
        ty = inner;
    }
    ty
}

fn kind<'p>(name: &str, plan: &'p Plan) -> Option<&'p Kind> {
    plan.types.iter().find(|item| item.name == name).map(|item| &item.kind)
}
