//! The names by which links reach a guide besides its path. Whoever follows links reads them here, so that all agree on
//! where a link leads.

use serde_json::{Map, Value};

use super::front_matter::text_of;

/// The names of a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// Its slug, or the name of its folder.
    pub slug: String,
    /// Its number in an older system, without the `g` that may stand before it.
    pub number: Option<String>,
}

impl Names {
    /// The names of a guide with this metadata in a folder, which is given by name or by a path with `/`.
    #[must_use]
    pub fn of(metadata: &Map<String, Value>, folder: &str) -> Self {
        let name = || folder.rsplit('/').next().unwrap_or_default().to_owned();
        let number = text_of(metadata, "legacy_guide_number");
        Self {
            slug: text_of(metadata, "slug").unwrap_or_else(name),
            number: number.map(|number| number.trim_start_matches('g').to_owned()),
        }
    }

    /// The slug that a link such as `../renew-certificate/#order` names; empty when it names none.
    #[must_use]
    pub fn slug_in(target: &str) -> &str {
        let path = target.split(['#', '?']).next().unwrap_or_default();
        path.trim_matches(['.', '/']).rsplit('/').next().unwrap_or_default()
    }

    /// The number that a link such as `{legacy}12#order` names.
    #[must_use]
    pub fn number_in(target: &str) -> &str {
        target.trim().trim_start_matches("{legacy}").split(['#', '?', '/']).next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_stands_in_for_a_slug_and_numbers_lose_their_letter() {
        let names = |front: Value| Names::of(front.as_object().unwrap(), "guides/dns/edit_zone");
        let own = names(serde_json::json!({ "slug": " edit-zone ", "legacy_guide_number": "g12" }));
        assert_eq!((own.slug.as_str(), own.number.as_deref()), ("edit-zone", Some("12")));
        let none = names(serde_json::json!({ "slug": " ", "legacy_guide_number": 12 }));
        assert_eq!((none.slug.as_str(), none.number.as_deref()), ("edit_zone", Some("12")));
    }

    #[test]
    fn links_hold_names() {
        assert_eq!(Names::slug_in("../dns/edit-zone/?a#b"), "edit-zone");
        assert_eq!(Names::slug_in("../../"), "");
        assert_eq!(Names::number_in("{legacy}12/#a"), "12");
    }
}
