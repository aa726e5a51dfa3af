//! The list of pages and states. A new page is a row here; `every_page_has_a_row` says so when it is
//! forgotten. A place in braces is the id of a made-up case of `states.rs`.

/// A page in a state.
pub struct Row {
    /// As the route table has it.
    pub route: &'static str,
    /// Names the pictures.
    pub name: &'static str,
    /// Its address, with the name of a state in place of an id.
    pub path: &'static str,
    /// Who looks; empty without log-in.
    pub persona: &'static str,
    /// What is pressed first, as a selector.
    pub press: &'static str,
    /// What it answers.
    pub status: u16,
}

const fn row(
    route: &'static str,
    name: &'static str,
    path: &'static str,
    persona: &'static str,
) -> Row {
    Row {
        route,
        name,
        path,
        persona,
        press: "",
        status: 200,
    }
}

/// The same after a form on it is sent empty.
const fn refused(row: Row, press: &'static str) -> Row {
    Row {
        press,
        status: 422,
        ..row
    }
}

/// The same, answered with another status.
const fn answered(row: Row, status: u16) -> Row {
    Row { status, ..row }
}

pub const BERGEN: &str = "kommune.saksbehandler@kommune:4601";
const TRONDHEIM: &str = "kommune.saksbehandler@kommune:5001";
const DUTY: &str = "kommune.vakt@kommune:3203+3201+3212";
pub const INTAKE: &str = "bufetat.inntak@bufetat:vest";
const INTAKE_LEADER: &str = "bufetat.inntak_leder@bufetat:vest";
const REGION_LEADER: &str = "bufetat.region_leder@bufetat:vest";
pub const OFFICE: &str = "statsforvalter.saksbehandler@statsforvalter:vestland";
const DIRECTORATE: &str = "bufdir.leder@bufdir";
const MINISTRY: &str = "departement.lese@departement";
const OPERATOR: &str = "drift.admin@drift";

/// What a browser downloads instead of showing.
pub const FILES: &[&str] = &[
    "/rapporter/{maaned}/rapport.json",
    "/rapporter/{maaned}/rapport.xlsx",
    "/rapporter/{maaned}/rapport.pdf",
    "/tilbud/{id}/plass-bekreftet.pdf",
    "/tilsyn/{id}/saksmappe.pdf",
    "/rapporter/{maaned}/frosset.json",
    "/rapporter/{maaned}/{tabell}.csv",
    "/styring/{tabell}.csv",
    "/statistikk/tabell/{tabell}.csv",
    "/statistikk/statistikk.xlsx",
];

const CASE: &str = "/anmodninger/{id}";
const BREACH: &str = "/mulige-brudd/{id}";

