//! Media types whose codec the user registers, with [`Builder::codec`](crate::Builder::codec).
//!
//! A codec only turns JSON text into bytes and back, so that it need not know the types of endpoints: `{"id":42}` may be
//! the MessagePack `81 a2 69 64 2a`.

use std::borrow::Cow;
use std::error::Error;
use std::sync::Arc;

use connector_tables::language::media::essence;

use super::{Format, Unread, Unwritten, Written, json};
use crate::transport::BoxError;

pub(super) const FORMAT: Format = Format {
    write,
    read,
    accept: None,
    // A codec decides if no bytes are a value: in some formats they are.
    blank_is_value: true,
    ..json::FORMAT
};

/// A codec for a media type that the runtime does not know.
///
/// It converts between the JSON text of a value and the bytes of a body. Register it with
/// [`Builder::codec`](crate::Builder::codec). It is used for request and response bodies that the description declares
/// with `format: custom`.
///
/// Errors are shown to users and logged, so they must not contain values from the body.
///
/// ```
/// use std::error::Error;
///
/// /// JSON with each byte inverted.
/// struct Inverted;
///
/// impl connector_runtime::Codec for Inverted {
///     fn encode(&self, json: &str, _media: &str) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
///         Ok(json.bytes().map(|byte| !byte).collect())
///     }
///
///     fn decode(&self, bytes: &[u8], _media: &str) -> Result<String, Box<dyn Error + Send + Sync>> {
///         String::from_utf8(bytes.iter().map(|byte| !byte).collect()).map_err(|_| "not inverted JSON".into())
///     }
/// }
///
/// let client = connector_runtime::Client::builder()
///     .base_url("https://api.example.com")
///     .codec("application/x-inverted", Inverted)
///     .build()?;
/// # let _ = client;
/// # Ok::<(), connector_runtime::BuildError>(())
/// ```
///
/// A codec on top of a serde format goes through `serde_json::Value`:
/// `rmp_serde::to_vec(&serde_json::from_str::<serde_json::Value>(json)?)`.
pub trait Codec: Send + Sync {
    /// Encodes a request body, whose JSON text is `json`. `media` is the value of `Content-Type`, with its parameters.
    ///
    /// # Errors
    /// The value has no form in this media type. The call fails, and nothing is sent.
    fn encode(&self, json: &str, media: &str) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>>;

    /// Decodes a response body to JSON text. `media` is the response's `Content-Type` in lowercase, with its parameters;
    /// empty if it has none.
    ///
    /// # Errors
    /// The bytes are not of this media type. The call fails with an error whose
    /// [`is_decode`](crate::Error::is_decode) is `true`.
    fn decode(&self, bytes: &[u8], media: &str) -> Result<String, Box<dyn Error + Send + Sync>>;
}

/// The codecs of a client, by media type. Later ones take precedence.
#[derive(Clone, Default)]
pub(crate) struct Codecs(Vec<(String, Arc<dyn Codec>)>);

impl Codecs {
    /// Adds a codec.
    ///
    /// # Errors
    /// The text is not a media type.
    pub(crate) fn add(&mut self, media: &str, codec: Arc<dyn Codec>) -> Result<(), String> {
        let essence = essence(media);
        let is_media = essence.split_once('/').is_some_and(|(main, sub)| !main.is_empty() && !sub.is_empty());
        if !is_media || essence.contains('*') {
            return Err(format!("cannot register a codec: `{}` is not a media type", media.escape_debug()));
        }
        self.0.push((essence.into_owned(), codec));
        Ok(())
    }

    /// Returns the codec of the first of these media types that has one.
    fn find(&self, medias: [&str; 2]) -> Option<&dyn Codec> {
        medias.into_iter().find_map(|media| {
            let essence = essence(media);
            self.0.iter().rev().find(|(known, _)| *known == essence).map(|(_, codec)| &**codec)
        })
    }
}

fn write(value: Unwritten<'_>) -> Result<Written, String> {
    // A call may name a variant of the media type that has no codec.
    let medias = [value.media, value.spec.media];
    let codec = value.codecs.find(medias).ok_or_else(|| unregistered(medias))?;
    let bytes = codec.encode(value.text()?, value.media);
    bytes.map(Written::from).map_err(|error| format!("cannot encode the body as `{}`: {error}", essence(value.media)))
}

fn read(body: Unread<'_>) -> Result<Cow<'_, [u8]>, BoxError> {
    let media = body.media();
    // Servers often name another spelling of the media type, or `application/octet-stream`.
    let medias = [&*media, body.declared.unwrap_or_default()];
    let codec = body.codecs.and_then(|codecs| codecs.find(medias)).ok_or_else(|| unregistered(medias))?;
    Ok(Cow::Owned(codec.decode(body.bytes, &media)?.into_bytes()))
}

/// The error of a body without a codec. It names the declared media type, unless that is unset or a range.
#[cold]
fn unregistered(medias: [&str; 2]) -> String {
    let media = medias.into_iter().rev().find(|media| !media.is_empty() && !media.contains('*'));
    let media = essence(media.unwrap_or_default());
    format!("no codec is registered for the media type `{media}`: add one with `Builder::codec`")
}
