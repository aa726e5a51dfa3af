//! Why something told to the service is not taken: which field, which rule. Never the value.

use super::child::NumberFault;
use super::code::code_enum;
use super::legal_basis::OutsideDuty;
use super::organisation::MunicipalityNumber;

code_enum! {
    /// A field somebody filled in. Its name outside stands in `web::api::names`.
    Field {
        /// The whole body.
        Body = "body",
        /// Kommune.
        Municipality = "municipality",
        /// Child's number.
        ChildNumber = "child_number",
        /// Child's birth date.
        BirthDate = "birth_date",
        /// Child's name.
        ChildName = "child_name",
        /// Legal basis.
        LegalBasis = "legal_basis",
        /// Acute, planned, internal acute.
        Kind = "kind",
        /// Measure.
        Measure = "measure",
        /// Target group.
        TargetGroup = "target_group",
        /// When the need was reported.
        NeedReportedAt = "need_reported_at",
        /// Channel.
        Channel = "channel",
        /// Emergency decision.
        EmergencyDecisionAt = "emergency_decision_at",
        /// Wanted start.
        WantedStart = "wanted_start",
        /// Danger to life or health.
        Danger = "danger",
        /// Looked after.
        LookedAfter = "looked_after",
        /// Place of stay.
        Place = "place",
        /// Unit the child is in.
        PresentUnit = "present_unit",
        /// Contact's name.
        ContactName = "contact_name",
        /// Contact's phone.
        ContactPhone = "contact_phone",
        /// Free text.
        Description = "description",
        /// Sender's reference.
        SenderReference = "sender_reference",
        /// Sender's key.
        MessageKey = "message_key",
        /// What a correction changes.
        Changes = "changes",
        /// Why.
        Reason = "reason",
        /// Closed-list reason.
        ReasonCode = "reason_code",
        /// Which of its kind an event is.
        Detail = "detail",
        /// The event another one ends or answers.
        AboutEvent = "about_event",
        /// Whether and how the child was heard.
        Heard = "heard",
        /// Why the child was not heard.
        WhyNotHeard = "why_not_heard",
        /// What the child says.
        ChildSays = "child_says",
        /// How what the child says was weighed.
        Weighed = "weighed",
        /// A spell of stay while the child waits.
        Spell = "spell",
        /// What money went to.
        CostKind = "cost_kind",
        /// Who owns the place.
        Owner = "owner",
        /// Whether it is bought with a guarantee.
        Guarantee = "guarantee",
        /// How many places.
        Number = "number",
        /// Why places are closed.
        ClosedReason = "closed_reason",
        /// The row that this one stands instead of.
        Replaces = "replaces",
        /// Whole kroner.
        Kroner = "kroner",
        /// What an amount is for.
        Counted = "counted",
        /// The staff's hours.
        StaffHours = "staff_hours",
        /// Staff on watch at the same time.
        StaffPeople = "staff_people",
        /// When a request was closed.
        Closed = "closed",
        /// When a request was reopened.
        Reopened = "reopened",
        /// Free text of an act.
        Text = "text",
        /// When it happened.
        At = "at",
        /// The request that replaces.
        ReplacedBy = "replaced_by",
        /// Kind of event.
        EventKind = "event_kind",
        /// Extended until.
        Until = "until",
        /// Unit code.
        Unit = "unit",
        /// A place in free words.
        FreePlace = "free_place",
        /// Region.
        Region = "region",
        /// Answer of a unit.
        Answer = "answer",
        /// When to try again.
        NextTry = "next_try",
        /// From.
        From = "from",
        /// To.
        To = "to",
        /// Kilometres.
        Distance = "distance",
        /// Minutes of travel.
        TravelTime = "travel_time",
        /// When the offer was made.
        OfferMade = "offer_made",
        /// Available from.
        AvailableFrom = "available_from",
        /// Expires.
        Expires = "expires",
        /// A place is kept until then.
        HeldUntil = "held_until",
        /// When it began to be kept.
        HoldBegan = "hold_began",
        /// Severity level.
        Level = "level",
        /// Severity scale.
        Scale = "scale",
        /// Answers to the policy's questions.
        Answers = "answers",
        /// One question of the policy.
        Question = "question",
        /// Cases of a calibration round.
        Cases = "cases",
        /// One case of a calibration round.
        Case = "case",
        /// Facts of an anonymised case.
        Facts = "facts",
        /// Title of an anonymised case.
        Title = "title",
        /// Harm events, a count.
        HarmEvents = "harm_events",
        /// Hours past the norm.
        HoursPast = "hours_past",
        /// Age in years.
        Age = "age",
        /// When a notice in advance was given.
        NoticeGiven = "notice_given",
        /// A field of a draft.
        DraftField = "draft_field",
        /// A sibling's case number.
        SiblingCase = "sibling_case",
        /// What is wished for siblings.
        SiblingWish = "sibling_wish",
        /// When an enquiry was made.
        Enquired = "enquired",
        /// What came of an enquiry.
        Outcome = "outcome",
        /// A request's case number.
        CaseNumber = "case_number",
        /// When a request is expected.
        ExpectedAt = "expected_at",
        /// Month.
        Month = "month",
        /// When the event happened.
        Occurred = "occurred",
        /// Sender's pseudonym of the child.
        ChildReference = "child_reference",
        /// The request it is about.
        Request = "request",
        /// The possible breach it is about.
        Breach = "breach",
        /// Conclusion.
        Conclusion = "conclusion",
        /// Date of the conclusion.
        ConcludedOn = "concluded_on",
        /// Date of the event concluded on.
        EventOn = "event_on",
        /// Period, from.
        PeriodFrom = "period_from",
        /// Period, to.
        PeriodTo = "period_to",
        /// Legal basis in words.
        LegalText = "legal_text",
        /// Norm or Act: what kind of limit a conclusion is about.
        LimitSource = "limit_source",
        /// Which limit a conclusion is about.
        LimitId = "limit_id",
        /// The state a supervision case is moved to.
        State = "state",
        /// Last day to answer or put right.
        DueOn = "due_on",
        /// When a supervision case was moved before.
        LastStep = "last_step",
        /// What is decided of a proposal.
        Decision = "decision",
        /// How many take part in a meeting.
        Participants = "participants",
        /// A desk on call.
        OnCallDesk = "on_call_desk",
        /// Its phone.
        OnCallPhone = "on_call_phone",
        /// When it answers.
        OnCallHours = "on_call_hours",
        /// The desk called when it does not.
        BackupDesk = "backup_desk",
        /// That desk's phone.
        BackupPhone = "backup_phone",
        /// What happened, as Bufetat sees it.
        WhatHappened = "what_happened",
        /// Why a place did not come in time.
        Cause = "cause",
        /// Why, in words.
        CauseText = "cause_text",
        /// What Bufetat does about it.
        Remedy = "remedy",
        /// What it does, in words.
        RemedyText = "remedy_text",
        /// Need flags.
        Needs = "needs",
        /// Filter: status.
        Status = "status",
        /// Filter: how far supervision has come.
        Supervised = "supervised",
        /// Paging cursor.
        Cursor = "cursor",
        /// Page size.
        Limit = "limit",
        /// How many days a list looks ahead.
        DaysAhead = "days_ahead",
        /// Cut-off of a report.
        CutOff = "cut_off",
        /// Edition of a report.
        Edition = "edition",
        /// SHA-256 of a frozen month.
        Fingerprint = "fingerprint",
        /// What was counted before the service.
        Series = "series",
        /// What the rows of a table are split by.
        Split = "split",
        /// The months a table is of.
        Period = "period",
        /// The rows of a table.
        Rows = "rows",
        /// The sum as printed.
        Total = "total",
        /// The publication a table stands in.
        Source = "source",
        /// Import: the actor.
        Actor = "actor",
        /// Import: the action.
        Action = "action",
        /// Import: own reference.
        Ref = "ref",
        /// Import: what it is about.
        About = "about",
    }
}

