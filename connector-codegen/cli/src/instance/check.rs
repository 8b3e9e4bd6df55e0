//! `connector instance check`: reports problems of an instance and, with `--call`, tries its credentials.
//!
//! Each problem is a line on stdout: `variables.store: it is missing (Store name)`.

use super::Check;
use crate::call::client::instance;
use crate::call::{block_on, print};
use crate::run;
use crate::stop::Stop;
use crate::terminal::{out, plural};
use connector_codegen::plan::{Endpoint, Plan};
use connector_runtime::abi::v1 as abi;
use connector_runtime::{Builder, Error, Instance};

/// Runs the command.
pub(super) fn run(args: &Check) -> Result<(), Stop> {
    let outcome = run::plan(&args.document, &args.documents)?;
    let Some(plan) = &outcome.plan else { return Err(Stop::reported()) };
    let instance = instance(&plan.connector, Some(&args.instance))?;
    let problems = instance.check(plan.connector.clone());
    for problem in &problems {
        out(&format!("{problem}\n"));
    }
    let file = args.instance.display();
    if !problems.is_empty() {
        return Err(Stop::failed(format!("{file}: {}", plural(problems.len(), "problem"))));
    }
    out(&format!("{file}: nothing is missing\n"));
    match args.call {
        true => block_on(call(plan, &instance)),
        false => Ok(()),
    }
}

/// Calls the endpoint that checks credentials.
async fn call(plan: &Plan, instance: &Instance) -> Result<(), Stop> {
    let Some(id) = &plan.connector.verify else {
        return Err(Stop::usage("the description does not name an endpoint to call: add `verify: NAME`"));
    };
    let mut endpoints = plan.groups.iter().flat_map(|group| &group.endpoints);
    let named = |endpoint: &&Endpoint| endpoint.table.id == *id;
    let Some(endpoint) = endpoints.find(named) else {
        return Err(Stop::failed(format!("the endpoint `{id}`, which `verify` names, cannot be called")));
    };
    let client = Builder::<abi::Core>::new(plan.connector.clone()).instance(instance).build().map_err(Stop::failed)?;
    let draft = abi::Draft::new(endpoint.table.clone());
    match client.run_raw(draft).await {
        Ok(reply) => {
            out(&format!("{id}: {}\n", reply.status()));
            Ok(())
        }
        Err(failure) => Err(print::failed(&Error::new(failure, None), &client)),
    }
}
