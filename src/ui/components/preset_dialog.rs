//! What stands behind a case: its story, its sources, and where each number comes from.

use snowball_engine::plan::Currency;
use yew::prelude::*;

use super::dialog::Dialog;
use crate::i18n::I18n;
use crate::presets::{self, Figure, Origin};
use crate::ui::hooks::use_i18n;
use crate::view::levers::origin as origin_key;
use crate::view::units::Unit;

/// Properties of [`PresetDialog`].
#[derive(PartialEq, Properties)]
pub struct PresetDialogProps {
    /// Stable name of the preset.
    pub id: &'static str,
    /// It was closed.
    pub on_close: Callback<()>,
}

/// A table of the numbers, each with its origin in words.
#[component]
pub fn PresetDialog(props: &PresetDialogProps) -> Html {
    let i18n = use_i18n();
    let Some(preset) = presets::by_id(props.id) else { return Html::default() };
    let locale = i18n.locale().into();
    let currency = preset.plans.first().map_or(Currency::Cny, |open| open.plan.currency);
    html! {
        <Dialog title={preset.name.get(locale).to_owned()} on_close={props.on_close.clone()}>
            <p>{ preset.summary.get(locale) }</p>
            <h3>{ i18n.text("preset-sources") }</h3>
            <ul class="sources">
                for source in preset.sources.iter() {
                    <li>{ i18n.with("preset-source", &[
                        ("case", source.case.as_str().into()),
                        ("seed", source.seed.as_str().into()),
                        ("section", source.section.as_str().into()),
                    ]) }</li>
                }
            </ul>
            <h3>{ i18n.text("preset-figures") }</h3>
            <dl class="origins">
                for origin in [Origin::Reported, Origin::Derived, Origin::Assumed, Origin::Chosen] {
                    <dt>{ i18n.text(origin_key(origin)) }</dt>
                    <dd>{ i18n.help(origin_key(origin)) }</dd>
                }
            </dl>
            <table class="figures">
                <thead>
                    <tr>
                        <th scope="col">{ i18n.text("preset-figure") }</th>
                        <th scope="col">{ i18n.text("preset-value") }</th>
                        <th scope="col">{ i18n.text("preset-origin") }</th>
                    </tr>
                </thead>
                <tbody>{ for preset.figures.iter().map(|figure| row(&i18n, figure, currency)) }</tbody>
            </table>
        </Dialog>
    }
}

fn row(i18n: &I18n, figure: &Figure, currency: Currency) -> Html {
    let locale = i18n.locale().into();
    html! {
        <tr>
            <th scope="row">
                { figure.what.get(locale) }
                if let Some(note) = &figure.note {
                    <span class="figure-note">{ note.get(locale) }</span>
                }
            </th>
            <td>{ Unit::new(i18n, &figure.unit, currency).number(figure.value) }</td>
            <td>{ i18n.text(origin_key(figure.origin)) }</td>
        </tr>
    }
}
