//! XML, in both directions by one mapping.
//!
//! Apart from CSV; reading and writing are apart since they share nothing but the mapping:
//!
//! | JSON | XML |
//! |---|---|
//! | a member | an element of its name, prefix included |
//! | an array | its items, each as an element of the member's name; an empty one is no element |
//! | a member `@name` | an attribute |
//! | a member `$text` | the text beside attributes and elements |
//! | a string, number, boolean | text |
//! | `null` | an empty element; `xsi:nil="true"` is read as it, too |
//! | the whole | the content of the root, whose name the endpoint's table says |
//!
//! `{"@id": 1, "tag": ["a", "b"]}` is `<order id="1"><tag>a</tag><tag>b</tag></order>`. Read, an empty element is null
//! and everything else is text, which types take for what they hold.

mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;
