//! Who keeps the open set: one edit after the other, the last one always, and what is under a name.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Value, json};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::database::{Entry, Outcome, Store, Trouble};
use super::local::{self, Tab};
use crate::state::keeping::{Found, Kept, Named, outlived};
use crate::state::{Action, AppState, Message};
use crate::ui::channel::Channel;

/// Name of the channel on which tabs say what they have kept under a name.
const CHANNEL: &str = "kept";

/// Keeps what is open; the same for the life of the page.
#[derive(Clone)]
pub struct Keeper(Rc<Inner>);

struct Inner {
    tab: String,
    /// Why there is no database, if there is none.
    store: Result<Store, Trouble>,
    /// A page that is shown and not worked in keeps nothing.
    idle: bool,
    /// The newest set that the database does not have.
    waiting: RefCell<Option<Kept>>,
    busy: Cell<bool>,
    /// Tells other tabs what this one has kept under a name, and hears it of them.
    channel: RefCell<Option<Channel>>,
    /// Revision of each entry that this tab has seen last.
    seen: RefCell<BTreeMap<String, u64>>,
    /// The entry of which it was said last that another tab has changed it.
    warned: RefCell<Option<String>>,
    /// What was told last, so that it is said once and not at every edit.
    told: RefCell<Option<Trouble>>,
}

impl PartialEq for Keeper {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Keeper {
    /// Keeps nothing.
    #[must_use]
    pub fn idle() -> Self {
        Self::new(String::new(), Err(Message::StorageBlocked), true)
    }

    /// Opens the database, and finds what a tab opens with.
    pub async fn open(tab: &Tab) -> (Self, Found) {
        let opened = match Store::open().await {
            Ok(store) => store.tabs().await.map(|sets| (store, sets)),
            Err(trouble) => Err(trouble),
        };
        // What cannot be read is not written over either.
        let (store, sets) = match opened {
            Ok((store, sets)) => (Ok(store), sets),
            Err(trouble) => (Err(trouble), Vec::new()),
        };
        if let Ok(store) = &store {
            let gone = outlived(&sets, &tab.id);
            gone.iter().for_each(|tab| local::forget(tab));
            if !gone.is_empty() {
                // They are let go another time.
                let _ = store.forget(&gone).await;
            }
        }
        let mut found = Found::default();
        // The sets first: they are surer than the notes.
        for (id, text) in sets.into_iter().chain(local::notes()) {
            let list = if Some(&id) == tab.opens.as_ref() { &mut found.own } else { &mut found.others };
            list.push(text);
        }
        (Self::new(tab.id.clone(), store, false), found)
    }

    fn new(tab: String, store: Result<Store, Trouble>, idle: bool) -> Self {
        Self(Rc::new(Inner {
            tab,
            store,
            idle,
            waiting: RefCell::default(),
            busy: Cell::new(false),
            channel: RefCell::default(),
            seen: RefCell::default(),
            warned: RefCell::default(),
            told: RefCell::default(),
        }))
    }

    /// Whether the page is only shown.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.0.idle
    }

    /// Whether the database cannot be used, which the first thing that is kept will tell.
    #[must_use]
    pub fn is_hindered(&self) -> bool {
        self.0.store.is_err()
    }

    /// Keeps what is open: at once as a note, then in the database.
    pub fn keep(&self, state: &AppState, dispatch: &Callback<Action>) {
        if self.0.idle {
            return;
        }
        let (kept, noted) = self.note(state);
        *self.0.waiting.borrow_mut() = Some(kept);
        match &self.0.store {
            Ok(_) if self.0.busy.replace(true) => {}
            Ok(_) => spawn_local(self.clone().write(dispatch.clone())),
            // A note of every edit is as good as long as it fits; names need the database.
            Err(Message::StorageBlocked) => noted.err().into_iter().for_each(|trouble| self.tell(&trouble, dispatch)),
            Err(trouble) => self.tell(trouble, dispatch),
        }
    }

    /// Notes what is open, at once; tells what, and whether that was possible.
    pub fn note(&self, state: &AppState) -> (Kept, Result<(), Trouble>) {
        let mut kept = Kept::of(state, js_sys::Date::now() as u64);
        if let Some(named) = &mut kept.named {
            named.revision = self.revision(named);
        }
        let noted = if self.0.idle { Ok(()) } else { local::note(&self.0.tab, &kept.to_json()) };
        (kept, noted)
    }

    /// Writes until there is nothing newer.
    async fn write(self, dispatch: Callback<Action>) {
        let inner = &self.0;
        let Ok(store) = &inner.store else { return };
        loop {
            let Some(kept) = inner.waiting.borrow_mut().take() else { break };
            let (text, was) = (kept.to_json(), kept.named.clone());
            match store.keep(&inner.tab, kept, &local::new_id()).await {
                Ok(outcome) => {
                    local::arrived(&inner.tab, &text);
                    inner.told.borrow_mut().take();
                    self.kept(outcome, was, &dispatch);
                }
                Err(trouble) => self.tell(&trouble, &dispatch),
            }
        }
        inner.busy.set(false);
    }

