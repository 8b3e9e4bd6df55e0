//! The client of `api.yaml` by one line. Nothing is sent: a scripted transport answers.
#![deny(missing_docs)]
#![allow(clippy::print_stdout)]

/// The client of the weather service.
pub mod weather {
    connector_runtime::client!("api.yaml");
}

use connector_runtime::testing::Script;
use weather::types::NowUnit;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let script = Script::new().reply(200, "application/json", r#"{"temperature": 21.5, "sky": "aurora"}"#);
    let api = weather::Client::builder().transport(script.clone()).build()?;
    let now = api.now("Tromsø").unit(NowUnit::Celsius).await?;
    println!("asked  {}", script.requests().join("\n"));
    println!("{} degrees, sky {:?}", now.temperature, now.sky);
    Ok(())
}
