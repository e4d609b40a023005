//! The page: pure state and view models, the wire to the workers, and (on wasm) the interface.
//!
//! Everything but [`ui`] knows no browser and is tested natively. The rooms and who may use whom: `docs/architecture.md`.

pub mod i18n;
pub mod pieces;
pub mod presets;
pub mod state;
pub mod study;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod view;
pub mod wire;
