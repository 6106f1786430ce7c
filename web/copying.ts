/** From now on a click on a button of components/hash.tsx copies its text, and the button says that it did. */
export const copying = (page: Document): void => {
  page.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("button[data-copy]") : null;
    if (!button) return;
    navigator.clipboard.writeText(button.dataset.copy ?? "").then(
      () => {
        button.textContent = button.dataset.copied ?? "";
      },
      () => {},
    );
  });
};
