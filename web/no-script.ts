import { UI_LANGUAGES } from "../shared/domain/languages.ts";
import { en } from "../shared/messages/pages/common/en.ts";
import { kk } from "../shared/messages/pages/common/kk.ts";
import { ru } from "../shared/messages/pages/common/ru.ts";
import { uz } from "../shared/messages/pages/common/uz.ts";

const words = { en, ru, kk, uz };

const said = UI_LANGUAGES.map((language) => {
  const { needsScript, readWithout } = words[language];
  return `<p lang="${language}">${needsScript} <a href="/">${readWithout}</a></p>`;
});

/** What a page that is drawn by a script says where none runs, in every language. */
export const NO_SCRIPT = `<noscript><main class="wrap wrap-narrow">${said.join("")}</main></noscript>`;
