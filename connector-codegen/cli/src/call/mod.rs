//! `connector call`: calls an endpoint without generating anything.
//!
//! Apart from generated clients only in where the tables come from: the same pipeline makes the plan, the same engine
//! sends. `connector call tracker.yaml ListIssues --param state=open` prints the reply's JSON.

mod argument;
mod behavior;
mod body;
pub(crate) mod client;
mod find;
mod leak;
mod output;
mod pages;
pub(crate) mod print;
pub(crate) mod secret;
pub(crate) mod tables;

use crate::options::Documents;
use crate::run;
use crate::stop::Stop;
use crate::terminal::say;
use client::Wish;
use connector_runtime::Error;
use connector_runtime::abi::v1 as abi;
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
    /// A parameter; again for each item of a list. Lists may also be JSON, objects must be.
    #[arg(long = "param", short, value_name = "NAME=VALUE")]
    params: Vec<String>,
    /// The body: JSON, or text and bytes where the endpoint takes those; of a file, or of standard input.
    #[arg(long, value_name = "JSON|@FILE|-")]
    body: Option<String>,
    /// Which of the body's media types is meant, if not the first.
    #[arg(long, value_name = "TYPE")]
    media: Option<String>,
    /// Walk over all pages, and print each item on a line of its own; at most N.
    #[arg(long, value_name = "N")]
    all: Option<Option<usize>>,
    /// How long the call may take: `500ms`, `30s`, `5m`, or `none`.
    #[arg(long, value_name = "TIME", value_parser = duration)]
    timeout: Option<Limit>,
    /// Print the request, without secrets, and send nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    documents: Documents,
    #[command(flatten)]
    wish: Wish,
}

/// A time; absent: for ever.
#[derive(Debug, Clone, Copy)]
struct Limit(Option<Duration>);

/// `500ms`, `30s`, `5m`, `1h`, a number of seconds, or `none`.
fn duration(text: &str) -> Result<Limit, String> {
    let wrong = || "write `500ms`, `30s`, `5m`, `1h` or `none`".to_owned();
    if text == "none" {
        return Ok(Limit(None));
    }
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match text.get(digits.len()..).unwrap_or_default() {
        "ms" => 0.001,
        "s" | "" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        _ => return Err(wrong()),
    };
    let number: f64 = digits.parse().map_err(|_| wrong())?;
    Duration::try_from_secs_f64(number * unit).map(|time| Limit(Some(time))).map_err(|_| wrong())
}

/// Runs the command.
pub(crate) fn run(args: Args) -> ExitCode {
    crate::stop::exit(call(&args))
}

fn call(args: &Args) -> Result<(), Stop> {
    let outcome = run::plan(&args.document, &args.documents)?;
    let found = find::find(&outcome, &args.endpoint)?;
    let operation = tables::operation(found.endpoint);
    // Read once: standard input cannot be read again.
    let content = args.body.as_deref().map(body::read).transpose()?;
    let draft = || {
        let mut draft = abi::Draft::new(operation);
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
    let (core, secrets) = client::client(found, &args.wish, &args.document, &[])?;
    let failed = |failure| print::failed(&Error::new(failure, None), &secrets);
    if let Some(limit) = args.all {
        return pages::items(&mut core.walk(draft), limit.unwrap_or(usize::MAX), &failed).await;
    }
    print::reply(core.run_raw(draft).await.map_err(failed)?, found).await
}

/// Prints the request. A token that would be fetched is stood in for.
async fn show(args: &Args, found: &Found<'_>, draft: &dyn Fn() -> Result<abi::Draft, Stop>) -> Result<(), Stop> {
    let mut fetched: Vec<&str> = Vec::new();
    loop {
        let (core, secrets) = client::client(found, &args.wish, &args.document, &fetched)?;
        let error: Error = match core.request_raw(draft()?) {
            Ok(request) => return print::request(request, &secrets).await,
            Err(failure) => Error::new(failure, None),
        };
        match error.unfetched() {
            Some(scheme) if !fetched.contains(&scheme) => {
                say(&format!("note: the token of `{scheme}` is fetched before the request is sent"));
                fetched.push(scheme);
            }
            _ => return Err(print::failed(&error, &secrets)),
        }
    }
}
