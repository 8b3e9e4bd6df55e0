//! The declarations of tables: one for each table, from which all its forms come.
//!
//! `table!` gives a view (`Param<'a>`), an owned form (`ParamBuf`), the default, constant constructors and setters, and
//! the walk. `choice!` gives the same for an enum whose variants hold data, `words!` for one whose variants hold none.
//!
//! The kinds of fields: `text`, `(is T)` for a type that is `Copy`, `(T / B)` for a row of another table in its two forms,
//! `(one T / B)` for one behind a reference, `[…]` for several values of a kind, and `(? …)` for an optional one.

/// The type of a field in a view.
macro_rules! view_type {
    ($l:lifetime text) => { &$l str };
    ($l:lifetime (is $t:ty)) => { $t };
    ($l:lifetime ($t:ident / $b:ident)) => { $t<$l> };
    ($l:lifetime (one $t:ident / $b:ident)) => { $crate::One<$l, $t<$l>, $b> };
    ($l:lifetime [$kind:tt]) => { $crate::List<$l, view_type!($l $kind), buf_type!($kind)> };
    ($l:lifetime (? $kind:tt)) => { Option<view_type!($l $kind)> };
}

/// The type of a field in an owned form.
macro_rules! buf_type {
    (text) => { String };
    ((is $t:ty)) => { $t };
    (($t:ident / $b:ident)) => { $b };
    ((one $t:ident / $b:ident)) => { Box<$b> };
    ([$kind:tt]) => { Vec<buf_type!($kind)> };
    ((? $kind:tt)) => { Option<buf_type!($kind)> };
}

/// The type of the argument that sets a field.
macro_rules! arg_type {
    ($l:lifetime text) => { &$l str };
    ($l:lifetime (is $t:ty)) => { $t };
    ($l:lifetime ($t:ident / $b:ident)) => { $t<$l> };
    ($l:lifetime (one $t:ident / $b:ident)) => { &$l $t<$l> };
    ($l:lifetime [$kind:tt]) => { &$l [arg_type!($l $kind)] };
    ($l:lifetime (? $kind:tt)) => { arg_type!($l $kind) };
}

/// The value of a field, from the argument that sets it.
macro_rules! set {
    ([$kind:tt] $value:expr) => { $crate::List::Const($value) };
    ((one $($kind:tt)+) $value:expr) => { $crate::One::Const($value) };
    ((? $kind:tt) $value:expr) => { Some(set!($kind $value)) };
    ($kind:tt $value:expr) => { $value };
}

/// The default of a field.
macro_rules! default_of {
    ($kind:tt = $value:expr) => { set!($kind $value) };
    (text) => { "" };
    ((is bool)) => { false };
    ([$kind:tt]) => { $crate::List::EMPTY };
    ((? $kind:tt)) => { None };
}

/// A table, by the fields of one row and by its constructors.
///
/// A constructor with `if field = value` is the one that a walk names for rows with that value; the last one has no
/// condition, or all values are covered.
macro_rules! table {
    (
        $(#[$doc:meta])*
        $view:ident / $buf:ident {
            $($(#[$field_doc:meta])* $field:ident: $kind:tt $(= $default:expr)?,)+
        }
        make $(in $module:ident)? {
            $(
                $(#[$make_doc:meta])*
                $make:ident($($arg:ident: $arg_kind:tt),*) $(if $key:ident = $key_value:expr)?
                    $(, $preset:ident = $preset_value:expr)*;
            )+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq)]
        #[non_exhaustive]
        pub struct $view<'a> {
            $($(#[$field_doc])* pub $field: view_type!('a $kind),)+
            life: std::marker::PhantomData<&'a ()>,
        }

        #[doc = concat!("The owned form of [`", stringify!($view), "`].")]
        #[derive(Debug, Clone, PartialEq)]
        pub struct $buf {
            $($(#[$field_doc])* pub $field: buf_type!($kind),)+
        }

        impl<'a> $view<'a> {
            /// The row in which nothing is set.
            pub const DEFAULT: Self =
                Self { $($field: default_of!($kind $(= $default)?),)+ life: std::marker::PhantomData };

            $(
                $(#[$field_doc])*
                pub const fn $field(mut self, $field: arg_type!('a $kind)) -> Self {
                    self.$field = set!($kind $field);
                    self
                }
            )+

            /// Walks over the row: how it is made, and each field.
            pub fn record(self) -> $crate::walk::Record<'a> {
                #[allow(clippy::needless_update, unreachable_code)]
                let (base, make, args) = 'made: {
                    $(
                        if true $(&& self.$key == $key_value)? {
                            let base = Self {
                                $($arg: self.$arg,)*
                                $($key: $key_value,)?
                                $($preset: $preset_value,)*
                                ..Self::DEFAULT
                            };
                            break 'made (base, stringify!($make), vec![$($crate::View::value(self.$arg)),*]);
                        }
                    )+
                    (Self::DEFAULT, "default", Vec::new())
                };
                let fields = vec![$($crate::walk::Field {
                    name: stringify!($field),
                    value: $crate::View::value(self.$field),
                    is_default: self.$field == base.$field,
                }),+];
                let module = None $(.or(Some(stringify!($module))))?;
                $crate::walk::Record { table: stringify!($view), module, make, args, fields }
            }
        }

        impl std::fmt::Debug for $view<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($view))$(.field(stringify!($field), &self.$field))+.finish()
            }
        }

        impl Default for $buf {
            fn default() -> Self {
                $crate::View::to_buf($view::DEFAULT)
            }
        }

        impl $crate::Owned for $buf {
            type View<'a> = $view<'a>;
            fn view(&self) -> $view<'_> {
                $view { $($field: $crate::Owned::view(&self.$field),)+ life: std::marker::PhantomData }
            }
        }

        impl<'a> $crate::View<'a> for $view<'a> {
            type Buf = $buf;
            fn to_buf(self) -> $buf {
                $buf { $($field: $crate::View::to_buf(self.$field),)+ }
            }
            fn value(self) -> $crate::walk::Value<'a> {
                $crate::walk::Value::Record(self.record())
            }
        }

        make! {
            $view $(in $module)?
            $(
                $(#[$make_doc])*
                $make($($arg: $arg_kind),*) $($key = $key_value,)? $($preset = $preset_value,)*;
            )+
        }
    };
}

/// The constructors of a table, in its module if it names one.
macro_rules! make {
    ($view:ident in $module:ident $($makes:tt)+) => {
        #[doc = concat!("Constructors of [`", stringify!($view), "`](super::", stringify!($view), ").")]
        pub mod $module {
            #[allow(unused_imports)]
            use super::*;
            make! { $view $($makes)+ }
        }
    };
    (
        $view:ident
        $($(#[$doc:meta])* $make:ident($($arg:ident: $kind:tt),*) $($preset:ident = $value:expr,)*;)+
    ) => {
        $(
            $(#[$doc])*
            #[allow(clippy::needless_update)]
            pub const fn $make<'a>($($arg: arg_type!('a $kind)),*) -> $view<'a> {
                $view { $($arg: set!($kind $arg),)* $($preset: $value,)* ..$view::DEFAULT }
            }
        )+
    };
}

