//! The first rows, what each column is, and how the table is read.

use std::rc::Rc;

use snowball_calibrate::read::{DateFormat, Decimal, Duplicates, Problems, Reading, Role, Start};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{change, table_troubles};
use crate::i18n::I18n;
use crate::state::{Pilot, Purpose};
use crate::ui::components::Pick;
use crate::ui::hooks::{Dispatch, use_dispatch, use_i18n};
use crate::view::calibrate;

#[derive(Properties)]
pub struct ColumnsProps {
    pub pilot: Rc<Pilot>,
    /// What came of it for the plan; none for curves.
    pub reading: Rc<Option<Result<Reading, Problems>>>,
}

impl PartialEq for ColumnsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.pilot, &other.pilot) && Rc::ptr_eq(&self.reading, &other.reading)
    }
}

/// The preview, the choices, and what is wrong or worth knowing.
#[component]
pub fn Columns(props: &ColumnsProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let ColumnsProps { pilot, reading } = props;
    let purposes =
        Purpose::ALL.map(|one| (one.name().to_owned(), i18n.text(&format!("calibrate-purpose-{}", one.name()))));
    let on_purpose = change(pilot, &dispatch, |pilot, name: String| {
        pilot.purpose = Purpose::ALL.into_iter().find(|one| one.name() == name).unwrap_or_default();
    });
    let for_plan = pilot.purpose == Purpose::Plan;
    html! {
        <section class="table-columns" aria-label={i18n.text("calibrate-preview")}>
            <div class="sheet-choices">
                <Pick name="purpose" label={i18n.text("calibrate-purpose")} options={purposes.to_vec()}
                    chosen={pilot.purpose.name()} on_pick={on_purpose} />
            </div>
            { preview(&i18n, pilot, &dispatch, for_plan) }
            { choices(&i18n, pilot, &dispatch, for_plan) }
            { match &**reading {
                Some(Err(problems)) => table_troubles(&i18n, problems),
                Some(Ok(reading)) => read(&i18n, reading),
                None => Html::default(),
            } }
        </section>
    }
}

