//! `Spec` to `Spec`: one property each, in one listed order.

use crate::config::Config;
use crate::diag::Diagnostics;
use crate::spec::Spec;

/// Runs all passes.
pub fn run(spec: &mut Spec, config: &Config, diags: &mut Diagnostics) {
    let _ = (spec, config, diags);
}
