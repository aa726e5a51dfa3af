//! A browser without script: keeps its cookie, reads hidden fields, follows nothing by itself.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use actix_web::body::MessageBody;
use actix_web::cookie::Cookie;
use actix_web::dev::ServiceResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::test::{self, TestRequest};

/// The app, whatever its layers: a request in, a page out.
pub type App = Rc<dyn Fn(TestRequest) -> Pin<Box<dyn Future<Output = Page>>>>;

/// What came back.
pub struct Page {
    pub status: StatusCode,
    pub location: String,
    pub cache: String,
    pub body: String,
    /// The body as it came, for what is no text.
    pub bytes: Vec<u8>,
    pub cookie: Option<Cookie<'static>>,
    /// Every other cookie.
    pub choices: Vec<Cookie<'static>>,
}

impl Page {
    /// The value of a hidden field in the form that is sent to an address.
    pub fn hidden(&self, action: &str, name: &str) -> String {
        let marker = format!("action=\"{action}\"");
        let form = self
            .body
            .split_once(&marker)
            .unwrap_or_else(|| panic!("no form for {action}"))
            .1;
        let marker = format!("name=\"{name}\" value=\"");
        let value = form
            .split_once(&marker)
            .unwrap_or_else(|| panic!("no {name}"))
            .1;
        value.split_once('"').unwrap().0.to_owned()
    }

    /// The first address in the page that begins so.
    pub fn link(&self, begins: &str) -> String {
        let marker = format!("href=\"{begins}");
        let rest = self
            .body
            .split_once(&marker)
            .unwrap_or_else(|| panic!("no link {begins}"))
            .1;
        [begins, rest.split_once('"').unwrap().0].concat()
    }

    /// The page without what is drawn anew for each: the form's token.
    pub fn without_tokens(&self) -> String {
        let mut parts = self.body.split("name=\"token\" value=\"");
        let first = parts.next().unwrap_or_default().to_owned();
        let rest = parts.map(|part| part.split_once('"').map_or("", |(_, rest)| rest));
        rest.fold(first, |page, part| page + part)
    }

    pub fn holds(&self, text: &str) -> &Self {
        assert!(
            self.body.contains(text),
            "«{text}» is not in:\n{}",
            self.body
        );
        assert!(
            !self.body.contains('⟦'),
            "a text is missing:\n{}",
            self.body
        );
        self
    }
}

/// Somebody at a desk.
pub struct Browser {
    app: App,
    cookie: Option<Cookie<'static>>,
    choices: Vec<Cookie<'static>>,
}

impl Browser {
    pub fn new(app: &App) -> Self {
        Self {
            app: Rc::clone(app),
            cookie: None,
            choices: Vec::new(),
        }
    }

    /// The same browser after the buttons of language and colours.
    pub async fn wishing(mut self, choice: (&str, &str)) -> Self {
        let page = self.send_to("/visning", &[choice, ("til", "/")], &[]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{choice:?}");
        self.choices.extend(page.choices);
        self
    }

    /// Somebody who has picked a persona.
    pub async fn logged_in(app: &App, persona: &str) -> Self {
        let mut browser = Self::new(app);
        let page = browser
            .send_to("/logg-inn", &[("persona", persona)], &[])
            .await;
        assert_eq!(
            (page.status, page.location.as_str()),
            (StatusCode::SEE_OTHER, "/"),
            "{persona}"
        );
        browser.cookie = page.cookie;
        browser
    }

    pub async fn get(&self, address: &str) -> Page {
        self.call(TestRequest::get().uri(address)).await
    }

    /// Sends a form as the page at `on` has it, with its hidden fields.
    pub async fn post(&self, on: &str, action: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.get(on).await;
        assert_eq!(page.status, StatusCode::OK, "{on}");
        let token = page.hidden(action, "token");
        let version = if page.body.contains("name=\"versjon\"") {
            page.hidden(action, "versjon")
        } else {
            String::new()
        };
        let mut all = vec![("token", token.as_str()), ("versjon", version.as_str())];
        all.extend(fields);
        self.send_to(action, &all, &[]).await
    }

    /// Sends exactly these fields.
    pub async fn send_to(
        &self,
        address: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Page {
        let mut req = TestRequest::post().uri(address).set_form(fields);
        for header in headers {
            req = req.insert_header(*header);
        }
        self.call(req).await
    }

    pub async fn call(&self, mut req: TestRequest) -> Page {
        if let Some(cookie) = &self.cookie {
            req = req.cookie(cookie.clone());
        }
        for cookie in &self.choices {
            req = req.cookie(cookie.clone());
        }
        (self.app)(req).await
    }
}

/// Reads an answer to its end.
pub async fn page<B: MessageBody>(answer: ServiceResponse<B>) -> Page {
    let header = |name| {
        answer
            .headers()
            .get(&name)
            .map(|value| value.to_str().unwrap().to_owned())
            .unwrap_or_default()
    };
    let (status, location, cache) = (answer.status(), header(LOCATION), header(CACHE_CONTROL));
    let cookie = answer
        .response()
        .cookies()
        .find(|cookie| cookie.name() == "sesjon")
        .map(Cookie::into_owned);
    let choices = answer
        .response()
        .cookies()
        .filter(|cookie| cookie.name() != "sesjon")
        .map(Cookie::into_owned)
        .collect();
    let body = test::read_body(answer).await;
    Page {
        status,
        location,
        cache,
        body: String::from_utf8_lossy(&body).into_owned(),
        bytes: body.to_vec(),
        cookie,
        choices,
    }
}
