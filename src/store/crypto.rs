//! Sealed fields and the keyed index.
//!
//! A data key per child, AES-256-GCM-SIV. A sealed field is `1 | nonce(12) | ciphertext and tag`: the
//! first byte is the form's version. What it belongs to (table, column, row) is authenticated with it,
//! so that a field moved to another row does not open.

use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM_SIV, Aad, Nonce, RandomizedNonceKey};
use aws_lc_rs::{hmac, rand};
use secrecy::{ExposeSecret, SecretSlice};
use zeroize::Zeroizing;

use super::fault::StoreFault;

const FORM: u8 = 1;
const NONCE: usize = 12;
const KEY: usize = 32;

/// The environment's keys: one that wraps data keys, one that indexes. They live outside the database.
pub struct Keys {
    wrapping: RandomizedNonceKey,
    wrapping_id: String,
    index: hmac::Key,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys")
            .field("wrapping_id", &self.wrapping_id)
            .finish_non_exhaustive()
    }
}

/// A child's own key, opened for one transaction.
pub struct DataKey(RandomizedNonceKey);

/// A data key as stored.
pub struct WrappedKey {
    /// Which wrapping key wrapped it.
    pub kek_id: String,
    /// The wrapped bytes.
    pub sealed: Vec<u8>,
}

/// Where a sealed field stands; authenticated with it.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// Table and column, as `table.column`.
    pub column: &'static str,
    /// The row's id.
    pub row: &'a str,
}

impl Place<'_> {
    fn aad(&self) -> Vec<u8> {
        format!("{}|{}|v1", self.column, self.row).into_bytes()
    }
}

