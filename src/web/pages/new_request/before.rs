//! What fills the form before anybody has typed: an advance notice that becomes a request, or a draft.

use super::super::drafts;
use super::super::form::Input;
use super::super::sent::Sent;
use super::super::visitor::Visitor;
use super::Asked;
use crate::app::{Failure, Receipt, drafts as app_drafts, notices, requests};
use crate::domain::code::Code;
use crate::domain::id::{DraftId, NoticeId};
use crate::domain::refusal::Field;
use crate::domain::registration::Registration;

/// The hidden field with the notice that becomes a request.
pub(super) const NOTICE: &str = "varsel";

/// What the form is filled with; none where the address asks for an empty one.
pub(super) async fn filled(
    visitor: &Visitor,
    asked: &Asked,
) -> Result<Option<Sent>, actix_web::Error> {
    if !asked.utkast.is_empty() {
        let id: DraftId = visitor.id(&asked.utkast)?;
        let draft = visitor
            .run(move |actor, work| app_drafts::show(actor, work, id))
            .await?;
        return Ok(Some(drafts::filled(&draft)));
    }
    if asked.varsel.is_empty() {
        return Ok(None);
    }
    let id: NoticeId = visitor.id(&asked.varsel)?;
    let shown = visitor
        .run(move |actor, work| notices::show(actor, work, id))
        .await?;
    if shown.notice.end.is_some() {
        return Err(visitor.failed(&Failure::NotFound));
    }
    Ok(Some(of_notice(&shown)))
}

/// When the need is reported stays empty, which means now: the clock never runs from the notice.
fn of_notice(shown: &notices::Shown) -> Sent {
    let notice = &shown.notice;
    let named = |field: Field, value: &str| (field.code().to_owned(), value.to_owned());
    Sent::filled(vec![
        (NOTICE.to_owned(), notice.id.to_string()),
        named(Field::Municipality, &notice.municipality.to_string()),
        named(Field::LegalBasis, notice.legal_basis.code()),
        named(Field::Kind, notice.kind.code()),
        named(Field::Measure, notice.measure.code()),
        named(
            Field::Description,
            shown.text.as_deref().unwrap_or_default(),
        ),
    ])
}

/// Whether something stands in a field that is folded away.
pub(super) fn fills(sent: &Sent, folded: &[Input]) -> bool {
    let told = folded.iter().filter(|one| !one.is_for(Field::Kind.code()));
    told.into_iter().any(|one| !sent.get(one.name()).is_empty())
}

/// Registers what was told; of a notice, where the form was made of one.
pub(super) async fn register(
    visitor: &Visitor,
    sent: &Sent,
    told: Registration,
) -> Result<Receipt, Failure> {
    let notice = match sent.get(NOTICE) {
        "" => None,
        text => Some(text.parse::<NoticeId>().map_err(|_| Failure::NotFound)?),
    };
    let draft: Option<DraftId> = sent.get(drafts::DRAFT).parse().ok();
    visitor
        .attempt(move |actor, work| {
            let receipt = match notice {
                Some(notice) => notices::convert(actor, work, notice, &told).map(|(one, _)| one),
                None => requests::register(actor, work, &told),
            }?;
            if let Some(draft) = draft {
                app_drafts::sent(actor, work, draft)?;
            }
            Ok(receipt)
        })
        .await
}
