//! The arguments of a method: required ones by position, optional ones by setters.
//!
//! Separate from `params`, which are data for the runtime. A required text is `owner: &str`, an optional list
//! `.labels(&["a".into()])`.

use super::shell::What;
use super::{Shells, prose};
use crate::plan::scope::{Glue, Scope};
use crate::plan::types::{Cx, graph};
use crate::plan::{Argument, Pass, Target, Ty, behavior, name, reserved};
use crate::spec::ty::Shape;
use crate::spec::{Operation, TypeId};

/// An argument with its description in one line, if the document has one.
pub(crate) type Described = (Argument, Option<String>);

/// Arguments and setters.
pub(crate) fn plan(cx: &Cx<'_>, operation: &Operation, shells: &Shells) -> (Vec<Described>, Vec<Described>) {
    let mut names = Scope::new(Glue::Snake, &[]);
    let mut calls = Scope::new(Glue::Snake, &[reserved::CALL]);
    let mut arguments = Vec::new();
    let mut setters = Vec::new();
    // Path parameters stand first already; the others follow in document order.
    let listed = operation.params.iter().filter(|param| behavior::is_listed(param));
    for (at, param) in listed.enumerate().filter(|(_, param)| behavior::is_argument(param)) {
        let wish = name::field_name(&param.table.name);
        let argument = |name| Argument {
            name,
            docs: prose::param(cx.spec, param, !cx.named.contains(&param.ty)),
            pass: pass(cx, param.ty),
            target: Target::Param(at),
            deprecated: param.deprecated,
        };
        if behavior::is_required(cx.spec, param) {
            arguments.push((argument(names.claim_quietly(wish, None)), prose::said(&param.docs)));
        } else {
            setters.push((argument(calls.claim_quietly(wish, None)), prose::said(&param.docs)));
        }
    }
    let body = operation.body.as_ref().filter(|body| super::body::takes_argument(body));
    if let (Some(body), Some(shell)) = (body, &shells.body) {
        let (pass, target) = match (&shell.item, shell.entries.first()) {
            (Some(item), _) => (Pass::Ref(Ty::Item(item.clone())), Target::Bodies),
            (None, Some(entry)) => (body_pass(cx, &entry.what), Target::Body(0)),
            (None, None) => return (arguments, setters),
        };
        let argument = |name| Argument { name, docs: prose::body(body), pass, target, deprecated: false };
        if body.required {
            arguments.push((argument(names.claim_quietly("body".to_owned(), None)), prose::said(&body.docs)));
        } else {
            setters.insert(0, (argument("with_body".to_owned()), prose::said(&body.docs)));
        }
    }
    (arguments, setters)
}

fn body_pass(cx: &Cx<'_>, what: &What) -> Pass {
    match what {
        What::Typed(ty) => pass(cx, *ty),
        What::Text | What::Bytes => Pass::Into(super::ty(cx, what)),
        What::Json | What::Empty => Pass::Ref(super::ty(cx, what)),
    }
}

/// The way to pass a value: `Copy` types by value, texts and lists as slices, others by reference.
fn pass(cx: &Cx<'_>, id: TypeId) -> Pass {
    let target = graph::target(cx.spec, id);
    let bare = cx.bare(cx.own(id));
    if cx.newtypes.contains(&target) {
        return Pass::Ref(bare);
    }
    let ty = match (&bare, graph::is_item(cx.spec, target)) {
        // The name of a list or text is only another word for it.
        (Ty::Item(_), false) => cx.inside(target),
        _ => bare,
    };
    match ty {
        Ty::Path(path) => match path.as_str() {
            "String" => Pass::Str,
            "bool" | "i32" | "i64" | "u32" | "u64" | "f64" => Pass::Value(Ty::Path(path)),
            "abi::DateTime" | "abi::Timestamp" | "abi::Date" | "abi::Uuid" => Pass::Value(Ty::Path(path)),
            "abi::ChronoDateTime" | "abi::ChronoDate" | "abi::TimeDateTime" | "abi::TimeDate" => {
                Pass::Value(Ty::Path(path))
            }
            "abi::Decimal" | "abi::DecimalNumber" => Pass::Value(Ty::Path(path)),
            _ => Pass::Ref(Ty::Path(path)),
        },
        Ty::Vec(item) => match *item {
            // A list of nulls cannot be written into a URL, and hardly ever is meant in a body.
            Ty::Option(item) if !cx.reach.received.contains(&target) => Pass::Slice(*item),
            item => Pass::Slice(item),
        },
        Ty::Item(_) if matches!(cx.spec.types[target].shape, Shape::Enum(_)) => Pass::Value(ty),
        ty => Pass::Ref(ty),
    }
}
