//! «Vaktkort»: whom to call, on a page of their own, on the page of a case and on the form of an acute request.

use askama::Template;
use askama::filters::HtmlSafe;

use super::answer::{Answer, see};
use super::form::{Act, Attempt, Choice, Kind, Maker, Summary, choice};
use super::frame::Frame;
use super::request::status_of;
use super::sent::{LINE, Reader, Sent};
use super::visitor::{Posted, Visitor};
use crate::app::{Failure, on_call};
use crate::clock;
use crate::domain::calendar;
use crate::domain::on_call::{CardText, OnCallCard};
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Actor, Organisation};

/// Where the page stands.
const PLACE: &str = "/vaktkort";
/// Its one form.
const ACT: &str = "vaktkort";

/// Some cards in words.
#[derive(Default, Template)]
#[template(path = "web/pages/on_call_cards.html")]
pub struct Cards {
    title: String,
    cards: Vec<CardView>,
    /// To the page where they are kept, for who may read it.
    link: Option<String>,
}

impl HtmlSafe for Cards {}

struct CardView {
    whose: String,
    desk: String,
    phone: String,
    dial: String,
    hours: String,
    /// Who is called when the desk does not answer, the number, and as dialled.
    backup: Option<(String, String, String)>,
}

impl Cards {
    /// The cards as a visitor reads them.
    pub fn new(visitor: &Visitor, cards: &[OnCallCard]) -> Self {
        Self {
            title: visitor.say.t("vaktkort-tittel"),
            cards: cards.iter().map(|card| view(visitor, card)).collect(),
            link: may_read(&visitor.actor).then(|| visitor.say.t("vaktkort-side")),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }
}

fn view(visitor: &Visitor, card: &OnCallCard) -> CardView {
    let say = &visitor.say;
    let today = calendar::local_date(clock::now());
    let told = &card.told;
    CardView {
        whose: match card.municipality {
            Some(number) => say.municipality(visitor.rules(), number, today),
            None => say.code("region", card.region),
        },
        desk: told.desk.clone(),
        dial: dialled(&told.phone),
        phone: told.phone.clone(),
        hours: told.hours.clone(),
        backup: told.backup.as_ref().map(|(desk, phone)| {
            let whom = say.with("vaktkort-reserve", &[("vakt", desk)]);
            (whom, phone.clone(), dialled(phone))
        }),
    }
}

/// Whether there is a page of cards for somebody: for the two sides that call each other.
pub fn may_read(actor: &Actor) -> bool {
    matches!(
        actor.organisation,
        Organisation::Bufetat(_) | Organisation::Municipalities(_)
    )
}

fn dialled(phone: &str) -> String {
    phone.chars().filter(|one| *one != ' ').collect()
}

/// The cards the visitor may see.
///
/// # Errors
/// The page for a fault of the database.
pub async fn cards(visitor: &Visitor) -> Result<Cards, actix_web::Error> {
    let cards = visitor.run(on_call::list).await?;
    Ok(Cards::new(visitor, &cards))
}

#[derive(Template)]
#[template(path = "web/pages/on_call.html")]
struct Page {
    p: Frame,
    summary: Option<Summary>,
    cards: Cards,
    form: Option<Act>,
}

/// `GET /vaktkort`.
pub async fn show(visitor: Visitor) -> Answer {
    draw(&visitor, None).await
}

async fn draw(visitor: &Visitor, attempt: Option<Attempt>) -> Answer {
    let cards = cards(visitor).await?;
    let say = &visitor.say;
    let may_keep = visitor.actor.may(on_call::keeping(&visitor.actor));
    let page = Page {
        p: visitor.frame(say.t("vaktkort-side")),
        summary: attempt.as_ref().map(|attempt| attempt.summary(say)),
        cards: Cards {
            link: None,
            ..cards
        },
        form: may_keep.then(|| form(visitor, attempt.as_ref())),
    };
    visitor.page(status_of(attempt.as_ref()), &page)
}

fn form(visitor: &Visitor, attempt: Option<&Attempt>) -> Act {
    let say = &visitor.say;
    let mut make = Maker::new(say, ACT);
    if let Some(attempt) = attempt {
        make = make.again(&attempt.sent, attempt.faults());
    }
    let phone = |field| make.input(field, Kind::Line("tel"), "").keys("tel");
    Act {
        id: ACT.to_owned(),
        action: PLACE.to_owned(),
        heading: say.t("akt-vaktkort"),
        lead: Some(say.t("akt-vaktkort-lead")),
        token: visitor.form_token(),
        version: 0,
        inputs: vec![
            make.choose(Field::Municipality, Kind::Select, whose(visitor), "")
                .labelled(say.t("vaktkort-hvem"))
                .hint(say.t("vaktkort-hvem-hjelp")),
            make.line(Field::OnCallDesk),
            phone(Field::OnCallPhone).hint(say.t("vaktkort-telefon-hjelp")),
            make.line(Field::OnCallHours)
                .hint(say.t("vaktkort-tid-hjelp")),
            make.line(Field::BackupDesk).optional(say),
            phone(Field::BackupPhone).optional(say),
        ],
        send: say.t("akt-vaktkort-send"),
        primary: true,
        open: true,
    }
}

/// What stands for the region's own desk among the kommuner.
const OWN_DESK: &str = "eget";

/// Whose cards the visitor keeps.
fn whose(visitor: &Visitor) -> Vec<Choice> {
    let say = &visitor.say;
    let today = calendar::local_date(clock::now());
    let named = |number: MunicipalityNumber| {
        let name = say.municipality(visitor.rules(), number, today);
        choice(&number.to_string(), name)
    };
    match &visitor.actor.organisation {
        Organisation::Municipalities(own) => own.iter().map(|number| named(*number)).collect(),
        Organisation::Bufetat(region) => {
            let reference = &visitor.rules().reference;
            let mut all = vec![choice(OWN_DESK, say.code("region", *region))];
            let numbers = reference.municipalities(today).map(|one| one.number);
            let is_own = |number: &MunicipalityNumber| {
                reference.region_of(*number, today).ok().flatten() == Some(*region)
            };
            let own = numbers.filter(is_own).map(named);
            all.extend(own);
            all
        }
        _ => Vec::new(),
    }
}

/// `POST /vaktkort`.
pub async fn write(posted: Posted) -> Answer {
    let Posted { visitor, sent } = posted;
    let outcome = match read(&sent) {
        Ok((of, told)) => {
            visitor
                .attempt(move |actor, work| on_call::write(actor, work, (of, &told)))
                .await
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(_) => Ok(see(PLACE)),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            let act = ACT.to_owned();
            draw(&visitor, Some(Attempt { act, sent, failure })).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

fn read(sent: &Sent) -> Result<(Option<MunicipalityNumber>, CardText), Failure> {
    let mut reader = Reader::new(sent);
    let of = reader.read(Field::Municipality, |typed| match typed {
        OWN_DESK => Ok(None),
        number => number
            .parse()
            .map(Some)
            .map_err(|_| Rule::UnknownMunicipality),
    });
    let of = reader.needed(Field::Municipality, of);
    let mut line = |field| {
        let typed = reader.text(field, LINE);
        reader.needed(field, typed)
    };
    let (desk, phone, hours) = (
        line(Field::OnCallDesk),
        line(Field::OnCallPhone),
        line(Field::OnCallHours),
    );
    let mut backup_desk = reader.text(Field::BackupDesk, LINE);
    let mut backup_phone = reader.text(Field::BackupPhone, LINE);
    if backup_desk.is_some() || backup_phone.is_some() {
        backup_desk = reader.needed(Field::BackupDesk, backup_desk);
        backup_phone = reader.needed(Field::BackupPhone, backup_phone);
    }
    let told = of.zip(desk).zip(phone.zip(hours));
    reader.done(told.map(|((of, desk), (phone, hours))| {
        let backup = backup_desk.zip(backup_phone);
        let card = CardText {
            desk,
            phone,
            hours,
            backup,
        };
        (of, card)
    }))
}
