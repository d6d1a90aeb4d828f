//! What has to be done, what can be done, and what is only said of something.

mod outcomes;
mod subjects;

use crate::workflow::model::Role;

use super::super::tests::{brief, instruction, reading_before, told};
use super::super::*;

#[test]
fn what_has_to_be_done_to_something_is_a_step() {
    assert_eq!(told("fr", "La demande doit ensuite être validée."), "step");
    assert_eq!(told("fr", "Le mot de passe doit être composé de huit caractères."), "info");
    assert_eq!(told("en", "The old files must be replaced with yours."), "step");
    assert_eq!(told("en", "The folder must be empty."), "info");
    assert_eq!(told("it", "Il server deve essere riavviato."), "step");
    assert_eq!(told("pt", "A configuração deve ser corrigida como se segue:"), "step");
    assert_eq!(told("es", "Los parámetros deben ser sustituidos por los suyos."), "step");
    assert_eq!(told("fr", "Si les fichiers doivent être remplacés, rien ne change."), "info");
}

#[test]
fn an_unknown_word_before_the_words_for_a_thing_commands_at_the_beginning() {
    assert_eq!(told("en", "Frobnicate the queue."), "step");
    assert_eq!(told("en", "Then frobnicate the queue."), "step");
    assert_eq!(told("en", "Stop the worker and frobnicate its queue."), "step");
    assert_eq!(told("en", "Frobnicate it."), "step");
    assert_eq!(told("en", "Workers frobnicate the queue."), "info");
    assert_eq!(told("en", "Workers and frobs the night before."), "info");
    assert_eq!(told("en", "Despite the delay, nothing is lost."), "info");
    assert_eq!(told("en", "Frob: the queue of a worker."), "info");
    assert_eq!(told("it", "Elimina: frobnichi la cartella."), "info");
    assert_eq!(told("es", "Frobnique la cola."), "step");
    assert_eq!(told("es", "Durante la noche nada cambia."), "info");
    assert_eq!(told("en", "Frobnicates the queue."), "info");
    assert_eq!(told("nl", "Frobniceert de wachtrij."), "info");
    assert_eq!(told("nl", "Frobniceer de wachtrij."), "step");
    assert_eq!(told("nl", "Gedurende de nacht verandert niets."), "info");
}

#[test]
fn what_remains_to_be_done_is_a_step() {
    assert_eq!(told("fr", "Ensuite, il reste à modifier le fichier."), "step");
    assert_eq!(told("fr", "Vous n'aurez plus qu'à vous connecter :"), "step");
    assert_eq!(told("pt", "Agora só falta instalar os pacotes."), "step");
    assert_eq!(told("pt", "Será preciso especificar os serviços."), "step");
}

#[test]
fn a_modal_verb_reaches_over_small_words() {
    assert_eq!(told("fr", "Vous devez d'abord dimensionner le volume."), "step");
    assert_eq!(told("pt", "Deve defini-lo para cada região."), "step");
    assert_eq!(told("en", "You can then add other disks."), "info");
    assert_eq!(told("en", "You can drag and drop the files."), "info");
    assert_eq!(told("en", "Log in, then add other disks."), "step");
}

#[test]
fn what_must_be_said_of_a_noun_tells_the_reader_nothing() {
    assert_eq!(told("es", "Los registros muestran los archivos que debe corregir."), "info");
    assert_eq!(told("es", "Estos son los valores que debe introducir:"), "step");
    assert_eq!(told("en", "This is the server that needs to be entered somewhere."), "info");
    assert_eq!(told("pl", "Pojawi się okno, w którym należy wybrać dysk."), "step");
    assert_eq!(told("cs", "Zde jsou soubory, které je třeba smazat."), "info");
    assert_eq!(told("fr", "Vous y penserez le jour où vous devrez restaurer vos données."), "info");
}

#[test]
fn what_can_be_chosen_next_is_a_step() {
    assert_eq!(told("en", "You can then choose the size of the probe."), "step");
    assert_eq!(told("fr", "Vous pourrez ensuite choisir la taille de la sonde."), "step");
    assert_eq!(told("es", "A continuación podrá elegir el tamaño de la sonda."), "step");
    assert_eq!(told("pt", "Pode de seguida escolher o tamanho da sonda."), "step");
    assert_eq!(told("en", "You can choose the size of the probe."), "info");
}

