//! The browser's database: a store of the sets of tabs, and one of sets under a name. Records are JSON texts, so that what comes out is
//! read and checked as anything else from outside.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use gloo::timers::future::TimeoutFuture;
use idb::{Database, DatabaseEvent, Error, Factory, ObjectStore, ObjectStoreParams, TransactionMode};
use js_sys::Reflect;
use snowball_engine::plan::Problems;
use wasm_bindgen::JsValue;

use crate::state::Message;
use crate::state::keeping::{Kept, Named, WriteVerdict, free_name, may_write, name_of};

const NAME: &str = "snowball";
const VERSION: u32 = 1;

/// The stores.
const TABS: &str = "tabs";
const PLANS: &str = "plans";

/// How long a browser may take to open it, in milliseconds, before the page goes on without.
const PATIENCE: u32 = 3000;

/// Why something was not kept, as it is told.
pub type Trouble = Message;

/// What is kept under a name.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A set; it has a name.
    Set(Kept),
    /// A record that cannot be read. It stays where it is.
    Unreadable {
        /// Its key.
        id: String,
        /// The text as it is.
        text: String,
        /// Every problem.
        problems: Problems,
    },
}

/// What became of a set that was to be kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is kept; under a name, with the revision that the entry has now.
    There(Option<Named>),
    /// Another tab had changed the entry: it is kept beside it.
    Beside(Named),
}

/// An open database.
#[derive(Debug)]
pub struct Store(Database);

impl Store {
    /// Opens it, or makes it.
    pub async fn open() -> Result<Self, Trouble> {
        let opening = async {
            let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
            request.on_upgrade_needed(|event| {
                if let Ok(database) = event.database() {
                    for store in [TABS, PLANS] {
                        // Fails only for a store that is there already.
                        let _ = database.create_object_store(store, ObjectStoreParams::new());
                    }
                }
            });
            request.await
        };
        let mut database = match within(PATIENCE, opening).await {
            Some(opened) => opened.map_err(|error| trouble(&error))?,
            None => return Err(Message::StorageBlocked),
        };
        // A later page that wants to change the stores need not wait for this one to be closed.
        database.on_version_change(|event| {
            if let Some(Ok(database)) = event.target().map(|target| Database::try_from(JsValue::from(target))) {
                database.close();
            }
        });
        Ok(Self(database))
    }

    /// Keys and texts of the sets of all tabs.
    pub async fn tabs(&self) -> Result<Vec<(String, String)>, Trouble> {
        self.all(TABS).await
    }

    /// Everything that is kept under a name, in no order.
    pub async fn entries(&self) -> Result<Vec<Entry>, Trouble> {
        let all = self.all(PLANS).await?;
        Ok(all.into_iter().map(|(id, text)| entry(id, text)).collect())
    }

    /// Keeps the set of a tab, and under its name if it has one, both or neither.
    pub async fn keep(&self, tab: &str, mut ours: Kept, new_id: &str) -> Result<Outcome, Trouble> {
        let seen = ours.named.clone();
        let mut outcome = Outcome::There(None);
        let mut decide = |plans: &[(String, String)]| {
            let mut writes = Vec::new();
            if let Some(seen) = &seen {
                let verdict = judge(plans, &ours, seen);
                let is_there = matches!(verdict, WriteVerdict::There(_));
                let (named, is_beside) = match verdict {
                    WriteVerdict::There(named) | WriteVerdict::Over(named) => (named, false),
                    WriteVerdict::Beside(name) => (Named { id: new_id.to_owned(), name, revision: 1 }, true),
                };
                ours.named = Some(named.clone());
                if !is_there {
                    writes.push(Write(PLANS, named.id.clone(), Some(ours.to_json())));
                }
                outcome = if is_beside { Outcome::Beside(named) } else { Outcome::There(Some(named)) };
            }
            writes.push(Write(TABS, tab.to_owned(), Some(ours.to_json())));
            writes
        };
        self.write(seen.is_some(), &mut decide).await?;
        Ok(outcome)
    }

    /// Puts a set under a name of its own, which is made free if it is taken. Its revision is the first.
    pub async fn add(&self, mut set: Kept, id: String, wish: &str) -> Result<Named, Trouble> {
        let mut named = Named { id, name: String::new(), revision: 1 };
        let mut decide = |plans: &[(String, String)]| {
            named.name = free_name(wish, &names(plans, None));
            set.named = Some(named.clone());
            vec![Write(PLANS, named.id.clone(), Some(set.to_json()))]
        };
        self.write(true, &mut decide).await?;
        Ok(named)
    }

    /// Gives an entry another name, which is made free if it is taken by another one. Its set is not touched.
    pub async fn rename(&self, id: &str, wish: &str) -> Result<Option<Named>, Trouble> {
        let mut named = None;
        let mut decide = |plans: &[(String, String)]| {
            let Some(mut kept) = find(plans, id).and_then(|text| Kept::from_json(text).ok()) else { return Vec::new() };
            let name = free_name(wish, &names(plans, Some(id)));
            kept.named = kept.named.map(|named| Named { name, ..named });
            named = kept.named.clone();
            vec![Write(PLANS, id.to_owned(), Some(kept.to_json()))]
        };
        self.write(true, &mut decide).await?;
        Ok(named)
    }

