//! The interface of Watchman, so that a client written for it works after a change of its base address.
//!
//! Paths, parameters and shapes follow the public description of Watchman's `/v2` interface (v0.50 and later); what is
//! behind them is ours: `match` is the probability that the subject is the party, and where no `minMatch` is given only
//! parties from 0.35 on are shown. Beside what Watchman knows, `/v2/search` can be asked with POST, so that names stay
//! out of addresses and of the logs of proxies, and with `asOf` and `knownOn` for former days.
//!
//! | to do | reach for |
//! |---|---|
//! | fields of a query string or a body | [`fields`] |
//! | what is asked for | [`query`] |
//! | shapes of answers, and parties in them | [`wire`], [`layout`], [`details`] |
//! | names of lists | [`lists`] |
//! | errors with Watchman's body | [`refusal`] |
//!
//! Every other file answers one path.

mod details;
mod fields;
mod layout;
mod list_info;
mod lists;
mod query;
mod refusal;
mod search;
mod wire;

use crate::Service;
use axum::{Router, routing::get};
use std::sync::Arc;

/// All paths of Watchman.
pub(crate) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/v2/search", get(search::by_query_string).post(search::by_body))
        .route("/v2/listinfo", get(list_info::answer))
        .method_not_allowed_fallback(refusal::no_such_method)
}
