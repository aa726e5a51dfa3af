//! Questions about the database as a whole: the instant of the last fact told, and whether it answers.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;

use super::columns::{instant, stored};
use super::fault::StoreFault;
use super::schema::{
    advance_notice, advance_notice_end, breach_decision, case_event, child_link,
    child_link_decision, enquiry, enquiry_outcome, hand_over, harm, history_table, interim_cost,
    meeting, nemnd_event, offer, on_call_card, place, place_hold, place_hold_release, placement,
    placement_request, possible_breach, request_change, search_line, self_assessment, self_report,
    severity_answer, severity_assessment, sibling_member, sibling_wish, stay, supervision,
    supervision_referral, supervision_step, unmade_request, withdrawal,
};
use super::transaction::Tx;

/// When the last fact was told; `None` for an empty database.
///
/// # Errors
/// A fault of the database.
pub fn last_recorded_at(tx: &mut Tx<'_>) -> Result<Option<DateTime<Utc>>, StoreFault> {
    last_recorded(tx, None)
}

/// When the last fact told at or before an instant was told; `None` where nothing was.
///
/// # Errors
/// A fault of the database.
pub fn last_recorded_by(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreFault> {
    last_recorded(tx, Some(cut_off))
}

fn last_recorded(
    tx: &mut Tx<'_>,
    cut_off: Option<DateTime<Utc>>,
) -> Result<Option<DateTime<Utc>>, StoreFault> {
    let cut_off = cut_off.map(stored);
    let mut last: Option<NaiveDateTime> = None;
    macro_rules! consider { ($($column:expr => $table:expr),+ $(,)?) => { $(
        let found: Option<NaiveDateTime> = match cut_off {
            None => $table.select(max($column)).first(tx.db)?,
            Some(cut_off) => $table
                .filter($column.le(cut_off))
                .select(max($column))
                .first(tx.db)?,
        };
        last = last.max(found);
    )+ } }
    consider!(
        placement_request::registered_at => placement_request::table,
        request_change::recorded_at => request_change::table,
        withdrawal::recorded_at => withdrawal::table,
        stay::to_recorded_at => stay::table,
        stay::recorded_at => stay::table,
        hand_over::recorded_at => hand_over::table,
        advance_notice::recorded_at => advance_notice::table,
        advance_notice_end::recorded_at => advance_notice_end::table,
        sibling_member::recorded_at => sibling_member::table,
        sibling_wish::recorded_at => sibling_wish::table,
        enquiry::recorded_at => enquiry::table,
        enquiry_outcome::recorded_at => enquiry_outcome::table,
        unmade_request::recorded_at => unmade_request::table,
        harm::recorded_at => harm::table,
        history_table::recorded_at => history_table::table,
        interim_cost::recorded_at => interim_cost::table,
        case_event::recorded_at => case_event::table,
        child_link::recorded_at => child_link::table,
        child_link_decision::recorded_at => child_link_decision::table,
        meeting::recorded_at => meeting::table,
        on_call_card::recorded_at => on_call_card::table,
        nemnd_event::recorded_at => nemnd_event::table,
        search_line::recorded_at => search_line::table,
        offer::recorded_at => offer::table,
        place::recorded_at => place::table,
        placement::recorded_at => placement::table,
        place_hold::recorded_at => place_hold::table,
        place_hold_release::recorded_at => place_hold_release::table,
        offer::answer_recorded_at => offer::table,
        offer::withdrawal_recorded_at => offer::table,
        offer::move_in_recorded_at => offer::table,
        possible_breach::recorded_at => possible_breach::table,
        breach_decision::recorded_at => breach_decision::table,
        severity_assessment::recorded_at => severity_assessment::table,
        severity_answer::recorded_at => severity_answer::table,
        self_assessment::recorded_at => self_assessment::table,
        self_report::recorded_at => self_report::table,
        supervision_referral::recorded_at => supervision_referral::table,
        supervision::recorded_at => supervision::table,
        supervision::conclusion_recorded_at => supervision::table,
        supervision_step::recorded_at => supervision_step::table,
    );
    Ok(last.map(instant))
}

/// Whether the database answers and has the tables this program knows.
///
/// # Errors
/// A fault of the database.
pub fn answers(tx: &mut Tx<'_>) -> Result<(), StoreFault> {
    let _any: Option<String> = placement_request::table
        .select(placement_request::id)
        .first(tx.db)
        .optional()?;
    Ok(())
}
