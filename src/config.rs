//! Settings: one struct a concern. config/default.toml is both the defaults and the manual; then a
//! file; then the environment.

mod files;
mod settings;

pub use settings::{
    AccessibilitySettings, ChildSettings, DatabaseSettings, DeadlineChoices, DraftSettings,
    EngineSettings, FileSettings, Index, IntakeSettings, KeySettings, LogSettings, MetricsSettings,
    Mode, Numbers, Petition, PlanningSettings, ServerSettings,
};

use std::path::Path;

use serde::Deserialize;

use crate::app::{Mail, Rules};
use crate::domain::child::NumberPolicy;
use crate::domain::config_fault::ConfigFile;
use crate::domain::deadline::{PetitionCounts, RuleBook, Settings as DeadlineSettings};
use crate::domain::norm::Norms;
use crate::domain::policy::Policy;
use crate::domain::reach::Centres;
use crate::domain::reference::Reference;
use crate::domain::unit::Units;
use crate::domain::warning::Ladder;
use crate::notify::MailSettings;
use crate::store::children::IndexReach;
use crate::store::crypto::Keys;
use crate::web::auth::AuthSettings;
use files::{key_of, name_of, norm_ids, text_of};

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