#[test]
fn what_may_happen_is_offered_to_nobody() {
    let before_code =
        |code, text| brief(&reading_before(code, text, Role::Instructions, Place::Section, Some(Follower::Code)));
    assert_eq!(before_code("fr", "Il est possible que la sonde soit éteinte :"), "info");
    assert_eq!(before_code("es", "Es posible que la sonda esté apagada:"), "info");
    assert_eq!(before_code("es", "No es posible leer la sonda con este valor:"), "info");
    assert_eq!(before_code("es", "Es posible leer la sonda con este valor:"), "step");
}

#[test]
fn words_that_look_like_verbs_are_none() {
    assert_eq!(told("en", "Every theme and add-on belongs there."), "info");
    assert_eq!(told("pt", "Os módulos 1 clique da Ondalis são quatro."), "info");
    assert_eq!(told("pt", "De seguida, clique na página."), "step: click «página»");
}

#[test]
fn what_is_offered_for_more_information_is_no_step() {
    let text = "Per ulteriori informazioni, puoi verificare la nostra documentazione.";
    assert_eq!(told("it", text), "info");
}

#[test]
fn what_has_to_be_done_to_something_is_a_step_with_many_participles() {
    assert_eq!(told("pl", "Kopia musi zostać zaimportowana."), "step");
    assert_eq!(told("cs", "Disk musí být nejprve naformátován."), "step");
    assert_eq!(told("lt", "Diskas turi būti prijungtas prie serverio."), "step");
    assert_eq!(told("pl", "Usługa musi działać."), "info");
    assert_eq!(told("cs", "Doména musí směřovat na server."), "info");
    assert_eq!(told("lt", "Paslauga turi veikti."), "info");
    assert_eq!(told("pl", "Teraz ukryj folder i napisz wiadomość."), "step");
    assert_eq!(told("cs", "Na serveru vyčistěte disk, data zašifrujte."), "step");
    assert_eq!(told("lt", "Serveryje užšifruokite diską."), "step");
}

#[test]
fn what_is_said_in_a_clause_of_time_leaves_the_main_clause_free() {
    assert_eq!(told("cs", "Jakmile bude disk připojen, budete moci jeho stav ověřit novým testem."), "step");
    assert_eq!(told("pl", "Stan dysku możesz sprawdzić w dowolnej chwili."), "step");
    assert_eq!(told("lt", "Po to galėsite patikrinti disko būseną."), "step");
}

#[test]
fn a_noun_of_doing_behind_a_word_of_need_is_a_step() {
    assert_eq!(told("pl", "W tym celu konieczna jest aktualizacja sterownika."), "step");
    assert_eq!(told("pl", "W dalszym ciągu używaj starego dysku."), "step");
    assert_eq!(told("pl", "Aktualizacja sterownika jest krótka."), "info");
}

#[test]
fn what_is_denied_behind_the_verb_is_not_to_be_done() {
    assert_eq!(told("de", "Löschen Sie diesen Ordner nicht."), "info");
    assert_eq!(told("de", "Dafür muss kein Zertifikat installiert werden."), "info");
    assert_eq!(told("de", "Wenn der Ordner nicht leer ist, löschen Sie ihn."), "step");
    assert_eq!(told("nl", "Verwijder deze map niet."), "info");
}

#[test]
fn a_modal_verb_at_the_end_of_a_clause_colours_nothing() {
    assert_eq!(told("de", "Hier steht, welche Werte Sie ändern müssen, um die Dateien zu verschieben."), "info");
    assert_eq!(told("de", "Sie müssen die Werte ändern."), "step");
}

#[test]
fn an_infinitive_at_the_end_governs_the_labels_before_it() {
    let expected = "step: other Snapshot, navigate Disks";
    let text = "Sie können die Option `Snapshot`{.action} im Tab `Disks`{.action} Ihres Projekts aktivieren.";
    assert_eq!(told("de", text), expected);
    assert_eq!(told("de", "Dateien prüfen und kopieren:"), "step");
    assert_eq!(told("de", "Archive, die niemand mehr verwenden"), "info");
}

#[test]
fn a_colon_goes_on_with_what_is_clicked() {
    let text = "Klicken Sie auf den Dienst, den Sie testen möchten: `Mail`{.action} oder `Web`{.action}.";
    assert_eq!(told("de", text), "step: click «den Dienst», click Mail, click Web");
}

#[test]
fn a_condition_ends_without_a_comma_where_a_command_stands() {
    assert_eq!(told("pl", "Jeśli nie masz jeszcze konta kliknij `Nowe`{.action}."), "step: click Nowe");
    assert_eq!(told("pt", "Se ainda não tem uma conta clique em `Novo`{.action}."), "step: click Novo");
    assert_eq!(told("en", "If the list is full click `Empty`{.action}."), "step: click Empty");
    assert_eq!(told("en", "If the list is full when you click `Empty`{.action}, nothing changes."), "info");
    assert_eq!(told("nl", "Als de map te groot wordt dan moet u de oude bestanden verwijderen."), "step");
}

