//! From a call to what is printed.
//!
//! `json(api.get_issue(42))` is the reply's value as JSON; `empty(…)` prints nothing; `bytes(…)` prints the body as it is.

use super::Failure;
use connector_json::{Write, to_vec};
use connector_runtime::Body;
use connector_runtime::Error;
use std::future::{Future, IntoFuture};
use std::io::Write as _;
use std::pin::Pin;

/// A call with its output still to come, or the error in its arguments.
pub type Run<'c> = Result<Pin<Box<dyn Future<Output = Result<Output, Failure>> + 'c>>, Failure>;

/// Output of a command.
#[derive(Debug)]
pub enum Output {
    /// Nothing.
    Empty,
    /// JSON text.
    Json(Vec<u8>),
    /// A body as it comes.
    Bytes(Body),
}

impl Output {
    /// A value as JSON.
    pub fn json<T: Write + ?Sized>(value: &T) -> Self {
        Output::Json(to_vec(value))
    }
}

/// Prints the value that a call gives.
///
/// # Errors
/// None; it has the type of what builds the call.
pub(super) fn json<'c, C, T, E>(call: C) -> Run<'c>
where
    C: IntoFuture<Output = Result<T, Error<E>>> + 'c,
    T: Write + 'c,
{
    replies(call, |value| Output::json(&value))
}

/// Prints nothing.
///
/// # Errors
/// None; it has the type of what builds the call.
pub(super) fn empty<'c, C, E>(call: C) -> Run<'c>
where
    C: IntoFuture<Output = Result<(), Error<E>>> + 'c,
{
    replies(call, |()| Output::Empty)
}

/// Prints the body as it comes.
///
/// # Errors
/// None; it has the type of what builds the call.
pub(super) fn bytes<'c, C, E>(call: C) -> Run<'c>
where
    C: IntoFuture<Output = Result<Body, Error<E>>> + 'c,
{
    replies(call, Output::Bytes)
}

/// Prints what `output` makes of the value.
///
/// # Errors
/// None; it has the type of what builds the call.
pub(super) fn replies<'c, C, T: 'c, E>(call: C, output: fn(T) -> Output) -> Run<'c>
where
    C: IntoFuture<Output = Result<T, Error<E>>> + 'c,
{
    Ok(Box::pin(async move { call.into_future().await.map(output).map_err(|error| failed(&error)) }))
}

/// Operation and status, and what the server says.
fn failed<E>(error: &Error<E>) -> Failure {
    let mut message = error.to_string();
    if let Some(body) = error.body().filter(|body| !body.is_empty()) {
        message.push('\n');
        message.push_str(&String::from_utf8_lossy(body));
    }
    Failure::call(message)
}

pub(super) fn print_text(text: &str) -> Result<(), Failure> {
    write(text.as_bytes())
}

/// Writes to standard output.
pub(super) async fn print(output: Output) -> Result<(), Failure> {
    match output {
        Output::Empty => Ok(()),
        Output::Json(mut text) => {
            text.push(b'\n');
            write(&text)
        }
        Output::Bytes(mut body) => {
            while let Some(chunk) = body.chunk().await.map_err(|error| Failure::call(error.to_string()))? {
                write(&chunk)?;
            }
            Ok(())
        }
    }
}

fn write(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| Failure::call(format!("standard output: {error}")))
}
