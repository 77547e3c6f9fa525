//! `interdict mcp`: a client of the Model Context Protocol on standard input and output.

use super::{
    Outcome,
    serving::{Served, receipts_kept},
};
use crate::{failure::Failure, serving_arguments::McpArguments};
use interdict_server::serve::{self, TalkError};

pub(crate) fn run(arguments: &McpArguments) -> Result<Outcome, Failure> {
    let receipts = receipts_kept(&arguments.receipts, arguments.lists.store.store.as_deref())?;
    let source = Served::new(&arguments.lists, arguments.threads)?;
    serve::talk(&arguments.configuration(receipts), Box::new(source))?;
    Ok(Outcome::Done)
}

impl From<TalkError> for Failure {
    fn from(error: TalkError) -> Self {
        Self { hint: error.hint(), ..Self::new(error.code(), error.to_string()) }
    }
}
