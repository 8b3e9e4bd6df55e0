//! Auth methods: the way in which a credential is sent, and the request for a token.
//!
//! A key in a header is `scheme("key", auth::api_key(key(Place::Header, "X-Key")))`. A new method is a variant here and a
//! file in the runtime; the compiler names the places that are missing.

use crate::{Fixed, FixedBuf, Named, NamedBuf, Place, Setting, SettingBuf, Source, SourceBuf};

words! {
    /// The auth methods of descriptions, by the value of `type`.
    AuthType {
        /// No credential.
        None = "none",
        /// User and password (RFC 7617).
        Basic = "basic",
        /// A token (RFC 6750).
        Bearer = "bearer",
        /// A key in a header, query parameter or cookie.
        ApiKey = "api_key",
        /// A token that is requested for the client itself (RFC 6749, section 4.4).
        ClientCredentials = "oauth2_client_credentials",
        /// A token that is requested for a user by password (RFC 6749, section 4.3).
        Password = "oauth2_password",
        /// A token that a login of any other kind returns.
        Session = "session",
        /// Templates, or code of the user.
        Custom = "custom",
    }
}

table! {
    /// An auth method.
    Scheme / SchemeBuf {
        /// Name in the document.
        name: text,
        /// Way in which the credential is sent.
        kind: (SchemeKind / SchemeKindBuf) = SchemeKind::Template,
        /// Parameters that are sent with every call that uses the method: templates over its fields, and `{{ token }}`.
        apply: [(Fixed / FixedBuf)],
        /// Fields that a user fills in, such as `client_id` and `client_secret`. Empty for one secret, by the kind.
        fields: [(Setting / SettingBuf)],
    }
    make {
        /// Creates an auth method.
        scheme(name: text, kind: (SchemeKind / SchemeKindBuf));
    }
}

choice! {
    /// A way to send a credential.
    SchemeKind / SchemeKindBuf in auth {
        /// `Authorization: Bearer …`
        Bearer = bearer,
        /// `Authorization: Basic …`
        Basic = basic,
        /// A key in a header, query parameter or cookie.
        ApiKey(key: (ApiKey / ApiKeyBuf)) = api_key,
        /// `Authorization: WORD …`
        Other(word: text) = other,
        /// A token that a request of its own returns, and that is kept.
        Token(request: (one TokenRequest / TokenRequestBuf)) = token,
        /// Only the parameters in `apply`, or code of the user.
        Template = template,
    }
}

table! {
    /// A key that is sent as a parameter.
    ApiKey / ApiKeyBuf {
        /// Header, query or cookie.
        place: (is Place) = Place::Header,
        /// Name of the parameter.
        name: text,
    }
    make {
        /// Creates a key.
        key(place: (is Place), name: text);
    }
}

words! {
    /// A format for the fields of a token request.
    TokenFormat {
        /// A form.
        Form = "form",
        /// A JSON object.
        Json = "json",
        /// The query.
        Query = "query",
    }
}

table! {
    /// A request that returns a token: OAuth 2.0 (RFC 6749, sections 4.3 and 4.4), or a login of any other kind.
    TokenRequest / TokenRequestBuf {
        /// Template of the URL, absolute or relative to the base URL.
        url: text,
        /// HTTP method.
        method: text = "POST",
        /// Format of the fields.
        format: (is TokenFormat) = TokenFormat::Form,
        /// Fields: names and templates.
        fields: [(Named / NamedBuf)],
        /// User and password that are sent by `Authorization: Basic` instead of fields (RFC 6749, section 2.3.1).
        basic: (? (Basic / BasicBuf)),
        /// Other headers.
        headers: [(Fixed / FixedBuf)],
        /// Location of the token in the response.
        token: (Source / SourceBuf) = Source::Body("/access_token"),
        /// Location of the number of seconds for which the token is valid.
        expires: (Source / SourceBuf) = Source::Body("/expires_in"),
        /// Number of seconds for which the token is valid if the response does not say so.
        ttl: (is u64) = 3600,
        /// Parameter that contains the token.
        place: (Fixed / FixedBuf) = crate::fixed(Place::Header, "Authorization", "Bearer {{ token }}"),
    }
    make {
        /// Creates a request: a form by POST, whose response contains `access_token` and `expires_in`. The token is sent
        /// as `Authorization: Bearer`.
        token_request(url: text);
    }
}

table! {
    /// User and password, as templates.
    Basic / BasicBuf {
        /// The user.
        username: text,
        /// The password.
        password: text,
    }
    make {
        /// Creates a pair of user and password.
        basic_pair(username: text, password: text);
    }
}
