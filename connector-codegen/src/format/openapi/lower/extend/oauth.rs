//! OAuth 2.0 flows whose tokens a client can fetch by itself.
//!
//! `flows: {clientCredentials: {tokenUrl: /token}}` becomes a request for a token, and the fields `client_id` and
//! `client_secret`. Flows that need a browser give a token that is set by hand.

use super::token::{self, Grant};
use super::{entries, member, text};
use crate::catalog::auth::{self, Field};
use crate::spec::{Setting, TokenRequest};
use crate::text::Span;
use crate::tree::Node;

/// The flow that is used, of those that a scheme has.
pub(super) fn grant(scheme: &Node) -> Option<(Grant, &Node)> {
    let flows = member(scheme, "flows")?;
    let flow = |name: &str| member(flows, name);
    flow("clientCredentials")
        .map(|flow| (Grant::ClientCredentials, flow))
        .or_else(|| flow("password").map(|flow| (Grant::Password, flow)))
}

/// The request that a flow describes. Absent if it names no URL.
pub(super) fn request(grant: Grant, flow: &Node) -> Option<(TokenRequest, Vec<Setting>)> {
    let mut request = token::plain(text(flow, "tokenUrl").filter(|url| !url.is_empty())?);
    token::grant_fields(&mut request, grant, false);
    let mut fields = fields(name(grant), flow.span);
    let scopes: Vec<&str> = entries(flow, "scopes").map(|(name, _)| name).collect();
    if !scopes.is_empty() {
        request.fields.push(("scope".to_owned(), "{{ scope }}".to_owned()));
        let all = scopes.join(" ");
        fields.push(Setting { default: Some(all.into()), required: false, ..open("scope", flow.span) });
    }
    Some((request, fields))
}

/// The row of `catalog::auth`.
pub(super) fn name(grant: Grant) -> &'static str {
    match grant {
        Grant::ClientCredentials => "oauth2_client_credentials",
        Grant::Password => "oauth2_password",
    }
}

/// What a user fills in for an auth method that does not say it.
pub(super) fn fields(method: &str, span: Span) -> Vec<Setting> {
    let fields = auth::find(method).map(|row| row.fields).unwrap_or_default();
    let setting = |field: &Field| Setting {
        required: field.required,
        secret: field.secret,
        default: (!field.required).then(|| "".into()),
        ..open(field.name, span)
    };
    fields.iter().map(setting).collect()
}

fn open(name: &str, span: Span) -> Setting {
    Setting {
        name: name.to_owned(),
        label: None,
        description: None,
        kind: "string",
        default: None,
        values: Vec::new(),
        pattern: None,
        required: true,
        secret: false,
        locked: false,
        span,
    }
}
