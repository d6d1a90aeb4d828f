//! JUnit XML: a test suite, with a test case for each guide that fails when it has an error or a warning.

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use crate::diagnostic::Severity;

use super::compact;
use super::count::plural;
use super::{Findings, Report};

pub(super) fn write(report: &Report<'_>) -> String {
    let mut suite = TestSuite::new("stepmark");
    suite.add_test_cases(report.guides.iter().map(case));
    let mut whole = quick_junit::Report::new("stepmark check");
    whole.add_test_suite(suite);
    without_skipped(&whole.to_string().unwrap_or_default())
}

/// The library counts skipped cases in the root element too, where Jenkins's schema has no such attribute.
fn without_skipped(xml: &str) -> String {
    xml.replacen(" skipped=\"0\"", "", 1)
}

fn case(findings: &Findings) -> TestCase {
    let counted = findings.diagnostics.iter().filter(|one| one.severity > Severity::Info).count();
    let mut status = TestCaseStatus::success();
    if counted > 0 {
        status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(plural(counted, "finding")).set_type("findings");
        status.set_description(compact::write(findings, false));
    }
    let mut case = TestCase::new(findings.source.path().as_str(), status);
    case.set_classname("stepmark.check");
    case
}
