//! Hides the secrets that a client knows in the texts of its requests.
//!
//! With the secret `a&b` and the secret query parameter `key`, `/x/a%26b?key=1&n=2` becomes
//! `/x/[hidden]?key=[hidden]&n=2`, and the body `{"word":"a&b"}` becomes `{"word":"[hidden]"}`.

use std::sync::Arc;

use http::Uri;
use secrecy::{ExposeSecret, SecretString};

use crate::encode::template::quoted;
use crate::encode::{Escape, put};

const HIDDEN: &str = "[hidden]";
/// Length below which secrets are hidden only as whole words: `7` is not hidden in `17`.
const SHORT: usize = 6;
/// Length below which secrets are not looked for in texts of servers: they may be common words.
const KNOWABLE: usize = 8;

/// The secrets of one request: an extension of it.
#[derive(Clone, Default)]
pub(crate) struct Secrets {
    /// The names of query parameters with a secret value, as they are written in the URL.
    names: Vec<String>,
    /// True if a secret may be elsewhere in the URL, or in the body.
    pub(crate) elsewhere: bool,
    /// True if the whole body is secret.
    pub(crate) whole_body: bool,
    /// The client's secret values.
    known: Option<Arc<[SecretString]>>,
    /// The secrets of the call.
    own: Vec<SecretString>,
}

impl Secrets {
    /// The secret values of a client and of one of its calls.
    pub(crate) fn of(known: &Arc<[SecretString]>, own: Vec<SecretString>) -> Self {
        Self { known: Some(Arc::clone(known)), own, ..Self::default() }
    }

    /// Returns `true` if nothing of the request is known to be secret, except for headers, which are marked themselves.
    pub(crate) fn is_empty(&self) -> bool {
        self.names.is_empty() && !self.elsewhere && !self.whole_body
    }

    /// Adds a query parameter whose value is secret.
    pub(crate) fn hide_parameter(&mut self, name: &str) {
        let mut wire = String::new();
        put(&mut wire, name, Escape::All);
        self.names.push(wire);
    }

    /// Adds a query parameter by its name as it is written in the URL.
    pub(crate) fn hide_wire_parameter(&mut self, name: &str) {
        self.names.push(name.to_owned());
    }

    /// Hides all values of a query, and the body.
    pub(crate) fn hide_all(&mut self, query: &str) {
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some((name, _)) => self.hide_wire_parameter(name),
                None => self.hide_value(SecretString::from(pair)),
            }
        }
        self.whole_body = true;
    }

    /// Adds a value that is secret in any location.
    pub(crate) fn hide_value(&mut self, secret: SecretString) {
        self.own.push(secret);
        self.elsewhere = true;
    }

    /// Adds the client's values to look for.
    pub(crate) fn know(&mut self, known: &Arc<[SecretString]>) {
        self.known = Some(Arc::clone(known));
    }

    /// A body without its secrets.
    #[cfg(any(test, feature = "testing"))]
    pub(crate) fn body(&self, text: &str) -> String {
        if self.whole_body { HIDDEN.to_owned() } else { self.hide(text) }
    }

    /// A URL without its secrets.
    pub(crate) fn url(&self, uri: &Uri) -> String {
        let text = uri.to_string();
        let (before, query) = text.split_once('?').map_or((&*text, None), |(before, query)| (before, Some(query)));
        self.hide(before) + &self.query(query)
    }

    /// Returns a URL without any value in its query, for a request in which anything may be secret.
    pub(crate) fn url_without_values(&self, uri: &Uri) -> String {
        let text = uri.to_string();
        let Some((before, query)) = text.split_once('?') else { return self.hide(&text) };
        let pair = |pair: &str| match pair.split_once('=') {
            Some((name, _)) => format!("{}={HIDDEN}", self.hide(name)),
            None => HIDDEN.to_owned(),
        };
        format!("{}?{}", self.hide(before), query.split('&').map(pair).collect::<Vec<_>>().join("&"))
    }

    /// A query without its secrets, with `?` before it.
    pub(crate) fn query(&self, query: Option<&str>) -> String {
        let mut out = String::new();
        for (at, pair) in query.into_iter().flat_map(|query| query.split('&')).enumerate() {
            out.push(if at == 0 { '?' } else { '&' });
            match pair.split_once('=') {
                Some((name, _)) if self.names.iter().any(|secret| secret == name) => {
                    out.push_str(name);
                    out.push('=');
                    out.push_str(HIDDEN);
                }
                _ => out.push_str(&self.hide(pair)),
            }
        }
        out
    }

    /// Returns a text without the secret values, in all spellings.
    pub(crate) fn hide(&self, text: &str) -> String {
        self.replace(text, 0)
    }

    /// Returns a text of a server without the secret values that are long enough to be distinguished from common words.
    pub(crate) fn mask(&self, text: &str) -> String {
        self.replace(text, KNOWABLE)
    }

    /// Replaces the secret values that have at least `least` characters.
    fn replace(&self, text: &str, least: usize) -> String {
        let all = self.known.iter().flat_map(|known| known.iter()).chain(&self.own).map(ExposeSecret::expose_secret);
        let all = all.filter(|secret| secret.chars().nth(least.saturating_sub(1)).is_some());
        let mut wanted: Vec<String> = all.flat_map(spellings).collect();
        // If a secret contains another one, the whole is hidden.
        wanted.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            match wanted.iter().find(|secret| begins(&text[..text.len() - rest.len()], rest, secret)) {
                Some(secret) => {
                    out.push_str(HIDDEN);
                    rest = &rest[secret.len()..];
                }
                None => {
                    out.push(next);
                    rest = &rest[next.len_utf8()..];
                }
            }
        }
        out
    }
}

