//! Rules that tell the variants of a union apart.
//!
//! An object that must have `kind` is `rule().kinds(kinds::OBJECT).required(&["kind"])`.

use crate::List;

/// JSON types as bits, so that a set of them is one number.
pub mod kinds {
    /// An object.
    pub const OBJECT: u8 = 1;
    /// An array.
    pub const ARRAY: u8 = 2;
    /// A string.
    pub const STRING: u8 = 4;
    /// A number without a fraction: `1`, and also `1.0`.
    pub const INTEGER: u8 = 8;
    /// A number.
    pub const NUMBER: u8 = 16;
    /// `true` or `false`.
    pub const BOOLEAN: u8 = 32;
    /// `null`.
    pub const NULL: u8 = 64;
    /// All of them.
    pub const ANY: u8 = 127;
    /// Each with the name of its constant.
    pub const NAMES: [(u8, &str); 7] = [
        (OBJECT, "OBJECT"),
        (ARRAY, "ARRAY"),
        (STRING, "STRING"),
        (INTEGER, "INTEGER"),
        (NUMBER, "NUMBER"),
        (BOOLEAN, "BOOLEAN"),
        (NULL, "NULL"),
    ];
}

table! {
    /// Rules that recognize the variants of a union.
    Rules / RulesBuf {
        /// Property that tells them apart.
        tag: (? text),
        /// Variants, in the order of the document.
        variants: [(Rule / RuleBuf)],
    }
    make {
        /// Creates the rules of a union.
        rules(variants: [(Rule / RuleBuf)]);
    }
}

table! {
    /// A rule that recognizes one variant. An empty field demands nothing.
    Rule / RuleBuf {
        /// Values of the tag that name the variant.
        tags: [text],
        /// JSON types that the variant accepts: a set of [`kinds`]. No other field of a table is a `u8`.
        kinds: (is u8) = kinds::ANY,
        /// Properties that must be there.
        required: [text],
        /// Properties that, if they are there, have one of these values.
        constants: [(Constant / ConstantBuf)],
        /// Properties that the variant declares.
        known: [text],
        /// The only scalars that the variant accepts.
        values: [(Literal / LiteralBuf)],
        /// Rule for the items of an array.
        items: (? (one Rule / RuleBuf)),
        /// Rules for properties that other variants have too. They add weight, and refuse nothing.
        inside: [(Inside / InsideBuf)],
    }
    make {
        /// Creates a rule that demands nothing.
        rule();
    }
}

table! {
    /// A property with the values that it may have.
    Constant / ConstantBuf {
        /// Name of the property.
        name: text,
        /// Its values.
        values: [(Literal / LiteralBuf)],
    }
    make {
        /// Creates a property with its values.
        constant(name: text, values: [(Literal / LiteralBuf)]);
    }
}

table! {
    /// A property with the rule of its value.
    Inside / InsideBuf {
        /// Name of the property.
        name: text,
        /// Its rule.
        rule: (one Rule / RuleBuf) = &Rule::DEFAULT,
    }
    make {
        /// Creates a property with its rule.
        inside(name: text, rule: (one Rule / RuleBuf));
    }
}

choice! {
    /// A scalar that a document spells out.
    Literal / LiteralBuf in literal {
        /// A string.
        Text(value: text) = text,
        /// An integer.
        Integer(value: (is i64)) = integer,
        /// Any other number.
        Number(value: (is f64)) = number,
        /// `true` or `false`.
        Boolean(value: (is bool)) = boolean,
        /// `null`.
        Null = null,
    }
}

impl Rules<'_> {
    /// Returns `true` if a variant accepts `null`.
    pub const fn nullable(self) -> bool {
        let mut at = 0;
        while at < self.variants.len() {
            let kinds = match self.variants {
                List::Const(rules) => rules[at].kinds,
                List::Made(rules) => rules[at].kinds,
            };
            if kinds & kinds::NULL != 0 {
                return true;
            }
            at += 1;
        }
        false
    }
}
