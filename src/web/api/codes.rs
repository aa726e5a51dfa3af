//! The API's own words for the closed lists. These names are a promise to other systems: a value may
//! be added, none is renamed.

pub mod history;

use crate::app::chronology::EntryKind;
use crate::domain::breach::{BreachOrigin, BreachStatus, CountedKind};
use crate::domain::calendar::Holiday;
use crate::domain::child_link::{LinkDecision, LinkKind, LinkStatus};
use crate::domain::code::Code;
use crate::domain::deadline::planning::{PlanKind, PlanState};
use crate::domain::deadline::quota::{QuotaKind, QuotaWarning};
use crate::domain::deadline::{Consequence, EndEvent, LimitOwner, Presumption, RuleId, StartEvent};
use crate::domain::dialogue::{DialogueState, Party};
use crate::domain::edition::Edition;
use crate::domain::enquiry::{EnquiryOutcome, UnmadeReason};
use crate::domain::event::{CaseEventKind, EventDetail};
use crate::domain::hold::HoldStatus;
use crate::domain::interim::{CostCount, CostKind};
use crate::domain::legal_basis::{LawVersion, LegalBasis, Measure, RequestKind, TargetGroup};
use crate::domain::meeting::{MeetingKind, MeetingRank, MeetingSide};
use crate::domain::nemnd::NemndEventKind;
use crate::domain::norm::NormMeasure;
use crate::domain::notice::{NoticeEnding, NoticeStatus};
use crate::domain::offer::{DeclineReason, OfferStatus, UnitOwner};
use crate::domain::placement::{ClosedReason, Guarantee};
use crate::domain::policy::Fact;
use crate::domain::quality::QualityAsk;
use crate::domain::reach::TravelMethod;
use crate::domain::request::{
    Channel, HarmKind, Judgement, PlaceOfStay, RequestStatus, WithdrawalReason,
};
use crate::domain::search::SearchAnswer;
use crate::domain::self_assessment::{BreachCause, Remedy};
use crate::domain::severity::{SeverityLevel, SeverityScale, SeveritySource};
use crate::domain::sibling::SiblingWish;
use crate::domain::supervision::{ConclusionCode, Supervised, SupervisionState};
use crate::domain::waiting_on::WaitingOn;
use crate::domain::warning::LimitSource;

/// A closed list with a name outside for every value.
pub trait ApiCode: Code + PartialEq {
    /// The name outside.
    fn name(self) -> &'static str;

    /// Every name, in the order of the list.
    fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|value| value.name()).collect()
    }

    /// The value of a name outside.
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.name() == name)
    }
}

macro_rules! api_codes {
    ($($list:ident { $($value:ident = $name:literal,)+ })+) => { $(
        impl ApiCode for $list {
            fn name(self) -> &'static str {
                match self { $($list::$value => $name,)+ }
            }
        }
    )+ };
}

