//! A call whose arguments and body are text, from which each attempt makes its request.
//!
//! Separate from the draft, which users still change, and from the request, because the pages of an iteration are the same call
//! with another value in one location: `page = 2` set on the call of page 1.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use connector_tables::language::pointer::is_pointer;
use connector_tables::{MediaKind, OperationHandle, Owned as _, Param, Place, Slot, SlotBuf, View as _};
use http::header::{HeaderName, HeaderValue};
use secrecy::SecretString;

use super::draft::Arg;
use crate::encode::header;
use crate::encode::template::{Found, Values, quoted};
use crate::encode::value::{Form, Value};
use crate::media::format;
use crate::policy::retry::{Attempted, RetryPolicy};
use crate::request::variables::{Held, Variables};
use crate::transport::body::Body;

/// A call, ready to be sent.
#[derive(Clone)]
pub(crate) struct Outgoing {
    pub(crate) operation: OperationHandle,
    pub(crate) json: String,
    pub(crate) args: Vec<Arg>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) timeout: Option<Option<Duration>>,
    pub(crate) server: Option<String>,
    pub(crate) body: Body,
    /// True if the body contains a secret variable: it is sent only where credentials may be sent.
    pub(crate) secret_body: bool,
    pub(crate) content_type: Option<HeaderValue>,
    /// Format of the body.
    pub(crate) kind: MediaKind,
    /// Variables of this call.
    pub(crate) variables: Vec<(String, Held)>,
    /// Values that pagination sets, as JSON. They take precedence over arguments.
    pub(crate) sets: Vec<(SlotBuf, String)>,
    /// A page's own URL, which replaces path and query.
    pub(crate) url: Option<url::Url>,
    /// The number of the page, beginning with 1.
    pub(crate) page: u64,
    /// Retries that the call declares: none declared, none wanted, or a policy.
    pub(crate) retry: Option<Option<RetryPolicy>>,
    /// Number of times it was sent.
    pub(crate) sent: Sent,
}

