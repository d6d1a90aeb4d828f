"use strict";
// Ticks, notes and values of one page, kept in this browser. Nothing is sent anywhere.
(() => {
  const body = document.body.dataset;
  const all = (selector, below = document) => [...below.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);

  const empty = () => ({ ticks: {}, apart: {}, notes: {}, values: {}, tabs: {} });
  const load = () => {
    try {
      return Object.assign(empty(), JSON.parse(localStorage.getItem(body.storage)));
    } catch {
      return empty();
    }
  };
  let kept = load();
  const keep = () => {
    try {
      localStorage.setItem(body.storage, JSON.stringify(kept));
    } catch {
      // A browser that keeps nothing still shows the page.
    }
  };

  // Progress: of the page and of each section, without the ways that are not taken and what is not applicable.
  const onPath = () => all("[data-tick]").filter((tick) => !tick.closest(".option[hidden]"));
  const progress = () => {
    const open = onPath().filter((tick) => !(tick.dataset.tick in kept.apart));
    const done = open.filter((tick) => tick.checked);
    one("progress").max = Math.max(open.length, 1);
    one("progress").value = done.length;
    const words = body.stepsDone.replace("{n}", done.length);
    one("done").textContent = open.length === all("[data-tick]").length ? words : `${done.length}/${open.length}`;
    for (const count of all("[data-count]")) {
      const within = open.filter((tick) => tick.closest(`[data-section="${CSS.escape(count.dataset.count)}"]`));
      const ticked = within.filter((tick) => tick.checked).length;
      count.textContent = `${ticked}/${within.length}`;
      count.classList.toggle("complete", within.length > 0 && ticked === within.length);
    }
  };
  // A step is done or not applicable, and never both.
  const mark = (box, id, own, other) => {
    box.addEventListener("change", () => {
      if (box.checked) own()[id] = new Date().toISOString();
      else delete own()[id];
      delete other()[id];
      keep();
      showMarks();
      progress();
    });
  };
  const showMarks = () => {
    for (const tick of all("[data-tick]")) tick.checked = tick.dataset.tick in kept.ticks;
    for (const apart of all("[data-apart]")) apart.checked = apart.dataset.apart in kept.apart;
  };
  for (const tick of all("[data-tick]")) mark(tick, tick.dataset.tick, () => kept.ticks, () => kept.apart);
  for (const apart of all("[data-apart]")) mark(apart, apart.dataset.apart, () => kept.apart, () => kept.ticks);
  for (const note of all("[data-note]")) {
    note.addEventListener("input", () => {
      if (note.value) kept.notes[note.dataset.note] = note.value;
      else delete kept.notes[note.dataset.note];
      note.classList.toggle("kept", note.value !== "");
      keep();
    });
  }

  // A title for a list of titles: its text, in which values can be filled in, without links and marks.
  const named = (title) => {
    const copy = title.cloneNode(true);
    for (const other of all(":not([data-param])", copy)) other.replaceWith(...other.childNodes);
    return [...copy.childNodes];
  };
  for (const link of all(".outline a")) {
    const title = one(link.getAttribute("href").slice(1));
    if (title?.querySelector("[data-param]")) link.firstElementChild.replaceChildren(...named(title));
  }

  // Values: filled in wherever their placeholder stands, which comes back as it was written.
  const encoded = (value) => encodeURIComponent(value).replace(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  const fill = (name, value) => {
    for (const place of places.get(name) ?? []) {
      place.textContent = (place.closest("[data-path]") ? encoded(value) : value) || written.get(place);
      place.classList.toggle("filled", value !== "");
    }
  };
  for (const input of all("[data-value]")) {
    const name = input.dataset.value;
    input.addEventListener("input", () => {
      fill(name, input.value);
      if (input.dataset.secret) return;
      if (input.value) kept.values[name] = input.value;
      else delete kept.values[name];
      keep();
    });
  }
  one("values")?.addEventListener("submit", (event) => event.preventDefault());

  // Alternatives as tabs.
  const tabs = all(".choice.tabs").map((choice) => {
    const options = all(":scope > .option", choice);
    const list = document.createElement("div");
    list.className = "tablist";
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-labelledby", `${choice.id}-title`);
    const buttons = options.map((option) => {
      const title = option.querySelector(":scope > .option-title");
      const button = document.createElement("button");
      button.type = "button";
      button.id = `${option.id}-tab`;
      button.append(...named(title.querySelector(".name")));
      button.setAttribute("role", "tab");
      button.setAttribute("aria-controls", option.id);
      option.setAttribute("role", "tabpanel");
      option.setAttribute("aria-labelledby", button.id);
      title.hidden = true;
      list.append(button);
      return button;
    });
    const select = (at, byHand) => {
      buttons.forEach((button, other) => {
        button.setAttribute("aria-selected", String(other === at));
        button.tabIndex = other === at ? 0 : -1;
        options[other].hidden = other !== at;
      });
      if (!byHand) return;
      kept.tabs[choice.id] = at;
      keep();
      progress();
    };
    buttons.forEach((button, at) => {
      button.addEventListener("click", () => select(at, true));
      button.addEventListener("keydown", (event) => {
        const last = buttons.length - 1;
        const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last };
        const to = next[event.key];
        if (to === undefined) return;
        event.preventDefault();
        select(to, true);
        buttons[to].focus();
      });
    });
    options[0].before(list);
    return { id: choice.id, select, options };
  });
  const reveal = () => {
    const target = location.hash.length > 1 && one(decodeURIComponent(location.hash.slice(1)));
    for (const tab of target ? tabs : []) {
      const at = tab.options.findIndex((option) => option.contains(target));
      if (at >= 0) tab.select(at, false);
    }
    for (let box = target && target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  };
  addEventListener("hashchange", reveal);

  const places = new Map();
  const written = new Map();
  for (const place of all("[data-param]")) {
    const name = place.dataset.param;
    if (!places.has(name)) places.set(name, []);
    places.get(name).push(place);
    written.set(place, place.textContent);
  }
  const show = () => {
    showMarks();
    for (const note of all("[data-note]")) {
      note.value = kept.notes[note.dataset.note] ?? "";
      note.classList.toggle("kept", note.value !== "");
      if (note.value) note.closest("details").open = true;
    }
    for (const input of all("[data-value]")) {
      input.value = input.dataset.secret ? "" : (kept.values[input.dataset.value] ?? "");
      fill(input.dataset.value, input.value);
    }
    for (const tab of tabs) tab.select(kept.tabs[tab.id] < tab.options.length ? kept.tabs[tab.id] : 0, false);
    reveal();
    progress();
  };

  // Callouts: the same number lights up in text and list; a number or a screenshot opens it large.
  const light = (event, on) => {
    const callout = event.target.closest?.("[data-callout]");
    const step = callout?.closest(".step");
    if (!step) return;
    for (const twin of all(`[data-callout="${callout.dataset.callout}"]`, step)) twin.classList.toggle("lit", on);
  };
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => light(event, on));
  }
  const viewer = one("viewer");
  const enlarge = (image) => {
    const large = viewer.querySelector("img");
    large.src = image.src;
    large.alt = image.alt;
    viewer.showModal();
  };
  document.addEventListener("click", (event) => {
    const shot = event.target.closest(".shot");
    const callout = event.target.closest("button.callout");
    const image = shot ? shot.querySelector("img") : callout?.closest(".step").querySelector(".shot img");
    if (image) enlarge(image);
    if (event.target === viewer) viewer.close();
  });

  // Copying, also where the clipboard is closed to pages from files.
  for (const button of all(".copy")) {
    const label = button.textContent;
    button.addEventListener("click", async () => {
      const code = button.parentElement.querySelector("code").cloneNode(true);
      for (const apart of all(".prompt, .printed", code)) apart.remove();
      const text = code.textContent.replace(/\n$/, "");
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const area = document.createElement("textarea");
        area.value = text;
        button.after(area);
        area.select();
        document.execCommand("copy");
        area.remove();
        button.focus();
      }
      button.textContent = body.copied;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }

  // The record: what was ticked when, with notes and values, as Markdown.
  const record = () => {
    const secrets = new Set(all("[data-secret]").map((input) => input.dataset.value));
    const told = (text) => {
      const copy = text.cloneNode(true);
      const shown = all("[data-param]", text);
      all("[data-param]", copy).forEach((place, at) => {
        if (secrets.has(place.dataset.param)) place.textContent = written.get(shown[at]);
      });
      return copy.textContent.replace(/\s+/g, " ").trim();
    };
    const lines = [`# ${body.title}`, "", `${one("done").textContent} · ${new Date().toISOString()}`, ""];
    const values = Object.entries(kept.values);
    for (const [name, value] of values) lines.push(`- \`${name}\`: \`${value}\``);
    if (values.length) lines.push("");
    for (const tick of onPath()) {
      const id = tick.dataset.tick;
      const apart = kept.apart[id] ? ` — *${body.inapplicable}*` : "";
      const time = kept.ticks[id] ?? kept.apart[id];
      const when = time ? `${apart} (${time})` : "";
      lines.push(`- [${tick.checked ? "x" : " "}] **${id}** ${told(one(`text-${id}`))}${when}`);
      if (kept.notes[id]) lines.push("", ...kept.notes[id].split("\n").map((line) => `  > ${line}`), "");
    }
    return lines.join("\n") + "\n";
  };
  one("save")?.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([record()], { type: "text/markdown" }));
    link.download = `${body.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}.md`;
    link.click();
    URL.revokeObjectURL(link.href);
  });
  one("reset")?.addEventListener("click", () => {
    if (!confirm(body.resetSure)) return;
    kept = empty();
    keep();
    show();
  });

  // The list of languages lies over the page: Escape and a click beside it close it.
  const editions = document.querySelector(".editions");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !editions?.open) return;
    editions.open = false;
    editions.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (editions && !editions.contains(event.target)) editions.open = false;
  });

  // Appearance: the system's, until it is chosen.
  const root = document.documentElement;
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  try {
    const theme = localStorage.getItem("stepmark theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  } catch {
    // As the system has it.
  }
  one("appearance").addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("stepmark theme", root.dataset.theme);
    } catch {
      // For this visit only.
    }
  });
  one("print").addEventListener("click", () => print());

  // The outline shows where the reader is.
  const links = new Map(all(".outline a").map((link) => [link.getAttribute("href").slice(1), link]));
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        for (const link of links.values()) link.removeAttribute("aria-current");
        links.get(entry.target.id)?.setAttribute("aria-current", "true");
      }
    },
    { rootMargin: "0px 0px -70% 0px" },
  );
  for (const id of links.keys()) if (one(id)) seen.observe(one(id));

  show();
})();
