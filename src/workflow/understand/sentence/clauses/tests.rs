//! What ends a clause, and what stands in one.

use super::super::super::tests::{instruction, told};

#[test]
fn what_must_be_done_ends_a_purpose_without_a_comma() {
    assert_eq!(told("en", "You have to accept the terms."), "step");
    assert_eq!(told("en", "To edit this record you must log in to your account."), "step");
    assert_eq!(told("en", "If you changed the disk that holds your pages you just have to mount it."), "step");
    assert_eq!(told("en", "To find the data you need to keep, our team reads the table."), "info");
    assert_eq!(told("en", "Here is the data you need to keep."), "info");
    assert_eq!(told("en", "You will not need to change the disk."), "info");
    assert_eq!(told("fr", "Vous aurez ensuite à choisir un disque."), "step");
}

#[test]
fn a_place_without_a_comma_or_a_mark_stands_before_a_command() {
    assert_eq!(told("en", "In the Size field enter 20."), "step");
    assert_eq!(told("en", "In the options list a row is red."), "info");
    assert_eq!(told("en", "Open: all readers see the folder."), "info");
    assert_eq!(told("en", "Let's create a disk."), "step");
}

#[test]
fn what_is_said_of_a_thing_that_appears_happens_too() {
    assert_eq!(told("en", "The list that opens contains your disks."), "outcome");
    assert_eq!(told("fr", "La liste qui s'affiche contient vos disques."), "outcome");
    assert_eq!(told("fr", "Le nom débute par une lettre."), "info");
    assert_eq!(told("en", "The disk will become unavailable."), "outcome");
}

#[test]
fn what_shows_itself_happens_then() {
    assert_eq!(told("en", "The table that appears contains your disks."), "outcome");
    assert_eq!(told("fr", "La page qui s'affiche vous donne le choix."), "outcome");
    assert_eq!(told("en", "In the window that appears, there are two disks."), "info");
    assert_eq!(told("en", "The window that opens holds a form. Fill it in."), "step");
}

#[test]
fn a_command_behind_a_modal_verb_is_a_slip_for_its_infinitive() {
    assert_eq!(told("fr", "Vous devez cochez `Arrêter`{.action}."), "step: select Arrêter");
    assert_eq!(told("fr", "Vous pouvez maintenant cliquez sur `Arrêter`{.action}."), "step: click Arrêter");
}

#[test]
fn an_adverb_may_stand_in_a_modal_phrase() {
    assert_eq!(told("fr", "Il est simplement nécessaire de redémarrer le serveur."), "step");
    assert_eq!(told("pt", "É depois necessário reiniciar o servidor."), "step");
    assert_eq!(told("fr", "Il n'est pas nécessaire de redémarrer le serveur."), "info");
    assert_eq!(told("en", "You just have to restart the server."), "step");
}

#[test]
fn a_button_is_how_it_is_done_whatever_the_verb() {
    let text = "Vous pouvez décaler la tâche grâce au bouton `Décaler`{.action}.";
    assert_eq!(told("fr", text), "step: click Décaler");
    assert_eq!(told("fr", "La tâche se décale grâce au bouton `Décaler`{.action}."), "info");
}

#[test]
fn what_has_to_be_done_next_is_no_outcome() {
    assert_eq!(told("en", "You will then have to rename the disk."), "step");
    assert_eq!(told("en", "On the page that opens, you can now enter a name."), "step");
    assert_eq!(told("en", "All you will need to do is enter a name."), "step");
    assert_eq!(told("en", "The pages must be dropped into the folder."), "step");
    assert_eq!(told("en", "You may need to wait, depending on the disk."), "info");
    assert_eq!(told("fr", "La première chose à faire est de copier le disque."), "step");
}

