//! What differs between two passages that are one.

use crate::diff::Weight;
use crate::diff::passage::{Passage, Sort};
use crate::workflow::{Level, Op, Role, picture_name};

use super::edition::Trait;
use super::finding::{Confidence, Finding, Kind};
use super::likeness::Match;
use super::values::{Measure, Value};

pub(super) fn compare(pair: &Match, found: &mut Vec<Finding>) {
    match (pair.one.sort, pair.two.sort) {
        (Sort::Notice(one), Sort::Notice(two)) if one != two => found.push(level(pair, Some(one), Some(two))),
        (Sort::Notice(one), Sort::Step | Sort::Text) => found.push(level(pair, Some(one), None)),
        (Sort::Step | Sort::Text, Sort::Notice(two)) => found.push(level(pair, None, Some(two))),
        (Sort::Api, _) => found.extend(call(pair)),
        (Sort::Code, _) => found.extend(code(pair)),
        (Sort::Figure, _) => found.extend(figure(pair)),
        (Sort::Section | Sort::Step | Sort::Notice(_) | Sort::Table | Sort::Text, _) => {}
    }
    found.extend(images(pair));
    found.extend(rows(pair));
    values(pair, found);
    actions(pair, found);
}

/// Rows of a table, or fields of a form, that one of them lacks.
fn rows(pair: &Match) -> Option<Finding> {
    let (one, two) = (pair.one.rows, pair.two.rows);
    if one == two || one == 0 || two == 0 {
        return None;
    }
    let kind = if two < one { Kind::Missing } else { Kind::Extra };
    let message = format!("{two} rows instead of {one}");
    Some(finding(pair, kind, Weight::Notable, Confidence::Medium, message))
}

/// Pictures within the text.
fn images(pair: &Match) -> Option<Finding> {
    let names = |passage: &Passage| passage.facts.images.iter().map(|path| picture_name(path)).collect::<Vec<_>>();
    let (one, two) = (&pair.one.facts.images, &pair.two.facts.images);
    let (confidence, message) = match (one.len(), two.len()) {
        (_, _) if names(&pair.one) == names(&pair.two) => return None,
        (a, b) if a == b => (Confidence::Low, "other pictures".to_owned()),
        (a, b) => (Confidence::Medium, format!("{b} pictures instead of {a}")),
    };
    Some(finding(pair, Kind::Figure, Weight::Notable, confidence, message).values(one.clone(), two.clone()))
}

fn finding(pair: &Match, kind: Kind, severity: Weight, most: Confidence, message: String) -> Finding {
    let far = pair.one.within == Some(Role::Further);
    let severity = if far { Weight::Wording } else { severity };
    Finding::new(kind, severity, pair.sure.min(most), message).at(Some(&pair.one.place), Some(&pair.two.place))
}

/// A notice that speaks more or less loudly, or is none.
fn level(pair: &Match, one: Option<Level>, two: Option<Level>) -> Finding {
    let loud = |level| matches!(level, Some(Level::Danger | Level::Warning));
    let (weight, reason) = match (loud(one), loud(two)) {
        (true, false) => (Weight::Breaking, "a warning does not speak as one"),
        (false, true) => (Weight::Notable, "it is a warning here only"),
        (true, true) | (false, false) => (Weight::Wording, "it speaks more or less loudly"),
    };
    let message = format!("a {} instead of a {}: {reason}", pair.two.place.name, pair.one.place.name);
    finding(pair, Kind::Level, weight, Confidence::High, message)
        .values(vec![pair.one.place.name.clone()], vec![pair.two.place.name.clone()])
}

fn call(pair: &Match) -> Option<Finding> {
    let (one, two) = (&pair.one.place.text, &pair.two.place.text);
    (one != two).then(|| {
        let message = "another API call".to_owned();
        let sure = pair.sure.max(Confidence::Medium);
        let found = Finding::new(Kind::ApiCall, Weight::Breaking, sure, message);
        found.at(Some(&pair.one.place), Some(&pair.two.place)).values(vec![one.clone()], vec![two.clone()])
    })
}

