//! The client that one would write by hand: reqwest and serde's derives, and nothing that the API does not need.
//!
//! Separate so that it can be read beside tests/fixtures/tracker/generated.rs. It does less: unknown members are
//! dropped, an unknown state is an error, and a failure's body is not read.
#![allow(dead_code)]

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum State {
    Open,
    Closed,
    InReview,
}

#[derive(Deserialize)]
pub(crate) struct Issue {
    pub(crate) id: i64,
    pub(crate) title: String,
    pub(crate) state: State,
    pub(crate) created: Timestamp,
    pub(crate) due: Option<Date>,
    pub(crate) parent: Option<Box<Issue>>,
    pub(crate) subject: Option<Subject>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum Subject {
    Bug { steps: Option<String> },
    Wish { reason: String },
}

pub(crate) struct Hand {
    http: reqwest::Client,
    base: String,
    token: String,
}

impl Hand {
    pub(crate) fn new(base: String, token: &str) -> Self {
        let http = reqwest::Client::builder().timeout(Duration::from_secs(60)).user_agent("hand/1").build().unwrap();
        Self { http, base, token: token.to_owned() }
    }

    pub(crate) async fn issues_list(&self, owner: &str, state: &str) -> reqwest::Result<Vec<Issue>> {
        let request = self.http.get(format!("{}/repos/{owner}/issues", self.base)).query(&[("state", state)]);
        let request = request.header("Accept", "application/json").bearer_auth(&self.token);
        request.send().await?.error_for_status()?.json().await
    }
}
