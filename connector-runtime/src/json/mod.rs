//! STAND-IN, not for the merge: the smallest form of the JSON room that the engine needs, over `serde_json::Value`.

use std::any::Any;
use std::collections::BTreeMap;

use serde_json::Value;

/// A value that has a JSON form.
pub trait Json: Sized {
    /// Whether null is a value of it.
    const NULLABLE: bool = false;
    /// Out of JSON.
    fn read(value: &Value) -> Option<Self>;
    /// To JSON.
    fn write(&self, writer: &mut Writer);
}

/// What can be written: every [`Json`], and `str` and slices.
pub trait Write {
    /// To JSON.
    fn write(&self, writer: &mut Writer);
}

impl<T: Json> Write for T {
    fn write(&self, writer: &mut Writer) {
        Json::write(self, writer);
    }
}

/// Why JSON did not become a value.
#[derive(Debug)]
pub struct DecodeError(String);

impl std::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DecodeError {}

/// Reads a value.
pub fn from_slice<T: Json>(bytes: &[u8]) -> Result<T, DecodeError> {
    let value = serde_json::from_slice(bytes)
        .map_err(|error| DecodeError(format!("not JSON at line {} column {}", error.line(), error.column())))?;
    T::read(&value).ok_or_else(|| DecodeError("another type at $".to_owned()))
}

/// Writes JSON text.
pub struct Writer {
    pub(crate) out: Vec<u8>,
    files: Option<Vec<Box<dyn Any + Send>>>,
}

impl Writer {
    /// For a request: readOnly members are left out.
    pub fn request() -> Self {
        Self { out: Vec::new(), files: None }
    }
    /// For a request of parts: files are kept aside.
    pub fn multipart() -> Self {
        Self { out: Vec::new(), files: Some(Vec::new()) }
    }
    /// Writes a value.
    pub fn put<T: Write + ?Sized>(&mut self, value: &T) {
        value.write(self);
    }
    /// Keeps a thing aside and writes its place, if this is for parts.
    pub fn attach(&mut self, file: Box<dyn Any + Send>) -> bool {
        let Some(files) = &mut self.files else { return false };
        self.out.extend_from_slice(files.len().to_string().as_bytes());
        files.push(file);
        true
    }
    /// What was written, and what was kept aside.
    pub fn into_parts(self) -> (Vec<u8>, Vec<Box<dyn Any + Send>>) {
        (self.out, self.files.unwrap_or_default())
    }
    fn value(&mut self, value: Value) {
        self.out.extend_from_slice(value.to_string().as_bytes());
    }
    /// A string.
    pub fn text(&mut self, text: &str) {
        self.value(text.into());
    }
}

macro_rules! scalar {
    ($($ty:ty: $read:expr;)*) => {$(
        impl Json for $ty {
            fn read(value: &Value) -> Option<Self> { ($read)(value) }
            fn write(&self, writer: &mut Writer) { writer.value(serde_json::json!(*self)) }
        }
    )*};
}
scalar! {
    i64: |v: &Value| v.as_i64();
    f64: |v: &Value| v.as_f64();
    bool: |v: &Value| v.as_bool();
    String: |v: &Value| v.as_str().map(str::to_owned);
    Value: |v: &Value| Some(v.clone());
}

impl Json for () {
    const NULLABLE: bool = true;
    fn read(value: &Value) -> Option<Self> {
        value.is_null().then_some(())
    }
    fn write(&self, writer: &mut Writer) {
        writer.value(Value::Null);
    }
}

impl Write for str {
    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

impl<T: Json> Write for [T] {
    fn write(&self, writer: &mut Writer) {
        writer.out.push(b'[');
        for (at, item) in self.iter().enumerate() {
            if at > 0 {
                writer.out.push(b',');
            }
            Json::write(item, writer);
        }
        writer.out.push(b']');
    }
}

impl<T: Json> Json for Vec<T> {
    fn read(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(T::read).collect()
    }
    fn write(&self, writer: &mut Writer) {
        self.as_slice().write(writer);
    }
}

impl<T: Json> Json for Option<T> {
    const NULLABLE: bool = true;
    fn read(value: &Value) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::read(value).map(Some) }
    }
    fn write(&self, writer: &mut Writer) {
        match self {
            Some(value) => Json::write(value, writer),
            None => writer.value(Value::Null),
        }
    }
}

impl<T: Json> Json for BTreeMap<String, T> {
    fn read(value: &Value) -> Option<Self> {
        value.as_object()?.iter().map(|(key, value)| Some((key.clone(), T::read(value)?))).collect()
    }
    fn write(&self, writer: &mut Writer) {
        writer.out.push(b'{');
        for (at, (key, item)) in self.iter().enumerate() {
            if at > 0 {
                writer.out.push(b',');
            }
            writer.text(key);
            writer.out.push(b':');
            Json::write(item, writer);
        }
        writer.out.push(b'}');
    }
}

/// A value in a document.
pub type Node<'a> = &'a Value;