/// Every page, in the states that look different.
pub const ROWS: &[Row] = &[
    row("/logg-inn", "logg-inn", "/logg-inn", ""),
    row("/hjelp", "hjelp", "/hjelp", ""),
    row(
        "/tilgjengelighet",
        "tilgjengelighet",
        "/tilgjengelighet",
        "",
    ),
    row("/papirskjema", "papirskjema", "/papirskjema", ""),
    row("/", "start-uten-saker", "/", OPERATOR),
    row("/anmodninger", "anmodninger", "/anmodninger", BERGEN),
    row("/anmodninger", "anmodninger-tom", "/anmodninger", TRONDHEIM),
    row("/anmodninger", "anmodninger-vakt", "/anmodninger", DUTY),
    row("/anmodninger", "anmodninger-inntak", "/anmodninger", INTAKE),
    row(
        "/anmodninger",
        "anmodninger-innflyttet",
        "/anmodninger?status=innflyttet",
        BERGEN,
    ),
    row("/anmodninger/ny", "ny-anmodning", "/anmodninger/ny", BERGEN),
    refused(
        row(
            "/anmodninger/ny",
            "ny-anmodning-feil",
            "/anmodninger/ny",
            BERGEN,
        ),
        "form[action=\"/anmodninger/ny\"] button[type=submit]",
    ),
    row(
        "/anmodninger/naer-bortfall",
        "naer-bortfall",
        "/anmodninger/naer-bortfall?dager=60",
        BERGEN,
    ),
    row(
        "/anmodninger/naer-bortfall",
        "naer-bortfall-tom",
        "/anmodninger/naer-bortfall",
        TRONDHEIM,
    ),
    row(CASE, "sak-venter", "/anmodninger/{waiting}", BERGEN),
    row(CASE, "sak-venter-inntak", "/anmodninger/{waiting}", INTAKE),
    row(CASE, "sak-forsinket", "/anmodninger/{overdue}", BERGEN),
    row(
        CASE,
        "sak-forsinket-inntak",
        "/anmodninger/{overdue}",
        INTAKE,
    ),
    row(
        CASE,
        "sak-forsinket-regionleder",
        "/anmodninger/{overdue}",
        REGION_LEADER,
    ),
    row(CASE, "sak-tilbud", "/anmodninger/{offered}", BERGEN),
    row(CASE, "sak-tilbud-inntak", "/anmodninger/{offered}", INTAKE),
    row(CASE, "sak-akseptert", "/anmodninger/{accepted}", BERGEN),
    row(CASE, "sak-innflyttet", "/anmodninger/{moved}", BERGEN),
    row(CASE, "sak-trukket", "/anmodninger/{withdrawn}", BERGEN),
    row(CASE, "sak-planlagt", "/anmodninger/{planned}", BERGEN),
    row(CASE, "sak-tilsyn", "/anmodninger/{overdue}", OFFICE),
    answered(
        row(CASE, "sak-ukjent", "/anmodninger/{waiting}", TRONDHEIM),
        404,
    ),
    row(
        "/mulige-brudd",
        "mulige-brudd",
        "/mulige-brudd",
        INTAKE_LEADER,
    ),
    row(
        "/mulige-brudd",
        "mulige-brudd-tom",
        "/mulige-brudd",
        TRONDHEIM,
    ),
    row(
        "/mulige-brudd",
        "mulige-brudd-statsforvalter",
        "/mulige-brudd",
        OFFICE,
    ),
    row(
        BREACH,
        "mulig-brudd",
        "/mulige-brudd/{breach}",
        INTAKE_LEADER,
    ),
    row(
        BREACH,
        "mulig-brudd-kommune",
        "/mulige-brudd/{breach}",
        BERGEN,
    ),
    row(
        BREACH,
        "mulig-brudd-statsforvalter",
        "/mulige-brudd/{breach}",
        OFFICE,
    ),
    row(
        BREACH,
        "mulig-brudd-konstatert",
        "/mulige-brudd/{established}",
        INTAKE_LEADER,
    ),
    row("/dialog", "dialog", "/dialog", OFFICE),
    row("/tilsyn", "tilsyn", "/tilsyn", OFFICE),
    row(
        "/tilsyn",
        "tilsyn-tom",
        "/tilsyn",
        "statsforvalter.saksbehandler@statsforvalter:agder",
    ),
    row(
        "/tilsyn/{id}",
        "tilsyn-apent",
        "/tilsyn/{supervision}",
        OFFICE,
    ),
    row(
        "/tilsyn/{id}",
        "tilsyn-konkludert",
        "/tilsyn/{concluded}",
        OFFICE,
    ),
    row("/varsler", "varsler", "/varsler", INTAKE_LEADER),
    row("/varsler", "varsler-tom", "/varsler", TRONDHEIM),
    row("/kalibrering", "kalibrering", "/kalibrering", DIRECTORATE),
    row(
        "/kalibrering/{maaned}",
        "kalibrering-runde",
        "/kalibrering/2024-07",
        INTAKE_LEADER,
    ),
    row(
        "/kalibrering/{maaned}",
        "kalibrering-bufdir",
        "/kalibrering/2024-07",
        DIRECTORATE,
    ),
    row(
        "/anmodninger/{id}/tilsynsanmodning",
        "tilsynsanmodning",
        "/anmodninger/{overdue}/tilsynsanmodning",
        BERGEN,
    ),
    row(
        "/forhaandsvarsler",
        "forhaandsvarsler",
        "/forhaandsvarsler",
        BERGEN,
    ),
    row(
        "/forhaandsvarsler",
        "forhaandsvarsler-tom",
        "/forhaandsvarsler",
        TRONDHEIM,
    ),
    row(
        "/forhaandsvarsler",
        "forhaandsvarsler-inntak",
        "/forhaandsvarsler",
        INTAKE,
    ),
    row("/utkast", "utkast", "/utkast", DUTY),
    row("/utkast", "utkast-tom", "/utkast", TRONDHEIM),
    row("/henvendelser", "henvendelser", "/henvendelser", BERGEN),
    row(
        "/henvendelser",
        "henvendelser-inntak",
        "/henvendelser",
        INTAKE,
    ),
    row("/udekket-behov", "udekket-behov", "/udekket-behov", BERGEN),
    row(
        "/udekket-behov",
        "udekket-behov-bufdir",
        "/udekket-behov",
        DIRECTORATE,
    ),
    refused(
        row(
            "/udekket-behov",
            "udekket-behov-feil",
            "/udekket-behov",
            BERGEN,
        ),
        "form[action=\"/udekket-behov\"] button[type=submit]",
    ),
    row(
        "/anmodninger/ny",
        "ny-anmodning-utkast",
        "/anmodninger/ny?slag=planlagt",
        BERGEN,
    ),
    row(
        "/logg-inn",
        "logg-inn-utkast",
        "/logg-inn?utkast=lagret",
        "",
    ),
    row(
        "/anmodninger/ny",
        "ny-anmodning-varsel",
        "/anmodninger/ny?varsel={notice}",
        BERGEN,
    ),
    row(
        "/anmodninger/{id}/moter",
        "moter",
        "/anmodninger/{overdue}/moter",
        BERGEN,
    ),
    row("/inntak", "inntak", "/inntak", INTAKE),
    row("/inntak/{id}", "inntak-sak", "/inntak/{overdue}", INTAKE),
    row("/vaktkort", "vaktkort", "/vaktkort", INTAKE),
    row("/vaktkort", "vaktkort-kommune", "/vaktkort", BERGEN),
    row(
        "/inntak/stormtavle",
        "stormtavle",
        "/inntak/stormtavle",
        INTAKE,
    ),
    row(
        "/inntak/barnekoblinger",
        "inntak-barnekoblinger",
        "/inntak/barnekoblinger",
        INTAKE_LEADER,
    ),
    row(
        "/inntak/vaktskifte",
        "inntak-vaktskifte",
        "/inntak/vaktskifte",
        INTAKE,
    ),
    row(
        "/tilsyn/konkluder-flere",
        "tilsyn-flere",
        "/tilsyn/konkluder-flere",
        OFFICE,
    ),
    row("/styring", "styring-bufdir", "/styring", DIRECTORATE),
    row("/styring", "styring-departement", "/styring", MINISTRY),
    row("/historikk", "historikk", "/historikk", MINISTRY),
    row("/statistikk", "statistikk", "/statistikk", DIRECTORATE),
    row(
        "/statistikk",
        "statistikk-tom",
        "/statistikk?kommune=5001",
        DIRECTORATE,
    ),
    row(
        "/statistikk",
        "statistikk-departement",
        "/statistikk",
        MINISTRY,
    ),
    answered(
        row(
            "/statistikk",
            "statistikk-feil",
            "/statistikk?fra=i-fjor",
            DIRECTORATE,
        ),
        422,
    ),
    row("/rapporter", "rapporter", "/rapporter", MINISTRY),
    row(
        "/rapporter/{maaned}",
        "rapport",
        "/rapporter/{month}",
        DIRECTORATE,
    ),
    row(
        "/rapporter/{maaned}",
        "rapport-uke",
        "/rapporter/2024-W27",
        DIRECTORATE,
    ),
    row(
        "/rapporter/{maaned}",
        "rapport-fryses",
        "/rapporter/{preview}",
        DIRECTORATE,
    ),
    row(
        "/rapporter/{maaned}",
        "rapport-frosset",
        "/rapporter/{frozen}",
        DIRECTORATE,
    ),
    row(
        "/rapporter/{maaned}",
        "rapport-utgave",
        "/rapporter/{frozen}?utgave=internal",
        DIRECTORATE,
    ),
    row(
        "/rapporter/{maaned}",
        "rapport-frosset-lest",
        "/rapporter/{frozen}",
        MINISTRY,
    ),
    answered(row("/rapporter", "ikke-tilgang", "/rapporter", BERGEN), 403),
    answered(
        row("/anmodninger", "finnes-ikke", "/finnes/ikke", BERGEN),
        404,
    ),
];
