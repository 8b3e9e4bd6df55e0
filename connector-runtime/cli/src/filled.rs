//! A call that the command line fills in: one method for each way of reading a value.
//!
//! `args.call(api.list_pets()).value("--limit", |call, value| call.limit(value)).json()` sets the limit if the flag is
//! present. The first value that cannot be read ends the command.

use super::{Args, Failure, Output, Run, run};
use connector_json::{Json, Write};
use connector_runtime::Body;
use connector_runtime::Error;
use std::future::IntoFuture;

/// A call with the values of a command line set, or the reason why one of them cannot be read.
pub struct Filled<'a, C> {
    args: &'a Args,
    call: Result<C, Failure>,
}

impl Args {
    /// Begins to fill a call.
    pub fn call<C>(&self, call: C) -> Filled<'_, C> {
        Filled { args: self, call: Ok(call) }
    }
}

impl<'a, C> Filled<'a, C> {
    /// Sets the text of a flag, if it is present.
    pub fn text(self, flag: &str, set: impl FnOnce(C, &str) -> C) -> Self {
        let is_there = self.args.has(flag);
        self.fill(is_there, |args| args.text(flag), set)
    }

    /// Sets the value of a flag, if it is present.
    pub fn value<T: Json>(self, flag: &str, set: impl FnOnce(C, T) -> C) -> Self {
        let is_there = self.args.has(flag);
        self.fill(is_there, |args| args.value(flag), set)
    }

    /// Sets the values of a flag that may be repeated.
    pub fn list<T: Json>(self, flag: &str, set: impl FnOnce(C, Vec<T>) -> C) -> Self {
        let is_there = self.args.has(flag);
        self.fill(is_there, |args| args.list(flag), set)
    }

    /// Sets the body as a value, if there is one.
    pub fn body<T: Json>(self, set: impl FnOnce(C, T) -> C) -> Self {
        let is_there = self.args.has_body();
        self.fill(is_there, Args::body, set)
    }

    /// Sets the body as the parts of a multipart body, if there is one.
    pub fn parts<T: Json>(self, set: impl FnOnce(C, T) -> C) -> Self {
        let is_there = self.args.has_body();
        self.fill(is_there, Args::parts, set)
    }

    /// Sets the body as text, if there is one.
    pub fn body_text(self, set: impl FnOnce(C, String) -> C) -> Self {
        let is_there = self.args.has_body();
        self.fill(is_there, Args::body_text, set)
    }

    /// Sets the body as bytes, if there is one.
    pub fn body_bytes(self, set: impl FnOnce(C, Vec<u8>) -> C) -> Self {
        let is_there = self.args.has_body();
        self.fill(is_there, Args::body_bytes, set)
    }

    fn fill<T>(
        self,
        is_there: bool,
        read: impl FnOnce(&'a Args) -> Result<T, Failure>,
        set: impl FnOnce(C, T) -> C,
    ) -> Self {
        let args = self.args;
        let filled = |call| if is_there { read(args).map(|value| set(call, value)) } else { Ok(call) };
        Filled { args, call: self.call.and_then(filled) }
    }

    #[cfg(test)]
    pub(super) fn into_call(self) -> Result<C, Failure> {
        self.call
    }

    /// Prints the value that the call returns.
    ///
    /// # Errors
    /// A value of the command line cannot be read.
    pub fn json<'c, T, E>(self) -> Run<'c>
    where
        C: IntoFuture<Output = Result<T, Error<E>>> + 'c,
        T: Write + 'c,
    {
        self.call.and_then(run::json)
    }

    /// Prints nothing.
    ///
    /// # Errors
    /// A value of the command line cannot be read.
    pub fn empty<'c, E>(self) -> Run<'c>
    where
        C: IntoFuture<Output = Result<(), Error<E>>> + 'c,
    {
        self.call.and_then(run::empty)
    }

    /// Prints the body as received.
    ///
    /// # Errors
    /// A value of the command line cannot be read.
    pub fn bytes<'c, E>(self) -> Run<'c>
    where
        C: IntoFuture<Output = Result<Body, Error<E>>> + 'c,
    {
        self.call.and_then(run::bytes)
    }

    /// Prints the output that a function, or [`outputs!`](crate::outputs), makes of the value.
    ///
    /// # Errors
    /// A value of the command line cannot be read.
    pub fn replies<'c, T: 'c, E>(self, output: fn(T) -> Output) -> Run<'c>
    where
        C: IntoFuture<Output = Result<T, Error<E>>> + 'c,
    {
        self.call.and_then(|call| run::replies(call, output))
    }
}

/// Returns the function that makes an output of an enum over several responses:
/// `cli::outputs!(types::CreateReply { Created(json), File(bytes), Accepted })`.
#[doc(hidden)]
#[macro_export]
macro_rules! __cli_outputs {
    ($reply:ty { $($variant:ident $(($how:ident))?),* $(,)? }) => {{
        type CliReply = $reply;
        |reply: CliReply| match reply {
            $(CliReply::$variant $(($how))? => $crate::__cli_outputs!(@output $($how $how)?),)*
            // The enum is from another crate, and may be `#[non_exhaustive]`.
            #[allow(unreachable_patterns)]
            _ => $crate::Output::Empty,
        }
    }};
    (@output) => {
        $crate::Output::Empty
    };
    (@output json $value:ident) => {
        $crate::Output::json(&$value)
    };
    (@output bytes $value:ident) => {
        $crate::Output::Bytes($value)
    };
}