#[test]
fn means_end_a_purpose() {
    let text = "Het is mogelijk om de lijst te verbergen door te klikken op `Sluiten`{.action}.";
    assert_eq!(told("nl", text), "step: click Sluiten");
}

#[test]
fn a_word_that_joins_and_asks_only_asks_behind_a_verb() {
    assert_eq!(told("nl", "U moet één of meer partities maken."), "step");
    assert_eq!(told("nl", "Controleer of de server draait."), "step");
}

#[test]
fn what_must_not_be_done_is_no_action() {
    assert_eq!(told("en", "Click `Stop`{.action}, but never click `Wipe`{.action}."), "step: click Stop");
    assert_eq!(told("en", "Do not click `Stop`{.action}, click `Go`{.action} instead."), "step: click Go");
    assert_eq!(told("en", "Tick `Night`{.action}, then do not click `Stop`{.action}."), "step: select Night");
    assert_eq!(told("en", "Either click `Night`{.action} or `Day`{.action}."), "step: click Night, click Day");
}

#[test]
fn a_place_and_what_is_in_it_may_stand_behind_the_same_small_word() {
    let expected = "step: navigate Schijven, click Wissen";
    assert_eq!(told("nl", "Klik op het tabblad `Schijven`{.action} op `Wissen`{.action}."), expected);
    let expected = "step: navigate Schijven, select Kopie";
    assert_eq!(told("nl", "Vink op het tabblad `Schijven`{.action} het vak `Kopie`{.action} uit."), expected);
    let text = "Klik op het tabblad `Schijven`{.action} en op `Wissen`{.action}.";
    assert_eq!(told("nl", text), "step: click Schijven, click Wissen");
}

#[test]
fn words_of_place_are_known_in_every_case() {
    assert_eq!(told("pl", "W zakładce „Kopie” możesz sprawdzić, kiedy to było."), "step: navigate Kopie");
    assert_eq!(told("cs", "Ve složce „Kopie“ klikněte na „Smazat“."), "step: navigate Kopie, click Smazat");
    assert_eq!(told("pl", "Teraz należy odnaleźć ten plik."), "step");
}

#[test]
fn what_is_listed_behind_a_colon_is_no_place() {
    let text = "Klikněte na jedno z následujících tlačítek: `Zítra`{.action} nebo `Dnes`{.action}.";
    assert_eq!(told("cs", text), "step: click Zítra, click Dnes");
}

#[test]
fn a_way_in_parentheses_goes_on_to_its_last_label() {
    let text = "Přejděte do nastavení serveru (záložka `Disky`{.action}, sloupec `Stav`{.action}).";
    assert_eq!(told("cs", text), "step: navigate Disky, navigate Stav");
}

#[test]
fn what_was_ticked_by_the_way_is_selected() {
    let expected = "step: select Zgoda, click Dalej";
    assert_eq!(told("pl", "Po zaznaczeniu kratki `Zgoda`{.action} kliknij `Dalej`{.action}."), expected);
    assert_eq!(told("de", "Setzen Sie im Fenster ein Häkchen bei `Nachts`{.action}."), "step: select Nachts");
}

#[test]
fn polish_nouns_of_doing_are_no_participles() {
    assert_eq!(told("pl", "Konieczne jest skonfigurowanie zapory."), "step");
    assert_eq!(told("pl", "Kopia zapasowa musi być aktywowana."), "step");
    assert_eq!(told("pl", "Tworzenie kopii jest w toku."), "outcome");
}

#[test]
fn what_something_is_next_to_is_not_operated_but_ticked() {
    let text = "Click the dots next to `Disk`{.action}, then click `Wipe`{.action}.";
    assert_eq!(told("en", text), "step: click «the dots», click Wipe");
    assert_eq!(told("en", "Tick the box next to `Nightly`{.action}."), "step: select Nightly");
    assert_eq!(told("de", "Klicken Sie neben „Disk“ auf `Löschen`{.action}."), "step: click Löschen");
    assert_eq!(told("de", "Klicken Sie neben dem Disk auf `Löschen`{.action}."), "step: click Löschen");
    assert_eq!(told("nl", "Klik naast `Schijf`{.action} op `Wissen`{.action}."), "step: click Wissen");
    assert_eq!(told("nl", "Vink het vakje naast `Nacht`{.action} aan."), "step: select Nacht");
    assert_eq!(told("pl", "Kliknij `Usuń`{.action} obok przycisku `Kopia`{.action}."), "step: click Usuń");
}

