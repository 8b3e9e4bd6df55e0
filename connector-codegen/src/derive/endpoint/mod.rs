//! `#[derive(Endpoint)]`: a struct whose fields are the arguments of a call.
//!
//! `#[endpoint(GET, "/pets/{id}", output = Pet)] struct GetPet { id: i64 }` gives
//! ```text
//! impl Endpoint for GetPet {
//!     type Output = BySerde<Pet>;
//!     type Error = Undeclared;
//!     const OPERATION: &'static Operation = &get("GetPet", "/pets/{id}").params(&[path("id")]);
//!     fn fill(&self, draft: &mut Draft) { draft.arg(0, &BySerde(&self.id)); }
//! }
//! ```

mod check;
mod emit;
pub(super) mod field;
mod keys;
mod method;
pub(super) mod template;

use super::arguments::{Argument, Arguments, Given};
use super::attribute;
use super::errors::Errors;
use super::node::behavior;
use connector_tables::{DEFAULT, MediaKind, OperationBuf, ReplySpecBuf};
use field::Field;
use keys::ENDPOINT;
use proc_macro2::{Span, TokenStream};
use syn::parse::ParseStream;
use syn::{Item, ItemStruct, LitStr, Token, Type};
use template::Template;

/// An endpoint that was read.
struct Endpoint<'a> {
    item: &'a ItemStruct,
    template: Template,
    /// All but the parameters and bodies, which the fields decide.
    table: OperationBuf,
    output: Value,
    error: Option<Value>,
    fields: Vec<Field<'a>>,
}

/// The type of a response.
enum Value {
    /// `()`: the body is ignored.
    Unit,
    /// A type that serde reads from JSON.
    Json(Box<Type>),
    /// Plain text.
    Text,
    /// A body that is read as a stream.
    Bytes,
}

impl Value {
    /// Returns the kind of body that the type is read from.
    fn kind(&self) -> MediaKind {
        match self {
            Self::Unit => MediaKind::Empty,
            Self::Json(_) => MediaKind::Json,
            Self::Text => MediaKind::Text,
            Self::Bytes => MediaKind::Bytes,
        }
    }
}

pub(super) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let Some(item) = structure(input, "Endpoint", &mut errors) else { return errors.into_tokens() };
    let endpoint = read(&item, &mut errors);
    emit::implementation(&endpoint, errors)
}

/// Returns the struct that has the derive.
pub(super) fn structure(input: TokenStream, derive: &str, errors: &mut Errors) -> Option<ItemStruct> {
    let (span, what) = match errors.keep(syn::parse2::<Item>(input))? {
        Item::Struct(item) => return Some(item),
        Item::Enum(item) => (item.enum_token.span, "an enum"),
        Item::Union(item) => (item.union_token.span, "a union"),
        _ => (Span::call_site(), "this"),
    };
    errors.report(span, format!("`{derive}` can only be derived for structs: {what} has no fields for the arguments"));
    None
}

fn read<'a>(item: &'a ItemStruct, errors: &mut Errors) -> Endpoint<'a> {
    let Head { method, path, mut arguments } = head(item, errors);
    let mut behavior = behavior(&arguments, errors);
    behavior.select = arguments.text("select").map(|select| select.value()).unwrap_or_default();
    let output = arguments.take("output");
    if behavior.paging.is_some() && output.is_none() {
        errors.report(item.ident.span(), "a paginated endpoint returns items: add their type, `output = Item`");
    }
    let output = output.map_or(Value::Unit, value);
    let error = arguments.take("error").map(value);
    let template = path.map_or_else(Template::unknown, |path| template::read(path, errors));
    let failure = error.as_ref().map_or(MediaKind::Json, Value::kind);
    let table = OperationBuf {
        id: arguments.text("id").map_or_else(|| item.ident.to_string(), |id| id.value()),
        method,
        path: template.text.value(),
        replies: vec![ReplySpecBuf { kind: output.kind(), ..ReplySpecBuf::default() }],
        errors: vec![ReplySpecBuf { status: DEFAULT, kind: failure, ..ReplySpecBuf::default() }],
        security: arguments.flag("auth").then(Vec::new),
        behavior: Box::new(behavior),
        ..OperationBuf::default()
    };
    Endpoint { item, template, table, output, error, fields: fields(item, errors) }
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
        let message = "the fields of an endpoint need names, which are those of its parameters";
        errors.report(fields.paren_token.span.join(), message);
    }
    item.fields.iter().filter_map(|field| field::read(field, errors)).collect()
}

/// The attributes of the struct: method and path, which are first, and the other arguments.
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
        let message = "missing method and path: add `#[endpoint(GET, \"/path\", output = Type)]` to the struct";
        errors.report(item.ident.span(), message);
        return head;
    };
    let parsed = first.parse_args_with(|input: ParseStream<'_>| {
        head.method = method::read(input, errors);
        if input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
        }
        let missing = "missing path: add it after the method, as text: `\"/pets/{id}\"`";
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
