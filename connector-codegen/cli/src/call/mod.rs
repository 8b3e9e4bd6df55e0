//! `connector call`: calls an endpoint without generating code.
//!
//! The pipeline plans the same tables that it would print into a client, and the same engine runs them.
//! `connector call tracker.yaml ListIssues --param state=open` prints the JSON of the response.

mod argument;
mod body;
pub(crate) mod client;
mod custom;
mod find;
mod output;
mod pages;
pub(crate) mod print;

use crate::options::Documents;
use crate::run;
use crate::stop::Stop;
use crate::terminal::say;
use client::Wish;
use connector_runtime::Error;
use connector_runtime::abi::v1 as abi;
use connector_tables::OperationHandle;
use connector_tables::language::duration;
use find::Found;
use std::process::ExitCode;
use std::time::Duration;

/// Arguments of `connector call`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The API description: a path or URL, JSON or YAML.
    document: String,
    /// The endpoint: its operationId, or `METHOD /path`.
    endpoint: String,
    /// A parameter. Repeat it for each item of a list, or write the list as JSON; objects are JSON.
    #[arg(long = "param", short, value_name = "NAME=VALUE")]
    params: Vec<String>,
    /// The body: JSON, or text or bytes if the endpoint accepts those; inline, from a file, or from standard input.
    #[arg(long, value_name = "JSON|@FILE|-")]
    body: Option<String>,
    /// Media type of the body. Defaults to the first one that the endpoint accepts.
    #[arg(long, value_name = "TYPE")]
    media: Option<String>,
    /// Fetch all pages, and print each item on its own line; at most N items.
    #[arg(long, value_name = "N")]
    all: Option<Option<usize>>,
    /// Timeout of the call: `500ms`, `30s`, `5m`, `1d`, a number of seconds, or `none`.
    #[arg(long, value_name = "TIME", value_parser = limit)]
    timeout: Option<Limit>,
    /// Print the request, without secrets, and send nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    documents: Documents,
    #[command(flatten)]
    wish: Wish,
}

/// A timeout; `None` for no limit.
#[derive(Debug, Clone, Copy)]
struct Limit(Option<Duration>);

/// Reads a duration as descriptions write it, or `none`.
fn limit(text: &str) -> Result<Limit, String> {
    if text == "none" {
        return Ok(Limit(None));
    }
    let millis = duration::parse(text).ok_or_else(|| format!("expected {}, or `none`", duration::EXPECTED))?;
    Ok(Limit(Some(Duration::from_millis(millis))))
}

/// Runs the command.
pub(crate) fn run(args: Args) -> ExitCode {
    crate::stop::exit(call(&args))
}

fn call(args: &Args) -> Result<(), Stop> {
    let outcome = run::plan(&args.document, &args.documents)?;
    let found = find::find(&outcome, &args.endpoint)?;
    custom::check(&found, args.all.is_some())?;
    let operation = OperationHandle::from(found.endpoint.table.clone());
    // Standard input can be read only once.
    let content = args.body.as_deref().map(body::read).transpose()?;
    let draft = || {
        let mut draft = abi::Draft::new(operation.clone());
        argument::fill(&mut draft, &found, &args.params)?;
        body::fill(&mut draft, &found, content.as_ref(), args.media.as_deref())?;
        if let Some(Limit(limit)) = args.timeout {
            draft.timeout(limit);
        }
        Ok(draft)
    };
    match args.dry_run {
        true => block_on(show(args, &found, &draft)),
        false => block_on(send(args, &found, draft()?)),
    }
}

/// Runs a future on this thread.
pub(crate) fn block_on(work: impl Future<Output = Result<(), Stop>>) -> Result<(), Stop> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Stop::failed)?;
    runtime.block_on(work)
}

async fn send(args: &Args, found: &Found<'_>, draft: abi::Draft) -> Result<(), Stop> {
    let core = client::client(found, &args.wish, &args.document, &[])?;
    let failed = |failure| print::failed(&Error::new(failure, None), &core);
    if let Some(limit) = args.all {
        return pages::items(&mut core.walk(draft), limit.unwrap_or(usize::MAX), &failed).await;
    }
    print::reply(core.run_raw(draft).await.map_err(failed)?, found).await
}

/// Prints the request. A placeholder replaces each token that would be fetched.
async fn show(args: &Args, found: &Found<'_>, draft: &dyn Fn() -> Result<abi::Draft, Stop>) -> Result<(), Stop> {
    let mut fetched: Vec<String> = Vec::new();
    loop {
        let core = client::client(found, &args.wish, &args.document, &fetched)?;
        let error: Error<abi::Undeclared> = match core.request_raw(draft()?) {
            Ok(request) => return print::request(request, &core).await,
            Err(failure) => Error::new(failure, None),
        };
        match error.unfetched() {
            Some(scheme) if !fetched.iter().any(|known| known == scheme) => {
                say(&format!("note: the token of `{scheme}` is fetched before the request is sent"));
                fetched.push(scheme.to_owned());
            }
            _ => return Err(print::failed(&error, &core)),
        }
    }
}
