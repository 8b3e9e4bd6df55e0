//! stub
use crate::plan::Plan;
use proc_macro2::TokenStream;
/// stub
pub fn cli(plan: &Plan) -> TokenStream {
    let _ = plan;
    TokenStream::new()
}
