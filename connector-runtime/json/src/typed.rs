//! Members of the types that most fields have, read and written by methods with one type.
//!
//! They do what [`Object::get`] and [`Fields::get`] do. rustc infers nothing where a method has no type parameter, and their
//! code is compiled once instead of in each client (docs/adr/0012).

use super::types::Nullable;
use super::{Fields, Object};

/// For each type the words of a member that is required, optional, or optional and nullable.
macro_rules! typed {
    ($($type:ty: $required:ident, $optional:ident, $nullable:ident;)*) => {
        impl Object<'_> {
            $(
                #[doc = concat!("As [`Object::get`] of a `", stringify!($type), "`.")]
                pub fn $required(&mut self, name: &'static str) -> Option<$type> {
                    self.get(name)
                }

                #[doc = concat!("As [`Object::opt`] of a `", stringify!($type), "`.")]
                pub fn $optional(&mut self, name: &'static str) -> Option<Option<$type>> {
                    self.opt(name)
                }

                #[doc = concat!("As [`Object::nullable`] of a `", stringify!($type), "`.")]
                pub fn $nullable(&mut self, name: &'static str) -> Option<Nullable<$type>> {
                    self.nullable(name)
                }
            )*
        }

        impl Fields<'_> {
            $(
                #[doc = concat!("As [`Fields::get`] of a `", stringify!($type), "`.")]
                pub fn $required(&mut self, name: &str, value: &$type) {
                    self.get(name, value);
                }

                #[doc = concat!("As [`Fields::opt`] of a `", stringify!($type), "`.")]
                pub fn $optional(&mut self, name: &str, value: &Option<$type>) {
                    self.opt(name, value);
                }

                #[doc = concat!("As [`Fields::nullable`] of a `", stringify!($type), "`.")]
                pub fn $nullable(&mut self, name: &str, value: &Nullable<$type>) {
                    self.nullable(name, value);
                }
            )*
        }
    };
}

typed! {
    String: text, opt_text, nullable_text;
    i64: integer, opt_integer, nullable_integer;
    f64: number, opt_number, nullable_number;
    bool: boolean, opt_boolean, nullable_boolean;
    Vec<String>: texts, opt_texts, nullable_texts;
}