    /// Puts a record of an entry back as it was.
    pub async fn restore(&self, id: &str, text: &str) -> Result<(), Trouble> {
        self.write(false, &mut |_| vec![Write(PLANS, id.to_owned(), Some(text.to_owned()))]).await
    }

    /// Deletes an entry and returns its record.
    pub async fn delete(&self, id: &str) -> Result<Option<String>, Trouble> {
        let mut text = None;
        let mut decide = |plans: &[(String, String)]| {
            text = find(plans, id).cloned();
            vec![Write(PLANS, id.to_owned(), None)]
        };
        self.write(true, &mut decide).await?;
        Ok(text)
    }

    /// Lets the sets of tabs go.
    pub async fn forget(&self, tabs: &[String]) -> Result<(), Trouble> {
        self.write(false, &mut |_| tabs.iter().map(|tab| Write(TABS, tab.clone(), None)).collect()).await
    }

    /// Decides what to write by what is kept under names, if that matters, and writes all of it or nothing. No other tab writes in between.
    /// In one place: each future of a request is a kilobyte of the page.
    async fn write(&self, reads: bool, decide: &mut Decide<'_>) -> Result<(), Trouble> {
        let work = async {
            let transaction = self.0.transaction(&[TABS, PLANS], TransactionMode::ReadWrite)?;
            let plans = if reads { pairs(&transaction.object_store(PLANS)?).await? } else { Vec::new() };
            for Write(store, key, text) in decide(&plans) {
                let (store, key) = (transaction.object_store(store)?, JsValue::from(key));
                match text {
                    Some(text) => drop(store.put(&text.into(), Some(&key))?.await?),
                    None => store.delete(key)?.await?,
                }
            }
            // One that was given up without an error of a request found no room.
            let full = || Error::UpdateFailed(JsValue::from_str("QuotaExceededError"));
            transaction.await?.is_committed().then_some(()).ok_or_else(full)
        };
        work.await.map_err(|error: Error| trouble(&error))
    }

    async fn all(&self, store: &str) -> Result<Vec<(String, String)>, Trouble> {
        let work = async {
            let transaction = self.0.transaction(&[store], TransactionMode::ReadOnly)?;
            pairs(&transaction.object_store(store)?).await
        };
        work.await.map_err(|error: Error| trouble(&error))
    }
}

/// What is to be written, by the keys and records of what is kept under names.
type Decide<'a> = dyn FnMut(&[(String, String)]) -> Vec<Write> + 'a;

/// A store, a key, and the record that it gets; none deletes it.
struct Write(&'static str, String, Option<String>);

/// Whether a set may be written over its entry.
fn judge(plans: &[(String, String)], ours: &Kept, seen: &Named) -> WriteVerdict {
    let taken = names(plans, None);
    match find(plans, &seen.id).map(|text| Kept::from_json(text)) {
        // What cannot be read may be of a later page: nothing is written over it.
        Some(Err(_)) => WriteVerdict::Beside(free_name(&seen.name, &taken)),
        Some(Ok(stored)) => may_write(ours, seen, Some(&stored), &taken),
        None => may_write(ours, seen, None, &taken),
    }
}

fn find<'a>(plans: &'a [(String, String)], id: &str) -> Option<&'a String> {
    plans.iter().find(|(key, _)| key == id).map(|(_, text)| text)
}

/// The names in use, but for that of one entry.
fn names(plans: &[(String, String)], but: Option<&str>) -> Vec<String> {
    let all = plans.iter().filter(|(id, _)| Some(id.as_str()) != but);
    all.filter_map(|(_, text)| name_of(text)).collect()
}

async fn pairs(store: &ObjectStore) -> Result<Vec<(String, String)>, Error> {
    // Asked for together, so that the transaction stays open between the answers.
    let (keys, values) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
    let (keys, values) = (keys.await?, values.await?);
    // A record of another kind than a text is one that cannot be read.
    let text = |value: JsValue| value.as_string().unwrap_or_default();
    Ok(keys.into_iter().zip(values).map(|(key, value)| (text(key), text(value))).collect())
}

fn entry(id: String, text: String) -> Entry {
    match Kept::from_json(&text) {
        Ok(kept) if kept.named.is_some() => Entry::Set(kept),
        // A set without a name, as an older page may have left it, goes by its key.
        Ok(kept) => {
            let named = Some(Named { id: id.clone(), name: id, revision: 0 });
            Entry::Set(Kept { named, ..kept })
        }
        Err(problems) => Entry::Unreadable { id, text, problems },
    }
}

/// What the reader is told of an error.
fn trouble(error: &Error) -> Trouble {
    let name = match error {
        Error::DomException(exception) => exception.name(),
        Error::UpdateFailed(value) | Error::IndexedDbOpenFailed(value) | Error::TransactionOpenFailed(value) => {
            let name = Reflect::get(value, &"name".into()).ok().and_then(|name| name.as_string());
            name.or_else(|| value.as_string()).unwrap_or_default()
        }
        _ => String::new(),
    };
    match name.as_str() {
        "QuotaExceededError" => Message::StorageFull,
        "VersionError" => Message::StorageNewer,
        _ => Message::StorageBlocked,
    }
}

/// What a future comes to, unless it takes longer.
async fn within<T>(milliseconds: u32, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut end = pin!(TimeoutFuture::new(milliseconds));
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => end.as_mut().poll(context).map(|()| None),
    })
    .await
}
