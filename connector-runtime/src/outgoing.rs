//! A call whose arguments and body are text: what each attempt makes a request of.
//!
//! Apart from the draft, which users still write, and from the request, because the pages of a walk are the same call
//! with another value in one place: `page = 2` set on the call of page 1.

use std::time::Duration;

use http::header::{HeaderName, HeaderValue};

use crate::body::Body;
use crate::draft::Arg;
use crate::encode::value::{Form, Value};
use crate::encode::{Escape, put};
use crate::endpoint::{Kind, Operation, Place, Slot};
use crate::json::{self, Doc};
use crate::retry::{RetryPolicy, Sent};
use crate::template::{Found, Values, quoted};
use crate::variables::{Held, Variables};

/// A call, ready to be sent.
#[derive(Clone)]
pub(crate) struct Outgoing {
    pub(crate) operation: &'static Operation,
    pub(crate) json: String,
    pub(crate) args: Vec<Arg>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) timeout: Option<Option<Duration>>,
    pub(crate) server: Option<String>,
    pub(crate) body: Body,
    /// A secret variable stands in the body: it goes where credentials may go, and nowhere else.
    pub(crate) secret_body: bool,
    pub(crate) content_type: Option<HeaderValue>,
    /// How the body is written.
    pub(crate) kind: Kind,
    /// Variables of this call.
    pub(crate) variables: Vec<(String, Held)>,
    /// What paging sets, as JSON. It counts before arguments.
    pub(crate) sets: Vec<(Slot, String)>,
    /// A page's own URL, in place of path and query.
    pub(crate) url: Option<url::Url>,
    /// What the call says of retries: nothing, that there are none, or a policy.
    pub(crate) retry: Option<Option<RetryPolicy>>,
    /// How often it was sent.
    pub(crate) sent: Sent,
}

impl Outgoing {
    /// The value of a parameter; the one that was given last.
    pub(crate) fn arg(&self, index: usize) -> Option<Value<'_>> {
        let arg = self.args.iter().rev().find(|arg| arg.index == index)?;
        self.json.get(arg.start..arg.end).map(Value::new)
    }

    /// What paging sets there.
    pub(crate) fn set_at(&self, slot: Slot) -> Option<Value<'_>> {
        self.sets.iter().find(|(set, _)| same(*set, slot)).map(|(_, json)| Value::new(json))
    }

    /// Whether paging sets a header of that name.
    pub(crate) fn set_at_header(&self, name: &str) -> bool {
        self.sets.iter().any(|(slot, _)| matches!(slot, Slot::Header(set) if set.eq_ignore_ascii_case(name)))
    }

    /// What arguments, paging or the call's own options say there, as JSON.
    pub(crate) fn at(&self, slot: Slot) -> Option<String> {
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

    /// The argument that goes there, unless it is null.
    fn argument(&self, slot: Slot) -> Option<Value<'_>> {
        let (place, name) = match slot {
            Slot::Query(name) => (Place::Query, name),
            Slot::Header(name) => (Place::Header, name),
            Slot::Cookie(name) => (Place::Cookie, name),
            Slot::Path(name) => (Place::Path, name),
            Slot::Body(_) => return None,
        };
        let listed = self.operation.numbered().filter(|(_, param)| param.place == place && param.name == name);
        let found = listed.map(|(index, _)| index).find_map(|index| self.present(index));
        found.or_else(|| if place == Place::Path { self.present(self.unlisted(name)?) } else { None })
    }

    /// The value that a parameter has by itself.
    pub(crate) fn usual(&self, name: &str) -> Option<Value<'_>> {
        let param = self.operation.params.iter().find(|param| param.name == name && !param.default.is_empty());
        param.map(|param| Value::new(param.default))
    }

    /// The value of a parameter, unless it is null.
    pub(crate) fn present(&self, index: usize) -> Option<Value<'_>> {
        self.arg(index).filter(|value| value.form() != Form::Null)
    }

    /// The argument of a parameter that stands in the path alone.
    fn unlisted(&self, name: &str) -> Option<usize> {
        let operation = self.operation;
        if operation.params.iter().any(|param| param.place == Place::Path) {
            return None;
        }
        let mut names = operation.path.split('{').skip(1).filter_map(|part| part.split('}').next());
        names.position(|other| other == name)
    }

    fn in_body(&self, pointer: &str) -> Option<String> {
        let bytes = self.body.as_bytes()?;
        if self.kind == Kind::Form {
            let name = pointer.strip_prefix('/')?;
            return url::form_urlencoded::parse(bytes).find(|(key, _)| key == name).map(|(_, text)| quoted(&text));
        }
        let doc = Doc::parse(bytes).ok()?;
        let node = json::find(doc.root(), pointer).filter(|node| !node.is_null())?;
        Some(node.source().to_owned())
    }

    /// Whether the call says something there by itself.
    pub(crate) fn says(&self, slot: Slot) -> bool {
        self.at(slot).is_some()
    }

    /// Sets what goes there, as JSON.
    pub(crate) fn set(&mut self, slot: Slot, json: String) -> Result<(), String> {
        if let Slot::Body(pointer) = slot {
            self.put_in_body(pointer, &json)?;
        }
        self.sets.retain(|(set, _)| !same(*set, slot));
        self.sets.push((slot, json));
        Ok(())
    }

    fn put_in_body(&mut self, pointer: &str, new: &str) -> Result<(), String> {
        let bytes = self.body.as_bytes().ok_or("its body is a stream: no page can be set in it")?;
        let body: Body = if self.kind == Kind::Form {
            form(bytes, pointer.strip_prefix('/').unwrap_or(pointer), Value::new(new)).into()
        } else if bytes.is_empty() {
            json::put(None, pointer, new).into()
        } else {
            let doc = Doc::parse(bytes).map_err(|_| "its body is not JSON: no page can be set in it")?;
            json::put(Some(doc.root()), pointer, new).into()
        };
        self.body = body;
        if self.content_type.is_none() {
            let media = self.operation.bodies.first().map_or("application/json", |spec| spec.media);
            self.content_type = Some(crate::encode::header::value("Content-Type", media.to_owned())?);
        }
        Ok(())
    }
}

