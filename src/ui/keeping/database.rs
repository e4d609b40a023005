//! The browser's database: a store of the sets of tabs, and one of sets under a name. Records are JSON texts, so that what comes out is
//! read and checked as anything else from outside.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use gloo::timers::future::TimeoutFuture;
use idb::{
    Database, DatabaseEvent, Error, Factory, ObjectStore, ObjectStoreParams, TransactionMode, TransactionResult,
};
use js_sys::Reflect;
use snowball_engine::plan::Problems;
use wasm_bindgen::JsValue;

use crate::state::Message;
use crate::state::keeping::{Kept, Named, WriteVerdict, free_name, may_write};

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
        self.all(TABS).await.map_err(|error| trouble(&error))
    }

    /// Everything that is kept under a name, in no order.
    pub async fn entries(&self) -> Result<Vec<Entry>, Trouble> {
        let all = self.all(PLANS).await.map_err(|error| trouble(&error))?;
        Ok(all.into_iter().map(|(id, text)| entry(id, text)).collect())
    }

    /// Keeps the set of a tab, and under its name if it has one, both or neither.
    pub async fn keep(&self, tab: &str, mut ours: Kept, new_id: String) -> Result<Outcome, Trouble> {
        let work = async {
            let transaction = self.0.transaction(&[TABS, PLANS], TransactionMode::ReadWrite)?;
            let (tabs, plans) = (transaction.object_store(TABS)?, transaction.object_store(PLANS)?);
            let mut outcome = Outcome::There(None);
            if let Some(seen) = ours.named.clone() {
                let verdict = judge(&plans, &ours, &seen).await?;
                let is_there = matches!(verdict, WriteVerdict::There(_));
                let (named, is_beside) = match verdict {
                    WriteVerdict::There(named) | WriteVerdict::Over(named) => (named, false),
                    WriteVerdict::Beside(name) => (Named { id: new_id, name, revision: 1 }, true),
                };
                ours.named = Some(named.clone());
                if !is_there {
                    put(&plans, &named.id, &ours.to_json())?.await?;
                }
                outcome = if is_beside { Outcome::Beside(named) } else { Outcome::There(Some(named)) };
            }
            put(&tabs, tab, &ours.to_json())?.await?;
            committed(transaction.await?)?;
            Ok(outcome)
        };
        work.await.map_err(|error: Error| trouble(&error))
    }

    /// Puts a set under a name of its own, which is made free if it is taken. Its revision is the first.
    pub async fn add(&self, set: Kept, id: String, wish: &str) -> Result<Named, Trouble> {
        let work = async {
            let transaction = self.0.transaction(&[PLANS], TransactionMode::ReadWrite)?;
            let plans = transaction.object_store(PLANS)?;
            let named = Named { id, name: free_name(wish, &names(&plans, None).await?), revision: 1 };
            let kept = Kept { named: Some(named.clone()), ..set };
            put(&plans, &named.id, &kept.to_json())?.await?;
            committed(transaction.await?)?;
            Ok(named)
        };
        work.await.map_err(|error: Error| trouble(&error))
    }

    /// Gives an entry another name, which is made free if it is taken by another one. Its set is not touched.
    pub async fn rename(&self, id: &str, wish: &str) -> Result<Option<Named>, Trouble> {
        let work = async {
            let transaction = self.0.transaction(&[PLANS], TransactionMode::ReadWrite)?;
            let plans = transaction.object_store(PLANS)?;
            let Some(mut kept) = get(&plans, id).await?.and_then(|text| Kept::from_json(&text).ok()) else {
                return Ok(None);
            };
            let name = free_name(wish, &names(&plans, Some(id)).await?);
            if let Some(named) = &mut kept.named {
                named.name = name;
            }
            put(&plans, id, &kept.to_json())?.await?;
            committed(transaction.await?)?;
            Ok(kept.named)
        };
        work.await.map_err(|error: Error| trouble(&error))
    }

    /// Puts a record of an entry back as it was.
    pub async fn restore(&self, id: &str, text: &str) -> Result<(), Trouble> {
        let work = async {
            let transaction = self.0.transaction(&[PLANS], TransactionMode::ReadWrite)?;
            put(&transaction.object_store(PLANS)?, id, text)?.await?;
            committed(transaction.await?)
        };
        work.await.map_err(|error: Error| trouble(&error))
    }

    /// Deletes an entry and returns its record.
    pub async fn delete(&self, id: &str) -> Result<Option<String>, Trouble> {
        let work = async {
            let transaction = self.0.transaction(&[PLANS], TransactionMode::ReadWrite)?;
            let plans = transaction.object_store(PLANS)?;
            let text = get(&plans, id).await?;
            plans.delete(JsValue::from(id))?.await?;
            committed(transaction.await?)?;
            Ok(text)
        };
        work.await.map_err(|error: Error| trouble(&error))
    }

    /// Lets the sets of tabs go.
    pub async fn forget(&self, tabs: &[String]) -> Result<(), Trouble> {
        let work = async {
            let transaction = self.0.transaction(&[TABS], TransactionMode::ReadWrite)?;
            let store = transaction.object_store(TABS)?;
            for tab in tabs {
                store.delete(JsValue::from(tab))?.await?;
            }
            committed(transaction.await?)
        };
        work.await.map_err(|error: Error| trouble(&error))
    }

    async fn all(&self, store: &str) -> Result<Vec<(String, String)>, Error> {
        let transaction = self.0.transaction(&[store], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(store)?;
        pairs(&store).await
    }
}

