//! What a text is because of what follows it.

use crate::workflow::model::Role;

use super::super::tests::{brief, instruction, item, reading_before, told};
use super::super::*;

fn before(code: &str, text: &str, follower: Follower) -> String {
    brief(&reading_before(code, text, Role::Instructions, Place::Section, Some(follower)))
}

#[test]
fn what_we_do_is_done_with_the_command_below() {
    assert_eq!(before("en", "We verify that the disk has grown:", Follower::Code), "step");
    assert_eq!(before("en", "So we will start the daemon again:", Follower::Code), "step");
    assert_eq!(before("en", "We see that the disk has grown:", Follower::Code), "info");
    assert_eq!(before("en", "We verify that the disk has grown:", Follower::Figure), "info");
    assert_eq!(before("en", "Modules are off at first, to enable them:", Follower::Code), "step");
    assert_eq!(before("en", "Modules are off at first, to enable them is easy:", Follower::Code), "info");
}

#[test]
fn what_is_aimed_at_is_done_with_the_command_below() {
    assert_eq!(before("en", "To start the probe again:", Follower::Code), "step");
    assert_eq!(before("fr", "Pour redémarrer la sonde :", Follower::Code), "step");
    assert_eq!(before("es", "Para reiniciar la sonda:", Follower::Call), "step");
    assert_eq!(before("de", "Um die Sonde zu starten:", Follower::Code), "step");
    assert_eq!(before("nl", "Om de sonde te starten:", Follower::Code), "step");
    assert_eq!(before("de", "Um die Sonde herum:", Follower::Code), "info");
    assert_eq!(before("fr", "Pour les sondes :", Follower::Code), "info");
    assert_eq!(before("en", "To start the probe again:", Follower::Figure), "info");
}

#[test]
fn what_is_told_to_be_done_to_something_is_done_with_the_command_below() {
    assert_eq!(before("fr", "Nous allons redémarrer la sonde :", Follower::Code), "step");
    assert_eq!(before("pt", "Vamos reiniciar a sonda:", Follower::Code), "step");
    assert_eq!(before("fr", "Nous allons redémarrer la sonde.", Follower::Figure), "info");
    assert_eq!(before("en", "The log of the probe:", Follower::Code), "info");
}

#[test]
fn what_can_take_time_in_parentheses_is_not_done_below() {
    let text = "A progress bar will show how the copy of the disk goes (this can take an hour):";
    assert_eq!(before("en", text, Follower::Figure), "outcome");
}

#[test]
fn an_infinitive_of_a_list_commands_where_its_code_follows() {
    let names = instruction("fr", "Le menu a deux entrées :");
    let place = Place::List(Some(&names));
    let item = |followed_by| brief(&reading_before("fr", "Lister les sondes", Role::Instructions, place, followed_by));
    assert_eq!(item(Some(Follower::Code)), "step");
    assert_eq!(item(None), "info");
}

#[test]
fn what_is_said_behind_the_title_of_a_link_is_no_step() {
    let titles = instruction("en", "This guide has three parts:");
    let item = |text| brief(&reading_before("en", text, Role::Instructions, Place::List(Some(&titles)), None));
    assert_eq!(item("[Add a probe.](#add) Helps you add a probe and start it."), "info");
    assert_eq!(
        item("[Add a probe.](#add) Then click `Add`{.action} at the top of the list of all probes."),
        "step: click Add"
    );
}

#[test]
fn infinitives_of_a_list_command_unless_something_else_is_announced() {
    let behind = |introduction| item("fr", "archiver la sonde", &instruction("fr", introduction));
    assert_eq!(behind("Suivez les étapes suivantes :"), "step");
    assert_eq!(behind("Pour libérer de la place :"), "step");
    assert_eq!(behind("La sonde prend trop de place ?"), "step");
    assert_eq!(behind("Le menu a deux entrées :"), "info");
    assert_eq!(behind("Le menu permet de :"), "info");
    assert_eq!(item("it", "archiviare la sonda", &instruction("it", "Procedi come segue:")), "step");
    assert_eq!(item("es", "archivar la sonda", &instruction("es", "Siga estos pasos:")), "step");
    assert_eq!(item("pt", "arquivar a sonda", &instruction("pt", "Para libertar espaço:")), "step");
}

#[test]
fn items_go_on_with_what_is_offered_before_them() {
    let offered = instruction("en", "Here, you can:");
    assert_eq!(item("en", "archive the probe, copy it or delete it", &offered), "info");
    assert_eq!(item("en", "archive the probe with the `Store`{.action} button", &offered), "step: click Store");
    assert_eq!(item("en", "click `Store`{.action}", &offered), "step: click Store");
    assert_eq!(item("en", "archive the probe", &instruction("en", "It takes two steps:")), "step");
    let offered = instruction("fr", "Ici, vous pouvez :");
    assert_eq!(item("fr", "archiver la sonde", &offered), "info");
    assert_eq!(item("fr", "archiver la sonde avec le bouton `Ranger`{.action}", &offered), "step: click Ranger");
    assert_eq!(item("fr", "choisir la sonde", &offered), "step");
}

#[test]
fn what_must_be_done_when_something_went_wrong_is_no_step() {
    let warned = "Caution: if the address is wrong, the probe is lost, and you have to restore it.";
    assert_eq!(told("en", warned), "info");
    assert_eq!(told("en", "Caution: if the address is wrong, restore the probe."), "step");
    assert_eq!(told("en", "If the address is wrong, the probe is lost, and you have to restore it."), "step");
    assert_eq!(told("cs", "Pozor, pokud je adresa chybná, je nutné sondu obnovit."), "info");
}