    /// The set has arrived: under its name, or beside it.
    fn kept(&self, outcome: Outcome, was: Option<Named>, dispatch: &Callback<Action>) {
        match outcome {
            Outcome::There(None) => {}
            Outcome::There(Some(named)) => {
                let renamed = was.is_some_and(|was| was.name != named.name);
                if let Some(channel) = &*self.0.channel.borrow() {
                    channel.send(&json!([named.id, named.revision]));
                }
                self.saw(&named);
                if renamed {
                    dispatch.emit(Action::Named(Some(named)));
                }
            }
            Outcome::Beside(named) => {
                self.saw(&named);
                let (theirs, ours) = (was.map(|was| was.name).unwrap_or_default(), named.name.clone());
                // An edit that came meanwhile is of the set that is now kept beside.
                if let Some(waiting) = self.0.waiting.borrow_mut().as_mut() {
                    waiting.named = Some(named.clone());
                }
                dispatch.emit(Action::Named(Some(named)));
                dispatch.emit(Action::Say(Message::KeptBeside { theirs, ours }));
            }
        }
    }

    /// Hears of other tabs; `open` tells what is open here.
    pub fn listen(&self, dispatch: &Callback<Action>, open: impl Fn() -> Rc<AppState> + 'static) {
        let (keeper, dispatch) = (self.clone(), dispatch.clone());
        let heard = Callback::from(move |message: Value| {
            let state = open();
            let other =
                |named: &&Rc<Named>| message[0] == named.id && message[1].as_u64() > Some(keeper.revision(named));
            if let Some(named) = state.named.as_ref().filter(other).cloned() {
                let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
                spawn_local(async move { keeper.changed_elsewhere(&named, &state, &dispatch).await });
            }
        });
        if !self.0.idle {
            self.0.channel.replace(Channel::open(CHANNEL, heard));
        }
    }

    /// Hears nothing any more.
    pub fn deafen(&self) {
        self.0.channel.replace(None);
    }

    /// Another tab has changed the entry of the open set. That is said now, and not first at the next edit; what is done then is decided
    /// then.
    async fn changed_elsewhere(&self, named: &Named, state: &AppState, dispatch: &Callback<Action>) {
        let Ok(entries) = self.entries().await else { return };
        let theirs = entries.into_iter().find_map(|entry| match entry {
            Entry::Set(kept) => kept.named.clone().filter(|theirs| theirs.id == named.id).zip(Some(kept)),
            Entry::Unreadable { .. } => None,
        });
        let Some((theirs, kept)) = theirs else { return };
        if kept.holds_the_same(&Kept::of(state, 0)) {
            self.saw(&theirs);
        } else if self.0.warned.borrow_mut().replace(named.id.clone()).as_ref() != Some(&named.id) {
            dispatch.emit(Action::Say(Message::ChangedElsewhere { name: theirs.name }));
        }
    }

    /// Revision of an entry that this tab has seen last.
    fn revision(&self, named: &Named) -> u64 {
        self.0.seen.borrow().get(&named.id).copied().unwrap_or_default().max(named.revision)
    }

    fn saw(&self, named: &Named) {
        self.0.seen.borrow_mut().insert(named.id.clone(), named.revision);
        self.0.warned.borrow_mut().take();
    }

    fn tell(&self, trouble: &Trouble, dispatch: &Callback<Action>) {
        if self.0.told.borrow().as_ref() != Some(trouble) {
            *self.0.told.borrow_mut() = Some(trouble.clone());
            dispatch.emit(Action::Say(trouble.clone()));
        }
    }

    /// Everything that is kept under a name, in no order.
    pub async fn entries(&self) -> Result<Vec<Entry>, Trouble> {
        self.store()?.entries().await
    }

    /// Keeps what is open under a name, which is made free if it is taken.
    pub async fn save_as(&self, state: &AppState, wish: &str) -> Result<Named, Trouble> {
        self.add(Kept { named: None, ..Kept::of(state, js_sys::Date::now() as u64) }, wish).await
    }

    /// Keeps a set under a name, which is made free if it is taken.
    pub async fn add(&self, set: Kept, wish: &str) -> Result<Named, Trouble> {
        let named = self.store()?.add(set, local::new_id(), wish).await?;
        self.saw(&named);
        Ok(named)
    }

    /// Notes that a set was read from its entry just now: what is written next is on top of it.
    pub fn opened(&self, kept: &Kept) {
        if let Some(named) = &kept.named {
            self.saw(named);
        }
    }

    /// Gives an entry another name.
    pub async fn rename(&self, id: &str, wish: &str) -> Result<Option<Named>, Trouble> {
        self.store()?.rename(id, wish).await
    }

    /// Deletes an entry and returns its record, to be restored.
    pub async fn delete(&self, id: &str) -> Result<Option<String>, Trouble> {
        self.store()?.delete(id).await
    }

    /// Puts the record of a deleted entry back.
    pub async fn restore(&self, id: &str, text: &str) -> Result<(), Trouble> {
        self.store()?.restore(id, text).await
    }

    fn store(&self) -> Result<&Store, Trouble> {
        self.0.store.as_ref().map_err(Clone::clone)
    }
}

/// Who keeps the open set.
#[hook]
pub fn use_keeper() -> Keeper {
    use_context::<Keeper>().unwrap_or_else(Keeper::idle)
}
