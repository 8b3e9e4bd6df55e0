//! The error of a builder, which lists everything that must be changed.

use std::fmt;

use crate::error::AnyError;

/// The error from building a client: all problems, each with what to do.
///
/// No problem repeats a value, which may be secret. `{}` is one line; `{:#}` has one line for each problem.
pub struct BuildError {
    pub(super) problems: Vec<String>,
}

impl BuildError {
    /// Returns the problems, in the order in which settings are checked.
    pub fn problems(&self) -> impl ExactSizeIterator<Item = &str> {
        self.problems.iter().map(String::as_str)
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return f.write_str(&self.problems.join("; "));
        }
        f.write_str("the client cannot be built:")?;
        self.problems.iter().try_for_each(|problem| write!(f, "\n- {problem}"))
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BuildError({self})")
    }
}

impl std::error::Error for BuildError {}

impl From<BuildError> for AnyError {
    fn from(error: BuildError) -> Self {
        Self::configuration(error)
    }
}
