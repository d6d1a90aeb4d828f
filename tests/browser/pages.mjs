// Pages in a real browser. Arguments: the browser, then pages. The first page is used as a reader uses it, the values of
// the second are filled in; every page is looked at by an accessibility engine and a validator, and must ask nobody for anything.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { HtmlValidate } from "html-validate";

import { Browser } from "./browser.mjs";

const [program, ...pages] = process.argv.slice(2);
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    // A matter of taste, not of HTML.
    "long-title": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "no-inline-style": "error",
    // Ids hold positions such as 1.2.
    "valid-id": ["error", { relaxed: true }],
    // The template names landmarks and regions by text that a guide may leave out.
    "prefer-native-element": "off",
    "require-sri": "off",
  },
});

async function usedByAReader(page, url) {
  await page.open(url);
  const done = () => page.run(`document.querySelectorAll("[data-tick]:checked").length`);
  const total = await page.run(`document.querySelectorAll("[data-tick]").length`);
  assert.ok(total > 3);
  await page.click(`document.querySelectorAll("[data-tick]")[0]`);
  await page.click(`document.querySelectorAll("[data-tick]")[1]`);
  assert.equal(await page.run(`document.getElementById("progress").value`), 2);
  await page.run(`{ const note = document.querySelector("[data-note]"); note.value = "as agreed"; note.dispatchEvent(new Event("input", { bubbles: true })); }`);
  await page.reload();
  assert.equal(await done(), 2, "ticks are kept");
  assert.equal(await page.run(`document.querySelector("[data-note]").value`), "as agreed");

  const places = `document.querySelectorAll('[data-param="' + document.querySelector("[data-value]").dataset.value + '"]')`;
  const filled = `(place) => place.textContent === (place.closest("[data-path]") ? "srv-1%3Cb%3E" : "srv-1<b>")`;
  await page.run(`{ const value = document.querySelector("[data-value]"); value.value = "srv-1<b>"; value.dispatchEvent(new Event("input", { bubbles: true })); }`);
  assert.ok(await page.run(`${places}.length`) >= 2, "a value stands in several places");
  assert.ok(await page.run(`[...${places}].every(${filled})`));
  assert.equal(await page.run(`[...${places}].filter((place) => place.children.length).length`), 0);
  await page.reload();
  assert.ok(await page.run(`[...${places}].every(${filled})`), "values are kept");

  const most = await page.run(`document.getElementById("progress").max`);
  await page.click(`document.querySelectorAll("[data-apart]")[1]`);
  await page.reload();
  assert.equal(await done(), 1, "what is not applicable is not done");
  assert.equal(await page.run(`document.getElementById("progress").max`), most - 1, "and is not to be done");

  const record = await page.run(`new Promise((resolve) => { URL.createObjectURL = (blob) => { blob.text().then(resolve); return "#"; }; document.getElementById("save").click(); })`);
  assert.match(record, /- \[x\] \*\*/);
  assert.match(record, /- \[ \] \*\*/);
  assert.match(record, /> as agreed/);
  assert.match(record, /- \[ \] \*\*.* — \*\S.*\* \(\d/, "what is not applicable is told, with its time");

  await page.click(`document.querySelector(".shot")`);
  assert.equal(await page.run(`document.getElementById("viewer").open`), true);
  await page.click(`document.querySelector("#viewer button")`);
  assert.equal(await page.run(`document.getElementById("viewer").open`), false);
  await page.run(`document.querySelector("button.callout").focus()`);
  assert.ok(await page.run(`document.querySelectorAll(".callout.lit").length`) >= 2, "callouts of one number light up together");

  const paper = () => page.run(`getComputedStyle(document.body).backgroundColor`);
  await page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "light" }] });
  const light = await paper();
  await page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "dark" }] });
  assert.notEqual(await paper(), light, "the system's dark mode");
  await page.click(`document.getElementById("appearance")`);
  assert.equal(await paper(), light, "the reader's choice goes before the system's");
  await page.send("Emulation.setEmulatedMedia", { media: "print", features: [{ name: "prefers-color-scheme", value: "dark" }] });
  assert.equal(await paper(), "rgb(255, 255, 255)");
  assert.equal(await page.run(`getComputedStyle(document.querySelector(".bar")).display`), "none");
  await page.send("Emulation.setEmulatedMedia", { media: "", features: [] });

  const listed = () => page.run(`document.querySelector(".editions").open`);
  await page.click(`document.querySelector(".editions summary")`);
  assert.equal(await listed(), true);
  await page.run(`document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }))`);
  assert.equal(await listed(), false, "Escape closes the list of languages");

  await page.click(`document.getElementById("reset")`);
  assert.equal(await done(), 0, "everything is cleared");
  await page.follow(`document.querySelector(".editions a:not([aria-current])")`);
  assert.notEqual(await page.run(`location.href`), url, "the switch leads to another language");
}

