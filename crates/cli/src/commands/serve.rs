//! `interdict serve`: the service, until it is told to stop.

use super::{
    Outcome,
    serving::{Served, keys_in_use, receipts_kept},
};
use crate::{console::Console, failure::Failure, serving_arguments::ServeArguments};
use interdict_server::serve::{self, ServeError};
use std::net::SocketAddr;

pub(crate) fn run(arguments: &ServeArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let keys = keys_in_use(arguments.keys.keys.as_deref(), arguments.lists.store.store.as_deref());
    let receipts = receipts_kept(&arguments.receipts, arguments.lists.store.store.as_deref())?;
    let configuration = arguments.configuration(keys, receipts);
    let scheme = if configuration.certificates.is_some() { "https" } else { "http" };
    let source = Served::new(&arguments.lists, arguments.threads)?;
    // Whoever starts it from a script may wait for this line; that nobody reads it is no reason not to run.
    let ready = |address: SocketAddr| {
        let _ = writeln!(console.out, "{scheme}://{address}").and_then(|()| console.out.flush());
    };
    serve::run(&configuration, Box::new(source), ready)?;
    Ok(Outcome::Done)
}

impl From<ServeError> for Failure {
    fn from(error: ServeError) -> Self {
        Self { hint: error.hint(), ..Self::new(error.code(), error.to_string()) }
    }
}
