//! The public names of a plan.

use connector_codegen::config::Config;
use connector_codegen::front::{Pipeline, Stage};
use connector_codegen::plan::{Endpoint, Item, Kind, Plan, Ty};
use connector_codegen::text::{Loaded, Loader, Origin};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// The plan of a document.
pub(crate) fn plan(document: &Value, config: &Config) -> Plan {
    plan_of(&document.to_string(), config)
}

/// A text instead of a file.
struct Given<'t>(&'t str);

impl Loader for Given<'_> {
    fn load(&mut self, reference: &str, _: Option<Origin<'_>>) -> Result<Loaded, String> {
        Ok(Loaded { name: reference.to_owned(), path: None, text: self.0.to_owned() })
    }
}

/// The plan of a text.
pub(crate) fn plan_of(text: &str, config: &Config) -> Plan {
    let pipeline = Pipeline { config, until: Stage::Plan, clock: &|| Duration::ZERO };
    pipeline.run(&mut Given(text), "api.json").plan.expect("the document has a plan")
}

/// Every name that users may write: types with their variants, markers, methods.
pub(crate) fn public(plan: &Plan) -> BTreeSet<String> {
    let items: BTreeMap<&str, &Item> = plan.types.iter().map(|item| (item.name.as_str(), item)).collect();
    let mut out = BTreeSet::new();
    for item in plan.types.iter().filter(|item| !item.is_hidden) {
        out.insert(format!("types::{}", item.name));
        let of = match &item.kind {
            Kind::Same(of) => items.get(of.as_str()).copied().unwrap_or(item),
            _ => item,
        };
        out.extend(variants(of).into_iter().map(|variant| format!("types::{}::{variant}", item.name)));
    }
    for group in &plan.groups {
        for Endpoint { marker, method, .. } in &group.endpoints {
            out.insert(format!("{}::{marker}", group.module));
            out.insert(format!("Client::{method}"));
        }
    }
    out
}

fn variants(item: &Item) -> Vec<String> {
    match &item.kind {
        Kind::TextEnum(all) | Kind::IntegerEnum(all) | Kind::ValueEnum(all) => {
            all.iter().map(|value| value.name.clone()).collect()
        }
        Kind::Union(union) => union.variants.iter().map(|variant| variant.name.clone()).collect(),
        Kind::Replies(all) => all.iter().map(|variant| variant.name.clone()).collect(),
        Kind::Bodies(all) => all.iter().map(|variant| variant.0.clone()).collect(),
        _ => Vec::new(),
    }
}

/// The items that the signature of an endpoint names.
pub(crate) fn signature(endpoint: &Endpoint) -> BTreeSet<String> {
    let taken = endpoint.arguments.iter().chain(&endpoint.setters).filter_map(|argument| argument.pass.ty());
    let headers = endpoint.headers.iter().map(|header| &header.ty);
    let mut out = BTreeSet::new();
    [&endpoint.output, &endpoint.error].into_iter().chain(taken).chain(headers).for_each(|ty| items(ty, &mut out));
    out
}

fn items(ty: &Ty, out: &mut BTreeSet<String>) {
    match ty {
        Ty::Item(name) => drop(out.insert(name.clone())),
        Ty::Path(_) | Ty::Unit => {}
        Ty::Listed(one, other) => {
            items(one, out);
            items(other, out);
        }
        Ty::Vec(inner) | Ty::Map(inner) | Ty::Option(inner) | Ty::Box(inner) | Ty::Page(inner) => items(inner, out),
        Ty::Tuple(all) => all.iter().for_each(|ty| items(ty, out)),
    }
}
