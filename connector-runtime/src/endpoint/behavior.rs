//! What a client does around a request and its reply: templates, paging, retries, limits, what counts as success.
//!
//! Apart from the endpoint's own table because most endpoints say nothing of it: one pointer to [`BEHAVIOR`] stands for
//! all of this. It is plain data, spelled out in constants: `Behavior { safe: Some(true), ..BEHAVIOR }`.
//!
//! A *template* is text with `{{ name }}` in it: an argument of the call, else a variable of the client. A template that
//! is one placeholder and nothing else keeps the value's type.

use super::Place;

/// What a client does around one endpoint, or, in a connector's table, around all that say nothing else.
#[derive(Debug, Clone, Copy)]
pub struct Behavior {
    /// Always sent, beside the arguments. An argument or header of the call of the same name takes its place.
    pub fixed: &'static [Fixed],
    /// Where the output stands in the body of a success: a JSON pointer. Empty: the whole body.
    pub select: &'static str,
    /// An output that is put together; empty: the body, or what `select` names.
    pub output: &'static [Pick],
    /// What must hold for a success to be one; else it is an error, with the first of `errors` that fits its status.
    pub success: Option<Predicate>,
    /// The endpoint gives a list in parts.
    pub paging: Option<&'static Paging>,
    /// Whether and when it is sent again.
    pub retry: Option<Retry>,
    /// How often it may be sent.
    pub rate: Option<Rate>,
    /// How long a call may take, in milliseconds, where the call says nothing.
    pub timeout: Option<u64>,
    /// `true`: sending it twice does no harm, whatever its method is. `false`: never sent twice, whatever its method is.
    /// Unset: the method decides.
    pub safe: Option<bool>,
    /// Set by nothing, so that `..BEHAVIOR` always says something.
    #[doc(hidden)]
    pub reserved: (),
}

/// What every behavior ends in, so that it can grow: nothing unusual.
pub const BEHAVIOR: Behavior = Behavior {
    fixed: &[],
    select: "",
    output: &[],
    success: None,
    paging: None,
    retry: None,
    rate: None,
    timeout: None,
    safe: None,
    reserved: (),
};

/// A query parameter, header or cookie that is always sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fixed {
    /// Where.
    pub place: Place,
    /// Its name.
    pub name: &'static str,
    /// A template.
    pub value: &'static str,
    /// It is left out where a variable of its template has no value; else that is an error.
    pub optional: bool,
}

/// Where in a reply something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// In the body: a JSON pointer (RFC 6901).
    Body(&'static str),
    /// The first header of that name.
    Header(&'static str),
    /// The status, as a number.
    Status,
}

/// One member of an output that is put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pick {
    /// The member.
    pub name: &'static str,
    /// Where its value comes from. A member whose source is not there is absent.
    pub from: Source,
}

/// A question about a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Predicate {
    /// What is looked at.
    pub at: Source,
    /// What must hold.
    pub test: Test,
}

/// What must hold of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// It is there, and not null.
    Exists,
    /// It is not there, or null.
    Missing,
    /// It is one of these, each as JSON text: `"true"`, `"\"ok\""`.
    In(&'static [&'static str]),
    /// It is none of these.
    NotIn(&'static [&'static str]),
}

/// How an endpoint gives a list in parts.
#[derive(Debug, Clone, Copy)]
pub struct Paging {
    /// How the next part is asked for.
    pub next: Next,
    /// Where the number of items per page is said, and how many are asked for if the call says nothing; 0: the server's.
    pub size: Option<(Slot, u64)>,
    /// Where the number of all items stands.
    pub total: Option<Source>,
    /// Where it stands that there are more: `true`, or a number above 0.
    pub more: Option<Source>,
    /// After so many pages a walk ends in an error.
    pub max_pages: u64,
    /// Set by nothing.
    #[doc(hidden)]
    pub reserved: (),
}

/// What every paging ends in.
pub const PAGING: Paging =
    Paging { next: Next::Link("next"), size: None, total: None, more: None, max_pages: 100_000, reserved: () };

/// How the next part is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// By a page number: where it goes, the first page's number, where the number of the last page stands.
    Page(Slot, u64, Option<Source>),
    /// By how many items come before it: where it goes, and the first one. It grows by the items that came.
    Offset(Slot, u64),
    /// By a token that the reply names: where it goes, where it stands.
    Token(Slot, Source),
    /// By a member of the last item: where it goes, a pointer within the item.
    LastItem(Slot, &'static str),
    /// By a URL that the reply names, whole or relative to the one that was asked.
    Url(Source),
    /// By the header `Link` (RFC 8288) with that relation.
    Link(&'static str),
}

/// Where a value goes in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// A query parameter.
    Query(&'static str),
    /// A header.
    Header(&'static str),
    /// A cookie.
    Cookie(&'static str),
    /// A part of the path.
    Path(&'static str),
    /// A member of a JSON or form body: a JSON pointer, `/variables/after`.
    Body(&'static str),
}

/// When a call is sent again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Retry {
    /// How often it is sent at most; 1: never again.
    pub attempts: u32,
    /// The first wait, in milliseconds. Each later one is `factor` times as long.
    pub wait: u64,
    /// What each wait is multiplied by.
    pub factor: f64,
    /// The longest wait, in milliseconds, also of what the server asks for by `Retry-After`: longer is given up.
    pub max_wait: u64,
    /// A wait is anything between nothing and its length.
    pub jitter: bool,
    /// Statuses that are sent again; 1 to 9 are ranges such as 5XX.
    pub statuses: &'static [u16],
    /// A header with a value of its own for each call, the same in each attempt: with it, any method is sent again.
    pub key_header: &'static str,
    /// Set by nothing.
    #[doc(hidden)]
    pub reserved: (),
}

/// What every retry ends in: three attempts, half a second, doubled, at most 20 seconds, for 408, 429, 500, 502, 503
/// and 504.
pub const RETRY: Retry = Retry {
    attempts: 3,
    wait: 500,
    factor: 2.0,
    max_wait: 20_000,
    jitter: true,
    statuses: &[408, 429, 500, 502, 503, 504],
    key_header: "",
    reserved: (),
};

/// How often something may be sent: `amount` times in `per` milliseconds, of which `burst` at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How often.
    pub amount: u32,
    /// In how many milliseconds.
    pub per: u64,
    /// How many at once; 0: `amount`.
    pub burst: u32,
    /// A call beyond it waits; else it is an error.
    pub wait: bool,
}
