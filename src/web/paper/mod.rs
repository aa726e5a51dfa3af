//! Printing for whoever asks: a few documents at a time, off the threads that serve everybody else.

pub mod place_confirmed;

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::app::Failure;
use crate::paper::{Paper, PaperFault};

/// Documents printed at a time: each takes a processor while it lasts.
static PRESSES: Semaphore = Semaphore::const_new(2);
/// How long a document waits for a press before its reader is told to come back.
const QUEUE: Duration = Duration::from_secs(10);
/// How long printing may last before the reader is told so. The press ends by itself; what it may be given is
/// bounded.
const PRINTING: Duration = Duration::from_secs(60);

/// Prints a document.
///
/// # Errors
/// NotFound where this program does not print; busy; a fault of ours.
pub async fn printed(paper: Result<Paper, PaperFault>) -> Result<Vec<u8>, Failure> {
    let paper = paper.map_err(failure)?;
    let press = timeout(QUEUE, PRESSES.acquire()).await;
    let press = press.ok().and_then(Result::ok).ok_or_else(Failure::busy)?;
    let printing = actix_web::web::block(move || {
        let _press = press;
        paper.print()
    });
    let Ok(printed) = timeout(PRINTING, printing).await else {
        return Err(Failure::busy());
    };
    printed.map_err(|_| Failure::busy())?.map_err(failure)
}

fn failure(fault: PaperFault) -> Failure {
    match fault {
        PaperFault::TurnedOff => Failure::NotFound,
        PaperFault::TooLarge(_)
        | PaperFault::Data(_)
        | PaperFault::NotDrawn(_)
        | PaperFault::NotTypeset { .. } => Failure::Report(fault.to_string()),
    }
}

/// A document to be kept by who asked.
pub fn file(name: &str, pdf: Vec<u8>) -> HttpResponse {
    kept("application/pdf", name, pdf)
}

/// A file of any kind to be kept by who asked.
pub fn kept(kind: &'static str, name: &str, content: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((
            CONTENT_DISPOSITION,
            ["attachment; filename=\"", name, "\""].concat(),
        ))
        .content_type(kind)
        .body(content)
}
