//! The JSON forms of Rust's own types.
//!
//! Separate from the traits and from the types of other crates.
//!
//! `Option<T>` is null or `T`; `Vec<T>` an array; a tuple an array of that length; a map an object; `()` null.

use super::{Json, Map, Node, Write, Writer};

impl Json for bool {
    #[inline]
    fn read(node: Node<'_>) -> Option<Self> {
        node.boolean()
    }
    #[inline]
    fn write(&self, w: &mut Writer) {
        w.boolean(*self);
    }
}

impl Json for i64 {
    #[inline]
    fn read(node: Node<'_>) -> Option<Self> {
        node.i64()
    }
    #[inline]
    fn write(&self, w: &mut Writer) {
        w.integer(*self);
    }
}

macro_rules! integers {
    ($($type:ident: $range:literal)*) => {$(
        impl Json for $type {
            #[inline]
            fn read(node: Node<'_>) -> Option<Self> {
                node.integer(concat!("an integer from ", $range))
            }
            #[inline]
            fn write(&self, w: &mut Writer) {
                w.integer(*self);
            }
        }
    )*};
}
integers! {
    u64: "0 to 18446744073709551615"
    i32: "-2147483648 to 2147483647"
    u32: "0 to 4294967295"
    i16: "-32768 to 32767"
    u16: "0 to 65535"
    i8: "-128 to 127"
    u8: "0 to 255"
}

impl Json for f64 {
    #[inline]
    fn read(node: Node<'_>) -> Option<Self> {
        node.f64()
    }
    #[inline]
    fn write(&self, w: &mut Writer) {
        w.float(*self);
    }
}

impl Json for f32 {
    #[inline]
    fn read(node: Node<'_>) -> Option<Self> {
        match node.f64()? as f32 {
            number if number.is_finite() => Some(number),
            _ => node.fail("a number from -3.4e38 to 3.4e38"),
        }
    }
    /// By its own digits: `0.1`, not what that is in 64 bits.
    fn write(&self, w: &mut Writer) {
        match self.is_finite() {
            true => w.raw(zmij::Buffer::new().format_finite(*self)),
            false => w.no_number(f64::from(*self)),
        }
    }
}

impl Write for str {
    #[inline]
    fn write(&self, w: &mut Writer) {
        w.text(self);
    }
}

impl Json for String {
    #[inline]
    fn read(node: Node<'_>) -> Option<Self> {
        node.string()
    }
    #[inline]
    fn write(&self, w: &mut Writer) {
        w.text(self);
    }
}

impl Json for () {
    const NULLABLE: bool = true;
    const IGNORED: bool = true;
    fn read(node: Node<'_>) -> Option<Self> {
        if node.is_null() { Some(()) } else { node.fail("null") }
    }
    fn write(&self, w: &mut Writer) {
        w.null();
    }
}

impl<T: Json> Json for Option<T> {
    const NULLABLE: bool = true;
    #[inline]
    fn read(node: Node<'_>) -> Option<Self> {
        if node.is_null() { Some(None) } else { T::read(node).map(Some) }
    }
    #[inline]
    fn write(&self, w: &mut Writer) {
        match self {
            Some(value) => value.write(w),
            None => w.null(),
        }
    }
}

impl<T: Json> Json for Box<T> {
    const NULLABLE: bool = T::NULLABLE;
    #[inline]
    fn read(node: Node<'_>) -> Option<Self> {
        node.nested::<T, _>(|| T::read(node)).map(Box::new)
    }
    #[inline]
    fn write(&self, w: &mut Writer) {
        T::write(self, w);
    }
}

impl<T: Json> Write for [T] {
    #[inline]
    fn write(&self, w: &mut Writer) {
        w.array(self);
    }
}

impl<T: Json> Json for Vec<T> {
    #[inline]
    fn read(node: Node<'_>) -> Option<Self> {
        let items = node.items()?;
        // Beyond a megabyte, no memory is reserved for items that were not yet seen in the text.
        let most = (1 << 20) / size_of::<T>().max(1);
        let mut all = Vec::with_capacity(items.count_hint().min(most));
        node.nested::<T, _>(|| {
            for item in items {
                all.push(T::read(item)?);
            }
            Some(())
        })?;
        Some(all)
    }
    #[inline]
    fn write(&self, w: &mut Writer) {
        w.array(self);
    }
}

impl<T: Json> Json for Map<T> {
    fn read(node: Node<'_>) -> Option<Self> {
        node.object()?.rest()
    }
    fn write(&self, w: &mut Writer) {
        w.object(|fields| fields.rest(self));
    }
}

macro_rules! tuples {
    ($(($($item:ident $index:tt)+))*) => {$(
        impl<$($item: Json),+> Json for ($($item,)+) {
            fn read(node: Node<'_>) -> Option<Self> {
                let mut items = node.items()?;
                let tuple = ($(match items.next() {
                    Some(item) => $item::read(item)?,
                    None => return node.fail("an array with more items"),
                },)+);
                if items.next().is_some() { node.fail("an array with fewer items") } else { Some(tuple) }
            }
            fn write(&self, w: &mut Writer) {
                let items: &[&dyn Write] = &[$(&self.$index),+];
                w.array(items.iter().copied());
            }
        }
    )*};
}
tuples! {
    (A 0)
    (A 0 B 1)
    (A 0 B 1 C 2)
    (A 0 B 1 C 2 D 3)
    (A 0 B 1 C 2 D 3 E 4)
    (A 0 B 1 C 2 D 3 E 4 F 5)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11)
}
