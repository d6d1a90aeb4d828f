//! What is said of something, and is told to nobody though it has the form of a command.

use crate::workflow::understand::tests::told;

#[test]
fn what_something_is_stated_of_is_no_verb() {
    assert_eq!(told("en", "The probe is private, and access must be limited to its owner."), "info");
    assert_eq!(told("en", "The log is kept, and access is free."), "info");
    assert_eq!(told("en", "The probe is private, so access it with your own key."), "step");
    assert_eq!(told("en", "A probe has three rights (read, copy, delete)."), "info");
}

#[test]
fn every_verb_of_a_row_is_offered() {
    assert_eq!(told("en", "In this list, you can add a probe, copy an old one and delete others."), "info");
    assert_eq!(told("en", "You can add a probe, then copy the old one."), "step");
}

#[test]
fn an_infinitive_is_the_subject_of_a_verb_behind_a_connector() {
    assert_eq!(told("es", "Copiar la sonda y moverla al archivo tarda una hora."), "outcome");
    assert_eq!(told("fr", "Archiver la sonde et ses journaux nécessite une clé."), "info");
    assert_eq!(told("fr", "Archiver la sonde et copier le journal s'il est plein."), "step");
    assert_eq!(told("fr", "Archiver la sonde et la page s'affiche."), "step");
}

#[test]
fn what_something_is_needed_for_is_not_told_to_be_done() {
    assert_eq!(told("fr", "Une clé est nécessaire pour ouvrir le journal."), "info");
    assert_eq!(told("it", "Una chiave è necessaria per aprire il registro."), "info");
    assert_eq!(told("pt", "Um arquivo é necessário para guardar o registo."), "info");
    assert_eq!(told("en", "A key is required to open the log."), "info");
    assert_eq!(told("en", "It is necessary to open the log."), "step");
    assert_eq!(told("fr", "Il est nécessaire pour cela d'ouvrir le journal."), "step");
    assert_eq!(told("nl", "Het is voldoende om het logboek te openen."), "step");
}

#[test]
fn what_something_has_to_do_is_told_to_nobody() {
    assert_eq!(told("pt", "É necessário que a sonda utilize o arquivo."), "info");
    assert_eq!(told("es", "Es necesario que la sonda utilice el archivo."), "info");
    assert_eq!(told("es", "Es necesario que utilice el archivo."), "step");
    assert_eq!(told("pt", "Os registos estão cheios, basta que os elimine."), "step");
}

#[test]
fn a_wish_goes_on_behind_a_connector() {
    assert_eq!(told("es", "El aviso llega antes de que la sonda elimine y sustituya el archivo."), "info");
    assert_eq!(told("es", "Espere hasta que la sonda termine y elimine el archivo."), "step");
}

#[test]
fn words_that_only_end_like_a_verb_are_none() {
    assert_eq!(told("fr", "Veuillez contacter notre équipe."), "info");
    assert_eq!(told("fr", "Vous devez donc dimensionner votre sonde."), "step");
}

#[test]
fn a_verb_that_begins_the_name_of_a_thing_commands_nothing() {
    assert_eq!(told("en", "Backup Vault is a separate service."), "info");
    assert_eq!(told("en", "Backup the disk that is full."), "step");
}

#[test]
fn what_something_allows_to_do_is_told_of_all_its_verbs() {
    assert_eq!(told("en", "The probe allows you to add and delete disks."), "info");
    assert_eq!(told("en", "Click `List`{.action} to see the disks and delete the first."), "step: click List");
}

#[test]
fn the_number_of_an_item_stands_before_its_command() {
    assert_eq!(told("pt", "4 Frobnique o disco."), "step");
    assert_eq!(told("pt", "Discos Frobnique o disco."), "info");
}

#[test]
fn a_purpose_goes_on_with_the_verb_joined_to_it_and_ends_with_a_click() {
    assert_eq!(told("en", "Now you know how to mount and check disks."), "info");
    assert_eq!(told("en", "To begin the copy click on `Start`{.action}."), "step: click Start");
    assert_eq!(told("en", "To copy all disks just click the row."), "step: click «the row»");
    assert_eq!(told("en", "To copy all disks with one click is easy."), "info");
}

#[test]
fn a_noun_that_is_spelt_like_a_command_commands_nothing() {
    assert_eq!(told("nl", "Via het gebruik van een sonde, zoals:"), "info");
    assert_eq!(told("nl", "Gebruik een sonde."), "step");
}
