// Escape closes the card of a claim or figure without moving the focus; showing it again needs no script.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const mark of document.querySelectorAll(".evidence:hover, .evidence:focus-within")) {
    mark.classList.add("dismissed");
    for (const sign of ["pointerleave", "focusout"]) {
      mark.addEventListener(sign, () => mark.classList.remove("dismissed"), { once: true });
    }
  }
});
