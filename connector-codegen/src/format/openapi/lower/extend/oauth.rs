//! OAuth 2.0 flows whose tokens a client can fetch by itself.
//!
//! `flows: {clientCredentials: {tokenUrl: /token}}` becomes a request for a token, and the fields `client_id` and
//! `client_secret`. Flows that need a browser give a token that is set by hand.

use super::token::{self, Grant};
use super::{entries, member};
use crate::catalog::auth::{self, Field};
use crate::catalog::keys::read::Read as _;
use crate::tree::Node;
use connector_tables::{AuthType, SettingBuf, TokenRequestBuf};

/// The flow that is used, of those that a scheme has.
pub(super) fn grant(scheme: &Node) -> Option<(Grant, &Node)> {
    let flows = member(scheme, "flows")?;
    let flow = |name: &str| member(flows, name);
    flow("clientCredentials")
        .map(|flow| (Grant::ClientCredentials, flow))
        .or_else(|| flow("password").map(|flow| (Grant::Password, flow)))
}

/// The request that a flow describes. Absent if it names no URL.
pub(super) fn request(grant: Grant, flow: &Node) -> Option<(TokenRequestBuf, Vec<SettingBuf>)> {
    let url = flow.text("tokenUrl").filter(|url| !url.is_empty())?;
    let mut request = TokenRequestBuf { url, ..TokenRequestBuf::default() };
    token::grant_fields(&mut request, grant, false);
    let mut fields = fields(method(grant));
    let scopes: Vec<&str> = entries(flow, "scopes").map(|(name, _)| name).collect();
    if !scopes.is_empty() {
        request.fields.push(token::field("scope", "{{ scope }}"));
        fields.push(SettingBuf {
            name: "scope".to_owned(),
            default: Some(json(&scopes.join(" "))),
            ..SettingBuf::default()
        });
    }
    Some((request, fields))
}

/// The method of a grant.
pub(super) fn method(grant: Grant) -> AuthType {
    match grant {
        Grant::ClientCredentials => AuthType::ClientCredentials,
        Grant::Password => AuthType::Password,
    }
}

/// The fields that a user fills in for a method that declares none.
pub(super) fn fields(method: AuthType) -> Vec<SettingBuf> {
    let setting = |field: &Field| SettingBuf {
        name: field.name.to_owned(),
        required: field.required,
        secret: field.secret,
        default: (!field.required).then(|| json("")),
        ..SettingBuf::default()
    };
    auth::fields(method).iter().map(setting).collect()
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
