//! Requests for tokens: OAuth 2.0's client credentials and passwords (RFC 6749, sections 4.3 and 4.4), and logins of
//! any other kind.
//!
//! `grant_type=client_credentials` and the client's secret are sent to the URL that the description names, and
//! `{"access_token":"…","expires_in":3600}` is received. Redirects are not followed. Nothing that is sent or received may be
//! shown: errors name the URL as the description spells it, and the status.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use connector_tables::language::media::essence;
use connector_tables::language::template::{Piece, pieces};
use connector_tables::{Basic, MediaKind, Named, Owned as _, Source, TokenFormat, TokenRequest, TokenRequestBuf};
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, USER_AGENT};
use http::{Method, Request, Uri};
use secrecy::{ExposeSecret, SecretString};

use super::cache::Fetched;
use crate::auth::context::AuthContext;
use crate::auth::credential::Scope;
use crate::auth::place;
use crate::encode::template::{self, Found, Values, quoted};
use crate::encode::value::Value;
use crate::encode::{Escape, header, put};
use crate::reply::shape::text_at;
use crate::reply::{Declared, Received};
use crate::request::auth_error::AuthError;
use crate::request::base::{is_hostless, origin, strays};
use crate::request::prepared::PreparedRequest;
use crate::request::site::Site;
use crate::transport::TransportError;
use crate::transport::body::Body;

/// A longer response does not contain a token.
const MAX_REPLY: usize = 1 << 20;
/// Ten years: longer lives are treated as this.
const MAX_LIFE: f64 = 315_360_000.0;

/// Error codes of OAuth 2.0 (RFC 6749, section 5.2): words that contain no secret.
const CODES: [&str; 6] = [
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "unauthorized_client",
    "unsupported_grant_type",
    "invalid_scope",
];

/// The response to a token request.
pub(in crate::auth) struct Answer<'a> {
    table: TokenRequest<'a>,
    /// Prefix of errors.
    what: String,
    reply: Received,
}

/// Sends the request for the token of a scheme. `more` is an additional field, as JSON text.
pub(in crate::auth) async fn exchange<'a>(
    table: &'a TokenRequestBuf,
    context: &'a AuthContext<'_>,
    more: Option<(&'a str, &SecretString)>,
) -> Result<Answer<'a>, AuthError> {
    let table = table.view();
    let (name, TokenRequest { method, url, .. }) = (context.scheme(), table);
    let begin = format!("the token of `{name}` could not be fetched: {method} {url}");
    let what = |reason: &str| format!("{begin}: {reason}");
    let request = compose(&table, context, more).map_err(|reason| AuthError::new(what(&reason)))?;
    let response = context.deliver(request).await.map_err(|error| error.map(what))?;
    let (parts, body) = response.into_parts();
    let broken = |error: TransportError| AuthError::from(error).map(what);
    let (bytes, is_whole) = body.bytes_within(MAX_REPLY).await.map_err(broken)?;
    if !is_whole {
        return Err(AuthError::new(what(&format!("{}, and it has more than {MAX_REPLY} bytes", parts.status))));
    }
    let kind = if is_form(&parts.headers) { MediaKind::Form } else { MediaKind::Json };
    let mut reply = Received::new(parts, Some(Declared { kind, variant: 0, media: None }), None);
    reply.bytes = bytes;
    Ok(Answer { table, what: begin, reply })
}

impl Answer<'_> {
    /// Returns the token.
    pub(in crate::auth) fn token(&self) -> Result<Fetched, AuthError> {
        let status = self.reply.status();
        let what = |reason: &str| format!("{}: {reason}", self.what);
        if !status.is_success() {
            let code = self.text(Source::Body("/error"));
            let code = CODES.into_iter().find(|known| code.as_deref() == Some(known));
            let text = what(&code.map_or(status.to_string(), |code| format!("{status}, {code}")));
            let is_temporary = status.is_server_error() || matches!(status.as_u16(), 408 | 429);
            return Err(if is_temporary { AuthError::temporary(text) } else { AuthError::new(text) });
        }
        self.read().ok_or_else(|| AuthError::new(what(&format!("{status}, and there is no token in it"))))
    }

    /// Returns a value of the response. It may be secret.
    pub(in crate::auth) fn text(&self, source: Source<'_>) -> Option<String> {
        text_at(source, &self.reply)
    }

    fn read(&self) -> Option<Fetched> {
        let is_plain = |token: &String| !token.is_empty() && !token.starts_with(['{', '[']);
        let token = self.text(self.table.token).filter(is_plain)?;
        let seconds = self.text(self.table.expires).and_then(|text| text.trim().parse::<f64>().ok());
        let seconds = seconds.filter(|seconds| !seconds.is_nan()).map(|seconds| seconds.clamp(0.0, MAX_LIFE));
        let life = seconds.map_or(Duration::from_secs(self.table.ttl), Duration::from_secs_f64);
        Some(Fetched { value: SecretString::from(quoted(&token)), life })
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    let media = headers.get(CONTENT_TYPE).and_then(|media| media.to_str().ok()).unwrap_or_default();
    essence(media) == "application/x-www-form-urlencoded"
}

