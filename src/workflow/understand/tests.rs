//! One test per mechanism, each in several languages.

mod properties;

use crate::guide::{self, BlockKind};
use crate::language::Languages;

use crate::workflow::model::Role;

use crate::source::Source;

use super::*;

pub(super) fn reading(code: &str, text: &str, role: Role, place: Place<'_>) -> Reading {
    reading_before(code, text, role, place, None)
}

/// What is understood of a text that something follows directly.
pub(super) fn reading_before(
    code: &str,
    text: &str,
    role: Role,
    place: Place<'_>,
    followed_by: Option<Follower>,
) -> Reading {
    let languages = Languages::embedded();
    let source = Source::new("guide.md", format!("---\ntitle: x\n---\n\n{text}\n"));
    let guide = guide::parse(&source).value;
    let BlockKind::Paragraph(inlines) = &guide.blocks[0].kind else { panic!("{text} is no paragraph") };
    let language = languages.get(code).unwrap();
    read(
        inlines,
        &Context { among_steps: false, source: &source, language, languages: &languages, role, place, followed_by },
    )
}

pub(super) fn instruction(code: &str, text: &str) -> Reading {
    reading(code, text, Role::Instructions, Place::Section)
}

/// What a text tells, in short: `step: click Save (2), select «the row»`.
pub(super) fn told(code: &str, text: &str) -> String {
    brief(&instruction(code, text))
}

/// What an item of a list tells, behind what introduces the list.
pub(super) fn item(code: &str, text: &str, introduction: &Reading) -> String {
    brief(&reading(code, text, Role::Instructions, Place::List(Some(introduction))))
}

pub(super) fn brief(reading: &Reading) -> String {
    let actions = reading.actions.iter().map(|action| {
        let op = format!("{:?}", action.op).to_lowercase();
        let object = action.object.as_ref().map(|object| format!("«{object}»"));
        let what = action.target.clone().or(object).unwrap_or_default();
        let callout = action.callout.map(|callout| format!(" ({callout})")).unwrap_or_default();
        format!("{op} {what}{callout}")
    });
    let label = format!("{:?}", reading.label).to_lowercase();
    let actions: Vec<String> = actions.collect();
    if actions.is_empty() { label } else { format!("{label}: {}", actions.join(", ")) }
}

#[test]
fn a_verb_governs_the_labels_behind_it() {
    let expected = "step: click Disks, click Resize";
    assert_eq!(told("en", "Click on `Disks`{.action}, then on `Resize`{.action}."), expected);
    assert_eq!(told("fr", "Cliquez sur `Disks`{.action}, puis sur `Resize`{.action}."), expected);
    assert_eq!(told("de", "Klicken Sie auf `Disks`{.action} und dann auf `Resize`{.action}."), expected);
    assert_eq!(told("es", "Haga clic en `Disks`{.action} y, a continuación, en `Resize`{.action}."), expected);
    assert_eq!(told("it", "Clicca su `Disks`{.action} e poi su `Resize`{.action}."), expected);
    assert_eq!(told("pl", "Kliknij `Disks`{.action}, a następnie `Resize`{.action}."), expected);
    assert_eq!(told("pt", "Clique em `Disks`{.action} e, em seguida, em `Resize`{.action}."), expected);
    assert_eq!(told("nl", "Klik op `Disks`{.action} en vervolgens op `Resize`{.action}."), expected);
    assert_eq!(told("fi", "Klikkaa `Disks`{.action} ja sitten `Resize`{.action}."), expected);
    assert_eq!(told("cs", "Klikněte na `Disks`{.action} a následně na `Resize`{.action}."), expected);
    assert_eq!(told("lt", "Spragtelėkite `Disks`{.action}, tada `Resize`{.action}."), expected);
}

#[test]
fn a_place_named_first_is_gone_to() {
    let expected = "step: navigate Disks, click Resize";
    assert_eq!(told("en", "In the `Disks`{.action} tab, click `Resize`{.action}."), expected);
    assert_eq!(told("fr", "Dans l'onglet `Disks`{.action}, cliquez sur `Resize`{.action}."), expected);
    assert_eq!(told("de", "Klicken Sie im Tab `Disks`{.action} auf `Resize`{.action}."), expected);
    assert_eq!(told("pl", "W zakładce `Disks`{.action} kliknij `Resize`{.action}."), expected);
}

