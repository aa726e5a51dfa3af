//! What each act may rest on.

use serde_json::Value;

use super::{At, Offer, Replay, State, at};
use crate::domain::calendar;

impl Replay {
    pub(super) fn offer(
        &mut self,
        reference: &str,
        about: &str,
        now: At,
        actor: &str,
        data: &Value,
    ) {
        let request = self
            .requests
            .get_mut(about)
            .expect("a request before its offer");
        assert_eq!(request.state, State::Open, "{about}");
        assert_eq!(actor, format!("bufetat.inntak@{}", request.region));
        request.first_offer.get_or_insert(now);
        assert_ne!(request.due, Some(now), "a tie would be a matter of taste");
        assert!(
            data["avstandKm"].as_u64().is_some() && data["reisetidMinutter"].as_u64().is_some()
        );
        let available: chrono::NaiveDate = data["ledigFra"].as_str().unwrap().parse().unwrap();
        assert!(available >= calendar::local_date(now));
        let expires = (!data["utloper"].is_null()).then(|| at(&data["utloper"]));
        assert!(expires.is_none_or(|expiry| expiry > now));
        let standing = self
            .offers
            .values()
            .any(|o| o.request == about && o.open && o.expires.is_none_or(|e| e > now));
        assert!(!standing, "two standing offers on {about}");
        let offer = Offer {
            request: about.to_owned(),
            expires,
            open: true,
            accepted: false,
        };
        assert!(self.offers.insert(reference.to_owned(), offer).is_none());
    }

    pub(super) fn about_offer(
        &mut self,
        handling: &str,
        about: &str,
        now: At,
        happened: At,
        actor: &str,
    ) {
        let offer = self
            .offers
            .get_mut(about)
            .expect("an offer before its answer");
        let request = self.requests.get_mut(&offer.request).unwrap();
        if handling == "tilbud.innflyttet" {
            assert!(
                offer.accepted && request.state == State::Accepted,
                "{about}"
            );
            assert!(happened > request.reported);
            request.state = State::MovedIn;
            return;
        }
        assert!(
            offer.open && offer.expires.is_none_or(|expiry| now < expiry),
            "{about}"
        );
        assert_eq!(request.state, State::Open);
        offer.open = false;
        if handling == "tilbud.aksepter" {
            offer.accepted = true;
            request.state = State::Accepted;
        }
        let desk = if handling == "tilbud.trekk" {
            request.region.to_string()
        } else {
            request.number.clone()
        };
        assert!(actor.ends_with(&format!("@{desk}")));
    }

    pub(super) fn about_request(
        &mut self,
        handling: &str,
        about: &str,
        now: At,
        happened: At,
        actor: &str,
        data: &Value,
    ) {
        let waits = self
            .requests
            .contains_key(data["erstattesAv"].as_str().unwrap_or(about));
        assert!(waits, "replaced by a request not made yet");
        let sibling = data["soskenSaksnummer"].as_str().unwrap_or(about);
        let kommune_of_sibling = self.requests[sibling].number.clone();
        let request = self
            .requests
            .get_mut(about)
            .expect("a request before lines about it");
        assert!(
            happened >= request.reported,
            "{handling} on {about} before the need"
        );
        match request.state {
            State::Open | State::Accepted => {}
            State::MovedIn => assert!(
                ["anmodning.nemnd", "anmodning.hendelse"].contains(&handling),
                "{about} is closed"
            ),
            State::Withdrawn => panic!("{handling} on {about}, which is withdrawn"),
        }
        if let Some(sibling) = data["soskenSaksnummer"].as_str() {
            assert_eq!(kommune_of_sibling, request.number, "{about} and {sibling}");
        }
        let desk = if actor.starts_with("bufetat.") {
            request.region.to_string()
        } else {
            request.number.clone()
        };
        assert!(
            actor.ends_with(&format!("@{desk}")),
            "{handling} by {actor}"
        );
        let is_event = handling == "anmodning.hendelse";
        for field in ["fra", "til", "akuttvedtak"] {
            assert!(
                is_event
                    || data[field].is_null()
                    || (request.reported..=now).contains(&at(&data[field])),
                "{handling} {about}"
            );
        }
        if handling == "anmodning.trekk" {
            assert_eq!(request.state, State::Open);
            let in_time = request
                .first_offer
                .is_some_and(|first| request.due.is_none_or(|due| first < due));
            assert!(
                in_time || request.due.is_none_or(|due| due < now),
                "withdrawn before anything is known"
            );
            request.state = State::Withdrawn;
        }
    }

    pub(super) fn judge(&mut self, about: &str, now: At, actor: &str) {
        let request = &self.requests[about];
        let due = request.due.expect("inside the duty");
        assert!(
            now > due && request.first_offer.is_none_or(|first| first > due),
            "{about} is not flagged"
        );
        assert!(actor.starts_with("bufetat.") && actor.ends_with(&format!("@{}", request.region)));
    }

    pub(super) fn supervise(&mut self, reference: &str, about: &str, now: At, actor: &str) {
        let request = &self.requests[about];
        assert!(request.due.is_some() && now > request.reported);
        assert_eq!(
            actor,
            format!("statsforvalter.saksbehandler@{}", request.office)
        );
        assert!(self.cases.insert(reference.to_owned(), now).is_none());
    }

    pub(super) fn conclude(&mut self, about: Option<&str>, now: At, actor: &str, data: &Value) {
        let day = |field: &str| {
            data[field]
                .as_str()
                .map(|text| text.parse::<chrono::NaiveDate>().unwrap())
        };
        assert!(actor.starts_with("statsforvalter.leder@"));
        let date = day("dato").expect("a date");
        assert!(
            date <= calendar::local_date(now)
                && day("hendelseDato").is_none_or(|event| event <= date)
        );
        assert!(
            day("periodeTil")
                .is_none_or(|to| to <= date && day("periodeFra").is_some_and(|from| from <= to))
        );
        match about {
            Some(case) => {
                assert!(calendar::local_date(self.cases.remove(case).expect("opened once")) <= date)
            }
            None => assert!(
                data["region"].is_string()
                    && data["type"].is_string()
                    && data["tiltak"].is_string()
            ),
        }
    }
}
