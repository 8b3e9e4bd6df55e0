//! The two forms of a value: owned, and a view that is `Copy`.
//!
//! Generated code spells out views in constants; code that builds a table while it runs owns it and lends views of it.
//! `String` is seen as `&str`, `Vec<ParamBuf>` as a [`List`] of `Param`.

use crate::walk::Value;

/// An owned value that can be seen as a view.
pub trait Owned {
    /// The view.
    type View<'a>: Copy
    where
        Self: 'a;
    /// Lends a view of the value.
    fn view(&self) -> Self::View<'_>;
}

/// A view, which can be copied into the owned form and walked over.
pub trait View<'a>: Copy {
    /// The owned form.
    type Buf: Owned;
    /// Copies the value into its owned form.
    fn to_buf(self) -> Self::Buf;
    /// Returns the value in the form that a walk hands out.
    fn value(self) -> Value<'a>;
}

impl Owned for String {
    type View<'a> = &'a str;
    fn view(&self) -> &str {
        self
    }
}

impl<'a> View<'a> for &'a str {
    type Buf = String;
    fn to_buf(self) -> String {
        self.to_owned()
    }
    fn value(self) -> Value<'a> {
        Value::Text(self)
    }
}

impl<T: Owned> Owned for Option<T> {
    type View<'a>
        = Option<T::View<'a>>
    where
        Self: 'a;
    fn view(&self) -> Option<T::View<'_>> {
        self.as_ref().map(Owned::view)
    }
}

impl<'a, V: View<'a>> View<'a> for Option<V> {
    type Buf = Option<V::Buf>;
    fn to_buf(self) -> Option<V::Buf> {
        self.map(View::to_buf)
    }
    fn value(self) -> Value<'a> {
        self.map_or(Value::Absent, View::value)
    }
}

/// Values that are `Copy` in both forms.
macro_rules! plain {
    ($($ty:ty: $value:ident => $walked:expr;)+) => {
        $(
            impl Owned for $ty {
                type View<'a> = $ty;
                fn view(&self) -> $ty {
                    *self
                }
            }
            impl<'a> View<'a> for $ty {
                type Buf = $ty;
                fn to_buf(self) -> $ty {
                    self
                }
                fn value(self) -> Value<'a> {
                    let $value = self;
                    $walked
                }
            }
        )+
    };
}

plain! {
    bool: value => Value::Flag(value);
    // Only statuses are `u16`, and only sets of JSON types are `u8`.
    u8: value => Value::Kinds(value);
    u16: value => Value::Status(value);
    u32: value => Value::Count(value.into());
    u64: value => Value::Count(value);
    i64: value => Value::Integer(value);
    f64: value => Value::Number(value);
}

/// Several rows of a table.
///
/// In a constant, a slice of views; otherwise a lent vector of owned rows. Either way, [`List::iter`] yields views.
pub enum List<'a, V, B> {
    /// Rows that are spelled out.
    Const(&'a [V]),
    /// Rows that are owned by somebody.
    Made(&'a [B]),
}

impl<V, B> Clone for List<'_, V, B> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V, B> Copy for List<'_, V, B> {}

impl<'a, V, B> List<'a, V, B> {
    /// The list without rows.
    pub const EMPTY: Self = Self::Const(&[]);

    /// Returns the number of rows.
    #[inline]
    pub const fn len(self) -> usize {
        match self {
            Self::Const(rows) => rows.len(),
            Self::Made(rows) => rows.len(),
        }
    }

    /// Returns `true` if there are no rows.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}

impl<'a, V: Copy, B: Owned<View<'a> = V>> List<'a, V, B> {
    /// Returns the row at `index`.
    #[inline]
    pub fn get(self, index: usize) -> Option<V> {
        match self {
            Self::Const(rows) => rows.get(index).copied(),
            Self::Made(rows) => rows.get(index).map(|row| row.view()),
        }
    }

    /// Returns the first row.
    #[inline]
    pub fn first(self) -> Option<V> {
        self.get(0)
    }

    /// Calls `f` with each row and its position, until it returns a value. Rows of a constant are not copied, unlike those
    /// of [`List::iter`], which matters if rows are large.
    #[inline]
    pub fn find_map<T>(self, mut f: impl FnMut(usize, &V) -> Option<T>) -> Option<T> {
        match self {
            Self::Const(rows) => rows.iter().enumerate().find_map(|(index, row)| f(index, row)),
            Self::Made(rows) => rows.iter().enumerate().find_map(|(index, row)| f(index, &row.view())),
        }
    }

    /// Calls `f` with each row and its position. Rows of a constant are not copied.
    #[inline]
    pub fn each(self, mut f: impl FnMut(usize, &V)) {
        let none: Option<()> = self.find_map(|index, row| {
            f(index, row);
            None
        });
        debug_assert!(none.is_none());
    }

    /// Returns `true` if a row meets a condition. Rows of a constant are not copied.
    #[inline]
    pub fn any(self, is_wanted: impl Fn(&V) -> bool) -> bool {
        self.find_map(|_, row| is_wanted(row).then_some(())).is_some()
    }

    /// Yields the rows in order.
    #[inline]
    pub fn iter(self) -> Rows<'a, V, B> {
        match self {
            Self::Const(rows) => Rows::Const(rows.iter()),
            Self::Made(rows) => Rows::Made(rows.iter()),
        }
    }
}

