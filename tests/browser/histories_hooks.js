// The first script of a page in a history: what the browser would do to its storage, and what it would not tell a page in its cache.
{
  const real = { localStorage, sessionStorage };
  const { histories } = opener;
  for (const name of Object.keys(real)) {
    Object.defineProperty(window, name, {
      get() {
        if (histories.mode === "refused") throw new DOMException("refused", "SecurityError");
        return histories.mode === "null" ? null : real[name];
      },
    });
  }
  addEventListener("storage", (event) => {
    if (event.key === "ping") window.ping = event.newValue;
    if (window.cached) event.stopImmediatePropagation();
  });
  window.waiting = new Set(); // timers that will soon do something
  const [set, clear] = [setTimeout, clearTimeout];
  window.setTimeout = (act, wait = 0, ...given) => {
    const number = set(() => (window.waiting.delete(number), act(...given)), wait);
    if (wait < 1000) window.waiting.add(number);
    return number;
  };
  window.clearTimeout = (number) => (window.waiting.delete(number), clear(number));
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => ((window.given = blob), make(blob));
}
