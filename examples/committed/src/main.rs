//! A client whose code is in the repository: `connector generate api.yaml --module src/notes.rs` wrote it, it can be
//! read and reviewed, and `tests/fresh.rs` fails when it is behind its document.
#![deny(missing_docs)]
#![allow(clippy::print_stdout)]

/// The client of the notes.
#[rustfmt::skip]
pub mod notes;

use connector_runtime::testing::Script;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let script = Script::new().reply(200, "application/json", r#"[{"id": 1, "text": "Buy milk"}]"#);
    let api = notes::Client::builder().transport(script.clone()).api_key("key", "k-123").build()?;
    let filter = notes::types::Filter { colour: Some("red".to_owned()), ..Default::default() };
    let notes = api.list_notes().filter(&filter).await?;
    println!("{}\n{notes:?}", script.requests().join("\n"));
    Ok(())
}
