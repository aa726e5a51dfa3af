//! Hostile names and texts: they show as typed, and run nowhere.

use serde_json::{Value, json};

use super::run;
use super::states::Filled;
use super::visits::{BERGEN, INTAKE};
use crate::support::Backend::Sqlite;
use crate::support::TestApp;
use crate::support::bodies::{an_acute_request, number_of_a_child, with};

/// What somebody might type where a name or a text belongs. Each would leave a mark if it ran: a box, the
/// page's title, or a name in the window.
const PAYLOADS: [&str; 40] = [
    "<script>alert('kanari')</script>",
    "<script>document.title='kanari'</script>",
    "<SCRIPT SRC=//ondt.test/x.js></SCRIPT>",
    "<script>globalThis.kanari=1</script>",
    "</title><script>alert('kanari')</script>",
    "</textarea><script>alert('kanari')</script>",
    "</script><script>alert('kanari')</script>",
    "<img src=x onerror=alert('kanari')>",
    "<img src=x onerror=\"document.title='kanari'\">",
    "<svg onload=alert('kanari')>",
    "<svg><script>alert('kanari')</script></svg>",
    "<body onload=alert('kanari')>",
    "<iframe src=\"javascript:alert('kanari')\"></iframe>",
    "<iframe srcdoc=\"<script>parent.kanari=1</script>\"></iframe>",
    "<object data=\"javascript:alert('kanari')\"></object>",
    "<embed src=\"//ondt.test/x\">",
    "<a href=\"javascript:alert('kanari')\">trykk</a>",
    "<form action=\"//ondt.test\"><button>send</button></form>",
    "<base href=\"//ondt.test/\">",
    "<meta http-equiv=refresh content=\"0;url=//ondt.test\">",
    "<link rel=stylesheet href=//ondt.test/x.css>",
    "<style>@import '//ondt.test/x.css';</style>",
    "<div style=\"background:url(//ondt.test/x)\">x</div>",
    "<input autofocus onfocus=alert('kanari')>",
    "<details open ontoggle=alert('kanari')>x</details>",
    "<video><source onerror=\"alert('kanari')\"></video>",
    "<marquee onstart=alert('kanari')>x</marquee>",
    "<math><mi//xlink:href=\"data:x,<script>alert('kanari')</script>\">",
    "\"><script>alert('kanari')</script>",
    "'><script>alert('kanari')</script>",
    "\" onmouseover=\"alert('kanari')\" x=\"",
    "' onfocus='alert(1)' autofocus='",
    "`${alert('kanari')}`",
    "{{constructor.constructor('alert(1)')()}}",
    "{% raw %}<script>alert('kanari')</script>{% endraw %}",
    "<!--<script>alert('kanari')</script>-->",
    "<![CDATA[<script>alert('kanari')</script>]]>",
    "&lt;script&gt;alert('kanari')&lt;/script&gt;",
    "\\u003cscript\\u003ealert('kanari')\\u003c/script\\u003e",
    "java\u{200b}script:alert('kanari')//<ScRiPt>alert`kanari`</sCrIpT>",
];

/// A case whose every name and text is the same hostile one; gives its page.
fn poisoned(app: &TestApp, serial: u32, text: &str) -> String {
    let kommune = app.signed_in("kommune.saksbehandler@4601");
    let bufetat = app.signed_in("bufetat.inntak@vest");
    let number = number_of_a_child("2010-05-20", serial);
    let request = kommune.registers(&with(
        an_acute_request(),
        json!({
            "barn": {"nummer": number, "navn": text},
            "kontakt": {"navn": text, "telefon": text},
            "beskrivelse": text,
        }),
    ));
    let line = json!({"sted": text, "tiltak": "institusjon", "region": "vest", "svar": "fullt", "tekst": text});
    bufetat.does(&request, "soklogg", &line);
    bufetat.does(
        &request,
        "inntakshendelser",
        &json!({"type": "sporsmaal", "tekst": text}),
    );
    request.path
}

fn findings(plan: &Value) -> Vec<Value> {
    run("poison.mjs", plan).as_array().expect("a list").clone()
}

#[test]
fn forty_hostile_texts_show_as_typed_and_run_nowhere() {
    let app = TestApp::on(Sqlite);
    let mut cases = Vec::new();
    for (serial, text) in (100..).step_by(4).zip(PAYLOADS) {
        let path = poisoned(&app, serial, text);
        cases.extend(
            [BERGEN, INTAKE].map(|who| json!({"path": path, "persona": who, "text": text})),
        );
    }
    // What was typed comes back in the form, beside what is wrong with it.
    let fields = ["contact_name", "description", "child_name"];
    let typed = [
        json!({"path": "/anmodninger/ny", "persona": BERGEN, "fields": fields, "texts": PAYLOADS.as_slice()}),
    ];
    let found = findings(&json!({"address": app.url(""), "cases": cases, "typed": typed}));
    assert!(found.is_empty(), "{found:#?}");
}

/// The control: on a page that does not escape, the same look finds what ran.
#[test]
fn a_text_that_runs_or_is_lost_is_found() {
    let filled = Filled::on(Sqlite);
    let text = "<script>alert('kanari');document.title='kanari';globalThis.kanari=1</script>";
    let control =
        format!("<!doctype html><title>x</title><main>{text}<img src=x onerror=1></main>");
    let case =
        json!({"path": "/kontroll", "persona": BERGEN, "text": "<b>borte</b>", "control": control});
    let plan = json!({"address": filled.address(), "cases": [case], "typed": []});
    let found = serde_json::to_string(&findings(&plan)).expect("a text");
    for fault in [
        "opens a box: kanari",
        "the title became",
        "left its mark",
        "came in",
        "does not show as typed",
        "no policy",
    ] {
        assert!(found.contains(fault), "{fault} is not in {found}");
    }
}