/// Code differs when what is no word in it does: names, examples and comments are translated.
fn code(pair: &Match) -> Option<Finding> {
    let (one, two) = (tokens(&pair.one.place.text), tokens(&pair.two.place.text));
    if one == two {
        return None;
    }
    let (expected, found) = (without(&one, &two), without(&two, &one));
    let hard = |token: &String| token.chars().any(|c| c.is_ascii_digit()) || token.starts_with('-');
    let same_numbers = !pair.alike_words && skeletons(&expected) == skeletons(&found);
    let few = expected.len() + found.len() <= 8;
    let confidence = match (expected.iter().any(hard), found.iter().any(hard)) {
        // Names are translated, and what is counted in them is not.
        (_, _) if same_numbers => Confidence::Low,
        (true, true) if few => Confidence::High,
        (false, false) if pair.alike_words && few => Confidence::High,
        (true, false) | (false, true) if few => Confidence::Medium,
        (_, _) if pair.alike_words => Confidence::Medium,
        // Much of it differs: it is what a program printed, in another language.
        (_, _) => Confidence::Low,
    };
    let message = "other code".to_owned();
    let plain = |passage: &Passage| tokens(&without_addresses(&passage.place.text));
    let weight = if plain(&pair.one) == plain(&pair.two) { Weight::Wording } else { Weight::Breaking };
    Some(finding(pair, Kind::Code, weight, confidence, message).values(expected, found))
}

/// A text without its web addresses: each locale has its own.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split("://");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| c.is_whitespace() || "\"'`<>()".contains(c)).unwrap_or(part.len());
        plain.push_str(&part[end..]);
    }
    plain
}

/// Options, and what is left of other words of code without their letters.
fn skeletons(tokens: &[String]) -> Vec<String> {
    let skeleton = |token: &String| -> String {
        if token.starts_with('-') {
            token.clone()
        } else {
            token.chars().filter(|c| !c.is_alphabetic() && *c != '_').collect()
        }
    };
    let mut all: Vec<String> = tokens.iter().map(skeleton).filter(|rest| !rest.is_empty()).collect();
    all.sort();
    all
}

/// A line of code without the number and the prompt before it: `[admin@server ~]# ls` is `ls`.
fn unprompted(line: &str) -> &str {
    const PROMPTS: [&str; 4] = ["# ", "$ ", "> ", "~ "];
    let line = line.trim();
    let numbered =
        line.split_once(". ").filter(|(number, _)| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()));
    let line = numbered.map_or(line, |(_, rest)| rest);
    let asked = PROMPTS.iter().filter_map(|prompt| line.split_once(prompt)).min_by_key(|(before, _)| before.len());
    match asked {
        Some((before, rest)) if before.contains('@') || before.is_empty() => rest,
        Some(_) | None => line,
    }
}

