//! Settings: one struct a concern. config/default.toml is both the defaults and the manual; then a
//! file; then the environment.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use secrecy::SecretSlice;
use serde::Deserialize;

use crate::app::engine::Sharing;
use crate::app::{Intake, Mail, Rules};
use crate::domain::child::NumberPolicy;
use crate::domain::code::Code;
use crate::domain::config_fault::ConfigFile;
use crate::domain::deadline::{PetitionCounts, RuleBook, Settings as DeadlineSettings};
use crate::domain::norm::Norms;
use crate::domain::organisation::Region;
use crate::domain::policy::Policy;
use crate::domain::reach::Centres;
use crate::domain::reference::Reference;
use crate::domain::unit::Units;
use crate::domain::warning::Ladder;
use crate::notify::MailSettings;
use crate::store::children::IndexReach;
use crate::store::crypto::Keys;
use crate::web::auth::AuthSettings;
use crate::web::pages::Accessibility;

/// More is a slip of the pen: a hearing is set weeks ahead.
const MOST_DAYS_BEFORE_HEARING: u16 = 90;

const DEFAULTS: &str = include_str!("../config/default.toml");
const NORMS: &str = include_str!("../config/norms.toml");
const RULES: &str = include_str!("../config/rules.toml");
const SEVERITY: &str = include_str!("../config/severity.toml");
const WARNINGS: &str = include_str!("../config/warnings.toml");
/// No kommune has a centre before the owner says where.
const CENTRES: &str = "kommunenummer,lat,lon\n";
const DEMO_UNITS: &str = include_str!("../config/reference/units.demo.csv");

