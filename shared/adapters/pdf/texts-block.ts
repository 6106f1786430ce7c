import { locales } from "../../messages/format/locales.ts";
import { languageName } from "../../messages/format/names.ts";
import { signaturePageWords } from "../../messages/signature-page.ts";
import { type Block, beside, type Frame, linesBlock, ruleBlock, space, stack } from "./block.ts";
import { mm } from "./canvas.ts";
import { shortHex } from "./hex.ts";
import type { SignaturePageInput } from "./signature-page-input.ts";
import { GROUP_SPREAD, hairline, ink, quietInk, style, widthOf } from "./text.ts";

const cell = style("sans", 9, 11.5);
const head = style("sans", 9, 11.5, quietInk);
const mono = { ...style("mono", 8.8, 11.5), spread: GROUP_SPREAD * 8.8 };

const fingerprint = (hex: string): string => shortHex(hex, 6, 2);

interface Row {
  language: string;
  pages: string;
  hash: string;
}

const rowsOf = ({ texts, language }: SignaturePageInput): Row[] =>
  texts.map((text) => ({
    language:
      languageName(text.language, locales[language]) + (text.thisText ? `, ${signaturePageWords[language].texts.thisText}` : ""),
    pages: String(text.pages),
    hash: fingerprint(text.sha256),
  }));

/** The signed texts with the fingerprints of their uploads, and the fingerprint of the list itself. */
export const textsBlock = (input: SignaturePageInput, frame: Frame): Block => {
  const { fonts, density, x, width } = frame;
  const words = signaturePageWords[input.language].texts;
  const rows = rowsOf(input);
  const widest = (texts: string[]): number => Math.max(...texts.map((text) => widthOf(fonts, text, cell)));
  const pagesX = x + Math.max(mm(38), widest([words.language, ...rows.map((row) => row.language)]) + mm(7));
  const hashX = pagesX + widest([words.pages]) + mm(8);
  const pad = space(mm(1.5) * density);
  const line = (weight: number, colour = hairline): Block => ruleBlock(x, width, [weight, colour]);
  return stack([
    linesBlock(x, [words.heading], style("sansBold", 10, 14)),
    pad,
    beside([
      linesBlock(x, [words.language], head),
      linesBlock(pagesX, [words.pages], head),
      linesBlock(hashX, [words.fingerprint], head),
    ]),
    pad,
    line(0.9, ink),
    ...rows.flatMap((row) => [
      pad,
      beside([linesBlock(x, [row.language], cell), linesBlock(pagesX, [row.pages], cell), linesBlock(hashX, [row.hash], mono)]),
      pad,
      line(0.4),
    ]),
    pad,
    beside([
      linesBlock(x, [words.list], head),
      linesBlock(Math.max(hashX, x + widest([words.list]) + mm(4)), [fingerprint(input.manifestSha256)], mono),
    ]),
  ]);
};
