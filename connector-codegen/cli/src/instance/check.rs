//! `connector instance check`: what is missing, and with `--call`, whether the credentials are good.
//!
//! Apart because only this calls anything. `variables.store: it is missing (Store name)` is a line on stdout.

use super::Check;
use crate::call::client::instance;
use crate::call::secret::Secrets;
use crate::call::{block_on, print, tables};
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
    let connector = tables::connector(plan);
    let instance = instance(connector, Some(&args.instance))?;
    let problems = instance.check(connector);
    for problem in &problems {
        out(&format!("{problem}\n"));
    }
    let file = args.instance.display();
    if !problems.is_empty() {
        return Err(Stop::failed(format!("{file}: {}", plural(problems.len(), "problem"))));
    }
    out(&format!("{file}: nothing is missing\n"));
    match args.call {
        true => block_on(call(plan, connector, &instance)),
        false => Ok(()),
    }
}

/// Calls the endpoint that tells whether credentials are good.
async fn call(plan: &Plan, connector: &'static abi::Connector, instance: &Instance) -> Result<(), Stop> {
    let id = connector.verify;
    if id.is_empty() {
        return Err(Stop::usage("the description names no endpoint to call: add `verify: NAME`"));
    }
    let mut endpoints = plan.groups.iter().flat_map(|group| &group.endpoints);
    let named = |endpoint: &&Endpoint| endpoint.id == id;
    let Some(endpoint) = endpoints.find(named) else {
        return Err(Stop::failed(format!("the endpoint `{id}`, which `verify` names, cannot be called")));
    };
    let client = Builder::<abi::Core>::new(connector).instance(instance).build().map_err(Stop::failed)?;
    let mut secrets = Secrets::default();
    secrets.add_variables(&client, connector);
    let draft = abi::Draft::new(tables::operation(endpoint));
    match client.run_raw(draft).await {
        Ok(reply) => {
            out(&format!("{id}: {}\n", reply.status()));
            Ok(())
        }
        Err(failure) => Err(print::failed(&Error::new(failure, None), &secrets)),
    }
}
