//! What a client does around an endpoint, as data.
//!
//! Apart from the endpoint because most endpoints have none. A header that the variable `tenant` fills in is no
//! argument: it is always sent, as `{{ tenant }}`.

use crate::catalog::paging;
use crate::plan::types::graph;
use crate::spec::behavior::Next;
use crate::spec::{self, Fixed, In, Operation, Param, Pick, Reply, Spec};

/// What a client does around an endpoint, or around all that say nothing else.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Behavior {
    /// What the document says.
    pub said: spec::Behavior,
    /// Where the output stands in the body: a JSON pointer; empty: it is the whole body.
    pub select: String,
    /// An output that is put together.
    pub output: Vec<Pick>,
}

/// The behavior of an operation; absent if there is nothing unusual.
pub(crate) fn plan(operation: &Operation) -> Option<Behavior> {
    let mut said = operation.behavior.clone();
    said.fixed.extend(operation.params.iter().filter_map(filled));
    let selects = |reply: &&Reply| !reply.failure && reply.select.is_some();
    let select = operation.replies.iter().find(selects).and_then(|reply| reply.select.clone()).unwrap_or_default();
    let behavior = Behavior { said, select, output: operation.output.clone() };
    (behavior != Behavior::default()).then_some(behavior)
}

/// The behavior that holds for all operations; absent if there is nothing unusual.
pub(crate) fn of_all(said: &spec::Behavior) -> Option<Behavior> {
    let behavior = Behavior { said: said.clone(), ..Behavior::default() };
    (behavior != Behavior::default()).then_some(behavior)
}

/// Whether the table of an endpoint has a parameter. One that a variable fills in is sent by itself; but placeholders of
/// a path are filled in by their names, and templates may name any value.
pub(crate) fn is_listed(param: &Param) -> bool {
    param.variable.is_none() || matches!(param.place, In::Path | In::Template)
}

/// Whether a call takes an argument for a parameter.
pub(crate) fn is_argument(param: &Param) -> bool {
    param.variable.is_none()
}

/// Whether a call must give a value: not one that a variable of the operation has by itself.
pub(crate) fn is_required(spec: &Spec, param: &Param) -> bool {
    param.required && default(spec, param).is_none()
}

/// The value, as JSON text, that a variable of the operation has where nothing else gives one.
pub(crate) fn default(spec: &Spec, param: &Param) -> Option<String> {
    let own = param.variable.as_deref() == Some(&*param.name) || !param.required;
    let said = match param.place {
        In::Template => true,
        // A parameter of the document is always required.
        In::Path => own,
        In::Query | In::Header | In::Cookie => false,
    };
    let value = said.then(|| graph::first(spec, param.ty, |ty| ty.default.clone()))?;
    value.map(|value| value.to_string())
}

/// A parameter that a variable fills in, as what is always sent.
fn filled(param: &Param) -> Option<Fixed> {
    let variable = param.variable.as_ref().filter(|_| !is_listed(param))?;
    Some(Fixed {
        place: param.place,
        name: param.name.clone(),
        value: format!("{{{{ {variable} }}}}"),
        optional: !param.required,
        span: param.span,
    })
}

/// The path with the names of variables in place of the names of parameters that they fill in.
pub(crate) fn path(operation: &Operation) -> String {
    let mut path = operation.path.clone();
    for param in operation.params.iter().filter(|param| param.place == In::Path) {
        if let Some(variable) = &param.variable {
            path = path.replace(&format!("{{{}}}", param.name), &format!("{{{variable}}}"));
        }
    }
    path
}

/// What pagination is called: the row of `catalog::paging`.
pub(crate) fn strategy(operation: &Operation) -> Option<&'static str> {
    let name = match operation.behavior.paging.as_ref()?.next {
        Next::Page { .. } => "page",
        Next::Offset { .. } => "offset",
        Next::Token { .. } => "token",
        Next::LastItem { .. } => "last_item",
        Next::Url(_) => "next_url",
        Next::Link(_) => "link",
    };
    paging::find(name).map(|row| row.name)
}
