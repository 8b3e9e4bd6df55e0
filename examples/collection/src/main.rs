//! A record store in this process, called by the five endpoints of a collection that `store.yaml` describes.
//!
//! `cargo run -p collection` needs no network and no account.
#![deny(missing_docs)]
#![allow(clippy::print_stdout)]

mod server;

/// The client of the store.
pub mod store {
    connector_runtime::client!("store.yaml");
}

use store::types::Customer;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = server::start(100).await?;
    let api = store::Client::builder().base_url(&url).bearer("t").variable("collection_id", 7).build()?;

    // ListAll: one page, or all records.
    let page = api.customers_list_all().per_page(10).await?;
    println!("page     {} of {}", page.items.len(), page.total.unwrap_or_default());
    let all = api.customers_list_all().all(1_000).await?;
    println!("all      {}", all.len());
    let found = api.customers_list_all().pmql("data.name = \"Customer 42\"").await?;
    println!("found    {}", found.items.iter().map(|record| record.data.name.as_str()).collect::<Vec<_>>().join(", "));

    // CreateRecord, GetRecord, UpdateRecord, DeleteRecord.
    let record = api.customers_create_record(&Customer::new("Ada")).await?;
    println!("created  {} {}", record.id, record.data.name);
    let mut customer = api.customers_get_record(record.id).await?.data;
    customer.email = Some("ada@example.com".to_owned());
    api.customers_update_record(record.id, &customer).await?;
    println!("updated  {:?}", api.customers_get_record(record.id).await?.data.email);
    api.customers_delete_record(record.id).await?;
    match api.customers_get_record(record.id).await {
        Ok(record) => println!("still there: {}", record.id),
        Err(error) => println!("gone     {error}"),
    }

    // Errors that the server reports have a type.
    if let Err(error) = api.customers_create_record(&Customer::new("")).await {
        println!("refused  {:?}", error.value());
    }
    Ok(())
}
