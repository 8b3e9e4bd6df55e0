//! An API without a description: its endpoints and records are Rust structs, called against a tracker that runs in this
//! process. Three derives:
//!
//! - `Endpoint`: a struct whose fields are the arguments of one call.
//! - `Connector`: a struct around a client, out of such endpoints, or out of a document.
//! - `Collection`: a record that gives ListAll, GetRecord, CreateRecord, UpdateRecord and DeleteRecord.
//!
//! `cargo run -p derive` needs no network and no account. docs/derive.md has all there is to write.
#![deny(missing_docs)]
#![allow(clippy::print_stdout)]

mod server;

use connector_runtime::{Client, Collection, Connector, Endpoint};
use serde::{Deserialize, Serialize};

/// An issue, as the tracker gives it.
#[derive(Debug, Deserialize)]
struct Issue {
    id: u64,
    title: String,
    open: bool,
}

/// An issue, as it is sent.
#[derive(Serialize)]
struct NewIssue {
    title: String,
}

/// The tracker's error body.
#[derive(Debug, Deserialize)]
struct Problem {
    message: String,
}

/// Lists issues; the header `Link` names the next page.
#[derive(Endpoint)]
#[endpoint(GET, "/repos/{owner}/{repo}/issues", output = Issue, error = Problem, paging(link), retry(attempts = 3))]
struct ListIssues<'a> {
    owner: &'a str,
    repo: &'a str,
    #[endpoint(query)]
    open: Option<bool>,
}

/// Creates an issue.
#[derive(Endpoint)]
#[endpoint(POST, "/repos/{owner}/{repo}/issues", output = Issue, error = Problem)]
struct CreateIssue {
    owner: String,
    repo: String,
    #[endpoint(query)]
    notify: Option<bool>,
    #[endpoint(header = "X-Trace")]
    trace: Option<String>,
    #[endpoint(body)]
    new: NewIssue,
}

/// The endpoints as methods of one client.
#[derive(Connector)]
#[connector(base_url = "https://tracker.example", auth = bearer, endpoints(ListIssues<'_>, CreateIssue))]
struct Tracker(Client);

/// Another part of the same API has a document. Its types and endpoints go into `mod health`.
#[derive(Connector)]
#[connector("status.yaml")]
struct Health(health::Client);

/// Who buys: a record of a collection.
#[derive(Debug, Serialize, Deserialize, Collection)]
#[collection(path = "/customers", error = Problem)]
struct Customer {
    #[collection(id)]
    id: Option<i64>,
    name: String,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = server::start().await?;
    issues(&url).await?;
    customers(&url).await?;

    let health = Health::builder().base_url(&url).build()?;
    let status = health.status().await?;
    println!("status   {}, {} issues", status.health, status.issues.unwrap_or_default());
    Ok(())
}

async fn issues(url: &str) -> Result<(), Box<dyn std::error::Error>> {
    let tracker = Tracker::builder().base_url(url).bearer(server::TOKEN).build()?;
    for number in 1..=5 {
        let new = NewIssue { title: format!("Number {number}") };
        let (owner, repo) = ("rust-lang".to_owned(), "rust".to_owned());
        let create = CreateIssue { owner, repo, notify: Some(true), trace: Some(format!("t-{number}")), new };
        let issue = tracker.create_issue(create).await?;
        println!("created  {} {:?}", issue.id, issue.title);
    }

    // A page by itself, and a walk over all of them.
    let list = || ListIssues { owner: "rust-lang", repo: "rust", open: Some(true) };
    let page = tracker.list_issues(list()).await?;
    println!("listed   {} issues, more: {}", page.items.len(), page.has_next());
    let mut all = tracker.list_issues(list()).items();
    while let Some(issue) = all.try_next().await? {
        println!("walked   {} {:?}, open: {}", issue.id, issue.title, issue.open);
    }

    // Errors are typed.
    let new = NewIssue { title: String::new() };
    let create = CreateIssue { owner: "rust-lang".to_owned(), repo: "rust".to_owned(), notify: None, trace: None, new };
    if let Err(error) = tracker.create_issue(create).await {
        println!("refused  {}: {:?}", error, error.value().map(|problem| &problem.message));
    }
    Ok(())
}

async fn customers(url: &str) -> Result<(), Box<dyn std::error::Error>> {
    // No connector is needed: the plain client sends every endpoint.
    let client = Client::builder().base_url(url).bearer(server::TOKEN).build()?;
    let mut last = None;
    for name in ["Ann", "Ben", "Cid"] {
        let customer = Customer { id: None, name: name.to_owned() };
        last = client.send(Customer::create_record(&customer)).await?.id;
    }
    let Some(id) = last else { return Err("the server gave no id".into()) };
    let changed = Customer { id: None, name: "Cyd".to_owned() };
    client.send(Customer::update_record(id, &changed)).await?;
    let names: Vec<String> =
        client.send(Customer::list_all()).all(100).await?.into_iter().map(|customer| customer.name).collect();
    println!("records  {}", names.join(", "));
    client.send(Customer::delete_record(id)).await?;
    if let Err(error) = client.send(Customer::get_record(id)).await {
        println!("gone     {error}");
    }
    Ok(())
}
