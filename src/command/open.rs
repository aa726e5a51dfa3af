//! Opening what every command works on: settings, keys, database, rules, texts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bistandsplikt::app::{Failure, Service};
use bistandsplikt::config::{ConfigFault, Mode, Settings};
use bistandsplikt::notify::{RecipientsFault, SmtpFault};
use bistandsplikt::store::{Store, StoreFault};
use bistandsplikt::text::{TextFault, Texts};
use bistandsplikt::web::auth::{DemoFault, SetupFault};
use bistandsplikt::web::import::ImportFault;

use super::Arguments;

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub enum CommandFault {
    /// A setting.
    #[error(transparent)]
    Config(#[from] ConfigFault),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// An action.
    #[error(transparent)]
    Action(#[from] Failure),
    /// The texts.
    #[error(transparent)]
    Text(#[from] TextFault),
    /// A file or the terminal.
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// An import.
    #[error(transparent)]
    Import(#[from] ImportFault),
    /// The tokens.
    #[error(transparent)]
    Tokens(#[from] SetupFault),
    /// The demonstration's key.
    #[error(transparent)]
    Demo(#[from] DemoFault),
    /// The mail server's settings.
    #[error(transparent)]
    Mail(#[from] SmtpFault),
    /// The addresses of the desks.
    #[error(transparent)]
    Recipients(#[from] RecipientsFault),
    /// JSON that could not be written.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// What the caller asked for.
    #[error("{0}")]
    Asked(String),
}

/// Everything open.
pub struct Opened {
    /// Settings.
    pub settings: Settings,
    /// The service.
    pub service: Service,
    /// Texts.
    pub texts: Arc<Texts>,
    /// The demonstration's folder, where it is one.
    pub folder: Option<PathBuf>,
}

/// The file of a demonstration's database.
pub fn demo_database(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("bistandsplikt.db").display())
}

impl Opened {
    /// Opens what the settings name; a demonstration's folder says the rest.
    pub fn open(arguments: &Arguments) -> Result<Self, CommandFault> {
        let mut settings = Settings::load(arguments.config.as_deref())?;
        if let Some(folder) = &arguments.demo_folder {
            let own = std::env::var_os("BISTANDSPLIKT__DATABASE__URL").is_some()
                || arguments.config.is_some();
            if !own {
                settings.database.url = demo_database(folder);
            }
            settings = settings.for_demo(folder);
        }
        Self::with(settings, arguments.demo_folder.clone())
    }

    /// Opens with settings made elsewhere.
    pub fn with(settings: Settings, folder: Option<PathBuf>) -> Result<Self, CommandFault> {
        settings.check()?;
        let keys = Arc::new(settings.keys()?);
        // Before the database, which is made where there is none: what is refused leaves nothing behind.
        let rules = settings.rules()?;
        let store = Store::open(&settings.database.url, settings.database.connections, keys)?;
        let service = Service::new(store, rules);
        let texts = Arc::new(Texts::load()?);
        Ok(Self {
            settings,
            service,
            texts,
            folder,
        })
    }

    /// Whether this is a demonstration.
    pub fn is_demo(&self) -> bool {
        self.settings.mode == Mode::Demo
    }
}
