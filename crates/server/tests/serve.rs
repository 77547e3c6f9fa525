//! The running service as its clients and its keeper see it: who is let in, what is refused, how it stops, how it changes its
//! lists, and what it says over TLS.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod common;

use common::{Embedded, Running, as_known_before, on_this_machine, start, start_with};
use interdict_lists::embedded::embedded;
use interdict_model::PartialDate;
use interdict_screening::Engine;
use interdict_server::{
    ListSource, ListsError, Loaded,
    serve::{Certificates, Configuration, Keys, Role, run_until},
};
use serde_json::{Value, json};
use std::{
    fs,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    num::NonZeroU32,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;
use ureq::{
    Agent, Body,
    http::{Request, Response},
    tls::{Certificate, RootCerts, TlsConfig},
};

/// The service looks at its files every two seconds; on a busy machine it may take longer.
const SOON: Duration = Duration::from_secs(20);

fn agent() -> Agent {
    agent_over(TlsConfig::default())
}

fn agent_over(tls: TlsConfig) -> Agent {
    let settings = Agent::config_builder().http_status_as_error(false).max_redirects(0).proxy(None);
    Agent::new_with_config(settings.timeout_global(Some(Duration::from_secs(30))).tls_config(tls).build())
}

/// Sends a request with these headers.
fn send(running: &Running, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Response<Body> {
    let mut request = Request::builder().method(method).uri(format!("{}{path}", running.address()));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let sent = if body.is_empty() {
        agent().run(request.body(()).unwrap())
    } else {
        agent().run(request.body(body.to_owned()).unwrap())
    };
    sent.unwrap()
}

fn get(running: &Running, path: &str, headers: &[(&str, &str)]) -> Response<Body> {
    send(running, "GET", path, headers, "")
}

/// Screens one subject.
fn screen(running: &Running, headers: &[(&str, &str)]) -> Response<Body> {
    let headers = [&[("content-type", "application/json")][..], headers].concat();
    send(running, "POST", "/api/v1/screen", &headers, r#"{"name": "Ryu Jin"}"#)
}

fn header<'a>(response: &'a Response<Body>, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

/// The problem that a response is.
fn problem(mut response: Response<Body>) -> Value {
    assert_eq!(header(&response, "content-type"), "application/problem+json");
    serde_json::from_str(&response.body_mut().read_to_string().unwrap()).unwrap()
}

/// Waits until something holds.
fn soon(what: &str, mut holds: impl FnMut() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < SOON, "{what}: not yet");
        thread::sleep(Duration::from_millis(50));
    }
}

/// Keys in a file.
struct Keyring {
    folder: TempDir,
    keys: Keys,
}

impl Keyring {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), keys: Keys::default() }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("keys.json")
    }

    fn add(&mut self, name: &str, role: Role, expires: Option<&str>) -> String {
        let expires = expires.map(|day| day.parse().unwrap());
        let secret = self.keys.add(name, role, "2015-01-02".parse().unwrap(), expires).unwrap();
        self.keys.save(&self.path()).unwrap();
        secret
    }

    fn start(&self) -> Running {
        start_with(Configuration { keys: Some(self.path()), ..on_this_machine() }, Box::new(Embedded))
    }
}

#[test]
fn an_address_that_others_reach_is_refused_without_keys() {
    let configuration = Configuration { address: ([0, 0, 0, 0], 0).into(), ..on_this_machine() };
    let ready = |address: SocketAddr| panic!("took requests on {address}");
    let error = run_until(&configuration, Box::new(Embedded), ready, std::future::pending()).unwrap_err();
    assert_eq!(error.code(), "serve.no_keys");
    assert!(error.hint().unwrap().contains("interdict keys add"));
}

#[test]
fn each_key_opens_what_its_role_may_and_no_more() {
    let mut ring = Keyring::new();
    let screener = ring.add("anna", Role::Screen, None);
    let keeper = ring.add("ben", Role::Admin, Some("2999-12-31"));
    let former = ring.add("carl", Role::Admin, Some("2015-01-03"));
    let running = ring.start();
    let wrong = format!("idk_{}", "0".repeat(64));
    for (key, path, status, code) in [
        (None, "/healthz", 200, ""),
        (Some(&wrong), "/healthz", 200, ""),
        (None, "/api/v1/lists", 401, "key.missing"),
        (Some(&wrong), "/api/v1/lists", 401, "key.unknown"),
        (Some(&former), "/api/v1/lists", 401, "key.unknown"),
        (Some(&screener), "/api/v1/lists", 200, ""),
        (Some(&keeper), "/api/v1/lists", 200, ""),
        (None, "/nowhere", 401, "key.missing"),
    ] {
        let bearer = key.map(|key| format!("Bearer {key}"));
        let headers: Vec<(&str, &str)> = bearer.iter().map(|value| ("authorization", value.as_str())).collect();
        let response = get(&running, path, &headers);
        assert_eq!(response.status(), status, "{path} with {code}");
        if status == 401 {
            assert_eq!(header(&response, "www-authenticate"), "Bearer");
            assert_eq!(problem(response)["code"], code);
        }
    }
    let refused = send(&running, "POST", "/updatez", &[("x-api-key", &screener)], "");
    assert_eq!(refused.status(), 403);
    assert_eq!(problem(refused)["code"], "key.role");
    assert_eq!(send(&running, "POST", "/updatez", &[("x-api-key", &keeper)], "").status(), 200);
}

