//! What names at the head of a text do to the words behind them.

use super::super::tests::{instruction, item, told};

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
