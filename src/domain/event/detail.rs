//! Which of its kind an event is.

use crate::domain::code::code_enum;

code_enum! {
    /// «detalj». Which of its kind an event is.
    EventDetail {
        /// Stay under § 4-4.
        StayP4_4 = "stay_p4_4",
        /// Stay under § 4-5.
        StayP4_5 = "stay_p4_5",
        /// Stay under § 6-1, with consent.
        StayP6_1 = "stay_p6_1",
        /// Stay under § 6-2 første ledd, observation.
        StayP6_2Observation = "stay_p6_2_observation",
        /// Stay under § 6-2 annet ledd, treatment.
        StayP6_2Treatment = "stay_p6_2_treatment",
        /// Stay under § 6-6.
        StayP6_6 = "stay_p6_6",
        /// «med ordinær nemnd»: an ordinary tribunal sits (§ 14-23).
        OrdinaryTribunal = "ordinary_tribunal",
        /// «hver dag».
        Daily = "daily",
        /// «hver annen dag».
        EverySecondDay = "every_second_day",
        /// «hver uke».
        Weekly = "weekly",
        /// «hver fjortende dag».
        Fortnightly = "fortnightly",
        /// «intet nytt»: the search goes on, nothing else is new.
        NothingNew = "nothing_new",
        /// «kommunen ba om det».
        AskedByMunicipality = "asked_by_municipality",
        /// «barnet er på rømmen».
        ChildMissing = "child_missing",
        /// «avventer helsehjelp».
        AwaitsHealthCare = "awaits_health_care",
        /// «avtalt senere oppstart».
        LaterStartAgreed = "later_start_agreed",
        /// «MST».
        Mst = "mst",
        /// «psykolog».
        Psychologist = "psychologist",
        /// «personale».
        Staff = "staff",
        /// «annen hjelp».
        OtherHelp = "other_help",
        /// «tilbudet brøt sammen»: the place did not hold.
        PlaceBrokeDown = "place_broke_down",
        /// «flyttet aldri inn».
        NeverMovedIn = "never_moved_in",
        /// «trukket ved en feil».
        WithdrawnByMistake = "withdrawn_by_mistake",
        /// «passet ikke for barnet».
        ConsideredUnsuited = "considered_unsuited",
        /// «for langt unna».
        ConsideredTooFar = "considered_too_far",
        /// «ingen ledig plass».
        ConsideredFull = "considered_full",
        /// «utrygt sammen med dem som bor der».
        ConsideredUnsafe = "considered_unsafe",
        /// «barnet ville ikke».
        ConsideredChildAgainst = "considered_child_against",
        /// «Bufetat ba om det».
        PressedByBufetat = "pressed_by_bufetat",
        /// «institusjonen eller hjemmet ba om det».
        PressedByUnit = "pressed_by_unit",
        /// «en annen ba om det».
        PressedByOther = "pressed_by_other",
        /// «barne- og ungdomspsykiatrien».
        SectorMentalHealth = "sector_mental_health",
        /// «rusbehandling».
        SectorSubstanceUse = "sector_substance_use",
        /// «politiet».
        SectorPolice = "sector_police",
        /// «kommunale helse- og omsorgstjenester».
        SectorMunicipalHealth = "sector_municipal_health",
        /// «skolen».
        SectorSchool = "sector_school",
        /// «en annen sektor».
        SectorOther = "sector_other",
        /// «avstand».
        ThemeDistance = "theme_distance",
        /// «egnethet».
        ThemeSuitability = "theme_suitability",
        /// «søsken».
        ThemeSiblings = "theme_siblings",
        /// «målgruppe».
        ThemeTargetGroup = "theme_target_group",
        /// «hjemmel».
        ThemeLegalBasis = "theme_legal_basis",
        /// «ansvar mellom barnevern, helse og justis».
        ThemeResponsibility = "theme_responsibility",
        /// «økonomi».
        ThemeCost = "theme_cost",
        /// «sikkerhet».
        ThemeSafety = "theme_safety",
        /// «i samtale».
        HeardInTalk = "heard_in_talk",
        /// «gjennom en representant».
        HeardThroughRepresentative = "heard_through_representative",
        /// «ved observasjon».
        HeardByObservation = "heard_by_observation",
        /// «ved andre uttrykk».
        HeardOtherwise = "heard_otherwise",
        /// «har ikke fått anledning ennå»: the words say why.
        NotHeardYet = "not_heard_yet",
        /// «ønsket ikke».
        DidNotWantToBeHeard = "did_not_want_to_be_heard",
        /// «kommunedirektøren».
        LedByMunicipalDirector = "led_by_municipal_director",
        /// «kommunalsjefen for oppvekst».
        LedByHeadOfUpbringing = "led_by_head_of_upbringing",
        /// «kommunalsjefen for helse og omsorg».
        LedByHeadOfHealth = "led_by_head_of_health",
        /// «barnevernslederen».
        LedByChildWelfareLeader = "led_by_child_welfare_leader",
        /// «en annen leder».
        LedByOther = "led_by_other",
        /// «venter på fosterhjem».
        AwaitsFosterHome = "awaits_foster_home",
        /// «venter på en annen institusjon».
        AwaitsOtherUnit = "awaits_other_unit",
        /// «venter på bolig med oppfølging».
        AwaitsHousing = "awaits_housing",
        /// «hjemmet er ikke klart».
        AwaitsFamily = "awaits_family",
        /// «venter på skole».
        AwaitsSchool = "awaits_school",
        /// «venter på helsehjelp der barnet skal bo».
        AwaitsTreatment = "awaits_treatment",
        /// «venter på nemnda».
        AwaitsTribunal = "awaits_tribunal",
        /// «barnet vil ikke flytte nå».
        AwaitsChild = "awaits_child",
        /// «noe annet».
        AwaitsOther = "awaits_other",
        /// «enige».
        DialogueAgreed = "dialogue_agreed",
        /// «delvis enige».
        DialoguePartlyAgreed = "dialogue_partly_agreed",
        /// «ikke enige».
        DialogueNotAgreed = "dialogue_not_agreed",
        /// «avbrutt».
        DialogueCalledOff = "dialogue_called_off",
    }
}

impl EventDetail {
    /// Whether the words must say why.
    #[must_use]
    pub fn asks_why(self) -> bool {
        self == Self::NotHeardYet
    }

    /// Whether it says that the child was not heard.
    #[must_use]
    pub fn is_not_heard(self) -> bool {
        matches!(self, Self::NotHeardYet | Self::DidNotWantToBeHeard)
    }
}
