//! The tables that describe a connector and its endpoints, each declared once, and the little languages in them.
//!
//! Generated code spells the tables out in constants, `connector-codegen` builds them from documents and prints them,
//! and `connector-runtime` runs them. All three take them from here, so that no copy can differ from another.
//!
//! A table has two forms. `Param<'a>` is a view: it is `Copy`, and generated code makes it in constants with
//! constructors and setters. `ParamBuf` is its owned form, for code that builds tables while it runs.
//!
//! ```
//! use connector_tables::{Owned as _, ParamBuf, View as _, query};
//!
//! const LABELS: connector_tables::Param<'static> = query("labels").explode(false);
//! let built = ParamBuf { explode: false, ..query("labels").to_buf() };
//! assert_eq!(built.view(), LABELS);
//! // Only what differs from the default of a query parameter is printed.
//! let record = LABELS.record();
//! assert_eq!(record.make, "query");
//! assert_eq!(record.changed().map(|field| field.name).collect::<Vec<_>>(), ["explode"]);
//! ```

#[macro_use]
mod macros;

mod behavior;
mod connector;
mod handle;
pub mod language;
mod media;
mod operation;
mod own;
mod paging;
mod param;
mod reply;
mod request;
mod retry;
mod scheme;
mod server;
mod setting;
#[cfg(test)]
mod tests;
mod union;
pub mod walk;

pub use behavior::{
    Behavior, BehaviorBuf, Fixed, FixedBuf, Pick, PickBuf, Predicate, PredicateBuf, Source, SourceBuf, Test, TestBuf,
    behavior, fixed, pick, predicate, source, test,
};
pub use connector::{Connector, ConnectorBuf, Environment, EnvironmentBuf, connector, environment};
pub use handle::{ConnectorHandle, OperationHandle};
pub use media::{Form, MediaKind, MediaRow};
pub use operation::{
    Alternative, AlternativeBuf, Operation, OperationBuf, delete, get, head, needs, operation, options, patch, post,
    put,
};
pub use own::{List, One, Owned, Rows, View};
pub use paging::{
    CustomPaging, CustomPagingBuf, LastItem, LastItemBuf, Link, LinkBuf, Next, NextBuf, NextUrl, NextUrlBuf, Offset,
    OffsetBuf, PageNumber, PageNumberBuf, PageSize, PageSizeBuf, Paging, PagingBuf, Slot, SlotBuf, Strategy, Token,
    TokenBuf, custom_paging, last_item, link, next, next_url, offset, page_number, page_size, page_token, paging, slot,
};
pub use param::{Param, ParamBuf, Place, Shape, Style, cookie, header, path, query, value};
pub use reply::{
    DEFAULT, ReplySpec, ReplySpecBuf, Status, bytes, csv, custom, empty, form, json, multipart, range, text, xml,
};
pub use request::{BodySpec, BodySpecBuf, Part, PartBuf, body, part};
pub use retry::{Rate, RateBuf, Retry, RetryBuf, rate, retry};
pub use scheme::{
    ApiKey, ApiKeyBuf, AuthType, Basic, BasicBuf, Scheme, SchemeBuf, SchemeKind, SchemeKindBuf, TokenFormat,
    TokenRequest, TokenRequestBuf, auth, basic_pair, key, scheme, token_request,
};
pub use server::{Server, ServerBuf, Variable, VariableBuf, server, variable};
pub use setting::{Named, NamedBuf, Setting, SettingBuf, ValueType, named, setting};
pub use union::{
    Constant, ConstantBuf, Inside, InsideBuf, Literal, LiteralBuf, Rule, RuleBuf, Rules, RulesBuf, constant, inside,
    kinds, literal, rule, rules,
};
