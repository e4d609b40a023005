//! Packing and unpacking of links by the browser itself: raw deflate (RFC 1951) through its compression streams.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair};

use crate::state::link::{LinkFault, MAX_LINK_BYTES};

/// A text, packed; an error in a browser that has no compression streams.
pub async fn pack(text: &str) -> Result<Vec<u8>, JsValue> {
    let packed = through(text.as_bytes(), "CompressionStream")?;
    read(&packed, usize::MAX).await.map_err(|_| JsValue::NULL)
}

/// The text of packed bytes. Reading stops at the most that a link may hold, whatever is still to come.
pub async fn unpack(packed: &[u8]) -> Result<String, LinkFault> {
    let unpacked = through(packed, "DecompressionStream").map_err(|_| LinkFault::Packing)?;
    String::from_utf8(read(&unpacked, MAX_LINK_BYTES).await?).map_err(|_| LinkFault::Packing)
}

/// Bytes sent through a stream of that class. By name: web-sys counts these classes among the unstable.
fn through(bytes: &[u8], class: &str) -> Result<ReadableStream, JsValue> {
    let class = Reflect::get(&js_sys::global(), &class.into())?.dyn_into::<Function>()?;
    let stream = Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))?;
    let stream: &ReadableWritablePair = stream.unchecked_ref();
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    Ok(blob.stream().pipe_through(stream))
}

/// All bytes of a stream, unless there are too many or it breaks off.
async fn read(stream: &ReadableStream, most: usize) -> Result<Vec<u8>, LinkFault> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let part = JsFuture::from(reader.read()).await.map_err(|_| LinkFault::Packing)?;
        let field = |name: &str| Reflect::get(&part, &name.into()).map_err(|_| LinkFault::Packing);
        if field("done")?.is_truthy() {
            return Ok(bytes);
        }
        let part: Uint8Array = field("value")?.unchecked_into();
        if bytes.len() + part.length() as usize > most {
            // Nobody waits for the rest.
            let _ = reader.cancel();
            return Err(LinkFault::TooLarge);
        }
        bytes.extend(part.to_vec());
    }
}
