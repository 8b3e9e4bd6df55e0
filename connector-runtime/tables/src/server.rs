//! A base URL, maybe with variables.
//!
//! `server("https://{region}.example.com").variables(&[variable("region", "eu").values(&["eu", "us"])])`

table! {
    /// A base URL.
    Server / ServerBuf {
        /// Template of the URL.
        url: text,
        /// Description in one line.
        summary: text,
        /// Variables of the template.
        variables: [(Variable / VariableBuf)],
    }
    make {
        /// Creates a base URL.
        server(url: text);
    }
}

table! {
    /// A variable of a base URL.
    Variable / VariableBuf {
        /// Name in the template.
        name: text,
        /// Default.
        default: text,
        /// Allowed values; empty if any is.
        values: [text],
    }
    make {
        /// Creates a variable of a base URL.
        variable(name: text, default: text);
    }
}