/// The rule a field broke.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// It must be given.
    Required,
    /// It is not known here.
    UnknownField,
    /// It has another type than expected.
    WrongType,
    /// It must be one of these.
    OneOf(Vec<&'static str>),
    /// At most so many characters.
    TooLong(usize),
    /// Not an instant with offset.
    NotAnInstant,
    /// Not a date.
    NotADate,
    /// Not a month.
    NotAMonth,
    /// Not an id.
    NotAnId,
    /// Not the number of a phone.
    NotAPhone,
    /// Out of range.
    Range(i64, i64),
    /// It lies in the future.
    Future,
    /// So short a time ago that something told before it may still be on its way in.
    TooRecent,
    /// It lies before another field.
    Before(Field),
    /// The kommune is unknown.
    UnknownMunicipality,
    /// The kommune is not one on that day; these came after it.
    MunicipalityNotThen(Vec<MunicipalityNumber>),
    /// Oslo is outside Bufetat (§ 16-6).
    OutsideBufetat,
    /// The kommune is not the actor's.
    NotYours,
    /// The number is no child's number.
    Number(NumberFault),
    /// It holds something that looks like a child's number, which may not stand here.
    LooksLikeNumber,
    /// A birth date is needed where there is no number.
    BirthDateNeeded,
    /// The birth date is another than the number's.
    BirthDateDiffers,
    /// The Act is not in force on that day.
    BeforeTheAct,
    /// The kind does not fit the legal basis.
    KindAndBasis,
    /// The measure does not fit the legal basis.
    MeasureAndBasis,
    /// It may be given only together with a value of another field.
    OnlyWith(Field),
    /// It must be given together with a value of another field.
    NeededWith(Field),
    /// It cannot stand together with another field.
    NotWith(Field),
    /// One of the two must be given.
    EitherOr(Field),
    /// The measure is outside the duty (§ 16-3), so it is no breach case.
    OutsideDuty(OutsideDuty),
    /// The unit is not in the list.
    UnknownUnit,
    /// The level belongs to the other scale.
    OtherScale,
    /// The level is another than the one proposed, which needs a reason.
    NotAsProposed,
    /// Nothing was changed.
    NothingChanged,
    /// It points to nothing the actor may know of.
    NotFound,
    /// It is a value that is known but not counted here.
    NotCounted,
    /// The date does not fit what it is about.
    DoesNotFit(Field),
    /// Not a year, a month, or months of one year.
    NotAPeriod,
    /// Not rows of a code and a number; the first line that is none, from 1.
    NotARow(usize),
    /// The same stands twice.
    Twice,
    /// The rows add to the first, the printed sum is the second.
    DoesNotAdd(i64, i64),
    /// The service counted some of that time itself.
    CountedHere,
    /// There is one already that this one does not say it replaces.
    StandsAlready,
}

