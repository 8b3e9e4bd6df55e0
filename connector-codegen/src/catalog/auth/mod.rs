//! Auth methods: everything that codegen knows about each of them, as data.
//!
//! The facts are in `facts.rs`; everything else works from them and names no method. `method(AuthType::Bearer)` has the secret
//! field `token` and is written `{type: http, scheme: bearer}` in OpenAPI.

mod facts;

pub use facts::{BY_HAND, CUSTOM, OTHER, TEMPLATE, api_key, is_custom, kind, method, token};

use connector_tables::{AuthType, FixedBuf, SchemeKind, SchemeKindBuf, TokenRequestBuf, View as _};

/// A field that a user fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Name in templates.
    pub name: &'static str,
    /// `true` if it is secret: never shown in logs or errors.
    pub secret: bool,
    /// `true` if a client cannot be built without it; otherwise it defaults to an empty text.
    pub required: bool,
}

/// Names with a text each.
pub type Pairs = &'static [(&'static str, &'static str)];

/// Facts about an auth method.
#[derive(Clone, Copy)]
pub struct Method {
    /// The form of its schemes.
    pub form: Form,
    /// Fields that a user fills in unless a description declares others.
    pub fields: &'static [Field],
    /// Keys that a description needs in addition to `type`, with an example each. `token/url` is a key in `token`.
    pub needs: Pairs,
}

/// A form of schemes: the security scheme in OpenAPI, and the arguments in derives.
#[derive(Clone, Copy)]
pub enum Form {
    /// No scheme.
    Nothing,
    /// `type: http` with a word. Derives have it without arguments.
    Http(&'static str, SchemeKind<'static>),
    /// `type: apiKey`. Derives have it with the parameter: `api_key(header = "X-Key")`.
    Parameter,
    /// `Authorization: WORD …`. Derives have it with the word: `other("Token")`.
    Word(fn(String) -> SchemeKindBuf),
    /// `type: oauth2` with a flow. Derives do not have it.
    OAuth2(Flow),
    /// `type: http, scheme: custom`; the extension `x-connector-auth` declares the rest. Derives do not have it.
    Extension,
}

/// Facts about an OAuth 2.0 flow whose token a client can request.
#[derive(Clone, Copy)]
pub struct Flow {
    /// Name in OpenAPI.
    pub name: &'static str,
    /// URLs: properties of the flow, and keys of the table `token` in descriptions. The first one is that of the token.
    pub urls: Pairs,
    /// Fields of the token request, without those of the client.
    pub fields: Pairs,
    /// Creates the kind of a scheme from the token request and the other URLs.
    pub kind: fn(TokenRequestBuf, &[String]) -> SchemeKindBuf,
}

/// Facts about a kind of scheme.
pub struct Kind<'k> {
    /// Fields that a user fills in if a scheme declares none.
    pub fields: &'static [Field],
    /// Those of them that templates may name although the scheme declares others.
    pub bare: &'static [Field],
    /// The parameter that a document declares for the secret or token.
    pub place: Option<FixedBuf>,
    /// Requests that return a token.
    pub requests: Vec<&'k TokenRequestBuf>,
    /// A phrase for people.
    pub about: String,
}

/// Returns the kind of a security scheme of type `http`.
pub fn http(word: String) -> SchemeKindBuf {
    let known = AuthType::ALL.iter().find_map(|ty| {
        let Form::Http(known, kind) = method(*ty).form else { return None };
        known.eq_ignore_ascii_case(&word).then(|| kind.to_buf())
    });
    known.unwrap_or(SchemeKindBuf::Other(word))
}

/// Yields the flows whose tokens a client can request, with the default fields, preferred ones first.
pub fn flows() -> impl Iterator<Item = (Flow, &'static [Field])> {
    AuthType::ALL.iter().filter_map(|ty| {
        let Method { form: Form::OAuth2(flow), fields, .. } = method(*ty) else { return None };
        Some((flow, fields))
    })
}

/// Returns the form of a word that descriptions or derives have.
pub fn form(word: &str) -> Option<Form> {
    AuthType::of(word).map(|ty| method(ty).form).or((word == OTHER.0).then_some(OTHER.1))
}

/// Yields the words that derives have.
pub fn derived() -> impl Iterator<Item = &'static str> + Clone {
    let is_derived = |word: &&str| !matches!(form(word), Some(Form::OAuth2(_) | Form::Extension));
    AuthType::WORDS.iter().copied().filter(is_derived).chain([OTHER.0])
}
