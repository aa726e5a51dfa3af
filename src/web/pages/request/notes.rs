//! Internal notes: what one's own side writes to itself, apart from what both see.

use super::Loaded;
use super::forms::Forms;
use crate::app::notes;
use crate::domain::refusal::Field;
use crate::domain::role::Action;
use crate::web::pages::answer::Answer;
use crate::web::pages::form::Act;
use crate::web::pages::sent::{Reader, TEXT};
use crate::web::pages::visitor::{Posted, Visitor};
use actix_web::web::Path;

/// One note in words.
pub struct NoteView {
    /// When it was written.
    pub when: String,
    /// By which role.
    pub who: String,
    /// What it says.
    pub words: String,
}

/// The notes of the visitor's own side, oldest first; none for who writes none.
pub fn views(visitor: &Visitor, loaded: &Loaded) -> Option<Vec<NoteView>> {
    let say = &visitor.say;
    let notes = loaded.notes.as_ref()?.iter();
    let notes = notes.map(|note| NoteView {
        when: say.instant(note.written_at),
        who: say.code("role", note.role),
        words: note.words.clone(),
    });
    Some(notes.collect())
}

impl Forms<'_> {
    /// The form that writes one.
    pub fn note(&self) -> Option<Act> {
        let may = self.visitor.actor.may(Action::WriteNote);
        may.then(|| {
            self.form(self.on_request("notater"), "akt-notat", |make| {
                vec![make.area(Field::Text)]
            })
        })
    }
}

/// `POST /anmodninger/{id}/notater`.
pub async fn write(posted: Posted, id: Path<String>) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let text = reader.text(Field::Text, TEXT);
    let text = reader.needed(Field::Text, text);
    let told = reader.done(text);
    super::acts::on_request(posted, &id, "notater", told, |actor, work, of, text| {
        notes::write(actor, work, of.0, text)
    })
    .await
}
