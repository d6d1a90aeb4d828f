//! The values that a page asks for: all that its texts and code leave open, each once, in reading order.

use std::cell::RefCell;

use indexmap::IndexMap;

use crate::workflow::is_secret;
use crate::workflow::parameters::Place;

use super::escape::escape;
use super::nodes::Value;

/// The names of values with what the guide says of them, as HTML.
#[derive(Debug, Default)]
pub(super) struct Values(RefCell<IndexMap<String, String>>);

impl Values {
    /// HTML for a text in which these places can be filled in.
    pub(super) fn marked(&self, text: &str, places: &[Place<'_>]) -> String {
        let mut out = String::new();
        let mut end = 0;
        for place in places {
            self.0.borrow_mut().entry(place.name.to_owned()).or_default();
            let (name, written) = (escape(place.name), escape(&text[place.range.clone()]));
            out.push_str(&escape(&text[end..place.range.start]));
            out.push_str(&format!("<span class=\"param\" data-param=\"{name}\">{written}</span>"));
            end = place.range.end;
        }
        out.push_str(&escape(&text[end..]));
        out
    }

    /// Keeps what is said of a value first.
    pub(super) fn describe(&self, name: &str, description_html: &str) {
        if let Some(kept) = self.0.borrow_mut().get_mut(name).filter(|kept| kept.is_empty()) {
            description_html.clone_into(kept);
        }
    }

    /// The values as a page shows them.
    pub(super) fn shown(&self) -> Vec<Value> {
        let shown = |(name, description_html): (&String, &String)| Value {
            name: name.clone(),
            description_html: description_html.clone(),
            secret: is_secret(name),
        };
        self.0.borrow().iter().map(shown).collect()
    }
}