/// The words and marks of code without its comments and what invites to type.
fn tokens(code: &str) -> Vec<String> {
    let line = |line: &str| {
        let plain = unprompted(line).split(" # ").next().unwrap_or_default();
        let comment = ["#", "//", ";", "<!--", "/*", "*"].iter().any(|mark| plain.starts_with(mark));
        if comment { String::new() } else { plain.to_owned() }
    };
    let code: String = code.lines().map(|one| line(one) + "\n").collect();
    let parts = code.split(|c: char| c.is_whitespace() || "=/:,@\"'()[]<>{}|;".contains(c));
    parts.map(|part| part.trim_matches('.')).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Those of `one` that `two` does not have as often.
fn without<T: PartialEq + Clone>(one: &[T], two: &[T]) -> Vec<T> {
    let mut rest: Vec<&T> = two.iter().collect();
    let mut alone = Vec::new();
    for value in one {
        match rest.iter().position(|other| *other == value) {
            Some(at) => drop(rest.swap_remove(at)),
            None => alone.push(value.clone()),
        }
    }
    alone
}

fn figure(pair: &Match) -> Option<Finding> {
    if pair.a.plain == pair.b.plain {
        return None;
    }
    let message = "another picture".to_owned();
    let (one, two) = (pair.one.place.text.clone(), pair.two.place.text.clone());
    Some(finding(pair, Kind::Figure, Weight::Notable, Confidence::Low, message).values(vec![one], vec![two]))
}

fn values(pair: &Match, found: &mut Vec<Finding>) {
    let alone = |own: &Trait, other: &Trait| {
        let key = |value: &Value| (value.measure, value.key.clone());
        let other: Vec<_> = other.values.iter().map(key).collect();
        let mut rest = other.clone();
        let mut alone = Vec::new();
        for value in &own.values {
            match rest.iter().position(|one| *one == key(value)) {
                Some(at) => drop(rest.swap_remove(at)),
                // What is only said more often is no difference.
                None if other.contains(&key(value)) => {}
                None => alone.push(value.clone()),
            }
        }
        alone
    };
    let (one, two) = (alone(&pair.a, &pair.b), alone(&pair.b, &pair.a));
    for measure in [
        Measure::Time,
        Measure::Size,
        Measure::Percent,
        Measure::Money,
        Measure::Address,
        Measure::Version,
        Measure::Number,
        Measure::Code,
        Measure::Link,
    ] {
        let of = |values: &[Value]| values.iter().filter(|value| value.measure == measure).cloned().collect::<Vec<_>>();
        let (expected, there) = (of(&one), of(&two));
        if !expected.is_empty() || !there.is_empty() {
            found.extend(value(pair, measure, (&expected, &one), (&there, &two)));
        }
    }
}

fn value(
    pair: &Match,
    measure: Measure,
    (expected, all_expected): (&[Value], &[Value]),
    (there, all_there): (&[Value], &[Value]),
) -> Option<Finding> {
    let both = !expected.is_empty() && !there.is_empty();
    // A value that stands right before or behind was put into another sentence; the same number with another unit was
    // understood otherwise.
    let elsewhere = |values: &[Value], around: &Trait, other: &[Value], text: &str| {
        let amount = |value: &Value| value.shown.chars().filter(char::is_ascii_digit).collect::<String>();
        values.iter().all(|value| {
            around.values.iter().any(|one| one.key == value.key)
                || measure == Measure::Code && text.contains(&value.key)
                || !amount(value).is_empty()
                    && other.iter().any(|one| one.measure != value.measure && amount(one) == amount(value))
        })
    };
    let texts = (&pair.one.place.text, &pair.two.place.text);
    if elsewhere(expected, &pair.around.1, all_there, texts.1)
        && elsewhere(there, &pair.around.0, all_expected, texts.0)
    {
        return None;
    }
    let same_count = expected.len() == there.len();
    let small = |value: &Value| value.key.len() == 1;
    let digits = |value: &Value| value.shown.contains(|c: char| c.is_ascii_digit());
    let spelled = !expected.iter().chain(there).all(digits);
    let (weight, confidence) = match measure {
        // "One day ago" may be a word of its own: yesterday.
        Measure::Time if spelled && !both => (Weight::Wording, Confidence::Low),
        Measure::Time | Measure::Size | Measure::Percent | Measure::Address if both => {
            (Weight::Breaking, Confidence::High)
        }
        Measure::Time | Measure::Size | Measure::Percent | Measure::Address => (Weight::Notable, Confidence::Medium),
        Measure::Version if both => (Weight::Notable, Confidence::High),
        Measure::Version => (Weight::Notable, Confidence::Medium),
        Measure::Money => (Weight::Wording, Confidence::Low),
        Measure::Number if both && same_count => (Weight::Notable, Confidence::High),
        Measure::Number if expected.iter().chain(there).all(small) => (Weight::Wording, Confidence::Low),
        Measure::Number => (Weight::Wording, Confidence::Medium),
        Measure::Code => code_value(pair, expected, there),
        Measure::Link => (Weight::Wording, Confidence::Medium),
    };
    let shown = |values: &[Value]| values.iter().map(|value| value.shown.clone()).collect::<Vec<_>>();
    let said = |values: &[Value]| {
        if values.is_empty() { "nothing".to_owned() } else { format!("“{}”", shown(values).join("”, “")) }
    };
    let message = format!("{} instead of {}", said(there), said(expected));
    let found = finding(pair, Kind::Value, weight, confidence, message);
    Some(found.values(shown(expected), shown(there)))
}

/// Code in text is a command, a path or a name, and names are translated: what has no digit and no blank tells most.
fn code_value(pair: &Match, expected: &[Value], there: &[Value]) -> (Weight, Confidence) {
    let parts = |values: &[Value]| -> Vec<String> {
        let parts = values.iter().flat_map(|value| value.key.split(|c: char| !c.is_alphanumeric()));
        parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
    };
    let (one, two) = (parts(expected), parts(there));
    let (alone, other) = (without(&one, &two), without(&two, &one));
    let digits = |parts: &[String]| parts.iter().any(|part| part.chars().any(|c| c.is_ascii_digit()));
    let plain = |value: &Value| value.key.is_ascii() && !value.key.contains([' ', '<', '*', '@', '{', '[', '(']);
    let path = |value: &Value| plain(value) && value.key.starts_with(['/', '$', '-', '.']);
    match (expected, there) {
        _ if expected.iter().chain(there).all(|value| value.key.contains("://")) => {
            (Weight::Wording, Confidence::Medium)
        }
        _ if alone.is_empty() && other.is_empty() => (Weight::Wording, Confidence::Low),
        // A command of which only a part is marked as code.
        ([one], [two]) if is_part(&one.key, &two.key) || is_part(&two.key, &one.key) => {
            (Weight::Wording, Confidence::Low)
        }
        ([_], [_]) if pair.alike_words => (Weight::Breaking, Confidence::Medium),
        ([_], [_]) if digits(&alone) || digits(&other) => (Weight::Breaking, Confidence::Medium),
        ([one], [two]) if path(one) && path(two) => (Weight::Notable, Confidence::Medium),
        (one, two) if one.iter().chain(two).all(path) => (Weight::Notable, Confidence::Medium),
        (_, _) => (Weight::Wording, Confidence::Low),
    }
}

fn is_part(part: &str, whole: &str) -> bool {
    part.contains(' ') && whole.contains(part)
}

/// Whether a text sets words off otherwise than as labels.
fn quotes(passage: &Passage) -> bool {
    passage.place.text.contains(['«', '“', '„', '"', '”']) || passage.place.text.contains("**")
}

/// Labels that are operated: how many, and what is done to them.
fn actions(pair: &Match, found: &mut Vec<Finding>) {
    let (one, two) = (&pair.one.facts.labels, &pair.two.facts.labels);
    if one.len() != two.len() && pair.one.sort == Sort::Step {
        // Labels that only one side marks as such may be bold or quoted on the other.
        let (weight, confidence) = match one.len().abs_diff(two.len()) {
            _ if one.is_empty() || two.is_empty() => (Weight::Wording, Confidence::Medium),
            1 => (Weight::Wording, Confidence::Medium),
            _ if quotes(&pair.one) || quotes(&pair.two) => (Weight::Notable, Confidence::Low),
            _ => (Weight::Notable, Confidence::Medium),
        };
        let message = format!("{} labels instead of {}", two.len(), one.len());
        let found_here = finding(pair, Kind::Action, weight, confidence, message);
        return found.push(found_here.values(one.clone(), two.clone()));
    }
    let callouts = (&pair.one.facts.callouts, &pair.two.facts.callouts);
    if callouts.0 != callouts.1 && !callouts.0.is_empty() && !callouts.1.is_empty() {
        let shown = |callouts: &[u32]| callouts.iter().map(|number| format!("({number})")).collect::<Vec<_>>();
        let (one, two) = (shown(callouts.0), shown(callouts.1));
        let message = format!("the callouts are {} instead of {}", two.join(" "), one.join(" "));
        let other = Finding::new(Kind::Action, Weight::Notable, Confidence::Medium, message);
        return found.push(other.at(Some(&pair.one.place), Some(&pair.two.place)).values(one, two));
    }
    if pair.alike_words && one != two {
        let message = format!("“{}” instead of “{}”", two.join("”, “"), one.join("”, “"));
        let other = finding(pair, Kind::Action, Weight::Notable, Confidence::Medium, message);
        return found.push(other.values(one.clone(), two.clone()));
    }
    let ops = |passage: &Passage| passage.actions.iter().map(|(op, _)| *op).collect::<Vec<Op>>();
    if pair.one.unticked != pair.two.unticked && ops(&pair.one) == ops(&pair.two) {
        let message = "what one guide ticks, the other unticks".to_owned();
        found.push(finding(pair, Kind::Action, Weight::Breaking, Confidence::Medium, message));
    }
    if pair.one.sort == Sort::Step && pair.two.sort == Sort::Step && ops(&pair.one) != ops(&pair.two) {
        let shown = |passage: &Passage| passage.actions.iter().map(crate::diff::action_text).collect::<Vec<_>>();
        let message = "something else is done to the labels".to_owned();
        let other = finding(pair, Kind::Action, Weight::Notable, Confidence::Low, message);
        found.push(other.values(shown(&pair.one), shown(&pair.two)));
    }
}
