//! The frame of a control that is no number: name with explanation, then the control.

use yew::prelude::*;

use super::help::Help;
use crate::i18n::I18n;
use crate::view::fields;

/// Name and explanation of a field, and the control beside it. `problem` is what is wrong with it, in words.
pub fn field_row(i18n: &I18n, path: &str, id: &AttrValue, control: Html, problem: Option<String>) -> Html {
    let Some(row) = fields::row(path) else { return Html::default() };
    let name = AttrValue::from(i18n.text(&row.key));
    html! {
        <div class="control" data-path={path.to_owned()}>
            <div class="control-head">
                <span class="control-name">
                    <label class="named" for={id.clone()}>{ &name }</label>
                    <Help name={name.clone()} text={i18n.help(&row.key).unwrap_or_default()} />
                </span>
                { control }
            </div>
            <p class="control-error" id={format!("{id}-error")} aria-live="polite">{ problem }</p>
        </div>
    }
}
