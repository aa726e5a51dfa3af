//! Live updates by server-sent events: one look at the database for each process, and a stream for each page
//! that is open. An event says only that something has changed by an instant; what it is the page fetches
//! itself, as whoever it belongs to.

use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use actix_web::body::{BodySize, MessageBody};
use actix_web::http::header::{CACHE_CONTROL, RETRY_AFTER};
use actix_web::web::Bytes;
use actix_web::{HttpResponse, rt};
use chrono::{DateTime, Utc};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use crate::app::Service;
use crate::app::changes::{self, Noticed};
use crate::domain::role::Scope;

/// Between two looks at the database.
const EVERY: Duration = Duration::from_secs(2);
/// A silent stream says that it lives this often, so that nobody between takes it for dead.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// After this a stream ends and the browser asks for a new one, which finds out whether the session lives.
const LASTS: Duration = Duration::from_secs(300);
/// Streams of one process at most; the page works without.
const STREAMS: usize = 400;

/// What a process has noticed, and who listens.
#[derive(Clone)]
pub struct Live(Arc<Shared>);

struct Shared {
    noticed: Mutex<Noticed>,
    /// Whether the process goes on; every change of it wakes the streams.
    told: watch::Sender<bool>,
    streams: AtomicUsize,
}

impl Default for Live {
    fn default() -> Self {
        Self(Arc::new(Shared {
            noticed: Mutex::default(),
            told: watch::Sender::new(true),
            streams: AtomicUsize::new(0),
        }))
    }
}

impl Live {
    /// Looks at the database again and again, as long as somebody listens, until the process stops.
    pub async fn look_for_ever(self, service: Service) {
        let mut told = self.0.told.subscribe();
        while *told.borrow_and_update() {
            if self.0.streams.load(Ordering::Relaxed) > 0 {
                self.look(&service).await;
            }
            rt::time::sleep(EVERY).await;
        }
    }

    /// One look. What fails is tried again at the next.
    pub async fn look(&self, service: &Service) {
        match service.look(changes::recent).await {
            Ok(recent) => {
                let is_news = self.noticed().take_in(recent);
                if is_news {
                    self.0.told.send_modify(|_| {});
                }
            }
            Err(failure) => tracing::warn!(%failure, "changes not looked for"),
        }
    }

    /// Ends every stream: a server that stops waits for its connections.
    pub fn stop(&self) {
        self.0.told.send_replace(false);
    }

    fn noticed(&self) -> MutexGuard<'_, Noticed> {
        let noticed = self.0.noticed.lock();
        noticed.unwrap_or_else(PoisonError::into_inner)
    }

    /// A stream of what is noticed in a scope after an instant.
    pub fn stream(&self, scope: Scope, since: DateTime<Utc>) -> HttpResponse {
        let Some(place) = Place::take(&self.0) else {
            return HttpResponse::ServiceUnavailable()
                .insert_header((RETRY_AFTER, "30"))
                .finish();
        };
        let (events, body) = mpsc::channel(4);
        rt::spawn(self.clone().feed(scope, since, events, place));
        HttpResponse::Ok()
            .content_type("text/event-stream")
            .insert_header((CACHE_CONTROL, "no-store"))
            // A proxy that gathers an answer before it sends it would keep the news.
            .insert_header(("x-accel-buffering", "no"))
            .body(Events(body))
    }

    async fn feed(
        self,
        scope: Scope,
        mut since: DateTime<Utc>,
        events: mpsc::Sender<Bytes>,
        _place: Place,
    ) {
        let mut told = self.0.told.subscribe();
        let begun = Instant::now();
        let mut next = "retry: 3000\n\n".to_owned();
        while *told.borrow_and_update() && begun.elapsed() < LASTS {
            if let Some(last) = self.noticed().last_in(&scope).filter(|last| *last > since) {
                since = last;
                next.push_str(&changed(last));
            }
            let event = std::mem::take(&mut next);
            if !event.is_empty() && events.send(Bytes::from(event)).await.is_err() {
                return;
            }
            if timeout(HEARTBEAT, told.changed()).await.is_err() {
                next.push_str(":\n\n");
            }
        }
    }
}

/// «changed since», and nothing else.
fn changed(last: DateTime<Utc>) -> String {
    let millis = last.timestamp_millis();
    format!("event: endret\nid: {millis}\ndata: {millis}\n\n")
}

/// One of the streams a process has room for, until it is let go of.
struct Place(Arc<Shared>);

impl Place {
    fn take(shared: &Arc<Shared>) -> Option<Self> {
        let before = shared.streams.fetch_add(1, Ordering::Relaxed);
        let place = Self(Arc::clone(shared));
        (before < STREAMS).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.streams.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A body that goes on until its sender lets go.
struct Events(mpsc::Receiver<Bytes>);

impl MessageBody for Events {
    type Error = std::convert::Infallible;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        self.get_mut()
            .0
            .poll_recv(context)
            .map(|event| event.map(Ok))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use std::future::poll_fn;

    #[actix_web::test]
    async fn streams_end_when_the_process_stops_and_give_their_places_back() {
        let live = Live::default();
        let stream = live.stream(Scope::National, DateTime::UNIX_EPOCH);
        let mut body = stream.into_body();
        let mut next = async || {
            let read = poll_fn(|context| Pin::new(&mut body).poll_next(context)).await;
            read.map(|event| event.unwrap())
        };
        let first = Bytes::from_static(b"retry: 3000\n\n");
        assert_eq!(next().await, Some(first), "it goes on");
        assert_eq!(live.0.streams.load(Ordering::Relaxed), 1);
        live.stop();
        assert_eq!(next().await, None);
        assert_eq!(live.0.streams.load(Ordering::Relaxed), 0);
    }

    #[actix_web::test]
    async fn a_process_that_is_full_says_come_back_later() {
        let live = Live::default();
        let places: Vec<_> = (0..STREAMS).map(|_| Place::take(&live.0)).collect();
        assert!(places.iter().all(Option::is_some));
        let refused = live.stream(Scope::National, DateTime::UNIX_EPOCH);
        assert_eq!(refused.status(), 503);
        drop(places);
        assert_eq!(live.0.streams.load(Ordering::Relaxed), 0);
    }
}