/// Whether two slots are the same. Names of headers are the same in any case.
fn same(a: Slot, b: Slot) -> bool {
    match (a, b) {
        (Slot::Header(a), Slot::Header(b)) => a.eq_ignore_ascii_case(b),
        (a, b) => a == b,
    }
}

/// A form with one value of that name.
fn form(bytes: &[u8], name: &str, value: Value<'_>) -> String {
    let mut out = String::with_capacity(bytes.len() + 16);
    let mut pair = |name: &str, value: &str| {
        if !out.is_empty() {
            out.push('&');
        }
        put(&mut out, name, Escape::Form);
        out.push('=');
        put(&mut out, value, Escape::Form);
    };
    for (key, text) in url::form_urlencoded::parse(bytes).filter(|(key, _)| key != name) {
        pair(&key, &text);
    }
    pair(name, &value.plain());
    out
}

/// What templates of a call name: its arguments by their names on the wire, then its own variables, then the client's.
pub(crate) struct Scope<'a> {
    pub(crate) call: &'a Outgoing,
    pub(crate) variables: &'a Variables,
    /// The body as it was given, as JSON: `$body`.
    pub(crate) body: Option<&'a str>,
}

impl Values for Scope<'_> {
    fn find(&self, name: &str) -> Option<Found<'_>> {
        let open = |value| Found { value, secret: false };
        if name == "$body" {
            return self.body.map(|body| open(Value::new(body)));
        }
        let named = || self.call.operation.numbered().filter(|(_, param)| param.name == name).map(|(index, _)| index);
        let all = || named().chain(self.call.unlisted(name));
        let argument = all().find_map(|index| self.call.present(index)).map(open);
        let own = || self.call.variables.iter().rev().find(|(own, _)| own == name).map(|(_, held)| held.found());
        // An argument that was given as null counts where nothing else does.
        let null = || all().find_map(|index| self.call.arg(index)).map(open);
        let usual = || self.call.usual(name).map(open);
        argument.or_else(own).or_else(|| self.variables.find(name)).or_else(usual).or_else(null)
    }
}