async function fillsInWhatIsLeftOpen(page, url) {
  await page.open(url);
  const type = (name, value) => page.run(`{ const field = document.querySelector('[data-value="${name}"]'); field.value = ${JSON.stringify(value)}; field.dispatchEvent(new Event("input", { bubbles: true })); }`);
  const shown = (name) => page.run(`[...new Set([...document.querySelectorAll('[data-param="${name}"]')].map((place) => place.textContent))]`);
  const field = (name) => page.run(`document.querySelector('[data-value="${name}"]').value`);
  assert.deepEqual((await shown("zone")).sort(), ["<zone>", "{zone}"]);
  assert.ok(await page.run(`document.querySelectorAll(".values input").length`) > 8);
  assert.equal(await page.run(`document.querySelector(".values details").open`), false, "many values hide at first");
  await page.click(`document.querySelector(".values summary")`);
  assert.equal(await page.run(`document.querySelector(".values details").open`), true);
  await type("zone", "<img src=x onerror=alert(1)>");
  await type("apiToken", "hunter2");
  await type("gw-xxx-xxx", "gw-1");
  assert.deepEqual(await shown("zone"), ["<img src=x onerror=alert(1)>", "%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3E"], "a value is text, wherever it stands");
  assert.equal(await page.run(`document.querySelectorAll("[data-param] *").length`), 0);
  for (const where of ["h1", ".summary", ".outline a", "[role=tab]", ".key", ".actions .key", ".text", "pre", ".printed", "td", ".call"]) {
    const told = await page.run(`[...document.querySelectorAll(${JSON.stringify(where)})].map((one) => one.textContent).join()`);
    assert.ok(told.includes("onerror"), `${where} has the value`);
  }
  assert.deepEqual(await shown("apiToken"), ["hunter2"]);
  const record = await page.run(`new Promise((resolve) => { URL.createObjectURL = (blob) => { blob.text().then(resolve); return "#"; }; document.getElementById("save").click(); })`);
  assert.ok(record.includes("gw-1") && !record.includes("hunter2"), "no secret is in the record");
  assert.ok(!(await page.run(`JSON.stringify(Object.entries(localStorage))`)).includes("hunter2"), "no secret is kept");
  await page.reload();
  assert.deepEqual([await field("gw-xxx-xxx"), await field("apiToken")], ["gw-1", ""]);
  assert.deepEqual([await shown("gw-xxx-xxx"), await shown("apiToken")], [["gw-1"], ["<apiToken>"]]);
  await type("zone", "");
  await type("gw-xxx-xxx", "");
  assert.deepEqual((await shown("zone")).sort(), ["<zone>", "{zone}"], "an empty field shows what was written");
  assert.deepEqual(await shown("gw-xxx-xxx"), ["gw-xxx-xxx"]);
}

const BESIDE_SCRIPTS = [".meter", ".tools button", ".values", ".copy", ".remark"];

