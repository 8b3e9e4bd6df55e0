//! Auth methods: everything that codegen knows about each of them, as data.
//!
//! The facts are in `facts.rs`; everything else works from them and names no method. `method(AuthType::Bearer)` has the secret
//! field `token` and is written `{type: http, scheme: bearer}` in OpenAPI.

mod facts;

pub use facts::{OTHER, api_key, by_hand, kind, method, template, token};

use connector_tables::{AuthType, FixedBuf, Place, SchemeKind, SchemeKindBuf, TokenRequestBuf, View as _};

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
    /// Fields that a user fills in unless a description declares others.
    pub fields: &'static [Field],
    /// Properties of the security scheme in OpenAPI. Empty for a method that has none.
    pub scheme: Pairs,
    /// More of them, which descriptions have under the same names, with their defaults.
    pub copied: Pairs,
    /// The flow of a security scheme of type `oauth2`.
    pub flow: Option<Flow>,
    /// Keys that a description needs in addition to `type`, with an example each. `token/url` is a key in `token`.
    pub needs: Pairs,
    /// `true` if the extension `x-connector-auth` tells the method from others with the same security scheme.
    pub is_extension: bool,
    /// Kind of its schemes, if that has no data and OpenAPI has a word for it.
    pub kind: Option<SchemeKind<'static>>,
    /// The form in derives, if they have the method.
    pub derived: Option<Derived>,
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

/// The form of a method in derives.
#[derive(Clone, Copy)]
pub enum Derived {
    /// No scheme: `none`.
    Nothing,
    /// The word alone: `bearer`.
    Bare(SchemeKind<'static>),
    /// A parameter: `api_key(header = "X-Key")`.
    Parameter(fn(Place, String) -> SchemeKindBuf),
    /// A text: `other("Token")`.
    Text(fn(String) -> SchemeKindBuf),
}

/// Facts about a kind of scheme.
pub struct Kind<'k> {
    /// Fields that a user fills in if a scheme declares none.
    pub fields: &'static [Field],
    /// `true` if templates may use these fields undeclared. The secret is then sent without a template.
    pub is_bare: bool,
    /// `true` if the extension `x-connector-auth`, where present, declares everything that is sent.
    pub is_custom: bool,
    /// The parameter that a document declares for the secret or token.
    pub place: Option<FixedBuf>,
    /// Requests that return a token.
    pub requests: Vec<&'k TokenRequestBuf>,
    /// A phrase for people.
    pub about: String,
}

impl Kind<'_> {
    /// Returns the fields that templates may use undeclared.
    pub fn bare(&self) -> &'static [Field] {
        if self.is_bare { self.fields } else { &[] }
    }
}

/// Returns the kind of a security scheme of type `http`.
pub fn http(word: String) -> SchemeKindBuf {
    let is_named = |name: &&(&str, &str)| name.0 == "scheme" && name.1.eq_ignore_ascii_case(&word);
    let known =
        AuthType::ALL.iter().map(|ty| method(*ty)).find(|method| method.scheme.iter().any(|pair| is_named(&pair)));
    known.and_then(|method| method.kind).map_or(SchemeKindBuf::Other(word), SchemeKind::to_buf)
}

/// Yields the flows whose tokens a client can request, with their methods, preferred ones first.
pub fn flows() -> impl Iterator<Item = (Method, Flow)> {
    AuthType::ALL.iter().filter_map(|ty| Some((method(*ty), method(*ty).flow?)))
}

/// Yields the words of derives, with their forms.
pub fn derived() -> impl Iterator<Item = (&'static str, Derived)> + Clone {
    AuthType::ALL.iter().filter_map(|ty| Some((ty.word(), method(*ty).derived?))).chain([OTHER])
}
