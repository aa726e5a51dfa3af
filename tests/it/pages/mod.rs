//! The pages as a browser meets them.

mod board;
mod browser;
mod child_links;
mod choices;
mod desks;
mod followup;
mod freezing;
mod guards;
mod history;
mod holds;
mod meanwhile;
mod meetings;
mod navigation;
mod on_call;
mod own_view;
mod preparation;
mod receipts;
mod referral;
mod severity;
mod statistics;
mod story;
mod warnings;

use std::rc::Rc;
use std::sync::Arc;

use actix_web::web::{Data, PayloadConfig};
use actix_web::{App, test};
use bistandsplikt::app::{Mail, Rules, Service};
use bistandsplikt::clock::{self, Clock};
use bistandsplikt::domain::child::NumberPolicy;
use bistandsplikt::domain::config_fault::ConfigFile;
use bistandsplikt::domain::deadline;
use bistandsplikt::domain::norm::Norms;
use bistandsplikt::domain::policy::Policy;
use bistandsplikt::domain::reference::Reference;
use bistandsplikt::domain::unit::Units;
use bistandsplikt::domain::warning::Ladder;
use bistandsplikt::store::children::IndexReach;
use bistandsplikt::store::crypto::Keys;
use bistandsplikt::store::{Store, migrate};
use bistandsplikt::text::Texts;
use bistandsplikt::web::pages::{Accessibility, PageState};
use secrecy::SecretSlice;

fn rules() -> Rules {
    Rules {
        reference: Reference::load().unwrap(),
        units: Units::parse(include_str!("../../../config/reference/units.demo.csv")).unwrap(),
        centres: bistandsplikt::domain::reach::Centres::default(),
        norms: Norms::parse(include_str!("../../../config/norms.toml")).unwrap(),
        policy: Policy::parse(
            "severity.toml",
            include_str!("../../../config/severity.toml"),
        )
        .unwrap(),
        ladder: Ladder::parse(
            ConfigFile::new(
                "warnings.toml",
                include_str!("../../../config/warnings.toml"),
            ),
            &[],
        )
        .unwrap(),
        mail: Mail::Off,
        deadlines: deadline::Settings::default(),
        book: deadline::RuleBook::built_in().unwrap(),
        named_place_days: 5,
        numbers: NumberPolicy::Synthetic,
        index: IndexReach::National,
        intake: bistandsplikt::app::Intake::default(),
        draft_days: 7,
    }
}

/// A service over a database of its own, gone with the folder.
fn a_state(folder: &tempfile::TempDir, demo: bool) -> Data<PageState> {
    let key = |first: u8| SecretSlice::from((first..first + 32).collect::<Vec<u8>>());
    let keys = Keys::new("test", &key(1), &key(101)).unwrap();
    let address = format!("sqlite:{}", folder.path().join("pages.db").display());
    let store = Store::open(&address, 2, Arc::new(keys)).unwrap();
    migrate(&store).unwrap();
    let service = Service::new(store, rules());
    Data::new(PageState {
        service,
        texts: Arc::new(Texts::load().unwrap()),
        demo,
        accessibility: Accessibility::default(),
        secure_cookies: false,
    })
}

/// As [`a_state`], with a clock that the test sets.
fn a_state_by_a_clock(folder: &tempfile::TempDir) -> (Data<PageState>, Clock) {
    let (state, clock) = (a_state(folder, true), Clock::at(clock::now()));
    let by_clock = PageState {
        service: state.service.with_clock(clock.clone()),
        texts: state.texts.clone(),
        demo: true,
        accessibility: Accessibility::default(),
        secure_cookies: false,
    };
    (Data::new(by_clock), clock)
}

/// The app as it is served, with the limit of the body that the server sets.
async fn app(state: &Data<PageState>) -> browser::App {
    let app = App::new()
        .app_data(state.clone())
        .app_data(PayloadConfig::new(64 * 1024))
        .configure(bistandsplikt::web::pages::configure);
    let service = Rc::new(test::init_service(app).await);
    Rc::new(move |req| {
        let service = Rc::clone(&service);
        Box::pin(async move {
            browser::page(test::call_service(&*service, req.to_request()).await).await
        })
    })
}
