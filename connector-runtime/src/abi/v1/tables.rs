//! The tables of endpoints and connectors, from `connector-tables`: constructors as they are, types that live as long as
//! the program.
//!
//! `const LIST: &abi::Operation = &abi::get("issues/list", "/issues");`

pub use connector_tables::{
    DEFAULT, auth, basic_pair, behavior, body, bytes, connector, cookie, csv, custom, custom_paging, delete, empty,
    environment, fixed, form, get, head, header, json, key, last_item, link, multipart, named, needs, next, next_url,
    offset, operation, options, page_number, page_size, page_token, paging, part, patch, path, pick, post, predicate,
    put, query, range, rate, retry, scheme, server, setting, slot, source, test, text, token_request, value, variable,
    xml,
};
pub use connector_tables::{MediaKind, Place, Shape, Status, Strategy, Style, TokenFormat, ValueType};
pub use connector_tables::{constant, inside, kinds, literal, rule, rules};

/// Names each table as a type without a lifetime.
macro_rules! tables {
    ($($table:ident,)+) => {
        $(
            #[doc = concat!("[`connector_tables::", stringify!($table), "`] that lives as long as the program.")]
            pub type $table = connector_tables::$table<'static>;
        )+
    };
}

tables! {
    Alternative, ApiKey, Basic, Behavior, BodySpec, Connector, Constant, CustomPaging, Environment, Fixed, Inside,
    LastItem, Link, Literal, Named, Next, NextUrl, Offset, Operation, PageNumber, PageSize, Paging, Param, Part, Pick,
    Predicate, Rate, ReplySpec, Retry, Rule, Rules, Scheme, SchemeKind, Server, Setting, Slot, Source, Test, Token,
    TokenRequest, Variable,
}

/// The table of an endpoint in a constant. A name of its own keeps the lines of generated code short.
pub type Table = &'static Operation;
