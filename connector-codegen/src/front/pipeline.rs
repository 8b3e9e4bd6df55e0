//! The stages, in order: the one place that shows the way from a document to a module.
//!
//! Separate so that every entry point runs the same stages. If a stage fails, the later ones are skipped; the results of the
//! earlier ones stay in the [`Outcome`].

use super::files::Files;
use crate::config::{Config, Warnings};
use crate::diag::{Diagnostic, Diagnostics, Severity, code};
use crate::emit::{self, Module};
use crate::format::{self, Lower, Read, Rewrite};
use crate::pass;
use crate::plan::{self, Plan};
use crate::spec::Spec;
use crate::text::{Loader, Origin, Reach, SourceId, Sources, Span};
use crate::tree::place::Documents;
use crate::tree::{self, Node};
use std::time::{Duration, Instant};

/// A step on the way, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Path or URL to text.
    Load,
    /// Text to tree.
    Read,
    /// Tree to IR.
    Lower,
    /// IR to IR: filters, unions, cycles.
    Pass,
    /// IR to names and Rust types.
    Plan,
    /// Plan to tokens.
    Emit,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Stage; 6] = [Stage::Load, Stage::Read, Stage::Lower, Stage::Pass, Stage::Plan, Stage::Emit];

    /// The verb: `lower`.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Load => "load",
            Stage::Read => "read",
            Stage::Lower => "lower",
            Stage::Pass => "pass",
            Stage::Plan => "plan",
            Stage::Emit => "emit",
        }
    }
}

/// The input of a run, in addition to the document.
#[derive(Clone, Copy)]
pub struct Pipeline<'a> {
    /// The user's choices.
    pub config: &'a Config,
    /// The last stage that is wanted.
    pub until: Stage,
    /// Time since some beginning.
    pub clock: &'a dyn Fn() -> Duration,
}

/// The result of a run.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Every text that was read; the document itself is the first.
    pub sources: Sources,
    /// Every report, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The document as a tree; of a description, its twin.
    pub tree: Option<Node>,
    /// The IR, after the passes if they were wanted.
    pub spec: Option<Spec>,
    /// The Rust decisions.
    pub plan: Option<Plan>,
    /// The tokens.
    pub module: Option<Module>,
    /// The duration of each stage that ran.
    pub times: Vec<(Stage, Duration)>,
}

impl Outcome {
    /// Returns `true` if the document has errors. Unsupported parts are not errors: they are skipped and reported.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Returns the document in the form that is lowered: a line for each node, after its pointer.
    pub fn document(&self) -> Option<String> {
        let tree = self.tree.as_ref()?;
        let Read::Lower(lower) = &format::of(tree)?.read else { return None };
        // The problems that the stage finds were reported in the run already.
        Some((lower.show)(tree, &mut Diagnostics::new()))
    }
}

/// Runs every stage, with the clock of the machine.
#[expect(clippy::disallowed_methods, reason = "the clock of all stages")]
pub fn run(loader: &mut dyn Loader, document: &str, config: &Config) -> Outcome {
    let begin = Instant::now();
    Pipeline { config, until: Stage::Emit, clock: &|| begin.elapsed() }.run(loader, document)
}

