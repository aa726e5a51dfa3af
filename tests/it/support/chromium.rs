//! A real browser, driven over its debugging pipe: no driver, no port, no library.

use serde_json::Value;
use serde_json::json;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::path::Path;
use std::process::Child;
use std::process::ChildStdin;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Stdio;
use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::time::Duration;
use tempfile::TempDir;

/// So long a test's browser may live.
const PATIENCE: Duration = Duration::from_secs(300);

/// One tab of a browser of its own, gone with the test.
pub struct Chromium {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    session: String,
    asked: u64,
    loads: u64,
    /// Dropped with the tab; a browser that outlives every test is ended.
    _alive: Sender<()>,
    _profile: TempDir,
}

/// Whether the page's own scripts run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    On,
    Off,
}

impl Chromium {
    /// Opens a tab so many CSS pixels wide.
    pub fn open(width: u32, scripts: Scripts) -> Self {
        let profile = tempfile::tempdir().expect("a temporary folder");
        // The browser reads commands from its third descriptor and answers on its fourth.
        let command = format!(
            "exec chromium --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage \
             --no-first-run --hide-scrollbars --remote-debugging-pipe --user-data-dir={} \
             3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null",
            profile.path().display()
        );
        let mut child = Command::new("sh")
            .args(["-c", &command])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a browser");
        let to = child.stdin.take().expect("a pipe");
        let from = BufReader::new(child.stdout.take().expect("a pipe"));
        let (alive, ended) = mpsc::channel::<()>();
        let pid = child.id().to_string();
        std::thread::spawn(move || {
            if ended.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                drop(Command::new("kill").arg(pid).status());
            }
        });
        let mut tab = Self {
            child,
            to,
            from,
            session: String::new(),
            asked: 0,
            loads: 0,
            _alive: alive,
            _profile: profile,
        };
        let target = tab.call("Target.createTarget", json!({"url": "about:blank"}));
        let attach = json!({"targetId": target["targetId"], "flatten": true});
        let attached = tab.call("Target.attachToTarget", attach);
        tab.session = attached["sessionId"].as_str().expect("a session").into();
        let size = json!({
            "width": width, "height": 740, "deviceScaleFactor": 1, "mobile": false,
        });
        tab.call("Emulation.setDeviceMetricsOverride", size);
        let off = json!({"value": scripts == Scripts::Off});
        tab.call("Emulation.setScriptExecutionDisabled", off);
        tab.call("Page.enable", json!({}));
        tab
    }

    /// Calls a method of the protocol and waits for its answer; what is only told meanwhile is dropped.
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let mut message = json!({"id": self.asked, "method": method, "params": params});
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.to.write_all(&bytes).expect("the browser listens");
        loop {
            let told = self.next();
            if told["id"] == json!(self.asked) {
                assert!(told["error"].is_null(), "{method}: {}", told["error"]);
                return told["result"].clone();
            }
        }
    }

    fn next(&mut self) -> Value {
        let mut bytes = Vec::new();
        self.from.read_until(0, &mut bytes).expect("an answer");
        assert_eq!(bytes.pop(), Some(0), "the browser is gone");
        let told: Value = serde_json::from_slice(&bytes).expect("JSON");
        if told["method"] == "Page.loadEventFired" {
            self.loads += 1;
        }
        told
    }

    /// Does something that leads to another page, and waits until that is loaded.
    fn until_loaded(&mut self, act: impl FnOnce(&mut Self)) {
        let before = self.loads;
        act(self);
        while self.loads == before {
            self.next();
        }
    }

    /// Goes to an address and waits until it is loaded.
    pub fn goes_to(&mut self, url: &str) {
        self.until_loaded(|tab| drop(tab.call("Page.navigate", json!({"url": url}))));
    }

    /// The value of an expression in the page, the page's own scripts running or not.
    pub fn finds(&mut self, expression: &str) -> Value {
        let asked = json!({"expression": expression, "returnByValue": true});
        let found = self.call("Runtime.evaluate", asked);
        assert!(
            found["exceptionDetails"].is_null(),
            "{expression}: {}",
            found["exceptionDetails"]
        );
        found["result"]["value"].clone()
    }

    /// A key that is no letter, pressed and let go.
    pub fn presses(&mut self, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, None),
            "Enter" => (13, Some("\r")),
            "ArrowDown" => (40, None),
            "ArrowRight" => (39, None),
            " " => (32, Some(" ")),
            other => panic!("{other} is no key of a test"),
        };
        for kind in ["keyDown", "keyUp"] {
            let mut event = json!({
                "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code,
            });
            if let Some(text) = text.filter(|_| kind == "keyDown") {
                event["text"] = json!(text);
            }
            self.call("Input.dispatchKeyEvent", event);
        }
    }

    /// Presses a key that leads to another page, and waits until that is loaded.
    pub fn follows(&mut self, key: &str) {
        self.until_loaded(|tab| tab.presses(key));
    }

    /// Types into what has focus.
    pub fn types(&mut self, text: &str) {
        self.call("Input.insertText", json!({"text": text}));
    }

    /// Moves focus with the Tab key until it stands where an expression about `e`, the element that has
    /// it, is true.
    pub fn tabs_to(&mut self, what: &str) {
        let question = format!("(e => Boolean({what}))(document.activeElement)");
        for _ in 0..60 {
            self.presses("Tab");
            if self.finds(&question) == json!(true) {
                return;
            }
        }
        panic!("the Tab key never reaches: {what}");
    }

    /// A picture of the tab, for people to look at.
    pub fn shows(&mut self, file: &Path) {
        let shot = self.call(
            "Page.captureScreenshot",
            json!({"captureBeyondViewport": true}),
        );
        let data = shot["data"].as_str().expect("a picture");
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, from_base64(data)).expect("a file");
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => u32::from(letter - b'A'),
        b'a'..=b'z' => u32::from(letter - b'a') + 26,
        b'0'..=b'9' => u32::from(letter - b'0') + 52,
        b'+' => 62,
        _ => 63,
    };
    let letters: Vec<u8> = text.bytes().filter(|letter| *letter != b'=').collect();
    let mut bytes = Vec::new();
    for four in letters.chunks(4) {
        let bits = four
            .iter()
            .fold(0, |bits, letter| (bits << 6) | value(*letter));
        let bits = bits << (6 * (4 - four.len()));
        bytes.extend(&bits.to_be_bytes()[1..four.len()]);
    }
    bytes
}
