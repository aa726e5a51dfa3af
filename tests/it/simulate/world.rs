//! One history: the people, the workers, the clock, and what goes wrong.

use super::chance::Chance;
use super::faults::Fault;
use super::faults::Plan;
use super::ground;
use super::mail;
use super::mail::Mailbox;
use super::mail::Server;
use super::oracle;
use super::oracle::Known;
use super::oracle::Passing;
use super::oracle::Recorded;
use crate::support::Backend;
use crate::support::Story;
use crate::support::bodies::instant;
use crate::support::raw::Raw;
use bistandsplikt::app::engine::Claim;
use bistandsplikt::app::engine::Sharing;
use bistandsplikt::app::engine::Swept;
use bistandsplikt::app::engine::Worker;
use bistandsplikt::clock::Clock;
use bistandsplikt::domain::id::OfferId;
use bistandsplikt::domain::id::RequestId;
use bistandsplikt::notify;
use bistandsplikt::notify::Post;
use bistandsplikt::store::claims::Fence;
use chrono::DateTime;
use chrono::NaiveDateTime;
use chrono::TimeDelta;
use chrono::Utc;
use std::collections::BTreeSet;
use std::sync::Arc;

const LEASE: TimeDelta = TimeDelta::seconds(60);
const STEPS: usize = 60;
const WORKERS: u64 = 3;
/// Instants at which histories begin: in summer, before both clock changes, New Year and Easter.
const BEGINNINGS: [&str; 5] = [
    "2024-07-12T10:00:00+02:00",
    "2024-03-30T21:00:00+01:00",
    "2024-10-26T22:30:00+02:00",
    "2024-12-30T09:00:00+01:00",
    "2025-04-16T12:00:00+02:00",
];

/// What is wrong on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bend {
    /// Nothing: the service as it is.
    Nothing,
    /// A worker takes another's claim for its own.
    FenceIgnored,
    /// A worker goes by its own clock, not by the database's.
    OwnClock,
    /// A row is there twice.
    Doubled,
    /// A finder is lost, so that the engine never looks.
    Forgotten,
    /// The unique indexes are gone, and nothing else.
    NoUniqueIndexes,
    /// A message is marked as sent and never was.
    LetterLost,
}

/// How much of each happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Told {
    acts: usize,
    worked: usize,
    stalled: usize,
    lost: usize,
    killed: usize,
    faults: usize,
    stops: usize,
    jumps: usize,
    set_aside: usize,
    breaches: usize,
    limits: usize,
    mail_downs: usize,
    letters: usize,
    letters_again: usize,
}

impl Told {
    pub fn add(&mut self, other: &Self) {
        self.acts += other.acts;
        self.worked += other.worked;
        self.stalled += other.stalled;
        self.lost += other.lost;
        self.killed += other.killed;
        self.faults += other.faults;
        self.stops += other.stops;
        self.jumps += other.jumps;
        self.set_aside += other.set_aside;
        self.breaches += other.breaches;
        self.limits += other.limits;
        self.mail_downs += other.mail_downs;
        self.letters += other.letters;
        self.letters_again += other.letters_again;
    }

    /// Whether everything happened that can happen.
    pub fn is_a_storm(&self) -> bool {
        let all = [
            self.acts,
            self.worked,
            self.stalled,
            self.lost,
            self.killed,
            self.faults,
            self.stops,
            self.jumps,
            self.set_aside,
            self.breaches,
            self.limits,
            self.mail_downs,
            self.letters,
            self.letters_again,
        ];
        all.iter().all(|much| *much > 0)
    }
}

/// One of the workers, its clock and how far that is off, and what it holds since when.
struct Hand {
    worker: Worker,
    clock: Clock,
    off: TimeDelta,
    claim: Option<(Claim, DateTime<Utc>)>,
}

/// One history and where it has come to.
pub struct World {
    pub chance: Chance,
    pub story: Story,
    pub now: DateTime<Utc>,
    pub known: Vec<Known>,
    pub requests: Vec<RequestId>,
    pub offers: Vec<(OfferId, usize)>,
    plan: Arc<Plan>,
    raw: Raw,
    hands: Vec<Hand>,
    sharing: Sharing,
    bend: Bend,
    stopped: bool,
    mailbox: Arc<Mailbox>,
    post: Post,
    worked_at: BTreeSet<DateTime<Utc>>,
    told: Told,
    log: Vec<String>,
}

