//! A case told at instants of the story's own, without a server: for what depends on the minute.

use super::bodies::instant;
use super::ground::Backend;
use super::ground::Ground;
use super::ground::keys;
use super::ground::settings;
use super::raw::Raw;
use bistandsplikt::app::Expected;
use bistandsplikt::app::Failure;
use bistandsplikt::app::Mail;
use bistandsplikt::app::Receipt;
use bistandsplikt::app::Rules;
use bistandsplikt::app::Service;
use bistandsplikt::app::Work;
use bistandsplikt::app::breaches;
use bistandsplikt::app::engine;
use bistandsplikt::app::engine::Swept;
use bistandsplikt::app::events;
use bistandsplikt::app::offers;
use bistandsplikt::app::requests;
use bistandsplikt::app::severity;
use bistandsplikt::app::waiting;
use bistandsplikt::app::warnings;
use bistandsplikt::app::warnings::Listing;
use bistandsplikt::clock::Clock;
use bistandsplikt::domain::id::BreachId;
use bistandsplikt::domain::id::OfferId;
use bistandsplikt::domain::id::RequestId;
use bistandsplikt::domain::role::Action;
use bistandsplikt::domain::role::Actor;
use bistandsplikt::store::Boundary;
use bistandsplikt::store::Store;
use bistandsplikt::web::api::bodies as b;
use bistandsplikt::web::api::read::Reader;
use bistandsplikt::web::import::actor_of;
use chrono::DateTime;
use chrono::Utc;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::json;
use std::sync::Arc;

/// A service whose clock the story sets.
pub struct Story {
    pub ground: Ground,
}

/// What happens at one instant of the story.
pub struct Moment<'a> {
    story: &'a Story,
    now: DateTime<Utc>,
}

/// Which side tells something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Kommune,
    Bufetat,
}

/// Who does what in the stories of the engine.
const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";

impl Story {
    /// An empty service.
    pub fn on(backend: Backend) -> Self {
        Self {
            ground: Ground::on(backend),
        }
    }

    /// An empty service whose warnings go out by mail too.
    pub fn with_mail(backend: Backend) -> Self {
        let mut ground = Ground::on(backend);
        let rules = Rules {
            mail: Mail::On,
            ..settings(ground.folder.path()).rules().expect("the rules")
        };
        ground.service = Service::new(ground.service.store.clone(), rules);
        Self { ground }
    }

    pub fn service(&self) -> &Service {
        &self.ground.service
    }

    /// The same service with something between it and its database.
    pub fn service_behind(&self, boundary: Arc<dyn Boundary>) -> Service {
        let store = Store::open_behind(boundary, &self.ground.url, 1, keys());
        let rules = Arc::clone(&self.service().rules);
        Service::new(store.expect("the same database"), rules)
    }

    pub fn raw(&self) -> Raw {
        Raw::open(&self.ground.url)
    }

    /// The instant at which something is told.
    pub fn at(&self, instant_text: &str) -> Moment<'_> {
        self.at_instant(instant(instant_text))
    }

    /// As [`Story::at`].
    pub fn at_instant(&self, now: DateTime<Utc>) -> Moment<'_> {
        Moment { story: self, now }
    }
}

fn actor(who: &str) -> Actor {
    actor_of(who).expect("a role in an organisation")
}

fn body<T: DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).expect("a body of the API")
}

