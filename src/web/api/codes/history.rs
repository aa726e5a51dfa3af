//! The API's own words for totals of the time before the service.

use super::ApiCode;
use crate::domain::history::{HistorySeries, HistorySplit, HistoryStanding, RowKey};

impl ApiCode for HistorySeries {
    fn name(self) -> &'static str {
        match self {
            Self::EstablishedBreaches => "konstaterteBrudd",
            Self::PossibleBreaches => "muligeBrudd",
            Self::ChildrenBehind => "barnBakMuligeBrudd",
            Self::Referrals => "henvisninger",
            Self::AcuteOrders => "akuttbestillinger",
            Self::NewPlacements => "nyePlasseringer",
            Self::CoercionRecords => "tvangsprotokoller",
            Self::InInstitution => "barnIInstitusjon",
            Self::WaitingForFosterHome => "venterPaaFosterhjem",
            Self::StatePlaces => "statligePlasser",
            Self::PrivatePlaces => "privatePlasser",
            Self::MeanStay => "oppholdstidSnitt",
            Self::MedianStay => "oppholdstidMedian",
            Self::MeanFosterWait => "ventetidFosterhjemSnitt",
            Self::MedianFosterWait => "ventetidFosterhjemMedian",
        }
    }
}

impl ApiCode for HistorySplit {
    fn name(self) -> &'static str {
        match self {
            Self::Whole => "ingen",
            Self::Region => "region",
            Self::Kind => "type",
            Self::Municipality => "kommune",
            Self::Month => "maaned",
            Self::Severity => "alvorlighet",
            Self::TargetGroup => "maalgruppe",
        }
    }
}

/// How a table stands, outside.
pub fn standing(standing: HistoryStanding) -> &'static str {
    match standing {
        HistoryStanding::Holds => "gjeldende",
        HistoryStanding::Replaced => "erstattet",
        HistoryStanding::Withdrawn => "utgaatt",
    }
}

/// What a row is called where nothing was told of it.
const NOT_TOLD: &str = "uspesifisert";

/// What a row is of, by its name outside; none where the split has no such row.
pub fn row_key(split: HistorySplit, name: &str) -> Option<RowKey> {
    fn told<C: ApiCode>(name: &str) -> Option<Option<C>> {
        match name {
            NOT_TOLD => Some(None),
            name => C::from_name(name).map(Some),
        }
    }
    match split {
        HistorySplit::Whole => None,
        HistorySplit::Region => match name {
            NOT_TOLD => Some(RowKey::Region(None)),
            code => RowKey::from_code(split, code),
        },
        HistorySplit::Kind => ApiCode::from_name(name).map(RowKey::Kind),
        HistorySplit::Municipality | HistorySplit::Month => RowKey::from_code(split, name),
        HistorySplit::Severity => told(name).map(RowKey::Severity),
        HistorySplit::TargetGroup => told(name).map(RowKey::TargetGroup),
    }
}

/// A row's name outside.
pub fn row_name(key: RowKey) -> String {
    fn told<C: ApiCode>(value: Option<C>) -> String {
        value.map_or(NOT_TOLD, C::name).to_owned()
    }
    match key {
        RowKey::Region(None) => NOT_TOLD.to_owned(),
        RowKey::Region(_) | RowKey::Municipality(_) | RowKey::Month(_) => key.code(),
        RowKey::Kind(kind) => kind.name().to_owned(),
        RowKey::Severity(level) => told(level),
        RowKey::TargetGroup(group) => told(group),
    }
}
