//! «Deler av månedsrapporten»: its parts in the order they are read. Each is printed, also where nothing was
//! counted for it; then it says so.

use crate::domain::code::code_enum;

code_enum! {
    /// «Del». One part of the month's report.
    Section {
        /// Requests, offers in time, not in time, children, established breaches.
        Headline = "headline",
        /// How long it took to an offer.
        TimeToOffer = "time_to_offer",
        /// What was not delivered in time, by region, kind, legal basis and need.
        NotInTime = "not_in_time",
        /// Severity per child and per event.
        Severity = "severity",
        /// Where the children stayed, for how long, and what it took.
        Stays = "stays",
        /// What the two sides disagree about.
        Disagreements = "disagreements",
        /// How far away, and siblings.
        Distance = "distance",
        /// Declines by the kommune, and the service's own no.
        Declines = "declines",
        /// Waiting for a foster home.
        FosterHomes = "foster_homes",
        /// Before the tribunal.
        Tribunal = "tribunal",
        /// Places, and how they were used.
        Capacity = "capacity",
        /// Supervision and what it established.
        Supervision = "supervision",
        /// Totals from before the service, imported.
        History = "history",
        /// What was told of months already frozen.
        Corrections = "corrections",
    }
}

impl Section {
    /// Its heading.
    pub fn key(self) -> &'static str {
        match self {
            Self::Headline => "rapport-del-hovedtall",
            Self::TimeToOffer => "rapport-del-tid-til-tilbud",
            Self::NotInTime => "rapport-del-ikke-levert-i-tide",
            Self::Severity => "rapport-del-alvorlighet",
            Self::Stays => "rapport-del-oppholdssted",
            Self::Disagreements => "rapport-del-uenighet",
            Self::Distance => "rapport-del-avstand-og-sosken",
            Self::Declines => "rapport-del-avslag",
            Self::FosterHomes => "rapport-del-fosterhjem",
            Self::Tribunal => "rapport-del-nemnd",
            Self::Capacity => "rapport-del-kapasitet",
            Self::Supervision => "rapport-del-tilsyn",
            Self::History => "rapport-del-historikk",
            Self::Corrections => "rapport-del-rettelser",
        }
    }

    /// Its name in data.
    pub fn id(self) -> &'static str {
        self.key()
            .trim_start_matches("rapport-")
            .trim_start_matches("del-")
    }
}
