//! A browser for tests: headless Chromium, driven over its `DevTools` protocol. As much of a web socket (RFC 6455) as that
//! needs: one connection on loopback, texts out, texts in.

use serde_json::{Value, json};
use std::{
    env,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// Longer than any page takes.
const PATIENCE: Duration = Duration::from_secs(15);

/// A browser with one page. It ends with the value.
pub struct Browser {
    process: Child,
    socket: BufReader<TcpStream>,
    next: u64,
    _profile: TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Chromium, wherever the path has it.
fn executable() -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file())
}

impl Browser {
    /// Starts a browser; none if there is none on this machine.
    pub fn start() -> Option<Self> {
        let profile = tempfile::tempdir().unwrap();
        let mut process = Command::new(executable()?)
            .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut errors = BufReader::new(process.stderr.take().unwrap());
        let mut line = String::new();
        let port = loop {
            line.clear();
            assert!(errors.read_line(&mut line).unwrap() > 0, "the browser ended at once");
            if let Some((_, rest)) = line.split_once("ws://127.0.0.1:") {
                break rest.split('/').next().unwrap().to_owned();
            }
        };
        // Whoever writes to a pipe that nobody reads stands still in the end.
        thread::spawn(move || std::io::copy(&mut errors, &mut std::io::sink()));
        let began = Instant::now();
        let path = loop {
            let list =
                ureq::get(format!("http://127.0.0.1:{port}/json/list")).call().unwrap().into_body().read_to_string();
            let list: Value = serde_json::from_str(&list.unwrap()).unwrap();
            let page = list.as_array().unwrap().iter().find(|target| target["type"] == "page");
            if let Some(address) = page.and_then(|page| page["webSocketDebuggerUrl"].as_str()) {
                break address.split_once(&port).unwrap().1.to_owned();
            }
            assert!(began.elapsed() < PATIENCE, "the browser has no page");
            thread::sleep(Duration::from_millis(50));
        };
        let mut socket = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(
            socket,
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Key: aW50ZXJkaWN0LXRlc3RzIQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        .unwrap();
        let mut socket = BufReader::new(socket);
        let mut head = String::new();
        while socket.read_line(&mut head).unwrap() > 2 {}
        assert!(head.starts_with("HTTP/1.1 101"), "{head}");
        Some(Self { process, socket, next: 0, _profile: profile })
    }

    fn send(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut frame = vec![0x81];
        // What a client sends is masked; a mask of zeros leaves it as it is.
        match bytes.len() {
            length @ 0..=125 => frame.push(0x80 | u8::try_from(length).unwrap()),
            length @ 126..=0xffff => {
                frame.push(0x80 | 0x7e);
                frame.extend(u16::try_from(length).unwrap().to_be_bytes());
            }
            length => {
                frame.push(0x80 | 0x7f);
                frame.extend((length as u64).to_be_bytes());
            }
        }
        frame.extend([0; 4]);
        frame.extend(bytes);
        self.socket.get_mut().write_all(&frame).unwrap();
    }

    fn receive(&mut self) -> Value {
        let mut message = Vec::new();
        loop {
            let mut head = [0; 2];
            self.socket.read_exact(&mut head).unwrap();
            let length = match head[1] & 0x7f {
                126 => {
                    let mut bytes = [0; 2];
                    self.socket.read_exact(&mut bytes).unwrap();
                    u64::from(u16::from_be_bytes(bytes))
                }
                127 => {
                    let mut bytes = [0; 8];
                    self.socket.read_exact(&mut bytes).unwrap();
                    u64::from_be_bytes(bytes)
                }
                length => u64::from(length),
            };
            let mut part = vec![0; usize::try_from(length).unwrap()];
            self.socket.read_exact(&mut part).unwrap();
            // Texts and their continuations; pings are left alone.
            if matches!(head[0] & 0x0f, 0 | 1) {
                message.extend(part);
                if head[0] & 0x80 != 0 {
                    return serde_json::from_slice(&message).unwrap();
                }
            }
        }
    }

    /// Gives a command and waits for its answer; the error is the browser's own.
    fn ask(&mut self, method: &str, parameters: &Value) -> Result<Value, Value> {
        self.next += 1;
        let id = self.next;
        self.send(&json!({ "id": id, "method": method, "params": parameters }).to_string());
        loop {
            let answer = self.receive();
            if answer["id"] == id {
                return if answer["error"].is_null() { Ok(answer["result"].clone()) } else { Err(answer) };
            }
        }
    }

    /// Gives a command that the browser understands.
    #[track_caller]
    pub fn command(&mut self, method: &str, parameters: &Value) -> Value {
        self.ask(method, parameters).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The value of an expression on the page.
    #[track_caller]
    pub fn value(&mut self, expression: &str) -> Value {
        self.evaluated(expression).unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    fn evaluated(&mut self, expression: &str) -> Result<Value, Value> {
        let parameters = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let answer = self.ask("Runtime.evaluate", &parameters)?;
        if answer["exceptionDetails"].is_null() { Ok(answer["result"]["value"].clone()) } else { Err(answer) }
    }

    /// Waits until an expression is true. Between two pages there is nothing to ask: that is not true yet.
    #[track_caller]
    pub fn wait(&mut self, expression: &str) {
        let began = Instant::now();
        // A page whose script has not run yet does not answer to what is done next.
        let question = format!("document.readyState === 'complete' && Boolean({expression})");
        while !self.evaluated(&question).is_ok_and(|value| value == true) {
            if began.elapsed() > PATIENCE {
                let shown = self.evaluated("document.body.innerText");
                panic!("never true: {expression}\n{shown:?}");
            }
            thread::sleep(Duration::from_millis(25));
        }
    }

    /// Goes to an address and waits until the page is there.
    pub fn go(&mut self, address: &str) {
        self.command("Page.navigate", &json!({ "url": address }));
        self.wait(&format!("location.href.startsWith({}) && document.readyState === 'complete'", json!(address)));
    }

    /// Types a text where the focus is.
    pub fn insert(&mut self, text: &str) {
        self.command("Input.insertText", &json!({ "text": text }));
    }

    /// Presses a key: `/`, `j`, `Enter`, `ArrowDown`.
    pub fn press(&mut self, key: &str) {
        let (text, number) = match key {
            "Enter" => ("\r", 13),
            "ArrowDown" => ("", 40),
            "ArrowUp" => ("", 38),
            "Tab" => ("", 9),
            " " => (" ", 32),
            key => (key, 0),
        };
        let down = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        let mut event = json!({ "type": down, "key": key, "windowsVirtualKeyCode": number });
        if !text.is_empty() {
            event["text"] = json!(text);
        }
        self.command("Input.dispatchKeyEvent", &event);
        self.command(
            "Input.dispatchKeyEvent",
            &json!({ "type": "keyUp", "key": key, "windowsVirtualKeyCode": number }),
        );
    }

    /// A window of this size; narrow ones are telephones.
    pub fn size(&mut self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.command("Emulation.setDeviceMetricsOverride", &metrics);
    }
}
