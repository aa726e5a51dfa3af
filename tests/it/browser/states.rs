//! A service with a made-up case in every state.

use std::collections::BTreeMap;

use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::{Months, SecondsFormat, TimeDelta};
use serde_json::{Value, json};

use super::plan::Visit;
use super::visits::ROWS;
use crate::support::bodies::{
    a_notice, ago, an_acute_request, an_offer, an_overdue_request, number_of_a_child, planned_at,
    with,
};
use crate::support::client::{Object, Session};
use crate::support::{Backend, TestApp};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";
const OFFICE: &str = "statsforvalter.saksbehandler@vestland";
const DIRECTORATE: &str = "bufdir.leder@bufdir";

/// The service and where its cases are.
pub struct Filled {
    pub app: TestApp,
    places: BTreeMap<&'static str, String>,
}

/// A request about a child of its own.
fn about(serial: u32, request: Value) -> Value {
    let number = number_of_a_child("2011-03-14", serial);
    with(
        request,
        json!({"barn": {"nummer": number, "navn": "Kim Eksempel"}}),
    )
}

impl Filled {
    /// Fills a new service.
    pub fn on(backend: Backend) -> Self {
        let mut filled = Self {
            app: TestApp::on(backend),
            places: BTreeMap::new(),
        };
        filled.requests();
        filled.at_the_desk();
        filled.app.sweeps();
        filled.breaches();
        filled.calibration();
        filled.reports();
        filled
    }

    /// This month, one that is frozen, and the one after it as it would be frozen.
    fn reports(&mut self) {
        let now = clock::now();
        let today = calendar::local_date(now);
        let month = |back| {
            let day = today.checked_sub_months(Months::new(back));
            day.expect("a month").format("%Y-%m").to_string()
        };
        let before = month(2);
        let place = format!("/rapporter/{before}/frys");
        let settled = (now - TimeDelta::hours(1)).to_rfc3339_opts(SecondsFormat::Secs, true);
        let cut_off = json!({"tattUt": settled});
        let frozen = self.app.signed_in(DIRECTORATE).post(&place, &cut_off);
        assert_eq!(frozen.status, 201, "{frozen:?}");
        let settled = (now - TimeDelta::minutes(2)).to_rfc3339_opts(SecondsFormat::Secs, true);
        self.places.insert("month", month(0));
        self.places.insert("frozen", before);
        self.places
            .insert("preview", format!("{}?tattUt={settled}", month(1)));
    }

    /// Where the server answers.
    pub fn address(&self) -> String {
        self.app.url("")
    }

    fn keep(&mut self, name: &'static str, object: &Object) {
        self.places.insert(name, object.id.clone());
    }

    fn requests(&mut self) {
        let kommune = self.app.signed_in(KOMMUNE);
        let bufetat = self.app.signed_in(BUFETAT);
        let waiting = kommune.registers(&about(100, an_acute_request()));
        let overdue = kommune.registers(&about(
            101,
            with(
                an_overdue_request(),
                json!({
                    "akuttvedtak": ago(TimeDelta::days(2)),
                    "kontakt": {"navn": "Vakttelefonen", "telefon": "00 00 00 00"},
                    "beskrivelse": "Oppdiktet: ungdommen sover på et kontor.\nTrenger et sted i kveld.",
                    "fareForLivEllerHelse": "ja",
                    "behov": {"rus": true},
                }),
            ),
        ));
        told_of(&kommune, &bufetat, &overdue);
        let offered = kommune.registers(&about(102, an_acute_request()));
        bufetat.offers(&offered, &an_offer());
        bufetat.offers(
            &offered,
            &with(an_offer(), json!({"enhet": "demo-vest-02"})),
        );
        let accepted = kommune.registers(&about(103, an_acute_request()));
        kommune.accepts(&bufetat.offers(&accepted, &an_offer()));
        let moved = kommune.registers(&about(104, an_acute_request()));
        let offer = bufetat.offers(&moved, &an_offer());
        kommune.accepts(&offer);
        kommune.does(&offer, "innflyttet", &json!({}));
        let withdrawn = kommune.registers(&about(105, an_acute_request()));
        kommune.does(&withdrawn, "trekk", &json!({"grunn": "annenLosning"}));
        let later = calendar::local_date(clock::now()) + TimeDelta::days(40);
        let planned = planned_at(&ago(TimeDelta::days(3)), &later.to_string());
        let planned = kommune.registers(&about(106, planned));
        let second = kommune.registers(&about(107, an_overdue_request()));
        let number = kommune.sees(&overdue.path)["saksnummer"].clone();
        let siblings = json!({"soskenSaksnummer": number, "onske": "sammen"});
        kommune.does(&second, "sosken", &siblings);
        let notice = kommune.creates("/forhaandsvarsler", &a_notice("4601"));
        kommune.creates("/henvendelser", &json!({"kommune": "4601", "alder": 15}));
        let unmade = json!({"kommune": "4601", "grunn": "ingenPlasser", "alder": 9});
        assert_eq!(kommune.post("/ikke-bedt", &unmade).status, 201);
        for (name, object) in [
            ("waiting", waiting),
            ("overdue", overdue),
            ("offered", offered),
            ("accepted", accepted),
            ("moved", moved),
            ("withdrawn", withdrawn),
            ("planned", planned),
            ("second", second),
            ("notice", notice),
        ] {
            self.keep(name, &object);
        }
    }

