//! What the API shows of referrals to statsforvalteren and of internal notes.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::RequestView;
use crate::app::notes::Note;
use crate::domain::code::Code;
use crate::domain::referral::Referral;
use crate::domain::request::PlacementRequest;

view! {
    /// «tilsynsanmodning».
    ReferralView {
        /// The office it went to.
        office: &'static str = "kontor",
        /// Who asked, as a role.
        role: &'static str = "rolle",
        /// When it was asked.
        at: DateTime<Utc> = "tidspunkt",
        /// When the office opened supervision after it.
        opened_at: Option<DateTime<Utc>> = "aapnet",
    }
}

impl From<&Referral> for ReferralView {
    fn from(referral: &Referral) -> Self {
        Self {
            office: referral.office.code(),
            role: referral.role.code(),
            at: referral.at,
            opened_at: referral.opened_at,
        }
    }
}

view! {
    /// A referral on the office's list, with its request without identity.
    ReferredView {
        /// The referral.
        #[serde(flatten)]
        referral: ReferralView = "tilsynsanmodning",
        /// The request.
        request: RequestView = "anmodning",
    }
}

impl ReferredView {
    /// A referral as shown at `now`.
    pub fn new((referral, request): &(Referral, PlacementRequest), now: DateTime<Utc>) -> Self {
        Self {
            referral: ReferralView::from(referral),
            request: RequestView::new(request, now),
        }
    }
}

view! {
    /// «notat»: an internal note of the caller's own side.
    NoteView {
        /// Who wrote it, as a role.
        role: &'static str = "rolle",
        /// When.
        written_at: DateTime<Utc> = "tidspunkt",
        /// What it says.
        words: String = "tekst",
    }
}

impl From<Note> for NoteView {
    fn from(note: Note) -> Self {
        Self {
            role: note.role.code(),
            written_at: note.written_at,
            words: note.words,
        }
    }
}
