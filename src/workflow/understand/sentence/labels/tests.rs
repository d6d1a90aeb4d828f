//! Which labels are operated, and where the words for a thing end.

use super::super::super::tests::{instruction, told};

#[test]
fn labels_in_a_purpose_are_only_told_of() {
    let expected = "step: click Nový";
    assert_eq!(told("cs", "Pro přidání `Disků`{.action} klikněte na `Nový`{.action}."), expected);
    assert_eq!(told("pl", "W celu dodania `Dysku`{.action} kliknij `Nový`{.action}."), expected);
}

#[test]
fn a_verb_in_parentheses_governs_nothing_behind_them() {
    let text =
        "On a server with copies (you can check if there are any), you have the list `Copies`{.action}. Click it.";
    assert_eq!(told("en", text), "step: click «it»");
}

#[test]
fn a_button_named_first_is_clicked_and_a_place_gone_to() {
    let text = "Další disk můžete prostřednictvím tlačítka `Objednat`{.action} nebo `Přidat`{.action} objednat.";
    assert_eq!(told("cs", text), "step: click Objednat, click Přidat");
    let text = "Prostřednictvím záložky `Disky`{.action} nahoře, kliknutím na `Kopie`{.action}.";
    assert_eq!(told("cs", text), "step: navigate Disky, click Kopie");
}

#[test]
fn words_for_a_thing_end_before_what_joins_it_to_the_next() {
    let expected = "step: click «strzałkę dysku», click Kopia";
    assert_eq!(told("pl", "Kliknij strzałkę dysku, a następnie `Kopia`{.action}."), expected);
    assert_eq!(
        told("de", "Klicken Sie auf den Pfeil und dann auf `Kopie`{.action}."),
        "step: click «den Pfeil», click Kopie"
    );
}

#[test]
fn where_the_reader_is_is_gone_to_and_how_it_looks_is_not() {
    let expected = "step: navigate Disks";
    assert_eq!(told("de", "Achten Sie darauf, dass Sie sich in dem Tab `Disks`{.action} befinden."), expected);
    let text =
        "Prüfen Sie, dass in dem Feld `Disks`{.action} kein Haken gesetzt ist, dann klicken Sie auf `Ja`{.action}.";
    assert_eq!(told("de", text), "step: select Disks, click Ja");
    let text = "Controleer uw schijf in uw account, op het tabblad `Disks`{.action}.";
    assert_eq!(told("nl", text), expected);
    assert_eq!(told("nl", "Klik op het tabblad `Disks`{.action}."), "step: click Disks");
}

#[test]
fn what_the_reader_makes_sure_is_chosen_is_chosen() {
    let expected = "step: select Mirror, click Start";
    assert_eq!(told("en", "Make sure that `Mirror`{.action} is ticked, then click `Start`{.action}."), expected);
    let text = "Upewnij się, że opcja `Mirror`{.action} nie jest zaznaczona, i kliknij `Start`{.action}.";
    assert_eq!(told("pl", text), expected);
    let text = "Upewnij się, że wybrałeś dysk `Mirror`{.action}, po czym kliknij `Start`{.action}.";
    assert_eq!(told("pl", text), expected);
    let text = "Assicurati che la voce `Mirror`{.action} non sia spuntata e clicca su `Start`{.action}.";
    assert_eq!(told("it", text), expected);
    let text = "Ponechte zaškrtnuté políčko `Mirror`{.action} a klikněte na `Start`{.action}.";
    assert_eq!(told("cs", text), expected);
    let text = "Vérifiez que `Mirror`{.action} soit bien coché et cliquez sur `Start`{.action}.";
    assert_eq!(told("fr", text), expected);
    assert_eq!(told("en", "Make sure that `Mirror`{.action} is shown."), "step");
    let text = "Create a `Mirror`{.action} in the selected zone.";
    assert_eq!(told("en", text), "step: other Mirror");
}

#[test]
fn what_was_chosen_before_the_verb_is_chosen_and_not_gone_to() {
    let text = "Dopo aver spuntato la casella `Mirror`{.action}, clicca su `Start`{.action}.";
    assert_eq!(told("it", text), "step: select Mirror, click Start");
}

