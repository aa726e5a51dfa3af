//! One struct a concern, as `config/default.toml` has it, and what a value may be.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::TimeDelta;
use serde::Deserialize;

use super::{ConfigFault, fault};
use crate::app::Intake;
use crate::app::engine::Sharing;
use crate::domain::code::Code;
use crate::domain::organisation::Region;
use crate::web::pages::Accessibility;

/// What the installation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// The real thing.
    Production,
    /// Made-up organisations and synthetic children, on this machine only.
    Demo,
}

/// Where to serve.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServerSettings {
    /// Address and port.
    pub bind: String,
    /// Threads; 0 is one a core.
    pub workers: usize,
}

/// Where the facts are.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatabaseSettings {
    /// Address; may hold a password, so it is never printed.
    pub url: String,
    /// Connections at most.
    pub connections: u32,
}

impl std::fmt::Debug for DatabaseSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DatabaseSettings")
            .field("connections", &self.connections)
            .finish_non_exhaustive()
    }
}

/// Keys that seal and index.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeySettings {
    /// File of the wrapping key.
    pub wrapping_file: PathBuf,
    /// File of the index key.
    pub index_file: PathBuf,
    /// Name of the wrapping key.
    pub wrapping_id: String,
}

/// Which numbers are taken and how far a child is recognised.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChildSettings {
    /// Real or synthetic.
    pub numbers: Numbers,
    /// National or municipal.
    pub index: Index,
}

/// Which children's numbers are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Numbers {
    /// Real ones only.
    Real,
    /// Synthetic ones only.
    Synthetic,
}

/// How far a child is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Index {
    /// In the whole country.
    National,
    /// Within each kommune.
    Municipal,
}

/// The owner's choices where the Act leaves them open.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeadlineChoices {
    /// Which event of a petition counts.
    pub petition_counts: Petition,
}

/// Which event of a petition counts as «foreligger».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Petition {
    /// Sent by the kommune.
    Sent,
    /// Received by the tribunal.
    Received,
}

/// What is planned backwards from a hearing.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanningSettings {
    /// Working days before a hearing in which the place must be named.
    pub named_place_days_before_hearing: u16,
}

/// How Bufetat's desks are reached.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntakeSettings {
    /// Minutes after which a kommune whose request nobody has opened is told to call.
    pub seen_within_minutes: u16,
    /// The desk's phone number, by region; empty is not told.
    pub phones: BTreeMap<String, String>,
}

impl IntakeSettings {
    pub(super) fn read(&self) -> Result<Intake, ConfigFault> {
        let mut phones = BTreeMap::new();
        for (code, number) in &self.phones {
            let region = Region::from_code(code)
                .map_err(|_| fault(format!("intake.phones.{code}: no region of Bufetat")))?;
            if !number.trim().is_empty() {
                phones.insert(region, number.trim().to_owned());
            }
        }
        Ok(Intake {
            seen_within_minutes: self.seen_within_minutes,
            phones,
        })
    }
}

/// Drafts of requests.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftSettings {
    /// Days a draft is kept after it was last saved, 1 to 90.
    pub keep_days: u16,
}

impl DraftSettings {
    pub(super) fn read(&self) -> Result<u16, ConfigFault> {
        if (1..=90).contains(&self.keep_days) {
            Ok(self.keep_days)
        } else {
            Err(fault("drafts.keep_days: 1 to 90"))
        }
    }
}

/// The background sweep.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EngineSettings {
    /// Seconds between sweeps.
    pub interval_seconds: u64,
    /// Seconds a worker's claim holds.
    pub lease_seconds: u32,
    /// Requests claimed at a time.
    pub batch: u32,
    /// Seconds without a heartbeat after which the service is not ready.
    pub silent_seconds: u64,
    /// Seconds something may be due and unraised before the service is not ready.
    pub late_seconds: u64,
}

impl EngineSettings {
    /// How the workers share what is due.
    pub fn sharing(&self) -> Sharing {
        Sharing {
            lease: TimeDelta::seconds(self.lease_seconds.into()),
            batch: self.batch.into(),
        }
    }

    pub(super) fn check(&self) -> Result<(), ConfigFault> {
        if self.lease_seconds < 10 {
            return Err(fault(
                "engine.lease_seconds: at least 10, longer than a batch takes",
            ));
        }
        if !(1..=500).contains(&self.batch) {
            return Err(fault("engine.batch: from 1 to 500"));
        }
        if self.silent_seconds <= self.interval_seconds {
            return Err(fault(
                "engine.silent_seconds: more than engine.interval_seconds",
            ));
        }
        Ok(())
    }
}

/// The figures for Prometheus.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricsSettings {
    /// Address and port; empty serves none.
    pub bind: String,
}

/// Files that replace compiled-in ones; an empty path replaces nothing.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileSettings {
    /// Versions of the law's limits, in addition to the built-in ones.
    pub rules: PathBuf,
    /// Norms.
    pub norms: PathBuf,
    /// Severity policy.
    pub severity: PathBuf,
    /// Ladder of warnings.
    pub warnings: PathBuf,
    /// Unit list.
    pub units: PathBuf,
    /// Mail addresses of the desks.
    pub recipients: PathBuf,
    /// Centre of each kommune.
    pub centres: PathBuf,
}

/// What the page about accessibility says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessibilitySettings {
    /// The mail address readers write to; empty until there is one.
    pub contact: String,
    /// The address of the registered declaration; empty until there is one.
    pub declaration: String,
}

impl AccessibilitySettings {
    pub(super) fn check(&self) -> Result<(), ConfigFault> {
        let is_mail = |text: &str| text.contains('@') && !text.contains(char::is_whitespace);
        if !self.contact.is_empty() && !is_mail(&self.contact) {
            return Err(fault("accessibility.contact: an e-mail address, or empty"));
        }
        if !self.declaration.is_empty() && !self.declaration.starts_with("https://") {
            return Err(fault("accessibility.declaration: https://…, or empty"));
        }
        Ok(())
    }

    /// As the pages want it.
    pub fn told(&self) -> Accessibility {
        Accessibility {
            contact: self.contact.clone(),
            declaration: self.declaration.clone(),
        }
    }
}

/// Logging.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogSettings {
    /// Least level.
    pub level: String,
}
