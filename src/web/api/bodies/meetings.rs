//! The body of a meeting.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::meetings::NewMeeting;
use crate::domain::meeting::{MOST, Seats};
use crate::domain::refusal::{Faults, Field, Rule};
use crate::web::api::read::Reader;

body! {
    /// «deltakere»: how many of one rank sit on one side.
    SeatsBody {
        /// Whose.
        side: String = "side",
        /// Of which rank.
        rank: String = "nivaa",
        /// How many.
        people: i32 = "antall",
    }
}

body! {
    /// «møte»: an invitation, or a meeting that was held. Nobody is named.
    MeetingBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Invitation or held.
        kind: String = "type",
        /// When it is or was.
        at: String = "tidspunkt",
        /// Who sits where.
        seats: Vec<SeatsBody> = "deltakere",
        /// Free text, sealed.
        text: String = "tekst",
    }
}

impl MeetingBody {
    /// The meeting.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut r: Reader<'_>) -> Result<NewMeeting, Faults> {
        let kind = r.required_code(Field::EventKind, self.kind.as_deref());
        let at = r.instant(Field::At, self.at.as_deref());
        let at = r.required(Field::At, at);
        let told = self.seats.iter().flatten();
        let seats: Vec<Seats> = told.filter_map(|one| seats(&mut r, one)).collect();
        let text = r.text(Field::Text, self.text.as_deref());
        r.finish(kind.zip(at).map(|(kind, at)| NewMeeting {
            kind,
            at,
            seats,
            text,
        }))
    }
}

fn seats(r: &mut Reader<'_>, told: &SeatsBody) -> Option<Seats> {
    let side = r.required_code(Field::Participants, told.side.as_deref())?;
    let rank = r.required_code(Field::Participants, told.rank.as_deref())?;
    let people = r.required(Field::Participants, told.people)?;
    let sane = (1..=MOST).contains(&people);
    let range = Rule::Range(1, MOST.into());
    r.faults.unless(sane, Field::Participants, range);
    Some(Seats { side, rank, people })
}
