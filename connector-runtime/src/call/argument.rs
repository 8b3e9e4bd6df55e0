//! The values that optional arguments accept: `limit(10)`, `limit(Some(10))`, `limit(page.limit)`.
//!
//! Texts and lists accept common types: `q("x")`, `q(&string)`, `labels(&["a", "b"])`. An absent value sets
//! nothing, so that the argument is not sent.

use std::borrow::{Borrow, Cow};

use bytes::Bytes;
use connector_tables::MediaKind;

use super::body::{Content, ToBody, written};
use crate::transport::body::Body;
use connector_json::{Write, Writer};

/// A value that an optional argument of type `T` accepts.
///
/// | argument | accepts |
/// |---|---|
/// | `Argument<T>` | `T`, `&T`, `Option<T>` |
/// | `Argument<str>` | `&str`, `&String`, `String`, and each of them in an `Option` |
/// | `Argument<[T]>` | `&[T]`, `&[T; N]`, `&Vec<T>`, `Vec<T>`, `Option<Vec<T>>` |
/// | `Argument<[String]>` | the same, and each with `&str` for `String`, but not in an `Option` |
/// | `Argument<Body>` | bytes, text and [`Body`] |
///
/// `None` is not sent. For text, Rust needs to know which `Option` it is: `None::<&str>`, or a variable with a type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of an argument of type `{T}`",
    label = "expected `{T}`, a reference to it, or an `Option` of it",
    note = "text is accepted as `&str`, `&String`, `String` or an `Option` of them; lists as slices, arrays and vectors",
    note = "convert numbers of another type: `i64::from(x)`, or `x.into()` for an argument of type `i64`"
)]
pub trait Argument<T: ?Sized> {
    /// The value as it is written.
    #[doc(hidden)]
    type Value: Borrow<T>;
    /// Returns the value, unless it is absent. All types implement the trait, so the name must not clash with theirs.
    #[doc(hidden)]
    fn into_argument(self) -> Option<Self::Value>;
}

#[diagnostic::do_not_recommend]
impl<T> Argument<T> for T {
    type Value = T;

    fn into_argument(self) -> Option<T> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized> Argument<T> for &T {
    type Value = Self;

    fn into_argument(self) -> Option<Self> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T> Argument<T> for Option<T> {
    type Value = T;

    fn into_argument(self) -> Self {
        self
    }
}

/// Types whose value is one expression.
macro_rules! arguments {
    ($([$($generics:tt)*] $given:ty => $wanted:ty: $value:ty = |$this:ident| $made:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Argument<$wanted> for $given {
            type Value = $value;

            fn into_argument(self) -> Option<$value> {
                let $this = self;
                $made
            }
        }
    )*};
}

arguments! {
    [] String => str: Self = |this| Some(this);
    ['a] &'a String => str: &'a str = |this| Some(this);
    ['a] &&'a str => str: &'a str = |this| Some(this);
    ['a] Cow<'a, str> => str: Self = |this| Some(this);
    ['a] Option<&'a str> => str: &'a str = |this| this;
    ['a] Option<&'a String> => str: &'a str = |this| this.map(String::as_str);
    [] Option<String> => str: String = |this| this;

    [T] Vec<T> => [T]: Self = |this| Some(this);
    [T, const N: usize] [T; N] => [T]: Self = |this| Some(this);
    ['a, T] &'a Vec<T> => [T]: &'a [T] = |this| Some(this);
    ['a, T, const N: usize] &'a [T; N] => [T]: &'a [T] = |this| Some(this);
    [T] Option<Vec<T>> => [T]: Vec<T> = |this| this;

    [] Vec<&str> => [String]: Vec<String> = |this| Some(owned(&this));
    [const N: usize] [&str; N] => [String]: Vec<String> = |this| Some(owned(&this));
    [] &[&str] => [String]: Vec<String> = |this| Some(owned(this));
    [] &Vec<&str> => [String]: Vec<String> = |this| Some(owned(this));
    [const N: usize] &[&str; N] => [String]: Vec<String> = |this| Some(owned(this));

    [] Bytes => Body: Body = |this| Some(this.into());
    [] String => Body: Body = |this| Some(this.into());
    [] Vec<u8> => Body: Body = |this| Some(this.into());
    [] &str => Body: Body = |this| Some(this.into());
    [] &[u8] => Body: Body = |this| Some(this.into());
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A required list of texts of any type: `&["a", "b"]` or `&[String]`.
pub struct Texts<'a, S>(pub &'a [S]);

impl<S: AsRef<str>> Write for Texts<'_, S> {
    fn write(&self, w: &mut Writer) {
        w.array(self.0.iter().map(AsRef::as_ref));
    }
}

impl<S: AsRef<str>> ToBody for Texts<'_, S> {
    fn to_body(&self, kind: MediaKind) -> Content {
        written(self, kind)
    }
}
