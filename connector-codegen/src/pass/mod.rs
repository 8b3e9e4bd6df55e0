//! `Spec` to `Spec`: one property each, in one listed order.
