//! Facts about each auth method and each kind of scheme: the only `match` on them in codegen.
//!
//! A method is a constant and its line in [`method`]; a kind with data is a line in [`kind`].

use super::{Field, Flow, Form, Kind, Method};
use connector_tables::{ApiKeyBuf, AuthType, Place, SchemeKind, SchemeKindBuf, TokenRequestBuf, View as _, fixed};

/// Returns the facts about a method.
pub const fn method(ty: AuthType) -> Method {
    match ty {
        AuthType::None => NONE,
        AuthType::Basic => BASIC,
        AuthType::Bearer => BEARER,
        AuthType::ApiKey => API_KEY,
        AuthType::ClientCredentials => CLIENT_CREDENTIALS,
        AuthType::Password => PASSWORD,
        AuthType::Session => SESSION,
        AuthType::Custom => CODE,
    }
}

const NONE: Method = Method { form: Form::Nothing, fields: &[], needs: &[] };

const BASIC: Method =
    Method { form: Form::Http("basic", SchemeKind::Basic), fields: &[open("username"), secret("password")], ..NONE };

const BEARER: Method = Method { form: Form::Http("bearer", SchemeKind::Bearer), fields: &[secret("token")], ..NONE };

const API_KEY: Method =
    Method { form: Form::Parameter, fields: &[secret("key")], needs: &[("name", "name: X-Api-Key")] };

const CLIENT_CREDENTIALS: Method = Method {
    form: Form::OAuth2(Flow {
        name: "clientCredentials",
        urls: &[("tokenUrl", "url")],
        fields: &[("grant_type", "client_credentials")],
        kind: |request, _| token(request),
    }),
    fields: &[open("client_id"), secret("client_secret")],
    needs: &[("token", "token: { url: https://id.example.com/token }")],
};

const PASSWORD: Method = Method {
    form: Form::OAuth2(Flow {
        name: "password",
        urls: &[("tokenUrl", "url")],
        fields: &[("grant_type", "password"), ("username", "{{ username }}"), ("password", "{{ password }}")],
        kind: |request, _| token(request),
    }),
    fields: &[
        open("username"),
        secret("password"),
        // A public client has neither (RFC 6749, section 2.1).
        Field { required: false, ..open("client_id") },
        Field { required: false, ..secret("client_secret") },
    ],
    ..CLIENT_CREDENTIALS
};

const SESSION: Method =
    Method { needs: &[("token", "token: { url: /login, format: json, fields: { user: \"{{ user }}\" } }")], ..CODE };

const CODE: Method = Method { form: Form::Extension, ..NONE };

/// The word of security schemes whose extension declares everything.
pub const CUSTOM: &str = "custom";

/// The word in derives for schemes that descriptions have no method for.
pub const OTHER: (&str, Form) = ("other", Form::Word(SchemeKindBuf::Other));

/// Returns the facts about a kind of scheme.
pub fn kind(kind: &SchemeKindBuf) -> Kind<'_> {
    let of =
        |fields, about: &str| Kind { fields, bare: &[], place: None, requests: Vec::new(), about: about.to_owned() };
    let bare = |method: Method, about: &str| Kind { bare: method.fields, ..of(method.fields, about) };
    match kind {
        SchemeKindBuf::Bearer => bare(BEARER, "a bearer token"),
        SchemeKindBuf::Basic => bare(BASIC, "user and password"),
        SchemeKindBuf::ApiKey(key) => Kind {
            place: Some(fixed(key.place, &key.name, "{{ token }}").to_buf()),
            ..bare(API_KEY, &format!("the {} {}", parameter(key.place), key.name))
        },
        SchemeKindBuf::Other(word) => of(const { &[secret("credentials")] }, &format!("Authorization: {word}")),
        SchemeKindBuf::Token(request) => {
            Kind { requests: vec![request], ..of(CLIENT_CREDENTIALS.fields, "a token that is requested") }
        }
        SchemeKindBuf::Template => of(&[], "templates"),
    }
}

/// The kind of a scheme whose token users get by hand, such as in a browser.
pub const BY_HAND: SchemeKindBuf = SchemeKindBuf::Bearer;

/// The kind of a scheme that sends only its own parameters.
pub const TEMPLATE: SchemeKindBuf = SchemeKindBuf::Template;

/// Returns `true` for a scheme whose extension, if it has one, declares everything that is sent.
pub fn is_custom(kind: &SchemeKindBuf) -> bool {
    matches!(kind, SchemeKindBuf::Other(word) if word.eq_ignore_ascii_case(CUSTOM))
}

/// Returns the kind of a scheme that sends a key as a parameter.
pub fn api_key(place: Place, name: String) -> SchemeKindBuf {
    SchemeKindBuf::ApiKey(ApiKeyBuf { place, name })
}

/// Returns the kind of a scheme whose token is requested.
pub fn token(request: TokenRequestBuf) -> SchemeKindBuf {
    SchemeKindBuf::Token(Box::new(request))
}

const fn open(name: &'static str) -> Field {
    Field { name, secret: false, required: true }
}

const fn secret(name: &'static str) -> Field {
    Field { secret: true, ..open(name) }
}

fn parameter(place: Place) -> &'static str {
    match place {
        Place::Query => "query parameter",
        Place::Cookie => "cookie",
        Place::Header | Place::Path | Place::Template => "header",
    }
}
