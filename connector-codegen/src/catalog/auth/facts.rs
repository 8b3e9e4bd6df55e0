//! Facts about each auth method and each kind of scheme: the only `match` on them in codegen.
//!
//! A method is a constant and its line in [`method`]; a kind with data is a line in [`kind`].

use super::{Derived, Field, Flow, Kind, Method};
use connector_tables::{ApiKeyBuf, AuthType, FixedBuf, Place, SchemeKind, SchemeKindBuf, TokenRequestBuf};

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
        AuthType::Custom => CUSTOM,
    }
}

const EMPTY: Method = Method {
    fields: &[],
    scheme: &[],
    copied: &[],
    flow: None,
    needs: &[],
    is_extension: false,
    kind: None,
    derived: None,
};

const NONE: Method = Method { derived: Some(Derived::Nothing), ..EMPTY };

const BASIC: Method = Method {
    fields: &[open("username"), secret("password")],
    scheme: &[("type", "http"), ("scheme", "basic")],
    kind: Some(SchemeKind::Basic),
    derived: Some(Derived::Bare(SchemeKind::Basic)),
    ..EMPTY
};

const BEARER: Method = Method {
    fields: &[secret("token")],
    scheme: &[("type", "http"), ("scheme", "bearer")],
    kind: Some(SchemeKind::Bearer),
    derived: Some(Derived::Bare(SchemeKind::Bearer)),
    ..EMPTY
};

const API_KEY: Method = Method {
    fields: &[secret("key")],
    scheme: &[("type", "apiKey")],
    copied: &[("in", "header"), ("name", "X-Api-Key")],
    needs: &[("name", "name: X-Api-Key")],
    derived: Some(Derived::Parameter(api_key)),
    ..EMPTY
};

const CLIENT_CREDENTIALS: Method = Method {
    fields: &[open("client_id"), secret("client_secret")],
    scheme: &[("type", "oauth2")],
    flow: Some(Flow {
        name: "clientCredentials",
        urls: &[("tokenUrl", "url")],
        fields: &[("grant_type", "client_credentials")],
        kind: |request, _| token(request),
    }),
    needs: &[("token", "token: { url: https://id.example.com/token }")],
    ..EMPTY
};

const PASSWORD: Method = Method {
    fields: &[
        open("username"),
        secret("password"),
        // A public client has neither (RFC 6749, section 2.1).
        Field { required: false, ..open("client_id") },
        Field { required: false, ..secret("client_secret") },
    ],
    flow: Some(Flow {
        name: "password",
        urls: &[("tokenUrl", "url")],
        fields: &[("grant_type", "password"), ("username", "{{ username }}"), ("password", "{{ password }}")],
        kind: |request, _| token(request),
    }),
    ..CLIENT_CREDENTIALS
};

const SESSION: Method = Method {
    scheme: CUSTOM.scheme,
    is_extension: true,
    needs: &[("token", "token: { url: /login, format: json, fields: { user: \"{{ user }}\" } }")],
    ..EMPTY
};

const CUSTOM: Method = Method { scheme: &[("type", "http"), ("scheme", "custom")], is_extension: true, ..EMPTY };

/// The form in derives of a scheme that is no method of descriptions: `Authorization: WORD …`.
pub const OTHER: (&str, Derived) = ("other", Derived::Text(SchemeKindBuf::Other));

/// Returns the facts about a kind of scheme.
pub fn kind(kind: &SchemeKindBuf) -> Kind<'_> {
    let empty = |about: &str| Kind {
        fields: &[],
        is_bare: false,
        is_custom: false,
        place: None,
        requests: Vec::new(),
        about: about.to_owned(),
    };
    match kind {
        SchemeKindBuf::Bearer => Kind { fields: BEARER.fields, is_bare: true, ..empty("a bearer token") },
        SchemeKindBuf::Basic => Kind { fields: BASIC.fields, is_bare: true, ..empty("user and password") },
        SchemeKindBuf::ApiKey(key) => Kind {
            fields: API_KEY.fields,
            is_bare: true,
            place: Some(FixedBuf {
                place: key.place,
                name: key.name.clone(),
                value: "{{ token }}".to_owned(),
                optional: false,
            }),
            ..empty(&format!("the {} {}", parameter(key.place), key.name))
        },
        SchemeKindBuf::Other(word) => Kind {
            fields: const { &[secret("credentials")] },
            is_custom: CUSTOM.scheme.iter().any(|(name, own)| *name == "scheme" && word.eq_ignore_ascii_case(own)),
            ..empty(&format!("Authorization: {word}"))
        },
        SchemeKindBuf::Token(request) => {
            Kind { fields: CLIENT_CREDENTIALS.fields, requests: vec![request], ..empty("a token that is requested") }
        }
        SchemeKindBuf::Template => empty("templates"),
    }
}

/// Returns the kind of a scheme that sends a key as a parameter.
pub fn api_key(place: Place, name: String) -> SchemeKindBuf {
    SchemeKindBuf::ApiKey(ApiKeyBuf { place, name })
}

/// Returns the kind of a scheme whose token users get by hand, such as in a browser.
pub fn by_hand() -> SchemeKindBuf {
    SchemeKindBuf::Bearer
}

/// Returns the kind of a scheme whose token is requested.
pub fn token(request: TokenRequestBuf) -> SchemeKindBuf {
    SchemeKindBuf::Token(Box::new(request))
}

/// Returns the kind of a scheme that sends only its own parameters.
pub fn template() -> SchemeKindBuf {
    SchemeKindBuf::Template
}

const fn open(name: &'static str) -> Field {
    Field { name, secret: false, required: true }
}

const fn secret(name: &'static str) -> Field {
    Field { name, secret: true, required: true }
}

fn parameter(place: Place) -> &'static str {
    match place {
        Place::Query => "query parameter",
        Place::Cookie => "cookie",
        Place::Header | Place::Path | Place::Template => "header",
    }
}
