//! What generated API clients stand on.
