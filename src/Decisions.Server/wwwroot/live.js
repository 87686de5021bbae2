// Keeps a page up to date while it is looked at. Everything works without it.
(() => {
  "use strict";
  const address = document.body.dataset.follow;
  const status = document.getElementById("live-status");
  if (!address || !window.EventSource) return;

  const words = element => element.textContent.replace(/\s+/g, " ").trim();

  const isFilledIn = field =>
    field.type === "hidden" ? false
    : field.type === "radio" || field.type === "checkbox" ? field.checked !== field.defaultChecked
    : field.tagName === "SELECT" ? field.selectedIndex !== Math.max(0, [...field.options].findIndex(option => option.defaultSelected))
    : field.value !== field.defaultValue;

  // A form that somebody is filling in is left alone.
  const isInUse = element =>
    element.contains(document.activeElement) || [...element.querySelectorAll("input, select, textarea")].some(isFilledIn);

  // How much of the log is shown, from when the page was drawn on, and how far the log goes.
  let shown = Number(document.body.dataset.known), told = shown;

  const refresh = async () => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (!answer.ok) return answer.status < 500;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const known = Number(fresh.body.dataset.known);
    // An answer that a later one has overtaken.
    if (known < shown) return true;
    shown = known;
    let changed = false;
    for (const part of document.querySelectorAll("[data-live]")) {
      const other = fresh.getElementById(part.id);
      if (!other || words(other) === words(part) || isInUse(part)) continue;
      const open = [...part.querySelectorAll("details")].map(details => details.open);
      part.replaceWith(document.adoptNode(other));
      other.querySelectorAll("details").forEach((details, i) => { if (open[i]) details.open = true; });
      changed = true;
    }
    if (changed) status.textContent = "This page has been updated.";
    return !(shown < told);
  };

  let timer = 0, source = null;
  const refreshIn = delay => {
    clearTimeout(timer);
    timer = setTimeout(async () => await refresh().catch(() => false) || refreshIn(5000), delay);
  };
  const follow = () => {
    source = new EventSource(address);
    source.onmessage = event => {
      told = Number(event.data);
      if (told !== shown) refreshIn(50 + Math.random() * 450);
    };
  };
  // A browser has few connections to a server, so pages in the background hold none.
  document.addEventListener("visibilitychange", () => document.hidden ? source.close() : follow());
  if (!document.hidden) follow(); else source = { close: () => {} };
})();
