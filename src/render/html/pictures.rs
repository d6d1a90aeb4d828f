//! Screenshots: read from inside the folder of the guide, or from the folders that the project shares, and nowhere else.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use camino::{Utf8Path, Utf8PathBuf};
use percent_encoding::percent_decode_str;

use crate::digest;
use crate::files;

/// How a page shows a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Embedded {
    /// A `data:` address, or the path of a file beside the page.
    pub src: String,
    /// Its width in pixels; 0 when it is not known.
    pub width: u32,
    /// Its height in pixels; 0 when it is not known.
    pub height: u32,
}

/// A file that lies beside pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its name; that of a picture is made of what it holds, so that pages can share it.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Where the pictures of a guide may come from.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    /// The folder of the guide.
    pub guide: Utf8PathBuf,
    /// The folder that addresses from the root (`/pages/…`) are looked up in; none when they are not.
    pub shared: Option<Utf8PathBuf>,
}

/// The first bytes of the formats that browsers show, and their names. SVG is not among them: it can hold script.
const FORMATS: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"RIFF", "image/webp"),
];

impl Pictures {
    /// The file of a picture, when it is there and lies inside a folder that it may come from; links are followed before
    /// that is decided.
    #[must_use]
    pub fn file(&self, src: &str) -> Option<Utf8PathBuf> {
        let src = src.split(['#', '?']).next().unwrap_or_default();
        let src = percent_decode_str(src).decode_utf8().ok()?;
        if src.contains('\0') {
            return None;
        }
        let (folder, below) = match src.strip_prefix('/') {
            Some(below) => (self.shared.as_deref()?, below),
            None => (self.guide.as_path(), src.as_ref()),
        };
        let folder = if folder.as_str().is_empty() { Utf8Path::new(".") } else { folder };
        let folder = folder.canonicalize_utf8().ok()?;
        let file = folder.join(below).canonicalize_utf8().ok()?;
        (file.starts_with(&folder) && file.is_file()).then_some(file)
    }

    /// The picture as a file beside the page, and that file; `way` leads to its folder and ends with a slash.
    #[must_use]
    pub fn beside(&self, src: &str, way: &str) -> Option<(Embedded, Asset)> {
        let bytes = files::read(&self.file(src)?).ok()?;
        let format = format(&bytes)?;
        let (width, height) = size(&bytes, format);
        let name = format!("{}.{}", digest::short(&bytes, 20), format.trim_start_matches("image/"));
        Some((Embedded { src: format!("{way}{name}"), width, height }, Asset { name, bytes }))
    }

    /// The picture as part of the page.
    #[must_use]
    pub fn embed(&self, src: &str) -> Option<Embedded> {
        let bytes = files::read(&self.file(src)?).ok()?;
        let format = format(&bytes)?;
        let (width, height) = size(&bytes, format);
        let mut src = format!("data:{format};base64,");
        STANDARD.encode_string(&bytes, &mut src);
        Some(Embedded { src, width, height })
    }
}

fn format(bytes: &[u8]) -> Option<&'static str> {
    FORMATS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| *name)
}

/// Width and height, which PNG and GIF hold in their heads.
fn size(bytes: &[u8], format: &str) -> (u32, u32) {
    let big = |at: usize| {
        bytes.get(at..at + 4).map_or(0, |four| four.iter().fold(0, |all, byte| all << 8 | u32::from(*byte)))
    };
    let little = |at: usize| bytes.get(at..at + 2).map_or(0, |two| u32::from(two[0]) | u32::from(two[1]) << 8);
    match format {
        "image/png" => (big(16), big(20)),
        "image/gif" => (little(6), little(8)),
        _ => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_comes_from_inside_its_folder_only() {
        let root = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(root.path()).unwrap();
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x10";
        for path in ["outside.png", "guide/images/a b.png", "shared/b.png"] {
            files::write(&root.join(path), png).unwrap();
        }
        files::write(&root.join("guide/page.png"), b"<svg onload=alert(1)>").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.join("outside.png"), root.join("guide/link.png")).unwrap();
        let pictures = Pictures { guide: root.join("guide"), shared: Some(root.join("shared")) };
        let found = pictures.embed("images/a%20b.png").unwrap();
        assert_eq!((found.width, found.height), (32, 16));
        assert!(found.src.starts_with("data:image/png;base64,iVBOR"));
        assert!(pictures.embed("/b.png").is_some());
        for bad in
            ["../outside.png", "..%2foutside.png", "link.png", "page.png", "/../outside.png", "none.png", "\0", ""]
        {
            assert_eq!(pictures.embed(bad), None, "{bad}");
        }
    }
}