#[test]
fn a_label_clicked_in_is_no_place_unless_something_in_it_is_clicked() {
    assert_eq!(told("pl", "Kliknij w `Dyski`{.action}, a potem w `Kopia`{.action}."), "step: click Dyski, click Kopia");
    assert_eq!(told("pl", "Kliknij w `Dyski`{.action} opcję `Kopia`{.action}."), "step: navigate Dyski, click Kopia");
}

#[test]
fn an_element_named_in_parentheses_is_where_something_can_be_done() {
    let text = "Disk můžete zkontrolovat ve správě úložiště (záložka `Disky`{.action}).";
    assert_eq!(told("cs", text), "step: navigate Disky");
}

#[test]
fn what_is_clicked_in_a_sentence_of_places() {
    let expected = "step: click Sieć, click Adresy";
    assert_eq!(told("pl", "Kliknij w `Sieć`{.action}, a następnie w `Adresy`{.action} po lewej stronie."), expected);
    assert_eq!(told("nl", "Bevestig de kopie door op `Kopie`{.action} te klikken."), "step: click Kopie");
    let text = "Pereikite į puslapį `Diskai`{.action} ir šalia disko spustelėkite `Kopija`{.action}.";
    assert_eq!(told("lt", text), "step: navigate Diskai, click Kopija");
}

#[test]
fn a_label_in_a_condition_is_told_of() {
    assert_eq!(told("pt", "Se a caixa `Cópia`{.action} estiver assinalada, apague o disco."), "step");
    assert_eq!(told("cs", "Pokud je políčko `Kopie`{.action} prázdné, smažte disk."), "step");
}

#[test]
fn a_box_that_must_be_ticked_is_ticked() {
    let expected = "step: select Chiffrer, click Créer";
    let text = "Assurez-vous que l'option `Chiffrer`{.action} soit cochée et cliquez sur `Créer`{.action}.";
    assert_eq!(told("fr", text), expected);
    let text = "Check that the `Encrypt`{.action} box is not ticked.";
    assert_eq!(told("en", text), "step: select Encrypt");
    let text = "Certifique-se de que a opção `Cifrar`{.action} está selecionada.";
    assert_eq!(told("pt", text), "step: select Cifrar");
    assert_eq!(told("es", "Asegúrese de que la casilla `Cifrar`{.action} no esté marcada."), "step: select Cifrar");
    assert_eq!(told("fr", "Pensez à laisser `Chiffrer`{.action} coché."), "step: select Chiffrer");
    assert_eq!(told("en", "Check that the `Encrypt`{.action} box is there."), "step");
    assert_eq!(told("en", "The `Encrypt`{.action} box is ticked."), "info");
}

#[test]
fn what_is_only_looked_at_is_looked_at_in_its_place() {
    assert_eq!(told("es", "En la pestaña `Sondas`{.action}, consulte la fecha."), "step: navigate Sondas");
    assert_eq!(told("fr", "Dans l'onglet `Sondes`{.action}, consultez la date."), "step: navigate Sondes");
    assert_eq!(told("en", "Note that in the `Probes`{.action} tab the date is missing."), "info");
    let text = "Para más información, en la pestaña `Ayuda`{.action}, consulte la lista.";
    assert_eq!(told("es", text), "info");
}

#[test]
fn a_label_behind_a_word_for_what_comes_next_is_clicked() {
    assert_eq!(told("en", "Then `Probes`{.action}:"), "step: click Probes");
    assert_eq!(told("fr", "Puis sur `Sondes`{.action}"), "step: click Sondes");
    assert_eq!(told("en", "Then the old `Probes`{.action}:"), "info");
}

#[test]
fn a_button_is_clicked_whatever_the_verb_at_the_end() {
    let expected = "step: click Nachkaufen, click Erweitern";
    let text = "Sie können über den Button `Nachkaufen`{.action} oder über `Erweitern`{.action} Disks bestellen.";
    assert_eq!(told("de", text), expected);
    let text = "Indien nodig kunt u een schijf bestellen met behulp van de knop `Kopen`{.action}.";
    assert_eq!(told("nl", text), "step: click Kopen");
}