    /// What the desk does beside the cases: keeps a place, and proposes that two children are one.
    fn at_the_desk(&self) {
        let bufetat = self.app.signed_in(BUFETAT);
        let at = |name: &str| Object::at("anmodninger", &self.places[name]);
        let offers = bufetat.sees(&format!("{}/tilbud", at("offered").path));
        let offer = offers["rader"][1]["id"].as_str().expect("an offer");
        let until = json!({"holdesTil": ago(-TimeDelta::hours(2))});
        bufetat.does(&Object::at("tilbud", offer), "hold", &until);
        let number = bufetat.sees(&at("planned").path)["saksnummer"].clone();
        let reason = "Oppdiktet: samme navn og fødselsdag.";
        let link = json!({"saksnummer": number, "begrunnelse": reason});
        bufetat.creates(&format!("{}/barnekoblinger", at("waiting").path), &link);
    }

    fn breach_of(&self, office: &Session<'_>, request: &str) -> String {
        let list = office.sees("/mulige-brudd?antall=50");
        let rows = list["rader"].as_array().expect("rows");
        let of_request = rows
            .iter()
            .find(|row| row["anmodning"] == self.places[request]);
        let row = of_request.unwrap_or_else(|| panic!("no possible breach of {request}: {list}"));
        row["id"].as_str().expect("an id").to_owned()
    }

    fn breaches(&mut self) {
        let office = self.app.signed_in(OFFICE);
        let leader = self.app.signed_in("bufetat.inntak_leder@vest");
        let (breach, established) = (
            self.breach_of(&office, "overdue"),
            self.breach_of(&office, "second"),
        );
        let level =
            json!({"nivaa": "svaertAlvorlig", "begrunnelse": "Ingen voksne til stede om natten."});
        leader.does(&Object::at("mulige-brudd", &established), "vurder", &level);
        let own_view = json!({
            "hvaSkjedde": "Oppdiktet: den første enheten ble spurt sent på kvelden.",
            "aarsak": "soktForSent", "oppfolging": "rutineEndret",
            "hvaGjores": "Vi spør alle regionene samme kveld.",
        });
        for one in [&breach, &established] {
            leader.does(
                &Object::at("mulige-brudd", one),
                "egenvurderinger",
                &own_view,
            );
        }
        leader.does(
            &Object::at("mulige-brudd", &established),
            "egenrapport",
            &json!({}),
        );
        let open = office.creates(
            "/tilsyn",
            &json!({"muligBrudd": breach, "begrunnelse": "Varsel fra kommunen"}),
        );
        let concluded = office.creates(
            "/tilsyn",
            &json!({"muligBrudd": established, "begrunnelse": "Varsel fra kommunen"}),
        );
        let today = calendar::local_date(clock::now()).to_string();
        office.does(
            &concluded,
            "konklusjon",
            &json!({"konklusjon": "brudd", "dato": today, "hjemmel": "bvl. § 16-3"}),
        );
        let (open, concluded) = (open.id, concluded.id);
        self.places.extend([
            ("breach", breach),
            ("established", established),
            ("supervision", open),
            ("concluded", concluded),
        ]);
    }

