//! `Plan` to tokens. Prints, decides nothing.
