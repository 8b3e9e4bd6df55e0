//! Values that a user fills in once: variables of a connector, fields of a credential.
//!
//! `setting("store").required(true).pattern("^[a-z-]+$")`

words! {
    /// The JSON type of a value that a user fills in.
    ValueType {
        /// Text.
        String = "string",
        /// An integer.
        Integer = "integer",
        /// A number.
        Number = "number",
        /// `true` or `false`.
        Boolean = "boolean",
    }
}

table! {
    /// A value that a user fills in.
    Setting / SettingBuf {
        /// Name in templates.
        name: text,
        /// Label for people.
        label: text,
        /// JSON type.
        kind: (is ValueType) = ValueType::String,
        /// Default, as JSON text.
        default: (? text),
        /// Allowed values, as JSON texts; empty if any is.
        values: [text],
        /// Regular expression that the text must match somewhere.
        pattern: (? text),
        /// Required: a client cannot be built without it.
        required: (is bool),
        /// Secret: never shown in logs or errors.
        secret: (is bool),
        /// Locked: always has its default.
        locked: (is bool),
    }
    make {
        /// Creates an optional text.
        setting(name: text);
    }
}

table! {
    /// A name and its value.
    Named / NamedBuf {
        /// The name.
        name: text,
        /// The value: a template, or JSON text.
        value: text,
    }
    make {
        /// Creates a name with its value.
        named(name: text, value: text);
    }
}