#[test]
fn what_is_checked_is_no_condition() {
    let condition = |code, text| instruction(code, text).condition;
    assert_eq!(condition("de", "Um zu überprüfen, ob die Kopie fertig ist, klicken Sie auf `Liste`{.action}."), None);
    assert_eq!(condition("fr", "Pour vérifier si la copie est prête, cliquez sur `Liste`{.action}."), None);
    let open = condition("de", "Falls die Kopie fertig ist, klicken Sie auf `Liste`{.action}.");
    assert_eq!(open.as_deref(), Some("Falls die Kopie fertig ist"));
}

#[test]
fn a_condition_holds_for_all_that_a_step_tells_or_for_nothing() {
    let condition = |code, text| instruction(code, text).condition;
    let linux = "If your server runs Linux";
    assert_eq!(
        condition("en", "If your server runs Linux, click `L`{.action}. Then click `M`{.action}.").unwrap(),
        linux
    );
    assert_eq!(condition("en", "If your server runs Linux, click `L`{.action}. A window will appear.").unwrap(), linux);
    let described = "If your server runs Linux, click `L`{.action}. Otherwise, the server does not start.";
    assert_eq!(condition("en", described).unwrap(), linux);
    for (code, text) in [
        ("en", "If your server runs Linux, click `L`{.action}. If it runs Windows, click `W`{.action}."),
        ("en", "If your server runs Linux, click `L`{.action}; if it runs Windows, click `W`{.action}."),
        ("en", "If your server runs Linux, click `L`{.action}. Otherwise, click `W`{.action}."),
        ("fr", "Si votre serveur est sous Linux, cliquez sur `L`{.action}, sinon cliquez sur `W`{.action}."),
        ("de", "Falls Ihr Server Linux hat, klicken Sie auf `L`{.action}. Andernfalls klicken Sie auf `W`{.action}."),
        ("es", "Si su servidor tiene Linux, haga clic en `L`{.action}. De lo contrario, haga clic en `W`{.action}."),
        ("en", "Click `A`{.action}. If you are asked, click `B`{.action}."),
    ] {
        assert_eq!(condition(code, text), None, "{text}");
    }
}

#[test]
fn an_infinitive_behind_a_place_in_code_or_bold_commands() {
    let expected = "step: navigate Disques";
    assert_eq!(told("fr", "Dans le tableau `Disques` sélectionner le disque dont la copie est vieille."), expected);
    assert_eq!(told("fr", "Dans la fenêtre **Disques** sélectionner le plus grand."), expected);
    assert_eq!(told("fr", "Une fois prêt, se rendre sur l'onglet `Disques`."), expected);
}

#[test]
fn what_can_be_chosen_in_a_place_is_a_step_there() {
    assert_eq!(told("en", "In this window, you can choose how large it is."), "step");
    assert_eq!(told("fr", "Dans cette rubrique, vous pouvez indiquer un réseau."), "step");
    assert_eq!(told("it", "In base alla taglia, puoi scegliere un altro disco."), "info");
    assert_eq!(told("it", "Da questo momento è possibile scegliere altri dischi."), "outcome");
    assert_eq!(told("en", "You can choose how large it is."), "info");
}

#[test]
fn an_italian_noun_behind_its_article_commands_nothing() {
    assert_eq!(told("it", "La modifica del disco avviene di notte."), "info");
    assert_eq!(told("it", "Modifica il disco."), "step");
}

#[test]
fn a_command_stands_behind_a_window_that_opens() {
    let expected = "step: select Disco";
    assert_eq!(told("it", "Nella finestra che appare seleziona `Disco`{.action}."), expected);
    let text = "Lea con calma el texto que se muestra y haga clic en `Disco`{.action}.";
    assert_eq!(told("es", text), "step: click Disco");
}

#[test]
fn a_command_needs_no_comma_behind_what_may_be_left_out() {
    assert_eq!(told("it", "Se necessario modifica il nome."), "step");
}

#[test]
fn words_put_into_a_purpose_do_not_end_it() {
    let text = "Voici les ports que vous devez ouvrir pour, par exemple, accéder au disque.";
    assert_eq!(told("fr", text), "info");
    let expected = "step: click Disques";
    assert_eq!(told("fr", "Pour, par exemple, accéder au disque, cliquez sur `Disques`{.action}."), expected);
}