#[test]
fn the_means_directly_before_a_label_is_how_it_is_done() {
    let text = "Teilen Sie den Disk, indem Sie einen Haken bei `Teilen`{.action} setzen.";
    assert_eq!(told("de", text), "step: select Teilen");
    let text = "Sie können per Klick auf `Kopie`{.action} einen Disk erstellen.";
    assert_eq!(told("de", text), "step: click Kopie");
    assert_eq!(told("nl", "Start de kopie door op `Kopie`{.action} te klikken."), "step: click Kopie");
}

#[test]
fn a_connector_behind_the_verb_joins_nothing_and_one_behind_a_place_leaves_it() {
    let expected = "step: navigate Disks, click Kopie";
    let text = "Klik vervolgens in het tabblad `Disks`{.action} op de knop `Kopie`{.action}.";
    assert_eq!(told("nl", text), expected);
    let text = "Klicken Sie dann im Tab `Disks`{.action} auf den Button `Kopie`{.action}.";
    assert_eq!(told("de", text), expected);
    let text = "Klikkaa `Levyt`{.action} oikeassa valikossa ja sitten `Kopio`{.action}.";
    assert_eq!(told("fi", text), "step: click Levyt, click Kopio");
}

#[test]
fn a_place_with_a_noun_of_its_own_leaves_the_label_to_the_verb() {
    let expected = "step: select Disk, select Kopie";
    assert_eq!(told("de", "Wählen Sie im Filterfeld `Disk`{.action} oder `Kopie`{.action}."), expected);
    assert_eq!(told("de", "Wählen Sie im Filterfeld `Disk`{.action} aus."), "step: select Disk");
    assert_eq!(told("de", "Wählen Sie im Tab `Disk`{.action} die Größe aus."), "step: navigate Disk");
}

#[test]
fn words_for_a_thing_begin_behind_those_for_a_place() {
    let text = "Klicken Sie im Menü auf der linken Seite auf den Disk.";
    assert_eq!(told("de", text), "step: click «den Disk»");
    assert_eq!(told("de", "Klicken Sie dazu einfach auf den Pfeil."), "step: click «den Pfeil»");
}

#[test]
fn a_connector_goes_on_with_the_verb_where_its_small_word_is_one_of_place_too() {
    let text = "Haga clic en `Copia`{.action} y luego en `Sí`{.action} para terminar.";
    assert_eq!(told("es", text), "step: click Copia, click Sí");
    let text = "Haga clic en `Discos`{.action}, luego en `Copia`{.action} y elija su disco.";
    assert_eq!(told("es", text), "step: click Discos, click Copia");
    let text = "Haga clic en `Discos`{.action} y, en `Copia`{.action}, elija `Sí`{.action}.";
    assert_eq!(told("es", text), "step: click Discos, navigate Copia, select Sí");
}

#[test]
fn what_has_to_be_done_with_a_label_is_done_with_it() {
    let expected = "step: select Mirror";
    assert_eq!(told("en", "The `Mirror`{.action} box must be ticked."), expected);
    assert_eq!(told("fr", "La case `Mirror`{.action} doit impérativement être cochée."), expected);
    assert_eq!(told("it", "La casella `Mirror`{.action} deve poi essere spuntata."), expected);
    assert_eq!(told("pl", "Pole `Mirror`{.action} musi zostać zaznaczone."), expected);
    let text = "In the `Disks`{.action} tab, the `Mirror`{.action} option must be enabled.";
    assert_eq!(told("en", text), "step: navigate Disks, other Mirror");
}

#[test]
fn a_place_in_a_condition_is_not_gone_to() {
    let text = "If the disk is not listed in the `Disks`{.action} section, click `Refresh`{.action}.";
    assert_eq!(told("en", text), "step: click Refresh");
    let text = "You can check whether it is listed in the `Disks`{.action} section.";
    assert_eq!(told("en", text), "step: navigate Disks");
}

