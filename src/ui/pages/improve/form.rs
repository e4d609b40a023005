//! What is looked for, and what may vary.

use snowball_decide::improve::{Amounts, Rungs, Space};
use snowball_engine::plan::{Currency, Kind, Quantity, Unit};
use yew::prelude::*;

use crate::i18n::I18n;
use crate::state::{Action, Pace};
use crate::ui::components::{AmountField, Icon, Pick, Switch, icon};
use crate::ui::hooks::{use_dispatch, use_i18n};
use crate::view::improve::{self, AimKind, QUALIFY, RULES, Wish};
use crate::view::{levers, units};

#[derive(PartialEq, Properties)]
pub struct FormProps {
    pub wish: Wish,
    pub on_wish: Callback<Wish>,
    /// Seed of the page.
    pub seed: u64,
    /// Whether there was a search.
    pub again: bool,
}

/// The form. Every change is a new wish.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let i18n = use_i18n();
    let dispatch = use_dispatch();
    let FormProps { wish, on_wish, seed, again } = props;
    let problems = wish.problems();
    let onclick = {
        let (wish, seed) = (wish.clone(), *seed);
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::Improve(Box::new(wish.setting(seed)))))
    };
    html! {
        <section class="improve-form" aria-label={i18n.text("improve-wish")}>
            <div class="improve-fields">
                <h2>{ i18n.text("improve-wish") }</h2>
                { aim(&i18n, wish, on_wish) }
                <h2>{ i18n.text("improve-vary") }</h2>
                <p class="hint">{ i18n.text("improve-vary-hint") }</p>
                { ladder(&i18n, wish, on_wish) }
                { freed(&i18n, wish, on_wish) }
            </div>
            if !problems.is_empty() {
                <div class="part-trouble" role="alert" data-problems={problems.len().to_string()}>
                    <p>{ i18n.text("improve-problems") }</p>
                    <ul>for problem in problems.iter() { <li>{ improve::problem(&i18n, problem) }</li> }</ul>
                </div>
            }
            <button type="button" class="button button-main" data-action="search" disabled={!problems.is_empty()} {onclick}>
                { i18n.text(if *again { "improve-again" } else { "improve-start" }) }
            </button>
        </section>
    }
}

/// A callback that changes the wish.
fn change<T: 'static>(wish: &Wish, on_wish: &Callback<Wish>, set: impl Fn(&mut Wish, T) + 'static) -> Callback<T> {
    let (wish, on_wish) = (wish.clone(), on_wish.clone());
    Callback::from(move |value: T| {
        let mut wish = wish.clone();
        set(&mut wish, value);
        on_wish.emit(wish);
    })
}

fn aim(i18n: &I18n, wish: &Wish, on_wish: &Callback<Wish>) -> Html {
    let aims = AimKind::ALL.map(|aim| (aim.name().to_owned(), i18n.text(aim.title())));
    let paces = Pace::ALL.map(|pace| (pace.name().to_owned(), i18n.text(&format!("improve-pace-{}", pace.name()))));
    let on_aim = change(wish, on_wish, |wish, name: String| {
        wish.aim = AimKind::ALL.into_iter().find(|aim| aim.name() == name).unwrap_or_default();
    });
    let on_pace = change(wish, on_wish, |wish, name: String| {
        wish.pace = Pace::named(&name);
    });
    let currency = wish.plan.currency;
    let money = Quantity::money(1e6);
    let people = Quantity::new(Kind::Positive, Unit::People, 1.0, 1e12);
    let field = |key: &str, quantity, value, set: fn(&mut Wish, f64)| {
        html! {
            <AmountField name={i18n.text(key)} {quantity} {value} unit={unit(i18n, quantity, currency)} shown={true}
                on_value={change(wish, on_wish, set)} field={key.trim_start_matches("improve-").to_owned()} />
        }
    };
    html! {
        <div class="improve-aim">
            <Pick name="improve-aim" label={i18n.text("improve-aim")} options={aims.to_vec()} chosen={wish.aim.name()}
                on_pick={on_aim} />
            if wish.aim == AimKind::Customers {
                { field("improve-budget", money, wish.budget, |wish, value| wish.budget = value) }
            } else {
                { field("improve-goal", people, wish.goal, |wish, value| wish.goal = value) }
            }
            if wish.aim == AimKind::Cheapest {
                { field("improve-cac", money, wish.cac, |wish, value| wish.cac = value) }
            }
            { field("improve-chance", Quantity::share(), wish.chance, |wish, value| wish.chance = value) }
            <Pick name="improve-pace" label={i18n.text("improve-pace")} options={paces.to_vec()} chosen={wish.pace.name()}
                on_pick={on_pace} help={i18n.help("improve-pace")} />
        </div>
    }
}

