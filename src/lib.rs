//! The page: pure state, the wire to the workers, and (on wasm) the interface.
