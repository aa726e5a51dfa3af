//! The bodies that are told beside a request: before it, while a child waits, and after.

use crate::support::TestApp;
use crate::support::bodies::{
    a_notice, acute_at, ago, an_acute_request, an_offer, an_overdue_request, number_of_a_child,
    with,
};
use crate::support::client::{Object, Session};
use chrono::TimeDelta;
use serde_json::{Value, json};

/// A sender, an address and a body; `x` is a free text.
pub type Told = (&'static str, String, Value);

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const INTAKE: &str = "bufetat.inntak@vest";
const LEADER: &str = "bufetat.inntak_leder@vest";
const OFFICE: &str = "statsforvalter.leder@vestland";
const DIRECTORATE: &str = "bufdir.leder@bufdir";

/// A case with everything that the bodies speak of.
pub struct Scene {
    request: Object,
    /// Another of the same kommune.
    other: Object,
    sibling: Value,
    offer: Object,
    breach: Object,
    supervision: Object,
    notice: Object,
    enquiry: Object,
    draft: Object,
    stay: Value,
    disagreement: Value,
    alternative: Value,
    sector: Value,
    ready: Value,
}

impl Scene {
    pub fn of(app: &TestApp) -> Self {
        let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
        let leader = app.signed_in(LEADER);
        let request = kommune.registers(&an_overdue_request());
        let child = json!({"barn": {"nummer": number_of_a_child("2013-05-17", 412)}});
        let other = kommune.registers(&with(an_overdue_request(), child));
        // Its first answer is late by now: the desks are written to.
        kommune.registers(&acute_at(&ago(TimeDelta::minutes(65))));
        app.sweeps();
        let offer = inntak.offers(&request, &an_offer());
        let listed = leader.sees("/mulige-brudd")["rader"].clone();
        let of_it = |row: &&Value| row["anmodning"] == request.id;
        let breach = listed.as_array().expect("rows").iter().find(of_it);
        let breach = breach.expect("a breach")["id"].as_str().expect("an id");
        let breach = Object::at("mulige-brudd", breach);
        let opened = json!({"muligBrudd": breach.id, "begrunnelse": "Varsel"});
        let supervision = app.signed_in(OFFICE).creates("/tilsyn", &opened);
        let told = |who: &Session<'_>, act: &str, body: Value| event(who, &request, act, &body);
        Self {
            sibling: kommune.sees(&other.path)["saksnummer"].clone(),
            notice: kommune.creates("/forhaandsvarsler", &a_notice("4601")),
            enquiry: kommune.creates("/henvendelser", &json!({"kommune": "4601"})),
            draft: kommune.creates("/utkast", &json!({})),
            stay: kommune.sees(&format!("{}/mellomlosninger", request.path))["rader"][0]["opphold"]
                .clone(),
            disagreement: told(
                &kommune,
                "hendelser",
                json!({"type": "uenighet", "detalj": "avstand", "tekst": "Langt"}),
            ),
            alternative: told(
                &inntak,
                "inntakshendelser",
                json!({"type": "vurdertAlternativ", "detalj": "forLangtUnna"}),
            ),
            sector: told(
                &inntak,
                "inntakshendelser",
                json!({"type": "annenSektorSpurt", "detalj": "bup"}),
            ),
            ready: told(&kommune, "hendelser", json!({"type": "klarForUtflytting"})),
            request,
            other,
            offer,
            breach,
            supervision,
        }
    }

    /// Every body, each with its free texts; what must come after another stands after it.
    pub fn bodies(&self, link: Option<&Object>) -> Vec<Told> {
        if let Some(link) = link {
            return self.of_the_link(link);
        }
        [
            self.before_a_request(),
            self.of_the_child(),
            self.events(),
            self.of_the_desk(),
            self.of_the_office(),
        ]
        .concat()
    }

    fn on(&self, act: &str) -> String {
        format!("{}/{act}", self.request.path)
    }

    fn before_a_request(&self) -> Vec<Told> {
        let draft = json!({"felter": [
            {"felt": "barn.navn", "verdi": "x"}, {"felt": "barn.nummer", "verdi": "x"},
            {"felt": "beskrivelse", "verdi": "x"},
        ]});
        let enquiry = json!({
            "kommune": "4601", "tiltak": "institusjon", "maalgruppe": "omsorg", "alder": 15, "tekst": "x",
        });
        vec![
            (
                KOMMUNE,
                "/forhaandsvarsler".into(),
                with(a_notice("4601"), json!({"tekst": "x"})),
            ),
            (
                KOMMUNE,
                format!("{}/avslutt", self.notice.path),
                json!({"grunn": "ikkeVedtak"}),
            ),
            (KOMMUNE, "/henvendelser".into(), enquiry),
            (
                KOMMUNE,
                format!("{}/utfall", self.enquiry.path),
                json!({"utfall": "raad"}),
            ),
            (
                KOMMUNE,
                "/ikke-bedt".into(),
                json!({"kommune": "4601", "grunn": "ingenPlasser", "maalgruppe": "omsorg", "alder": 9}),
            ),
            (KOMMUNE, "/utkast".into(), draft.clone()),
            (KOMMUNE, format!("{}/lagre", self.draft.path), draft),
        ]
    }

    fn of_the_child(&self) -> Vec<Told> {
        let says = json!({
            "barnetHort": "ikkeAnledningEnnaa", "ikkeHortFordi": "x", "barnetSier": "x", "vektlegging": "x",
        });
        vec![
            (
                KOMMUNE,
                "/anmodninger".into(),
                with(an_acute_request(), says.clone()),
            ),
            (KOMMUNE, self.on("medvirkning"), says),
            (
                KOMMUNE,
                self.on("sosken"),
                json!({"soskenSaksnummer": self.sibling, "onske": "kanDeles", "tekst": "x"}),
            ),
            (
                KOMMUNE,
                self.on("mellomlosninger"),
                json!({"opphold": self.stay, "kostnad": "losji", "kroner": 1500, "beregning": "perDogn"}),
            ),
            (
                KOMMUNE,
                self.on("mellomlosninger"),
                json!({"opphold": self.stay, "timer": 96, "personerPaaVakt": 2}),
            ),
            (KOMMUNE, self.on("notater"), json!({"tekst": "x"})),
            (INTAKE, self.on("notater"), json!({"tekst": "x"})),
        ]
    }

    fn events(&self) -> Vec<Told> {
        let later = ago(-TimeDelta::days(2));
        let kommune = [
            json!({"type": "maalForOppholdet", "tekst": "x"}),
            json!({"type": "kriterierForUtflytting", "tekst": "x"}),
            json!({"type": "nesteTiltak", "detalj": "annenLeder", "til": later, "tekst": "x"}),
            json!({"type": "ikkeFlyttetUt", "gjelderHendelse": self.ready, "detalj": "annenAarsak", "tekst": "x"}),
            json!({"type": "uenighet", "detalj": "egnethet", "tekst": "x"}),
            json!({"type": "synPaaUenighet", "gjelderHendelse": self.disagreement, "tekst": "x"}),
            json!({"type": "losningPaaUenighet", "gjelderHendelse": self.disagreement, "tekst": "x"}),
            json!({"type": "barnetsSynPaaAlternativ", "gjelderHendelse": self.alternative, "tekst": "x"}),
            json!({"type": "bedtOmAaEndreHjemmel", "detalj": "avEnAnnen", "tekst": "x"}),
            json!({"type": "fellesPlan", "til": later, "tekst": "x"}),
            json!({"type": "sporsmaal", "tekst": "x"}),
            json!({"type": "pause", "detalj": "kommunenBaOmDet", "til": later, "tekst": "x"}),
        ];
        let inntak = [
            json!({"type": "vurdertAlternativ", "detalj": "passetIkke", "tekst": "x"}),
            json!({"type": "bareEttAlternativ", "tekst": "x"}),
            json!({"type": "annenSektorSpurt", "detalj": "skole", "tekst": "x"}),
            json!({"type": "annenSektorSvarte", "gjelderHendelse": self.sector, "tekst": "x"}),
            json!({"type": "ikkeBesvart", "tekst": "x"}),
            json!({"type": "oppdatering", "tekst": "x"}),
            json!({"type": "hjelpIVentetiden", "detalj": "annenHjelp", "tekst": "x"}),
            json!({"type": "synPaaUenighet", "gjelderHendelse": self.disagreement, "tekst": "x"}),
        ];
        let by = |who, act: &str, body| (who, self.on(act), body);
        let kommune = kommune.map(|body| by(KOMMUNE, "hendelser", body));
        let inntak = inntak.map(|body| by(INTAKE, "inntakshendelser", body));
        let invitation = json!({"type": "dialogInvitasjon", "gjelderHendelse": self.disagreement});
        let mut all = Vec::from(kommune);
        all.extend(inntak);
        all.push(by(KOMMUNE, "dialog", invitation));
        all
    }

    fn of_the_desk(&self) -> Vec<Told> {
        let own_view = json!({
            "hvaSkjedde": "x", "aarsak": "annet", "hvorfor": "x", "oppfolging": "annet", "hvaGjores": "x",
        });
        let link = json!({"saksnummer": self.sibling, "begrunnelse": "x"});
        vec![
            (INTAKE, "/inntak/vaktskifter".into(), json!({"tekst": "x"})),
            (INTAKE, self.on("barnekoblinger"), link),
            (
                INTAKE,
                format!("{}/hold", self.offer.path),
                json!({"holdesTil": ago(-TimeDelta::hours(2))}),
            ),
            (
                INTAKE,
                format!("{}/slipp", self.offer.path),
                json!({"begrunnelse": "x"}),
            ),
            (
                LEADER,
                format!("{}/egenvurderinger", self.breach.path),
                own_view,
            ),
            (
                LEADER,
                format!("{}/egenrapport", self.breach.path),
                json!({}),
            ),
        ]
    }

    fn of_the_office(&self) -> Vec<Told> {
        vec![
            (
                KOMMUNE,
                format!("{}/tilsynsanmodning", self.other.path),
                json!({"tekst": "x"}),
            ),
            (
                OFFICE,
                format!("{}/steg", self.supervision.path),
                json!({"tilstand": "innhenterUttalelse", "tekst": "x"}),
            ),
            (
                DIRECTORATE,
                "/rapporter/2024-01/frys".into(),
                json!({"utgave": "full"}),
            ),
            (
                DIRECTORATE,
                "/rapporter/2024-01/signer".into(),
                json!({"utgave": "full", "sha256": "x"}),
            ),
        ]
    }

    /// What is decided of a proposal to join two children.
    fn of_the_link(&self, link: &Object) -> Vec<Told> {
        let decision = json!({"avgjorelse": "godtatt", "begrunnelse": "x"});
        vec![
            (LEADER, format!("{}/avgjorelse", link.path), decision),
            (
                LEADER,
                format!("{}/deling", link.path),
                json!({"begrunnelse": "x"}),
            ),
        ]
    }

    /// The proposal that the bodies made.
    pub fn link(app: &TestApp) -> Object {
        let rows = app.signed_in(INTAKE).sees("/barnekoblinger")["rader"].clone();
        Object::at("barnekoblinger", rows[0]["id"].as_str().expect("an id"))
    }

    /// The addresses of lists that whoever sees no identity reads too.
    pub fn read_by_others(&self) -> Vec<(&'static str, String)> {
        let region = "bufetat.region_leder@vest";
        let of_case = [
            "",
            "/hendelser",
            "/medvirkning",
            "/utflytting",
            "/sosken",
            "/mellomlosninger",
        ];
        let of_case = of_case.map(|part| (region, format!("{}{part}", self.request.path)));
        let lists = [
            "/forhaandsvarsler",
            "/henvendelser",
            "/inntak",
            "/mulige-brudd",
            "/varsler",
        ];
        let mut all = Vec::from(of_case);
        all.extend(lists.map(|list| (region, list.to_owned())));
        all.push((region, format!("{}/egenvurderinger", self.breach.path)));
        all.push((DIRECTORATE, "/mulige-brudd".into()));
        all.push((DIRECTORATE, "/rapporter/2024-01".into()));
        all.push((OFFICE, "/egenrapporter".into()));
        all.push((OFFICE, "/dialoginvitasjoner".into()));
        all.push((OFFICE, "/tilsynsanmodninger".into()));
        all
    }
}

/// Tells an event, and gives the id it got.
fn event(who: &Session<'_>, request: &Object, act: &str, body: &Value) -> Value {
    who.does(request, act, body);
    let rows = who.sees(&format!("{}/hendelser", request.path))["rader"].clone();
    let rows = rows.as_array().expect("rows");
    let found = rows.iter().find(|row| row["type"] == body["type"]);
    found.expect("the event")["id"].clone()
}
