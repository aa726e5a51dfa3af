//! A lean HTTP client: it must cost next to nothing beside the server it loads.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// Clients at once in every load: what the bars are stated for.
pub const CLIENTS: usize = 16;

/// One keep-alive connection.
pub struct Connection {
    stream: TcpStream,
    read: Vec<u8>,
}

/// An answer's status, the session it begins (its cookie, if any) and body.
pub struct Answer {
    pub status: u16,
    pub session: Option<String>,
    pub body: Vec<u8>,
}

impl Connection {
    pub fn open(address: SocketAddr) -> std::io::Result<Self> {
        let stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        Ok(Self {
            stream,
            read: vec![0; 256 * 1024],
        })
    }

    /// Sends one request and reads its answer whole.
    pub fn call(&mut self, request: &[u8]) -> std::io::Result<Answer> {
        self.stream.write_all(request)?;
        let mut have = 0;
        loop {
            let more = self.stream.read(&mut self.read[have..])?;
            if more == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            have += more;
            if let Some(answer) = parse(&self.read[..have]) {
                return Ok(answer);
            }
        }
    }
}

/// The answer, once it is whole.
fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let length: usize = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |text| text.parse().expect("a length"));
    let body = bytes.get(end..end + length)?.to_vec();
    let status = head[9..12].parse().expect("a status");
    let cookie = head
        .lines()
        .find_map(|line| line.strip_prefix("set-cookie: "));
    let session = cookie.and_then(|cookie| cookie.split(';').next());
    Some(Answer {
        status,
        session: session.map(str::to_owned),
        body,
    })
}

/// A GET with a token.
pub fn get(path: &str, token: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {token}\r\n\r\n")
        .into_bytes()
}

/// A GET of a page, packed as a browser asks for it, with a session's cookie.
pub fn page(path: &str, session: &str) -> Vec<u8> {
    format!(
        "GET {path} HTTP/1.1\r\nhost: bench\r\ncookie: {session}\r\naccept-encoding: gzip, br\r\n\r\n"
    )
    .into_bytes()
}

/// Logs in as one of the demo's personas; the session's cookie.
pub fn log_in(address: SocketAddr, persona: &str) -> String {
    let form = format!("persona={persona}")
        .replace('@', "%40")
        .replace(':', "%3A");
    let length = form.len();
    let request = format!(
        "POST /logg-inn HTTP/1.1\r\nhost: bench\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {length}\r\n\r\n{form}"
    );
    let answer = Connection::open(address).and_then(|mut at| at.call(request.as_bytes()));
    answer.expect("an answer").session.expect("a session")
}

/// A POST of JSON with a token.
pub fn post(path: &str, token: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// What one client sends next, given the answer before.
pub type Next = Box<dyn FnMut(Option<&Answer>) -> Vec<u8> + Send>;

/// What a load measured.
pub struct Loaded {
    /// Time of each answered call, shortest first.
    pub times: Vec<Duration>,
    pub elapsed: Duration,
}

impl Loaded {
    pub fn per_second(&self) -> f64 {
        self.times.len() as f64 / self.elapsed.as_secs_f64()
    }

    /// A percentile, in milliseconds.
    pub fn percentile(&self, percent: usize) -> f64 {
        let at = (self.times.len() * percent / 100).min(self.times.len() - 1);
        self.times[at].as_secs_f64() * 1_000.0
    }
}

/// Loads the server with keep-alive clients that each wait for their answer, for a bounded time. Every
/// answer must have the expected status.
pub fn load(address: SocketAddr, clients: Vec<Next>, lasting: Duration, expected: u16) -> Loaded {
    let begun = Instant::now();
    let threads: Vec<_> = clients
        .into_iter()
        .map(|next| {
            std::thread::spawn(move || one_client(address, next, begun + lasting, expected))
        })
        .collect();
    let mut times: Vec<Duration> = threads
        .into_iter()
        .flat_map(|thread| thread.join().expect("a client"))
        .collect();
    let elapsed = begun.elapsed();
    times.sort();
    Loaded { times, elapsed }
}

fn one_client(address: SocketAddr, mut next: Next, until: Instant, expected: u16) -> Vec<Duration> {
    let mut connection = Connection::open(address).expect("a connection");
    let mut times = Vec::with_capacity(100_000);
    let mut answer = None;
    while Instant::now() < until {
        let request = next(answer.as_ref());
        let begun = Instant::now();
        let got = connection.call(&request).expect("an answer");
        times.push(begun.elapsed());
        let said = String::from_utf8_lossy(&got.body);
        assert_eq!(got.status, expected, "{said}");
        answer = Some(got);
    }
    times
}
