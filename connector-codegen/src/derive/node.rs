//! Arguments as an object of a description, so that both are read in one place.
//!
//! `paging(page(query = "p")), timeout = 30` is `{ pagination: { page: { param: p, in: query } }, timeout: 30 }`.

use super::arguments::{Argument, Arguments, Given};
use super::errors::Errors;
use super::grammar::spell;
use super::literal::text;
use crate::catalog::keys;
use crate::catalog::keys::paging::{IN, PAGINATION, PARAM, PLACES};
use crate::diag::Diagnostics;
use crate::text::{self, SourceId};
use crate::tree::{Key, Map, Node, Value};
use connector_tables::BehaviorBuf;
use proc_macro2::Span;
use std::rc::Rc;
use syn::Lit;

/// Reads the behavior that arguments declare, as that of a description. Mistakes are reported, each at its argument.
pub(super) fn behavior(arguments: &Arguments, errors: &mut Errors) -> BehaviorBuf {
    let (mut spans, mut diags) = (Vec::new(), Diagnostics::new());
    let node = node(arguments, Span::call_site(), &mut spans);
    let behavior = keys::behavior::behavior(&node, &mut diags);
    for report in diags.finish() {
        let at = report.labels.first().map_or(0, |(span, _)| span.start as usize);
        let span = spans.get(at).copied().unwrap_or_else(Span::call_site);
        // Strategies are suggested as attributes write them.
        let spelled =
            |help: String, key: &keys::Key| help.replace(&format!("`{}`", key.name), &format!("`{}`", spell(key)));
        let help = PAGINATION.keys.iter().fold(report.help.join("; "), spelled);
        errors.report(span, format!("{}: {help}", report.message));
    }
    behavior
}

/// Returns arguments as an object of a description. The place of a value is its index in `spans`.
fn node(arguments: &Arguments, span: Span, spans: &mut Vec<Span>) -> Node {
    let mut entries = Vec::new();
    let object = place(span, spans);
    for Argument { name, value: given } in &arguments.all {
        let span = place(name.span(), spans);
        let mut add = |name: &str, value| entries.push((Key { span, text: name.into() }, Node::new(span, value)));
        let written = name.to_string();
        let known = match written.as_str() {
            "paging" => "pagination",
            name if PLACES.contains(&name) => PARAM,
            name => name,
        };
        let value = match given {
            Given::Flag => Value::Bool(true),
            Given::Text(text) => Value::String(text.value().into()),
            Given::Lit(lit) => value(lit),
            Given::Word(word) => Value::String(word.to_string().into()),
            Given::Items(items) => {
                Value::List(Rc::new(items.iter().map(|item| Node::new(span, value(item))).collect()))
            }
            Given::List(list) => node(list, name.span(), spans).value,
            Given::Type(_) => continue,
        };
        add(known, value);
        if known == PARAM {
            add(IN, Value::String(written.as_str().into()));
        }
    }
    Node::new(object, Value::Map(Rc::new(Map::new(entries))))
}

fn place(span: Span, spans: &mut Vec<Span>) -> text::Span {
    spans.push(span);
    text::Span::new(SourceId(0), spans.len() - 1, spans.len())
}

/// Returns a literal as a value of a description.
fn value(lit: &Lit) -> Value {
    match lit {
        Lit::Int(_) | Lit::Float(_) => Value::Number(text(lit).into()),
        Lit::Bool(value) => Value::Bool(value.value),
        lit => Value::String(text(lit).into()),
    }
}