#[test]
fn what_time_is_given_for_has_to_be_done() {
    assert_eq!(told("en", "You have 3 days to click `Confirm`{.action}."), "step: click Confirm");
    assert_eq!(told("en", "You have 3 disks to choose from."), "info");
    assert_eq!(told("es", "Dispone de 3 días para confirmar la copia."), "step");
}

#[test]
fn what_we_do_or_what_needs_time_is_heard_with_its_words() {
    assert_eq!(told("de", "Wir werden nun einen Speicher anlegen."), "info");
    assert_eq!(told("pt", "Vai necessitar de escolher o disco."), "step");
    assert_eq!(told("pt", "Seleciona o disco."), "step");
    assert_eq!(told("fi", "Tähän kirjeeseen täytyy vastata."), "step");
}

#[test]
fn what_is_chosen_in_a_place_that_opens_has_to_be_done() {
    assert_eq!(told("de", "Eine Maske öffnet sich, in der Sie die Sprache auswählen."), "step");
    assert_eq!(told("de", "Eine Maske öffnet sich, in der Sie die Sprache auswählen können."), "outcome");
    assert_eq!(told("de", "Das ist die Maske, in der Sie später den Preis sehen."), "info");
}

#[test]
fn what_is_enough_or_left_to_do_is_a_step() {
    assert_eq!(told("de", "Hier genügt es, wenn Sie die zweite Karte auswählen."), "step");
    assert_eq!(told("de", "Vergessen Sie bitte nicht, die Kopie zu löschen."), "step");
    assert_eq!(told("de", "Denken Sie also bitte daran, die Kopie zu löschen."), "step");
    assert_eq!(told("fi", "Jäljellä on enää levyn asennus."), "step");
    assert_eq!(told("fi", "Sinun täytyy lähettää tiedosto."), "step");
    assert_eq!(told("fi", "Virkistä tämä sivu."), "step");
    assert_eq!(told("nl", "Daarna moet u deze wijziging doorvoeren in uw programma."), "step");
}

#[test]
fn what_has_to_be_avoided_or_is_only_announced_is_no_step() {
    assert_eq!(told("nl", "Zorg ervoor dat u geen lege map gebruikt."), "info");
    assert_eq!(told("nl", "U moet hiervoor drie stappen uitvoeren."), "info");
}

#[test]
fn what_may_be_left_out_is_no_condition() {
    let reading = instruction("en", "If necessary, restart the server.");
    assert!(reading.optional && reading.condition.is_none());
    let reading = instruction("es", "Si el disco es necesario, cópielo.");
    assert_eq!(reading.condition.as_deref(), Some("Si el disco es necesario"));
}

#[test]
fn what_is_recommended_in_a_clause_of_its_own_is_operated_too() {
    assert_eq!(told("pt", "Recomendamos que clique em `Discos`{.action}."), "step: click Discos");
    assert_eq!(told("pt", "Recomendamos que crie uma cópia."), "info");
    assert_eq!(told("pt", "Caso o programa lhe peça o nome, nada muda."), "info");
}

#[test]
fn infinitives_that_are_joined_are_the_subject_of_the_verb_behind_them() {
    assert_eq!(told("es", "Copiar y montar un disco tarda unas dos horas."), "outcome");
    assert_eq!(told("it", "Copiare e montare un disco richiede circa due ore."), "outcome");
    assert_eq!(told("it", "Copiare il disco e montarlo."), "step");
}

#[test]
fn what_can_be_chosen_where_something_opens_is_a_step_when_it_is_announced() {
    assert_eq!(told("en", "A panel opens where you can choose the colour:"), "step");
    assert_eq!(told("en", "A panel opens where you can choose the colour."), "outcome");
    assert_eq!(told("it", "Si apre un pannello da cui puoi scegliere il colore:"), "step");
    assert_eq!(told("pt", "Abre-se um painel onde pode escolher a cor:"), "step");
    assert_eq!(told("nl", "Er opent zich een paneel waar u de kleur kunt kiezen:"), "step");
}

#[test]
fn what_something_is_needed_for_has_not_to_be_done() {
    assert_eq!(told("pt", "Este disco é necessário para montar a cópia."), "info");
    assert_eq!(told("pt", "É necessário montar o disco."), "step");
    assert_eq!(told("it", "Il disco è indispensabile per creare la copia."), "info");
}

#[test]
fn a_chapter_with_more_about_something_is_no_step() {
    assert_eq!(told("en", "For more information, go to the section “Disks” of this guide."), "info");
    assert_eq!(told("pt", "Para mais informações, aceda à secção “Discos” deste manual."), "info");
    assert_eq!(told("pt", "Para mais informações, clique em “Discos”."), "step: click Discos");
}