impl Outgoing {
    /// Returns the facts on which its retries depend.
    pub(crate) fn attempted(&self) -> Attempted<'_> {
        let is_replayable = self.body.is_replayable();
        Attempted { operation: &self.operation, policy: &self.retry, is_replayable }
    }

    /// Returns the secret values of its own variables.
    pub(crate) fn secrets(&self) -> Vec<SecretString> {
        self.variables.iter().filter_map(|(_, value)| value.secret()).collect()
    }

    /// Returns `true` if the call itself has this header: as an argument, or as one of its own.
    pub(crate) fn has_header(&self, name: &HeaderName) -> bool {
        let is_argument =
            |param: &Param<'_>| param.place == Place::Header && name.as_str().eq_ignore_ascii_case(param.name);
        let is_given = |index, param: &Param<'_>| (is_argument(param) && self.present(index).is_some()).then_some(());
        self.headers.iter().any(|(known, _)| known == name) || self.row(is_given).is_some()
    }

    /// The value of a parameter; the last one, if it was set several times.
    pub(crate) fn arg(&self, index: usize) -> Option<Value<'_>> {
        let arg = self.args.iter().rev().find(|arg| arg.index == index)?;
        self.json.get(arg.start..arg.end).map(Value::new)
    }

    /// Yields the values that pagination sets, with their locations.
    pub(crate) fn sets(&self) -> impl Iterator<Item = (Slot<'_>, Value<'_>)> {
        self.sets.iter().map(|(slot, json)| (slot.view(), Value::new(json)))
    }

    /// Returns the value that pagination sets at a location.
    pub(crate) fn set_at(&self, slot: Slot<'_>) -> Option<Value<'_>> {
        self.sets().find(|(set, _)| is_same(*set, slot)).map(|(_, value)| value)
    }

    /// Returns the value at a location as JSON: an argument, a value of pagination, or one of the call's own options.
    pub(crate) fn at(&self, slot: Slot<'_>) -> Option<String> {
        if let Some(value) = self.set_at(slot) {
            return Some(value.json().to_owned());
        }
        let of_call = match slot {
            Slot::Body(pointer) => return self.in_body(pointer),
            Slot::Query(name) => self.query.iter().find(|(query, _)| query == name).map(|(_, text)| quoted(text)),
            Slot::Header(name) => {
                let header = self.headers.iter().find(|(header, _)| header.as_str().eq_ignore_ascii_case(name));
                header.and_then(|(_, value)| value.to_str().ok()).map(quoted)
            }
            Slot::Cookie(_) | Slot::Path(_) => None,
        };
        of_call.or_else(|| self.argument(slot).map(|value| value.json().to_owned()))
    }

    /// Returns the argument that is sent at a location, unless it is null.
    fn argument(&self, slot: Slot<'_>) -> Option<Value<'_>> {
        let (place, name) = match slot {
            Slot::Query(name) => (Place::Query, name),
            Slot::Header(name) => (Place::Header, name),
            Slot::Cookie(name) => (Place::Cookie, name),
            Slot::Path(name) => (Place::Path, name),
            Slot::Body(_) => return None,
        };
        self.row(|index, param| {
            let is_wanted = param.place == place && param.name == name;
            if is_wanted { self.present(index) } else { None }
        })
    }

    /// Calls `f` with each parameter and its position, until it returns a value.
    fn row<T>(&self, f: impl FnMut(usize, &Param<'_>) -> Option<T>) -> Option<T> {
        self.operation.with(|operation| operation.params.find_map(f))
    }

    /// Returns the default of a parameter.
    pub(crate) fn default(&self, name: &str) -> Option<Value<'_>> {
        let params = self.operation.with(|operation| operation.params);
        params.find_map(|_, param| param.default.filter(|_| param.name == name)).map(Value::new)
    }

    /// The value of a parameter, unless it is null.
    pub(crate) fn present(&self, index: usize) -> Option<Value<'_>> {
        self.arg(index).filter(|value| value.form() != Form::Null)
    }

    fn in_body(&self, pointer: &str) -> Option<String> {
        (format(self.kind).member)(self.body.as_bytes()?, pointer)
    }

    /// Returns `true` if the call itself sets a value at a location.
    pub(crate) fn says(&self, slot: Slot<'_>) -> bool {
        self.at(slot).is_some()
    }

    /// Sets a value of pagination, as JSON.
    pub(crate) fn set(&mut self, slot: Slot<'_>, json: String) -> Result<(), String> {
        if let Slot::Body(pointer) = slot {
            self.put_in_body(pointer, &json)?;
        }
        self.sets.retain(|(set, _)| !is_same(set.view(), slot));
        self.sets.push((slot.to_buf(), json));
        Ok(())
    }

    fn put_in_body(&mut self, pointer: &str, new: &str) -> Result<(), String> {
        let bytes = self.body.as_bytes().ok_or("its body is a stream: no page can be set in it")?;
        if !is_pointer(pointer) {
            return Err(format!("`{pointer}` is not a JSON pointer: no page can be set in its body"));
        }
        self.body = (format(self.kind).with_member)(bytes, pointer, Value::new(new))?;
        if self.content_type.is_none() {
            let media =
                self.operation.with(|operation| operation.bodies).first().map_or("application/json", |spec| spec.media);
            self.content_type = Some(header::value("Content-Type", media.to_owned())?);
        }
        Ok(())
    }
}

/// Number of times a call was sent. It is counted in the call, since nothing else remains of a call that timed out.
#[derive(Debug, Default)]
pub(crate) struct Sent(AtomicU32);

impl Sent {
    pub(crate) fn count(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }

    pub(crate) fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// A copy is another call, which was not yet sent.
impl Clone for Sent {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// Returns `true` if two slots are the same. Names of headers are compared without case.
fn is_same(a: Slot<'_>, b: Slot<'_>) -> bool {
    match (a, b) {
        (Slot::Header(a), Slot::Header(b)) => a.eq_ignore_ascii_case(b),
        (a, b) => a == b,
    }
}

/// Values for the templates of a call: its arguments by their names on the wire, then its own variables, then the client's.
pub(crate) struct Scope<'a> {
    pub(crate) call: &'a Outgoing,
    pub(crate) variables: &'a Variables,
    /// The body as it was passed, as JSON: `$body`.
    pub(crate) body: Option<&'a str>,
}

impl Values for Scope<'_> {
    fn find(&self, name: &str) -> Option<Found<'_>> {
        let open = |value| Found { value, secret: false };
        if name == "$body" {
            return self.body.map(|body| open(Value::new(body)));
        }
        let call = self.call;
        let given = |index, param: &Param<'_>| call.arg(index).filter(|_| param.name == name);
        let present = |index, param: &Param<'_>| given(index, param).filter(|value| value.form() != Form::Null);
        let argument = call.row(present).map(open);
        let own = || self.call.variables.iter().rev().find(|(own, _)| own == name).map(|(_, held)| held.found());
        // A null argument is used only if there is no other value.
        let null = || call.row(given).map(open);
        let default = || self.call.default(name).map(open);
        argument.or_else(own).or_else(|| self.variables.find(name)).or_else(default).or_else(null)
    }
}