api_codes! {
    Edition {
        Full = "full",
        Internal = "intern",
        Public = "offentlig",
    }
    LegalBasis {
        P3_2 = "bvl-3-2",
        P4_1 = "bvl-4-1",
        P4_2 = "bvl-4-2",
        P4_4 = "bvl-4-4",
        P4_5 = "bvl-4-5",
        P5_1 = "bvl-5-1",
        P6_1 = "bvl-6-1",
        P6_2 = "bvl-6-2",
        P6_6 = "bvl-6-6",
    }
    RequestKind {
        Acute = "akutt",
        Planned = "planlagt",
        InternalAcute = "internAkutt",
    }
    Measure {
        Institution = "institusjon",
        FosterHome = "fosterhjem",
        EmergencyFosterHome = "beredskapshjem",
        SpecialisedFosterHome = "spesialisertFosterhjem",
        Mst = "mst",
        ParentChildCentre = "senterForForeldreOgBarn",
    }
    TargetGroup {
        Acute = "akutt",
        Care = "omsorg",
        TreatmentLow = "behandlingLav",
        TreatmentHigh = "behandlingHoy",
        SubstanceUse = "rus",
    }
    Channel {
        Phone = "telefon",
        Service = "tjenesten",
        System = "fagsystem",
        Written = "skriftlig",
        Meeting = "mote",
    }
    Judgement {
        Yes = "ja",
        No = "nei",
        NotAssessed = "ikkeVurdert",
    }
    PlaceOfStay {
        Home = "hjemme",
        MunicipalTemporary = "kommunalMidlertidig",
        ExistingMeasure = "eksisterendeTiltak",
        FamilyOrNetwork = "familieEllerNettverk",
        Hospital = "sykehus",
        Custody = "fengselEllerArrest",
        Unknown = "ukjentEllerRomt",
    }
    HarmKind {
        Runaway = "romming",
        Overdose = "overdose",
        Violence = "vold",
        Offence = "lovbrudd",
        Imprisonment = "fengsling",
        Coercion = "tvang",
        Hospital = "sykehus",
    }
    SiblingWish {
        Together = "sammen",
        MayBeSplit = "kanDeles",
    }
    EnquiryOutcome {
        BecameRequest = "bleAnmodning",
        Advice = "raad",
        NoPlaces = "ingenPlasser",
        NothingSuited = "ingenPasset",
        NotNeeded = "behovetFaltBort",
    }
    UnmadeReason {
        NoPlaces = "ingenPlasser",
        NothingSuited = "ingenPasser",
        TooFar = "forLangtUnna",
        TooSlow = "forSent",
        AdvisedAgainst = "fraraadet",
        Cost = "egenandel",
        OwnSolution = "egenLosning",
    }
    NoticeEnding {
        NotNeeded = "behovetFaltBort",
        FamilyOrNetwork = "familieEllerNettverk",
        HelpAtHome = "hjelpDerBarnetBor",
        OwnPlace = "egetSted",
        NoDecision = "ikkeVedtak",
        Mistake = "meldtVedFeil",
    }
    NoticeStatus {
        Open = "staar",
        BecameRequest = "bleAnmodning",
        Ended = "avsluttet",
    }
    WithdrawalReason {
        OtherSolution = "annenLosning",
        PlannedInstead = "planlagtIstedenfor",
        GaveUp = "gaOpp",
        DecisionLapsed = "vedtakBortfalt",
        TribunalDismissed = "nemndAvviste",
        Imprisoned = "fengslet",
        TurnedEighteen = "fylte18",
        MovedMunicipality = "flyttetKommune",
    }
    RequestStatus {
        Open = "venter",
        Accepted = "akseptert",
        MovedIn = "innflyttet",
        Withdrawn = "trukket",
    }
    NemndEventKind {
        DecisionCarriedOut = "iverksatt",
        EmergencyDecisionSent = "akuttvedtakSendt",
        EmergencyDecisionReceived = "akuttvedtakMottatt",
        EmergencyDecisionApproved = "akuttvedtakGodkjent",
        EmergencyDecisionNotApproved = "akuttvedtakIkkeGodkjent",
        PetitionSent = "begjaeringSendt",
        PetitionReceived = "begjaeringMottatt",
        HearingSet = "forhandlingsmote",
        Decided = "vedtak",
        Postponed = "utsatt",
        Dismissed = "avvist",
        Extended = "forlenget",
    }
    SearchAnswer {
        NoAnswer = "ikkeSvart",
        Full = "fullt",
        NotSuited = "ikkeEgnet",
        Perhaps = "kanskje",
        Free = "ledig",
    }
    DeclineReason {
        Distance = "avstand",
        Unsuitable = "egnethet",
        TargetGroup = "maalgruppe",
        Siblings = "sosken",
        Safety = "sikkerhet",
        LegalBasis = "hjemmel",
        TooLate = "forSent",
        OtherSolution = "annenLosning",
        Other = "annet",
    }
    OfferStatus {
        Standing = "staar",
        Expired = "utlopt",
        Accepted = "akseptert",
        Declined = "avslaatt",
        Withdrawn = "trukket",
        MovedIn = "innflyttet",
    }
    UnitOwner {
        State = "statlig",
        Municipal = "kommunal",
        NonProfit = "ideell",
        Commercial = "kommersiell",
    }
    Guarantee {
        With = "medGaranti",
        Without = "utenGaranti",
    }
    ClosedReason {
        Building = "ombygging",
        Staffing = "bemanning",
        Safety = "sikkerhet",
        KeptForOneChild = "skjermet",
        Other = "annet",
    }
    BreachOrigin {
        Engine = "fristmotor",
        Person = "registrert",
    }
    BreachStatus {
        Possible = "mulig",
        Confirmed = "bekreftet",
        Rejected = "avvist",
    }
    CountedKind {
        Acute = "akutt",
        Planned = "planlagt",
    }
    SeverityScale {
        Three2023 = "2023-3",
        Five2024 = "2024-5",
    }
    SeverityLevel {
        Low = "lav",
        Medium = "middels",
        High = "hoy",
        Little = "liteAlvorlig",
        Lesser = "mindreAlvorlig",
        Moderate = "moderatAlvorlig",
        Considerable = "betydeligAlvorlig",
        Severe = "svaertAlvorlig",
    }
    SeveritySource {
        Proposed = "foreslaatt",
        Assessed = "vurdert",
    }
    Fact {
        Kind = "type",
        Danger = "fareForLivEllerHelse",
        LookedAfter = "ivaretatt",
        Place = "oppholdssted",
        HarmEvents = "skadehendelser",
        HoursPast = "timerOver",
        Age = "alder",
    }
    ConclusionCode {
        Breach = "brudd",
        Partial = "delvisBrudd",
        NoBreach = "ikkeBrudd",
        Dismissed = "henlagt",
        Withdrawn = "trukket",
        NotJudged = "ikkeVurdert",
    }
    Supervised {
        NotOpened = "ikkeAapnet",
        Going = "paagaar",
        Concluded = "konkludert",
    }
    SupervisionState {
        Received = "mottatt",
        Statement = "innhenterUttalelse",
        Preliminary = "forelopig",
        Comments = "kommentarfrist",
        Final = "endelig",
        OrderNotice = "varselOmPaalegg",
        Order = "paalegg",
        Closed = "lukket",
    }
    CaseEventKind {
        MovingBan = "flytteforbud",
        ExitBan = "utreiseforbud",
        BanPetition = "begjaeringOmForbud",
        BanEnded = "forbudOpphevet",
        ResidentAbroad = "vanligBostedUtlandet",
        ForeignRequest = "henvendelseHjemstat",
        StayBegan = "oppholdBegynte",
        StayEnded = "oppholdAvsluttet",
        ConsentWithdrawn = "samtykkeTrukket",
        BroughtBack = "braktTilbake",
        OrderRenewed = "vedtakForlenget",
        OrderReviewed = "vedtakVurdertPaaNytt",
        ComplaintReceived = "klageMottattAvNemnda",
        ComplaintDecided = "klageAvgjort",
        HearingEnded = "forhandlingsmoteAvsluttet",
        TribunalNotice = "meldingOmNemndvedtak",
        LegalAction = "soksmaalReist",
        DecisionNotice = "meldingOmEnkeltvedtak",
        Appeal = "klagePaaEnkeltvedtak",
        Question = "sporsmaal",
        QuestionAnswered = "sporsmaalBesvart",
        HumanAnswer = "svarFraMenneske",
        RhythmAgreed = "oppdateringsrytme",
        UpdateGiven = "oppdatering",
        PauseBegan = "pause",
        PauseEnded = "pauseAvsluttet",
        HelpBegan = "hjelpIVentetiden",
        HelpEnded = "hjelpAvsluttet",
        SupplierAsked = "leverandorForespurt",
        SupplierAnswered = "leverandorSvarte",
        Reopened = "gjenaapnet",
        Taken = "sakTatt",
        CallUnanswered = "ikkeBesvart",
        JointPlan = "fellesPlan",
        AlternativeConsidered = "vurdertAlternativ",
        OnlyAlternative = "bareEttAlternativ",
        LegalBasisPressure = "bedtOmAaEndreHjemmel",
        SectorAsked = "annenSektorSpurt",
        SectorAnswered = "annenSektorSvarte",
        SeenByDesk = "settAvInntaket",
        EnteredForCaller = "fortForDenSomRingte",
        DisagreementRaised = "uenighet",
        DisagreementView = "synPaaUenighet",
        DisagreementSolution = "losningPaaUenighet",
        DisagreementSolved = "uenighetLost",
        DisagreementKept = "uenighetStaar",
        ChildHeard = "barnetHort",
        ChildView = "barnetsSyn",
        ViewWeighed = "synetVektlagt",
        ChildViewOfPlace = "barnetsSynPaaAlternativ",
        StayGoal = "maalForOppholdet",
        LeavingCriteria = "kriterierForUtflytting",
        NextMeasure = "nesteTiltak",
        ReadyToLeave = "klarForUtflytting",
        NotLeftBecause = "ikkeFlyttetUt",
        HasLeft = "flyttetUt",
        DialogueAsked = "dialogInvitasjon",
        DialogueOffered = "dialogTilbud",
        DialogueAccepted = "dialogGodtatt",
        DialogueDeclined = "dialogAvslaatt",
        DialogueEnded = "dialogAvsluttet",
    }
    EventDetail {
        StayP4_4 = "bvl-4-4",
        StayP4_5 = "bvl-4-5",
        StayP6_1 = "bvl-6-1",
        StayP6_2Observation = "bvl-6-2-observasjon",
        StayP6_2Treatment = "bvl-6-2-behandling",
        StayP6_6 = "bvl-6-6",
        OrdinaryTribunal = "ordinaerNemnd",
        Daily = "hverDag",
        EverySecondDay = "hverAnnenDag",
        Weekly = "hverUke",
        Fortnightly = "hverFjortendeDag",
        NothingNew = "intetNytt",
        AskedByMunicipality = "kommunenBaOmDet",
        ChildMissing = "barnetPaaRommen",
        AwaitsHealthCare = "avventerHelsehjelp",
        LaterStartAgreed = "senereOppstartAvtalt",
        Mst = "mst",
        Psychologist = "psykolog",
        Staff = "personale",
        OtherHelp = "annenHjelp",
        PlaceBrokeDown = "plassenHoldtIkke",
        NeverMovedIn = "flyttetAldriInn",
        WithdrawnByMistake = "trukketVedFeil",
        ConsideredUnsuited = "passetIkke",
        ConsideredTooFar = "forLangtUnna",
        ConsideredFull = "ingenLedigPlass",
        ConsideredUnsafe = "utrygtSammen",
        ConsideredChildAgainst = "barnetVilleIkke",
        PressedByBufetat = "avBufetat",
        PressedByUnit = "avInstitusjonEllerHjem",
        PressedByOther = "avEnAnnen",
        SectorMentalHealth = "bup",
        SectorSubstanceUse = "rusbehandling",
        SectorPolice = "politi",
        SectorMunicipalHealth = "kommunalHelse",
        SectorSchool = "skole",
        SectorOther = "annenSektor",
        ThemeDistance = "avstand",
        ThemeSuitability = "egnethet",
        ThemeSiblings = "sosken",
        ThemeTargetGroup = "maalgruppe",
        ThemeLegalBasis = "hjemmel",
        ThemeResponsibility = "ansvarHelseEllerJustis",
        ThemeCost = "okonomi",
        ThemeSafety = "sikkerhet",
        HeardInTalk = "samtale",
        HeardThroughRepresentative = "representant",
        HeardByObservation = "observasjon",
        HeardOtherwise = "andreUttrykk",
        NotHeardYet = "ikkeAnledningEnnaa",
        DidNotWantToBeHeard = "onsketIkke",
        LedByMunicipalDirector = "kommunedirektor",
        LedByHeadOfUpbringing = "kommunalsjefOppvekst",
        LedByHeadOfHealth = "kommunalsjefHelse",
        LedByChildWelfareLeader = "barnevernsleder",
        LedByOther = "annenLeder",
        AwaitsFosterHome = "venterPaaFosterhjem",
        AwaitsOtherUnit = "venterPaaAnnenInstitusjon",
        AwaitsHousing = "venterPaaBolig",
        AwaitsFamily = "hjemmetIkkeKlart",
        AwaitsSchool = "venterPaaSkole",
        AwaitsTreatment = "venterPaaHelsehjelp",
        AwaitsTribunal = "venterPaaNemnda",
        AwaitsChild = "barnetVilIkkeFlytteNaa",
        AwaitsOther = "annenAarsak",
        DialogueAgreed = "enige",
        DialoguePartlyAgreed = "delvisEnige",
        DialogueNotAgreed = "ikkeEnige",
        DialogueCalledOff = "avbrutt",
    }
    Party {
        Municipality = "kommune",
        Bufetat = "bufetat",
        Supervisor = "statsforvalter",
    }
    DialogueState {
        Waiting = "venterPaaSvar",
        Going = "paagaar",
        Declined = "avslaatt",
        Ended = "avsluttet",
    }
    QualityAsk {
        Description = "beskrivelse",
        TargetGroup = "maalgruppe",
        WantedStart = "onsketOppstart",
        Age = "alder",
        Contact = "kontakt",
        Danger = "fareForLivEllerHelse",
        LookedAfter = "ivaretatt",
        ChildHeard = "barnetHort",
        ChildView = "barnetSier",
        ViewWeighed = "vektlegging",
        StayGoal = "maalForOppholdet",
        LeavingCriteria = "kriterierForUtflytting",
        NextMeasure = "nesteTiltak",
    }
    CostKind {
        Lodging = "losji",
        Staff = "lonn",
        BoughtService = "kjoptTjeneste",
        Transport = "transport",
        Other = "annet",
    }
    CostCount {
        PerDay = "perDogn",
        InAll = "iAlt",
    }
    WaitingOn {
        Bufetat = "bufetat",
        Municipality = "kommune",
        Tribunal = "nemnd",
        Supplier = "leverandor",
        Nobody = "ingen",
    }
    TravelMethod {
        Stated = "oppgitt",
        Computed = "beregnet",
    }
    NormMeasure {
        Offer = "tilbud",
        HumanAnswer = "svarFraMenneske",
        FosterHome = "ventetidFosterhjem",
        Update = "oppdatering",
        JointPlan = "fellesPlan",
    }
    Holiday {
        NewYear = "forsteNyttaarsdag",
        MaundyThursday = "skjaertorsdag",
        GoodFriday = "langfredag",
        EasterSunday = "forstePaaskedag",
        EasterMonday = "annenPaaskedag",
        LabourDay = "forsteMai",
        ConstitutionDay = "syttendeMai",
        Ascension = "kristiHimmelfartsdag",
        WhitSunday = "forstePinsedag",
        WhitMonday = "annenPinsedag",
        ChristmasDay = "forsteJuledag",
        SecondChristmasDay = "annenJuledag",
        Sunday = "sondag",
    }
    EntryKind {
        NeedReported = "behovMeldt",
        Registered = "registrert",
        EmergencyDecision = "akuttvedtak",
        Corrected = "rettet",
        Supplemented = "tillegg",
        Searched = "sokt",
        Offered = "tilbud",
        Accepted = "tilbudAkseptert",
        Declined = "tilbudAvslaatt",
        OfferWithdrawn = "tilbudTrukket",
        PlaceHeld = "plassHoldt",
        PlaceReleased = "plassSluppet",
        MovedIn = "innflyttet",
        StayBegan = "oppholdssted",
        Harm = "skadehendelse",
        Tribunal = "nemnd",
        NormPassed = "normPassert",
        LimitPassed = "fristPassert",
        Withdrawn = "trukket",
        Referred = "tilsynsanmodning",
        Told = "hendelse",
    }
    LawVersion {
        InForce2023 = "2023-01-01",
        Amended2026 = "2026-01-01",
    }
    RuleId {
        CarePetition = "begjaeringEtterAkuttOmsorgsovertakelse",
        InstitutionPetition = "begjaeringEtterAkuttInstitusjon",
        TraffickingPetition = "begjaeringEtterAkuttMenneskehandel",
        CareOrderCarriedOut = "omsorgsovertakelseIverksatt",
        InstitutionOrderCarriedOut = "institusjonsvedtakIverksatt",
        TraffickingOrderCarriedOut = "menneskehandelvedtakIverksatt",
        TribunalControl = "nemndlederensKontroll",
        CarePetitionAbroad = "begjaeringBarnIUtlandetOmsorgsovertakelse",
        InstitutionPetitionAbroad = "begjaeringBarnIUtlandetInstitusjon",
        MovingBanDuration = "flytteforbudVarighet",
        MovingBanPetition = "begjaeringEtterFlytteforbud",
        ExitBanPetition = "begjaeringOmUtreiseforbud",
        HoldingAfterMoveIn = "tilbakeholdEtterInnflytting",
        HoldingAfterWithdrawal = "tilbakeholdEtterTrukketSamtykke",
        HoldingAfterReturn = "tilbakeholdEtterTilbakebringing",
        ObservationStay = "oppholdObservasjon",
        TreatmentStay = "oppholdBehandling",
        TreatmentReview = "nyVurderingAvVedtak",
        TraffickingStayPeriod = "oppholdMenneskehandelOmGangen",
        TraffickingStayTotal = "oppholdMenneskehandelIAlt",
        EmergencyComplaint = "klagePaaAkuttvedtakAvgjort",
        EmergencyComplaintOrdinary = "klagePaaAkuttvedtakAvgjortOrdinaerNemnd",
        DecisionAfterHearing = "vedtakEtterForhandlingsmote",
        LegalAction = "soksmaal",
        Appeal = "klagePaaEnkeltvedtak",
    }
    Consequence {
        Lapse = "bortfall",
        Target = "maal",
        MaximumStay = "lengsteVarighet",
        NotStated = "ikkeOppgitt",
        Review = "nyVurdering",
        Complaint = "klageadgang",
    }
    Presumption {
        Counting = "telleregelIkkeLovfestet",
        StartIsTheDecision = "startErVedtaket",
        ResidentInNorway = "bosattINorge",
        DismissedPetitionDoesNotCount = "avvistBegjaeringTellerIkke",
        ForeignRequestMissing = "henvendelseHjemstatMangler",
        ForeignRequestInTime = "henvendelseHjemstatITide",
        ChildCannotBeMoved = "barnetKanIkkeFlyttes",
        MeantForThreeMonths = "mentForTreMaaneder",
        ThreeWeeksFromHolding = "treUkerFraTilbakehold",
        TreatmentPresumed = "behandlingLagtTilGrunn",
        EmergencyTimeInObservation = "akuttidIObservasjon",
        EmergencyTimeBefore2026 = "akuttidFor2026",
        GapStartsAnew = "oppholdUtenSammenhengErNytt",
        StaysLeftOut = "oppholdUtelatt",
        CourtMayAllowLate = "rettenKanTillateForSent",
        MayBeExtended = "kanVaereForlenget",
    }
    StartEvent {
        EmergencyDecision = "akuttvedtak",
        TribunalDecision = "nemndvedtak",
        EmergencyDecisionReceived = "akuttvedtakMottatt",
        MovingBan = "flytteforbud",
        ExitBan = "utreiseforbud",
        StayBegan = "oppholdBegynte",
        ConsentWithdrawn = "samtykkeTrukket",
        BroughtBack = "braktTilbake",
        OrderRenewed = "vedtakForlenget",
        ComplaintReceived = "klageMottattAvNemnda",
        HearingEnded = "forhandlingsmoteAvsluttet",
        TribunalNotice = "meldingOmNemndvedtak",
        DecisionNotice = "meldingOmEnkeltvedtak",
    }
    EndEvent {
        PetitionSent = "begjaeringSendt",
        PetitionReceived = "begjaeringMottatt",
        CarriedOut = "iverksatt",
        MovedIn = "innflyttet",
        DecisionApproved = "akuttvedtakGodkjent",
        DecisionNotApproved = "akuttvedtakIkkeGodkjent",
        ForeignRequest = "henvendelseHjemstat",
        BanEnded = "forbudOpphevet",
        StayEnded = "oppholdAvsluttet",
        OrderRenewed = "vedtakForlenget",
        OrderReviewed = "vedtakVurdertPaaNytt",
        ComplaintDecided = "klageAvgjort",
        TribunalDecision = "nemndvedtak",
        LegalAction = "soksmaalReist",
        Appeal = "klageSendt",
    }
    LimitOwner {
        Municipality = "kommune",
        Tribunal = "nemnd",
        Bufetat = "bufetat",
        Institution = "institusjon",
        PrivateParty = "privatPart",
    }
    BreachCause {
        NoFreePlace = "ingenLedigPlass",
        NoSuitedPlace = "ingenEgnetPlass",
        PlaceFellThrough = "plassFaltBort",
        SearchedLate = "soktForSent",
        FactsMissing = "opplysningerManglet",
        Handling = "saksbehandling",
        Staffing = "bemanning",
        Unclear = "uavklart",
        Other = "annet",
    }
    Remedy {
        OfferMade = "tilbudGitt",
        SearchGoesOn = "letingenFortsetter",
        PlaceMade = "plassOpprettet",
        RoutineChanged = "rutineEndret",
        StaffingChanged = "bemanningOkt",
        NothingYet = "ingentingEnnaa",
        Other = "annet",
    }
    MeetingKind {
        Invited = "innkalling",
        Held = "holdt",
    }
    MeetingSide {
        Municipality = "kommune",
        Bufetat = "bufetat",
        Family = "barnOgFamilie",
        Other = "andre",
    }
    MeetingRank {
        Leader = "leder",
        Caseworker = "saksbehandler",
        Lawyer = "jurist",
        Specialist = "fagperson",
        Other = "annen",
    }
    LinkKind {
        Join = "forSammen",
        Split = "del",
    }
    LinkDecision {
        Accepted = "godtatt",
        Rejected = "avslaatt",
    }
    LinkStatus {
        Proposed = "foreslaatt",
        Accepted = "godtatt",
        Rejected = "avslaatt",
        Undone = "delt",
    }
    HoldStatus {
        Held = "holdes",
        RanOut = "utlopt",
        Released = "sluppet",
        Ended = "avsluttet",
    }
    PlanKind {
        Petition = "begjaering",
        NamedPlace = "navngittSted",
    }
    PlanState {
        Ahead = "gjenstaar",
        Done = "gjort",
        Behind = "passert",
    }
    QuotaKind {
        Observation = "observasjon",
        Treatment = "behandling",
        TraffickingPeriod = "menneskehandelOmGangen",
        TraffickingTotal = "menneskehandelIAlt",
    }
    QuotaWarning {
        EmergencyTimeCounts = "akuttidTellerMed",
        EmergencyTimeRuns = "akuttidLoper",
        UsedUp = "bruktOpp",
    }
    LimitSource {
        Norm = "norm",
        Act = "lov",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_are_one_to_one<C: ApiCode>() {
        for value in C::ALL {
            assert!(
                C::from_name(value.name()).as_ref() == Some(value),
                "{}",
                value.name()
            );
            assert!(
                value
                    .name()
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '-'),
                "{}",
                value.name()
            );
        }
    }

    #[test]
    fn every_name_leads_back_to_its_value() {
        names_are_one_to_one::<LegalBasis>();
        names_are_one_to_one::<Measure>();
        names_are_one_to_one::<PlaceOfStay>();
        names_are_one_to_one::<WithdrawalReason>();
        names_are_one_to_one::<EnquiryOutcome>();
        names_are_one_to_one::<UnmadeReason>();
        names_are_one_to_one::<SiblingWish>();
        names_are_one_to_one::<NoticeEnding>();
        names_are_one_to_one::<NemndEventKind>();
        names_are_one_to_one::<DeclineReason>();
        names_are_one_to_one::<SeverityLevel>();
        names_are_one_to_one::<OfferStatus>();
        names_are_one_to_one::<HarmKind>();
        names_are_one_to_one::<RuleId>();
        names_are_one_to_one::<Holiday>();
        names_are_one_to_one::<CaseEventKind>();
        names_are_one_to_one::<EventDetail>();
        names_are_one_to_one::<EntryKind>();
        names_are_one_to_one::<Fact>();
        names_are_one_to_one::<Presumption>();
        names_are_one_to_one::<StartEvent>();
        names_are_one_to_one::<EndEvent>();
        names_are_one_to_one::<QuotaKind>();
        names_are_one_to_one::<PlanKind>();
        names_are_one_to_one::<WaitingOn>();
        names_are_one_to_one::<NormMeasure>();
        names_are_one_to_one::<BreachCause>();
        names_are_one_to_one::<Remedy>();
        names_are_one_to_one::<HoldStatus>();
        names_are_one_to_one::<LinkStatus>();
    }
}
