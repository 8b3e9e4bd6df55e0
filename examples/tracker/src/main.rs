//! A client generated from the description `tracker.yaml` by build.rs, called against a tracker in this process.
//!
//! `cargo run -p tracker` needs no network and no account.
#![deny(missing_docs)]
#![allow(clippy::print_stdout)]

mod server;

/// The client of the tracker.
pub mod tracker {
    include!(concat!(env!("OUT_DIR"), "/tracker.rs"));
}

use connector_runtime::Instance;
use tracker::types::{NewIssue, State};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = server::start().await?;

    // A person, by a token; variables by the builder.
    let ada = tracker::Client::builder().variable("address", &url).variable("team", "compiler").bearer("ada-token");
    let ada = ada.build()?;
    println!("person    {}", ada.who_am_i().await?.name);

    // A machine, by an instance; its token is fetched once, and kept until it expires.
    let acme = Instance::from_text(include_str!("../acme.toml"))?.variable("address", &url).secret(
        "machine",
        "client_secret",
        "s3cret",
    );
    let api = tracker::Client::builder().instance(&acme).build()?;
    println!("machine   {}", api.who_am_i().await?.name);

    // One page, and all of them.
    let page = api.list_issues().state(State::Open).per_page(20).await?;
    println!("page      {} of {}", page.items.len(), page.total.unwrap_or_default());
    let mut issues = api.list_issues().items();
    let mut count = 0;
    while let Some(issue) = issues.try_next().await? {
        count += 1;
        if count == 1 {
            println!("newest    {}", issue.title);
        }
    }
    println!("all       {count}");

    // Typed arguments, a template, a typed error.
    let issue = api.create_issue(&NewIssue::new("Templates keep \"quotes\"")).await?;
    api.comment(issue.id, "It says \"hello\",\nin two lines.").await?;
    println!("commented {}", issue.title);
    if let Err(error) = api.create_issue(&NewIssue::new("")).await {
        println!("refused   {}", error.value().map_or("?", |problem| problem.message.as_str()));
    }

    // Sent again until it succeeds.
    println!("attempts  {}", api.flaky().await?.attempts);

    // Missing values are reported before anything is sent.
    if let Err(error) = tracker::Client::builder().variable("team", "Not A Team!").build() {
        println!("not made  {error}");
    }
    Ok(())
}
