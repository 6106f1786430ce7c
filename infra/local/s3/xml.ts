export type XmlChild = readonly [name: string, content: string | number | boolean | readonly XmlChild[]];

const ENTITY: Record<string, string> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };
const MAX_DEPTH = 8;

/** Control characters, which XML 1.0 cannot hold, go out as numeric references: S3 does the same with such keys. */
const escapeXml = (text: string): string =>
  text
    .replace(/[<>&"]/g, (character) => ENTITY[character] ?? character)
    .replace(/\p{Cc}/gu, (character) => `&#x${character.charCodeAt(0).toString(16)};`);

const renderChild = ([name, content]: XmlChild): string =>
  `<${name}>${Array.isArray(content) ? content.map(renderChild).join("") : escapeXml(String(content))}</${name}>`;

/** A whole XML document. */
export const render = (root: string, children: readonly XmlChild[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${renderChild([root, children])}`;

export interface XmlElement {
  name: string;
  text: string;
  children: XmlElement[];
}

const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex, decimal, name) => {
    if (name) return NAMED[name] ?? whole;
    const codePoint = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
  });

const TOKEN = /<\?xml[^<>]*\?>|<(\/?)([A-Za-z][\w.-]*)(?:\s[^<>]*?)?(\/?)>|([^<]+)/y;

/**
 * The root element of a request body. Elements and text only: document types, comments, CDATA and entities of the sender's own
 * are hostile here, and undefined is the answer to them and to anything ill-formed.
 */
export const parseXml = (source: string): XmlElement | undefined => {
  const document: XmlElement = { name: "", text: "", children: [] };
  const open = [document];
  for (let at = 0; at < source.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(source);
    if (!token || !accept(open, token)) return undefined;
  }
  return open.length === 1 && document.children.length === 1 && !document.text.trim() ? document.children[0] : undefined;
};

const accept = (open: XmlElement[], [, closing, name, empty, text]: RegExpExecArray): boolean => {
  const parent = open.at(-1);
  if (!parent) return false;
  if (text !== undefined) parent.text += unescapeXml(text);
  if (name === undefined) return true;
  if (closing) return open.length > 1 && open.pop()?.name === name;
  const element: XmlElement = { name, text: "", children: [] };
  parent.children.push(element);
  if (!empty) open.push(element);
  return open.length <= MAX_DEPTH;
};

/** Text of the child of that name, or undefined. */
export const childText = (element: XmlElement, name: string): string | undefined =>
  element.children.find((child) => child.name === name)?.text.trim();
