//! How a shared view is to be shown.

use yew::prelude::*;

use crate::i18n::Locale;
use crate::state::Display;
use crate::ui::components::{Pick, Switch};
use crate::ui::hooks::{Theme, use_i18n};

/// Properties of [`DisplayForm`].
#[derive(PartialEq, Properties)]
pub struct DisplayFormProps {
    /// What is wished.
    pub display: Display,
    /// Names and titles of the charts that can be shown alone.
    pub charts: Vec<(String, String)>,
    /// Another wish.
    pub on_change: Callback<Display>,
}

/// Two switches and three menus.
#[component]
pub fn DisplayForm(props: &DisplayFormProps) -> Html {
    let i18n = use_i18n();
    let change = |apply: fn(&mut Display, String)| {
        let (display, on_change) = (props.display.clone(), props.on_change.clone());
        Callback::from(move |value: String| {
            let mut display = display.clone();
            apply(&mut display, value);
            on_change.emit(display);
        })
    };
    let switch = |apply: fn(&mut Display, bool)| {
        let (display, on_change) = (props.display.clone(), props.on_change.clone());
        Callback::from(move |on: bool| {
            let mut display = display.clone();
            apply(&mut display, on);
            on_change.emit(display);
        })
    };
    let own = || (String::new(), i18n.text("share-own"));
    let languages = Locale::ALL.iter().map(|locale| (locale.tag().to_owned(), locale.name().to_owned()));
    let themes = [Theme::Light, Theme::Dark].map(|theme| {
        let name = theme.name();
        (name.to_owned(), i18n.text(&format!("theme-{name}")))
    });
    let charts = std::iter::once((String::new(), i18n.text("share-chart-all"))).chain(props.charts.iter().cloned());
    let Display { no_header, no_controls, chart, language, theme } = props.display.clone();
    html! {
        <fieldset class="share-display">
            <legend>{ i18n.text("share-display") }</legend>
            <p class="hint">{ i18n.text("share-display-hint") }</p>
            <div class="share-choices">
                <Switch name={i18n.text("share-no-header")} on={no_header}
                    on_switch={switch(|display, on| display.no_header = on)} />
                <Switch name={i18n.text("share-no-controls")} on={no_controls}
                    on_switch={switch(|display, on| display.no_controls = on)} />
                if !props.charts.is_empty() {
                    <Pick name="share-chart" label={i18n.text("share-chart")} options={charts.collect::<Vec<_>>()}
                        chosen={chart.unwrap_or_default()}
                        on_pick={change(|display, name| display.chart = Some(name).filter(|name| !name.is_empty()))} />
                }
                <Pick name="share-language" label={i18n.text("share-language")}
                    options={std::iter::once(own()).chain(languages).collect::<Vec<_>>()}
                    chosen={language.map_or("", Locale::tag)}
                    on_pick={change(|display, tag| {
                        display.language = Locale::ALL.into_iter().find(|locale| locale.tag() == tag);
                    })} />
                <Pick name="share-theme" label={i18n.text("share-theme")}
                    options={std::iter::once(own()).chain(themes).collect::<Vec<_>>()}
                    chosen={theme.unwrap_or_default()}
                    on_pick={change(|display, name| display.theme = Some(name).filter(|name| !name.is_empty()))} />
            </div>
        </fieldset>
    }
}
