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
      other.querySelectorAll("details").forEach((details, i) => { if (open[i]) details.open = true; });
      changed = true;
    }
    if (changed) status.textContent = "This page has been updated.";
  };

  let known = null, timer = 0, source = null;
  const follow = () => {
    source = new EventSource(address);
    source.onmessage = event => {
      const hasGrown = known !== null && event.data !== known;
      known = event.data;
      if (!hasGrown) return;
      clearTimeout(timer);
      timer = setTimeout(() => refresh().catch(() => {}), 50 + Math.random() * 450);
    };
  };
  // A browser has few connections to a server, so pages in the background hold none.
  document.addEventListener("visibilitychange", () => document.hidden ? source.close() : follow());
  if (!document.hidden) follow(); else source = { close: () => {} };
})();
