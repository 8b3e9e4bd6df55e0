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

plain! {
    bool => Value::Flag;
    // Only statuses are `u16`, and only sets of JSON types are `u8`.
    u8 => Value::Kinds;
    u16 => Value::Status;
    u32 => |count| Value::Count(u64::from(count));
    u64 => Value::Count;
    i64 => Value::Integer;
    f64 => Value::Number;
}

/// A value that is spelled out in a constant, or lent by its owner.
#[derive(Clone, Copy)]
pub enum Lent<C, M> {
    /// In a constant.
    Const(C),
    /// Lent by its owner.
    Made(M),
}

/// Several rows of a table.
///
/// In a constant, a slice of views; otherwise a lent vector of owned rows. Either way, [`List::iter`] yields views.
pub type List<'a, V, B> = Lent<&'a [V], &'a [B]>;

/// One row of another table, behind a reference, so that tables that rarely have one stay small.
pub type One<'a, V, B> = Lent<&'a V, &'a B>;

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
    /// Returns what `f` returns for the row at `index`. A row of a constant is not copied.
    #[inline]
    fn look<T>(self, index: usize, f: impl FnOnce(&V) -> T) -> Option<T> {
        match self {
            Self::Const(rows) => rows.get(index).map(f),
            Self::Made(rows) => rows.get(index).map(|row| f(&row.view())),
        }
    }

    /// Returns the row at `index`.
    #[inline]
    pub fn get(self, index: usize) -> Option<V> {
        self.look(index, |row| *row)
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
        (0..self.len()).find_map(|index| self.look(index, |row| f(index, row)).flatten())
    }

    /// Calls `f` with each row and its position. Rows of a constant are not copied.
    #[inline]
    pub fn each(self, mut f: impl FnMut(usize, &V)) {
        (0..self.len()).for_each(|index| self.look(index, |row| f(index, row)).unwrap_or_default());
    }

    /// Returns `true` if a row meets a condition. Rows of a constant are not copied.
    #[inline]
    pub fn any(self, is_wanted: impl Fn(&V) -> bool) -> bool {
        self.find_map(|_, row| is_wanted(row).then_some(())).is_some()
    }

    /// Yields the rows in order.
    #[inline]
    pub fn iter(self) -> Rows<'a, V, B> {
        Rows { list: self, left: 0..self.len() }
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
        self.any(|row| *row == wanted)
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
#[derive(Clone)]
pub struct Rows<'a, V, B> {
    list: List<'a, V, B>,
    left: std::ops::Range<usize>,
}

impl<'a, V: Copy, B: Owned<View<'a> = V>> Iterator for Rows<'a, V, B> {
    type Item = V;
    #[inline]
    fn next(&mut self) -> Option<V> {
        self.list.get(self.left.next()?)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

impl<'a, V: Copy + PartialEq, B: Owned<View<'a> = V>> PartialEq for List<'a, V, B> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
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
