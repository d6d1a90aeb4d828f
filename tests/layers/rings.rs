//! Rings between the modules inside a module. A module that holds others is what they share and what calls them: they may
//! use the types, constants and macros that it defines, and methods of these, by which real recursion goes (a quote in a
//! list in a quote). They may not use its functions, since these may call them, nor each other in a ring.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use super::{is_test, sources, without_tests};

/// The names that lead to a module or an item.
type Path = Vec<String>;

/// The code of modules, without comments and tests.
struct Code(BTreeMap<Path, String>);

/// A module uses an item of another, or the module as a whole.
struct Use {
    from: Path,
    to: Path,
    item: Option<String>,
}

impl Code {
    fn of_the_library() -> Self {
        let root = crate::support::project("src");
        let named = |path: std::path::PathBuf| {
            let below = path.strip_prefix(&root).unwrap().with_extension("");
            let mut names: Path = below.iter().map(|name| name.to_string_lossy().into_owned()).collect();
            names.pop_if(|last| last == "mod");
            (names[0] != "bin" && names[0] != "lib").then(|| (names, std::fs::read_to_string(&path).unwrap()))
        };
        Self::of(sources().into_iter().filter(|path| !is_test(path)).filter_map(named))
    }

    fn of(texts: impl Iterator<Item = (Path, String)>) -> Self {
        let comments = Regex::new("//.*").unwrap();
        let code = |text: String| comments.replace_all(without_tests(&text), "").into_owned();
        Self(texts.map(|(module, text)| (module, code(text))).collect())
    }

    /// The module that a path leads into.
    fn module(&self, path: &[String]) -> Option<Path> {
        (1..=path.len()).rev().map(|end| &path[..end]).find(|path| self.0.contains_key(*path)).map(<[String]>::to_vec)
    }

    /// A path from the root, when it leads into the library.
    fn absolute(&self, module: &Path, path: &str, scope: &BTreeMap<String, Path>) -> Option<Path> {
        let names: Path = path.split("::").map(str::to_owned).collect();
        let up = names.iter().take_while(|name| *name == "super").count();
        let child = || [module.as_slice(), &names[..1]].concat();
        match names[0].as_str() {
            "crate" => Some(names[1..].to_vec()),
            "self" => Some([module, &names[1..]].concat()),
            "super" => Some([&module[..module.len() - up], &names[up..]].concat()),
            name if scope.contains_key(name) => Some([&scope[name], &names[1..]].concat()),
            _ if self.0.contains_key(&child()) => Some([module.as_slice(), &names].concat()),
            _ => None,
        }
    }

    /// What modules pass on as their own, and where it really is.
    fn passed_on(&self) -> BTreeMap<Path, Path> {
        let mut all = BTreeMap::new();
        for (module, code) in &self.0 {
            for (_, path) in imports(code).into_iter().filter(|(public, _)| *public) {
                let Some(name) = path.rsplit("::").next() else { continue };
                let place = [module.as_slice(), &[name.to_owned()]].concat();
                all.extend(self.absolute(module, &path, &BTreeMap::new()).map(|path| (place, path)));
            }
        }
        all
    }

    fn uses(&self) -> Vec<Use> {
        let words = Regex::new(r"\b(?:[a-z_][a-z_0-9]*::)+\w+").unwrap();
        let passed_on = self.passed_on();
        let mut all = Vec::new();
        for (from, code) in &self.0 {
            let mut scope = BTreeMap::new();
            let mut paths = Vec::new();
            for (_, path) in imports(code) {
                let Some(there) = self.absolute(from, &path, &BTreeMap::new()) else { continue };
                scope.extend(there.last().map(|name| (name.clone(), there.clone())));
                paths.push(there);
            }
            let body = import().replace_all(code, "");
            paths.extend(words.find_iter(&body).filter_map(|path| self.absolute(from, path.as_str(), &scope)));
            for mut path in paths {
                while let Some(end) = self.module(&path).map(|module| module.len() + 1)
                    && let Some(real) = path.get(..end).and_then(|place| passed_on.get(place))
                {
                    path = [real.as_slice(), &path[end..]].concat();
                }
                let Some(to) = self.module(&path).filter(|to| to != from) else { continue };
                let item = path.get(to.len()).cloned();
                all.push(Use { from: from.clone(), to, item });
            }
        }
        all
    }

