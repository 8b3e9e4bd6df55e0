//! A plan as text: what `connector show plan` prints, and what the tests here compare.
//!
//! It is short, in the order of the plan, with one line for each decision. A struct is `struct Pet` with its fields below it: `  id: i64`.

use super::{Argument, Constant, Endpoint, Field, Item, Kind, Pass, Plan, Presence, Target, Ty};
use crate::table::text;
use connector_tables::Owned as _;
use std::fmt::Write;

/// The plan; with `only`, the item or endpoint of that name.
pub fn dump(plan: &Plan, only: Option<&str>) -> String {
    let mut out = String::new();
    if only.is_none() {
        block(&mut out, &format!("client {}", plan.name), &[], text::lines(&plan.connector.view().record()));
    }
    for one in plan.parameters.iter().filter(|_| only.is_none()) {
        let _ = writeln!(
            out,
            "on the builder .{}({}) = {}  // {}",
            one.name,
            pass(&one.pass),
            one.variable,
            first(&one.docs)
        );
    }
    let wanted = |names: &[&str]| only.is_none_or(|only| names.contains(&only));
    for group in &plan.groups {
        if only.is_none() && plan.client {
            let handle = group.handle.as_ref().map(|handle| format!(" {handle}")).unwrap_or_default();
            let feature = group.feature.as_ref().map(|feature| format!(" if {feature}")).unwrap_or_default();
            let _ = writeln!(out, "module {}{handle}{feature}: {}", group.module, first(&group.docs));
        }
        for one in group.endpoints.iter().filter(|one| wanted(&[&one.marker, &one.method, &one.table.id])) {
            endpoint(&mut out, one);
        }
    }
    for one in plan.types.iter().filter(|one| wanted(&[&one.name])) {
        item(&mut out, one);
    }
    out
}

/// An item with its docs and the lines that belong to it.
fn block(out: &mut String, head: &str, docs: &[String], inner: impl IntoIterator<Item = String>) {
    let _ = writeln!(out, "{head}");
    for line in docs {
        let _ = writeln!(out, "{}", format!("  /// {line}").trim_end());
    }
    for line in inner {
        let _ = writeln!(out, "  {line}");
    }
}

/// `deprecated ` for a deprecated item.
fn old(deprecated: bool) -> &'static str {
    if deprecated { "deprecated " } else { "" }
}

fn endpoint(out: &mut String, endpoint: &Endpoint) {
    let Endpoint { marker, method, docs, deprecated, table, arguments, setters, output, error, headers } = endpoint;
    let arguments =
        arguments.iter().map(|one| format!("{}: {}", one.name, pass(&one.pass))).collect::<Vec<_>>().join(", ");
    let result = format!("{} ! {}", ty(output), ty(error));
    let place = format!("[{marker}: {} {}]", table.method, table.path);
    let header = |header: &super::Header| {
        format!("header {}: {} = {}  // {}", header.method, ty(&header.ty), header.name, first(&header.docs))
    };
    let table = text::lines(&table.view().record()).into_iter();
    let inner = table.chain(setters.iter().map(setter)).chain(headers.iter().map(header));
    block(out, &format!("{}fn {method}({arguments}) -> {result}  {place}", old(*deprecated)), docs, inner);
}

fn setter(one: &Argument) -> String {
    let target = match one.target {
        Target::Param(at) => format!("param {at}"),
        Target::Body(at) => format!("body {at}"),
        Target::Bodies => "bodies".to_owned(),
    };
    format!("{}.{}({}) {target}  // {}", old(one.deprecated), one.name, pass(&one.pass), first(&one.docs))
}

