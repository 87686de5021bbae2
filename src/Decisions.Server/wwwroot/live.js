// Keeps a page up to date while it is open. Everything works without it.
(() => {
  "use strict";
  const address = document.body.dataset.follow;
  const status = document.getElementById("live-status");
  if (!address || !window.EventSource) return;

  const words = element => element.textContent.replace(/\s+/g, " ").trim();

  // A form that somebody is filling in is left alone.
  const isInUse = element =>
    element.contains(document.activeElement) ||
    [...element.querySelectorAll("input, select, textarea")].some(field =>
      field.type === "radio" || field.type === "checkbox" ? field.checked !== field.defaultChecked
      : field.tagName === "SELECT" ? ![...field.options].every(option => option.selected === option.defaultSelected) && field.selectedIndex !== 0
      : field.value !== field.defaultValue);

  const refresh = async () => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    let changed = false;
    for (const part of document.querySelectorAll("[data-live]")) {
      const other = fresh.getElementById(part.id);
      if (!other || words(other) === words(part) || isInUse(part)) continue;
      const open = [...part.querySelectorAll("details")].map(details => details.open);
      part.replaceWith(document.adoptNode(other));
      [...other.querySelectorAll("details")].forEach((details, i) => { if (open[i]) details.open = true; });
      changed = true;
    }
    if (changed) status.textContent = "This page has been updated.";
  };

  let known = null;
  let timer = 0;
  const source = new EventSource(address);
  source.onmessage = event => {
    const isFirst = known === null;
    if (event.data === known) return;
    known = event.data;
    if (isFirst) return;
    clearTimeout(timer);
    timer = setTimeout(() => refresh().catch(() => {}), 50 + Math.random() * 450);
  };
})();