fn ladder(i18n: &I18n, wish: &Wish, on_wish: &Callback<Wish>) -> Html {
    type Place = fn(&mut Space) -> &mut Option<Amounts>;
    let money = Quantity::money(1e6);
    let span = |key: &str, values: Amounts, set: Callback<Amounts>| {
        html! { <Span name={i18n.text(key)} {values} quantity={money} currency={wish.plan.currency} on_values={set}
        titled={key == "improve-bonus"} /> }
    };
    let reward = |key: &'static str, place: Place| {
        let now = *place(&mut wish.space.clone());
        let own = *place(&mut Space::of(&wish.plan));
        let on_switch = change(wish, on_wish, move |wish, on: bool| *place(&mut wish.space) = own.filter(|_| on));
        let set = change(wish, on_wish, move |wish, values| *place(&mut wish.space) = Some(values));
        html! {
            <div class="improve-part" data-vary={key}>
                <Switch on={now.is_some()} name={i18n.text(key)} {on_switch} />
                if let Some(values) = now { { span(key, values, set) } }
            </div>
        }
    };
    let own = Space::of(&wish.plan).rungs;
    let on_rungs = change(wish, on_wish, move |wish, on: bool| wish.space.rungs = own.filter(|_| on));
    let whole = Quantity::new(Kind::Positive, Unit::One, 0.0, 20.0);
    let of_rungs = |set: fn(&mut Rungs, (f64, f64))| {
        change(wish, on_wish, move |wish, ends: (f64, f64)| {
            if let Some(rungs) = &mut wish.space.rungs {
                set(rungs, ends);
            }
        })
    };
    html! {
        <>
            { reward("ladder-per_referral", |space| &mut space.per_referral) }
            { reward("ladder-friend_reward", |space| &mut space.friend_reward) }
            <div class="improve-part" data-vary="rungs">
                <Switch on={wish.space.rungs.is_some()} name={i18n.text("group-rungs")} on_switch={on_rungs} />
                if let Some(rungs) = wish.space.rungs {
                    <Ends name={i18n.text("improve-rungs-count")} quantity={whole}
                        ends={(f64::from(rungs.fewest), f64::from(rungs.most))}
                        on_ends={of_rungs(|rungs, (low, high)| (rungs.fewest, rungs.most) = (low as u32, high as u32))} />
                    <Ends name={i18n.text("improve-thresholds")} quantity={whole}
                        ends={(f64::from(rungs.lowest), f64::from(rungs.highest))}
                        on_ends={of_rungs(|rungs, (low, high)| (rungs.lowest, rungs.highest) = (low as u32, high as u32))} />
                    { span("improve-bonus", rungs.bonus, change(wish, on_wish, |wish, bonus| {
                        if let Some(rungs) = &mut wish.space.rungs { rungs.bonus = bonus; }
                    })) }
                    <Switch on={rungs.rising} name={i18n.text("improve-rising")} on_switch={change(wish, on_wish, |wish, on| {
                        if let Some(rungs) = &mut wish.space.rungs { rungs.rising = on; }
                    })} />
                }
            </div>
            <fieldset class="improve-part improve-choices">
                <legend>{ i18n.text("ladder-rule") }</legend>
                for &rule in RULES {
                    <Switch on={wish.space.rules.contains(&rule)} name={i18n.text(&format!("choice-{}", rule.as_str()))}
                        on_switch={change(wish, on_wish, move |wish, on| improve::toggle(RULES, &mut wish.space.rules, rule, on))} />
                }
            </fieldset>
            <fieldset class="improve-part improve-choices">
                <legend>{ i18n.text("ladder-qualifies_on") }</legend>
                for &event in QUALIFY {
                    <Switch on={wish.space.qualifies_on.contains(&event)} name={i18n.text(&format!("choice-{}", event.as_str()))}
                        on_switch={change(wish, on_wish, move |wish, on| improve::toggle(QUALIFY, &mut wish.space.qualifies_on, event, on))} />
                }
            </fieldset>
        </>
    }
}

