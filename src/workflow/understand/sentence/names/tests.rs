//! Which quoted, bold or linked words are operated.

use super::super::super::tests::told;

#[test]
fn names_of_elements_behind_commas_go_on_with_the_way() {
    let text = "Rendez-vous dans votre espace, rubrique **Sites** exemple.org, onglet **Fichiers**.";
    assert_eq!(told("fr", text), "step: navigate Sites, navigate Fichiers");
}

#[test]
fn a_quoted_name_behind_the_word_for_an_element_needs_no_capital() {
    assert_eq!(told("lt", "Pasirinkite diską ir skirtuką „kopijos“."), "step: select kopijos");
    let text = "Wybierz opcję \"Pomiń ten krok i nigdy nie twórz kopii tego dysku\".";
    assert_eq!(told("pl", text), "step: select Pomiń ten krok i nigdy nie twórz kopii tego dysku");
}

#[test]
fn what_is_clicked_in_code_needs_no_capital() {
    assert_eq!(
        told("fr", "Appuyez sur la touche programmable `pause`, puis sur `fin`."),
        "step: click pause, click fin"
    );
    assert_eq!(told("en", "Enter `pause` in the console."), "step");
}

#[test]
fn a_tab_named_in_code_behind_a_word_of_place_is_gone_to() {
    let text = "You can get this list from any computer you like, via the `Disks` tab.";
    assert_eq!(told("en", text), "step: navigate Disks");
    assert_eq!(told("en", "You can find more details in the **Disks** section."), "info");
}

#[test]
fn quoted_names_far_behind_their_verb_are_operated() {
    assert_eq!(told("nl", "Klik in de nieuwe werkbalk van het venster, op \"Kopie\"."), "step: click Kopie");
    assert_eq!(told("de", "Klicken Sie in der Leiste ganz oben rechts auf „Kopieren“."), "step: click Kopieren");
    let long = "Alle Kopien nach sieben Tagen ohne weitere Nachfrage vom Speicher entfernen";
    assert_eq!(told("de", &format!("Wählen Sie die Option „{long}“.")), format!("step: select {long}"));
    let long = "Apagar as cópias que têm mais de sete dias no disco";
    assert_eq!(told("pt", &format!("Selecione a caixa no fim: \"{long}\".")), format!("step: select {long}"));
    assert_eq!(told("en", "Click your server, tab \"Disks\"."), "step: click Disks");
    assert_eq!(told("en", "Go to the place that tells of \"Disks\"."), "step");
}

#[test]
fn a_place_or_button_glued_to_a_quoted_name_says_what_it_is() {
    assert_eq!(told("fi", "\"Levyt\"-välilehdellä merkitse levyn koko."), "step: navigate Levyt");
    assert_eq!(told("fi", "\"Levyt\"-välilehdessä voi merkitä levyn koon."), "step: navigate Levyt");
    assert_eq!(told("fi", "\"Uusi\"-painikkeella voi muokata levyjä."), "step: click Uusi");
}

#[test]
fn quoted_buttons_ways_and_purposes_are_told_apart() {
    assert_eq!(told("it", "Sposta i dischi utilizzando i pulsanti \"Aggiungi\"."), "step: click Aggiungi");
    let text = "Clicca su \"Esegui\" per recuperare il \"Codice\" del disco.";
    assert_eq!(told("it", text), "step: click Esegui");
    let text = "En la columna izquierda, sección «Discos», haga clic en «Crear».";
    assert_eq!(told("es", text), "step: navigate Discos, click Crear");
    assert_eq!(told("es", "Bastará con hacer clic directamente en el botón «Crear»."), "step: click Crear");
    assert_eq!(told("en", "Expand the `Disks`{.action} list."), "step: navigate Disks");
}

#[test]
fn what_is_named_only_to_be_left_alone_is_not_operated() {
    assert_eq!(told("en", "Choose \"Keep it\" and not \"Wipe it\"."), "step: select Keep it");
    assert_eq!(told("pl", "Wybierz „Zachowaj”, a nie opcję „Wyczyść”."), "step: select Zachowaj");
    assert_eq!(told("cs", "Zvolte `Ponechat`{.action}, nikoli `Vymazat`{.action}."), "step: select Ponechat");
}

#[test]
fn quoted_words_directly_behind_a_click_are_a_label_even_in_small_letters() {
    assert_eq!(told("en", "Then click on \"start over\"."), "step: click start over");
    assert_eq!(told("it", "Conferma cliccando su \"ricomincia\"."), "step: click ricomincia");
}