#[test]
fn what_has_to_be_done_to_a_label_is_done_to_it_unless_it_is_a_place() {
    assert_eq!(told("en", "The `Copy`{.action} option must be enabled."), "step: other Copy");
    assert_eq!(told("de", "Die Option `Kopie`{.action} muss angekreuzt werden."), "step: select Kopie");
    assert_eq!(told("de", "Im Tab `Kopie`{.action} muss der Datenträger ersetzt werden."), "step: navigate Kopie");
    assert_eq!(told("fi", "Välilehdellä `Kopio`{.action} on syötettävä koko."), "step: navigate Kopio");
    assert_eq!(told("fi", "Kenttään `Kopio`{.action} on syötettävä koko."), "step: enter Kopio");
    assert_eq!(told("fi", "Välilehti `Kopio`{.action} on nyt tyhjä."), "outcome");
    assert_eq!(told("cs", "Do pole `Kopie`{.action} je třeba zadat velikost."), "step: enter Kopie");
    assert_eq!(told("nl", "De kopie moet daarna worden verwijderd."), "step");
    assert_eq!(told("nl", "Daarna zal de kopie worden verwijderd."), "outcome");
}

#[test]
fn words_may_stand_between_making_sure_and_what_is_chosen() {
    let text = "Varmista tilauksen yhteydessä, että ruutu `Kopio`{.action} on rastitettuna.";
    assert_eq!(told("fi", text), "step: select Kopio");
    let text = "Stellen Sie sicher, dass Sie beim Anlegen `Kopie`{.action} ausgewählt lassen.";
    assert_eq!(told("de", text), "step: select Kopie");
    assert_eq!(told("nl", "Zorg ervoor dat het vakje `Kopie`{.action} niet is aangevinkt."), "step: select Kopie");
    assert_eq!(told("nl", "Zorg ervoor dat er geen schijven ontbreken."), "step");
}

#[test]
fn the_field_before_its_verb_is_filled_in_whatever_was_clicked_before() {
    let text = "Klikněte na `Nový`{.action} a do pole `Název`{.action} zadejte jméno disku.";
    assert_eq!(told("cs", text), "step: click Nový, enter Název");
}

#[test]
fn a_dash_leads_through_the_menus_too() {
    assert_eq!(told("nl", "Ga naar het tabblad \"Disk\" - \"Kopie\"."), "step: navigate Disk, navigate Kopie");
    assert_eq!(told("nl", "Ga naar \"Disk ...\" - \"Kopie\"."), "step: navigate Disk ..., navigate Kopie");
    assert_eq!(told("en", "Click `Disk`{.action} – `Copy`{.action}."), "step: click Disk, click Copy");
}

#[test]
fn what_is_left_out_is_not_operated() {
    assert_eq!(told("en", "Save the disk without ticking `Copy`{.action}."), "step");
    assert_eq!(
        told("fr", "Au lieu de cliquer sur `Copie`{.action}, cliquez sur `Disque`{.action}."),
        "step: click Disque"
    );
    assert_eq!(told("de", "Speichern Sie, ohne `Kopie`{.action} anzuhaken."), "step");
    assert_eq!(told("en", "Avoid clicking `Copy`{.action}."), "info");
    assert_eq!(told("en", "Under no circumstances click `Copy`{.action}."), "info");
    assert_eq!(told("en", "Don't click `Copy`{.action} until the list appears."), "info");
    assert_eq!(told("en", "Without more ado, click `Copy`{.action}."), "step: click Copy");
}

