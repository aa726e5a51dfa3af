//! «Utkast»: the request form is put aside and taken up again, by whoever began it.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;

use super::answer::{Answer, see};
use super::form::Act;
use super::frame::Frame;
use super::list::register_text;
use super::sent::Sent;
use super::visitor::{Posted, Visitor};
use crate::app::{Expected, Failure, drafts};
use crate::domain::code::Code;
use crate::domain::draft::{Draft, DraftContent};
use crate::domain::id::DraftId;
use crate::domain::legal_basis::{LegalBasis, RequestKind};
use crate::domain::refusal::Field;

/// Where drafts are posted.
pub const PLACE: &str = "/utkast";
/// The hidden field with the draft that the form goes on with.
pub const DRAFT: &str = "utkast";

/// One of the visitor's own drafts.
pub struct DraftLine {
    /// Goes on with it.
    pub href: String,
    /// What it asks for, as far as it is written.
    pub what: String,
    /// When it was saved, and when it is deleted.
    pub when: String,
    /// Deletes it.
    pub delete: Act,
}

#[derive(Template)]
#[template(path = "web/pages/drafts/list.html")]
struct List {
    p: Frame,
    drafts: Vec<DraftLine>,
    register: &'static str,
}

/// `GET /utkast`: what the visitor has begun to write.
pub async fn list(visitor: Visitor) -> Answer {
    let found = visitor.run(drafts::list).await?;
    let template = List {
        p: visitor.frame(visitor.say.t("utkast")),
        drafts: found.iter().map(|one| line(&visitor, one)).collect(),
        register: register_text(&visitor),
    };
    visitor.page(StatusCode::OK, &template)
}

/// `POST /utkast`: saves what was typed, however little, and shows where it lies.
pub async fn save(posted: Posted) -> Answer {
    let Posted { visitor, sent } = posted;
    let over: Option<DraftId> = sent.get(DRAFT).parse().ok();
    let content = content(&sent);
    visitor
        .run(move |actor, work| {
            let over = over.map(|draft| (draft, Expected::Any));
            match drafts::save(actor, work, over, &content) {
                // It was deleted meanwhile: what was typed is not lost with it.
                Err(Failure::NotFound) => drafts::save(actor, work, None, &content),
                saved => saved,
            }
        })
        .await?;
    Ok(see("/anmodninger"))
}

/// What of a form belongs to a draft.
pub fn content(sent: &Sent) -> DraftContent {
    DraftContent::of(sent.pairs())
}

/// `POST /utkast/{id}/slett`.
pub async fn delete(posted: Posted, id: Path<String>) -> Answer {
    let Posted { visitor, sent } = posted;
    let id: DraftId = visitor.id(&id)?;
    let expected = sent.version();
    visitor
        .run(move |actor, work| drafts::delete(actor, work, (id, expected)))
        .await?;
    Ok(see("/anmodninger"))
}

/// The form as a draft has it.
pub fn filled(draft: &Draft) -> Sent {
    let id = (DRAFT.to_owned(), draft.id.to_string());
    let fields = draft.content.fields();
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    Sent::filled(std::iter::once(id).chain(fields).collect())
}

/// A draft as a line of the list.
pub fn line(visitor: &Visitor, draft: &Draft) -> DraftLine {
    let say = &visitor.say;
    let kind = RequestKind::from_code(draft.content.get(Field::Kind.code()));
    let basis = LegalBasis::from_code(draft.content.get(Field::LegalBasis.code()));
    let parts = [
        kind.ok().map(|kind| say.code("request-kind", kind)),
        basis.ok().map(|basis| say.code("legal-basis", basis)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let saved = say.instant(draft.saved_at);
    let gone = say.instant(draft.deleted_at(drafts::kept(visitor.rules())));
    let id = draft.id.to_string();
    DraftLine {
        href: ["/anmodninger/ny?utkast", &id].join("="),
        what: if parts.is_empty() {
            say.t("utkast-uten-noe")
        } else {
            parts.join(", ")
        },
        when: say.with("utkast-lagret", &[("tid", &saved), ("slettes", &gone)]),
        delete: Act {
            id: ["slett", &id].join("-"),
            action: [PLACE, &id, "slett"].join("/"),
            heading: String::new(),
            lead: None,
            token: visitor.form_token(),
            version: draft.version,
            inputs: Vec::new(),
            send: say.t("utkast-slett"),
            primary: false,
            open: false,
        },
    }
}
