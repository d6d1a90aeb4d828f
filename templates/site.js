"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase(data.lang);
  const form = document.getElementById("search");
  const query = document.getElementById("query");
  const found = document.getElementById("found");
  const plural = new Intl.PluralRules(data.lang);
  const number = new Intl.NumberFormat(data.lang);
  const cards = [...document.querySelectorAll(".card")].map((card) => ({
    card,
    text: fold(card.textContent + " " + (data.terms[card.dataset.page] || []).join(" ")),
  }));
  const groups = [...document.querySelectorAll(".group")];
  const search = () => {
    const words = fold(query.value).split(/\s+/u).filter(Boolean);
    let count = 0;
    for (const { card, text } of cards) {
      card.hidden = !words.every((word) => text.includes(word));
      count += card.hidden ? 0 : 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".card:not([hidden])");
    const form = data.guides[plural.select(count)] || data.guides.other;
    found.textContent = count ? form.replace("{n}", number.format(count)) : data.none;
    const address = new URL(location.href);
    address.hash = words.length ? "q=" + encodeURIComponent(query.value) : "";
    try { history.replaceState(null, "", address); } catch { /* a browser may forbid it for files */ }
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = cards.find(({ card }) => !card.hidden);
    if (first) first.card.querySelector("a").click();
  });
  query.addEventListener("input", search);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target !== query) {
      event.preventDefault();
      query.focus();
    } else if (event.key === "Escape" && event.target === query) {
      query.value = "";
      search();
    }
  });
  if (location.hash.startsWith("#q=")) {
    query.value = decodeURIComponent(location.hash.slice(3));
    search();
  }
})();