/// Returns `true` if a secret begins here, and is a word of its own if it is short.
fn begins(before: &str, rest: &str, secret: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let Some(after) = rest.strip_prefix(secret) else { return false };
    secret.len() >= SHORT || !(before.ends_with(is_word) || after.starts_with(is_word))
}

/// A secret as it is written in a text, a JSON string, a form, a URL, and XML.
fn spellings(secret: &str) -> Vec<String> {
    let escaped = |escape| {
        let mut out = String::new();
        put(&mut out, secret, escape);
        out
    };
    let json = quoted(secret);
    let json = json.strip_prefix('"').and_then(|json| json.strip_suffix('"')).unwrap_or_default().to_owned();
    let xml = secret.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let percent = escaped(Escape::All);
    let mut all = vec![secret.to_owned(), json, escaped(Escape::Form), lower(&percent), percent, xml];
    all.retain(|text| !text.is_empty());
    all.sort();
    all.dedup();
    all
}

/// The same with `%2f` for `%2F`, which is also valid.
fn lower(escaped: &str) -> String {
    let mut parts = escaped.split('%');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut out, part| {
        let (code, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        out.push('%');
        out.push_str(&code.to_ascii_lowercase());
        out.push_str(rest);
        out
    })
}

#[cfg(test)]
mod tests {
    use super::{SecretString, Secrets};

    fn secrets(values: &[&str]) -> Secrets {
        let known: Vec<_> = values.iter().map(|value| SecretString::from(*value)).collect();
        let names = vec!["api%20key".to_owned()];
        Secrets { names, known: Some(known.into()), ..Secrets::default() }
    }

    #[test]
    fn however_a_secret_is_written() {
        let hidden = |text: &str| secrets(&["a b&\"é<", "a b", ""]).hide(text);
        assert_eq!(hidden("x a b&\"é< y"), "x [hidden] y");
        assert_eq!(hidden(r#"{"k":"a b&\"é<"}"#), r#"{"k":"[hidden]"}"#);
        assert_eq!(hidden("k=a+b%26%22%C3%A9%3C&l=a+b"), "k=[hidden]&l=[hidden]");
        assert_eq!(hidden("<k>a b&amp;\"é&lt;</k>"), "<k>[hidden]</k>");
        assert_eq!(hidden("nothing"), "nothing");
        assert_eq!(secrets(&["hidden"]).hide("hidden, hidden"), "[hidden], [hidden]");
    }

    #[test]
    fn short_secrets_are_whole_words() {
        assert_eq!(secrets(&["7"]).hide("17 7 {\"a\":7} 7é"), "17 [hidden] {\"a\":[hidden]} 7é");
        assert_eq!(secrets(&["long-one"]).hide("xlong-onex"), "x[hidden]x");
    }

    #[test]
    fn a_server_text_keeps_short_secrets() {
        let masked = |text: &str| secrets(&["password", "secret", "a/b c d e"]).mask(text);
        assert_eq!(masked("the password is no secret"), "the [hidden] is no secret");
        assert_eq!(masked("xpasswordx"), "x[hidden]x");
        assert_eq!(masked("a%2Fb%20c%20d%20e a%2fb%20c%20d%20e a%2Fb+c+d+e"), "[hidden] [hidden] [hidden]");
    }

    #[test]
    fn urls() {
        let url = |text: &str| secrets(&["s3cr3t"]).url(&text.parse().unwrap());
        let all = "https://s3cr3t.example:8443/bot1s3cr3t/x?n=1&api%20key=2&k=s3cr3t&api%20key";
        assert_eq!(
            url(all),
            "https://[hidden].example:8443/bot1[hidden]/x?n=1&api%20key=[hidden]&k=[hidden]&api%20key"
        );
        assert_eq!(url("http://a.example"), "http://a.example/");
    }
}
