//! What has to be done, what can be done, and what is only said of something.

use super::super::tests::told;

#[test]
fn what_has_to_be_done_to_something_is_a_step() {
    assert_eq!(told("fr", "La demande doit ensuite être validée."), "step");
    assert_eq!(told("fr", "Le mot de passe doit être composé de huit caractères."), "info");
    assert_eq!(told("en", "The old files must be replaced with yours."), "step");
    assert_eq!(told("en", "The folder must be empty."), "info");
    assert_eq!(told("it", "Il server deve essere riavviato."), "step");
    assert_eq!(told("pt", "A configuração deve ser corrigida como se segue:"), "step");
    assert_eq!(told("es", "Los parámetros deben ser sustituidos por los suyos."), "step");
    assert_eq!(told("fr", "Si les fichiers doivent être remplacés, rien ne change."), "info");
}

#[test]
fn what_remains_to_be_done_is_a_step() {
    assert_eq!(told("fr", "Ensuite, il reste à modifier le fichier."), "step");
    assert_eq!(told("fr", "Vous n'aurez plus qu'à vous connecter :"), "step");
    assert_eq!(told("pt", "Agora só falta instalar os pacotes."), "step");
    assert_eq!(told("pt", "Será preciso especificar os serviços."), "step");
}

#[test]
fn a_modal_verb_reaches_over_small_words() {
    assert_eq!(told("fr", "Vous devez d'abord dimensionner le volume."), "step");
    assert_eq!(told("pt", "Deve defini-lo para cada região."), "step");
    assert_eq!(told("en", "You can then add other disks."), "info");
    assert_eq!(told("en", "You can drag and drop the files."), "info");
    assert_eq!(told("en", "Log in, then add other disks."), "step");
}

#[test]
fn what_must_be_said_of_a_noun_tells_the_reader_nothing() {
    assert_eq!(told("es", "Los registros muestran los archivos que debe corregir."), "info");
    assert_eq!(told("es", "Estos son los valores que debe introducir:"), "step");
    assert_eq!(told("en", "This is the server that needs to be entered somewhere."), "info");
    assert_eq!(told("pl", "Pojawi się okno, w którym należy wybrać dysk."), "step");
}

#[test]
fn words_that_look_like_verbs_are_none() {
    assert_eq!(told("en", "Every theme and add-on belongs there."), "info");
    assert_eq!(told("pt", "Os módulos 1 clique da Ondalis são quatro."), "info");
    assert_eq!(told("pt", "De seguida, clique na página."), "step: click «página»");
}

#[test]
fn what_is_offered_for_more_information_is_no_step() {
    let text = "Per ulteriori informazioni, puoi verificare la nostra documentazione.";
    assert_eq!(told("it", text), "info");
}

#[test]
fn what_happens_by_itself_is_an_outcome() {
    assert_eq!(told("en", "The second mode will be configured by default."), "outcome");
    assert_eq!(told("fr", "Le second mode sera configuré par défaut."), "outcome");
    assert_eq!(told("es", "El programa debería funcionar correctamente:"), "outcome");
    assert_eq!(told("it", "Il programma dovrebbe funzionare correttamente:"), "outcome");
    assert_eq!(told("pt", "O programa deverá estar a funcionar corretamente:"), "outcome");
    assert_eq!(told("fr", "Vous aurez également besoin de vos identifiants."), "info");
}
