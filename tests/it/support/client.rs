//! What a caller does, and what it is answered.

use super::app::TestApp;
use serde_json::Value;
use serde_json::json;
use std::collections::BTreeMap;
use ureq::http::Request;

/// One caller of the server.
pub struct Session<'a> {
    app: &'a TestApp,
    token: Option<String>,
}

/// An answer, read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

/// Something in the service that acts are done on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Its address below /api/v1, as `/anmodninger/…`.
    pub path: String,
    pub id: String,
}

/// Fields of a header.
pub type Headers<'h> = &'h [(&'h str, &'h str)];

impl<'a> Session<'a> {
    pub(super) fn new(app: &'a TestApp, token: Option<String>) -> Self {
        Self { app, token }
    }

    /// Sends a call as it is given.
    pub fn send(
        &self,
        method: &str,
        path: &str,
        headers: Headers<'_>,
        body: Option<&[u8]>,
    ) -> Answer {
        let mut call = Request::builder().method(method).uri(self.app.url(path));
        if let Some(token) = &self.token {
            call = call.header("Authorization", format!("Bearer {token}"));
        }
        for (name, value) in headers {
            call = call.header(*name, *value);
        }
        let agent = self.app.agent();
        let answered = match body {
            Some(bytes) => agent.run(call.body(bytes).expect("a call")),
            None => agent.run(call.body(()).expect("a call")),
        };
        Answer::read(answered.unwrap_or_else(|fault| panic!("{method} {path}: {fault}")))
    }

    /// Reads a file: its status, its kind and its bytes.
    pub fn bytes(&self, path: &str, headers: Headers<'_>) -> (u16, String, Vec<u8>) {
        let mut call = Request::builder().method("GET").uri(self.app.url(path));
        if let Some(token) = &self.token {
            call = call.header("Authorization", format!("Bearer {token}"));
        }
        for (name, value) in headers {
            call = call.header(*name, *value);
        }
        let answered = self.app.agent().run(call.body(()).expect("a call"));
        let (parts, mut body) = answered.expect("an answer").into_parts();
        let kind = parts.headers.get("content-type");
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let bytes = body.read_to_vec().expect("a body");
        (parts.status.as_u16(), kind.to_owned(), bytes)
    }

    /// Reads an address of the server.
    pub fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], None)
    }

    /// Reads an address below /api/v1, which must answer 200.
    pub fn sees(&self, path: &str) -> Value {
        let answer = self.get(&format!("/api/v1{path}"));
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
        answer.json()
    }

    /// Posts JSON below /api/v1.
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.post_with(path, body, &[])
    }

    /// Posts JSON below /api/v1 with fields of a header.
    pub fn post_with(&self, path: &str, body: &Value, headers: Headers<'_>) -> Answer {
        let mut all = vec![("Content-Type", "application/json")];
        all.extend(headers);
        self.send(
            "POST",
            &format!("/api/v1{path}"),
            &all,
            Some(body.to_string().as_bytes()),
        )
    }

    /// Posts a change of what was read just before, so that its tag is fresh.
    pub fn tries(&self, object: &Object, act: &str, body: &Value) -> Answer {
        let seen = self.get(&format!("/api/v1{}", object.path));
        let tag = seen
            .headers
            .get("etag")
            .cloned()
            .unwrap_or_else(|| "\"0\"".into());
        self.post_with(
            &format!("{}/{act}", object.path),
            body,
            &[("If-Match", &tag)],
        )
    }

    /// A change that must succeed.
    pub fn does(&self, object: &Object, act: &str, body: &Value) -> Value {
        let answer = self.tries(object, act, body);
        assert_eq!(answer.status, 200, "{act}: {answer:?}");
        answer.json()
    }

    /// Creates something; it must be answered with 201 and say where it stands.
    pub fn creates(&self, path: &str, body: &Value) -> Object {
        Object::of(&self.post(path, body))
    }

    /// Registers a request.
    pub fn registers(&self, request: &Value) -> Object {
        self.creates("/anmodninger", request)
    }

    /// Makes an offer on a request.
    pub fn offers(&self, request: &Object, offer: &Value) -> Object {
        Object::of(&self.tries(request, "tilbud", offer))
    }

    /// Accepts an offer.
    pub fn accepts(&self, offer: &Object) {
        self.does(offer, "aksepter", &json!({}));
    }
}

impl Object {
    /// What an answer of 201 created.
    pub fn of(answer: &Answer) -> Self {
        assert_eq!(answer.status, 201, "{answer:?}");
        let place = answer.headers.get("location").expect("Location");
        let path = place
            .strip_prefix("/api/v1")
            .expect("an address of the API");
        let id = answer.json()["id"].as_str().expect("an id").to_owned();
        assert!(path.ends_with(&id), "{place} is not about {id}");
        Self {
            path: path.to_owned(),
            id,
        }
    }

    /// Something of which only the kind and the id are known.
    pub fn at(place: &str, id: &str) -> Self {
        Self {
            path: format!("/{place}/{id}"),
            id: id.to_owned(),
        }
    }
}

impl Answer {
    fn read(answer: ureq::http::Response<ureq::Body>) -> Self {
        let (parts, mut body) = answer.into_parts();
        let headers = parts.headers.iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        });
        Self {
            status: parts.status.as_u16(),
            headers: headers.collect(),
            body: body.read_to_string().expect("a body of text"),
        }
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// The error's code.
    pub fn code(&self) -> String {
        self.json()["kode"].as_str().unwrap_or_default().to_owned()
    }

    /// The faulty fields with what is said of each.
    pub fn faults(&self) -> BTreeMap<String, String> {
        let told = self.json()["tilleggsinformasjon"].clone();
        let all = told.as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        all.iter()
            .map(|fault| (text(&fault["felt"]), text(&fault["regel"])))
            .collect()
    }

    /// Everything that was answered: headers and body.
    pub fn whole(&self) -> String {
        let headers: Vec<String> = self
            .headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        format!("{}\n{}", headers.join("\n"), self.body)
    }
}
