//! `#[derive(Endpoint)]`: a struct whose fields are the arguments of one call.
//!
//! `#[endpoint(GET, "/pets/{id}", output = Pet)] struct GetPet { id: i64 }` gives
//! ```text
//! impl Endpoint for GetPet {
//!     type Output = BySerde<Pet>;
//!     type Error = Undeclared;
//!     const OPERATION: &'static Operation = &operation("GET", "GetPet", "/pets/{id}");
//!     fn fill(&self, draft: &mut Draft) { draft.arg(0, &BySerde(&self.id)); }
//! }
//! ```

pub(super) mod behavior;
mod check;
mod emit;
pub(super) mod field;
pub(super) mod keys;
mod method;
pub(super) mod template;

use super::attribute::{self, Argument, Arguments, Given};
use super::errors::Errors;
use behavior::Behavior;
use field::Field;
use keys::ENDPOINT;
use proc_macro2::{Span, TokenStream};
use syn::parse::ParseStream;
use syn::{Item, ItemStruct, LitStr, Token, Type};
use template::Template;

/// An endpoint that was read.
struct Endpoint<'a> {
    item: &'a ItemStruct,
    method: String,
    template: Template,
    id: String,
    output: Value,
    error: Option<Value>,
    behavior: Behavior,
    anonymous: bool,
    fields: Vec<Field<'a>>,
}

/// What a reply is read as.
enum Value {
    /// Nothing.
    Unit,
    /// JSON, by serde.
    Json(Box<Type>),
    /// Plain text.
    Text,
    /// A body that is read as it comes.
    Bytes,
}

pub(super) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let Some(item) = structure(input, "Endpoint", &mut errors) else { return errors.into_tokens() };
    let endpoint = read(&item, &mut errors);
    emit::implementation(&endpoint, errors)
}

/// The struct that a derive stands on.
pub(super) fn structure(input: TokenStream, derive: &str, errors: &mut Errors) -> Option<ItemStruct> {
    let (span, what) = match errors.keep(syn::parse2::<Item>(input))? {
        Item::Struct(item) => return Some(item),
        Item::Enum(item) => (item.enum_token.span, "an enum"),
        Item::Union(item) => (item.union_token.span, "a union"),
        _ => (Span::call_site(), "this"),
    };
    errors.report(span, format!("`{derive}` is for structs: {what} has no fields to take arguments from"));
    None
}

fn read<'a>(item: &'a ItemStruct, errors: &mut Errors) -> Endpoint<'a> {
    let Head { method, path, mut arguments } = head(item, errors);
    let behavior = behavior::read(&mut arguments, errors);
    let output = arguments.take("output");
    if let (true, None) = (behavior.paged, &output) {
        errors.report(item.ident.span(), "a paged endpoint has items: say their type with `output = Item`");
    }
    let id = arguments.text("id").map_or_else(|| item.ident.to_string(), |id| id.value());
    let template = path.map_or_else(Template::unknown, |path| template::read(path, errors));
    Endpoint {
        item,
        method,
        template,
        id,
        output: output.map_or(Value::Unit, value),
        error: arguments.take("error").map(value),
        behavior,
        anonymous: arguments.flag("auth"),
        fields: fields(item, errors),
    }
}

fn value(argument: Argument) -> Value {
    match argument.value {
        Given::Type(ty) if matches!(&*ty, Type::Tuple(tuple) if tuple.elems.is_empty()) => Value::Unit,
        Given::Type(ty) => Value::Json(ty),
        Given::Word(word) if word == "bytes" => Value::Bytes,
        _ => Value::Text,
    }
}

fn fields<'a>(item: &'a ItemStruct, errors: &mut Errors) -> Vec<Field<'a>> {
    if let syn::Fields::Unnamed(fields) = &item.fields {
        let message = "an endpoint's fields have names: they are the names of its parameters";
        errors.report(fields.paren_token.span.join(), message);
    }
    item.fields.iter().filter_map(|field| field::read(field, errors)).collect()
}

/// What the struct's attributes say: method and path, which come first, and the arguments.
#[derive(Default)]
struct Head {
    method: String,
    path: Option<LitStr>,
    arguments: Arguments,
}

fn head(item: &ItemStruct, errors: &mut Errors) -> Head {
    let mut head = Head::default();
    let mut attributes = attribute::of_name(&item.attrs, "endpoint");
    let Some(first) = attributes.next() else {
        let message = "method and path are missing: write `#[endpoint(GET, \"/path\", output = Type)]` on the struct";
        errors.report(item.ident.span(), message);
        return head;
    };
    let parsed = first.parse_args_with(|input: ParseStream<'_>| {
        head.method = method::read(input, errors);
        if input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
        }
        let missing = "the path is missing: write it as text after the method, `\"/pets/{id}\"`";
        head.path = Some(input.parse().map_err(|error: syn::Error| syn::Error::new(error.span(), missing))?);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        Ok(attribute::arguments(input, &ENDPOINT, errors))
    });
    head.arguments = errors.keep(parsed).unwrap_or_default();
    for more in attributes {
        if let Some(list) = errors.keep(more.meta.require_list()) {
            let more = attribute::tokens(list.tokens.clone(), &ENDPOINT, errors);
            head.arguments.extend(more, errors);
        }
    }
    head
}
