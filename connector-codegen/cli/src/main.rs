//! The command `connector`.

fn main() {}