impl Pipeline<'_> {
    /// Runs the stages up to the one that is wanted.
    pub fn run(&self, loader: &mut dyn Loader, document: &str) -> Outcome {
        let mut outcome = Outcome::default();
        let mut diags = Diagnostics::new();
        for (id, level) in &self.config.levels {
            diags.set_level(id.clone(), *level);
        }
        self.stages(loader, document, &mut outcome, &mut diags);
        outcome.diagnostics = diags.finish();
        if self.config.warnings == Warnings::Off {
            outcome.diagnostics.retain(|report| report.severity == Severity::Error);
        }
        outcome
    }

    /// The stages. `None` where one failed, or the last one wanted is done.
    fn stages(
        &self,
        loader: &mut dyn Loader,
        document: &str,
        out: &mut Outcome,
        diags: &mut Diagnostics,
    ) -> Option<()> {
        let Outcome { sources, times, .. } = out;
        let id = self.stage(Stage::Load, times, || load(loader, document, sources, diags))??;
        let tree = self.stage(Stage::Read, times, || tree::read(sources, id, diags))??;
        let tree = out.tree.insert(tree).clone();
        let mut documents = Documents::from(&tree);
        let tree = bundled(&tree, loader, sources, &mut documents, self.config, diags);
        let tree = out.tree.insert(tree).clone();
        check(&tree, diags);
        let (tree, lower) = self.rewritten(tree, &mut documents, loader, sources, diags)?;
        let tree = out.tree.insert(tree);
        let spec = self.stage(Stage::Lower, times, || (lower.lower)(tree, &documents, self.config, diags))??;
        let spec = out.spec.insert(spec);
        self.stage(Stage::Pass, times, || pass::run(spec, self.config, diags))?;
        let name = sources.get(id).map_or(document, |source| &source.name);
        let plan = self.stage(Stage::Plan, times, || plan::plan(spec, self.config, name, diags))?;
        let plan = out.plan.insert(plan);
        let module = self.stage(Stage::Emit, times, || emit::emit(plan))?;
        out.module = Some(module);
        Some(())
    }

    /// Rewrites a document until it is of a format that is lowered.
    fn rewritten(
        &self,
        mut tree: Node,
        documents: &mut Documents,
        loader: &mut dyn Loader,
        sources: &mut Sources,
        diags: &mut Diagnostics,
    ) -> Option<(Node, &'static Lower)> {
        // A chain that visits a format twice would never end.
        for _ in format::FORMATS {
            let Some(format) = format::of(&tree) else {
                format::unknown(&tree, diags);
                return None;
            };
            match &format.read {
                Read::Lower(lower) => return Some((tree, lower)),
                Read::Rewrite(Rewrite { extends, rewrite }) => {
                    let extended =
                        extends(&tree).and_then(|named| self.extended(named, documents, loader, sources, diags));
                    documents.rewrite(&tree);
                    tree = rewrite(&tree, extended.as_ref(), diags)?;
                }
            }
        }
        None
    }

    /// Reads the document that another one extends.
    fn extended(
        &self,
        named: &Node,
        documents: &mut Documents,
        loader: &mut dyn Loader,
        sources: &mut Sources,
        diags: &mut Diagnostics,
    ) -> Option<Node> {
        let reference = named.as_str()?;
        let name = sources.get(named.span.source).map(|source| source.name.clone()).unwrap_or_default();
        let origin = Origin { name: &name, allowed: &self.config.documents, reach: Reach::Folder };
        match loader.load(reference, Some(origin)) {
            Ok(loaded) => {
                let id = sources.add(loaded.name, loaded.path, loaded.text);
                let tree = document(sources, id, named, diags)?;
                documents.add(tree.clone());
                let tree = bundled(&tree, loader, sources, documents, self.config, diags);
                check(&tree, diags);
                let Read::Lower(lower) = &format::of(&tree)?.read else { return None };
                Some((lower.plain)(&tree))
            }
            Err(reason) => {
                let help = "name a file in the folder of the description; the option `documents` allows other folders and URLs";
                let message = format!("cannot read `{reference}`: {reason}");
                diags.report(&code::UNREADABLE, named.span, message).help(help);
                None
            }
        }
    }

    /// Does one stage and notes its time. `None` if it comes after the last one wanted.
    fn stage<T>(&self, stage: Stage, times: &mut Vec<(Stage, Duration)>, work: impl FnOnce() -> T) -> Option<T> {
        if stage > self.until {
            return None;
        }
        let begin = (self.clock)();
        let made = work();
        times.push((stage, (self.clock)().saturating_sub(begin)));
        Some(made)
    }
}

/// A document with the parts of other files to which it refers. One that is rewritten has no references to files.
fn bundled(
    tree: &Node,
    loader: &mut dyn Loader,
    sources: &mut Sources,
    documents: &mut Documents,
    config: &Config,
    diags: &mut Diagnostics,
) -> Node {
    let Some(Read::Lower(lower)) = format::of(tree).map(|format| &format.read) else { return tree.clone() };
    let mut files = Files::new(loader, sources, diags, &config.documents, tree);
    (lower.bundle)(tree, &mut files, documents)
}

/// Reports members that a document's own format does not know. One that is rewritten is checked as it is rewritten.
fn check(tree: &Node, diags: &mut Diagnostics) {
    if let Some(Read::Lower(lower)) = format::of(tree).map(|format| &format.read) {
        (lower.check)(tree, diags);
    }
}

/// The tree of a document that a description names.
///
/// The description may name any file, such as one with passwords. So until the file is recognized as an API description,
/// reports must not show a line of it.
fn document(sources: &Sources, id: SourceId, named: &Node, diags: &mut Diagnostics) -> Option<Node> {
    let mark = diags.mark();
    let tree = tree::read(sources, id, diags);
    if let Some(tree) = &tree
        && let Some(Read::Lower(_)) = format::of(tree).map(|format| &format.read)
    {
        return Some(tree.clone());
    }
    let reports = diags.take_since(mark);
    let place = reports.first().and_then(|report| report.labels.first()).map(|(span, _)| sources.line_column(*span));
    let place = place.map(|(line, column)| format!(" (line {line}, column {column})")).unwrap_or_default();
    let (reference, formats) = (named.as_str().unwrap_or_default(), format::extensible());
    diags
        .report(&code::UNKNOWN_FORMAT, named.span, format!("`{reference}` is not a document of {formats}{place}"))
        .help(format!("name another document; `connector check {reference}` reports the problems of this one"));
    None
}

/// Brings the document in. A failure is a report, too, at the beginning of an empty text of that name.
fn load(loader: &mut dyn Loader, document: &str, sources: &mut Sources, diags: &mut Diagnostics) -> Option<SourceId> {
    match loader.load(document, None) {
        Ok(loaded) => Some(sources.add(loaded.name, loaded.path, loaded.text)),
        Err(reason) => {
            let id = sources.add(document, None, "");
            let help = "check the spelling; in build scripts and macros, paths start at the folder of Cargo.toml";
            diags
                .report(&code::UNREADABLE, Span::new(id, 0, 0), format!("cannot read `{document}`: {reason}"))
                .help(help);
            None
        }
    }
}