#[test]
fn where_something_is_done_is_a_place_to_go_to() {
    let expected = "step: navigate Disques";
    assert_eq!(told("fr", "Cette modification s'effectue depuis l'onglet `Disques`{.action}."), expected);
    assert_eq!(told("fr", "La copie se fait via le menu `Disques`{.action}."), expected);
    assert_eq!(told("fr", "La copie s'effectue la nuit."), "info");
    assert_eq!(told("it", "La copia si effettua dalla scheda `Disques`{.action}."), expected);
    assert_eq!(told("es", "La copia se realiza desde la pestaña `Disques`{.action}."), expected);
    assert_eq!(told("pt", "A cópia faz-se no separador `Disques`{.action}."), expected);
    assert_eq!(told("it", "La copia si effettua di notte."), "info");
}

#[test]
fn what_need_not_be_done_is_no_step() {
    for (code, text) in [
        ("en", "You do not have to restart the server."),
        ("en", "The server does not need to be restarted."),
        ("de", "Sie müssen nicht auf `Kopie`{.action} klicken."),
        ("nl", "U hoeft niet op `Kopie`{.action} te klikken."),
    ] {
        assert_eq!(told(code, text), "info", "{text}");
    }
    assert_eq!(told("en", "You have to restart the server."), "step");
    assert_eq!(told("en", "Do not forget to click `Copy`{.action}."), "step: click Copy");
    assert_eq!(told("nl", "U hoeft alleen op `Kopie`{.action} te klikken."), "step: click Kopie");
}

#[test]
fn a_verb_with_its_subject_behind_it_ends_a_short_condition() {
    assert_eq!(told("nl", "Als schijf kiest u `Kopie`{.action}."), "step: select Kopie");
    assert_eq!(told("nl", "Als u kiest voor een schijf, is die snel."), "info");
}

#[test]
fn what_is_denied_at_the_end_of_a_sentence_is_not_to_be_done() {
    assert_eq!(told("fi", "Levyä ei enää kopioida."), "info");
    assert_eq!(told("fi", "Tätä varten on olemassa levyt sisältävä luettelo."), "info");
}

#[test]
fn a_modal_verb_without_a_subject_ends_a_condition_without_a_comma() {
    assert_eq!(told("pt", "Se quiser guardar o disco deve criar uma cópia."), "step");
    let text = "Si quiere guardar el disco puede hacer clic en `Copia`{.action}.";
    assert_eq!(told("es", text), "step: click Copia");
}

#[test]
fn a_small_word_opens_a_clause_of_time_before_a_verb_only() {
    let text = "Basta aceder ao separador `Discos`{.action} e clicar em `Copiar`{.action}.";
    assert_eq!(told("pt", text), "step: navigate Discos, click Copiar");
    assert_eq!(told("pt", "Ao clicar em `Copiar`{.action}, abre-se uma janela."), "outcome");
}

#[test]
fn otherwise_turns_to_the_opposite_case() {
    let case = |code, text| {
        let reading = instruction(code, text);
        (reading.otherwise, reading.condition)
    };
    assert_eq!(case("en", "Otherwise, click `Remove`{.action}."), (true, None));
    assert_eq!(case("en", "Otherwise:"), (true, None));
    assert_eq!(case("fr", "Dans le cas contraire, cliquez sur `Oui`{.action}."), (true, None));
    assert_eq!(case("de", "Andernfalls klicken Sie auf `Ja`{.action}."), (true, None));
    let locked = Some("if it is locked".to_owned());
    assert_eq!(case("en", "Otherwise, if it is locked, click `Remove`{.action}."), (true, locked));
    assert_eq!(case("en", "Confirm it within an hour, otherwise it is undone."), (false, None));
}

#[test]
fn a_condition_introduces_what_follows() {
    let condition = |code, text| instruction(code, text).condition;
    assert_eq!(condition("en", "If you use Linux:").as_deref(), Some("If you use Linux"));
    assert_eq!(
        condition("en", "If the name is unknown, proceed as follows:").as_deref(),
        Some("If the name is unknown")
    );
    assert_eq!(condition("fr", "Si vous utilisez Linux :").as_deref(), Some("Si vous utilisez Linux"));
    assert_eq!(condition("en", "If you use Linux, nothing changes."), None);
}

