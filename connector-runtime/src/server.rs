//! A connector's own table: its servers, auth methods, variables and environments.
//!
//! Apart from the endpoints' tables because there is one per client. It is plain data, spelled out in constants:
//! `Connector { name: "tracker", servers: &[server("https://tracker.example", "")], ..CONNECTOR }`.

pub(crate) use crate::base::{Base, Origin, base, beside, expand, is_hostless, origin, strays};
use crate::endpoint::{BEHAVIOR, Behavior, Fixed, Kind, Place, Source};

/// What a document says of the API as a whole.
#[derive(Debug, Clone, Copy)]
pub struct Connector {
    /// The client's name.
    pub name: &'static str,
    /// The document's title.
    pub title: &'static str,
    /// The document's version.
    pub version: &'static str,
    /// Base URLs; the first is the default.
    pub servers: &'static [Server],
    /// Auth methods.
    pub schemes: &'static [Scheme],
    /// What an endpoint needs that says nothing of its own: any one of these.
    pub security: &'static [&'static [&'static str]],
    /// Values that a user fills in once, for templates and for path parameters that no call gives.
    pub variables: &'static [Setting],
    /// Places to call that differ in more than their URL.
    pub environments: &'static [Environment],
    /// What holds for every endpoint that says nothing else.
    pub behavior: &'static Behavior,
    /// The id of an endpoint that tells whether credentials are good; empty: none.
    pub verify: &'static str,
    /// Set by nothing, so that `..CONNECTOR` always says something.
    #[doc(hidden)]
    pub reserved: (),
}

/// What every connector's table ends in, so that it can grow.
pub const CONNECTOR: Connector = Connector {
    name: "",
    title: "",
    version: "",
    servers: &[],
    schemes: &[],
    security: &[],
    variables: &[],
    environments: &[],
    behavior: &BEHAVIOR,
    verify: "",
    reserved: (),
};

/// A base URL, maybe with variables.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Server {
    /// The template.
    pub url: &'static str,
    /// What it is.
    pub summary: &'static str,
    /// Values for its `{…}`.
    pub variables: &'static [Variable],
}

/// A variable of a server.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// The value if none is given.
    pub default: &'static str,
    /// The values it may have; empty: any.
    pub values: &'static [&'static str],
}

/// An auth method.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Scheme {
    /// Its name in the document.
    pub name: &'static str,
    /// How the credential is sent.
    pub kind: SchemeKind,
    /// What else goes with every call that uses it: templates over its fields, and `{{ token }}`.
    pub apply: &'static [Fixed],
    /// What a user fills in: `token`, or `client_id` and `client_secret`. Empty: one secret, by the scheme's kind.
    pub fields: &'static [Setting],
}