impl World {
    pub fn new(on: Backend, seed: u64, bend: Bend) -> Self {
        let mut chance = Chance::new(seed);
        let now = instant(BEGINNINGS[chance.below(BEGINNINGS.len())]);
        let plan = Arc::new(Plan::new(now, bend != Bend::OwnClock));
        let mut story = ground::behind(plan.clone(), on);
        story.ground.service.clock = Clock::seeded(now, seed);
        let sharing = Sharing {
            lease: LEASE,
            batch: chance.between(1, 4),
        };
        let mut raw = story.raw();
        if bend == Bend::NoUniqueIndexes {
            raw.run(WITHOUT_INDEXES).expect("the indexes are gone");
        }
        let (mailbox, post) = Mailbox::new();
        let mut world = Self {
            mailbox,
            post,
            raw,
            chance,
            now,
            known: Vec::new(),
            requests: Vec::new(),
            offers: Vec::new(),
            plan,
            story,
            hands: Vec::new(),
            sharing,
            bend,
            stopped: false,
            worked_at: BTreeSet::new(),
            told: Told::default(),
            log: Vec::new(),
        };
        world.hands = (1..=WORKERS)
            .map(|hand| world.hand(seed * 8 + hand))
            .collect();
        world
    }

    fn hand(&self, seed: u64) -> Hand {
        let clock = Clock::seeded(self.now, seed);
        let service = self.story.service().with_clock(clock.clone());
        Hand {
            worker: Worker::new(service, self.sharing),
            clock,
            off: TimeDelta::zero(),
            claim: None,
        }
    }

    /// Plays the history to its end, and says what was wrong.
    pub fn play(mut self) -> Result<Told, String> {
        self.play_through()
            .map_err(|wrong| format!("{wrong}\n{:#?}", self.log))?;
        Ok(self.told)
    }

    /// What happened and what was recorded, without the ids.
    pub fn play_and_tell(mut self) -> (Vec<String>, Told) {
        self.play_through().expect("nothing is wrong");
        (self.log, self.told)
    }

    fn play_through(&mut self) -> Result<(), String> {
        for step in 0..STEPS {
            self.advance();
            let what = self.step()?;
            self.log.push(format!("{step} {}: {what}", self.now));
            if self.bend == Bend::Forgotten && step == 2 * STEPS / 3 {
                let forget = "UPDATE placement_request SET next_check_at = NULL";
                self.raw.run(forget).expect("an update");
            }
        }
        self.settle()
    }

    /// Goes on for some time, often to the instant something passes, or a hair beside it.
    fn advance(&mut self) {
        let next = match self.chance.below(10) {
            0..=3 => self.now + TimeDelta::milliseconds(self.chance.between(1, 90_000)),
            4..=6 => self.now + TimeDelta::minutes(self.chance.between(1, 700)),
            _ => {
                let passings = self.known.iter().flat_map(|case| case.facts().passings());
                let coming = passings.map(|(_, at)| at).filter(|at| *at > self.now).min();
                let beside = TimeDelta::milliseconds(self.chance.between(-1, 1));
                coming.map_or(self.now, |at| at + beside)
            }
        };
        self.set_clock(next.max(self.now + TimeDelta::milliseconds(1)));
    }

    fn set_clock(&mut self, now: DateTime<Utc>) {
        self.now = now;
        self.plan.set_clock(now);
    }

    fn step(&mut self) -> Result<String, String> {
        // A database that is down is mostly up again soon.
        let what = if self.stopped && self.chance.percent(35) {
            99
        } else {
            self.chance.below(100)
        };
        match what {
            0..=39 if self.stopped => Ok("nobody can tell anything".into()),
            0..=39 => {
                self.told.acts += 1;
                let register = self.requests.is_empty()
                    || (self.requests.len() < 5 && self.chance.percent(30));
                Ok(if register {
                    self.register()
                } else {
                    self.tell_more()
                })
            }
            40..=82 => self.work(),
            83..=87 => {
                let server = [Server::Up, Server::Down, Server::Mute][self.chance.below(3)];
                self.told.mail_downs += usize::from(server == Server::Down);
                self.mailbox.set(server);
                Ok(format!("the mail server is {server:?}"))
            }
            88..=93 => {
                self.told.jumps += 1;
                let hand = self.chance.below(self.hands.len());
                let off = match self.chance.below(4) {
                    0 => TimeDelta::zero(),
                    1 => TimeDelta::milliseconds(self.chance.between(-5_000, 5_000)),
                    _ => TimeDelta::minutes(self.chance.between(-5_000, 5_000)),
                };
                self.hands[hand].off = off;
                Ok(format!("the clock of {hand} is off by {off}"))
            }
            _ => {
                self.stopped = !self.stopped;
                self.told.stops += usize::from(self.stopped);
                self.plan.set_stopped(self.stopped);
                Ok(format!(
                    "the database is {}",
                    if self.stopped { "down" } else { "up" }
                ))
            }
        }
    }

