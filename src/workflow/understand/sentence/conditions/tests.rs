//! Conditions before a command and behind it.

use super::super::super::super::model::Role;
use super::super::super::tests::{brief, instruction};
use super::super::super::{Follower, Place};
use crate::workflow::understand::tests::reading_before;

/// What a text tells, and when.
fn case(code: &str, text: &str) -> String {
    let reading = instruction(code, text);
    let case = match (&reading.condition, reading.otherwise) {
        (Some(condition), _) => condition.as_str(),
        (None, true) => "otherwise",
        (None, false) => "always",
    };
    format!("{} | {case}", brief(&reading))
}

/// When what stands below a text is done.
fn announced(code: &str, text: &str) -> Option<String> {
    reading_before(code, text, Role::Instructions, Place::Section, Some(Follower::List)).condition
}

#[test]
fn a_condition_may_stand_behind_its_command() {
    for (code, text, expected) in [
        (
            "en",
            "Only click `Force`{.action} if the button `Stop`{.action} is grey.",
            "if the button `Stop`{.action} is grey",
        ),
        ("de", "Klicken Sie nur auf `Force`{.action}, wenn `Stop`{.action} grau ist.", "wenn `Stop`{.action} grau ist"),
        ("fr", "Cliquez sur `Force`{.action} seulement si `Stop`{.action} est gris.", "si `Stop`{.action} est gris"),
        ("fr", "Ne cliquez sur `Force`{.action} que si `Stop`{.action} est gris.", "que si `Stop`{.action} est gris"),
        ("es", "Haga clic en `Force`{.action} solo si `Stop`{.action} está gris.", "si `Stop`{.action} está gris"),
        ("it", "Clicca su `Force`{.action} solo se `Stop`{.action} è grigio.", "se `Stop`{.action} è grigio"),
        (
            "pt",
            "Só clique em `Force`{.action} se `Stop`{.action} estiver cinzento.",
            "se `Stop`{.action} estiver cinzento",
        ),
        (
            "nl",
            "Klik alleen op `Force`{.action} als de knop `Stop`{.action} niet werkt.",
            "als de knop `Stop`{.action} niet werkt",
        ),
        (
            "pl",
            "Kliknij `Force`{.action} tylko wtedy, gdy `Stop`{.action} jest szary.",
            "tylko wtedy, gdy `Stop`{.action} jest szary",
        ),
        ("cs", "Klikněte na `Force`{.action}, pokud je `Stop`{.action} šedé.", "pokud je `Stop`{.action} šedé"),
        ("fi", "Napsauta `Force`{.action} vain, jos `Stop`{.action} on harmaa.", "jos `Stop`{.action} on harmaa"),
        ("lt", "Spustelėkite `Force`{.action}, jei `Stop`{.action} neveikia.", "jei `Stop`{.action} neveikia"),
    ] {
        assert_eq!(case(code, text), format!("step: click Force | {expected}"), "{text}");
    }
    assert_eq!(case("en", "Delete the key if it is not used."), "step | if it is not used");
    assert_eq!(case("en", "Run `nimctl wipe` only if the disk is empty."), "step | if the disk is empty");
}

#[test]
fn what_is_asked_or_compared_is_no_condition() {
    for (code, text) in [
        ("en", "Check if the gateway answers."),
        ("en", "Choose in the list whether you keep a copy."),
        ("en", "Restart the gateway even if the lamp is green."),
        ("de", "Prüfen Sie in der Liste, ob das Gateway antwortet."),
        ("fr", "Vérifiez au préalable si la passerelle répond."),
        ("es", "Compruebe si la pasarela responde."),
        ("it", "Verifica se il gateway risponde."),
        ("pt", "Efetue um teste para confirmar se o servidor responde."),
        ("nl", "Voeg de server toe als eerste knooppunt."),
        ("pl", "Sprawdź, czy brama odpowiada."),
        ("cs", "Zkontrolujte, zda brána odpovídá."),
        ("fi", "Tarkista, onko yhdyskäytävä käynnissä."),
        ("lt", "Patikrinkite, ar šliuzas atsako."),
    ] {
        assert_eq!(case(code, text), "step | always", "{text}");
    }
}