    /// What forms a ring, by the module that holds it.
    fn rings(&self) -> BTreeMap<String, Vec<String>> {
        let uses = self.uses();
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for one in uses.iter().filter(|one| one.from.len() > one.to.len() && one.from.starts_with(&one.to)) {
            let function = one.item.as_ref().filter(|item| item.starts_with(|c: char| c.is_lowercase()));
            let told = function.map(|item| format!("{} uses {}::{item}", one.from.join("::"), one.to.join("::")));
            all.entry(one.to.join("::")).or_default().extend(told);
        }
        for parent in self.0.keys() {
            let depth = parent.len();
            let within = |path: &Path| (path.len() > depth && path.starts_with(parent)).then(|| path[depth].clone());
            let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
            for (from, to) in uses.iter().filter_map(|one| within(&one.from).zip(within(&one.to))) {
                if from != to {
                    graph.entry(from).or_default().insert(to);
                }
            }
            let ring = graph.keys().filter(|module| reaches(&graph, module)).cloned().collect::<Vec<_>>();
            let told = (!ring.is_empty()).then(|| format!("{} use one another", ring.join(", ")));
            all.entry(parent.join("::")).or_default().extend(told);
        }
        all.retain(|_, told| !told.is_empty());
        all
    }
}

fn import() -> Regex {
    Regex::new(r"\b(pub(?:\([a-z]+\))?\s+)?use\s+([^;]+);").unwrap()
}

/// The paths that a module imports, and whether it passes them on.
fn imports(code: &str) -> Vec<(bool, String)> {
    let mut all = Vec::new();
    for found in import().captures_iter(code) {
        let tree: String = found[2].split_whitespace().filter(|word| *word != "as").collect::<Vec<_>>().join(" ");
        let mut paths = Vec::new();
        expand("", &tree, &mut paths);
        all.extend(paths.into_iter().map(|path| (found.get(1).is_some(), path)));
    }
    all
}

/// `a::{b, c::d}` as `a::b` and `a::c::d`.
fn expand(before: &str, tree: &str, paths: &mut Vec<String>) {
    let Some((head, rest)) = tree.split_once('{') else {
        let path = tree.trim().split(' ').next().unwrap_or_default();
        let path = format!("{before}{path}");
        paths.push(path.trim_end_matches("::self").to_owned());
        return;
    };
    let before = format!("{before}{}", head.trim());
    let (mut depth, mut start) = (0, 0);
    let rest = &rest[..rest.rfind('}').unwrap_or(rest.len())];
    let ends = rest.char_indices().chain([(rest.len(), ',')]);
    for (at, c) in ends {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = &rest[start..at];
                if !part.trim().is_empty() {
                    expand(&before, part, paths);
                }
                start = (at + 1).min(rest.len());
            }
            _ => {}
        }
    }
}

/// Whether a module leads back to itself.
fn reaches(graph: &BTreeMap<String, BTreeSet<String>>, module: &str) -> bool {
    let mut open: Vec<&String> = graph.get(module).into_iter().flatten().collect();
    let mut seen = BTreeSet::new();
    while let Some(next) = open.pop() {
        if next == module {
            return true;
        }
        if seen.insert(next) {
            open.extend(graph.get(next).into_iter().flatten());
        }
    }
    false
}

#[test]
fn modules_inside_a_module_form_no_rings() {
    let rings = Code::of_the_library().rings();
    assert!(rings.is_empty(), "{rings:#?}");
}

#[test]
fn rings_are_found_however_they_are_written() {
    let path = |name: &str| name.split("::").map(str::to_owned).collect::<Path>();
    let rings = |texts: &[(&str, &str)]| {
        Code::of(texts.iter().map(|(name, text)| (path(name), (*text).to_owned())))
            .rings()
            .into_values()
            .flatten()
            .collect()
    };
    let straight: Vec<String> = rings(&[
        ("a", "mod b;\nmod c;\npub use c::C;\npub struct A;"),
        ("a::b", "use super::{A, C};\nuse crate::a::c::{self, d};\nfn b() { c::e() }"),
        ("a::c", "use super::A; // and not super::b::B"),
    ]);
    assert_eq!(straight, [""; 0]);
    for back in ["use super::b::B;", "use super::{A, B};", "fn c() { super::b::b() }", "use crate::{a::{A, b::B}};"] {
        let ring: Vec<String> = rings(&[
            ("a", "mod b;\nmod c;\npub(crate) use b::B;\npub struct A;"),
            ("a::b", "use super::c::C;"),
            ("a::c", back),
        ]);
        assert_eq!(ring, ["b, c use one another"], "{back}");
    }
    let up: Vec<String> = rings(&[("a", "mod b;\nfn shared() { b::b() }"), ("a::b", "use super::shared;")]);
    assert_eq!(up, ["a::b uses a::shared"]);
}
