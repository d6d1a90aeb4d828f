//! What is left out or denied is not operated.

use super::super::super::tests::told;

#[test]
fn what_is_denied_behind_a_deed_is_not_operated() {
    for (code, text, expected) in [
        ("en", "Click the name of the gateway, not `Delete`{.action}.", "step: click «the name of the gateway»"),
        ("en", "Click `Stop`{.action} and not the button `Delete`{.action}.", "step: click Stop"),
        ("de", "Klicken Sie auf `Halt`{.action}, nicht auf `Löschen`{.action}.", "step: click Halt"),
        ("fr", "Cliquez sur `Arrêt`{.action}, et non sur `Effacer`{.action}.", "step: click Arrêt"),
        ("fr", "Cliquez sur `Arrêt`{.action} plutôt que sur `Effacer`{.action}.", "step: click Arrêt"),
        ("es", "Haga clic en `Parar`{.action}, no en `Borrar`{.action}.", "step: click Parar"),
        ("it", "Clicca su `Ferma`{.action}, non su `Cancella`{.action}.", "step: click Ferma"),
        ("nl", "Klik op `Stop`{.action}, niet op `Wissen`{.action}.", "step: click Stop"),
        ("pl", "Kliknij `Stop`{.action}, a nie `Usuń`{.action}.", "step: click Stop"),
        ("pt", "Clique em `Parar`{.action}, não em `Apagar`{.action}.", "step: click Parar"),
        ("cs", "Klikněte na `Stop`{.action}, ne na `Smazat`{.action}.", "step: click Stop"),
        ("lt", "Spustelėkite `Stop`{.action}, o ne `Ištrinti`{.action}.", "step: click Stop"),
        ("fr", "N'oubliez pas de cliquer sur `Garder`{.action}.", "step: click Garder"),
    ] {
        assert_eq!(told(code, text), expected, "{text}");
    }
}

#[test]
fn all_but_one_leaves_that_one_out_and_what_is_joined_to_it() {
    for (code, text) in [
        ("en", "Tick all boxes except `A`{.action} and `B`{.action}, then click `Go`{.action}."),
        ("de", "Setzen Sie alle Häkchen außer bei `A`{.action} und `B`{.action} und klicken Sie auf `Go`{.action}."),
        ("fr", "Cochez toutes les cases sauf `A`{.action} et `B`{.action}, puis cliquez sur `Go`{.action}."),
        ("es", "Marque todas las casillas excepto `A`{.action} y haga clic en `Go`{.action}."),
        ("it", "Seleziona tutte le caselle tranne `A`{.action}, poi clicca su `Go`{.action}."),
        ("nl", "Vink alle vakjes aan behalve `A`{.action} en klik op `Go`{.action}."),
        ("pl", "Zaznacz wszystkie pola oprócz `A`{.action} i kliknij `Go`{.action}."),
        ("pt", "Selecione todas as caixas exceto `A`{.action} e clique em `Go`{.action}."),
        ("cs", "Zaškrtněte všechna pole kromě `A`{.action} a klikněte na `Go`{.action}."),
        ("fi", "Valitse kaikki ruudut paitsi `A`{.action} ja napsauta `Go`{.action}."),
        ("lt", "Pažymėkite visus langelius, išskyrus `A`{.action}, ir spustelėkite `Go`{.action}."),
    ] {
        assert_eq!(told(code, text), "step: click Go", "{text}");
    }
}