/// Other numbers of the plan.
fn freed(i18n: &I18n, wish: &Wish, on_wish: &Callback<Wish>) -> Html {
    let mut options = vec![(String::new(), i18n.text("improve-free-add"))];
    options.extend(wish.free_paths().into_iter().map(|path| {
        let name = levers::place(i18n, &path);
        (path, name)
    }));
    let on_add = change(wish, on_wish, |wish, path: String| wish.free(&path));
    html! {
        <div class="improve-part" data-vary="free">
            for (index, free) in wish.space.free.iter().enumerate() {
                <div class="improve-free">
                    <span class="improve-free-name">{ levers::place(i18n, &free.path) }</span>
                    <button type="button" class="icon-button" aria-label={i18n.text("improve-free-remove")}
                        title={i18n.text("improve-free-remove")} onclick={
                            change(wish, on_wish, move |wish, _: MouseEvent| { wish.space.free.remove(index); })
                        }>{ icon(Icon::Close) }</button>
                    if let Some(quantity) = wish.quantity(&free.path) {
                        <Span name={levers::place(i18n, &free.path)} values={free.values} {quantity} currency={wish.plan.currency}
                            on_values={change(wish, on_wish, move |wish, values| wish.space.free[index].values = values)} />
                    }
                </div>
            }
            <Pick name="improve-free" label={i18n.text("improve-free")} {options} chosen="" on_pick={on_add} />
        </div>
    }
}

fn unit(i18n: &I18n, quantity: Quantity, currency: Currency) -> String {
    i18n.with(&format!("unit-{}", units::name(quantity.unit)), &[("currency", i18n.currency(currency).into())])
}

#[derive(PartialEq, Properties)]
struct SpanProps {
    name: AttrValue,
    values: Amounts,
    quantity: Quantity,
    currency: Currency,
    on_values: Callback<Amounts>,
    /// Whether its name stands above it.
    #[prop_or_default]
    titled: bool,
}

/// From, to, in steps of.
#[component]
fn Span(props: &SpanProps) -> Html {
    let i18n = use_i18n();
    let SpanProps { name, values, quantity, currency, on_values, titled } = props;
    let unit = unit(&i18n, *quantity, *currency);
    let field = |key: &str, value: f64, set: fn(&mut Amounts, f64)| {
        let (values, on_values) = (*values, on_values.clone());
        let on_value = Callback::from(move |value: f64| {
            let mut values = values;
            set(&mut values, value);
            on_values.emit(values);
        });
        html! {
            <AmountField name={format!("{name}, {}", i18n.text(key))} label={i18n.text(key)} quantity={*quantity} {value}
                unit={unit.clone()} {on_value} field={key.trim_start_matches("improve-").to_owned()} />
        }
    };
    html! {
        <div class="improve-span">
            if *titled {
                <span class="improve-span-name">{ name }</span>
            }
            { field("improve-from", values.low, |values, value| values.low = value) }
            { field("improve-to", values.high, |values, value| values.high = value) }
            { field("improve-step", values.step, |values, value| values.step = value) }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct EndsProps {
    name: AttrValue,
    ends: (f64, f64),
    quantity: Quantity,
    on_ends: Callback<(f64, f64)>,
}

/// From, to, in whole numbers.
#[component]
fn Ends(props: &EndsProps) -> Html {
    let i18n = use_i18n();
    let EndsProps { name, ends: (low, high), quantity, on_ends } = props;
    let (low, high) = (*low, *high);
    let (on_low, on_high) = (
        on_ends.reform(move |value: f64| (value.round(), high)),
        on_ends.reform(move |value: f64| (low, value.round())),
    );
    let field = |key: &str, value, on_value| {
        html! {
            <AmountField name={format!("{name}, {}", i18n.text(key))} label={i18n.text(key)} quantity={*quantity} {value}
                unit="" {on_value} field={key.trim_start_matches("improve-").to_owned()} />
        }
    };
    html! {
        <div class="improve-span">
            <span class="improve-span-name">{ name }</span>
            { field("improve-from", low, on_low) }
            { field("improve-to", high, on_high) }
        </div>
    }
}
