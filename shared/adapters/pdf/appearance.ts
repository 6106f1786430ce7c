import { Fault } from "../../domain/fault.ts";
import { type PageLanguage, signaturePageWords } from "../../messages/signature-page.ts";
import { addCanvas, type Canvas, finish, startComposition } from "./canvas.ts";
import { baseline, drawLine, drawLines, drawRule } from "./draw.ts";
import type { Fonts } from "./fonts.ts";
import { type Drawing, drawHandwriting } from "./handwriting.ts";
import { shortHex } from "./hex.ts";
import { signedSentence } from "./signing-time.ts";
import {
  balanceLines,
  bindHeading,
  breakLines,
  GROUP_SPREAD,
  ink,
  quietInk,
  type Style,
  signatureInk,
  style,
  widthOf,
} from "./text.ts";

export interface AppearanceInput {
  language: PageLanguage;
  /** Name and office as they will stand. */
  name: string;
  office: string;
  signedAt: Date;
  /** IANA name of the zone the time is told in. */
  timeZone: string;
  /** Hexadecimal. */
  certificateSerial: string;
  /** Without one the line says in words that it was signed. */
  drawing?: Drawing;
  /** Points: the field's rectangle. */
  width: number;
  height: number;
}

/** How the lines below the signature are set; the first setting that fits is taken. */
interface Setting {
  scale: number;
  /** Smallest type in points. */
  least: number;
  /** In sizes of the type. */
  leading: number;
  /** Time and certificate as one paragraph instead of lines of their own. */
  runIn: boolean;
}

const settings: readonly Setting[] = [
  ...[1, 0.94, 0.88].map((scale) => ({ scale, least: 8, leading: 1.29, runIn: false })),
  ...[0.88, 0.8].map((scale) => ({ scale, least: 8, leading: 1.18, runIn: false })),
  ...[0.88, 0.8, 0.6].map((scale) => ({ scale, least: 8, leading: 1.14, runIn: true })),
  ...[0.82, 0.74, 0.66, 0.58, 0.5].map((scale) => ({ scale, least: 0, leading: 1.14, runIn: true })),
];

/**
 * Where the signature's line stands, from the block's top. It depends on the block's height alone, so that the lines of
 * neighbours are level whatever their offices.
 */
const lineAt = (height: number): number => height - Math.max(0.57 * height, Math.min(42, 0.7 * height));

interface Particulars {
  name: string[];
  office: string[];
  small: string[];
  styles: { name: Style; office: Style; small: Style };
  gap: number;
  /** In points, from the line down. */
  depth: number;
}

const stylesAt = ({ scale, least, leading }: Setting): Particulars["styles"] => {
  const sized = (size: number) => Math.max(least, Math.round(size * scale * 10) / 10);
  const [name, office, small] = [sized(11.5), sized(10.5), sized(8.5)];
  return {
    name: style("serifBold", name, name * leading),
    office: style("serif", office, office * leading),
    small: style("sans", small, small * leading, quietInk),
  };
};

const setParticulars = (input: AppearanceInput, fonts: Fonts, setting: Setting): Particulars => {
  const styles = stylesAt(setting);
  const signed = signedSentence(input.language, input.signedAt, input.timeZone);
  const serial = shortHex(input.certificateSerial, 2).replaceAll(" ", "\u00a0");
  const certificate = `${signaturePageWords[input.language].signature.certificate}\u00a0${serial}`;
  const name = balanceLines(fonts, bindHeading(input.name), styles.name, [input.width]);
  const office = balanceLines(fonts, bindHeading(input.office), styles.office, [input.width]);
  const small = setting.runIn
    ? breakLines(fonts, `${signed}. ${certificate}`, styles.small, input.width)
    : breakLines(fonts, signed, styles.small, input.width);
  const gap = 7 * setting.scale ** 3;
  const smallLines = small.length + (setting.runIn ? 0 : 1);
  const depth =
    gap + name.length * styles.name.leading + office.length * styles.office.leading + gap / 2 + smallLines * styles.small.leading;
  return { name, office, small, styles, gap, depth };
};

const fitParticulars = (input: AppearanceInput, fonts: Fonts): Particulars & Setting => {
  const room = input.height - lineAt(input.height);
  for (const setting of settings) {
    const particulars = setParticulars(input, fonts, setting);
    if (particulars.depth <= room) return { ...particulars, ...setting };
  }
  throw new Fault("appearance-too-small", `${input.width} × ${input.height} points do not hold "${input.office}"`, {
    retryable: false,
  });
};

const drawParticulars = (canvas: Canvas, input: AppearanceInput, top: number): void => {
  const { fonts } = canvas.composition;
  const { name, office, small, styles, gap, runIn } = fitParticulars(input, fonts);
  const belowName = drawLines(canvas, [0, top + gap], name, styles.name);
  const belowOffice = drawLines(canvas, [0, belowName], office, styles.office);
  const belowSmall = drawLines(canvas, [0, belowOffice + gap / 2], small, styles.small);
  if (runIn) return;
  const y = belowSmall + baseline(styles.small);
  const words = `${signaturePageWords[input.language].signature.certificate} `;
  const end = drawLine(canvas, [0, y], words, styles.small);
  const size = styles.small.size * 0.94;
  drawLine(canvas, [end, y], shortHex(input.certificateSerial, 2), {
    ...styles.small,
    face: "mono",
    size,
    spread: GROUP_SPREAD * size,
  });
};

const drawElectronically = (canvas: Canvas, line: number, language: PageLanguage): void => {
  const words = signaturePageWords[language].signature.electronically;
  const natural = widthOf(canvas.composition.fonts, words, { face: "sans", size: 10 });
  const size = 10 * Math.min(1, canvas.width / natural);
  drawLine(canvas, [0, line - 5], words, style("sans", size, size, signatureInk));
};

/**
 * What a field shows once signed, as a PDF of one page of exactly `width` × `height` points, transparent but for its marks:
 * signature, line, name, office, time, certificate. Made in an empty document; equal inputs give equal bytes.
 * Faults: `glyph-missing`; `appearance-too-small` where even type of half the size does not fit.
 */
export const composeAppearance = async (input: AppearanceInput, fonts: Fonts): Promise<Uint8Array> => {
  const canvas = addCanvas(await startComposition(fonts, input), input);
  const line = lineAt(input.height);
  if (input.drawing) drawHandwriting(canvas, { width: input.width, bottom: line }, input.drawing);
  else drawElectronically(canvas, line, input.language);
  drawRule(canvas, [0, line, input.width], 0.7, ink);
  drawParticulars(canvas, input, line);
  return finish(canvas.composition);
};

/** What a field shows until it is signed: its line alone, where the signature's line will be. */
export const composePlaceholder = async (size: { width: number; height: number }, fonts: Fonts): Promise<Uint8Array> => {
  const canvas = addCanvas(await startComposition(fonts, size), size);
  drawRule(canvas, [0, lineAt(size.height), size.width], 0.7, ink);
  return finish(canvas.composition);
};
