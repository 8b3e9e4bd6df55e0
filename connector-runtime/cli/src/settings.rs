//! Settings of every command in addition to its flags: the URL of the API, and credentials.
//!
//! `--bearer abc`, or the variable `TRACKER_BEARER`, is the credential of all bearer schemes.

use super::Failure;
use connector_runtime::Builder;
use connector_runtime::abi::v1::Core;

/// The flags, each with what its value is.
pub(super) const FLAGS: &[(&str, &str)] = &[
    ("--base-url", "the URL before all paths"),
    ("--bearer", "a token"),
    ("--basic", "USER:PASSWORD"),
    ("--api-key", "NAME=VALUE, where NAME is the scheme's in the document"),
];

/// The URL of the API, and credentials.
#[derive(Default, Clone, PartialEq, Eq)]
pub struct Settings {
    pub(super) base_url: Option<String>,
    pub(super) bearer: Option<String>,
    pub(super) basic: Option<(String, String)>,
    pub(super) api_keys: Vec<(String, String)>,
}

/// The environment variable of a flag: `TRACKER_BASE_URL`.
pub(super) fn variable(name: &str, flag: &str) -> String {
    format!("{name}_{}", flag.trim_start_matches('-')).replace('-', "_").to_uppercase()
}

impl Settings {
    /// From flags, and where those say nothing, from the environment.
    pub(super) fn new(
        name: &str,
        flags: &[(String, String)],
        environment: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, Failure> {
        let all = |flag: &str| -> Vec<String> {
            let given: Vec<_> =
                flags.iter().filter(|(known, _)| known == flag).map(|(_, value)| value.clone()).collect();
            if given.is_empty() { environment(&variable(name, flag)).into_iter().collect() } else { given }
        };
        let pair = |flag: &str, text: &str, sign: char| match text.split_once(sign) {
            Some((first, second)) => Ok((first.to_owned(), second.to_owned())),
            // The value is a secret, so it is not shown.
            None => Err(Failure::usage(format!("`{flag}` needs a `{sign}` in its value"))),
        };
        let basic = all("--basic").pop().map(|text| pair("--basic", &text, ':')).transpose()?;
        let keys = all("--api-key").iter().map(|text| pair("--api-key", text, '=')).collect::<Result<_, _>>()?;
        Ok(Settings { base_url: all("--base-url").pop(), bearer: all("--bearer").pop(), basic, api_keys: keys })
    }

    /// Applies them to the builder of a client, with the proxies of the environment, which users expect of programs.
    pub fn apply<C: From<Core>>(&self, builder: Builder<C>) -> Builder<C> {
        let mut builder = builder.proxy_from_env();
        if let Some(url) = &self.base_url {
            builder = builder.base_url(url);
        }
        if let Some(token) = &self.bearer {
            builder = builder.bearer(token);
        }
        if let Some((user, password)) = &self.basic {
            builder = builder.basic(user, password);
        }
        for (scheme, key) in &self.api_keys {
            builder = builder.api_key(scheme, key);
        }
        builder
    }
}
