//! Every format, over one sample that holds what is hard to write: marks, accents, wide characters, line ends.

use quick_junit::NonSuccessKind;
use serde_json::Value;
use stepmark::check;
use stepmark::diagnostic::{Code, Diagnostic, Edit, Place, Severity};
use stepmark::report::{FORMATS, Findings, Report, Writer};
use stepmark::source::{Source, Span};

const TEXT: &str =
    "---\ntitle: Zone éditée\r\n---\r\n\r\n\tCliquez sur 区域 `Éditer`{.action)\r\n\r\n##Suite: 50 %, fin\r\n";

fn sample() -> Vec<Findings> {
    let source = Source::new("guides/a, b/guide.fr-fr.md", TEXT);
    let span = |part: &str| {
        let at = TEXT.find(part).unwrap();
        Span::new(at, at + part.len())
    };
    let code = |name: &str| check::code(name).unwrap();
    let error =
        Diagnostic::new(code("attribute-spelling"), span("{.action)"), "`{.action)` is 50 % wrong:\nnot closed")
            .help("write `{.action}`, <b>directly</b> behind")
            .fix("write `{.action}`", vec![Edit::new(span("{.action)"), "{.action}")])
            .related(Place::Here(span("Suite")), "like this")
            .related(Place::There("guides/a, b/guide.en-gb.md".into(), Some(7)), "there it is right");
    let info = Diagnostic {
        severity: Severity::Info,
        ..Diagnostic::new(code("glued-heading"), span("##Suite"), "no | blank")
    };
    let clean = Source::new("guides/clean/guide.en-gb.md", "---\ntitle: x\n---\n");
    vec![Findings { source, diagnostics: vec![error, info] }, Findings { source: clean, diagnostics: Vec::new() }]
}

fn written(name: &str) -> String {
    let format = FORMATS.iter().find(|format| format.name == name).unwrap();
    let guides = sample();
    match format.writer {
        Writer::Guides { guide, frame: (before, between, behind) } => {
            let parts: Vec<String> =
                guides.iter().map(|findings| guide(findings, false)).filter(|text| !text.is_empty()).collect();
            format!("{before}{}{behind}", parts.join(between))
        }
        Writer::Whole(write) => {
            let rules: Vec<(&'static Code, Severity)> = ["attribute-spelling", "glued-heading"]
                .map(|name| (check::code(name).unwrap(), Severity::Warning))
                .into();
            write(&Report { guides: &guides, rules: &rules })
        }
    }
}

#[test]
fn every_format_writes_the_sample() {
    for format in FORMATS {
        let mut text = written(format.name);
        if format.name == "sarif" {
            let mut log: Value = serde_json::from_str(&text).unwrap();
            for rule in log["runs"][0]["tool"]["driver"]["rules"].as_array_mut().unwrap() {
                rule["help"] = Value::Null;
            }
            text = format!("{log:#}");
        }
        insta::with_settings!({ snapshot_path => "../snapshots/check" }, {
            insta::assert_snapshot!(format!("format-{}", format.name), text);
        });
    }
}

#[test]
fn sarif_is_what_the_standard_says() {
    let published = include_str!("../schemas/sarif-2.1.0.json");
    let bracket_too_many = "[a-zA-Z]{2}]?$";
    assert!(published.contains(bracket_too_many));
    let schema: Value = serde_json::from_str(&published.replace(bracket_too_many, "[a-zA-Z]{2}?$")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let log: Value = serde_json::from_str(&written("sarif")).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let mut broken = log;
    broken["runs"][0]["results"][0]["level"] = "terrible".into();
    assert!(!validator.is_valid(&broken));
}

#[test]
fn junit_can_be_read_back() {
    let report = quick_junit::Report::deserialize_from_str(&written("junit")).unwrap();
    let cases = &report.test_suites[0].test_cases;
    assert_eq!((report.tests, report.failures, cases.len()), (2, 1, 2));
    let failed =
        matches!(cases[0].status, quick_junit::TestCaseStatus::NonSuccess { kind: NonSuccessKind::Failure, .. });
    assert!(failed, "{:?}", cases[0].status);
}

/// The schema is that of Jenkins's xUnit plugin; `xmllint` is what checks it.
#[test]
fn junit_is_what_jenkins_reads() {
    let folder = tempfile::tempdir().unwrap();
    let valid = |xml: &str| {
        let file = folder.path().join("report.xml");
        stepmark::files::write(camino::Utf8Path::from_path(&file).unwrap(), xml.as_bytes()).unwrap();
        let schema = crate::support::project("tests/schemas/junit-10.xsd");
        let ran = std::process::Command::new("xmllint").arg("--noout").arg("--schema").arg(schema).arg(file).output();
        ran.ok().map(|ran| (ran.status.success(), String::from_utf8_lossy(&ran.stderr).into_owned()))
    };
    let xml = written("junit");
    let Some((fine, said)) = valid(&xml) else {
        return eprintln!("no xmllint here: the JUnit report was not checked (apt install libxml2-utils)");
    };
    assert!(fine, "{said}");
    assert!(!valid(&xml.replace("testcase", "test-case")).unwrap().0);
}

/// A runner reads `%`, `\r`, `\n` in messages, and `:` and `,` in properties, as something else.
#[test]
fn github_commands_are_one_line_each_and_escaped() {
    let text = written("github");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(lines[0].starts_with("::warning file=guides/a%2C b/guide.fr-fr.md,line=5,"), "{text}");
    assert!(lines[0].contains("50 %25 wrong:%0Anot closed"), "{text}");
    assert!(lines[1].starts_with("::notice "), "{text}");
}

/// Two equal findings are two issues; one keeps its fingerprint when lines are added above it.
#[test]
fn gitlab_fingerprints_tell_findings_apart_and_stay() {
    let issues = |text: &str| {
        let source = Source::new("guide.en-gb.md", text);
        let code = check::code("glued-heading").unwrap();
        let found = text.match_indices("##A").map(|(at, _)| Diagnostic::new(code, Span::new(at, at + 3), "glued"));
        let guides = [Findings { diagnostics: found.collect(), source }];
        let Writer::Whole(write) = FORMATS.iter().find(|format| format.name == "gitlab").unwrap().writer else {
            panic!("gitlab is written all at once")
        };
        let issues: Value = serde_json::from_str(&write(&Report { guides: &guides, rules: &[] })).unwrap();
        issues.as_array().unwrap().iter().map(|issue| issue["fingerprint"].to_string()).collect::<Vec<_>>()
    };
    let before = issues("##A\n\n##A\n");
    assert_eq!(before.len(), 2);
    assert_ne!(before[0], before[1]);
    assert_eq!(before, issues("New.\n\n##A\n\n##A\n"));
}