#[test]
fn keys_are_kept_as_hashes_in_a_file_for_its_owner() {
    let mut ring = Keyring::new();
    let secret = ring.add("anna", Role::Screen, None);
    assert_eq!(secret.len(), "idk_".len() + 64);
    let text = fs::read_to_string(ring.path()).unwrap();
    assert!(!text.contains(&secret) && !text.contains(&secret["idk_".len()..]));
    assert_eq!(Keys::open(&ring.path()).unwrap(), ring.keys);
    assert_eq!(
        ring.keys.add("anna", Role::Admin, "2015-01-02".parse().unwrap(), None).unwrap_err().code(),
        "keys.taken"
    );
    assert_eq!(ring.keys.add("a b", Role::Admin, "2015-01-02".parse().unwrap(), None).unwrap_err().code(), "keys.name");
    assert_eq!(ring.keys.revoke("ben").unwrap_err().code(), "keys.unknown");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(ring.path()).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(ring.path(), fs::Permissions::from_mode(0o666)).unwrap();
        assert_eq!(Keys::open(&ring.path()).unwrap_err().code(), "keys.open");
    }
}

#[test]
fn a_browser_logs_in_with_a_key_and_is_out_when_the_key_is_revoked() {
    let mut ring = Keyring::new();
    let secret = ring.add("anna", Role::Screen, None);
    let running = ring.start();
    let page = [("accept", "text/html,*/*")];
    let led_away = get(&running, "/lists", &page);
    assert_eq!(led_away.status(), 303);
    assert_eq!(header(&led_away, "location"), "/login?next=/lists");
    assert_eq!(get(&running, "/login", &page).status(), 200);

    let form = [("content-type", "application/x-www-form-urlencoded")];
    let wrong = send(&running, "POST", "/login", &form, "key=idk_0&next=/lists");
    assert_eq!((wrong.status().as_u16(), header(&wrong, "set-cookie")), (401, ""));
    let let_in = send(&running, "POST", "/login", &form, &format!("key={secret}&next=/lists"));
    assert_eq!((let_in.status().as_u16(), header(&let_in, "location")), (303, "/lists"));
    let cookie = header(&let_in, "set-cookie").split(';').next().unwrap().to_owned();
    assert!(!cookie.contains(&secret));

    let with_cookie = [page[0], ("cookie", &*cookie)];
    assert_eq!(get(&running, "/lists", &with_cookie).status(), 200);
    ring.keys.revoke("anna").unwrap();
    ring.keys.save(&ring.path()).unwrap();
    soon("the session ends with its key", || get(&running, "/lists", &with_cookie).status() == 303);
}

#[test]
fn a_body_that_is_too_large_is_refused_before_it_is_read() {
    let configuration = Configuration { body_limit: 100, ..on_this_machine() };
    let running = start_with(configuration, Box::new(Embedded));
    assert_eq!(screen(&running, &[]).status(), 200);
    let mut stream = TcpStream::connect(running.socket()).unwrap();
    let head = "POST /api/v1/screen HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 101\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    let answer = read_head(&mut stream);
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert!(answer.contains("application/problem+json"), "{answer}");

    // One that does not say how large it is, is cut off.
    let mut stream = TcpStream::connect(running.socket()).unwrap();
    let head = "POST /api/v1/screen HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    stream.write_all(format!("{head}C8\r\n{}\r\n0\r\n\r\n", " ".repeat(0xC8)).as_bytes()).unwrap();
    let answer = read_head(&mut stream);
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
}

/// The head of an answer.
fn read_head(stream: &mut TcpStream) -> String {
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).unwrap() == 0 {
            break;
        }
        head.push(byte[0]);
    }
    String::from_utf8(head).unwrap()
}

#[test]
fn who_asks_too_often_is_told_to_wait() {
    let configuration = Configuration { requests_per_second: NonZeroU32::new(2), ..on_this_machine() };
    let running = start_with(configuration, Box::new(Embedded));
    let answers: Vec<Response<Body>> = (0..8).map(|_| get(&running, "/catalog", &[])).collect();
    let refused = answers.into_iter().find(|answer| answer.status() == 429).expect("one of eight is refused");
    assert_eq!(header(&refused, "retry-after"), "1");
    assert_eq!(problem(refused)["code"], "request.rate");
    soon("the next second", || get(&running, "/catalog", &[]).status() == 200);
    assert!((0..8).all(|_| get(&running, "/healthz", &[]).status() == 200), "busy is not broken");
}