#[test]
fn what_stands_in_parentheses_before_a_command_hides_it_not() {
    for text in
        ["(Optional) Click `Go`{.action}.", "(Windows 10) Click `Go`{.action}.", "**(Optional)** Click `Go`{.action}."]
    {
        assert_eq!(told("en", text), "step: click Go", "{text}");
    }
}

#[test]
fn what_must_be_done_with_a_thing_is_said_of_it_and_what_is_asked_there_is_told() {
    assert_eq!(told("en", "The table names the disks that you must erase."), "info");
    assert_eq!(told("nl", "De tabel noemt de schijven die u moet wissen."), "info");
    assert_eq!(told("de", "Es öffnet sich ein Formular, in dem Sie einen Namen eingeben müssen."), "step");
    assert_eq!(told("de", "Es öffnet sich ein Formular, in dem Sie einen Namen eingeben können."), "outcome");
    assert_eq!(told("pl", "Uważaj, aby nie usuwać starego dysku."), "info");
    assert_eq!(told("pl", "Pamiętaj, aby zapisać plik."), "step");
}

#[test]
fn what_can_now_be_chosen_is_chosen_and_what_can_now_be_used_happens() {
    assert_eq!(told("en", "You can now choose a disk."), "step");
    assert_eq!(told("en", "You can now use your disk."), "outcome");
    assert_eq!(told("de", "Nach der Prüfung können Sie nun einen Namen eingeben."), "step");
    assert_eq!(told("de", "Nach der Prüfung können Sie nun Ihren Server nutzen."), "outcome");
}

#[test]
fn a_box_that_was_ticked_is_chosen_and_its_condition_stands_behind_it() {
    let text = "Une fois la case `Copie`{.action} cochée, cliquez sur `Suite`{.action}.";
    assert_eq!(told("fr", text), "step: select Copie, click Suite");
    let text = "Nachdem Sie das Kästchen `Kopie`{.action} angehakt haben, klicken Sie auf `Weiter`{.action}.";
    assert_eq!(told("de", text), "step: select Kopie, click Weiter");
    let text = "Setzen Sie einen Haken bei `Kopie`{.action}, wenn Sie ein Archiv brauchen.";
    assert_eq!(told("de", text), "step: select Kopie");
}

#[test]
fn what_leads_on_or_is_read_below_is_no_step() {
    assert_eq!(told("cs", "Pokud jej nemáte, přejděte k dalšímu kroku."), "info");
    assert_eq!(told("fi", "Noudata alla olevia ohjeita."), "info");
    assert_eq!(told("lt", "Kitu atveju tęskite nuo kito žingsnio."), "info");
    assert_eq!(told("nl", "Ga hiervoor als volgt te werk:"), "info");
    assert_eq!(told("pl", "Powinieneś być w stanie uruchomić serwer."), "info");
}

#[test]
fn a_guessed_infinitive_stands_last_where_verbs_do() {
    assert_eq!(told("de", "Der Schlüssel muss in derselben Zeile stehen."), "info");
    assert_eq!(told("nl", "Het adres moet tussen haakjes staan."), "info");
    assert_eq!(told("de", "Sie müssen den Schrank entstauben."), "step");
    assert_eq!(told("nl", "U moet uitzoeken welke schijf leeg is."), "step");
}

#[test]
fn what_has_to_be_done_at_some_time_only_tells_when() {
    assert_eq!(told("en", "Use this runbook when a disk has to be replaced."), "info");
    assert_eq!(told("en", "Restart the agent when a disk has to be replaced."), "step");
    assert_eq!(told("en", "Once the agent is stopped the disk has to be replaced."), "step");
}