#[test]
fn a_condition_of_one_command_is_not_that_of_another() {
    let text = "Click `Add`{.action} and then `Save`{.action} if the list is empty.";
    assert_eq!(case("en", text), "step: click Add, click Save | always");
    let text = "Choose `Small`{.action} if you have one disk, `Large`{.action} if you have two.";
    assert_eq!(case("en", text), "step: select Small, select Large | always");
    let text = "Click `Add`{.action} or, if it is missing, on `Actions`{.action}.";
    assert_eq!(case("en", text), "step: click Add, click Actions | always");
    let text = "Tick `Keep`{.action} if the disk holds data. Click `Next`{.action}.";
    assert_eq!(case("en", text), "step: select Keep, click Next | always");
}

#[test]
fn a_verb_that_comes_first_sets_a_condition() {
    for (code, text, expected) in [
        ("de", "Leuchtet die Lampe rot, ziehen Sie den Stecker.", "Leuchtet die Lampe rot"),
        ("de", "Stimmen die beiden Werte nicht überein, brechen Sie ab.", "Stimmen die beiden Werte nicht überein"),
        ("de", "Ist das Volume voll, so löschen Sie den Cache.", "Ist das Volume voll"),
        ("nl", "Werkt de gateway niet, herstart dan de server.", "Werkt de gateway niet"),
        ("nl", "Mocht de lamp rood zijn, herstart dan de server.", "Mocht de lamp rood zijn"),
        ("en", "Should the lamp be red, restart the server.", "Should the lamp be red"),
        ("cs", "Nesvítí-li kontrolka, restartujte server.", "Nesvítí-li kontrolka"),
        ("pl", "Gdyby lampka zgasła, uruchom ponownie serwer.", "Gdyby lampka zgasła"),
    ] {
        assert_eq!(case(code, text), format!("step | {expected}"), "{text}");
    }
    assert_eq!(case("de", "Danach startet das Gateway, öffnen Sie die Liste."), "step | always");
    assert_eq!(case("de", "Mit der Maus, klicken Sie auf `Stop`{.action}."), "step: click Stop | always");
    assert_eq!(announced("de", "Antwortet das Gateway nicht:").as_deref(), Some("Antwortet das Gateway nicht"));
    assert_eq!(announced("de", "Inhalt der Nachricht:"), None);
}

#[test]
fn a_case_needs_no_comma_before_its_command() {
    for (code, text, expected) in [
        ("en", "In case of an error, delete the volume.", "In case of an error"),
        ("de", "Im Fehlerfall löschen Sie das Volume.", "Im Fehlerfall"),
        ("fr", "En cas d'erreur, supprimez le volume.", "En cas d'erreur"),
        ("es", "En caso de error, elimine el volumen.", "En caso de error"),
        ("it", "In caso di errore, elimina il volume.", "In caso di errore"),
        ("pt", "Em caso de erro, elimine o volume.", "Em caso de erro"),
        ("nl", "Bij een fout verwijdert u het volume.", "Bij een fout"),
        ("pl", "W razie błędu usuń wolumen.", "W razie błędu"),
        ("cs", "V případě chyby odstraňte svazek.", "V případě chyby"),
        ("fi", "Virhetilanteessa poista levy.", "Virhetilanteessa"),
        ("lt", "Klaidos atveju ištrinkite diską.", "Klaidos atveju"),
        ("nl", "Als de lamp rood is dan moet u de server herstarten.", "Als de lamp rood is"),
    ] {
        assert_eq!(case(code, text), format!("step | {expected}"), "{text}");
    }
}

#[test]
fn what_is_put_into_a_condition_does_not_end_it() {
    let text = "If, despite all this, the lamp stays red, restart the server.";
    assert_eq!(case("en", text), "step | If, despite all this, the lamp stays red");
}

