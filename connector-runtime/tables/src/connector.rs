//! A connector: its servers, auth methods, variables and environments.
//!
//! `connector("tracker").servers(&[server("https://tracker.example")])`

use crate::{
    Alternative, AlternativeBuf, Behavior, BehaviorBuf, Named, NamedBuf, Scheme, SchemeBuf, Server, ServerBuf, Setting,
    SettingBuf,
};

table! {
    /// Static description of the API: servers, auth schemes, defaults.
    Connector / ConnectorBuf {
        /// Name of the client.
        name: text,
        /// Title of the document.
        title: text,
        /// Version of the document.
        version: text,
        /// Base URLs; the first is the default.
        servers: [(Server / ServerBuf)],
        /// Auth methods.
        schemes: [(Scheme / SchemeBuf)],
        /// Credentials that an endpoint needs unless it declares its own, any one of these.
        security: [(Alternative / AlternativeBuf)],
        /// Values that a user fills in once, for templates and for path parameters that no call sets.
        variables: [(Setting / SettingBuf)],
        /// Deployments that differ in more than their URL.
        environments: [(Environment / EnvironmentBuf)],
        /// Behavior of all endpoints that do not set their own.
        behavior: (one Behavior / BehaviorBuf) = &Behavior::DEFAULT,
        /// Id of an endpoint that checks credentials.
        verify: (? text),
    }
    make {
        /// Creates the table of a connector.
        connector(name: text);
    }
}

table! {
    /// A deployment of the API with its own values.
    Environment / EnvironmentBuf {
        /// Its name: `staging`.
        name: text,
        /// Template of its base URL; the first server by default.
        url: (? text),
        /// Values of variables, as JSON texts.
        variables: [(Named / NamedBuf)],
    }
    make {
        /// Creates an environment.
        environment(name: text);
    }
}
