//! What the picture of a step is called in every locale.

/// The file name of a picture, without its folder, its ending and what names a locale or language: `menu` for
/// `images/menu_FR.png`, `images/menu-en-gb.png` and `images/img_menu.jpg`.
#[must_use]
pub fn picture_name(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase();
    let mut parts: Vec<&str> = stem.split(['-', '_', '.']).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && parts[0] == "img" {
        parts.remove(0);
    }
    let short = |part: &&str| part.len() == 2 && part.chars().all(|c| c.is_ascii_alphabetic());
    let mut cut = 0;
    while parts.len() > 1 && cut < 2 && parts.last().is_some_and(short) {
        parts.pop();
        cut += 1;
    }
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_have_one_name_in_all_locales() {
        assert_eq!(picture_name("images/menu_FR.png"), picture_name("/pages/x/images/menu-en-gb.PNG"));
        assert_ne!(picture_name("images/menu-1.png"), picture_name("images/menu-2.png"));
        assert_eq!(picture_name("images/img_1282.jpg"), picture_name("images/1282.png"));
        assert_eq!(picture_name("images/fr.png"), "fr");
        assert_eq!(picture_name("images/img.png"), "img");
    }
}
