//! Auth methods: how a caller says who it is.
//!
//! `find("bearer")` is the row of `Authorization: Bearer …`. The names are those of `type` in a description's `auth`.

/// One auth method.
#[derive(Debug)]
pub struct Row {
    /// `api_key`: the value of `type`, and what listings show.
    pub name: &'static str,
    /// What a user fills in, where the description does not say it.
    pub fields: &'static [Field],
    /// What is sent.
    pub docs: &'static str,
}

/// What a user fills in.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in templates.
    pub name: &'static str,
    /// No text shows it.
    pub secret: bool,
    /// Without it nothing can be called; else it is empty text.
    pub required: bool,
}

const fn open(name: &'static str) -> Field {
    Field { name, secret: false, required: true }
}

const fn secret(name: &'static str) -> Field {
    Field { name, secret: true, required: true }
}

/// All rows.
pub static ROWS: &[Row] = &[
    Row { name: "none", fields: &[], docs: "Nothing." },
    Row {
        name: "basic",
        fields: &[open("username"), secret("password")],
        docs: "User and password, by `Authorization: Basic` (RFC 7617).",
    },
    Row { name: "bearer", fields: &[secret("token")], docs: "A token, by `Authorization: Bearer` (RFC 6750)." },
    Row { name: "api_key", fields: &[secret("key")], docs: "A key in a header, query parameter or cookie." },
    Row {
        name: "oauth2_client_credentials",
        fields: &[open("client_id"), secret("client_secret")],
        docs: "A token that is fetched for the client itself (RFC 6749, section 4.4).",
    },
    Row {
        name: "oauth2_password",
        fields: &[
            open("username"),
            secret("password"),
            // A public client has neither (RFC 6749, section 2.1).
            Field { name: "client_id", secret: false, required: false },
            Field { name: "client_secret", secret: true, required: false },
        ],
        docs: "A token that is fetched for a user by password (RFC 6749, section 4.3).",
    },
    Row { name: "session", fields: &[], docs: "A token that a login of any other kind gives." },
    Row { name: "custom", fields: &[], docs: "Only what `apply` says." },
];

/// The row of that name.
pub fn find(name: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.name == name)
}

#[cfg(test)]
mod tests {
    use super::ROWS;
    use crate::catalog::keys::{Kind, auth};

    #[test]
    fn every_type_of_the_grammar_is_a_row() {
        let Some(Kind::Word(types)) = auth::AUTH.find("type").map(|key| key.kind) else { panic!() };
        assert!(types.iter().copied().eq(ROWS.iter().map(|row| row.name)));
    }
}