#[test]
fn a_place_named_last_is_gone_to() {
    assert_eq!(
        told("en", "Click the `Add`{.action} button in the `Disks`{.action} tab."),
        "step: click Add, navigate Disks"
    );
}

#[test]
fn a_verb_may_stand_behind_its_label() {
    assert_eq!(told("de", "Sie müssen auf `Weiter`{.action} klicken."), "step: click Weiter");
    assert_eq!(told("nl", "U moet op `Verder`{.action} klikken."), "step: click Verder");
}

#[test]
fn labels_that_are_spoken_of_are_not_operated() {
    assert_eq!(told("en", "The `Resize`{.action} button lets you change the size."), "info");
    assert_eq!(told("fr", "Le bouton `Resize`{.action} permet de changer la taille."), "info");
    assert_eq!(told("de", "Der Button `Resize`{.action} ist ausgegraut."), "info");
    assert_eq!(told("en", "Click `Save`{.action}, the `Summary`{.action} tab will appear."), "step: click Save");
}

#[test]
fn conditions_and_times_command_nothing() {
    assert_eq!(told("en", "Once you have clicked `Save`{.action}, your changes will be applied."), "outcome");
    assert_eq!(told("fr", "Si vous cliquez sur `Save`{.action}, rien ne change."), "info");
    assert_eq!(told("es", "Cuando haga clic en `Save`{.action}, el disco cambia."), "info");
    assert_eq!(told("pl", "Po zalogowaniu kliknij `Disks`{.action}."), "step: click Disks");
}

#[test]
fn a_condition_goes_on_behind_a_name_in_bold() {
    let condition = |text: &str| instruction("en", text).condition.unwrap_or_default();
    assert_eq!(condition("If **Finish** is grey, restart the server."), "If Finish is grey");
    assert_eq!(condition("**If you have a key**: restart the server."), "If you have a key");
    assert_eq!(condition("Unless the light is green, restart the server."), "");
}

#[test]
fn what_must_not_be_done_is_not_said_of_what_comes_next() {
    assert!(!instruction("en", "Do not click `Reset`{.action}: this cannot be undone.").irreversible);
    assert!(instruction("en", "Click `Reset`{.action}: this cannot be undone.").irreversible);
}

#[test]
fn must_and_enough_instruct() {
    let expected = "step: click Save";
    assert_eq!(told("en", "You must click `Save`{.action}."), expected);
    assert_eq!(told("fr", "Il suffit de cliquer sur `Save`{.action}."), expected);
    assert_eq!(told("es", "Solo tiene que hacer clic en `Save`{.action}."), expected);
    assert_eq!(told("it", "È sufficiente cliccare su `Save`{.action}."), expected);
    assert_eq!(told("pl", "Należy kliknąć `Save`{.action}."), expected);
    assert_eq!(told("cs", "Stačí kliknout na `Save`{.action}."), expected);
    for (code, duty, text) in [
        ("de", "Sie müssen:", "den Server neu starten;"),
        ("nl", "U moet:", "het logboek controleren;"),
        ("fi", "Sinun täytyy:", "tarkistaa loki;"),
        ("cs", "Musíte:", "zkontrolovat protokol;"),
    ] {
        assert_eq!(item(code, text, &instruction(code, duty)), "step", "{text}");
    }
    let reminder = instruction("en", "Don't forget to:");
    assert_eq!((reminder.label, item("en", "tell the team", &reminder)), (Label::Info, "step".to_owned()));
}

#[test]
fn what_can_be_done_by_clicking_is_a_step() {
    assert_eq!(told("en", "You can enlarge it by clicking `Resize`{.action}."), "step: click Resize");
    assert_eq!(told("fr", "Vous pouvez l'agrandir en cliquant sur `Resize`{.action}."), "step: click Resize");
    assert_eq!(told("en", "You can use larger disks as well."), "info");
}

