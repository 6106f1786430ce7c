/** What the page's script does: sends a public example and shows what came, as text. */

/** The address that the form's fields make of its path: named parts in their place, the rest as the query, empty ones left out. */
const addressOf = (form: HTMLFormElement): string => {
  const query = new URLSearchParams();
  let path = form.dataset.run ?? "";
  for (const [name, value] of new FormData(form)) {
    const text = String(value).trim();
    if (path.includes(`{${name}}`)) path = path.replace(`{${name}}`, encodeURIComponent(text));
    else if (text !== "") query.set(name, text);
  }
  return query.size > 0 ? `${path}?${query}` : path;
};

const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

const show = (form: Element, status: string, body = ""): void => {
  const said = form.querySelector("[data-run-status]");
  const shown = form.querySelector<HTMLElement>("[data-run-answer]");
  const text = shown?.querySelector("pre");
  if (!said || !shown || !text) return;
  said.textContent = status;
  text.textContent = body;
  shown.hidden = body === "";
};

const run = async (form: HTMLFormElement): Promise<void> => {
  const { sending = "", failed = "" } = form.dataset;
  show(form, sending);
  try {
    const address = addressOf(form);
    const response = await fetch(address, { headers: { accept: "application/json" } });
    show(form, `GET ${address} · ${response.status}`, pretty(await response.text()));
  } catch {
    show(form, failed);
  }
};

/** The page names the public host; where it is read under another name, as on one machine, its examples are for that one. */
const atThisHost = (root: Document, here: string): void => {
  const docs = root.querySelector<HTMLElement>("[data-origin]");
  const { origin = here } = docs?.dataset ?? {};
  if (!docs || origin === here) return;
  for (const code of docs.querySelectorAll("code"))
    if (code.textContent.includes(origin)) code.textContent = code.textContent.replaceAll(origin, here);
  for (const button of docs.querySelectorAll<HTMLElement>("[data-copy]"))
    button.dataset.copy = button.dataset.copy?.replaceAll(origin, here) ?? "";
};

/** Lets the examples of a document run: its forms show themselves, and one listener serves them all. */
export const running = (root: Document): void => {
  atThisHost(root, root.location.origin);
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-run]")) form.hidden = false;
  root.addEventListener("submit", (event) => {
    if (!(event.target instanceof HTMLFormElement) || event.target.dataset.run === undefined) return;
    event.preventDefault();
    run(event.target);
  });
};
