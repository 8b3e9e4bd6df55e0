//! Aliases that lead back to themselves describe nothing: they become any JSON, with a report.
//!
//! First of the passes on types, so that all others may follow aliases.
//!
//! `A = B`, `B = A` becomes `A = any`, `B = any`.

use crate::diag::{Diagnostics, code};
use crate::spec::Spec;
use crate::spec::ty::{Shape, TypeId, Types};

/// Cuts circles of aliases.
pub(super) fn run(spec: &mut Spec, diags: &mut Diagnostics) {
    let mut state = vec![State::New; spec.types.len()];
    let ids: Vec<TypeId> = spec.types.iter().map(|(id, _)| id).collect();
    for id in ids {
        for id in circle(&spec.types, id, &mut state) {
            let ty = &mut spec.types[id];
            ty.shape = Shape::Any;
            diags
                .report(&code::REF_CYCLE, ty.place.span, "this reference leads back to itself")
                .help("it is taken as any JSON; write out what the value is");
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Busy,
    Done,
}

/// The circle that a chain of aliases runs into, if it was not met before.
fn circle(types: &Types, from: TypeId, state: &mut [State]) -> Vec<TypeId> {
    let mut chain = Vec::new();
    let mut at = from;
    let met = loop {
        let Some(here) = state.get_mut(at.0 as usize) else { break State::Done };
        if *here != State::New {
            break *here;
        }
        *here = State::Busy;
        chain.push(at);
        match types.get(at).map(|ty| &ty.shape) {
            Some(Shape::Alias(next)) => at = *next,
            _ => break State::Done,
        }
    };
    for id in &chain {
        if let Some(here) = state.get_mut(id.0 as usize) {
            *here = State::Done;
        }
    }
    let start = chain.iter().position(|id| *id == at);
    if met == State::Busy { start.map_or_else(Vec::new, |start| chain.split_off(start)) } else { Vec::new() }
}
