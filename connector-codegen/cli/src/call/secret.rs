//! What no output may show: credentials of the command line, and the values of secret variables wherever they come from.
//!
//! Apart because a client does not give its variables away. It is asked for a request that has nothing but the variable
//! in it, which is not sent: its body is the value as it is, and its path is the value as it stands in a URL.

use super::leak::{list, one, text};
use connector_runtime::abi::v1 as abi;

/// What no output may show.
#[derive(Debug, Default)]
pub(crate) struct Secrets(Vec<String>);

impl Secrets {
    /// Adds one.
    pub(super) fn add(&mut self, secret: &str) {
        if !secret.is_empty() && !self.0.iter().any(|known| known == secret) {
            self.0.push(secret.to_owned());
        }
    }

    /// Adds the values of a client's secret variables.
    pub(crate) fn add_variables(&mut self, client: &abi::Core, connector: &abi::Connector) {
        for setting in connector.variables.iter().filter(|setting| setting.secret) {
            let Ok(request) = client.request_raw(abi::Draft::new(probe(setting.name))) else { continue };
            self.add(request.uri().path().rsplit('/').next().unwrap_or_default());
            if let Some(Ok(value)) = request.body().as_bytes().map(|bytes| std::str::from_utf8(bytes)) {
                self.add(serde_json::Value::from(value).to_string().trim_matches('"'));
                self.add(value);
            }
        }
        // What holds another one is hidden before it.
        self.0.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    }

    /// The text without them.
    pub(crate) fn hide(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, secret| text.replace(secret, "[hidden]"))
    }
}

/// An operation whose request is the value of a variable.
fn probe(name: &str) -> &'static abi::Operation {
    one(abi::Operation {
        method: "POST",
        path: text(&format!("/{{{name}}}")),
        bodies: list([abi::body::text("text/plain").template(text(&format!("{{{{ {name} }}}}")))]),
        security: Some(&[]),
        ..abi::OPERATION
    })
}
