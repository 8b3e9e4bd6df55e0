//! Parameters that users set once: methods of the client's builder.
//!
//! Separate from the endpoints, which have them as optional arguments. With `client_parameters = ["Api-Version"]`, the header is
//! `api_version(ApiVersion)`, and sets the variable `Api-Version`.

use super::endpoint::{argument, prose};
use super::scope::{Glue, Scope};
use super::types::Cx;
use super::{ClientParameter, name, reserved};
use crate::spec::Param;

/// The methods, in the order of the option.
pub(crate) fn plan(cx: &Cx<'_>) -> Vec<ClientParameter> {
    let mut names = Scope::new(Glue::Snake, &[reserved::BUILDER]);
    let one = |param: &Param| ClientParameter {
        name: names.claim_quietly(name::field_name(&param.table.name), None),
        variable: param.table.name.clone(),
        docs: prose::param(cx.spec, param, !cx.named.contains(&param.ty)),
        pass: argument::pass(cx, param.ty),
    };
    cx.spec.shared.iter().map(one).collect()
}
