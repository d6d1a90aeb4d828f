//! What names at the head of a text do to the words behind them.

use crate::workflow::model::Role;

use super::super::tests::{brief, instruction, item, reading, told};
use super::super::*;

#[test]
fn a_quoted_field_is_filled_in_wherever_it_stands() {
    assert_eq!(told("pl", "\"Nazwa kopii\": wpisz tutaj nazwę."), "step: enter Nazwa kopii");
    assert_eq!(told("fi", "\"Muista kopio\": rastita tämä kohta."), "step: select Muista kopio");
    assert_eq!(told("en", "**Input:** it stands in the file."), "step");
}

#[test]
fn an_infinitive_that_heads_its_explanation_names_what_can_be_chosen() {
    assert_eq!(told("es", "Borrar: borra la copia elegida."), "info");
    assert_eq!(
        told("fr", "**Créer une copie** : crée une copie du disque. La copie sera placée dans le dossier."),
        "info"
    );
    assert_eq!(told("lt", "Ištrinti diską: diskas bus ištrintas."), "info");
    assert_eq!(told("pt", "Apagar a cópia: selecione a cópia."), "step");
    assert_eq!(told("fr", "Créer une copie : `cp a b`"), "step");
}

#[test]
fn what_a_recommended_item_commands_at_its_head_is_a_step() {
    let advice = instruction("cs", "Pokud disk nefunguje, doporučujeme:");
    assert_eq!(item("cs", "**Zkontrolujte kabel**: kabel bývá uvolněný.", &advice), "step");
    let entries = instruction("cs", "Nabídka má tyto položky:");
    assert_eq!(item("cs", "**Zkontrolujte kabel**: kabel bývá uvolněný.", &entries), "info");
}

#[test]
fn a_field_that_is_only_explained_is_not_filled_in() {
    let enter = instruction("en", "Enter the requested details:");
    let in_list = |text| brief(&reading("en", text, Role::Instructions, Place::List(Some(&enter))));
    assert_eq!(in_list("**Login**: what you call yourself here"), "info");
    assert_eq!(in_list("**Login**: enter your name"), "step: enter Login");
    assert_eq!(in_list("**Server port**: `993`"), "step: enter Server port");
    assert_eq!(in_list("your name;"), "step");
    assert_eq!(in_list("Nickname: the name of your account"), "info");
    assert_eq!(in_list("Delete the file: it is old"), "step");
    let fill = instruction("de", "Füllen Sie die Felder aus:");
    assert_eq!(item("de", "**Kennung**: der Name Ihres Kontos", &fill), "info");
    assert_eq!(item("de", "**Kennung**: Laufwerk", &fill), "step: enter Kennung");
}

#[test]
fn what_is_said_of_a_value_is_no_value() {
    let enter = instruction("pl", "Wpisz hasło spełniające te warunki:");
    assert_eq!(item("pl", "hasło musi mieć osiem liter;", &enter), "info");
    assert_eq!(item("pl", "nie może stać w słowniku.", &enter), "info");
    assert_eq!(item("pl", "hasło (musi mieć osiem liter);", &enter), "step");
    let fill = instruction("en", "Enter the following:");
    assert_eq!(item("en", "the address by which your server can be reached;", &fill), "step");
}

#[test]
fn lists_carry_on_what_introduces_them() {
    let choose = instruction("en", "In the window, choose:");
    let in_list = |text| brief(&reading("en", text, Role::Instructions, Place::List(Some(&choose))));
    assert_eq!(in_list("the size of the disk;"), "step");
    assert_eq!(in_list("a type (`Fast`{.action} or `Large`{.action});"), "step: select Fast, select Large");
    let fill = instruction("en", "Fill in the form:");
    let field = reading("en", "**Name**: enter a name.", Role::Instructions, Place::List(Some(&fill)));
    assert_eq!(brief(&field), "step: enter Name");
    let info = instruction("en", "The menu has these entries:");
    let entry = reading("en", "Calendar: change its options.", Role::Instructions, Place::List(Some(&info)));
    assert_eq!(brief(&entry), "info");
    let entry = reading("en", "Calendar: has dates. Select it.", Role::Instructions, Place::List(Some(&info)));
    assert_eq!(brief(&entry), "step");
}

#[test]
fn a_command_alone_before_a_colon_names_what_can_be_chosen() {
    let menu = instruction("en", "The menu has these entries:");
    assert_eq!(item("en", "Transfer: the copy stays where it is.", &menu), "info");
    assert_eq!(item("fi", "Tallenna: mahdollistaa kopion lataamisen.", &menu), "info");
    assert_eq!(item("it", "Elimina: scegli la copia e conferma.", &menu), "step");
    assert_eq!(item("en", "Transfer: `cp a b`", &menu), "step");
    let choose = instruction("en", "In the window, choose:");
    assert_eq!(item("en", "Transfer: the copy moves to another disk.", &choose), "step");
}

