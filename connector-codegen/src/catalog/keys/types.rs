//! Types in shorthand: the words, and the forms.
//!
//! Separate from the tables because a type is no object with keys: it is a word, a list, or an object of members.

/// A word for a type.
#[derive(Debug)]
pub struct Word {
    /// The word.
    pub name: &'static str,
    /// JSON Schema's `type`; empty: any.
    pub ty: &'static str,
    /// JSON Schema's `format`; empty: none.
    pub format: &'static str,
}

const fn word(name: &'static str, ty: &'static str, format: &'static str) -> Word {
    Word { name, ty, format }
}

/// All of them.
pub static WORDS: &[Word] = &[
    word("string", "string", ""),
    word("text", "string", ""),
    word("integer", "integer", ""),
    word("int32", "integer", "int32"),
    word("int64", "integer", "int64"),
    word("number", "number", ""),
    word("float", "number", "float"),
    word("double", "number", "double"),
    word("boolean", "boolean", ""),
    word("date", "string", "date"),
    word("date-time", "string", "date-time"),
    word("time", "string", "time"),
    word("duration", "string", "duration"),
    word("uuid", "string", "uuid"),
    word("uri", "string", "uri"),
    word("url", "string", "uri"),
    word("email", "string", "email"),
    word("hostname", "string", "hostname"),
    word("ipv4", "string", "ipv4"),
    word("ipv6", "string", "ipv6"),
    word("decimal", "string", "decimal"),
    word("byte", "string", "byte"),
    word("binary", "string", "binary"),
    word("password", "string", "password"),
    word("object", "object", ""),
    word("null", "null", ""),
    word("any", "", ""),
];

/// A way to write a type.
#[derive(Debug)]
pub struct Form {
    /// Its name.
    pub name: &'static str,
    /// The description, in Markdown.
    pub docs: &'static str,
    /// A type.
    pub example: &'static str,
}

const fn form(name: &'static str, docs: &'static str, example: &'static str) -> Form {
    Form { name, docs, example }
}

/// All of them.
pub static FORMS: &[Form] = &[
    form("a word", "One of the words below.", "date-time"),
    form("a name", "A type under `types`, or a schema of the document in `openapi`.", "Issue"),
    form("alternatives", "Words and names with `|` between them; `null` makes it nullable.", "integer | string | null"),
    form("a list", "A list of items of one type.", "[Issue]"),
    form(
        "an object",
        "Members by name. With `?` behind its name, a member may be absent.",
        "{ id: integer, title: string, due?: date | null }",
    ),
    form("`map`", "An object of any names.", "{ map: [string] }"),
    form("`enum`", "One of these values.", "{ enum: [open, closed] }"),
    form(
        "`one_of`",
        "One of several types; `tag` is the member that tells them apart.",
        "{ one_of: [Card, Transfer], tag: kind }",
    ),
    form("`nullable`", "The type, or null.", "{ nullable: { id: integer } }"),
    form(
        "`object`",
        "An object whose members are called like a word of this list.",
        "{ object: { map: string, type: string } }",
    ),
    form("`sample`", "The type of a value that is given as an example.", "{ sample: { id: 7, tags: [a, b] } }"),
    form(
        "JSON Schema",
        "An object with `$ref`, `allOf`, `anyOf` or `oneOf`, or with a `type` of JSON Schema and nothing but its \
         keywords. Within it, words and lists may stand for schemas, and `$ref` may name a type.",
        "{ type: object, properties: { id: integer }, required: [id], additionalProperties: false }",
    ),
];
