//! Values that a user fills in once: variables of the API and of auth methods.
//!
//! `{region: {enum: [eu, us], default: eu}}` becomes one setting of type string with two values.

use super::member;
use crate::catalog::keys::auth::VARIABLES;
use crate::catalog::keys::read::Read as _;
use crate::format::build::members;
use crate::format::openapi::cx::Cx;
use crate::spec::Setting;
use crate::tree::Node;
use connector_tables::{SettingBuf, ValueType};

/// All variables of a map. Absent after a report.
pub(super) fn settings(cx: &mut Cx<'_>, node: &Node) -> Option<Vec<Setting>> {
    cx.fits(node, &VARIABLES).then(|| read_all(node))
}

/// All variables of a map that was checked.
pub(super) fn read_all(node: &Node) -> Vec<Setting> {
    members(node).map(|(key, node)| setting(&key.text, node)).collect()
}

fn setting(name: &str, node: &Node) -> Setting {
    let values = member(node, "enum").and_then(Node::as_list).unwrap_or_default();
    let json = |node: &Node| node.to_json().to_string();
    let default = SettingBuf::default();
    Setting {
        table: SettingBuf {
            name: name.to_owned(),
            label: node.text("label").or_else(|| node.text("alias")).unwrap_or(default.label),
            kind: node.text("type").as_deref().and_then(ValueType::of).unwrap_or(default.kind),
            default: member(node, "default").map(json),
            values: values.iter().map(json).collect(),
            pattern: node.text("pattern").or_else(|| node.text("format").and_then(|format| form(&format))),
            required: node.is_true("required"),
            secret: node.is_true("secret"),
            locked: node.is_true("locked") || node.flag("configurable") == Some(false),
        },
        description: node.text("description"),
        span: member(node, "default").unwrap_or(node).span,
    }
}

/// The pattern of a format that clients check (JSON Schema 2020-12, validation, section 7.3).
/// A pattern cannot tell if a day or host exists.
fn form(format: &str) -> Option<String> {
    let pattern = match format {
        "uuid" => "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
        "date" => r"^\d{4}-\d{2}-\d{2}$",
        "date-time" => r"^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$",
        "email" => r"^[^\s@]+@[^\s@]+$",
        "uri" | "url" => r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$",
        "hostname" => r"^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$",
        "ipv4" => r"^\d{1,3}(\.\d{1,3}){3}$",
        _ => return None,
    };
    Some(pattern.to_owned())
}
