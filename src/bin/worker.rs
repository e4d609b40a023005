//! Registers the batch worker; what it does is in `snowball::wire`.

#[cfg(target_arch = "wasm32")]
fn main() {
    snowball::wire::worker::register();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