async function worksWithoutScripts(page, url) {
  await page.send("Emulation.setScriptExecutionDisabled", { value: true });
  await page.open(url);
  for (const selector of BESIDE_SCRIPTS) {
    assert.ok(await page.run(`document.querySelectorAll(${JSON.stringify(selector)}).length`), `${selector} is on the page`);
    const seen = await page.run(`[...document.querySelectorAll(${JSON.stringify(selector)})].filter((one) => one.getClientRects().length).length`);
    assert.equal(seen, 0, `${selector} does nothing without scripts`);
  }
  assert.ok(await page.run(`document.querySelector("[data-tick]").getClientRects().length`), "boxes can be ticked");
  await page.send("Emulation.setScriptExecutionDisabled", { value: false });
}

async function isPrintedApart(page, url) {
  await page.open(url);
  await page.send("Emulation.setEmulatedMedia", { media: "print" });
  const cramped = await page.run(`[...document.querySelectorAll(".step")].filter((step) => {
    const [own, number, text] = [step, step.querySelector(".number"), step.querySelector(".text")].map((one) => one?.getBoundingClientRect());
    return number?.height && (number.bottom > own.bottom + 1 || text && number.right > text.left + 1);
  }).map((step) => step.id)`);
  assert.deepEqual(cramped, [], "numbers stand within their steps, beside the text");
  await page.send("Emulation.setEmulatedMedia", { media: "", features: [] });
}

async function looksRight(page, path) {
  const url = pathToFileURL(path).href;
  const found = [];
  await page.open(url);
  if (await page.run(`Boolean(document.getElementById("progress")) && !document.getElementById("done").textContent`)) found.push("its script does not run");
  if ((await page.run(`getComputedStyle(document.body).margin`)) !== "0px") found.push("its style is not used");
  for (const scheme of ["light", "dark"]) {
    await page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
    await page.run(`delete document.documentElement.dataset.theme`);
    await page.run(axe + ";undefined");
    const { violations } = await page.run(`axe.run({ preload: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(({ violations }) => ({ violations: violations.map((one) => one.id + ": " + one.nodes.slice(0, 2).map((node) => node.html.slice(0, 160) + " " + node.failureSummary).join(" | ")) }))`);
    found.push(...violations.map((violation) => `${scheme}: ${violation}`));
  }
  await page.run(`document.querySelectorAll("details").forEach((one) => { one.open = true; })`);
  for (const width of [320, 390]) {
    await page.send("Emulation.setDeviceMetricsOverride", { width, height: 800, deviceScaleFactor: 1, mobile: true });
    const wide = await page.run(`document.documentElement.scrollWidth`);
    if (wide > width) found.push(`${wide} pixels wide on a screen of ${width}`);
  }
  await page.send("Emulation.clearDeviceMetricsOverride");
  const report = await validator.validateString(readFileSync(path, "utf8"));
  for (const { messages } of report.results) {
    found.push(...messages.filter(({ severity }) => severity === 2).slice(0, 5).map(({ ruleId, message, line }) => `HTML line ${line}: ${message} (${ruleId})`));
  }
  return found.map((one) => `${path}: ${one}`);
}

const browser = new Browser(program);
try {
  const page = await browser.page();
  const first = pathToFileURL(pages[0]).href;
  await usedByAReader(page, first);
  await fillsInWhatIsLeftOpen(page, pathToFileURL(pages[1]).href);
  await worksWithoutScripts(page, first);
  await isPrintedApart(page, first);
  const found = [];
  for (const path of pages) found.push(...(await looksRight(page, path)));
  found.push(...page.complaints.map((complaint) => `the console says: ${complaint}`));
  found.push(...page.requests.filter((url) => !/^(file|data|blob|about):/.test(url)).map((url) => `the page asks for ${url}`));
  if (found.length) {
    console.error(found.join("\n"));
    process.exitCode = 1;
  }
} finally {
  await browser.close();
}