#[test]
fn what_is_unticked_is_not_ticked() {
    let unticks =
        |code: &str, text: &str| instruction(code, text).actions.iter().map(|one| one.untick).collect::<Vec<_>>();
    assert_eq!(unticks("en", "Untick `Copy`{.action}, then tick `Disk`{.action}."), [true, false]);
    assert_eq!(unticks("en", "Make sure that the box `Copy`{.action} is not ticked."), [true]);
    assert_eq!(unticks("en", "Make sure that the box `Copy`{.action} is ticked."), [false]);
    assert_eq!(unticks("en", "Leave `Copy`{.action} unticked."), [true]);
    assert_eq!(unticks("fr", "Décochez la case `Copie`{.action}."), [true]);
    assert_eq!(unticks("pl", "Upewnij się, że pole `Kopia`{.action} nie jest zaznaczone."), [true]);
    assert_eq!(unticks("es", "Desmarque `Copia`{.action}."), [true]);
    assert_eq!(unticks("de", "Wählen Sie `Alle`{.action} ab und `Meine`{.action} aus."), [true, false]);
    assert_eq!(unticks("nl", "Vink `Kopie`{.action} uit en vink `Schijf`{.action} aan."), [true, false]);
}

#[test]
fn one_of_two_labels_is_operated_where_a_word_for_or_stands_between() {
    let or = |code: &str, text: &str| instruction(code, text).actions.iter().map(|one| one.or).collect::<Vec<_>>();
    for (code, text) in [
        ("en", "Select `Fast`{.action} or `Safe`{.action}, then click `Next`{.action}."),
        ("de", "Wählen Sie `Fast`{.action} oder `Safe`{.action} aus und klicken Sie auf `Next`{.action}."),
        ("fr", "Sélectionnez `Fast`{.action} ou `Safe`{.action}, puis cliquez sur `Next`{.action}."),
        ("es", "Seleccione `Fast`{.action} o `Safe`{.action} y haga clic en `Next`{.action}."),
        ("it", "Seleziona `Fast`{.action} o `Safe`{.action} e clicca su `Next`{.action}."),
        ("pt", "Selecione `Fast`{.action} ou `Safe`{.action} e clique em `Next`{.action}."),
        ("nl", "Selecteer `Fast`{.action} of `Safe`{.action} en klik op `Next`{.action}."),
        ("pl", "Wybierz `Fast`{.action} lub `Safe`{.action}, a następnie kliknij `Next`{.action}."),
        ("cs", "Vyberte `Fast`{.action} nebo `Safe`{.action} a klikněte na `Next`{.action}."),
        ("fi", "Valitse `Fast`{.action} tai `Safe`{.action} ja napsauta `Next`{.action}."),
        ("lt", "Pasirinkite `Fast`{.action} arba `Safe`{.action} ir spustelėkite `Next`{.action}."),
    ] {
        assert_eq!(or(code, text), [false, true, false], "{text}");
    }
    assert_eq!(or("en", "Press `A`{.action}, `B`{.action} or `C`{.action}."), [false, true, true]);
    assert_eq!(or("en", "Click `Add`{.action} or, if it is missing, on `Actions`{.action}."), [false, true]);
    assert_eq!(or("en", "Click `Disks`{.action} to add or remove one, then click `Add`{.action}."), [false, false]);
}

#[test]
fn each_infinitive_of_a_row_has_its_own_label() {
    assert_eq!(told("de", "Auf `A`{.action} klicken und dort `B`{.action} auswählen."), "step: click A, select B");
    assert_eq!(told("de", "Die Zeit auswählen und mit „OK“ bestätigen."), "step: confirm OK");
    assert_eq!(told("nl", "Op `A`{.action} klikken en `B`{.action} selecteren."), "step: click A, select B");
    let further = "Gehen Sie auf `A`{.action}, klicken dann auf `B`{.action} und folgen den Hinweisen.";
    assert_eq!(told("de", further), "step: navigate A, click B");
}

#[test]
fn what_something_is_set_to_is_no_place() {
    assert_eq!(told("en", "Set `A`{.action} to `B`{.action}."), "step: other A, other B");
    assert_eq!(told("de", "Stellen Sie `A`{.action} auf `B`{.action}."), "step: other A, other B");
    assert_eq!(told("fr", "Mettez `A`{.action} sur `B`{.action}."), "step: other A, other B");
    assert_eq!(told("en", "Turn `A`{.action} off, then switch to the `B`{.action} tab."), "step: other A, navigate B");
}