fn compose<'t>(
    table: &TokenRequest<'t>,
    context: &AuthContext<'_>,
    more: Option<(&'t str, &SecretString)>,
) -> Result<PreparedRequest, String> {
    let site = context.client.site;
    let scope = &context.scope(None);
    let url = locate(site, table.url, scope)?;
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    if let Some(agent) = site.headers.get(USER_AGENT) {
        headers.insert(USER_AGENT, agent.clone());
    }
    let mut fields = fields(table, scope)?;
    fields.extend(more.map(|(name, value)| (name, value.expose_secret().to_owned())));
    let (body, media): (Body, _) = match table.format {
        TokenFormat::Form => (form(&fields).into(), Some("application/x-www-form-urlencoded")),
        TokenFormat::Json => (object(&fields).into(), Some("application/json")),
        TokenFormat::Query => (Body::empty(), None),
    };
    if let Some(media) = media {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(media));
    }
    if let Some(pair) = table.basic
        && let Some(value) = basic(&pair, scope)?
    {
        headers.insert(AUTHORIZATION, value);
    }
    let mut request = Request::new(body);
    *request.method_mut() = Method::from_bytes(table.method.as_bytes()).map_err(|error| error.to_string())?;
    // The reason is not reported: the URL may contain a secret.
    *request.uri_mut() = Uri::try_from(url).map_err(|_| "its URL cannot be sent".to_owned())?;
    *request.headers_mut() = headers;
    let mut request = PreparedRequest::from(request);
    if table.format == TokenFormat::Query {
        for (name, value) in &fields {
            request
                .add_query(name, &Value::new(value).plain(), true)
                .map_err(|_| "its URL cannot be sent".to_owned())?;
        }
    }
    for header in table.headers {
        place::fixed(&header, scope, &mut request)?;
    }
    Ok(request)
}

/// Its fields, as JSON texts. An optional one that is unset, such as a public client's secret, is empty and not sent.
fn fields<'t>(table: &TokenRequest<'t>, scope: &Scope<'_>) -> Result<Vec<(&'t str, String)>, String> {
    let mut all = Vec::with_capacity(table.fields.len());
    for Named { name, value: template, .. } in table.fields {
        let filled = template::value(template, scope).map_err(|fault| fault.reason(&format!("its field `{name}`")))?;
        if filled.text != "\"\"" || template.is_empty() {
            all.push((name, filled.text));
        }
    }
    Ok(all)
}

fn object(fields: &[(&str, String)]) -> String {
    let members: Vec<_> = fields.iter().map(|(name, value)| format!("{}:{value}", quoted(name))).collect();
    format!("{{{}}}", members.join(","))
}

fn form(fields: &[(&str, String)]) -> String {
    let mut text = String::new();
    for (name, value) in fields {
        if !text.is_empty() {
            text.push('&');
        }
        put(&mut text, name, Escape::Form);
        text.push('=');
        put(&mut text, &Value::new(value).plain(), Escape::Form);
    }
    text
}

/// Both are encoded as in a form before they are joined (RFC 6749, section 2.3.1). A client without either is public.
fn basic(pair: &Basic<'_>, scope: &Scope<'_>) -> Result<Option<HeaderValue>, String> {
    let fill = |template| template::text(template, scope).map_err(|fault| fault.reason("its `Authorization`"));
    let (user, password) = (fill(pair.username)?, fill(pair.password)?);
    if user.text.is_empty() && password.text.is_empty() {
        return Ok(None);
    }
    let mut text = String::new();
    put(&mut text, &user.text, Escape::Form);
    text.push(':');
    put(&mut text, &password.text, Escape::Form);
    Ok(Some(header::sensitive(header::value("Authorization", format!("Basic {}", STANDARD.encode(text)))?)))
}

/// Returns the URL: absolute, or relative to the base URL. No value can change its host, except for one that is
/// the whole beginning of the template.
fn locate(site: &Site, template: &str, scope: &Scope<'_>) -> Result<String, String> {
    let mut pieces = pieces(template);
    let start = match (pieces.next(), pieces.next()) {
        (Some(Ok(Piece::Name(_))), Some(Ok(Piece::Text(rest)))) if rest.starts_with("://") => None,
        (Some(Ok(Piece::Name(placeholder))), _) => Some(placeholder.name),
        _ => None,
    };
    let filled = template::text(template, &Plain { scope, start }).map_err(|fault| fault.reason("its URL"))?;
    let bad = |_| "its URL cannot be read".to_owned();
    let base = url::Url::parse(&format!("{}/", site.base.url)).map_err(bad)?;
    let url = base.join(&filled.text).map_err(bad)?;
    if is_hostless(&filled.text) || strays(template, &site.base.origin, &origin(&url)) {
        return Err("a variable makes another host out of its URL".to_owned());
    }
    let plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    if !matches!(url.scheme(), "http" | "https") || !plain {
        return Err("its URL must begin with http or https, and hold no user and no fragment".to_owned());
    }
    Ok(url.into())
}

/// Values that cannot change the structure of a URL; others are treated as missing.
struct Plain<'a> {
    scope: &'a Scope<'a>,
    /// The value that may be the URL's beginning.
    start: Option<&'a str>,
}

impl Values for Plain<'_> {
    fn find(&self, name: &str) -> Option<Found<'_>> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | ':');
        let fits = |text: &str| text.chars().all(plain) && !matches!(text, "." | "..");
        self.scope.find(name).filter(|found| self.start == Some(name) || fits(&found.value.plain()))
    }
}