/// One faulty field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which.
    pub field: Field,
    /// Where inside the field, for an unknown or mistyped part; our own names only.
    pub part: Option<String>,
    /// What is wrong.
    pub rule: Rule,
}

/// The faults found so far. Everything is looked at before anything is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// Notes a fault.
    pub fn note(&mut self, field: Field, rule: Rule) {
        self.0.push(Fault {
            field,
            part: None,
            rule,
        });
    }

    /// Notes a fault unless a condition holds.
    pub fn unless(&mut self, holds: bool, field: Field, rule: Rule) {
        if !holds {
            self.note(field, rule);
        }
    }

    /// The value, or `None` with the fault noted.
    pub fn take<T>(&mut self, field: Field, value: Result<T, Rule>) -> Option<T> {
        value.map_err(|rule| self.note(field, rule)).ok()
    }

    /// The value if nothing at all was noted.
    ///
    /// # Errors
    /// The faults.
    pub fn or<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

/// Whether a text holds something that could be a child's number: eleven or twelve digits in a row,
/// spaces and dashes between them or not.
pub fn holds_a_number(text: &str) -> bool {
    let mut run = 0;
    for character in text.chars() {
        match character {
            '0'..='9' => run += 1,
            ' ' | '-' | '.' | '\u{a0}' => {}
            _ => run = 0,
        }
        if run >= 11 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_seen_however_it_is_spelt() {
        for text in [
            "13097248022",
            "130972 48022",
            "13-09-72 48022",
            "sak 13097248022!",
            "201017238203",
        ] {
            assert!(holds_a_number(text), "{text}");
        }
        for text in ["2024-000123", "sak 12345 og 67890", "tlf. 22 33 44 55", ""] {
            assert!(!holds_a_number(text), "{text}");
        }
    }
}
