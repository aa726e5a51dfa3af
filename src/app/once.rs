//! Doing a thing once, however often the sender asks for it.

use uuid::Uuid;

use super::error::Failure;
use super::service::Work;
use crate::store::done_before::{self, Done};

/// A sender's key and what was sent under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Whose key it is: an organisation, or an import's source.
    pub owner: String,
    /// The key.
    pub key: String,
    /// Keyed hash of act, object and content.
    pub content: Vec<u8>,
}

/// What an act left behind: the same again when the key is sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// Kind of object.
    pub object: &'static str,
    /// Its id.
    pub id: Uuid,
    /// Its version after the act.
    pub version: i32,
}

/// Kinds of object a receipt can name.
pub const OBJECTS: [&str; 19] = [
    "request",
    "offer",
    "breach",
    "supervision",
    "calibration",
    "warning",
    "hand_over",
    "note",
    "notice",
    "enquiry",
    "unmade_request",
    "draft",
    "frozen_month",
    "place",
    "placement",
    "history",
    "child_link",
    "on_call",
    "meeting",
];

impl Work<'_, '_> {
    /// Runs an act unless its key did it before; then gives the same receipt.
    ///
    /// # Errors
    /// [`Failure::KeyReused`] for the same key with other content; else the act's own failure.
    pub fn once(
        &mut self,
        key: Option<&Key>,
        act: impl FnOnce(&mut Self) -> Result<Receipt, Failure>,
    ) -> Result<Receipt, Failure> {
        let act = |work: &mut Self| act(work).map(|receipt| (receipt, ()));
        let (receipt, ()) = self.once_and_tell(key, act, |_, _| Ok(()))?;
        Ok(receipt)
    }

    /// [`Work::once`] for an act that tells more than its receipt; `again` finds that for a key that
    /// did it before.
    ///
    /// # Errors
    /// As [`Work::once`].
    pub fn once_and_tell<T>(
        &mut self,
        key: Option<&Key>,
        act: impl FnOnce(&mut Self) -> Result<(Receipt, T), Failure>,
        again: impl FnOnce(&mut Self, Receipt) -> Result<T, Failure>,
    ) -> Result<(Receipt, T), Failure> {
        let Some(key) = key else { return act(self) };
        if let Some(receipt) = self.done_before(key)? {
            let told = again(self, receipt)?;
            return Ok((receipt, told));
        }
        let (receipt, told) = act(self)?;
        self.remember(key, receipt)?;
        Ok((receipt, told))
    }

    /// What the key did before, if it was the same thing.
    ///
    /// # Errors
    /// [`Failure::KeyReused`].
    pub fn done_before(&mut self, key: &Key) -> Result<Option<Receipt>, Failure> {
        let Some(done) = done_before::find(self.tx, &key.owner, &key.key)? else {
            return Ok(None);
        };
        if done.content != key.content {
            return Err(Failure::KeyReused);
        }
        Ok(Some(receipt_of(&done)?))
    }

    /// What a ref of this source created, whatever its content.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn created_by(&mut self, owner: &str, key: &str) -> Result<Option<Receipt>, Failure> {
        let done = done_before::find(self.tx, owner, key)?;
        done.as_ref().map(receipt_of).transpose()
    }

    /// Remembers what the key did.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn remember(&mut self, key: &Key, receipt: Receipt) -> Result<(), Failure> {
        let done = Done {
            object_kind: receipt.object.to_owned(),
            object_id: receipt.id.to_string(),
            object_version: receipt.version,
            content: key.content.clone(),
        };
        done_before::remember(self.tx, &key.owner, &key.key, &done, self.clock)
            .map_err(Failure::from)
    }
}

fn receipt_of(done: &Done) -> Result<Receipt, Failure> {
    let corrupt = || crate::store::StoreFault::Corrupt("done_before".into());
    let object = OBJECTS
        .into_iter()
        .find(|kind| *kind == done.object_kind)
        .ok_or_else(corrupt)?;
    let id = done.object_id.parse().map_err(|_| corrupt())?;
    Ok(Receipt {
        object,
        id,
        version: done.object_version,
    })
}
