//! The arithmetic of dates, held against a second implementation in another language (`count.py`): random
//! questions, and every day the clocks change from 2024 to 2037. `make dates` asks a million.

use std::io::Write;
use std::process::Command;
use std::process::Stdio;

use bistandsplikt::domain::calendar;
use bistandsplikt::domain::deadline::Period;
use bistandsplikt::domain::deadline::period;
use chrono::DateTime;
use chrono::Datelike;
use chrono::Days;
use chrono::NaiveDate;
use chrono::TimeDelta;
use chrono::Utc;

/// Random questions in the short form.
const IN_CI: usize = 20_000;
/// Questions one process is asked at a time.
const CHUNK: usize = 50_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    Counted(Period, DateTime<Utc>),
    LastDay(NaiveDate),
    SameDay(u16, DateTime<Utc>),
    Midnights(DateTime<Utc>, DateTime<Utc>),
}

impl Question {
    fn line(self) -> String {
        let counted =
            |letter, n: u16, at: DateTime<Utc>| format!("{letter} {n} {}", at.timestamp_millis());
        match self {
            Self::Counted(Period::Hours(n), at) => counted('H', n, at),
            Self::Counted(Period::Days(n), at) => counted('D', n, at),
            Self::Counted(Period::Weeks(n), at) => counted('W', n, at),
            Self::Counted(Period::Months(n), at) => counted('M', n, at),
            Self::LastDay(date) => format!("L {}", date.format("%Y%m%d")),
            Self::SameDay(n, at) => counted('S', n, at),
            Self::Midnights(a, b) => {
                format!("N {} {}", a.timestamp_millis(), b.timestamp_millis())
            }
        }
    }

    fn answer(self) -> Vec<i64> {
        let both = |due: period::Due| {
            vec![
                due.plain.timestamp_millis(),
                due.as_court_counts.timestamp_millis(),
            ]
        };
        match self {
            Self::Counted(length, at) => both(period::count(length, at).0),
            Self::LastDay(date) => both(period::ends_on(date).0),
            Self::SameDay(n, at) => {
                let midnight = calendar::end_of_day(calendar::local_date(at));
                let earliest = at + TimeDelta::hours(n.into());
                vec![midnight.max(earliest).timestamp_millis()]
            }
            Self::Midnights(a, b) => vec![calendar::midnights_between(a, b)],
        }
    }
}

/// SplitMix64: the same questions from the same seed on every machine.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn small(&mut self, limit: u64) -> u16 {
        u16::try_from(1 + self.below(limit)).expect("a small number")
    }

    /// An instant of 2023 to 2037; every third within two hours of a local midnight.
    fn instant(&mut self) -> DateTime<Utc> {
        let first = NaiveDate::from_ymd_opt(2023, 1, 1).expect("a date");
        let date = first + Days::new(self.below(5479));
        let start = calendar::start_of_day(date);
        let span = if self.below(3) == 0 { 2 } else { 25 } * 3_600_000;
        start + TimeDelta::milliseconds(i64::try_from(self.below(span)).expect("small"))
    }

    fn period(&mut self) -> Period {
        match self.below(4) {
            0 => Period::Hours(self.small(300)),
            1 => Period::Days(self.small(400)),
            2 => Period::Weeks(self.small(60)),
            _ => Period::Months(self.small(36)),
        }
    }

    fn question(&mut self) -> Question {
        match self.below(10) {
            0 => Question::LastDay(calendar::local_date(self.instant())),
            1 => Question::SameDay(self.small(30), self.instant()),
            2 => Question::Midnights(self.instant(), self.instant()),
            _ => Question::Counted(self.period(), self.instant()),
        }
    }
}

/// What the other implementation answers.
fn asked(questions: &[Question]) -> Vec<Vec<i64>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/dates/count.py");
    let mut other = Command::new("python3")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 (make setup installs it)");
    let mut input = other.stdin.take().expect("its input");
    let lines: Vec<String> = questions.iter().map(|question| question.line()).collect();
    let teller = std::thread::spawn(move || {
        input
            .write_all(lines.join("\n").as_bytes())
            .expect("the questions are told");
    });
    let output = other.wait_with_output().expect("its answers");
    teller.join().expect("the questions are told");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("numbers");
    text.lines()
        .map(|line| {
            let numbers = line
                .split(' ')
                .map(|number| number.parse().expect("a number"));
            numbers.collect()
        })
        .collect()
}

/// Every question whose answers differ.
fn differences(questions: &[Question]) -> Vec<(Question, Vec<i64>, Vec<i64>)> {
    let mut found = Vec::new();
    for some in questions.chunks(CHUNK) {
        let theirs = asked(some);
        assert_eq!(theirs.len(), some.len(), "an answer to every question");
        for (question, theirs) in some.iter().zip(theirs) {
            let ours = question.answer();
            if ours != theirs {
                found.push((*question, ours, theirs));
            }
        }
    }
    found
}

#[test]
fn two_implementations_agree_on_random_dates() {
    let wanted = std::env::var("DATE_QUESTIONS").ok();
    let count = wanted.map_or(IN_CI, |count| count.parse().expect("a number of questions"));
    let mut draw = Draw(2026);
    let questions: Vec<Question> = (0..count).map(|_| draw.question()).collect();
    assert_eq!(differences(&questions), vec![]);
}

#[test]
fn two_implementations_agree_on_every_day_the_clocks_change() {
    let days = NaiveDate::from_ymd_opt(2024, 1, 1)
        .expect("a date")
        .iter_days();
    let changes: Vec<NaiveDate> = days
        .take_while(|day| day.year() <= 2037)
        .filter(|day| {
            calendar::end_of_day(*day) - calendar::start_of_day(*day) != TimeDelta::days(1)
        })
        .collect();
    assert_eq!(changes.len(), 28, "two a year");
    let mut questions = Vec::new();
    for day in changes {
        questions.push(Question::LastDay(day));
        for quarter in -100..=100 {
            let at = calendar::start_of_day(day) + TimeDelta::minutes(quarter * 15);
            let before = at - TimeDelta::hours(48);
            questions.extend([
                Question::Counted(Period::Hours(48), at),
                Question::Counted(Period::Hours(48), before),
                Question::Counted(Period::Days(1), at),
                Question::Counted(Period::Weeks(2), at),
                Question::Counted(Period::Weeks(6), at),
                Question::Counted(Period::Months(12), at),
                Question::SameDay(2, at),
                Question::Midnights(before, at),
            ]);
        }
    }
    assert_eq!(differences(&questions), vec![]);
}

#[test]
fn a_day_counted_wrongly_is_seen() {
    let at = calendar::instant("2026-03-19T10:00:00".parse().expect("a wall time"));
    let wrong = asked(&[Question::Counted(Period::Weeks(2), at + TimeDelta::days(1))]);
    assert_ne!(
        wrong[0],
        Question::Counted(Period::Weeks(2), at).answer(),
        "the comparison compares"
    );
}