fn item(out: &mut String, item: &Item) {
    let named = |of: &Ty| format!("{} = {}", item.name, ty(of));
    let content = |name: &str, of: &Ty| format!("{name}({})", ty(of));
    let value = |value: &super::Value| format!("{} = {}  // {}", value.name, value.value, first(&value.docs));
    let values = |values: &[super::Value]| values.iter().map(value).collect();
    let (kind, name, inner): (&str, String, Vec<String>) = match &item.kind {
        Kind::Struct(body) => {
            let rest = body.rest.iter().map(|(name, inner)| format!("{name}: rest of {}", ty(inner)));
            let closed = body.closed.iter().map(|also| {
                ["closed"].into_iter().chain(also.iter().map(String::as_str)).collect::<Vec<_>>().join(" ")
            });
            let kind = if body.made { "struct (new)" } else { "struct" };
            (kind, item.name.clone(), body.fields.iter().map(field).chain(rest).chain(closed).collect())
        }
        Kind::TextEnum(all) => ("text enum", item.name.clone(), values(all)),
        Kind::IntegerEnum(all) => ("integer enum", item.name.clone(), values(all)),
        Kind::ValueEnum(all) => ("value enum", item.name.clone(), values(all)),
        Kind::Union(union) => {
            let variants = union.variants.iter().zip(&union.rules.variants).map(|(variant, rule)| {
                let add = variant.add_tag.as_ref().map(|tag| format!(" add {tag}")).unwrap_or_default();
                let from = variant.from.as_ref().map(|of| format!(" from {}", ty(of))).unwrap_or_default();
                format!("{}{from}{add} if {}", content(&variant.name, &variant.ty), text::row(&rule.view().record()))
            });
            let tag = union.rules.tag.as_ref().map(|tag| format!("by {tag} ")).unwrap_or_default();
            ("union", tag + &item.name, variants.collect())
        }
        Kind::Replies(variants) => {
            let variant =
                |one: &super::ReplyVariant| format!("{}  // {}", content(&one.name, &one.ty), first(&one.docs));
            ("replies", item.name.clone(), variants.iter().map(variant).collect())
        }
        Kind::Bodies(variants) => {
            ("bodies", item.name.clone(), variants.iter().map(|(name, inner)| content(name, inner)).collect())
        }
        Kind::Same(of) => ("use", format!("{} = {of}", item.name), Vec::new()),
        Kind::Alias(of) => ("type", named(of), Vec::new()),
        Kind::Newtype(of) => ("newtype", named(of), Vec::new()),
    };
    let attributes: String = item.attributes.iter().map(|text| format!("#[{text}] ")).collect();
    block(out, &format!("{attributes}{}{kind} {name}", old(item.deprecated)), &item.docs, inner);
}

fn field(field: &Field) -> String {
    let inner = ty(&field.ty);
    let full = match field.presence {
        Presence::Required => inner,
        Presence::Optional => format!("Option<{inner}>"),
        Presence::OptionalNullable => format!("Nullable<{inner}>"),
    };
    let wire = if field.name == field.wire { String::new() } else { format!(" = {:?}", field.wire) };
    let marks = [(field.read_only, " read-only"), (field.secret, " secret"), (field.deprecated, " deprecated")];
    let marks: String = marks.iter().filter(|mark| mark.0).map(|mark| mark.1).collect();
    let constant = |word: &str, value: &Option<Constant>| match value {
        None => String::new(),
        Some(Constant::Str(text)) => format!(" {word} {text:?}"),
        Some(Constant::Integer(number)) => format!(" {word} {number}"),
        Some(Constant::Float(number)) => format!(" {word} {number:?}"),
        Some(Constant::Bool(value)) => format!(" {word} {value}"),
        Some(Constant::Variant(item, variant)) => format!(" {word} {item}::{variant}"),
    };
    let (default, fixed) = (constant("default", &field.default), constant("always", &field.fixed));
    let setter = field.setter.as_ref().map(|name| format!(" by {name}")).unwrap_or_default();
    format!("{}: {full}{wire}{marks}{default}{fixed}{setter}  // {}", field.name, first(&field.docs))
}

fn pass(pass: &Pass) -> String {
    match pass {
        Pass::Str => "&str".to_owned(),
        Pass::Value(inner) => ty(inner),
        Pass::Ref(inner) => format!("&{}", ty(inner)),
        Pass::Slice(inner) => format!("&[{}]", ty(inner)),
        Pass::Into(inner) => format!("impl Into<{}>", ty(inner)),
    }
}

fn ty(of: &Ty) -> String {
    match of {
        Ty::Item(name) | Ty::Path(name) => name.clone(),
        Ty::Vec(inner) => format!("Vec<{}>", ty(inner)),
        Ty::Map(inner) => format!("Map<{}>", ty(inner)),
        Ty::Option(inner) => format!("Option<{}>", ty(inner)),
        Ty::Page(inner) => format!("Page<{}>", ty(inner)),
        Ty::Listed(whole, item) => format!("Listed<{}, {}>", ty(whole), ty(item)),
        Ty::Box(inner) => format!("Box<{}>", ty(inner)),
        Ty::Tuple(parts) => format!("({})", parts.iter().map(ty).collect::<Vec<_>>().join(", ")),
        Ty::Unit => "()".to_owned(),
    }
}

fn first(docs: &[String]) -> &str {
    docs.first().map(String::as_str).unwrap_or_default()
}
