//! What happens then, and what only seems to.

use crate::workflow::understand::tests::told;

#[test]
fn what_does_not_happen_is_no_outcome() {
    assert_eq!(told("pl", "Hasło zostanie wysłane."), "outcome");
    assert_eq!(told("pl", "Hasło nie zostanie wysłane."), "info");
    assert_eq!(told("es", "La contraseña no se mostrará."), "info");
    assert_eq!(told("fr", "Le mot de passe ne sera affiché qu'à la fin."), "info");
    assert_eq!(told("it", "Il disco non verrà montato."), "info");
}

#[test]
fn what_happens_by_itself_is_an_outcome() {
    assert_eq!(told("en", "The second mode will be configured by default."), "outcome");
    assert_eq!(told("fr", "Le second mode sera configuré par défaut."), "outcome");
    assert_eq!(told("es", "El programa debería funcionar correctamente:"), "outcome");
    assert_eq!(told("it", "Il programma dovrebbe funzionare correttamente:"), "outcome");
    assert_eq!(told("pt", "O programa deverá estar a funcionar corretamente:"), "outcome");
    assert_eq!(told("fr", "Vous aurez également besoin de vos identifiants."), "info");
    assert_eq!(told("fr", "La copie a bien été supprimée."), "outcome");
    assert_eq!(told("pt", "A cópia do disco está agora terminada."), "outcome");
    assert_eq!(told("fi", "Olet nyt kirjautunut palvelimelle."), "outcome");
    assert_eq!(told("en", "The window will contain a table of the copies."), "outcome");
    assert_eq!(told("en", "Once the copy is ready, its state will then change to “Done”."), "outcome");
    assert_eq!(told("fr", "La ligne de commande affiche les éléments suivants :"), "outcome");
    assert_eq!(told("es", "El programa mostrará lo siguiente:"), "outcome");
    assert_eq!(told("it", "Viene creata una copia del disco."), "outcome");
    assert_eq!(told("pt", "A cópia já não aparece na lista."), "outcome");
}

#[test]
fn what_stands_behind_a_purpose_can_be_an_outcome() {
    assert_eq!(told("fr", "Le redémarrage pour appliquer le réglage va prendre une minute."), "outcome");
    assert_eq!(told("en", "The restart to apply the setting will take a minute."), "outcome");
    assert_eq!(told("fr", "Pour voir ce que la commande affichera, attendez."), "step");
}

#[test]
fn what_stands_in_parentheses_is_no_outcome() {
    assert_eq!(told("de", "Der Name des Kontos (er wird Ihnen später angezeigt)"), "info");
}

#[test]
fn what_can_happen_is_no_outcome_but_for_the_time_it_takes() {
    assert_eq!(told("de", "Hier können zwei Zustände angezeigt werden."), "info");
    assert_eq!(told("de", "Danach werden zwei Zustände angezeigt."), "outcome");
    assert_eq!(told("de", "Es kann mehrere Minuten dauern, bis die Liste bereit ist."), "outcome");
    assert_eq!(told("nl", "Deze melding kan verschijnen in een venster."), "info");
}

#[test]
fn what_is_the_case_now_is_an_outcome() {
    assert_eq!(told("pl", "Kopie są teraz widoczne na dysku."), "outcome");
    assert_eq!(told("lt", "Kopija sėkmingai sukurta."), "outcome");
    assert_eq!(told("lt", "Po valandos kopija bus perkelta."), "outcome");
    assert_eq!(told("lt", "Kairėje matysite savo diskus."), "outcome");
    assert_eq!(told("lt", "Šiame sąraše taip pat: lentelėje matysite diskus."), "info");
    assert_eq!(told("cs", "Měla by se zobrazit zpráva o kopii."), "outcome");
    assert_eq!(told("cs", "Nyní jste přihlášeni k diskům."), "outcome");
    assert_eq!(told("pl", "Dysk będzie gotowy po godzinie."), "outcome");
}

#[test]
fn what_shall_be_done_with_a_thing_is_no_outcome() {
    assert_eq!(told("de", "Eine Regel für Dateien, die gespeichert werden sollen."), "info");
    assert_eq!(told("de", "Wenn Sie mehr wissen möchten, lesen Sie die Anleitung zu Regeln."), "info");
}

#[test]
fn what_should_be_seen_or_will_stop_is_an_outcome() {
    assert_eq!(told("en", "The server should return a list of disks."), "outcome");
    assert_eq!(told("fr", "Les tâches se lanceront sur le serveur."), "outcome");
    assert_eq!(told("es", "El disco dejará de aparecer."), "outcome");
    assert_eq!(told("it", "Adesso i dischi ora sono in ordine."), "outcome");
}

#[test]
fn what_is_stated_behind_a_click_happens_then() {
    assert_eq!(told("nl", "Wanneer u op `Maken`{.action} klikt, wordt een taak gemaakt."), "outcome");
    assert_eq!(told("en", "As soon as you click `Freeze`{.action}, the disk is read-only."), "outcome");
    assert_eq!(told("en", "When the disk is full, the server is slow."), "info");
}

#[test]
fn what_a_program_starts_by_itself_is_an_outcome() {
    assert_eq!(told("de", "Daraufhin startet der Assistent."), "outcome");
    assert_eq!(told("de", "Ihr Speicher steht nun bereit."), "outcome");
    assert_eq!(told("fi", "Kehyksen pitäisi näkyä."), "outcome");
    assert_eq!(told("pt", "Vai receber uma mensagem."), "outcome");
    assert_eq!(told("nl", "De eerste stap is om een schijf toe te voegen:"), "step");
}

#[test]
fn what_is_said_of_a_thing_goes_on_behind_and() {
    assert_eq!(told("en", "The server will automatically receive the copy and deploy it."), "info");
    assert_eq!(told("en", "Login details are sent to you by e-mail."), "outcome");
    assert_eq!(told("en", "To do this, we will use the following command:"), "step");
}

#[test]
fn what_happens_now_is_an_outcome_and_what_is_needed_is_none() {
    assert_eq!(told("de", "Die Mitglieder können jetzt den Datenträger lesen."), "outcome");
    assert_eq!(told("de", "Das ist der Name, der in der Liste angezeigt wird."), "info");
    assert_eq!(told("nl", "Daarna zal de kopie worden aangemaakt."), "outcome");
    assert_eq!(told("fi", "Tämä kopio vaatii kaksi levyä."), "info");
    assert_eq!(told("fi", "Palvelin luo kopion joka yö."), "info");
}

#[test]
fn what_happens_at_last_makes_no_outcome_of_an_explanation() {
    let text = "The mask suits our block. Yours may differ. When you buy a block, you will receive an email.";
    assert_eq!(told("en", text), "info");
    assert_eq!(told("en", "The mask suits our block. When you buy one, you will receive an email."), "outcome");
}

#[test]
fn what_does_something_to_itself_happens_then() {
    for (code, text) in [
        ("es", "El servidor se reinicia."),
        ("it", "Il server si riavvia."),
        ("pt", "O servidor reinicia-se."),
        ("pl", "Serwer uruchomi się ponownie."),
        ("cs", "Server se poté restartuje."),
    ] {
        assert_eq!(told(code, text), "outcome", "{text}");
    }
    assert_eq!(told("en", "It is recommended that you delete the dump afterwards."), "step");
    assert_eq!(told("en", "It is recommended that you do not delete the dump."), "info");
}
