//! `/statistikk`: the numbers of any months and any part of what the caller may count.

use actix_web::{HttpResponse, web};

use super::call::{Answer, Call};
use crate::app::{Failure, explore};
use crate::domain::role::Action;
use crate::report::render::{RenderFault, csv, json, xlsx};
use crate::text::Locale;
use crate::web::correlation_of;
use crate::web::paper::kept;
use crate::web::statistics::Asked;

/// `GET /statistikk`
pub async fn show(call: Call, query: Result<web::Query<Asked>, actix_web::Error>) -> Answer {
    let asked = call.query(query)?;
    let read = call.checked(asked.read(call.reader()))?;
    let actor = call.actor(Action::ReadDashboard)?;
    let correlation = correlation_of(call.req());
    let built = explore::build(&call.state.service, &actor, read, &correlation).await;
    let seen = built.map_err(|failure| call.fail(failure))?;
    let ours = |fault: RenderFault| call.fail(Failure::Report(fault.to_string()));
    let texts = &call.state.texts;
    if call.wants("text/csv") {
        let files = csv::files(&seen.report, texts, Locale::Nb).map_err(ours)?;
        let all: Vec<String> = files.into_iter().map(|file| file.content).collect();
        return Ok(HttpResponse::Ok()
            .content_type("text/csv; charset=utf-8")
            .body(all.join("\r\n")));
    }
    if call.wants(xlsx::MEDIA_TYPE) {
        let book = xlsx::statistics(&seen, texts, Locale::Nb).map_err(ours)?;
        return Ok(kept(xlsx::MEDIA_TYPE, &(seen.stem() + ".xlsx"), book));
    }
    let body = json::statistics(&seen, texts, Locale::Nb).map_err(ours)?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .body(body))
}