impl Moment<'_> {
    /// Runs a unit of work at the instant.
    pub fn run<T: Send + 'static>(
        &self,
        act: impl Fn(&mut Work<'_, '_>) -> Result<T, Failure> + Clone + Send + 'static,
    ) -> Result<T, Failure> {
        let service = self.story.service();
        let clock = match &service.clock {
            Clock::Machine => Clock::at(self.now),
            set @ Clock::Set(_) => set.clone(),
        };
        clock.set(self.now);
        service.with_clock(clock).run_blocking("story", act)
    }

    fn reader(&self) -> Reader<'_> {
        Reader::new(&self.story.service().rules, self.now)
    }

    /// One batch of the engine.
    pub fn sweeps(&self) -> Swept {
        self.run(engine::sweep).expect("the engine sweeps")
    }

    /// Everything the engine has to do up to the instant, each at the instant it was due.
    pub fn sweeps_through(&self) -> Swept {
        let now = self.now;
        self.run(move |work| engine::sweep_through(work, DateTime::<Utc>::MIN_UTC, now))
            .expect("the engine sweeps")
    }

    pub fn registers(&self, request: &Value) -> RequestId {
        let told = body::<b::RequestBody>(request)
            .registration(self.reader())
            .expect("a request");
        let receipt = self.run(move |work| requests::register(&actor(KOMMUNE), work, &told));
        RequestId(receipt.expect("a request").id)
    }

    /// Registers as somebody else than the kommune of most stories.
    pub fn registers_as(&self, who: &str, request: &Value) -> RequestId {
        let receipt = self.tries_to_register_as(who, request);
        RequestId(receipt.expect("a request").id)
    }

    pub fn tries_to_register_as(&self, who: &str, request: &Value) -> Result<Receipt, Failure> {
        let told = body::<b::RequestBody>(request).registration(self.reader())?;
        let who = actor(who);
        self.run(move |work| requests::register(&who, work, &told))
    }

    pub fn corrects(&self, request: RequestId, changes: &Value) -> Result<Receipt, Failure> {
        let told = body::<b::CorrectionBody>(&json!({"endringer": changes, "begrunnelse": "feil"}));
        let (changes, reason) = told.read(self.reader())?;
        self.run(move |work| {
            requests::correct(
                &actor(KOMMUNE),
                work,
                (request, Expected::Any),
                &changes,
                &reason,
            )
        })
    }

    pub fn withdraws(&self, request: RequestId) -> Result<Receipt, Failure> {
        let ending =
            body::<b::WithdrawalBody>(&json!({"grunn": "annenLosning"})).read(self.reader())?;
        self.run(move |work| {
            requests::withdraw(&actor(KOMMUNE), work, (request, Expected::Any), &ending)
        })
    }

    pub fn records_nemnd(&self, request: RequestId, event: &Value) -> Result<Receipt, Failure> {
        let (event, reason) = body::<b::NemndBody>(event).read(self.reader())?;
        self.run(move |work| {
            waiting::record_nemnd(
                &actor(KOMMUNE),
                work,
                (request, Expected::Any),
                event,
                reason.as_deref(),
            )
        })
    }

    /// What a side tells of the case: the kommune where it may, else Bufetat.
    pub fn tells(&self, side: Side, request: RequestId, event: &Value) -> Result<Receipt, Failure> {
        let event = body::<b::EventBody>(event).read(self.reader())?;
        self.run(move |work| {
            let (who, action) = match side {
                Side::Kommune => (KOMMUNE, Action::WriteRequest),
                Side::Bufetat => (BUFETAT, Action::WriteOffer),
            };
            events::record(&actor(who), work, action, (request, Expected::Any), &event)
        })
    }

    pub fn records_harm(&self, request: RequestId, kind: &str) -> Result<Receipt, Failure> {
        let (kind, at) = body::<b::HarmBody>(&json!({"type": kind})).read(self.reader())?;
        self.run(move |work| {
            waiting::record_harm(&actor(KOMMUNE), work, (request, Expected::Any), kind, at)
        })
    }

    pub fn records_stay(&self, request: RequestId, place: &str) -> Result<Receipt, Failure> {
        let (place, period) = body::<b::StayBody>(&json!({"type": place})).read(self.reader())?;
        self.run(move |work| {
            waiting::record_stay(
                &actor(KOMMUNE),
                work,
                (request, Expected::Any),
                place,
                period,
            )
        })
    }

    pub fn offers(&self, request: RequestId) -> Result<OfferId, Failure> {
        self.tells_of_an_offer(request, self.now)
    }

    /// An offer that was made some time ago and is told now.
    pub fn tells_of_an_offer(
        &self,
        request: RequestId,
        made: DateTime<Utc>,
    ) -> Result<OfferId, Failure> {
        let day = self.now.date_naive().to_string();
        let made = made.to_rfc3339();
        let offer = json!({"enhet": "demo-vest-01", "ledigFra": day, "tidspunkt": made});
        let offer = body::<b::OfferBody>(&offer).read(self.reader())?;
        let made = self.run(move |work| {
            offers::make(&actor(BUFETAT), work, (request, Expected::Any), &offer)
        })?;
        Ok(OfferId(made.id))
    }

    pub fn accepts(&self, offer: OfferId) -> Result<Receipt, Failure> {
        let now = self.now;
        self.run(move |work| offers::accept(&actor(KOMMUNE), work, (offer, Expected::Any), now))
    }

    pub fn declines(&self, offer: OfferId) -> Result<Receipt, Failure> {
        let ((reason, text), at) =
            body::<b::DeclineBody>(&json!({"grunn": "avstand"})).read(self.reader())?;
        self.run(move |work| {
            offers::decline(
                &actor(KOMMUNE),
                work,
                (offer, Expected::Any),
                (reason, text.as_deref()),
                at,
            )
        })
    }

    pub fn takes_back(&self, offer: OfferId) -> Result<Receipt, Failure> {
        let now = self.now;
        self.run(move |work| {
            offers::withdraw(
                &actor(BUFETAT),
                work,
                (offer, Expected::Any),
                "opptatt",
                now,
            )
        })
    }

    pub fn moves_in(&self, offer: OfferId) -> Result<Receipt, Failure> {
        let now = self.now;
        self.run(move |work| offers::move_in(&actor(BUFETAT), work, (offer, Expected::Any), now))
    }

    pub fn assesses(&self, breach: BreachId, level: &str) -> Result<Receipt, Failure> {
        let ((level, reason), at) =
            body::<b::AssessBody>(&json!({"nivaa": level, "begrunnelse": "skjønn"}))
                .read(self.reader())?;
        self.run(move |work| {
            breaches::assess(
                &actor(BUFETAT),
                work,
                (breach, Expected::Any),
                (level, reason.as_deref()),
                at,
            )
        })
    }

    /// Acknowledges the first open warning of the desk, if there is one.
    pub fn acknowledges_one(&self) -> Option<Result<(), Failure>> {
        let listing = Listing {
            after: None,
            limit: 1,
        };
        let found = self.run(move |work| warnings::list(&actor(BUFETAT), work, &listing));
        let first = found.expect("a list").pop()?;
        let (warning, now) = (first.row.warning, self.now);
        let of = (warning.id, Expected::Any);
        warning.is_open.then(|| {
            self.run(move |work| warnings::acknowledge(&actor(BUFETAT), work, of, now))
                .map(drop)
        })
    }

    pub fn answers(
        &self,
        breach: BreachId,
        question: &str,
        answer: &str,
    ) -> Result<Receipt, Failure> {
        let told = json!({"svar": [{"sporsmaal": question, "svar": answer}]});
        let (answers, at) = body::<b::AnswersBody>(&told).read(self.reader())?;
        self.run(move |work| {
            severity::answer(&actor(BUFETAT), work, (breach, Expected::Any), &answers, at)
        })
    }

    /// The possible breach on a request, as Bufetat sees it.
    pub fn breach_on(&self, request: RequestId) -> Option<breaches::Shown> {
        let found = self.run(move |work| {
            let breach = breaches::on_request(&actor(BUFETAT), work, request)?;
            breaches::show(&actor(BUFETAT), work, breach)
        });
        match found {
            Ok(shown) => Some(shown),
            Err(Failure::NotFound) => None,
            Err(fault) => panic!("{fault}"),
        }
    }

    /// The case of a request, as Bufetat sees it.
    pub fn case_of(&self, request: RequestId) -> bistandsplikt::app::case::Case {
        let shown = self.run(move |work| requests::show(&actor(BUFETAT), work, request));
        shown.expect("a case").case
    }
}