#[test]
fn outcomes_and_waiting_times_are_told_from_steps() {
    assert_eq!(told("en", "A confirmation window will appear."), "outcome");
    assert_eq!(told("fr", "Un e-mail de confirmation vous est envoyé."), "outcome");
    assert_eq!(told("de", "Es öffnet sich ein neues Fenster."), "outcome");
    assert_eq!(told("pl", "Otrzymasz wiadomość z potwierdzeniem."), "outcome");
    assert_eq!(told("en", "The change needs up to 24 hours."), "outcome");
    let step = instruction("en", "Click `Save`{.action}. A window will appear.");
    assert_eq!(step.outcomes, ["A window will appear."]);
}

#[test]
fn what_is_only_to_be_read_is_no_step() {
    assert_eq!(told("en", "Please note that the disk stays attached."), "info");
    assert_eq!(told("fr", "Notez que le disque reste attaché."), "info");
    assert_eq!(told("de", "Beachten Sie, dass der Datenträger eingehängt bleibt."), "info");
    assert_eq!(told("en", "[Resize a disk](#resize)"), "info");
    assert_eq!(told("en", "Do you need to resize a disk?"), "info");
}

#[test]
fn sections_decide_too() {
    let text = "Click `Save`{.action}.";
    let label = |role, place| reading("en", text, role, place).label;
    assert_eq!(label(Role::Objective, Place::Section), Label::Info);
    assert_eq!(label(Role::Requirements, Place::List(None)), Label::Info);
    assert_eq!(label(Role::Further, Place::Section), Label::Info);
    assert_eq!(label(Role::Requirements, Place::Notice), Label::Step);
    assert_eq!(label(Role::Other, Place::Section), Label::Step);
}

#[test]
fn callouts_belong_to_the_label_or_the_words_before_them() {
    assert_eq!(
        told("en", "Open `Disks`{.action} (1) and select your disk in the list (2)."),
        "step: navigate Disks (1), select «your disk in the list» (2)"
    );
    assert_eq!(told("fr", "Cliquez sur le bouton `...`{.action} (4) à droite du nom."), "step: click ... (4)");
}

#[test]
fn clicked_things_without_a_label_are_objects() {
    assert_eq!(
        told("en", "Click the pencil icon, then click `Save`{.action}."),
        "step: click «the pencil icon», click Save"
    );
    assert_eq!(told("en", "Log in to your [control panel](/links/panel)."), "step");
}

#[test]
fn unmarked_labels_count_behind_a_verb_that_operates() {
    assert_eq!(told("en", "Click **Save changes**."), "step: click Save changes");
    assert_eq!(told("de", "Klicken Sie auf \"Speichern\"."), "step: click Speichern");
    assert_eq!(told("fr", "Cliquez sur « Enregistrer »."), "step: click Enregistrer");
    assert_eq!(told("en", "Run the command `reboot`."), "step");
    assert_eq!(told("en", "The **Save changes** button is new."), "info");
}

#[test]
fn ways_through_menus_are_gone_one_after_the_other() {
    assert_eq!(
        told("en", "Go to `Servers`{.action} > `Disks`{.action} > `Backups`{.action}."),
        "step: navigate Servers, navigate Disks, navigate Backups"
    );
    assert_eq!(told("en", "`Servers`{.action} > `Disks`{.action}"), "step: navigate Servers, navigate Disks");
}

#[test]
fn forms_of_necessity_instruct_where_the_language_has_them() {
    assert_eq!(told("fi", "Sinun on vielä muokattava tiedostoa."), "step");
    assert_eq!(told("fi", "Muokattava tiedosto löytyy kansiosta."), "info");
    assert_eq!(told("de", "Vor dem Start muss die Partition gemountet werden."), "step");
    assert_eq!(told("de", "Die Partition wird gemountet."), "info");
    assert_eq!(told("nl", "Daarna moet u de partitie aankoppelen."), "step");
    assert_eq!(told("nl", "De waarde in het bestand invullen:"), "step");
}

#[test]
fn a_place_is_what_is_operated_when_nothing_else_is() {
    assert_eq!(told("de", "Wählen Sie im angezeigten Fenster `Start`{.action}."), "step: select Start");
    assert_eq!(told("de", "Wählen Sie im Menü `Start`{.action} den Server aus."), "step: navigate Start");
    assert_eq!(told("pt", "Clique novamente em `Start`{.action}."), "step: click Start");
}

