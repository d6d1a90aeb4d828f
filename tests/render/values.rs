//! What a page asks for: all that its texts and code leave open, as in a run.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use stepmark::language::Languages;
use stepmark::render::Templates;
use stepmark::run::Plan;
use stepmark::workflow::Workflow;

use super::page;

/// The names of the fields of a page, in order.
fn fields(page: &str) -> Vec<String> {
    static FIELD: LazyLock<Regex> = LazyLock::new(|| Regex::new("data-value=\"([^\"]*)\"").unwrap());
    FIELD.captures_iter(page).map(|found| found[1].to_owned()).collect()
}

/// What a page leaves open, as it is written.
fn written(page: &str) -> BTreeSet<&str> {
    page.split("data-param=\"").skip(1).filter_map(|rest| rest.split(['>', '<']).nth(1)).collect()
}

const GUIDE: &str = "---
title: Moving {zone}
---

## Requirements

- An account, `<account_name>`.

## Instructions

### Step 1: find `<zone>`

Log in to `gw-xxx-xxx`, open {zone} and click `Move`{.action}. The page of {newZone} opens.

```console
$ zones copy <zone> <newZone> --token <apiToken>
Copied to {region}
```

| Field | Value |
|---|---|
| Owner | {owner} |

> [!api]
>
> @api {v1} /zone POST /zone/{zone}/move/{moveId}

> > **zone** is the zone of {owner}
> >
> > **moveId** comes from gw-xxx-xxx
";

#[test]
fn a_page_asks_for_all_that_is_left_open_once_and_in_reading_order() {
    let page = page::page_of(GUIDE);
    let expected = ["zone", "account_name", "gw-xxx-xxx", "newZone", "apiToken", "region", "owner", "moveId"];
    assert_eq!(fields(&page), expected);
    let as_written = [
        "&lt;account_name&gt;",
        "&lt;apiToken&gt;",
        "&lt;newZone&gt;",
        "&lt;zone&gt;",
        "gw-xxx-xxx",
        "{moveId}",
        "{newZone}",
        "{owner}",
        "{region}",
        "{zone}",
    ];
    assert_eq!(written(&page).into_iter().collect::<Vec<_>>(), as_written);
    assert!(
        page.contains("data-value=\"apiToken\" autocomplete=\"off\" spellcheck=\"false\" type=\"password\""),
        "{page}"
    );
    assert!(page.contains("<details open>") && page.matches("data-secret=\"true\"").count() == 1, "{page}");
    assert_eq!(page.matches("data-param=\"zone\"").count(), 6, "{page}");
}

#[test]
fn many_values_are_hidden_at_first_and_counted() {
    let guide: String = (1..=9).map(|number| format!("Click `Zone {{zone_{number}}}`{{.action}}.\n\n")).collect();
    let page = page::page_of(&format!("# T\n\n## Instructions\n\n{guide}"));
    assert!(
        page.contains("<details>\n<summary class=\"values-title\" id=\"values-title\">Your values (9)</summary>"),
        "{page}"
    );
}

#[test]
fn a_page_whose_code_only_looks_open_asks_for_nothing() {
    let code = [
        ("html", "<form><zone-list>"),
        ("rust", "fn zones() -> Vec<String> { vec![format!(\"{name}\")] }"),
        ("java", "public <T> List<T> all()"),
        ("sh", "sort <zones>sorted; cat <<END>notes\necho ${HOME} '{{.Name}}'\nEND"),
        ("json", "{\"zones\": {\"one\": {}}}"),
        ("apache", "RewriteCond %{HTTP_HOST} zone"),
    ];
    let code: String = code.map(|(language, code)| format!("Run:\n\n```{language}\n{code}\n```\n\n")).concat();
    let guide = format!("# T\n\n## Instructions\n\nOpen the `<head>` tag.\n\n{code}");
    assert_eq!(fields(&page::page_of(&guide)), Vec::<String>::new());
    let plan = Plan::of(&workflow(&guide));
    assert!(plan.parameters().is_empty(), "{:?}", plan.parameters());
}

#[test]
fn what_a_run_asks_for_has_a_field_on_the_page() {
    let (languages, templates) = (Languages::embedded(), Templates::shipped().unwrap());
    let missing = |workflow: &Workflow| {
        let fields = fields(&page::page(workflow, &languages, &templates));
        let asked = Plan::of(workflow).stops.iter().flat_map(stepmark::run::Stop::parameters).collect::<BTreeSet<_>>();
        asked.into_iter().filter(|name| !fields.contains(name)).collect::<Vec<_>>()
    };
    assert_eq!(missing(&workflow(GUIDE)), Vec::<String>::new());
    for path in crate::support::guides(&crate::support::project("guides")) {
        let built = crate::support::build(&path, &languages);
        assert_eq!(missing(&built.workflow), Vec::<String>::new(), "{}", path.display());
    }
    crate::corpus::assert_each(|path| missing(&crate::support::build(path, &languages).workflow));
}

fn workflow(guide: &str) -> Workflow {
    crate::support::build_bytes("a.en-gb.md", guide.as_bytes().to_vec(), &Languages::embedded()).workflow
}
