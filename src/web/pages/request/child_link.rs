//! The desk proposes that the child of a case is the child of another.

use actix_web::web::Path;

use super::acts::on_request;
use super::forms::{Forms, Target};
use crate::app::child_links;
use crate::domain::refusal::Field;
use crate::domain::role::Action;
use crate::web::pages::answer::Answer;
use crate::web::pages::form::Act;
use crate::web::pages::sent::{LINE, Reader, TEXT};
use crate::web::pages::visitor::Posted;

/// The form's name.
const LINK: &str = "barnekobling";

impl Forms<'_> {
    /// The form, for a desk with an open case.
    pub(super) fn child_link(&self) -> Option<Act> {
        let may = self.visitor.actor.may(Action::JoinChildren);
        let say = &self.visitor.say;
        let request = &self.loaded.shown.case.request;
        let target = Target {
            id: LINK.to_owned(),
            action: ["/anmodninger", &request.id.to_string(), LINK].join("/"),
            version: request.version,
        };
        (may && !self.status().is_closed()).then(|| {
            let form = self.form(target, "akt-barnekobling", |make| {
                let case = make.line(Field::CaseNumber);
                let case = case.hint(say.t("kobling-saksnummer-hjelp"));
                vec![case, make.area(Field::Reason)]
            });
            Act {
                lead: Some(say.t("akt-barnekobling-lead")),
                ..form
            }
        })
    }
}

/// `POST /anmodninger/{id}/barnekobling`.
pub async fn propose(posted: Posted, id: Path<String>) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let case = reader.text(Field::CaseNumber, LINE);
    let case = reader.needed(Field::CaseNumber, case);
    let reason = reader.text(Field::Reason, TEXT);
    let reason = reader.needed(Field::Reason, reason);
    let told = reader.done(case.zip(reason));
    on_request(posted, &id, LINK, told, |actor, work, of, told| {
        child_links::propose(actor, work, of.0, (&told.0, &told.1))
    })
    .await
}