fn preview(i18n: &I18n, pilot: &Rc<Pilot>, dispatch: &Dispatch, roles: bool) -> Html {
    let Ok(look) = pilot.look.as_ref() else { return Html::default() };
    let title = i18n.text("calibrate-preview");
    let role = |place: usize, name: &str| {
        let onchange = change(pilot, dispatch, move |pilot, event: Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            pilot.set_role(place, select.and_then(|select| Role::named(&select.value())));
        });
        let now = pilot.roles.get(place).copied().flatten();
        let label = i18n.with("calibrate-is", &[("column", name.into())]);
        html! {
            <select aria-label={label} data-role={place.to_string()} {onchange}>
                <option value="" selected={now.is_none()}>{ i18n.text("calibrate-ignore") }</option>
                for one in Role::ALL {
                    <option value={one.as_str()} selected={now == Some(one)}>{ calibrate::role(i18n, one) }</option>
                }
            </select>
        }
    };
    html! {
        <div class="chart-table sheet-table table-preview" tabindex="0" role="region" aria-label={title.clone()}>
            <table>
                <caption>{ title }</caption>
                <thead>
                    <tr><td></td>for name in look.columns.iter() { <th scope="col">{ name }</th> }</tr>
                    if roles {
                        <tr>
                            <td></td>
                            for (place, name) in look.columns.iter().enumerate() { <td>{ role(place, name) }</td> }
                        </tr>
                    }
                </thead>
                <tbody>
                    for (row, cells) in look.rows.iter().enumerate() {
                        <tr>
                            <th scope="row">{ row + 2 }</th>
                            for cell in cells { <td>{ cell }</td> }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

fn choices(i18n: &I18n, pilot: &Rc<Pilot>, dispatch: &Dispatch, for_plan: bool) -> Html {
    let options = &pilot.options;
    let auto = || (String::new(), i18n.text("calibrate-found-out"));
    let mut decimals = vec![auto()];
    decimals.extend(
        [("point", Decimal::Point), ("comma", Decimal::Comma)]
            .map(|(name, sign)| (name.to_owned(), calibrate::decimal(sign).to_owned())),
    );
    let decimal = options.decimal.map_or("", |sign| if sign == Decimal::Point { "point" } else { "comma" });
    let on_decimal = change(pilot, dispatch, |pilot, name: String| {
        pilot.options.decimal = match name.as_str() {
            "point" => Some(Decimal::Point),
            "comma" => Some(Decimal::Comma),
            _ => None,
        };
    });
    let mut dates = vec![auto()];
    dates.extend(
        DateFormat::ALL.map(|format| (calibrate::dates(format).to_owned(), calibrate::dates(format).to_owned())),
    );
    let on_dates = change(pilot, dispatch, |pilot, name: String| {
        pilot.options.dates = DateFormat::ALL.into_iter().find(|format| calibrate::dates(*format) == name);
    });
    let two =
        |keys: [&'static str; 2]| vec![(String::new(), i18n.text(keys[0])), ("yes".to_owned(), i18n.text(keys[1]))];
    let is = |other: bool| if other { "yes" } else { "" };
    let on_start = change(pilot, dispatch, |pilot, name: String| {
        pilot.options.start = if name.is_empty() { Start::Plan } else { Start::FirstRow };
    });
    let on_duplicates = change(pilot, dispatch, |pilot, name: String| {
        pilot.options.duplicates = if name.is_empty() { Duplicates::Refuse } else { Duplicates::Sum };
    });
    let on_totals = change(pilot, dispatch, |pilot, name: String| pilot.options.totals = !name.is_empty());
    html! {
        <div class="sheet-choices">
            <Pick name="decimal" label={i18n.text("calibrate-decimal")} options={decimals} chosen={decimal} on_pick={on_decimal} />
            if for_plan {
                <Pick name="dates" label={i18n.text("calibrate-dates")} options={dates}
                    chosen={options.dates.map_or("", calibrate::dates)} on_pick={on_dates} />
                <Pick name="start" label={i18n.text("calibrate-start")}
                    options={two(["calibrate-start-plan", "calibrate-start-first"])}
                    chosen={is(options.start == Start::FirstRow)} on_pick={on_start} />
                <Pick name="duplicates" label={i18n.text("calibrate-duplicates")}
                    options={two(["calibrate-duplicates-refuse", "calibrate-duplicates-sum"])}
                    chosen={is(options.duplicates == Duplicates::Sum)} on_pick={on_duplicates} />
                <Pick name="totals" label={i18n.text("calibrate-totals")}
                    options={two(["calibrate-totals-no", "calibrate-totals-yes"])}
                    chosen={is(options.totals)} on_pick={on_totals} />
            }
        </div>
    }
}

/// What was read, and what is worth knowing of it.
fn read(i18n: &I18n, reading: &Reading) -> Html {
    let Reading { series, options, rows, notes } = reading;
    let words = i18n.with(
        "calibrate-read",
        &[
            ("rows", (*rows).into()),
            ("from", i18n.date(&series.start, series.first).into()),
            ("to", i18n.date(&series.start, series.end().saturating_sub(1)).into()),
            ("dates", options.dates.map_or("", calibrate::dates).into()),
            ("decimal", options.decimal.map_or("", calibrate::decimal).into()),
        ],
    );
    html! {
        <div data-rows={rows.to_string()}>
            <p role="status">{ words }</p>
            if !notes.is_empty() {
                <ul class="points" aria-label={i18n.text("calibrate-notes")} data-notes={notes.len().to_string()}>
                    for note in notes.iter() { <li>{ calibrate::note(i18n, note) }</li> }
                </ul>
            }
        </div>
    }
}