#[test]
fn every_answer_has_a_number_and_what_keeps_browsers_from_mischief() {
    let running = start();
    for path in ["/healthz", "/nowhere", "/api/v1/lists", "/"] {
        let given = get(&running, path, &[("x-request-id", "desk-7")]);
        assert_eq!(header(&given, "x-request-id"), "desk-7", "{path}");
        let (one, two) = (get(&running, path, &[]), get(&running, path, &[("x-request-id", "no number")]));
        assert_ne!(header(&one, "x-request-id"), "");
        assert_ne!(header(&one, "x-request-id"), header(&two, "x-request-id"));
        assert_eq!(header(&one, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&one, "x-frame-options"), "DENY", "{path}");
        // Pages tell themselves where a form comes from; nobody else is told anything.
        let referrer = if path == "/" { "same-origin" } else { "no-referrer" };
        assert_eq!(header(&one, "referrer-policy"), referrer, "{path}");
        assert!(header(&one, "content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(header(&one, "strict-transport-security"), "", "{path}: not over TLS");
    }
    assert_eq!(header(&screen(&running, &[]), "cache-control"), "no-store");
    assert_eq!(problem(get(&running, "/nowhere", &[]))["code"], "request.no_such_path");
}

#[test]
fn pages_of_strangers_cannot_make_the_service_act() {
    let running = start();
    assert_eq!(screen(&running, &[("origin", running.address())]).status(), 200);
    let foreign = screen(&running, &[("origin", "https://stranger.example")]);
    assert_eq!(foreign.status(), 403);
    assert_eq!(problem(foreign)["code"], "request.origin");
    // A name of the stranger that leads to this machine.
    let rebound = get(&running, "/", &[("host", "stranger.example")]);
    assert_eq!(rebound.status(), 421);
    assert_eq!(problem(rebound)["code"], "request.host");
}

#[test]
fn figures_are_there_and_name_nobody() {
    let running = start();
    for _ in 0..3 {
        assert_eq!(screen(&running, &[]).status(), 200);
    }
    get(&running, "/search/default?q=Ryu+Jin", &[]);
    let mut answer = get(&running, "/metrics", &[]);
    let text = answer.body_mut().read_to_string().unwrap();
    for line in [
        r#"interdict_request_seconds_count{method="POST",route="/api/v1/screen",status="200"} 3"#,
        r#"interdict_request_seconds_count{method="GET",route="/search/{dataset}",status="200"} 1"#,
        "interdict_requests_under_way 1",
        "interdict_screening_queue 0",
        r#"interdict_list_parties{list="us_dprk_2015"} 14"#,
        r#"interdict_list_complete{list="us_dprk_2015"} 1"#,
        r#"interdict_reloads_total{outcome="done"} 0"#,
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\nis not in\n{text}");
    }
    assert!(!text.contains("Ryu"));
    assert!(!text.lines().any(|line| line == "interdict_screenings_total 0"));
}

#[test]
fn a_request_under_way_is_answered_though_the_service_stops() {
    let mut running = start();
    let body = r#"{"name": "Ryu Jin"}"#;
    let mut stream = TcpStream::connect(running.socket()).unwrap();
    let length = body.len();
    let head = format!(
        "POST /api/v1/screen HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    );
    let (first, rest) = body.split_at(5);
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(first.as_bytes()).unwrap();
    // Its handler waits for the rest of the body.
    let under_way = || {
        let mut figures = get(&running, "/metrics", &[]);
        figures.body_mut().read_to_string().unwrap().contains("interdict_requests_under_way 2\n")
    };
    soon("the request has begun", under_way);
    running.stop();
    soon("nobody is let in any more", || TcpStream::connect(running.socket()).is_err());
    assert!(!running.has_ended());
    stream.write_all(rest.as_bytes()).unwrap();
    let answer = read_head(&mut stream);
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    drop(stream);
    soon("the service ends", || running.has_ended());
}

/// Now the whole list, now the one before it.
#[derive(Default)]
struct Alternating(AtomicUsize);

impl ListSource for Alternating {
    fn load(&self, _: Option<PartialDate>) -> Result<Loaded, ListsError> {
        let times = self.0.fetch_add(1, Ordering::Relaxed);
        let reading = if times.is_multiple_of(2) { embedded().unwrap() } else { as_known_before() };
        Ok(Engine::open(vec![reading], false).unwrap().into())
    }

    fn store(&self) -> Option<PathBuf> {
        None
    }
}

/// Ends the load, also if what is tested does not hold.
struct Finally<'a>(&'a AtomicBool);

impl Drop for Finally<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn lists_change_under_load_and_every_answer_is_of_one_edition() {
    let running = start_with(on_this_machine(), Box::new(Alternating::default()));
    let done = AtomicBool::new(false);
    let (whole, former) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let subjects: Vec<Value> = (0..40).map(|_| json!({"name": "Ryu Jin", "passport": "563410081"})).collect();
    let body = json!({ "subjects": subjects }).to_string();
    let ask = || {
        // One connection for all: none may be closed by the change.
        let agent = agent();
        while !done.load(Ordering::Relaxed) {
            let mut answer = agent
                .post(format!("{}/api/v1/screen", running.address()))
                .header("content-type", "application/json")
                .send(&body)
                .unwrap();
            assert_eq!(answer.status(), 200);
            let answer: Value = serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap();
            let is_whole = answer["editions"][0]["publishedOn"] == "2015-01-02";
            // He is on the whole list only.
            for result in answer["results"].as_array().unwrap() {
                assert_eq!(result["matches"].as_array().unwrap().is_empty(), !is_whole, "{answer}");
            }
            assert_eq!(answer["summary"]["screened"], 40);
            if is_whole { &whole } else { &former }.fetch_add(1, Ordering::Relaxed);
        }
    };
    thread::scope(|scope| {
        let finally = Finally(&done);
        for _ in 0..3 {
            scope.spawn(ask);
        }
        for _ in 0..20 {
            thread::sleep(Duration::from_millis(20));
            assert_eq!(send(&running, "POST", "/updatez", &[], "").status(), 200);
        }
        let both = || whole.load(Ordering::Relaxed) > 0 && former.load(Ordering::Relaxed) > 0;
        let began = Instant::now();
        while !both() && began.elapsed() < SOON {
            thread::sleep(Duration::from_millis(50));
            send(&running, "POST", "/updatez", &[], "");
        }
        drop(finally);
    });
    assert!(whole.into_inner() > 0 && former.into_inner() > 0, "both editions answered");
}

/// Writes a certificate for this machine and gives it.
fn certify(files: &Certificates) -> Certificate<'static> {
    let made = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
    fs::write(&files.key, made.signing_key.serialize_pem()).unwrap();
    fs::write(&files.chain, made.cert.pem()).unwrap();
    Certificate::from_pem(made.cert.pem().as_bytes()).unwrap()
}

/// A client that trusts this certificate and no other.
fn trusting(certificate: &Certificate<'static>) -> Agent {
    let roots = RootCerts::new_with_certs(std::slice::from_ref(certificate));
    agent_over(TlsConfig::builder().root_certs(roots).build())
}

fn files_in(folder: &Path) -> Certificates {
    Certificates { key: folder.join("key.pem"), chain: folder.join("chain.pem") }
}

#[test]
fn over_tls_the_certificate_is_shown_and_a_new_one_is_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let files = files_in(folder.path());
    let first = certify(&files);
    let configuration = Configuration { certificates: Some(files.clone()), ..on_this_machine() };
    let running = start_with(configuration, Box::new(Embedded));
    let address = format!("{}/healthz", running.address());
    assert!(address.starts_with("https://"));
    let answer = trusting(&first).get(&address).call().unwrap();
    assert_eq!(answer.status(), 200);
    assert_ne!(header(&answer, "strict-transport-security"), "");

    // Who never comes through the handshake keeps nobody out.
    let _silent = TcpStream::connect(running.socket()).unwrap();
    let second = certify(&files);
    soon("the new certificate is shown", || trusting(&second).get(&address).call().is_ok());
    assert!(trusting(&first).get(&address).call().is_err());
}

#[test]
fn a_certificate_that_does_not_do_is_said_before_anything_runs() {
    let folder = tempfile::tempdir().unwrap();
    let files = files_in(folder.path());
    certify(&files);
    let other = Certificates { chain: folder.path().join("other.pem"), ..files.clone() };
    certify(&Certificates { key: folder.path().join("other-key.pem"), ..other.clone() });
    fs::write(folder.path().join("empty.pem"), "").unwrap();
    let empty = Certificates { chain: folder.path().join("empty.pem"), ..files.clone() };
    let absent = Certificates { key: folder.path().join("absent.pem"), ..files };
    for (certificates, code) in [(other, "tls.certificate"), (empty, "tls.file"), (absent, "tls.file")] {
        let configuration = Configuration { certificates: Some(certificates), ..on_this_machine() };
        let ready = |address: SocketAddr| panic!("took requests on {address}");
        let error = run_until(&configuration, Box::new(Embedded), ready, std::future::pending()).unwrap_err();
        assert_eq!(error.code(), code);
    }
}
