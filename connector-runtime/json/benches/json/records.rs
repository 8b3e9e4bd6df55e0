//! The records of the bench, twice: as connector-codegen emits them, and with derives.
//!
//! Separate from the bench, because it is much text that says little.

/// The types as connector-codegen emits them.
pub mod ours {
    use super::super::abi;
    #[derive(Clone)]
    pub enum State {
        Active,
        Archived,
        Disabled,
        Unknown(String),
    }
    abi::text_enum!(State { Active = "active", Archived = "archived", Disabled = "disabled" });
    #[derive(Clone)]
    pub struct License {
        pub key: String,
        pub name: String,
        pub url: Option<String>,
        pub spdx_id: Option<String>,
    }
    abi::model!(License {
        key = get "key",
        name = get "name",
        url = opt "url",
        spdx_id = opt "spdx_id",
    });
    #[derive(Clone)]
    pub struct Owner {
        pub login: String,
        pub id: i64,
        pub node_id: String,
        pub avatar_url: String,
        pub gravatar_id: Option<String>,
        pub url: String,
        pub html_url: String,
        pub followers_url: String,
        pub organizations_url: String,
        pub repos_url: String,
        pub events_url: String,
        pub kind: String,
        pub site_admin: bool,
        pub starred_at: Option<String>,
        pub email: Option<String>,
        pub name: Option<String>,
    }
    abi::model!(Owner {
        login = get "login",
        id = get "id",
        node_id = get "node_id",
        avatar_url = get "avatar_url",
        gravatar_id = opt "gravatar_id",
        url = get "url",
        html_url = get "html_url",
        followers_url = get "followers_url",
        organizations_url = get "organizations_url",
        repos_url = get "repos_url",
        events_url = get "events_url",
        kind = get "kind",
        site_admin = get "site_admin",
        starred_at = opt "starred_at",
        email = opt "email",
        name = opt "name",
    });
    #[derive(Clone)]
    pub struct Repo {
        pub id: i64,
        pub node_id: String,
        pub name: String,
        pub full_name: String,
        pub owner: Owner,
        pub private: bool,
        pub html_url: String,
        pub description: Option<String>,
        pub fork: bool,
        pub url: String,
        pub archive_url: String,
        pub branches_url: String,
        pub clone_url: Option<String>,
        pub commits_url: String,
        pub compare_url: String,
        pub mirror_url: Option<String>,
        pub homepage: Option<String>,
        pub language: Option<String>,
        pub forks_count: i64,
        pub stargazers_count: i64,
        pub watchers_count: i64,
        pub size: i64,
        pub default_branch: String,
        pub open_issues_count: Option<i64>,
        pub is_template: Option<bool>,
        pub topics: Vec<String>,
        pub has_issues: bool,
        pub has_wiki: bool,
        pub has_pages: bool,
        pub state: State,
        pub visibility: Option<String>,
        pub pushed_at: Option<String>,
        pub created_at: String,
        pub updated_at: String,
        pub temp_clone_token: Option<String>,
        pub allow_squash_merge: Option<bool>,
        pub score: f64,
        pub license: Option<License>,
        pub parent: Option<Box<Owner>>,
        pub network_count: Option<i64>,
    }
    abi::model!(Repo {
        id = get "id",
        node_id = get "node_id",
        name = get "name",
        full_name = get "full_name",
        owner = get "owner",
        private = get "private",
        html_url = get "html_url",
        description = opt "description",
        fork = get "fork",
        url = get "url",
        archive_url = get "archive_url",
        branches_url = get "branches_url",
        clone_url = opt "clone_url",
        commits_url = get "commits_url",
        compare_url = get "compare_url",
        mirror_url = opt "mirror_url",
        homepage = opt "homepage",
        language = opt "language",
        forks_count = get "forks_count",
        stargazers_count = get "stargazers_count",
        watchers_count = get "watchers_count",
        size = get "size",
        default_branch = get "default_branch",
        open_issues_count = opt "open_issues_count",
        is_template = opt "is_template",
        topics = get "topics",
        has_issues = get "has_issues",
        has_wiki = get "has_wiki",
        has_pages = get "has_pages",
        state = get "state",
        visibility = opt "visibility",
        pushed_at = opt "pushed_at",
        created_at = get "created_at",
        updated_at = get "updated_at",
        temp_clone_token = opt "temp_clone_token",
        allow_squash_merge = opt "allow_squash_merge",
        score = get "score",
        license = opt "license",
        parent = opt "parent",
        network_count = opt "network_count",
    });
}

/// With derives.
pub mod derived {
    use serde::{Deserialize, Serialize};
    #[derive(Clone, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum State {
        Active,
        Archived,
        Disabled,
        #[serde(untagged)]
        Unknown(String),
    }
    #[derive(Clone, Serialize, Deserialize)]
    pub struct License {
        pub key: String,
        pub name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub url: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub spdx_id: Option<String>,
    }
    #[derive(Clone, Serialize, Deserialize)]
    pub struct Owner {
        pub login: String,
        pub id: i64,
        pub node_id: String,
        pub avatar_url: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub gravatar_id: Option<String>,
        pub url: String,
        pub html_url: String,
        pub followers_url: String,
        pub organizations_url: String,
        pub repos_url: String,
        pub events_url: String,
        pub kind: String,
        pub site_admin: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub starred_at: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub email: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
    }
    #[derive(Clone, Serialize, Deserialize)]
    pub struct Repo {
        pub id: i64,
        pub node_id: String,
        pub name: String,
        pub full_name: String,
        pub owner: Owner,
        pub private: bool,
        pub html_url: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        pub fork: bool,
        pub url: String,
        pub archive_url: String,
        pub branches_url: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub clone_url: Option<String>,
        pub commits_url: String,
        pub compare_url: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mirror_url: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub homepage: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<String>,
        pub forks_count: i64,
        pub stargazers_count: i64,
        pub watchers_count: i64,
        pub size: i64,
        pub default_branch: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub open_issues_count: Option<i64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub is_template: Option<bool>,
        pub topics: Vec<String>,
        pub has_issues: bool,
        pub has_wiki: bool,
        pub has_pages: bool,
        pub state: State,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub visibility: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub pushed_at: Option<String>,
        pub created_at: String,
        pub updated_at: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub temp_clone_token: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub allow_squash_merge: Option<bool>,
        pub score: f64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub license: Option<License>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub parent: Option<Box<Owner>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub network_count: Option<i64>,
    }
}
