//! The numbers that the numbered lists of a guide give their items. "Go on with step 5" means these, which differ from
//! the ids of steps as soon as one item holds two steps, or none.

use std::fmt;

use serde::Serialize;

use super::model::{Item, List};

/// The number of an item in its numbered list; in a list within another, that of the inner one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ListNumber(u64);

impl ListNumber {
    /// The number, where the reader does not see it in an id anyway: the id ends with another one.
    #[must_use]
    pub fn beside(self, id: &str) -> Option<Self> {
        let last = id.rsplit(['.', '-']).next().unwrap_or(id);
        (last != self.0.to_string()).then_some(self)
    }
}

/// An id, and beside it the number of the list, where that is another one: `5 (4.)`. May be empty.
#[must_use]
pub fn numbers(id: &str, number: Option<ListNumber>) -> String {
    let beside = number.and_then(|number| number.beside(id));
    let beside = beside.map_or_else(String::new, |number| format!(" ({number})"));
    format!("{id}{beside}").trim_start().to_owned()
}

/// As lists show it: `4.`
impl fmt::Display for ListNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.", self.0)
    }
}

impl List {
    /// Its items, each with its number; those of a list without numbers have none.
    pub fn numbered(&self) -> impl Iterator<Item = (Option<ListNumber>, &Item)> {
        let number = |at| self.start.map(|start| ListNumber(start.saturating_add(at)));
        (0..).map(number).zip(&self.items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_where_an_id_ends_with_another_one() {
        let shown = |id: &str| ListNumber(4).beside(id).map(|number| number.to_string());
        assert!(["4", "2.4", "other-3.4", "top.4"].iter().all(|id| shown(id).is_none()));
        assert!(["", "5", "4.1", "14", "4.14"].iter().all(|id| shown(id).as_deref() == Some("4.")));
    }

    #[test]
    fn a_list_counts_from_its_first_number_and_never_too_far() {
        let list: List =
            serde_json::from_str(r#"{"lines": [1, 2], "start": 18446744073709551615, "items": [{"kind": "raw", "lines": [1, 1], "text": ""}, {"kind": "raw", "lines": [2, 2], "text": ""}]}"#)
                .unwrap();
        assert!(list.numbered().all(|(number, _)| number == Some(ListNumber(u64::MAX))));
        let plain = List { start: None, ..list };
        assert!(plain.numbered().all(|(number, _)| number.is_none()));
        let from_three = List { start: Some(3), ..plain };
        assert_eq!(from_three.numbered().map(|(number, _)| number.unwrap().0).collect::<Vec<_>>(), [3, 4]);
    }
}