/// Whether a set may be written over its entry, inside the transaction that then writes it.
async fn judge(plans: &ObjectStore, ours: &Kept, seen: &Named) -> Result<WriteVerdict, Error> {
    let text = get(plans, &seen.id).await?;
    let stored = text.as_ref().map(|text| Kept::from_json(text));
    // What cannot be read may be of a later page: nothing is written over it.
    if let Some(Err(_)) = stored {
        return Ok(WriteVerdict::Beside(free_name(&seen.name, &names(plans, None).await?)));
    }
    let stored = stored.and_then(Result::ok);
    Ok(match may_write(ours, seen, stored.as_ref(), &[]) {
        WriteVerdict::Beside(_) => may_write(ours, seen, stored.as_ref(), &names(plans, None).await?),
        verdict => verdict,
    })
}

/// The names in use, but for that of one entry.
async fn names(plans: &ObjectStore, but: Option<&str>) -> Result<Vec<String>, Error> {
    let all = pairs(plans).await?.into_iter().filter(|(id, _)| Some(id.as_str()) != but);
    Ok(all.filter_map(|(_, text)| Some(Kept::from_json(&text).ok()?.named?.name)).collect())
}

async fn pairs(store: &ObjectStore) -> Result<Vec<(String, String)>, Error> {
    // Asked for together, so that the transaction stays open between the answers.
    let (keys, values) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
    let (keys, values) = (keys.await?, values.await?);
    // A record of another kind than a text is one that cannot be read.
    let text = |value: JsValue| value.as_string().unwrap_or_default();
    Ok(keys.into_iter().zip(values).map(|(key, value)| (text(key), text(value))).collect())
}

async fn get(store: &ObjectStore, key: &str) -> Result<Option<String>, Error> {
    let value = store.get(JsValue::from(key))?.await?;
    Ok(value.map(|value| value.as_string().unwrap_or_default()))
}

fn put(store: &ObjectStore, key: &str, text: &str) -> Result<idb::request::PutStoreRequest, Error> {
    store.put(&text.into(), Some(&key.into()))
}

/// A transaction that was given up without an error of a request found no room.
fn committed(result: TransactionResult) -> Result<(), Error> {
    if result.is_committed() { Ok(()) } else { Err(Error::UpdateFailed(JsValue::from_str("QuotaExceededError"))) }
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
