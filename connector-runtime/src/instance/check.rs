//! Checks an instance: reports all its problems before anything is called.
//!
//! Separate because building a client stops at the same problems, and here each problem has a location.
//! `variables.stor: the connector has no such variable; did you mean `store`?`

use std::fmt;

use connector_tables::{Connector, ConnectorHandle, Environment};

use super::Instance;
use super::settle::{Settled, variable_names};
use crate::auth::{field_names, is_complete, missing_fields, settle as credentials, takes};
use crate::builder::Builder;
use crate::client::Core;
use crate::request::variables;
use crate::transport::{Sending, Transport, TransportError};
use connector_tables::language::hint::hint;

/// A problem of an instance. Its text contains names, but no value of a variable or credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    at: String,
    text: String,
}

impl Problem {
    /// Returns the location: a key of the instance, `variables.store`.
    pub fn at(&self) -> &str {
        &self.at
    }

    /// Returns the problem, and how to fix it.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.text)
    }
}

#[derive(Default)]
struct Report(Vec<Problem>);

impl Report {
    fn note(&mut self, at: impl Into<String>, text: impl Into<String>) {
        self.0.push(Problem { at: at.into(), text: text.into() });
    }
}

impl Instance {
    /// Everything that is wrong or missing, for a connector: empty if a client can be made and has credentials.
    /// Nothing is sent.
    pub fn check(&self, connector: impl Into<ConnectorHandle>) -> Vec<Problem> {
        self.problems(connector.into())
    }

    fn problems(&self, handle: ConnectorHandle) -> Vec<Problem> {
        let connector = &handle.get();
        let mut report = Report::default();
        let settled = self.settle(connector);
        for (at, text) in &settled.problems {
            report.note(at, text);
        }
        let environment = environment(connector, &settled, &mut report);
        names(connector, &settled, &mut report);
        values(connector, &settled, environment, &mut report);
        if auth(connector, &settled, &mut report) {
            complete(connector, &settled, &mut report);
        }
        if report.0.is_empty()
            && let Err(error) = Builder::<Core>::new(handle.clone()).instance(self).transport(Nowhere).build()
        {
            report.note("the client", error.to_string());
        }
        report.0
    }
}

fn environment<'t>(connector: &Connector<'t>, settled: &Settled, report: &mut Report) -> Option<Environment<'t>> {
    let name = settled.environment.as_deref()?;
    let found = connector.environments.iter().find(|environment| environment.name == name);
    if found.is_none() {
        let known: Vec<_> = connector.environments.iter().map(|environment| environment.name).collect();
        report.note("environment", format!("there is no environment `{name}`{}", hint(name, &known)));
    }
    found
}

fn names(connector: &Connector<'_>, settled: &Settled, report: &mut Report) {
    let known = variable_names(connector);
    for name in settled.variables.keys().filter(|name| !known.contains(&name.as_str())) {
        report.note(format!("variables.{name}"), format!("there is no such variable{}", hint(name, &known)));
    }
}

fn values(connector: &Connector<'_>, settled: &Settled, environment: Option<Environment<'_>>, report: &mut Report) {
    for setting in connector.variables {
        let at = format!("variables.{}", setting.name);
        let is_set = environment.is_some_and(|place| place.variables.iter().any(|own| own.name == setting.name));
        let label = if setting.label.is_empty() { String::new() } else { format!(" ({})", setting.label) };
        match settled.variables.get(setting.name) {
            Some(_) if setting.locked => report.note(at, format!("it is fixed{label}: it cannot be set")),
            Some(text) => {
                if let Err(wrong) = variables::check(&setting, text) {
                    report.note(at, format!("it {wrong}{label}"));
                }
            }
            None if setting.required && setting.default.is_none() && !is_set => {
                report.note(at, format!("it is missing{label}"));
            }
            None => {}
        }
    }
}

/// Names of schemes and fields; whether all are right.
fn auth(connector: &Connector<'_>, settled: &Settled, report: &mut Report) -> bool {
    let known: Vec<_> = connector.schemes.iter().map(|scheme| scheme.name).collect();
    let before = report.0.len();
    if let Some(name) = settled.auth.as_deref().filter(|name| !known.contains(name)) {
        report.note("auth", format!("there is no auth method `{name}`{}", hint(name, &known)));
    }
    let mut unknown: Vec<&str> = Vec::new();
    for (name, field, _) in &settled.secrets {
        let Some(scheme) = connector.schemes.iter().find(|scheme| scheme.name == name) else {
            if !unknown.contains(&name.as_str()) {
                unknown.push(name);
                let text = format!("there is no auth method `{name}`{}", hint(name, &known));
                report.note(format!("credentials.{name}"), text);
            }
            continue;
        };
        let fields = field_names(&scheme);
        if let Some(field) = field.as_deref().filter(|field| !takes(&scheme, field)) {
            let text = format!("it has no such field{}", hint(field, &fields));
            report.note(format!("credentials.{name}.{field}"), text);
        }
    }
    report.0.len() == before
}

/// Checks that there is a complete credential.
fn complete(connector: &Connector<'_>, settled: &Settled, report: &mut Report) {
    let given = Builder::<Core>::given(settled.secrets.clone());
    let mut problems = Vec::new();
    let all = credentials(connector, given, Vec::new(), None, &mut problems);
    if !problems.is_empty() {
        // Already reported.
        return;
    }
    let mut begun = false;
    let wanted = |name: &str| settled.auth.as_deref().is_none_or(|auth| auth == name);
    for scheme in connector.schemes.iter().filter(|scheme| wanted(scheme.name)) {
        if is_complete(&all, &scheme) {
            return;
        }
        for field in missing_fields(&all, &scheme) {
            begun = true;
            report.note(format!("credentials.{}.{field}", scheme.name), "it is missing");
        }
    }
    let anonymous = connector.security.iter().any(|needed| needed.schemes.is_empty());
    if begun || connector.schemes.is_empty() || (anonymous && settled.auth.is_none()) {
        return;
    }
    let ways = connector.schemes.iter().filter(|scheme| wanted(scheme.name));
    let ways = ways.map(|scheme| format!("`{}` ({})", scheme.name, field_names(&scheme).join(", ")));
    report.note("credentials", format!("none are set; there is {}", ways.collect::<Vec<_>>().join(", or ")));
}

/// A client that is only made.
struct Nowhere;

impl Transport for Nowhere {
    fn send(&self, _: http::Request<crate::transport::body::Body>) -> Sending<'_> {
        Box::pin(std::future::ready(Err(TransportError::connect("it is not to be sent"))))
    }
}
