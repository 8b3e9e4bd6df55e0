//! Behavior of a client around one endpoint: constant parameters, pagination, retries, limits, the condition of a success.
//!
//! Most endpoints have none. A *template* is text with `{{ name }}` in it: an argument of the call, or else a variable of
//! the client.

use crate::{Paging, PagingBuf, Place, Rate, RateBuf, Retry, RetryBuf};

table! {
    /// Retry, paging and other behavior of one endpoint, or, in a connector's table, of all endpoints that do not set
    /// their own.
    Behavior / BehaviorBuf {
        /// Parameters that are always sent. An argument or header of the call with the same name overrides one.
        fixed: [(Fixed / FixedBuf)],
        /// JSON pointer to the output in the body of a success; empty for the whole body.
        select: text,
        /// Members of an output that is assembled; empty for the body, or the part that `select` names.
        output: [(Pick / PickBuf)],
        /// Condition of a success. A response that does not meet it is an error.
        success: (? (Predicate / PredicateBuf)),
        /// Pagination, if the endpoint returns a list in pages.
        paging: (? (one Paging / PagingBuf)),
        /// Retry policy.
        retry: (? (Retry / RetryBuf)),
        /// Limit of the requests in a period.
        rate: (? (Rate / RateBuf)),
        /// Timeout of a call in milliseconds, unless the call sets one.
        timeout: (? (is u64)),
        /// `true` if sending the request twice is harmless, `false` if it must not be sent twice. By default, the method
        /// decides (RFC 9110, section 9.2.2).
        safe: (? (is bool)),
    }
    make {
        /// Creates the default behavior.
        behavior();
    }
}

table! {
    /// A query parameter, header or cookie that is always sent.
    Fixed / FixedBuf {
        /// Location in the request.
        place: (is Place) = Place::Header,
        /// Its name.
        name: text,
        /// Its value: a template.
        value: text,
        /// Omits the parameter if a variable in the template is unset; by default, that is an error.
        optional: (is bool),
    }
    make {
        /// Creates a parameter that is always sent.
        fixed(place: (is Place), name: text, value: text);
    }
}

choice! {
    /// A location in a response, written `/meta/total`, `$headers.X-Total` or `$status`.
    Source / SourceBuf in source {
        /// A location in the body: a JSON pointer (RFC 6901).
        Body(pointer: text) = body,
        /// The first header of that name.
        Header(name: text) = header,
        /// The status, as a number.
        Status = status,
    }
}

table! {
    /// A member of an output that is assembled.
    Pick / PickBuf {
        /// Name of the member.
        name: text,
        /// Location of its value. If there is none, the member is absent.
        from: (Source / SourceBuf) = Source::Status,
    }
    make {
        /// Creates a member of an output.
        pick(name: text, from: (Source / SourceBuf));
    }
}

table! {
    /// A condition on a response.
    Predicate / PredicateBuf {
        /// Location of the value that is tested.
        at: (Source / SourceBuf) = Source::Status,
        /// The test.
        test: (Test / TestBuf) = Test::Exists,
    }
    make {
        /// Creates a condition.
        predicate(at: (Source / SourceBuf), test: (Test / TestBuf));
    }
}

choice! {
    /// A test of a value.
    Test / TestBuf in test {
        /// The value is there and not null.
        Exists = exists,
        /// The value is absent or null.
        Missing = missing,
        /// The value is one of these, each as JSON text: `"true"`, `"\"ok\""`.
        In(values: [text]) = one_of,
        /// The value is none of these.
        NotIn(values: [text]) = none_of,
    }
}