    /// A worker does something, and something may go wrong.
    fn work(&mut self) -> Result<String, String> {
        let index = self.chance.below(self.hands.len());
        let fault = self.chance.percent(25).then(|| match self.chance.below(6) {
            0 => Fault::Begin(1),
            // One fails; then one of the batch too; then what would have set that one aside as well.
            1 | 2 => Fault::Commit(u32::try_from(self.chance.between(1, 3)).expect("small")),
            3 => Fault::Answer,
            _ => Fault::Kill(u32::try_from(self.chance.between(1, 40)).expect("small")),
        });
        if let Some(fault) = fault {
            self.plan.arm(fault);
        }
        let outcome = self.work_with(index);
        let happened = fault.is_some() && self.plan.disarm();
        self.told.faults += usize::from(happened);
        let what = match outcome? {
            Ok(what) => what,
            Err(what) if happened || self.stopped => what,
            Err(what) => return Err(format!("nothing went wrong, and yet: {what}")),
        };
        if happened && matches!(fault, Some(Fault::Kill(_))) {
            self.replace(index);
        }
        Ok(format!("{index} {what} {fault:?} happened: {happened}"))
    }

    /// A process that died is started again, and knows nothing of its claim.
    fn replace(&mut self, index: usize) {
        self.told.killed += 1;
        let seed = 1_000_000 + u64::try_from(self.told.killed).expect("few") * 8 + index as u64;
        self.hands[index] = self.hand(seed);
    }

    fn work_with(&mut self, index: usize) -> Result<Result<String, String>, String> {
        let roll = self.chance.below(100);
        match self.hands[index].claim.take() {
            Some(claim) if roll < 50 => self.perform(index, &claim),
            Some(claim) if roll < 60 => {
                self.hands[index].claim = Some(claim);
                Ok(Ok("pauses".into()))
            }
            Some(_) if roll < 75 => {
                self.replace(index);
                Ok(Ok("dies between claim and work".into()))
            }
            Some(claim) => {
                let beside = TimeDelta::milliseconds(self.chance.between(-1, 50_000));
                self.set_clock(self.now + LEASE + beside);
                self.hands[index].claim = Some(claim);
                Ok(Ok("stalls for a lease".into()))
            }
            None if roll < 40 => self.claim(index),
            None if roll < 55 => Ok(self.deliver()),
            None => self.catch_up(index),
        }
    }

    fn set_worker_clock(&self, index: usize) {
        let hand = &self.hands[index];
        hand.clock.set(self.now + hand.off);
    }

    fn claim(&mut self, index: usize) -> Result<Result<String, String>, String> {
        self.set_worker_clock(index);
        Ok(match self.hands[index].worker.claim() {
            Ok(claim) => {
                let many = claim.as_ref().map_or(0, |claim| claim.requests.len());
                self.hands[index].claim = claim.map(|claim| (claim, self.now));
                Ok(format!("claims {many}"))
            }
            Err(failure) => Err(format!("cannot claim: {failure}")),
        })
    }

    fn perform(
        &mut self,
        index: usize,
        (claim, since): &(Claim, DateTime<Utc>),
    ) -> Result<Result<String, String>, String> {
        let foreign = self.taken_over(claim);
        let mut claim = claim.clone();
        if self.bend == Bend::FenceIgnored
            && let Some(fence) = foreign.first()
        {
            claim.fence = fence.clone();
        }
        self.told.stalled += usize::from(*since + LEASE <= self.now);
        self.set_worker_clock(index);
        self.worked_at.insert(self.now);
        let swept = match self.hands[index].worker.perform(&claim) {
            Ok(swept) => swept,
            Err(failure) => return Ok(Err(format!("cannot work: {failure}"))),
        };
        if swept.looked_at > claim.requests.len() - foreign.len() {
            return Err(format!("{index} worked past its fence: {swept:?}"));
        }
        self.count(&swept);
        Ok(Ok(format!("works: {swept:?}")))
    }

    /// The claims on these requests that are another's by now.
    fn taken_over(&mut self, claim: &Claim) -> Vec<Fence> {
        let asked: Vec<String> = claim.requests.iter().map(|id| format!("'{id}'")).collect();
        let query = format!(
            "SELECT worker || ' ' || CAST(fence AS TEXT) AS line FROM engine_claim WHERE request_id IN ({})",
            asked.join(", ")
        );
        let fences = self.raw.lines(&query).into_iter().map(|line| {
            let (worker, number) = line.split_once(' ').expect("two words");
            Fence {
                worker: worker.to_owned(),
                number: number.parse().expect("a number"),
            }
        });
        fences.filter(|fence| *fence != claim.fence).collect()
    }

    fn count(&mut self, swept: &Swept) {
        self.told.worked += 1;
        self.told.lost += swept.lost;
        self.told.set_aside += swept.set_aside;
    }