/// How a credential is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer …`
    Bearer,
    /// `Authorization: Basic …`
    Basic,
    /// A header, query parameter or cookie of that name.
    ApiKey(Place, &'static str),
    /// `Authorization: NAME …`
    Other(&'static str),
    /// A token that is asked for by a request of its own, and kept.
    Token(&'static TokenRequest),
    /// Only by its `apply`.
    Template,
}

/// A request that gives a token: OAuth 2.0 (RFC 6749, sections 4.3 and 4.4), or a login of any other kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenRequest {
    /// A template: a whole URL, or relative to the base URL.
    pub url: &'static str,
    /// `POST`
    pub method: &'static str,
    /// How its fields are sent: `Form` or `Json` in the body, `Empty` in the query.
    pub kind: Kind,
    /// Its fields: names and templates.
    pub fields: &'static [(&'static str, &'static str)],
    /// User and password by `Authorization: Basic`, as templates, instead of fields (RFC 6749, section 2.3.1).
    pub basic: Option<(&'static str, &'static str)>,
    /// Other headers.
    pub headers: &'static [Fixed],
    /// Where the token stands in the reply.
    pub token: Source,
    /// Where it stands for how many seconds it is good.
    pub expires: Source,
    /// For how many seconds it is good where the reply does not say it.
    pub ttl: u64,
    /// Where the token goes: `Bearer {{ token }}` in `Authorization`.
    pub place: Fixed,
    /// Set by nothing.
    #[doc(hidden)]
    pub reserved: (),
}

/// What every token request ends in: a form by POST, with `access_token` and `expires_in` in its reply, sent as Bearer.
pub const TOKEN: TokenRequest = TokenRequest {
    url: "",
    method: "POST",
    kind: Kind::Form,
    fields: &[],
    basic: None,
    headers: &[],
    token: Source::Body("/access_token"),
    expires: Source::Body("/expires_in"),
    ttl: 3600,
    place: Fixed { place: Place::Header, name: "Authorization", value: "Bearer {{ token }}", optional: false },
    reserved: (),
};

/// A value that a user fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Its name in templates.
    pub name: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// Its JSON type: `string`, `integer`, `number`, `boolean`.
    pub kind: &'static str,
    /// Its default, as JSON text; empty: none.
    pub default: &'static str,
    /// The values that it may have, as JSON texts; empty: any.
    pub values: &'static [&'static str],
    /// A regular expression that its text must match somewhere; empty: none.
    pub pattern: &'static str,
    /// A client cannot be made without it.
    pub required: bool,
    /// No text shows it.
    pub secret: bool,
    /// Only its default counts.
    pub locked: bool,
    /// Set by nothing.
    #[doc(hidden)]
    pub reserved: (),
}

/// What every setting ends in: an optional text.
pub const SETTING: Setting = Setting {
    name: "",
    label: "",
    kind: "string",
    default: "",
    values: &[],
    pattern: "",
    required: false,
    secret: false,
    locked: false,
    reserved: (),
};

/// A place to call, with values of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Environment {
    /// `staging`
    pub name: &'static str,
    /// The base URL's template; empty: the first server.
    pub url: &'static str,
    /// Values of variables, as JSON texts.
    pub variables: &'static [(&'static str, &'static str)],
}

/// A base URL.
pub const fn server(url: &'static str, summary: &'static str) -> Server {
    Server { url, summary, variables: &[] }
}

/// A variable of a server: its name, its default, the values it may have.
pub const fn variable(name: &'static str, default: &'static str, values: &'static [&'static str]) -> Variable {
    Variable { name, default, values }
}

impl Server {
    /// Values for its `{…}`.
    pub const fn variables(mut self, variables: &'static [Variable]) -> Self {
        self.variables = variables;
        self
    }
}

/// `Authorization: Bearer …`
pub const fn bearer(name: &'static str) -> Scheme {
    scheme(name, SchemeKind::Bearer)
}

/// `Authorization: Basic …`
pub const fn basic(name: &'static str) -> Scheme {
    scheme(name, SchemeKind::Basic)
}

/// A header, query parameter or cookie of the name `wire`.
pub const fn api_key(name: &'static str, place: Place, wire: &'static str) -> Scheme {
    scheme(name, SchemeKind::ApiKey(place, wire))
}

/// `Authorization: WORD …`
pub const fn other_scheme(name: &'static str, word: &'static str) -> Scheme {
    scheme(name, SchemeKind::Other(word))
}

/// A token that is asked for.
pub const fn token(name: &'static str, request: &'static TokenRequest) -> Scheme {
    scheme(name, SchemeKind::Token(request))
}

/// Only what `apply` says.
pub const fn template(name: &'static str) -> Scheme {
    scheme(name, SchemeKind::Template)
}

const fn scheme(name: &'static str, kind: SchemeKind) -> Scheme {
    Scheme { name, kind, apply: &[], fields: &[] }
}

impl Scheme {
    /// What else goes with every call that uses it.
    pub const fn apply(mut self, apply: &'static [Fixed]) -> Self {
        self.apply = apply;
        self
    }

    /// What a user fills in.
    pub const fn fields(mut self, fields: &'static [Setting]) -> Self {
        self.fields = fields;
        self
    }
}
