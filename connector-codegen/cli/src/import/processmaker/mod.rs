//! `connector import processmaker`: a data connector that ProcessMaker exported, as a description.
//!
//! Separate from other imports because of its formats: mustache in URLs, parameters, headers and bodies; credentials of
//! four kinds; URLs instead of servers and paths. Values of credentials never reach the description: they become variables.
//! `{"name": "Users", "authtype": "NONE", "endpoints": {"List": {"method": "GET", "url": "https://a.b/users"}}}` becomes
//! a description with the server `https://a.b` and the endpoint `List`.

mod auth;
mod body;
mod collection;
mod endpoint;
mod mustache;
mod output;
mod secret;
mod source;
#[cfg(test)]
mod tests;
mod url;
mod value;

use super::yaml::{Entry, Yaml, entry, text, truth};
use super::{Notes, Out, finish};
use crate::json::Json;
use crate::stop::Stop;
use connector_codegen::front::load;
use endpoint::Read;
use mustache::Text;
use std::path::PathBuf;

/// Arguments of `connector import processmaker`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The export: the JSON file of a data connector, or of a process or screen with some in it.
    export: PathBuf,
    /// Which of its data connectors, by name, if there are several.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    out: Out,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Stop> {
    let file = args.export.display();
    let bytes = load::read(&args.export).map_err(Stop::failed)?;
    let export = Json::parse(&bytes).map_err(|error| Stop::failed(format!("{file}: {error}")))?;
    let source = choose(source::sources(&export), args.name.as_deref())?;
    let mut notes = Notes::default();
    let entries = convert(&source, &mut notes)?;
    let head = format!("A description of the data connector `{}`, as ProcessMaker exported it.", one_line(&source));
    finish(&head, &entries, &notes, &args.out)
}

fn one_line(source: &Json) -> String {
    source.text("name").replace(|c: char| c.is_control(), " ")
}

fn choose(mut sources: Vec<Json>, name: Option<&str>) -> Result<Json, Stop> {
    let names: Vec<String> = sources.iter().map(|source| source.text("name")).collect();
    if let Some(name) = name {
        sources.retain(|source| source.text("name") == name);
    }
    match (sources.pop(), sources.is_empty()) {
        (Some(source), true) => Ok(source),
        (None, _) if names.is_empty() => {
            Err(Stop::failed("there is no data connector in the export: no object has `endpoints` beside a `name`"))
        }
        _ => Err(Stop::failed(format!("choose one of its data connectors with --name: {}", names.join(", ")))),
    }
}

/// State that endpoints share.
struct Shared {
    /// The server's URL of most of them.
    server: String,
    /// Variables of the connector: name, and whether it is a secret.
    variables: Vec<(String, bool)>,
    /// Variables that replace secrets of the export, with the secret. Written nowhere.
    secrets: Vec<(String, String)>,
    /// Names in templates of the export, which calls or instances set.
    templates: Vec<String>,
}

impl Shared {
    fn variable(&mut self, name: &str, secret: bool) {
        match self.variables.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known |= secret,
            None => self.variables.push((name.to_owned(), secret)),
        }
    }

    /// The secret variable that replaces a value. Equal values of one name share a variable; different values do not.
    fn secret(&mut self, name: &str, value: &str) -> String {
        let base = mustache::name(&name.to_ascii_lowercase());
        let names = std::iter::once(base.clone()).chain((2..).map(|number| format!("{base}_{number}")));
        let is_free = |name: &String| match self.secrets.iter().find(|(known, _)| known == name) {
            Some((_, known)) => known == value,
            None => !self.templates.contains(name) && !self.variables.iter().any(|(known, _)| known == name),
        };
        let found = names.into_iter().find(is_free).unwrap_or(base);
        self.variable(&found, true);
        if !self.secrets.iter().any(|(known, _)| *known == found) {
            self.secrets.push((found.clone(), value.to_owned()));
        }
        found
    }
}

