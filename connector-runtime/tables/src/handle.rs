//! Handles: a table that lives as long as the program, or one that is shared and freed with its last user.
//!
//! Generated clients have constants, `connector call` builds tables while it runs. The engine takes either by a handle,
//! so nothing is leaked and nothing is generic.

use crate::{Connector, ConnectorBuf, Operation, OperationBuf, Owned};
use std::sync::Arc;

/// Declares the handle of one table.
macro_rules! handle {
    ($(#[$doc:meta])* $name:ident, $view:ident, $buf:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(Held<&'static $view<'static>, Arc<$buf>>);

        impl $name {
            /// Returns a view of the table.
            #[inline]
            pub fn get(&self) -> $view<'_> {
                match &self.0 {
                    Held::Static(table) => **table,
                    Held::Shared(table) => table.view(),
                }
            }

            /// Returns what `f` returns for the table. A constant is not copied.
            #[inline]
            pub fn with<'h, T>(&'h self, f: impl FnOnce(&$view<'h>) -> T) -> T {
                match &self.0 {
                    Held::Static(table) => f(table),
                    Held::Shared(table) => f(&table.view()),
                }
            }
        }

        impl From<&'static $view<'static>> for $name {
            fn from(table: &'static $view<'static>) -> Self {
                Self(Held::Static(table))
            }
        }

        impl From<Arc<$buf>> for $name {
            fn from(table: Arc<$buf>) -> Self {
                Self(Held::Shared(table))
            }
        }

        impl From<$buf> for $name {
            fn from(table: $buf) -> Self {
                Self(Held::Shared(Arc::new(table)))
            }
        }
    };
}

/// The owner of a table.
#[derive(Debug, Clone)]
enum Held<S, A> {
    Static(S),
    Shared(A),
}

handle! {
    /// The table of an endpoint.
    OperationHandle, Operation, OperationBuf
}

handle! {
    /// The table of a connector.
    ConnectorHandle, Connector, ConnectorBuf
}