#[test]
fn the_name_of_what_is_done_with_the_command_below_an_item_is_a_step() {
    let names = instruction("de", "Zwei Dinge bleiben:");
    let place = Place::List(Some(&names));
    let item = |text, followed_by| brief(&reading_before("de", text, Role::Instructions, place, followed_by));
    assert_eq!(item("Umschalten auf die Sonde", Some(Follower::Code)), "step");
    assert_eq!(item("Umschalten auf die Sonde", None), "info");
    assert_eq!(item("Adresse der Sonde", Some(Follower::Code)), "info");
}

#[test]
fn a_caption_of_a_command_names_what_it_does_or_by_what_means() {
    assert_eq!(before("it", "Riavvio della sonda:", Follower::Call), "step");
    assert_eq!(before("it", "Riavvio della sonda.", Follower::Call), "info");
    assert_eq!(before("it", "Registro della sonda:", Follower::Call), "info");
    assert_eq!(before("fi", "Anturin tarkistus:", Follower::Code), "step");
    assert_eq!(before("en", "For a custom installation:", Follower::Code), "info");
    assert_eq!(before("en", "Via the command line:", Follower::Code), "step");
    assert_eq!(before("en", "Via the command line:", Follower::Figure), "info");
    assert_eq!(before("pt", "Comando para sondas externas:", Follower::Code), "step");
    assert_eq!(before("pt", "Comando para sondas externas:", Follower::Figure), "info");
    assert_eq!(before("fr", "Par exemple :", Follower::Code), "info");
    assert_eq!(before("pl", "Konieczne jest utworzenie kopii.", Follower::Figure), "step");
    assert_eq!(before("de", "und", Follower::Code), "step");
    assert_eq!(before("de", "und", Follower::Figure), "info");
}

#[test]
fn what_is_done_in_a_case_stands_below_it() {
    assert_eq!(before("en", "If the probe of the cellar was replaced:", Follower::Code), "step");
    assert_eq!(before("es", "En caso de haber sustituido la sonda:", Follower::Code), "step");
    assert_eq!(before("en", "If the probe of the cellar was replaced:", Follower::Figure), "info");
    assert_eq!(before("pl", "Jeśli używasz Debiana:", Follower::Code), "step");
    assert_eq!(before("en", "If you have:", Follower::Code), "info");
    assert_eq!(before("en", "If you get the following message:", Follower::Code), "info");
    assert_eq!(before("fr", "Si le message suivant apparaît :", Follower::Code), "info");
    assert_eq!(before("de", "Wenn folgende Meldung erscheint:", Follower::Code), "info");
}

#[test]
fn a_command_that_can_be_used_for_an_aim_is_how_it_is_done() {
    assert_eq!(told("en", "To list the probes, you can use the command `probes ls`."), "step");
    assert_eq!(told("es", "Para detener la sonda, puede utilizar el comando `probes stop`."), "step");
    assert_eq!(told("en", "To list the probes, you can use another tool, or look at `probes ls`."), "info");
    assert_eq!(told("en", "You can use the command `probes ls`."), "info");
    assert_eq!(told("en", "You can use the command `probes ls` to list them."), "step");
}

#[test]
fn a_command_at_the_end_of_a_text_is_how_it_is_done() {
    assert_eq!(told("en", "We will now stop the probe with this command: `probes stop --all`."), "step");
    assert_eq!(told("fr", "Pour redémarrer la sonde : `probes restart --all`"), "step");
    assert_eq!(told("en", "The log of the probe: `probes log --all`."), "info");
    assert_eq!(told("fr", "Par courrier, à l'adresse : `Sonde, 2 rue du Port`."), "info");
}

#[test]
fn what_is_typed_in_a_terminal_is_no_label() {
    assert_eq!(told("en", "Use the command `probes`{.action} to list them."), "step");
    assert_eq!(told("en", "Run `Probes -l`{.action}, then click `Close`{.action}."), "step: click Close");
    assert_eq!(told("en", "Use the command `Probes`{.action} of the menu."), "step: other Probes");
    let prompt = "Ouvrez l'invite de commande `cmd`{.action}, puis cliquez sur `Fermer`{.action}.";
    assert_eq!(told("fr", prompt), "step: navigate cmd, click Fermer");
}

#[test]
fn lines_of_a_checklist_end_with_their_infinitives() {
    assert_eq!(told("de", "Sonde neu starten."), "step");
    assert_eq!(told("de", "Protokoll prüfen und Ticket schließen."), "step");
    assert_eq!(told("de", "Protokoll prüfen und sehen, dass es stimmt, ist wichtig."), "info");
    assert_eq!(told("nl", "Door een bericht te zenden."), "info");
}

#[test]
fn what_is_then_done_by_nobody_is_an_outcome() {
    assert_eq!(told("en", "The probe is then restarted."), "outcome");
    assert_eq!(told("fr", "La sonde est ensuite redémarrée."), "outcome");
    assert_eq!(told("en", "When the probe is first restarted, it counts."), "info");
}

#[test]
fn infinitives_below_a_case_command() {
    let case = instruction("de", "Wenn Sie einen Token verwenden:");
    assert_eq!(item("de", "PIN eingeben", &case), "step");
    assert_eq!(item("fr", "vérifier le journal", &instruction("fr", "Si la sonde ne répond pas :")), "step");
    assert_eq!(item("de", "PIN eingeben", &instruction("de", "Die Optionen:")), "info");
}

#[test]
fn a_case_that_names_a_time_is_no_outcome() {
    let case = instruction("en", "If the probe does not come up within 3 minutes:");
    assert_eq!((case.label, case.condition.is_some()), (Label::Info, true));
    assert_eq!(told("de", "Wenn die Sonde nicht innerhalb von 3 Minuten startet:"), "info");
}