    fn calibration(&self) {
        let case = |title: &str| {
            json!({
                "tittel": title,
                "fakta": {
                    "type": "akutt", "fareForLivEllerHelse": "ja", "oppholdssted": "sykehus",
                    "skadehendelser": 1, "timerOver": 30, "alder": 15,
                    "svar": [{"sporsmaal": "utrygg_naa", "svar": "nei"}],
                },
            })
        };
        let round = json!({"maaned": "2024-07", "saker": [case("Ungdom på sykehus"), case("Ungdom hjemme")]});
        let directorate = self.app.signed_in(DIRECTORATE);
        assert_eq!(directorate.post("/kalibrering", &round).status, 201);
        for (who, level) in [
            ("bufetat.inntak_leder@ost", "moderatAlvorlig"),
            ("bufetat.inntak_leder@vest", "svaertAlvorlig"),
        ] {
            let region = self.app.signed_in(who);
            let case = region.sees("/kalibrering/2024-07")["saker"][0]["id"].clone();
            let told = json!({"sak": case, "nivaa": level});
            assert_eq!(
                region.post("/kalibrering/2024-07/vurder", &told).status,
                201
            );
        }
    }

    /// Every row of the list, with the ids of this service.
    pub fn visits(&self) -> Vec<Visit> {
        let some = |text: &'static str| (!text.is_empty()).then_some(text);
        let visit = |row: &super::visits::Row| Visit {
            name: row.name.to_owned(),
            path: self.filled(row.path),
            persona: some(row.persona),
            press: some(row.press),
            status: row.status,
        };
        // A few pages while one works at them: BROWSER_PAGES=inntak.
        let wanted = std::env::var("BROWSER_PAGES").unwrap_or_default();
        let rows = ROWS.iter().filter(|row| row.name.starts_with(&wanted));
        rows.map(visit).collect()
    }

    /// Every page as every role meets it, whatever it is answered.
    pub fn by_every_role(&self) -> Vec<Visit> {
        let pages = self.visits();
        let page = |one: &Visit, persona: &'static str, at: usize| Visit {
            name: format!("{persona}-{at}"),
            persona: Some(persona),
            press: None,
            status: 0,
            ..one.clone()
        };
        let personas = self.personas();
        let of = |persona: &&'static str| {
            let all = pages.iter().enumerate();
            all.map(|(at, one)| page(one, persona, at))
                .collect::<Vec<_>>()
        };
        personas.iter().flat_map(of).collect()
    }

    /// One persona of each role that can be picked.
    fn personas(&self) -> Vec<&'static str> {
        let page = self.app.anyone().get("/logg-inn").body;
        let buttons = page.split("name=\"persona\" value=\"").skip(1);
        let codes = buttons.filter_map(|rest| rest.split('"').next());
        let by_role: BTreeMap<&str, &str> = codes
            .filter_map(|code| Some((code.split_once('@')?.0, code)))
            .collect();
        let all = by_role.into_values();
        all.map(|code| &*code.to_owned().leak()).collect()
    }

    fn filled(&self, path: &str) -> String {
        let mut filled = path.to_owned();
        for (name, id) in &self.places {
            filled = filled.replace(&format!("{{{name}}}"), id);
        }
        assert!(!filled.contains('{'), "no state called so: {filled}");
        filled
    }
}

/// What both sides tell while a child waits.
fn told_of(kommune: &Session<'_>, bufetat: &Session<'_>, request: &Object) {
    kommune.does(
        request,
        "oppholdssteder",
        &json!({"type": "kommunalMidlertidig"}),
    );
    kommune.does(request, "skadehendelser", &json!({"type": "romming"}));
    for unit in ["demo-vest-01", "demo-vest-02"] {
        let line = json!({"enhet": unit, "svar": "fullt"});
        bufetat.does(request, "soklogg", &line);
    }
    let held = json!({
        "type": "holdt", "tidspunkt": ago(TimeDelta::hours(3)),
        "deltakere": [
            {"side": "kommune", "nivaa": "saksbehandler", "antall": 2},
            {"side": "bufetat", "nivaa": "leder", "antall": 1},
            {"side": "bufetat", "nivaa": "jurist", "antall": 3},
        ],
    });
    bufetat.creates(&format!("{}/moter", request.path), &held);
    let card = json!({
        "vakt": "Inntaket", "vakttelefon": "22 33 44 55", "aapningstid": "Hele døgnet",
        "reserve": "Barnevernvakta", "reservetelefon": "116 111",
    });
    bufetat.creates("/vaktkort", &card);
    bufetat.does(
        request,
        "inntakshendelser",
        &json!({"type": "sporsmaal", "tekst": "Er det allergi?"}),
    );
}
