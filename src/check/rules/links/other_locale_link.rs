//! Links stay within the locale of the reader.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::TargetKind;
use crate::locale::Locale;

rule!(Info, "other-locale-link", "a link to the guide of another locale", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (inline, link) in subject.links().filter(|(_, link)| link.kind == TargetKind::File) {
        let path = link.target.split(['#', '?']).next().unwrap_or_default();
        let locale = path.rsplit('/').next().and_then(Locale::of_file_name);
        if let Some(locale) = locale.filter(|locale| locale.language() != subject.locale.language()) {
            let message = format!("the link leads to the guide in {locale}");
            let help = format!("link to `guide.{}.md` of that folder, or to the folder", subject.locale.file_suffix());
            found.push(Diagnostic::new(&RULE.code, inline.span, message).help(help));
        }
    }
}