#[test]
fn a_connector_goes_on_with_the_way_to_quoted_names() {
    let expected = "step: navigate Cooling, navigate Fans";
    assert_eq!(told("en", "Go to your rack, then \"Cooling\" > \"Fans\"."), expected);
    assert_eq!(told("cs", "Přejděte do skříně a poté do \"Cooling\" > \"Fans\"."), expected);
}

#[test]
fn the_word_for_what_a_name_is_may_stand_behind_it() {
    assert_eq!(
        told("en", "Go to the **Volumes** section and open the \"Copies\" tab."),
        "step: navigate Volumes, navigate Copies"
    );
    assert_eq!(told("en", "Type its name into the **Disk name** field."), "step: enter Disk name");
    assert_eq!(told("en", "Fill in the \"Name\" and \"Size\" fields."), "step: enter Name, enter Size");
}

#[test]
fn a_number_and_a_hyphen_make_a_part_of_a_name() {
    assert_eq!(told("nl", "Ondalis biedt vier 1-klik-modules."), "info");
    assert_eq!(told("nl", "Open de pagina van de 1-klik-modules."), "step");
}

#[test]
fn a_page_is_gone_to_and_a_field_is_filled_in() {
    assert_eq!(told("en", "In the `Copies`{.action} window, enter a name."), "step: navigate Copies");
    assert_eq!(told("en", "In the `Name`{.action} field, enter a name."), "step: enter Name");
    assert_eq!(told("pt", "No separador `Cópias`{.action}, introduza um nome."), "step: navigate Cópias");
    assert_eq!(told("lt", "Laukelyje `Vardas`{.action} įveskite vardą."), "step: enter Vardas");
}

#[test]
fn a_link_in_quotation_marks_is_followed_and_no_label() {
    let text = "Allez sur la page « [Vos disques](https://example.org) », puis cliquez sur `Copier`{.action}.";
    assert_eq!(told("fr", text), "step: click Copier");
}

#[test]
fn what_is_chosen_or_clicked_in_bold_needs_no_capital() {
    let expected = "step: select mirror, click start copy";
    assert_eq!(told("en", "Choose **mirror** and click on **start copy**."), expected);
    assert_eq!(told("fr", "Choisissez le **disque concerné**."), "step");
}

#[test]
fn a_button_is_clicked_wherever_the_word_for_it_stands() {
    assert_eq!(told("en", "Use the \"Copy\" button to get a second disk."), "step: click Copy");
    assert_eq!(told("en", "Use the \"Copy\" tool to get a second disk."), "step");
}

#[test]
fn what_ends_a_phrase_of_place_is_still_the_name_of_an_element() {
    assert_eq!(told("cs", "Na kartě „Disky“ klikněte na „Kopie“."), "step: navigate Disky, click Kopie");
    assert_eq!(told("pl", "Na stronie „Dyski” kliknij „Kopia”."), "step: navigate Dyski, click Kopia");
    assert_eq!(told("fr", "Sur la page **Disques**, cliquez sur **Copie**."), "step: navigate Disques, click Copie");
}

#[test]
fn a_quoted_name_directly_behind_the_click_needs_no_capital() {
    assert_eq!(told("lt", "Spauskite „kopijuoti“."), "step: click kopijuoti");
    assert_eq!(told("en", "Then press \"copy\"."), "step: click copy");
    assert_eq!(told("en", "Choose \"copy\" or not."), "step");
}

#[test]
fn a_name_in_a_place_is_operated_when_the_verb_stands_directly_behind() {
    assert_eq!(told("es", "En «Discos», haga clic en «Copiar»."), "step: navigate Discos, click Copiar");
    assert_eq!(told("de", "Unter \"Name\" geben Sie den des Servers ein."), "step: enter Name");
    assert_eq!(told("it", "In **Nome**, inserisci quello del server."), "step: enter Nome");
    assert_eq!(told("fr", "En **Wifi**, coupez le câble."), "step");
    assert_eq!(told("es", "En «Discos» hay que mirar y hacer clic en «Copiar»."), "step: click Copiar");
}

#[test]
fn what_is_opened_may_have_its_article() {
    let text = "Abra o `Painel do servidor` e clique em `Copiar`{.action}.";
    assert_eq!(told("pt", text), "step: navigate Painel do servidor, click Copiar");
    assert_eq!(told("fr", "Dans l'outil, vous pouvez retrouver les *Sondes* du jour."), "info");
}
