//! A call does what the sentence before it says.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::{BlockKind, Call, CallPart, plain_text};
use crate::language::Purpose;

rule!(Warning, "method-mismatch", "an API call that does not do what its sentence says", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for pair in subject.blocks.windows(2) {
        let (BlockKind::Paragraph(text), BlockKind::Calls(parts)) = (&pair[0].kind, &pair[1].kind) else { continue };
        let calls: Vec<&Call> = parts
            .iter()
            .filter_map(|part| match part {
                CallPart::Call(call) => Some(call),
                CallPart::Block(_) => None,
            })
            .collect();
        let [call] = calls[..] else { continue };
        let plain = plain_text(subject.source, text);
        let sentence = plain.rsplit(['.', '!', '?']).find(|part| !part.trim().is_empty()).unwrap_or_default();
        let said = subject.language.purposes(sentence);
        let (Some(method), [said]) = (&call.method, &said[..]) else { continue };
        if contradicts(method, *said) {
            let message =
                format!("the sentence before this call is about {}, but {method} {}", name(*said), does(method));
            let help = "correct the method, or the sentence";
            found.push(Diagnostic::new(&RULE.code, call.span, message).help(help));
        }
    }
}

/// POST can do anything; the others do one thing only.
fn contradicts(method: &str, said: Purpose) -> bool {
    match said {
        Purpose::Get => matches!(method, "DELETE" | "PUT" | "PATCH"),
        Purpose::Create => method == "DELETE",
        Purpose::Change => matches!(method, "GET" | "DELETE"),
        Purpose::Delete => matches!(method, "GET" | "PUT" | "PATCH"),
    }
}

fn name(said: Purpose) -> &'static str {
    match said {
        Purpose::Get => "showing something",
        Purpose::Create => "making something new",
        Purpose::Change => "changing something",
        Purpose::Delete => "deleting something",
    }
}

fn does(method: &str) -> &'static str {
    match method {
        "GET" => "only shows",
        "DELETE" => "deletes",
        "PUT" | "PATCH" => "changes",
        _ => "does something else",
    }
}
