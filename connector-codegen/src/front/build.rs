//! The door for build scripts.
//!
//! Separate because it follows cargo's conventions: `rerun-if-changed` lines, OUT_DIR, and an error that reads well if
//! `main` returns it.
//!
//! ```no_run
//! fn main() -> Result<(), connector_codegen::Error> {
//!     connector_codegen::Builder::new("api.yaml").only("issues/*").build()
//! }
//! ```
//! and in the crate: `mod api { include!(concat!(env!("OUT_DIR"), "/api.rs")); }`

use super::load::Disk;
use super::name;
use super::pipeline::{self, Outcome};
use super::print::print;
use crate::config::{Config, Setting};
use crate::diag::render;
use crate::output::{self, Files};
use std::path::{Path, PathBuf};

/// The usual stack size of a program's first thread. A document of 256 levels, unoptimized, takes a third of it.
const STACK: usize = 8 << 20;

/// Generates a client into OUT_DIR.
#[derive(Debug, Clone)]
#[must_use = "nothing happens before `build`"]
pub struct Builder {
    document: String,
    out_file: Option<String>,
    out_dir: Option<PathBuf>,
    config: Config,
    wrong: Vec<String>,
}

impl Builder {
    /// A client for the document at that path, which starts at the folder of Cargo.toml.
    pub fn new(document: impl Into<String>) -> Self {
        Builder {
            document: document.into(),
            out_file: None,
            out_dir: None,
            config: Config::default(),
            wrong: Vec::new(),
        }
    }

    /// The name of the file in the output folder. Default: the option `name`, or else that of the document, with
    /// `.rs`.
    pub fn out_file(mut self, name: impl Into<String>) -> Self {
        self.out_file = Some(name.into());
        self
    }

    /// The output folder. Default: OUT_DIR.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Sets an option; `build` reports its problems.
    fn set(mut self, option: &str, value: Setting) -> Self {
        if let Err(reason) = self.config.set(option, value) {
            self.wrong.push(reason);
        }
        self
    }

    /// Generates the client.
    ///
    /// Warnings are counted in one line of cargo's output; `connector check` shows them.
    ///
    /// # Errors
    /// An option is wrong, the document cannot be read or has errors, or the file cannot be written. Nothing is
    /// written then, and the error's text is the whole report. One that must not stop the build is given to `allow`.
    pub fn build(self) -> Result<(), Error> {
        if !self.wrong.is_empty() {
            return Err(Error(self.wrong.join("\n")));
        }
        // The stack of a program's first thread differs from system to system; that of other threads does not.
        let work = std::thread::Builder::new().stack_size(STACK).spawn(move || self.work());
        match work.map_err(|error| Error(format!("cannot start a thread: {error}")))?.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }

    fn work(&self) -> Result<(), Error> {
        let mut disk = Disk::manifest_dir().map_err(Error)?;
        let outcome = pipeline::run(&mut disk, &self.document, &self.config);
        for path in disk.inputs() {
            tell(&format!("cargo:rerun-if-changed={}", path.display()));
        }
        let module = match (&outcome.module, outcome.has_errors()) {
            (Some(module), false) => module,
            _ => return Err(Error(failure(&outcome))),
        };
        if let Some(line) = warnings(&outcome, &self.document) {
            tell(&line);
        }
        let (folder, file) = self.out_path()?;
        let header = output::header(&name::shown(&self.document));
        let source = format!("// {header}\n{}", print(output::tokens(module)));
        // Writes only what changed, so that cargo does not compile what did not.
        output::write(&Files::from([(file, source)]), &folder).map_err(|error| Error(error.to_string()))?;
        Ok(())
    }

    /// The folder, and the name in it.
    #[expect(clippy::disallowed_methods, reason = "cargo names the folder in the environment")]
    fn out_path(&self) -> Result<(PathBuf, String), Error> {
        let folder = match (&self.out_dir, std::env::var_os("OUT_DIR")) {
            (Some(folder), _) => folder.clone(),
            (None, Some(folder)) => folder.into(),
            (None, None) => {
                return Err(Error(
                    "the variable OUT_DIR is not set: call this in a build script, or give `out_dir`".into(),
                ));
            }
        };
        let stem = Path::new(&self.document).file_stem().map(|stem| stem.display().to_string());
        let name = match (&self.out_file, self.config.name.as_ref().or(stem.as_ref())) {
            (Some(name), _) => name.clone(),
            (None, Some(stem)) => format!("{}.rs", stem.replace('-', "_")),
            (None, None) => "client.rs".to_owned(),
        };
        Ok((folder, name))
    }
}

macro_rules! setters {
    ($($(#[doc = $doc:literal])* $name:ident: $kind:ident $(([$($word:literal),*]))?, $value:literal, default $default:literal, example $example:literal;)*) => {
        /// The options of docs/options.md.
        impl Builder { $(setters! { @$kind $name [$($doc)*] $default })* }
    };
    (@Pairs $name:ident [$($doc:literal)*] $default:literal) => {
        $(#[doc = $doc])*
        #[doc = concat!("\n\nCan be given several times. Default: ", $default, ".")]
        pub fn $name(self, key: impl Into<String>, value: impl Into<String>) -> Self {
            self.set(stringify!($name), Setting::Pairs(vec![(key.into(), value.into())]))
        }
    };
    (@List $name:ident [$($doc:literal)*] $default:literal) => {
        $(#[doc = $doc])*
        #[doc = concat!("\n\nCan be given several times. Default: ", $default, ".")]
        pub fn $name(self, value: impl Into<String>) -> Self {
            self.set(stringify!($name), Setting::Text(value.into()))
        }
    };
    (@$kind:ident $name:ident [$($doc:literal)*] $default:literal) => {
        $(#[doc = $doc])*
        #[doc = concat!("\n\nDefault: ", $default, ".")]
        pub fn $name(self, value: impl Into<String>) -> Self {
            self.set(stringify!($name), Setting::Text(value.into()))
        }
    };
}
crate::config::table::options!(setters);

/// The error of a failed build. `Display` and `Debug` are the same text, which reads well if `main` returns the error.
pub struct Error(String);

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::fmt::Debug for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// The whole report, with a line that says what it means.
fn failure(outcome: &Outcome) -> String {
    let (found, report) =
        (render::summary(&outcome.diagnostics), render::plain(&outcome.diagnostics, &outcome.sources));
    format!("no client was generated ({found})\n\n{report}")
}

/// The line for cargo, if there is anything to report.
fn warnings(outcome: &Outcome, document: &str) -> Option<String> {
    let lines = render::short(&outcome.diagnostics, &outcome.sources);
    let (first, found) = (lines.lines().next()?, render::summary(&outcome.diagnostics));
    Some(format!("cargo:warning={first} ({found} in all: `connector check {document}`)"))
}

/// A line for cargo, which reads a build script's stdout.
#[allow(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
fn tell(line: &str) {
    println!("{line}");
}
