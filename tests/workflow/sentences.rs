//! What single sentences tell, in every language: `tests/sentences/<language>.yaml` holds the same sentences in the same
//! order, so that a language shows what it cannot say yet. `A`, `B` and `C` are labels.

use indexmap::IndexMap;
use stepmark::language::Languages;
use stepmark::workflow::Item;
use stepmark::yaml;

fn sentences(code: &str) -> IndexMap<String, String> {
    let path = crate::support::project(&format!("tests/sentences/{code}.yaml"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
    yaml::read(&text).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

/// `step: click A, select B`.
fn told(item: &Item) -> String {
    let step = match item {
        Item::Step(step) => step,
        Item::Outcome(_) => return "outcome".to_owned(),
        Item::Info(_) => return "info".to_owned(),
        other => panic!("no sentence: {other:?}"),
    };
    let actions: Vec<String> = step
        .actions
        .iter()
        .filter_map(|action| Some(format!("{} {}", action.op.name(), action.target.as_deref()?)))
        .collect();
    if actions.is_empty() { "step".to_owned() } else { format!("step: {}", actions.join(", ")) }
}

#[test]
fn sentences_tell_the_same_in_every_language() {
    let languages = Languages::embedded();
    let expected: Vec<String> = sentences("en").into_values().collect();
    let mut wrong = String::new();
    for code in languages.codes() {
        let sentences = sentences(code);
        let meant: Vec<&String> = sentences.values().collect();
        assert_eq!(meant, expected.iter().collect::<Vec<_>>(), "{code}.yaml has not what en.yaml has, line by line");
        let section = |sentence: &String| {
            let code = if sentence.ends_with(':') { "\n```\nls\n```\n" } else { "" };
            format!("## x\n\n{sentence}\n{code}\n")
        };
        let guide: String = sentences.keys().map(section).collect();
        let locale = languages.get(code).unwrap().locale;
        let name = format!("guide.{}.md", locale.to_string().to_lowercase());
        let built = crate::support::build_bytes(&name, format!("---\ntitle: x\n---\n\n{guide}").into(), &languages);
        assert_eq!(built.workflow.sections.len(), sentences.len(), "{code}");
        for (section, (sentence, meant)) in built.workflow.sections.iter().zip(&sentences) {
            let told = told(&section.items[0]);
            if told != *meant {
                wrong.push_str(&format!("{code}: {sentence}\n  tells {told}, not {meant}\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_deletes_all_data_cannot_be_undone() {
    let languages = Languages::embedded();
    let sentences = [
        ("cs", "Klikněte na `A`{.action}. Tím se smaže všechna data."),
        ("de", "Klicken Sie auf `A`{.action}. Dabei werden alle Daten gelöscht."),
        ("en", "Click `A`{.action}. This erases all data."),
        ("es", "Haga clic en `A`{.action}. Esto borra todos los datos."),
        ("fi", "Napsauta `A`{.action}. Tämä poistaa kaikki tiedot."),
        ("fr", "Cliquez sur `A`{.action}. Cela efface toutes les données."),
        ("it", "Clicca su `A`{.action}. Questo elimina tutti i dati."),
        ("lt", "Spustelėkite `A`{.action}. Tai ištrina visus duomenis."),
        ("nl", "Klik op `A`{.action}. Hierdoor worden alle gegevens gewist."),
        ("pl", "Kliknij `A`{.action}. To usuwa wszystkie dane."),
        ("pt", "Clique em `A`{.action}. Isto apaga todos os dados."),
    ];
    for (code, sentence) in sentences {
        let locale = languages.get(code).unwrap().locale;
        let name = format!("guide.{}.md", locale.to_string().to_lowercase());
        let text = format!("---\ntitle: x\n---\n\n## x\n\n{sentence}\n");
        let built = crate::support::build_bytes(&name, text.into(), &languages);
        let Item::Step(step) = &built.workflow.sections[0].items[0] else { panic!("{sentence}") };
        assert!(step.irreversible, "{sentence}");
    }
}
