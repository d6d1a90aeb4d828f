//! What links lead to.

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TargetKind {
    /// `/links/<key>`: an address that depends on the locale.
    Key,
    /// `/pages/<folder>`: another guide, by folder.
    Page,
    /// `guide.<locale>.md` or another Markdown file, by path.
    File,
    /// `../slug/`: another guide, by slug.
    Slug,
    /// `#anchor` or `./#anchor`: a heading of the same guide.
    Anchor,
    /// `{legacy}123`: another guide, by its old number.
    Legacy,
    /// `{name}…` other than `{legacy}`.
    Placeholder,
    /// `http(s)://…`.
    Web,
    /// `mailto:`.
    Mail,
    /// Nothing at all.
    Empty,
    /// Any other path.
    Path,
    /// Any other scheme: never followed.
    OtherScheme,
}

impl TargetKind {
    /// The kind of a link target as written.
    #[must_use]
    pub fn of(target: &str) -> Self {
        let target = target.trim();
        let path = target.split(['#', '?']).next().unwrap_or_default();
        let lower = target.get(..8).unwrap_or(target).to_ascii_lowercase();
        if target.is_empty() {
            Self::Empty
        } else if target.starts_with("{legacy}") {
            Self::Legacy
        } else if target.starts_with('{') {
            Self::Placeholder
        } else if matches!(path, "" | "./" | ".") {
            Self::Anchor
        } else if target.starts_with("/links/") {
            Self::Key
        } else if target.starts_with("/pages/") {
            Self::Page
        } else if lower.starts_with("http://") || lower.starts_with("https://") {
            Self::Web
        } else if lower.starts_with("mailto:") {
            Self::Mail
        } else if path.split('/').next().is_some_and(|first| first.contains(':')) {
            Self::OtherScheme
        } else if path.to_ascii_lowercase().ends_with(".md") {
            Self::File
        } else if path.starts_with("../") {
            Self::Slug
        } else {
            Self::Path
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TargetKind::{self, *};

    #[test]
    fn every_form_of_target_has_its_kind() {
        let cases = [
            ("/links/console", Key),
            ("/pages/network/dns/edit_zone#a", Page),
            ("../other/guide.fr-fr.md", File),
            ("../other-guide/", Slug),
            ("#part", Anchor),
            ("./#part", Anchor),
            ("{legacy}12", Legacy),
            ("{url}", Placeholder),
            ("HTTPS://x.example/a.md", Web),
            ("mailto:a@x.example", Mail),
            ("", Empty),
            ("images/a.png", Path),
            ("javascript:alert(1)", OtherScheme),
            ("data:text/html,x", OtherScheme),
        ];
        for (target, kind) in cases {
            assert_eq!(TargetKind::of(target), kind, "{target}");
        }
    }
}
