//! One page that stands alone: which locale of which guide is how far off, worst first, and the texts side by side.

use std::collections::BTreeSet;

use handlebars::Handlebars;
use serde_json::{Value, json};

use crate::diff::{Place, Weight};
use crate::drift::Finding;
use crate::drift::family::{Family, Translation};
use crate::error::Error;
use crate::locale::Locale;

const PAGE: &str = include_str!("page.html.hbs");
const STYLE: &str = include_str!("page.css");

/// The page. `families` are all that were compared, with the findings that are to be shown; `trend` says how that
/// compares with another time.
///
/// # Errors
/// The template is broken; a test renders it.
pub fn html(families: &[Family], title: &str, trend: Option<&str>) -> Result<String, Error> {
    let mut page = Handlebars::new();
    page.set_strict_mode(true);
    let broken = |cause: String| Error::format("page.html.hbs", cause);
    page.register_template_string("page", PAGE).map_err(|error| broken(error.to_string()))?;
    page.render("page", &view(families, title, trend)).map_err(|error| broken(error.to_string()))
}

fn view(families: &[Family], title: &str, trend: Option<&str>) -> Value {
    let mut sorted: Vec<&Family> = families.iter().collect();
    sorted.sort_by_cached_key(|family| (std::cmp::Reverse(weights(family.translations.iter())), family.id.clone()));
    let locales: BTreeSet<Locale> =
        families.iter().flat_map(|family| &family.translations).map(|one| one.locale).collect();
    let of = |locale: Locale| -> Vec<&Translation> {
        families.iter().flat_map(|family| &family.translations).filter(|one| one.locale == locale).collect()
    };
    let columns = locales.iter().map(|locale| {
        let all = of(*locale);
        let [breaking, notable, _] = weights(all.iter().copied());
        let fine = all.iter().filter(|one| one.findings.is_empty()).count();
        json!({
            "locale": locale,
            "guides": all.len(),
            "fine": fine,
            "percent": (fine * 100).checked_div(all.len()).unwrap_or(0),
            "breaking": breaking,
            "notable": notable,
            "apart": all.iter().filter(|one| one.is_apart()).count(),
        })
    });
    let rows = sorted.iter().enumerate().map(|(at, family)| row(at, family, &locales));
    json!({
        "title": title,
        "trend": trend,
        "style": STYLE,
        "guides": families.iter().map(|family| family.translations.len()).sum::<usize>(),
        "families": families.len(),
        "locales": columns.collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
    })
}

fn row(at: usize, family: &Family, locales: &BTreeSet<Locale>) -> Value {
    let cell = |locale: &Locale| {
        if *locale == family.reference {
            return json!({ "state": "reference", "text": "ref", "locale": locale });
        }
        let Some(one) = family.translations.iter().find(|one| one.locale == *locale) else {
            return json!({ "state": "none", "text": "", "locale": locale });
        };
        let [breaking, notable, wording] = weights(std::iter::once(one));
        let (state, text) = if one.is_apart() {
            ("apart", "apart".to_owned())
        } else if breaking > 0 {
            ("breaking", if notable > 0 { format!("{breaking} + {notable}") } else { breaking.to_string() })
        } else if notable > 0 {
            ("notable", notable.to_string())
        } else if wording > 0 {
            ("wording", wording.to_string())
        } else {
            ("fine", "✓".to_owned())
        };
        let href = (!one.findings.is_empty()).then(|| format!("#f{at}-{}", one.locale));
        json!({ "state": state, "text": text, "locale": locale, "href": href })
    };
    let told = family.translations.iter().filter(|one| !one.findings.is_empty());
    json!({
        "at": at,
        "id": family.id,
        "title": family.title,
        "reference": family.reference,
        "cells": locales.iter().map(cell).collect::<Vec<_>>(),
        "translations": told.map(|one| translation(at, family, one)).collect::<Vec<_>>(),
    })
}

fn translation(at: usize, family: &Family, one: &Translation) -> Value {
    let mut findings: Vec<&Finding> = one.findings.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    json!({
        "anchor": format!("f{at}-{}", one.locale),
        "locale": one.locale,
        "reference": family.reference,
        "path": one.path,
        "alike": (one.alike * 100.0).floor() as u32,
        "findings": findings.into_iter().map(|finding| told(finding, family.reference, one.locale)).collect::<Vec<_>>(),
    })
}

fn told(one: &Finding, reference: Locale, locale: Locale) -> Value {
    json!({
        "severity": one.severity.name(),
        "kind": one.kind.name(),
        "confidence": one.confidence.name(),
        "message": one.told(),
        "id": one.id,
        "sides": [
            side(reference, one.reference.as_ref(), &one.expected),
            side(locale, one.translation.as_ref(), &one.found),
        ],
    })
}

fn side(locale: Locale, place: Option<&Place>, values: &[String]) -> Value {
    let text = place.map_or_else(|| values.join(", "), |place| place.text.clone());
    json!({
        "where": locale,
        "code": place.is_some_and(|place| place.name == "code"),
        "name": place.map(|place| place.name.as_str()),
        "line": place.map(|place| place.lines.0),
        "parts": parts(&text, values),
    })
}

/// Where a value stands in a text, and no longer word around it.
fn whole(text: &str, value: &str) -> Option<usize> {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let inside = |at: usize| {
        let end = at + value.len();
        word(text[..at].chars().next_back()) && word(value.chars().next())
            || word(text[end..].chars().next()) && word(value.chars().next_back())
    };
    text.match_indices(value).map(|(at, _)| at).find(|&at| !inside(at))
}

/// The text in pieces, those that hold a value marked.
fn parts(text: &str, values: &[String]) -> Vec<Value> {
    let mut all = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let found = values.iter().filter(|value| !value.is_empty());
        let next = found
            .filter_map(|value| Some((whole(rest, value)?, value.len())))
            .min_by_key(|&(at, length)| (at, std::cmp::Reverse(length)));
        let (before, length) = next.unwrap_or((rest.len(), 0));
        if before > 0 {
            all.push(json!({ "text": &rest[..before], "marked": false }));
        }
        if length > 0 {
            all.push(json!({ "text": &rest[before..before + length], "marked": true }));
        }
        rest = &rest[before + length..];
    }
    all
}

/// How many findings are breaking, notable and wording.
fn weights<'t>(translations: impl Iterator<Item = &'t Translation>) -> [usize; 3] {
    let mut counts = [0; 3];
    for finding in translations.flat_map(|one| &one.findings) {
        let at = match finding.severity {
            Weight::Breaking => 0,
            Weight::Notable => 1,
            Weight::Wording => 2,
        };
        counts[at] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_marked() {
        let marked = |text: &str, value: &str| {
            let parts = parts(text, &[value.to_owned()]);
            assert_eq!(parts.iter().filter_map(|part| part["text"].as_str()).collect::<String>(), text);
            parts.iter().filter(|part| part["marked"] == true).count()
        };
        assert_eq!(marked("eth0 and eth0:0 of 10", "0"), 1);
        assert_eq!(marked("24 hours, 240 hours", "24"), 1);
        assert_eq!(marked("“24 hours”", "24 hours"), 1);
    }
}
