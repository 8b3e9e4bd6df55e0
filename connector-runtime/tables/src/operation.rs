//! An endpoint: what is sent, where each argument goes, what may be returned.
//!
//! `get("pets/get", "/pets/{id}").params(&[path("id")])`

use crate::{
    Behavior, BehaviorBuf, BodySpec, BodySpecBuf, Param, ParamBuf, ReplySpec, ReplySpecBuf, Server, ServerBuf,
};

words! {
    /// The direction of data: it comes in, or goes out.
    Direction {
        /// GET, HEAD …
        Receive = "receive",
        /// POST, PUT, PATCH, DELETE.
        Send = "send",
    }
}

impl Direction {
    /// Returns what a method does by its definition; any unknown one may change something.
    pub fn of_method(method: &str) -> Self {
        match method {
            "GET" | "HEAD" | "OPTIONS" | "TRACE" | "QUERY" => Self::Receive,
            _ => Self::Send,
        }
    }
}

table! {
    /// The table of one endpoint.
    Operation / OperationBuf {
        /// The operationId, or another name for reports.
        id: text,
        /// HTTP method.
        method: text = "GET",
        /// Path template: `/pets/{id}`.
        path: text = "/",
        /// Parameters, in the order of the arguments: `arg(3, …)` is the fourth row.
        params: [(Param / ParamBuf)],
        /// Bodies that the endpoint accepts, one for each media type.
        bodies: [(BodySpec / BodySpecBuf)],
        /// Responses that are the output.
        replies: [(ReplySpec / ReplySpecBuf)] = &[crate::json(200)],
        /// Responses that are the error.
        errors: [(ReplySpec / ReplySpecBuf)] = &[crate::json(crate::DEFAULT)],
        /// Servers of the endpoint; empty for those of the connector.
        servers: [(Server / ServerBuf)],
        /// Credentials that the endpoint needs, any one of these; unset for those of the connector. An empty list needs
        /// none.
        security: (? [(Alternative / AlternativeBuf)]),
        /// Retry, paging and other behavior.
        behavior: (one Behavior / BehaviorBuf) = &Behavior::DEFAULT,
    }
    make {
        /// Creates an endpoint of GET.
        get(id: text, path: text) if method = "GET";
        /// Creates an endpoint of POST.
        post(id: text, path: text) if method = "POST";
        /// Creates an endpoint of PUT.
        put(id: text, path: text) if method = "PUT";
        /// Creates an endpoint of PATCH.
        patch(id: text, path: text) if method = "PATCH";
        /// Creates an endpoint of DELETE.
        delete(id: text, path: text) if method = "DELETE";
        /// Creates an endpoint of HEAD.
        head(id: text, path: text) if method = "HEAD";
        /// Creates an endpoint of OPTIONS.
        options(id: text, path: text) if method = "OPTIONS";
        /// Creates an endpoint of any method.
        operation(method: text, id: text, path: text);
    }
}

table! {
    /// Schemes that are needed together; none for no credential.
    Alternative / AlternativeBuf {
        /// Names of the schemes.
        schemes: [text],
    }
    make {
        /// Creates an alternative.
        needs(schemes: [text]);
    }
}
