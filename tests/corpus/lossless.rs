//! Every word of a guide's body is in the workflow, in a node that covers its line.

use stepmark::language::Languages;

#[test]
fn no_word_of_a_real_guide_is_lost() {
    let languages = Languages::embedded();
    let mut wrong = Vec::new();
    for path in super::guides() {
        let built = crate::support::build(&path, &languages);
        let lost = crate::workflow::lossless::lost_words(&built);
        wrong.extend(lost.into_iter().map(|word| format!("{}: {word}", path.display())));
    }
    assert!(wrong.is_empty(), "{} words lost\n{}", wrong.len(), wrong.join("\n"));
}