/// Why keys could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// Not 32 bytes.
    #[error("key {0} must be 32 bytes")]
    Length(&'static str),
    /// All bytes alike: a placeholder, not a key.
    #[error("key {0} is a placeholder (all bytes alike)")]
    Placeholder(&'static str),
    /// The two keys are the same.
    #[error("the wrapping key and the index key must differ")]
    Same,
}

impl Keys {
    /// Takes the two keys, 32 bytes each.
    ///
    /// # Errors
    /// A wrong length, a placeholder, or the same key twice.
    pub fn new(
        wrapping_id: &str,
        wrapping: &SecretSlice<u8>,
        index: &SecretSlice<u8>,
    ) -> Result<Self, KeyFault> {
        check_key("wrapping", wrapping.expose_secret())?;
        check_key("index", index.expose_secret())?;
        if wrapping.expose_secret() == index.expose_secret() {
            return Err(KeyFault::Same);
        }
        let key = RandomizedNonceKey::new(&AES_256_GCM_SIV, wrapping.expose_secret());
        Ok(Self {
            wrapping: key.map_err(|_| KeyFault::Length("wrapping"))?,
            wrapping_id: wrapping_id.to_owned(),
            index: hmac::Key::new(hmac::HMAC_SHA256, index.expose_secret()),
        })
    }

    /// A new data key for one owner, and the form it is stored in.
    pub(super) fn new_data_key(&self, owner: &str) -> Result<(DataKey, WrappedKey), StoreFault> {
        let mut bytes = Zeroizing::new([0_u8; KEY]);
        rand::fill(bytes.as_mut()).map_err(|_| StoreFault::Sealed("data key"))?;
        let sealed = seal(
            &self.wrapping,
            &self.wrapping_aad(&self.wrapping_id, owner),
            bytes.as_ref(),
        )?;
        let key = data_key(bytes.as_ref())?;
        Ok((
            key,
            WrappedKey {
                kek_id: self.wrapping_id.clone(),
                sealed,
            },
        ))
    }

    /// Opens a stored data key.
    pub(super) fn open_data_key(
        &self,
        owner: &str,
        wrapped: &WrappedKey,
    ) -> Result<DataKey, StoreFault> {
        if wrapped.kek_id != self.wrapping_id {
            return Err(StoreFault::Sealed("data key (another wrapping key)"));
        }
        let aad = self.wrapping_aad(&wrapped.kek_id, owner);
        let bytes = Zeroizing::new(open(&self.wrapping, &aad, &wrapped.sealed, "data key")?);
        data_key(&bytes)
    }

    /// The keyed index of a value in a named space: full 32 bytes, useless without the key.
    pub fn index(&self, space: &str, value: &[u8]) -> Vec<u8> {
        let mut context = hmac::Context::with_key(&self.index);
        context.update(space.as_bytes());
        context.update(b"|");
        context.update(value);
        context.sign().as_ref().to_vec()
    }

    fn wrapping_aad(&self, kek_id: &str, owner: &str) -> Vec<u8> {
        format!("dek|{kek_id}|{owner}").into_bytes()
    }
}

impl DataKey {
    /// Seals a text, padded so that its length tells little.
    pub(super) fn seal(&self, place: Place<'_>, text: &str) -> Result<Vec<u8>, StoreFault> {
        seal(&self.0, &place.aad(), &pad(text))
    }

    /// Opens a sealed text.
    pub(super) fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<String, StoreFault> {
        let padded = open(&self.0, &place.aad(), sealed, place.column)?;
        unpad(padded).ok_or(StoreFault::Sealed(place.column))
    }

    /// Opens what some rows have sealed in a column; rows by their id, without those that have nothing.
    pub(super) fn open_each(
        &self,
        column: &'static str,
        rows: Vec<(String, Option<Vec<u8>>)>,
    ) -> Result<Vec<(String, String)>, StoreFault> {
        let told = rows
            .into_iter()
            .filter_map(|(row, sealed)| Some((row, sealed?)));
        told.map(|(row, sealed)| {
            let text = self.open(Place { column, row: &row }, &sealed)?;
            Ok((row, text))
        })
        .collect()
    }
}

fn data_key(bytes: &[u8]) -> Result<DataKey, StoreFault> {
    let key = RandomizedNonceKey::new(&AES_256_GCM_SIV, bytes)
        .map_err(|_| StoreFault::Sealed("data key"))?;
    Ok(DataKey(key))
}

fn check_key(name: &'static str, key: &[u8]) -> Result<(), KeyFault> {
    if key.len() != KEY {
        return Err(KeyFault::Length(name));
    }
    if key.iter().all(|byte| Some(byte) == key.first()) {
        return Err(KeyFault::Placeholder(name));
    }
    Ok(())
}

fn seal(key: &RandomizedNonceKey, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>, StoreFault> {
    let mut text = plain.to_vec();
    let nonce = key
        .seal_in_place_append_tag(Aad::from(aad), &mut text)
        .map_err(|_| StoreFault::Sealed("new field"))?;
    let mut sealed = Vec::with_capacity(1 + NONCE + text.len());
    sealed.push(FORM);
    sealed.extend_from_slice(nonce.as_ref());
    sealed.append(&mut text);
    Ok(sealed)
}

fn open(
    key: &RandomizedNonceKey,
    aad: &[u8],
    sealed: &[u8],
    what: &'static str,
) -> Result<Vec<u8>, StoreFault> {
    let fault = || StoreFault::Sealed(what);
    let (form, rest) = sealed.split_first().ok_or_else(fault)?;
    if *form != FORM {
        return Err(fault());
    }
    let (nonce, text) = rest.split_at_checked(NONCE).ok_or_else(fault)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| fault())?;
    let mut text = text.to_vec();
    let plain = key
        .open_in_place(nonce, Aad::from(aad), &mut text)
        .map_err(|_| fault())?;
    Ok(plain.to_vec())
}

/// Pads to the next of 32, 64, 256 and then every 256 bytes: one byte 0x80, then zeros.
fn pad(text: &str) -> Vec<u8> {
    let needed = text.len() + 1;
    let size = match needed {
        0..=32 => 32,
        33..=64 => 64,
        _ => needed.div_ceil(256) * 256,
    };
    let mut padded = text.as_bytes().to_vec();
    padded.push(0x80);
    padded.resize(size, 0);
    padded
}

fn unpad(mut padded: Vec<u8>) -> Option<String> {
    let end = padded.iter().rposition(|byte| *byte != 0)?;
    if padded.get(end) != Some(&0x80) {
        return None;
    }
    padded.truncate(end);
    String::from_utf8(padded).ok()
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a failed unwrap is a failed test"
    )]
    use super::*;

    fn secret(byte: u8) -> SecretSlice<u8> {
        let bytes: Vec<u8> = (0..32)
            .map(|index: u8| index.wrapping_mul(7) ^ byte)
            .collect();
        bytes.into()
    }

    fn keys() -> Keys {
        Keys::new("test", &secret(1), &secret(2)).unwrap()
    }

    const HERE: Place<'_> = Place {
        column: "child.sealed_identity",
        row: "row-1",
    };

    #[test]
    fn a_sealed_field_opens_only_where_it_was_put_and_under_its_own_key() {
        let keys = keys();
        let (key, wrapped) = keys.new_data_key("child-1").unwrap();
        let sealed = key.seal(HERE, "hemmelig").unwrap();
        assert_eq!(key.open(HERE, &sealed).unwrap(), "hemmelig");
        assert!(
            key.open(
                Place {
                    row: "row-2",
                    ..HERE
                },
                &sealed
            )
            .is_err()
        );
        let (other, _) = keys.new_data_key("child-2").unwrap();
        assert!(other.open(HERE, &sealed).is_err());
        let reopened = keys.open_data_key("child-1", &wrapped).unwrap();
        assert_eq!(reopened.open(HERE, &sealed).unwrap(), "hemmelig");
        assert!(keys.open_data_key("child-2", &wrapped).is_err());
    }

    #[test]
    fn any_changed_byte_is_found() {
        let (key, _) = keys().new_data_key("child-1").unwrap();
        let sealed = key.seal(HERE, "hemmelig").unwrap();
        for position in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[position] ^= 1;
            assert!(key.open(HERE, &changed).is_err(), "byte {position}");
        }
    }

    #[test]
    fn lengths_are_hidden_in_steps() {
        let (key, _) = keys().new_data_key("child-1").unwrap();
        let length = |text: &str| key.seal(HERE, text).unwrap().len();
        assert_eq!(length("a"), length("1234567890123456789012345678901"));
        assert_eq!(length(&"x".repeat(65)), length(&"x".repeat(255)));
        for text in ["", "æøå", &"å".repeat(300)] {
            let sealed = key.seal(HERE, text).unwrap();
            assert_eq!(key.open(HERE, &sealed).unwrap(), text);
        }
    }

    #[test]
    fn the_index_is_keyed_and_spaced() {
        let keys = keys();
        assert_eq!(keys.index("number", b"1"), keys.index("number", b"1"));
        assert_ne!(keys.index("number", b"1"), keys.index("pseudonym", b"1"));
        let others = Keys::new("test", &secret(1), &secret(3)).unwrap();
        assert_ne!(keys.index("number", b"1"), others.index("number", b"1"));
        assert_eq!(keys.index("number", b"1").len(), 32);
    }

    #[test]
    fn placeholders_and_short_keys_are_refused() {
        let zero: SecretSlice<u8> = vec![0; 32].into();
        let short: SecretSlice<u8> = vec![1, 2, 3].into();
        assert_eq!(
            Keys::new("k", &zero, &secret(1)).err(),
            Some(KeyFault::Placeholder("wrapping"))
        );
        assert_eq!(
            Keys::new("k", &secret(1), &short).err(),
            Some(KeyFault::Length("index"))
        );
        assert_eq!(
            Keys::new("k", &secret(1), &secret(1)).err(),
            Some(KeyFault::Same)
        );
    }
}
