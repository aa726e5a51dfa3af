//! Who may do what: organisations, roles, grants and scope.

use super::code::{Code, code_enum};
use super::organisation::{MunicipalityNumber, Office, Region};

code_enum! {
    /// «Rolle»: what a person or system is, in the sector's own names.
    Role {
        /// Kommune: caseworker.
        MunicipalCaseworker = "kommune.saksbehandler",
        /// Kommune: head of child welfare.
        MunicipalLeader = "kommune.leder",
        /// Kommune: out-of-hours duty, which may act for several kommuner.
        MunicipalDuty = "kommune.vakt",
        /// Bufetat: intake desk.
        Intake = "bufetat.inntak",
        /// Bufetat: leader of the intake desk.
        IntakeLeader = "bufetat.inntak_leder",
        /// Bufetat: leader of a region.
        RegionLeader = "bufetat.region_leder",
        /// Statsforvalter: caseworker.
        SupervisorCaseworker = "statsforvalter.saksbehandler",
        /// Statsforvalter: leader.
        SupervisorLeader = "statsforvalter.leder",
        /// Bufdir: analyst, pseudonyms only.
        DirectorateAnalyst = "bufdir.analyse",
        /// Bufdir: leader, aggregates and breach lists without identity.
        DirectorateLeader = "bufdir.leder",
        /// The ministry: aggregates only.
        MinistryReader = "departement.lese",
        /// Operations: no case data.
        Operator = "drift.admin",
        /// Auditor: the journal only.
        Auditor = "revisor",
    }
}

/// «Organisasjon» on whose behalf somebody acts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Organisation {
    /// One kommune, or the several a shared duty service acts for (first is its own).
    Municipalities(Vec<MunicipalityNumber>),
    /// One of Bufetat's regions.
    Bufetat(Region),
    /// A statsforvalter's office.
    Supervisor(Office),
    /// The directorate, Bufdir.
    Directorate,
    /// The ministry, BFD.
    Ministry,
    /// Whoever runs the service.
    Operations,
    /// An auditor.
    Audit,
}

code_enum! {
    /// «Handling»: what an actor asks to do. Every function in `app` names one.
    Action {
        /// Register, correct, supplement or withdraw a request, record stays, harm and tribunal facts.
        WriteRequest = "write_request",
        /// Register a request for a kommune that calls.
        RegisterForCaller = "register_for_caller",
        /// Write internal notes, which one's own side alone sees.
        WriteNote = "write_note",
        /// List and see requests.
        ReadRequest = "read_request",
        /// See the board of one's region: every open request with what is done about it.
        ReadBoard = "read_board",
        /// See the child's identity in one request.
        ReadIdentity = "read_identity",
        /// Write the search log and make, withdraw or complete offers.
        WriteOffer = "write_offer",
        /// Propose and decide that two child records are one child, or two after all.
        JoinChildren = "join_children",
        /// Accept or decline an offer.
        AnswerOffer = "answer_offer",
        /// See the list of possible breaches.
        ReadBreach = "read_breach",
        /// Register, assess, confirm or reject a possible breach.
        JudgeBreach = "judge_breach",
        /// Open supervision and conclude.
        Supervise = "supervise",
        /// Ask statsforvalteren to look at a request.
        ReferToSupervision = "refer_to_supervision",
        /// Take part in the talk about a disagreement, and ask statsforvalteren to as a neutral third party.
        JoinDialogue = "join_dialogue",
        /// Tell of places and stays from the registers of before: what capacity is counted from.
        RegisterPlaces = "register_places",
        /// Tell of totals from before the service, and take them back.
        RegisterHistory = "register_history",
        /// Read the month's report.
        ReadReport = "read_report",
        /// Freeze a month's report: no number of it changes after that.
        FreezeReport = "freeze_report",
        /// Sign a frozen month.
        SignReport = "sign_report",
        /// See the leaders' dashboard: numbers, no cases.
        ReadDashboard = "read_dashboard",
        /// Open a round of calibration.
        OpenCalibration = "open_calibration",
        /// Assess a case of a round for one's region.
        ScoreCalibration = "score_calibration",
        /// See the rounds of calibration.
        ReadCalibration = "read_calibration",
        /// See the warnings to one's own role and organisation.
        ReadWarning = "read_warning",
        /// Acknowledge one: the limit is in hand, and nobody above is told of it.
        AcknowledgeWarning = "acknowledge_warning",
    }
}

