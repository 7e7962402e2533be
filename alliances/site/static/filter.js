// Lets readers narrow a list by the fields that its entries carry. Without this file the list is complete.
(() => {
  "use strict";
  for (const list of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".entries[data-filter]"))) {
    const entries = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".entry")]);
    const form = document.createElement("form");
    form.className = "filter";
    const said = document.createElement("output");
    said.setAttribute("aria-live", "polite");
    const selects = (list.dataset.filter ?? "").split(" ").map((field) => {
      const label = document.createElement("label");
      const select = document.createElement("select");
      const values = [...new Set(entries.map((entry) => entry.dataset[field]))].sort();
      select.append(new Option("all", ""), ...values.map((value) => new Option(value, value)));
      label.append(`${field[0].toUpperCase()}${field.slice(1)} `, select);
      form.append(label);
      return { field, select };
    });
    const narrow = () => {
      for (const entry of entries) entry.hidden = selects.some(({ field, select }) => select.value && entry.dataset[field] !== select.value);
      said.textContent = `${entries.filter((entry) => !entry.hidden).length} of ${entries.length} ${list.dataset.what}`;
    };
    // an entry, or a group of entries, that is linked to must be on show
    const reveal = () => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target || target.getClientRects().length) return;
      for (const { select } of selects) select.value = "";
      narrow();
      target.scrollIntoView();
    };
    form.addEventListener("change", narrow);
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", reveal);
    form.append(said);
    list.before(form);
    narrow();
  }
})();