#[test]
fn what_allows_something_is_a_name() {
    assert_eq!(told("it", "Cancella: ti permette di cancellare la copia."), "info");
    assert_eq!(told("es", "Borre todo: permite borrar las copias."), "info");
    assert_eq!(told("pt", "Apague tudo: permite apagar as cópias."), "info");
    assert_eq!(told("pl", "Usuń: pozwala na usunięcie kopii."), "info");
    assert_eq!(told("it", "Cancella la copia: non serve più."), "step");
    assert_eq!(told("it", "Verifica il disco: è possibile che sia vuoto."), "step");
    assert_eq!(told("es", "Borre la copia: permite ahorrar. Confirme el cambio."), "step");
}

#[test]
fn what_does_something_is_a_name() {
    assert_eq!(told("pl", "Opróżnij kosz: usuwa zaznaczone kopie."), "info");
    assert_eq!(told("cs", "Vyprázdněte koš: zobrazuje smazané kopie."), "info");
    assert_eq!(told("pl", "Opróżnij kosz: wybrane kopie."), "step");
    assert_eq!(told("cs", "Smažte kopii: bude nutné vybrat disk."), "step");
    assert_eq!(told("pl", "Usuń kopię: otwiera się okno. Potwierdź operację."), "step");
    let choose = instruction("pl", "Wybierz jedną z następujących opcji:");
    assert_eq!(item("pl", "**Usuń kopię**: otwiera nowe okno.", &choose), "step: select Usuń kopię");
}

#[test]
fn what_the_reader_chooses_whether_to_apply_is_chosen() {
    let choose = instruction("it", "Scegli se applicare i filtri seguenti:");
    let expected = "step: select Pulizia";
    assert_eq!(item("it", "**Pulizia**: selezionandola, i vecchi file verranno eliminati", &choose), expected);
    let choose = instruction("cs", "Nakonec zvolte, zda použít tyto filtry:");
    assert_eq!(item("cs", "**Pulizia**: staré soubory budou smazány", &choose), expected);
}

#[test]
fn a_condition_at_the_head_of_an_item_is_not_chosen() {
    let choose = instruction("de", "Wählen Sie eine der folgenden Möglichkeiten aus:");
    assert_eq!(
        item("de", "**Eine Kopie erstellen**: Sie ist schnell fertig.", &choose),
        "step: select Eine Kopie erstellen"
    );
    assert_eq!(item("de", "**Wenn der Disk leer ist**: Die Kopie ist schnell fertig.", &choose), "step");
}

#[test]
fn a_command_alone_at_the_head_of_a_paragraph_is_explained_there() {
    assert_eq!(told("pl", "Archiwizuj: archiwizuje wybraną kopię."), "info");
    assert_eq!(told("fi", "Poista: poistaa valitun kopion."), "info");
    assert_eq!(told("en", "Move: move the copy that is selected."), "info");
    assert_eq!(told("en", "Test: open the page of the disk."), "step");
    assert_eq!(told("pl", "Wpisz: nazwa kopii."), "step");
}

#[test]
fn what_the_reader_is_asked_to_choose_is_chosen_in_the_items() {
    let asked = instruction("en", "A window opens, and you will be asked to choose:");
    assert_eq!(brief(&asked), "step");
    assert_eq!(item("en", "The size of the disk", &asked), "step");
    let shown = instruction("en", "A window opens, and it is used to show:");
    assert_eq!(item("en", "The size of the disk", &shown), "info");
    let offered = instruction("en", "Finally, you can choose whether to use one of these two features:");
    let text = "**Keep a copy**: by ticking this box, you save the old disk.";
    assert_eq!(item("en", text, &offered), "step: select Keep a copy");
}

#[test]
fn what_a_group_of_fields_is_for_is_not_filled_in() {
    let fill = instruction("it", "Inserisci i seguenti dati:");
    assert_eq!(item("it", "per il disco esterno", &fill), "info");
    assert_eq!(item("it", "il nome del disco", &fill), "step");
}

#[test]
fn a_head_that_tells_to_choose_something_is_no_name() {
    let options = instruction("pl", "Znajdziesz tu następujące opcje:");
    assert_eq!(item("pl", "**Wybierz dysk z listy**: widać tylko wolne dyski.", &options), "step");
    assert_eq!(item("pl", "**Lista dysków**: widać tylko wolne dyski.", &options), "info");
    let options = instruction("es", "Se le ofrecerán dos opciones:");
    assert_eq!(item("es", "**Elegir un disco de la lista**: solo se ven los discos libres.", &options), "step");
    assert_eq!(item("es", "**Discos libres**: solo se ven los discos libres.", &options), "info");
}
