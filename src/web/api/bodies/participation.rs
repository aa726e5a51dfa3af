//! The child's participation as it is told, alone or with a request.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use super::RequestBody;
use crate::domain::event::{CaseEventKind, EventDetail};
use crate::domain::refusal::{Faults, Field, Rule};
use crate::domain::registration::ParticipationTold;
use crate::web::api::codes::ApiCode;
use crate::web::api::read::Reader;

body! {
    /// «medvirkning»: whether the child was heard, what it says, how that was weighed. Each part may wait.
    ParticipationBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Whether and how the child was heard.
        heard: String = "barnetHort",
        /// Why it was not; sealed.
        why_not: String = "ikkeHortFordi",
        /// What the child says; sealed.
        says: String = "barnetSier",
        /// How that was weighed; sealed.
        weighed: String = "vektlegging",
        /// When; now where it is left out.
        at: String = "tidspunkt",
    }
}

impl ParticipationBody {
    /// What is told, and when it happened.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(
        &self,
        mut reader: Reader<'_>,
    ) -> Result<(ParticipationTold, DateTime<Utc>), Faults> {
        let r = &mut reader;
        let told = ParticipationTold {
            heard: heard(r, self.heard.as_deref()),
            why_not: r.text(Field::WhyNotHeard, self.why_not.as_deref()),
            says: r.text(Field::ChildSays, self.says.as_deref()),
            weighed: r.text(Field::Weighed, self.weighed.as_deref()),
        };
        let at = r.at(self.at.as_deref());
        reader.finish(at.map(|at| (told, at)))
    }
}

impl RequestBody {
    /// What is told with a request.
    pub(super) fn participation(&self, r: &mut Reader<'_>) -> ParticipationTold {
        ParticipationTold {
            heard: heard(r, self.heard.as_deref()),
            why_not: r.text(Field::WhyNotHeard, self.why_not.as_deref()),
            says: r.text(Field::ChildSays, self.says.as_deref()),
            weighed: r.text(Field::Weighed, self.weighed.as_deref()),
        }
    }

    /// After the request it is told at an address of its own: it is no correction.
    pub(super) fn refuse_participation(&self, r: &mut Reader<'_>) {
        let told = [
            (self.heard.is_some(), Field::Heard),
            (self.why_not.is_some(), Field::WhyNotHeard),
            (self.says.is_some(), Field::ChildSays),
            (self.weighed.is_some(), Field::Weighed),
        ];
        for (given, field) in told {
            r.faults.unless(!given, field, Rule::UnknownField);
        }
    }
}

/// One of the ways a child is heard: the other details belong to other kinds of events.
fn heard(r: &mut Reader<'_>, raw: Option<&str>) -> Option<EventDetail> {
    let ways = CaseEventKind::ChildHeard.shape().details;
    let found = EventDetail::from_name(raw?).filter(|detail| ways.contains(detail));
    if found.is_none() {
        let names = ways.iter().map(|way| way.name()).collect();
        r.faults.note(Field::Heard, Rule::OneOf(names));
    }
    found
}
