//! An instance as settings of a builder.
//!
//! It is here and not with the builder, which does not depend on files and environments.

use secrecy::SecretString;

use super::Instance;
use crate::auth::Given;
use crate::builder::Builder;
use crate::client::Core;

impl<C: From<Core>> Builder<C> {
    /// Applies an instance. Later builder calls override values from the instance.
    pub fn instance(mut self, instance: &Instance) -> Self {
        let settled = instance.settle(&self.connector.get());
        self.problems.extend(settled.problems.into_iter().map(|(at, text)| format!("{at}: {text}")));
        self.base_url = settled.base_url.or(self.base_url);
        self.environment = settled.environment.or(self.environment);
        self.scheme = settled.auth.or(self.scheme);
        self.timeout = settled.timeout.map(Some).or(self.timeout);
        self.variables.extend(settled.variables);
        self.credentials.extend(Self::given(settled.secrets));
        let (connect, rate) = instance.limits();
        self.connect_timeout = connect.or(self.connect_timeout);
        self.rate = rate.map(Some).or(self.rate);
        self
    }

    pub(crate) fn given(secrets: Vec<(String, Option<String>, SecretString)>) -> Vec<Given> {
        let given = |(scheme, field, secret)| match field {
            Some(field) => Given::Field(scheme, field, secret),
            None => Given::Named(scheme, secret),
        };
        secrets.into_iter().map(given).collect()
    }
}
