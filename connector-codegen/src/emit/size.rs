//! Estimates the number of lines of printed items and endpoints, which decides when a file is split.
//!
//! Separate from the printer, which the macro does not have: all entry points must lay out modules in the same way. A struct of
//! two fields has nine lines: docs, derive, name, two for each field, brace, and one for its table.

use super::structs::{arguments, has_new};
use crate::plan::{Argument, Endpoint, Item, Kind, Pass, Struct, Ty, Union, UnionVariant};
use connector_tables::Owned as _;
use connector_tables::walk::{Record, Value};

/// Expressions longer than this, without indentation, have a line for each part.
const WIDTH: usize = 70;
/// The same for a constructor, which follows the name of a constant.
const HEAD: usize = 48;

/// Estimates the lines of an item.
pub(super) fn of_item(item: &Item) -> usize {
    let lines = match &item.kind {
        Kind::Struct(body) => of_struct(body),
        Kind::TextEnum(all) | Kind::IntegerEnum(all) | Kind::ValueEnum(all) => {
            5 + rows(all.len()) + all.iter().map(|value| docs(&value.docs) + 1).sum::<usize>()
        }
        Kind::Union(union) => of_union(union),
        Kind::Replies(all) => 3 + rows(all.len()) + all.iter().map(|one| docs(&one.docs) + 1).sum::<usize>(),
        Kind::Bodies(all) => 3 + rows(all.len()) + 2 * all.len(),
        Kind::Newtype(_) => 3,
        Kind::Alias(_) | Kind::Same(_) => 1,
    };
    docs(&item.docs) + item.attributes.len() + lines
}

/// Estimates the lines of an endpoint: its table, its method, its setters and its headers.
pub(super) fn of_endpoint(endpoint: &Endpoint) -> usize {
    let functions = |all: usize, lines: usize| if all == 0 { 0 } else { 2 + lines };
    let setters = endpoint.setters.iter().map(of_setter).sum();
    let headers = endpoint.headers.iter().map(|header| docs(&header.docs).max(1) + 3).sum();
    let arguments = if endpoint.arguments.len() > 2 { 2 * endpoint.arguments.len() + 2 } else { 0 };
    let method = docs(&endpoint.docs) + arguments + 3;
    let table = of_record(&endpoint.table.view().record());
    7 + table + method + functions(endpoint.setters.len(), setters) + functions(endpoint.headers.len(), headers)
}

/// `pub fn per_page(self, per_page: impl Argument<i64>) -> Self`: one line, or four if it is long.
fn of_setter(argument: &Argument) -> usize {
    let ty = argument.pass.ty().map_or(3, width_of_name);
    let slice = if matches!(argument.pass, Pass::Slice(_)) { 2 } else { 0 };
    let signature = if 2 * argument.name.len() + ty + slice > 43 { 4 } else { 1 };
    docs(&argument.docs).max(1) + signature + 2
}

/// The width of `types::Pet`; types without a name are short.
fn width_of_name(ty: &Ty) -> usize {
    match ty {
        Ty::Item(name) => name.len() + 7,
        _ => 3,
    }
}

fn docs(lines: &[String]) -> usize {
    lines.iter().map(|line| line.matches('\n').count() + 1).sum()
}

/// Estimates the lines of a macro's table. Short ones have one line.
fn rows(count: usize) -> usize {
    if count > 2 { count + 2 } else { 1 }
}

fn of_struct(body: &Struct) -> usize {
    let fields: usize =
        body.fields.iter().map(|field| docs(&field.docs).max(1) + usize::from(field.deprecated) + 1).sum();
    let constants = 2 * body.fields.iter().filter(|field| field.default.is_some()).count();
    let setters = 5 * body.fields.iter().filter(|field| field.setter.is_some()).count();
    let new = if body.made && has_new(body) { 5 + body.fields.len() } else { 0 };
    let default = if new > 0 && arguments(body).next().is_none() { 5 } else { 0 };
    let inherent = constants + setters + new;
    let rest = if body.rest.is_some() { 2 } else { 0 };
    3 + fields + rest + default + inherent + if inherent > 0 { 2 } else { 0 } + rows(body.fields.len())
}

fn of_union(union: &Union) -> usize {
    // `Circle(types::Circle),`: one line, or three if it is long.
    let is_long = |variant: &&UnionVariant| variant.name.len() + width_of_name(&variant.ty) > 75;
    let long = 2 * union.variants.iter().filter(is_long).count();
    let variants: usize = union.variants.iter().map(|variant| docs(&variant.docs) + 1).sum();
    let count = union.variants.len();
    9 + variants + long + of_record(&union.rules.view().record()) + count / 4 + rows(count)
}

/// Estimates the lines of a constructor with its setters: one if it is short, otherwise one for each setter and more for its
/// arguments.
fn of_record(record: &Record<'_>) -> usize {
    if width_of(record) <= WIDTH {
        return 1;
    }
    let args: usize = record.args.iter().map(inner).sum();
    let head = if args == 0 && width_of_head(record) > HEAD { 1 + record.args.len() } else { args };
    1 + head + record.changed().map(|field| 1 + inner(&field.value)).sum::<usize>()
}

/// Estimates the lines of a value after the first one.
fn inner(value: &Value<'_>) -> usize {
    match value {
        _ if width(value) <= WIDTH => 0,
        Value::Record(record) => of_record(record),
        Value::One(value) => inner(value),
        Value::List(all) => 3 + all.iter().map(|one| 1 + inner(one)).sum::<usize>(),
        _ => 0,
    }
}

fn width(value: &Value<'_>) -> usize {
    match value {
        Value::Absent => 0,
        Value::Flag(_) | Value::Count(_) | Value::Status(_) | Value::Integer(_) | Value::Number(_) => 5,
        Value::Kinds(set) => 20 * set.count_ones() as usize,
        Value::Text(text) => text.len() + 2,
        Value::Word { of, variant, .. } => of.len() + variant.len() + 7,
        Value::Record(record) => width_of(record),
        Value::One(value) => width(value) + 1,
        Value::List(all) => 3 + all.iter().map(|one| width(one) + 2).sum::<usize>(),
    }
}

fn width_of(record: &Record<'_>) -> usize {
    width_of_head(record) + record.changed().map(|field| field.name.len() + width(&field.value) + 3).sum::<usize>()
}

/// The width of `get("listPets", "/pets")`.
fn width_of_head(record: &Record<'_>) -> usize {
    record.make.len() + record.args.iter().map(|arg| width(arg) + 2).sum::<usize>()
}