#[test]
fn a_small_word_behind_a_connector_goes_on_with_the_verb() {
    let expected = "step: click «the dots beside the disk», click Resize";
    assert_eq!(
        told("en", "Click on the dots beside the disk that you want to use, then on `Resize`{.action}."),
        expected
    );
    assert_eq!(
        told("nl", "Klik vervolgens, afhankelijk van de schijf die u wilt vergroten, op `Resize`{.action}."),
        "step: click Resize"
    );
}

#[test]
fn buttons_are_clicked_whatever_the_verb() {
    assert_eq!(told("en", "Create a disk with the `Add`{.action} button."), "step: click Add");
}

#[test]
fn what_is_offered_for_a_check_is_a_step() {
    assert_eq!(told("en", "To check your settings, you can start a test."), "step");
    assert_eq!(told("fr", "Pour vérifier vos réglages, vous pouvez lancer un essai."), "step");
    assert_eq!(told("en", "You can start as many tests as you like."), "info");
}

#[test]
fn advice_and_further_reading_are_no_steps() {
    assert_eq!(told("en", "For more information, check the manual of your system."), "info");
    let introduction = instruction("en", "We recommend:");
    let advice = |text| brief(&reading("en", text, Role::Instructions, Place::List(Some(&introduction))));
    assert_eq!(advice("change it every month"), "info");
    assert_eq!(advice("click `Lock`{.action}"), "step: click Lock");
}

#[test]
fn a_text_in_another_language_is_read_in_that_one() {
    let german = "Klicken Sie auf `Start`{.action} und warten Sie, bis der Server wieder mit dem Netz verbunden ist.";
    let read = instruction("en", german);
    assert_eq!((brief(&read).as_str(), read.language.as_deref()), ("step: click Start", Some("de")));
    assert_eq!(instruction("de", german).language, None);
}

#[test]
fn steps_say_when_and_how_they_apply() {
    let step = instruction("en", "If the disk is full, click `Resize`{.action}.");
    assert_eq!(step.condition.as_deref(), Some("If the disk is full"));
    assert!(instruction("fr", "Si besoin, cliquez sur `Resize`{.action}.").optional);
    assert!(instruction("en", "Click `Resize`{.action} and choose a size, if needed.").optional);
    assert!(!instruction("en", "Click `Resize`{.action} and, if needed, choose a size.").optional);
    assert!(!instruction("fi", "Klikkaa `Resize`{.action} ja täytä tarvittaessa kenttä `Size`{.action}.").optional);
    assert!(instruction("en", "You can also do this via the API:").alternative);
    assert!(instruction("en", "You can also do this via the API:").announces);
    assert!(instruction("de", "Klicken Sie auf `Löschen`{.action}. Alle Daten werden gelöscht.").irreversible);
    assert!(instruction("en", "Then click `Resize`{.action}.").continues);
    assert!(instruction("fr", "Vous devrez alors saisir le code de la carte.").continues);
    assert!(instruction("de", "Klicken Sie dann auf `Löschen`{.action}.").continues);
    assert!(!instruction("en", "Click `Resize`{.action}, then choose a size.").continues);
}

#[test]
fn an_entry_of_a_menu_is_no_step() {
    let item = |text| brief(&reading("en", text, Role::Instructions, Place::List(None)));
    assert_eq!(item("[Renew a key](#renew): renew the key once a month."), "info");
    assert_eq!(item("[Panel](#panel): click `Renew`{.action}."), "step: click Renew");
    assert_eq!(item("Use the [panel](#panel): renew the key."), "step");
}

#[test]
fn backslashes_and_entities_neither_join_sentences_nor_blur_what_is_operated() {
    let text =
        "In the section \"Paths\" select \"New\" &amp; wait. The value is then C:\\\\Data. A message will appear.";
    let reading = instruction("en", text);
    assert_eq!(brief(&reading), "step: navigate Paths, select New");
    assert_eq!(reading.outcomes, ["A message will appear."]);
}
