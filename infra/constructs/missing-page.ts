import { createHash } from "node:crypto";
import { UI_LANGUAGES } from "../../shared/domain/languages.ts";
import { en } from "../../shared/messages/pages/common/en.ts";
import { kk } from "../../shared/messages/pages/common/kk.ts";
import { ru } from "../../shared/messages/pages/common/ru.ts";
import { uz } from "../../shared/messages/pages/common/uz.ts";

const words = { en, ru, kk, uz };

const STYLE =
  "body{font:1.125rem/1.5 'Source Sans 3',system-ui,sans-serif;max-width:40rem;margin:12vh auto;padding:0 1rem}h1{font-size:1.25rem}";

const said = UI_LANGUAGES.map(
  (language) => `<p lang="${language}"><b>${words[language].notFound}.</b> ${words[language].notFoundHint}</p>`,
);

/** What is said of an address that no page has, in every language: it is answered at the edge, where no request is read for its own. */
export const MISSING_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>404 · ${en.product}</title>
<style>${STYLE}</style>
<h1><a href="/">${en.product}</a></h1>
${said.join("\n")}
</html>
`;

/** Nothing but its own style. */
export const MISSING_POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
