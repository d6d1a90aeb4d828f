// A Chromium without a window, driven over its debugging pipe: no port, no library.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PATIENCE = 30_000;

export class Browser {
  constructor(program) {
    this.profile = mkdtempSync(join(tmpdir(), "stepmark-browser-"));
    this.child = spawn(
      program,
      ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", `--user-data-dir=${this.profile}`,
        "--remote-debugging-pipe", "about:blank"],
      { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
    );
    this.next = 0;
    this.waiting = new Map();
    this.listeners = [];
    let rest = "";
    this.child.stdio[4].setEncoding("utf8").on("data", (data) => {
      const parts = (rest + data).split("\0");
      rest = parts.pop();
      for (const part of parts) this.#heard(JSON.parse(part));
    });
  }

  #heard(message) {
    const answer = this.waiting.get(message.id);
    if (!answer) return this.listeners.forEach((listener) => listener(message));
    this.waiting.delete(message.id);
    if (message.error) answer.reject(new Error(message.error.message));
    else answer.resolve(message.result);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.next;
    this.child.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${method} took too long`)), PATIENCE);
      const done = (end) => (value) => { clearTimeout(timer); end(value); };
      this.waiting.set(id, { resolve: done(resolve), reject: done(reject) });
    });
  }

  async page() {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page(this, sessionId, targetId);
    for (const domain of ["Page", "Runtime", "Network", "Log"]) await page.send(`${domain}.enable`);
    return page;
  }

  async close() {
    await this.send("Browser.close").catch(() => this.child.kill());
    await new Promise((resolve) => this.child.exitCode === null ? this.child.once("exit", resolve) : resolve());
    rmSync(this.profile, { recursive: true, force: true });
  }
}

export class Page {
  constructor(browser, session, target) {
    Object.assign(this, { browser, session, target, requests: [], complaints: [], loaded: [] });
    browser.listeners.push((message) => this.#heard(message));
  }

  #heard({ method, params, sessionId }) {
    if (sessionId !== this.session) return;
    if (method === "Page.loadEventFired") this.loaded.splice(0).forEach((resolve) => resolve());
    if (method === "Page.javascriptDialogOpening") this.send("Page.handleJavaScriptDialog", { accept: true });
    if (method === "Network.requestWillBeSent") this.requests.push(params.request.url);
    if (method === "Runtime.exceptionThrown") this.complaints.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === "Runtime.consoleAPICalled" && ["error", "warning"].includes(params.type)) this.complaints.push(JSON.stringify(params.args));
    if (method === "Log.entryAdded" && params.entry.level === "error") this.complaints.push(params.entry.text);
  }

  send(method, params = {}) {
    return this.browser.send(method, params, this.session);
  }

  #load(act) {
    const loaded = new Promise((resolve) => this.loaded.push(resolve));
    return act().then(() => loaded);
  }

  open(url) {
    return this.#load(() => this.send("Page.navigate", { url }));
  }

  reload() {
    return this.#load(() => this.send("Page.reload"));
  }

  click(expression) {
    return this.run(`(${expression}).click()`);
  }

  follow(expression) {
    return this.#load(() => this.click(expression));
  }

  async run(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true, userGesture: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}