impl<'a, T> List<'a, T, T> {
    /// Returns the rows as a slice. Only rows that are the same in both forms have one.
    #[inline]
    pub const fn as_slice(self) -> &'a [T] {
        match self {
            Self::Const(rows) | Self::Made(rows) => rows,
        }
    }
}

impl<'a> List<'a, &'a str, String> {
    /// Returns `true` if one of the texts is `wanted`.
    #[inline]
    pub fn contains(self, wanted: &str) -> bool {
        match self {
            Self::Const(rows) => rows.contains(&wanted),
            Self::Made(rows) => rows.iter().any(|row| row == wanted),
        }
    }
}

impl<'a, V: Copy, B: Owned<View<'a> = V>> IntoIterator for List<'a, V, B> {
    type Item = V;
    type IntoIter = Rows<'a, V, B>;
    #[inline]
    fn into_iter(self) -> Rows<'a, V, B> {
        self.iter()
    }
}

/// Iterator over the rows of a [`List`].
pub enum Rows<'a, V, B> {
    /// Over rows that are spelled out.
    Const(std::slice::Iter<'a, V>),
    /// Over rows that are owned by somebody.
    Made(std::slice::Iter<'a, B>),
}

impl<V, B> Clone for Rows<'_, V, B> {
    fn clone(&self) -> Self {
        match self {
            Self::Const(rows) => Self::Const(rows.clone()),
            Self::Made(rows) => Self::Made(rows.clone()),
        }
    }
}

impl<'a, V: Copy, B: Owned<View<'a> = V>> Iterator for Rows<'a, V, B> {
    type Item = V;
    #[inline]
    fn next(&mut self) -> Option<V> {
        match self {
            Self::Const(rows) => rows.next().copied(),
            Self::Made(rows) => rows.next().map(|row| row.view()),
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Self::Const(rows) => rows.size_hint(),
            Self::Made(rows) => rows.size_hint(),
        }
    }
}

impl<'a, V: Copy, B: Owned<View<'a> = V>> ExactSizeIterator for Rows<'a, V, B> {}

impl<'a, V: Copy, B: Owned<View<'a> = V>> DoubleEndedIterator for Rows<'a, V, B> {
    fn next_back(&mut self) -> Option<V> {
        match self {
            Self::Const(rows) => rows.next_back().copied(),
            Self::Made(rows) => rows.next_back().map(|row| row.view()),
        }
    }
}

impl<'a, V: Copy + PartialEq, B: Owned<View<'a> = V>> PartialEq for List<'a, V, B> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl<'a, V: Copy + std::fmt::Debug, B: Owned<View<'a> = V>> std::fmt::Debug for List<'a, V, B> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Owned> Owned for Vec<T> {
    type View<'a>
        = List<'a, T::View<'a>, T>
    where
        Self: 'a;
    fn view(&self) -> List<'_, T::View<'_>, T> {
        List::Made(self)
    }
}

impl<'a, V: View<'a, Buf = B>, B: Owned<View<'a> = V> + 'a> View<'a> for List<'a, V, B> {
    type Buf = Vec<B>;
    fn to_buf(self) -> Vec<B> {
        self.iter().map(View::to_buf).collect()
    }
    fn value(self) -> Value<'a> {
        Value::List(self.iter().map(View::value).collect())
    }
}

/// One row of another table, behind a reference, so that tables that rarely have one stay small.
pub enum One<'a, V, B> {
    /// A row that is spelled out.
    Const(&'a V),
    /// A row that is owned by somebody.
    Made(&'a B),
}

impl<V, B> Clone for One<'_, V, B> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V, B> Copy for One<'_, V, B> {}

impl<'a, V: Copy, B: Owned<View<'a> = V>> One<'a, V, B> {
    /// Returns the row.
    #[inline]
    pub fn get(self) -> V {
        match self {
            Self::Const(row) => *row,
            Self::Made(row) => row.view(),
        }
    }

    /// Returns what `f` returns for the row. A row of a constant is not copied.
    #[inline]
    pub fn with<T>(self, f: impl FnOnce(&V) -> T) -> T {
        match self {
            Self::Const(row) => f(row),
            Self::Made(row) => f(&row.view()),
        }
    }
}

impl<'a, V: Copy + PartialEq, B: Owned<View<'a> = V>> PartialEq for One<'a, V, B> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<'a, V: Copy + std::fmt::Debug, B: Owned<View<'a> = V>> std::fmt::Debug for One<'a, V, B> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.get().fmt(f)
    }
}

impl<T: Owned> Owned for Box<T> {
    type View<'a>
        = One<'a, T::View<'a>, T>
    where
        Self: 'a;
    fn view(&self) -> One<'_, T::View<'_>, T> {
        One::Made(self)
    }
}

impl<'a, V: View<'a, Buf = B>, B: Owned<View<'a> = V> + 'a> View<'a> for One<'a, V, B> {
    type Buf = Box<B>;
    fn to_buf(self) -> Box<B> {
        Box::new(self.get().to_buf())
    }
    fn value(self) -> Value<'a> {
        Value::One(Box::new(self.get().value()))
    }
}
