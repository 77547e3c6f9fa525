//! A server for tests: says over a real socket whatever a function tells it to, and remembers what it was asked.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

/// A request, as it came.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Its first line.
    pub line: String,
    headers: Vec<(String, String)>,
}

impl Seen {
    /// The second word of the first line.
    pub fn path(&self) -> &str {
        self.line.split(' ').nth(1).unwrap_or_default()
    }

    /// A header by its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What to answer: bytes, in pieces with pauses between them.
pub struct Reply {
    head: Vec<u8>,
    body: Vec<u8>,
    piece: usize,
    pause: Duration,
}

impl Reply {
    /// With the length of the body announced.
    pub fn new(status: &str, headers: &[(&str, &str)], body: &[u8]) -> Self {
        let length = body.len().to_string();
        let headers = [headers, &[("Content-Length", length.as_str())][..]].concat();
        Self::without_length(status, &headers, body)
    }

    /// With a body that ends where the connection does.
    pub fn without_length(status: &str, headers: &[(&str, &str)], body: &[u8]) -> Self {
        let lines: String = headers.iter().map(|(name, value)| [*name, ": ", *value, "\r\n"].concat()).collect();
        let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\n{lines}\r\n");
        Self { head: head.into_bytes(), body: body.to_vec(), piece: usize::MAX, pause: Duration::ZERO }
    }

    /// Only the first bytes of the body, while the head announces all.
    pub fn cut(mut self, length: usize) -> Self {
        self.body.truncate(length);
        self
    }

    /// The body in pieces of so many bytes, with a pause after each but the last.
    pub fn in_pieces(mut self, piece: usize, pause: Duration) -> Self {
        self.piece = piece;
        self.pause = pause;
        self
    }

    /// Calls `ends` before the client can know that this is the end. Errors are nobody's: the client may have gone away
    /// on purpose.
    fn send(&self, stream: &mut TcpStream, ends: impl FnOnce()) -> Option<()> {
        let pieces: Vec<&[u8]> = self.body.chunks(self.piece).collect();
        match pieces.split_last() {
            Some((last, before)) if !before.is_empty() => {
                stream.write_all(&self.head).ok()?;
                for piece in before {
                    stream.write_all(piece).ok()?;
                    thread::sleep(self.pause);
                }
                ends();
                stream.write_all(last).ok()
            }
            _ => {
                ends();
                stream.write_all(&self.head).ok()?;
                stream.write_all(&self.body).ok()
            }
        }
    }
}

type Answer = dyn Fn(&Seen, usize) -> Reply + Send + Sync;

#[derive(Default)]
struct Memory {
    seen: Mutex<Vec<Seen>>,
    counts: Mutex<BTreeMap<String, usize>>,
    now: AtomicUsize,
    most: AtomicUsize,
}

/// Listens until the test ends.
pub struct Server {
    /// Begins with `http://` and has no slash at its end.
    pub address: String,
    memory: Arc<Memory>,
}

impl Server {
    /// `answer` is given a request and how many came before it for the same path.
    pub fn start(answer: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let memory = Arc::new(Memory::default());
        let answer: Arc<Answer> = Arc::new(answer);
        let shared = Arc::clone(&memory);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, memory) = (Arc::clone(&answer), Arc::clone(&shared));
                thread::spawn(move || serve(stream, answer.as_ref(), &memory));
            }
        });
        Self { address, memory }
    }

    /// All requests so far.
    pub fn seen(&self) -> Vec<Seen> {
        self.memory.seen.lock().unwrap().clone()
    }

    /// The most requests that were being answered at the same time.
    pub fn most_at_once(&self) -> usize {
        self.memory.most.load(Ordering::SeqCst)
    }

    /// Forgets the requests so far.
    pub fn forget(&self) {
        self.memory.seen.lock().unwrap().clear();
        self.memory.counts.lock().unwrap().clear();
        self.memory.most.store(0, Ordering::SeqCst);
    }
}

fn serve(mut stream: TcpStream, answer: &Answer, memory: &Memory) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while let Some(seen) = read_head(&mut reader) {
        memory.seen.lock().unwrap().push(seen.clone());
        if seen.line.starts_with("CONNECT ") {
            // Whoever asks for a tunnel speaks on as if this were the other end.
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
            continue;
        }
        let earlier = {
            let mut counts = memory.counts.lock().unwrap();
            let count = counts.entry(seen.path().to_owned()).or_default();
            *count += 1;
            *count - 1
        };
        let reply = answer(&seen, earlier);
        let now = memory.now.fetch_add(1, Ordering::SeqCst) + 1;
        memory.most.fetch_max(now, Ordering::SeqCst);
        let ends = || {
            memory.now.fetch_sub(1, Ordering::SeqCst);
        };
        reply.send(&mut stream, ends);
        return;
    }
}

fn read_head(reader: &mut impl BufRead) -> Option<Seen> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        lines.push(line.to_owned());
    }
    let mut lines = lines.into_iter();
    let line = lines.next()?;
    let headers = lines
        .filter_map(|line| {
            line.split_once(':').map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        })
        .collect();
    Some(Seen { line, headers })
}