/// An enum whose variants hold data: one value each, of a field's kind. `= body` names the constructor.
macro_rules! choice {
    (
        $(#[$doc:meta])*
        $view:ident / $buf:ident in $module:ident {
            $($(#[$variant_doc:meta])* $variant:ident $(($arg:ident: $kind:tt))? = $make:ident,)+
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub enum $view<'a> {
            $($(#[$variant_doc])* $variant $((view_type!('a $kind)))?,)+
        }

        #[doc = concat!("The owned form of [`", stringify!($view), "`].")]
        #[derive(Debug, Clone, PartialEq)]
        pub enum $buf {
            $($(#[$variant_doc])* $variant $((buf_type!($kind)))?,)+
        }

        #[doc = concat!("Constructors of [`", stringify!($view), "`](super::", stringify!($view), ").")]
        pub mod $module {
            #[allow(unused_imports)]
            use super::*;
            $(
                $(#[$variant_doc])*
                pub const fn $make<'a>($($arg: arg_type!('a $kind))?) -> $view<'a> {
                    $view::$variant $((set!($kind $arg)))?
                }
            )+
        }

        impl<'a> $view<'a> {
            /// Walks over the value: how it is made.
            pub fn record(self) -> $crate::walk::Record<'a> {
                let (make, args) = match self {
                    $(Self::$variant $(($arg))? => (stringify!($make), vec![$($crate::View::value($arg))?]),)+
                };
                let module = Some(stringify!($module));
                $crate::walk::Record { table: stringify!($view), module, make, args, fields: Vec::new() }
            }
        }

        impl $crate::Owned for $buf {
            type View<'a> = $view<'a>;
            fn view(&self) -> $view<'_> {
                match self {
                    $(Self::$variant $(($arg))? => $view::$variant $(($crate::Owned::view($arg)))?,)+
                }
            }
        }

        impl<'a> $crate::View<'a> for $view<'a> {
            type Buf = $buf;
            fn to_buf(self) -> $buf {
                match self {
                    $(Self::$variant $(($arg))? => $buf::$variant $(($crate::View::to_buf($arg)))?,)+
                }
            }
            fn value(self) -> $crate::walk::Value<'a> {
                $crate::walk::Value::Record(self.record())
            }
        }
    };
}

/// A closed set of words: an enum whose variants hold nothing.
macro_rules! words {
    (
        $(#[$doc:meta])*
        $name:ident {
            $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The words, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// Returns the word.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// Returns the variant of that word.
            pub fn of(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.word() == word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        plain! {
            $name => |value| {
                let variant = match value {
                    $($name::$variant => stringify!($variant),)+
                };
                Value::Word { of: stringify!($name), variant, word: value.word() }
            };
        }
    };
}

/// Values that are `Copy`, and the same in both forms.
macro_rules! plain {
    ($($ty:ty => $walked:expr;)+) => {
        $(
            impl $crate::Owned for $ty {
                type View<'a> = $ty;
                fn view(&self) -> $ty {
                    *self
                }
            }

            impl<'a> $crate::View<'a> for $ty {
                type Buf = $ty;
                fn to_buf(self) -> $ty {
                    self
                }
                fn value(self) -> $crate::walk::Value<'a> {
                    use $crate::walk::Value;
                    let walked: fn($ty) -> Value<'a> = $walked;
                    walked(self)
                }
            }
        )+
    };
}