/// The description of a data connector.
fn convert(source: &Json, notes: &mut Notes) -> Result<Vec<Entry>, Stop> {
    let name = source.text("name");
    auth::refuse_soap(source, &name)?;
    let endpoints = source::member(source, "endpoints").unwrap_or(Json::Null);
    let keyed = endpoints.members().iter().map(|(key, value)| (key.clone(), value));
    let listed = endpoints.items().iter().map(|value| (value.text("purpose"), value));
    let mut read: Vec<Read<'_>> =
        keyed.chain(listed).filter_map(|(key, value)| endpoint::read(&key, value, notes)).collect();
    if read.is_empty() {
        let reasons: String = notes.0.iter().map(|note| format!("\n  {note}")).collect();
        return Err(Stop::failed(format!("nothing of the data connector `{name}` can be carried over{reasons}")));
    }
    let mut shared = Shared {
        server: most(&read),
        variables: Vec::new(),
        secrets: Vec::new(),
        templates: mustache::all(&source.line()),
    };
    read.retain(|read| reachable(read, &shared.server, notes));
    let records = collection::take(&mut read, &shared.server);
    let server =
        read.iter().chain(&records).map(|read| &read.url.server).find(|server| server.template() == shared.server);
    server.into_iter().flat_map(Text::names).for_each(|name| shared.variable(name, false));
    let collection = collection::entry_of(&name, &records, &mut shared, notes);
    let endpoints: Vec<Entry> = read.iter().map(|read| endpoint::entry_of(read, &mut shared, notes)).collect();

    let mut entries = vec![entry("connector", Yaml::Plain("1".to_owned())), entry("name", text(slug(&name)))];
    entries.push(entry("label", text(name)));
    for (key, from) in [("description", "description"), ("category", "category")] {
        let said = source.text(from);
        if !said.trim().is_empty() {
            entries.push(entry(key, text(said)));
        }
    }
    general(source, notes);
    entries.push(entry("servers", Yaml::List(vec![text(shared.server.clone())])));
    let (auth, more) = auth::entries(source, notes);
    more.iter().for_each(|name| shared.variable(name, false));
    if !shared.variables.is_empty() {
        entries.push(entry("variables", Yaml::Map(shared.variables.iter().map(variable).collect())));
    }
    entries.extend(auth);
    entries.extend(collection.map(|collection| entry("collections", Yaml::Map(vec![collection]))));
    if !endpoints.is_empty() {
        entries.push(entry("endpoints", Yaml::Map(endpoints)));
    }
    Ok(entries)
}

fn variable((name, secret): &(String, bool)) -> Entry {
    let mut members = Vec::new();
    if name == url::OWN_SERVER {
        members.push(entry("label", text("The URL of the ProcessMaker server")));
    }
    if *secret {
        members.push(entry("secret", truth(true)));
    }
    members.push(entry("required", truth(true)));
    entry(name, Yaml::Map(members))
}

/// Returns `true` if a path can be called on that server: it is the server of most endpoints, or the URL is written out.
fn reachable(read: &Read<'_>, server: &str, notes: &mut Notes) -> bool {
    let own = read.url.server.template();
    let reachable = own == server || own.starts_with("http");
    if !reachable {
        let why = format!(
            "left out: only a variable says where `{own}` is, and most are at `{server}`; describe it by itself"
        );
        notes.add(&format!("endpoint `{}`", read.name), &why);
    }
    reachable
}

/// The server's URL that most endpoints have; of equally many, the first.
fn most(read: &[Read<'_>]) -> String {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for server in read.iter().map(|read| read.url.server.template()) {
        match counts.iter_mut().find(|(known, _)| *known == server) {
            Some((_, count)) => *count += 1,
            None => counts.push((server, 1)),
        }
    }
    let best = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.into_iter().find(|(_, count)| *count == best).map(|(server, _)| server).unwrap_or_default()
}

/// `My Users` is `my-users`.
pub(super) fn slug(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let slug = words.join("-");
    match slug.chars().next() {
        None => "imported".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("api-{slug}"),
        Some(_) => slug,
    }
}

/// Notes settings of the connector that descriptions do not have.
fn general(source: &Json, notes: &mut Notes) {
    let on = |value: &Json, name: &str| matches!(value.text(name).as_str(), "true" | "1");
    if source.text("status").eq_ignore_ascii_case("inactive") {
        notes.add("status", "it was not active");
    }
    if on(source, "debug_mode") {
        notes.add("debug_mode", "not carried over: logs are the caller's");
    }
    if source::member(source, "credentials")
        .is_some_and(|it| matches!(it.text("verify_certificate").as_str(), "false" | "0"))
    {
        notes.add("verify_certificate", "certificates are always verified here");
    }
    if source::member(source, "mappings").is_some_and(|it| !it.items().is_empty() || !it.members().is_empty()) {
        notes.add("mappings", "not carried over: each endpoint has its own `output`");
    }
}