    fn catch_up(&mut self, index: usize) -> Result<Result<String, String>, String> {
        self.set_worker_clock(index);
        self.worked_at.insert(self.now);
        let swept = match self.hands[index].worker.catch_up() {
            Ok(swept) => swept,
            Err(failure) => return Ok(Err(format!("cannot catch up: {failure}"))),
        };
        self.count(&swept);
        // When nobody holds anything, what has passed is recorded, and not some time later.
        if self.raw.count("engine_claim") == 0 {
            let recorded = self.recorded();
            oracle::missed(&self.known, &recorded, self.now)?;
        }
        Ok(Ok(format!("catches up: {swept:?}")))
    }

    /// A round of delivery: what is due is sent, and marked.
    fn deliver(&mut self) -> Result<String, String> {
        notify::deliver_due(self.story.service(), &self.post, self.now)
            .map(|done| format!("delivers {done:?}"))
            .map_err(|failure| format!("cannot deliver: {failure}"))
    }

    /// The mail server is up, the loans, the pauses and the night are over: every letter comes.
    fn settle_mail(&mut self) -> Result<(), String> {
        if self.bend == Bend::LetterLost {
            let lose = "UPDATE outbox SET delivered_at = not_before, next_try_at = NULL";
            self.raw.run(lose).expect("an update");
        }
        self.mailbox.set(Server::Up);
        let judged = self.now;
        self.set_clock(self.now + TimeDelta::days(2));
        let outcome = self.deliver();
        self.log.push(format!("mail at the end: {outcome:?}"));
        outcome?;
        self.told.letters = self.mailbox.letters().len();
        self.told.letters_again = self.mailbox.doubles();
        mail::check(&mut self.raw, &self.mailbox, &self.known, judged)
    }

    /// Everything comes up again and the leases run out: then nothing may be missing, nor too much.
    fn settle(&mut self) -> Result<(), String> {
        self.stopped = false;
        self.plan.set_stopped(false);
        self.set_clock(self.now + LEASE * 2);
        self.hands[0].off = TimeDelta::zero();
        self.hands[0].claim = None;
        let outcome = self.catch_up(0)?;
        self.log.push(format!("at the end: {outcome:?}"));
        outcome?;
        if self.bend == Bend::Doubled {
            self.raw.run(DOUBLE).expect("a double");
        }
        let left = self.hands[0].worker.claim();
        if left != Ok(None) {
            return Err(format!("still due: {left:?}"));
        }
        let recorded = self.recorded();
        self.told.breaches = recorded
            .iter()
            .filter(|row| row.what == Passing::Norm)
            .count();
        self.told.limits = recorded.len() - self.told.breaches;
        oracle::missed(&self.known, &recorded, self.now)?;
        oracle::too_much(&self.known, &recorded, &self.worked_at)?;
        self.compare_with_the_journal(recorded.len())?;
        self.settle_mail()
    }

    fn compare_with_the_journal(&mut self, recorded: usize) -> Result<(), String> {
        let told = "SELECT CAST(count(*) AS TEXT) AS line FROM journal \
                    WHERE action IN ('breach.flag', 'limit.passed')";
        let told = self.raw.line(told);
        if told == recorded.to_string() {
            return Ok(());
        }
        Err(format!("{recorded} recorded and {told} in the journal"))
    }

    /// What the engine wrote.
    fn recorded(&mut self) -> Vec<Recorded> {
        let breaches = "SELECT request_id || '|' || CAST(passed_at AS TEXT) || '|' || \
                        CAST(recorded_at AS TEXT) AS line FROM possible_breach";
        let limits = "SELECT request_id || '|' || CAST(passed_at AS TEXT) || '|' || \
                      CAST(recorded_at AS TEXT) || '|' || rule || '|' || CAST(started_at AS TEXT) AS line \
                      FROM passed_limit";
        let mut lines = self.raw.lines(breaches);
        lines.extend(self.raw.lines(limits));
        lines.iter().map(|line| read(line)).collect()
    }
}

fn read(line: &str) -> Recorded {
    let parts: Vec<&str> = line.split('|').collect();
    let at = |text: &str| {
        let parsed = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f");
        parsed.expect("a stored instant").and_utc()
    };
    Recorded {
        request: parts[0].to_owned(),
        passed: at(parts[1]),
        at: at(parts[2]),
        what: match parts.get(3..5) {
            Some([rule, started]) => Passing::Limit((*rule).to_owned(), at(started)),
            _ => Passing::Norm,
        },
    }
}

const WITHOUT_INDEXES: &str = "DROP INDEX breach_once; ALTER TABLE passed_limit RENAME TO with_index; \
     CREATE TABLE passed_limit AS SELECT * FROM with_index; DROP TABLE with_index;";

const DOUBLE: &str = "DROP INDEX breach_once; CREATE TEMP TABLE twice AS SELECT * FROM possible_breach LIMIT 1; \
     UPDATE twice SET id = 'twice'; INSERT INTO possible_breach SELECT * FROM twice;";
