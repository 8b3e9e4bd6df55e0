//! OAuth 2.0 flows whose tokens a client can fetch by itself.
//!
//! `flows: {clientCredentials: {tokenUrl: /token}}` becomes a request for a token, and the fields `client_id` and
//! `client_secret`. Flows that need a browser give a token that is set by hand.

use super::{entries, member, token};
use crate::catalog::auth::{Field, Flow, flows};
use crate::catalog::keys::read::Read as _;
use crate::tree::Node;
use connector_tables::{SchemeKindBuf, SettingBuf, TokenRequestBuf};

/// A flow of a scheme.
pub(super) struct Grant<'n> {
    pub(super) flow: Flow,
    /// Default fields of the method.
    pub(super) defaults: &'static [Field],
    node: &'n Node,
}

/// Returns the flow to use, of those that a scheme has.
pub(super) fn grant(scheme: &Node) -> Option<Grant<'_>> {
    let all = member(scheme, "flows")?;
    flows().find_map(|(flow, defaults)| Some(Grant { flow, defaults, node: member(all, flow.name)? }))
}

impl Grant<'_> {
    /// Returns the request that the flow describes, and the fields that a user fills in. Absent if a URL is missing.
    pub(super) fn request(&self) -> Option<(TokenRequestBuf, Vec<SettingBuf>)> {
        let urls = self.urls();
        if urls.iter().any(String::is_empty) {
            return None;
        }
        let mut request = TokenRequestBuf { url: urls.into_iter().next()?, ..TokenRequestBuf::default() };
        token::grant_fields(&mut request, &self.flow, false);
        let mut fields = fields(self.defaults);
        let scopes: Vec<&str> = entries(self.node, "scopes").map(|(name, _)| name).collect();
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

    /// Returns the kind of a scheme with that token request.
    pub(super) fn kind(&self, request: TokenRequestBuf) -> SchemeKindBuf {
        (self.flow.kind)(request, self.urls().get(1..).unwrap_or_default())
    }

    fn urls(&self) -> Vec<String> {
        self.flow.urls.iter().map(|(property, _)| self.node.text(property).unwrap_or_default()).collect()
    }
}

/// Returns default fields as settings.
pub(super) fn fields(all: &[Field]) -> Vec<SettingBuf> {
    let setting = |field: &Field| SettingBuf {
        name: field.name.to_owned(),
        required: field.required,
        secret: field.secret,
        default: (!field.required).then(|| json("")),
        ..SettingBuf::default()
    };
    all.iter().map(setting).collect()
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
