//! `Spec` to `Spec`: one property each, in one listed order.

mod alias;
mod behavior;
mod bodies;
mod check;
mod cycle;
mod kind;
mod limits;
mod meet;
mod merge;
mod open;
mod own;
mod pages;
mod prune;
mod reach;
mod rename;
mod select;
mod share;
mod shorten;
mod tag;
#[cfg(test)]
mod tests;
mod unions;
mod walk;

use crate::config::Config;
use crate::diag::Diagnostics;
use crate::spec::Spec;
pub use pages::guess;

/// Runs all passes, in this order.
pub fn run(spec: &mut Spec, config: &Config, diags: &mut Diagnostics) {
    // Names in the option `rename` that the document does not have.
    rename::run(spec, config, diags);
    // Operations that the user does not want.
    select::run(spec, config, diags);
    // Bodies that an option makes required.
    bodies::run(spec, config);
    // No chain of aliases is circular, and none is long.
    cycle::run(spec, diags);
    shorten::run(spec);
    // No `All`, no `Union::base`.
    merge::run(spec, diags);
    cycle::run(spec, diags);
    shorten::run(spec);
    // Unions are flat, have two variants or more, and know their tag.
    unions::run(spec, diags);
    // Aliases stand only where they say something.
    alias::run(spec);
    // Objects of which nothing is known keep what they hold.
    open::run(spec);
    // Paginated lists, as other tools declare them or as most APIs have them.
    pages::run(spec, config, diags);
    // Behavior of clients refers to parameters and properties that exist.
    behavior::run(spec, diags);
    // Every inline type belongs to one operation or named schema.
    own::run(spec);
    // Only what something reaches.
    prune::run(spec, config);
    // Equal inline types become one.
    share::run(spec);
    // All of the above holds.
    check::run(spec, diags);
}
