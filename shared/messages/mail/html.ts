import { type Fact, line, type Section, type Sheet } from "./sheet.ts";
import { style } from "./style.ts";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (value: string): string => value.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
const words = (value: string): string => escaped(line(value));
const paragraph = (value: string, css: string, name: string): string => `<p class="${name}" style="${css}">${words(value)}</p>`;

/** The product's sign: a sheet, on it a line, at its corner a disc. Boxes with borders, as mail programs draw no SVG. */
const SIGN = `<table role="presentation" cellpadding="0" cellspacing="0" style="${style.sign}"><tr>
<td aria-hidden="true" style="padding:0"><div class="ink" style="${style.signSheet}"><div class="disc" style="${style.signLine}"></div></div></td>
<td aria-hidden="true" valign="bottom" style="padding:0 10px 0 0"><div class="disc ring" style="${style.signDisc}"></div></td>
<td class="ink" style="${style.brand}">Depositary</td></tr></table>`;

/** Times, dates and numbers joined by a dash; bounded, as a place or a name may hold anything. */
const DASHED = /([^ ]{0,24}\d[-–][^ ]{1,24})/u;
const held = (value: string): string =>
  line(value)
    .split(DASHED)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : `<span style="white-space:nowrap">${escaped(part)}</span>`))
    .join("");

const factOf = ({ label, lines }: Fact): string =>
  `<tr><th class="dim" scope="row" style="${style.label}">${words(label)}</th>` +
  `<td class="ink" style="${style.value}">${lines.map(held).join("<br>")}</td></tr>`;

const factsOf = (facts: readonly Fact[]): string =>
  `<table width="100%" cellpadding="0" cellspacing="0" style="${style.facts}">\n${facts.map(factOf).join("\n")}\n</table>`;

const actionOf = ({ label, href, note }: NonNullable<Sheet["action"]>): string =>
  `<p style="${style.action}"><a class="button" href="${escaped(href)}" style="${style.button}">${words(label)}</a></p>\n` +
  paragraph(note, style.note, "dim");

/** Only an address: a question mark in it begins no header fields (RFC 6068). */
const mailto = (mail: string): string => `mailto:${encodeURIComponent(mail).replace("%40", "@")}`;

const contactOf = ({ name, mail }: { readonly name: string; readonly mail: string }): string =>
  `${words(name)}<br><a class="ink" href="${escaped(mailto(mail))}" style="${style.mail}">${words(mail)}</a>`;

const sectionOf = ({ heading, text, contacts = [] }: Section): string => {
  const body = contacts.length > 0 ? contacts.map(contactOf) : [words(text)];
  const paragraphs = body.map((each) => `<p class="ink" style="${style.paragraph}">${each}</p>`);
  return `<h2 class="ink" style="${style.heading}">${words(heading)}</h2>\n${paragraphs.join("\n")}`;
};

const salutationOf = (lines: readonly string[]): string =>
  lines.length === 0 ? "" : `<p class="ink" style="${style.paragraph}">${lines.map(words).join("<br>")}</p>\n`;

const contentOf = (sheet: Sheet): string =>
  [
    SIGN,
    salutationOf(sheet.salutation) + paragraph(sheet.lead, style.paragraph, "ink"),
    `<h1 class="title" style="${style.title}">${words(sheet.title)}</h1>`,
    factsOf(sheet.facts),
    ...(sheet.action ? [actionOf(sheet.action)] : []),
    ...sheet.sections.map(sectionOf),
    paragraph(sheet.foot, style.foot, "foot"),
  ].join("\n");

/** The letter as one table with inline styles: no picture, script, font or other request; the link stands in it once. */
export const htmlOf = (sheet: Sheet): string => `<!doctype html>
<html lang="${sheet.language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<meta name="referrer" content="no-referrer">
<title>${words(sheet.subject)}</title>
<style>
${style.sheet}
</style>
</head>
<body class="desk" style="${style.body}">
<div style="${style.preheader}">${words(sheet.preheader)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="${style.desk}"><tr><td class="room" align="center" style="${style.room}">
<table class="paper" role="presentation" width="680" cellpadding="0" cellspacing="0" style="${style.paper}"><tr><td class="content" style="${style.content}">
${contentOf(sheet)}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
