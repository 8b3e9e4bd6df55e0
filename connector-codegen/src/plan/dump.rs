//! A plan as text: what `connector show plan` prints, and what the tests here compare.
//!
//! It is short, in the order of the plan, with one line for each decision. A struct is `struct Pet` with its fields below it: `  id: i64`.

use super::{Argument, Constant, Endpoint, Field, Item, Kind, Pass, Plan, Presence, Struct, Target, Ty, Union};
use crate::table::text;
use connector_tables::Owned as _;
use connector_tables::walk::Record;
use std::fmt::Write;

/// The plan; with `only`, the item or endpoint of that name.
pub fn dump(plan: &Plan, only: Option<&str>) -> String {
    let mut out = String::new();
    if only.is_none() {
        let _ = writeln!(out, "client {}", plan.name);
        table(&mut out, &plan.connector.view().record());
    }
    let wanted = |names: &[&str]| only.is_none_or(|only| names.contains(&only));
    for group in &plan.groups {
        if only.is_none() {
            let handle = group.handle.as_ref().map(|handle| format!(" {handle}")).unwrap_or_default();
            let _ = writeln!(out, "module {}{handle}: {}", group.module, first(&group.docs));
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

fn endpoint(out: &mut String, endpoint: &Endpoint) {
    let arguments: Vec<String> =
        endpoint.arguments.iter().map(|one| format!("{}: {}", one.name, pass(&one.pass))).collect();
    let old = if endpoint.deprecated { "deprecated " } else { "" };
    let _ = writeln!(
        out,
        "{old}fn {}({}) -> {} ! {}  [{}: {} {}]",
        endpoint.method,
        arguments.join(", "),
        ty(&endpoint.output),
        ty(&endpoint.error),
        endpoint.marker,
        endpoint.table.method,
        endpoint.table.path
    );
    lines(out, &endpoint.docs);
    table(out, &endpoint.table.view().record());
    for one in &endpoint.setters {
        setter(out, one);
    }
    for header in &endpoint.headers {
        let _ = writeln!(
            out,
            "  header {}: {} = {}  // {}",
            header.method,
            ty(&header.ty),
            header.name,
            first(&header.docs)
        );
    }
}

/// The fields of a table that differ from the default.
fn table(out: &mut String, record: &Record<'_>) {
    for line in text::lines(record) {
        let _ = writeln!(out, "  {line}");
    }
}

fn setter(out: &mut String, one: &Argument) {
    let target = match one.target {
        Target::Param(at) => format!("param {at}"),
        Target::Body(at) => format!("body {at}"),
        Target::Bodies => "bodies".to_owned(),
    };
    let old = if one.deprecated { "deprecated " } else { "" };
    let _ = writeln!(out, "  {old}.{}({}) {target}  // {}", one.name, pass(&one.pass), first(&one.docs));
}

fn item(out: &mut String, item: &Item) {
    let old = if item.deprecated { "deprecated " } else { "" };
    let name = &item.name;
    let head = match &item.kind {
        Kind::Struct(body) => if body.sent { "struct (sent)" } else { "struct" }.to_owned(),
        Kind::TextEnum(_) => "text enum".to_owned(),
        Kind::IntegerEnum(_) => "integer enum".to_owned(),
        Kind::ValueEnum(_) => "value enum".to_owned(),
        Kind::Union(union) => union.rules.tag.as_ref().map_or("union".to_owned(), |tag| format!("union by {tag}")),
        Kind::Replies(_) => "replies".to_owned(),
        Kind::Bodies(_) => "bodies".to_owned(),
        Kind::Alias(_) => "type".to_owned(),
        Kind::Newtype(_) => "newtype".to_owned(),
    };
    let tail = match &item.kind {
        Kind::Alias(inner) | Kind::Newtype(inner) => format!(" = {}", ty(inner)),
        _ => String::new(),
    };
    let _ = writeln!(out, "{old}{head} {name}{tail}");
    lines(out, &item.docs);
    match &item.kind {
        Kind::Struct(body) => fields(out, body),
        Kind::TextEnum(values) | Kind::IntegerEnum(values) | Kind::ValueEnum(values) => {
            for value in values {
                let _ = writeln!(out, "  {} = {}  // {}", value.name, value.value, first(&value.docs));
            }
        }
        Kind::Union(body) => union(out, body),
        Kind::Replies(variants) => {
            for variant in variants {
                let _ = writeln!(out, "  {}({})  // {}", variant.name, ty(&variant.ty), first(&variant.docs));
            }
        }
        Kind::Bodies(variants) => {
            for (name, inner) in variants {
                let _ = writeln!(out, "  {name}({})", ty(inner));
            }
        }
        Kind::Alias(_) | Kind::Newtype(_) => {}
    }
}

fn fields(out: &mut String, body: &Struct) {
    for one in &body.fields {
        field(out, one);
    }
    if let Some((name, inner)) = &body.rest {
        let _ = writeln!(out, "  {name}: rest of {}", ty(inner));
    }
}

fn field(out: &mut String, field: &Field) {
    let inner = ty(&field.ty);
    let full = match field.presence {
        Presence::Required => inner,
        Presence::Optional => format!("Option<{inner}>"),
        Presence::OptionalNullable => format!("Option<Option<{inner}>>"),
    };
    let wire = if field.name == field.wire { String::new() } else { format!(" = {:?}", field.wire) };
    let marks = [(field.read_only, " read-only"), (field.secret, " secret"), (field.deprecated, " deprecated")];
    let marks: String = marks.iter().filter(|mark| mark.0).map(|mark| mark.1).collect();
    let default = match &field.default {
        None => String::new(),
        Some(Constant::Str(text)) => format!(" default {text:?}"),
        Some(Constant::Integer(number)) => format!(" default {number}"),
        Some(Constant::Float(number)) => format!(" default {number:?}"),
        Some(Constant::Bool(value)) => format!(" default {value}"),
        Some(Constant::Variant(item, variant)) => format!(" default {item}::{variant}"),
    };
    let _ = writeln!(out, "  {}: {full}{wire}{marks}{default}  // {}", field.name, first(&field.docs));
}

fn union(out: &mut String, union: &Union) {
    for (variant, rule) in union.variants.iter().zip(&union.rules.variants) {
        let add = variant.add_tag.as_ref().map(|tag| format!(" add {tag}")).unwrap_or_default();
        let rule = text::row(&rule.view().record());
        let _ = writeln!(out, "  {}({}){add} if {rule}", variant.name, ty(&variant.ty));
    }
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
        Ty::Box(inner) => format!("Box<{}>", ty(inner)),
        Ty::Tuple(parts) => format!("({})", parts.iter().map(ty).collect::<Vec<_>>().join(", ")),
        Ty::Unit => "()".to_owned(),
    }
}

fn first(docs: &[String]) -> &str {
    docs.first().map(String::as_str).unwrap_or_default()
}

fn lines(out: &mut String, docs: &[String]) {
    for line in docs {
        let _ = writeln!(out, "{}", format!("  /// {line}").trim_end());
    }
}
