//! A real mail server on this machine (Python's aiosmtpd), and a post office that hands letters to it.

use super::ground::TEXTS;
use super::python::python_with;
use bistandsplikt::notify::LetterForm;
use bistandsplikt::notify::MailSettings;
use bistandsplikt::notify::Mailer;
use bistandsplikt::notify::Post;
use bistandsplikt::notify::Recipients;
use bistandsplikt::notify::SmtpMailer;
use bistandsplikt::notify::Tls;
use serde_json::Value;
use std::io::BufRead;
use std::io::BufReader;
use std::net::TcpListener;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use tempfile::TempDir;

/// A mail server that keeps what it gets, until the test lets go of it.
pub struct Sink {
    folder: TempDir,
    port: u16,
    server: Child,
}

/// A mail as the server got it: with its headers, transfer encoding and all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    pub from: String,
    pub to: Vec<String>,
    pub raw: String,
}

impl Sink {
    /// A server on a free port.
    pub fn start() -> Self {
        Self::on(0)
    }

    /// A server that takes mail after STARTTLS only, with a certificate that nobody else vouches for.
    pub fn sealed() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let made = rcgen::generate_simple_self_signed(vec!["localhost".into()]);
        let made = made.expect("a certificate");
        for (name, text) in [
            ("tls.pem", made.cert.pem()),
            ("tls.key", made.signing_key.serialize_pem()),
        ] {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        Self::over(folder, 0)
    }

    /// The file of a sealed server's certificate.
    pub fn certificate(&self) -> PathBuf {
        self.folder.path().join("tls.pem")
    }

    /// A server on that port.
    pub fn on(port: u16) -> Self {
        Self::over(tempfile::tempdir().expect("a folder"), port)
    }

    fn over(folder: TempDir, port: u16) -> Self {
        let mut server = Command::new(python_with("aiosmtpd"))
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/support/sink.py"))
            .arg(folder.path())
            .arg(port.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the mail server starts");
        let mut said = String::new();
        BufReader::new(server.stdout.take().expect("its output"))
            .read_line(&mut said)
            .expect("its port");
        Self {
            port: said.trim().parse().expect("a port"),
            folder,
            server,
        }
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Answers every message with this from now on; nothing takes them again.
    pub fn refuses_with(&self, answer: Option<&str>) {
        let file = self.folder.path().join("refuse");
        match answer {
            Some(answer) => std::fs::write(file, answer).expect("a file"),
            None => std::fs::remove_file(file).expect("a file"),
        }
    }

    /// What it got, in no order.
    pub fn mails(&self) -> Vec<Mail> {
        let files = std::fs::read_dir(self.folder.path()).expect("the folder");
        let files = files.map(|file| file.expect("a file").path());
        files
            .filter(|file| file.extension().is_some_and(|ending| ending == "mail"))
            .map(|file| Mail::read(&file))
            .collect()
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        // The end of its input ends it.
        drop(self.server.stdin.take());
        let ended = self.server.wait();
        assert!(ended.is_ok() || std::thread::panicking(), "{ended:?}");
    }
}

impl Mail {
    fn read(file: &Path) -> Self {
        let text = std::fs::read_to_string(file).expect("a mail");
        let kept: Value = serde_json::from_str(&text).expect("a mail");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Self {
            from: text(&kept["from"]),
            to: kept["to"]
                .as_array()
                .map(|all| all.iter().map(text).collect())
                .unwrap_or_default(),
            raw: text(&kept["raw"]),
        }
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> String {
        let beginning = format!("{name}: ");
        let line = self
            .raw
            .lines()
            .find_map(|line| line.strip_prefix(beginning.as_str()));
        line.unwrap_or_else(|| panic!("no {name} in {}", self.raw))
            .to_owned()
    }

    /// The text, decoded.
    pub fn body(&self) -> String {
        let (_, body) = self
            .raw
            .split_once("\r\n\r\n")
            .unwrap_or_else(|| panic!("{}", self.raw));
        let joined = body.replace("=\r\n", "");
        let mut parts = joined.split('=');
        let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
        for part in parts {
            let (code, rest) = part.split_at(2);
            bytes.push(u8::from_str_radix(code, 16).expect("quoted-printable"));
            bytes.extend(rest.as_bytes());
        }
        String::from_utf8(bytes).expect("UTF-8").trim().to_owned()
    }
}

/// A port nobody listens on.
pub fn a_free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// Settings for a server on this machine.
pub fn settings(port: u16) -> MailSettings {
    MailSettings {
        enabled: true,
        host: "127.0.0.1".into(),
        port,
        tls: Tls::None,
        username: String::new(),
        password_file: PathBuf::new(),
        ca_file: PathBuf::new(),
        from: "ikke-svar@bistand.test".into(),
        base_url: "https://bistand.test".into(),
        timeout_seconds: 10,
        interval_seconds: 15,
    }
}

/// The desks of the stories with an address each, named by nothing that could be mistaken for a case's.
pub fn recipients() -> Recipients {
    let rows = "organisation,role,address\n\
         bufetat:vest,bufetat.inntak,bord1@mottak.test\n\
         bufetat:vest,bufetat.inntak_leder,bord2@mottak.test\n\
         bufetat:vest,bufetat.region_leder,bord3@mottak.test\n\
         kommune:4601,kommune.saksbehandler,bord4@mottak.test\n\
         kommune:4601,kommune.leder,bord5@mottak.test\n";
    Recipients::read("adresser.csv", rows.as_bytes()).expect("addresses")
}

/// Letters carried by that mailer to the desks of the stories.
pub fn post_by(mailer: impl Mailer + 'static) -> Post {
    Post {
        mailer: Box::new(mailer),
        recipients: recipients(),
        form: LetterForm::new(
            TEXTS.clone(),
            "ikke-svar@bistand.test",
            "https://bistand.test",
        ),
    }
}

/// Letters carried over SMTP to a port of this machine.
pub fn post_to(port: u16) -> Post {
    post_by(SmtpMailer::new(&settings(port)).expect("a mailer"))
}
