//! Between the pipes of a client and the protocol crate. A line that is no JSON, or in which a member stands twice, is answered
//! here; every other one is passed on. The protocol crate passes over the former and takes the last of the latter, so that a
//! client would wait for ever, or be told of another party than it asked about.

use super::{LARGEST_REQUEST, refusal};
use std::{io, sync::Arc, time::Duration};
use tokio::{
    io::{
        AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader, DuplexStream,
        ReadHalf, WriteHalf,
    },
    sync::Mutex,
    task::JoinHandle,
    time::timeout,
};

/// So much is held between the pipes and the protocol crate.
const HELD: usize = 64 * 1024;
/// How long the last answers have to be written when the conversation has ended.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// The work of passing lines on.
pub(super) struct Lines {
    coming: JoinHandle<io::Result<()>>,
    going: JoinHandle<io::Result<()>>,
}

/// Begins to pass lines on; what comes back is for the protocol crate.
pub(super) fn between<Input, Output>(input: Input, output: Output) -> (DuplexStream, Lines)
where
    Input: AsyncRead + Send + Unpin + 'static,
    Output: AsyncWrite + Send + Unpin + 'static,
{
    let (inner, outer) = tokio::io::duplex(HELD);
    let (from_inner, to_inner) = tokio::io::split(outer);
    let output = Arc::new(Mutex::new(output));
    let going = tokio::spawn(pass_out(from_inner, Arc::clone(&output)));
    let coming = tokio::spawn(take_in(input, to_inner, output));
    (inner, Lines { coming, going })
}

impl Lines {
    /// Takes no more, and waits until what was answered is written. The other end must be gone.
    pub(super) async fn end(self) {
        self.coming.abort();
        // Whoever does not take the last answers has gone away.
        let _ = timeout(LAST_WORDS, self.going).await;
    }
}

async fn take_in<Input, Output>(
    input: Input,
    mut to_inner: WriteHalf<DuplexStream>,
    output: Arc<Mutex<Output>>,
) -> io::Result<()>
where
    Input: AsyncRead + Send + Unpin,
    Output: AsyncWrite + Send + Unpin,
{
    let mut input = BufReader::new(input);
    let mut line = Vec::new();
    while next_line(&mut input, &mut line).await? {
        let refused = if line.len() > LARGEST_REQUEST {
            Some(refusal::too_long())
        } else if line.trim_ascii().is_empty() {
            continue;
        } else {
            refusal::unreadable(line.trim_ascii())
        };
        if let Some(error) = refused {
            say(&output, format!("{error}\n").as_bytes()).await?;
            continue;
        }
        if !line.ends_with(b"\n") {
            line.push(b'\n');
        }
        to_inner.write_all(&line).await?;
    }
    to_inner.shutdown().await
}

/// Reads a line; of one that is too long only so much that this can be seen. Whether there was one.
async fn next_line<Input>(input: &mut BufReader<Input>, line: &mut Vec<u8>) -> io::Result<bool>
where
    Input: AsyncRead + Send + Unpin,
{
    line.clear();
    let most = LARGEST_REQUEST as u64 + 1;
    if (&mut *input).take(most).read_until(b'\n', line).await? == 0 {
        return Ok(false);
    }
    if line.len() > LARGEST_REQUEST && !line.ends_with(b"\n") {
        let mut rest = Vec::new();
        while !rest.ends_with(b"\n") {
            rest.clear();
            if (&mut *input).take(HELD as u64).read_until(b'\n', &mut rest).await? == 0 {
                break;
            }
        }
    }
    Ok(true)
}

async fn pass_out<Output>(from_inner: ReadHalf<DuplexStream>, output: Arc<Mutex<Output>>) -> io::Result<()>
where
    Output: AsyncWrite + Send + Unpin,
{
    let mut from_inner = BufReader::new(from_inner);
    let mut line = Vec::new();
    while from_inner.read_until(b'\n', &mut line).await? > 0 {
        say(&output, &line).await?;
        line.clear();
    }
    Ok(())
}

/// Writes a line whole: both directions answer.
async fn say<Output>(output: &Mutex<Output>, line: &[u8]) -> io::Result<()>
where
    Output: AsyncWrite + Send + Unpin,
{
    let mut output = output.lock().await;
    output.write_all(line).await?;
    output.flush().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn what_is_no_message_is_answered_and_the_rest_is_passed_on() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let too_long = " ".repeat(LARGEST_REQUEST + 3);
        let sent = format!("Arkady\n{{\"id\":1}}\n\n{{\"id\":7,\"a\":1,\"a\":2}}\n{too_long}\n{{\"id\":2}}");
        let (passed, told) = runtime.block_on(async move {
            let (output, mut told) = tokio::io::duplex(HELD);
            let (mut pipe, lines) = between(io::Cursor::new(sent), output);
            let mut passed = String::new();
            pipe.read_to_string(&mut passed).await.unwrap();
            drop(pipe);
            lines.end().await;
            let mut answers = String::new();
            told.read_to_string(&mut answers).await.unwrap();
            (passed, answers)
        });
        assert_eq!(passed, "{\"id\":1}\n{\"id\":2}\n");
        assert!(!told.contains("Arkady"), "{told}");
        let told: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let told: Vec<(i64, &Value)> =
            told.iter().map(|answer| (answer["error"]["code"].as_i64().unwrap(), &answer["id"])).collect();
        assert_eq!(told, [(-32700, &Value::Null), (-32600, &json!(7)), (-32600, &Value::Null)]);
    }
}
