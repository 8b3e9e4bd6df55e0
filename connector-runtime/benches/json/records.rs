//! The records of the bench, twice: as connector-codegen emits them, and with derives.
//!
//! Apart from the bench, because it is much text that says little.

/// As connector-codegen emits them.
pub mod ours {
    use connector_runtime::abi::v1 as abi;
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
    impl abi::Model for License {
        #[inline]
        fn read(o: &mut abi::Object<'_>) -> Option<Self> {
            Some(Self { key: o.get("key")?, name: o.get("name")?, url: o.opt("url")?, spdx_id: o.opt("spdx_id")? })
        }
        #[inline]
        fn write(&self, w: &mut abi::Fields<'_>) {
            w.put("key", &self.key);
            w.put("name", &self.name);
            w.opt("url", &self.url);
            w.opt("spdx_id", &self.spdx_id);
        }
    }
    abi::model!(License);
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
    impl abi::Model for Owner {
        #[inline]
        fn read(o: &mut abi::Object<'_>) -> Option<Self> {
            Some(Self {
                login: o.get("login")?,
                id: o.get("id")?,
                node_id: o.get("node_id")?,
                avatar_url: o.get("avatar_url")?,
                gravatar_id: o.opt("gravatar_id")?,
                url: o.get("url")?,
                html_url: o.get("html_url")?,
                followers_url: o.get("followers_url")?,
                organizations_url: o.get("organizations_url")?,
                repos_url: o.get("repos_url")?,
                events_url: o.get("events_url")?,
                kind: o.get("kind")?,
                site_admin: o.get("site_admin")?,
                starred_at: o.opt("starred_at")?,
                email: o.opt("email")?,
                name: o.opt("name")?,
            })
        }
        #[inline]
        fn write(&self, w: &mut abi::Fields<'_>) {
            w.put("login", &self.login);
            w.put("id", &self.id);
            w.put("node_id", &self.node_id);
            w.put("avatar_url", &self.avatar_url);
            w.opt("gravatar_id", &self.gravatar_id);
            w.put("url", &self.url);
            w.put("html_url", &self.html_url);
            w.put("followers_url", &self.followers_url);
            w.put("organizations_url", &self.organizations_url);
            w.put("repos_url", &self.repos_url);
            w.put("events_url", &self.events_url);
            w.put("kind", &self.kind);
            w.put("site_admin", &self.site_admin);
            w.opt("starred_at", &self.starred_at);
            w.opt("email", &self.email);
            w.opt("name", &self.name);
        }
    }
    abi::model!(Owner);
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
    impl abi::Model for Repo {
        #[inline]
        fn read(o: &mut abi::Object<'_>) -> Option<Self> {
            Some(Self {
                id: o.get("id")?,
                node_id: o.get("node_id")?,
                name: o.get("name")?,
                full_name: o.get("full_name")?,
                owner: o.get("owner")?,
                private: o.get("private")?,
                html_url: o.get("html_url")?,
                description: o.opt("description")?,
                fork: o.get("fork")?,
                url: o.get("url")?,
                archive_url: o.get("archive_url")?,
                branches_url: o.get("branches_url")?,
                clone_url: o.opt("clone_url")?,
                commits_url: o.get("commits_url")?,
                compare_url: o.get("compare_url")?,
                mirror_url: o.opt("mirror_url")?,
                homepage: o.opt("homepage")?,
                language: o.opt("language")?,
                forks_count: o.get("forks_count")?,
                stargazers_count: o.get("stargazers_count")?,
                watchers_count: o.get("watchers_count")?,
                size: o.get("size")?,
                default_branch: o.get("default_branch")?,
                open_issues_count: o.opt("open_issues_count")?,
                is_template: o.opt("is_template")?,
                topics: o.get("topics")?,
                has_issues: o.get("has_issues")?,
                has_wiki: o.get("has_wiki")?,
                has_pages: o.get("has_pages")?,
                state: o.get("state")?,
                visibility: o.opt("visibility")?,
                pushed_at: o.opt("pushed_at")?,
                created_at: o.get("created_at")?,
                updated_at: o.get("updated_at")?,
                temp_clone_token: o.opt("temp_clone_token")?,
                allow_squash_merge: o.opt("allow_squash_merge")?,
                score: o.get("score")?,
                license: o.opt("license")?,
                parent: o.opt("parent")?,
                network_count: o.opt("network_count")?,
            })
        }
        #[inline]
        fn write(&self, w: &mut abi::Fields<'_>) {
            w.put("id", &self.id);
            w.put("node_id", &self.node_id);
            w.put("name", &self.name);
            w.put("full_name", &self.full_name);
            w.put("owner", &self.owner);
            w.put("private", &self.private);
            w.put("html_url", &self.html_url);
            w.opt("description", &self.description);
            w.put("fork", &self.fork);
            w.put("url", &self.url);
            w.put("archive_url", &self.archive_url);
            w.put("branches_url", &self.branches_url);
            w.opt("clone_url", &self.clone_url);
            w.put("commits_url", &self.commits_url);
            w.put("compare_url", &self.compare_url);
            w.opt("mirror_url", &self.mirror_url);
            w.opt("homepage", &self.homepage);
            w.opt("language", &self.language);
            w.put("forks_count", &self.forks_count);
            w.put("stargazers_count", &self.stargazers_count);
            w.put("watchers_count", &self.watchers_count);
            w.put("size", &self.size);
            w.put("default_branch", &self.default_branch);
            w.opt("open_issues_count", &self.open_issues_count);
            w.opt("is_template", &self.is_template);
            w.put("topics", &self.topics);
            w.put("has_issues", &self.has_issues);
            w.put("has_wiki", &self.has_wiki);
            w.put("has_pages", &self.has_pages);
            w.put("state", &self.state);
            w.opt("visibility", &self.visibility);
            w.opt("pushed_at", &self.pushed_at);
            w.put("created_at", &self.created_at);
            w.put("updated_at", &self.updated_at);
            w.opt("temp_clone_token", &self.temp_clone_token);
            w.opt("allow_squash_merge", &self.allow_squash_merge);
            w.put("score", &self.score);
            w.opt("license", &self.license);
            w.opt("parent", &self.parent);
            w.opt("network_count", &self.network_count);
        }
    }
    abi::model!(Repo);
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
