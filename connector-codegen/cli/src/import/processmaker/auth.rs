//! The authentication of a data connector as an auth method.
//!
//! Separate because no value of a credential may pass through here: only names do. `OAUTH2_PASSWORD` becomes
//! `type: oauth2_password` with the token's URL, and its four credentials become variables.

use super::mustache::{self, Text};
use super::source;
use crate::import::Notes;
use crate::import::yaml::{Entry, Yaml, entry, text, truth};
use crate::json::Json;
use crate::stop::Stop;

/// Connection types that are not HTTP calls with bodies of one's own.
const SOAP: &[&str] = &["PASSWORD", "WSDL_FILE", "LOCAL_CERTIFICATE"];

/// Refuses SOAP services by name.
pub(super) fn refuse_soap(source: &Json, name: &str) -> Result<(), Stop> {
    let authtype = source.text("authtype");
    let is_soap = SOAP.contains(&authtype.as_str()) || source.text("type").to_uppercase().contains("SOAP");
    match is_soap {
        true => Err(Stop::failed(format!(
            "the data connector `{name}` is a SOAP service ({authtype}): SOAP by WSDL cannot be carried over. Where the \
             service also takes plain XML by POST, write an endpoint with `body: {{ format: xml, template: … }}`"
        ))),
        false => Ok(()),
    }
}

/// `auth: …`, and the variables of the connector that it needs.
pub(super) fn entries(source: &Json, notes: &mut Notes) -> (Vec<Entry>, Vec<String>) {
    let authtype = source.text("authtype");
    let credentials = source::member(source, "credentials").unwrap_or(Json::Null);
    let (name, mut members, fields): (&str, Vec<Entry>, &[(&str, bool)]) = match authtype.as_str() {
        "" | "NONE" => return (Vec::new(), Vec::new()),
        "BASIC" => ("basic", vec![entry("type", text("basic"))], &[("username", false), ("password", true)]),
        "OAUTH2_BEARER" => ("token", vec![entry("type", text("bearer"))], &[("token", true)]),
        "OAUTH2_PASSWORD" => (
            "login",
            vec![entry("type", text("oauth2_password"))],
            &[("username", false), ("password", true), ("client_id", false), ("client_secret", true)],
        ),
        other => {
            notes.add("authtype", &format!("`{other}` is not known: write an auth method by hand"));
            return (Vec::new(), Vec::new());
        }
    };
    let mut more = Vec::new();
    if name == "login" {
        let url = mustache::read(&credentials.text("url")).ok().filter(|url| !url.parts.is_empty());
        let url = url
            .unwrap_or_else(|| Text { parts: vec![mustache::Part::Name("token_url".to_owned())], ..Text::default() });
        more.extend(url.names().into_iter().map(str::to_owned));
        let token = Yaml::Map(vec![entry("url", text(url.template()))]);
        members.push(entry("token", token));
    }
    members.push(entry("variables", Yaml::Map(fields.iter().map(field).collect())));
    (vec![entry("auth", Yaml::Map(vec![entry(name, Yaml::Map(members))]))], more)
}

fn field((name, secret): &(&str, bool)) -> Entry {
    let secret = secret.then(|| entry("secret", truth(true)));
    entry(name, Yaml::Map(secret.into_iter().chain([entry("required", truth(true))]).collect()))
}
