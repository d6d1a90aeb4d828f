//! Which time limits a text states, and of what kind.

use super::super::tests::instruction;
use super::*;

#[test]
fn time_limits_are_deadlines_or_waits() {
    let limit = |code, text| instruction(code, text).time_limit;
    let time = |from, value, unit, role| Some(TimeLimit { from, value, unit, role });
    assert_eq!(limit("en", "The link is valid for **72 hours**."), time(None, 72, Unit::Hour, TimeRole::Deadline));
    assert_eq!(limit("fr", "Le lien expire après 2 jours."), time(None, 2, Unit::Day, TimeRole::Deadline));
    assert_eq!(limit("en", "This can take between 4 and 24 hours."), time(Some(4), 24, Unit::Hour, TimeRole::Wait));
    assert_eq!(limit("de", "Das dauert bis zu 24h."), time(None, 24, Unit::Hour, TimeRole::Wait));
    assert_eq!(limit("pl", "Może to potrwać do trzech godzin."), time(None, 3, Unit::Hour, TimeRole::Wait));
    assert_eq!(limit("en", "The check takes place every 24 hours."), None);
    assert_eq!(limit("en", "The contract runs for 12 months."), None);
}

#[test]
fn what_the_reader_waits_for_sets_no_deadline() {
    let limit = instruction("en", "Wait 30 minutes until the first copy is done.").time_limit.unwrap();
    assert_eq!((limit.value, limit.role), (30, TimeRole::Wait));
}

#[test]
fn within_is_time_to_act_in_for_readers_and_time_to_wait_for_what_happens() {
    let limit = |code, text| instruction(code, text).time_limit.map(|limit| (limit.value, limit.role));
    for (code, text) in [
        ("en", "Click `Save`{.action} within 24 hours."),
        ("en", "Within 24 hours, you must click `Save`{.action}."),
        ("en", "Wait 1 minute, then click `Save`{.action} within 24 hours."),
        ("en", "Wait 36 hours. Then click `Save`{.action} within 24 hours."),
        ("en", "If the voucher is not used within 24 hours, it will be lost."),
        ("de", "Klicken Sie innerhalb von 24 Stunden auf `Bestätigen`{.action}."),
        ("nl", "Klik binnen 24 uur op `Bevestigen`{.action}."),
        ("it", "Clicca su `Conferma`{.action} entro 24 ore."),
        ("pl", "Kliknij `Zapisz`{.action} w ciągu 24 godzin."),
        ("fr", "Cliquez sur `Enregistrer`{.action} dans un délai de 24 heures."),
        ("es", "Haga clic en `Guardar`{.action} en un plazo de 24 horas."),
        ("pt", "Clique em `Guardar`{.action} no prazo de 24 horas."),
        ("cs", "Klikněte na `Uložit`{.action} během 24 hodin."),
        ("lt", "Per 24 valandas spustelėkite `Išsaugoti`{.action}."),
        ("fi", "Klikkaa `Tallenna`{.action} 24 tunnin kuluessa."),
    ] {
        assert_eq!(limit(code, text), Some((24, TimeRole::Deadline)), "{text}");
    }
    for (code, text) in [
        ("en", "The change takes effect within 24 hours."),
        ("en", "You will receive an e-mail within 24 hours."),
        ("en", "Click `Save`{.action}, within 24 hours you will receive an e-mail."),
        ("en", "Click `Save`{.action} to receive an e-mail within 24 hours."),
        ("en", "If you have no answer within 24 hours, click `Ask`{.action}."),
        ("de", "Sie erhalten innerhalb von 24 Stunden eine E-Mail."),
        ("it", "La modifica sarà attiva entro 24 ore."),
        ("fr", "Vous recevrez un e-mail sous 24 heures."),
    ] {
        assert_eq!(limit(code, text), Some((24, TimeRole::Wait)), "{text}");
    }
}
