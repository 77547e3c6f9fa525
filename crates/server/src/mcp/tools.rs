//! Which tools there are, and the conversation they are called in.

use super::{history, read, screen, show, tool};
use crate::Service;
use rmcp::{
    ErrorData, RoleServer, ServerHandler,
    model::{
        CallToolRequestParams, CallToolResponse, CustomRequest, CustomResult, ErrorCode, Implementation,
        ListToolsResult, PaginatedRequestParams, ServerCapabilities, ServerConfig, Tool,
    },
    service::RequestContext,
};
use std::sync::Arc;

/// What a client is told when it greets: it goes into the context of the model.
const INSTRUCTIONS: &str = "Interdict screens names, companies, ships, aircraft and articles against sanctions lists. \
Use `screen` to ask whether a party may be on a list, `show` for everything a list says of a party that was found, \
`history` for what happened to it, `read` for the listed parties, claims, events and figures of an article. A score is \
the probability that the subject is the listed party, from 0 to 1; what scores 0.35 or more is shown. Names are \
compared across scripts and spellings, so give them as they are written and do not transliterate. Birth dates, \
countries and numbers make an answer surer. No match means clear against the editions that the answer names, on the \
day it names, and nothing more: say so, name the editions, and leave the decision to a person.";

/// The service as a client of the protocol sees it.
#[derive(Debug, Clone)]
pub(super) struct Tools {
    service: Arc<Service>,
}

impl Tools {
    /// Over a running service.
    pub(super) fn new(service: Arc<Service>) -> Self {
        Self { service }
    }
}

/// All tools.
fn all() -> Vec<Tool> {
    vec![screen::tool(), show::tool(), history::tool(), read::tool()]
}

impl ServerHandler for Tools {
    fn get_info(&self) -> ServerConfig {
        let about = Implementation::new("interdict", env!("CARGO_PKG_VERSION"))
            .with_title("Interdict")
            .with_description("Screening against sanctions lists, with reasons");
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(about)
            .with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(all()))
    }

    async fn on_custom_request(
        &self,
        _: CustomRequest,
        _: RequestContext<RoleServer>,
    ) -> Result<CustomResult, ErrorData> {
        let message = "there is no such method; this service has `tools/list` and `tools/call`";
        Err(ErrorData::new(ErrorCode::METHOD_NOT_FOUND, message, None))
    }

    fn get_tool(&self, name: &str) -> Option<Tool> {
        all().into_iter().find(|tool| tool.name == name)
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let (service, arguments) = (&self.service, request.arguments);
        let outcome = match &*request.name {
            screen::NAME => screen::call(service, arguments).await,
            show::NAME => show::call(service, arguments).await,
            history::NAME => history::call(service, arguments).await,
            read::NAME => read::call(service, arguments).await,
            _ => return Err(ErrorData::invalid_params("there is no such tool; tools/list has their names", None)),
        };
        Ok(tool::result(outcome).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tool_says_what_it_takes_and_what_it_gives() {
        for tool in all() {
            let name = &tool.name;
            assert!(tool.description.as_ref().is_some_and(|text| text.len() > 80), "{name}");
            assert_eq!(tool.input_schema["type"], "object", "{name}");
            let properties = tool.input_schema["properties"].as_object().unwrap();
            assert!(properties.values().all(|property| property["description"].is_string()), "{name}: {properties:?}");
            assert_eq!(tool.output_schema.as_ref().unwrap()["type"], "object", "{name}");
            assert_eq!(tool.annotations.as_ref().unwrap().read_only_hint, Some(true), "{name}");
        }
    }
}