/// Which rows an actor's queries may meet. Every query in `store` takes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Requests of these kommuner.
    Municipalities(Vec<MunicipalityNumber>),
    /// Requests whose kommune belonged to this region at the event (R10).
    Region(Region),
    /// Requests of the kommuner this office supervises.
    Office(Office),
    /// Everything.
    National,
    /// Nothing.
    Nothing,
}

/// Who is asking: made by `web::auth` or the command line, first argument of every `app` function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// An opaque reference to the person or client; never a name or a number.
    pub person: String,
    /// The organisation acted for.
    pub organisation: Organisation,
    /// The role held there.
    pub role: Role,
}

impl Actor {
    /// Whether the role grants the action and the organisation is of the kind the role belongs to.
    pub fn may(&self, action: Action) -> bool {
        self.role.fits(&self.organisation) && self.role.grants().contains(&action)
    }

    /// The rows this actor may meet.
    pub fn scope(&self) -> Scope {
        if !self.role.fits(&self.organisation) {
            return Scope::Nothing;
        }
        match &self.organisation {
            Organisation::Municipalities(numbers) => Scope::Municipalities(numbers.clone()),
            Organisation::Bufetat(region) => Scope::Region(*region),
            Organisation::Supervisor(office) => Scope::Office(*office),
            Organisation::Directorate | Organisation::Ministry => Scope::National,
            Organisation::Operations | Organisation::Audit => Scope::Nothing,
        }
    }
}

impl Organisation {
    /// The stored code: kind and value, for the journal and for idempotency keys.
    pub fn code(&self) -> String {
        match self {
            Self::Municipalities(numbers) => {
                let list: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                format!("kommune:{}", list.join("+"))
            }
            Self::Bufetat(region) => format!("bufetat:{}", region.code()),
            Self::Supervisor(office) => format!("statsforvalter:{}", office.code()),
            Self::Directorate => "bufdir".into(),
            Self::Ministry => "departement".into(),
            Self::Operations => "drift".into(),
            Self::Audit => "revisor".into(),
        }
    }

    /// The organisation of a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        let (kind, value) = code.split_once(':').unwrap_or((code, ""));
        match kind {
            "kommune" => {
                let numbers: Result<Vec<MunicipalityNumber>, _> =
                    value.split('+').map(str::parse).collect();
                numbers.ok().map(Self::Municipalities)
            }
            "bufetat" => Region::from_code(value).ok().map(Self::Bufetat),
            "statsforvalter" => Office::from_code(value).ok().map(Self::Supervisor),
            "bufdir" => Some(Self::Directorate),
            "departement" => Some(Self::Ministry),
            "drift" => Some(Self::Operations),
            "revisor" => Some(Self::Audit),
            _ => None,
        }
    }
}

const OF_A_KOMMUNE: &[Action] = &[
    Action::WriteRequest,
    Action::WriteNote,
    Action::ReadRequest,
    Action::ReadIdentity,
    Action::AnswerOffer,
    Action::ReferToSupervision,
    Action::JoinDialogue,
    Action::ReadBreach,
    Action::ReadWarning,
    Action::AcknowledgeWarning,
];

/// [`OF_A_KOMMUNE`] and the numbers.
const OF_A_KOMMUNES_LEADER: &[Action] = &[
    Action::WriteRequest,
    Action::WriteNote,
    Action::ReadRequest,
    Action::ReadIdentity,
    Action::AnswerOffer,
    Action::ReferToSupervision,
    Action::JoinDialogue,
    Action::ReadBreach,
    Action::ReadWarning,
    Action::AcknowledgeWarning,
    Action::ReadDashboard,
];

