//! Auth methods: the fields that a user fills in unless a description declares others.
//!
//! `fields(AuthType::Bearer)` is the secret `token`.

use connector_tables::AuthType;

/// A field that a user fills in.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Name in templates.
    pub name: &'static str,
    /// `true` if it is secret: never shown in logs or errors.
    pub secret: bool,
    /// `true` if a client cannot be built without it; otherwise it defaults to an empty text.
    pub required: bool,
}

const fn open(name: &'static str) -> Field {
    Field { name, secret: false, required: true }
}

const fn secret(name: &'static str) -> Field {
    Field { name, secret: true, required: true }
}

/// Returns the fields of a method.
pub const fn fields(method: AuthType) -> &'static [Field] {
    match method {
        AuthType::None | AuthType::Session | AuthType::Custom => &[],
        AuthType::Basic => const { &[open("username"), secret("password")] },
        AuthType::Bearer => const { &[secret("token")] },
        AuthType::ApiKey => const { &[secret("key")] },
        AuthType::ClientCredentials => const { &[open("client_id"), secret("client_secret")] },
        AuthType::Password => {
            const {
                &[
                    open("username"),
                    secret("password"),
                    // A public client has neither (RFC 6749, section 2.1).
                    Field { name: "client_id", secret: false, required: false },
                    Field { name: "client_secret", secret: true, required: false },
                ]
            }
        }
    }
}
