//! How code is written, by the language that the guide names.

/// How a text is written, as far as it matters to what may be left open in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// Prose.
    Text,
    /// Code, as typed into a shell, or of a language that tells nothing of brackets.
    Code,
    /// Code in which angle brackets hold the names of elements.
    Markup,
    /// Code in which brackets hold names of its own; those of a reader stand in quotation marks and angle brackets.
    Program,
}

/// Languages of [`Notation::Markup`].
const MARKUP: &[&str] = &[
    "atom",
    "erb",
    "htm",
    "html",
    "html5",
    "htmldjango",
    "liquid",
    "plist",
    "rss",
    "soap",
    "svg",
    "twig",
    "wsdl",
    "xhtml",
    "xml",
    "xsd",
    "xsl",
    "xslt",
];

/// Languages of [`Notation::Program`].
const PROGRAMS: &[&str] = &[
    "angular",
    "astro",
    "awk",
    "c",
    "c#",
    "c++",
    "cc",
    "clojure",
    "cpp",
    "cs",
    "csharp",
    "css",
    "cxx",
    "d",
    "dart",
    "dot",
    "elixir",
    "erlang",
    "f#",
    "flow",
    "fsharp",
    "go",
    "golang",
    "gql",
    "gradle",
    "graphql",
    "groovy",
    "h",
    "haskell",
    "hpp",
    "java",
    "javascript",
    "js",
    "jsx",
    "julia",
    "kotlin",
    "kt",
    "latex",
    "less",
    "lua",
    "mdx",
    "mermaid",
    "mjs",
    "node",
    "objc",
    "objectivec",
    "ocaml",
    "perl",
    "php",
    "pl",
    "plantuml",
    "protobuf",
    "py",
    "python",
    "python3",
    "r",
    "rb",
    "rs",
    "ruby",
    "rust",
    "scala",
    "scss",
    "solidity",
    "svelte",
    "swift",
    "tex",
    "thrift",
    "ts",
    "tsx",
    "typescript",
    "vue",
    "zig",
];

impl Notation {
    /// That of code, by the language that the guide names; where it names none, markup is known by its elements.
    #[must_use]
    pub fn of(language: &str, code: &str) -> Self {
        let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '{' | ':');
        let name = language.trim_start_matches(['.', '{']).split(ends).next().unwrap_or_default();
        let among = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(name));
        let has_elements = || code.trim_start().starts_with('<') && ["</", "/>"].iter().any(|end| code.contains(end));
        if among(MARKUP) || language.is_empty() && has_elements() {
            Self::Markup
        } else if among(PROGRAMS) {
            Self::Program
        } else {
            Self::Code
        }
    }
}
