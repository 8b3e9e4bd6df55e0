//! Kinds of errors: one word for each way in which a call can fail.

/// The kind of an error, from [`Error::kind`](crate::Error::kind) and [`AnyError::kind`](crate::AnyError::kind).
///
/// Each error has one kind. The methods `is_*` answer questions that several kinds may share: a response 401 is of the
/// kind [`Status`](Self::Status), and `is_auth` is `true` for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client could not be built. Only [`AnyError`](crate::AnyError) has this kind.
    Configuration,
    /// The request could not be built: an argument cannot be sent. Nothing was sent.
    Build,
    /// A credential is missing, cannot be fetched, or may not be sent there. Nothing was sent.
    Auth,
    /// The client's own rate limit was reached. Nothing was sent.
    RateLimit,
    /// A hook refused the request or the response.
    Hook,
    /// No connection could be made. Nothing was sent.
    Connect,
    /// The call took too long.
    Timeout,
    /// The connection broke, or the transport failed in another way.
    Transport,
    /// The response is a failure: by its status, or by a condition that the description declares.
    Status,
    /// The response is a success, but its body cannot be read.
    Decode,
    /// The response body exceeds the limit.
    TooLarge,
    /// Pagination cannot go on.
    Paging,
}