const OF_THE_INTAKE_DESK: &[Action] = &[
    Action::WriteOffer,
    Action::JoinChildren,
    Action::RegisterForCaller,
    Action::WriteNote,
    Action::JoinDialogue,
    Action::ReadRequest,
    Action::ReadBoard,
    Action::ReadIdentity,
    Action::ReadBreach,
    Action::JudgeBreach,
    Action::ReadWarning,
    Action::AcknowledgeWarning,
];

const OF_ITS_LEADER: &[Action] = &[
    Action::WriteOffer,
    Action::JoinChildren,
    Action::RegisterForCaller,
    Action::WriteNote,
    Action::JoinDialogue,
    Action::ReadRequest,
    Action::ReadBoard,
    Action::ReadIdentity,
    Action::ReadBreach,
    Action::JudgeBreach,
    Action::ReadReport,
    Action::ReadDashboard,
    Action::ScoreCalibration,
    Action::ReadCalibration,
    Action::ReadWarning,
    Action::AcknowledgeWarning,
];

const OF_A_REGIONS_LEADER: &[Action] = &[
    Action::ReadRequest,
    Action::ReadBoard,
    Action::ReadBreach,
    Action::JudgeBreach,
    Action::RegisterPlaces,
    Action::ReadReport,
    Action::ReadDashboard,
    Action::ScoreCalibration,
    Action::ReadCalibration,
    Action::ReadWarning,
    Action::AcknowledgeWarning,
];

impl Role {
    /// What the role may do. The matrix is printed and compared in `tests/it/permissions.txt`.
    pub fn grants(self) -> &'static [Action] {
        use Action::{
            JoinDialogue, OpenCalibration, ReadBreach, ReadCalibration, ReadDashboard, ReadReport,
            Supervise,
        };
        match self {
            Self::MunicipalCaseworker | Self::MunicipalDuty => OF_A_KOMMUNE,
            Self::MunicipalLeader => OF_A_KOMMUNES_LEADER,
            Self::Intake => OF_THE_INTAKE_DESK,
            Self::IntakeLeader => OF_ITS_LEADER,
            Self::RegionLeader => OF_A_REGIONS_LEADER,
            Self::SupervisorCaseworker => &[ReadBreach, Supervise, JoinDialogue, ReadReport],
            Self::SupervisorLeader => &[
                ReadBreach,
                Supervise,
                JoinDialogue,
                ReadReport,
                ReadDashboard,
            ],
            Self::DirectorateAnalyst => &[
                ReadBreach,
                Action::RegisterPlaces,
                Action::RegisterHistory,
                ReadReport,
                Action::FreezeReport,
                ReadDashboard,
                OpenCalibration,
                ReadCalibration,
            ],
            Self::DirectorateLeader => &[
                ReadBreach,
                ReadReport,
                Action::FreezeReport,
                Action::SignReport,
                ReadDashboard,
                OpenCalibration,
                ReadCalibration,
                Action::ReadWarning,
                Action::AcknowledgeWarning,
            ],
            Self::MinistryReader => &[ReadReport, ReadDashboard],
            Self::Operator | Self::Auditor => &[],
        }
    }

    /// Whether whoever has the role speaks for a kommune.
    #[must_use]
    pub fn is_municipal(self) -> bool {
        matches!(
            self,
            Self::MunicipalCaseworker | Self::MunicipalLeader | Self::MunicipalDuty
        )
    }

    /// Whether the role belongs to that kind of organisation.
    pub fn fits(self, organisation: &Organisation) -> bool {
        match organisation {
            Organisation::Municipalities(numbers) => match self {
                Self::MunicipalDuty => !numbers.is_empty(),
                Self::MunicipalCaseworker | Self::MunicipalLeader => numbers.len() == 1,
                _ => false,
            },
            Organisation::Bufetat(_) => {
                matches!(self, Self::Intake | Self::IntakeLeader | Self::RegionLeader)
            }
            Organisation::Supervisor(_) => {
                matches!(self, Self::SupervisorCaseworker | Self::SupervisorLeader)
            }
            Organisation::Directorate => {
                matches!(self, Self::DirectorateAnalyst | Self::DirectorateLeader)
            }
            Organisation::Ministry => self == Self::MinistryReader,
            Organisation::Operations => self == Self::Operator,
            Organisation::Audit => self == Self::Auditor,
        }
    }
}