/// Everything that can be set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Production or demonstration.
    pub mode: Mode,
    /// Where to serve.
    pub server: ServerSettings,
    /// Where the facts are.
    pub database: DatabaseSettings,
    /// Keys that seal and index.
    pub keys: KeySettings,
    /// Which numbers are taken and how far a child is recognised.
    pub children: ChildSettings,
    /// The owner's choices where the Act leaves them open.
    pub deadlines: DeadlineChoices,
    /// What is planned backwards from a hearing.
    pub planning: PlanningSettings,
    /// How Bufetat's desks are reached.
    pub intake: IntakeSettings,
    /// Drafts of requests.
    pub drafts: DraftSettings,
    /// The background sweep.
    pub engine: EngineSettings,
    /// The figures for Prometheus.
    pub metrics: MetricsSettings,
    /// Files that replace compiled-in ones.
    pub files: FileSettings,
    /// How warnings leave by mail.
    pub mail: MailSettings,
    /// Logging.
    pub log: LogSettings,
    /// What the page about accessibility says.
    pub accessibility: AccessibilitySettings,
    /// Who may call the API.
    pub auth: AuthSettings,
}

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
    fn read(&self) -> Result<Intake, ConfigFault> {
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
    fn read(&self) -> Result<u16, ConfigFault> {
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

    fn check(&self) -> Result<(), ConfigFault> {
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
    fn check(&self) -> Result<(), ConfigFault> {
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

/// Why the service does not start: one sentence, without any secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ConfigFault(pub String);

fn fault(what: impl std::fmt::Display) -> ConfigFault {
    ConfigFault(what.to_string())
}

impl Settings {
    /// The defaults, then a file, then the environment.
    ///
    /// # Errors
    /// A sentence that names the setting.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigFault> {
        let defaults = config::File::from_str(DEFAULTS, config::FileFormat::Toml);
        let mut builder = config::Config::builder().add_source(defaults);
        if let Some(file) = file {
            builder = builder.add_source(config::File::from(file).format(config::FileFormat::Toml));
        }
        let environment = config::Environment::with_prefix("BISTANDSPLIKT")
            .prefix_separator("__")
            .separator("__");
        let loaded = builder
            .add_source(environment.try_parsing(true))
            .build()
            .map_err(fault)?;
        loaded.try_deserialize().map_err(fault)
    }

    /// What a demonstration in a folder is set to, on top of what is loaded.
    pub fn for_demo(mut self, folder: &Path) -> Self {
        self.mode = Mode::Demo;
        self.children.numbers = Numbers::Synthetic;
        self.keys.wrapping_file = folder.join("wrapping.key");
        self.keys.index_file = folder.join("index.key");
        if self.metrics.bind.is_empty() {
            // Any free port: two demonstrations may run beside each other.
            self.metrics.bind = "127.0.0.1:0".into();
        }
        self
    }

    /// Refuses what must not run: a demonstration that others can reach, or that takes real numbers.
    ///
    /// # Errors
    /// A sentence that says which.
    pub fn check(&self) -> Result<(), ConfigFault> {
        self.mail.check().map_err(fault)?;
        if self.mail.enabled && self.files.recipients.as_os_str().is_empty() {
            return Err(fault(
                "files.recipients is not set: mail needs the addresses of the desks",
            ));
        }
        self.engine.check()?;
        self.accessibility.check()?;
        if self.mode == Mode::Production {
            return Ok(());
        }
        refuse_others("server.bind", &self.server.bind)?;
        refuse_others("metrics.bind", &self.metrics.bind)?;
        if self.children.numbers == Numbers::Real {
            return Err(fault(
                "mode demo takes only synthetic numbers: set children.numbers to synthetic",
            ));
        }
        Ok(())
    }

    /// The rules that actions judge by, from compiled-in files or the owner's.
    ///
    /// # Errors
    /// A sentence that names the file and what is wrong with it.
    pub fn rules(&self) -> Result<Rules, ConfigFault> {
        let units = match (self.mode, self.files.units.as_os_str().is_empty()) {
            (Mode::Demo, true) => DEMO_UNITS.to_owned(),
            (Mode::Production, true) => {
                "code,name,measure,owner,region,target_group,valid_from,valid_to\n".to_owned()
            }
            (_, false) => text_of(&self.files.units, "")?,
        };
        Ok(Rules {
            ladder: self.ladder()?,
            mail: match self.mail.enabled {
                true => Mail::On,
                false => Mail::Off,
            },
            reference: Reference::load().map_err(fault)?,
            units: Units::parse(&units).map_err(fault)?,
            centres: Centres::parse(&text_of(&self.files.centres, CENTRES)?).map_err(fault)?,
            norms: self.norms()?,
            policy: policy_of(&self.files.severity)?,
            deadlines: DeadlineSettings {
                petition_counts: match self.deadlines.petition_counts {
                    Petition::Sent => PetitionCounts::Sent,
                    Petition::Received => PetitionCounts::Received,
                },
            },
            book: RuleBook::with_file(
                &name_of(&self.files.rules, "rules.toml"),
                &text_of(&self.files.rules, RULES)?,
            )
            .map_err(fault)?,
            named_place_days: self.named_place_days()?,
            intake: self.intake.read()?,
            draft_days: self.drafts.read()?,
            numbers: match self.children.numbers {
                Numbers::Real => NumberPolicy::Real,
                Numbers::Synthetic => NumberPolicy::Synthetic,
            },
            index: match self.children.index {
                Index::National => IndexReach::National,
                Index::Municipal => IndexReach::Municipal,
            },
        })
    }

    fn ladder(&self) -> Result<Ladder, ConfigFault> {
        let path = &self.files.warnings;
        let name = match path.as_os_str().is_empty() {
            true => "warnings.toml".to_owned(),
            false => path.display().to_string(),
        };
        let text = text_of(path, WARNINGS)?;
        let norms = norm_ids(&text_of(&self.files.norms, NORMS)?)?;
        Ladder::parse(ConfigFile::new(&name, &text), &norms).map_err(fault)
    }

    fn named_place_days(&self) -> Result<u16, ConfigFault> {
        let days = self.planning.named_place_days_before_hearing;
        if days > MOST_DAYS_BEFORE_HEARING {
            return Err(fault(format!(
                "planning.named_place_days_before_hearing: at most {MOST_DAYS_BEFORE_HEARING} working days"
            )));
        }
        Ok(days)
    }

    fn norms(&self) -> Result<Norms, ConfigFault> {
        let text = text_of(&self.files.norms, NORMS)?;
        let path = self.files.norms.display().to_string();
        let name = if path.is_empty() { "norms.toml" } else { &path };
        Norms::read(ConfigFile::new(name, &text)).map_err(fault)
    }

    /// The keys, from their files.
    ///
    /// # Errors
    /// A sentence that says which file is missing, open to others or of the wrong length.
    pub fn keys(&self) -> Result<Keys, ConfigFault> {
        let wrapping = key_of(&self.keys.wrapping_file, "keys.wrapping_file")?;
        let index = key_of(&self.keys.index_file, "keys.index_file")?;
        Keys::new(&self.keys.wrapping_id, &wrapping, &index).map_err(fault)
    }
}

/// The ids of a norms file, which rungs of the ladder may name.
fn norm_ids(text: &str) -> Result<Vec<String>, ConfigFault> {
    #[derive(Deserialize)]
    struct Norms {
        norm: Vec<Named>,
    }
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }
    let read: Norms =
        toml::from_str(text).map_err(|bad| fault(format!("norms: {}", bad.message())))?;
    let mut ids: Vec<String> = read.norm.into_iter().map(|norm| norm.id).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// The policy for severities, from the compiled-in file or the owner's.
///
/// # Errors
/// File, line and reason.
pub fn policy_of(file: &Path) -> Result<Policy, ConfigFault> {
    let shown = file.display().to_string();
    let name = if shown.is_empty() {
        "config/severity.toml"
    } else {
        &shown
    };
    Policy::parse(name, &text_of(file, SEVERITY)?).map_err(fault)
}

/// A demonstration is served on an address of this machine, or not at all.
fn refuse_others(setting: &str, bind: &str) -> Result<(), ConfigFault> {
    let address: std::net::SocketAddr = bind
        .parse()
        .map_err(|_| fault(format!("{setting}: not an address")))?;
    if address.ip().is_loopback() {
        return Ok(());
    }
    Err(fault(format!(
        "mode demo serves only on an address of this machine: set {setting} to 127.0.0.1"
    )))
}

/// What a configuration file is called in a fault.
fn name_of(file: &Path, compiled_in: &str) -> String {
    if file.as_os_str().is_empty() {
        return compiled_in.to_owned();
    }
    file.display().to_string()
}

fn text_of(file: &Path, compiled_in: &str) -> Result<String, ConfigFault> {
    if file.as_os_str().is_empty() {
        return Ok(compiled_in.to_owned());
    }
    std::fs::read_to_string(file).map_err(|reason| fault(format!("{}: {reason}", file.display())))
}

fn key_of(file: &Path, setting: &str) -> Result<SecretSlice<u8>, ConfigFault> {
    if file.as_os_str().is_empty() {
        return Err(fault(format!(
            "{setting} is not set: it names a file of 32 random bytes"
        )));
    }
    refuse_open_to_others(file, setting)?;
    let bytes = std::fs::read(file).map_err(|reason| fault(format!("{setting}: {reason}")))?;
    Ok(bytes.into())
}

/// A key that others on the machine can read is no key.
#[cfg(unix)]
fn refuse_open_to_others(file: &Path, setting: &str) -> Result<(), ConfigFault> {
    use std::os::unix::fs::PermissionsExt;
    let meta = std::fs::metadata(file).map_err(|reason| fault(format!("{setting}: {reason}")))?;
    if meta.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    Err(fault(format!(
        "{setting}: others can read the file; set its mode to 0400"
    )))
}

#[cfg(not(unix))]
fn refuse_open_to_others(_: &Path, _: &str) -> Result<(), ConfigFault> {
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    fn demo() -> Settings {
        Settings::load(None)
            .unwrap()
            .for_demo(Path::new("/nowhere"))
    }

    #[test]
    fn the_defaults_are_whole_and_production() {
        let settings = Settings::load(None).unwrap();
        assert_eq!(settings.mode, Mode::Production);
        assert!(settings.check().is_ok());
        assert!(settings.rules().is_ok());
    }

    #[test]
    fn a_place_to_be_named_months_before_the_hearing_is_refused() {
        let mut settings = Settings::load(None).unwrap();
        settings.planning.named_place_days_before_hearing = 91;
        let said = settings.rules().err().unwrap();
        assert!(said.0.contains("planning.named_place_days_before_hearing"));
    }

    #[test]
    fn production_without_keys_does_not_start() {
        let said = Settings::load(None).unwrap().keys().unwrap_err();
        assert!(said.0.contains("keys.wrapping_file"));
    }

    #[test]
    fn a_demonstration_others_can_reach_is_refused() {
        let mut settings = demo();
        assert!(settings.check().is_ok());
        settings.server.bind = "0.0.0.0:8080".into();
        assert!(settings.check().is_err());
        let mut settings = demo();
        settings.metrics.bind = "0.0.0.0:0".into();
        assert!(settings.check().is_err());
    }

    #[test]
    fn a_demonstration_with_real_numbers_is_refused() {
        let mut settings = demo();
        settings.children.numbers = Numbers::Real;
        assert!(settings.check().is_err());
    }

    #[test]
    fn a_lease_no_batch_could_keep_and_a_batch_no_statement_could_hold_are_refused() {
        let refused = |change: fn(&mut EngineSettings)| {
            let mut settings = demo();
            change(&mut settings.engine);
            settings.check().unwrap_err().0
        };
        assert!(refused(|engine| engine.lease_seconds = 9).contains("engine.lease_seconds"));
        assert!(refused(|engine| engine.batch = 501).contains("engine.batch"));
        assert!(refused(|engine| engine.batch = 0).contains("engine.batch"));
        assert!(refused(|engine| engine.silent_seconds = 15).contains("engine.silent_seconds"));
    }

    #[test]
    #[cfg(unix)]
    fn a_key_file_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), [7_u8; 32]).unwrap();
        std::fs::set_permissions(file.path(), std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(
            key_of(file.path(), "keys.index_file")
                .unwrap_err()
                .0
                .contains("0400")
        );
    }
}
