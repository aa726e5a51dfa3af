//! Case numbers like 2026-000123: taken in blocks, so that registrations do not wait for each other.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::prelude::*;

use super::fault::StoreFault;
use super::pool::Store;
use super::schema::case_number;
use super::transaction::Tx;

/// Numbers reserved at a time; what is left of a block at a stop is never used.
const BLOCK: i32 = 256;

/// The block this process is handing out.
#[derive(Debug, Default)]
pub struct CaseNumbers {
    blocks: Mutex<Vec<Block>>,
    /// Numbers for a rehearsal: without end, and of a form that is never handed out in earnest.
    rehearsal: Option<AtomicU32>,
}

#[derive(Debug, Clone, Copy)]
struct Block {
    year: i32,
    next: i32,
    end: i32,
}

impl CaseNumbers {
    /// Numbers for work that will be undone: none is reserved, so nothing is kept.
    pub fn for_rehearsal() -> Self {
        Self {
            blocks: Mutex::default(),
            rehearsal: Some(AtomicU32::new(1)),
        }
    }

    /// The next number of a year from this process's block, or `None` when a new block is needed.
    pub fn take(&self, year: i32) -> Option<String> {
        if let Some(next) = &self.rehearsal {
            return Some(format!(
                "{year}-P{:06}",
                next.fetch_add(1, Ordering::Relaxed)
            ));
        }
        let mut blocks = self
            .blocks
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let block = blocks
            .iter_mut()
            .find(|block| block.year == year && block.next < block.end)?;
        let number = block.next;
        block.next += 1;
        Some(format!("{year}-{number:06}"))
    }

    /// Reserves a block for a year in a transaction of its own: a number once handed out must never
    /// come back because the work that took it was rolled back.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn reserve(&self, store: &Store, year: i32) -> Result<(), StoreFault> {
        let first = store.write(move |tx| reserve(tx, year)).await?;
        self.put(year, first);
        Ok(())
    }

    /// [`CaseNumbers::reserve`] for the command line.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn reserve_blocking(&self, store: &Store, year: i32) -> Result<(), StoreFault> {
        let first = store.write_blocking(move |tx| reserve(tx, year))?;
        self.put(year, first);
        Ok(())
    }

    fn put(&self, year: i32, first: i32) {
        let mut blocks = self
            .blocks
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        blocks.retain(|block| block.next < block.end);
        blocks.push(Block {
            year,
            next: first,
            end: first + BLOCK,
        });
    }
}

fn reserve(tx: &mut Tx<'_>, year: i32) -> Result<i32, StoreFault> {
    let moved = diesel::update(case_number::table.find(year))
        .set(case_number::next.eq(case_number::next + BLOCK))
        .execute(tx.db)?;
    if moved == 0 {
        diesel::insert_into(case_number::table)
            .values((case_number::year.eq(year), case_number::next.eq(1 + BLOCK)))
            .execute(tx.db)?;
        return Ok(1);
    }
    let next: i32 = case_number::table
        .find(year)
        .select(case_number::next)
        .first(tx.db)?;
    Ok(next - BLOCK)
}
