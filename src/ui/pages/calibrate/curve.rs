//! Curves without a plan: the column, the curve, what it says.

use std::rc::Rc;

use snowball_calibrate::curves::Family;
use yew::prelude::*;

use super::{change, troubles};
use crate::state::Pilot;
use crate::ui::charts::StillFigure;
use crate::ui::components::{Pick, data_table};
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::calibrate;

#[derive(Properties)]
pub struct CurvePartProps {
    pub pilot: Rc<Pilot>,
    pub family: Family,
}

impl PartialEq for CurvePartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.pilot, &other.pilot) && self.family == other.family
    }
}

/// The curve, or why there is none.
#[component]
pub fn CurvePart(props: &CurvePartProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let CurvePartProps { pilot, family } = props;
    let fitted = use_memo((Rc::as_ptr(pilot), *family, i18n.clone()), |(_, family, i18n)| {
        calibrate::fitted(i18n, pilot, *family).map(|fitted| (Rc::new(fitted.still.clone()), fitted))
    });
    let mut options = vec![(String::new(), i18n.text("calibrate-curve-last"))];
    if let Ok(look) = pilot.look.as_ref() {
        options.extend(look.columns.iter().map(|name| (name.clone(), name.clone())));
    }
    let on_column = change(pilot, &dispatch, |pilot, name: String| {
        pilot.column = Some(name).filter(|name| !name.is_empty());
    });
    let hint = if *family == Family::Sbg { "calibrate-curve-hint-sbg" } else { "calibrate-curve-hint-bass" };
    html! {
        <section class="answer-part curve-part" data-curve={if fitted.is_ok() { "fitted" } else { "refused" }}>
            <div class="sheet-choices">
                <Pick name="curve-column" label={i18n.text("calibrate-curve-column")} {options}
                    chosen={pilot.column.clone().unwrap_or_default()} on_pick={on_column} />
            </div>
            <p class="hint">{ i18n.text(hint) }</p>
            { match &*fitted {
                Err((problems, more)) => troubles(&i18n, problems, *more),
                Ok((still, fitted)) => html! {
                    <>
                        for words in fitted.words.iter() { <p class="sheet-answer" role="status">{ words }</p> }
                        <div class="chart-table sheet-table" tabindex="0" role="region" aria-label={i18n.text("calibrate-curve")}>
                            { data_table(&fitted.table, &i18n.text("calibrate-curve")) }
                        </div>
                        <StillFigure still={still.clone()} />
                    </>
                },
            } }
        </section>
    }
}
