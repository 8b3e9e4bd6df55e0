//! A walk over a table: each field with its name, its value, and whether that is the default.
//!
//! Everything that prints tables is written once, on top of this: the tokens of generated code, `connector show plan`.
//! `query("limit").explode(false)` is the record `query` with the argument `"limit"`, whose field `explode` is not the
//! default.

/// A value in a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// An optional value that is unset.
    Absent,
    /// `true` or `false`.
    Flag(bool),
    /// A count, or a number of milliseconds.
    Count(u64),
    /// A status of a response: a code, 1 to 9 for a range, or 0 for the default.
    Status(u16),
    /// A set of JSON types, as bits.
    Kinds(u8),
    /// An integer.
    Integer(i64),
    /// A number.
    Number(f64),
    /// Text.
    Text(&'a str),
    /// A word of a closed set.
    Word {
        /// The Rust type: `Style`.
        of: &'static str,
        /// The Rust variant: `DeepObject`.
        variant: &'static str,
        /// The word itself: `deepObject`.
        word: &'static str,
    },
    /// A row of another table.
    Record(Record<'a>),
    /// The same, behind a reference.
    One(Box<Value<'a>>),
    /// Several values.
    List(Vec<Value<'a>>),
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Record<'a> {
    /// The Rust type: `Param`.
    pub table: &'static str,
    /// The module of the constructor, if it is not the root: `source`.
    pub module: Option<&'static str>,
    /// The constructor: `query`.
    pub make: &'static str,
    /// The arguments of the constructor.
    pub args: Vec<Value<'a>>,
    /// All fields, in the order of the table.
    pub fields: Vec<Field<'a>>,
}

/// A field of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Field<'a> {
    /// The name, which is also that of the setter: `explode`.
    pub name: &'static str,
    /// The value.
    pub value: Value<'a>,
    /// `true` if the constructor sets the same value.
    pub is_default: bool,
}

impl<'a> Record<'a> {
    /// Returns this row and all rows in it, in the order of their fields.
    pub fn rows(&self) -> Vec<&Record<'a>> {
        // The arguments of a table are among its fields; those of a choice are not.
        let args = self.args.iter().filter(|_| self.fields.is_empty());
        let inner = args.chain(self.fields.iter().map(|field| &field.value)).flat_map(Value::rows);
        std::iter::once(self).chain(inner).collect()
    }

    /// Yields the fields that the constructor does not set by itself.
    pub fn changed(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(|field| !field.is_default)
    }
}

impl<'a> Value<'a> {
    fn rows(&self) -> Vec<&Record<'a>> {
        match self {
            Self::Record(record) => record.rows(),
            Self::One(value) => value.rows(),
            Self::List(values) => values.iter().flat_map(Self::rows).collect(),
            _ => Vec::new(),
        }
    }
}
