//! `connector generate`: writes a client.

use crate::options::Options;
use crate::relative::relative;
use crate::run;
use crate::runtime;
use crate::stop::Stop;
use crate::summary;
use crate::terminal::{duration, fail, is_watched, out, report, say, stages};
use crate::workspace::stranger_to;
use connector_codegen::config::{Client, Config};
use connector_codegen::emit::Module;
use connector_codegen::front::{Outcome, Stage, name};
use connector_codegen::output::{self, Files};
use connector_codegen::plan::Plan;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Arguments of `connector generate`.
#[derive(Debug, clap::Args)]
#[command(mut_arg("formats", |arg| arg.visible_alias("format")))]
pub(crate) struct Args {
    /// The API description: a path or URL, JSON or YAML.
    document: String,
    /// The folder for the crate.
    #[arg(long, value_name = "DIR", required_unless_present = "module")]
    out: Option<PathBuf>,
    /// Write one file instead of a crate; a relative path starts at --out, if that is given.
    #[arg(long, value_name = "FILE.rs", conflicts_with_all = ["cli", "runtime_path"])]
    module: Option<PathBuf>,
    /// Make the crate depend on the package connector-runtime in this folder instead of the released version.
    #[arg(long, value_name = "PATH")]
    runtime_path: Option<PathBuf>,
    /// Write what was generated, and what was not, as JSON.
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,
    /// Add a binary with one subcommand per operation.
    #[arg(long)]
    cli: bool,
    /// Write nothing; fail with a diff if the files on disk differ.
    #[arg(long)]
    check: bool,
    /// Exit with 1 if an endpoint or schema was skipped; the others are written all the same.
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    options: Options,
}

/// Runs the command.
pub(crate) fn run(args: Args) -> ExitCode {
    let begin = Instant::now();
    if let Some(Err(reason)) = args.runtime_path.as_deref().map(|path| runtime::check(path, args.cli)) {
        return Stop::usage(reason).exit();
    }
    if args.cli && args.options.0.client == Client::Off {
        return Stop::usage(
            "`--cli` makes a program that calls the API, and `--client off` leaves no client to call it with",
        )
        .exit();
    }
    let outcome = run::run(&args.document, &args.config(), Stage::Emit);
    report(&outcome);
    if let Err(code) = run::refuse_empty(&outcome) {
        return code;
    }
    let (Some(module), Some(plan)) = (&outcome.module, &outcome.plan) else { return ExitCode::FAILURE };
    let (folder, files) = args.files(plan, module);
    if args.check {
        return compare(&files, &folder);
    }
    if let Err(error) = output::write(&files, &folder) {
        return fail(&error.to_string());
    }
    if let Err(reason) = args.write_manifest(plan, &outcome) {
        return fail(&reason);
    }
    if args.module.is_none() && args.runtime_path.is_none() {
        say(&runtime::note());
    }
    if let (Some(manifest), None) = (stranger_to(&folder), &args.module) {
        let manifest = manifest.display();
        say(&format!(
            "note: {manifest} does not know the crate, so it got an own [workspace]; make it a member and generate again"
        ));
    }
    if is_watched() {
        say(&format!("{}  {:<8}{:>10}", stages(&outcome), "in all", duration(begin.elapsed())));
    }
    say(&summary::summary(plan, &outcome, &args.shown(&folder)));
    say(&args.next(plan));
    match args.strict && !summary::skipped(plan).is_empty() {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

impl Args {
    /// Returns the options, with the defaults of a crate: other crates depend on it.
    fn config(&self) -> Config {
        let mut config = self.options.0.clone();
        if self.module.is_none() {
            config.non_exhaustive.get_or_insert(true);
        }
        config
    }

    /// Returns the folder and the files to write.
    fn files(&self, plan: &Plan, module: &Module) -> (PathBuf, Files) {
        let out = self.out.clone().unwrap_or_default();
        if let Some(file) = &self.module {
            let path = out.join(file);
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let folder = path.parent().map(Path::to_owned).unwrap_or_default();
            let source = output::source(module, &output::header(&name::shown(&self.document)));
            return (folder, Files::from([(name, source)]));
        }
        let runtime = self.runtime_path.as_ref().map(|path| match path.is_absolute() {
            true => path.display().to_string(),
            // In the manifest it starts at the crate, on the command line at the working folder.
            false => relative(&out, path).display().to_string(),
        });
        let options = output::Options {
            runtime_path: runtime,
            cli: self.cli,
            workspace: stranger_to(&out).is_some(),
            source_name: name::shown(&self.document),
        };
        let files = output::crate_files(plan, module, &options);
        (out, files)
    }

    /// Returns the file or folder that is written, for messages.
    fn shown(&self, folder: &Path) -> String {
        match &self.module {
            Some(file) => file.display().to_string(),
            None => format!("{}/", folder.display()),
        }
    }

    /// Returns the line about the next step: using the client.
    fn next(&self, plan: &Plan) -> String {
        let name = &plan.name;
        let what = if plan.client { "calls begin with" } else { "types are in" };
        let item = if plan.client { "Client::builder()" } else { "types" };
        match (&self.module, &self.out) {
            (Some(file), _) => {
                let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                format!(
                    "next: `pub mod {stem};` beside the file, and `connector-runtime` in Cargo.toml; {what} `{stem}::{item}`"
                )
            }
            (None, Some(out)) => format!(
                "next: `{name} = {{ path = {:?} }}` below [dependencies] of your Cargo.toml; {what} `{}::{item}`",
                out.display().to_string(),
                name.replace('-', "_")
            ),
            (None, None) => String::new(),
        }
    }

    fn write_manifest(&self, plan: &Plan, outcome: &Outcome) -> Result<(), String> {
        let Some(path) = &self.manifest else { return Ok(()) };
        let manifest = output::manifest(plan, &self.document, &outcome.sources);
        std::fs::write(path, format!("{manifest:#}\n"))
            .map_err(|error| format!("cannot write {}: {error}", path.display()))
    }
}

/// Says how the files on disk differ.
fn compare(files: &Files, folder: &Path) -> ExitCode {
    let differences = output::check(files, folder);
    out(&differences.iter().map(|difference| difference.diff.as_str()).collect::<String>());
    match differences.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
