//! Cases to start from, and what stands behind the one that is open.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::preset_dialog::PresetDialog;
use crate::presets;
use crate::state::{Action, Message};
use crate::ui::data;
use crate::ui::hooks::{use_dispatch, use_i18n};

/// Properties of [`PresetPicker`].
#[derive(PartialEq, Properties)]
pub struct PresetPickerProps {
    /// The case that was loaded last; none after an import.
    pub preset: Option<&'static str>,
}

/// A menu of cases. Loading one can be undone.
#[component]
pub fn PresetPicker(props: &PresetPickerProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let reading = use_state(|| false);
    let locale = i18n.locale();
    let onchange = Callback::from(move |event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        let Some(id) = select.and_then(|select| presets::known(&select.value())) else { return };
        let dispatch = dispatch.clone();
        spawn_local(async move {
            let there = presets::by_id(id).is_some() || data::library().await.is_some();
            dispatch.emit(if there { Action::LoadPreset(id, locale) } else { Action::Say(Message::LibraryMissing) });
        });
    });
    let show = |open: bool| {
        let reading = reading.clone();
        Callback::from(move |()| reading.set(open))
    };
    let about = props.preset.and_then(presets::by_id);
    html! {
        <span class="preset">
            <select data-action="preset" aria-label={i18n.text("preset-label")} {onchange}>
                if about.is_none() {
                    <option value="" selected={true}>{ i18n.text("preset-own") }</option>
                }
                for preset in presets::menu() {
                    <option value={preset.id.as_str()} selected={props.preset == Some(preset.id.as_str())}>
                        { preset.name.get(locale.into()) }
                    </option>
                }
            </select>
            if let Some(preset) = about {
                <button type="button" class="icon-button" data-action="about-preset"
                    aria-label={i18n.text("preset-about")} title={i18n.text("preset-about")}
                    onclick={show(true).reform(|_: MouseEvent| ())}>
                    { icon(Icon::About) }
                </button>
                if *reading {
                    <PresetDialog id={preset.id.as_str()} on_close={show(false)} />
                }
            }
        </span>
    }
}
