//! What kommuner referred to the office and nobody has opened yet: first on its list, opened by one click.

use actix_web::web::Path;
use chrono::{DateTime, Utc};

use crate::app::referrals;
use crate::app::supervision::{self, Subject};
use crate::domain::calendar;
use crate::domain::id::RequestId;
use crate::domain::referral::Referral;
use crate::domain::request::PlacementRequest;
use crate::domain::role::Action;
use crate::web::pages::answer::{Answer, see};
use crate::web::pages::visitor::{Posted, Visitor};

/// Referrals shown at most; the oldest come first.
const ROWS: i64 = 50;

/// A referral as the list shows it.
pub struct Referred {
    pub(super) href: String,
    pub(super) number: String,
    pub(super) municipality: String,
    pub(super) what: String,
    pub(super) asked: String,
    pub(super) token: String,
}

/// The referrals to the visitor's office that are not opened; none for who supervises nothing.
pub(super) async fn rows(
    visitor: &Visitor,
    now: DateTime<Utc>,
) -> Result<Vec<Referred>, actix_web::Error> {
    if !visitor.actor.may(Action::Supervise) {
        return Ok(Vec::new());
    }
    let found = visitor
        .run(|actor, work| referrals::not_opened(actor, work, ROWS))
        .await?;
    let say = &visitor.say;
    let row = |(referral, request): &(Referral, PlacementRequest)| {
        let content = &request.content;
        let day = calendar::local_date(content.need_reported_at);
        let what = [
            say.code("request-kind", content.kind),
            say.code("measure", content.measure),
            say.basis(content.legal_basis, content.law_version),
        ];
        let (at, waited) = (say.instant(referral.at), say.wait(referral.at, now));
        Referred {
            href: ["/anmodninger", &request.id.to_string()].join("/"),
            number: request.case_number.clone(),
            municipality: say.municipality(visitor.rules(), request.municipality, day),
            what: what.join(" · "),
            asked: say.with("henvist-bedt", &[("tid", &at), ("ventet", &waited)]),
            token: visitor.form_token(),
        }
    };
    Ok(found.iter().map(row).collect())
}

/// `POST /anmodninger/{id}/tilsyn`: opens supervision of what was referred, and shows it.
pub async fn open(posted: Posted, id: Path<String>) -> Answer {
    let visitor = posted.visitor;
    let id: RequestId = visitor.id(&id)?;
    let subject = Subject {
        request: Some(id),
        ..Subject::default()
    };
    let receipt = visitor
        .run(move |actor, work| {
            let now = work.now;
            supervision::open(actor, work, &subject, (None, now))
        })
        .await?;
    Ok(see(&["/tilsyn", &receipt.id.to_string()].join("/")))
}
