//! What a client does around a request and its reply: templates, paging, retries, limits, what counts as success.
//!
//! Apart from the operation's own data because OpenAPI says nothing of it: descriptions do, and documents by members
//! `x-connector-…` (docs/twin.md). The runtime has a table of the same shape, `abi::Behavior`.
//!
//! A *template* is text with `{{ name }}` in it: a parameter of the operation, else a variable of the API.

use super::{In, Place, Status};
use crate::text::Span;
use serde_json::Value;

/// What a client does around an operation, or around all that say nothing else.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Behavior {
    /// Always sent, beside the arguments.
    pub fixed: Vec<Fixed>,
    /// What must hold for a success to be one.
    pub success: Option<Predicate>,
    /// How a list is given in parts.
    pub paging: Option<Paging>,
    /// When a call is sent again.
    pub retry: Option<Retry>,
    /// How often it may be sent.
    pub rate: Option<Rate>,
    /// How long a call may take, in milliseconds.
    pub timeout: Option<u64>,
    /// `true`: sending it twice does no harm. `false`: never sent twice. Unset: the method decides.
    pub safe: Option<bool>,
}

/// A query parameter, header or cookie that is always sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Fixed {
    /// Query, header or cookie.
    pub place: In,
    /// Its name.
    pub name: String,
    /// A template.
    pub value: String,
    /// It is left out where a variable of its template has no value.
    pub optional: bool,
    /// Where the value stands.
    pub span: Span,
}

/// Where in a reply something stands: `/meta/total`, `$headers.X-Total`, `$status`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// In the body: a JSON pointer (RFC 6901).
    Body(String),
    /// A header.
    Header(String),
    /// The status, as a number.
    Status,
}

/// One member of an output that is put together.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick {
    /// The member. Its type is that of the same member of the operation's output.
    pub name: String,
    /// Where its value comes from.
    pub from: Source,
    /// Where it is said.
    pub span: Span,
}

/// A question about a reply.
#[derive(Debug, Clone, PartialEq)]
pub struct Predicate {
    /// What is looked at.
    pub at: Source,
    /// What must hold.
    pub test: Test,
    /// Where it is said.
    pub span: Span,
}

/// What must hold of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// It is there, and not null.
    Exists,
    /// It is not there, or null.
    Missing,
    /// It is one of these.
    In(Vec<Value>),
    /// It is none of these.
    NotIn(Vec<Value>),
}

/// How a list is given in parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Paging {
    /// How the next part is asked for.
    pub next: Next,
    /// Where the number of items per page is said, and how many are asked for if the call says nothing.
    pub size: Option<(Slot, Option<u64>)>,
    /// Where the number of all items stands.
    pub total: Option<Source>,
    /// Where it stands that there are more.
    pub more: Option<Source>,
    /// After so many pages a walk ends in an error.
    pub max_pages: Option<u64>,
    /// Where it is said.
    pub place: Place,
}

/// How the next part is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// By a page number.
    Page {
        /// Where it goes.
        to: Slot,
        /// The first page's.
        start: u64,
        /// Where the last page's stands.
        last: Option<Source>,
    },
    /// By how many items come before it.
    Offset {
        /// Where it goes.
        to: Slot,
        /// The first one.
        start: u64,
    },
    /// By a token.
    Token {
        /// Where it goes.
        to: Slot,
        /// Where it stands.
        from: Source,
    },
    /// By a member of the last item.
    LastItem {
        /// Where it goes.
        to: Slot,
        /// A JSON pointer within the item.
        field: String,
    },
    /// By a URL, whole or relative.
    Url(Source),
    /// By the header `Link` (RFC 8288) with that relation.
    Link(String),
}

/// Where a value goes in a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// A parameter of that name there.
    Param(In, String),
    /// A member of the body: a JSON pointer.
    Body(String),
}

/// When a call is sent again. What is absent is as the runtime has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Retry {
    /// How often it is sent at most.
    pub attempts: Option<u32>,
    /// The first wait, in milliseconds.
    pub wait: Option<u64>,
    /// What each wait is multiplied by; 1 is a constant wait.
    pub factor: Option<f64>,
    /// The longest wait, in milliseconds.
    pub max_wait: Option<u64>,
    /// A wait is anything between nothing and its length.
    pub jitter: Option<bool>,
    /// Statuses that are sent again; never `Default`.
    pub statuses: Option<Vec<Status>>,
    /// A header with a value of its own for each call.
    pub key_header: Option<String>,
}

/// How often something may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How often.
    pub amount: u32,
    /// In how many milliseconds.
    pub per: u64,
    /// How many at once; absent: `amount`.
    pub burst: Option<u32>,
    /// A call beyond it waits; else it is an error.
    pub wait: bool,
}

/// A value that a user fills in once, for templates.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// Its name in templates.
    pub name: String,
    /// What people call it.
    pub label: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Its JSON type: `string`, `integer`, `number`, `boolean`.
    pub kind: &'static str,
    /// Its default.
    pub default: Option<Value>,
    /// The values that it may have; empty: any.
    pub values: Vec<Value>,
    /// A regular expression that its text must match.
    pub pattern: Option<String>,
    /// A client cannot be made without it.
    pub required: bool,
    /// No text shows it.
    pub secret: bool,
    /// Only its default counts.
    pub locked: bool,
    /// Where it stands.
    pub span: Span,
}

/// A place to call, with values of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Environment {
    /// `staging`
    pub name: String,
    /// The base URL's template; absent: the first server.
    pub url: Option<String>,
    /// Values of variables.
    pub variables: Vec<(String, Value)>,
    /// Where it stands.
    pub span: Span,
}

/// A request that gives a token: OAuth 2.0 (RFC 6749, sections 4.3 and 4.4), or a login of any other kind.
#[derive(Debug, Clone, PartialEq)]
pub struct TokenRequest {
    /// A template.
    pub url: String,
    /// Upper case.
    pub method: String,
    /// How its fields are sent: `form`, `json` or `query`.
    pub format: &'static str,
    /// Its fields: names and templates.
    pub fields: Vec<(String, String)>,
    /// User and password by `Authorization: Basic`, as templates.
    pub basic: Option<(String, String)>,
    /// Other headers.
    pub headers: Vec<Fixed>,
    /// Where the token stands in the reply; absent: `/access_token`.
    pub token: Option<Source>,
    /// Where it stands for how many seconds it is good; absent: `/expires_in`.
    pub expires: Option<Source>,
    /// For how many seconds it is good where the reply does not say it.
    pub ttl: Option<u64>,
    /// Where the token goes; absent: `Authorization: Bearer {{ token }}`.
    pub place: Option<Fixed>,
}