#[test]
fn a_condition_behind_what_announces_a_list_is_that_of_the_list() {
    for (code, text, expected) in [
        ("en", "Proceed as follows if the disk is encrypted:", "if the disk is encrypted"),
        ("en", "Do the following only when the cluster is empty:", "only when the cluster is empty"),
        ("de", "Gehen Sie wie folgt vor, wenn die Platte verschlüsselt ist:", "wenn die Platte verschlüsselt ist"),
        ("fr", "Procédez comme suit si le disque est chiffré :", "si le disque est chiffré"),
        ("fr", "Ne procédez ainsi que si le disque est chiffré :", "que si le disque est chiffré"),
        ("es", "Proceda como sigue si el disco está cifrado:", "si el disco está cifrado"),
        ("it", "Procedi come segue se il disco è cifrato:", "se il disco è cifrato"),
        ("pt", "Proceda da seguinte forma se o disco estiver cifrado:", "se o disco estiver cifrado"),
        ("nl", "Ga als volgt te werk als de schijf versleuteld is:", "als de schijf versleuteld is"),
        ("pl", "Wykonaj następujące czynności, jeśli dysk jest zaszyfrowany:", "jeśli dysk jest zaszyfrowany"),
        ("cs", "Postupujte následovně, pokud je disk zašifrovaný:", "pokud je disk zašifrovaný"),
        ("fi", "Toimi seuraavasti, jos levy on salattu:", "jos levy on salattu"),
        ("lt", "Atlikite šiuos veiksmus, jei diskas užšifruotas:", "jei diskas užšifruotas"),
    ] {
        assert_eq!(announced(code, text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn if_not_is_the_other_answer() {
    for (code, text) in [
        ("en", "If not, restart the server."),
        ("de", "Falls nicht, starten Sie den Server neu."),
        ("fr", "Si ce n'est pas le cas, redémarrez le serveur."),
        ("es", "Si no, reinicie el servidor."),
        ("it", "Se no, riavvia il server."),
        ("pt", "Se não, reinicie o servidor."),
        ("nl", "Zo niet, herstart de server."),
        ("pl", "Jeśli nie, uruchom ponownie serwer."),
        ("cs", "Pokud ne, restartujte server."),
        ("fi", "Jos ei, käynnistä palvelin uudelleen."),
        ("lt", "Jei ne, paleiskite serverį iš naujo."),
    ] {
        assert_eq!(case(code, text), "step | otherwise", "{text}");
    }
    assert_eq!(case("en", "If not yet mounted, mount the disk."), "step | If not yet mounted");
    assert_eq!(case("en", "If it is not mounted, mount the disk."), "step | If it is not mounted");
}

#[test]
fn a_text_may_limit_what_stands_below_it() {
    let limit = |code: &str, text: &str, follower| {
        reading_before(code, text, Role::Instructions, Place::Section, follower).limits_to
    };
    for (code, text, expected) in [
        ("en", "Use this procedure only if a key has leaked.", "if a key has leaked"),
        ("en", "Only do this if the disk is empty.", "if the disk is empty"),
        ("de", "Führen Sie diese Schritte nur aus, wenn die Platte leer ist.", "wenn die Platte leer ist"),
        ("fr", "N'exécutez ces étapes que si le disque est vide.", "que si le disque est vide"),
        ("es", "Siga este procedimiento solo si el disco está vacío.", "si el disco está vacío"),
        ("it", "Usa questa procedura solo se il disco è vuoto.", "se il disco è vuoto"),
        ("pt", "Siga este procedimento apenas se o disco estiver vazio.", "se o disco estiver vazio"),
        ("nl", "Voer deze stappen alleen uit als de schijf leeg is.", "als de schijf leeg is"),
        ("pl", "Wykonaj te kroki tylko wtedy, gdy dysk jest pusty.", "tylko wtedy, gdy dysk jest pusty"),
        ("cs", "Proveďte tyto kroky pouze tehdy, když je disk prázdný.", "pouze tehdy, když je disk prázdný"),
        ("fi", "Tee näin vain, jos levy on tyhjä.", "jos levy on tyhjä"),
        ("lt", "Naudokite šią procedūrą tik tada, jei diskas tuščias.", "tik tada, jei diskas tuščias"),
    ] {
        assert_eq!(limit(code, text, None).as_deref(), Some(expected), "{text}");
    }
    let list = Some(Follower::List);
    assert!(limit("en", "Only roll back if the owner has agreed.", list).is_some());
    assert!(limit("en", "Only roll back if the owner has agreed.", None).is_none());
    assert!(limit("en", "Restart the server if it hangs.", list).is_none());
    assert!(limit("en", "Contact the team only if the server hangs.", None).is_none());
    assert!(limit("en", "Only click `Force`{.action} if the server hangs.", list).is_none());
    assert!(limit("en", "Only restart it if it hangs. Then open the log.", list).is_none());
}

#[test]
fn what_is_forbidden_in_a_case_holds_for_what_is_told_behind_it() {
    assert_eq!(case("en", "If the restore fails, do not repeat it. Call the team."), "step | If the restore fails");
}

#[test]
fn the_end_of_a_text_may_name_the_case_of_its_list() {
    let below = |code: &str, text: &str| {
        reading_before(code, text, Role::Instructions, Place::Section, Some(Follower::List)).case_below
    };
    for (code, text, expected) in [
        ("en", "Run `ps`. The pods should be there. **If not:**", "If not"),
        ("en", "Mount the disk. If mounting fails:", "If mounting fails"),
        ("de", "Hängen Sie die Platte ein. Falls nicht:", "Falls nicht"),
        ("fr", "Montez le disque. Dans le cas contraire :", "Dans le cas contraire"),
        ("es", "Monte el disco. Si no:", "Si no"),
        ("it", "Monta il disco. In caso contrario:", "In caso contrario"),
        ("pt", "Monte o disco. Caso contrário:", "Caso contrário"),
        ("nl", "Koppel de schijf. Zo niet:", "Zo niet"),
        ("pl", "Zamontuj dysk. Jeśli nie:", "Jeśli nie"),
        ("cs", "Připojte disk. Pokud ne:", "Pokud ne"),
        ("fi", "Liitä levy. Jos ei:", "Jos ei"),
        ("lt", "Prijunkite diską. Jei ne:", "Jei ne"),
    ] {
        assert_eq!(below(code, text).as_deref(), Some(expected), "{text}");
    }
    assert_eq!(below("en", "Mount the disk. If it is full, do the following:"), None);
    assert_eq!(below("en", "If mounting fails:"), None);
}

#[test]
fn what_leads_to_another_step_is_nothing_to_tick() {
    for (code, text) in [
        ("en", "If the zone is not signed, skip to step 3."),
        ("en", "Unless the zone is signed, skip to step 3."),
        ("en", "Skip this step if the zone is signed."),
        ("de", "Wenn die Zone nicht signiert ist, fahren Sie mit Schritt 3 fort."),
        ("fr", "Sauf si la zone est signée, passez à l'étape 3."),
        ("es", "Si la zona no está firmada, vaya al paso 3."),
        ("it", "Se la zona non è firmata, passa al punto 3."),
        ("pt", "Se a zona não estiver assinada, passe para o passo 3."),
        ("nl", "Als de zone niet ondertekend is, ga naar stap 3."),
        ("pl", "Jeśli strefa nie jest podpisana, przejdź do kroku 3."),
        ("cs", "Pokud zóna není podepsaná, přejděte ke kroku 3."),
        ("fi", "Jos vyöhykettä ei ole allekirjoitettu, siirry vaiheeseen 3."),
    ] {
        assert_eq!(case(code, text), "info | always", "{text}");
    }
}
