//! The response of a call, on stdout. Errors are printed on stderr.
//!
//! Other programs rely on the form: JSON is one line (several on a terminal), text and bytes are printed as they are, and a
//! response without a body prints nothing.

use super::find::Found;
use super::output;
use crate::json::Json;
use crate::stop::Stop;
use crate::terminal::say;
use connector_runtime::abi::v1::{Core, FromReply, Received, Undeclared};
use connector_runtime::{Body, Error, testing};
use connector_tables::Form;
use std::io::{IsTerminal as _, Write as _};

/// Prints a response.
pub(super) async fn reply(mut reply: Received, found: &Found<'_>) -> Result<(), Stop> {
    let row = reply.kind().row();
    if row.codec {
        let media = reply.headers().get("content-type").and_then(|media| media.to_str().ok()).unwrap_or("unknown");
        say(&format!("note: `connector call` has no codec for `{media}`: the body is printed as it is"));
        return write(reply.bytes());
    }
    match row.form {
        Form::Unit => Ok(()),
        Form::Text => write(reply.bytes()),
        Form::Bytes | Form::Parts => {
            let mut body = Body::from_reply(&mut reply).map_err(Stop::failed)?;
            while let Some(chunk) = body.chunk().await.map_err(Stop::failed)? {
                write(&chunk)?;
            }
            Ok(())
        }
        Form::Typed if reply.bytes().iter().all(u8::is_ascii_whitespace) => Ok(()),
        Form::Typed => {
            let value = Json::from_reply(&mut reply);
            let value = value.map_err(|error| Stop::failed(format!("cannot read response body: {error}")))?;
            json(&output::typed(value, found))
        }
    }
}

/// Prints a value on one line, or on several if stdout is a terminal.
pub(super) fn json(value: &Json) -> Result<(), Stop> {
    let text = if std::io::stdout().is_terminal() { value.lines() } else { value.line() };
    write(format!("{text}\n").as_bytes())
}

/// Prints a value on one line.
pub(super) fn line(value: &Json) -> Result<(), Stop> {
    write(format!("{}\n", value.line()).as_bytes())
}

/// Prints a request that is not sent.
pub(super) async fn request(request: http::Request<Body>, core: &Core) -> Result<(), Stop> {
    let uri = request.uri();
    let origin = match (uri.scheme_str(), uri.authority()) {
        (Some(scheme), Some(authority)) => format!("{scheme}://{authority}"),
        _ => String::new(),
    };
    let text = testing::show(request).await.map_err(Stop::failed)?;
    let (method, rest) = text.split_once(' ').unwrap_or(("", &text));
    write(format!("{method} {}{rest}", core.redact(&origin)).as_bytes())
}

/// Returns the reason why a call failed: operation and status, and the body of the response.
pub(crate) fn failed(error: &Error<Undeclared>, core: &Core) -> Stop {
    let mut message = core.redact(&error.to_string());
    if let Some(body) = error.body().filter(|body| !body.is_empty()) {
        message.push('\n');
        message.push_str(&match Json::parse(body) {
            Ok(value) => value.lines(),
            Err(_) => String::from_utf8_lossy(body).into_owned(),
        });
    }
    // The arguments are wrong, so nothing was sent.
    if error.is_build() { Stop::usage(message) } else { Stop::failed(message) }
}

fn write(bytes: &[u8]) -> Result<(), Stop> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        // The reader has closed the pipe: stop.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Err(Stop::unread()),
        done => done.map_err(|error| Stop::failed(format!("standard output: {error}"))),
    }
}
