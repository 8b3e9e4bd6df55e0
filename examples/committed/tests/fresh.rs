//! The client in the repository is what its document gives today.

use std::process::Command;

#[test]
fn the_client_is_fresh() {
    let here = env!("CARGO_MANIFEST_DIR");
    let run = Command::new(env!("CARGO"))
        .args(["run", "-q", "-p", "connector-cli", "--", "generate", "api.yaml", "--module", "src/notes.rs", "--check"])
        .current_dir(here)
        .output()
        .unwrap();
    assert!(
        run.status.success(),
        "run `connector generate api.yaml --module src/notes.rs` in {here}:\n{}{}",
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr)
    );
}
